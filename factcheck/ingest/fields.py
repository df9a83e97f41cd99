"""What a file says of its article in named fields: front matter, JSON records, `sources.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from factcheck.ingest.stamps import Stamp, stamp
from factcheck.regex import regex

# The names that each field goes by, most telling first. Compared without case, spaces, "_" and "-".
ALIASES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "hed"),
    "publisher": ("publisher", "source", "outlet", "publication", "sitename", "provider"),
    "published": (
        *("published", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate"),
        *("datetime", "date", "dategmt", "created", "createdat"),
    ),
    "url": ("url", "canonical", "canonicalurl", "link", "permalink"),
    "credit": ("credit", "agency", "wire", "creditline"),
}
_NOT_LETTERS = regex(r"[^a-z]")
_URL = regex(r"https?://\S+", re.IGNORECASE)


class Fields(NamedTuple):
    """Known facts about an article; None where the file does not say."""

    title: str | None = None
    publisher: str | None = None
    published: Stamp | None = None
    url: str | None = None
    credit: str | None = None
    unread: tuple[str, ...] = ()
    """One line for each field that is there but could not be read."""

    @property
    def day(self) -> date | None:
        return self.published.day if self.published else None

    @property
    def at(self) -> datetime | None:
        return self.published.at if self.published else None


def fold(name: str) -> str:
    """A field's name without what writers vary: case, spaces, hyphens, underscores."""
    return _NOT_LETTERS.sub("", name.lower())


def pick(table: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, Any] | None:
    """The first of `names` (folded) that `table` fills, as its own spelling and value."""
    folded = {fold(key): key for key in table if isinstance(key, str)}
    for name in names:
        key = folded.get(name)
        if key is not None and table[key] not in (None, "", [], {}):
            return key, table[key]
    return None


def wording(value: object) -> str | None:
    """The words of a field: a string, the name of a thing that has one, or the first of a list."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("value") or value.get("@id")
    if isinstance(value, list):
        return wording(value[0]) if value else None
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        return None
    return " ".join(str(value).split()) or None


def read_fields(table: Mapping[str, Any]) -> Fields:
    """Title, publisher, date, address and credit of a table with any of the usual names."""
    words: dict[str, str | None] = {}
    unread: list[str] = []
    for field in ("title", "publisher", "url", "credit"):
        found = pick(table, ALIASES[field])
        words[field] = wording(found[1]) if found else None
        if found and words[field] is None:
            unread.append(f"the field '{found[0]}' is not text and is left out")
    publisher, url = words["publisher"], words["url"]
    if publisher and _URL.fullmatch(publisher):
        # "source: https://…" is where the text was found, not who published it.
        publisher, url = None, url or publisher
    when = None
    if found := pick(table, ALIASES["published"]):
        when = stamp(found[1])
        if when is None:
            words_of_date = wording(found[1]) or type(found[1]).__name__
            unread.append(f"the date '{words_of_date}' in '{found[0]}' is not understood; write it as YYYY-MM-DD")
    return Fields(words["title"], publisher, when, url, words["credit"], tuple(unread))
