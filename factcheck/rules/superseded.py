"""A later report gives a higher count.

## What it does
Reports counts that only grow while an event unfolds (deaths, injured, arrests, evacuated) where
every higher figure stands in a later report.

## Why it matters
It is no contradiction, but whoever quotes the earlier report quotes an old figure.

## What it leaves alone
Counts without dates to order them, and a later report with the lower figure (FC101).

## How to resolve
Use the latest figure and say as of when.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.model.finding import Severity
from factcheck.model.relation import RelationKind
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE, leading


def _fits(pair: Pair) -> bool:
    return pair.later and pair.relation.kind is RelationKind.DISJOINT


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a count of which every higher figure is later."""
    if leading(case, _fits) is None:
        return
    spoken = [pair for pair in case.pairs if pair.severity is not None]
    sides = sorted(
        (side for side in case.sides if any(side is pair.left or side is pair.right for pair in spoken)),
        key=lambda side: side.quantity.middle if side.quantity else 0,
    )
    yield Disagreement(
        Severity.NOTE,
        f"Updated: {' → '.join(side.text for side in sides)}.",
        ("the higher figures stand in the later reports", "the count can only grow while the event unfolds"),
        tuple(sides),
        SURE,
    )


RULE = Rule(
    code="FC191",
    name="superseded",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            ("The fire killed <<three>> people.", "The fire killed <<five>> people."),
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            ("The fire killed five people.", "The fire killed five people."),
            why="nothing changed",
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
    ),
)
