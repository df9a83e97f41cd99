"""One article has million where another has billion.

## What it does
Reports two figures of one fact that are the same digits a thousand or a million times apart.

## Why it matters
Million for billion is the slip that every numeracy trainer names first, and no update explains it.

## What it leaves alone
Figures of two facts, and figures a thousand times apart whose digits differ.

## How to resolve
Go back to the document; divide by a head count to see which is possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import Cause
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ


def _fits(pair: Pair) -> bool:
    return pair.relation.cause is Cause.SCALE_SLIP


def _message(pair: Pair) -> str:
    return f"{both(pair)} are the same digits at another scale."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair slipped by a power of a thousand."""
    yield from differ(case, _fits, _message)


RULE = Rule(
    code="FC103",
    name="scale-slip",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods reported revenue of <<$5.74 billion>> for the year.",
                "Orlan Foods had revenue of <<$5.74 million>>, it said.",
            )
        ),
        Example(
            (
                "Orlan Foods reported revenue of $5.74 billion for the year.",
                "Orlan Foods had revenue of $5,740 million, it said.",
            ),
            why="one value, written two ways",
        ),
    ),
)
