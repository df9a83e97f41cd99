"""The same figure is per cent in one article and percentage points in another.

## What it does
Reports one figure of one fact that is given once as per cent and once as percentage points: "rose
4.5 per cent" and "rose 4.5 percentage points". Basis points are hundredths of a point.

## Why it matters
From a margin of 10 per cent, a rise of 4.5 per cent leads to 10.45 and one of 4.5 points to 14.5.

## What it leaves alone
Different figures: a change may well be given both ways.

## How to resolve
Subtract the two levels: the difference is in points.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import Cause
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ


def _fits(pair: Pair) -> bool:
    return pair.relation.cause is Cause.PERCENT_VS_POINTS and pair.severity is not Severity.NOTE


def _message(pair: Pair) -> str:
    return f"{both(pair)} are not the same step."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair is per cent against points."""
    for said in differ(case, _fits, _message):
        yield said._replace(severity=Severity.WARNING)  # between sources a warning, see the taxonomy's table


RULE = Rule(
    code="FC108",
    name="percent-v-points",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods said its operating margin rose <<4.5 percentage points>> in the quarter.",
                "The operating margin of Orlan Foods rose <<4.5%>>.",
            )
        ),
        Example(
            (
                "Orlan Foods said its operating margin rose 0.5 percentage points in the quarter.",
                "The operating margin of Orlan Foods rose by 50 basis points.",
            ),
            why="fifty basis points are half a point",
        ),
    ),
)
