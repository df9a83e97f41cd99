"""What a page says of itself: `<meta>`, `<link>`, JSON-LD, and markup with the same meaning in its body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from factcheck import lexicon
from factcheck.ingest.fields import wording
from factcheck.ingest.html_data import articles
from factcheck.ingest.html_parse import Page, Script
from factcheck.ingest.stamps import Stamp, stamp


class Head(NamedTuple):
    """Metadata of a page; None and empty where it does not say."""

    title: str | None
    """What the page calls the story to others; its own headline comes before `<title>`."""
    titles: tuple[str, ...]
    """Everything that the page calls the story, most telling first."""
    publisher: str | None
    published: Stamp | None
    url: str | None
    unread: str | None
    """The words of a date of publication that could not be read."""
    description: str = ""
    """What the page says to others that the story is about, often its first sentence."""
    body: str = ""
    """The text of the article in the page's data."""


def read_head(page: Page) -> Head:
    """Collect the metadata; a broken JSON-LD block is passed over, as browsers and search engines do."""
    meta = _meta(page)
    story = _json_ld(page.scripts)
    title = _first(meta, "title")
    titles = [title, wording(story.get("headline")), " ".join(page.title.split())]
    dates = [value for value in _dates(page, meta, story) if value]
    stamps = (found for found in map(stamp, dates) if found is not None)
    published = next(stamps, None)
    return Head(
        title=title,
        titles=tuple(dict.fromkeys(filter(None, titles))),
        publisher=_first(meta, "publisher", below=wording(story.get("publisher"))),
        published=published,
        url=_address(page, meta, story),
        unread=dates[0] if dates and published is None else None,
        description=_first(meta, "description") or "",
        body=body if isinstance(body := story.get("articleBody"), str) else "",
    )


def _meta(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.elements:
        if element.tag == "meta":
            attributes = element.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            content = " ".join(attributes.get("content", "").split())
            if content:
                found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: Mapping[str, str], field: str, *, below: str | None = None) -> str | None:
    """The first name of `field` that the page fills; `below` comes after the most telling one."""
    names = lexicon.load("html")["head"][field]
    found = [meta.get(names[0]), below, *(meta.get(name) for name in names[1:])]
    return next(filter(None, found), None)


def _dates(page: Page, meta: Mapping[str, str], story: Mapping[str, Any]) -> Iterator[str]:
    yield from filter(None, [wording(story.get("datePublished"))])
    yield from (meta[name] for name in lexicon.load("html")["head"]["published"] if name in meta)
    marked = [e for e in page.elements if e.attributes.get("itemprop", "").lower() == "datepublished"]
    times = [e for e in page.elements if e.tag == "time" and "datetime" in e.attributes]
    for element in (*marked, *times):
        # The date on a teaser for another story is not ours.
        if element.tag != "meta" and not any(around.tag in ("nav", "aside", "footer") for around in element.up()):
            yield element.attributes.get("datetime") or element.attributes.get("content") or ""


def _address(page: Page, meta: Mapping[str, str], story: Mapping[str, Any]) -> str | None:
    canonical = [
        element.attributes.get("href", "").strip()
        for element in page.elements
        if element.tag == "link" and "canonical" in element.attributes.get("rel", "").lower().split()
    ]
    stated = [wording(story.get("mainEntityOfPage")), wording(story.get("url"))]
    for address in (*canonical, _first(meta, "url"), *stated):
        if address and address.lower().startswith(("http://", "https://")):
            return address
    return None


def _json_ld(scripts: Iterable[Script]) -> Mapping[str, Any]:
    """The first thing in the data blocks that is an article, else an empty table."""
    for script in scripts:
        try:
            # Raw line breaks within strings are common in the wild.
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        if (thing := next(articles(found), None)) is not None:
            return thing
    return {}
