"""What a draft says otherwise than one of several sources, in a sentence of its own: that may be another fact, and is
left a note.

Several reports of one story have many figures of one noun, for different times, places and parts. That the draft's is
one of them written down wrongly is likely where its sentence says what the source's says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from factcheck.align.one_figure import is_the_same
from factcheck.align.values import agree, equal_amounts
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
from factcheck.model.relate import beyond
from factcheck.model.value import Quantity
from factcheck.read.attributes import attributes
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems

# Stems that the two sentences share, and the part of the draft's that they are, at least. Of 18 findings of FC101 on
# 126 drafts with two to five sources each, none of them looked at before, 16 share less: 14 false alarms and 2 that
# were right. With a single source nothing was told wrongly, however little is shared.
_SHARED, _PART = 5, 0.6


def weighed_by_kinship(
    findings: Iterable[Finding],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    drafts: Collection[str],
    kindred: Collection[str],
) -> Iterator[Finding]:
    """The findings, those of the rules `kindred` whose sentences share little as notes; with one source, all as they
    are."""
    weighty = {id for id, document in documents.items() if id not in drafts and document.article.weight}
    several = len(weighty) > 1
    given = [claim for claim in claims.values() if claim.article_id in weighty]
    for finding in findings:
        if several and finding.rule in kindred and finding.severity is not Severity.NOTE:
            mentioned = [
                claims[mention.claim_id]
                for side in finding.sides
                for mention in side.mentions
                if mention.claim_id in claims
            ]
            mine = [claim for claim in mentioned if claim.article_id in drafts]
            theirs = [claim for claim in mentioned if claim.article_id in weighty]
            if mine and theirs and (why := _doubt(mine, theirs, given, documents)):
                finding = replace(finding, severity=Severity.NOTE, explanation=(*finding.explanation, why))
        yield finding


def _doubt(
    mine: Sequence[Claim],
    theirs: Sequence[Claim],
    given: Sequence[Claim],
    documents: Mapping[str, Document],
) -> str:
    """Why the draft's figure may be right for all that, "" for no reason; `given` are all claims of the sources."""
    if all(_is_turned_round(claim, other) for claim in mine for other in theirs):
        return ""
    if all(any(is_the_same(claim, other) for other in theirs) for claim in mine):
        return "a source has the draft's figure"
    if _is_of_another_day(mine, theirs):
        return "the draft gives the sources' figure too, for a day of its own"
    clashing = ((one, other) for one, other in product(mine, theirs) if not agree(one, other))
    if _is_one_toll(mine, theirs, given) or any(_are_akin(documents, *pair) for pair in clashing):
        return ""
    return "the two sentences share too little to be sure that they speak of one thing"


def _is_turned_round(claim: Claim, other: Claim) -> bool:
    """The same figure with "up to" in the draft and "at least" in the source, or the other way round."""
    if not isinstance(claim.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    ways = {beyond(claim.value), beyond(other.value)}
    return equal_amounts(claim, other) and ways == {"above", "below"}


def _is_of_another_day(mine: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """ "The toll stood at 11 on Wednesday", says the draft of 17 dead."""
    told = [claim for claim in mine if any(equal_amounts(claim, other) for other in theirs)]
    dated = [claim.period for claim in told if claim.period is not None]
    if len(dated) < len(told) or not all(any(agree(claim, other) for claim in told) for other in theirs):
        return False
    return bool(told) and not any(claim.period in dated for claim in mine if claim not in told)


def _are_akin(documents: Mapping[str, Document], mine: Claim, other: Claim) -> bool:
    """The draft's sentence says mostly what the other's says."""
    said, its = (_said(documents[claim.article_id], claim) for claim in (mine, other))
    shared = len(said & its)
    return shared >= _SHARED and shared >= _PART * len(said)


def _said(document: Document, claim: Claim) -> frozenset[str]:
    """Stems of a claim's sentence, figures and times left out."""
    text = fold(document.text_of(document.sentences[claim.sentence]))
    return frozenset(stem for stem in canonical_stems(text) if not stem[0].isdigit()) - calendar()


def _is_one_toll(mine: Iterable[Claim], theirs: Sequence[Claim], given: Sequence[Claim]) -> bool:
    """They count what an event did to people; no source has another count of it, nor the draft's number of anything."""
    first, *_ = theirs
    known = attributes().get(first.attribute)
    if known is None or not known.people or known.subject != "event":
        return False
    if not all(agree(first, other) for other in given if other.attribute == first.attribute):
        return False
    apart = [claim for claim in mine if not any(equal_amounts(claim, other) for other in theirs)]
    return not any(is_the_same(claim, other) for claim in apart for other in given)
