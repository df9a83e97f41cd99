"""The words of a finding inside their sentences: who says them, where, with the value marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from factcheck.model.article import Document
from factcheck.model.span import Span
from factcheck.report.text import around, folded, visible

Pieces = tuple[tuple[str, bool], ...]
"""Parts of a sentence in order, each with whether it is marked. Safe to print."""


class Spot(NamedTuple):
    """Where a sentence stands: an article's id and a code point in its text."""

    article_id: str
    offset: int


class Quote(NamedTuple):
    """One sentence with the words in it that count. All texts are safe to print.

    `speaker` is whose figure it is according to the article, "" when it is the article's own;
    `place` is `file:line`; `again` are the sources and places of the same sentence elsewhere. `spots` are
    where its value stands, first here and then in each of `again`.
    """

    label: str
    speaker: str
    place: str
    pieces: Pieces
    again: tuple[tuple[str, str], ...] = ()
    spots: tuple[Spot, ...] = ()

    def fitted(self, cells: int) -> Pieces:
        """The sentence cut down to `cells` around its marked words: around the first of them when not
        all fit."""
        marked = [index for index, (_, is_marked) in enumerate(self.pieces) if is_marked]
        for last in (marked[-1], marked[0]):
            first = marked[0]
            inner = self.pieces[first : last + 1]
            region = "".join(text for text, _ in inner)
            left, middle, right = around(
                "".join(text for text, _ in self.pieces[:first]),
                region,
                "".join(text for text, _ in self.pieces[last + 1 :]),
                cells,
            )
            if middle == region and cell_len(left + middle + right) <= cells:
                return _joined(((left, False), *inner, (right, False)))
        return _joined(((left, False), (middle, True), (right, False)))


def marked_sentence(document: Document, sentence: Span, spans: Iterable[Span]) -> Pieces:
    """`sentence` cut where `spans` begin and end; spans that touch or overlap are marked as one."""
    text = document.article.text
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].join(span)
        else:
            joined.append(span)
    pieces = []
    done = sentence.start
    for span in joined:
        pieces += [(folded(text[done : span.start]), False), (visible(span.of(text)), True)]
        done = span.end
    pieces.append((folded(text[done : sentence.end]), False))
    pieces[0] = (pieces[0][0].lstrip(), False)
    pieces[-1] = (pieces[-1][0].rstrip(), False)
    return _joined(pieces)


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence, or the sentences, that `span` lies in; else its block, else `span` itself."""
    for stretches in (
        [sentence.span for sentence in document.sentences],
        [block.span for block in document.blocks],
    ):
        first = bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1
        if first >= 0 and stretches[first].overlaps(span):
            last = bisect_right(stretches, span.end - 1, key=lambda stretch: stretch.start) - 1
            return stretches[first].join(stretches[last]).join(span)
    return span


def without_copies(quotes: Iterable[Quote]) -> list[Quote]:
    """Each sentence once, in order, with the places where it stands again word for word."""
    by_words: dict[Pieces, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_words[quote.pieces].append(quote)
    return [
        first._replace(
            again=tuple((copy.label, copy.place) for copy in copies),
            spots=tuple(spot for quote in (first, *copies) for spot in quote.spots),
        )
        for first, *copies in by_words.values()
    ]


def _joined(pieces: Sequence[tuple[str, bool]]) -> Pieces:
    return tuple(piece for piece in pieces if piece[0])
