"""Which outlet an article names as the source of its report.

A name counts only in a context that makes it the source ("Reuters reported", "according to a report
in", a credit line); an outlet that is merely written about is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.lexicon.inside import AnyOf
from factcheck.model.article import Block, BlockKind, Document
from factcheck.model.span import Span
from factcheck.regex import regex
from factcheck.trace.words import FURNITURE

_WORDS = regex(r"[^\W_]+")
# A capitalised run that could be an outlet's name.
_UNLISTED = r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w'’&-]*(?:\.\w+)?(?:\s+(?:[A-Z][\w'’&-]*(?:\.\w+)?|of|and|the)){0,4})"
_DATELINE = regex(
    r"[A-Z][^\W\d_a-z][^()\n]{0,58}\((?P<name>[A-Z][^()\d\n]{1,30})\)\s*(?:[-–—]|$)"
    r"|\((?P<first>[A-Z][^()\d\n]{1,30})\)\s*[-–—]"
)
_SIGN_OFF = regex(r"\((?:with\s+(?:inputs?|files|reporting)\s+from\s+)?(?P<name>[A-Z][^()\d\n]{1,30})\)\s*$")
_LISTED = (",", " and", "/")
# What may follow an outlet's name: an office or a company's possessive would speak of somebody else.
_NAME_ENDS = regex(r"\s*$|[.,;:)\"”]|\s+(?:on|in|that|and|as)\b|\s*[-–—]|['’]s\s+report")
_CAPITAL = regex(r"[A-Z\u00c0-\u00de\u0100-\u024f]\w*")
_MARKS = " \t\n\"'“”‘’,;:.()[]–—-"


class Strength(IntEnum):
    """How much of an article rests on the source that it names."""

    TOLD = 1
    """A quotation given to the other outlet."""
    REPORT = 2
    """What the other outlet reported."""
    CREDIT = 3
    """The text itself: dateline, credit line, what is known of the file."""


class Credit(NamedTuple):
    """One source that an article names, at the place that says most. `key` is the folded name."""

    article_id: str
    span: Span
    source: str
    key: str
    strength: Strength


@lru_cache(maxsize=1 << 12)  # outlets of an archive; each article asks for its own and for those it names
def outlet_key(name: str) -> str:
    """A name folded so that all spellings of one outlet are equal: "The Associated Press", "AP"."""
    folded = " ".join(_WORDS.findall(name.replace("’", "'").replace("'", "").casefold()))
    if folded in _aliases():
        return _aliases()[folded]
    generic = load("credits")["generic"]["words"]
    short = " ".join(word for word in folded.split() if word not in generic) or folded
    return _aliases().get(short, short)


def agency_in(publisher: str) -> str | None:
    """The agency that a label such as "Daily Post/AFP" names beside the outlet, as it is shown."""
    parts = re.split(r"\s*[/|,;()–—-]\s*|\s+via\s+", publisher)
    if len(parts) < 2:
        return None
    agencies = load("credits")["agencies"]
    for part in parts:
        key = outlet_key(part) if part else ""
        for name in agencies:
            if key == outlet_key(name):
                return str(name)
    return None


def credits_of(document: Document, published: Mapping[str, str]) -> list[Credit]:
    """The sources that an article names, strongest mention each, in order of the text.

    `published` maps the keys of the story's own publishers to their names; they count like outlets
    of the lexicon.
    """
    article = document.article
    own = outlet_key(article.publisher) if article.publisher else ""
    found: dict[str, Credit] = {}
    for name, span, strength in _mentions(document, published):
        key = outlet_key(name)
        if not key or key == own or (own and _is_short_for(key, own)):
            continue
        known = found.get(key)
        if known is None or strength > known.strength:
            found[key] = Credit(article.id, span, published.get(key, _shown(name, key)), key, strength)
    return sorted(found.values(), key=lambda credit: (credit.span, credit.key))


def _mentions(document: Document, published: Mapping[str, str]) -> Iterator[tuple[str, Span, Strength]]:
    article, blocks = document.article, [b for b in document.blocks if b.kind not in FURNITURE]
    first = next((block for block in blocks if block.kind.is_story), None)
    whole = first.span if first else Span(0, max(1, len(article.text)))
    if article.credit:
        at = article.text.find(article.credit)
        yield article.credit, Span(at, at + len(article.credit)) if at >= 0 else whole, Strength.CREDIT
    agency = agency_in(article.publisher) if article.publisher else None
    if agency:
        yield agency, whole, Strength.CREDIT
    hinted = _hints().stands_in(article.text.lower())
    paragraphs = 0
    for block in blocks:
        if block.kind.is_story:
            paragraphs += block.kind is not BlockKind.HEADLINE
            if paragraphs <= 2:
                yield from _datelines(article.text, block.span)
            yield from _sign_offs(article.text, block.span, published)
        if hinted:
            yield from _unlisted(article.text, block.span)
    for span in _find_names(article.text, published):
        at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
        if at >= 0 and blocks[at].span.contains(span):
            strength = _strength(article.text, blocks[at], span)
            if strength is not None:
                yield span.of(article.text), span, strength


def _datelines(text: str, block: Span) -> Iterator[tuple[str, Span, Strength]]:
    match = _DATELINE.match(text, block.start, block.end)
    if match:
        group = "name" if match["name"] else "first"
        yield match[group], Span(*match.span(group)), Strength.CREDIT


def _sign_offs(text: str, block: Span, published: Mapping[str, str]) -> Iterator[tuple[str, Span, Strength]]:
    if text[block.end - 1] != ")":
        return
    match = _SIGN_OFF.search(text, max(block.start, block.end - 60), block.end)
    if match and (outlet_key(match["name"]) in published or outlet_key(match["name"]) in _keys()):
        yield match["name"], Span(*match.span("name")), Strength.CREDIT


def _strength(text: str, block: Block, name: Span) -> Strength | None:
    """How the words around a name make it the source; None when it is only spoken of."""
    before = text[max(block.span.start, name.start - 48) : name.start].lower()
    before = _between().sub(" ", before)
    after = text[name.end : min(block.span.end, name.end + 32)].lower()
    if block.kind in (BlockKind.BYLINE, BlockKind.METADATA) and (
        _credit().search(before) or _credit().search(after) or before.rstrip().endswith(_LISTED)
    ):
        return Strength.CREDIT
    if _before("before").search(before) or _after().match(after):
        return Strength.REPORT
    return Strength.TOLD if _before("told").search(before) else None


def _find_names(text: str, published: Mapping[str, str]) -> Iterator[Span]:
    """Where names of the lexicon or of the story's publishers stand, longest first, not overlapping."""
    known = _by_first_word()
    own = _spellings_by_first_word(tuple(sorted(published.values())))
    capitals = set(_CAPITAL.findall(text))
    if capitals.isdisjoint(known) and capitals.isdisjoint(own):
        return  # most articles; told in a third of the time
    last = 0
    for match in _CAPITAL.finditer(text):
        word = match.group()
        if word not in known and word not in own:
            continue
        start = match.start()
        if start < last or (start and (text[start - 1].isalnum() or text[start - 1] in "-_")):
            continue
        longest = start
        for table in (known, own):
            if word in table and (hit := _any_of(table[word]).match(text, start)):
                longest = max(longest, hit.end())
        if longest > start:
            last = longest
            yield Span(start, longest)


