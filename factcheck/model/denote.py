"""From a figure and the words around it to the interval of values that they allow.

Bare figures are points that carry how finely they were written; hedges are widths around the
figure, bounds are half-lines. All arithmetic runs in a context of its own, so that a caller's
decimal settings change nothing.
"""

from __future__ import annotations

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    localcontext,
)

from factcheck.model.value import INFINITY, Dimension, Modifier, Quantity

ARITHMETIC = Context(
    prec=100,
    rounding=ROUND_HALF_EVEN,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    traps=[DivisionByZero, InvalidOperation],
)
"""For `localcontext`. A hundred digits hold any figure that a text gives, exactly."""

# Half-widths of the hedges, as shares of the figure. What readers take "about" to mean varies with
# the figure's size and roundness and from reader to reader, so that no study gives a constant:
# these were chosen, then checked on 60 cases and 662 edited summaries.
APPROX_MIN = Decimal("0.05")
"""Narrowest "about": a finely written figure is still hedged by a twentieth."""
APPROX_MAX = Decimal("0.15")
"""Widest "about": "about 1,000" is not 1,500."""
NEAR_MIN = Decimal("0.02")
"""Narrowest "nearly" and "just over"."""
NEAR_MAX = Decimal("0.10")
"""Widest "nearly" and "just over"."""

_UNBOUNDED_BELOW = INFINITY.copy_negate()
_DECIMAL_POINT = "."


def denote(
    amount: Decimal,
    *,
    grain: Decimal,
    round_grain: Decimal,
    modifier: Modifier,
    dimension: Dimension,
    unit: str = "",
    exact: bool = False,
) -> Quantity:
    """The quantity that `amount` with its modifier denotes; `amount` is scaled ("$13.8bn" is 1.38E+10).

    Modifiers speak of the number line, not of size: "above -5" is warmer than -5. Upper bounds
    start at 0, and have no lower end where the bound itself is not above 0.

    Raises:
        ValueError: `modifier` is RANGE or VAGUE (`denote_range`, `denote_vague`), a grain is not
            above 0, or `amount` is not finite.
    """
    if not amount.is_finite():
        raise ValueError(f"not a finite figure: {amount}")
    if grain <= 0 or round_grain <= 0:
        raise ValueError(f"a grain must be above 0: {grain}, {round_grain}")
    with localcontext(ARITHMETIC):
        low, high, low_open, high_open = _interval(amount, round_grain, modifier)
    return Quantity(
        low=low,
        high=high,
        amount=amount,
        grain=grain,
        round_grain=round_grain,
        modifier=modifier,
        dimension=dimension,
        unit=unit,
        low_open=low_open,
        high_open=high_open,
        exact=exact,
    )


def denote_range(
    low: Decimal,
    high: Decimal,
    *,
    grain: Decimal,
    round_grain: Decimal,
    dimension: Dimension,
    unit: str = "",
    exact: bool = False,
) -> Quantity:
    """ "Between `low` and `high`", both included, in whichever order the text names them.

    The grains are those of the more finely written end.
    """
    return Quantity(
        low=min(low, high),
        high=max(low, high),
        amount=None,
        grain=grain,
        round_grain=round_grain,
        modifier=Modifier.RANGE,
        dimension=dimension,
        unit=unit,
        exact=exact,
    )


def denote_vague(
    low: Decimal,
    high: Decimal,
    *,
    dimension: Dimension,
    unit: str = "",
    low_open: bool = False,
    high_open: bool = False,
    exact: bool = False,
) -> Quantity:
    """A word that stands for a span of figures: "dozens", "a handful", "a majority" (above 50 %)."""
    return Quantity(
        low=low,
        high=high,
        amount=None,
        grain=Decimal(1),
        round_grain=Decimal(1),
        modifier=Modifier.VAGUE,
        dimension=dimension,
        unit=unit,
        low_open=low_open,
        high_open=high_open,
        exact=exact,
    )


def denote_result(amount: Decimal, like: Quantity) -> Quantity:
    """What figures of a kind come to, as it is reckoned: of their dimension and unit, as fine as its own last digit."""
    grain = Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent))
    return denote(
        amount, grain=grain, round_grain=grain, modifier=Modifier.BARE, dimension=like.dimension, unit=like.unit
    )


