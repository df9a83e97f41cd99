"""What an element of a page says it is: by its tag, its role, or the names that the site gave it."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.ingest.html_parse import Element
from factcheck.model.article import BlockKind
from factcheck.regex import regex

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
_CUT = regex(r"[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
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
    return any(
        _calls_it(name, "standfirst", "words")
        or (directly_under_headline and _calls_it(name, "standfirst", "directly_under"))
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
    if _calls_it(words, "ignored", "words") or _calls_it(words, "ignored", "phrases"):
        return None
    return next((kind for kind in _ORDER if _calls_it(words, kind.value, "words")), None)


def _cut(name: str) -> str:
    return " ".join(word.lower() for word in _CUT.split(name) if word)


def _calls_it(words: str, table: str, key: str) -> bool:
    """True when one of the lexicon's phrases stands among the words of a name, as whole words."""
    inside = f" {words} "
    return any(phrase in inside for phrase in _spaced(table, key))


@cache
def _spaced(table: str, key: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in lexicon.load("html")[table][key])


@cache
def _tags() -> dict[str, BlockKind]:
    marking = {tag: kind for kind in _MARKING for tag in lexicon.load("html")[kind.value]["tags"]}
    return {**marking, "address": BlockKind.BYLINE, "time": BlockKind.METADATA}


@cache
def _roles() -> dict[str, BlockKind]:
    return {role: kind for kind in _MARKING for role in lexicon.load("html")[kind.value]["roles"]}