def _unlisted(text: str, block: Span) -> Iterator[tuple[str, Span, Strength]]:
    """Names that no list holds, behind words that only an outlet can follow."""
    for match in _unknown().finditer(text, block.start, block.end):
        name = re.sub(r"\s+(?:of|and|the)$", "", match["name"])
        start, end = match.start("name"), match.start("name") + len(name)
        if name.split()[-1].lower() in load("credits")["contexts"]["offices"]:
            continue
        if _NAME_ENDS.match(text, end, block.end):
            yield name, Span(start, end), Strength.REPORT


def _shown(name: str, key: str) -> str:
    return _display().get(key) or re.sub(r"^[Tt]he\s+", "", name.strip(_MARKS))


def _is_short_for(key: str, own: str) -> bool:
    """ "Maan" for "Maan News Agency", "Post" for "Harbour Post" is not: the first word must agree."""
    return own.split()[: len(key.split())] == key.split()


# -- the lexicon, compiled --------------------------------------------------------------------


def _outlets() -> Iterable[tuple[str, Sequence[str]]]:
    lexicon = load("credits")
    yield from lexicon["agencies"].items()
    yield from lexicon["outlets"].items()


@cache
def _aliases() -> dict[str, str]:
    """Folded spelling → folded name as shown."""
    table = {}
    for name, others in _outlets():
        shown = " ".join(_WORDS.findall(name.replace("'", "").casefold()))
        shown = shown.removeprefix("the ")
        for spelling in (name, *others):
            folded = " ".join(_WORDS.findall(spelling.replace("'", "").casefold()))
            table[folded] = shown
            table.setdefault(folded.removeprefix("the "), shown)
    return table


@cache
def _display() -> dict[str, str]:
    return {outlet_key(name): name for name, _ in _outlets()}


@cache
def _keys() -> frozenset[str]:
    return frozenset(_aliases().values())


@cache
def _by_first_word() -> dict[str, frozenset[str]]:
    return _sorted_out(spelling for name, others in _outlets() for spelling in (name, *others))


@lru_cache(maxsize=8)  # one story's publishers at a time
def _spellings_by_first_word(published: tuple[str, ...]) -> dict[str, frozenset[str]]:
    return _sorted_out(published)


def _sorted_out(spellings: Iterable[str]) -> dict[str, frozenset[str]]:
    """First word → all names that begin with it."""
    by_first: dict[str, set[str]] = {}
    for spelling in spellings:
        name = spelling.removeprefix("The ").removeprefix("the ")
        if first := _CAPITAL.match(name):
            by_first.setdefault(first.group(), set()).add(name)
    return {first: frozenset(names) for first, names in by_first.items()}


@lru_cache(maxsize=512)  # more than the outlets of the lexicon that turn up in one run
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    spelled = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s+") for n in longest_first)
    return regex(rf"(?:{spelled})(?![\w-])")


@cache
def _before(family: str) -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?:{_alternatives(family)})\s*[\"“]?\s*$")


@cache
def _between() -> re.Pattern[str]:
    return regex(rf"(?:\s+|^)(?:{_alternatives('between')})\s+$")


@cache
def _after() -> re.Pattern[str]:
    return regex(rf"(?:,)?\s+(?:{_alternatives('after')})(?!\w)")


@cache
def _credit() -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?:{_alternatives('credit')})")


@cache
def _hints() -> AnyOf:
    return AnyOf(load("credits")["contexts"]["unknown_before"])


@cache
def _unknown() -> re.Pattern[str]:
    return regex(rf"(?<!\w)(?i:{_alternatives('unknown_before')})\s+{_UNLISTED}")


def _alternatives(family: str) -> str:
    phrases = load("credits")["contexts"][family]
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))
