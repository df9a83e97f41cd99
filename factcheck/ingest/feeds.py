"""Feeds: RSS 0.9x, 1.0 and 2.0, and Atom. An item with its full text is an article; one with a summary is too,
and that it is no more than that is remarked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.ingest.base import Source
from factcheck.ingest.fields import Fields
from factcheck.ingest.html_sniff import is_markup
from factcheck.ingest.records import Record, RecordError
from factcheck.ingest.xml_body import fields, markup
from factcheck.ingest.xml_tree import Element, Written

_SUMMARY = "a feed's summary, not the article; figures that the article has may be missing"
_NO_TEXT = "the item has no text; left out"


def rss(root: Element, source: Source) -> Iterator[Callable[[], Record]]:
    """The items of `<rss>` or, of version 1.0, `<rdf:RDF>`."""
    channel = root.first("channel")
    publisher = _words(channel, "title")
    for item in root.all("item"):
        yield lambda item=item: _rss_item(item, publisher)  # type: ignore[misc]


def atom(root: Element, source: Source) -> Iterator[Callable[[], Record]]:
    """The entries of a `<feed>`."""
    publisher = _words(root, "title")
    for entry in root.own("entry"):
        yield lambda entry=entry: _entry(entry, publisher, source)  # type: ignore[misc]


def _rss_item(item: Element, publisher: str | None) -> Record:
    bodies = [(each, each.name == "encoded") for each in item.own("encoded", "description") if each.words()]
    if not bodies:
        raise RecordError(_NO_TEXT, fatal=False)
    body, is_whole = max(bodies, key=lambda found: found[1])
    title, text = item.first("title"), body.text()
    when = _words(item, "pubDate") or _words(item, "date")
    about = fields(
        title=title.words() if title else None,
        publisher=_words(item, "source") or publisher,
        when=when,
        url=_words(item, "link") or item.attributes.get("about"),
    )
    return _record(title, text, about, is_whole=is_whole, is_html=is_markup(text.value))


def _entry(entry: Element, publisher: str | None, source: Source) -> Record:
    content, summary = entry.first("content"), entry.first("summary")
    body = content if content and content.words() else summary
    if body is None or not body.words():
        raise RecordError(_NO_TEXT, fatal=False)
    kind = body.attributes.get("type", "text").lower()
    if kind == "xhtml" or "+xml" in kind:
        text, is_html = markup(body, source)
    else:
        text, is_html = body.text(), "html" in kind
    title = entry.first("title")
    links = {link.attributes.get("rel", "alternate"): link.attributes.get("href") for link in entry.own("link")}
    about = fields(
        title=title.words() if title else None,
        publisher=_words(entry.first("source"), "title") or publisher,
        when=_words(entry, "published") or _words(entry, "updated"),
        url=links.get("alternate"),
    )
    return _record(title, text, about, is_whole=body is content, is_html=is_html)


def _record(title: Element | None, text: Written, about: Fields, *, is_whole: bool, is_html: bool) -> Record:
    if not is_whole:
        about = about._replace(unread=(*about.unread, _SUMMARY))
    return Record(title.text() if title else None, text, about, is_html=is_html)


def _words(element: Element | None, name: str) -> str | None:
    found = element.first(name) if element else None
    return (found.words() or None) if found else None
