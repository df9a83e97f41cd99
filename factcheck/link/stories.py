"""Which articles report one story, and what the story is called.

An article is reduced to the names and rare words that carry it. Articles that share a rare name are
compared, never all with all; the closest are joined first, and a group takes in a further article
only when it fits the group as a whole, so that a chain of chance resemblances does not join two
stories. Folders are heeded as far as people sort into them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.lexicon import load
from factcheck.link.profiles import POSSESSIVE, WORD, Profile, common_words, profile_of, profiles_of
from factcheck.model.article import Article, BlockKind, Document
from factcheck.regex import regex

# Up to this many articles every shared name is followed; in more, only names that at most
# `_POSTINGS` articles hold, which keeps the cost linear.
_SMALL = 150
_POSTINGS = 40
_ROUNDS = 4

# Shared part of the smaller article's weight, and of its names' weight. Of seven real stories thrown
# together, each article has another of its story at .177 and .294 or more; articles of two that share
# a name reach .085 and .184, and of a thousand generated ones, whose wordings recur, .254 and .277.
_SAME_WORDS = 0.11
_SAME_NAMES = 0.23
# A group and what joins it, or two groups, must resemble each other as wholes, if a little less.
_AS_GROUPS = 0.8
# Up to this many articles in one folder were put there by hand, because they belong together.
_SORTED_BY_HAND = 8
_LEAN_SORTED = 1.2
_LEAN_FOLDER = 2.0
_LEAN_APART = 0.6
_LEAST_WORDS_SHARED = 2
_FAR_APART_DAYS = 90
_LEAN_FAR = 0.35


def group(documents: Sequence[Document]) -> list[list[int]]:
    """Indices of the documents that report one story, stories in order of their first article.

    Articles that share no name are two stories, wherever they lie; where one of them names nobody,
    its words stand in for names. A document without any words is a story of its own.
    """
    profiles = profiles_of(documents)
    if len(profiles) == 2 and _have_anything_common(*profiles):
        return [[0, 1]]  # somebody named these two
    clusters = [_Cluster([i], profile) for i, profile in enumerate(profiles)]
    folders = [_folder(document.article) for document in documents]
    lean = _Lean(folders, [document.article.published for document in documents])
    for _ in range(_ROUNDS):
        joined = _round(clusters, lean)
        if len(joined) == len(clusters):
            break
        clusters = joined
    if lean.is_one_pile:
        clusters = _stragglers_joined(clusters)
    return sorted(sorted(cluster.members) for cluster in clusters)


def title_of(documents: Sequence[Document]) -> str:
    """What to call a story: the headline that the others agree with most.

    Without headlines, the two names that most of them hold; "" when there is nothing to go by.
    """
    headlines = [headline for document in documents if (headline := _headline(document))]
    sets = [_content(headline) for headline in headlines]
    if headlines:
        agreement = [sum(len(words & other) / (len(words | other) or 1) for other in sets) for words in sets]
        return headlines[agreement.index(max(agreement))]
    names = sorted({run for document in documents for run in _name_runs(document)})
    texts = [document.article.text for document in documents]
    holders = {name: sum(name in text for text in texts) for name in names}
    times = {name: sum(text.count(name) for text in texts) for name in names}
    ordered = sorted(names, key=lambda name: (-holders[name], -times[name], -len(name), name))
    return " and ".join(ordered[:2])


def _have_anything_common(left: Profile, right: Profile) -> bool:
    """A name; or, where one of the two names nobody, a few of the words that carry it."""
    if left.nameless or right.nameless:
        return len(left.terms.keys() & right.terms.keys()) >= _LEAST_WORDS_SHARED
    return not left.names.isdisjoint(right.names)


# -- joining ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Cluster:
    """Articles of one story, with their profiles added up."""

    members: list[int]
    profile: Profile


class _Lean:
    """How far folders and dates speak for or against two articles being of one story."""

    def __init__(self, folders: Sequence[str | None], days: Sequence[date | None]) -> None:
        self._folders = folders
        self._days = days
        self._sizes = Counter(folders)
        self._single = len(self._sizes) == 1
        self.is_one_pile = self._single and None not in self._sizes and len(folders) <= _SORTED_BY_HAND
        """All articles lie in one folder, and are few enough to have been put there by hand."""

    def between(self, a: int, b: int) -> float:
        """Factor on the resemblance of articles `a` and `b`."""
        factor = 1.0
        left, right = self._folders[a], self._folders[b]
        if left is not None and right is not None:
            by_hand = self._sizes[left] <= _SORTED_BY_HAND
            if self._single:
                factor = _LEAN_SORTED if by_hand else 1.0
            elif left == right:
                factor = _LEAN_FOLDER if by_hand else 1.0
            else:
                factor = _LEAN_APART
        first, second = self._days[a], self._days[b]
        if first is not None and second is not None and abs((first - second).days) > _FAR_APART_DAYS:
            factor *= _LEAN_FAR
        return factor


def _folder(article: Article) -> str | None:
    """The folder that an article's file lies in; None for what was not sorted into one."""
    if article.path is None or article.id != article.path:
        return None  # from memory, or one of many in a file
    return article.path.rpartition("/")[0]


