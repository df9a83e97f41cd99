"""Dates and periods, written out or reckoned from the article's date.

An expression that nothing dates ("last year" in an article without a date) is kept with its words
and an empty `iso`: it is never reckoned from the clock.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from factcheck import lexicon
from factcheck.model.value import Bearing, Time
from factcheck.read.dates import month_dates, months, numeric_dates
from factcheck.read.relative import relative, weekday_names
from factcheck.read.scan import Scan, alternation
from factcheck.read.years import years
from factcheck.regex import regex


def times(scan: Scan, anchor: date | None) -> list[Time]:
    """Every date and period of the sentence, in order; takes what it reads.

    `anchor` is the date from which relative expressions are reckoned, None when unknown.
    """
    found: list[Time] = []
    if not scan.has_digit and scan.words.isdisjoint(_TIME_WORDS):
        return found
    for finder in _FINDERS:
        for hit in finder(scan.text, anchor):
            if finder is not numeric_dates and not scan.is_free(hit.start, hit.end):
                continue
            scan.take(hit.start, hit.end)
            if _POINTS_BACK.search(scan.text, 0, hit.start) and not _YEAR.search(scan.text, hit.start, hit.end):
                continue  # of a year or week told of before, which is not looked up
            bearing, start = _bearing(scan.text, hit.start)
            found.append(
                Time(
                    span=scan.span(hit.start, hit.end), words=scan.text[start : hit.end], iso=hit.iso,
                    earliest=hit.earliest, latest=hit.latest, bearing=bearing, relative=hit.relative, slot=_slot(scan.text[hit.start : hit.end], dated=hit.iso != ""),
                )
            )  # fmt: skip
    return sorted(found, key=lambda time: time.span)


# "That October", "the following Friday".
_POINTS_BACK = regex(r"\b(?:[Tt]hat|[Tt]he\s+(?:same|following|previous))\s$")
_YEAR = regex(r"\d{4}")
_WEEKDAY = regex(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BACK = regex(r"(?P<number>\d{1,3})\s+(?P<unit>month|year|decade)s?\s+ago", re.IGNORECASE)
_SLOT = regex(
    r"\b(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<unit>quarter|half)|(?P<short>[QH][1-4]))\b",
    re.IGNORECASE,
)


def _slot(words: str, *, dated: bool) -> str:
    """The quarter, half or weekday that the words name: "Q1", "H2", "Monday", "35 years ago"; "" for none."""
    match = _SLOT.search(words)
    if match is None and (back := _BACK.fullmatch(words)) is not None:
        return f"{back['number']} {back['unit'].lower()}s ago"
    if match is None:
        weekday, month = _WEEKDAY.search(words), months()[0].search(words)
        named = weekday or month if dated else month or weekday  # "Saturday, 1 March" of no year: the month says more
        if named is None:
            return ""
        return f"M{months()[1][named['month'].lower()]}" if "month" in named.groupdict() else named.group()
    if match["short"]:
        return match["short"].upper()
    return f"{match['unit'][0].upper()}{lexicon.load('times')['ordinals'][match['ordinal'].lower()]}"


@cache
def _bearings() -> tuple[re.Pattern[str], dict[str, Bearing]]:
    table = lexicon.load("times")["bearing"]
    names = {phrase: Bearing(name) for name, phrases in table.items() for phrase in phrases}
    return regex(rf"\b(?P<word>{alternation(list(names))})\s+(?:the\s+)?$", re.IGNORECASE), names


def _bearing(text: str, start: int) -> tuple[Bearing, int]:
    pattern, names = _bearings()
    window = max(0, start - 30)
    match = pattern.search(text[window:start])
    if match is None:
        return Bearing.IN, start
    return names[re.sub(r"\s+", " ", match["word"].lower())], window + match.start()


# Every expression without a digit holds one of these.
_TIME_WORDS = frozenset({
    "year", "years", "month", "months", "week", "weeks", "day", "days", "quarter", "half", "decade", "decades", "century",
    "weekend", "spring", "summer", "autumn", "fall", "winter", "today", "yesterday",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "tomorrow", "tonight", "overnight", "night", "morning", "afternoon", "evening", "ago", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
# Most specific first: what one takes, the next leaves alone.
_FINDERS = (numeric_dates, month_dates, years, weekday_names, relative)
