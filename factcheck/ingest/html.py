"""Web pages: the visible text, block by block, and what each block is to a reader.

The text is put together from the page, two line ends between blocks and white space as a browser shows it;
every character maps back to its line and column in the page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.errors import InputError, Problem
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.html_blocks import BODY, Line, classify
from factcheck.ingest.html_certainty import judged
from factcheck.ingest.html_cues import unseen_names
from factcheck.ingest.html_data import data_of
from factcheck.ingest.html_head import Head, read_head
from factcheck.ingest.html_parse import parse
from factcheck.ingest.html_sniff import is_inline_only, is_markup
from factcheck.ingest.json_text import Quoted
from factcheck.ingest.offsets import Mark, Tracer, position_map, through
from factcheck.model.article import Article, BlockKind, Comment, Region
from factcheck.model.span import Span, beside
from factcheck.regex import regex

_START = regex(r"<html[\s>]", re.IGNORECASE)
_LINE = regex(r"\S[^\r\n]*")
# A page that shows fewer words of a story than this, and has more of them in its data, is drawn by a script.
_SHOWN_WORDS = 30
_END = regex(r"</(?:html|body)\s*>", re.IGNORECASE)


class Extract(NamedTuple):
    """The text of a page or of a piece of one, with its marks into the markup that it came from."""

    text: str
    marks: tuple[Mark, ...]
    regions: tuple[Region, ...]
    head: Head
    root: str = ""
    """The tag of the element that holds the story, "" where no tag says which does."""
    given_up: bool = False
    """What the page's own names or tags say left no story, and was passed over."""
    drawn: bool = False
    """The text is from the page's data."""
    comments: tuple[tuple[str, int], ...] = ()
    """Those addressed to us: words, and offset in the markup."""

    @property
    def headline(self) -> str | None:
        """The words of the headline in the text."""
        parts = [region.span.of(self.text) for region in self.regions if region.kind is BlockKind.HEADLINE]
        return " ".join(" ".join(parts).split()) or None


def read(source: Source) -> Reading:
    """One article with the whole visible page as its text; what is not its story is marked as such."""
    found = extract(source.text)
    if not found.text:
        raise InputError(source.path, "no text in the page; save it as the browser shows it, or its text as .txt")
    head = found.head
    problems: list[Problem] = []
    if _START.search(source.text) and not _END.search(source.text):
        problems.append(
            Problem(
                source.path,
                "the page ends before </html>; read as far as it goes, save it again",
                fatal=False,
            )
        )
    if head.unread:
        reason = f"the date '{head.unread}' is not understood; give it in sources.toml as YYYY-MM-DD"
        problems.append(Problem(source.path, reason, fatal=False))
    article = Article(
        id=source.path,
        text=found.text,
        title=head.title or found.headline or next(iter(head.titles), None),
        publisher=head.publisher,
        published=head.published.day if head.published else None,
        published_at=head.published.at if head.published else None,
        url=head.url,
        path=source.path,
        sha256=source.sha256,
        regions=found.regions,
        comments=tuple(_comment(words, at, source) for words, at in found.comments),
        extraction=judged(found.text, found.regions, head, root=found.root, given_up=found.given_up, drawn=found.drawn),
        positions=position_map(found.marks, source.lines, len(found.text)),
    )
    return Reading((article,), tuple(problems))


def extract(markup: str) -> Extract:
    """The visible text of `markup`, a page or a piece of one."""
    page = parse(markup, unseen=unseen_names(), keep_lines=is_inline_only(markup))
    head = read_head(page)
    tracer, regions = Tracer(), list[Region]()
    found = classify(page, head.titles)
    lines = found.lines
    data = data_of(page.scripts) if _shown(lines) < _SHOWN_WORDS else None
    drawn = data is not None and len(data.body.value.split()) >= _SHOWN_WORDS
    for line in lines:
        kind = BlockKind.BOILERPLATE if drawn and line.kind in BODY else line.kind
        if tracer.length:
            tracer.gap("\n\n")
        start = tracer.length
        _write(line, tracer)
        regions.append(Region(kind, Span(start, tracer.length)))
    if data is not None and drawn:
        if data.headline is not None and not any(region.kind is BlockKind.HEADLINE for region in regions):
            _weave(data.headline, BlockKind.HEADLINE, tracer, regions)
        _weave(data.body, BlockKind.PARAGRAPH, tracer, regions)
    return Extract(
        tracer.text,
        tracer.marks,
        tuple(regions),
        head,
        root=found.root,
        given_up=found.given_up,
        drawn=drawn,
        comments=tuple(page.comments),
    )


def _comment(words: str, at: int, source: Source) -> Comment:
    closed = source.text.find("-->", at)
    end = closed + len("-->") if closed >= 0 else len(source.text)
    alone = not "".join(beside(source.text, at, end)).strip()
    return Comment(words, source.lines.position(at), source.lines.position(end), alone)


def _shown(lines: list[Line]) -> int:
    return sum(len(block.text.split()) for line in lines if line.kind in BODY for block in line.blocks)


def _weave(words: Quoted, kind: BlockKind, tracer: Tracer, regions: list[Region]) -> None:
    """Add a text of the page's data, each line of it a region."""
    if tracer.length:
        tracer.gap("\n\n")
    start = tracer.length
    if is_markup(words.value):
        inner = extract(words.value)
        tracer.weave(inner.text, through(inner.marks, words.marks(), len(inner.text)))
        spans = [(region.kind, region.span.start, region.span.end) for region in inner.regions]
    else:
        tracer.weave(words.value, words.marks())
        spans = [(kind, *match.span()) for match in _LINE.finditer(words.value)]
    regions.extend(Region(kind, Span(start + first, start + last)) for kind, first, last in spans)


def _write(line: Line, tracer: Tracer) -> None:
    for index, block in enumerate(line.blocks):
        if index:
            tracer.gap("\t")  # between the cells of a row, as browsers copy it
        for piece in block.pieces:
            tracer.write(piece.text, piece.at)
