"""What a draft brings of its own: names that none of its sources has, and the day that a source calls "tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Collection

from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.model.value import Time
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems
from factcheck.regex import regex

# Capitalised words in a row that begin no sentence; abbreviations are no names.
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ]+"
_NAME = regex(rf"(?<=[^.!?:\"'“‘\s])\s+(?P<name>{_WORD}(?:\s+(?:&\s+)?{_WORD})+)")


def has_own_name(document: Document, span: Span, known: Collection[str]) -> bool:
    """A stretch of the draft names somebody or something of whom no source speaks: an earlier case, another firm.

    `known` are the stems of all that the sources say.
    """
    text = fold(document.article.text)
    found = (match["name"] for match in _NAME.finditer(text, max(0, span.start - 1), span.end))
    return any(
        len(stems) > 1 and sum(stem not in known for stem in stems) > len(stems) / 2
        for stems in map(canonical_stems, found)
        if calendar().isdisjoint(stems)
    )


def may_name_its_day(document: Document, said: Collection[str]) -> bool:
    """A source without a date says "today" or "tomorrow" of what a draft's sentence (`said`, as stems) is about: the
    weekday of the draft may be that day."""
    text = document.article.text
    if document.article.published is not None or _ITS_DAY.search(text) is None:
        return False
    return any(
        _ITS_DAY.search(text, sentence.span.start, sentence.span.end) is not None
        and len(set(canonical_stems(fold(document.text_of(sentence)))) & set(said)) >= _SHARED
        for sentence in document.sentences
    )


def shows_the_minute(document: Document, claim: Claim) -> bool:
    """A source has the time of day of the draft in figures, read or not: "17:20" for "5.20 p.m."."""
    clock = claim.value.clock if isinstance(claim.value, Time) else None
    if clock is None:
        return False
    return any(
        clock[0] <= shown <= clock[1]
        for hour, minute, half in _CLOCK.findall(document.article.text)
        for shown in _minutes(int(hour), int(minute), half.lower())
    )


def _minutes(hour: int, minute: int, half: str) -> tuple[int, ...]:
    """Minutes since midnight that "5.20" may be, and "5.20 p.m." is."""
    if half:
        return ((hour % 12 + 12 * (half == "p")) * 60 + minute,)
    return hour * 60 + minute, (hour + 12) * 60 + minute


_CLOCK = regex(r"(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d:])(?:\s?([apAP])\.?\s?[mM]\b)?")
_ITS_DAY = regex(r"\b(?:today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
# Content words that tell that the two sentences are about one thing. Set by hand.
_SHARED = 2
