"""What a figure and its modifier denote: the intervals, and the places a figure was written to."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, Rounded, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.model.denote import APPROX_MAX, APPROX_MIN, NEAR_MAX, NEAR_MIN, denote, denote_range, grain_of
from factcheck.model.value import INFINITY, Dimension, Modifier, Quantity
from tests.strategies import figures, quantities, quantity

_OWN_FIGURE_EXCLUDED = frozenset({Modifier.GT, Modifier.LT, Modifier.NEAR_BELOW, Modifier.NEAR_ABOVE})


def interval(q: Quantity) -> str:
    """In the mathematician's notation: "(100, 110]"."""
    ends = ["inf" if abs(end) == INFINITY else f"{end.normalize():f}" for end in (q.low, q.high)]
    ends[0] = f"-{ends[0]}" if q.low == -INFINITY else ends[0]
    return f"{'(' if q.low_open else '['}{ends[0]}, {ends[1]}{')' if q.high_open else ']'}"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("bare 412 people", "[412, 412]"),
        ("exact 400 people", "[400, 400]"),
        # Half the last place that is not nought, between a twentieth and three twentieths.
        ("approx 400 people", "[350, 450]"),
        ("approx 412 people", "[391.4, 432.6]"),
        ("approx 1,000 people", "[850, 1150]"),
        ("approx 9,000 people", "[8500, 9500]"),
        ("approx 0.5 %", "[0.45, 0.55]"),
        # The last place that is not nought, between a fiftieth and a tenth.
        ("near_below 900 people", "[810, 900)"),
        ("near_below 950 people", "[931, 950)"),
        ("near_below 14e9 USD", "[13000000000, 14000000000)"),
        ("near_above 900 people", "(900, 990]"),
        ("near_above 70 people", "(70, 77]"),
        ("near_above 13.8e9 USD", "(13800000000, 14076000000]"),
        ("gt 90 people", "(90, inf]"),
        ("ge 90 people", "[90, inf]"),
        ("lt 90 people", "[0, 90)"),
        ("le 90 people", "[0, 90]"),
        ("upto 90 people", "[0, 90]"),
        # Below nought, an upper bound has no lower end.
        ("lt -3 %", "(-inf, -3)"),
        ("le -3 %", "(-inf, -3]"),
        ("lt 0 %", "(-inf, 0)"),
        ("le 0 %", "[0, 0]"),
        ("gt -3 %", "(-3, inf]"),
        ("near_below -50 %", "[-55, -50)"),
        ("approx -50 %", "[-55, -45]"),
        # A share of nought is no width.
        ("approx 0 people", "[-0.5, 0.5]"),
        ("near_below 0 people", "[-1, 1]"),
        ("near_above 0.0 %", "[-0.1, 0.1]"),
        ("range 5..7 people", "[5, 7]"),
        ("range 7..5 people", "[5, 7]"),
        ("vague 24..99 people", "[24, 99]"),
    ],
)
def test_interval_of(notation: str, expected: str) -> None:
    assert interval(quantity(notation)).replace("[-inf", "(-inf") == expected


@pytest.mark.parametrize(
    ("written", "scale", "grain", "round_grain"),
    [
        ("13.8", "1E9", "1E8", "1E8"),
        ("14", "1E9", "1E9", "1E9"),
        ("870", "1E6", "1E6", "1E7"),
        ("1,630,000", "1", "1", "1E4"),
        ("1 630 000", "1", "1", "1E4"),
        ("816\u00a0000", "1", "1", "1E3"),
        ("816\u202f040", "1", "1", "10"),
        ("0.5", "1", "0.1", "0.1"),
        (".5", "1", "0.1", "0.1"),
        ("14.0", "1E9", "1E8", "1E8"),
        ("2.50", "1", "0.01", "0.01"),
        ("100", "1", "1", "100"),
        ("107", "1", "1", "1"),
        ("0", "1", "1", "1"),
        ("000", "1", "1", "1"),
        ("50", "0.01", "0.01", "0.1"),
        ("2", "12", "12", "12"),
        ("1.", "1", "1", "1"),
        ("٣٠", "1", "1", "10"),
    ],
)
def test_grains_of_a_written_figure(written: str, scale: str, grain: str, round_grain: str) -> None:
    assert grain_of(written, Decimal(scale)) == (Decimal(grain), Decimal(round_grain))


@pytest.mark.parametrize("written", ["", "a dozen", ",", "."])
def test_no_digits_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no digits"):
        grain_of(written)


