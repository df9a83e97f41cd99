"""Figures that look like one another's slip: two digits swapped, a place moved, the same figure in another unit.

£412,000 and £421,000, 480 metres and 480 feet, €640 million and $640 million: two figures of one story seldom
look so alike by chance, so that less need be said alike around them than for any other two that clash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.align.conversions import kinds_of_units
from factcheck.align.guards import may_be_one
from factcheck.align.setting import SAME_SENTENCE, Comparison, Setting
from factcheck.align.values import COUNT_OF, digits, may_be_one_dollar
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.relation import Cause, Relation
from factcheck.model.value import Dimension, Quantity

# Digits that count in a figure before swapping two of them is telling: 31 and 13 are two figures.
_SWAPPED = 3
# Digits of a figure that comes again in another unit or another place.
_ECHOED = 2
# Content words that two sentences of figures of three digits share at least; one more or less for each digit less
# or more. Set by hand on tests/cases/align.toml.
_SHARED = 2
# Figures with the same digits, above which a story (or an archive) has too many of them to tell anything.
_CROWDED = 30
_SLIPS = {
    Cause.TRANSPOSED_DIGITS: "two digits swapped",
    Cause.DECIMAL_SLIP: "a place moved",
    Cause.SCALE_SLIP: "another power of a thousand",
    Cause.CURRENCY_MISMATCH: "the same figure in another currency",
    Cause.PERCENT_VS_POINTS: "the same figure, per cent and points",
}


def slips(claims: Sequence[Claim], setting: Setting) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """Pairs of figures of two articles of which one may be the other, slipped; neither article has both."""
    alike: dict[str, list[Claim]] = defaultdict(list)
    given: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for claim in claims:
        written = _digits(claim)
        if len(written) >= _ECHOED and isinstance(claim.value, Quantity):
            alike["".join(sorted(written.replace("0", "")))].append(claim)
            given[claim.article_id].add(_figure(claim.value))
    for block in alike.values():
        if not 1 < len(block) <= _CROWDED:
            continue
        for a, b in combinations(block, 2):
            if a.article_id == b.article_id or not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
                continue
            if _figure(b.value) in given[a.article_id] or _figure(a.value) in given[b.article_id]:
                continue
            related = relation(a.value, b.value)
            slip = _slip(a.value, b.value, related)
            echo = a.value.amount == b.value.amount
            if slip and _told_alike(a, b, setting, echo=echo) and may_be_one(a, b, setting, aspect=not echo):
                shared = sorted(setting.stems[a.id] & setting.stems[b.id])
                words = (slip, "same words around: " + ", ".join(shared[:6]))
                yield a, b, Comparison(words, SAME_SENTENCE - 1, related)


def _digits(claim: Claim) -> str:
    """The digits of a plain figure without the noughts around them."""
    value = claim.value
    if not isinstance(value, Quantity) or value.amount is None or not value.is_point:
        return ""
    if value.dimension in (Dimension.AGE, Dimension.DURATION) and value.amount < 100:
        return ""
    return digits(value)


def _figure(value: Quantity) -> tuple[object, ...]:
    return (value.amount, value.dimension, value.unit)


def _slip(a: Quantity, b: Quantity, related: Relation) -> str:
    """What kind of slip would make one of the other, "" for none that tells anything."""
    counts = a.dimension is b.dimension is Dimension.COUNT
    if related.compatible or may_be_one_dollar(a, b) or (counts and a.unit != b.unit):
        return ""
    if related.cause is Cause.TRANSPOSED_DIGITS and not is_swapped(a, b, related):
        return ""
    if related.cause in _SLIPS:
        return _SLIPS[related.cause]
    kinds = {kinds_of_units().get(a.unit), kinds_of_units().get(b.unit)}
    if (
        a.dimension is b.dimension is Dimension.MEASURE
        and a.amount == b.amount
        and len(kinds) == 1
        and None not in kinds
    ):
        return "the same figure in another unit"
    return ""


def _told_alike(a: Claim, b: Claim, setting: Setting, *, echo: bool) -> bool:
    """Enough words around the two are the same: the fewer digits, the more of them; less for the same amount."""
    shared = len(setting.stems[a.id] & setting.stems[b.id])
    wanted = _SHARED + (0 if echo else _SWAPPED - max(len(_digits(a)), len(_digits(b))))
    # "Number of person" is no more than the word "people", which is among the shared ones.
    return shared >= wanted - (a.attribute == b.attribute and not a.attribute.startswith(COUNT_OF))


def is_swapped(a: Quantity, b: Quantity, related: Relation) -> bool:
    """Two digits have changed places in a figure of three or more (412 and 421, not 13 and 31), or one is another in a
    figure of four or more: 49,812 and 47,812."""
    if related.cause is Cause.ONE_DIGIT_DIFFERS:
        return min(len(digits(a)), len(digits(b))) >= _SWAPPED + 1
    return related.cause is Cause.TRANSPOSED_DIGITS and max(len(digits(a)), len(digits(b))) >= _SWAPPED
