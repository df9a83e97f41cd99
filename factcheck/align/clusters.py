"""Claims that are one fact so far, and what joins two such clusters or takes a claim out of one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from factcheck.align.explained import Explained
from factcheck.align.setting import Comparison, Setting
from factcheck.align.values import says_the_same
from factcheck.model.claim import Claim
from factcheck.model.fact import Link
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.value import Quantity, Time, Value

Cluster = tuple[list[Claim], list[Link]]
"""The claims, and what ties them to each other."""
ONE_FIGURE = (RelationKind.SAME, RelationKind.ROUNDS_TO, RelationKind.WITHIN_HEDGE)
"""How two figures stand to each other that are one."""


def joined(
    clusters: list[Cluster],
    pairs: Iterable[tuple[Claim, Claim, Comparison]],
    *,
    resembles: bool = False,
    whole: bool = False,
) -> list[Cluster]:
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


def moved(clusters: list[Cluster], to: Mapping[str, str]) -> list[Cluster]:
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
        relation(figures[0], figure).kind in ONE_FIGURE for figure in figures[1:]
    )


def without(clusters: list[Cluster], borne_out: Mapping[str, Claim], setting: Setting) -> list[Cluster]:
    """Clusters without the claims of a draft that clash with all else there, while a source bears them out.

    `borne_out` has that source's claim for each; its sentence must be as like the draft's as those it clashes with.
    """
    leaving = {
        claim.id: ""
        for members, _ in clusters
        for claim in members
        if claim.id in borne_out and _clashes(claim, borne_out[claim.id], members, setting)
    }
    return moved(clusters, leaving)


def without_explained(clusters: list[Cluster], explained: Explained, drafts: Collection[str]) -> list[Cluster]:
    """Clusters without the figures of a draft that clash with all else there, and are in the sources for all that; nor
    with those of sources that the draft tells too, right beside its own."""
    leaving = {
        claim.id: ""
        for members, _ in clusters
        for claim in members
        if claim.article_id in drafts and (rivals := _rivals(claim, members)) and explained.is_so(claim, rivals)
    } | {
        # what the draft tells right beside it: "the bank expects 9,800 a day; the study of 2021 spoke of 7,600"
        rival.id: ""
        for members, _ in clusters
        for claim in members
        if claim.article_id in drafts
        for rival in members
        if rival.article_id not in drafts
        and not _compatible(claim.value, rival.value)
        and explained.is_told_besides(claim, rival)
    }
    return moved(clusters, leaving)


def undisputed(
    clusters: list[Cluster], pairs: Iterable[tuple[Claim, Claim, Comparison]], setting: Setting
) -> list[tuple[Claim, Claim, Comparison]]:
    """The pairs of a draft's claim and what bears it out, but for those whose fact has another figure too that the
    draft's sentence is less like: it is borne out, and that fact is another."""
    home = {claim.id: members for members, _ in clusters for claim in members}

    def is_like_another(claim: Claim, bearer: Claim) -> bool:
        own, others = setting.stems[claim.id], home[bearer.id]
        rivals = [
            each for each in others if each.article_id != claim.article_id and not _compatible(claim.value, each.value)
        ]
        nearest = max((len(own & setting.stems[each.id]) for each in rivals), default=0)
        return bool(rivals) and len(own & setting.stems[bearer.id]) > nearest

    return [pair for pair in pairs if not is_like_another(pair[0], pair[1])]


def _clashes(claim: Claim, bearer: Claim, members: Sequence[Claim], setting: Setting) -> bool:
    own = setting.stems[claim.id]
    shared = [len(own & setting.stems[other.id]) for other in _rivals(claim, members)]
    return bool(shared) and len(own & setting.stems[bearer.id]) >= max(shared)


def _rivals(claim: Claim, members: Sequence[Claim]) -> list[Claim]:
    """The claims of other articles in a cluster where the claim clashes with all of them; none where one agrees."""
    others = [other for other in members if other.article_id != claim.article_id]
    return [] if any(_compatible(claim.value, other.value) for other in others) else others


def _compatible(a: Value, b: Value) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return says_the_same(a, b)
    return a == b or not (isinstance(a, Time) and isinstance(b, Time)) or (a.iso, a.slot) == (b.iso, b.slot)
