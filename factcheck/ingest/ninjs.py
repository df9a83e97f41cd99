"""ninjs, the JSON news item of the IPTC, in its three lines: 1.x, 2.x and 3.x.

They differ in spelling (`body_text`, `bodies[].contenttype`, `bodies[].contentType`) and nearly always hold
the same text twice, as plain text and as HTML: one body is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.ingest.fields import Fields, fold, pick, wording
from factcheck.ingest.html_sniff import is_markup
from factcheck.ingest.json_text import Quoted, plain
from factcheck.ingest.records import Record, RecordError
from factcheck.ingest.stamps import stamp

# Fields (folded) that only a ninjs item has, beside the `uri` that every one must have.
_SIGNS = frozenset(
    {"bodies", "headlines", "descriptions", "versioncreated", "pubstatus", "copyrightnotice", "renditions"}
)
# When this version was made orders the versions of a story; when the first one was does not.
_TIMES = ("versioncreated", "contentcreated", "contentmodified", "firstcreated")
_WITHDRAWN = frozenset({"withheld", "canceled", "cancelled", "withdrawn"})
# Roles under which an infosource is the party that put the item out.
_PUBLISHING_ROLES = frozenset({"publisher", "provider", "distributor", "main", "source"})


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """True for a record that names the standard, or has its fields."""
    standard = next((record[key] for key in record if fold(key) == "standard"), None)
    if isinstance(standard, Mapping) and "ninjs" in (wording(plain(standard)) or "").lower():
        return True
    names = {fold(key) for key in record}
    return "uri" in names and (bool(names & _SIGNS) or any(key.startswith("body_") for key in record))


def read_item(record: Mapping[str, Any]) -> Record:
    """The headline, the one body and the metadata of an item.

    Raises:
        RecordError: the item is withheld or cancelled, or has no text.
    """
    status = pick(record, ("pubstatus",))
    word = wording(plain(status[1])) if status else None
    # Some write the code with its vocabulary before it: "stat:canceled".
    if status and word and word.lower().rpartition(":")[2] in _WITHDRAWN:
        raise RecordError(f"its publisher has marked it as {word} ({status[0]}); it is not used", fatal=False)
    bodies = list(_bodies(record))
    if not bodies:
        raise RecordError("the ninjs item has no body; export it with its text (body_text or bodies)")
    # `min` keeps the file's order among equals.
    _, is_html, body = min(bodies, key=lambda found: found[0])
    return Record(_headline(record), body, _fields(record), is_html=is_html)


def _bodies(record: Mapping[str, Any]) -> Iterator[tuple[int, bool, Quoted]]:
    """Every text of the item as (rank, whether it is HTML, text); the lowest rank is the best."""
    for entry in _entries(record, "bodies"):
        value = entry.get("value")
        if isinstance(value, Quoted) and value.value.strip():
            mime = _word(entry, "contenttype")
            role = _word(entry, "role")
            is_main = not role or "main" in role
            if mime == "text/plain" or (not mime and not is_markup(value.value)):
                yield (0 if is_main else 3), False, value
            elif "html" in mime or not mime:
                yield (1 if is_main else 2), True, value
            else:
                yield 4, True, value  # NITF and other XML
    for key, value in record.items():
        if isinstance(value, Quoted) and value.value.strip() and fold(key).startswith("body"):
            kind = fold(key).removeprefix("body")
            rank = 0 if kind in ("text", "plain") else 1 if "html" in kind else 4
            yield rank, rank != 0, value


def _headline(record: Mapping[str, Any]) -> Quoted | None:
    entries = [entry for entry in _entries(record, "headlines") if isinstance(entry.get("value"), Quoted)]
    entries.sort(key=lambda entry: "main" not in _word(entry, "role"))
    found: list[Any] = [entry["value"] for entry in entries]
    found += [record[key] for key in record if fold(key) == "headline"]
    found += [record[key] for key in record if key.startswith("headline_")]
    found += [record[key] for key in record if fold(key) == "title"]
    return next((value for value in found if isinstance(value, Quoted) and value.value.strip()), None)


def _fields(record: Mapping[str, Any]) -> Fields:
    uri = wording(plain(record.get("uri"))) or ""
    title = _headline(record)
    time = pick(record, _TIMES)
    when = stamp(plain(time[1])) if time else None
    unread = f"the time in '{time[0]}' is not understood; write it as YYYY-MM-DDThh:mm:ssZ" if time else ""
    return Fields(
        title=" ".join(title.value.split()) if title else None,
        publisher=_publisher(record),
        published=when,
        url=uri if uri.startswith(("http://", "https://")) else None,
        unread=(unread,) if time and when is None else (),
    )


def _publisher(record: Mapping[str, Any]) -> str | None:
    for entry in (*_entries(record, "infosources"), *_entries(record, "infosource")):
        roles = {_word(entry, "role"), _word(entry, "rel")}
        if any(role.rpartition(":")[2] in _PUBLISHING_ROLES for role in roles) and (name := entry.get("name")):
            return wording(plain(name))
    found = pick(record, ("publisher", "provider", "source", "copyrightholder"))
    return wording(plain(found[1])) if found else None


def _entries(record: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    for key, value in record.items():
        if fold(key) == name and isinstance(value, list):
            yield from (
                {fold(inner): item for inner, item in entry.items()} for entry in value if isinstance(entry, dict)
            )


def _word(entry: Mapping[str, Any], name: str) -> str:
    return (wording(plain(entry.get(name))) or "").lower()
