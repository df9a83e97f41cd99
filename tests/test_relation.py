"""How figures stand to each other: golden pairs, and the laws that hold for every pair."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, Rounded, localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

from factcheck.model.denote import denote, denote_pair
from factcheck.model.finding import Severity
from factcheck.model.relate import relation, relative_gap
from factcheck.model.relation import RelationKind
from factcheck.model.span import Span
from factcheck.model.value import INFINITY, Dimension, Modifier, Quantity, Time
from factcheck.read.quantities import read_quantity
from factcheck.reconcile.severity import Circumstances, base_severity, severity
from tests.strategies import circumstances, large_quantities, points, quantities, quantity

CASES = Path(__file__).parent / "cases" / "relations.toml"
PUBLISHED = Path(__file__).resolve().parents[2] / "shared" / "eval" / "number_relations.tsv"
ROWS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["row"]


def _name(grade: Severity | None) -> str:
    return "none" if grade is None else grade.value


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_golden_pair(row: dict[str, Any]) -> None:
    a, b = quantity(row["a"]), quantity(row["b"])
    flags: dict[str, Any] = dict.fromkeys(row.get("circumstances", ()), True)
    given_by = Circumstances(**flags)
    for left, right in ((a, b), (b, a)):
        found = relation(left, right)
        assert found.kind == row["relation"]
        assert _name(severity(found, left, right, given_by)) == row["severity"]
        if "cause" in row:
            assert (found.cause or "") == row["cause"]
        if "gap" in row:
            assert round(found.gap, 2) == Decimal(row["gap"])


def test_golden_pairs_are_as_often_silent_as_not() -> None:
    """A set of firing cases alone cannot show a false alarm."""
    silent = [row["why"] for row in ROWS if row["severity"] == "none"]
    assert 2 * len(silent) >= len(ROWS)
    assert {row["relation"] for row in ROWS} == {kind.value for kind in RelationKind}


# -- laws ------------------------------------------------------------------------------------


@given(quantities(), quantities())
def test_relation_does_not_depend_on_the_order(a: Quantity, b: Quantity) -> None:
    assert relation(a, b) == relation(b, a)


@given(quantities(), quantities(), circumstances())
def test_severity_does_not_depend_on_the_order(a: Quantity, b: Quantity, given_by: Circumstances) -> None:
    found = relation(a, b)
    assert severity(found, a, b, given_by) == severity(found, b, a, given_by)


@given(large_quantities(), large_quantities(), circumstances())
def test_a_thousandfold_changes_nothing(a: Quantity, b: Quantity, given_by: Circumstances) -> None:
    """Millions stand to each other as billions do; the share of noughts that count is for both the same."""
    scaled_a, scaled_b = _thousandfold(a), _thousandfold(b)
    found = relation(scaled_a, scaled_b)
    assert found == relation(a, b)
    assert severity(found, scaled_a, scaled_b, given_by) == severity(found, a, b, given_by)


@given(points(), points())
def test_a_rounding_at_the_written_place_is_compatible(fine: Quantity, pattern: Quantity) -> None:
    """A figure rounded half up to a place that is then written is never called a contradiction."""
    assume(fine.amount is not None and pattern.grain >= fine.grain)
    rounded = _rounded(fine, pattern.grain, written=True)
    assert relation(fine, rounded).kind in (RelationKind.SAME, RelationKind.ROUNDS_TO)


@given(points(), points())
def test_a_small_rounding_to_noughts_is_compatible(fine: Quantity, pattern: Quantity) -> None:
    """Written out to the last nought, a rounding may move the figure by a twentieth."""
    assume(fine.amount is not None and fine.dimension is Dimension.MONEY)
    assert fine.amount is not None
    grain = max(pattern.round_grain, fine.grain)
    rounded = _rounded(fine, grain, written=False)
    assert rounded.amount is not None
    assume(rounded.amount >= 100 and abs(rounded.amount - fine.amount) <= rounded.amount / 20)
    assume(rounded.round_grain >= grain)
    assert relation(fine, rounded).kind in (RelationKind.SAME, RelationKind.ROUNDS_TO)


@given(quantities())
def test_everything_agrees_with_itself(a: Quantity) -> None:
    assert relation(a, a).kind is RelationKind.SAME
    assert severity(relation(a, a), a, a) is None


@given(quantities(), quantities())
def test_disjoint_figures_share_no_value(a: Quantity, b: Quantity) -> None:
    """What cannot both hold has intervals without a common number, checked on the ends themselves."""
    assume(relation(a, b).kind is RelationKind.DISJOINT)
    low, high = max(a.low, b.low), min(a.high, b.high)
    assert low > high or (low == high and not (_admits(a, low) and _admits(b, low)))


@given(quantities(), quantities(), circumstances())
def test_what_speaks_for_a_figure_never_makes_it_louder(a: Quantity, b: Quantity, given_by: Circumstances) -> None:
    """Quotation, doubt about the pairing, dispute: each only softens; none makes or removes a finding."""
    found = relation(a, b)
    plain = replace(given_by, quoted=False, low_confidence=False, attributed_apart=False)
    before, after = severity(found, a, b, plain), severity(found, a, b, given_by)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after.rank >= before.rank
        assert not (given_by.low_confidence and after is Severity.ERROR)


@given(quantities(), quantities())
def test_key_figures_never_speak_softer(a: Quantity, b: Quantity) -> None:
    found = relation(a, b)
    plain, key = severity(found, a, b), severity(found, a, b, Circumstances(key_figure=True))
    assert plain is None or (key is not None and key.rank <= plain.rank)


@given(quantities(), quantities())
def test_the_callers_decimal_settings_change_nothing(a: Quantity, b: Quantity) -> None:
    """Two digits of precision, and a trap on every inexact result, are the harshest settings there are."""
    found = relation(a, b)
    grade = severity(found, a, b)
    with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
        assert relation(a, b) == found
        assert severity(found, a, b) == grade


def test_a_gap_does_not_depend_on_the_callers_settings() -> None:
    with localcontext(Context(prec=2)):
        gap = relative_gap(Decimal(1234), Decimal(1250))
    assert gap == Decimal("0.0128")


@given(points(), points())
def test_distance_of_disjoint_figures_is_relative_to_the_larger(a: Quantity, b: Quantity) -> None:
    found = relation(a, b)
    assume(found.kind is RelationKind.DISJOINT)
    assert a.amount is not None and b.amount is not None
    assert 0 < found.gap <= 1
    if a.amount.is_signed() == b.amount.is_signed():
        assert abs(found.gap * max(abs(a.amount), abs(b.amount)) - abs(a.amount - b.amount)) < Decimal("1E-9")


@given(points(), points())
def test_one_off_is_wrong_where_nobody_rounds(a: Quantity, b: Quantity) -> None:
    a, b = (replace(q, dimension=Dimension.AGE, unit="") for q in (a, b))
    found = relation(a, b)
    assume(found.kind is RelationKind.DISJOINT)
    assert severity(found, a, b) is Severity.ERROR


# -- the published table ---------------------------------------------------------------------

_CIRCUMSTANCE_OF = {
    "key_figure": "key_figure",
    "exact_dim": "exact",
    "later": "later",
    "attributed_apart": "attributed_apart",
}


def _published() -> list[Any]:
    if not PUBLISHED.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"{PUBLISHED.name} is not beside the project"))]
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [pytest.param(row, id=f"{row['a']} | {row['b']} | {row['context']}") for row in rows]


@pytest.mark.parametrize("row", _published())
def test_published_pair(row: dict[str, str]) -> None:
    """The table gives severities before "up to" and vague words take their step off."""
    a, b = read_quantity(row["a"]), read_quantity(row["b"])
    assert a is not None and b is not None
    names = [_CIRCUMSTANCE_OF[name] for name in row["context"].split(",") if name]
    flags: dict[str, Any] = dict.fromkeys(names, True)
    given_by = Circumstances(**flags)
    for left, right in ((a, b), (b, a)):
        found = relation(left, right)
        assert found.kind == row["relation"]
        assert _name(base_severity(found, left, right, given_by)) == row["severity"]


# -- helpers ---------------------------------------------------------------------------------


def _thousandfold(q: Quantity) -> Quantity:
    return replace(
        q,
        low=q.low * 1000,
        high=q.high * 1000,
        amount=None if q.amount is None else q.amount * 1000,
        grain=q.grain * 1000,
        round_grain=q.round_grain * 1000,
    )


def _rounded(fine: Quantity, grain: Decimal, *, written: bool) -> Quantity:
    """`fine` at the place of `grain`: written to there ("1.6 million") or out to its noughts."""
    assert fine.amount is not None
    amount = (fine.amount / grain).to_integral_value(ROUND_HALF_UP) * grain
    last = Decimal(1).scaleb(amount.normalize().adjusted() - len(amount.normalize().as_tuple().digits) + 1)
    return denote(
        amount,
        grain=grain if written else min(Decimal(1), fine.grain),
        round_grain=max(last, grain),
        modifier=Modifier.BARE,
        dimension=fine.dimension,
        unit=fine.unit,
    )


def _admits(q: Quantity, value: Decimal) -> bool:
    """Brute reading of an interval, written without the code under test."""
    if value in (INFINITY, -INFINITY):
        return False
    if value == q.low:
        return not q.low_open and (value < q.high or (value == q.high and not q.high_open))
    if value == q.high:
        return not q.high_open and value > q.low
    return q.low < value < q.high


def test_a_share_is_set_against_a_percentage() -> None:
    """ "More than a quarter" and 26 % are one value, a third and 40 % are two."""
    quarter, third = read_quantity("more than a quarter of the staff"), read_quantity("a third of the staff")
    assert quarter is not None and third is not None
    for share, percent, kind in (
        (quarter, "26%", RelationKind.CONTAINS),
        (third, "34 per cent", RelationKind.WITHIN_HEDGE),
        (third, "40%", RelationKind.DISJOINT),
    ):
        other = read_quantity(percent)
        assert other is not None
        assert relation(share, other).kind is relation(other, share).kind is kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ((3, 1), (3, 1), RelationKind.SAME),
        ((0, 2), (2, 0), RelationKind.SAME),  # lost 0-2, lost 2-0
        ((3, 1), (3, 2), RelationKind.DISJOINT),
        ((219, 210), (220, 210), RelationKind.DISJOINT),  # nobody rounds a vote
    ],
)
def test_scores_agree_in_both_their_figures(left: tuple[int, int], right: tuple[int, int], kind: RelationKind) -> None:
    a, b = (denote_pair(Decimal(x), Decimal(y), dimension=Dimension.SCORE) for x, y in (left, right))
    assert relation(a, b).kind is relation(b, a).kind is kind


@pytest.mark.parametrize(
    ("placed", "weekday", "meet"),
    [
        ((13, 13), "Tuesday", True),
        ((13, 13), "Wednesday", False),
        ((12, 14), "Wednesday", True),
        ((12, 14), "Thursday", False),
        ((12, 18), "Sunday", True),
    ],
    ids=str,
)
def test_a_weekday_meets_the_days_that_it_falls_on(placed: tuple[int, int], weekday: str, meet: bool) -> None:
    first, last = (date(2025, 5, day) for day in placed)
    dated = Time(Span(0, 8), "tomorrow", first.isoformat(), first, last, relative=True)
    named = Time(Span(0, 7), weekday, slot=weekday, relative=True)
    assert dated.meets(named) is named.meets(dated) is meet


@pytest.mark.parametrize(
    ("placed", "month", "meet"),
    [
        ((1, 3), 1, True),
        ((1, 3), 2, True),
        ((1, 3), 3, True),
        ((1, 3), 4, False),
        ((11, 14), 1, True),
        ((11, 14), 3, False),
    ],
    ids=str,
)
def test_a_month_meets_the_periods_that_it_lies_in(placed: tuple[int, int], month: int, meet: bool) -> None:
    first, last = (date(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 10) for number in placed)
    dated = Time(Span(0, 8), "winter", first.isoformat(), first, last)
    named = Time(Span(0, 7), "that month", slot=f"M{month}", relative=True)
    assert dated.meets(named) is named.meets(dated) is meet
