"""Times that are reckoned from the article's date: "last year", "on Tuesday", "three weeks ago", "this quarter".

Without a date they keep their words and have no days: nothing is ever reckoned from the clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from factcheck import lexicon
from factcheck.read.expression import REACH, SHIFT, Expression
from factcheck.read.scan import alternation
from factcheck.regex import regex

_RELATIVE_WORDS = (
    "year", "month", "week", "quarter", "decade", "century", "spring", "summer", "autumn", "fall", "winter", "today", "yesterday",
    "tomorrow", "tonight", "overnight", "night", "morning", "afternoon", "evening", "day", "half", "q1", "q2", "q3", "q4", "h1", "h2",
)  # fmt: skip
_RELATIVE_UNIT = regex(
    r"\b(?:(?P<edge>(?:early|earlier|late|later|mid)[\s-]+|(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+)?(?:the\s+)?"
    r"(?P<which>last|this|next|previous|past|coming|current|prior|following))\s+(?P<unit>year|month|week|quarter|decade|century|weekend|spring|summer|autumn|fall|winter)\b"
    r"|\b(?P<yearend>year-end|(?:the\s+)?end\s+of\s+the\s+(?P<endunit>year|month|week|quarter))\b",
    re.IGNORECASE,
)
_DAY_WORD = regex(
    r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|this morning|this afternoon|this evening|tomorrow morning|earlier today)\b",
    re.IGNORECASE,
)


@cache
def _back() -> tuple[re.Pattern[str], dict[str, int]]:
    """ "Three weeks ago", "a year earlier", with the numbers that the words stand for."""
    numbers: dict[str, int] = {**lexicon.load("numbers")["cardinals"], "a": 1, "an": 1}
    return regex(
        rf"\b(?<!\d[,.])(?P<number>\d{{1,3}}|{alternation(list(numbers))})\s+(?P<unit>day|week|month|year|decade)s?\s+"
        # "24 years before parole" is a length: what it is reckoned from is named
        r"(?P<dir>ago|earlier|later|before(?!\s+(?!(?:and|but|or|in|at|on|to|by|from|of|when|with|for)\b)\w))\b",
        re.IGNORECASE,
    ), numbers


_PERIOD_ALONE = regex(
    r"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth)[\s-]+(?P<unit>quarter|half)(?:\s+of\s+(?P<which>this|last|next|the)\s+year)?"
    # "the second quarter of the town", "the first half of the match"
    r"(?!\s+of\s+(?:the|its|their|his|her|an?)\s+(?!(?:fiscal|financial|calendar|current|last|next|past|coming|year|decade|century|month)\b))"
    r"|\b(?P<short>Q[1-4]|H[12])\b",
    re.IGNORECASE,
)


def relative(text: str, anchor: date | None) -> Iterator[Expression]:
    """Years, months, weeks and days told from the article's own, and quarters and halves without a year."""
    low = text.lower()
    if not any(word in low for word in _RELATIVE_WORDS):
        return
    for match in _PERIOD_ALONE.finditer(text):
        year = anchor.year if anchor else None
        which = (match["which"] or "").lower()
        if year is None or match["short"] or which not in ("this", "last", "next", "the"):
            yield Expression(match.start(), match.end(), "", None, None, True)
            continue
        letter = "Q" if match["unit"].lower() == "quarter" else "H"
        number = lexicon.load("times")["ordinals"][match["ordinal"].lower()]
        months = 3 if letter == "Q" else 6
        year += SHIFT.get(which, 0)
        begin, end = (number - 1) * months + 1, number * months
        if end > 12:
            continue
        yield Expression(
            match.start(),
            match.end(),
            f"{year:04d}-{letter}{number}",
            date(year, begin, 1),
            date(year, end, monthrange(year, end)[1]),
            True,
        )
    for match in _RELATIVE_UNIT.finditer(text):
        if match["yearend"]:
            unit, shift = (match["endunit"] or "year").lower(), 0
        else:
            unit, shift = match["unit"].lower(), SHIFT[match["which"].lower()]
        yield Expression(match.start(), match.end(), *_period(anchor, unit, shift), True)
    for match in _DAY_WORD.finditer(text):
        word = match["word"].lower()
        shift = -1 if word in ("yesterday", "last night", "overnight") else 1 if word.startswith("tomorrow") else 0
        day = anchor + timedelta(days=shift) if anchor else None
        yield Expression(match.start(), match.end(), day.isoformat() if day else "", day, day, True)
    back, numbers = _back()
    for match in back.finditer(text):
        sign = 1 if match["dir"].lower() == "later" else -1
        word = match["number"].lower()
        count = int(word) if word.isdigit() else numbers[word]
        known = anchor if match["dir"].lower() == "ago" else None  # "a year earlier" is reckoned from the story
        yield Expression(match.start(), match.end(), *_ago(known, match["unit"].lower(), sign * count), True)


