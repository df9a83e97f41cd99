"""What an element of a page says it is: by its tag, its role, or the names that the site gave it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.ingest.html_parse import Element
from factcheck.model.article import BlockKind

# Most telling first: a byline's share button is a share button.
_ORDER = (
    BlockKind.NAVIGATION,
    BlockKind.TEASER,
    BlockKind.BOILERPLATE,
    BlockKind.BYLINE,
    BlockKind.DATELINE,
    BlockKind.METADATA,
    BlockKind.CAPTION,
)
_MARKING = (BlockKind.NAVIGATION, BlockKind.TEASER, BlockKind.BOILERPLATE)
_CUT = re.compile(r"[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
# Their class is about the page, never about a part of it.
_WHOLE = frozenset({"", "html", "body", "main"})


@cache
def unseen_names() -> frozenset[str]:
    """Class names of what is in the page but not to be seen, in lower case with hyphens."""
    return frozenset(phrase.replace(" ", "-") for phrase in lexicon.phrases("html", "unseen", "words"))


def kind_by_name(element: Element) -> BlockKind | None:
    """What the element's class, id and the like call it."""
    if element.tag in _WHOLE:
        return None
    found = {kind for name in _names(element) if (kind := _kind_of(name)) is not None}
    return next((kind for kind in _ORDER if kind in found), None)


def kind_by_tag(element: Element) -> BlockKind | None:
    """What its tag or role makes of an element that is not part of the story."""
    if (kind := _tags().get(element.tag)) is not None:
        return kind
    attributes = element.attributes
    if "role" in attributes and (kind := _roles().get(attributes["role"].lower())) is not None:
        return kind
    return BlockKind.BYLINE if "author" in attributes.get("rel", "").lower().split() else None


def is_standfirst(element: Element, *, directly_under_headline: bool) -> bool:
    """True when the element's names call it a standfirst."""
    pattern = _pattern("standfirst", "directly_under") if directly_under_headline else None
    return any(
        _pattern("standfirst", "words").search(name) or (pattern and pattern.search(name))
        for name in (_cut(name) for name in _names(element))
    )


def _names(element: Element) -> list[str]:
    attributes = element.attributes
    return [name for key in _attribute_names() if key in attributes for name in attributes[key].split()]


@cache
def _attribute_names() -> tuple[str, ...]:
    return tuple(lexicon.load("html")["attributes"]["names"])


@lru_cache(maxsize=8192)
def _kind_of(name: str) -> BlockKind | None:
    words = _cut(name)
    if _pattern("ignored", "words").search(words) or _pattern("ignored", "phrases").search(words):
        return None
    return next((kind for kind in _ORDER if _pattern(kind.value, "words").search(words)), None)


def _cut(name: str) -> str:
    return " ".join(word.lower() for word in _CUT.split(name) if word)


@cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:{'|'.join(map(re.escape, lexicon.phrases('html', table, key)))})(?![^ ])")


@cache
def _tags() -> dict[str, BlockKind]:
    marking = {tag: kind for kind in _MARKING for tag in lexicon.load("html")[kind.value]["tags"]}
    return {**marking, "address": BlockKind.BYLINE, "time": BlockKind.METADATA}


@cache
def _roles() -> dict[str, BlockKind]:
    return {role: kind for kind in _MARKING for role in lexicon.load("html")[kind.value]["roles"]}
