"""Articles give figures for the same thing that cannot all be true.

## What it does
Compares the intervals that the words allow: a bare figure stands for itself at the precision that it
is written with, "about" for a band around it, "at least" for everything above. Two figures of one
fact whose intervals share no value are reported, with every article that gives each.

## Why it matters
A wrong number is the commonest correction after a wrong name. One of the two is stale, misheard or
counts something else.

## What it leaves alone
Bounds and hedges that can hold together ("at least 30" and 32), one figure rounded (FC102), counts
that rise from report to report (FC191), figures that two parties dispute (FC190), other periods,
other subjects, parts of a whole, plans against results. A draft's figure against one of several sources is a note
unless the sentences say mostly the same, or both count what an event did to people and no source has another count.

## How to resolve
See which report is later and whom it cites; give the figure with its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import Cause, RelationKind
from factcheck.model.value import Modifier
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ, goes_both_ways, is_plain, way_of

# Disjoint figures whose likely cause has a rule of its own.
_ELSEWHERE = frozenset(
    {Cause.SCALE_SLIP, Cause.DECIMAL_SLIP, Cause.TRANSPOSED_DIGITS, Cause.ONE_DIGIT_DIFFERS, Cause.MISROUNDED}
)


def _fits(pair: Pair) -> bool:
    if pair.relation.kind in (RelationKind.CONTAINS, RelationKind.WITHIN_HEDGE):
        left, right = pair.left.quantity, pair.right.quantity
        return not (left and right and left.amount is not None and left.amount == right.amount)  # FC107
    from factcheck.rules.ratio_wrong import is_multiple

    return is_plain(pair) and (pair.relation.cause not in _ELSEWHERE or goes_both_ways(pair)) and not is_multiple(pair)


def _message(pair: Pair) -> str:
    if pair.relation.compatible:
        return f"{both(pair)} can both hold, but say something quite different."
    if any(side.quantity and side.quantity.modifier is Modifier.VAGUE for side in (pair.left, pair.right)):
        return f"{both(pair)}: one is vague, and would not be said of the other."
    if goes_both_ways(pair):
        left, right = (f"{side.text} {way_of(side)}" for side in (pair.left, pair.right))
        return f"{left} and {right} cannot both be right."
    return f"{both(pair)} cannot both be right."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair of figures shares no value."""
    yield from differ(case, _fits, _message)


RULE = Rule(
    code="FC101",
    name="number-disjoint",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    kindred=True,
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods said on Monday it would cut <<1,200>> jobs at its plant in Varde.",
                "Orlan Foods will cut <<1,900>> jobs at the Varde plant, the company announced.",
            )
        ),
        Example(
            (
                "Orlan Foods said on Monday it would cut at least 1,200 jobs at its plant in Varde.",
                "Orlan Foods will cut 1,350 jobs at the Varde plant, the company announced.",
            ),
            why="a bound that the other figure keeps",
        ),
        Example(
            (
                "Orlan Foods said on Monday it would cut 1,200 jobs at its plant in Varde.",
                "Belmont Dairies will cut 1,900 jobs at its plant in Lindow.",
            ),
            why="two companies",
        ),
    ),
)
