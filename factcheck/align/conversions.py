"""One measure in two units: 4,200 pounds and a little over two tons, 11,460 grams and almost 11.5 kilograms."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Aspect, Claim
from factcheck.model.denote import ARITHMETIC
from factcheck.model.relate import relative_gap
from factcheck.model.value import Dimension, Quantity, Value

# Whoever converts a figure rounds it, and it had been rounded before: "10 miles" and "16 km", "300 feet" and "90 m".
# Set by hand from such pairs; so far apart the two may be.
_ROUNDED = Decimal("0.05")


def one_measure(a: Value, b: Value) -> bool:
    """Figures of one measure in different units that come to the same, as far as figures so rounded can."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.unit == b.unit:
        return False
    if not a.dimension is b.dimension is Dimension.MEASURE:
        return False
    kinds, scales = kinds_of_units(), _scales()
    if a.unit not in scales or b.unit not in scales or kinds.get(a.unit) != kinds.get(b.unit):
        return False
    left, right = _ends(a), _ends(b)
    if left is None or right is None:
        return False
    if left[0] <= right[1] and right[0] <= left[1]:
        return True
    low, high = sorted((left, right))
    return relative_gap(low[1], high[0]) <= _ROUNDED


def _ends(figure: Quantity) -> tuple[Decimal, Decimal] | None:
    """Both ends of the figure, or of the range that has two, in the first unit of its kind; None where one is open."""
    low, high = (figure.amount, figure.amount) if figure.amount is not None else (figure.low, figure.high)
    if not (low.is_finite() and high.is_finite()):
        return None
    scale = _scales()[figure.unit]
    with localcontext(ARITHMETIC):
        return low * scale[0], high * scale[-1]


@cache
def _scales() -> dict[str, tuple[Decimal, ...]]:
    return {unit: tuple(map(Decimal, sizes)) for unit, sizes in lexicon.load("units")["scales"].items()}


@cache
def kinds_of_units() -> dict[str, str]:
    """By unit, what it measures: "km" is of length."""
    return {unit: kind for kind, units in lexicon.load("units")["kinds"].items() for unit in units}


def is_whereabouts(claim: Claim) -> bool:
    """ "90 metres short of the face" and "90 metres beyond" say where somebody is, not which way a figure went."""
    value = claim.value
    return claim.aspect is Aspect.GAP and isinstance(value, Quantity) and kinds_of_units().get(value.unit) == "length"
