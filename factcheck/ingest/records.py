"""From the title and the body of a record, in JSON or XML, to an article that knows its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.ingest.base import Source
from factcheck.ingest.fields import Fields
from factcheck.ingest.html_sniff import is_markup
from factcheck.ingest.json_text import Quoted
from factcheck.ingest.offsets import Mark, Tracer, position_map, through
from factcheck.ingest.xml_tree import Written
from factcheck.model.article import Article, BlockKind, Region
from factcheck.model.span import Span


class RecordError(Exception):
    """A record that gives no article, and why. The other records are still read."""

    def __init__(self, reason: str, *, fatal: bool = True) -> None:
        super().__init__(reason)
        self.fatal = fatal


class Record(NamedTuple):
    """What a record's own reader finds in it."""

    title: Quoted | Written | None
    body: Quoted | Written
    fields: Fields
    is_html: bool | None = None
    """None where the record does not say; then the body's own look decides."""


def article_of(record: Record, source: Source, id: str) -> Article:
    """The article of a record, its title above its body unless the body begins with it."""
    text, marks, regions = _body(record)
    start = len(text) - len(text.lstrip())
    title = record.title if record.title and record.title.value.strip() else None
    tracer, found = Tracer(), list[Region]()
    if title is not None:
        words = title.value.strip()
        if _begins_with(text[start:], words):
            if not regions:
                found.append(Region(BlockKind.HEADLINE, Span(start, start + len(words))))
            elif regions[0].span == Span(start, start + len(words)):
                regions = (Region(BlockKind.HEADLINE, regions[0].span), *regions[1:])
        else:
            tracer.weave(title.value, title.marks())
            lead = len(title.value) - len(title.value.lstrip())
            found.append(Region(BlockKind.HEADLINE, Span(lead, lead + len(words))))
            tracer.gap("\n\n")
    shift = tracer.length
    tracer.weave(text, marks)
    found += [
        Region(_second(region.kind, found), Span(region.span.start + shift, region.span.end + shift))
        for region in regions
    ]
    whole = tracer.text
    return Article(
        id=id,
        text=whole,
        title=record.fields.title or next((r.span.of(whole) for r in found if r.kind is BlockKind.HEADLINE), None),
        publisher=record.fields.publisher,
        published=record.fields.day,
        published_at=record.fields.at,
        url=record.fields.url,
        credit=record.fields.credit,
        path=source.path,
        sha256=source.sha256,
        regions=tuple(found),
        positions=position_map(tracer.marks, source.lines, tracer.length),
    )


def _body(record: Record) -> tuple[str, tuple[Mark, ...], tuple[Region, ...]]:
    body = record.body
    if record.is_html or (record.is_html is None and is_markup(body.value)):
        from factcheck.ingest.html import extract

        page = extract(body.value)
        if page.text:
            return page.text, through(page.marks, body.marks(), len(page.text)), page.regions
    return body.value, body.marks(), ()


def _begins_with(text: str, title: str) -> bool:
    """True when the first line of `text` is the title."""
    return text.startswith(title) and text[len(title) : len(title) + 1] in ("", "\n", "\r")


def _second(kind: BlockKind, found: list[Region]) -> BlockKind:
    """An article has one headline: where the record gives it, a body's own is a heading."""
    return BlockKind.HEADING if kind is BlockKind.HEADLINE and found else kind
