"""Markdown. The text is the file as it stands, front matter and marks included; regions say what is what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import Problem
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.fields import Fields, read_fields
from factcheck.model.article import Article, BlockKind, Region
from factcheck.model.span import Span
from factcheck.regex import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = regex(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)"
    r"(?P<body>.*?)(?<=[\r\n])(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_LINE = regex(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = regex(r"<[^>]*>")
_WORD = regex(r"\w")
# What may stand before the words of a block, and after them in a heading: "> ## Title ##". A paragraph that
# begins with a year ("2025. The firm …") is a list to the standard, but the year is a word of the story.
_LEAD = regex(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t])|#{1,6}(?=[ \t])))*[ \t]*")
_TAIL = regex(r"(?:[ \t]+#+)?\s*\Z")
_IMAGES = regex(r"(?:\s*\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\]\([^)]*\))?)+\s*")
_HIDDEN_HTML = regex(r"\s*<(?:script|style|iframe|svg|template|noscript|!(?!--)|\?)", re.IGNORECASE)


def read(source: Source) -> Reading:
    """One article whose text is the whole file."""
    text = source.text
    fields, problems = Fields(), list[Problem]()
    body_at = 0
    if front := _FRONT.match(text):
        body_at = front.end()
        table, trouble = _front_matter(front["fence"], front["body"])
        fields = read_fields(table)
        problems += [
            Problem(source.path, line, fatal=False)
            for line in (*([f"front matter: {trouble}"] if trouble else []), *fields.unread)
        ]
    regions = [Region(BlockKind.METADATA, Span(0, front.end()))] if front else []
    if not _WORD.search(text, body_at):
        problems.append(Problem(source.path, "nothing but front matter; put the article's text below it"))
        return Reading((), tuple(problems))
    blocks = _Blocks(text, body_at)
    regions += sorted(blocks.regions(), key=lambda region: region.span)
    article = Article(
        id=source.path,
        text=text,
        title=fields.title or blocks.headline,
        publisher=fields.publisher,
        published=fields.day,
        published_at=fields.at,
        url=fields.url,
        credit=fields.credit,
        path=source.path,
        sha256=source.sha256,
        regions=tuple(regions),
        positions=source.lines,
    )
    return Reading((article,), tuple(problems))


def _front_matter(fence: str, body: str) -> tuple[Mapping[str, Any], str | None]:
    if fence == "+++":
        import tomllib

        try:
            return tomllib.loads(body.replace("\r\n", "\n").replace("\r", "\n")), None
        except tomllib.TOMLDecodeError as error:
            return {}, f"not TOML, {error}; it is left out"
    import yaml

    # Every scalar stays the words it is written in: YAML would take "No" for False and 12:30 for 750.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        table = yaml.load(body, Loader=loader)  # noqa: S506  the base loader makes strings only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        return {}, f"not YAML{where}: {getattr(error, 'problem', None) or 'cannot be parsed'}; it is left out"
    if table in (None, ""):
        return {}, None
    return (table, None) if isinstance(table, dict) else ({}, "not a list of 'key: value'; it is left out")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


@dataclass(slots=True)
class _Context:
    """What the walk over the tokens stands in."""

    items: int = 0
    quotes: int = 0
    heading: str = ""
    rows: int = 0


class _Blocks:
    """Turns the parser's line ranges into ranges of characters."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._lines = [match.start() for match in _LINE.finditer(text, start)]
        self._lines.append(len(text))
        self.headline: str | None = None
        """The words of the first heading of the first level, without marks, once `regions` has run."""

    def regions(self) -> Iterator[Region]:
        covered: set[int] = set()
        context = _Context()
        for token in _parser().parse(self._text[self._start :]):
            self._enter(context, token)
            for region in self._of(token, context):
                first = bisect_right(self._lines, region.span.start) - 1
                last = bisect_right(self._lines, region.span.end - 1) - 1
                covered.update(range(first, last + 1))
                yield region
        for index, (start, end) in enumerate(zip(self._lines, self._lines[1:], strict=False)):
            # Link definitions leave no token behind; they are not the story.
            if index not in covered and _WORD.search(self._text, start, end):
                yield from self._region(BlockKind.METADATA, start, end)

    def _enter(self, context: _Context, token: Token) -> None:
        match token.type:
            case "list_item_open" | "list_item_close":
                context.items += token.nesting
            case "blockquote_open" | "blockquote_close":
                context.quotes += token.nesting
            case "table_open" | "table_close":
                context.rows += token.nesting
            case "heading_open":
                context.heading = token.tag
            case "heading_close":
                context.heading = ""

    def _of(self, token: Token, context: _Context) -> Iterator[Region]:
        if token.map is None:
            return
        start, end = self._lines[token.map[0]], self._lines[min(token.map[1], len(self._lines) - 1)]
        match token.type:
            case "tr_open":
                yield from self._region(BlockKind.TABLE_ROW, start, end)
            case "fence" | "code_block":
                yield from self._region(BlockKind.METADATA, start, end)
            case "html_block":
                hidden = _HIDDEN_HTML.match(self._text, start)
                yield from self._region(BlockKind.METADATA, start, end) if hidden else self._html(start, end)
            case "inline" if not context.rows and token.content.strip():
                lead = _LEAD.match(self._text, start, end)
                yield from self._words(self._kind(token, context), lead.end() if lead else start, end)

    def _kind(self, token: Token, context: _Context) -> BlockKind:
        if context.heading == "h1" and self.headline is None:
            self.headline = "".join(child.content for child in token.children or ()).strip()
            return BlockKind.HEADLINE
        if context.heading:
            return BlockKind.HEADING
        if _IMAGES.fullmatch(token.content):
            return BlockKind.METADATA
        if context.quotes:
            return BlockKind.QUOTE
        return BlockKind.LIST_ITEM if context.items else BlockKind.PARAGRAPH

    def _words(self, kind: BlockKind, start: int, end: int) -> Iterator[Region]:
        """A region of `kind` without the comments in it, which nobody gets to read."""
        for comment in _COMMENT.finditer(self._text, start, end):
            yield from self._region(kind, start, comment.start())
            yield from self._region(BlockKind.METADATA, comment.start(), comment.end())
            start = comment.end()
        if kind in (BlockKind.HEADLINE, BlockKind.HEADING) and (tail := _TAIL.search(self._text, start, end)):
            end = tail.start()
        yield from self._region(kind, start, end)

    def _html(self, start: int, end: int) -> Iterator[Region]:
        """Raw HTML between paragraphs: comments, and the words from the first to the last."""
        pieces = [(match.start(), match.end()) for match in _COMMENT.finditer(self._text, start, end)]
        for piece_start, piece_end in (*pieces, (end, end)):
            blank = _TAG.sub(lambda tag: " " * len(tag[0]), self._text[start:piece_start])
            if words := blank.strip():
                first = start + len(blank) - len(blank.lstrip())
                stop = start + len(blank.rstrip())
                kind = BlockKind.PARAGRAPH if _WORD.search(words) else BlockKind.METADATA
                yield from self._region(kind, first, stop)
            if piece_end > piece_start:
                yield from self._region(BlockKind.METADATA, piece_start, piece_end)
            start = piece_end

    def _region(self, kind: BlockKind, start: int, end: int) -> Iterator[Region]:
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield Region(kind, Span(start, end))
