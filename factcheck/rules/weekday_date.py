"""A weekday and the date beside it do not go together.

## What it does
Reports a date that is written with its weekday ("Monday, 19 March 2024", "19 March 2024, a Monday") where that day
of that year is another weekday. It needs no second article. Where the year is not written, the years around
the article's own are tried first.

## Why it matters
One of the two is wrong, and readers plan by either. It is the slip that desks catch most easily and
miss most often.

## What it leaves alone
Weekdays without a date, dates without a weekday, dates of an article that nobody dates.

## How to resolve
Look at a calendar; correct the weekday or the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from factcheck.align.dated import named_parts
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.describe import describe_date
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.model.value import WEEKDAYS, Time
from factcheck.read.expression import SHIFT
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE


def check(case: Case) -> Iterator[Disagreement]:
    """One finding, of one side, for each such date; said of the first claim that it dates."""
    for claim in case.claims:
        time = claim.value if isinstance(claim.value, Time) else claim.period
        article = case.articles[claim.article_id]
        found = None if time is None else _day(time) or _day_by_year(time, article.published)
        if found is None and time is not None and (said := _day_behind(time, article)) is not None:
            found, time = said
        if time is None or found is None:
            continue
        day, named = found
        real = WEEKDAYS[day.weekday()]
        if real == named or not any(sign.isdigit() for sign in time.words) or not _is_first(claim, time, case):
            continue
        words = " ".join(time.words.split())
        yield Disagreement(
            Severity.ERROR,
            f"{describe_date(day)} is a {real}, not a {named}.",
            (f"“{words}” is {day.isoformat()}", f"{day.isoformat()} is a {real}"),
            (CaseSide(words, time, (claim,), spans=(time.span,)),),
            SURE,
            subject="",
            attribute="weekday of a date",
        )


def _day(time: Time) -> tuple[date, str] | None:
    """The one day that a time is, with the weekday that its words name."""
    if time.slot not in WEEKDAYS or not time.is_dated or time.earliest != time.latest or time.earliest is None:
        return None
    return time.earliest, time.slot


def _day_behind(time: Time, article: Article) -> tuple[tuple[date, str], Time] | None:
    """The same of "May 11, 2023, a Friday", and of "May 9, a Friday" near the article's own day, with the time that holds
    both."""
    behind = None if time.slot in WEEKDAYS else _BEHIND.match(article.text, time.end)
    if behind is None:
        return None
    span = Span(time.start, behind.end())
    both = replace(time, span=span, words=span.of(article.text))
    if not time.is_dated:
        found = _day_by_year(both, article.published)
        return None if found is None else (found, both)
    day = time.earliest
    if day is None or day != time.latest:
        return None
    filed = article.published
    if time.relative and (filed is None or not _is_near(day, filed) or _was_so(day, filed, behind["weekday"])):
        return None
    return (day, behind["weekday"]), both


_BEHIND = regex(rf",?\s+(?:which\s+(?:was|is|will\s+be)\s+)?a\s+(?P<weekday>{'|'.join(WEEKDAYS)})\b")


def _day_by_year(time: Time, published: date | None) -> tuple[date, str] | None:
    """The same of "Tuesday, July 10", whose year nothing told when it was read, where the day is near that of the
    article."""
    parts, weekday = named_parts(time), _WEEKDAY.search(time.words)
    if published is None or time.is_dated or parts is None or weekday is None:
        return None
    year, month, nth = parts
    if year is not None or nth is None:
        return None
    which = _WHICH.search(time.words)
    told = (published.year + SHIFT[which["which"].lower()],) if which else ()
    for year in told or (published.year, published.year - 1, published.year + 1):
        try:
            day = date(year, month, nth)
        except ValueError:
            continue
        if told or _is_near(day, published):
            return None if not told and _was_so(day, published, weekday.group()) else (day, weekday.group())
    return None


def _was_so(day: date, published: date, named: str) -> bool:
    """The last day of its month and number before the article fell on that weekday: "on January 20, a Saturday", says a
    report of October."""
    before = day
    while before > published:
        try:
            before = before.replace(year=before.year - 1)
        except ValueError:
            return False  # 29 February
    return WEEKDAYS[before.weekday()] == named


def _is_near(day: date, published: date) -> bool:
    return abs((day - published).days) <= _NEAR


# Days from the article's within which nobody takes the date for that of another year. Set by hand.
_NEAR = 120
_WEEKDAY = regex(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_WHICH = regex(r"\b(?P<which>last|this|next)\s+year\b", re.IGNORECASE)


def _is_first(claim: Claim, time: Time, case: Case) -> bool:
    for other in case.all_claims:
        dated = other.value if isinstance(other.value, Time) else other.period
        if other.article_id == claim.article_id and dated is not None and dated.start == time.start:
            return other.id == claim.id
    return True


RULE = Rule(
    code="FC131",
    name="weekday-date",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    check=check,
    alone=True,
    examples=(
        Example(("The bridge at Lindow was opened on <<Monday, 19 March 2024>>, two years late.",)),
        Example(("The pump broke on <<May 11, 2023, a Friday>>, and gas leaked into the yard at Lindow.",)),
        Example(("The pump broke on May 11, 2023, a Thursday, and gas leaked into the yard.",), why="it was one"),
        Example(
            ("The pump broke on <<May 11, a Friday>>, and gas leaked into the yard at Lindow.",),
            published=(date(2023, 6, 2),),
        ),
        Example(
            ("The pump broke on May 11, a Thursday, and gas leaked into the yard at Lindow.",),
            published=(date(2023, 6, 2),),
            why="it was one in the article's year",
        ),
        Example(
            ("The pump broke on May 11, a Friday, and gas leaked into the yard at Lindow.",),
            published=(date(2024, 2, 2),),
            why="far from the article's day it may be of another year",
        ),
        Example(
            ("The pump broke on January 20, a Saturday, and gas leaked into the yard at Lindow.",),
            published=(date(2024, 10, 17),),
            why="nearer to the next 20 January, and of the last one",
        ),
        Example(("Orlan Foods sold 4,000 crates on <<Friday, March 18, 2024>>, it said.",)),
        Example(
            ("The bridge at Lindow was opened on Tuesday, 19 March 2024, two years late.",), why="they go together"
        ),
        Example(
            ("The bridge at Lindow was opened on Monday, 18 March, two years late.",),
            why="it was a Monday in the article's year",
            published=(date(2024, 3, 20),),
        ),
        Example(("The bridge at Lindow was opened on Monday, and on 19 March 2024 it was shut.",), why="not beside it"),
    ),
)
