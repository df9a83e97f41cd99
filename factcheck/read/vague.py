"""Amounts that words leave open: "dozens of", "in her mid-30s", "a six-figure sum", "double-digit growth"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.model.denote import denote_vague
from factcheck.model.value import Dimension
from factcheck.read.figure import Figure
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.scan import Scan, alternation
from factcheck.read.units import counted_noun, currency_after
from factcheck.regex import regex

# "Millions of pounds" are money, "dozens of pounds" a weight.
_SUM_FROM = 1_000_000


@cache
def _phrases() -> Phrasebook[tuple[str, int, int]]:
    table: dict[str, list[int]] = lexicon.load("numbers")["vague"]
    return Phrasebook((phrase, (phrase, low, high)) for phrase, (low, high) in table.items())


def vague_figures(scan: Scan) -> Iterator[Figure]:
    """Each vague amount of the sentence that is not taken. Takes what it reads, and decades that are no years."""
    for start, end, (phrase, low, high) in scan.find(_phrases()):
        if not scan.is_free(start, end) or scan.text[end : end + 1] == "-":
            continue
        dimension, unit, noun_end = Dimension.NUMBER, "", end
        currency = currency_after(scan.text, end, scaled=low >= _SUM_FROM)
        if currency is not None:
            dimension, (unit, end) = Dimension.MONEY, currency
            noun_end = end
        else:
            noun = counted_noun(scan.text, end)
            if noun is not None:
                dimension, unit, noun_end = Dimension.COUNT, noun.unit, noun.end
            elif phrase.endswith("of"):
                dimension = Dimension.COUNT
            elif phrase.startswith(("a few", "several", "a couple", "a handful")):
                continue
        scan.take(start, end)
        quantity = denote_vague(Decimal(low), Decimal(high), dimension=dimension, unit=unit)
        yield Figure(start, start, end, noun_end, quantity)
    if scan.has_digit and ("0s" in scan.low or "0's" in scan.low):
        yield from _tens(scan)
    if not scan.words.isdisjoint(_PLACES):
        yield from _digits(scan)


_TENS = regex(
    r"(?:\b(?P<owner>his|her|their)\s+)?(?P<part>\b(?:early|low|lower|mid|middle|late|high|upper)[\s-]+(?:to[\s-]+)?)?"
    r"(?<![\w.,$£€])(?P<tens>[1-9]0)'?s\b",
    re.IGNORECASE,
)


def _tens(scan: Scan) -> Iterator[Figure]:
    """ "In her mid-30s", "in the low 20s": a third of ten each; an age where it is somebody's.

    "The mid-90s" may be years, and stay unread.
    """
    parts: dict[str, list[int]] = lexicon.load("numbers")["tens"]
    for match in _TENS.finditer(scan.text):
        start, end = match.start("part") if match["part"] else match.start("tens"), match.end()
        if not scan.is_free(start, end):
            continue
        scan.take(start, end)
        part = (match["part"] or "").lower().replace("-", " ").split()
        if not match["owner"] and (not part or part[0] not in ("low", "lower", "high", "upper")):
            continue
        low, high = parts[part[0] if part else "all"]
        tens = int(match["tens"])
        dimension, unit = (Dimension.AGE, "year") if match["owner"] else (Dimension.NUMBER, "")
        quantity = denote_vague(Decimal(tens + low), Decimal(tens + high), dimension=dimension, unit=unit)
        yield Figure(start, start, end, end, quantity)


_PLACES = frozenset({"figure", "figures", "digit", "digits"})


@cache
def _places() -> tuple[re.Pattern[str], dict[str, int]]:
    cardinals: dict[str, int] = {**lexicon.load("numbers")["cardinals"], "single": 1, "double": 2, "triple": 3}
    small = {word: places for word, places in cardinals.items() if 0 < places < 13}
    nouns = lexicon.load("numbers")["places"]
    return regex(
        rf"\b(?P<places>{alternation(list(small))}|[1-9]|1[0-2])[\s-](?P<kind>figure|digit)s?\b"
        rf"(?:\s+(?:[a-z-]+\s+)?(?:(?P<money>{alternation(nouns['money'])})|(?P<percent>{alternation(nouns['percent'])}))\b)?",
        re.IGNORECASE,
    ), small


def _digits(scan: Scan) -> Iterator[Figure]:
    """ "A six-figure salary", "double-digit growth": every figure of so many places."""
    pattern, cardinals = _places()
    for match in pattern.finditer(scan.text):
        start, end = match.start(), match.end("kind")
        if not scan.is_free(start, end):
            continue
        scan.take(start, end)
        places = int(match["places"]) if match["places"].isdigit() else cardinals[match["places"].lower()]
        if match["money"] and match["kind"].lower() == "figure":
            dimension = Dimension.MONEY
        elif match["percent"]:
            dimension = Dimension.PERCENT
        else:
            continue  # a six-figure crowd, a four-digit code: taken, so that six figures are not counted
        low, high = Decimal(10) ** (places - 1), Decimal(10) ** places - 1
        yield Figure(start, start, end, end, denote_vague(low, high, dimension=dimension))
