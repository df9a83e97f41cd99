"""Days and months that are written out: "14 March 2019", "Monday, March 18", "late May", "2019-03-14"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from factcheck import lexicon
from factcheck.read.expression import PART_BEFORE, REACH, SHIFT, Expression
from factcheck.read.scan import alternation
from factcheck.regex import regex


@cache
def months() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for the names of the months, and their numbers."""
    table: dict[str, int] = lexicon.load("times")["months"]
    return regex(rf"\b(?P<month>{alternation([name.capitalize() for name in table])})\b\.?"), table


_DAY_BEFORE = regex(r"(?<![\d,.:])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_DAY_AFTER = regex(
    r"\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|,\d{3}|\.\d|\s*(?:%|per\s?cent|million|billion|people|points?)\b)"
)
_DAY_OF_WEEK = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# The other end of "10-12 June", "between 3 and 5 March", "June 10 to 12", "Thursday 6th to Sunday 9th November".
_FIRST_BEFORE = regex(
    r"(?<![\d,.:$£€])(?P<first>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?-\s?|\s+(?:to|and|until|till|through)\s+)"
    rf"(?:{_DAY_OF_WEEK},?\s+(?:the\s+)?)?$"
)
_LAST_AFTER = regex(
    r"(?:\s?-\s?|\s+(?:to|and|until|till|through)\s+)(?P<last>[0-3]?\d)(?:st|nd|rd|th)?\b"
    r"(?![\d:%]|,\d{3}|\.\d|\s*(?:%|per\s?cent|million|billion|people|points?)\b|-\w|\s+(?!this\b)[a-z]+s\b|\s+(?:[A-Z][a-z]{2})"
    r"|\s?[ap]\.?m\b)"
)
_YEAR_AFTER = regex(r"(?:,\s*|\s+(?:of\s+)?)(?P<year>(?:1[89]|20)\d\d)\b(?![%,]\d)")
_YEAR_WORDS_AFTER = regex(r",?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b", re.IGNORECASE)
_WHICH_BEFORE = regex(r"\b(?P<which>last|this|next|this past)\s+$", re.IGNORECASE)
_WEEKDAY_BEFORE = regex(r"\b(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?$")
_TIME_CUE_BEFORE = regex(
    r"\b(?:in|since|until|till|by|of|from|to|before|after|during|last|this|next|early|late|mid|through|between|and|on)[\s-]+$",
    re.IGNORECASE,
)
# A full stop behind one of these ends the sentence; behind "Sept" it need not.
_WRITTEN_OUT = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)
# Month names that are also words or names.
_AMBIGUOUS_MONTHS = frozenset(
    {
        "may",
        "march",
        "mar",
        "jan",
        "dec",
        "sep",
        "sept",
        "oct",
        "nov",
        "jun",
        "jul",
        "apr",
        "feb",
        "aug",
        "june",
        "april",
        "august",
    }
)


def month_dates(text: str, anchor: date | None) -> Iterator[Expression]:
    """Months by name, with the day, weekday and year that stand beside them."""
    pattern, table = months()
    for match in pattern.finditer(text):
        name = match["month"].lower()
        start, end, day, year, relative = match.start(), match.end(), None, None, False
        first_day = last_day = None
        if text[end - 1] == "." and name in _WRITTEN_OUT:
            end -= 1  # the full stop of the sentence
        before = _DAY_BEFORE.search(text, max(0, start - REACH), start)
        if before is not None and 1 <= int(before["day"]) <= 31:
            day, start = int(before["day"]), before.start("day")
            begun = _FIRST_BEFORE.search(text, max(0, start - REACH), start)
            if begun is not None and 1 <= int(begun["first"]) < day:
                first_day, last_day, start = int(begun["first"]), day, begun.start("first")
        else:
            after = _DAY_AFTER.match(text, end)
            if after is not None and 1 <= int(after["day"]) <= 31:
                day, end = int(after["day"]), after.end()
                ended = _LAST_AFTER.match(text, end)
                if ended is not None and day < int(ended["last"]) <= 31:
                    first_day, last_day, end = day, int(ended["last"]), ended.end()
        if (found := _YEAR_AFTER.match(text, end)) is not None:
            year, end = int(found["year"]), found.end()
        elif (words := _YEAR_WORDS_AFTER.match(text, end)) is not None:
            end, relative = words.end(), True
            year = anchor.year + SHIFT[words["which"].lower()] if anchor else None
        elif (
            day is None
            and name in _AMBIGUOUS_MONTHS
            and not _TIME_CUE_BEFORE.search(text, max(0, start - REACH), start)
        ):
            continue
        month = table[name]
        if year is None and not relative:
            relative = True
            which = _WHICH_BEFORE.search(text, max(0, start - REACH), start)
            if which is not None:
                start = which.start()
            if anchor is not None:
                weekday = _WEEKDAY_BEFORE.search(text, max(0, start - REACH), start) if day else None
                year = (weekday and _year_by(anchor, month, day, weekday["name"])) or _year_of(
                    anchor, month, day, which["which"].lower() if which else "", text[max(0, start - REACH) : start]
                )
        edge = PART_BEFORE.search(text, max(0, start - REACH), start) or (
            _WEEKDAY_BEFORE.search(text, max(0, start - REACH), start) if day else None
        )
        if edge is not None:
            start = edge.start()
        if year is None:
            yield Expression(start, end, "", None, None, True)
            continue
        try:
            first = date(year, month, first_day or day or 1)
            last = date(year, month, last_day or day or monthrange(year, month)[1])
        except ValueError:  # "February 30": not a date
            continue
        iso = first.isoformat() if day else f"{year:04d}-{month:02d}"
        if last_day is not None:
            iso = f"{first.isoformat()}/{last.isoformat()}"
        yield Expression(start, end, iso, first, last, relative)


