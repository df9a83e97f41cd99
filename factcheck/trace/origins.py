"""Which articles are one source: they rest on one text, or on one report that they both name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.passage import Origin, Overlap
from factcheck.trace.credits import Credit, Strength, outlet_key
from factcheck.trace.passages import Range, Shared, is_release
from factcheck.trace.words import Words

# Part of the shorter article's words that stand in the longer one. In seven stories of real reports
# a reprint reaches 1.0 and two editions of one agency report .61; a paper that works two agency
# reports into its own stays at .36, and all independent pairs at .32 and below.
_ONE_TEXT = 0.5
# Quotations are shared by everybody who was there (.27 without them is the most among independent
# pairs), so apart from them this much must be shared too.
_ONE_TEXT_UNQUOTED = 0.3


@dataclass(slots=True)
class _Pair:
    """What two articles share. `a` and `b` are places in the sequence, `a < b`."""

    a: int
    b: int
    covered_a: list[Range] = field(default_factory=list)
    covered_b: list[Range] = field(default_factory=list)
    quoted_a: list[Range] = field(default_factory=list)
    quoted_b: list[Range] = field(default_factory=list)
    edited: bool = False
    """Some words of what they share were exchanged."""


class _Source(NamedTuple):
    """What an article rests on besides itself: `key` of the outlet and how strongly it says so."""

    credit: Credit | None
    own_key: str


def find_origins(
    articles: Sequence[Words], shared: Sequence[Shared], credits: Mapping[str, Sequence[Credit]]
) -> list[Origin]:
    """The partition of the articles into origins, in order of their first article."""
    sources = [_source(words.document.article, credits) for words in articles]
    labels = _labels([words.document.article for words in articles])
    parent = list(range(len(articles)))
    reasons: dict[int, list[tuple[int, int, str]]] = {}

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for pair in _pairs(shared):
        why = _why(pair, articles, sources, labels)
        if why is None:
            continue
        left, right = find(pair.a), find(pair.b)
        # Every copy of a text is told once from where it came, not from each other copy too.
        if left == right:
            continue
        root, other = min(left, right), max(left, right)
        parent[other] = root
        reasons[root] = [*reasons.get(root, []), *reasons.pop(other, []), (pair.a, pair.b, why)]
    members: dict[int, list[int]] = {}
    for i in range(len(articles)):
        members.setdefault(find(i), []).append(i)
    return [
        Origin(
            f"O{number}",
            tuple(sorted(articles[i].document.article.id for i in group)),
            articles[root := _root(group, articles, sources)].document.article.id,
            tuple(why for _, _, why in sorted(reasons.get(first, []))),
            _first(root, group, articles, sources, labels),
        )
        for number, (first, group) in enumerate(sorted(members.items()), 1)
    ]


def find_overlaps(articles: Sequence[Words], shared: Sequence[Shared]) -> list[Overlap]:
    """What each two articles share, page furniture left out, in order of the articles."""
    return [
        Overlap(
            articles[pair.a].document.article.id,
            articles[pair.b].document.article.id,
            _length(pair.covered_a),
            _length(pair.covered_b),
            articles[pair.a].story_words,
            articles[pair.b].story_words,
            _length(pair.quoted_a),
        )
        for pair in _pairs(shared)
    ]


def _source(article: Article, credits: Mapping[str, Sequence[Credit]]) -> _Source:
    """The one outlet whose text or report the article says it is; None when it names several."""
    own = outlet_key(article.publisher) if article.publisher else ""
    named = credits.get(article.id, ())
    for strength in (Strength.CREDIT, Strength.REPORT):
        at = [credit for credit in named if credit.strength is strength]
        if len(at) == 1:
            return _Source(at[0], own)
        if at:
            break
    return _Source(None, own)


def _pairs(shared: Sequence[Shared]) -> list[_Pair]:
    pairs: dict[tuple[int, int], _Pair] = {}
    for run in shared:
        if run.a == run.b or run.furniture:
            continue
        pair = pairs.setdefault((run.a, run.b), _Pair(run.a, run.b))
        pair.covered_a.append(run.left)
        pair.covered_b.append(run.right)
        pair.edited = pair.edited or run.edited
        if run.quoted:
            pair.quoted_a.append(run.left)
            pair.quoted_b.append(run.right)
    return [pairs[key] for key in sorted(pairs)]


def _why(
    pair: _Pair,
    articles: Sequence[Words],
    sources: Sequence[_Source],
    labels: Sequence[str],
) -> str | None:
    """What makes the pair one source, in words; None when they are two."""
    a, b = pair.a, pair.b
    shorter = a if articles[a].story_words <= articles[b].story_words else b
    longer = b if shorter == a else a
    covered, quoted = (
        (_length(pair.covered_a), _length(pair.quoted_a))
        if shorter == a
        else (_length(pair.covered_b), _length(pair.quoted_b))
    )
    total = max(1, articles[shorter].story_words)
    share = min(1.0, covered / total)
    if share >= _ONE_TEXT and covered - quoted >= _ONE_TEXT_UNQUOTED * (total - quoted):
        how = "with some words exchanged" if pair.edited else "in the same words"
        return f"{share:.0%} of {labels[shorter]} stands in {labels[longer]} {how}"
    for one, other in ((a, b), (b, a)):
        credit = sources[one].credit
        if credit is not None and credit.key == sources[other].own_key:
            verb = "credits" if credit.strength is Strength.CREDIT else "cites"
            return f"{labels[one]} {verb} {credit.source} and shares {covered} words with it"
    left, right = sources[a].credit, sources[b].credit
    if left is not None and right is not None and left.key == right.key:
        both = "credit" if left.strength is right.strength is Strength.CREDIT else "cite"
        return f"{labels[a]} and {labels[b]} both {both} {left.source} and share {covered} words"
    return None


def _length(ranges: Sequence[Range]) -> int:
    """Words under the ranges, each counted once."""
    total = end = 0
    for start, stop in sorted(ranges):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total


def _root(
    group: Sequence[int],
    articles: Sequence[Words],
    sources: Sequence[_Source],
) -> int:
    """Who had it first: by time, then who is credited by the others, who issued it, who has most of it."""
    credited = {source.credit.key for i in group if (source := sources[i]).credit is not None}

    def order(i: int) -> tuple[bool, bool, int, str]:
        article = articles[i].document.article
        is_credited = bool(sources[i].own_key) and sources[i].own_key in credited
        return (not is_credited, not is_release(article), -articles[i].story_words, article.id)

    return min(_earliest(group, articles), key=order)


def _first(
    root: int, group: Sequence[int], articles: Sequence[Words], sources: Sequence[_Source], labels: Sequence[str]
) -> str:
    """Why the root is the one that had it first; "" where only its length or its name decided."""
    if len(group) < 2:
        return ""
    article = articles[root].document.article
    followers = [i for i in group if i != root]
    if _earliest(group, articles) == [root]:
        dates = {articles[i].document.article.published for i in followers}
        stamp = article.published_at if article.published in dates else None
        assert article.published is not None
        when = f"at {stamp:%H:%M} on {article.published}" if stamp else f"on {article.published}"
        return f"{labels[root]} was published first, {when}"
    crediting = [i for i in followers if (c := sources[i].credit) is not None and c.key == sources[root].own_key]
    if crediting and sources[root].own_key:
        return f"{labels[crediting[0]]} names {labels[root]} as its source"
    if is_release(article):
        return f"{labels[root]} is the press release"
    return ""


def _earliest(group: Sequence[int], articles: Sequence[Words]) -> list[int]:
    """Those published first, by day and then by instant; all of them while one gives no date."""
    days = {i: articles[i].document.article.published for i in group}
    first = min((day for day in days.values() if day is not None), default=None)
    if first is None or None in days.values():
        return list(group)
    group = [i for i in group if days[i] == first]
    instants = {i: _instant(articles[i].document.article.published_at) for i in group}
    earliest = min((at for at in instants.values() if at is not None), default=None)
    if earliest is None or None in instants.values():
        return group
    return [i for i in group if instants[i] == earliest]


def _instant(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def _labels(articles: Sequence[Article]) -> list[str]:
    """What each article is called in a reason: its publisher, or the file where that is not unique."""
    times = Counter(article.label for article in articles)
    return [article.name if times[article.label] > 1 else article.label for article in articles]
