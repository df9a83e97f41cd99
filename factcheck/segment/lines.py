"""The lines of a text, and the paragraphs that hard wrapping has cut into lines."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from factcheck.regex import regex

# As `str.splitlines` has it, without the information separators that no page contains.
_LINE = regex(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = regex(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = regex(r"(?:[-*+•‣▪◦·–]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")

# Mail and wire text is wrapped at 65 to 80 columns; a narrower page would be a table or a list.
_MIN_WIDTH = 45
_MAX_WIDTH = 100
# Words are broken off where the next one would not fit; wrappers differ by a column or two.
_SLACK = 3


class Line(NamedTuple):
    """A line, or several that one paragraph was wrapped into, without surrounding white space."""

    start: int
    end: int
    apart: bool
    """A blank line, or the start of the text, stands before it."""
    indent: int
    """White space in front, in code points."""


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The paragraphs of `text[start:end]`: its lines that are not blank, wrapped ones joined."""
    single: list[Line] = []
    last = start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        raw = match.group()
        content = raw.strip()
        if content:
            at = match.start() + raw.index(content[0])
            apart = not single or len(_BREAK.findall(text, last, at)) > 1
            single.append(Line(at, at + len(content), apart, at - match.start()))
            last = at + len(content)
    return _unwrap(text, single)


def _unwrap(text: str, single: list[Line]) -> list[Line]:
    width = max((line.end - line.start + line.indent for line in single), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return single
    pairs = [(a, b) for a, b in pairwise(single) if not b.apart]
    # A break in mid-sentence is what tells wrapped text from a column of short lines. One will do
    # when there is just one place to look at; else it must be a habit of the text.
    broken = sum(_runs_on(text, a, b) and _is_full(text, a, b, width) for a, b in pairs)
    if not broken or broken * 4 < len(pairs):
        return single
    joined: list[Line] = []
    previous: Line | None = None
    for line in single:
        if (
            previous is not None
            and not line.apart
            and _is_full(text, previous, line, width)
            and line.indent <= previous.indent + 1
            and not _BULLET.match(text, line.start, line.end)
        ):
            first = joined.pop()
            joined.append(Line(first.start, line.end, first.apart, first.indent))
        else:
            joined.append(line)
        previous = line
    return joined


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """True when the first word of the following line would not have fitted at the end of this."""
    word = text[following.start : following.end].split(None, 1)[0]
    return line.indent + (line.end - line.start) + 1 + len(word) + _SLACK > width


def _runs_on(text: str, line: Line, following: Line) -> bool:
    return text[following.start].islower() and text[line.end - 1] not in ".!?:;"


def bullet_length(text: str, line: Line) -> int:
    """Code points that the line's list marker takes, 0 when it has none."""
    match = _BULLET.match(text, line.start, line.end)
    return len(match.group()) if match else 0
