"""Figures in two pieces that are one: "two and a half million", "a mile and a half", "6ft 2in", "two years and six months"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.model.denote import grain_of
from factcheck.read.numbers import Numeral, magnitude_after, numeral_at, numeral_pattern
from factcheck.read.units import Unit, unit_around
from factcheck.regex import regex

GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
"""Fractions that are one sign."""
_HALF = regex(r"[\s-]+and[\s-]+a[\s-]+half\b", re.IGNORECASE)
_MIXED = regex(rf"\s?(?P<glyph>[{''.join(GLYPHS)}])|[ -](?P<top>[1-9])/(?P<bottom>[2-9]|1[06]|32)\b(?!/)")


def half_behind(text: str, numeral: Numeral) -> Numeral | None:
    """The numeral with the half that follows it, and the magnitude behind that: "two and a half million"."""
    half = _HALF.match(text, numeral.end)
    if half is None:
        return _mixed(text, numeral)
    unit = numeral.round_grain if numeral.scaled else Decimal(1)
    scale = None if numeral.scaled else magnitude_after().match(text, half.end())
    end = half.end()
    if scale is not None and scale["word"]:
        unit, end = unit.scaleb(lexicon.load("numbers")["magnitudes"][scale["word"].lower()]), scale.end()
        amount = numeral.amount * unit
    else:
        scale, amount = None, numeral.amount
    # "A little over two and a half" reaches towards three: who speaks of halves means no tenths.
    grain, round_grain = unit / 10, unit / 2
    return Numeral(numeral.start, end, amount + unit / 2, grain, round_grain, True, numeral.scaled or scale is not None)


def _mixed(text: str, numeral: Numeral) -> Numeral | None:
    """A whole number with a fraction in signs behind it: "1½", "3 1/2"."""
    match = _MIXED.match(text, numeral.end)
    if match is None or numeral.spelled or numeral.amount != numeral.amount.to_integral_value():
        return None
    top, bottom = GLYPHS[match["glyph"]] if match["glyph"] else (int(match["top"]), int(match["bottom"]))
    if top >= bottom:
        return None
    amount = numeral.amount + round(Decimal(top) / bottom, 3).normalize()
    grain, round_grain = grain_of(f"{amount:f}")
    return Numeral(numeral.start, match.end(), amount, grain, round_grain, False, False)


@cache
def _smaller() -> dict[tuple[str, str], int]:
    rows: list[tuple[str, str, int]] = lexicon.load("units")["compound"]["pairs"]
    return {(large, small): ratio for large, small, ratio in rows}


_JOINT = regex(r"(?P<comma>,\s+(?!and\b))|,?\s+and\s+|\s+|\s?-\s?|")


def smaller_unit(text: str, numeral: Numeral, unit: Unit) -> tuple[Unit, Numeral] | None:
    """What is said of the next smaller unit right behind, with both as a figure in that: "6ft 2in" is 74 inches."""
    ratios = {small: ratio for (large, small), ratio in _smaller().items() if large == unit.unit}
    joint = _JOINT.match(text, unit.end)
    if not ratios or joint is None or numeral.amount != numeral.amount.to_integral_value():
        return None
    match = numeral_pattern().match(text, joint.end())
    more = numeral_at(text, match, money=False) if match is not None else None
    if more is None:
        return None
    below = unit_around(text, more.start, more.end, scaled=more.scaled, amount=more.amount)
    if below is None or below.dimension is not unit.dimension or not 0 < more.amount < ratios.get(below.unit, 0):
        return None
    amount = numeral.amount * ratios[below.unit] + more.amount
    whole = Numeral(numeral.start, below.end, amount, more.grain, more.grain, more.spelled, False)
    # "two hours, 12 minutes and five seconds"; "two years, six months of it suspended" are two spans.
    return smaller_unit(text, whole, below) or (None if joint["comma"] else (below, whole))
