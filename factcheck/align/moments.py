"""Counts that go on, at two moments of one day: seats at 9.45 pm with 41 per cent counted, at midnight with 68."""

from __future__ import annotations

from functools import cache

from factcheck.align.setting import Setting
from factcheck.lexicon import load
from factcheck.model.claim import Claim
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.read.words import stem


def of_two_moments(a: Claim, b: Claim, setting: Setting) -> bool:
    """Both sentences tell the hour of a figure that changes by the hour, or how much had been counted, and not the
    same."""
    known = attributes().get(a.attribute)
    if known is not None and (known.grows or known.shrinks):
        left, right = _hours(a, setting), _hours(b, setting)
        if left and right and not left & right:
            return True
    if not isinstance(a.value, Quantity) or a.value.unit not in load("contests")["counting"]["of"]:
        return False
    left, right = _counted(a, setting), _counted(b, setting)
    return bool(left) and bool(right) and not left & right


def _hours(claim: Claim, setting: Setting) -> frozenset[str]:
    """The times of day of its sentence."""
    times = setting.times.get((claim.article_id, claim.sentence), ())
    return frozenset(time.iso for time in times if time.clock is not None)


def _counted(claim: Claim, setting: Setting) -> frozenset[str]:
    """The percentages beside a figure of which something had been counted."""
    if _counting().isdisjoint(setting.stems[claim.id]):
        return frozenset()
    beside = setting.beside.get(claim.id, ())
    return frozenset(
        f"{each.amount:f}" for each in beside if each.dimension is Dimension.PERCENT and each.amount is not None
    )


@cache
def _counting() -> frozenset[str]:
    return frozenset(stem(word) for word in load("contests")["counting"]["words"])
