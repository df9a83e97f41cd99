"""Several articles give a figure, and all of them have it from one origin.

## What it does
Reports a figure of a headline or an opening that two or more articles agree on, where all of these
rest on one text or say that they have it from the same outlet.

## Why it matters
Five articles that cite one report are one source. If it is wrong, all of them are.

## What it leaves alone
Figures that at least one article has of its own. Figures on which the articles differ: there each
side says how many origins it has. Figures further down.

## How to resolve
Attribute the figure to its origin, or find a second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, Verdict
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_LEAST_SHARED = 25
"""Words; two articles of a sentence may be equal by chance."""


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each such fact, of one side."""
    spoken = {finding.fact_id for finding in case.findings}
    for fact in case.facts:
        claims = [case.claims[claim_id] for claim_id in fact.claims]
        articles = {claim.article_id for claim in claims}
        if (
            fact.origins != 1
            or len(articles) < 2
            or fact.id in spoken
            or fact.verdict not in (Verdict.AGREES, Verdict.ROUNDS)
            or articles & case.drafts
            or not _is_one_source(case, claims, articles)
            or not any(claim.prominent for claim in claims)
            or not all(isinstance(c.value, Quantity) and c.value.amount is not None for c in claims)
        ):
            continue
        yield _remark(case, fact, claims, articles)


def _is_one_source(case: StoryCase, claims: Sequence[Claim], articles: set[str]) -> bool:
    """Every article names an outlet for it, or they share more than a sentence."""
    if {claim.article_id for claim in claims if claim.id in case.sources} == articles:
        return True
    return any({pair.left, pair.right} <= articles and pair.words >= _LEAST_SHARED for pair in case.overlaps)


def _remark(case: StoryCase, fact: Fact, claims: Sequence[Claim], articles: set[str]) -> Remark:
    value = " ".join(claims[0].quote.split())
    count = "both" if len(articles) == 2 else "all"
    named = {case.sources[claim.id].source for claim in claims if claim.id in case.sources}
    root = case.origin(claims[0].article_id)
    whence = named.pop() if len(named) == 1 else case.label(root.root)
    why = []
    for article in sorted(articles):
        citation = next((case.sources[c.id] for c in claims if c.article_id == article and c.id in case.sources), None)
        if citation is not None:
            words = " ".join(case.documents[article].article.quote(citation.span).split())
            why.append(f"{case.label(article)} has it from {citation.source} (“{words}”)")
    why += [line for line in (*root.why, root.first) if line] if len(why) < len(articles) else []
    subject = fact.subject.name if fact.subject and fact.subject.sure else ""
    return Remark(
        Severity.NOTE,
        f"{len(articles)} articles give {value}, and {count} have it from {whence}.",
        tuple(why),
        (Side(value, tuple(sorted(Mention(claim.article_id, claim.span, claim.id) for claim in claims))),),
        LIKELY,
        subject=subject,
        attribute=fact.label or fact.attribute,
        fact_id=fact.id,
    )


RULE = Rule(
    code="FC201",
    name="single-origin",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Orlan Foods is in talks to buy Tarn Dairies for <<$620 million>>, the Wall Street Journal reported on Monday.",
                "Orlan Foods could pay <<$620 million>> for Tarn Dairies, according to the Wall Street Journal.",
            ),
        ),
        Example(
            (
                "Orlan Foods is in talks to buy Tarn Dairies for $620 million, the Wall Street Journal reported on Monday.",
                "Orlan Foods could pay $620 million for Tarn Dairies, its chairman said in Lindow.",
            ),
            why="one of them has it from somebody else",
        ),
        Example(
            (
                "Orlan Foods is in talks to buy Tarn Dairies for $620 million, the Wall Street Journal reported on Monday.",
                "Orlan Foods could pay $620 million for Tarn Dairies, Reuters reported.",
            ),
            why="two outlets",
        ),
    ),
)
