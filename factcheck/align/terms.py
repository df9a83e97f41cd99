"""Terms: lengths of time that a text reckons out to a day. "Within six months, that is by January 21"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from factcheck.align.dated import named_parts
from factcheck.align.values import DAYS
from factcheck.model.claim import Claim
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.reckoning import namely, within

# Characters of ", that is by" between a length and the day that it comes to, and of "within the next" before a length.
_THAT_IS = 20


def is_reckoned_day(time: Time, members: Iterable[Claim], text: str) -> bool:
    """A length stands right before the time, and words between them say that the one comes to the other.

    `members` are claims of the article whose text is `text`.
    """
    return any(
        _is_length(each)
        and 0 <= time.start - each.end <= _THAT_IS
        and namely().search(text, each.end, time.start) is not None
        for each in members
    )


def is_term_away(claim: Claim, time: Time, other: Claim, its: Time, claims: Iterable[Claim]) -> bool:
    """The two times lie as far apart as a length in one of their sentences says: with 14 days' notice, from the 11th to
    the 25th; opens in 2029, two years late, and was to open in 2027."""
    places = {(each.article_id, each.sentence) for each in (claim, other)}
    beside = [each for each in claims if (each.article_id, each.sentence) in places]
    if _is_year(time) and _is_year(its):
        return any(_years(each) == abs(int(time.iso) - int(its.iso)) != 0 for each in beside)
    mine, theirs = named_parts(time), named_parts(its)
    if mine is None or theirs is None or mine[2] is None or theirs[2] is None:
        return False
    year = mine[0] or theirs[0] or _LEAP
    try:
        days = abs((date(mine[0] or year, mine[1], mine[2]) - date(theirs[0] or year, theirs[1], theirs[2])).days)
    except ValueError:
        return False  # no such day of the month
    return any(
        isinstance(each.value, Quantity) and each.value.amount is not None and _is_length(each)
        and days == each.value.amount * DAYS.get(each.value.unit, 0) != 0
        for each in beside
    )  # fmt: skip


def _is_year(time: Time) -> bool:
    return len(time.iso) == len("2024") and time.iso.isdigit()


def _years(claim: Claim) -> Decimal | None:
    """How many years a length or an age is."""
    value = claim.value
    if not isinstance(value, Quantity) or value.amount is None:
        return None
    is_age = value.dimension is Dimension.AGE
    return value.amount if is_age or (value.dimension is Dimension.DURATION and value.unit == "year") else None


# A year that has every day.
_LEAP = 2024


def has_term(members: Iterable[Claim], text: str) -> bool:
    """One of the claims, of the article whose text is `text`, is a term: "within six months"."""
    return any(
        _is_length(each) and within().search(text, max(0, each.start - _THAT_IS), each.start) is not None
        for each in members
    )


def _is_length(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.DURATION
