"""A web page to blocks of visible text, each character with its place in the page's source.

Knows what a browser knows: which elements are blocks, what is not shown, how white space collapses. What a
block is to a reader of news, `html_blocks` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from factcheck.ingest.html_tags import BLOCKS, CELLS, ENDS, HEAD, LINK, PARAGRAPH, UNSEEN, VOID
from factcheck.model.article import CUE
from factcheck.regex import regex

Attributes = dict[str, str]

# Browsers stop nesting there, too; a page that goes deeper has forgotten its end tags.
_DEEPEST = 512

_WORD = r"[^ \t\n\r\f&]+"
_TEXT = regex(
    rf"{_WORD}(?: {_WORD})*"
    r"|(?P<space>[ \t\n\r\f]+)"
    r"|(?P<entity>&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?))"
    r"|&"
)
_COLLAPSING = " \t\n\r\f"
_MARKUP = regex(r"<[a-zA-Z/!?]")
_HIDING = regex(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_LINE = regex(r"\n")


@dataclass(slots=True, eq=False)
class Element:
    """One element of the page with the way up to its root."""

    tag: str
    attributes: Attributes
    parent: Element | None

    def up(self) -> list[Element]:
        """The element itself and all around it, innermost first."""
        found: list[Element] = []
        element: Element | None = self
        while element is not None:
            found.append(element)
            element = element.parent
        return found


@dataclass(slots=True)
class Piece:
    """Characters that stand in the source one after the other, from offset `at` on."""

    text: str
    at: int
    element: Element


@dataclass(slots=True, eq=False)
class Block:
    """Text that a browser shows as one run of lines, with the innermost block element that holds it."""

    element: Element
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Script:
    """A data block of type `application/ld+json`, from offset `at` of the page on."""

    element: Element
    text: str
    at: int


@dataclass(slots=True)
class Page:
    """What the parser saw, in the page's order."""

    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    title: str = ""
    """The words of `<title>`."""
    comments: list[tuple[str, int]] = field(default_factory=list)
    """The words of comments addressed to us, and where each begins."""


def parse(markup: str, *, unseen: frozenset[str], keep_lines: bool = False) -> Page:
    """Parse a page or a piece of one, as far as it goes.

    `unseen` holds the class names of what only screen readers get. `keep_lines` reads a blank line as the
    end of a paragraph, for text with inline tags only.
    """
    parser = _Parser(markup, unseen, keep_lines)
    # The parser holds back an ampersand at the very end; a line end after it sets it free.
    parser.feed(markup + "\n")
    parser.close()
    parser.page.blocks = [block for block in parser.page.blocks if not block.text.isspace()]
    return parser.page


