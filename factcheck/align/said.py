"""What is said of two figures besides: the predicate of a count, and what their attribute and subject say already."""

from __future__ import annotations

from decimal import Decimal

from factcheck.align.setting import PARTY, SAID_ALL, SUBJECT
from factcheck.align.values import COUNT_OF
from factcheck.model.claim import Claim
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.numbers import number_words
from factcheck.read.words import stem

# What is said of two measures must be so many words: that both are rain in a day is little.
_MUCH_SAID = 3
PEOPLE = frozenset({"peopl", "person"})


def predicate(a: Claim, b: Claim, *, compatible: bool) -> tuple[int, str] | None:
    """What is said of two counts: "120 firefighters were at work", "110 people were on shift"."""
    if a.qualifiers.doing and a.qualifiers.doing == b.qualifiers.doing and a.attribute not in attributes():
        return SUBJECT, f"the same done with them: {a.qualifiers.doing.replace('_', ' ')}"
    left, right = set(a.qualifiers.scope), set(b.qualifiers.scope)
    shared = left & right
    if not shared or not isinstance(a.value, Quantity):
        return None
    if a.value.dimension is not Dimension.COUNT and not (
        a.value.dimension is Dimension.MEASURE and len(shared) >= _MUCH_SAID
    ):
        return None
    share = Decimal(len(shared)) / Decimal(min(len(left), len(right)))
    if share < Decimal("0.5"):
        return None
    said = len(shared - noun(a) - PEOPLE - number_words())  # "six fours and two sixes" says nothing of either
    if not said and not compatible:
        return PARTY, "the same noun: " + ", ".join(sorted(shared))  # that both count them has been said
    weight = SAID_ALL if share == 1 and said > 2 else SUBJECT if said > 1 else PARTY
    return weight, "the same said of it: " + ", ".join(sorted(shared))


def noun(claim: Claim) -> frozenset[str]:
    """The stem of what is counted."""
    noun = claim.attribute.removeprefix(COUNT_OF)
    return frozenset({stem(noun)}) if noun != claim.attribute else frozenset()


def said_already(a: Claim, b: Claim) -> frozenset[str]:
    """Stems of what is counted or measured, and of the name that both are of."""
    told = a.attribute.removeprefix(COUNT_OF) if a.attribute not in attributes() else ""
    names = [claim.subject.name.casefold().split() if claim.subject is not None else [] for claim in (a, b)]
    return frozenset(stem(word) for word in (*told.split(), *({*names[0]} & {*names[1]}))) | number_words()
