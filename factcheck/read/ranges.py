"""Periods given by both their ends: "between April 2013 and December 2016", "from March to June 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.model.span import Span
from factcheck.model.value import Bearing, Time
from factcheck.regex import regex

_OPENS = regex(
    r"\b(?P<word>between|from)\s+(?:the\s+)?(?:start\s+of\s+|end\s+of\s+|early\s+|late\s+|mid-?\s?)?$", re.IGNORECASE
)
_JOINS = {
    "between": regex(r"\s+and\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?"),
    "from": regex(r"\s+(?:to|until|till|through)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?"),
}


_ENDS = 2
# Farthest that "between" stands before the first end, in characters.
_REACH = 30


def ranged(time: Time | None, times: Sequence[Time], text: str, base: int) -> Time | None:
    """The whole period where `time` is one of its ends; else `time` itself. `times` are those of the sentence `text`."""
    if time is None or len(times) < _ENDS:
        return time
    for first in times:
        opens = _OPENS.search(text, max(0, first.start - base - _REACH), first.start - base)
        if opens is None:
            continue
        join = _JOINS[opens["word"].lower()].match(text, first.end - base)
        last = next((each for each in times if join is not None and each.start - base == join.end()), None)
        if last is not None and time.span in (first.span, last.span):
            return _whole(first, last, Span(base + opens.start(), last.end), text[opens.start() : last.end - base])
    return time


_MONTH = regex(r"M(?P<month>\d{1,2})")


def _whole(first: Time, last: Time, span: Span, words: str) -> Time:
    """From the first day of the one to the last of the other, where both can be placed in the calendar."""
    begins, ends, iso = first.earliest, last.latest, first.iso
    if begins is None and ends is not None and (month := _MONTH.fullmatch(first.slot)) is not None:
        begins = date(
            ends.year - (int(month["month"]) > ends.month), int(month["month"]), 1
        )  # "from March to June 2024"
        iso = f"{begins:%Y-%m}"
    whole = replace(last, span=span, words=words, slot="", iso="", earliest=None, latest=None, bearing=Bearing.IN)
    if begins is None or ends is None or begins > ends:
        return whole
    return replace(whole, iso=f"{iso}..{last.iso}", earliest=begins, latest=ends)
