"""Canonical values as words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck.model.denote import denote_pair, denote_range
from factcheck.model.describe import describe, describe_date, describe_interval
from factcheck.model.span import Span
from factcheck.model.value import (
    INFINITY,
    Bearing,
    Dimension,
    Modifier,
    Multiple,
    Quantity,
    Stage,
    Superlative,
    Time,
)


def quantity(
    amount: str | None,
    grain: str,
    dimension: Dimension,
    unit: str = "",
    *,
    modifier: Modifier = Modifier.BARE,
    low: str | None = None,
    high: str | None = None,
    low_open: bool = False,
    high_open: bool = False,
    exact: bool = False,
) -> Quantity:
    figure = None if amount is None else Decimal(amount)
    least, most = (
        (Decimal(low) if low is not None else figure),
        (Decimal(high) if high is not None else figure),
    )
    assert least is not None and most is not None
    return Quantity(
        least,
        most,
        figure,
        Decimal(grain),
        Decimal(grain),
        modifier,
        dimension,
        unit,
        low_open,
        high_open,
        exact,
    )


MONEY, COUNT = Dimension.MONEY, Dimension.COUNT
AT_LEAST_TEN = quantity("10e9", "1e9", MONEY, "USD", modifier=Modifier.GT, high="Infinity", low_open=True)

FIGURES = [
    (quantity("13.8e9", "1e8", MONEY, "USD"), "$13.8 billion", "[13.75, 13.85) billion USD"),
    (quantity("14e9", "1e9", MONEY, "USD"), "$14 billion", "[13.5, 14.5) billion USD"),
    (quantity("13.80e9", "1e7", MONEY, "CHF"), "CHF 13.80 billion", "[13.795, 13.805) billion CHF"),
    (AT_LEAST_TEN, "more than $10 billion", "(10, ∞) billion USD"),
    (
        quantity("65e9", "1e9", MONEY, "USD", modifier=Modifier.UPTO, low="0"),
        "up to $65 billion",
        "[0, 65] billion USD",
    ),
    (
        quantity(None, "1e6", MONEY, "USD", modifier=Modifier.RANGE, low="5e6", high="10e6"),
        "$5 million–$10 million",
        "[5, 10] million USD",
    ),
    (quantity("4.50", "0.01", MONEY, "EUR"), "€4.50", "[4.495, 4.505) EUR"),
    (quantity("-2.5e6", "1e5", MONEY, "USD"), "-$2.5 million", "[-2.55, -2.45) million USD"),
    (quantity("1234567", "1", MONEY, "GBP"), "£1,234,567", "exactly 1,234,567 GBP"),
    (quantity("1630000", "1", COUNT, "vote"), "1.63 million votes", "exactly 1,630,000 votes"),
    (quantity("12500", "1", COUNT, "job"), "12,500 jobs", "exactly 12,500 jobs"),
    (quantity("12", "1", COUNT, "person", exact=True), "12 people", "exactly 12 people"),
    (quantity("1", "1", COUNT, "person"), "1 person", "exactly 1 person"),
    (quantity("3", "1", COUNT, "city"), "3 cities", "exactly 3 cities"),
    (quantity("2", "1", COUNT, "police car"), "2 police cars", "exactly 2 police cars"),
    (quantity("7", "1", COUNT, "aircraft"), "7 aircraft", "exactly 7 aircraft"),
    (quantity("5", "1", COUNT), "5", "exactly 5"),
    (
        quantity("100", "1", COUNT, "person", modifier=Modifier.LT, low="0", high_open=True),
        "fewer than 100 people",
        "[0, 100) people",
    ),
    (
        quantity(None, "1", COUNT, "acre", modifier=Modifier.RANGE, low="40", high="50"),
        "40–50 acres",
        "[40, 50] acres",
    ),
    (
        quantity(None, "1", COUNT, "person", modifier=Modifier.VAGUE, low="200", high="Infinity"),
        "200 people or more",
        "[200, ∞) people",
    ),
    (quantity("4.5", "0.1", Dimension.PERCENT), "4.5%", "[4.45, 4.55) %"),
    (
        quantity(None, "1", Dimension.PERCENT, modifier=Modifier.RANGE, low="-2", high="3"),
        "-2 to 3%",
        "[-2, 3] %",
    ),
    (quantity("0.5", "0.1", Dimension.POINT), "0.5 percentage points", "[0.45, 0.55) percentage points"),
    (quantity("1", "1", Dimension.POINT), "1 percentage point", "[0.5, 1.5) percentage points"),
    (quantity("18", "1", Dimension.DURATION, "month"), "18 months", "[17.5, 18.5) months"),
    (quantity("5", "1", Dimension.MEASURE, "km"), "5 km", "[4.5, 5.5) km"),
    (quantity("6.1", "0.1", Dimension.MAGNITUDE), "magnitude 6.1", "[6.05, 6.15)"),
    (quantity("42", "1", Dimension.AGE, "year"), "aged 42", "exactly 42 years"),
    (quantity("3", "1", Dimension.RANK), "No. 3", "exactly 3"),
    (quantity("2013", "1", Dimension.YEAR), "2013", "exactly 2013"),
]


@pytest.mark.parametrize(("value", "words", "interval"), FIGURES, ids=lambda it: it if isinstance(it, str) else "")
def test_figures_in_words_and_as_intervals(value: Quantity, words: str, interval: str) -> None:
    assert (describe(value), describe_interval(value)) == (words, interval)


@pytest.mark.parametrize(
    ("modifier", "words"),
    [
        (Modifier.EXACT, "$10 billion"),
        (Modifier.APPROX, "about $10 billion"),
        (Modifier.NEAR_BELOW, "nearly $10 billion"),
        (Modifier.NEAR_ABOVE, "just over $10 billion"),
        (Modifier.GE, "at least $10 billion"),
        (Modifier.LT, "less than $10 billion"),
        (Modifier.LE, "at most $10 billion"),
    ],
)
def test_a_hedge_stays_in_the_words(modifier: Modifier, words: str) -> None:
    assert describe(replace(AT_LEAST_TEN, modifier=modifier)) == words


def test_every_modifier_but_those_of_plain_figures_is_heard() -> None:
    """A hedge that is swallowed would turn "at most 10" into "10"."""
    silent = {Modifier.EXACT, Modifier.BARE, Modifier.RANGE, Modifier.VAGUE}
    heard = {each for each in Modifier if describe(replace(AT_LEAST_TEN, modifier=each)) != "$10 billion"}
    assert heard == set(Modifier) - silent


TWICE = quantity("2", "1", Dimension.RATIO)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Multiple(TWICE), "twice"),
        (Multiple(replace(TWICE, modifier=Modifier.NEAR_BELOW)), "nearly twice"),
        (Multiple(quantity("0.5", "0.1", Dimension.RATIO)), "half"),
        (Multiple(quantity("2.5", "0.1", Dimension.RATIO)), "2.5 times"),
        (Multiple(TWICE, "c1", quantity("1.74e9", "1e7", MONEY, "USD")), "twice ($1.74 billion)"),
        (Stage("deal", 2, "in advanced talks"), "in advanced talks"),
        (Superlative("largest", False, ("private", "funding", "round")), "the largest private funding round"),
        (Superlative("largest", True, ("round",), ("europe",)), "one of the largest rounds in europe"),
        (Superlative("biggest", False, ("deal",), holder="Halden's"), "Halden's biggest deal"),
        (Superlative("first", False, ()), "the first"),
    ],
)  # fmt: skip
def test_other_values_in_words(value: Multiple | Stage | Superlative, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize(
    ("iso", "bearing", "words"),
    [
        ("2013-03-22", Bearing.IN, "22 March 2013"),
        ("2013-03", Bearing.IN, "March 2013"),
        ("2013", Bearing.BY, "by 2013"),
        ("2013-Q1", Bearing.SINCE, "since Q1 2013"),
        ("2013-H2", Bearing.IN, "H2 2013"),
        ("2013-spring", Bearing.FROM, "from spring 2013"),
        ("2013-W07", Bearing.IN, "week 7 of 2013"),
        ("2013-W07-WE", Bearing.IN, "weekend 7 of 2013"),
        ("201X", Bearing.IN, "2010s"),
        ("2013/2015", Bearing.IN, "2013–2015"),
        ("2013-03-22/2013-03-24", Bearing.IN, "22 March 2013 – 24 March 2013"),
        ("2013-03-22..2013-04-02", Bearing.IN, "22 March 2013 – 2 April 2013"),
        ("FY2013", Bearing.IN, "fiscal 2013"),
        ("", Bearing.UNTIL, "until the past year"),
    ],
)
def test_times_in_words(iso: str, bearing: Bearing, words: str) -> None:
    assert describe(Time(Span(0, 4), "the past\n year", iso, bearing=bearing)) == words


def test_dates_do_not_depend_on_a_locale() -> None:
    assert describe_date(date(2024, 5, 1)) == "1 May 2024"


def test_an_unbounded_figure_has_no_number_for_infinity() -> None:
    assert "Infinity" not in describe(replace(AT_LEAST_TEN, amount=None)) + describe_interval(AT_LEAST_TEN)
    assert describe_interval(replace(AT_LEAST_TEN, low=-INFINITY)) == "(-∞, ∞) USD"


@pytest.mark.parametrize(("unit", "words"), [("", "3–1"), ("vote", "3–1 votes")])
def test_a_score_has_both_its_figures(unit: str, words: str) -> None:
    pair = denote_pair(Decimal(3), Decimal(1), dimension=Dimension.SCORE, unit=unit)
    assert (describe(pair), describe_interval(pair)) == (words, f"exactly {words}")


def test_a_range_of_ages_says_once_that_it_is_one() -> None:
    ages = denote_range(Decimal(34), Decimal(36), grain=Decimal(1), round_grain=Decimal(1), dimension=Dimension.AGE)
    assert describe(ages) == "aged 34–36"
