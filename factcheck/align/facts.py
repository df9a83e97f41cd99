"""Blocking, comparing, clustering: the claims of a story into its facts.

Only claims with one attribute (superlatives: one property) are compared. Clusters grow from the
surest pair on, and two clusters are joined only when no claim of one is incompatible with a claim
of the other, so that a chain of half-alike claims never makes one fact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factcheck.align.clusters import ONE_FIGURE, Cluster, joined, moved, undisputed, without, without_explained
from factcheck.align.context import in_context
from factcheck.align.draft import against_sources
from factcheck.align.echoes import echoes
from factcheck.align.explained import Explained
from factcheck.align.levels import compare
from factcheck.align.setting import Comparison, Setting
from factcheck.align.slips import slips
from factcheck.align.surroundings import setting_of
from factcheck.graph import StoryGraph
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, Link
from factcheck.model.relation import Cause
from factcheck.model.value import (
    Deed,
    Multiple,
    Name,
    Quantity,
    Quotation,
    Role,
    Superlative,
    Term,
    Time,
)
from factcheck.read.attributes import attributes, family_of

# Above this many claims of one attribute in a story, only claims with the same subject are compared.
_LARGE_BLOCK = 150
# Above this many, only claims that share a word which few claims of the story have: in a crowd of reports
# (a whole archive on earthquakes) two tolls need more in common than being tolls.
_CROWDED = 40


def align(graph: StoryGraph, *, first_id: int = 1, drafts: Collection[str] = ()) -> None:
    """Join the claims of a story into facts, "f1", "f2" … from `first_id`, in the order of their first claims.

    `drafts` are the ids of articles that were written from the others.
    """
    claims = list(graph.claims())
    setting = setting_of(graph, claims, drafts)
    order = {claim.id: index for index, claim in enumerate(claims)}
    clusters: list[Cluster] = []
    for block in _blocks(claims):
        clusters.extend(_cluster(block, setting))
    clusters = joined(clusters, in_context(claims, setting))
    clusters = joined(clusters, echoes(claims, setting))
    clusters = joined(clusters, slips(claims, setting), whole=True)
    if drafts:
        explained = Explained(claims, graph.documents(), drafts)
        matches, bearers = against_sources(claims, graph.documents(), drafts, setting, explained)
        for bearer in bearers:
            graph.add_bearer(bearer.claim.id, bearer.other.id, sure=bearer.sure)
        clusters = moved(clusters, {m.claim.id: m.other.id for m in matches if m.in_its_place or m.is_slip})
        clusters = without(clusters, {m.claim.id: m.other for m in matches if m.borne_out}, setting)
        clusters = without_explained(clusters, explained, drafts)
        for borne_out in (True, False):
            pairs = [(m.claim, m.other, m.link) for m in matches if m.borne_out is borne_out and m.link is not None]
            kept = undisputed(clusters, pairs, setting) if borne_out else pairs
            clusters = joined(clusters, kept, resembles=not borne_out)
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


def _cluster(block: list[Claim], setting: Setting) -> list[Cluster]:
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


def _backed(x: int, y: int, cluster: list[int], compared: dict[tuple[int, int], Comparison]) -> bool:
    """Another claim of the cluster gives the figure of `x`, or it rounded, and is tied to `y` itself."""
    for z in cluster:
        same, tie = compared.get((min(x, z), max(x, z))), compared.get((min(z, y), max(z, y)))
        if z != x and same and tie and tie.joins and same.relation and same.relation.kind in ONE_FIGURE:
            return True
    return False
