"""How two quantities stand to each other: the rules of agreement between figures.

Asked in order, first answer wins: are they comparable at all, the same, does one hold the other,
is one a rounding of the other, does a hedge reach the other, else they cannot both hold. The
answer does not depend on which of the two comes first. Only dimension, unit and currency are looked
at; whether the figures speak of the same fact has been settled before.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

from factcheck.model.denote import ARITHMETIC
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import INFINITY, SHARE, Dimension, Modifier, Quantity

SCALE_FACTORS = (Decimal(1_000), Decimal(1_000_000))
"""A wrong scale word: million for billion, thousand for billion."""
SCALE_SLACK = Decimal("0.06")
"""How far a ratio may be from a scale factor when one side was rounded as well. Chosen, then
checked on 60 cases and 662 edited summaries."""
# Of things counted, a figure of one or two digits is another scale of one exactly a thousand times as large alone.
# Set by hand: 31 hurt are no slip for a crowd of 31,420.
_COUNTED, _FEW = (Dimension.COUNT, Dimension.NUMBER), 100
DECIMAL_FACTORS = (Decimal(10), Decimal(100))
"""A decimal point or a nought too many: the digits are the same, so no slack."""
TRAILING_ZERO_REACH = Decimal("0.05")
"""How far noughts at the end may have moved a figure: "1,000" for 1,040 but not for 1,400. Chosen,
then checked on 60 cases and 662 edited summaries."""
ROUND_FIGURES_FROM = Decimal(100)
"""Noughts at the end of a smaller figure are counted, not rounded: 10 is not said for 12."""
ROUND_EXACT_FROM = Decimal(1_000)
"""The same for figures that are counted one by one: 100 dead is a count, 2,000 dead an estimate."""
COARSE_FROM = Decimal("0.05")
"""A rounding that moves the figure by more than this is called coarse."""
DIGITS_TO_TELL = 3
"""Two figures must share all but one of this many digits before a single one looks mistyped."""

_UNROUNDED = frozenset(
    {Dimension.PERCENT, Dimension.POINT, Dimension.YEAR, Dimension.AGE, Dimension.RANK, Dimension.SCORE}
)
_COUNTS = frozenset({Dimension.COUNT, Dimension.NUMBER})
_BOUNDS = frozenset({Modifier.GT, Modifier.GE, Modifier.LT, Modifier.LE, Modifier.UPTO, Modifier.RANGE, Modifier.VAGUE})
_SOFT = frozenset({Modifier.APPROX, Modifier.NEAR_BELOW, Modifier.NEAR_ABOVE})


def relation(a: Quantity, b: Quantity) -> Relation:
    """How `a` and `b` stand to each other; the same for `b` and `a`.

    `gap` is 0 for a bound that holds the other figure, else the distance of the two relative to
    the larger: of the figures, or of the intervals where one is a bound or a range.
    """
    a, b = _as_percent(a, b), _as_percent(b, a)
    if (cause := _incomparable(a, b)) is not None:
        return Relation(RelationKind.INCOMPARABLE, cause=cause)
    if _same(a, b):
        return Relation(RelationKind.SAME)
    if a.against is not None or b.against is not None:
        return _of_pairs(a, b)
    with localcontext(ARITHMETIC):
        return (
            _contains(a, b)
            or _rounds_to(a, b)
            or _within_hedge(a, b)
            or Relation(RelationKind.DISJOINT, _distance(a, b), _slip(a, b))
        )


def is_bound(quantity: Quantity) -> bool:
    """True where the words give a limit or two ends rather than a figure."""
    return quantity.modifier in _BOUNDS


def is_soft(quantity: Quantity) -> bool:
    """True where the figure is hedged: about, nearly, just over."""
    return quantity.modifier in _SOFT


def beyond(quantity: Quantity) -> str:
    """Where the words place what is meant: "above" the figure ("at least 40"), "below" it ("up to 40"), or "" at it."""
    return "above" if quantity.modifier in _ABOVE else "below" if quantity.modifier in _BELOW else ""


_ABOVE = frozenset({Modifier.GT, Modifier.GE, Modifier.NEAR_ABOVE})
_BELOW = frozenset({Modifier.LT, Modifier.LE, Modifier.UPTO, Modifier.NEAR_BELOW})


def relative_gap(x: Decimal, y: Decimal) -> Decimal:
    """Distance of two numbers relative to the larger, 0 … 1 (1 too for opposite signs)."""
    with localcontext(ARITHMETIC):
        larger = max(x.copy_abs(), y.copy_abs())
        return min((x - y).copy_abs() / larger, Decimal(1)) if larger else Decimal(0)


# -- comparable, same ------------------------------------------------------------------------


def _as_percent(share: Quantity, other: Quantity) -> Quantity:
    """A share set against a percentage as a percentage itself: "a quarter" is 25 %, seen from afar."""
    if share.unit != SHARE or other.dimension is not Dimension.PERCENT:
        return share
    with localcontext(ARITHMETIC):
        return replace(
            share,
            low=share.low * 100,
            high=share.high * 100,
            amount=None if share.amount is None else share.amount * 100,
            grain=share.grain * 100,
            round_grain=share.round_grain * 100,
            dimension=Dimension.PERCENT,
            unit="",
        )


def _incomparable(a: Quantity, b: Quantity) -> Cause | None:
    """Why the two are not set against each other; None when they are. An unknown unit fits any."""
    if a.dimension != b.dimension:
        dimensions = {a.dimension, b.dimension}
        if dimensions == {Dimension.PERCENT, Dimension.POINT}:
            return Cause.PERCENT_VS_POINTS
        # A number without a noun may well count something.
        return None if dimensions <= _COUNTS else Cause.OTHER_DIMENSION
    if a.dimension in _COUNTS or not a.unit or not b.unit or a.unit == b.unit:
        return None
    return Cause.CURRENCY_MISMATCH if a.dimension is Dimension.MONEY else Cause.OTHER_DIMENSION


def _same(a: Quantity, b: Quantity) -> bool:
    if a.against is not None or b.against is not None:
        return _both(a) == _both(b)
    if a.is_point and b.is_point:
        return a.amount == b.amount
    return a.modifier is b.modifier and a.amount == b.amount and a.low == b.low and a.high == b.high


def _both(pair: Quantity) -> list[Decimal]:
    """The figures of a score or a vote, larger first: who lost 2-0 and who lost 0-2 lost by the same."""
    return sorted((figure for figure in (pair.amount, pair.against) if figure is not None), reverse=True)


def _of_pairs(a: Quantity, b: Quantity) -> Relation:
    """Two scores or votes that are not the same: nobody rounds them."""
    gaps = [relative_gap(x, y) for x, y in zip(_both(a), _both(b), strict=False)]
    return Relation(RelationKind.DISJOINT, max(gaps, default=Decimal(1)))


# -- one holds the other ---------------------------------------------------------------------


def _contains(a: Quantity, b: Quantity) -> Relation | None:
    if is_bound(a) and is_bound(b):
        if not _overlap(a, b):
            return None
        gap = Decimal(0)
        if a.amount is not None and b.amount is not None:
            gap = relative_gap(a.amount, b.amount)
        return Relation(RelationKind.CONTAINS, gap)
    if (is_bound(a) and _holds_all(a, b)) or (is_bound(b) and _holds_all(b, a)):
        return Relation(RelationKind.CONTAINS)
    return None


def _holds_all(bound: Quantity, other: Quantity) -> bool:
    """True where the bound admits the other's figure, or everything that its hedge admits."""
    if other.amount is not None and _holds(bound, other.amount):
        return True
    low_fits = bound.low < other.low or (bound.low == other.low and (other.low_open or not bound.low_open))
    high_fits = bound.high > other.high or (bound.high == other.high and (other.high_open or not bound.high_open))
    return low_fits and high_fits


