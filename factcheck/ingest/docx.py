"""Word files (.docx): the text as it stands when every tracked change is accepted.

A figure that a tracked change alters is remarked on, since two figures stand on the page of whoever has the
file open. Line n of the article is the nth paragraph of the file. A comment that is addressed to us holds for
the paragraph that it hangs on.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from factcheck import lexicon
from factcheck.errors import InputError, Problem
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.files import LIMIT_BYTES
from factcheck.ingest.xml_tree import Element, parse
from factcheck.model.article import CUE, Article, BlockKind, Comment, Region
from factcheck.model.span import Position, PositionMap, Span
from factcheck.regex import regex

_DOCUMENT, _STYLES, _COMMENTS = "word/document.xml", "word/styles.xml", "word/comments.xml"
# By the names of Word's own styles, which are English in every language of Word.
_KINDS = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.STANDFIRST,
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "header": BlockKind.METADATA,
    "footer": BlockKind.METADATA,
}
# What a change puts in and what it takes out; moved text is both, at two places.
_PUT_IN, _TAKEN_OUT = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
# Beside the text: properties, field codes, and the second version of what old programs cannot draw.
_UNSEEN = frozenset({"pPr", "rPr", "instrText", "Fallback", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "delText"})
_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": "\t"}
_FIGURE = regex(r"\d+(?:[.,:/]\d+)*")
_WORD = regex(r"[a-z]+")


class _Paragraph(NamedTuple):
    """A paragraph, with its text before the tracked changes and after."""

    before: str
    after: str
    style: str
    listed: bool
    runs_on: bool
    """Its end is taken out: the next one is its second half."""
    comments: tuple[str, ...] = ()
    """Numbers of the comments that hang on it."""


def read(path: str, content: bytes) -> Reading:
    """One article from the bytes of a file.

    Raises:
        InputError: it is no Word file, is protected, or has no text.
    """
    document, styles, comments = _parts(path, content)
    named = {
        style.attributes.get("styleId", ""): name.attributes.get("val", "").lower()
        for style in (styles.all("style") if styles else ())
        if (name := style.first("name"))
    }
    tracker = _Lines(path, named)
    body = document.first("body") or document
    for cells in _rows(body):
        tracker.add(cells)
    text = tracker.text
    if not text.strip():
        raise InputError(path, "there is no text in the file; put the article's text into it or leave it out")
    article = Article(
        id=path,
        text=text,
        title=next((region.span.of(text) for region in tracker.regions if region.kind is BlockKind.HEADLINE), None),
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        regions=tuple(tracker.regions),
        positions=PositionMap.of_text(text),
        comments=tuple(_addressed(comments, tracker.commented)) if comments else (),
    )
    return Reading((article,), tuple(tracker.problems))


def _addressed(comments: Element, places: Mapping[str, int]) -> Iterator[Comment]:
    """The comments that speak to us, each in the line of its paragraph."""
    for comment in comments.all("comment"):
        words = "".join(child.text().value for child in comment.all("t")).strip()
        line = places.get(comment.attributes.get("id", ""))
        if words.startswith(CUE) and line is not None:
            yield Comment(words, Position(line, 1), Position(line, 1), alone=False)


def _parts(path: str, content: bytes) -> tuple[Element, Element | None, Element | None]:
    """The document, its styles and its comments, as trees."""
    try:
        with ZipFile(BytesIO(content)) as file:
            names = set(file.namelist())
            if _DOCUMENT not in names:
                raise InputError(path, "not a Word file, though packed like one; save the article as .docx or .txt")
            found = [_part(path, file, name) if name in names else None for name in (_DOCUMENT, _STYLES, _COMMENTS)]
    except InputError:
        raise
    except Exception:  # damage shows as whatever the unpacking trips over: bad zip, zlib, lzma, struct, names …
        raise InputError(path, "the Word file is damaged or protected; open it and save it again") from None
    document, styles, comments = found
    assert document is not None
    return document, styles, comments


def _part(path: str, file: ZipFile, name: str) -> Element:
    # A few bytes can unpack to as many as one likes: what is unpacked is counted, not what the file says of it.
    with file.open(name) as stream:
        data = stream.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise InputError(path, f"more than {LIMIT_BYTES // 1024**2} MB when unpacked; split it or take it out")
    return parse(Source.of_text(path, data.decode("utf-8-sig", "replace")))


class _Lines:
    """Puts the text together, a paragraph a line."""

    def __init__(self, path: str, styles: Mapping[str, str]) -> None:
        self._path = path
        self._styles = styles
        self._parts: list[str] = []
        self._length = 0
        self.regions: list[Region] = []
        self.problems: list[Problem] = []
        self.commented: dict[str, int] = {}
        """The paragraph that each comment hangs on, by the comment's number."""

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, cells: list[_Paragraph]) -> None:
        """A paragraph, or the cells of a row of a table."""
        text = "\t".join(cell.after for cell in cells)
        number = len(self._parts) + 1
        for cell in cells:
            for comment in cell.comments:
                self.commented.setdefault(comment, number)
            if change := _altered(cell):
                reason = f"paragraph {number}: a tracked change {change}; read as if it were accepted"
                self.problems.append(Problem(self._path, reason, fatal=False))
        start = self._length + len(text) - len(text.lstrip())
        kind = BlockKind.TABLE_ROW if len(cells) > 1 else self._kind(cells[0])
        if kind is not None and text.strip():
            self.regions.append(Region(kind, Span(start, start + len(text.strip()))))
        self._parts.append(f"{text}\n")
        self._length += len(text) + 1

    def _kind(self, paragraph: _Paragraph) -> BlockKind | None:
        """What the style says that it is; None for a plain paragraph, which its words must tell."""
        name = self._styles.get(paragraph.style, paragraph.style.lower())
        if name.startswith("heading"):
            above = any(region.kind is BlockKind.HEADLINE for region in self.regions) or self.text.strip()
            return BlockKind.HEADING if above else BlockKind.HEADLINE
        if paragraph.listed or name.startswith("list"):
            return BlockKind.LIST_ITEM
        return _KINDS.get(name)


