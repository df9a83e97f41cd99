"""Blocking, comparing, clustering: the claims of a story into its facts.

Only claims with one attribute (superlatives: one property) are compared. Clusters grow from the
surest pair on, and two clusters are joined only when no claim of one is incompatible with a claim
of the other, so that a chain of half-alike claims never makes one fact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.align.context import in_context
from factcheck.align.draft import against_sources
from factcheck.align.echoes import echoes
from factcheck.align.explained import Explained
from factcheck.align.guards import TOTAL, told_apart
from factcheck.align.levels import compare
from factcheck.align.setting import Comparison, Setting
from factcheck.align.slips import slips
from factcheck.align.values import says_the_same
from factcheck.graph import StoryGraph
from factcheck.model.article import BlockKind
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, Link
from factcheck.model.relate import relation
from factcheck.model.relation import Cause, RelationKind
from factcheck.model.value import (
    Deed,
    Modifier,
    Multiple,
    Name,
    Quantity,
    Quotation,
    Role,
    Superlative,
    Term,
    Time,
    Value,
)
from factcheck.read.attributes import attributes, family_of

# Above this many claims of one attribute in a story, only claims with the same subject are compared.
_LARGE_BLOCK = 150
# Above this many, only claims that share a word which few claims of the story have: in a crowd of reports
# (a whole archive on earthquakes) two tolls need more in common than being tolls.
_CROWDED = 40
# A word is rare when at most this many claims have it.
_RARE = 12


def align(graph: StoryGraph, *, first_id: int = 1, drafts: Collection[str] = ()) -> None:
    """Join the claims of a story into facts, "f1", "f2" … from `first_id`, in the order of their first claims.

    `drafts` are the ids of articles that were written from the others.
    """
    claims = list(graph.claims())
    setting = _setting(graph, claims)
    order = {claim.id: index for index, claim in enumerate(claims)}
    clusters: list[tuple[list[Claim], list[Link]]] = []
    for block in _blocks(claims):
        clusters.extend(_cluster(block, setting))
    clusters = _joined_in_context(clusters, in_context(claims, setting))
    clusters = _joined_in_context(clusters, echoes(claims, setting))
    clusters = _joined_in_context(clusters, slips(claims, setting), whole=True)
    if drafts:
        explained = Explained(claims, graph.documents(), drafts)
        matches, bearers = against_sources(claims, graph.documents(), drafts, setting, explained)
        for bearer in bearers:
            graph.add_bearer(bearer.claim.id, bearer.other.id, sure=bearer.sure)
        clusters = _moved(clusters, {m.claim.id: m.other.id for m in matches if m.in_its_place})
        clusters = _without(clusters, {m.claim.id: m.other for m in matches if m.borne_out}, setting)
        clusters = _explained(clusters, explained, drafts)
        for borne_out in (True, False):
            pairs = [(m.claim, m.other, m.link) for m in matches if m.borne_out is borne_out and m.link is not None]
            clusters = _joined_in_context(clusters, pairs, resembles=not borne_out)
        placed = {m.claim.id for m in matches if m.in_its_place}
        clusters = [
            (members, [replace(link, in_its_place=link.resembles and link.left in placed) for link in links])
            for members, links in clusters
        ]
    clusters.sort(key=lambda cluster: min(order[claim.id] for claim in cluster[0]))
    for number, (members, links) in enumerate(clusters, first_id):
        members.sort(key=lambda claim: order[claim.id])
        named = [claim.subject for claim in members if claim.subject is not None]
        named = [subject for subject in named if subject.sure] or named
        attribute = _commonest(claim.attribute for claim in members)
        subject = min(named, key=lambda ref: (-named.count(ref), ref.name)) if named else None
        if subject is not None and attribute in attributes() and {ref.id for ref in named} == {subject.id}:
            subject = replace(subject, sure=True)  # each article only hints at it, but all at the same
        fact = Fact(f"f{number}", subject, attribute, tuple(claim.id for claim in members), tuple(links))
        graph.add_fact(fact)


def _commonest(words: Iterable[str]) -> str:
    """The word that comes most often, the first in the alphabet of several: the same in any order of articles."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))


