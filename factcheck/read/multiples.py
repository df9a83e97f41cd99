"""Figures given as multiples of others: "doubled", "twice $870 million", "2.5 times"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.denote import denote, denote_range
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read import modifiers
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex


class MultipleMention(NamedTuple):
    """A multiple with its place; `anaphor` when the sentence points back ("this figure will double")."""

    start: int
    end: int
    factor: Quantity
    anaphor: bool
    direct: bool
    """The multiplied figure follows at once: "twice $870 million"."""


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    table: dict[str, list[int]] = lexicon.load("numbers")["multiples"]
    factors = {word: Decimal(top) / Decimal(bottom) for word, (top, bottom) in table.items()}
    return regex(
        rf"\b(?P<word>{alternation(list(factors))})\b(?!-|\s+(?:digit|figures?|check|standard|decker|murder|murders|agent|room|quotes?|date|as\b))",
        re.IGNORECASE,
    ), factors


@cache
def _words() -> frozenset[str]:
    """One word of each multiple, for a cheap test."""
    return frozenset({"times", "fold", *(word.split("-")[-1] for word in lexicon.load("numbers")["multiples"])})


TIMES = r"\s+times\s+(?:that|the|its|as|more|higher|larger|bigger|greater|over)\b|-?fold\b"
"""What stands behind a number that multiplies another."""


@cache
def _times() -> tuple[re.Pattern[str], dict[str, int]]:
    cardinals = {word: n for word, n in lexicon.load("numbers")["cardinals"].items() if n > 1}
    return regex(
        rf"(?<![\w.,-])(?P<number>\d+(?:\.\d+)?|{alternation(list(cardinals))})(?:{TIMES})", re.IGNORECASE
    ), cardinals


_ANAPHOR = regex(
    r"\b(?:this|that|the|these|those|its|which)\s+(?:figure|number|sum|amount|total|value|level|count)?\s*"
    r"(?:\w+\s+){0,3}$|\bit\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# Doubled means ×[1.9, 2.1] in the press, "nearly doubled" ×[1.7, 2), "more than doubled" ×(2, ∞): number rules §3.5.
_SLACK = Decimal("0.05")
_NEAR = Decimal("0.15")
_DIRECT = regex(r"\s+(?=[$£€\d])")


def multiples(scan: Scan) -> Iterator[MultipleMention]:
    """Each multiple of the sentence that is not taken."""
    pattern, factors = _pattern()
    if scan.words.isdisjoint(_words()):
        return
    hits = [(match, factors[match["word"].lower()]) for match in pattern.finditer(scan.text)]
    times, cardinals = _times()
    for match in times.finditer(scan.text):
        word = match["number"].lower()
        hits.append((match, Decimal(word) if word[0].isdigit() else Decimal(cardinals[word])))
    for match, factor in sorted(hits, key=lambda hit: hit[0].start()):
        if not scan.is_free(*match.span()):
            continue
        left = modifiers.left_of(scan.text, match.start())
        modifier, start = left if left else (Modifier.BARE, match.start())
        anaphor = _ANAPHOR.search(scan.text[max(0, start - 50) : start])
        direct = _DIRECT.match(scan.text, match.end()) is not None
        begin = max(0, start - 50) + anaphor.start() if anaphor else start
        yield MultipleMention(begin, match.end(), _factor(factor, modifier), anaphor is not None, direct)


def _factor(factor: Decimal, modifier: Modifier) -> Quantity:
    grain = Decimal("0.1")
    if modifier in (Modifier.BARE, Modifier.APPROX):
        return denote_range(
            factor * (1 - _SLACK),
            factor * (1 + _SLACK),
            grain=grain,
            round_grain=grain,
            dimension=Dimension.RATIO,
        )
    if modifier is Modifier.NEAR_BELOW:
        return denote_range(factor * (1 - _NEAR), factor, grain=grain, round_grain=grain, dimension=Dimension.RATIO)
    return denote(factor, grain=grain, round_grain=grain, modifier=modifier, dimension=Dimension.RATIO)