# What is still to come is said so; without such a word a month is the last one of its name.
_AHEAD = regex(
    r"\b(?:will|shall|won't|to\s+be|due|scheduled|expected|expects?|plans?|planned|planning|set\s+(?:to|for)|slated|upcoming|coming|"
    r"until|till|by|starting|starts|begins?|deadline|hopes?|hoping|could|may|might|would|should|is|are|forthcoming|ahead|through|before)\b",
    re.IGNORECASE,
)


# "Where it is to begin full observations in April": of the next April, however near the last one is.
_YET_TO_COME = regex(
    r"\b(?:will|shall|won't|(?:is|are|was|were)\s+(?:to|due|set|scheduled|expected|slated|planned)|(?:hopes?|plans?|expects?)\s+to)"
    r"(?:\s+[\w'-]+){1,5}?\s+(?:in|on|by|from|until|till|before)\s+(?:early\s+|late\s+|mid-?\s?)?$",
    re.IGNORECASE,
)


def _year_by(anchor: date, month: int, day: int | None, weekday: str) -> int | None:
    """The year near the article's in which a day of a month falls on its weekday, None when it does in none."""
    number = lexicon.load("times")["weekdays"][f"{weekday.lower()}day"]
    for year in sorted((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda year: abs(year - anchor.year)):
        try:
            if date(year, month, day or 1).weekday() == number:
                return year
        except ValueError:
            continue
    return None


def _year_of(anchor: date, month: int, day: int | None, which: str, before: str) -> int:
    """The year of a month named without one: the last one; the nearest where the words before it look ahead, and the
    next one where they tell of what is yet to come."""
    if which in ("last", "this past"):
        return anchor.year if month < anchor.month else anchor.year - 1
    if which == "next":
        return anchor.year if month > anchor.month else anchor.year + 1
    if _YET_TO_COME.search(before):
        return anchor.year + ((month, day or 31) < (anchor.month, anchor.day))
    if not _AHEAD.search(before):
        return anchor.year if (month, day or 1) <= (anchor.month, anchor.day) else anchor.year - 1
    return min(
        (anchor.year - 1, anchor.year, anchor.year + 1),
        key=lambda year: (abs((date(year, month, min(day or 15, 28)) - anchor).days), year),
    )


NUMERIC = regex(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")


# "14.07.2025", "18/11/2025", "18-11-2025".
_PARTED = regex(
    r"(?<![\d./-])(?P<one>[0-3]?\d)(?P<mark>[./-])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)


def numeric_dates(text: str, anchor: date | None) -> Iterator[Expression]:
    """Dates in figures. Of "3/4/2025" it is known that it is a date, and which only where another date of the text tells
    whether days or months come first; before full stops and hyphens days do."""
    for match in NUMERIC.finditer(text):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        yield Expression(match.start(), match.end(), day.isoformat(), day, day, False)
    found = [(match, int(match["one"]), int(match["two"])) for match in _PARTED.finditer(text)]
    slashed = [(one, two) for match, one, two in found if match["mark"] == "/"]
    months_first = any(two > _MONTHS for _, two in slashed)
    days_first = any(one > _MONTHS for one, _ in slashed)
    for match, one, two in found:
        if match["mark"] == "/" and months_first is days_first:
            yield Expression(match.start(), match.end(), "", None, None, True)
            continue
        if match["mark"] == "/" and months_first:
            one, two = two, one
        try:
            day = date(int(match["year"]), two, one)
        except ValueError:
            continue
        yield Expression(match.start(), match.end(), day.isoformat(), day, day, False)


_MONTHS = 12
