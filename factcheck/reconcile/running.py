"""Which figures change while the story runs: a toll, the missing, the cases so far. A later report has another one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Aspect, Claim
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.words import stem


class Moves(Enum):
    """Which way a figure goes from report to report."""

    NOT = "not"
    UP = "up"
    SLOWLY = "slowly"
    """Up, but not to more than twice as many: of those counts a far larger one is another count."""
    BOTH_WAYS = "both ways"


def movement(attribute: str, claims: Sequence[Claim]) -> Moves:
    """How the figure of a fact moves: as the lexicon says of its attribute, or as its own sentences say ("has grown to
    112 cases", "the county counted 112 cases as of Friday"), or as counts do of what an event goes on doing ("destroyed
    14 homes")."""
    known = attributes().get(attribute)
    if known is not None and not (known.grows or known.shrinks) and _goes_on(claims):
        return Moves.SLOWLY  # employees, and those of them who have been suspended
    if known is not None:
        return Moves.BOTH_WAYS if known.shrinks else Moves.UP if known.grows else Moves.NOT
    running = [claim for claim in claims if _is_count(claim)]
    if any(claim.change == "up" or not _words().isdisjoint(claim.context) for claim in running):
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


@cache
def _doings() -> frozenset[str]:
    return frozenset(lexicon.load("doings")["running"]["verbs"])


@cache
def _words() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.load("words")["running"]["words"])
