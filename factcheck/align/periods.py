"""When two claims are of two times: other quarters, other days, history and today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.align.setting import REAL, Setting
from factcheck.align.values import COUNT_OF, equal_amounts, is_telling, same_figure
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.regex import regex

# How long before its publication an event of the story may lie, for a claim that names a date.
_RECENT = timedelta(days=45)
# Whole years after which a dated figure is history; set by hand on tests/cases/align.toml.
_LONG_GONE = 4
# Days after which what was done to what is counted is not what is done now.
_LAST_TIME = timedelta(days=300)
_ONE_PLAN = Decimal("0.03")
"""Two figures that lie no further apart are of one plan, whatever date each report gives it; set by hand."""


def is_its_own(claim: Claim, members: Iterable[Claim]) -> bool:
    """The period of a figure is no other figure's of the sentence rather: "8,640 crore, above the 6,150 crore
    sanctioned in 2017". A period before all figures holds for all."""
    period, value = claim.period, claim.value
    if period is None or not isinstance(value, Quantity):
        return True
    figures = [(each.span, each.value) for each in members if isinstance(each.value, Quantity) and each.id != claim.id]
    if all(period.end <= span.start for span in (claim.span, *(span for span, _ in figures))):
        return True
    reach = _apart(claim.span, period.span)
    return not any(other.dimension is value.dimension and _apart(span, period.span) < reach for span, other in figures)


def is_of_its_sentence(claim: Claim, text: str) -> bool:
    """The figure and its period stand in one sentence: what the one before says is of another year may be over."""
    if claim.period is None:
        return True
    first, last = sorted((claim.span, claim.period.span), key=lambda span: span.start)
    return _FULL_STOP.search(text, first.end, max(first.end, last.start)) is None


_FULL_STOP = regex(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")


def _apart(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def is_bygone(claim: Claim, setting: Setting) -> bool:
    """A figure of an event before the one that the story reports."""
    known, period = attributes().get(claim.attribute), claim.period
    published = setting.published.get(claim.article_id)
    if period is None and published is not None:
        period = _told_of(setting.times[claim.article_id, claim.sentence], published)
    if known is None or known.subject != "event" or period is None or period.latest is None:
        return False
    return not _is_recent(period, published)


def _told_of(times: Sequence[Time], published: date) -> Time | None:
    """The one year of years ago that a sentence names: "The storm of May 24, 1973, killed seven"."""
    dated = [time for time in times if time.latest is not None]
    years = {time.latest.year for time in dated if time.latest is not None}
    return dated[0] if len(years) == 1 and max(years) < published.year - 1 else None


def periods_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Both dated and apart; or one dated before the event that the other, undated, is about."""
    known = attributes().get(a.attribute)
    event = known is not None and known.subject == "event"
    left, right = a.period, b.period
    if known is not None and known.daily and _of_two_days(a, b, setting):
        return True
    if not event and not equal_amounts(a, b) and _is_history(a, setting) is not _is_history(b, setting):
        return left is None or right is None or not left.overlaps(right)
    if event:  # "26 were injured on Friday": the day of the report, not another accident
        left = None if left and _is_recent(left, setting.published.get(a.article_id)) else left
        right = None if right and _is_recent(right, setting.published.get(b.article_id)) else right
    if left is None and right is None:
        return False
    if left is not None and right is not None and not equal_amounts(a, b) and _is_part_of_other(left, right):
        return True  # the fourth quarter, and the year
    if left is not None and right is not None:
        slots = left.slot, right.slot
        if all(slots) and slots[0] != slots[1] and not any(slot.endswith("day") for slot in slots):
            return True  # other quarters, halves or months, whatever the year
        if not (left.is_dated and right.is_dated):
            return _are_named_apart(left, right, a)
        return not left.overlaps(right) and not same_figure(a, b) and not _is_one_plan(a, b)
    dated, published = (
        (left, setting.published.get(a.article_id)) if left else (right, setting.published.get(b.article_id))
    )
    if dated is None or not dated.is_dated or dated.latest is None:
        return False
    # "killed 230,000 in 2004" is another event than the one that the story reports.
    return event and published is not None and dated.latest < published - _RECENT


def _of_two_days(a: Claim, b: Claim, setting: Setting) -> bool:
    """The days that the two claims name differ, or for want of them the days of publication."""
    if a.period is not None and b.period is not None:
        return not a.period.meets(b.period)
    days = [
        period.earliest if period is not None else setting.published.get(claim.article_id)
        for claim, period in ((a, a.period), (b, b.period))
    ]
    return days[0] is not None and days[1] is not None and days[0] != days[1]


def _is_one_plan(a: Claim, b: Claim) -> bool:
    """Neither has happened yet, and the figures go together: one plan with two days for it, not two plans."""
    if a.modality in REAL or b.modality in REAL or a.subject is None or b.subject is None:
        return False
    if (a.subject.id or a.subject.name) != (b.subject.id or b.subject.name):
        return False
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return is_telling(a) and is_telling(b) and relation(a.value, b.value).gap <= _ONE_PLAN


def _is_history(claim: Claim, setting: Setting) -> bool:
    """Said of a year long gone: no figure of today, where another report gives one without a date."""
    period, published = claim.period, setting.published.get(claim.article_id)
    if period is None or published is None or period.latest is None or period.bearing is not Bearing.IN:
        return False
    known = attributes().get(claim.attribute)
    if known is not None and known.contest and period.latest.year < published.year:
        return True  # "he won by 1,046 votes last year"
    if claim.qualifiers.doing:
        return period.latest < published - _LAST_TIME  # "in 2023 it cut 600": another round than the one of today
    return period.latest < date(published.year - _LONG_GONE, 1, 1)


def _is_part_of_other(a: Time, b: Time) -> bool:
    """A month or more that lies in a time twice as long: what came in then is a part of what came in all along."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    short, long = sorted(((a.earliest, a.latest), (b.earliest, b.latest)), key=lambda span: span[1] - span[0])
    length = short[1] - short[0]
    return length >= _MONTH and 2 * length <= long[1] - long[0] and long[0] <= short[0] and short[1] <= long[1]


_MONTH = timedelta(days=27)


def _are_named_apart(left: Time, right: Time, claim: Claim) -> bool:
    """Two times that nothing dates and whose words exclude each other: this week and last; of counts, two weekdays."""
    which = [_WHICH.search(time.words) for time in (left, right)]
    if which[0] is not None and which[1] is not None:
        return which[0]["which"].lower() != which[1]["which"].lower()
    return bool(left.slot) and bool(right.slot) and left.slot != right.slot and claim.attribute.startswith(COUNT_OF)


_WHICH = regex(
    r"\b(?P<which>this|last|next|previous|past|coming)\s+(?:year|month|week|quarter|weekend)\b", re.IGNORECASE
)


def one_period(left: Time, right: Time) -> bool:
    """The two share a day, or are not placed in the calendar and name one quarter, month or weekday."""
    if left.is_dated and right.is_dated:
        return left.overlaps(right)
    return bool(left.slot) and left.slot == right.slot


def _is_recent(period: Time, published: date | None) -> bool:
    """Within the days that the story is about, or not placed at all."""
    if not period.is_dated or published is None or period.latest is None or period.earliest is None:
        return not period.is_dated
    return period.latest >= published - _RECENT and (period.latest - period.earliest) < timedelta(days=32)
