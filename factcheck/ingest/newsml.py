"""NewsML-G2 of the IPTC: a `<newsItem>`, alone or in the `<itemSet>` of a `<newsMessage>`.

Its text is in `<inlineXML>` (XHTML or NITF) or `<inlineData>`; items that only point to their text, pictures
and packages have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.ingest.base import Source
from factcheck.ingest.records import Record, RecordError
from factcheck.ingest.xml_body import fields, markup
from factcheck.ingest.xml_tree import Element, Written

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def items(root: Element, source: Source) -> Iterator[Callable[[], Record]]:
    """Every news item of a file, in its order."""
    for item in [root] if root.name == "newsItem" else root.all("newsItem"):
        yield lambda item=item: read_item(item, source)  # type: ignore[misc]


def read_item(item: Element, source: Source) -> Record:
    """The headline, the text and the metadata of a `<newsItem>`.

    Raises:
        RecordError: it is withheld or cancelled, or has no text.
    """
    status = _code(item.first("itemMeta", "pubStatus"))
    if status.lower() in _WITHDRAWN:
        raise RecordError(f"its publisher has marked it as {status} (pubStatus); it is not used", fatal=False)
    found = _body(item, source)
    if found is None:
        kind = _code(item.first("itemMeta", "itemClass"))
        what = f"a {kind} and no text" if kind and kind != "text" else "an item without text"
        raise RecordError(f"{what}; left out", fatal=kind in ("", "text"))
    text, is_html, inner = found
    title = item.first("contentMeta", "headline") or inner
    created = item.first("itemMeta", "versionCreated") or item.first("contentMeta", "contentCreated")
    credit = item.first("contentMeta", "creditline")
    return Record(
        title.text() if title else None,
        text,
        fields(
            title=title.words() if title else None,
            publisher=_party(item.first("contentMeta", "infoSource")) or _party(item.first("itemMeta", "provider")),
            when=created.words() if created else None,
            url=next((link.attributes.get("href") for link in item.all("link") if _code_of(link) == "canonical"), None),
            credit=credit.words() if credit else None,
        ),
        is_html=is_html,
    )


def _body(item: Element, source: Source) -> tuple[Written, bool, Element | None] | None:
    """The text, whether it is to be read as a page, and the headline in it."""
    content = item.first("contentSet")
    for element in content.own("inlineXML", "inlineData") if content else ():
        if not element.words():
            continue
        if element.name == "inlineData":
            text = element.text()
            return text, "html" in element.attributes.get("contenttype", ""), None
        inner = next(element.all("body.content", "body"), element)
        inner = next(inner.all("body.content"), inner)
        text, is_html = markup(inner, source)
        return text, is_html, next(element.all("hl1"), None)
    return None


def _party(element: Element | None) -> str | None:
    """The name of a party, else its code."""
    if element is None:
        return None
    name = element.first("name")
    return name.words() if name else element.attributes.get("literal") or _code(element) or None


def _code(element: Element | None) -> str:
    """A code without its vocabulary: "canceled" of "stat:canceled"."""
    return element.attributes.get("qcode", "").rpartition(":")[2] if element else ""


def _code_of(link: Element) -> str:
    return link.attributes.get("rel", "").rpartition(":")[2]
