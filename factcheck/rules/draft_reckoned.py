"""A difference or a sum that a draft gives is not what the figures come to.

## What it does
Speaks in `check` only. Takes the figures of a draft that no source has and that no two figures of the story come to,
and reports those that are a slip away from a difference: of two figures of their own sentence ("each costs €28,600, of
which the Department pays €11,000, leaving €18,600"), of one of these and the figure beside it in a source ("412m bricks,
162m fewer than in 2022"), of two figures of a row that is headed by the same words; or from the difference or the sum
of the two figures of a source's sentence that has three of its words.

## Why it matters
Nobody else has the figure, so nobody else will find that it was subtracted wrongly.

## What it leaves alone
Whatever two figures of the draft and its sources come to, added or subtracted, rounded as they are in the draft. Figures
of one digit. Anything but one digit for another, two digits swapped, one lost, and millions for billions. Places where
two differences would fit.

## How to resolve
Subtract again.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.explained import Explained
from factcheck.align.reckoned import Reckoned, Reckoning
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.finding import Severity
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, unborne
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each difference that is a slip away from what two figures come to."""
    if not case.drafts:
        return
    explained = Explained(case.claims.values(), case.documents.values(), case.drafts)
    reckoning = Reckoning(explained, case.documents, case.drafts)
    for claim in unborne(case, explained):
        if (found := reckoning.misreckoned(claim)) is not None:
            yield _remark(claim, found)


def _remark(claim: Claim, found: Reckoned) -> Remark:
    assert isinstance(claim.value, Quantity)
    larger, smaller = (describe(each.value) for each in (found.larger, found.smaller))
    formula = f"{larger} {'+' if found.is_sum else '−'} {smaller} = {describe(found.result)}"
    operands = sorted((found.larger, found.smaller), key=lambda each: (each.article_id, each.start))
    return Remark(
        Severity.WARNING,
        f"{formula}, not {describe(claim.value)}.",
        (formula, f"no source has {describe(claim.value)}, and no two figures come to it", found.slip),
        (
            side(claim.quote, claim),
            side(formula, *operands),
        ),
        LIKELY,
        attribute="sum" if found.is_sum else "difference",
    )


RULE = Rule(
    code="FC216",
    name="draft-reckoned",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "A home for one family costs <<€28,600>> a year, of which the ministry pays just <<€11,000>>, leaving the "
                "council to find <<€18,600>>.",
                "The ministry pays €11,000 a year for each family. A home costs €28,600.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan sold 412 million bricks last year, <<162 million>> fewer than in 2022.",
                "Orlan sold <<412 million>> bricks in 2023 against <<538 million>> in 2022, it said.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan took <<€84.6 million>> from its savers. It gave back <<€31.2 million>>, leaving <<€43.4 million>> unpaid.",
                "Orlan took €84.6 million from savers in Lindow, and €31.2 million was repaid.",
            ),
            draft=True,
        ),
        Example(
            (
                "Ida Moss beat Nils Holm in Lindow by a majority of <<3,325>> votes on Friday.",
                "Moss, Ida: <<22,834>>\nHolm, Nils: <<19,609>>\nTurnout was high, the clerk said.",
            ),
            draft=True,
        ),
        Example(
            (
                "Lunt invoiced Orlan Joinery for timber that it never had, and <<£46,200>> went on overtime and mileage.",
                "The invoices for timber were false. Of the rest <<£30,000>> went on overtime and <<£12,600>> on mileage.",
            ),
            draft=True,
        ),
        Example(
            (
                "Lunt invoiced Orlan Joinery for timber that it never had, and £42,600 went on overtime and mileage.",
                "The invoices for timber were false. Of the rest £30,000 went on overtime and £12,600 on mileage.",
            ),
            draft=True,
            why="the two come to it",
        ),
        Example(
            (
                "Lunt invoiced Orlan Joinery for timber that it never had, and £46,200 went on a boat.",
                "The invoices for timber were false. Of the rest £30,000 went on overtime and £12,600 on mileage.",
            ),
            draft=True,
            why="no sentence of the source speaks of it",
        ),
        Example(
            (
                "Ida Moss beat Nils Holm in Lindow by a majority of 3,225 votes on Friday.",
                "Moss, Ida: 22,834\nHolm, Nils: 19,609\nTurnout was high, the clerk said.",
            ),
            draft=True,
            why="it comes out of two rows",
        ),
        Example(
            (
                "A home for one family costs €28,600 a year, of which the ministry pays just €11,000, leaving the "
                "council to find €17,600.",
                "The ministry pays €11,000 a year for each family. A home costs €28,600.",
            ),
            draft=True,
            why="it comes out",
        ),
        Example(
            (
                "Orlan sold 412 million bricks last year, 162 million fewer than its rival.",
                "Orlan sold 412 million bricks in 2023 against 538 million in 2022, it said. Halvik sold 574 million.",
            ),
            draft=True,
            why="another figure gives the difference",
        ),
        Example(
            (
                "Orlan sold 412 million bricks last year, 240 million fewer than in 2019.",
                "Orlan sold 412 million bricks in 2023 against 538 million in 2022, it said.",
            ),
            draft=True,
            why="no slip of what the two come to",
        ),
        Example(
            (
                "Orlan sold 412 million bricks last year, 162 million fewer than in 2022.",
                "Orlan sold 412 million bricks in 2023 against 538 million in 2022, it said. That is 162 million bricks less than Halvik.",
            ),
            draft=True,
            why="a source has the figure",
        ),
    ),
)
