"""What the other figures of an article and of a sentence tell of two that clash: parts, wholes, and figures of both."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.align.setting import Setting
from factcheck.align.values import COUNT_OF, digits
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.relate import COARSE_FROM, relation, relative_gap
from factcheck.model.relation import RelationKind
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.units import people_nouns
from factcheck.read.words import stem


def is_of_another_whole(a: Claim, b: Claim, setting: Setting) -> bool:
    """One is a part of a whole that the other is nearer to: about 30 of 141 cars, and 149 cars."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    for claim, part, other in ((a, left, right), (b, right, left)):
        whole = setting.wholes.get(claim.id)
        if whole is not None and abs(other.middle - whole.middle) < abs(other.middle - part.middle):
            return True
    return False


def beside_both(a: Claim, b: Claim, setting: Setting) -> str:
    """A telling figure in the sentences of both: "slipped 80 basis points to 38.9%", "1.2 points to 38.9%"."""
    left, right = a.value, b.value
    if a.attribute not in attributes() or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return ""
    theirs = {(each.amount, each.dimension, each.unit) for each in setting.beside.get(b.id, ())}
    own = {(value.amount, value.dimension, value.unit) for value in (left, right)}
    for each in setting.beside.get(a.id, ()):
        figure = (each.amount, each.dimension, each.unit)
        if figure in theirs and figure not in own and each.amount is not None and len(digits(each)) >= _TELLING:
            return describe(each)
    return ""


# Digits of a figure that two sentences have by no chance.
_TELLING = 3


def counted_once(a: Claim, b: Claim, setting: Setting) -> bool:
    """Each article has one count of the noun, the noun is that of a thing, and the two are not far apart."""
    left, right = a.value, b.value
    if not a.attribute.startswith(COUNT_OF) or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if left.amount is None or right.amount is None or left.unit in _many() or left.unit in people_nouns():
        return False
    owned = [claim.subject is not None and claim.subject.sure for claim in (a, b)]
    if owned[0] is not owned[1] and left.amount < _SCORE and right.amount < _SCORE:
        return False  # "Bose hit eight fours", and six of somebody whom the sentence does not name
    if min(left.amount, right.amount) < _FEW or relative_gap(left.amount, right.amount) > _FAR:
        return False
    return given_once(a, b, setting)


def given_once(a: Claim, b: Claim, setting: Setting) -> bool:
    """Each article gives one figure of the attribute, and neither sets it against an earlier one."""
    if a.qualifiers.prior or b.qualifiers.prior:
        return False
    given = (setting.given.get((claim.article_id, a.attribute), ()) for claim in (a, b))
    return all(len({each.value.middle for each in claims if isinstance(each.value, Quantity)}) == 1 for claims in given)


# Counts of one noun in one article that make it a noun of which there are these and those. Set by hand.
_SEVERAL = 2
# What one player scores of anything.
_SCORE = 20
# A count so small, or one so far off, may be of other such things.
_FEW, _FAR = 3, Decimal("0.3")


@cache
def _many() -> frozenset[str]:
    """Nouns of which an article counts now these, now those."""
    return frozenset(lexicon.load("words")["many"]["words"])


def is_one_of_many(a: Claim, b: Claim, setting: Setting) -> bool:
    """One of what an article counts now these, now those: two match points, and one point away; nine wickets in the
    match, and the last six, where an article has more than one count of wickets."""
    left, right = a.value, b.value
    if not a.attribute.startswith(COUNT_OF) or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    noun = a.attribute.removeprefix(COUNT_OF).rsplit(" ", 1)[-1]
    mine, its = a.qualifiers, b.qualifiers
    alike = bool(mine.doing and mine.doing == its.doing) or bool(mine.what and mine.what == its.what)
    if alike:
        return False
    if noun in _many() and min(left.middle, right.middle) < _FEW:
        return True
    if {*mine.scope} & {*its.scope} - {stem(noun)} or (mine.kind and mine.kind == its.kind):
        return False
    given = (setting.given.get((claim.article_id, a.attribute), ()) for claim in (a, b))
    most = max(len({each.value.amount for each in g if isinstance(each.value, Quantity)}) for g in given)
    return most > (1 if noun in _many() else _SEVERAL)


