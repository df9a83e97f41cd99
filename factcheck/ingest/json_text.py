"""JSON whose strings remember where in the file they stand."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from factcheck.ingest.offsets import Mark
from factcheck.regex import regex

_SPACE = regex(r"[ \t\n\r]*")
_STRING = regex(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SCALAR = regex(r"[^\s,\]}]+")
# A surrogate pair is one code point, any other escape too.
_ESCAPE = regex(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
# Half a surrogate pair and NUL may be written in JSON but are no characters.
_NO_CHARACTER = regex("[\x00\ud800-\udfff]")


class Quoted(NamedTuple):
    """A string of the file. `raw` is what stands between its quotes, from offset `at` on."""

    value: str
    raw: str
    at: int

    def marks(self) -> tuple[Mark, ...]:
        """Where in the file each character of `value` stands."""
        found = [(0, self.at)]
        shorter = 0  # code points that the escapes so far have saved
        for escape in _ESCAPE.finditer(self.raw):
            shorter += len(escape[0]) - 1
            found.append((escape.end() - shorter, self.at + escape.end()))
        return tuple(mark for mark in found if mark[0] < max(1, len(self.value)))


def parse(text: str, *, at: int = 0) -> Any:
    """The value in `text`, with every string (but not every key) as a `Quoted`.

    `at` is where in its file `text` begins.

    Raises:
        ValueError: `text` is not JSON. The message says where, as `json.loads` puts it.
        RecursionError: it is nested beyond all reason.
    """
    json.loads(text)  # from here on the syntax is known to be right
    return _Scanner(text, at).value(_skip(text, 0))[0]


def plain(value: Any) -> Any:
    """`value` with ordinary strings."""
    if isinstance(value, Quoted):
        return value.value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space
    return space.end()


class _Scanner:
    """Reads values of `text`, which is valid JSON and begins at `base` in its file."""

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._base = base

    def value(self, at: int) -> tuple[Any, int]:
        """The value that begins at offset `at`, and the offset behind it."""
        match self._text[at]:
            case '"':
                return self._string(at)
            case "{":
                return self._object(_skip(self._text, at + 1))
            case "[":
                return self._array(_skip(self._text, at + 1))
        scalar = _SCALAR.match(self._text, at)
        assert scalar
        return json.loads(scalar[0]), scalar.end()

    def _string(self, at: int) -> tuple[Quoted, int]:
        found = _STRING.match(self._text, at)
        assert found
        value = _NO_CHARACTER.sub("\ufffd", json.loads(found[0]))
        return Quoted(value, found[0][1:-1], self._base + at + 1), found.end()

    def _object(self, at: int) -> tuple[dict[str, Any], int]:
        table: dict[str, Any] = {}
        while self._text[at] != "}":
            key, at = self._string(at)
            at = _skip(self._text, at) + 1  # over the colon
            table[key.value], at = self.value(_skip(self._text, at))
            at = self._next(at)
        return table, at + 1

    def _array(self, at: int) -> tuple[list[Any], int]:
        values: list[Any] = []
        while self._text[at] != "]":
            value, at = self.value(at)
            values.append(value)
            at = self._next(at)
        return values, at + 1

    def _next(self, at: int) -> int:
        at = _skip(self._text, at)
        return _skip(self._text, at + 1) if self._text[at] == "," else at
