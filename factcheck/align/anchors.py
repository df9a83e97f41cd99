"""What must tie two figures that clash, besides an attribute that every company has."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.align.guards import BARE
from factcheck.align.limits import COUNTED_OF
from factcheck.align.setting import CONTEXT, SUBJECT, SWAPPED
from factcheck.align.values import digits
from factcheck.model.claim import Claim
from factcheck.model.relation import Relation
from factcheck.model.value import Quantity
from factcheck.read.attributes import attributes


def is_anchored(claim: Claim, levels: Sequence[tuple[int, str]], related: Relation | None) -> bool:
    """Two figures that clash need more in common than an attribute that every company has.

    A subject, a party, a period, an ordinal or what is said of a count will do; so will a phrase of
    the article's own ("order book"). A mere unit ("money") never does.
    """
    known = claim.attribute in attributes()
    if claim.attribute in BARE and not known:
        return False
    if known and attributes()[claim.attribute].each:
        return any(weight == SUBJECT and words.startswith("same subject") for weight, words in levels)
    if known and attributes()[claim.attribute].needs_subject:
        weights = [weight for weight, words in levels if words.startswith("same subject")]
        alike = any(words.startswith("same words") and weight == CONTEXT for weight, words in levels)
        said = any(words.startswith("the same said") and weight >= SUBJECT for weight, words in levels)
        return SUBJECT in weights or bool(weights and alike) or said or (related is not None and related.gap <= _NEARLY)
    if not known and not claim.attribute.startswith(COUNTED_OF):
        return True
    if not claim.attribute.startswith(COUNTED_OF):
        return any(words.startswith(_ANCHORS) for _, words in levels)
    alike = any(words.startswith("same words") and weight == CONTEXT for weight, words in levels)
    slip = isinstance(claim.value, Quantity) and len(digits(claim.value)) >= _SLIPPED
    # Three digits are few, so the two must share some words more than the noun: the places of a trial.
    near = any(words.startswith("same words") and words.count(",") >= _SHARED_BESIDE for _, words in levels)
    slip = slip or (near and isinstance(claim.value, Quantity) and len(digits(claim.value)) == _SLIPPED - 1)
    slip = slip and any(weight == SWAPPED and words.startswith("the same digits") for weight, words in levels)
    return alike or slip or any(words.startswith(_ANCHORS_OF_COUNTS) for _, words in levels)


# Digits of a figure of which two are swapped by no chance.
_SLIPPED = 4
# Commas between four words that both have.
_SHARED_BESIDE = 3
_ANCHORS = (
    "same subject",
    "the event",
    "same other party",
    "same one of several",
    "same period",
    "the same said",
    "the same done",
    "counted but once",
    "beside both",
)
# That both are of this year tells no two counts to be one.
_ANCHORS_OF_COUNTS = tuple(words for words in _ANCHORS if words != "same period")


_NEARLY = Decimal("0.1")
"""So near, two distances from one place are one even where nobody says whose they are."""
