"""A draft gives somebody another office than the sources do.

## What it does
Speaks in `check` only. Reports a person whom the draft calls one officer and every source that names an office another:
"chairman" for the sources' "chief executive", "mayor" for "governor". Leading offices alone are compared: heads of
companies, of their branches (finance, law …), of governments and towns, envoys, senators and representatives.

## Why it matters
Titles are, with names, the commonest kind of published correction, and a draft takes them from its sources.

## What it leaves alone
An office that a source gives the same person too, in whatever words, or that a source's sentence about the person has
anywhere; offices of two bodies (chairman of one firm, chief executive of another); former offices; names for one
office (managing director, chief executive, boss); occupations; offices that nobody holds at a time, for which FC142 speaks.

## How to resolve
Look up the source's words; if the person has both offices, name the source that says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from factcheck import lexicon
from factcheck.align.people import one_body
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.value import Role, Standing
from factcheck.read.scan import fold
from factcheck.read.words import canonical_stems
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each person of a draft with an office that no source gives them."""
    if not case.drafts:
        return
    mine: dict[str, list[Claim]] = defaultdict(list)
    theirs: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if claim.subject is not None and claim.subject.id and _is_compared(claim):
            (mine if claim.article_id in case.drafts else theirs)[claim.subject.id].append(claim)
    told = {mention.claim_id for finding in case.findings for side in finding.sides for mention in side.mentions}
    for person in sorted(mine.keys() & theirs.keys()):
        for claim in mine[person]:
            others = [other for other in theirs[person] if _may_be_of_one(claim, other)]
            if not others or claim.id in told or any(_office(claim) == _office(other) for other in theirs[person]):
                continue
            if not _is_said(case, claim, others):
                yield _remark(claim, others)
                break


def _is_compared(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Role) and value.standing is Standing.CURRENT and value.office in _leading()


def _office(claim: Claim) -> str:
    """The office, one name for those that companies call by several."""
    assert isinstance(claim.value, Role)
    return _leading()[claim.value.office]


def _may_be_of_one(a: Claim, b: Claim) -> bool:
    left, right = a.value, b.value
    assert isinstance(left, Role) and isinstance(right, Role)
    return not (left.of and right.of) or one_body(left, right)


def _is_said(case: StoryCase, claim: Claim, others: list[Claim]) -> bool:
    """A source's sentence that names the person has the words of the draft's office, read as an office or not; but for
    those that the sources' own office has too: "finance director", "managing director"."""
    assert claim.subject is not None and isinstance(claim.value, Role)
    name = claim.subject.name.split()[-1]
    named = regex(rf"\b{re.escape(name)}\b")
    besides = (*claim.value.field, claim.value.of, claim.subject.name, *(other.quote for other in others))
    wanted = _beginnings(claim.quote) - _beginnings(" ".join(besides))
    if not wanted:
        return True
    for id, document in case.documents.items():
        if id in case.drafts:
            continue
        for sentence in document.sentences:
            text = document.text_of(sentence)
            if named.search(text) and wanted & _beginnings(text):
                return True
    return False


def _beginnings(text: str) -> frozenset[str]:
    """The first letters of the words with content: those of "chairman" and "chairs" are the same."""
    return frozenset(stem[:_LETTERS] for stem in canonical_stems(fold(text)))


# Letters that a title and a verb for it share.
_LETTERS = 5


@cache
def _leading() -> dict[str, str]:
    """Offices that are compared, each with what stands for it: those of one row are one."""
    rows: list[list[str]] = lexicon.load("roles")["leading"]["rows"]
    return {office: row[0] for row in rows for office in row}


def _remark(claim: Claim, others: list[Claim]) -> Remark:
    assert claim.subject is not None
    said, theirs = (" ".join(each.quote.split()) for each in (claim, others[0]))
    return Remark(
        Severity.WARNING,
        f"The draft calls {claim.subject.name} “{said}”, the sources “{theirs}”.",
        (f"the same person: {claim.subject.name}", "no source has the draft's title beside the name"),
        (
            side(said, claim),
            side(theirs, *others),
        ),
        LIKELY,
        subject=claim.subject.name,
        attribute="title",
    )


RULE = Rule(
    code="FC206",
    name="draft-title",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Ilse Marrant, the <<chairman of Orlan Foods>>, said the plant would stay open.",
                "Ilse Marrant, <<chief executive of Orlan Foods>>, told staff that the plant would stay open.",
            ),
            draft=True,
        ),
        Example(
            (
                "Ilse Marrant, the <<mayor>>, opened the bridge on Monday.",
                "<<Ambassador>> Ilse Marrant opened the bridge on Monday.",
            ),
            draft=True,
        ),
        Example(
            (
                "Ilse Marrant, the managing director of Orlan Foods, said the plant would stay open.",
                "Ilse Marrant, chief executive of Orlan Foods, told staff that the plant would stay open.",
            ),
            draft=True,
            why="two names for one office",
        ),
        Example(
            (
                "Ilse Marrant, the chairman of Orlan Foods, said the plant would stay open.",
                "Ilse Marrant, chief executive of Orlan Foods, said it would stay open. Marrant, who also chairs the board, spoke to staff.",
            ),
            draft=True,
            why="a source says so too, in other words",
        ),
        Example(
            (
                "Ilse Marrant, chairman of Lindow Shipping, said the plant would stay open.",
                "Ilse Marrant, chief executive of Orlan Foods, told staff that the plant would stay open.",
            ),
            draft=True,
            why="offices of two companies",
        ),
        Example(
            (
                "Ilse Marrant, the former chairman of Orlan Foods, said the plant would stay open.",
                "Ilse Marrant, chief executive of Orlan Foods, told staff that the plant would stay open.",
            ),
            draft=True,
            why="an office that is over",
        ),
    ),
)
