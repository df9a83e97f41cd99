"""The text of an article that stands in a page's data (JSON-LD) and not among what a browser shows at once.

Pages that a script draws have their text nowhere else. Its characters keep their places: in the script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from factcheck import lexicon
from factcheck.ingest.html_parse import Script
from factcheck.ingest.json_text import Quoted, parse, plain


class Data(NamedTuple):
    """What the page's data have of the article."""

    headline: Quoted | None
    body: Quoted


def data_of(scripts: Iterable[Script]) -> Data | None:
    """The first article with a text in the page's data; a broken block is passed over."""
    for script in scripts:
        if "articleBody" not in script.text:
            continue
        try:
            found = parse(script.text, at=script.at)
        except (ValueError, RecursionError):
            continue
        for thing in articles(found):
            body, headline = thing.get("articleBody"), thing.get("headline")
            if isinstance(body, Quoted) and body.value.strip():
                return Data(headline if isinstance(headline, Quoted) and headline.value.strip() else None, body)
    return None


def articles(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a block of data that is an article."""
    types = set(lexicon.load("html")["head"]["types"])
    for thing in _things(value):
        kinds = plain(thing.get("@type"))
        if types & {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}:
            yield thing


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _things(item)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph", []))
        yield from _things(value.get("mainEntity", []))
