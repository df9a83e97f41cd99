"""Shared runs of words, gathered into passages with all their copies and a kind."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, groupby
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import Article, Block, BlockKind
from factcheck.model.passage import Change, Copy, Passage, PassageKind
from factcheck.model.span import Span
from factcheck.segment.quotes import quoted_ranges
from factcheck.trace.changes import changes
from factcheck.trace.ranges import Ranges
from factcheck.trace.runs import LONG_COMMON, SEED, Run, windows
from factcheck.trace.weight import LEAST_WEIGHT, LEAST_WORDS, QUOTE_WORDS, is_somebodys, trimmed, weigh
from factcheck.trace.words import FURNITURE, Words, overlap

# Two places of one article are one copy when each covers this much of the other.
_SAME_PLACE = 0.8
# A run is a quotation when at least half of it stands between quotation marks in every copy.
_QUOTED_SHARE = 0.5
# Words of a speaker tag behind a quotation ("the harbour master said on Friday").
_TAG_WORDS = 6
# As many articles must end with the same lines, and share nothing else, for these to be a sign-off.
_SIGNED_OFF = 3
_SIGN_OFF_SHARE = 0.2
# Code points that may stand before the shared words of such a line, and articles that are compared.
_LEAD = 4
_MOST_COMPARED = 12
# Code points in which a release says that it is one.
_OPENING_LENGTH = 300

Range = tuple[int, int]
Place = tuple[int, Range]
"""An article's place in the sequence and a half-open range of its words."""


class Shared(NamedTuple):
    """A run that is somebody's text. `left` and `right` are ranges of words, trimmed."""

    a: int
    left: Range
    b: int
    right: Range
    quoted: bool
    furniture: bool
    edited: bool = False
    """Some of its words are others in the other place."""


class Quotes:
    """Where each article quotes; read off when first asked."""

    def __init__(self, articles: Sequence[Words]) -> None:
        self._articles = articles
        self._ranges: dict[int, list[Range]] = {}

    def near(self, index: int, words: Range) -> bool:
        """True when anybody is quoted in the blocks in which the words stand; told without looking up each word."""
        article = self._articles[index]
        blocks = article.block(words[0]).span.start, article.block(words[1] - 1).span.end
        return any(overlap(blocks, quoted) for quoted in self._around(index, *blocks))

    def share(self, index: int, words: Range) -> float:
        """How much of the words stands between quotation marks, from 0 to 1."""
        if not self._of(index):
            return 0.0
        span = self._articles[index].span(*words)
        quotes = self._around(index, span.start, span.end)
        inside = sum(overlap((span.start, span.end), quoted) for quoted in quotes)
        return inside / (span.end - span.start)

    def _of(self, index: int) -> list[Range]:
        if index not in self._ranges:
            document = self._articles[index].document
            self._ranges[index] = quoted_ranges(document.article, document.blocks)
        return self._ranges[index]

    def _around(self, index: int, start: int, end: int) -> list[Range]:
        """The quotations that may reach into `start` to `end` of the text; all lie in order and apart."""
        ranges = self._of(index)
        return ranges[max(0, bisect_left(ranges, (start, start)) - 1) : bisect_left(ranges, (end, end))]

    def clipped(self, index: int, words: Range) -> Range:
        """A quotation without the few words outside its marks that follow it in both places."""
        article, (start, end) = self._articles[index], words
        for last in range(end, max(start + SEED, end - _TAG_WORDS - 1), -1):
            at = article.place(last - 1)[0]
            if any(opened <= at < closed for opened, closed in self._around(index, at, at + 1)):
                return start, last
        return words


def sift(
    articles: Sequence[Words], runs: Iterable[Run], quotes: Quotes, common: Container[int] = frozenset()
) -> list[Shared]:
    """The runs that are somebody's text or the page's, not names, formulas or chance.

    `common` are the windows that say nothing because so many articles have them.
    """
    kept = []
    for run in runs:
        if (
            run.equal < LEAST_WORDS
            and articles[run.b].block(run.right[0]).kind not in FURNITURE
            and (run.equal < QUOTE_WORDS or not (quotes.near(run.a, run.left) and quotes.near(run.b, run.right)))
        ):
            continue  # too short for anything but a quotation; most runs end here
        left = trimmed(articles[run.a], *run.left)
        right = trimmed(articles[run.b], *run.right)
        block = articles[run.b].block(right[0])
        furniture = block.kind in FURNITURE
        quoted = not furniture and min(quotes.share(run.a, left), quotes.share(run.b, right)) >= _QUOTED_SHARE
        if quoted:
            left, right = quotes.clipped(run.a, left), quotes.clipped(run.b, right)
        equal = run.equal - max(_length(run.left) - _length(left), _length(run.right) - _length(right))
        index, longer = (run.a, left) if _length(left) > _length(right) else (run.b, right)
        if common and not furniture and equal < LONG_COMMON and not _says_more(articles, run, left, right, common):
            continue
        if furniture or is_somebodys(
            articles[index],
            longer,
            equal=equal,
            quoted=quoted,
            titled=block.kind is BlockKind.HEADLINE,
            repeated=run.a == run.b,
        ):
            kept.append(Shared(run.a, left, run.b, right, quoted, furniture, equal < _length(longer)))
    return kept


