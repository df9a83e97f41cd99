"""What the sources of a draft say, sentence by sentence, and how much of a draft's sentence each says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.model.value import Quantity, Time
from factcheck.read.clauses import clause_at
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems

# Words of a draft's sentence that a source's must have, at least; those of the sentence before count half: "He had 30
# days" after the name. Tuned on the open halves of the public drafts and summaries, for no false alarm among sentences
# that were not edited.
SHARED = 3
_BEFORE = 0.5

Place = tuple[str, int]
"""An article's id and the number of a sentence in it."""


class Sources(NamedTuple):
    """What the sources say, sentence by sentence."""

    stems: Mapping[Place, frozenset[str]]
    weight: Mapping[str, float]
    claims: Mapping[Place, Sequence[Claim]]


def sources_of(claims: Sequence[Claim], documents: Sequence[Document]) -> Sources:
    """Every sentence of the sources, with its figures and dates."""
    by_place: dict[Place, list[Claim]] = defaultdict(list)
    known = {document.article.id for document in documents}
    for claim in claims:
        if claim.article_id in known and isinstance(claim.value, Quantity | Time):
            by_place[place_of(claim)].append(claim)
    stems: dict[Place, frozenset[str]] = {}
    for document in documents:
        for sentence in document.sentences:
            place = (document.article.id, sentence.index)
            stems[place] = said_of(document, sentence.span, by_place.get(place, ()))
    seen: Counter[str] = Counter()
    for found in stems.values():
        seen.update(found)
    weight = {stem: 1 / (1 + count) ** 0.5 for stem, count in seen.items()}
    return Sources(stems, weight, by_place)


def clause_of(document: Document, claim: Claim) -> Span:
    """The clause in which a claim stands."""
    sentence = document.sentences[claim.sentence].span
    start, end = clause_at(fold(sentence.of(document.article.text)), claim.start - sentence.start)
    return Span(sentence.start + start, max(sentence.start + end, claim.end))


def said_of(document: Document, span: Span, claims: Iterable[Claim]) -> frozenset[str]:
    """Stems of what a stretch of text says besides its figures and dates."""
    text, cut, parts = document.article.text, span.start, []
    for start, end in sorted((claim.start, claim.end) for claim in claims if span.contains(claim.span)):
        parts.append(text[cut : max(cut, start)])
        cut = max(cut, end)
    parts.append(text[cut : span.end])
    return frozenset(canonical_stems(fold(" ".join(parts)))) - calendar()


def place_of(claim: Claim) -> Place:
    """The sentence of a claim."""
    return (claim.article_id, claim.sentence)


def coverage(stems: frozenset[str], sources: Sources, least: float) -> dict[Place, float]:
    """For the source sentences that say at least so much of the draft's words, how much, 0 … 1."""
    total = sum(sources.weight.get(stem, 1.0) for stem in stems) or 1.0
    covered = {}
    for place in sources.claims:
        own = stems & sources.stems[place]
        if not own:
            continue
        said = sum(sources.weight[stem] for stem in own)
        before = sources.stems.get((place[0], place[1] - 1), frozenset()) & stems - own
        said += _BEFORE * sum(sources.weight[stem] for stem in before)
        if len(own) + len(before) >= SHARED and said >= least * total:
            covered[place] = said / total
    return covered
