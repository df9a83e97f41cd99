"""What a letter glued to a figure stands for: "5m people" are millions, a "37m crane" is measured in metres.

A desk that writes m for million does so of money and of things; before what is counted the letter is a
magnitude, else it is left to the units. The words that decide are data (`lexicon/units.toml`, `[letters]`).
"""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.scan import alternation
from factcheck.read.units import counted_noun
from factcheck.regex import regex

_WORDS = regex(r"[a-z]+", re.IGNORECASE)


@cache
def _millions() -> re.Pattern[str]:
    """Words behind millions of people that are not named: "5m have fled", "a 2m-strong union"."""
    return regex(rf"(?:-strong\b|\s+(?:{alternation(lexicon.load('units')['letters']['millions'])})\b)", re.IGNORECASE)


@cache
def _metres() -> frozenset[str]:
    return frozenset(lexicon.load("units")["letters"]["metres"])


@cache
def _runs() -> re.Pattern[str]:
    return regex(rf"[\s-]+(?:\w+\s+)?(?:{alternation(lexicon.load('units')['letters']['runs'])})\b", re.IGNORECASE)


_ONE_BEFORE = regex(r"\ban?\s+[\d.,]+$", re.IGNORECASE)


def counts(text: str, start: int, end: int) -> bool:
    """True where the letter at [start, end) is a magnitude, by what is counted behind it."""
    if text[start:end] not in ("m", "b"):
        return False
    if _millions().match(text, end):
        return True
    noun = counted_noun(text, end)
    if noun is None or text[end : end + 1] == "-" or _ONE_BEFORE.search(text, max(0, start - 16), start):
        return False
    return _metres().isdisjoint(word.lower() for word in _WORDS.findall(text, end, noun.end))


def is_distance(text: str, end: int) -> bool:
    """True for the k of "a 10k run", which ends at `end`."""
    return _runs().match(text, end) is not None
