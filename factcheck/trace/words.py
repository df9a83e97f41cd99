"""Articles as runs of folded words in which equal words are equal numbers.

Case and typography are folded, offsets into the text are kept. A number below zero stands between
stretches that must not be read on (headline and body, story and page furniture); no two are equal,
so no shared run ever crosses one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, count

from factcheck.lexicon import load
from factcheck.model.article import Block, BlockKind, Document
from factcheck.model.span import Span
from factcheck.regex import regex

_WORD = regex(r"\d(?:[\d.,:]*\d)?|[^\W\d_]+(?:'[^\W\d_]+)?")
# So many spellings between white space are remembered; the rest of an archive's are rare.
_REMEMBERED = 200_000
_APOSTROPHES = ("’", "‘", "ʼ", "´")

FURNITURE = frozenset({BlockKind.NAVIGATION, BlockKind.TEASER, BlockKind.BOILERPLATE})
# Repeated in every report of a publisher, and no text of anybody's.
_SILENT = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.METADATA})
# A run may pass from one paragraph to the next, and over a heading between them; not out of these.
_ALONE = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.TABLE_ROW})


@cache
def small_words() -> frozenset[str]:
    """Words that only hold a sentence together, in lower case."""
    return frozenset(load("sentences")["function"]["words"])


class Words:
    """The words of one article as numbers, `ids`, and where in the text each stands.

    Places are looked up block by block when first asked for: most words are never part of anything
    shared, and reading off where they stand costs as much as all the rest.
    """

    __slots__ = ("_blocks", "_firsts", "_folded", "_places", "document", "ids", "story_words")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ids: list[int] = []
        self.story_words = 0
        """How many of the words are the story's."""
        self._folded = ""
        self._blocks: list[Block] = []
        self._firsts: list[int] = []
        self._places: dict[int, list[tuple[int, int]]] = {}

    def add(self, block: Block, numbers: Iterable[int]) -> None:
        """Take in the words of the next block."""
        self._blocks.append(block)
        self._firsts.append(len(self.ids))
        self.ids.extend(numbers)
        if block.kind.is_story:
            self.story_words += len(self.ids) - self._firsts[-1]

    def is_small(self, index: int) -> bool:
        """True when word `index` carries no content of its own."""
        return 0 <= self.ids[index] < 2 * len(small_words())

    def block(self, index: int) -> Block:
        """The block in which word `index` stands."""
        return self._blocks[bisect_right(self._firsts, index) - 1]

    def place(self, index: int) -> tuple[int, int]:
        """Where word `index` stands in the text, as a half-open range."""
        number = bisect_right(self._firsts, index) - 1
        return self._placed(number)[index - self._firsts[number]]

    def surfaces(self, start: int, end: int) -> Iterator[str]:
        """Words `start` up to `end` as the article has them."""
        text = self.document.article.text
        while start < end:
            number = bisect_right(self._firsts, start) - 1
            first = self._firsts[number]
            places = self._placed(number)[start - first : end - first]
            for a, b in places:
                yield text[a:b]
            start += max(1, len(places))

    def _placed(self, number: int) -> list[tuple[int, int]]:
        places = self._places.get(number)
        if places is None:
            span = self._blocks[number].span
            self._folded = self._folded or _fold(self.document.article.text)
            places = self._places[number] = [m.span() for m in _WORD.finditer(self._folded, span.start, span.end)]
        return places

    def span(self, start: int, end: int) -> Span:
        """The text from word `start` up to word `end`, half-open."""
        return Span(self.place(start)[0], self.place(end - 1)[1])


class _Spellings(dict[str, tuple[int, ...]]):
    """The numbers of the words in what stands between white space: "Fire," has that of "fire".

    No word has white space in it, so a text is its spellings; taking these apart once each costs two
    thirds of looking for the words of every text.
    """

    def __init__(self, numbers: Iterator[int]) -> None:
        super().__init__()
        self._words: defaultdict[str, int] = defaultdict(numbers.__next__)
        for word in sorted(small_words()):  # first of all, so that the number of a word tells a small one
            self._words[word]

    def __missing__(self, spelling: str) -> tuple[int, ...]:
        found = tuple(map(self._words.__getitem__, _WORD.findall(_fold(spelling))))
        if len(self) < _REMEMBERED:
            self[spelling] = found
        return found

    def read(self, text: str) -> Iterator[int]:
        """The words of a text, in order."""
        return chain.from_iterable(map(self.__getitem__, text.split()))


class Vocabulary:
    """Numbers words in the order in which they are met, the story's apart from the page's."""

    def __init__(self) -> None:
        numbers = count()
        self._story, self._page = _Spellings(numbers), _Spellings(numbers)
        self._breaks = count(-1, -1)

    def numbers(self, text: str) -> list[int]:
        """The words of a whole text, page and all, as a story's; for finding what is worth reading."""
        return list(self._story.read(text))

    def read(self, document: Document) -> Words:
        """The words of an article, in order."""
        text = document.article.text
        words = Words(document)
        before: Block | None = None
        for block in document.blocks:
            if block.kind in _SILENT:
                before = None
                continue
            if before is None or not _reads_on(before.kind, block.kind):
                words.ids.append(next(self._breaks))
            before = block
            known = self._page if block.kind in FURNITURE else self._story
            words.add(block, known.read(block.span.of(text)))
        words.ids.append(next(self._breaks))
        return words


def _reads_on(before: BlockKind, kind: BlockKind) -> bool:
    if before in FURNITURE or kind in FURNITURE:
        return before in FURNITURE and kind in FURNITURE
    return before not in _ALONE and kind not in _ALONE


def _fold(text: str) -> str:
    """Lower case and straight apostrophes, code point for code point."""
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def overlap(left: Sequence[int], right: Sequence[int]) -> int:
    """Length that two half-open ranges share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))
