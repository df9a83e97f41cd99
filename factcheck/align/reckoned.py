"""A draft's difference that is a slip away from what the figures beside it come to.

Reporters subtract. A figure that no source has, and that no two figures come to, but that looks like what the two
beside it come to, was reckoned or written down wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from itertools import combinations
from typing import NamedTuple

from factcheck.align.beside import COUNTS, is_in_a_row, own_words
from factcheck.align.computed import is_computed
from factcheck.align.explained import Explained
from factcheck.align.one_figure import has_its_digits
from factcheck.align.slots import may_stand_for
from factcheck.align.values import are_swapped, digits, digits_of
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.denote import ARITHMETIC, denote_result
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read.words import canonical_stems

_KINDS = frozenset({Dimension.MONEY, Dimension.COUNT, Dimension.NUMBER, Dimension.MEASURE})
# A sentence or a row with more figures gives some pair for any figure.
_CROWDED = 6
# Digits that a figure must have to be a slip of a difference in a row of figures; beside figures of its own sentence
# two will do where words say that it is a step. Set by hand on 50 drafts with their sources.
_TELLING, _FEWEST = 3, 2
_PAIRED, _LIKE = 3, 3
_ROUNDED = frozenset({Modifier.APPROX, Modifier.NEAR_BELOW, Modifier.NEAR_ABOVE})
_LOOSELY = Decimal("0.08")


class Reckoned(NamedTuple):
    """The two figures, the larger first, what they come to and what kind of slip the draft's is."""

    larger: Claim
    smaller: Claim
    result: Quantity
    slip: str
    is_sum: bool = False


