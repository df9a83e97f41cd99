"""Terms of which one excludes the others: which part of a place, what has fallen for the eleventh quarter.

"The northern tip of Arden", "Arden's western coast"; "the 11th straight quarter of falling revenue",
"profits fell for an eleventh quarter". The words are data (`lexicon/terms.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.model.value import Term
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex


class TermMention(NamedTuple):
    """A term with its place in the sentence, what it is said of, and the name that this is of, "" for none."""

    start: int
    end: int
    attribute: str
    subject: str
    term: Term
    party: str = ""
    """What else tells it from another of the kind: the charge of a verdict."""
    scope: tuple[str, ...] = ()
    """Stems of what it is said to: the allegation that is denied."""


@cache
def _forms(family: str) -> dict[str, str]:
    table: dict[str, list[str]] = lexicon.load("terms")[family]
    return {form: term for term, forms in table.items() for form in forms}


def terms(scan: Scan, names: Sequence[NameMention], focus: str) -> Iterator[TermMention]:
    """The terms of the sentence, left to right; `focus` is whom the sentences before speak of."""
    yield from _parts(scan, names)
    yield from _rows(scan, names, focus)


# -- parts of a place ----------------------------------------------------------------------------


@cache
def _direction_words() -> frozenset[str]:
    return frozenset(word for form in _forms("direction") for word in form.split("-"))


@cache
def _directed() -> tuple[frozenset[str], re.Pattern[str]]:
    directions = alternation(list(_forms("direction")))
    parts = lexicon.load("terms")["parts"]["words"]
    pattern = regex(rf"\b(?P<term>{directions})(?:most)?\s+(?P<part>{alternation(parts)})\b", re.IGNORECASE)
    return frozenset(parts), pattern


_OF = regex(r"\s+of\s+(?:the\s+)?(?:(?:island|city|town|province|village|state)\s+of\s+)?$")
_OWN = regex(r"'s\s+(?:far\s+|extreme\s+)?$")


def _parts(scan: Scan, names: Sequence[NameMention]) -> Iterator[TermMention]:
    parts, pattern = _directed()
    if not names or scan.words.isdisjoint(parts) or scan.words.isdisjoint(_direction_words()):
        return
    text = scan.text
    spans = [(name.span.start - scan.base, name.span.end - scan.base, name.form) for name in names]
    for match in pattern.finditer(text):
        start, end = match.span()
        of = next((form for left, _, form in spans if left >= end and _OF.fullmatch(text, end, left)), "")
        if not of:
            of = next((form for left, right, form in spans if right <= start and _OWN.search(text[left:start])), "")
        if of:
            part = match["part"].lower()
            term = _forms("direction")[match["term"].lower()]
            yield TermMention(start, end, f"which {part} of it", of, Term("direction", term))


# -- rows of quarters ----------------------------------------------------------------------------


@cache
def _needed() -> tuple[frozenset[str], ...]:
    """Words of which a row of quarters needs one each: what it is a row of, the ordinal, what moves."""
    spans = lexicon.load("terms")["spans"]
    ordinals = {*spans["ordinals"], "st", "nd", "rd", "th"}
    return frozenset(spans["words"]), frozenset(ordinals), frozenset(map(longest_word, _forms("measure")))


@cache
def _rowed() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    spans = lexicon.load("terms")["spans"]
    ordinals: dict[str, int] = spans["ordinals"]
    which = rf"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternation(list(ordinals))})"
    row = rf"{which}\s+(?:(?:{alternation(spans['rows'])})\s+)?(?:[a-z]+\s+)?(?P<span>{alternation(spans['words'])})"
    moves, what = alternation(spans["moves"]), rf"(?P<what>{alternation(list(_forms('measure')))})"
    return (
        regex(rf"\b{row}\s+of\s+(?:(?:{moves}|year-on-year|annual|quarterly|its)\s+)*{what}\b", re.IGNORECASE),
        regex(
            rf"\b(?:(?:{moves})\s+{what}|{what}\s+(?:(?:has|have|had|also)\s+)*(?:{moves}))\s+(?:[\w.%$£€]+\s+){{0,4}}?for\s+(?:an?|the|its)\s+{row}\b".replace(
                "(?P<what>", "(?P<what1>", 1
            ),
            re.IGNORECASE,
        ),
        ordinals,
    )


def _rows(scan: Scan, names: Sequence[NameMention], focus: str) -> Iterator[TermMention]:
    if any(scan.words.isdisjoint(words) for words in _needed()):
        return
    of_what, what_for, ordinals = _rowed()
    for pattern in (of_what, what_for):
        for match in pattern.finditer(scan.text):
            groups = match.groupdict()
            word = (groups.get("what") or groups.get("what1") or "").lower()
            nth = match["nth"].lower()
            number = ordinals.get(nth) or int(re.sub(r"\D", "", nth))
            owner = [name.form for name in names if name.span.end - scan.base <= match.start()]
            attribute = f"what moved for the {number}. {match['span'].lower()} in a row"
            term = Term("measure", _forms("measure")[word])
            yield TermMention(match.start(), match.end(), attribute, owner[-1] if owner else focus, term)
