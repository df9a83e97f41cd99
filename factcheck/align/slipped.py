"""What a draft's figure, which is in no source, is a slip of: a digit, a place, a unit.

A figure of a draft that no source has, and that looks like one that they have, was miscopied: the fewer digits it has,
the more must be said alike beside the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.align.beside import COUNTS
from factcheck.align.clock_slips import WANTED, clock_slip
from factcheck.align.conversions import kinds_of_units
from factcheck.align.explained import Explained
from factcheck.align.one_figure import has_its_digits
from factcheck.align.slots import may_stand_for
from factcheck.align.values import agree, are_swapped, digits, digits_of, may_be_one_currency, may_be_one_dollar
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.relate import is_bound, relation
from factcheck.model.relation import Cause
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.read.units import people_nouns

# Words that must stand beside both figures, by the kind of slip and how many digits count (of one, two, three, and
# more). A known attribute that both have, and another figure that both sentences have, count as words. Measured on 126
# drafts with their sources, each once honest and once with mistakes.
_WANTED = {
    "a place moved": (3, 1, 0, 0),
    "another power of a thousand": (3, 0, 0, 0),
    "two digits swapped": (9, 2, 1, 0),
    "one digit is another": (9, 3, 2, 1),
    "the same figure in another unit": (3, 2, 0, 0),
    "the same figure, per cent and points": (2, 0, 0, 0),
    "the same figure in another currency": (9, 2, 2, 1),
}
# More words must be beside both where what they say of themselves tells them apart: £14 billion, £14 million of sales.
_APART = 2
_ATTRIBUTE = 2
_PLAIN = 3
_PLACES = (Decimal(1000), Decimal(1_000_000), Decimal(10), Decimal(100))
_OF_ONE_PLACE = {Dimension.AGE, Dimension.RANK, Dimension.SCORE, Dimension.YEAR}


class Slip(NamedTuple):
    """The source's claim, what the slip is, and what stands beside both figures."""

    other: Claim
    what: str
    words: tuple[str, ...]
    is_plain: bool
    """So many digits, and a word besides, that it is one whatever else the sentence speaks of."""


def slip_of(claim: Claim, given: Sequence[Claim], explained: Explained) -> Slip | None:
    """The claim of a source whose slip `claim` is, the one with most words beside it; None where two fit as well.

    `given` are the claims of the sources.
    """
    if isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.SCORE:
        return _of_result(claim, given, explained)
    if isinstance(claim.value, Time):
        return _of_time(claim, given, explained)
    found: list[Slip] = []
    for other in given:
        what = _slip(claim, other)
        if not what:
            continue
        words = (*sorted(explained.beside(claim) & explained.beside(other)), *explained.companions(claim, other))
        words = words or explained.named_with(claim, other)
        known = _ATTRIBUTE * (claim.attribute == other.attribute and claim.attribute in attributes())
        known += claim.period is not None and other.period is not None and claim.period.iso == other.period.iso != ""
        wanted = _WANTED[what][min(len(_written(claim, other)), 4) - 1] + (0 if may_stand_for(claim, other) else _APART)
        by_chance = len(_written(claim, other)) <= _PLAIN and explained.is_average_apart(claim, other)
        by_chance = by_chance or explained.is_times(claim, other)
        if len(words) + known >= wanted and not by_chance:
            of_scale = what == _OTHER_UNIT or (what in _OF_SCALE and len(words) >= _TWO)
            plain = len(_written(claim, other)) >= (_TWO if of_scale else _PLAIN)
            found.append(Slip(other, what, words, bool(words) and plain))
    found = [slip for slip in found if slip.what in _OF_UNITS or not explained.is_shown(claim)]
    if any(has_its_digits(claim, other) for other in given) or explained.comes_of_one_place(claim):
        found = [slip for slip in found if slip.what not in OF_DIGITS]
    if any(explained.is_in_thousands(claim, other) for other in given):
        return None
    if not found:
        return None
    best = max(found, key=lambda slip: len(slip.words))
    rivals = (slip for slip in found if len(slip.words) == len(best.words))
    return best if all(agree(best.other, rival.other) for rival in rivals) else None


