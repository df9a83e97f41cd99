"""The words by which a text says that a figure was reckoned: a sum, a step from another, what is left, a part of a range.

They are data (`lexicon/sums.toml`, and of terms `lexicon/times.toml`).
"""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.scan import alternation
from factcheck.regex import regex


@cache
def ends_of() -> re.Pattern[str]:
    """Which part of a range is meant: "the upper half of"."""
    return _any_of(lexicon.load("sums")["ends"])


@cache
def totals() -> re.Pattern[str]:
    """A figure is a sum, or comes of others: "in total", "each"."""
    return _any_of(lexicon.load("sums")["totals"])


@cache
def averages() -> re.Pattern[str]:
    """Figures are averages: "on average", "a mean of"."""
    return _any_of(lexicon.load("sums")["averages"])


@cache
def namely() -> re.Pattern[str]:
    """A day is what a length before it comes to: ", that is by"."""
    return _any_of(lexicon.load("times")["terms"]["namely"])


@cache
def within() -> re.Pattern[str]:
    """What stands before a length that is a term: "within the next "."""
    words = alternation(lexicon.load("times")["terms"]["within"])
    return regex(rf"\b(?:{words})\s+(?:the\s+next\s+)?$", re.IGNORECASE)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return regex(rf"\b(?:{alternation(phrases)})\b", re.IGNORECASE)


def is_step(text: str, start: int, end: int) -> bool:
    """Words right beside a figure say that it lies between two, or is what is left."""
    return (
        _step_before().search(text, max(0, start - _BESIDE), start) is not None
        or _step_behind().match(text, end) is not None
    )


def is_apart(text: str, start: int, end: int) -> bool:
    """The same, where the two that a figure lies between are known: "half a point down", "two up on last year"."""
    return is_step(text, start, end) or _apart_behind().match(text, end) is not None


# How far before a figure the word stands that makes a step of it, in characters.
_BESIDE = 40


@cache
def _step_before() -> re.Pattern[str]:
    steps = lexicon.load("sums")["steps"]
    words, leaving = alternation(steps["before"]), alternation(steps["leaving"])
    return regex(rf"\b(?:(?:{words}),?\s+(?:\w+\s+)?|(?:{leaving})\s[^.,;:\d]{{0,30}})$", re.IGNORECASE)


@cache
def _step_behind() -> re.Pattern[str]:
    words = alternation(lexicon.load("sums")["steps"]["behind"])
    return regex(rf"[^.,;:\d]{{0,30}}\b(?:{words})\b", re.IGNORECASE)


@cache
def _apart_behind() -> re.Pattern[str]:
    words = alternation(lexicon.load("sums")["steps"]["apart"])
    return regex(rf"[^.,;:\d]{{0,30}}\b(?:{words})\b", re.IGNORECASE)


@cache
def to_a_day() -> re.Pattern[str]:
    """What stands behind a time that lies between two days: " after"."""
    return regex(rf"\s+(?:{alternation(lexicon.load('sums')['steps']['in_time'])})\b")


@cache
def table_scale() -> re.Pattern[str]:
    """What says that figures are in thousands: "(Canadian dollars, thousands)", "£'000", "Rs in crore"."""
    return regex(rf"(?<!\w)(?:{alternation(lexicon.load('sums')['scales'])})(?!\w)", re.IGNORECASE)


@cache
def joint() -> re.Pattern[str]:
    """What joins two numbers that are one together."""
    return regex(rf"[^.,;:()]{{0,30}}\b(?:{alternation(lexicon.load('sums')['joining'])})\b[^.,;:()]{{0,30}}")
