"""What comparing two claims works with: the levels and their weights, and what a story knows besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Claim, Modality
from factcheck.model.entity import Entity
from factcheck.model.relation import Relation
from factcheck.model.value import Quantity, Time

# Weights of the levels, and the sums from which two claims are one fact. Set by hand
# while the stories in fixtures/ and the pairs of tests/cases/align.toml came out right; not calibrated.
ATTRIBUTE, PHRASE, COUNTED, MEASURED = 3, 3, 2, 1
SAID_ALL, SUBJECT, GUESSED, TO_COME, EVENT, PARTY, PLACE, PERIOD, ORDINAL, CONTEXT = 4, 3, 1, 2, 2, 2, 2, 2, 2, 3
SAME_FIGURE, SWAPPED, ROUNDED, COMPATIBLE = 3, 3, 2, 1
ENOUGH_WHEN_COMPATIBLE = 5
ENOUGH_WHEN_DISJOINT = 6
# Score of a link by the sentence alone: as sure as one of subject, attribute and words together.
SAME_SENTENCE = 9
# Of one by a sentence that is only the one most like it.
LIKE_SENTENCE = 6
# Shares of the rarer words that two contexts have in common, for each step of CONTEXT.
_SHARE_STEPS = (0.15, 0.3, 0.5)
REAL = frozenset({Modality.ACTUAL})


def is_said_and_denied(a: Claim, b: Claim) -> bool:
    """One has a "not" before it: "was not closed on Thursday", "was closed on Friday"."""
    return (a.modality is Modality.DENIED) is not (b.modality is Modality.DENIED)


class Comparison(NamedTuple):
    """Levels on which two claims agree, most telling first, and their sum."""

    levels: tuple[str, ...]
    score: int
    relation: Relation | None
    """Of their quantities; None for other values."""
    joins: bool = True
    """Enough to make one fact of the two; False where nothing forbids it but too little speaks for it."""


class Setting(NamedTuple):
    """What a story knows that a pair of claims does not."""

    entities: Mapping[str, Entity]
    rarity: Mapping[str, float]
    """Weight of a context stem, 0 … 1: rare in the story is telling."""
    published: Mapping[str, date | None]
    stems: Mapping[str, frozenset[str]]
    """The context of each claim by id, as a set."""
    scene: str
    """The place that most counts of the story name."""
    siblings: frozenset[frozenset[str]]
    """Pairs of places that counts of one sentence were made at: "900 in Gavle and 500 in Lomza"."""
    tabled: frozenset[str]
    """Ids of the claims that stand in a table, whose heads were not read."""
    rare: Mapping[str, frozenset[str]]
    """Of that, the words that few claims of the story share."""
    wholes: Mapping[str, Quantity]
    """By the id of a count, of how many it is: the 149 of "38 of 149 cars"."""
    given: Mapping[tuple[str, str], Sequence[Claim]]
    """What an article gives for an attribute, by both."""
    amounts: Mapping[str, frozenset[tuple[str, str, Decimal]]]
    """By the id of an article, the figures that it gives of anything: dimension, unit and amount."""
    beside: Mapping[str, Sequence[Quantity]]
    """By the id of a figure, the other figures of its sentence."""
    times: Mapping[tuple[str, int], Sequence[Time]]
    """By the id of an article and the number of a sentence, the times that its claims have."""
    parts: frozenset[str]
    """Ids of the counts that are part of a larger one in their own article: "12 in Lindow", where 24 died in all."""


def context(a: Claim, b: Claim, setting: Setting) -> tuple[int, list[str]]:
    """0 … CONTEXT for shared words around, weighted by how rare they are in the story."""
    common = setting.stems[a.id] & setting.stems[b.id]
    if not common:
        return 0, []
    shared = sorted(common, key=lambda stem: (-setting.rarity.get(stem, 0.0), stem))
    smaller = min(len(a.context), len(b.context)) or 1
    share = sum(setting.rarity.get(stem, 0.0) for stem in shared) / min(smaller, 12)
    level = sum(1 for step in _SHARE_STEPS if share >= step)
    return min(CONTEXT, level), shared[:4]