def _of_time(claim: Claim, given: Sequence[Claim], explained: Explained) -> Slip | None:
    """A time of day: "3.24 a.m." where the sources have the call at 3.42; None where two fit."""
    found = [
        Slip(other, what, words, True)
        for other in given
        if (what := clock_slip(claim, other))
        and len(words := tuple(sorted(explained.beside(claim) & explained.beside(other)))) >= WANTED[what]
    ]
    return found[0] if found and all(agree(found[0].other, slip.other) for slip in found) else None


def _of_result(claim: Claim, given: Sequence[Claim], explained: Explained) -> Slip | None:
    """ "413 votes to 97" where a source has 431 in one row and 97 in the next, and 413 nowhere."""
    value = claim.value
    assert isinstance(value, Quantity)
    if value.amount is None or value.against is None:
        return None
    for wrong, right in ((value.amount, value.against), (value.against, value.amount)):
        if (
            len(digits_of(wrong)) < _PLAIN
            or len(digits_of(right)) < _TWO
            or any(_has_amount(each, wrong) for each in given)
        ):
            continue
        for other in given:
            its = other.value
            if (
                not isinstance(its, Quantity)
                or its.amount is None
                or its.dimension not in COUNTS
                or its.unit not in _VOTES
            ):
                continue
            places = ((other.article_id, other.sentence + step) for step in range(-_ROWS, _ROWS + 1))
            if are_swapped(digits_of(wrong), digits_of(its.amount)) and any(
                _has_amount(each, right) for place in places for each in explained.members.get(place, ())
            ):
                return Slip(other, "two digits swapped", (f"{right:f}",), True)
    return None


# Rows between the two numbers of a result in a source.
_ROWS = 2
_VOTES = frozenset({"", "vote"})


def _has_amount(claim: Claim, amount: Decimal) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and amount in (value.amount, value.against)


_OF_SCALE = frozenset(
    {
        "the same figure in another currency",
        "a place moved",
        "another power of a thousand",
        "the same figure in another unit",
    }
)
LASTING = _OF_SCALE | {"two digits swapped"}
"""Slips that no course of events explains: millions for billions, months for weeks, 121 for 112."""
OF_DIGITS = frozenset({"two digits swapped", "one digit is another"})


_OTHER_UNIT = "the same figure in another unit"
_OF_UNITS = frozenset({_OTHER_UNIT, "the same figure, per cent and points"})