def denote_pair(first: Decimal, second: Decimal, *, dimension: Dimension, unit: str = "") -> Quantity:
    """The two figures of a score or a vote, in the order of the text: 3 and 1 for "won 3-1"."""
    return Quantity(
        low=first,
        high=first,
        amount=first,
        grain=Decimal(1),
        round_grain=Decimal(1),
        modifier=Modifier.BARE,
        dimension=dimension,
        unit=unit,
        exact=True,
        against=second,
    )


def grain_of(written: str, scale: Decimal = Decimal(1)) -> tuple[Decimal, Decimal]:
    """Grain and round grain of a figure from its digits as written, before scaling.

    "13.8" × 1E+9 gives (1E+8, 1E+8), "870" × 1E+6 gives (1E+6, 1E+7), "1,630,000" gives
    (1, 1E+4). Decimals are written on purpose, so that zeros among them count: "14.0" gives 0.1
    twice. Everything but digits and a single point is taken for separators.

    Raises:
        ValueError: no digit in `written`, or `scale` is not above 0.
    """
    if scale <= 0:
        raise ValueError(f"a scale must be above 0: {scale}")
    whole, fraction = _digits(written)
    if not whole and not fraction:
        raise ValueError(f"no digits: {written!r}")
    if fraction:
        place = round_place = -len(fraction)
    else:
        significant = whole.rstrip("0")
        place = 0
        round_place = len(whole) - len(significant) if significant else 0
    with localcontext(ARITHMETIC):
        grain = scale.scaleb(place).normalize()
        round_grain = scale.scaleb(round_place).normalize()
    return grain, round_grain


def _digits(written: str) -> tuple[str, str]:
    """The digits before and after the decimal point, in ASCII."""
    kept = "".join(
        str(int(sign)) if sign.isdecimal() else sign for sign in written if sign.isdecimal() or sign == _DECIMAL_POINT
    )
    if kept.count(_DECIMAL_POINT) != 1:
        return kept.replace(_DECIMAL_POINT, ""), ""
    whole, _, fraction = kept.partition(_DECIMAL_POINT)
    return whole, fraction


def _interval(amount: Decimal, round_grain: Decimal, modifier: Modifier) -> tuple[Decimal, Decimal, bool, bool]:
    """Low, high, low_open, high_open of the values that the words allow."""
    match modifier:
        case Modifier.EXACT | Modifier.BARE:
            return amount, amount, False, False
        case Modifier.APPROX:
            reach = _clamp(round_grain / 2, amount, APPROX_MIN, APPROX_MAX)
            return amount - reach, amount + reach, False, False
        case Modifier.NEAR_BELOW | Modifier.NEAR_ABOVE if amount == 0:
            # "Close to zero" looks from both sides, and a share of nothing is no width.
            return round_grain.copy_negate(), round_grain, False, False
        case Modifier.NEAR_BELOW:
            return amount - _clamp(round_grain, amount, NEAR_MIN, NEAR_MAX), amount, False, True
        case Modifier.NEAR_ABOVE:
            return amount, amount + _clamp(round_grain, amount, NEAR_MIN, NEAR_MAX), True, False
        case Modifier.GT:
            return amount, INFINITY, True, False
        case Modifier.GE:
            return amount, INFINITY, False, False
        case Modifier.LT:
            return (Decimal(0) if amount > 0 else _UNBOUNDED_BELOW), amount, False, True
        case Modifier.LE | Modifier.UPTO:
            return (Decimal(0) if amount >= 0 else _UNBOUNDED_BELOW), amount, False, False
        case Modifier.RANGE | Modifier.VAGUE:
            raise ValueError(f"{modifier.value} has two ends: use denote_{modifier.value}")


def _clamp(width: Decimal, amount: Decimal, least: Decimal, most: Decimal) -> Decimal:
    """`width` held between two shares of the figure; as it is for a figure of 0."""
    size = amount.copy_abs()
    return min(max(width, least * size), most * size) if size else width
