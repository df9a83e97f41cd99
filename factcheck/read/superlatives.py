"""Superlatives: the largest, deadliest, one of the biggest …, with the class they are claimed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Superlative
from factcheck.read.cued import Cued
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import canonical_stems, stem
from factcheck.regex import regex


class SuperlativeMention(NamedTuple):
    """A superlative with its place in the sentence and the kind of thing it is about."""

    start: int
    end: int
    attribute: str
    superlative: Superlative


@cache
def _pattern() -> tuple[Cued, dict[str, str]]:
    data = lexicon.load("superlatives")
    properties = {
        phrase: name for name, phrases in data["properties"].items() for phrase in phrases if name not in _LOOSE
    }
    shared = alternation(data["shared"]["words"])

    def build(phrases: str) -> str:
        phrases = phrases.replace(r"\s+", r"[\s-]+")
        return (
            rf"(?:\b(?P<shared>{shared})[\s-]+)?(?:\b(?P<holder>[A-Z][\w'-]*(?:\s+[A-Z0-9][\w'-]*){{0,3}}'s?|its|his|her|their|the\s+[a-z]+'s)\s+)?"
            rf"\b(?P<property>{phrases})(?:-ever)?\b(?P<class>[^.;:!?\"(—]*)"
        )

    return Cued({"phrases": properties}, build), {p.replace("-", " "): name for p, name in properties.items()}


# Every superlative of the lexicon holds one of these.
_CUES = ("est", "most ", "record-breaking", "worst")
# "first" and "only" are too common to be read without a class that closes them; see `_CLOSED`.
_LOOSE = frozenset({"first", "last", "only", "best"})
_CUT = regex(
    r",|\b(?:and|but|or|as|that|which|who|whose|when|where|while|since|after|before|because|making|marking|with|to\s+be|"
    r"is|are|was|were|has|have|had|will|would|could|stand|at|on|by)\b"
)
_SCOPE_CUT = regex(
    r",|\b(?:and|but|or|as|that|which|who|whose|when|where|while|since|after|before|because|making|marking|to\s+be|is|are|was|were|has|have|had|"
    r"will|would|could)\b"
)
_PREPOSITION = regex(r"\b(?:in|of|for|among|over|across|within|from|to|into|by)\b")
_NOUNISH = regex(r"[A-Za-z]")


@cache
def _ranked() -> re.Pattern[str]:
    """ "Third-", before the property: which it is, and not the one."""
    ordinals = alternation([word for word, nth in lexicon.load("contests")["ordinals"].items() if nth > 1])
    return regex(rf"\b(?:{ordinals}|\d{{1,2}}(?:st|nd|rd|th))-$", re.IGNORECASE)


def superlatives(scan: Scan) -> Iterator[SuperlativeMention]:
    """Each superlative of the sentence that says what it is the most of."""
    if not scan.has_any(_CUES):
        return
    pattern, properties = _pattern()
    for match in pattern.find(scan.text, scan.words):
        if match["shared"] is None and _ranked().search(scan.text, 0, match.start("property")):
            continue  # "the second-largest": not the largest
        words = match["class"]
        preposition = _PREPOSITION.search(words)
        cut = _CUT.search(words, 0, preposition.start() if preposition else len(words))
        if cut is None and preposition is not None:
            cut = _SCOPE_CUT.search(words, preposition.start())
        words = words[: cut.start()] if cut else words
        preposition = _PREPOSITION.search(words)
        noun_phrase = words[: preposition.start()] if preposition else words
        scope_words = words[preposition.start() :] if preposition else ""
        members = _without_tail(canonical_stems(noun_phrase))
        if not members or not _NOUNISH.search(noun_phrase):
            continue
        end = match.start("class") + len(words.rstrip())
        owned = _OWN_TIME.search(scope_words)
        holder = re.sub(r"'s?$", "", match["holder"] or (owned["holder"] if owned else "")).strip()
        scope = tuple(word for word in canonical_stems(scope_words) if word not in _unrestricting())
        yield SuperlativeMention(
            match.start(),
            end,
            kind_of(members[-1]),
            Superlative(
                property=properties[" ".join(match["property"].lower().replace("-", " ").split())],
                shared=bool(match["shared"]),
                members=tuple(word for word in members[:-1] if word not in _unrestricting()) + members[-1:],
                scope=scope,
                holder=holder,
            ),
        )


# "The largest purchase in Tessel's 88 years": the most of its own.
_OWN_TIME = regex(
    r"\b(?:in|of|over|during)\s+(?P<holder>[A-Z][\w'-]*(?:\s+[A-Z0-9][\w'-]*){0,3}'s?)\s+(?:[\w-]+\s+)?(?:years?|decades?|century|history|existence|lifetime)\b"
)


def _without_tail(stems: tuple[str, ...]) -> tuple[str, ...]:
    """A noun phrase without the words behind its head: "investments historically", "deal ever"."""
    end = len(stems)
    while end > 1 and (stems[end - 1] in _unrestricting() or stems[end - 1].endswith("ly")):
        end -= 1
    return stems[:end]


@cache
def _unrestricting() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.load("words")["unrestricting"]["words"])


@cache
def _kinds() -> dict[str, str]:
    return {stem(word.split()[-1]): kind for kind, words in lexicon.load("words")["kinds"].items() for word in words}


def kind_of(head: str) -> str:
    """The class that a head noun's stem belongs to; the stem itself when it has none."""
    return _kinds().get(head, head)
