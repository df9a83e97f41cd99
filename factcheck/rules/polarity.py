"""One figure goes up in one article and down in another.

## What it does
Reads whether a figure is said to have risen or fallen ("shares rose 3%", "revenue slipped to £38 million") and
reports the same figure of the same thing with both.

## Why it matters
The number is right and the story is the opposite.

## What it leaves alone
Other figures, other periods, figures without a direction, an article that has both (up on the year, down on the
quarter), and what is planned or only possible against what has happened.

## How to resolve
Look at the table that the figure comes from.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.conversions import is_whereabouts
from factcheck.model.claim import Claim, Modality
from factcheck.model.finding import Severity
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import confidence


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a figure that has gone both ways."""
    moved: dict[str, list[Claim]] = {"up": [], "down": []}
    for claim in case.claims:
        if isinstance(claim.value, Quantity) and claim.change in moved and claim.modality is Modality.ACTUAL:
            moved[claim.change].append(claim)
    pairs = [(a, b) for a in moved["up"] for b in moved["down"] if _same(a, b)]
    articles = [{claim.article_id for claim in claims} for claims in moved.values()]
    if not pairs or articles[0] & articles[1]:
        return
    sides = tuple(
        CaseSide(
            f"{way} {case.sides[0].text}" if len(case.sides) == 1 else f"{way} {claims[0].quote}",
            claims[0].value,
            tuple(claims),
        )
        for way, claims in moved.items()
    )
    sides = tuple(sorted(sides, key=lambda side: -len(side.articles)))
    yield Disagreement(
        Severity.ERROR,
        f"The same figure goes both ways: {sides[0].text} and {sides[1].text}.",
        (
            f"the same figure: {pairs[0][0].quote}",
            "said to have risen in one, to have fallen in the other",
            "no article has both",
        ),
        sides,
        confidence(case),
    )


def _same(a: Claim, b: Claim) -> bool:
    """One figure, of one kind of step or height, for periods that may be one."""
    left, right = a.value, b.value
    assert isinstance(left, Quantity) and isinstance(right, Quantity)
    if left.amount is None or left.amount != right.amount or a.aspect is not b.aspect or is_whereabouts(a):
        return False
    return a.period is None or b.period is None or a.period.meets(b.period)


RULE = Rule(
    code="FC170",
    name="polarity",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "Revenue at Orlan Foods rose <<12.9%>> last year, the company said.",
                "Revenue at Orlan Foods fell <<12.9%>> last year, the company said.",
            )
        ),
        Example(
            (
                "Revenue at Orlan Foods rose 12.9% last year, the company said.",
                "Revenue at Orlan Foods was up by 12.9% last year, the company said.",
            ),
            why="both go up",
        ),
        Example(
            (
                "Revenue at Orlan Foods rose 12.9% last year, the company said.",
                "Revenue at Veltro fell 12.9% last year, the company said.",
            ),
            why="two companies",
        ),
        Example(
            (
                "Revenue at Orlan Foods rose 12.9% in 2023, the company said.",
                "Revenue at Orlan Foods fell 12.9% in 2022, the company said.",
            ),
            why="two years",
        ),
    ),
)
