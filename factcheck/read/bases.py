"""How a figure is reckoned: net, pre-money, at first, at its peak, seriously (injured) (`lexicon/bases.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.clauses import clause_at
from factcheck.read.phrasebook import longest_word
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan, alternation

REQUIRED, LATER = "required", "later"
AT_FIRST, AT_PEAK, LAST_SEASON = "at first", "at its peak", "last season"
_REQUIRED = re.compile(
    r"\b(?:needs?|needed|need|requires?|required)\s+(?:(?:is|was|the|a|an|at\s+least)\s+)?$",
    re.IGNORECASE,
)
# "Five seconds later": reckoned from whatever came before.
_LATER = re.compile(r"\s+(?:later|earlier|afterwards|after|before|beforehand|prior)\b")
# How far from the figure a word of basis may stand, in characters; set by hand on fixtures/quarterly.
_BEFORE, _BEHIND = 45, 35
# And how far before it what says that it was another one since; set by hand.
_FIRST_BEFORE = 60
# How far before the trigger of its attribute a word of basis may begin.
_BEFORE_TRIGGER = 20


class _Words(NamedTuple):
    """A pattern, and words of which a sentence must have one for it to fit."""

    cues: frozenset[str]
    pattern: re.Pattern[str]


@cache
def marked() -> frozenset[str]:
    """Bases that a report names because the plain measure is another one."""
    table = lexicon.load("bases")
    followed = (word for row in table["followed"] for word in row["words"])
    return frozenset((*table["marked"]["words"], *followed, *table["until"]["words"], AT_FIRST, AT_PEAK, LAST_SEASON))


def basis(scan: Scan, figure: Figure, trigger: tuple[int, int] | None) -> str:
    """The words that say how `figure` is reckoned, sorted, "" for none; `trigger` is where its attribute is named."""
    text = scan.text
    if _REQUIRED.search(text[: figure.start]):
        return REQUIRED
    if figure.quantity.dimension is Dimension.DURATION and _LATER.match(text, figure.end):
        return LATER
    for name in (LAST_SEASON, AT_PEAK):
        held = _in_clause(name)
        if not scan.words.isdisjoint(held.cues) and held.pattern.search(text, *clause_at(text, figure.start)):
            return name
    first = _at_first()
    if not scan.words.isdisjoint(first.cues) and first.pattern.search(
        text, max(0, figure.start - _FIRST_BEFORE), figure.start
    ):
        return AT_FIRST
    beside = _beside()
    if scan.words.isdisjoint(beside.cues):
        return ""
    near = text[max(0, figure.start - _BEFORE) : min(len(text), figure.end + _BEHIND)]
    window = near if trigger is None else text[max(0, trigger[0] - _BEFORE_TRIGGER) : trigger[1]] + " " + near
    found = sorted({re.sub(r"[\s-]+", " ", match.group().lower()) for match in beside.pattern.finditer(window)})
    return " ".join(found)


@cache
def _beside() -> _Words:
    table = lexicon.load("bases")
    plain, until, followed = table["beside"]["words"], table["until"]["words"], table["followed"]
    pattern = "|".join(
        (
            alternation(plain).replace(r"\-", r"[\s-]+"),
            *(rf"(?:{alternation(row['words'])})(?=\s+(?:{alternation(row['by'])})\b)" for row in followed),
            rf"(?:\w+\s+(?=months))?(?:{alternation(until)})(?=\s+[A-Z])",
        )
    )
    cues = _cues((*plain, *until, *(word for row in followed for word in row["words"])))
    return _Words(cues, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))


@cache
def _at_first() -> _Words:
    table = lexicon.load("bases")[AT_FIRST]
    adverbs, verbs, adjectives, nouns, words = (
        alternation(table[key]) for key in ("adverbs", "verbs", "adjectives", "nouns", "from")
    )
    pattern = rf"\b(?:(?:{adverbs})\s+(?:{verbs})|(?:{adjectives})\s+(?:{nouns})|(?:{words})\s+from)\b[^,;:.]*$"
    cues = _cues((*table["adverbs"], *table["adjectives"], *table["from"]))
    return _Words(cues, re.compile(pattern, re.IGNORECASE))


@cache
def _in_clause(name: str) -> _Words:
    words = lexicon.load("bases")[name]["words"]
    return _Words(_cues(words), re.compile(rf"\b(?:{alternation(words)})\b", re.IGNORECASE))


def _cues(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(longest_word(phrase) for phrase in phrases)
