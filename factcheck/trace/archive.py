"""Which articles of many can have text in common at all, so that only those are read closely.

The index is asked for every window of words and holds each, or of many articles every third, which
still meets any eleven words in a row twice. What it finds is joined into groups; the exact search
(`runs`) goes over each group alone. Cost is linear in words. The index is held in memory, or cut
into files by window, of which one at a time is in memory.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, groupby
from pathlib import Path
from typing import NamedTuple

from factcheck.trace.runs import LONG_COMMON, SEED, is_beside, windows
from factcheck.trace.weight import LEAST_WORDS
from factcheck.trace.words import Vocabulary

# With more articles than this, one of so many windows is put into the index: less memory, and the
# shortest quotations are not met.
_FEW_ARTICLES, _STEP = 5000, 3
# A window met more often than this, in an archive of at least so many articles, is a turn of phrase
# or a line of the page. On tests/benchmarks/copies.py with 10,000 articles the precision is .99
# from 10 up to 40; a text in more papers than that is known by its length.
_COMMON = 20
_ARCHIVE = 200
# Windows that two articles must share at least; a quotation of seven words has two.
_FEW_HITS = 2
_FILES = 64
# A place is an article's number, from 1 on, and in its lower bits that of a window in it; so none is 0.
_PLACE_BITS = 24
_PLACE_MASK = (1 << _PLACE_BITS) - 1


class Groups(NamedTuple):
    """`groups` are places of articles that hang together by what they share, each sorted; `common`
    are windows that say nothing because so many articles have them."""

    groups: tuple[tuple[int, ...], ...]
    common: frozenset[int]


class Archive:
    """Takes articles in one after the other, and tells which may share text.

    `expected` is how many will come. `folder` is where the index is kept while it is made; None keeps
    it in memory. `vocabulary` is to be used for reading the groups, or `common` means nothing there.
    """

    def __init__(self, vocabulary: Vocabulary, expected: int, folder: Path | None = None) -> None:
        self._vocabulary = vocabulary
        self._step = 1 if expected <= _FEW_ARTICLES else _STEP
        self._articles = 0
        self._repeated: dict[int, list[int]] = {}
        self._index: _Memory | _Files = _Memory(self._step) if folder is None else _Files(self._step, folder)

    def add(self, text: str) -> None:
        """Take in the next article."""
        keys = windows(self._vocabulary.numbers(text))
        if len(keys) - len(set(keys)) > LEAST_WORDS - SEED:
            self._repeated[self._articles] = [key for key, times in Counter(keys).items() if times > 1]
        self._articles += 1
        self._index.add(keys, self._articles << _PLACE_BITS)

    def groups(self) -> Groups:
        """The groups; nothing may be added afterwards."""
        hits = self._index.hits()
        common: frozenset[int] = frozenset()
        if self._articles >= _ARCHIVE:
            common = frozenset(key for key, times in Counter(hits.keys).items() if times >= _COMMON)
        parent = list(range(self._articles))

        def find(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        met: set[int] = set()
        for b, a in self._pairs(hits, common):
            met |= {a, b}
            one, two = find(a), find(b)
            parent[max(one, two)] = min(one, two)
        members: dict[int, list[int]] = {}
        telling = LEAST_WORDS - SEED
        met |= {i for i, keys in self._repeated.items() if sum(key not in common for key in keys) > telling}
        for i in sorted(met):
            members.setdefault(find(i), []).append(i)
        return Groups(tuple(tuple(group) for _, group in sorted(members.items())), common)

    def _pairs(self, hits: _Hits, common: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Articles that share more than chance: among many a run of nine words or more, or some short ones."""
        least = _FEW_HITS if self._articles < _ARCHIVE or self._step > 1 else LEAST_WORDS - SEED + 1
        long_row = (LONG_COMMON - SEED + 1) // self._step
        for b, group in groupby(hits.in_order(), key=lambda hit: hit[2] >> _PLACE_BITS):
            telling: Counter[int] = Counter()
            phrases: Counter[tuple[int, int]] = Counter()
            met = list(group)
            said = [here for key, _, here in met if key in common]
            for key, there, here in met:
                if key in common:
                    phrases[there >> _PLACE_BITS, here - there] += 1
                elif not is_beside(said, here):
                    telling[there >> _PLACE_BITS] += 1
            others = {a for a, times in telling.items() if times >= least}
            others |= {a for (a, _), times in phrases.items() if times >= long_row}
            for a in sorted(others):
                yield b - 1, a - 1


class _Hits(NamedTuple):
    """Windows met again: the window, where it stood last among those indexed, and where it is now."""

    keys: array[int]
    there: array[int]
    here: array[int]

    def in_order(self) -> Iterator[tuple[int, int, int]]:
        """By place."""
        here = self.here
        if all(here[i] <= here[i + 1] for i in range(len(here) - 1)):
            yield from zip(self.keys, self.there, here, strict=True)
            return
        for i in sorted(range(len(here)), key=here.__getitem__):
            yield self.keys[i], self.there[i], here[i]


def _no_hits() -> _Hits:
    return _Hits(array("q"), array("q"), array("q"))


class _Memory:
    """The index as one table."""

    def __init__(self, step: int) -> None:
        self._step = step
        self._last: dict[int, int] = {}
        self._hits = _no_hits()

    def add(self, keys: Sequence[int], base: int) -> None:
        found = list(map(self._last.get, keys))
        self._hits.keys.extend(compress(keys, found))
        self._hits.there.extend(filter(None, found))
        self._hits.here.extend(compress(range(base, base + len(keys)), found))
        self._last.update(zip(keys[:: self._step], range(base, base + len(keys), self._step), strict=True))

    def hits(self) -> _Hits:
        self._last.clear()
        return self._hits


class _Files:
    """The index as pairs of window and place in files, a part of all windows in each."""

    _BUFFER = 1 << 16

    def __init__(self, step: int, folder: Path) -> None:
        self._step = step
        self._paths = [folder / f"windows-{number:02}" for number in range(_FILES)]
        self._buffers = [array("q") for _ in self._paths]

    def add(self, keys: Sequence[int], base: int) -> None:
        for place, key in enumerate(keys, base):
            self._buffers[key % _FILES].extend((key, place))
        for number, buffer in enumerate(self._buffers):
            if len(buffer) >= self._BUFFER:
                self._write(number)

    def _write(self, number: int) -> None:
        with self._paths[number].open("ab") as file:
            self._buffers[number].tofile(file)
        self._buffers[number] = array("q")

    def hits(self) -> _Hits:
        hits = _no_hits()
        for number, path in enumerate(self._paths):
            self._write(number)
            pairs = array("q")
            pairs.frombytes(path.read_bytes())
            path.unlink()
            # An article must not meet itself: its windows are looked up before any is put in.
            last: dict[int, int] = {}
            article = 0
            own: dict[int, int] = {}
            for key, place in zip(pairs[::2], pairs[1::2], strict=True):
                if place >> _PLACE_BITS != article:
                    last.update(own)
                    article, own = place >> _PLACE_BITS, {}
                there = last.get(key)
                if there is not None:
                    hits.keys.append(key)
                    hits.there.append(there)
                    hits.here.append(place)
                if (place & _PLACE_MASK) % self._step == 0:
                    own[key] = place
        return hits
