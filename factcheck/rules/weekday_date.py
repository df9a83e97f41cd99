"""A weekday and the date beside it do not go together.

## What it does
Reports a date that is written with its weekday ("Monday, 19 March 2024") where that day of that year
is another weekday. It needs no second article. Where the year is not written, the years around the
article's own are tried first.

## Why it matters
One of the two is wrong, and readers plan by either. It is the slip that desks catch most easily and
miss most often.

## What it leaves alone
Weekdays without a date, dates without a weekday, dates of an article that nobody dates.

## How to resolve
Look at a calendar; correct the weekday or the date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.model.claim import Claim
from factcheck.model.describe import describe_date
from factcheck.model.finding import Severity
from factcheck.model.value import WEEKDAYS, Time
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE


def check(case: Case) -> Iterator[Disagreement]:
    """One finding, of one side, for each such date; said of the first claim that it dates."""
    for claim in case.claims:
        time = claim.value if isinstance(claim.value, Time) else claim.period
        if time is None or time.slot not in WEEKDAYS or not time.is_dated or time.earliest != time.latest:
            continue
        assert time.earliest is not None
        real = WEEKDAYS[time.earliest.weekday()]
        if real == time.slot or not any(sign.isdigit() for sign in time.words) or not _is_first(claim, time, case):
            continue
        words = " ".join(time.words.split())
        yield Disagreement(
            Severity.ERROR,
            f"{describe_date(time.earliest)} is a {real}, not a {time.slot}.",
            (f"“{words}” is {time.earliest.isoformat()}", f"{time.earliest.isoformat()} is a {real}"),
            (CaseSide(words, time, (claim,), spans=(time.span,)),),
            SURE,
            subject="",
            attribute="weekday of a date",
        )


def _is_first(claim: Claim, time: Time, case: Case) -> bool:
    for other in case.all_claims:
        dated = other.value if isinstance(other.value, Time) else other.period
        if other.article_id == claim.article_id and dated is not None and dated.span == time.span:
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
