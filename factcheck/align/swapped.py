"""Two figures of a draft that each stand where the sources have the other: "7% in the north and 18% in the south"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

from factcheck.align.beside import MONTHS, are_alike, capital_only, own_figures, own_words
from factcheck.align.one_figure import is_the_same
from factcheck.align.values import agree, digits, of_one_kind
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.scan import fold
from factcheck.regex import regex


class Swap(NamedTuple):
    """Figures `left` and `right` of a draft; `left_other` is what the sources have in the place of `left`."""

    left: Claim
    right: Claim
    left_other: Claim
    right_other: Claim
    words: tuple[frozenset[str], frozenset[str]]
    """What `left` and `left_other` share, and `right` and `right_other`."""


def swaps(claims: Iterable[Claim], documents: Mapping[str, Document], drafts: Collection[str]) -> Iterator[Swap]:
    """Each pair of figures of a kind in one sentence of a draft that the sources have the other way round, and never
    the draft's."""
    by_sentence: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Quantity | Time):
            by_sentence[claim.article_id, claim.sentence].append(claim)
    given = [claim for (id, _), members in by_sentence.items() if id not in drafts for claim in members]
    said: dict[str, frozenset[str]] = {}

    def words(claim: Claim, other: Claim) -> frozenset[str]:
        """What goes with the one and not with the other."""
        for each in (claim, other):
            if each.id not in said:
                place = (each.article_id, each.sentence)
                said[each.id] = own_words(documents[each.article_id], each, by_sentence[place]) | own_figures(
                    documents[each.article_id], each, by_sentence[place]
                )
        return said[claim.id] - said[other.id]

    @cache
    def names() -> frozenset[str]:
        return capital_only(documents.values())

    for (id, sentence), members in by_sentence.items():
        if id not in drafts:
            continue
        for left, right in _pairs(members, by_sentence.get((id, sentence + 1), ())):
            found = _swap(left, right, given, words, names)
            if found is None or any(_is_part(documents, *pair) for pair in ((left, right), found[2:4])):
                continue
            yield found


def _swap(
    left: Claim,
    right: Claim,
    given: Sequence[Claim],
    words: Callable[[Claim, Claim], frozenset[str]],
    names: Callable[[], frozenset[str]],
) -> Swap | None:
    """The two figures of a source that cross the draft's, with most words; None where some stand as in the draft."""
    mine = words(left, right), words(right, left)
    lefts, rights = ([each for each in given if _may_be_the_same(claim, each)] for claim in (left, right))
    best: Swap | None = None
    for a, b in product(lefts, rights):
        if a.id == b.id or a.article_id != b.article_id or agree(a, b):
            continue
        if left.aspect is a.aspect is not right.aspect and right.aspect is b.aspect and right.start - left.end <= _TO:
            return None  # "fell by 115 to 2,870", "2,870, which is 115 fewer": the step and the height
        if a.sentence == b.sentence and a.start < b.start and _are_listed(left, right):
            return None  # "64 and 11, fewer than the 90 and 15": in the order of the source
        apart = a.sentence != b.sentence and not (_of_one_unit(left, a) and _of_one_unit(right, b))
        if apart and not (abs(a.sentence - b.sentence) <= 1 and _has_digits_of(left, a) and _has_digits_of(right, b)):
            continue  # fourteen titles here, and six of something there
        its = words(a, b), words(b, a)
        straight = (mine[0] & its[0]) | (mine[1] & its[1])
        crossed = mine[0] & its[1], mine[1] & its[0]
        if straight and not _cross_by_name(crossed, straight, names()):
            return None
        # Of twelve pairs of figures in drafts never seen of which one alone has words of the other's place, one was an
        # exchange; of nine of which both have, seven were.
        if all(crossed) and _are_telling(crossed) and (best is None or _strength(crossed) > _strength(best.words)):
            best = Swap(left, right, b, a, crossed)
    return best


def _are_listed(left: Claim, right: Claim) -> bool:
    """Nothing but "and" stands between the two."""
    return 0 <= right.start - left.end <= _AND


_AND = len(" and ")
# Characters of "to about" between a step and its height.
_TO = len(" to about ")


