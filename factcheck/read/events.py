"""Dates that are facts of their own: when something was built, founded, launched …"""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.scan import Scan


@cache
def _verbs() -> Phrasebook[str]:
    table: dict[str, list[str]] = lexicon.load("events")
    return Phrasebook((verb, event) for event, verbs in table.items() for verb in verbs)


# How far before its date the verb may stand, in characters: "was built of brick and steel in 1962".
_REACH = 40
_BREAK = re.compile(r"[,;:—]")


def dated_event(scan: Scan, at: int) -> str:
    """The event whose date begins at `at`, by the last verb of event before it; "" for none."""
    before = [(end, event) for start, end, event in _verbs().find(scan.tokens) if at - _REACH <= start and end <= at]
    if not before or _BREAK.search(scan.text, before[-1][0], at):
        return ""
    return before[-1][1]
