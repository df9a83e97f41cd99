"""A later report gives a higher count.

## What it does
Reports counts that grow while an event unfolds (deaths, injured, arrests, evacuated, cases so far, whatever its
sentence says has grown) where every higher figure stands in a later report; of those that may also fall (missing,
without power) any other figure of a later one.

## Why it matters
It is no contradiction, but whoever quotes the earlier report quotes an old figure.

## What it leaves alone
A later report with the lower figure (FC101). Where some reports have a date and others none, a count that grows is a
note (FC101), as nobody can say which is the later.

## How to resolve
Use the latest figure and say as of when.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.model.finding import Severity
from factcheck.model.relation import RelationKind
from factcheck.reconcile.case import Case, CaseSide, Disagreement, Pair
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
        key=lambda side: (_earliest(side, case), side.quantity.middle if side.quantity else 0),
    )
    yield Disagreement(
        Severity.NOTE,
        f"Updated: {' → '.join(side.text for side in sides)}.",
        ("each figure stands in later reports than the one before", "the count goes on while the event unfolds"),
        tuple(sides),
        SURE,
    )


def _earliest(side: CaseSide, case: Case) -> str:
    return min(case.articles[article].moment for article in side.articles)


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
            ("After the wreck <<31>> people were missing.", "After the wreck <<12>> people were still missing."),
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            (
                "The outbreak in Arden has grown to <<112>> cases of measles.",
                "The outbreak in Arden now stands at <<131>> cases of measles.",
            ),
            published=(date(2024, 3, 4), date(2024, 3, 7)),
        ),
        Example(
            (
                "<<Seventeen>> trains to Arden have been cancelled so far.",
                "<<A total of 41>> trains to Arden had been cancelled by Tuesday evening.",
            ),
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            (
                "Forty-one trains to Arden have been cancelled so far.",
                "A total of 17 trains to Arden had been cancelled by Tuesday evening.",
            ),
            why="a count that goes on does not fall (FC101)",
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            ("The mill in Arden has 112 looms.", "The mill in Arden has 131 looms."),
            why="looms are not counted on from day to day (FC101)",
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            ("Seventeen trains to Arden leave from Lindow.", "A total of 41 trains to Arden leave from Varde."),
            why="nothing that goes on",
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
        Example(
            ("The fire killed five people.", "The fire killed five people."),
            why="nothing changed",
            published=(date(2024, 3, 4), date(2024, 3, 5)),
        ),
    ),
)
