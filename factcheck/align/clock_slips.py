"""Times of day that look like one another's slip: 3.42 and 3.24, 8.30 in the morning and in the evening."""

from __future__ import annotations

from factcheck.align.values import are_swapped
from factcheck.model.claim import Claim
from factcheck.model.value import Time

SWAPPED, HALVES = "two digits swapped", "the other half of the day"
# Words that must stand beside both times. Set by hand on 130 drafts with their sources.
WANTED = {SWAPPED: 1, HALVES: 2}
_HOUR, _HALF_DAY = 60, 12 * 60


def clock_slip(claim: Claim, other: Claim) -> str:
    """What kind of slip would make one time of day of the other, "" for none."""
    mine, its = claim.value, other.value
    if not isinstance(mine, Time) or not isinstance(its, Time) or mine.clock is None or its.clock is None:
        return ""
    if mine.zone != its.zone and mine.zone and its.zone:
        return ""
    apart = {abs(one - two) for one, two in zip(mine.clock, its.clock, strict=True)}
    if apart == {_HALF_DAY}:
        return HALVES
    exact = mine.clock[0] == mine.clock[1] and its.clock[0] == its.clock[1]
    return SWAPPED if exact and any(_are_swapped(mine.clock[0], minute) for minute in _shown(its.clock[0])) else ""


def _shown(minute: int) -> tuple[int, int]:
    """The minute as a clock of 24 hours shows it, and as one of twelve does."""
    return minute, (minute + _HALF_DAY) % (2 * _HALF_DAY)


def _are_swapped(one: int, other: int) -> bool:
    return are_swapped(*(f"{minute // _HOUR}{minute % _HOUR:02}" for minute in (one, other)))