def _slip(claim: Claim, other: Claim) -> str:
    """What kind of slip would make one of the other; "" for none."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or mine.amount is None or its.amount is None:
        return ""
    related = relation(mine, its)
    if related.cause is Cause.PERCENT_VS_POINTS:
        same = mine.amount == its.amount and claim.change == other.change
        return "the same figure, per cent and points" if same else ""
    counted = (
        {mine.dimension, its.dimension} == COUNTS or _stands_in_a_table(mine, its) or _is_without_currency(mine, its)
    )
    if mine.dimension is not its.dimension and not counted:
        return ""
    if mine.dimension is Dimension.MONEY and mine.unit != its.unit and mine.unit and its.unit:
        return (
            ""
            if mine.amount != its.amount or may_be_one_dollar(mine, its) or may_be_one_currency(claim, other)
            else "the same figure in another currency"
        )
    distant = (claim.aspect in DISTANCES) is not (other.aspect in DISTANCES)
    if distant or not may_stand_for(claim, other):
        if _is_thousands_apart(mine, its):
            return _moved(mine, its)
        if distant or claim.attribute != other.attribute or claim.attribute not in attributes():
            return ""
    if mine.unit != its.unit and not counted and not people_nouns().issuperset((mine.unit, its.unit)):
        same = mine.amount == its.amount and mine.dimension in _IN_UNITS and _kind(mine) == _kind(its) != ""
        return "the same figure in another unit" if same else ""
    if mine.dimension not in _OF_ONE_PLACE and not _stands_in_a_table(mine, its) and (moved := _moved(mine, its)):
        return moved
    if related.cause is Cause.TRANSPOSED_DIGITS or (
        (_stands_in_a_table(mine, its) or _are_rough(mine, its)) and are_swapped(digits(mine), digits(its))
    ):
        return "two digits swapped"
    left, right = digits(mine), digits(its)
    if (
        len(left) == len(right)
        and sum(a != b for a, b in zip(left, right, strict=True)) == 1
        and _of_one_size(mine, its)
    ):
        return "one digit is another"
    return ""


_IN_UNITS = frozenset({Dimension.MEASURE, Dimension.DURATION, Dimension.AGE})


def _written(claim: Claim, other: Claim) -> str:
    """The digits that count in the figure that has more of them."""
    assert isinstance(claim.value, Quantity) and isinstance(other.value, Quantity)
    return max(digits(claim.value), digits(other.value), key=len) or "0"


def _is_thousands_apart(mine: Quantity, its: Quantity) -> bool:
    """Sums of one currency of which the one is a thousand times the other, or more."""
    if (
        not mine.dimension is its.dimension is Dimension.MONEY
        or mine.unit != its.unit
        or not mine.amount
        or not its.amount
    ):
        return False
    small, large = sorted((mine.amount, its.amount))
    if len(digits(mine)) > _PLAIN and digits(mine) == digits(its):
        return large / small >= _SLACK * _HUNDRED  # lakh for crore
    return large / small >= _SLACK * _THOUSAND


def _stands_in_a_table(mine: Quantity, its: Quantity) -> bool:
    """The source has the bare number, its unit in the head of the table: "14.62"."""
    return its.dimension is Dimension.NUMBER and mine.dimension in _IN_TABLES and len(digits(its)) > _TWO


def _is_without_currency(mine: Quantity, its: Quantity) -> bool:
    """The draft leaves the currency to the reader: "its gold would bring about 3.5 million"."""
    return mine.dimension is Dimension.NUMBER and its.dimension is Dimension.MONEY and mine.middle >= _THOUSAND


def _are_rough(mine: Quantity, its: Quantity) -> bool:
    """ "About 8,300" where the source has "about 3,800": both said to be near what they are."""
    return (
        not (mine.is_point and its.is_point)
        and not (is_bound(mine) or is_bound(its))
        and mine.amount is not None
        and its.amount is not None
        and len(f"{mine.amount:f}") == len(f"{its.amount:f}")
    )


_TWO = 2
_IN_TABLES = frozenset({Dimension.MEASURE, Dimension.MONEY, Dimension.PERCENT, Dimension.DURATION})


def _of_one_size(mine: Quantity, its: Quantity) -> bool:
    return mine.grain == its.grain and mine.amount is not None and len(f"{mine.amount:f}") == len(f"{its.amount:f}")


def _kind(value: Quantity) -> str:
    return (
        "duration" if value.dimension in (Dimension.DURATION, Dimension.AGE) else kinds_of_units().get(value.unit, "")
    )


def _moved(mine: Quantity, its: Quantity) -> str:
    """The one is the other times ten, a hundred, a thousand or a million, as far as they are given."""
    if not mine.amount or not its.amount or min(mine.grain, its.grain) < 1 <= max(mine.grain, its.grain):
        return ""  # 41.2 years and 4,120 people
    small, large = sorted((mine.amount, its.amount))
    money = mine.dimension is Dimension.MONEY
    if digits(mine) != digits(its) or not any(large / small == step for step in _PLACES):
        rounded = money and large > _HUNDRED * small and _rounds_digits(mine, its)  # $1.19 million of $1,187 million
        return "another power of a thousand" if rounded else ""
    words = large / small >= _THOUSAND and money  # "billion" for "million"
    return "another power of a thousand" if words else "a place moved"


def _rounds_digits(mine: Quantity, its: Quantity) -> bool:
    """The draft's digits, three or more, are those of the source rounded, a thousand or a million times off."""
    short, long = digits(mine), digits(its)
    assert mine.amount and its.amount
    if not _PLAIN <= len(short) < len(long):
        return False
    if round(Decimal(long).scaleb(len(short) - len(long))) != Decimal(short):
        return False
    times = max(mine.amount, its.amount) / min(mine.amount, its.amount)
    return any((times / step - 1).copy_abs() < _SLIGHT for step in (_THOUSAND, _THOUSAND * _THOUSAND))


# What rounding to three digits may change, relative to the figure.
_SLIGHT = Decimal("0.005")


_HUNDRED, _THOUSAND = 100, 1000


# How near to a thousand times the smaller one the larger comes, at least.
_SLACK = Decimal("0.95")
