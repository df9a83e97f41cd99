"""A draft's figures and dates against the sentence of a source that they come from.

Sources differ among themselves for many reasons; a draft was written from its sources. So a figure
or date of a draft that no source bears out, in a sentence whose words stand in a source's sentence
with one other figure of the kind, is that figure, written down wrongly. Being borne out is generous
(any source's sentence that speaks of the same things will do), finding the sentence is strict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.align.bearing import bears_out, least
from factcheck.align.computed import is_computed
from factcheck.align.counterparts import beside_like_words, counterpart, sole, stands_in_a_row
from factcheck.align.days import is_publication, speaks_of_year
from factcheck.align.draft_sources import SHARED, Place, Sources, clause_of, coverage, place_of, said_of, sources_of
from factcheck.align.explained import Explained
from factcheck.align.limits import are_sides_of_a_limit
from factcheck.align.one_figure import is_the_same
from factcheck.align.own import has_own_name, may_name_its_day, shows_the_minute
from factcheck.align.setting import LIKE_SENTENCE, SAME_SENTENCE, Comparison, Setting, is_said_and_denied
from factcheck.align.slipped import OF_DIGITS, Slip, slip_of
from factcheck.align.slots import Slots, may_stand_for
from factcheck.align.terms import is_term_away
from factcheck.align.values import agree, grain, of_one_kind
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.value import Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.read.circumstances import is_limit
from factcheck.read.scan import fold
from factcheck.read.words import in_words

# How much of what a draft's sentence says, each word by its rarity in the sources, the source's sentence must say too;
# tuned as `SHARED`.
_COVERED, _COVERED_NEAR = 0.3, 0.5
# Words around the figure that no source has; with more the draft speaks of something else.
_NEW = 3


class Bearer(NamedTuple):
    """A source's claim with the figure or date of a draft's; `sure` where they are of the same thing."""

    claim: Claim
    other: Claim
    sure: bool


class Match(NamedTuple):
    """A draft's claim with the claim of a source that bears it out, or that stands where it should."""

    claim: Claim
    other: Claim
    borne_out: bool
    link: Comparison | None
    """None where only the value is the same, and too little around it to call it one fact."""
    in_its_place: bool = False
    """The same words stand on either side of both, whatever else a source has the draft's figure of."""
    is_slip: bool = False
    """So plain a slip of the other's that the draft's figure belongs beside it, whatever else it is like."""


class Findings(NamedTuple):
    """What the sources have for the figures and dates of the drafts, in order; nothing for what is in none."""

    matches: list[Match]
    bearers: list[Bearer]


