"""What a story knows that a pair of claims does not: rare words, wholes and parts, what each article gives besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.align.days import last_day
from factcheck.align.guards import TOTAL, told_apart
from factcheck.align.setting import Setting
from factcheck.graph import StoryGraph
from factcheck.model.article import BlockKind
from factcheck.model.claim import Claim
from factcheck.model.value import Modifier, Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.read.subjects import HERE

# A word is rare when at most this many claims have it.
_RARE = 12


def setting_of(graph: StoryGraph, claims: Sequence[Claim], drafts: Collection[str] = ()) -> Setting:
    entities = {entity.id: entity for entity in graph.entities()}
    seen: Counter[str] = Counter()
    for claim in claims:
        seen.update(set(claim.context))
    total = len(claims)
    rarity = {stem: 1 - count / (total + 1) for stem, count in seen.items()}
    articles = [document.article for document in graph.documents()]
    last = last_day(articles, drafts) if drafts else None
    published = {article.id: article.published or (last if article.id in drafts else None) for article in articles}
    stems = {claim.id: frozenset(claim.context) for claim in claims}
    rare = {stem for stem, count in seen.items() if count <= _RARE}
    named = {(claim.qualifiers.place, claim.article_id) for claim in claims if claim.qualifiers.place}
    places = Counter(place for place, _ in named)
    scene = min(places, key=lambda place: (-places[place], place)) if places else ""
    if places[scene] < 2:
        scene = ""  # no place that two articles name is the story's
    rows = {
        (document.article.id, sentence.index)
        for document in graph.documents()
        for sentence in document.sentences
        if sentence.block.kind is BlockKind.TABLE_ROW
    }
    tabled = frozenset(claim.id for claim in claims if (claim.article_id, claim.sentence) in rows)
    rare_of = {id: found & rare for id, found in stems.items()}
    return Setting(
        entities,
        rarity,
        published,
        stems,
        scene,
        _siblings(claims),
        tabled,
        rare_of,
        _wholes(claims),
        _given(claims),
        _amounts(claims),
        _beside(claims),
        _times(claims),
        frozenset(_parts(claims)),
    )


def _siblings(claims: Sequence[Claim]) -> frozenset[frozenset[str]]:
    """Pairs of places that one sentence gives counts for."""
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.qualifiers.place:
            named[claim.article_id, claim.sentence].add(claim.qualifiers.place)
    return frozenset(frozenset(pair) for places in named.values() for pair in combinations(sorted(places), 2))


def _times(claims: Sequence[Claim]) -> dict[tuple[str, int], list[Time]]:
    """The times of each sentence, said of a figure or by themselves."""
    found: dict[tuple[str, int], list[Time]] = defaultdict(list)
    for claim in claims:
        own = (claim.value,) if isinstance(claim.value, Time) else ()
        found[claim.article_id, claim.sentence].extend((*own, *claim.times))
    return found


def _wholes(claims: Sequence[Claim]) -> dict[str, Quantity]:
    """Of how many each count is, where its sentence says so right behind it."""
    found = {}
    for part, whole in pairwise(claims):
        same = (part.article_id, part.sentence) == (whole.article_id, whole.sentence)
        if same and whole.attribute.startswith(TOTAL) and isinstance(whole.value, Quantity):
            found[part.id] = whole.value
    return found


def _given(claims: Sequence[Claim]) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Quantity):
            found[claim.article_id, claim.attribute].append(claim)
    return found


def _amounts(claims: Sequence[Claim]) -> dict[str, frozenset[tuple[str, str, Decimal]]]:
    found: dict[str, set[tuple[str, str, Decimal]]] = defaultdict(set)
    for claim in claims:
        value = claim.value
        if isinstance(value, Quantity) and value.amount is not None:
            found[claim.article_id].add((value.dimension.value, value.unit, value.amount))
    return {article: frozenset(amounts) for article, amounts in found.items()}


def _beside(claims: Sequence[Claim]) -> dict[str, list[Quantity]]:
    """For each figure the others of its sentence, where there are some."""
    sentences: dict[tuple[str, int], list[tuple[str, Quantity]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Quantity) and (
            claim.value.amount is not None or claim.value.modifier is Modifier.RANGE
        ):
            sentences[claim.article_id, claim.sentence].append((claim.id, claim.value))
    return {
        id: [other for each, other in members if each != id and other.amount is not None]
        for members in sentences.values()
        if len(members) > 1
        for id, _ in members
    }


# A toll so many times as large is that of another disaster. Set by hand.
_FAR_LARGER = 20


def _parts(claims: Sequence[Claim]) -> Iterator[str]:
    """Ids of the counts of which their own article has a larger one, for another place or for all."""
    counts: dict[tuple[str, str], list[tuple[Claim, Quantity]]] = defaultdict(list)
    for claim in claims:
        known = attributes().get(claim.attribute)
        if known is not None and known.people and isinstance(claim.value, Quantity):
            counts[claim.article_id, claim.attribute].append((claim, claim.value))
    for group in counts.values():
        for claim, value in group:
            place = claim.qualifiers.place
            if any(
                value.high < larger.low <= value.high * _FAR_LARGER
                and (other.period == claim.period or place.startswith(f"{HERE} "))
                and (other.qualifiers.place != place if place else not told_apart(claim, other))
                for other, larger in group
            ):
                yield claim.id