def _holds(quantity: Quantity, value: Decimal) -> bool:
    """True where `value` lies in the hard interval."""
    above = quantity.low < value or (quantity.low == value and not quantity.low_open)
    below = value < quantity.high or (value == quantity.high and not quantity.high_open)
    return above and below


def _overlap(a: Quantity, b: Quantity) -> bool:
    """True where the two hard intervals share a number."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return low < high or (low == high and _holds(a, low) and _holds(b, low))


# -- rounding --------------------------------------------------------------------------------


def _rounds_to(a: Quantity, b: Quantity) -> Relation | None:
    """Rounding, where one of two bare figures is the other at a coarser place.

    Both directions are tried: a figure is never a rounding of one that ends at the same place or
    before, so at most the finer one rounds to the coarser.
    """
    if not (a.is_point and b.is_point) or a.amount is None or b.amount is None:
        return None
    if not (_is_rounding(a, of=b.amount) or _is_rounding(b, of=a.amount)):
        return None
    gap = relative_gap(a.amount, b.amount)
    return Relation(RelationKind.ROUNDS_TO, gap, Cause.COARSE_ROUNDING if gap > COARSE_FROM else None)


def _is_rounding(coarse: Quantity, *, of: Decimal) -> bool:
    if coarse.modifier is Modifier.EXACT or coarse.amount is None:
        return False
    if _round(of, coarse.grain) == coarse.amount:
        return True
    # Steps of 5 and 10 between the written and the last place that is not 0 all lie within it.
    return (
        _may_end_in_noughts(coarse)
        and _round(of, coarse.round_grain) == coarse.amount
        and relative_gap(coarse.amount, of) <= TRAILING_ZERO_REACH
    )


def _may_end_in_noughts(coarse: Quantity) -> bool:
    """True where noughts at the end may stand for "or so" although they are written out."""
    if coarse.amount is None or coarse.dimension in _UNROUNDED:
        return False
    return coarse.amount.copy_abs() >= (ROUND_EXACT_FROM if coarse.exact else ROUND_FIGURES_FROM)


def _round(value: Decimal, grain: Decimal) -> Decimal:
    return (value / grain).to_integral_value(ROUND_HALF_UP) * grain


# -- hedges ----------------------------------------------------------------------------------


def _within_hedge(a: Quantity, b: Quantity) -> Relation | None:
    """A hedge that reaches the other figure, or a figure on the very edge of what a word excludes."""
    if (is_soft(a) or is_soft(b)) and _overlap(a, b):
        return Relation(RelationKind.WITHIN_HEDGE, _distance(a, b))
    if _on_edge(a, b) or _on_edge(b, a):
        return Relation(RelationKind.WITHIN_HEDGE, cause=Cause.BOUND_EDGE)
    return None


def _on_edge(edged: Quantity, point: Quantity) -> bool:
    """ "More than 10" is said of 10: excluded by the letter, accepted by readers."""
    if not point.is_point or point.amount is None:
        return False
    return (edged.low_open and point.amount == edged.low) or (edged.high_open and point.amount == edged.high)


# -- apart -----------------------------------------------------------------------------------


def _distance(a: Quantity, b: Quantity) -> Decimal:
    """Gap of the figures; of the nearest ends where one is a bound or a range, 0 if they meet."""
    if a.amount is not None and b.amount is not None and not (is_bound(a) or is_bound(b)):
        return relative_gap(a.amount, b.amount)
    a_low, a_high = _reach(a)
    b_low, b_high = _reach(b)
    if a_high < b_low:
        return relative_gap(a_high, b_low)
    if b_high < a_low:
        return relative_gap(b_high, a_low)
    return Decimal(0)


def _reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """What a bound allows; of any other quantity the figure itself."""
    if quantity.amount is None or is_bound(quantity):
        return quantity.low, quantity.high
    return quantity.amount, quantity.amount


def _slip(a: Quantity, b: Quantity) -> Cause | None:
    """The likeliest slip of the pen that makes one figure into the other, None where none does."""
    if any(_scaled_into(a, b, factor) or _scaled_into(b, a, factor) for factor in SCALE_FACTORS):
        return Cause.SCALE_SLIP
    if not (a.is_point and b.is_point) or a.amount is None or b.amount is None:
        return None
    if a.amount.is_signed() != b.amount.is_signed():
        return None
    x, y = sorted((a.amount.copy_abs(), b.amount.copy_abs()))
    if any(x * factor == y for factor in DECIMAL_FACTORS):
        return Cause.DECIMAL_SLIP
    if a.grain != b.grain:
        coarser = max(a.grain, b.grain)
        return Cause.MISROUNDED if y - x < coarser else None
    return _digit_slip(x, y, a, b)


def _scaled_into(small: Quantity, large: Quantity, factor: Decimal) -> bool:
    """True where `small` would fit `large` with another scale word."""
    if small.amount is not None and large.amount is not None:
        if not small.amount or small.amount.is_signed() != large.amount.is_signed():
            return False
        if small.dimension in _COUNTED and small.amount < _FEW and small.amount * factor != large.amount:
            return False  # two doses are no slip for 1,900, 31 hurt for a crowd of 31,420
        return (large.amount / small.amount / factor - 1).copy_abs() <= SCALE_SLACK
    if Modifier.VAGUE in (small.modifier, large.modifier):
        return False  # hundreds of thousands are no slip for hundreds: both words are rough
    s_low, s_high = _reach(small)
    l_low, l_high = _reach(large)
    if not (0 < s_low <= s_high < INFINITY and 0 < l_low <= l_high < INFINITY):
        return False
    return s_low * factor <= l_high and l_low <= s_high * factor


def _digit_slip(x: Decimal, y: Decimal, a: Quantity, b: Quantity) -> Cause | None:
    """Slips that leave the same number of places written."""
    left, right = _digits(x, a.grain), _digits(y, b.grain)
    while left and right and left[-1] == right[-1] == "0":
        left, right = left[:-1], right[:-1]
    differing = [(p, q) for p, q in zip(left, right, strict=False) if p != q]
    if len(left) == len(right):
        if len(differing) == 2 and differing[0] == differing[1][::-1]:
            return Cause.TRANSPOSED_DIGITS
        # A round figure beside a fine one differs in how it was written, not by one key.
        if len(differing) == 1 and len(left) >= DIGITS_TO_TELL and a.round_grain == b.round_grain:
            return Cause.ONE_DIGIT_DIFFERS
    return Cause.ADJACENT_LAST_DIGIT if y - x == a.grain else None


def _digits(value: Decimal, grain: Decimal) -> str:
    """The digits of `value` down to the place of `grain`."""
    return f"{(value / grain).to_integral_value():f}"