class Reckoning:
    """The figures of a story, to look for the two that a draft's difference was made of."""

    def __init__(self, explained: Explained, documents: Mapping[str, Document], drafts: Collection[str]) -> None:
        self._members = {
            place: [claim for claim in members if is_figure(claim)] for place, members in explained.members.items()
        }
        self._documents, self._explained = documents, explained
        self._given = [place for place in self._members if place[0] not in drafts]

    def misreckoned(self, claim: Claim) -> Reckoned | None:
        """The two figures of which `claim`, a draft's that no source has, is the difference but for a slip."""
        value = claim.value
        if not isinstance(value, Quantity) or value.amount is None or value.dimension not in _KINDS:
            return None
        if len(digits(value)) < _FEWEST or self._comes_out(claim, value):
            return None
        found: dict[Decimal, Reckoned] = {}
        with localcontext(ARITHMETIC):
            differences = ((one, other, False) for one, other in self._pairs(claim))
            # What nobody says is a step may be a sum: "in all", "a total of", or nothing.
            ways = (False, True) if self._explained.is_step(claim) else (True,)
            either = ((*pair, is_sum) for pair in self._in_like_sentences(claim) for is_sum in ways)
            for tried in (differences, either):
                for one, other, is_sum in tried:
                    reckoned = _reckoned(value, one, other, is_sum=is_sum)
                    if reckoned is None or reckoned.result.amount is None:
                        continue
                    if may_stand_for(claim, reckoned.larger):  # a step of debt does not come of two profits
                        found.setdefault(reckoned.result.amount, reckoned)
                if found:
                    break
        return next(iter(found.values())) if len(found) == 1 else None

    def _comes_out(self, claim: Claim, value: Quantity) -> bool:
        """Two figures of one place come to it, or one beside it and any other: the draft may have it from there."""
        assert value.amount is not None
        if any(is_computed(claim, members) for members in self._explained.members.values()):
            return True
        if self._is_rest(claim, value) or self._is_rounded(value):
            return True
        half = max(value.grain / 2, value.amount * _LOOSELY if value.modifier in _ROUNDED else Decimal(0))
        for one, other in self._sums(claim):
            x, y = quantity(one), quantity(other)
            assert x.amount is not None and y.amount is not None
            if not (_may_come_of(value, x) and are_alike(one, other)):
                continue
            bare = x.dimension is Dimension.NUMBER and is_in_a_row(self._documents[one.article_id], one)
            for result in (abs(x.amount - y.amount), x.amount + y.amount):
                if abs(result - value.amount) <= half or (bare and _rounds(result, value)):
                    return True
        return False

    def _is_rest(self, claim: Claim, value: Quantity) -> bool:
        """What some total leaves when all else of the sentence is taken from it: "165 for debt and 120 for stores,
        which leaves 95", of 380."""
        here = [each for each in self._members[claim.article_id, claim.sentence] if each is not claim]
        parts = [each for each in here if _kind(each) == _kind(claim)]
        if len(parts) < _FEWEST:
            return False
        total = value.middle + sum((quantity(each).middle for each in parts), Decimal(0))
        grain = max(quantity(each).grain for each in (claim, *parts))
        bare = value.dimension is Dimension.NUMBER  # "cost 11 million cedis. … 6.5 million, … 2.1 million, leaving 2.4"
        return any(
            (bare or _kind(each) == _kind(claim)) and abs(quantity(each).middle - total) <= grain
            for members in self._members.values()
            for each in members
        )

    def _is_rounded(self, value: Quantity) -> bool:
        """A table has it with more digits: 2,184 in one of millions for $2.18 billion."""
        return len(digits(value)) >= _TELLING and any(
            quantity(each).dimension is Dimension.NUMBER and _rounds(quantity(each).middle, value)
            for where in self._given
            for each in self._members[where]
        )

    def _sums(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Pairs of figures of which the draft's may be sum or difference, however far-fetched."""
        for (id, sentence), members in self._members.items():
            near = [*members, *self._members.get((id, sentence + 1), ())]
            yield from combinations([each for each in near if each is not claim], 2)
        beside = self._beside(claim)
        for where in self._given:
            for other in self._members[where]:
                yield from ((one, other) for one in beside)

    def _beside(self, claim: Claim) -> list[Claim]:
        return [each for each in self._explained.told_before(claim) if is_figure(each)]

    def _pairs(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Pairs of figures of which the draft's may be the difference."""
        if self._explained.is_step(claim):
            yield from _alike(self._beside(claim))
            yield from self._beside_companions(claim)
            yield from self._in_two_rows(claim)
        if len(digits(quantity(claim))) >= _TELLING:
            words = self._words(claim)
            for id, sentence in self._given:
                row = self._members[id, sentence]
                if row and is_in_a_row(self._documents[id], row[0]) and words & self._words(row[0]):
                    yield from _alike(row)

    def _beside_companions(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Figures that sources have of what the draft has beside the claim, each with the others of its sentence."""
        for companion in self._beside(claim):
            if len(digits(quantity(companion))) < _FEWEST:
                continue
            for where in self._given:
                there = self._members[where]
                for each in there if len(there) <= _CROWDED else ():
                    if is_one(companion, each):
                        yield from ((each, other) for other in there if are_alike(each, other))

    def _in_two_rows(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Figures of one column in two rows, each of something that the draft's sentence names: "a margin of 3,225"."""
        if len(digits(quantity(claim))) < _TELLING:
            return
        said = frozenset(canonical_stems(self._explained.said(claim)))
        rows: dict[str, list[list[Claim]]] = defaultdict(list)
        for id, sentence in self._given:
            row = self._members[id, sentence]
            if row and is_in_a_row(self._documents[id], row[0]) and said & self._words(row[0]):
                rows[id].append(row)
        for found in rows.values():
            for upper, lower in combinations(found, 2) if len(found) <= _CROWDED else ():
                if len(upper) == len(lower):
                    yield from ((x, y) for x, y in zip(upper, lower, strict=True) if are_alike(x, y))

    def _in_like_sentences(self, claim: Claim) -> Iterator[tuple[Claim, Claim]]:
        """Figures of one sentence of a source that says much of what the draft's does: "£61,500 for … and £44,000"."""
        if len(digits(quantity(claim))) < _TELLING:
            return
        said = frozenset(canonical_stems(self._explained.said(claim)))
        for id, sentence in self._given:
            there = self._members[id, sentence]
            if not 1 < len(there) <= _PAIRED or is_in_a_row(self._documents[id], there[0]):
                continue
            if len(said.intersection(canonical_stems(self._explained.said(there[0])))) >= _LIKE:
                yield from _alike(there)

    def _words(self, claim: Claim) -> frozenset[str]:
        place = (claim.article_id, claim.sentence)
        return own_words(self._documents[claim.article_id], claim, self._members[place])


def quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.value, Quantity)
    return claim.value


def _kind(claim: Claim) -> tuple[Dimension, str]:
    return (quantity(claim).dimension, quantity(claim).unit)


def is_figure(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.amount is not None and value.dimension in _KINDS


def _alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of figures of one kind, where they are not too many to tell anything."""
    if len(claims) <= _CROWDED:
        yield from ((one, other) for one, other in combinations(claims, 2) if are_alike(one, other))


def are_alike(a: Claim, b: Claim) -> bool:
    left, right = quantity(a), quantity(b)
    if left.amount == right.amount:
        return False
    counts = {left.dimension, right.dimension} == COUNTS  # "412 million bricks in 2023 against 538 million"
    return counts or (left.dimension, left.unit) == (right.dimension, right.unit)


def _may_come_of(value: Quantity, figure: Quantity) -> bool:
    """Of one kind and unit; the noun may be left to the reader, and the unit to the head of a table."""
    if (figure.dimension, figure.unit) == (value.dimension, value.unit) or figure.dimension is Dimension.NUMBER:
        return True
    return value.dimension is Dimension.NUMBER and figure.dimension is Dimension.COUNT


def is_one(companion: Claim, other: Claim) -> bool:
    """The same figure, or its digits in a table."""
    mine, its = quantity(companion), quantity(other)
    counted = mine.dimension is its.dimension is Dimension.COUNT and len(digits(mine)) >= _TELLING
    if counted or (mine.dimension, mine.unit) == (its.dimension, its.unit):
        return mine.amount == its.amount  # "412,000 customers", "412,000 homes and businesses"
    return has_its_digits(companion, other)


def _rounds(result: Decimal, value: Quantity) -> bool:
    """The digits of the figure are those of the result, rounded: 146 million of 334 less 188 in a table of millions."""
    short, long = digits(value), digits_of(result)
    if not short or len(long) < len(short):
        return False
    return abs(Decimal(long).scaleb(len(short) - len(long)) - Decimal(short)) <= Decimal("0.5")


def _reckoned(value: Quantity, one: Claim, other: Claim, *, is_sum: bool) -> Reckoned | None:
    """The two figures with what they come to, where the draft's figure is a slip of that."""
    if any(len(f"{quantity(each).amount:f}") < _FEWEST for each in (one, other)):
        return None  # "one consignment"
    larger, smaller = sorted((one, other), key=lambda each: -quantity(each).middle)
    top, low = quantity(larger), quantity(smaller)
    assert top.amount is not None and low.amount is not None and value.amount is not None
    if not (_may_come_of(value, top) and _may_come_of(value, low)):
        return None
    gap = top.amount + low.amount if is_sum else top.amount - low.amount
    slip = _slip(value, gap, bare=top.dimension is Dimension.NUMBER)
    if not slip:
        return None
    return Reckoned(larger, smaller, denote_result(gap, top), slip, is_sum)


def _slip(value: Quantity, gap: Decimal, *, bare: bool) -> str:
    """What kind of slip of the difference the figure is, "" for none. Of a `bare` number in a table only the digits
    tell."""
    assert value.amount is not None
    mine, its = digits(value), digits_of(gap)
    if not bare and gap and mine == its and max(value.amount, gap) >= _THOUSAND * min(value.amount, gap):
        return "another power of a thousand"
    if len(mine) > len(its):
        its = its.ljust(len(mine), "0")
    if not bare and not gap / _TEN < value.amount < gap * _TEN:
        return ""
    if len(mine) == len(its) and sum(a != b for a, b in zip(mine, its, strict=True)) == 1:
        return "one digit is another"
    if are_swapped(mine, its):
        return "two digits swapped"
    if len(its) == len(mine) + 1 and any(its[:at] + its[at + 1 :] == mine for at in range(1, len(its))):
        return "a digit is lost"
    return ""


_THOUSAND, _TEN = 1000, 10
