"""Two figures differ by swapped digits, one wrong digit or a shifted point.

## What it does
Reports two figures of one fact that cannot both hold and look like one slip of the hand: 4,460 and
4,640, $18.3 billion and $13.8 billion, 12.5 and 125.

## Why it matters
It names the likely cause, so that the desk knows where to look.

## What it leaves alone
Neighbouring last digits at the same precision (FC101), a rounding (FC102), a scale slip (FC103).

## How to resolve
Compare with the document, digit by digit.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import Cause
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ, is_plain
from factcheck.rules.ratio_wrong import is_multiple

_HOW = {
    Cause.TRANSPOSED_DIGITS: "differ by two swapped digits",
    Cause.ONE_DIGIT_DIFFERS: "differ in one digit",
    Cause.DECIMAL_SLIP: "differ by a shifted point",
}


def _fits(pair: Pair) -> bool:
    return is_plain(pair) and pair.relation.cause in _HOW and not is_multiple(pair)


def _message(pair: Pair) -> str:
    assert pair.relation.cause is not None
    return f"{both(pair)} {_HOW[pair.relation.cause]}."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair looks like a slip of digits."""
    yield from differ(case, _fits, _message)


RULE = Rule(
    code="FC104",
    name="digit-slip",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods said it would cut <<4,460>> jobs at its plant in Varde.",
                "Orlan Foods will cut <<4,640>> jobs at the Varde plant, the company announced.",
            )
        ),
        Example(
            (
                "Orlan Foods said it would cut 4,460 jobs at its plant in Varde.",
                "Orlan Foods will cut about 4,500 jobs at the Varde plant, the company announced.",
            ),
            why="the hedge covers the other figure",
        ),
    ),
)
