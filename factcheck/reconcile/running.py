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
    BOTH_WAYS = "both ways"


def movement(attribute: str, claims: Sequence[Claim]) -> Moves:
    """How the figure of a fact moves: as the lexicon says of its attribute, or as its own sentences say ("has grown to
    112 cases", "the county counted 112 cases as of Friday")."""
    known = attributes().get(attribute)
    if known is not None:
        return Moves.BOTH_WAYS if known.shrinks else Moves.UP if known.grows else Moves.NOT
    return Moves.UP if any(_is_running(claim) for claim in claims) else Moves.NOT


def _is_running(claim: Claim) -> bool:
    """A count so far: one that has grown to what it is, or a total as of a day."""
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension not in (Dimension.COUNT, Dimension.NUMBER, Dimension.PERCENT):
        return False
    if claim.aspect is not Aspect.LEVEL or claim.qualifiers.prior:
        return False
    return claim.change == "up" or not _words().isdisjoint(claim.context)


@cache
def _words() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.load("words")["running"]["words"])
