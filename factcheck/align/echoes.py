"""One telling figure in two articles, called something else or nothing in one of them: €640 million in cash, a
price of 640 million euros.

A figure that two texts hardly share by chance is evidence by itself; with words in common around it, it is one fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.align.guards import BARE, may_be_one
from factcheck.align.setting import ENOUGH_WHEN_COMPATIBLE, SAME_FIGURE, Comparison, Setting, context
from factcheck.align.values import digits, is_telling, same_figure
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.measures import STEPS
from factcheck.read.units import people_nouns

# Content words that the two sentences share at least. Set by hand on tests/cases/align.toml.
_SHARED = 2
# More claims of one figure than this tell nothing any more.
_CROWDED = 20
# Digits of a figure for which one word less will do.
_MANY = 3
_COUNTED = (Dimension.COUNT, Dimension.NUMBER)
_CLIENTS = frozenset({"customer", "user", "client", "member", "subscriber", "household"})
_TOLD_APART = frozenset({Dimension.PERCENT, Dimension.POINT, Dimension.AGE})


def echoes(claims: Sequence[Claim], setting: Setting) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """Pairs of claims of two articles with one telling figure, of which at least one is called nothing known."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.value
        if not isinstance(value, Quantity) or value.amount is None:
            continue
        if value.dimension in _COUNTED:
            alike[Dimension.COUNT, "", value.amount].append(claim)
        elif value.dimension not in _TOLD_APART or (value.dimension in STEPS and len(digits(value)) >= _MANY):
            alike[value.dimension, value.unit, value.amount].append(claim)
    for block in alike.values():
        if not 1 < len(block) <= _CROWDED:
            continue
        for a, b in combinations(block, 2):
            named = a.attribute in attributes() and b.attribute in attributes()
            if a.article_id == b.article_id or named or not (same_figure(a, b) or _is_one_count(a, b)):
                continue
            if not may_be_one(a, b, setting, mood=False):
                continue
            overlap, shared = context(a, b, setting)
            assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
            wanted = _SHARED - (same_figure(a, b) and len(digits(a.value)) >= _MANY)
            if overlap and len(setting.stems[a.id] & setting.stems[b.id]) >= wanted:
                words = ("same figure", "same words around: " + ", ".join(shared))
                strength = SAME_FIGURE + overlap if BARE & {a.attribute, b.attribute} else ENOUGH_WHEN_COMPATIBLE
                yield a, b, Comparison(words, max(strength, ENOUGH_WHEN_COMPATIBLE), relation(a.value, b.value))


def _is_one_count(a: Claim, b: Claim) -> bool:
    """96,000 people, 96,000 customers, 96,000 of them: one telling count of people, or of what one text leaves open."""
    left, right = a.value, b.value
    if not is_telling(a) or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if left.dimension not in _COUNTED or right.dimension not in _COUNTED or left.amount != right.amount:
        return False
    return not left.unit or not right.unit or {left.unit, right.unit} <= people_nouns() | _CLIENTS