def _round(clusters: Sequence[_Cluster], lean: _Lean) -> list[_Cluster]:
    """One pass of joining, closest first."""
    parent = list(range(len(clusters)))
    current = list(clusters)

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for _, a, b, factor in _candidates(clusters, lean):
        left, right = find(a), find(b)
        if left == right:
            continue
        if (left, right) != (a, b):
            as_groups = _closeness(current[left].profile, current[right].profile) * factor
            if as_groups < _AS_GROUPS:
                continue
        root, other = min(left, right), max(left, right)
        parent[other] = root
        current[root] = _merged(current[left], current[right])
    return [current[i] for i in range(len(clusters)) if find(i) == i]


def _stragglers_joined(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Lone articles given to the group they are likest, if either's central names are in the other.

    Somebody has put them into one folder, so a brief or a comment needs little to belong; two
    groups of several articles each stay apart.
    """
    joined = sorted(clusters, key=lambda cluster: (-len(cluster.members), cluster.members))
    for lone in [cluster for cluster in joined if len(cluster.members) == 1]:
        near = [other for other in joined if other is not lone and _belongs(lone.profile, other.profile)]
        if near and lone in joined:
            best = max(near, key=lambda other: _closeness(lone.profile, other.profile))
            joined[joined.index(best)] = _merged(best, lone)
            joined.remove(lone)
    return joined


def _belongs(lone: Profile, other: Profile) -> bool:
    if lone.nameless or other.nameless:
        return _have_anything_common(lone, other)
    return bool(lone.central & other.names or other.central & lone.names)


def _candidates(clusters: Sequence[_Cluster], lean: _Lean) -> list[tuple[float, int, int, float]]:
    """Pairs that share a name, closest first: how close, the two, and the factor in it."""
    most = len(clusters) if len(clusters) <= _SMALL else _POSTINGS
    postings: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for name in cluster.profile.names:
            postings[name].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in postings.values():
        if 1 < len(holders) <= most:
            for place, b in enumerate(holders):
                for a in holders[:place]:
                    shared[a, b] += 1
    found = []
    for (a, b), names in shared.items():
        left, right = clusters[a].profile, clusters[b].profile
        if names < 2 and not left.central & right.central:
            continue  # one name that comes up in both, a town or a large firm, is no story
        factor = lean.between(clusters[a].members[0], clusters[b].members[0])
        score = _closeness(left, right) * factor
        if score >= 1:
            found.append((score, a, b, factor))
    return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _closeness(left: Profile, right: Profile) -> float:
    """How like each other two articles are; from 1 they are one story.

    Both the words and the names must go together: reports of two quakes share words, and the one
    town of two stories is a name. An article without names is judged by its words.
    """
    shared = [(term, min(weight, right.terms[term])) for term, weight in left.terms.items() if term in right.terms]
    words = sum(weight for _, weight in shared) / (min(left.total, right.total) or 1.0)
    if left.nameless or right.nameless:
        return words / _SAME_WORDS
    both = left.names & right.names
    names = sum(weight for term, weight in shared if term in both) / (min(left.named, right.named) or 1.0)
    return min(words / _SAME_WORDS, names / _SAME_NAMES)


def _merged(a: _Cluster, b: _Cluster) -> _Cluster:
    size_a, size_b = len(a.members), len(b.members)
    weights: dict[str, float] = {}
    for cluster, size in ((a, size_a), (b, size_b)):
        for term, weight in cluster.profile.terms.items():
            weights[term] = weights.get(term, 0.0) + weight * size / (size_a + size_b)
    return _Cluster(a.members + b.members, profile_of(weights, {*a.profile.names, *b.profile.names}))


# -- titles -----------------------------------------------------------------------------------


def _headline(document: Document) -> str:
    for block in document.blocks:
        if block.kind is BlockKind.HEADLINE:
            return " ".join(block.span.of(document.article.text).split())
    return " ".join((document.article.title or "").split())


def _content(headline: str) -> frozenset[str]:
    words = (POSSESSIVE.sub("", word.lower()) for word in WORD.findall(headline))
    function = load("sentences")["function"]["words"]
    return frozenset(word for word in words if word not in function)


_RUN = regex(r"[A-Z][\w'’&-]*(?:\s+[A-Z][\w'’&-]*)*")


def _name_runs(document: Document) -> list[str]:
    runs = []
    for sentence in document.sentences:
        text = sentence.span.of(document.article.text)
        for match in _RUN.finditer(text):
            run = POSSESSIVE.sub("", match.group())
            if match.start() and not all(word.lower() in common_words() for word in run.split()):
                runs.append(run)
    return runs
