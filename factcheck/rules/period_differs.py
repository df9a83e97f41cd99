"""One figure is given for different periods.

## What it does
Reports a figure that articles agree on while they put it into periods that do not fit: this year
here, by 2025 there; 2023 here and 2024 there. Where one of the periods cannot be dated ("the past
year" in an undated article) it is a note: a date would decide it.

## Why it matters
The right number in the wrong year is wrong, and it survives every check of the number alone.

## What it leaves alone
Different figures, periods that overlap, articles that name no period, and periods of a draft without a date that only
its date would place. The same words reckoned from two days of writing, for which FC132 speaks. A draft with several
sources gets a note, unless its sentence says mostly what a source's says.

## How to resolve
Name the year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from factcheck.align.periods import is_its_own, is_of_its_sentence
from factcheck.model.claim import Claim, Modality
from factcheck.model.describe import describe
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Quantity, Time
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, POSSIBLE, small

# Periods shorter than this, in days, are not what a figure is for.
_SHORTEST = 20
_DEADLINE = frozenset({Bearing.BY, Bearing.UNTIL})


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for each figure of the fact that is given for periods which do not fit."""
    yield from _dates(case)
    yield from _plans(case)
    for side, claims in _figures(case):
        if len({claim.article_id for claim in claims}) < 2:
            continue
        dated = [
            claim for claim in claims
            if claim.period is not None and not _is_day(claim.period) and is_its_own(claim, _beside(case, claim))
            and is_of_its_sentence(claim, case.articles[claim.article_id].text)
        ]  # fmt: skip
        groups: dict[tuple[object, ...], list[Claim]] = {}
        for claim in dated:
            groups.setdefault(_key(claim.period), []).append(claim)
        worst: Severity | None = None
        reason = ""
        for left, right in combinations(groups.values(), 2):
            judged = _judge(left[0], right[0], case.drafts)
            if judged is None or {c.article_id for c in left} == {c.article_id for c in right}:
                continue
            if worst is None or judged[0].rank < worst.rank:
                worst, reason = judged
        if worst is None:
            continue
        sides = tuple(
            CaseSide(_words(members[0]), side.value, tuple(members), spans=tuple(_span(c) for c in members))
            for members in groups.values()
        )
        confidence: Decimal = POSSIBLE if worst is Severity.NOTE else LIKELY
        yield Disagreement(
            worst,
            f"{side.text} is given for different periods: {' and '.join(small(s.text) for s in sides)}.",
            (f"all give {describe(side.value)}", reason),
            sides,
            confidence,
            attribute=f"period of the {case.label}",
        )


def _beside(case: Case, claim: Claim) -> Iterator[Claim]:
    """The claims of its sentence."""
    place = (claim.article_id, claim.sentence)
    return (each for each in case.all_claims if (each.article_id, each.sentence) == place)


def _figures(case: Case) -> Iterator[tuple[CaseSide, list[Claim]]]:
    """Each figure of the fact, however it is hedged, with the side that stands for it and all its claims."""
    known: dict[object, tuple[CaseSide, list[Claim]]] = {}
    for side in case.sides:
        if isinstance(side.value, Quantity):
            value = side.value
            key = (value.amount, value.unit) if value.amount is not None else (value.low, value.high, value.unit)
            known.setdefault(key, (side, []))[1].extend(side.claims)
    yield from known.values()


def _is_day(period: Time) -> bool:
    """A day or a week: when it was told or struck, which reports on a figure give or not."""
    if period.earliest is None or period.latest is None:
        return period.slot.endswith("day")
    return (period.latest - period.earliest).days < _SHORTEST


