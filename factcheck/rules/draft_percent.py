"""A percentage that a draft has reckoned is not what its figures come to.

## What it does
Speaks in `check` only. Takes the percentages of rises and falls in the draft that no source has, with the figures beside
them, looks up what a source has beside these ("$37.5 million, down from $52.1 million") and reports a percentage that was
reckoned on the other of the two figures, or is a slip of a digit away from what they come to.

## Why it matters
Nobody else has the percentage, so nobody else will find that it was reckoned wrongly; a change taken as a part of the new
figure instead of the old one is the commonest way.

## What it leaves alone
Percentages that any source has, in whatever words. What two figures of the draft's sentence, or of a source's beside the
draft's figure, come to, with a point of slack; for slips of a digit, what any two figures of one sentence, or one beside
the percentage and any other, come to. Rates a year, changes in real terms, like for like. Two results that would fit.

## How to resolve
Divide again, by the earlier figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.explained import Explained
from factcheck.align.reckoned_percent import Misreckoned, Percentages
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, unborne
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each percentage that is a slip away from what two figures come to."""
    if not case.drafts:
        return
    explained = Explained(case.claims.values(), case.documents.values(), case.drafts)
    percentages = Percentages(explained, case.documents, case.drafts)
    for claim in unborne(case, explained):
        if (found := percentages.misreckoned(claim)) is not None:
            yield _remark(claim, found)


def _remark(claim: Claim, found: Misreckoned) -> Remark:
    larger, smaller = (found.last, found.first) if claim.change == "up" else (found.first, found.last)
    formula = f"({larger.quote} − {smaller.quote}) ÷ {found.first.quote}"
    result = f"{found.result:.1f}%"
    pair = sorted((found.first, found.last), key=lambda each: (each.article_id, each.start))
    return Remark(
        Severity.WARNING,
        f"{formula} is {result}, not {claim.quote}.",
        (f"{formula} = {result}", f"no source has {claim.quote}, and no two figures beside it come to it", found.slip),
        (
            side(claim.quote, claim),
            side(result, *pair),
        ),
        LIKELY,
        attribute="percentage",
    )


RULE = Rule(
    code="FC217",
    name="draft-percent",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "First-half profit of Orlan Foods dropped <<39 per cent>> to $37.5 million.",
                "Orlan Foods reported a half-year net profit of <<$37.5 million>>, down from <<$52.1 million>> a year earlier.",
            ),
            draft=True,
        ),
        Example(
            (
                "The shares of Orlan Foods closed at $4.31, down <<25 per cent>>, after the warning.",
                "The shares of Orlan Foods fell to <<$4.31>> from <<$5.06>>, the exchange said.",
            ),
            draft=True,
        ),
        Example(
            (
                "First-half profit of Orlan Foods dropped 28 per cent to $37.5 million.",
                "Orlan Foods reported a half-year net profit of $37.5 million, down from $52.1 million a year earlier.",
            ),
            draft=True,
            why="it comes out",
        ),
        Example(
            (
                "First-half profit of Orlan Foods dropped 39 per cent to $37.5 million.",
                "Orlan Foods reported a half-year net profit of $37.5 million, down from $52.1 million a year earlier. "
                "In real terms that is 39 per cent less.",
            ),
            draft=True,
            why="a source has it",
        ),
        Example(
            (
                "First-half profit of Orlan Foods dropped 17 per cent to $37.5 million.",
                "Orlan Foods reported a half-year net profit of $37.5 million, down from $52.1 million a year earlier.",
            ),
            draft=True,
            why="no slip of what they come to: it may be of something else",
        ),
        Example(
            (
                "First-half profit of Orlan Foods dropped 25 per cent to $37.5 million.",
                "Orlan Foods reported a half-year net profit of $37.5 million, down from $52.1 million a year earlier. In the "
                "second half of the year before it was $50 million.",
            ),
            draft=True,
            why="another figure gives it",
        ),
        Example(
            (
                "First-half profit of Orlan Foods dropped 39 per cent to $37.5 million.",
                "Orlan Foods reported a half-year net profit of $37.5 million, down from $52.1 million a year earlier.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