def _says_more(articles: Sequence[Words], run: Run, left: Range, right: Range, common: Container[int]) -> bool:
    """True when the run says enough beside what so many articles say."""
    ids = articles[run.b].ids
    keys = windows(ids[right[0] : right[1]])
    own = [True] * _length(right)
    for at, key in enumerate(keys):
        if key in common:
            own[at : at + SEED] = [False] * SEED
    # The few words that differ inside a phrase (a day, a name) are no text of anybody's either.
    theirs = set(articles[run.a].ids[left[0] : left[1]])
    stretches, start = [], right[0]
    for mine, group in groupby(enumerate(own, right[0]), key=lambda each: each[1]):
        end = start + sum(1 for _ in group)
        if mine and sum(ids[at] in theirs for at in range(start, end)) >= SEED:
            stretches.append((start, end))
        start = end
    return sum(weigh(articles[run.b], *stretch, enough=LEAST_WEIGHT) for stretch in stretches) >= LEAST_WEIGHT


def _length(words: Range) -> int:
    return words[1] - words[0]


def gather(articles: Sequence[Words], shared: Sequence[Shared], quotes: Quotes) -> list[Passage]:
    """Passages of shared text, of headlines said again, and of page furniture; in order of the text."""
    passages: dict[tuple[Copy, ...], Passage] = {}
    groups = _join(articles, shared)
    kept = _without_nested(groups)
    released = cache(lambda index: is_release(articles[index].document.article))
    together = Counter(pair for places in kept for pair in _article_pairs(places))
    for places in kept:
        kind = _kind(articles, places, quotes, released)
        if kind is PassageKind.SYNDICATED and _is_sign_off(articles, places, together):
            kind = PassageKind.BOILERPLATE
        _add(passages, kind, [(articles[index], words) for index, words in places])
    _add_headlines(passages, articles)
    covered = _furniture_copies(passages.values())
    for article in articles:
        _add_furniture(passages, article, covered.get(article.document.article.id, []))
    ordered = sorted(passages.values(), key=lambda p: (p.copies[0], -len(p.copies), p.copies))
    return [replace(passage, id=f"P{number}") for number, passage in enumerate(ordered, 1)]


def _add(passages: dict[tuple[Copy, ...], Passage], kind: PassageKind, places: Sequence[tuple[Words, Range]]) -> None:
    spans = [(article.document.article, article.span(*words)) for article, words in places]
    _add_spans(passages, kind, spans, changes(places))


def _add_spans(
    passages: dict[tuple[Copy, ...], Passage],
    kind: PassageKind,
    spans: Sequence[tuple[Article, Span]],
    changed: tuple[Change, ...] = (),
) -> None:
    copies = tuple(sorted(Copy(article.id, span) for article, span in spans))
    words = min(len(span.of(article.text).split()) for article, span in spans)
    passages.setdefault(copies, Passage("", kind, words, copies, changed))


# -- copies that belong together --------------------------------------------------------------


