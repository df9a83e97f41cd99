"""A figure is the other one rounded to the wrong side.

## What it does
Reports a coarser figure that is not what the finer one rounds to, but next to it: 12.4 per cent and
13 per cent, $13.8 billion and $13 billion.

## Why it matters
Cutting the digits off instead of rounding is a habit; in a headline it changes the figure.

## What it leaves alone
Ages and durations, which are cut by custom, and a true rounding (FC102).

## How to resolve
Round half up, or print the finer figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import Cause
from factcheck.model.value import Dimension
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ, goes_both_ways, is_plain
from factcheck.rules.ratio_wrong import is_multiple


def _fits(pair: Pair) -> bool:
    if pair.relation.cause is not Cause.MISROUNDED or is_multiple(pair) or not is_plain(pair) or goes_both_ways(pair):
        return False
    quantity = pair.left.quantity
    return quantity is not None and quantity.dimension not in (Dimension.AGE, Dimension.DURATION)


def _message(pair: Pair) -> str:
    return f"{both(pair)}: neither is the other rounded."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair is a wrong rounding."""
    yield from differ(case, _fits, _message)


RULE = Rule(
    code="FC105",
    name="misrounded",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    kindred=True,
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "The round valued Orlan Robotics at <<$13.8 billion>>, people close to it said.",
                "Orlan Robotics was last valued at <<$13 billion>>.",
            )
        ),
        Example(
            (
                "The round valued Orlan Robotics at $13.8 billion, people close to it said.",
                "Orlan Robotics was last valued at more than $13 billion.",
            ),
            why="a bound that the finer figure keeps",
        ),
    ),
)
