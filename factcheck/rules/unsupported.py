"""A figure or date of a draft is in none of its sources.

## What it does
Speaks in `check --require-support` only. Reports a figure or a date with digits of the draft that none of
the sources gives: not of the same fact, not in a sentence like the draft's, and not anywhere else.

## Why it matters
A desk that asks for a source behind every figure wants to see those that have none before the reader does.

## What it leaves alone
Figures that a source gives, rounds or hedges, and those that differ from a source, which have findings of
their own. A figure that a source has of something else, as far as can be told: the list of the draft's
claims names it. Amounts in words ("dozens"), and times in words ("last week").

## How to resolve
Name the source that has it and add it to the sources, or take the figure out. Reporting of one's own has no
source to be found: say so where the finding is suppressed.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for each value of the fact that no source has."""
    for side in case.sides:
        claims = tuple(claim for claim in side.claims if claim in case.unsupported)
        if claims:
            mine = side._replace(claims=claims)
            idle = dict.fromkeys(case.articles[a].label for c in claims for a in case.weightless.get(c.id, ()))
            sources = "no source that has weight" if idle else "no source"
            why = tuple(f"{label} has it, which has weight 0 in the settings" for label in idle)
            yield Disagreement(Severity.WARNING, f"{side.text} is in {sources}.", why, (mine,), LIKELY)


RULE = Rule(
    code="FC200",
    name="unsupported",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "The ferry to Varde can take <<340>> passengers and was built in Lindow.",
                "The ferry to Varde was built in Lindow and left on its maiden trip on Monday.",
            ),
            draft=True,
            require_support=True,
        ),
        Example(
            (
                "The keeper of the lighthouse was born on <<12 March 1931>>, her sister said.",
                "The keeper of the lighthouse at Varde has died, her sister said on Monday.",
            ),
            draft=True,
            require_support=True,
        ),
        Example(
            (
                "The ferry to Varde can take 340 passengers and was built in Lindow.",
                "The ferry to Varde was built in Lindow and has room for 340 passengers.",
            ),
            draft=True,
            require_support=True,
            why="a source has it",
        ),
        Example(
            (
                "The ferry to Varde can take about 340 passengers and was built in Lindow.",
                "The ferry to Varde was built in Lindow and can take 343 passengers.",
            ),
            draft=True,
            require_support=True,
            why="a source has the exact figure",
        ),
        Example(
            (
                "The ferry to Varde cost £31 million, and dozens came to see it leave last week.",
                "The harbour of Lindow is to be dredged for £31 million.",
            ),
            draft=True,
            require_support=True,
            why="a source has the figure, of something else; the others are words",
        ),
        Example(
            (
                "The ferry to Varde can take 340 passengers and was built in Lindow.",
                "The ferry to Varde was built in Lindow and left on its maiden trip on Monday.",
            ),
            draft=True,
            why="nobody asked for support",
        ),
    ),
)
