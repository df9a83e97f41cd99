"""When a draft has the very figure of a source: whatever is counted, in a table or in words, its unit elsewhere."""

from __future__ import annotations

from decimal import Decimal

from factcheck.align.beside import COUNTS
from factcheck.align.conversions import one_measure
from factcheck.align.values import agree, digits, digits_of
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.value import Dimension, Quantity, Value
from factcheck.regex import regex

# Digits by which a bare number of a table is known again.
_TELLING = 3


def has_its_digits(claim: Claim, other: Claim) -> bool:
    """A source has the draft's digits as a bare number: "31.6" for €31.6 million, "4,862.3" for 4,862 crore."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or its.amount is None:
        return False
    if its.dimension is not Dimension.NUMBER or len(digits(mine)) < _TELLING:
        return False
    return digits(mine) in (digits(its), digits_of(its.amount.quantize(Decimal(1))))


def rounds_thousands(claim: Claim, other: Claim) -> bool:
    """A source has 2,612 as a bare number, and the draft 2.6 million: "Passengers (thousand)", says the row."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or mine.amount is None or its.amount is None:
        return False
    if its.dimension is not Dimension.NUMBER or len(digits(mine)) <= 1:
        return False
    return any(abs(mine.amount - its.amount * step) <= mine.grain / 2 for step in _STEPS)


def is_scaled(claim: Claim, other: Claim) -> bool:
    """A source has so many thousands, lakh, millions or crore of the draft's currency fewer, in figures alone: "$750"
    for $750,000, not "$402 million" for $402 billion."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or not mine.amount or not its.amount:
        return False
    if not mine.dimension is its.dimension is Dimension.MONEY or mine.unit != its.unit or _SCALE.search(other.quote):
        return False
    return any(abs(mine.amount - its.amount * step) <= mine.grain / 2 for step in (*_STEPS, *_INDIAN))


# A magnitude behind the digits: "402 million", "402m".
_SCALE = regex(r"\d\s?-?[A-Za-z]")
_STEPS = (Decimal(1_000), Decimal(1_000_000))
_INDIAN = (Decimal(100_000), Decimal(10_000_000))


def is_the_same(claim: Claim, other: Claim) -> bool:
    """One figure, whatever is counted: "three members abstaining", "three independents abstained", "Lindow 3"."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity):
        return agree(claim, other)
    if one_measure(mine, its):
        return True
    if mine.dimension is its.dimension and mine.unit == its.unit:
        if mine.amount is not None and mine.amount == its.amount:
            return True  # "prolonged to nine months", "to a maximum of nine months"
        return agree(claim, other) and relation(mine, its).kind is not RelationKind.CONTAINS
    counts = mine.dimension in COUNTS and its.dimension in COUNTS
    bare = Dimension.NUMBER in (mine.dimension, its.dimension)
    return (counts or bare) and mine.amount is not None and mine.amount == its.amount


def may_be_of(its: Value, mine: Quantity) -> bool:
    """The same figure, or its digits in a table whose head has the unit: 62 for "Rs 62 crore"."""
    if not isinstance(its, Quantity) or its.amount is None:
        return False
    return its.amount == mine.amount or (
        its.dimension is Dimension.NUMBER and len(digits(its)) > 1 and digits(its) == digits(mine)
    )