@pytest.mark.parametrize("scale", ["0", "-1"])
def test_scale_not_above_nought_is_refused(scale: str) -> None:
    with pytest.raises(ValueError, match="a scale must be above 0"):
        grain_of("5", Decimal(scale))


@pytest.mark.parametrize("modifier", [Modifier.RANGE, Modifier.VAGUE])
def test_one_figure_is_no_range(modifier: Modifier) -> None:
    with pytest.raises(ValueError, match=f"use denote_{modifier.value}"):
        _denote(Decimal(5), modifier=modifier)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_figure_that_is_no_number_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not a finite figure"):
        _denote(Decimal(amount))


@pytest.mark.parametrize("grain", ["0", "-1"])
def test_grain_not_above_nought_is_refused(grain: str) -> None:
    with pytest.raises(ValueError, match="a grain must be above 0"):
        _denote(Decimal(5), grain=Decimal(grain))


def test_the_order_in_which_a_range_is_named_is_no_part_of_it() -> None:
    def named(first: int, second: int) -> Quantity:
        return denote_range(
            Decimal(first),
            Decimal(second),
            grain=Decimal(1),
            round_grain=Decimal(1),
            dimension=Dimension.COUNT,
            unit="house",
        )

    assert named(8, 3) == named(3, 8)
    assert (named(8, 3).low, named(8, 3).high) == (Decimal(3), Decimal(8))


# -- laws ------------------------------------------------------------------------------------


@given(quantities())
def test_a_figure_lies_in_its_interval_unless_its_words_exclude_it(q: Quantity) -> None:
    assert q.low <= q.high
    if q.amount is not None:
        assert q.low <= q.amount <= q.high
        excluded = (q.low_open and q.amount == q.low) or (q.high_open and q.amount == q.high)
        assert excluded == (q.modifier in _OWN_FIGURE_EXCLUDED)


@given(quantities(modifiers=(Modifier.APPROX,)))
def test_about_reaches_as_far_up_as_down(q: Quantity) -> None:
    assert q.amount is not None
    assert q.high - q.amount == q.amount - q.low
    assert APPROX_MIN <= (q.high - q.amount) / q.amount <= APPROX_MAX


@given(quantities(modifiers=(Modifier.NEAR_BELOW, Modifier.NEAR_ABOVE)))
def test_nearly_and_just_over_stay_close(q: Quantity) -> None:
    assert q.amount is not None
    assert NEAR_MIN <= (q.high - q.low) / q.amount <= NEAR_MAX


@given(figures(), st.sampled_from([3, 6, 9]))
def test_a_larger_scale_widens_by_as_much(figure: tuple[str, Decimal], power: int) -> None:
    written, scale = figure
    small, large = grain_of(written, scale), grain_of(written, scale.scaleb(power))
    assert tuple(grain.scaleb(power) for grain in small) == large


@given(figures())
def test_a_figure_is_a_whole_number_of_its_grains(figure: tuple[str, Decimal]) -> None:
    written, scale = figure
    amount = Decimal(written.replace(",", "")) * scale
    grain, round_grain = grain_of(written, scale)
    assert grain <= round_grain
    assert amount % grain == 0
    assert amount % round_grain == 0


@given(figures(), st.sampled_from([m for m in Modifier if m not in (Modifier.RANGE, Modifier.VAGUE)]))
def test_the_callers_decimal_settings_change_nothing(figure: tuple[str, Decimal], modifier: Modifier) -> None:
    written, scale = figure
    amount = Decimal(written.replace(",", "")) * scale
    usual = (grain_of(written, scale), _denote(amount, modifier=modifier, round_grain=scale))
    with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
        assert (grain_of(written, scale), _denote(amount, modifier=modifier, round_grain=scale)) == usual


def test_a_grain_keeps_all_digits_of_its_scale() -> None:
    with localcontext(Context(prec=2)):
        assert grain_of("3.5", Decimal(1728))[0] == Decimal("172.8")


@given(st.text())
def test_a_grain_needs_digits_and_nothing_else(text: str) -> None:
    """Whatever stands around the digits is taken for separators, whatever the script."""
    assume(not any(sign.isdecimal() for sign in text) and "." not in text)
    with pytest.raises(ValueError, match="no digits"):
        grain_of(text)
    assert grain_of(f"{text}40{text}") == grain_of("40")


def _denote(
    amount: Decimal,
    *,
    modifier: Modifier = Modifier.BARE,
    grain: Decimal = Decimal(1),
    round_grain: Decimal = Decimal(1),
) -> Quantity:
    return denote(
        amount,
        grain=grain,
        round_grain=round_grain,
        modifier=modifier,
        dimension=Dimension.COUNT,
        unit="house",
    )