def _plans(case: Case) -> Iterator[Disagreement]:
    """A plan that reports put on days, weeks or months which have no day in common, whatever figure they give it."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in case.claims:
        period = claim.period
        if claim.modality in _TO_COME and period is not None and period.is_dated and period.bearing not in _DEADLINE:
            groups.setdefault(_key(period), []).append(claim)
    days = [members[0].period for members in groups.values() if members[0].period is not None]
    if len({claim.article_id for members in groups.values() for claim in members}) < 2 or not any(
        not one.overlaps(other) for one, other in combinations(days, 2)
    ):
        return
    if not all(_is_day(day) for day in days):
        return  # years and quarters are what a figure is for, and compared figure by figure
    sides = tuple(
        CaseSide(_words(members[0]), members[0].value, tuple(members), spans=tuple(_span(c) for c in members))
        for members in groups.values()
    )
    yield Disagreement(
        Severity.WARNING,
        f"Planned for {' or '.join(small(side.text) for side in sides)}: no day in common.",
        tuple(f"“{small(side.text)}” is {day.iso}" for side, day in zip(sides, days, strict=True)),
        sides,
        LIKELY,
        attribute=f"date of the {case.label}",
    )


_TO_COME = frozenset({Modality.PLANNED, Modality.PROJECTED, Modality.POSSIBLE})


def _dates(case: Case) -> Iterator[Disagreement]:
    """Dates of one event that have no day in common."""
    drafted = {draft.id for draft, _ in case.resembling}
    sides = [
        side for side in case.sides
        if isinstance(side.value, Time)
        and (side.value.is_dated or side.value.slot)
        and not all(claim.id in drafted for claim in side.claims)
    ]  # fmt: skip
    clashing = [pair for pair in combinations(sides, 2) if not _meet(*pair)]
    if not clashing or len({article for side in sides for article in side.articles}) < 2:
        return
    spoken = tuple(side for side in sides if any(side in pair for pair in clashing))
    clocks = all(isinstance(side.value, Time) and side.value.clock is not None for side in spoken)
    apart = "no minute in common" if clocks else "no day in common"
    yield Disagreement(
        Severity.WARNING,
        f"{case.label.removesuffix(' on').removesuffix(' at').capitalize()} {' or '.join(side.text for side in spoken)}: {apart}.",
        tuple(
            f"“{side.text}” is {side.value.iso or small(side.text)}" for side in spoken if isinstance(side.value, Time)
        ),
        spoken,
        LIKELY,
    )


def _meet(left: CaseSide, right: CaseSide) -> bool:
    """They may be one day, or are the same words, reckoned from two days of writing (FC132)."""
    if not isinstance(left.value, Time) or not isinstance(right.value, Time):
        return False
    reckoned = left.value.relative and right.value.relative
    return left.value.meets(right.value) or (reckoned and left.text.casefold() == right.text.casefold())


def _key(period: Time | None) -> tuple[object, ...]:
    assert period is not None
    what = period.iso or _said(period)
    return (period.bearing in _DEADLINE, what)


def _judge(left: Claim, right: Claim, drafts: Collection[str]) -> tuple[Severity, str] | None:
    a, b = left.period, right.period
    assert a is not None and b is not None
    if _said(a) == _said(b) and not (_YEAR.search(a.words) or a.slot.endswith("day")):
        return None  # "in February", "last year": the same words, whenever each was written
    if a.slot and a.slot == b.slot and not (a.is_dated and b.is_dated):
        return None  # "Q3" and "the third quarter of the year"
    if any(not each.is_dated and _FROM_ANOTHER.search(each.words) for each in (a, b)):
        return None  # "a year later": than what the article told of before
    if (a.bearing in _DEADLINE) is not (b.bearing in _DEADLINE):
        one = a.is_dated and b.is_dated and (a.earliest, a.latest) == (b.earliest, b.latest)
        return Severity.NOTE if one else Severity.WARNING, "one is a deadline, the other the period itself"
    if a.is_dated and b.is_dated:
        if a.overlaps(b):
            return None
        return Severity.WARNING, "the two periods have no day in common"
    if left.qualifiers.prior or right.qualifiers.prior:
        return None  # "up from $61 million two years ago": how long ago is all that is said
    if any(claim.article_id in drafts and not time.is_dated for claim, time in ((left, a), (right, b))):
        return None  # "last year" of a draft: it has no date yet
    if a.is_dated is not b.is_dated:
        return Severity.NOTE, "one article has no date, so its period cannot be placed in the calendar"
    return None


_YEAR = regex(r"\d{4}")
_FROM_ANOTHER = regex(
    r"\b(?:later|earlier|before|after|afterwards|previous|previously|following|thereafter|then|since)$", re.IGNORECASE
)


def _said(period: Time) -> str:
    return " ".join(period.words.casefold().split())


def _words(claim: Claim) -> str:
    assert claim.period is not None
    return " ".join(claim.period.words.split())


def _span(claim: Claim) -> Span:
    """From the figure to its period: the words that an editor has to see."""
    assert claim.period is not None
    return claim.span.join(claim.period.span)


RULE = Rule(
    code="FC130",
    name="date-disjoint",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    kindred=True,
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Robotics had revenue of <<$870 million in 2023>>, it said.",
                "Revenue of Orlan Robotics came to <<$870 million in 2024>>.",
            )
        ),
        Example(
            (
                "Orlan Robotics had revenue of $870 million in 2024, it said.",
                "Revenue of Orlan Robotics came to $870 million in 2024.",
            ),
            why="one period",
        ),
        Example(
            (
                "Orlan Robotics has cut the price of 640 parts since May.",
                "Since May Orlan Robotics has cut the price of 640 parts, it said.",
            ),
            published=(date(2024, 3, 4),),
            why="the same words, and one article has no date",
        ),
        Example(
            (
                "Orlan Robotics had revenue of $870 million in 2023, it said.",
                "Revenue of Orlan Robotics came to $910 million in 2024.",
            ),
            why="two figures for two years",
        ),
    ),
)
