"""Figures that a draft has from its sources by reckoning: a difference, a sum, a share, a step in per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import pairwise, permutations

from factcheck.align.beside import COUNTS
from factcheck.align.values import digits
from factcheck.model.claim import Claim
from factcheck.model.denote import ARITHMETIC
from factcheck.model.relate import is_bound
from factcheck.model.value import Dimension, Modifier, Quantity

# Of a sentence or row with more figures some pair comes to any figure.
_CROWDED = 8
# Percentages have few digits: their sum is one of many figures.
_TELLING = 3
_NEARLY = frozenset({Modifier.NEAR_BELOW, Modifier.NEAR_ABOVE, Modifier.APPROX})
_SUMMED = frozenset({Dimension.COUNT, Dimension.NUMBER, Dimension.MONEY, Dimension.MEASURE, Dimension.DURATION})


def is_computed(claim: Claim, given: Sequence[Claim]) -> bool:
    """The figure of `claim` follows from two of those that one sentence gives."""
    value = claim.value
    if not isinstance(value, Quantity):
        return False
    figures = [each for other in given if isinstance(other.value, Quantity) for each in _ends(other.value, value)]
    pairs = permutations(figures, 2) if len(figures) <= _CROWDED else _neighbours(figures)
    with localcontext(ARITHMETIC):
        results = (result for one, other in pairs for result in _results(value, one, other))
        return any(_fits(value, low, high) for low, high in results)


def _neighbours(figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """ "Boats 1,896 (1,597); nets 1,069 (1,079)": of so many only the next goes with one."""
    for one, other in pairwise(figures):
        yield from ((one, other), (other, one))


def _ends(value: Quantity, wanted: Quantity) -> tuple[Quantity, ...]:
    """A figure; of "from 46 to 71" both, where the one that is wanted is of their kind."""
    if value.amount is not None or value.modifier is not Modifier.RANGE or value.dimension is not wanted.dimension:
        return (value,)
    low, high = (replace(value, amount=end, low=end, high=end) for end in (value.low, value.high))
    return low, high


def _results(wanted: Quantity, one: Quantity, other: Quantity) -> Iterator[tuple[Decimal, Decimal]]:
    """What two figures come to, each as its lowest and highest, in the dimension of the figure that is wanted."""
    if one.dimension is other.dimension is Dimension.PERCENT:
        yield from _of_percentages(wanted, one, other)
    if one.dimension is Dimension.PERCENT and (wanted.dimension, wanted.unit) == (other.dimension, other.unit):
        if one.amount is not None and other.amount is not None:
            yield (part := one.amount * other.amount / 100), part  # 65 per cent of £11.2 million
        return
    bare = {one.dimension, other.dimension, wanted.dimension} <= COUNTS and Dimension.NUMBER in (
        one.dimension,
        other.dimension,
    )
    if bare and one.amount is not None and other.amount is not None and one.amount > other.amount:
        yield (rest := one.amount - other.amount), rest  # "138 staff, 121 of them": all but 17
    if (one.dimension, one.unit) != (other.dimension, other.unit):
        counted = wanted.dimension is one.dimension is other.dimension is Dimension.COUNT
        if counted and wanted.unit == other.unit and one.amount is not None and other.amount is not None:
            yield (product := one.amount * other.amount), product  # four teams, each with 30 people
        return
    if one.dimension not in _SUMMED:
        return
    if wanted.dimension is Dimension.PERCENT:
        if one.amount and other.amount:
            yield (share := 100 * one.amount / other.amount), share
            yield (step := abs(share - 100)), step
    elif (wanted.dimension, wanted.unit) == (one.dimension, one.unit) and other.amount is not None:
        if one.amount is None:
            yield one.low - other.amount, one.high - other.amount
        elif one.amount > other.amount:
            yield (rest := one.amount - other.amount), rest
            yield (both := one.amount + other.amount), both


def _of_percentages(wanted: Quantity, one: Quantity, other: Quantity) -> Iterator[tuple[Decimal, Decimal]]:
    """From 11 to 14.25 per cent is 3.25 points; 0.9 and 21.6 per cent are 22.5."""
    if one.amount is None or other.amount is None or one.amount <= other.amount:
        return
    is_telling = len(digits(wanted)) >= _TELLING
    if wanted.dimension is Dimension.POINT or (wanted.dimension is Dimension.PERCENT and is_telling):
        yield (rest := one.amount - other.amount), rest
    if wanted.dimension is Dimension.PERCENT and is_telling:
        yield (both := one.amount + other.amount), both


def _fits(wanted: Quantity, low: Decimal, high: Decimal) -> bool:
    half = wanted.grain / 2
    if wanted.modifier in _NEARLY:
        return low == high and wanted.low <= low <= wanted.high
    if wanted.amount is None:
        return abs(wanted.low - low) <= half and abs(wanted.high - high) <= half
    return not is_bound(wanted) and low == high and abs(wanted.amount - low) <= half
