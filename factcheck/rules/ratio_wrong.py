"""A multiple of one figure does not come to the other.

## What it does
Works out figures that are given as multiples ("will double", "twice $870 million") and sets the
result against figures that other reports give for the same thing. Doubled is taken as 1.9 to 2.1
times, "nearly doubled" as 1.7 to 2 times, "more than doubled" as anything over twice.

## Why it matters
Two forecasts that look alike may be worlds apart: twice $870 million is $1.74 billion, not $2
billion.

## What it leaves alone
Results within what the words allow, multiples whose base is unknown, results against a past.

## How to resolve
Give the figure, and whose forecast it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.describe import describe_interval
from factcheck.model.finding import Severity
from factcheck.model.relate import relative_gap
from factcheck.model.value import Multiple
from factcheck.reconcile.case import Case, CaseSide, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import POSSIBLE, leading


def is_multiple(pair: Pair) -> bool:
    """One side of the pair is reckoned as a multiple of another figure."""
    return isinstance(pair.left.value, Multiple) or isinstance(pair.right.value, Multiple)


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact in which a multiple and a figure do not meet."""
    pair = leading(case, is_multiple)
    if pair is None or pair.severity is None:
        return
    derived = pair.left if isinstance(pair.left.value, Multiple) else pair.right
    other = pair.right if derived is pair.left else pair.left
    assert isinstance(derived.value, Multiple)
    product, figure = derived.value.result, other.quantity
    assert product is not None and figure is not None
    if derived.value.base in {claim.id for claim in other.claims}:
        return  # three times a share is not set against the share itself
    if isinstance(other.value, Multiple) and _places(derived) & _places(other):
        return  # "the dead have quadrupled, while the missing have halved": two of two things
    gap = f"{relative_gap(product.middle, figure.middle) * 100:.0f}"
    yield Disagreement(
        Severity.WARNING,
        f"{derived.value.formula}, not {other.text}.",
        (
            derived.value.formula,
            f"a multiple is taken loosely: anything in {describe_interval(product)} would do",
            f"{other.text} lies outside, {gap}% from the product",
        ),
        (pair.left, pair.right),
        POSSIBLE,
    )


def _places(side: CaseSide) -> set[tuple[str, int]]:
    return {(claim.article_id, claim.sentence) for claim in side.claims}


RULE = Rule(
    code="FC122",
    name="ratio-wrong",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    alone=True,
    examples=(
        Example(
            (
                "Orlan Robotics had revenue of $870 million in 2024, and analysts expect <<this figure to double>> by 2025.",
                "Orlan Robotics expects revenue of <<$2.4 billion>> next year.",
            )
        ),
        Example(
            (
                "Orlan Robotics had revenue of $870 million in 2024, and analysts expect this figure to double by 2025.",
                "Orlan Robotics expects revenue of $1.7 billion next year.",
            ),
            why="within what doubling allows",
        ),
    ),
)
