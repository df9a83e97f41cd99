"""Where words stand: spans of code points, and the lines and columns that an editor shows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.regex import regex

_LINE_END = regex(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of code points in one `Article.text`.

    Offsets count Unicode code points (what `str` slicing counts), never bytes or UTF-16 units,
    and always refer to the text as ingested.

    Raises:
        ValueError: the range is empty, reversed or starts before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]` on its first and last line."""
    first = text.rfind("\n", 0, start) + 1
    first = text.rfind("\r", first, start) + 1 or first
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    carriage = text.find("\r", end, last)
    return text[first:start], text[end : carriage if carriage >= 0 else last]


class Position(NamedTuple):
    """A place in the file, both counted from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """From code point `offset` of the text on, the text stands at `position` in the file."""

    offset: int
    position: Position
    wide: int = 0
    """By how many bytes in UTF-8 the characters before it in its line outnumber themselves."""


def wider(text: str) -> int:
    """By how many bytes in UTF-8 `text` is longer than in code points."""
    return 0 if text.isascii() else len(text.encode("utf-8", "surrogatepass")) - len(text)


@dataclass(frozen=True, slots=True)
class PositionMap:
    """Maps an offset in the text as ingested to line and column of its file.

    For a plain file the anchors are its line starts. A reader that takes a text out of a larger
    file (HTML, JSON) gives an anchor wherever the text jumps; between two anchors the text runs
    on without a line break. Anchors are sorted by offset and the first stands at 0.
    """

    anchors: tuple[Anchor, ...]
    file: str = field(default="", repr=False, compare=False)
    """The file's text where this is the map of a whole file; "" for a text that was taken out of one."""

    @classmethod
    def of_text(cls, text: str, *, first_line: int = 1) -> PositionMap:
        """The map of a text that is its own file. CR LF, LF and CR all end a line."""
        anchors = [Anchor(0, Position(first_line, 1))]
        for line, match in enumerate(_LINE_END.finditer(text), first_line + 1):
            anchors.append(Anchor(match.end(), Position(line, 1)))
        return cls(tuple(anchors), text)

    def anchor(self, offset: int) -> Anchor:
        """The last anchor at or before `offset`."""
        index = max(0, bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1)
        return self.anchors[index]

    def position(self, offset: int) -> Position:
        """Line and column of the code point at `offset`."""
        anchor = self.anchor(offset)
        return Position(anchor.position.line, anchor.position.column + max(0, offset - anchor.offset))
