"""What a reader gets and gives. One reader a format, one file each, listed by hand in `READERS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from factcheck.errors import Problem
from factcheck.model.article import Article
from factcheck.model.span import PositionMap


@dataclass(frozen=True, slots=True)
class Source:
    """One file, decoded but otherwise as it stands on the disk.

    `path` is the file as the user named it, with `/` separators; `text` keeps its line ends and has
    lost only a byte order mark; `sha256` is of the file's bytes.
    """

    path: str
    text: str
    sha256: str
    lines: PositionMap
    """Line and column of every offset in `text`."""

    @classmethod
    def of_text(cls, path: str, text: str, *, sha256: str = "") -> Source:
        """A source with its lines counted."""
        return cls(path, text, sha256, PositionMap.of_text(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles of one file, in its order, and what is to be known about it."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader(Protocol):
    """Takes the articles out of one file.

    Raises:
        InputError: nothing in the file can be read.
    """

    def __call__(self, source: Source) -> Reading: ...


class Unpacker(Protocol):
    """Takes the articles out of the bytes of a file that is not text.

    Raises:
        InputError: nothing in the file can be read.
    """

    def __call__(self, path: str, content: bytes) -> Reading: ...
