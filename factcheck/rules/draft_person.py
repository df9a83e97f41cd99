"""A draft gives the holder of an office a name that no source has.

## What it does
Speaks in `check` only. Reports a person of the draft whose full name is in no source, where the sources give the same
office to one person of the same family name or the same first name: "Lloyd Arden, the yard's manager" for "yard manager
Philip Arden".

## Why it matters
The name of the person quoted is the first thing that the person reads.

## What it leaves alone
Names that any source has in full. Spellings that differ by a letter or two, for which FC140 speaks. Initials for
first names. Persons without an office, and offices that the sources give to nobody of either name.

## How to resolve
Look up the source; correct the name, or name the source that has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.link.variants import alike
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.value import Role
from factcheck.read.scan import fold
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each person whose name is in no source beside the office."""
    if not case.drafts:
        return
    documents = [document for id, document in case.documents.items() if id not in case.drafts]
    texts = [" ".join(fold(each.article.text).casefold().replace(".", " ").split()) for each in documents]
    roles = [claim for claim in case.claims.values() if isinstance(claim.value, Role) and claim.subject is not None]
    given = [claim for claim in roles if claim.article_id not in case.drafts and len(_words(claim)) > 1]
    seen: set[str] = set()
    for claim in roles:
        words, name = _words(claim), " ".join(_words(claim))
        if claim.article_id not in case.drafts or len(words) < 2 or name in seen:
            continue
        seen.add(name)
        if any(name in text for text in texts) or case.is_told(claim.article_id, claim.span, loudly=True):
            continue
        others = [other for other in given if _may_be_meant(claim, other)]
        if others and len({" ".join(_words(other)) for other in others}) == 1:
            yield _remark(claim, others)


def _words(claim: Claim) -> list[str]:
    """The words of a name, initials one by one; without what is no word: "A4 Vilas R. Jagdale", of the accused."""
    name = claim.subject.name.casefold() if claim.subject is not None else ""
    return [word for word in name.replace(".", " ").split() if word.isalpha() or not word.isalnum()]


def _is_short_for(one: Sequence[str], other: Sequence[str]) -> bool:
    """Initials for first names: "T.S. Anbarasan"."""
    return one[-1] == other[-1] and min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0]


def _may_be_meant(claim: Claim, other: Claim) -> bool:
    """The same office, and one of the two names."""
    mine, its = _words(claim), _words(other)
    assert isinstance(claim.value, Role) and isinstance(other.value, Role)
    one = claim.value.office == other.value.office and claim.value.grade == other.value.grade
    half = (mine[-1] == its[-1]) is not (mine[0] == its[0]) and not _is_short_for(mine, its)
    return one and half and not alike(" ".join(mine), " ".join(its))


def _remark(claim: Claim, others: Sequence[Claim]) -> Remark:
    assert claim.subject is not None and others[0].subject is not None and isinstance(claim.value, Role)
    mine, theirs = claim.subject.name, others[0].subject.name
    return Remark(
        Severity.WARNING,
        f"The draft has {mine} where the sources have {theirs}.",
        (f"the same office: {claim.value.office}", f"no source names {mine}"),
        (
            side(mine, claim),
            side(theirs, *others),
        ),
        LIKELY,
        subject=theirs,
        attribute="name",
    )


RULE = Rule(
    code="FC213",
    name="draft-person",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "The plates were thinner than drawn, said the yard's <<manager>>, Lloyd Arden.",
                "<<Yard manager>> Philip Arden said the plates were thinner than drawn.",
            ),
            draft=True,
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, Philip Arden.",
                "Yard manager Philip Arden said the plates were thinner than drawn.",
            ),
            draft=True,
            why="the same name",
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, Lloyd Arden.",
                "Yard manager Philip Arden said the plates were thinner than drawn. His brother Lloyd Arden agreed.",
            ),
            draft=True,
            why="a source has the name in full",
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, P.J. Arden.",
                "Yard manager Philip J. Arden said the plates were thinner than drawn.",
            ),
            draft=True,
            why="initials",
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, T.S. Arden.",
                "Yard manager T. S. Arden said the plates were thinner than drawn.",
            ),
            draft=True,
            why="initials set otherwise",
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, Lloyd Arden.",
                "Yard manager Ida Moss said the plates were thinner than drawn.",
            ),
            draft=True,
            why="neither name: another person of whom the sources do not speak",
        ),
        Example(
            (
                "The plates were thinner than drawn, said the yard's manager, Lloyd Arden.",
                "Yard manager Philip Arden said the plates were thinner than drawn.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
