"""Numerals, in digits and in words, to exact decimals.

A numeral is the bare number: "13.8", "1,630,000", "twenty-one", "half a million". Currency, units
and modifiers are read around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.denote import grain_of
from factcheck.read import letters
from factcheck.read.scan import alternation
from factcheck.regex import regex

# Thousands are parted by commas or, as in "816 000 t", by single spaces.
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d-]|[.,]\d)|\d+\.\d+|\d+|(?<![\w.])\.\d+"


class Numeral(NamedTuple):
    """A number with its place in the sentence; `spelled` when written in words."""

    start: int
    end: int
    amount: Decimal
    grain: Decimal
    round_grain: Decimal
    spelled: bool
    scaled: bool
    """A magnitude word or suffix stood behind the digits."""


@cache
def _table() -> dict[str, dict[str, int]]:
    data = lexicon.load("numbers")
    return {key: data[key] for key in ("cardinals", "magnitudes", "suffixes", "groups")}


@cache
def number_words() -> frozenset[str]:
    """Words of which every numeral that is not in digits holds one."""
    table = _table()
    return frozenset({*table["cardinals"], *table["magnitudes"], *table["groups"]})


@cache
def numeral_pattern() -> re.Pattern[str]:
    """Matches where a numeral may start; starts with a digit or a number word, never optionally."""
    table = _table()
    words = alternation([*table["cardinals"], *table["magnitudes"], *table["groups"]])
    # "a" opens a numeral only before what it is one of: "a million", "a dozen".
    scales = alternation([*table["magnitudes"], *table["groups"]])
    first = rf"{alternation([*table['cardinals'], 'half a', 'half-a'])}|an?(?=[\s-]+(?:{scales})\b)"
    word = rf"(?:{words})"
    return regex(
        # Never from the middle of a number on: "55,931,000" behind letters that are no currency stays unread.
        rf"(?=[\d.])(?:(?<![\w])|{_glued_marks()})(?<!\d[,.])(?P<digits>{_DIGITS})"
        rf"|\b(?P<words>(?:{first})\b(?:(?:-|\s+(?:and\s+)?)(?:{word})\b)*)",
        re.IGNORECASE,
    )


def _glued_marks() -> str:
    """Looks back for a currency mark in letters, to which a figure may be glued: "USD34.6", "Rs500"."""
    units = lexicon.load("units")
    marks = [mark for mark in (*units["currency_prefix"], *units["currency_letters"]) if mark[-1].isalpha()]
    by_length = [[mark for mark in marks if len(mark) == length] for length in sorted({*map(len, marks)})]
    return "|".join(rf"(?<={'|'.join(map(re.escape, same))})" for same in by_length)


@cache
def magnitude_after() -> re.Pattern[str]:
    """Matches the magnitude behind digits: a word, or a suffix, glued or spaced."""
    table = _table()
    words = alternation(list(table["magnitudes"]))
    glued = alternation(list(table["suffixes"]))
    return regex(
        rf"[\s-]?(?P<word>(?i:{words}))\b|(?:-(?=(?:[MBT]|[bmt]n)\b))?(?P<glued>{glued})(?![\w])|\s(?P<spaced>bn|mn|mln|bln|tn|trn|[mMbB])\b"
    )


def numeral_at(text: str, match: re.Match[str], *, money: bool) -> Numeral | None:
    """The numeral that `match` of `numeral_pattern` begins, with its magnitude, or None.

    Suffix letters that are also units ("5m", "3b") count as magnitudes after a currency or where what
    is counted follows (`letters`); the unambiguous ones (bn, mn, tn, k) always.
    """
    if match["digits"] is not None:
        return _from_digits(text, match, money=money)
    point = _point().match(text, match.end())
    return _from_words(match) if point is None else _from_point(match, point)


def numerals(text: str) -> Iterator[Numeral]:
    """Every numeral of a folded text, whatever it is a numeral of."""
    for match in numeral_pattern().finditer(text):
        numeral = numeral_at(text, match, money=False)
        if numeral is not None:
            yield numeral


def _from_digits(text: str, match: re.Match[str], *, money: bool) -> Numeral | None:
    written = re.sub(r"[^\d.]", "", match["digits"])
    power, end = 0, match.end()
    scale = magnitude_after().match(text, end)
    if scale is not None:
        table = _table()
        if scale["word"]:
            power, end = table["magnitudes"][scale["word"].lower()], scale.end()
            again = magnitude_after().match(text, end)
            if again is not None and again["word"] and table["magnitudes"][again["word"].lower()] > power:
                power, end = power + table["magnitudes"][again["word"].lower()], again.end()  # "4 hundred million"
        else:
            suffix = scale["glued"] or scale["spaced"]
            sure = suffix in _SURE_SUFFIXES and (scale["glued"] or len(suffix) > 1)
            if text[end] == "-" and not money:
                suffix, sure = "", False  # "flat 5-B"; but "$250-M"
            if scale["glued"] and suffix in ("k", "K"):
                sure = not letters.is_distance(text, scale.end())
            if suffix and (
                money or sure or _currency_word().match(text, scale.end()) or letters.counts(text, end, scale.end())
            ):
                power, end = table["suffixes"][suffix], scale.end()
    amount = Decimal(written).scaleb(power)
    grain, round_grain = grain_of(written, Decimal(1).scaleb(power))
    return Numeral(match.start(), end, amount, grain, round_grain, False, power > 0)


@cache
def _currency_word() -> re.Pattern[str]:
    """ "40m euros", "5m EUR": the currency behind the suffix makes a letter a magnitude."""
    data = lexicon.load("units")
    names = [name for names in data["currency_suffix"].values() for name in names if name != "won"]
    codes = set(data["currency_prefix"].values())
    return regex(rf"\s+(?:{alternation([*names, *codes])})\b")


# Suffixes that mean a magnitude even without a currency before the digits.
_SURE_SUFFIXES = frozenset({"bn", "Bn", "BN", "mn", "mln", "bln", "tn", "trn", "k", "K", "M", "MM", "B"})


@cache
def _point() -> re.Pattern[str]:
    """The decimals of a number in words, before a large magnitude or "per cent"."""
    table = _table()
    units = alternation([word for word, value in table["cardinals"].items() if value < 10])
    large = alternation([word for word, power in table["magnitudes"].items() if power > 2])
    return regex(
        rf"\s+point(?P<digits>(?:\s+(?:{units}))+)(?:\s+(?P<large>{large})\b|(?=\s+per\s?cent\b))", re.IGNORECASE
    )


def _from_point(match: re.Match[str], point: re.Match[str]) -> Numeral | None:
    """ "One point two million", "three point five per cent"."""
    table = _table()
    whole = _from_words(match)
    if whole is None or whole.scaled:
        return None
    power = table["magnitudes"][point["large"].lower()] if point["large"] else 0
    decimals = "".join(str(table["cardinals"][word]) for word in point["digits"].lower().split())
    written = f"{whole.amount:f}.{decimals}"
    grain, round_grain = grain_of(written, Decimal(1).scaleb(power))
    amount = Decimal(written).scaleb(power)
    return Numeral(match.start(), point.end(), amount, grain, round_grain, True, power > 0)


def _from_words(match: re.Match[str]) -> Numeral | None:
    """Evaluate "one hundred and twenty-one", "half a million", "two dozen"; None for a bare "a"."""
    table = _table()
    words = [word for word in re.split(r"[\s-]+", match["words"].lower()) if word != "and"]
    half = words[0] == "half"
    if half:
        words = words[1:]
    article = words[0] in ("a", "an")
    if article:
        words = words[1:]
        if not words or words[0] in table["cardinals"]:
            return None
    if not _is_numeral(words, table["cardinals"]):
        return None
    total, current = Decimal(0), Decimal(1 if article else 0)
    scaled = False
    for word in words:
        if word in table["cardinals"]:
            current += table["cardinals"][word]
        elif word in table["groups"]:
            current = (current or Decimal(1)) * table["groups"][word]
            scaled = True
        else:
            power = table["magnitudes"][word]
            current = (current or Decimal(1)).scaleb(power)
            scaled = True
            if power > 2:
                total, current = total + current, Decimal(0)
    amount = total + current
    if half:
        amount /= 2
    if amount == 0 and words != ["zero"]:
        return None
    digits = f"{amount:f}"
    grain, round_grain = grain_of(digits, Decimal(1))
    if scaled:
        grain = round_grain
    return Numeral(match.start(), match.end(), amount, grain, round_grain, True, scaled)


def _is_numeral(words: list[str], cardinals: dict[str, int]) -> bool:
    """One number, not two side by side: "twenty-one" is one, "five- and six-cylinder" are two."""
    for before, after in pairwise(words):
        if before in cardinals and after in cardinals and not (cardinals[before] >= 20 and 0 < cardinals[after] < 10):
            return False
    return True


def bare(digits: str) -> Decimal:
    """The digits of a numeral without its magnitude."""
    return Decimal(re.sub(r"[^\d.]", "", digits))