class _Parser(HTMLParser):
    def __init__(self, markup: str, unseen: frozenset[str], keep_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._markup = markup
        self._unseen_names = unseen
        self._keep_lines = keep_lines
        self._lines = [0, *(match.end() for match in _LINE.finditer(markup))]
        self._root = Element("", {}, None)
        self._open: list[Element] = [self._root]
        self._unseen: list[Element] = []
        self._block: Block | None = None
        self._space: tuple[str, int] | None = None
        self._breaks: list[int] = []
        self._over = False
        self._broken_at = -1

    # -- events -----------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag not in VOID:
            self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":  # browsers take `</br>` for `<br>`
            self._start(tag, [])
        elif not self._over:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        at = self._at()
        if self._over or at >= len(self._markup):
            return
        inner = self._open[-1]
        if inner.tag == "title" and not any(element.tag == "svg" for element in self._open):
            self.page.title += data
        elif inner.tag == "script" and "ld+json" in inner.attributes.get("type", "").lower():
            self._script(inner, data, at)
        if self._unseen:
            return
        if self._markup.startswith("<!--", at):
            self._over = True  # a comment that nobody closed runs to the end of the page
        elif _MARKUP.match(self._markup, at):
            # A tag that the page's end cut off, handed over as text whole or as "<" and the rest.
            self._broken_at = at + 1 if data == "<" else -1
        elif at != self._broken_at:
            end = at + 1 if self._markup[at] == "<" else self._markup.find("<", at)
            self._text(at, end if end >= 0 else len(self._markup))

    def _script(self, element: Element, data: str, at: int) -> None:
        scripts = self.page.scripts
        if scripts and scripts[-1].element is element:
            scripts[-1].text += data  # handed over in pieces where an end tag stands in a string
        else:
            scripts.append(Script(element, data, at))

    def handle_comment(self, data: str) -> None:
        if data.lstrip().startswith(CUE):
            self.page.comments.append((data, self._at()))

    def parse_html_declaration(self, i: int) -> int:
        # "<![if IE]>" and the like are comments to browsers; the base class stumbles over what is not SGML.
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    # -- elements ---------------------------------------------------------------------------

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._over:
            return
        at = self._at()
        if tag in BLOCKS:
            self._close(*HEAD)
            if tag != "button" or not self._within("p"):
                self._close(*PARAGRAPH)
        if tag in ENDS:
            self._close(*ENDS[tag])
        elif tag == "a":
            self._close(*LINK)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        self.page.elements.append(element)
        if tag == "br" and not self._unseen:
            self._breaks.append(at)
            self._space = None
        elif self._breaks_line(element):
            self._block = None
        if tag in VOID:
            return
        if len(self._open) >= _DEEPEST:
            self._open.pop()
        self._open.append(element)
        if self._is_unseen(element):
            self._unseen.append(element)
        elif tag == "q":
            self._put("“", at)

    def _end(self, tag: str) -> None:
        barrier = CELLS if tag not in CELLS and tag not in ("tr", "tbody", "thead", "tfoot") else frozenset[str]()
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                break
            if self._open[index].tag in barrier:
                return
        else:
            return
        if tag == "q" and not self._unseen:
            self._put("”", self._at())
        if tag not in BLOCKS and any(element.tag in BLOCKS for element in self._open[index + 1 :]):
            self._drop(slice(index, index + 1))  # `<b><p>…</b>`: the paragraph stays open
        else:
            self._drop(slice(index, None))

    def _close(self, tags: frozenset[str], barrier: frozenset[str]) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag in tags:
                return self._drop(slice(index, None))
            if self._open[index].tag in barrier:
                return None
        return None

    def _drop(self, which: slice) -> None:
        dropped = self._open[which]
        del self._open[which]
        if any(self._breaks_line(element) for element in dropped):
            self._block = None
        self._unseen = [element for element in self._unseen if element not in dropped]

    def _breaks_line(self, element: Element) -> bool:
        if element.tag == "button":
            # Within a sentence it is a word to click, elsewhere a line of its own.
            return all(around.tag != "p" for around in element.up())
        return element.tag in BLOCKS

    def _within(self, tag: str) -> bool:
        return any(element.tag == tag for element in self._open)

    def _is_unseen(self, element: Element) -> bool:
        attributes = element.attributes
        if element.tag in UNSEEN or (element.tag == "dialog" and "open" not in attributes):
            return True
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        if _HIDING.search(attributes.get("style", "")):
            return True
        names = attributes.get("class", "").lower().replace("_", "-").split()
        return element.tag != "h1" and any(name in self._unseen_names for name in names)

    # -- text -------------------------------------------------------------------------------

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column if line <= len(self._lines) else len(self._markup)

    def _text(self, at: int, end: int) -> None:
        as_is = self._within("pre")
        for match in _TEXT.finditer(self._markup, at, end):
            if match["space"]:
                self._white(match["space"], match.start(), as_is)
            elif match["entity"]:
                character = unescape(match[0])
                if character.strip(_COLLAPSING):
                    self._put(character, match.start())
                elif character:
                    self._white(character, match.start(), as_is)
            else:
                self._put(match[0], match.start())

    def _white(self, space: str, at: int, as_is: bool) -> None:
        if as_is or self._keep_lines:
            ends = [at + match.start() for match in re.finditer(r"\r\n|\n|\r", space)]
            if as_is or len(ends) > 1:
                self._breaks.extend(ends)
                indent = re.sub(r"(?s).*[\n\r]", "", space) if as_is else ""
                self._space = (indent, at + len(space) - len(indent)) if indent else None
                return
        if self._space is None and not self._breaks:
            self._space = (" ", at)

    def _put(self, text: str, at: int) -> None:
        if len(self._breaks) > 1:
            self._block = None  # an empty line, made of `<br><br>`
        block = self._block
        if block is None:
            block = self._block = Block(self._holder())
            self.page.blocks.append(block)
        else:
            if self._breaks:
                block.pieces.append(Piece("\n", self._breaks[0], self._open[-1]))
            if self._space is not None:
                block.pieces.append(Piece(*self._space, self._open[-1]))
        self._breaks, self._space = [], None
        block.pieces.append(Piece(text, at, self._open[-1]))

    def _holder(self) -> Element:
        return next((element for element in reversed(self._open) if element.tag in BLOCKS), self._root)
