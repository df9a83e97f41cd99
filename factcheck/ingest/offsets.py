"""Keeps track of where in its file every character of a text stands, while the text is put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import attrgetter, itemgetter

from factcheck.model.span import Anchor, Position, PositionMap, wider

Mark = tuple[int, int]
"""(offset in the text, offset in its source): from there on both run on, code point by code point."""


class Tracer:
    """A text in the making whose characters come from a source, plus separators of our own."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._lead: int | None = None
        self.length = 0
        """Code points written so far."""

    def write(self, text: str, at: int) -> None:
        """Add `text`, which stands in the source at `at`, one code point for one."""
        if not text:
            return
        if at - self.length != self._lead:
            self._lead = at - self.length
            self._marks.append((self.length, at))
        self._add(text)

    def weave(self, text: str, marks: Iterable[Mark]) -> None:
        """Add a text that has marks of its own into the same source."""
        start = self.length
        self._marks.extend((start + offset, at) for offset, at in marks)
        self._lead = None
        self._add(text)

    def gap(self, text: str) -> None:
        """Add characters that the source does not have, such as the space between two blocks."""
        self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(self._marks)


def through(inner: Sequence[Mark], outer: Sequence[Mark], length: int) -> tuple[Mark, ...]:
    """The marks of a text of `length` into the source of its source.

    `inner` leads from the text into a middle text, `outer` from there into the file: a page (text)
    within a JSON string (middle) within a JSON file. Both are sorted and start at 0.
    """
    found: list[Mark] = []
    for (offset, middle), end in zip(inner, _ends(inner, length), strict=True):
        index = max(0, bisect_right(outer, middle, key=itemgetter(0)) - 1)
        found.append((offset, outer[index][1] + middle - outer[index][0]))
        index += 1
        while index < len(outer) and outer[index][0] < middle + end - offset:
            found.append((offset + outer[index][0] - middle, outer[index][1]))
            index += 1
    return tuple(found)


def position_map(marks: Sequence[Mark], lines: PositionMap, length: int) -> PositionMap:
    """Line and column for a text of `length` code points that has `marks` into a file with `lines`."""
    outer = lines.anchors
    width = _Width(lines)
    anchors: list[Anchor] = []
    for (offset, at), end in zip(marks, _ends(marks, length), strict=True):
        anchors.append(Anchor(offset, lines.position(at), width.before(at)))
        index = bisect_right(outer, at, key=attrgetter("offset"))
        while index < len(outer) and outer[index].offset < at + end - offset:
            anchors.append(Anchor(offset + outer[index].offset - at, outer[index].position))
            index += 1
    return PositionMap(tuple(anchors) or (Anchor(0, Position(1, 1)),))


class _Width:
    """By how many bytes the characters before a place in its line outnumber themselves.

    Marks mostly come in order, and a page may be one long line: each step goes on from the last.
    """

    def __init__(self, lines: PositionMap) -> None:
        self._lines = lines
        self._ascii = lines.file.isascii()
        self._at = self._wide = 0

    def before(self, at: int) -> int:
        if self._ascii:
            return 0
        start = self._lines.anchor(at).offset
        if not start <= self._at <= at:
            self._at, self._wide = start, 0
        self._wide += wider(self._lines.file[self._at : at])
        self._at = at
        return self._wide


def _ends(marks: Sequence[Mark], length: int) -> list[int]:
    return [*(offset for offset, _ in islice(marks, 1, None)), length]
