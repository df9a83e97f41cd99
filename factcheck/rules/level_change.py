"""The same figure is a level in one article and a change in another.

## What it does
Reports one percentage or amount of one fact that a report gives as the step ("fell 10 per cent")
and another as the height reached ("fell to 10 per cent").

## Why it matters
"By" and "to" are one letter pair apart and a world of difference.

## What it leaves alone
Different figures: a level and a change belong to every report of results.

## How to resolve
Look at the figure before the change.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Aspect
from factcheck.model.finding import Severity
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose one figure moved by it here and moved to it there."""
    for side in case.sides:
        if not isinstance(side.value, Quantity) or side.value.amount is None:
            continue
        steps = tuple(c for c in side.claims if c.aspect is Aspect.CHANGE and c.change)
        heights = tuple(c for c in side.claims if c.aspect is Aspect.LEVEL and c.change)
        if not steps or not heights or {c.article_id for c in steps} & {c.article_id for c in heights}:
            continue
        if {c.change for c in steps} != {c.change for c in heights}:
            continue
        yield Disagreement(
            Severity.WARNING,
            f"{side.text} is the step in one report and the level reached in another.",
            (
                f"“{_words(steps[0].change)} {side.text}” is a change",
                f"“{_words(steps[0].change)} to {side.text}” is a level",
            ),
            (
                CaseSide(f"{_words(steps[0].change)} by {side.text}", side.value, steps),
                CaseSide(f"{_words(heights[0].change)} to {side.text}", side.value, heights),
            ),
            LIKELY,
        )
        return


def _words(change: str | None) -> str:
    return "rose" if change == "up" else "fell"


RULE = Rule(
    code="FC109",
    name="level-v-change",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    kindred=True,
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods said its operating margin fell by <<12.5 per cent>> in the quarter.",
                "The operating margin of Orlan Foods fell to <<12.5 per cent>>.",
            )
        ),
        Example(
            (
                "Orlan Foods said its operating margin fell to 12.5 per cent in the quarter.",
                "The operating margin of Orlan Foods fell to 12.5 per cent.",
            ),
            why="both give the level",
        ),
    ),
)
