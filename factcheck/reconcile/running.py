"""Which figures change while the story runs: a toll, the missing, the cases so far. A later report has another one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache

from factcheck import lexicon
from factcheck.model.article import Article
from factcheck.model.claim import Aspect, Claim
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.scan import alternation, fold
from factcheck.read.words import stem
from factcheck.regex import regex


class Moves(Enum):
    """Which way a figure goes from report to report."""

    NOT = "not"
    UP = "up"
    SLOWLY = "slowly"
    """Up, but not to more than twice as many: of those counts a far larger one is another count."""
    BOTH_WAYS = "both ways"


def movement(attribute: str, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Moves:
    """How the figure of a fact moves: as the lexicon says of its attribute, or as its own sentences say ("has grown to
    112 cases", "112 have been cancelled so far"), or as counts do of what an event goes on doing ("destroyed
    14 homes")."""
    known = attributes().get(attribute)
    if known is not None and not (known.grows or known.shrinks) and _goes_on(claims):
        return Moves.SLOWLY  # employees, and those of them who have been suspended
    if known is not None:
        return Moves.BOTH_WAYS if known.shrinks else Moves.UP if known.grows else Moves.NOT
    running = [claim for claim in claims if _is_count(claim)]
    if any(
        claim.change == "up" or not _words().isdisjoint(claim.context) or _is_until_now(claim, articles)
        for claim in running
    ):
        return Moves.UP
    return Moves.SLOWLY if _goes_on(running) else Moves.NOT


def _goes_on(claims: Sequence[Claim]) -> bool:
    """They count what an event goes on doing."""
    return any(_is_count(claim) and claim.qualifiers.doing in _doings() for claim in claims)


def _is_count(claim: Claim) -> bool:
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension not in (Dimension.COUNT, Dimension.NUMBER, Dimension.PERCENT):
        return False
    return claim.aspect is Aspect.LEVEL and not claim.qualifiers.prior


def _is_until_now(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """ "So far" and the like stand in the sentence of a count, near it."""
    text = fold(articles[claim.article_id].text[max(0, claim.start - _AROUND) : claim.end + _AROUND])
    at = min(claim.start, _AROUND)
    start = max((match.end() for match in _STOP.finditer(text, 0, at)), default=0)
    stop = _STOP.search(text, at)
    return _until_now().search(text, start, stop.start() if stop else len(text)) is not None


# How far from a count, in characters, "so far" is looked for; set by hand.
_AROUND = 120
_STOP = regex(r"[.!?]\s|\n")


@cache
def _until_now() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternation(lexicon.load('words')['running']['phrases'])})\b", re.IGNORECASE)


@cache
def _doings() -> frozenset[str]:
    return frozenset(lexicon.load("doings")["running"]["verbs"])


@cache
def _words() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.load("words")["running"]["words"])
