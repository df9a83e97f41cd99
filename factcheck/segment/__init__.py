"""From an article to its blocks and the sentences of its story."""

from __future__ import annotations

import re

from factcheck.model.article import CUE, Article, Block, BlockKind, Document, Region, Sentence
from factcheck.model.span import Span
from factcheck.regex import regex
from factcheck.segment.blocks import classify
from factcheck.segment.lines import bullet_length, lines
from factcheck.segment.piece import Piece
from factcheck.segment.sentences import split, stretches

__all__ = ["segment"]

# A line drawn across the page.
_RULE = regex(r"(?:^|[\r\n])[ \t]*([-*_=~–—])[ \t]*(?:\1[ \t]*){2,}(?=[\r\n]|$)")
# A comment to us in a text whose format has none; no reader of the story is meant to see it.
_COMMENT = regex(rf"<!--\s*{CUE}.*?(?:-->|\Z)", re.DOTALL)
_ALNUM = regex(r"[^\W_]")
# One sentence each, whatever full stops they hold.
_UNDIVIDED = frozenset({BlockKind.HEADLINE, BlockKind.TABLE_ROW})


def segment(article: Article, *, sentences: bool = True) -> Document:
    """Blocks of every kind in order of the text, and the sentences of those that are the story.

    Blocks follow the article's regions where its format gives any; text outside them, and all of a
    plain text, is judged line by line. Spans are trimmed, sorted and disjoint. Without `sentences`
    the document has none, for who looks at blocks alone.
    """
    pieces = _pieces(article)
    _mark_ruled(pieces, article.text)
    classify(pieces, title=article.title, publisher=article.publisher)
    blocks: list[Block] = []
    found_sentences: list[Sentence] = []
    paragraph = 0
    for index, piece in enumerate(pieces):
        kind = piece.kind or BlockKind.PARAGRAPH
        span = Span(piece.start, piece.end)
        block = Block(kind, span, index, paragraph if kind.is_story else -1)
        blocks.append(block)
        if kind.is_story:
            paragraph += 1
            if not sentences:
                continue
            spans = stretches(article.text, span) if kind in _UNDIVIDED else split(article.text, span)
            for found in spans:
                found_sentences.append(Sentence(article.id, found, len(found_sentences), block))
    return Document(article, tuple(blocks), tuple(found_sentences))


def _pieces(article: Article) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for region in article.regions or _comments(article.text):
        _add_lines(pieces, article.text, at, region.span.start, outside=True)
        _add_region(pieces, article.text, region.span, region.kind)
        at = region.span.end
    _add_lines(pieces, article.text, at, len(article.text), outside=bool(article.regions))
    return pieces


def _comments(text: str) -> list[Region]:
    if CUE not in text:
        return []
    return [Region(BlockKind.METADATA, Span(*match.span())) for match in _COMMENT.finditer(text)]


def _mark_ruled(pieces: list[Piece], text: str) -> None:
    end = 0
    for piece in pieces:
        piece.ruled = piece.start - end > len("\n---\n") and _RULE.search(text, end, piece.start) is not None
        end = piece.end


def _add_lines(pieces: list[Piece], text: str, start: int, end: int, *, outside: bool) -> None:
    for line in lines(text, start, end):
        marker = bullet_length(text, line)
        content = text[line.start + marker : line.end]
        # Between regions stands markup, of which no mark is a block; without letters or figures a
        # line says nothing anywhere.
        if not _ALNUM.search(content) and (outside or not content.strip("-–—*_=~#. ")):
            continue
        pieces.append(Piece(line.start + marker, line.end, content, line.apart, listed=marker > 0))


def _add_region(pieces: list[Piece], text: str, span: Span, kind: BlockKind) -> None:
    """A region as one piece, or as several where blank lines divide it."""
    start: int | None = None
    end = span.start
    for line in lines(text, span.start, span.end):
        if start is not None and line.apart:
            pieces.append(Piece(start, end, text[start:end], hint=kind))
            start = None
        if start is None:
            start = line.start
        end = line.end
    if start is not None:
        pieces.append(Piece(start, end, text[start:end], hint=kind))