def _may_be_the_same(claim: Claim, other: Claim) -> bool:
    return is_the_same(claim, other) or _has_digits_of(claim, other)


def _has_digits_of(claim: Claim, other: Claim) -> bool:
    """A table has the draft's digits as a bare number, the unit in its head: "+6.5" for $6.5 billion."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or its.dimension is not Dimension.NUMBER:
        return False
    return len(digits(mine)) > 1 and digits(mine) == digits(its)


def _cross_by_name(
    crossed: tuple[frozenset[str], frozenset[str]], straight: frozenset[str], names: frozenset[str]
) -> bool:
    """A name ties each figure to the other one's place, whatever other words go with its own."""
    return bool(crossed[0] & names) and bool(crossed[1] & names) and not straight & names


def _of_one_unit(a: Claim, b: Claim) -> bool:
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return (a.value.dimension, a.value.unit) == (b.value.dimension, b.value.unit)
    return of_one_kind(a, b)


def _pairs(members: Sequence[Claim], behind: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Neighbours of one kind, in one sentence or on either side of a full stop; no small numbers of nothing in
    particular."""
    ordered = [*sorted(members, key=lambda claim: claim.start), *sorted(behind, key=lambda claim: claim.start)]
    for at, left in enumerate(ordered[: len(members)]):
        right = next((each for each in ordered[at + 1 :] if are_alike(left, each)), None)
        if right is None or agree(left, right) or (_is_bare(left) and _is_bare(right)):
            continue
        if isinstance(left.value, Time) and (
            right.start - left.end <= _RANGE or _has_digits(left) is not _has_digits(right)
        ):
            continue  # "between 2013 and 2016"; "on 1 December, he said today"
        yield left, right


def _has_digits(claim: Claim) -> bool:
    return any(sign.isdigit() for sign in claim.quote)


# Letters between the two ends of one period, at most.
_RANGE = len(" through ")


def _is_part(documents: Mapping[str, Document], a: Claim, b: Claim) -> bool:
    """ "19 of the 31", "of the 31 children, 19": a part and its whole, in whatever order."""
    if (a.article_id, a.sentence) != (b.article_id, b.sentence):
        return False
    text = fold(documents[a.article_id].article.text)
    first, last = sorted((a, b), key=lambda claim: claim.start)
    before = max(0, first.start - _BEFORE)
    if _OF.match(text, first.end, last.start) or _OF_THE.search(text, before, first.start):
        return True
    # "Of 96 houses engineers have seen 57", "57 seen by engineers, out of 96": the larger is the whole
    small, large = sorted((a, b), key=_amount)
    of = _OUT_OF if large is last else _OF_MANY
    return _amount(small) < _amount(large) and of.search(text, max(0, large.start - _BEFORE), large.start) is not None


# Characters of "), out of all the" before a figure.
_BEFORE = 30
_OF = regex(r"\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?$")
_OF_MANY, _OUT_OF = (
    regex(r"\b(?:Of|(?:^|[,;:—]\s)of|[Oo]ut\s+of)\s+$"),
    regex(r"\bout\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?$"),
)


def _amount(claim: Claim) -> Decimal:
    return claim.value.middle if isinstance(claim.value, Quantity) else Decimal(0)


_OF_THE = regex(r"\b[Oo]f\s+(?:the|its|their|all)\s+$")


def _is_bare(claim: Claim) -> bool:
    """A smaller number of nothing in particular."""
    value = claim.value
    return isinstance(value, Quantity) and value.dimension is Dimension.NUMBER and value.middle < _TELLING


# A number that stands in two sentences by no chance.
_TELLING = 1000


def _are_telling(crossed: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Two words, or which of several each is ("dose 3", "dose 4"); not one word, and "the third" besides."""
    words = [sum(not word.startswith("(") for word in side) for side in crossed]
    return sum(words) >= _LEAST or not any(words)


_LEAST = 2


def _strength(crossed: tuple[frozenset[str], frozenset[str]]) -> int:
    """How many words cross; a month tells as much as two."""
    words = crossed[0] | crossed[1]
    return len(crossed[0]) + len(crossed[1]) + len(words & MONTHS)
