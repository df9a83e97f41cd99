"""Articles tell one deed with its parties exchanged: who bought whom, who beat whom.

## What it does
Reads who did what to whom for the verbs on which news turns (bought, founded, killed, arrested, beat …), active
and passive, and reports the same two parties in reverse.

## Why it matters
"Orlan bought Veltro" for "Veltro bought Orlan" is wrong however carefully the price was checked.

## What it leaves alone
Deeds that two parties do to each other (suing, meeting, accusing), what is said not to have happened, and an
article that tells both: a return match, a counter-bid. Matches of two results.

## How to resolve
Read the announcement or the result, not the headline.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.claim import Modality
from factcheck.model.finding import Severity
from factcheck.model.value import Deed, Dimension, Quantity
from factcheck.read.deeds import one_way
from factcheck.read.offices import HOLDER
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE, values


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a deed that is told both ways round."""
    if len(case.sides) != 2 or case.fact.attribute.startswith(HOLDER):
        return
    one, other = case.sides
    if not isinstance(one.value, Deed) or not isinstance(other.value, Deed) or one.value.verb not in one_way():
        return
    if set(one.articles) & set(other.articles):
        return
    if any(claim.modality is Modality.DENIED for claim in case.claims):
        return
    left, right = (_scores(case, side) for side in case.sides)
    if left and right and not left & right:
        return
    deed = one.value
    yield Disagreement(
        Severity.ERROR,
        f"Told both ways round: {values(case.sides)}.",
        (f"the same deed: {deed.verb}", f"the same parties: {deed.agent} and {deed.patient}", "no article tells both"),
        case.sides,
        SURE,
    )


def _scores(case: Case, side: CaseSide) -> frozenset[frozenset[Decimal | None]]:
    """The results in the sentences of a side: 104-98 is another match than 111-102, whoever won it."""
    places = {(claim.article_id, claim.sentence) for claim in side.claims}
    values = (claim.value for claim in case.all_claims if (claim.article_id, claim.sentence) in places)
    return frozenset(
        frozenset((value.amount, value.against))
        for value in values
        if isinstance(value, Quantity) and value.dimension is Dimension.SCORE
    )


RULE = Rule(
    code="FC143",
    name="entity-swap",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "<<Orlan Foods has bought Veltro>> for $3 million.",
                "<<Orlan Foods was bought by Veltro>> for $3 million.",
            )
        ),
        Example(("<<Arden beat Lindow>> 3-1 on Saturday.", "<<Arden lost to Lindow>> on Saturday.")),
        Example(
            (
                "Orlan Foods has bought Veltro for $3 million.",
                "Veltro was bought by its rival Orlan Foods for $3 million.",
            ),
            why="the passive says the same",
        ),
        Example(
            (
                "Arden beat Lindow on Saturday. A year ago Lindow beat Arden.",
                "Lindow beat Arden a year ago.",
            ),
            why="one article tells both",
        ),
        Example(("Orlan Foods is suing Veltro.", "Veltro is suing Orlan Foods."), why="they may sue each other"),
        Example(
            (
                "Varde beat Lindow 104-98 on Friday.",
                "In the game before Lindow had beaten Varde. Lindow beat Varde 111-102.",
            ),
            why="two matches",
        ),
    ),
)
