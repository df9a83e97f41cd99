"""NITF, the news text of the IPTC in XML (3.x): `<hedline>`, `<body.content>`, `<docdata>`, `<pubdata>`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.ingest.base import Source
from factcheck.ingest.records import Record, RecordError
from factcheck.ingest.xml_body import fields, markup
from factcheck.ingest.xml_tree import Element

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld", "embargoed"})


def items(root: Element, source: Source) -> Iterator[Callable[[], Record]]:
    """The one item of a file."""
    yield lambda: read_item(root, source)


def read_item(root: Element, source: Source) -> Record:
    """The headline, the body and the metadata of a `<nitf>`.

    Raises:
        RecordError: it is withheld or cancelled, or has no text.
    """
    docdata = root.first("head", "docdata")
    status = docdata.attributes.get("management-status", "") if docdata else ""
    if status.lower() in _WITHDRAWN:
        raise RecordError(f"its publisher has marked it as {status} (management-status); it is not used", fatal=False)
    body = root.first("body", "body.content")
    if body is None or not body.words():
        raise RecordError("the NITF item has no text; export it with its <body.content>")
    title = root.first("body", "body.head", "hedline", "hl1") or root.first("head", "title")
    text, is_html = markup(body, source)
    pubdata = root.first("head", "pubdata")
    about = pubdata.attributes if pubdata else {}
    distributor = root.first("body", "body.head", "distributor")
    return Record(
        title.text() if title else None,
        text,
        fields(
            title=title.words() if title else None,
            publisher=about.get("name") or (distributor.words() if distributor else None),
            when=_date(docdata) or about.get("date.publication"),
            url=about.get("ex-ref"),
        ),
        is_html=is_html,
    )


def _date(docdata: Element | None) -> str | None:
    """When it was issued, or released."""
    named = docdata.own("date.issue", "date.release") if docdata else ()
    return next((each.attributes["norm"] for each in named if each.attributes.get("norm")), None)