def _period(anchor: date | None, unit: str, shift: int) -> tuple[str, date | None, date | None]:
    if anchor is None:
        return "", None, None
    if unit == "year":
        year = anchor.year + shift
        return f"{year:04d}", date(year, 1, 1), date(year, 12, 31)
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + shift
        year, month = divmod(index, 12)
        return (
            f"{year:04d}-{month + 1:02d}",
            date(year, month + 1, 1),
            date(year, month + 1, monthrange(year, month + 1)[1]),
        )
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        week = monday.isocalendar()
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        suffix = "-WE" if unit == "weekend" else ""
        return f"{week.year:04d}-W{week.week:02d}{suffix}", first, monday + timedelta(days=6)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        year, quarter = divmod(index, 4)
        end = quarter * 3 + 3
        return f"{year:04d}-Q{quarter + 1}", date(year, end - 2, 1), date(year, end, monthrange(year, end)[1])
    if unit in lexicon.load("times")["seasons"]:
        begin, end = lexicon.load("times")["seasons"][unit]
        year = anchor.year + (shift if shift > 0 or anchor.month <= end else 0)
        return f"{year:04d}-{unit}", date(year, begin, 1), date(year, end, monthrange(year, end)[1])
    return "", None, None


def _ago(anchor: date | None, unit: str, count: int) -> tuple[str, date | None, date | None]:
    if anchor is None:
        return "", None, None
    if unit == "day":
        day = anchor + timedelta(days=count)
        return day.isoformat(), day, day
    if unit == "decade":
        unit, count = "year", count * 10
    if unit == "year" and not MINYEAR < anchor.year + count < MAXYEAR:
        return "", None, None  # "300 decades ago"
    return _period(anchor, unit, count)


@cache
def _weekdays() -> re.Pattern[str]:
    return regex(
        rf"\b(?:(?P<which>last|next|this)\s+)?(?P<day>{alternation([d.capitalize() for d in lexicon.load('times')['weekdays']])})\b(?!'s\s+[A-Z])"
    )


# "Black Friday", "the Sunday Courier": names, not days.
_NAMED = regex(rf"\b(?:{alternation(lexicon.load('times')['named_days']['before'])})\s+$")
_THE = regex(r"\b[Tt]he\s+$")
_ELSEWHERE = regex(r"\b(?:GMT|UTC)\s$")
_OF_WEEK = regex(r"\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b", re.IGNORECASE)
_TITLE = regex(r"\s+[A-Z][a-z]+")
# "The cabinet will meet on Monday": the next one.
_TO_COME = regex(
    r"\b(?:will|shall|won't|(?:is|are)\s+(?:due|expected|scheduled|set|to)|scheduled|slated|plans?\s+to|hopes?\s+to)\b[^.;]*$"
    r"|\b(?:stays?|remains?|is|are|keeps?|has|have)\s+(?:\w+\s+){0,2}(?:until|till|by)\s+$",  # "stay closed until Friday"
    re.IGNORECASE,
)


def weekday_names(text: str, anchor: date | None) -> Iterator[Expression]:
    """Weekdays: the last one of the name, the next one where the words look ahead."""
    for match in _weekdays().finditer(text):
        if _ELSEWHERE.search(text, max(0, match.start() - 5), match.start()):
            continue  # "(0347 GMT Wednesday)": where it happened it was Tuesday night
        if _NAMED.search(text, max(0, match.start() - 12), match.start()) or (
            _THE.search(text, max(0, match.start() - 5), match.start()) and _TITLE.match(text, match.end())
        ):
            continue
        if anchor is None:
            yield Expression(match.start(), match.end(), "", None, None, True)
            continue
        named = lexicon.load("times")["weekdays"][match["day"].lower()]
        if match["which"] is None and (week := _OF_WEEK.match(text, match.end())) is not None:
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=SHIFT[week["which"].lower()])
            day = monday + timedelta(days=named)
            yield Expression(match.start(), week.end(), day.isoformat(), day, day, True)
            continue
        back = (anchor.weekday() - named) % 7
        day = anchor - timedelta(days=back)
        if match["which"] is None and _TO_COME.search(text, max(0, match.start() - REACH), match.start()):
            day = anchor + timedelta(days=(named - anchor.weekday()) % 7)
        elif match["which"] == "next":
            day += timedelta(weeks=1)
        elif match["which"] == "last" and back == 0:
            day -= timedelta(weeks=1)
        yield Expression(match.start(), match.end(), day.isoformat(), day, day, True)
