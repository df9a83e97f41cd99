"""Articles give one figure at different precision.

## What it does
Reports a figure that is the other one rounded: $13.8 billion and $14 billion. Both can stand, so it
is a note; a warning where the two are more than one per cent apart and the figure is a key one (in
a headline, in the opening paragraphs, or given by several articles), and where they are more than
five per cent apart.

## Why it matters
A reader who has seen both believes that something happened in between. House style decides which
precision to print; the desk should print one.

## What it leaves alone
Where a draft rounds what its sources give more precisely, it is never more than a note. The same figure in another spelling ($13.8bn, 13,800 million dollars), a hedge that says that the
figure is rounded ("about $14 billion", "nearly $14 billion").

## How to resolve
Use the more precise figure, or say "about".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import RelationKind
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ
from factcheck.rules.ratio_wrong import is_multiple


def _fits(pair: Pair) -> bool:
    return pair.relation.kind is RelationKind.ROUNDS_TO and not is_multiple(pair)


def _message(pair: Pair) -> str:
    return f"{both(pair)} are one figure, rounded by one side."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair is a rounding."""
    for said in differ(case, _fits, _message):
        yield said._replace(severity=Severity.NOTE) if _is_rounded_by_draft(case, said) else said


def _is_rounded_by_draft(case: Case, said: Disagreement) -> bool:
    """The draft has the rounder figure: reporters round."""
    figures = [(side, side.value) for side in said.sides if isinstance(side.value, Quantity)]
    drafted = [value for side, value in figures if set(side.articles) & case.drafts]
    given = [value for side, value in figures if not set(side.articles) & case.drafts]
    return bool(drafted and given) and min(each.round_grain for each in drafted) > max(
        each.round_grain for each in given
    )


RULE = Rule(
    code="FC102",
    name="number-rounding",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    kindred=True,
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "The round valued Orlan Robotics at <<$13.8 billion>>, people close to it said.",
                "Orlan Robotics was last valued at <<$14 billion>>.",
            )
        ),
        Example(
            (
                "The round valued Orlan Robotics at $13.8 billion, people close to it said.",
                "Orlan Robotics was last valued at nearly $14 billion.",
            ),
            why="the hedge says that it is rounded",
        ),
        Example(
            (
                "The round valued Orlan Robotics at $13.8 billion, people close to it said.",
                "Orlan Robotics was last valued at $13.8bn.",
            ),
            why="one figure in two spellings",
        ),
    ),
)
