"""The claim of a source in whose place a draft's figure or date stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.align.bearing import may_be_slip_of
from factcheck.align.draft_sources import SHARED, Place, Sources
from factcheck.align.setting import Setting
from factcheck.align.slots import may_stand_for
from factcheck.align.values import agree, of_one_kind
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.numbers import numerals
from factcheck.read.scan import fold

# How near the next sentence with another figure may come; tuned as `SHARED`.
_AHEAD = 0.08


def counterpart(
    claim: Claim,
    members: Sequence[Claim],
    covered: Mapping[Place, float],
    sources: Sources,
    setting: Setting,
) -> Claim | None:
    """The claim of a source in whose place the draft's stands; None where it is not clear."""
    ranked = sorted(
        ((covered[place], other) for place in covered for other in sources.claims[place] if of_one_kind(claim, other)),
        key=lambda pair: (-pair[0], pair[1].article_id, pair[1].start),
    )
    # What another claim of the draft's sentence says already is taken.
    free = [
        (score, other) for score, other in ranked
        if may_be_slip_of(claim, other, setting)
        and not any(of_one_kind(mine, other) and agree(mine, other) for mine in members)
    ]  # fmt: skip
    free = [one for one in free if one[1].attribute == claim.attribute] or free
    if not free:
        return None
    best, found = free[0]
    for score, other in free[1:]:
        if score > best - _AHEAD and not agree(found, other):
            return None  # two figures in its place: which of them is not clear
    return found


def sole(claim: Claim, members: Sequence[Claim], sources: Sources, setting: Setting) -> Claim | None:
    """The one figure that the sources give for the attribute: of one owner, and one value wherever they give it."""
    if claim.attribute not in attributes() or not isinstance(claim.value, Quantity) or claim.id in setting.wholes:
        return None
    given = [
        other
        for there in sources.claims.values()
        for other in there
        if other.attribute == claim.attribute
        and of_one_kind(claim, other)
        and may_stand_for(claim, other)
        and (other.modality, other.aspect, other.qualifiers.prior, other.qualifiers.part)
        == (claim.modality, claim.aspect, claim.qualifiers.prior, claim.qualifiers.part)
    ]
    owners = {other.subject.id for other in given if other.subject is not None}
    if not given or len(owners) > 1 or not all(agree(given[0], other) for other in given):
        return None
    several = len({article for article, _ in sources.claims}) > 1
    told = several and all(other.subject is not None and other.subject.sure for other in given)
    if claim.subject is not None and (claim.subject.sure or told) and owners - {claim.subject.id}:
        return None  # a rival's margin
    if any(of_one_kind(mine, given[0]) and agree(mine, given[0]) for mine in members):
        return None  # "5.1 percent, up from 4.9", of which the sources have the 4.9
    if _may_have_moved(claim, given, setting):
        return None
    return given[0] if may_be_slip_of(claim, given[0], setting) else None


def stands_in_a_row(document: Document, claim: Claim) -> bool:
    """A line of the source has the number behind what is counted: "Missing   102   71   48"."""
    label, value = attributes()[claim.attribute].label, claim.value
    assert isinstance(value, Quantity)
    return any(
        row.lower().startswith(label) and any(each.amount == value.amount for each in numerals(row))
        for row in (fold(line).strip() for line in document.article.text.splitlines())
    )


def _may_have_moved(claim: Claim, given: Sequence[Claim], setting: Setting) -> bool:
    """A toll of which the sources have one of an earlier day only: the draft has the last of them at hand."""
    known = attributes()[claim.attribute]
    last = max((day for day in setting.published.values() if day is not None), default=None)
    days = [setting.published.get(other.article_id) for other in given]
    return (known.grows or known.shrinks) and all(day is None or last is None or day < last for day in days)


def beside_like_words(
    claim: Claim, members: Sequence[Claim], stems: frozenset[str], sources: Sources, setting: Setting
) -> Claim | None:
    """A figure of the kind in the source's sentence that shares most words with the draft's; fewer words will do
    where the sources give but one figure in such a unit."""
    if not isinstance(claim.value, Quantity):
        return None
    kind = [
        (len(stems & sources.stems[place]), other)
        for place, there in sources.claims.items()
        for other in there
        if of_one_kind(claim, other)
    ]
    only = claim.value.dimension in _IN_UNITS and claim.value.unit not in ("", "person")
    only = only and all(agree(kind[0][1], other) for _, other in kind)
    free = [
        (shared, other)
        for shared, other in kind
        if shared >= max(_SHARED_SOLE if only else SHARED, _LIKE * len(stems))
        and may_be_slip_of(claim, other, setting)
        and not any(of_one_kind(mine, other) and agree(mine, other) for mine in members)
    ]
    most = max((shared for shared, _ in free), default=0)
    best = [other for shared, other in free if shared == most]
    return best[0] if best and all(agree(best[0], other) for other in best) else None  # which of two is not clear


_IN_UNITS = frozenset({Dimension.MEASURE, Dimension.COUNT, Dimension.DURATION})
# The part of the draft's sentence that such words must be at least. Of the articles of fifteen stories, each taken for
# a draft of the others, 30 figures are told so with a quarter and 33 without; a third would miss five edited sentences.
_LIKE = 0.25
# Words that the two sentences must share where the sources have one figure in the unit; tuned as above.
_SHARED_SOLE = 2
