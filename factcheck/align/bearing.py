"""Whether a source's figure or date bears out a draft's, or may be what the draft's is a slip of."""

from __future__ import annotations

from factcheck.align.conversions import one_measure
from factcheck.align.guards import are_apart
from factcheck.align.neighbours import are_whole_and_part, is_one_of_many
from factcheck.align.setting import Setting
from factcheck.align.slots import may_stand_for
from factcheck.align.values import (
    FARTHEST,
    agree,
    grain,
    may_be_one_currency,
    may_be_one_dollar,
    of_one_kind,
    one_duration,
)
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.relate import is_bound, relation, relative_gap
from factcheck.model.relation import Cause, RelationKind
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.attributes import family_of
from factcheck.read.bases import LATER
from factcheck.regex import regex

# A figure is borne out where this many of its sentence's words stand around the same one; a weekday or a
# small count comes by chance, and needs more.
_BORNE_OUT, _BORNE_OUT_COMMON = 0, 2
# A smaller count comes in many sentences by chance.
_SMALL = 10


def least(claim: Claim) -> int:
    """How many words the sentences must share where a source has the draft's figure, for it to be borne out."""
    value = claim.value
    if isinstance(value, Time):
        return _BORNE_OUT_COMMON if grain(value) == "weekday" else _BORNE_OUT
    small = isinstance(value, Quantity) and value.dimension is Dimension.COUNT and value.middle < _SMALL
    return _BORNE_OUT_COMMON if small else _BORNE_OUT


def bears_out(other: Claim, claim: Claim) -> bool:
    """The source's figure or date is the draft's, whatever it is called; a limit only bears out what it limits."""
    if isinstance(claim.value, Time) and isinstance(other.value, Time):
        return claim.value.meets(other.value)
    if not of_one_kind(claim, other) or not agree(claim, other):
        same = one_duration(claim.value, other.value) or one_measure(claim.value, other.value)
        return same or _is_of_one_dollar(claim, other)
    assert isinstance(claim.value, Quantity) and isinstance(other.value, Quantity)
    contained = relation(claim.value, other.value).kind is RelationKind.CONTAINS
    limited = contained and (is_bound(claim.value) or is_bound(other.value))
    if limited and claim.aspect is not other.aspect:
        return False  # fallen by more than 12 points, and 20 points ahead
    return not limited or family_of(claim.attribute) == family_of(other.attribute)


def _is_of_one_dollar(claim: Claim, other: Claim) -> bool:
    """The draft has a bare $ before the amount to which a source puts its country."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity):
        return False
    one = may_be_one_dollar(mine, its) or may_be_one_currency(claim, other)
    return mine.unit != its.unit and one and mine.amount == its.amount


def _hang_together(claim: Claim, other: Claim) -> bool:
    """Not a time since or until which something holds, and one in which it did: "the fewest since 2014"."""
    mine, its = claim.value, other.value
    return not isinstance(mine, Time) or not isinstance(its, Time) or mine.bearing is its.bearing


def may_be_slip_of(claim: Claim, other: Claim, setting: Setting) -> bool:
    """The draft's figure may be the source's, slipped; not one of a year that the draft does not speak of.

    Nor one of another size: of the articles of fifteen stories, each taken for a draft of the others, 15 figures that
    are their own are set against another with this bound and 29 without; one edited sentence in 46 is missed for it.
    """
    period = other.period
    of_a_year = claim.period is None and period is not None and _YEAR.fullmatch(period.iso) is not None
    if (
        of_a_year
        or not _hang_together(claim, other)
        or not may_stand_for(claim, other)
        or are_apart(claim, other, setting)
    ):
        return False
    if claim.qualifiers.basis == LATER and other.qualifiers.basis != LATER:
        return False  # "56 days after the discovery" is reckoned from two dates
    if claim.qualifiers.part is not other.qualifiers.part:
        return False  # "the first ten rounds", and 17
    if are_whole_and_part(claim, other, setting) or is_one_of_many(claim, other, setting):
        return False
    if (claim.aspect in DISTANCES) is not (other.aspect in DISTANCES):
        return False  # "625 more pupils than it was built for" and the pupils for whom it was built
    match claim.value, other.value:
        case Quantity() as mine, Quantity() as its:
            return _may_be_one_size(mine, its)
    return True


def _may_be_one_size(mine: Quantity, its: Quantity) -> bool:
    """Near each other, or a digit or a sign apart; and the one is not a bound that the other keeps."""
    related = relation(mine, its)
    if related.kind is RelationKind.CONTAINS and is_bound(mine) is not is_bound(its):
        return False
    return related.cause in (Cause.SCALE_SLIP, Cause.DECIMAL_SLIP) or relative_gap(mine.middle, its.middle) <= FARTHEST


_YEAR = regex(r"\d{4}")
