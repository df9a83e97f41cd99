"""Shares given as fractions: "two-thirds of voters", "half the workforce", "one in five", "1/16".

A fraction is a share seen from afar: "a third" is said of 32 % and of 35 %. It is read as hedged
(`Modifier.APPROX`) unless its own modifier says more. The words are data (`lexicon/numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.denote import denote, grain_of
from factcheck.model.value import SHARE, Dimension, Modifier, Quantity
from factcheck.read import modifiers
from factcheck.read.compound import GLYPHS, smaller_unit
from factcheck.read.numbers import Numeral, number_words
from factcheck.read.scan import Scan, alternation
from factcheck.read.units import unit_around
from factcheck.regex import regex


class Fraction(NamedTuple):
    """A share with its place in the sentence; `core` is where the fraction itself begins."""

    start: int
    core: int
    end: int
    quantity: Quantity


@cache
def _fractions() -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    """Fractions in words before what they are a share of."""
    table: dict[str, list[int]] = lexicon.load("numbers")["fractions"]
    names = {" ".join(name.replace("-", " ").split()): (top, bottom) for name, (top, bottom) in table.items()}
    words = alternation(list(names)).replace(r"\s+", r"[\s-]+")
    # "A quarter of a million" is a number, "a third of the way" a place; "the first half of 2024" a period.
    months = alternation([name.capitalize() for name in lexicon.load("times")["months"]])
    of = rf"\s+of\b(?!\s+(?-i:{months})\b)(?!\s+(?:an?|the)\s+(?:million|billion|trillion|mile|kilomet\w+|hour|minute|second|pint|cup|way|year)\b)"
    half = r"(?<=half)\s+(?:the|its|their|his|her|our|all|those|these)\b"
    return regex(rf"(?<![\w-])(?P<fraction>{words})(?={of}|{half}|\s+as\s+(?:many|much)\b)", re.IGNORECASE), names


# "The first half of the year", "the other half of", "in the half of the field".
_PERIOD_BEFORE = regex(
    r"\b(?:first|second|third|fourth|last|latter|other|better|final|next|this|that|the|fiscal|financial)[\s-]+$",
    re.IGNORECASE,
)
_FIGURES = regex(r"(?<![\w/.,-])(?P<top>\d{1,2})\s?[/⁄]\s?(?P<bottom>\d{1,4})(?![\w/⁄%.,]*\d)(?=\s+of\b)")
_GLYPH = regex(rf"(?<!\d)[{''.join(GLYPHS)}](?=\s+of\b)")


@cache
def _one_in() -> tuple[re.Pattern[str], dict[str, int]]:
    cardinals: dict[str, int] = lexicon.load("numbers")["cardinals"]
    number = rf"\d{{1,3}}|{alternation(list(cardinals))}"
    times = alternation([word for words in lexicon.load("units")["duration"].values() for word in words])
    return regex(
        rf"(?<![\w-])(?P<top>{number})[\s-]+(?:(?P<out>out\s+of)(?:\s+every)?|in(?:\s+every)?)[\s-]+(?P<bottom>{number})(?![\w-]|[.,:]\d|%)"
        rf"(?!\s+(?:{times}|million|billion|thousand|hundred|more|others?)\b)",
        re.IGNORECASE,
    ), cardinals


def _may_be_one_in(scan: Scan) -> bool:
    """A cheap test for "one in five", "3 out of 4"."""
    if scan.words.isdisjoint(_IN):
        return False
    return not scan.words.isdisjoint(number_words()) or _IN_DIGITS.search(scan.text) is not None


_IN = frozenset({"in", "of"})
_IN_DIGITS = regex(r"\b(?:in|of)(?:[\s-]+every)?[\s-]+\d{1,3}\b", re.IGNORECASE)


# How far before a fraction the word may stand, in characters.
_REACH = 30
# Wholes that a share is given of with "in"; "seven in two attacks" is a toll.
_WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100})
_TOLL_BEFORE = regex(
    r"\b(?:kill|injur|wound|hurt|arrest|detain|rescu|captur|shot|los|scor|won|win|damag|destroy)\w*\s+$", re.IGNORECASE
)


def fractions(scan: Scan) -> Iterator[Fraction]:
    """Each share of the sentence that is not taken. Takes what it reads."""
    if not scan.has_digit and scan.words.isdisjoint(_words()) and scan.text.isascii():
        return
    text = scan.text
    pattern, names = _fractions()
    found = [
        (*match.span("fraction"), *names[" ".join(match["fraction"].lower().replace("-", " ").split())])
        for match in (() if scan.words.isdisjoint(_names()) else pattern.finditer(text))
        if not _PERIOD_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    ]
    found += [(*match.span(), int(match["top"]), int(match["bottom"])) for match in _FIGURES.finditer(text)]
    found += [(*match.span(), *GLYPHS[match.group()]) for match in _GLYPH.finditer(text)]
    pattern, cardinals = _one_in()
    for match in pattern.finditer(text) if _may_be_one_in(scan) else ():
        top, bottom = (_number(match[name], cardinals) for name in ("top", "bottom"))
        said = match["out"] is not None or (
            (bottom in _WHOLES or top == 1)
            and not _TOLL_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        )
        if said:
            found.append((*match.span(), top, bottom))
    for start, end, top, bottom in sorted(found):
        if 0 < top < bottom and scan.is_free(start, end):
            fraction = _fraction(scan, start, end, Decimal(top) / Decimal(bottom), Decimal(1) / Decimal(bottom))
            scan.take(fraction.start, fraction.end)
            yield fraction


# How finely a share in fractions is seen: "a quarter" is said from 22.5 to 27.5 %. Set by hand.
_GRAIN = Decimal("0.05")


def _fraction(scan: Scan, start: int, end: int, share: Decimal, part: Decimal) -> Fraction:
    left = modifiers.left_of(scan.text, start)
    modifier, begin = left if left is not None and scan.is_free(left[1], start) else (Modifier.APPROX, start)
    grain = min(part, _GRAIN)
    quantity = denote(share, grain=grain, round_grain=grain, modifier=modifier, dimension=Dimension.RATIO, unit=SHARE)
    return Fraction(begin, start, end, quantity)


# -- parts of one unit -----------------------------------------------------------------------------


@cache
def _of_a_unit() -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    table: dict[str, list[int]] = lexicon.load("numbers")["fractions"]
    names = {" ".join(name.replace("-", " ").split()): (top, bottom) for name, (top, bottom) in table.items()}
    words = alternation(list(names)).replace(r"\s+", r"[\s-]+")
    large = alternation([word for word, power in lexicon.load("numbers")["magnitudes"].items() if power > 2])
    return regex(
        rf"(?<![\w-])(?P<fraction>{words})[\s-]+(?:of\s+)?an?[\s-]+(?:(?P<large>{large})\b|(?=\w))"
        rf"|(?<![\w-])(?P<tied>half)-(?=(?:hour|mile|kilomet|metre|meter|minute|inch|pint|percentage|acre|tonne|ounce)\w*)"
        rf"|(?<![\w-])(?P<one>an?)(?=\s+[\w-]+(?:\s+point)?\s+and\s+(?:a\s+(?P<half>half)\b|\w))",
        re.IGNORECASE,
    ), names


# Units in the singular that a smaller one may follow: "an hour and 20 minutes".
_COMPOUND = frozenset({"year", "week", "day", "hour", "minute", "foot", "pound", "metre", "meter"})


def parts_of_units(scan: Scan) -> Iterator[Numeral]:
    """The numbers of "half an hour", "a quarter of a million", "a mile and a half": where a unit or magnitude follows.

    The half behind the unit is left to whoever reads the unit.
    """
    if scan.words.isdisjoint(_names()) and ("and" not in scan.words or scan.words.isdisjoint(_COMPOUND)):
        return
    text = scan.text
    pattern, names = _of_a_unit()
    for match in pattern.finditer(text):
        end, amount = match.end(), Decimal(1)
        if match["fraction"]:
            top, bottom = names[" ".join(match["fraction"].lower().replace("-", " ").split())]
            amount = Decimal(top) / Decimal(bottom)
        elif match["tied"]:
            amount = Decimal("0.5")
        if match["large"]:
            power = lexicon.load("numbers")["magnitudes"][match["large"].lower()]
            if match["fraction"].lower() != "half" or " of" in match.group().lower():
                yield _numeral(match.start(), end, amount, power)
            continue  # "half a million" is a numeral like any other
        unit = unit_around(text, match.start(), end if match["one"] else end - 1, scaled=False, amount=amount)
        if unit is None or unit.is_noun or unit.dimension in (Dimension.AGE, Dimension.MAGNITUDE):
            continue
        numeral = _numeral(match.start(), match.end() if match["one"] else end - 1, amount, 0)
        if match["one"] is None or match["half"] or smaller_unit(text, numeral, unit) is not None:
            yield numeral


def parts_of_one(text: str) -> Iterator[Numeral]:
    """The numbers of "half a point", "a quarter of a degree" in a folded text, whatever word follows."""
    pattern, names = _of_a_unit()
    for match in pattern.finditer(text):
        if match["fraction"] and not match["large"]:
            top, bottom = names[" ".join(match["fraction"].lower().replace("-", " ").split())]
            yield _numeral(match.start(), match.end() - 1, Decimal(top) / Decimal(bottom), 0)


def _numeral(start: int, end: int, amount: Decimal, power: int) -> Numeral:
    """A part of a unit or of a million; thirds are rounded to what anybody would write."""
    amount = round(amount, 3).normalize().scaleb(power)
    grain = grain_of(f"{amount:f}")[1]
    return Numeral(start, end, amount, grain, grain, True, power > 0)


def _number(word: str, cardinals: dict[str, int]) -> int:
    return int(word) if word.isdigit() else cardinals[word.lower()]


@cache
def _names() -> frozenset[str]:
    """The last words of the fractions in words: half, third, quarters."""
    return frozenset(re.findall("[a-z]+", name)[-1] for name in lexicon.load("numbers")["fractions"])


@cache
def _words() -> frozenset[str]:
    """Words of which every fraction in words holds one, for a cheap test."""
    return number_words() | _names()
