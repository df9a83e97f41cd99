"""The body of an XML news item: markup that is read as a page, or text."""

from __future__ import annotations

from factcheck.ingest.base import Source
from factcheck.ingest.fields import Fields
from factcheck.ingest.offsets import Tracer
from factcheck.ingest.stamps import Stamp, stamp
from factcheck.ingest.xml_tree import Element, Written
from factcheck.regex import regex

# NITF's own names, written over by those of HTML in as many characters, so that every place stays.
_AS_HTML = (
    (regex(r"<(/?)hl([12])(?=[\s/>])"), r"<\1h\2 "),
    (regex(r"<(/?)media-caption(?=[\s/>])"), r"<\1figcaption   "),
)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "td", "th", "dd", "dt")
_UNSEEN = ("media-metadata", "media-producer")


def markup(element: Element, source: Source) -> tuple[Written, bool]:
    """The content of an element, and whether it is to be read as a page.

    What a reader of pages would not understand, elements with a prefix and sections of raw text, is given as
    text with its paragraphs apart.
    """
    raw = source.text[element.start : element.end]
    elements = list(element.all())
    if not elements or any(each.prefix for each in elements) or "<![CDATA[" in raw:
        return _paragraphs(element), False
    for hidden in element.all(*_UNSEEN):
        inside = slice(hidden.start - element.start, hidden.end - element.start)
        raw = raw[: inside.start] + " " * (hidden.end - hidden.start) + raw[inside.stop :]
    for name, html in _AS_HTML:
        raw = name.sub(html, raw)
    return Written(raw, ((0, element.start),)), True


def _paragraphs(element: Element) -> Written:
    """The text of every paragraph below, an empty line between them; all the text where there are none."""
    tracer = Tracer()
    for block in element.all(*_BLOCKS):
        text = block.text()
        if text.value.strip() and not any(True for _ in block.all(*_BLOCKS)):
            if tracer.length:
                tracer.gap("\n\n")
            tracer.weave(text.value, text.places)
    return Written(tracer.text, tracer.marks) if tracer.length else element.text()


def fields(
    *, title: str | None, publisher: str | None, when: str | None, url: str | None, credit: str | None = None
) -> Fields:
    """What the item says of itself; a date that cannot be read is remarked on."""
    published: Stamp | None = stamp(when) if when else None
    unread = f"the date '{when}' is not understood; give it in sources.toml as YYYY-MM-DD" if when else ""
    return Fields(
        title=title or None,
        publisher=publisher or None,
        published=published,
        url=url if url and url.startswith(("http://", "https://")) else None,
        credit=credit or None,
        unread=(unread,) if when and published is None else (),
    )
