"""Units of figures, those included that stand elsewhere: behind the last of several, before a bracket, in the country
whose dollars they are."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.numbers import Numeral, bare, numeral_at, numeral_pattern
from factcheck.read.scan import alternation
from factcheck.read.units import Unit, currency_before, unit_around
from factcheck.regex import regex

# How far before a bracket the figure stands whose unit it takes, in characters.
_REACH = 30


def unit_of(text: str, low: Numeral, last: Numeral, currency: tuple[str, int] | None, *, scaled: bool) -> Unit | None:
    """The unit beside a figure or the range that begins with `low`: the currency before it, else what stands around it."""
    around = unit_around(text, low.start, last.end, scaled=scaled, amount=last.amount)
    if currency is None:
        return around
    end = around.end if around and around.dimension is Dimension.MONEY and not around.is_noun else last.end
    if currency[0] == "USD" and (national := _national().match(text, last.end)) is not None:
        return Unit(Dimension.MONEY, lexicon.load("units")["dollars"]["national"][national["nation"]], national.end())
    return Unit(Dimension.MONEY, currency[0], end)


@cache
def _national() -> re.Pattern[str]:
    """ "$285 million in Australian money", "$5 million Canadian"."""
    nations = alternation(list(lexicon.load("units")["dollars"]["national"]))
    return regex(rf"\s+(?:in\s+)?\(?(?P<nation>{nations})\)?(?:\s+(?:dollars|money|currency)\b|(?=[.,;)]))")


def shared_unit(text: str, numeral: Numeral) -> Unit | None:
    """The unit that comes with the last of several: "3 and 5 per cent", "12, 14 and 18 km"."""
    at, members = numeral.end, 1
    while (joint := _AND_ANOTHER.match(text, at)) is not None and members < _MEMBERS:
        match = numeral_pattern().match(text, joint.end())
        last = numeral_at(text, match, money=False) if match is not None else None
        if last is None or last.spelled is not numeral.spelled or last.scaled or numeral.scaled:
            return None
        if not numeral.amount / _RANGE_OF_SHARED <= last.amount <= numeral.amount * _RANGE_OF_SHARED:
            return None
        unit = unit_around(text, last.start, last.end, scaled=False, amount=last.amount)
        if unit is not None:
            if joint.group().strip() == "," or unit.dimension not in _SHARED:
                return None
            return Unit(unit.dimension, unit.unit, numeral.end, unit.factor)
        at, members = last.end, members + 1
    return None


def bracketed_unit(text: str, numeral: Numeral) -> Unit | None:
    """The unit of the figure before a bracket that holds a number alone: "EUR 241.3 million (172.8)", of the year before."""
    before = _BEFORE_BRACKET.search(text, max(0, numeral.start - _REACH), numeral.start)
    if before is None or text[numeral.end : numeral.end + 1] != ")" or numeral.scaled:
        return None
    match = numeral_pattern().match(text, before.start("number"))
    money = currency_before(text, before.start("number"))
    first = numeral_at(text, match, money=money is not None) if match is not None else None
    if (
        first is None
        or not _places(before["number"])
        or _places(before["number"]) != _places(text[numeral.start : numeral.end])
    ):
        return None
    unit = unit_of(text, first, first, money, scaled=first.scaled)
    if unit is None or unit.dimension not in _IN_BRACKETS or unit.end > before.end():
        return None
    scale = first.amount / bare(before["number"])
    if not first.amount / _RANGE_OF_SHARED <= numeral.amount * scale <= first.amount * _RANGE_OF_SHARED:
        return None
    return Unit(unit.dimension, unit.unit, numeral.end, unit.factor * scale)


def led_unit(text: str, numeral: Numeral) -> Unit | None:
    """Per cent of a bare number that a percentage is set against: "5.1 percent, up from 4.9", "from 61 percent in 2019 to
    55 in 2023"."""
    if numeral.scaled or numeral.spelled:
        return None
    before = _AGAINST.search(text, max(0, numeral.start - _REACH_LED), numeral.start)
    if before is None or _AND_ON.match(text, numeral.end) is None:
        return None
    first = bare(before["number"])
    if not first / _RANGE_OF_SHARED <= numeral.amount <= first * _RANGE_OF_SHARED:
        return None
    return Unit(Dimension.PERCENT, "", numeral.end)


# How far before it the percentage may stand, in characters: "61 percent in the third quarter of 2019 to".
_REACH_LED = 60
_AGAINST = regex(
    r"(?<![\d.,$£€])(?P<number>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)(?:\s+(?:in|for|at|on|of|by|last|this|the|a|[A-Z][a-z]+|[a-z]*(?:quarter|month|year|week|half)|ago|earlier|before|"
    r"\d{4})){0,7},?\s+(?:(?:up|down)\s+)?(?:from|to|against|versus|compared\s+(?:with|to))\s+$"
)
# What may stand behind it: the end, a comma, a time; no noun that it would count.
_AND_ON = regex(
    r"[,;.)]?$|[,;)]|\.\s|\s+(?:in|on|at|for|during|last|this|a|the\s+(?:year|month|week|quarter|day|previous|same)|earlier|before|after|when|while|and|but|as|by|since|according)\b"
)


def _places(digits: str) -> int:
    """Decimal places of a number as it is written."""
    return len(digits.partition(".")[2])


_BEFORE_BRACKET = regex(r"(?P<number>\d[\d,]*\.\d+)\s?[^\d()]{0,14}\s\($")
_IN_BRACKETS = frozenset({Dimension.PERCENT, Dimension.MONEY})
_AND_ANOTHER = regex(r",?\s+(?:and|or|&)\s+|,\s+")
_SHARED = frozenset({Dimension.PERCENT, Dimension.POINT, Dimension.MEASURE})
# As many figures have one unit, at most, and they are no farther from each other: set by hand.
_MEMBERS, _RANGE_OF_SHARED = 5, 10