def against_sources(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    drafts: Collection[str],
    setting: Setting,
    explained: Explained,
) -> Findings:
    """Look up every figure and date of the drafts in the sources."""
    sources = sources_of(claims, [document for document in documents if document.article.id not in drafts])
    by_sentence: dict[Place, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article_id in drafts and isinstance(claim.value, Quantity | Time):
            by_sentence[place_of(claim)].append(claim)
    texts = {document.article.id: document for document in documents}
    several = len(texts.keys() - set(drafts)) > 1
    slots = Slots(documents)
    given_all = [other for there in sources.claims.values() for other in there]

    def link(claim: Claim, other: Claim, stems: frozenset[str]) -> Comparison:
        document = texts[other.article_id]
        sentence = document.text_of(document.sentences[other.sentence])
        return _link(claim, other, in_words(stems & sources.stems[place_of(other)], fold(sentence)))

    def likened(claim: Claim, other: Claim, stems: frozenset[str], slip: Slip | None) -> Comparison:
        """The link to what is only most like it, which with several sources is sure of a slip alone. Of 14 such
        findings on drafts never seen, with two to five sources each, 7 were no slips, and 6 of those false alarms."""
        told = slip is not None and slip.other is other
        return link(claim, other, stems)._replace(score=SAME_SENTENCE if told or not several else LIKE_SENTENCE)

    found: list[Match] = []
    borne_out: list[Bearer] = []
    for (article, sentence), members in by_sentence.items():
        document = texts[article]
        stems = said_of(document, document.sentences[sentence].span, members)
        covered = coverage(stems, sources, _COVERED)
        for claim in members:
            bearers = _bearers(claim, stems, sources)
            given = (other for there in sources.claims.values() for other in there)
            placed = slots.counterpart(claim, members, bearers, given, setting)
            if placed is not None and not explained.is_so(claim, (placed[0],)):
                words = "the same words on either side: " + ", ".join(placed[1][:6])
                tie = Comparison((words,), SAME_SENTENCE, None)
                found.append(Match(claim, placed[0], False, tie, in_its_place=True))
                continue
            borne = next((other for other in bearers if may_stand_for(claim, other)), None)
            for bearer in bearers:
                sure = len(stems & sources.stems[place_of(bearer)]) >= SHARED and may_stand_for(claim, bearer)
                borne_out.append(Bearer(claim, bearer, sure))
            if borne is not None:
                shared = stems & sources.stems[place_of(borne)]
                one = len(shared) >= SHARED and not is_said_and_denied(claim, borne)
                one = one and not _is_of_one_limit(claim, borne, texts)
                found.append(Match(claim, borne, True, link(claim, borne, stems) if one else None))
            if bearers or is_publication(claim, documents, drafts):
                continue
            if any(
                shows_the_minute(d, claim) or speaks_of_year(d, claim) for d in documents if d.article.id not in drafts
            ):
                continue
            weekday = isinstance(claim.value, Time) and grain(claim.value) == "weekday"
            if weekday and any(may_name_its_day(d, stems) for d in documents if d.article.id not in drafts):
                continue
            slip = slip_of(claim, given_all, explained)
            if slip is not None and slip.what in OF_DIGITS and _is_taken(slip.other, claim, members):
                slip = None  # "2.1 percent, from 2.4": the draft has both
            if slip is not None and explained.is_a_step_away(claim, slip.other):
                continue
            if slip is not None and slip.is_plain:
                found.append(Match(claim, slip.other, False, _of_slip(slip), is_slip=True))
                continue
            near = said_of(document, clause_of(document, claim), members)
            if len(near - sources.weight.keys()) > _NEW:
                continue  # what no source speaks of
            own_name = has_own_name(document, clause_of(document, claim), sources.weight.keys())
            if own_name or follows(claim, stems, sources):
                continue
            around = {**coverage(near, sources, _COVERED_NEAR), **covered} if near != stems else covered
            other = counterpart(claim, members, around, sources, setting)
            likeness = None if other is None else likened(claim, other, stems, slip)
            if other is None and (other := sole(claim, members, sources, setting)) is not None:
                if any(stands_in_a_row(d, claim) for d in documents if d.article.id not in drafts):
                    continue
                known = attributes()[claim.attribute]
                toll = known.people and known.subject == "event"  # an event has one, whatever else its sources tell
                score = SAME_SENTENCE if toll or not several else LIKE_SENTENCE
                likeness = Comparison((f"the only {known.label} that the sources give",), score, None)
            if other is None and (other := beside_like_words(claim, members, stems, sources, setting)) is not None:
                likeness = likened(claim, other, stems, slip)
            if other is None and slip is not None:
                other, likeness = slip.other, _of_slip(slip)
            if other is not None and _is_term_away(claim, other, claims):
                continue
            if other is not None and not explained.is_so(claim, (other,)):
                found.append(Match(claim, other, False, likeness))
    return Findings(found, borne_out)


def _is_of_one_limit(claim: Claim, other: Claim, texts: Mapping[str, Document]) -> bool:
    """ "They cannot feed where it is over 25 cm", "they need less than 25 cm": one threshold, from either side."""
    if not are_sides_of_a_limit(claim, other):
        return False
    documents = ((each, texts[each.article_id]) for each in (claim, other))
    return all(
        is_limit(fold(document.article.text), document.sentences[each.sentence].span.start, each.start)
        for each, document in documents
    )


def _is_term_away(claim: Claim, other: Claim, claims: Iterable[Claim]) -> bool:
    if not isinstance(claim.value, Time) or not isinstance(other.value, Time):
        return False
    return is_term_away(claim, claim.value, other, other.value, claims)


def _is_taken(other: Claim, claim: Claim, members: Sequence[Claim]) -> bool:
    """Another claim of the draft's sentence has the source's figure."""
    return any(mine is not claim and of_one_kind(mine, other) and agree(mine, other) for mine in members)


def _of_slip(slip: Slip) -> Comparison:
    words = "words beside both: " + ", ".join(slip.words[:6])
    return Comparison((slip.what, words) if slip.words else (slip.what,), SAME_SENTENCE, None)


def _link(claim: Claim, other: Claim, shared: Sequence[str]) -> Comparison:
    words = "words that both sentences have: " + ", ".join(shared[:6])
    related = None
    if isinstance(claim.value, Quantity) and isinstance(other.value, Quantity):
        related = relation(claim.value, other.value)
    return Comparison((words,), SAME_SENTENCE, related)


def _bearers(claim: Claim, stems: frozenset[str], sources: Sources) -> list[Claim]:
    """The claims of sources that give the same figure or date, those with most words around it in common first."""
    bearing = [
        (len(stems & sources.stems[place]), other)
        for place, there in sources.claims.items()
        for other in there
        if bears_out(other, claim)
    ]
    if not bearing:  # the source may leave the noun or the unit to the reader: "Lindow 6" for six titles
        bearing = [
            (shared, other)
            for place, there in sources.claims.items()
            for other in there
            if (shared := len(stems & sources.stems[place])) and is_the_same(claim, other)
        ]
    bearing.sort(key=lambda pair: -pair[0])
    return [other for shared, other in bearing if shared >= least(claim)]


def follows(claim: Claim, stems: frozenset[str], sources: Sources) -> bool:
    """It follows from two figures of a source's sentence, or row, that speaks of the same."""
    return any(
        is_computed(claim, there)
        for place, there in sources.claims.items()
        if len(there) > 1 and sum(sources.weight[stem] for stem in stems & sources.stems[place]) >= _TOLD
    )


# What words that two sentences share tell that they speak of one thing: one of three sentences, two of fifteen each.
# Set by hand.
_TOLD = 0.5
