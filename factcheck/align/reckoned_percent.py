"""A draft's percentage that is a slip away from what the figure beside it and another one come to.

The commonest mistake takes the change as a part of the new figure instead of the old one; the rest are slips of a
digit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal, localcontext
from itertools import combinations
from typing import NamedTuple

from factcheck.align.explained import Explained
from factcheck.align.percentages import is_otherwise
from factcheck.align.reckoned import are_alike, is_figure, is_one, quantity
from factcheck.align.values import are_swapped, digits
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.denote import ARITHMETIC
from factcheck.model.value import Dimension, Quantity
from factcheck.read.scan import fold

# Digits of the figure beside the percentage by which it is found again in a source.
_FEWEST, _TELLING = 2, 3
# So near to what two figures come to, in points and as a part of it, a percentage may well be made of them; and so far
# the two ways to reckon it must lie apart for one to be the wrong one. Set by hand on 486 drafts with their sources.
_POINTS, _PART, _APART = Decimal(1), Decimal("0.06"), Decimal(3)
_HUNDRED = Decimal(100)


class Misreckoned(NamedTuple):
    """The two figures, the earlier first, what they come to in per cent, and how the draft's misses it."""

    first: Claim
    last: Claim
    result: Decimal
    slip: str


class Percentages:
    """The figures of a story, to look for the two that a draft's percentage was made of."""

    def __init__(self, explained: Explained, documents: Mapping[str, Document], drafts: Collection[str]) -> None:
        self._explained, self._documents, self._drafts = explained, documents, drafts
        self._figures = {
            place: [claim for claim in members if is_figure(claim)] for place, members in explained.members.items()
        }
        self._shares = [
            quantity(claim)
            for (id, _), members in explained.members.items()
            for claim in members
            if id not in drafts and isinstance(claim.value, Quantity) and claim.value.dimension in _SHARES
        ]

    def misreckoned(self, claim: Claim) -> Misreckoned | None:
        """The two figures of which `claim`, a draft's percentage that no source has, is the change but for a slip."""
        value = claim.value
        if not isinstance(value, Quantity) or value.dimension is not Dimension.PERCENT or value.amount is None:
            return None
        if claim.change is None or self._is_otherwise(claim):
            return None
        up = claim.change == "up"
        with localcontext(ARITHMETIC):
            pairs = list(self._pairs(claim))
            if _may_come_of(value, (*pairs, *combinations(self._beside(claim), 2)), up=up):
                return None
            missed = [each for pair in pairs if (each := _missed(value, *_ordered(*pair, up=up))) is not None]
            bases = {round(each.result): each for each in missed if each.slip == _OTHER_BASE}
            if bases or self._is_told(value) or _may_come_of(value, self._any_pairs(claim), up=up):
                found = bases
            else:
                found = {round(each.result): each for each in missed}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_told(self, value: Quantity) -> bool:
        """A source has such a share in other words: "six in ten", "more than a third"."""
        return any(
            share.low * scale <= value.high and value.low <= share.high * scale
            for share in self._shares
            for scale in ((_HUNDRED,) if share.dimension is Dimension.RATIO else (Decimal(1),))
        )

    def _is_otherwise(self, claim: Claim) -> bool:
        document = self._documents[claim.article_id]
        return is_otherwise(fold(document.text_of(document.sentences[claim.sentence])))

    def _beside(self, claim: Claim) -> list[Claim]:
        """The figures of its sentence and the one before by which others are found."""
        return [
            each
            for each in self._explained.told_before(claim)
            if is_figure(each) and len(digits(quantity(each))) >= _FEWEST
        ]

    def _pairs(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """What is beside it in the draft's sentence, each with another there or with what a source has beside it."""
        beside = [each for each in self._beside(claim) if each.sentence == claim.sentence]
        for one in beside:
            for where, there in self._figures.items():
                if where[0] in self._drafts:
                    continue
                for same in there:
                    if is_one(one, same) or _is_rounded(quantity(one), quantity(same)):
                        yield from ((same, other) for other in there if are_alike(same, other))

    def _any_pairs(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Pairs that it may be made of, however far-fetched: of one sentence or row, or beside it and anywhere."""
        beside = self._beside(claim)
        for there in self._figures.values():
            for at, one in enumerate(there):
                others = (*there[at + 1 :], *(each for each in beside if each is not one))
                yield from ((one, other) for other in others if _may_be_of_one(one, other))


def _is_rounded(mine: Quantity, its: Quantity) -> bool:
    """The draft rounds: "3.86 million tonnes", of 3,862,000."""
    if mine.dimension is not its.dimension and Dimension.NUMBER not in (mine.dimension, its.dimension):
        return False
    return len(digits(mine)) >= _TELLING and mine.low <= its.middle <= mine.high


def _may_be_of_one(a: Claim, b: Claim) -> bool:
    """Of one kind, or one of them a bare number."""
    left, right = quantity(a), quantity(b)
    return Dimension.NUMBER in (left.dimension, right.dimension) or left.dimension is right.dimension


_SHARES = frozenset({Dimension.PERCENT, Dimension.POINT, Dimension.RATIO})


def _may_come_of(value: Quantity, pairs: Iterable[tuple[Claim, Claim]], *, up: bool) -> bool:
    """A rise or fall between two of the figures is as much."""
    return any(_fits(value, change) for pair in pairs for change in _changes(*pair, up=up))


def _ordered(one: Claim, other: Claim, *, up: bool) -> tuple[Claim, Claim]:
    """The figure before a rise or fall, and the one after it."""
    small, large = sorted((one, other), key=lambda each: quantity(each).middle)
    return (small, large) if up else (large, small)


def _changes(one: Claim, other: Claim, *, up: bool) -> Iterator[Decimal]:
    """By how many per cent the one rises or falls to the other."""
    old, new = (quantity(each).middle for each in _ordered(one, other, up=up))
    if old > 0:
        yield abs(new - old) / old * _HUNDRED


def _fits(value: Quantity, result: Decimal) -> bool:
    slack = max(_POINTS, result * _PART)
    return value.low - slack <= result <= value.high + slack


_OTHER_BASE = "reckoned on the other of the two figures"


def _missed(value: Quantity, first: Claim, last: Claim) -> Misreckoned | None:
    assert value.amount is not None
    old, new = quantity(first).middle, quantity(last).middle
    if old <= 0 or new <= 0 or old == new:
        return None
    result, wrong = abs(new - old) / old * _HUNDRED, abs(new - old) / new * _HUNDRED
    if abs(result - wrong) >= _APART and abs(wrong - value.amount) <= max(value.grain / 2, Decimal("0.5")):
        return Misreckoned(first, last, result, _OTHER_BASE)
    mine, its = digits(value), f"{round(result)}"
    if len(mine) != len(its) or len(mine) < _FEWEST:
        return None
    if are_swapped(mine, its):
        return Misreckoned(first, last, result, "two digits swapped")
    if sum(a != b for a, b in zip(mine, its, strict=True)) == 1:
        return Misreckoned(first, last, result, "one digit is another")
    return None