def gives_the_other(a: Claim, b: Claim, setting: Setting) -> bool:
    """The sentence of one has the figure of the other too, of something else: "lost 870 million, 615 million of it in
    the fourth quarter"."""
    for claim, rival in ((a, b), (b, a)):
        value = rival.value
        if isinstance(value, Quantity) and value.amount is not None and value.amount >= _LEAST_PART:
            for other in setting.beside.get(claim.id, ()):
                if other.unit in ("", value.unit) and _are_one(other, value):
                    return True
    return False


def is_rate_and_total(a: Claim, b: Claim, setting: Setting) -> bool:
    """$100 million a year, and $410 million over four years."""
    return any(
        _is_rate(claim)
        and not _is_rate(rival)
        and any(each.dimension is Dimension.DURATION for each in setting.beside.get(rival.id, ()))
        for claim, rival in ((a, b), (b, a))
    )


def _is_rate(claim: Claim) -> bool:
    """ "$100 million a year": a length of time is the first word behind it."""
    return bool(_LENGTHS.intersection(claim.qualifiers.scope[:1]))


_LENGTHS = frozenset({"year", "quarter", "month", "week", "day", "hour"})


def _are_one(a: Quantity, b: Quantity) -> bool:
    """One figure, or its rounding: "from a peak of close to 3,000", "peaked at 2,960 cubic metres"."""
    if a.amount == b.amount:
        return True
    bare = [replace(each, dimension=Dimension.NUMBER, unit="") for each in (a, b)]
    related = relation(*bare)
    return related.kind in (RelationKind.ROUNDS_TO, RelationKind.WITHIN_HEDGE) and related.gap <= COARSE_FROM


def has_both(a: Claim, b: Claim, setting: Setting) -> bool:
    """There may be several of what is measured, and one article gives both figures: those of two of them."""
    left, right = a.value, b.value
    if a.attribute in attributes() or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if left.dimension is Dimension.COUNT:
        return False  # of counts one may be a part of the other: "twelve of the satellites"
    for claim, value in ((a, right), (b, left)):
        given = setting.amounts.get(claim.article_id, frozenset())
        telling = value.amount is not None and len(digits(value)) > 1
        if telling and (value.dimension.value, value.unit, value.amount) in given:
            return True
    return False


def in_one_breath(a: Claim, b: Claim) -> bool:
    """One sentence gives both, in one unit: it means two things, "3 per cent in April and 2.5 a year later"."""
    left, right = a.value, b.value
    return (
        (a.article_id, a.sentence) == (b.article_id, b.sentence)
        and isinstance(left, Quantity)
        and isinstance(right, Quantity)
        and left.unit == right.unit
    )


def are_whole_and_part(a: Claim, b: Claim, setting: Setting) -> bool:
    """A third figure beside one of them makes up the difference: 171 aircraft, and 286, 115 of which are another's."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    x, y = a.value, b.value
    if x.dimension not in _SUMMED or y.dimension not in _SUMMED or (x.amount is None) is not (y.amount is None):
        return False
    if not (x.low.is_finite() and x.high.is_finite() and y.low.is_finite() and y.high.is_finite()):
        return False
    rest = abs(x.middle - y.middle)
    if x.amount is None and abs(x.low - y.low) != abs(x.high - y.high):
        return False  # "£11m to £14m, of which £5m", and "£6m to £9m"
    grain = max(x.grain, y.grain)
    beside = (*setting.beside.get(a.id, ()), *setting.beside.get(b.id, ()))
    if any(
        third.amount is not None
        and third.dimension in _SUMMED
        and abs(third.amount - rest) <= max(grain, third.grain) / 2
        and third.amount >= _LEAST_PART
        for third in beside
    ):
        return True
    smaller = a if x.middle < y.middle else b
    return any(_goes_on(smaller, third, rest) for third in setting.beside.get(smaller.id, ()))


def _goes_on(claim: Claim, third: Quantity, rest: Decimal) -> bool:
    """The rest stands beside the part, as a count of the same: "six gates in Varde, four in Lindow"."""
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension is not Dimension.COUNT or not claim.qualifiers.place:
        return False
    return third.amount == rest and third.dimension in _SUMMED and third.unit in ("", value.unit)


# What may be the sum of others, and what a part is at least: a smaller one makes up a difference by chance.
_SUMMED = frozenset({Dimension.COUNT, Dimension.NUMBER, Dimension.MONEY})
_LEAST_PART = 13
