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
# "launched its console in 2011": the date of a doing, not of what the clause is about.
_OBJECT = re.compile(r"[,;:—]|[A-Z]|\b(?:its|a|an|his|her|their)\b")


def dated_event(scan: Scan, at: int) -> str:
    """The event whose date begins at `at`, by the last verb of event before it; "" for none."""
    before = [(end, event) for start, end, event in scan.find(_verbs()) if at - _REACH <= start and end <= at]
    if not before or _OBJECT.search(scan.text, before[-1][0], at):
        return ""
    return before[-1][1]


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(lexicon.load("words")["event_nouns"]["words"])


_NOUN_AFTER = re.compile(r"\s+(?:[A-Za-z-]+\s+)?(?P<noun>[A-Za-z]+)")
_NOUN_BEFORE = re.compile(r"(?P<noun>[A-Za-z]+)\s+(?:in|of)\s+$")


def names_event(text: str, start: int, end: int) -> bool:
    """The time is part of an event's name: "the 2004 tsunami", "the quake-triggered tsunami of 2004"."""
    if not text[start:end].strip()[-4:].isdigit():
        return False
    after = _NOUN_AFTER.match(text, end)
    if after is not None and (
        after["noun"].lower() in _event_nouns() or text[end:].split()[0].lower() in _event_nouns()
    ):
        return True
    before = _NOUN_BEFORE.search(text[max(0, start - 30) : start])
    return before is not None and before["noun"].lower() in _event_nouns()
