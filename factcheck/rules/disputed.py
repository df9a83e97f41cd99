"""Two parties give different figures, and each is named.

## What it does
Reports figures of one fact that cannot both hold where every article attributes its figure, and to
different principals: police say 32, the union says 41.

## Why it matters
Nobody is caught in an error: the figure is disputed. A report that gives one of them as plain fact
takes a side.

## What it leaves alone
Figures without attribution and those of two officers of one company (FC101), figures that a later report of one
party updates (FC191).

## How to resolve
Give both figures with their sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relation import RelationKind
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, leading
from factcheck.rules.ratio_wrong import is_multiple


def _fits(pair: Pair) -> bool:
    return (
        pair.relation.kind is RelationKind.DISJOINT
        and pair.attributed_apart
        and not pair.later
        and not is_multiple(pair)
    )


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact that two named parties put differently."""
    pair = leading(case, _fits)
    if pair is None:
        return
    who = []
    for side in (pair.left, pair.right):
        speakers = [claim.attribution.speaker for claim in side.claims if claim.attribution]
        who.append(f"{side.text} ({speakers[0]})" if speakers else side.text)
    yield Disagreement(
        Severity.NOTE,
        f"Disputed: {who[0]} against {who[1]}.",
        (*pair.why, "each figure is attributed, to different parties"),
        (pair.left, pair.right),
        LIKELY,
    )


RULE = Rule(
    code="FC190",
    name="disputed",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "Police said <<32>> people were arrested at the march.",
                "The Dockers' Union said <<41>> people were arrested at the march.",
            )
        ),
        Example(
            (
                "Police said 32 people were arrested at the march.",
                "The Dockers' Union said 32 people were arrested at the march.",
            ),
            why="both give one figure",
        ),
        Example(
            (
                "Veltro will close two mills at the cost of 2,600 jobs, said Ada Lunt, its chief executive.",
                "Closing two mills will cost 3,200 jobs at Veltro, said Bo Harte, its finance chief.",
            ),
            why="two officers of one company: one of the figures is wrong (FC101)",
        ),
    ),
)