def _joined_in_context(
    clusters: list[tuple[list[Claim], list[Link]]],
    pairs: Iterable[tuple[Claim, Claim, Comparison]],
    *,
    resembles: bool = False,
    whole: bool = False,
) -> list[tuple[list[Claim], list[Link]]]:
    """Clusters joined by figures that fill one slot of one sentence.

    A lone claim joins a cluster; two clusters of several claims have been told apart by more than one
    sentence and stay so, unless `whole`: then each is one figure, said several times. No article gets
    two figures of one fact.
    """
    home = {claim.id: index for index, (members, _) in enumerate(clusters) for claim in members}
    for a, b, comparison in pairs:
        left, right = home[a.id], home[b.id]
        if left == right:
            continue
        several = min(len(clusters[left][0]), len(clusters[right][0])) > 1
        if several and not (whole and _is_one_figure(clusters[left][0]) and _is_one_figure(clusters[right][0])):
            continue
        articles = {claim.article_id for claim in clusters[left][0]}
        if any(claim.article_id in articles for claim in clusters[right][0]):
            continue
        for claim in clusters[right][0]:
            home[claim.id] = left
        clusters[left][0].extend(clusters[right][0])
        link = Link(a.id, b.id, comparison.levels, comparison.score, resembles)
        clusters[left][1].extend([*clusters[right][1], link])
        clusters[right][0].clear()
    return [cluster for cluster in clusters if cluster[0]]


def _moved(
    clusters: list[tuple[list[Claim], list[Link]]], to: Mapping[str, str]
) -> list[tuple[list[Claim], list[Link]]]:
    """Clusters without the claims of a draft that belong beside another claim, unless that one is there too."""
    found = []
    for members, links in clusters:
        ids = {claim.id for claim in members}
        leaving = [claim for claim in members if claim.id in to and to[claim.id] not in ids]
        gone = {claim.id for claim in leaving}
        staying = [claim for claim in members if claim.id not in gone]
        if staying:
            found.append((staying, [link for link in links if not {link.left, link.right} & gone]))
        found.extend(([claim], []) for claim in leaving)
    return found


def _is_one_figure(members: Sequence[Claim]) -> bool:
    figures = [claim.value for claim in members if isinstance(claim.value, Quantity)]
    return len(figures) == len(members) and all(
        relation(figures[0], figure).kind in _ONE_FIGURE for figure in figures[1:]
    )


def _without(
    clusters: list[tuple[list[Claim], list[Link]]], borne_out: Mapping[str, Claim], setting: Setting
) -> list[tuple[list[Claim], list[Link]]]:
    """Clusters without the claims of a draft that clash with all else there, while a source bears them out.

    `borne_out` has that source's claim for each; its sentence must be as like the draft's as those it clashes with.
    """
    found = []
    for members, links in clusters:
        leaving = [
            claim
            for claim in members
            if claim.id in borne_out and _clashes(claim, borne_out[claim.id], members, setting)
        ]
        gone = {claim.id for claim in leaving}
        staying = [claim for claim in members if claim.id not in gone]
        if staying:
            found.append((staying, [link for link in links if not {link.left, link.right} & gone]))
        found.extend(([claim], []) for claim in leaving)
    return found


def _explained(
    clusters: list[tuple[list[Claim], list[Link]]], explained: Explained, drafts: Collection[str]
) -> list[tuple[list[Claim], list[Link]]]:
    """Clusters without the figures of a draft that clash with all else there, and are in the sources for all that."""
    leaving = {}
    for members, _ in clusters:
        for claim in members:
            rivals = [other for other in members if other.article_id != claim.article_id]
            clashes = rivals and not any(_compatible(claim.value, other.value) for other in rivals)
            if claim.article_id in drafts and clashes and explained.is_so(claim, rivals):
                leaving[claim.id] = ""
    return _moved(clusters, leaving)


def _clashes(claim: Claim, bearer: Claim, members: Sequence[Claim], setting: Setting) -> bool:
    others = [other for other in members if other.article_id != claim.article_id]
    if not others or any(_compatible(claim.value, other.value) for other in others):
        return False
    own = setting.stems[claim.id]
    return len(own & setting.stems[bearer.id]) >= max(len(own & setting.stems[other.id]) for other in others)


def _compatible(a: Value, b: Value) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return says_the_same(a, b)
    return a == b or not (isinstance(a, Time) and isinstance(b, Time)) or (a.iso, a.slot) == (b.iso, b.slot)


def _setting(graph: StoryGraph, claims: Sequence[Claim]) -> Setting:
    entities = {entity.id: entity for entity in graph.entities()}
    seen: Counter[str] = Counter()
    for claim in claims:
        seen.update(set(claim.context))
    total = len(claims)
    rarity = {stem: 1 - count / (total + 1) for stem, count in seen.items()}
    published = {document.article.id: document.article.published for document in graph.documents()}
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
        frozenset(_parts(claims)),
    )


