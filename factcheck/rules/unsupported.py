"""Figures of a draft are in none of its sources.

## What it does
Speaks in `check --require-support` only. Lists the figures and dates of a draft that no source gives in any form: not
as written, not rounded, not within a hedge or a range, and not by their digits anywhere in the text.
One finding a draft.

## Why it matters
What a source says can be looked up. What none says rests on the reporter alone, or on nothing.

## What it leaves alone
Whatever a source bears out, on whatever subject: that it is tied to the right one is for other rules.
Figures that another finding speaks of. Words without a figure, such as "dozens" and "last week".

## How to resolve
Name the source, or add it to those that the draft is checked against. What a reporter has found out is
rightly in no source; that is why this is said only when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model.claim import Claim
from factcheck.model.describe import plural
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.relate import relation
from factcheck.model.value import Quantity, Time
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_NAMED = 4


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each draft that has such figures."""
    spoken = {mention.claim_id for finding in case.findings for side in finding.sides for mention in side.mentions}
    for draft in sorted(case.drafts) if case.support_required else ():
        theirs = [claim for claim in case.claims.values() if claim.article_id not in case.drafts]
        texts = [document.article.text for name, document in case.documents.items() if name not in case.drafts]
        known = {_plain(figure) for text in texts for figure in _FIGURE.findall(text)}
        alone = [
            claim
            for claim in case.claims.values()
            if claim.article_id == draft and claim.id not in spoken and not _is_borne_out(claim, theirs, known)
        ]
        alone.sort(key=lambda claim: claim.span)
        if not texts or not alone:
            continue
        words = [" ".join(claim.quote.split()) for claim in alone]
        listed = ", ".join(words[:_NAMED]) + (f" and {len(words) - _NAMED} more" if len(words) > _NAMED else "")
        figures = "1 figure" if len(words) == 1 else f"{len(words)} {plural('figure')}"
        yield Remark(
            Severity.WARNING,
            f"{figures} of the draft {'is' if len(words) == 1 else 'are'} in no source: {listed}.",
            (f"looked for among {len(theirs)} claims and all figures of {len(texts)} sources",),
            (Side(", ".join(words), tuple(Mention(draft, claim.span, claim.id) for claim in alone)),),
            LIKELY,
            attribute="figures without a source",
        )


def _is_borne_out(claim: Claim, theirs: Iterable[Claim], known: set[str]) -> bool:
    """True for what a source has too, and for what has no figures to look for."""
    value = claim.value
    if isinstance(value, Time) or (isinstance(value, Quantity) and value.amount is not None):
        written = [_plain(figure) for figure in _FIGURE.findall(claim.quote)]
        if not written or all(figure in known for figure in written):
            return True
    if isinstance(value, Time):
        return not value.is_dated or any(isinstance(c.value, Time) and c.value.iso == value.iso for c in theirs)
    if isinstance(value, Quantity) and value.amount is not None:
        return any(
            isinstance(other.value, Quantity)
            and other.value.dimension is value.dimension
            and relation(value, other.value).compatible
            for other in theirs
        )
    return True


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".")


RULE = Rule(
    code="FC200",
    name="unsupported-figure",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "The Halden ferry crossed to Varde in 45 minutes on Monday. It cost <<$37 million>> to build.",
                "Crowds watched on Monday as the Halden ferry made its first crossing to Varde, in 45 minutes.",
            ),
            draft=True,
            support_required=True,
        ),
        Example(
            (
                "The Halden ferry crossed to Varde in 45 minutes on Monday. It cost $37 million to build.",
                "The Halden ferry made its first crossing to Varde on Monday, in 45 minutes.",
                "Building the Halden ferry has come to $37,200,000, the yard said.",
            ),
            draft=True,
            support_required=True,
            why="a source has it more exactly",
        ),
        Example(
            (
                "Dozens of people watched as the Halden ferry crossed to Varde.",
                "Crowds watched on Monday as the Halden ferry made its first crossing to Varde, in 45 minutes.",
            ),
            draft=True,
            support_required=True,
            why="a word without a figure",
        ),
        Example(
            (
                "The Halden ferry crossed to Varde on Monday. It cost $37 million to build.",
                "Crowds watched on Monday as the Halden ferry made its first crossing to Varde.",
            ),
            draft=True,
            why="nobody asked",
        ),
    ),
)
