"""XML as a tree that remembers where in the file its words stand.

Nothing is fetched and nothing expanded: a file that declares entities of its own is refused, an outside
document type is not looked at. Names of characters that only HTML knows (`&nbsp;`) are read all the same,
since feeds are full of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from factcheck.errors import InputError
from factcheck.ingest.base import Source
from factcheck.ingest.offsets import Mark, Tracer
from factcheck.regex import regex

_START_TAG = regex(r"""<[^\s/>]++(?:\s++[^\s=>/]++\s*+=\s*+(?:"[^"]*+"|'[^']*+'))*+\s*+/?>""")
MOST_DEEP = 200
"""Elements within each other; no format of articles comes near, and what reads them later may go down step by step."""


class Written(NamedTuple):
    """Text of the file, with its marks into it."""

    value: str
    places: tuple[Mark, ...]

    def marks(self) -> tuple[Mark, ...]:
        """Where in the file each character of `value` stands."""
        return self.places


@dataclass(slots=True)
class Element:
    """An element. `name` and the names of attributes are without their prefix; `prefix` is that of the name.

    `start` and `end` are where its content begins and ends in the file.
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    children: list[Element | Written] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements anywhere below with one of these names, or with any, in the order of the file."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        while stack:
            element = stack.pop()
            if not names or element.name in names:
                yield element
            stack += [child for child in reversed(element.children) if isinstance(child, Element)]

    def own(self, *names: str) -> Iterator[Element]:
        """The elements directly below with one of these names."""
        return (child for child in self.children if isinstance(child, Element) and child.name in names)

    def first(self, *path: str) -> Element | None:
        """The element that a path of names, each directly below the last, leads to first."""
        if not path:
            return self
        return next((found for child in self.own(path[0]) if (found := child.first(*path[1:]))), None)

    def text(self) -> Written:
        """All the text below, joined."""
        tracer = Tracer()
        stack: list[Element | Written] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Written):
                tracer.weave(item.value, item.places)
            else:
                stack += reversed(item.children)
        return Written(tracer.text, tracer.marks)

    def words(self) -> str:
        """The text below on one line."""
        return " ".join(self.text().value.split())


def parse(source: Source) -> Element:
    """The root of a file.

    Raises:
        InputError: it is not well-formed, declares entities, or is nested beyond all reason.
    """
    return _Builder(source).root()


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._bytes = source.text.encode("utf-8", "surrogatepass")
        self._at = (0, 0)  # the last place, in bytes and in code points
        self._open: list[Element] = []
        self._root: Element | None = None
        parser = self._parser = expat.ParserCreate()
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.UseForeignDTD(True)  # none is loaded; without one, `&nbsp;` would end the reading
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def root(self) -> Element:
        try:
            self._parser.Parse(self._source.text, True)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "cannot be read")
            place = f"line {error.lineno}, column {error.offset + 1}"
            raise InputError(self._source.path, f"not valid XML: {what} in {place}; correct it there") from None
        except (UnicodeError, ValueError):
            raise InputError(self._source.path, "not valid XML: it holds what is no character; save it anew") from None
        assert self._root is not None, "expat refuses a file without an element"
        return self._root

    def _place(self) -> int:
        """Where the parser is, in code points. It only goes forward."""
        there = self._parser.CurrentByteIndex
        at, place = self._at
        if there > at:
            self._at = (there, place + len(self._bytes[at:there].decode("utf-8", "surrogatepass")))
        return self._at[1]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MOST_DEEP:
            raise InputError(self._source.path, "nested too deeply to be an article; check the file")
        at = self._place()
        tag = _START_TAG.match(self._source.text, at)
        prefix, _, local = name.rpartition(":")
        named = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(local, prefix, named, tag.end() if tag else at)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        element.end = max(element.start, self._place())

    def _data(self, data: str) -> None:
        self._open[-1].children.append(Written(data, ((0, self._place()),)))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter and self._open:
            self._data(html5.get(f"{name};", f"&{name};"))

    def _declared(self, *_: object) -> None:
        raise InputError(
            self._source.path, "the file declares entities of its own, which are not read; save it without"
        )