def _rows(body: Element) -> Iterator[list[_Paragraph]]:
    """Paragraphs and rows of tables, in order; halves of a paragraph whose end a change takes out are joined."""
    held: _Paragraph | None = None
    for cells in _blocks(body):
        if held is not None:
            first = cells[0]
            joined = first._replace(
                before=held.before + first.before,
                after=held.after + first.after,
                style=held.style,
                comments=held.comments + first.comments,
            )
            cells = [joined, *cells[1:]]
            held = None
        if len(cells) == 1 and cells[0].runs_on:
            held = cells[0]
            continue
        yield cells
    if held is not None:
        yield [held]


def _blocks(parent: Element) -> Iterator[list[_Paragraph]]:
    for child in parent.children:
        if not isinstance(child, Element) or child.name in _UNSEEN | _TAKEN_OUT:
            continue
        if child.name == "p":
            yield [_paragraph(child)]
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.name == "tr":
            cells = [[_paragraph(p) for p in cell.own("p")] for cell in child.own("tc")]
            if cells:
                yield [_as_one(paragraphs) for paragraphs in cells]
        else:
            yield from _blocks(child)


def _boxes(parent: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph."""
    for child in parent.children:
        if isinstance(child, Element) and child.name not in _UNSEEN | _TAKEN_OUT:
            yield from [child] if child.name == "txbxContent" else _boxes(child)


def _as_one(paragraphs: list[_Paragraph]) -> _Paragraph:
    """The paragraphs of a cell, on one line."""
    return _Paragraph(
        " ".join(each.before for each in paragraphs),
        " ".join(each.after for each in paragraphs),
        "",
        False,
        False,
        tuple(comment for each in paragraphs for comment in each.comments),
    )


def _paragraph(element: Element) -> _Paragraph:
    properties = element.first("pPr")
    style = properties.first("pStyle") if properties else None
    before, after = list[str](), list[str]()
    for text, put_in, taken_out in _text(element, put_in=False, taken_out=False):
        if not put_in:
            before.append(text)
        if not taken_out:
            after.append(text)
    return _Paragraph(
        "".join(before),
        "".join(after),
        style.attributes.get("val", "") if style else "",
        bool(properties and properties.first("numPr")),
        bool(properties and properties.first("rPr", "del")),
        tuple(
            dict.fromkeys(
                mark.attributes.get("id", "") for mark in element.all("commentRangeStart", "commentReference")
            )
        ),
    )


def _text(parent: Element, *, put_in: bool, taken_out: bool) -> Iterator[tuple[str, bool, bool]]:
    """Stretches of text, each with whether a change puts it in or takes it out."""
    for child in parent.children:
        if not isinstance(child, Element) or child.name == "txbxContent":
            continue
        if child.name == "t" or (child.name == "delText" and taken_out):
            yield child.text().value, put_in, taken_out
        elif child.name in _SIGNS:
            yield _SIGNS[child.name], put_in, taken_out
        elif child.name not in _UNSEEN:
            yield from _text(
                child,
                put_in=put_in or child.name in _PUT_IN,
                taken_out=taken_out or child.name in _TAKEN_OUT,
            )


def _altered(paragraph: _Paragraph) -> str:
    """ "turns 150 into 120", or "" where the changes leave every figure as it was."""
    if paragraph.before == paragraph.after:
        return ""
    before, after = Counter(_figures(paragraph.before)), Counter(_figures(paragraph.after))
    gone, new = list((before - after).elements()), list((after - before).elements())
    if gone and new:
        return f"turns {', '.join(gone)} into {', '.join(new)}"
    return f"takes out {', '.join(gone)}" if gone else f"puts in {', '.join(new)}" if new else ""


def _figures(text: str) -> Iterator[str]:
    cardinals = lexicon.load("numbers")["cardinals"]
    yield from (match[0] for match in _FIGURE.finditer(text))
    yield from (match[0] for match in _WORD.finditer(text.lower()) if match[0] in cardinals and match[0] != "one")
