"""Where an article quotes: the ranges of its text between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model.article import Article, Block
from factcheck.regex import regex

_MARKS = regex(r"[\"“”„«»]")
_OPENING, _CLOSING = "“„«", "”»"


def quoted_ranges(article: Article, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Ranges of the text between quotation marks.

    A quotation that runs on into the next paragraph may open again there or not; one that is never
    closed ends with its paragraph.
    """
    ranges: list[tuple[int, int]] = []
    if _MARKS.search(article.text) is None:
        return ranges
    carried = False
    for block in blocks:
        if not block.kind.is_story:
            continue
        marks = list(_MARKS.finditer(article.text, block.span.start, block.span.end))
        opened = block.span.start if carried and _closes_first(marks, block) else None
        for mark in marks:
            if opened is None:
                opened = mark.start() if _may_open(mark) else None
            elif mark.group() not in _OPENING:
                ranges.append((opened, mark.end()))
                opened = None
        carried = opened is not None
        if opened is not None:
            ranges.append((opened, block.span.end))
    return ranges


def _may_open(mark: re.Match[str]) -> bool:
    """A mark that may begin a quotation: no closing one, and no inches behind a figure."""
    if mark.group() in _CLOSING:
        return False
    return mark.group() != '"' or not mark.string[mark.start() - 1 : mark.start()].isalnum()


def _closes_first(marks: Sequence[re.Match[str]], block: Block) -> bool:
    """True when the first mark of the block can only end a quotation begun before it."""
    if not marks or marks[0].start() == block.span.start:
        return False
    if marks[0].group() == '"':
        return sum(mark.group() == '"' for mark in marks) % 2 == 1
    return marks[0].group() in _CLOSING
