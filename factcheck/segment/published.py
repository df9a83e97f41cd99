"""When an article says at its head that it was published: for texts whose files say nothing.

"Published 29 January 2026", "TNN | Jun 13, 2026, 20:12 IST", "LIMA, March 11 (Agency) -". A date without
its year takes it from the other articles that are read with it, where one of them lies near; else it
only tells which of two reports of one story is the later. Where a text has been updated, what it says
is of the day of the update.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.article import YEARS, Article, BlockKind, Document
from factcheck.regex import regex
from factcheck.segment.datelines import dateline_end
from factcheck.segment.shape import has_finite_verb

# A line of the head is short; a date further into one is what the story tells.
_LINE = 120
_CLOCK = regex(
    r"(?<![\d:./])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s*(?P<half>[APap]\.?[Mm]\b\.?)?"
    r"\s*(?P<zone>Z\b|[A-Z]{2,4}(?:[+-]\d{1,2}(?::?\d\d)?)?)?",
)
# How far from its date a time of day stands: "Posted Tue 10 Feb at 2:10pm AWST", "16:48, 13 FEB 2026".
_BESIDE = 12
_OFFSET = regex(r"(?P<name>[A-Z]+)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
_WORD = regex(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# A story has begun after as many paragraphs, however short they are.
_OPENING = 3
# Names, a desk or two and two dates.
_WORDS = 15
# Reports of one story lie no further apart.
_NEAR = timedelta(days=45)
_KINDS = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.METADATA})


class _Filed(NamedTuple):
    """A date at the head; the year 0 where it gives none."""

    year: int
    month: int
    day: int
    clock: time | None = None
    """Without a zone where the head names none, or one that has two meanings: the hour of the place."""


def dated(documents: Sequence[Document]) -> list[Document]:
    """The documents, with the day on which those that know none say that they were published."""
    filed = {
        index: when
        for index, document in enumerate(documents)
        if document.article.published is None and (when := _filed(document)) is not None
    }
    known = {document.article.published for document in documents} | {_day(when) for when in filed.values()}
    days = sorted(day for day in known if day is not None)
    return [
        replace(document, article=_told(document.article, filed[index], days)) if index in filed else document
        for index, document in enumerate(documents)
    ]


def _told(article: Article, filed: _Filed, days: Sequence[date]) -> Article:
    if day := _day(filed):
        return _on(article, day, filed.clock)
    if day := day_near((filed.month, filed.day), days):
        return _on(article, day, filed.clock)
    return replace(article, filed=(filed.month, filed.day))


def day_near(filed: tuple[int, int], days: Sequence[date]) -> date | None:
    """That day, given as month and day, of the year that puts it near one of `days`; None for none or more years."""
    month, day = filed
    found = {
        each
        for near in days
        for each in (_date(near.year + step, month, day) for step in (-1, 0, 1))
        if each is not None and any(abs(each - near) <= _NEAR for near in days)
    }
    return found.pop() if len(found) == 1 else None


def _on(article: Article, day: date, clock: time | None) -> Article:
    return replace(article, published=day, published_at=datetime.combine(day, clock) if clock else None)


def _filed(document: Document) -> _Filed | None:
    """The last date that the head gives, one with a year before one without."""
    found = list(_head(document))
    full = [each for each in found if each.year]
    return max(full or found, key=lambda each: (each[:3], _reckoned(each.clock)), default=None)


def _reckoned(clock: time | None) -> int:
    """Seconds of the day, in UTC where the zone is known; -1 for no time of day, which is before any."""
    if clock is None:
        return -1
    ahead = clock.utcoffset() or timedelta()
    return clock.hour * 3600 + clock.minute * 60 - int(ahead.total_seconds())


def _head(document: Document) -> Iterator[_Filed]:
    """The dates of what stands before the story: lines of date and names, and a dateline. An hour on a line of its own
    is of the date above it."""
    text, paragraphs, above = document.article.text, 0, None
    for block in document.blocks:
        line = text[block.span.start : block.span.end]
        if block.kind is BlockKind.HEADLINE:
            continue
        given = list(_dates(line[:_LINE])) if block.kind in _KINDS or is_dated_line(line) else []
        if given:
            above = given[-1]
            yield from given
        elif above is not None and _is_hour(line):
            yield above._replace(clock=_clock(line))
        elif block.kind is BlockKind.PARAGRAPH:
            yield from _dates(line[: dateline_end(line[:_LINE])])
            paragraphs += 1
            if len(line) > _LINE or paragraphs == _OPENING:
                return


def is_dated_line(line: str) -> bool:
    """Nothing but a date, a time of day, names, and words such as "updated": no sentence, no headline."""
    if len(line) > _LINE or line.rstrip().endswith(("?", "!")) or not any(each.search(line) for each in _patterns()):
        return False
    words = _WORD.findall(_ASIDE.sub("", line))
    small = [word.casefold().strip(".") for word in words if not word[:1].isupper()]
    if len(words) <= _WORDS and _labels("words").issuperset(small):
        return True
    if not any(map(_is_set_off, _matches(line))):
        return False
    records = _labels("records")
    # "Notes from growers' meeting, …", "Reporter's transcript, durbar, …": what it is called comes first.
    called = any(word.casefold() in records for word in words[:2]) and not has_finite_verb(" ".join(words[2:]))
    return called or (_labels("words") | records).issuperset(small)


def _matches(line: str) -> Iterator[re.Match[str]]:
    return (match for pattern in _patterns() for match in pattern.finditer(line))


def _is_set_off(match: re.Match[str]) -> bool:
    """A date between marks or behind a verb of issuing: "Press release, Tuesday, 3 May", "held on 3 May at 6pm"."""
    return (
        _set_off().search(match.string, 0, match.start()) is not None
        and _ENDS.match(match.string, match.end()) is not None
    )


_ASIDE = regex(r"\([^()]*\)\s*$")


@cache
def _set_off() -> re.Pattern[str]:
    times = lexicon.load("times")
    issued, days = "|".join(times["filed"]["issued"]), "|".join(times["weekdays"])
    return regex(
        rf"(?:^|[,:;|(–—]|\s-|\.(?=\s)|\b(?:{issued})(?:\s+on)?)\s*(?:(?:{days}),?\s+)?$",
        re.IGNORECASE,
    )


_ENDS = regex(r"\s*(?:$|[.,;:|()–—]|-\s|at\b|from\b|and\s+\d|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)", re.IGNORECASE)


def is_stamp(line: str) -> bool:
    """A dated line that says so: "Desk | Updated: Oct 30, 2025", "May 6, 2026, 5:42 p.m."."""
    return len(line) <= _LINE and _STAMPED.search(line) is not None and is_dated_line(line)


_STAMPED = regex(r"\s\|\s|\b(?:publish|post|updat|modifi|issu)ed\b|\d\s?[ap]\.?m\b|\d[:.]\d\d\b", re.IGNORECASE)


def _dates(line: str) -> Iterator[_Filed]:
    for pattern in _patterns():
        for match in pattern.finditer(line):
            given = match.groupdict()
            if given.get("first"):
                month, day = sorted((int(given["first"]), int(given["second"])))
                if day <= 12 and day != month:
                    continue  # 6/12 is June in one country and December in another
            elif given.get("dotted"):
                month, day = int(given["dotted"]), int(given["day"])
            elif given.get("number"):
                month, day = int(given["number"]), int(given["day"])
            else:
                month, day = _months()[given["month"].lower()], int(given["day"])
            year = int(given["year"] or 0)
            if _date(year or 2000, month, day) is None:
                continue
            yield _Filed(year, month, day, _clock(line, match.span()))


def _is_hour(line: str) -> bool:
    """A time of day and names: "From our correspondent, 6.45 pm"."""
    words = [word.casefold().strip(".") for word in _WORD.findall(line) if not word[:1].isupper()]
    return len(line) <= _LINE and _labels("words").issuperset(words) and _clock(line) is not None


def _clock(line: str, date_at: tuple[int, int] | None = None) -> time | None:
    """The time of day that a line gives, beside its date where that is told."""
    clocks = [match for match in _CLOCK.finditer(line) if match["minute"] or match["half"]]
    if date_at is not None:
        behind = [match for match in clocks if 0 <= match.start() - date_at[1] <= _BESIDE]
        clocks = behind or [match for match in clocks if 0 <= date_at[0] - match.end() <= _BESIDE]
    for match in clocks:
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
        if hour < 24:
            return time(hour, int(match["minute"] or 0), tzinfo=_zone(match["zone"]) if match["zone"] else None)
    return None


def _zone(name: str) -> timezone | None:
    """The zone of "GMT", "EST", "GMT+2"; None for one that has two meanings, as "IST"."""
    if match := _OFFSET.fullmatch(name):
        if match["name"] not in (None, "GMT", "UTC"):
            return None
        ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(ahead if match["sign"] == "+" else -ahead) if ahead < timedelta(days=1) else None
    hours = _zones().get(name)
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC


def _day(filed: _Filed) -> date | None:
    return _date(filed.year, filed.month, filed.day) if filed.year else None


def _date(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A date as people write it: the day first, the month first, and in figures."""
    month = rf"(?P<month>{'|'.join(sorted(_months(), key=len, reverse=True))})\b\.?"
    day, year = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)\b"
    return tuple(
        regex(pattern, re.IGNORECASE)
        for pattern in (
            rf"{day}[\s-]+{month}(?:,?[\s-]+{year})?",
            rf"\b{month}\s+{day}(?![\d.:]?\d)(?:,?\s+{year})?",
            rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<dotted>\d{{1,2}})\.{year}",
            rf"\b{year}-(?P<number>\d\d)-(?P<day>\d\d)\b",
            rf"\b(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{year}",
        )
    )


@cache
def _months() -> dict[str, int]:
    return dict(lexicon.load("times")["months"])


@cache
def _zones() -> dict[str, int]:
    return {name: int(hours) for name, hours in lexicon.load("times")["zones"].items()}


@cache
def _labels(family: str) -> frozenset[str]:
    return frozenset(lexicon.load("times")["filed"][family])
