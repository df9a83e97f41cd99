"""The top of a page: which line is the headline, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.article import BlockKind
from factcheck.segment import cues, shape
from factcheck.segment.piece import OPEN_HINTS, Piece
from factcheck.segment.published import is_dated_line

_AROUND_STORY = frozenset({BlockKind.BYLINE, BlockKind.METADATA, BlockKind.DATELINE})
# A headline has at least this many words where the page offers several lines to choose from.
_HEADLINE_WORDS = 5
# Standfirsts end above the date and byline; a longer stretch is the story itself.
_STANDFIRST_REACH = 6
_STANDFIRST_WORDS = 45


def find_headline(pieces: Sequence[Piece], title: str | None) -> int | None:
    """Index of the headline: what the format or the title says, else the first line like one."""
    wanted = cues.fold(title) if title else None
    for index, piece in enumerate(pieces):
        if piece.hint is BlockKind.HEADLINE or (wanted and piece.open and piece.folded == wanted):
            return index
    first: list[int] = []
    second: list[int] = []
    paragraphs, linked = 0, False
    for index, piece in enumerate(pieces):
        if piece.prose:
            paragraphs += 1
            if paragraphs > 1:
                break
        elif piece.cue is not None and piece.cue.opens is cues.Opens.RELATED:
            linked = True
        elif _may_be_headline(piece):
            if paragraphs == 0:
                (second if linked else first).append(index)
            elif _may_follow_paragraph(pieces, index):
                second.insert(0, index)
    for least in (_HEADLINE_WORDS, 3, 1):
        for index in first:
            if pieces[index].words >= least:
                return index
    return second[-1] if second else None


def _may_be_headline(piece: Piece) -> bool:
    link = piece.cue is not None and piece.cue.kind is BlockKind.TEASER  # "Watch: …" may head a page
    return (
        (piece.open or link)
        and not piece.listed
        and shape.is_title(piece.line, piece.words)
        and not shape.is_glued(piece.line)
        and not shape.is_bare_number(piece.line)
        and not piece.line.endswith(":")
        and not is_dated_line(piece.line)
    )


def _may_follow_paragraph(pieces: Sequence[Piece], index: int) -> bool:
    """A headline right below one paragraph that the page puts above it, not a section's heading."""
    piece = pieces[index]
    above = [p for p in pieces[:index] if p.open]
    return (
        piece.words >= _HEADLINE_WORDS
        and above[-1].prose
        and not shape.opens_sentence(piece.line)
        and any(p.prose for p in pieces[index + 1 :])
    )


def mark_standfirst(pieces: Sequence[Piece], headline: int) -> None:
    """Lines between headline and date or byline, and long unstopped ones right below it."""
    pieces[headline].kind = BlockKind.HEADLINE
    pieces[headline].cue = None
    below = range(headline + 1, min(headline + 1 + _STANDFIRST_REACH, len(pieces)))
    last = max(
        (i for i in below if (cue := pieces[i].cue) is not None and cue.kind in _AROUND_STORY),
        default=headline,
    )
    between = [pieces[i] for i in range(headline + 1, last) if pieces[i].open and pieces[i].kind is None]
    if sum(p.prose for p in between) > 2 or any(p.words > _STANDFIRST_WORDS for p in between):
        between = []
    for piece in between:
        if piece.words >= 4 and not piece.says_the_same(pieces[headline]):
            piece.kind = BlockKind.STANDFIRST
    for i in below:
        piece = pieces[i]
        if piece.prose or piece.hint is not None:
            break
        if piece.open and piece.words >= 8 and not piece.says_the_same(pieces[headline]):
            piece.kind = piece.kind or BlockKind.STANDFIRST


def mark_copies(pieces: Sequence[Piece], headline: int) -> None:
    for piece in pieces:
        if piece.hint in OPEN_HINTS and piece.says_the_same(pieces[headline]):
            piece.kind, piece.cue = BlockKind.HEADLINE, None