def _join(articles: Sequence[Words], shared: Sequence[Shared]) -> list[list[Place]]:
    """Places of equal text, grouped; places of one article that nearly coincide become one."""
    exact = sorted({(run.a, run.left) for run in shared} | {(run.b, run.right) for run in shared})
    number = {place: i for i, place in enumerate(exact)}
    parent = list(range(len(exact)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def unite(i: int, j: int) -> None:
        i, j = find(i), find(j)
        parent[max(i, j)] = min(i, j)

    for run in shared:
        unite(number[run.a, run.left], number[run.b, run.right])
    for i, (index, words) in enumerate(exact):
        for j in range(i + 1, len(exact)):
            other_index, other = exact[j]
            if other_index != index or other[0] >= words[1]:
                break
            if _nearly_same(words, other):
                unite(i, j)
    groups: dict[int, list[Place]] = {}
    for i, place in enumerate(exact):
        groups.setdefault(find(i), []).append(place)
    return [_merge(groups[root]) for root in sorted(groups)]


def _nearly_same(a: Range, b: Range) -> bool:
    return overlap(a, b) >= _SAME_PLACE * max(_length(a), _length(b))


def _merge(places: Sequence[Place]) -> list[Place]:
    """Overlapping places of one article as one; `places` are sorted."""
    merged: list[Place] = []
    for index, words in places:
        if merged and merged[-1][0] == index and words[0] < merged[-1][1][1]:
            last = merged.pop()[1]
            words = (last[0], max(last[1], words[1]))
        merged.append((index, words))
    return merged


def _without_nested(groups: Sequence[list[Place]]) -> list[list[Place]]:
    """Groups that add a place or reach beyond every other; a part of one says nothing new."""
    by_article: dict[int, list[tuple[int, int, int]]] = {}
    for number, places in enumerate(groups):
        for index, words in places:
            by_article.setdefault(index, []).append((*words, number))
    ranges = {index: Ranges(found) for index, found in by_article.items()}
    kept = []
    for number, places in enumerate(groups):
        if len(places) < 2:
            continue
        around = set.intersection(*(ranges[index].holding(*words) for index, words in places))
        if around == {number}:
            kept.append(places)
    return kept


# -- kinds ------------------------------------------------------------------------------------


def _kind(
    articles: Sequence[Words], places: Sequence[Place], quotes: Quotes, released: Callable[[int], bool]
) -> PassageKind:
    first, words = places[0]
    if articles[first].block(words[0]).kind in FURNITURE:
        return PassageKind.BOILERPLATE
    if len({index for index, _ in places}) == 1:
        return PassageKind.SELF_REPEAT
    if all(quotes.share(index, words) >= _QUOTED_SHARE for index, words in places):
        return PassageKind.SHARED_QUOTE
    days = {index: articles[index].document.article.published for index, _ in places}
    first_day = min((day for day in days.values() if day is not None), default=None)
    # A release is one where nobody who gives a day has it on an earlier one.
    if any(day in (None, first_day) and released(index) for index, day in days.items()):
        return PassageKind.PRESS_RELEASE
    return PassageKind.SYNDICATED


def _article_pairs(places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    return combinations(sorted({index for index, _ in places})[:_MOST_COMPARED], 2)


def _is_sign_off(articles: Sequence[Words], places: Sequence[Place], together: Mapping[tuple[int, int], int]) -> bool:
    """True for the last lines of several articles that have nothing else in common."""
    if len({index for index, _ in places}) < _SIGNED_OFF or any(together[pair] > 1 for pair in _article_pairs(places)):
        return False
    for index, words in places:
        article = articles[index]
        first, last = article.block(words[0]), article.block(words[1] - 1)
        span = article.span(*words)
        story = [block.index for block in article.document.blocks if block.kind.is_story]
        if last.index != story[-1] or first.index == story[0] or span.start - first.span.start > _LEAD:
            return False
        if _length(words) > _SIGN_OFF_SHARE * article.story_words:
            return False  # so much of it is its report
    return True


def is_release(article: Article) -> bool:
    """True when publisher, title, address, file or first lines say that the text is a press release."""
    file = (article.path or "").rpartition("/")[2]
    known = " ".join(filter(None, (article.publisher, article.title, article.url, file))).lower()
    opening = article.text[:_OPENING_LENGTH].lower()
    release = load("credits")["release"]
    return any(cue in known for cue in release["cues"]) or any(cue in opening for cue in release["opening"])


# -- what needs no second article -------------------------------------------------------------


def _add_headlines(passages: dict[tuple[Copy, ...], Passage], articles: Sequence[Words]) -> None:
    """A headline that the page says again is a repeat however short it is."""
    repeats: dict[str, list[Passage]] = {}
    for passage in passages.values():
        if passage.kind is PassageKind.SELF_REPEAT:
            repeats.setdefault(passage.copies[0].article_id, []).append(passage)
    for article in articles:
        source = article.document.article
        spans = [block.span for block in article.document.blocks if block.kind is BlockKind.HEADLINE]
        told = any(
            all(any(copy.span.overlaps(span) for copy in passage.copies) for span in spans)
            for passage in repeats.get(source.id, ())
        )
        wordings = {" ".join(span.of(source.text).lower().split()) for span in spans}
        if len(spans) > 1 and len(wordings) == 1 and not told:
            _add_spans(passages, PassageKind.SELF_REPEAT, [(source, span) for span in spans])


def _furniture_copies(passages: Iterable[Passage]) -> Mapping[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for passage in passages:
        if passage.kind is PassageKind.BOILERPLATE:
            for copy in passage.copies:
                spans.setdefault(copy.article_id, []).append(copy.span)
    return spans


def _add_furniture(passages: dict[tuple[Copy, ...], Passage], article: Words, covered: Sequence[Span]) -> None:
    """Each stretch of adjacent furniture as a passage of one copy, less what is a shared one already."""
    document = article.document
    if not any(block.kind in FURNITURE for block in document.blocks):
        return
    shared = Ranges((span.start, span.end, 0) for span in covered)
    story = max((block.index for block in document.blocks if block.kind.is_story), default=-1)
    stretch: list[Block] = []
    for block in (*document.blocks, None):
        if block is not None and not shared.meets(block.span.start, block.span.end):
            if block.kind in FURNITURE:
                stretch.append(block)
                continue
            # Below the story, scores and keys are part of what stands around them.
            if block.kind is BlockKind.METADATA and block.index > story:
                stretch.append(block)
                continue
        if any(found.kind in FURNITURE for found in stretch):
            span = stretch[0].span.join(stretch[-1].span)
            _add_spans(passages, PassageKind.BOILERPLATE, [(document.article, span)])
        stretch = []
