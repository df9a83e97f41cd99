"""What limits two claims otherwise: basis, which of several, what a change is reckoned from, what is done."""

from __future__ import annotations

from factcheck.align.said import PEOPLE
from factcheck.align.values import COUNT_OF, equal_amounts, same_figure
from factcheck.model.claim import Aspect, Claim
from factcheck.model.relate import beyond
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.bases import LATER, marked
from factcheck.read.doings import kind_of
from factcheck.read.measures import SHARE_OF
from factcheck.read.words import stem

COUNTED_OF = (COUNT_OF, SHARE_OF)
"""Attributes of counts and shares begin so: what is said of the figure, not the noun alone, tells what it is."""
_WHOLE_YEAR = frozenset({"annual", "full year", "annualised", "annualized"})


def qualifiers_differ(a: Claim, b: Claim) -> bool:
    """Both say with whom, which of several or on what basis, and not the same."""
    left, right = a.qualifiers, b.qualifiers
    if left.counterparty and right.counterparty and left.counterparty != right.counterparty:
        return True
    if limited_otherwise(a, b) or (are_two_changes(a, b) and not same_figure(a, b)):
        return True
    for yearly, rival in ((a, b), (b, a)):
        part_of_year = rival.period is not None and rival.period.slot[:1] in ("Q", "H", "M")
        if yearly.qualifiers.basis in _WHOLE_YEAR and part_of_year:
            return True
    if (left.basis in marked()) is not (right.basis in marked()) and not same_figure(a, b):
        return True  # "adjusted profit" and "profit" are two measures, unless they come out the same
    if left.part is not right.part and not equal_amounts(a, b):
        return True
    if left.part and left.scope and right.scope and not {*left.scope} & {*right.scope} and not equal_amounts(a, b):
        return True  # 38 million of them with Aurelia, 5 million of them to Halvik
    if left.basis == right.basis == LATER and not same_figure(a, b):
        return True  # later than what, the words do not say
    return left.prior is not right.prior and not same_figure(a, b)


def are_sides_of_a_limit(a: Claim, b: Claim) -> bool:
    """Over 25 cm and less than 25 cm: together they are all that there is."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.amount != right.amount:
        return False
    both_hold_it = {left.modifier, right.modifier} <= {Modifier.GE, Modifier.LE, Modifier.UPTO}
    return {beyond(left), beyond(right)} == {"above", "below"} and not both_hold_it


def _is_average(claim: Claim) -> bool:
    """Parts of what comes in wholes only: 5.9 attacks."""
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension is not Dimension.COUNT or value.amount is None:
        return False
    return value.amount != value.amount.to_integral_value()


def limited_otherwise(a: Claim, b: Claim) -> bool:
    """Both say which of several, on what basis or of what, and not the same; or one is an average of counts."""
    if _is_average(a) is not _is_average(b):
        return True  # 5.9 attacks a week, and 17
    left, right = a.qualifiers, b.qualifiers
    both = ((left.ordinal, right.ordinal), (left.basis, right.basis), (left.what, right.what))
    return any(one and other and one != other for one, other in both)


def are_two_changes(a: Claim, b: Claim) -> bool:
    """Reckoned against two things: a year before and a quarter before."""
    return _is_change(a) and _is_change(b) and _reckoned_against(a) != _reckoned_against(b)


def _is_change(claim: Claim) -> bool:
    known = attributes().get(claim.attribute)
    return claim.aspect is Aspect.CHANGE or (known is not None and known.growth)


def _reckoned_against(claim: Claim) -> str:
    """What a change is a change from; where the text leaves it open, what desks take for granted."""
    known = attributes().get(claim.attribute)
    if claim.qualifiers.against:
        return claim.qualifiers.against
    if known is not None and known.growth:
        return "year" if claim.period is not None and claim.period.slot[:1] != "Q" else "quarter"
    return "day" if known is not None and known.daily else "year"


def done_otherwise(a: Claim, b: Claim) -> bool:
    """Two things are done with what is counted: fifteen stores open, twelve close."""
    left, right = a.qualifiers.doing, b.qualifiers.doing
    if (left == _KEEP) is not (right == _KEEP) and not equal_amounts(a, b):
        return _is_count(a) and _is_count(b)  # what is kept is not what is cut
    counted = a.attribute.startswith(COUNTED_OF) or (_is_count(a) and _is_count(b))
    return counted and bool(left) and bool(right) and kind_of(left) != kind_of(right)


def limited_crosswise(a: Claim, b: Claim, scene: str) -> bool:
    """Each count is limited by what the other is not: 180 sales jobs, and 90 jobs in Varde."""
    left, right = _limits(a, scene), _limits(b, scene)
    return a.attribute == b.attribute and bool(left - right) and bool(right - left)


def _limits(claim: Claim, scene: str) -> set[str]:
    limits = claim.qualifiers
    place = {limits.place.casefold()} - {"", scene.casefold()}
    return place | ({limits.ordinal, limits.what, *limits.kind} - {""})


_KEEP = "keep"


def _is_count(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.COUNT


def told_otherwise(a: Claim, b: Claim) -> bool:
    """Something is said of both counts, and not the same: twelve open, nine close."""
    if not a.attribute.startswith(COUNTED_OF):
        return False
    nouns = {stem(a.attribute.removeprefix(COUNT_OF).removeprefix(SHARE_OF)), *PEOPLE}
    left, right = set(a.qualifiers.scope) - nouns, set(b.qualifiers.scope) - nouns
    return bool(left) and bool(right) and not left & right
