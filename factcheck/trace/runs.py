"""Runs of words that stand twice, found over an index of short word windows.

Every window of `SEED` words is looked up among the windows met before; a hit is grown word by word
to both sides, over small edits too. What a rewrite has split is joined again where the words
between two runs agree enough (`joined`). Cost is linear in words: a window remembers a few places
only, and the copies of copies hang together through the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import compress, groupby
from operator import ne
from typing import NamedTuple

from factcheck.trace.words import Words

# Words in a row that start a run. Six is the longest window that still finds each shared quotation
# of seven words; at five the windows that hit are mostly stock phrases.
SEED = 6
# A window that stands in many places is told to this many of them.
_PLACES = 6
# Words that may differ between two equal stretches, on both sides together, and how many equal
# words must follow before the run is taken up again.
_EDIT_WORDS = 8
_AGREEMENT_WORDS = 4
# Two runs are one text when at most this many words lie between them and this part of those agrees
# in order, or hardly any lie there. Chosen on tests/benchmarks/copies.py (a tenth of the words of a
# passage changed, and three tenths) and on seven stories of real reports, where nothing false is joined.
_GAP_WORDS = 30
_GAP_SHARE = 0.4
_NO_GAP_WORDS = 3
# So many words in a row are nobody's turn of phrase, however many articles have them.
LONG_COMMON = 30


class Run(NamedTuple):
    """A run in two places: words `left` of article `a` and words `right` of article `b`.

    `a` and `b` are places in the sequence that was searched, `a <= b`; both ranges are half-open.
    `equal` counts the words that are the same on both sides.
    """

    a: int
    left: tuple[int, int]
    b: int
    right: tuple[int, int]
    equal: int


def windows(ids: Sequence[int]) -> list[int]:
    """A number for each `SEED` words in a row; equal words have equal numbers."""
    return list(map(hash, zip(*(ids[i:] for i in range(SEED)), strict=False)))


def shared_runs(articles: Sequence[Words], common: Container[int] = frozenset()) -> Iterator[Run]:
    """Each maximal run of `SEED` words or more that two articles share or one repeats.

    `common` are windows that say nothing because so many articles have them; a run must hold one
    that is not, or be longer than any turn of phrase.
    """
    first: dict[int, int] = {}
    later: dict[int, list[int]] = {}
    backward = _Reversed(articles)
    base = 0  # places are counted on from article to article: one number instead of a pair
    bases: list[int] = []
    for b, article in enumerate(articles):
        ids = article.ids
        bases.append(base)
        found: dict[int, list[Run]] = {}
        open_runs: dict[int, list[Run]] = {}
        keys = windows(ids)
        met = _met_before(keys, first, base)
        for at in _telling(keys, met, common) if common else met:
            key = keys[at]
            others = later.setdefault(key, [])
            for place in (first[key], *others):
                a = bisect_right(bases, place) - 1
                start = place - bases[a]
                if (a == b and start + SEED > at) or _is_covered(open_runs.get(a, ()), start, at):
                    continue
                run = _grow(articles, backward, a, start, b, at)
                if run is not None:
                    found.setdefault(a, []).append(run)
                    # Only runs that reach beyond this word can cover one that follows.
                    open_runs[a] = [each for each in open_runs.get(a, ()) if each.right[1] > at] + [run]
            if len(others) < _PLACES:
                others.append(base + at)
        for a in sorted(found):
            yield from joined(articles[a].ids, ids, found[a]) if a != b else found[a]
        base += len(ids)


def joined(left: Sequence[int], right: Sequence[int], runs: Sequence[Run]) -> list[Run]:
    """The runs of a pair, those that a few changed words have split made one again."""
    if len(runs) < 2:
        return list(runs)
    from rapidfuzz.distance import LCSseq

    done: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.right, run.left)):
        if done:
            last = done[-1]
            apart = run.left[0] - last.left[1], run.right[0] - last.right[1]
            if min(apart) >= 0 and max(apart) <= _GAP_WORDS:
                between = left[last.left[1] : run.left[0]], right[last.right[1] : run.right[0]]
                agreed = LCSseq.similarity(*between)
                unbroken = all(min(words, default=0) >= 0 for words in between)
                if unbroken and (max(apart) <= _NO_GAP_WORDS or agreed >= _GAP_SHARE * max(apart)):
                    done[-1] = Run(
                        run.a,
                        (last.left[0], run.left[1]),
                        run.b,
                        (last.right[0], run.right[1]),
                        last.equal + agreed + run.equal,
                    )
                    continue
        done.append(run)
    return done


def _telling(keys: Sequence[int], places: Sequence[int], common: Container[int]) -> list[int]:
    """Those of the places whose window has no word of a common one, or is in a long row of common ones."""
    said = [at for at in places if keys[at] in common]
    if not said:
        return list(places)
    told = [at for at in places if not is_beside(said, at)]
    for _, row in groupby(enumerate(said), key=lambda each: each[1] - each[0]):
        in_a_row = [at for _, at in row]
        if len(in_a_row) > LONG_COMMON - SEED:
            told += in_a_row
    return sorted(told)


def is_beside(said: Sequence[int], at: int) -> bool:
    """True when one of the windows at the places `said`, which are sorted, has a word of that at `at`."""
    after = bisect_right(said, at - SEED)
    return after < len(said) and said[after] < at + SEED


def _is_covered(runs: Sequence[Run], left: int, right: int) -> bool:
    """True when word `left` of one article and word `right` of the other lie in one of the runs."""
    for _, (left_start, left_end), _, (right_start, right_end), _ in reversed(runs):  # the last one, nearly always
        if left_start <= left < left_end and right_start <= right < right_end:
            return True
    return False


def _met_before(keys: Sequence[int], first: dict[int, int], base: int) -> list[int]:
    """Places in `keys` whose window stands further up already; the others are put into `first`."""
    places = range(base, base + len(keys))
    # `setdefault` gives back the number that was put in when the window is new.
    known = map(first.setdefault, keys, places)
    return list(compress(range(len(keys)), map(ne, places, known)))


class _Reversed:
    """Word numbers back to front, made for the articles that need it."""

    def __init__(self, articles: Sequence[Words]) -> None:
        self._articles = articles
        self._made: dict[int, list[int]] = {}

    def __getitem__(self, index: int) -> list[int]:
        if index not in self._made:
            self._made[index] = self._articles[index].ids[::-1]
        return self._made[index]


def _grow(articles: Sequence[Words], backward: _Reversed, a: int, start: int, b: int, at: int) -> Run | None:
    left, right = articles[a].ids, articles[b].ids
    if left[start : start + SEED] != right[at : at + SEED]:
        return None  # two windows of one hash
    after = _extend(left, start, right, at)
    before = _extend(backward[a], len(left) - start, backward[b], len(right) - at)
    left_range = (start - before[0], start + after[0])
    right_range = (at - before[1], at + after[1])
    if a == b and left_range[1] > right_range[0]:
        # The repeat begins inside the run itself; what both copies have to themselves is left.
        length = max(right_range[0] - left_range[0], 0)
        left_range = (left_range[0], left_range[0] + length)
        right_range = (right_range[0], min(right_range[1], right_range[0] + length))
        if length < SEED:
            return None
    return Run(a, left_range, b, right_range, after[2] + before[2])


def _extend(left: list[int], i: int, right: list[int], j: int) -> tuple[int, int, int]:
    """Words that the run takes on each side from `left[i]` and `right[j]` on, and the equal ones."""
    first_i, first_j, equal = i, j, 0
    last_i, last_j = len(left), len(right)
    while True:
        while i < last_i and j < last_j and left[i] == right[j]:
            i, j, equal = i + 1, j + 1, equal + 1
        step = _over_edit(left, i, right, j)
        if step is None:
            return i - first_i, j - first_j, equal
        i, j = i + step[0], j + step[1]


def _over_edit(left: list[int], i: int, right: list[int], j: int) -> tuple[int, int] | None:
    """The smallest edit behind which both sides agree again, as words to skip on each."""
    window_left = left[i : i + _EDIT_WORDS + _AGREEMENT_WORDS]
    window_right = right[j : j + _EDIT_WORDS + _AGREEMENT_WORDS]
    if len(set(window_left).intersection(window_right)) < _AGREEMENT_WORDS - 1:
        return None  # the usual case, told quickly; four words that agree may hold one twice
    agreements_left, agreements_right = _agreements(window_left), _agreements(window_right)
    both = set(agreements_left).intersection(agreements_right)
    steps = [
        (skip + other, skip)
        for skip, agreed in enumerate(agreements_left)
        if agreed in both
        for other, same in enumerate(agreements_right)
        if same == agreed and 0 < skip + other <= _EDIT_WORDS
    ]
    for total, skip in sorted(steps):
        if min(window_left[:skip], default=0) >= 0 and min(window_right[: total - skip], default=0) >= 0:
            return skip, total - skip
    return None


def _agreements(words: Sequence[int]) -> list[tuple[int, ...]]:
    """As many words in a row as must agree behind an edit, from each word on."""
    return list(zip(*(words[i:] for i in range(_AGREEMENT_WORDS)), strict=False))
