"""Dates that are facts of their own: when something was built, founded, launched …"""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.scan import alternation


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, list[str]] = lexicon.load("events")
    events = {verb: event for event, verbs in table.items() for verb in verbs}
    return re.compile(rf"\b(?P<verb>{alternation(list(events))})\b", re.IGNORECASE), events


# How far before its date the verb may stand, in characters: "was built of brick and steel in 1962".
_REACH = 40


def dated_event(text: str, at: int) -> str:
    """The event whose date begins at `at`, by the last verb of event before it; "" for none."""
    pattern, events = _verbs()
    last = None
    for match in pattern.finditer(text, max(0, at - _REACH), at):
        last = match
    if last is None or re.search(r"[,;:—]", text[last.end() : at]):
        return ""
    return events[re.sub(r"\s+", " ", last["verb"].lower())]