def _siblings(claims: Sequence[Claim]) -> frozenset[frozenset[str]]:
    """Pairs of places that one sentence gives counts for."""
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.qualifiers.place:
            named[claim.article_id, claim.sentence].add(claim.qualifiers.place)
    return frozenset(frozenset(pair) for places in named.values() for pair in combinations(sorted(places), 2))


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
                and other.period == claim.period
                and (other.qualifiers.place != place if place else not told_apart(claim, other))
                for other, larger in group
            ):
                yield claim.id


def _blocks(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that may be one fact; a date on its own is a block of its own."""
    blocks: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        match claim.value:
            case Superlative() as value:
                blocks["superlative", value.property].append(claim)
            case Name() as value:
                blocks["name", value.of].append(claim)
            case Role():
                blocks["role", claim.subject.id if claim.subject else ""].append(claim)
            case Deed():
                blocks["relation", claim.attribute].append(claim)
            case Term():
                blocks["term", claim.attribute].append(claim)
            case Quotation():
                blocks["quotation",].append(claim)
            case Time():
                blocks["time", claim.attribute].append(claim)
            case Quantity() | Multiple():
                blocks["figure", family_of(claim.attribute)].append(claim)
            case _:
                blocks["stage", claim.attribute].append(claim)
    small: list[list[Claim]] = []
    for block in blocks.values():
        if len(block) <= _LARGE_BLOCK:
            small.append(block)
            continue
        by_subject: dict[str, list[Claim]] = defaultdict(list)
        for claim in block:
            by_subject[claim.subject.id if claim.subject else ""].append(claim)
        for part in by_subject.values():
            small.extend(part[at : at + _LARGE_BLOCK] for at in range(0, len(part), _LARGE_BLOCK))
    return small


def _cluster(block: list[Claim], setting: Setting) -> list[tuple[list[Claim], list[Link]]]:
    if len(block) == 1:
        return [(block, [])]
    compared: dict[tuple[int, int], Comparison] = {}
    rare = [setting.rare[claim.id] for claim in block] if len(block) > _CROWDED else None
    for i, left in enumerate(block):
        for j in range(i + 1, len(block)):
            if rare is not None and rare[i].isdisjoint(rare[j]):
                continue
            comparison = compare(left, block[j], setting)
            if comparison is not None:
                compared[i, j] = comparison
    home = list(range(len(block)))
    members: dict[int, list[int]] = {index: [index] for index in home}
    links: dict[int, list[Link]] = defaultdict(list)
    for (i, j), comparison in sorted(compared.items(), key=lambda item: (-item[1].score, item[0])):
        a, b = home[i], home[j]
        if not comparison.joins or a == b or not _may_join(members[a], members[b], compared):
            continue
        for index in members[b]:
            home[index] = a
        members[a] += members.pop(b)
        links[a] += [*links.pop(b, []), Link(block[i].id, block[j].id, comparison.levels, comparison.score)]
    return [([block[index] for index in sorted(group)], links[root]) for root, group in members.items()]


def _may_join(left: list[int], right: list[int], compared: dict[tuple[int, int], Comparison]) -> bool:
    """No claim of one cluster forbids one of the other.

    Two figures that cannot both hold must be tied directly, or through a claim of the same figure:
    an in-between ("billions") must not tie several billion to thirteen.
    """
    for x in left:
        for y in right:
            comparison = compared.get((min(x, y), max(x, y)))
            if comparison is None:
                return False
            related = comparison.relation
            clash = related is not None and not related.compatible and related.cause is not Cause.CURRENCY_MISMATCH
            if clash and not comparison.joins and not (_backed(x, y, left, compared) or _backed(y, x, right, compared)):
                return False
    return True


_ONE_FIGURE = (RelationKind.SAME, RelationKind.ROUNDS_TO, RelationKind.WITHIN_HEDGE)


def _backed(x: int, y: int, cluster: list[int], compared: dict[tuple[int, int], Comparison]) -> bool:
    """Another claim of the cluster gives the figure of `x`, or it rounded, and is tied to `y` itself."""
    for z in cluster:
        same, tie = compared.get((min(x, z), max(x, z))), compared.get((min(z, y), max(z, y)))
        if z != x and same and tie and tie.joins and same.relation and same.relation.kind in _ONE_FIGURE:
            return True
    return False
