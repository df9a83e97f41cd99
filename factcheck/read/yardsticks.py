"""What a change in per cent is reckoned against: a year before, a quarter, a month, a week, a day (`lexicon/yardsticks.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex

Yardstick = tuple[int, int, str]
"""Start and end of the words in their sentence, and the span that a change is reckoned over: "year" … "day"."""

_STEPS = (Dimension.PERCENT, Dimension.POINT)


class _Phrase(NamedTuple):
    span: str
    headed: bool
    """Says it only behind a head: "a year earlier" of "from a year earlier"."""


@cache
def _book() -> Phrasebook[_Phrase]:
    return Phrasebook(_phrases())


def _phrases() -> Iterator[tuple[str, _Phrase]]:
    table = lexicon.load("yardsticks")
    forms = table["forms"]
    for span in table["spans"]["names"]:
        for words in (*(form.format(span=span) for form in forms["behind"]), *table["named"][span]):
            yield words, _Phrase(span, headed=True)
        for words in (*(form.format(span=span) for form in forms["alone"]), *table["words"][span]):
            yield words, _Phrase(span, headed=False)


@cache
def _head() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternation(lexicon.load('yardsticks')['forms']['heads'])})\s+$", re.IGNORECASE)


# No head is longer, in characters: "in comparison with ".
_LONGEST_HEAD = 22


def yardsticks(scan: Scan, figures: Sequence[Figure]) -> tuple[Yardstick, ...]:
    """All of a sentence, left to right; none where no figure is in per cent or points."""
    if not any(figure.quantity.dimension in _STEPS for figure in figures):
        return ()
    found = []
    for start, end, (span, headed) in scan.find(_book()):
        head = _head().search(scan.text, max(0, start - _LONGEST_HEAD), start) if headed else None
        if head is not None or not headed:
            found.append((start if head is None else head.start(), end, span))
    return tuple(found)


def yardstick_of(
    figure: Figure, figures: Sequence[Figure], clause: tuple[int, int], found: Sequence[Yardstick]
) -> Yardstick | None:
    """The one that `figure` is reckoned against: behind it, before the next such figure; else before it in its clause."""
    if figure.quantity.dimension not in _STEPS:
        return None
    others = [other for other in figures if other is not figure and other.quantity.dimension in _STEPS]
    until = min((other.start for other in others if other.start >= figure.end), default=clause[1])
    since = max((other.end for other in others if other.end <= figure.start), default=clause[0])
    behind = (each for each in found if figure.end <= each[0] < max(until, figure.end) and each[0] < clause[1])
    before = (each for each in found if max(since, clause[0]) <= each[0] and each[1] <= figure.start)
    return next(behind, None) or next(before, None)
