"""Dates and periods, written out or reckoned from the article's date.

An expression that nothing dates ("last year" in an article without a date) is kept with its words
and an empty `iso`: it is never reckoned from the clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Bearing, Time
from factcheck.read.scan import Scan, alternation


class _Hit(NamedTuple):
    """An expression in the sentence, before its bearing is read."""

    start: int
    end: int
    iso: str
    earliest: date | None
    latest: date | None
    relative: bool


def times(scan: Scan, anchor: date | None) -> list[Time]:
    """Every date and period of the sentence, in order; takes what it reads.

    `anchor` is the date from which relative expressions are reckoned, None when unknown.
    """
    found: list[Time] = []
    if not scan.has_digit and scan.words.isdisjoint(_TIME_WORDS):
        return found
    for finder in _FINDERS:
        for hit in finder(scan.text, anchor):
            if not scan.is_free(hit.start, hit.end) and not _is_iso(scan.text, hit):
                continue
            scan.take(hit.start, hit.end)
            bearing, start = _bearing(scan.text, hit.start)
            found.append(
                Time(
                    span=scan.span(hit.start, hit.end), words=scan.text[start : hit.end], iso=hit.iso,
                    earliest=hit.earliest, latest=hit.latest, bearing=bearing, relative=hit.relative, slot=_slot(scan.text[hit.start : hit.end]),
                )
            )  # fmt: skip
    return sorted(found, key=lambda time: time.span)


def _is_iso(text: str, hit: _Hit) -> bool:
    return _NUMERIC.match(text, hit.start) is not None


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BACK = re.compile(r"(?P<number>\d{1,3})\s+(?P<unit>month|year|decade)s?\s+ago", re.IGNORECASE)
_SLOT = re.compile(
    r"\b(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<unit>quarter|half)|(?P<short>[QH][1-4]))\b",
    re.IGNORECASE,
)


def _slot(words: str) -> str:
    """The quarter, half or weekday that the words name: "Q1", "H2", "Monday", "35 years ago"; "" for none."""
    match = _SLOT.search(words)
    if match is None and (back := _BACK.fullmatch(words)) is not None:
        return f"{back['number']} {back['unit'].lower()}s ago"
    if match is None:
        named = _WEEKDAY.search(words) or _months()[0].search(words)
        if named is None:
            return ""
        return f"M{_months()[1][named['month'].lower()]}" if "month" in named.groupdict() else named.group()
    if match["short"]:
        return match["short"].upper()
    return f"{match['unit'][0].upper()}{lexicon.load('times')['ordinals'][match['ordinal'].lower()]}"


# -- written out ---------------------------------------------------------------------------------


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    table: dict[str, int] = lexicon.load("times")["months"]
    return re.compile(rf"\b(?P<month>{alternation([name.capitalize() for name in table])})\b\.?"), table


# "Sept.": a longer month is written out, and a full stop behind it ends the sentence.
_LONGEST_ABBREVIATION = 4
_DAY_BEFORE = re.compile(r"(?<![\d,.:])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_DAY_AFTER = re.compile(
    r"\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|,\d{3}|\.\d|\s*(?:%|per\s?cent|million|billion|people|points?)\b)"
)
_YEAR_AFTER = re.compile(r"(?:,\s*|\s+(?:of\s+)?)(?P<year>(?:1[89]|20)\d\d)\b(?![%,]\d)")
_YEAR_WORDS_AFTER = re.compile(r",?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b", re.IGNORECASE)
_WHICH_BEFORE = re.compile(r"\b(?P<which>last|this|next|this past)\s+$", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:early|late|mid)[\s-]+$|\bthe\s+(?:beginning|start|middle|end)\s+of\s+$", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(r"\b(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?$")
_TIME_CUE_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|before|after|during|last|this|next|early|late|mid|through|between|and|on)[\s-]+$",
    re.IGNORECASE,
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


def _month_dates(text: str, anchor: date | None) -> Iterator[_Hit]:
    pattern, table = _months()
    for match in pattern.finditer(text):
        name = match["month"].lower()
        start, end, day, year, relative = match.start(), match.end(), None, None, False
        if text[end - 1] == "." and len(name) > _LONGEST_ABBREVIATION:
            end -= 1  # the full stop of the sentence
        before = _DAY_BEFORE.search(text[:start])
        if before is not None and 1 <= int(before["day"]) <= 31:
            day, start = int(before["day"]), before.start("day")
        else:
            after = _DAY_AFTER.match(text, end)
            if after is not None and 1 <= int(after["day"]) <= 31:
                day, end = int(after["day"]), after.end()
        if (found := _YEAR_AFTER.match(text, end)) is not None:
            year, end = int(found["year"]), found.end()
        elif (words := _YEAR_WORDS_AFTER.match(text, end)) is not None:
            end, relative = words.end(), True
            year = anchor.year + _SHIFT[words["which"].lower()] if anchor else None
        elif day is None and name in _AMBIGUOUS_MONTHS and not _TIME_CUE_BEFORE.search(text[:start]):
            continue
        month = table[name]
        if year is None and not relative:
            relative = True
            which = _WHICH_BEFORE.search(text[:start])
            if which is not None:
                start = which.start()
            if anchor is not None:
                ahead = _AHEAD.search(text, max(0, start - _REACH), start) is not None
                weekday = _WEEKDAY_BEFORE.search(text[:start]) if day else None
                year = (weekday and _year_by(anchor, month, day, weekday["name"])) or _year_of(
                    anchor, month, day, which["which"].lower() if which else "", ahead=ahead
                )
        edge = _PART_BEFORE.search(text[:start]) or (_WEEKDAY_BEFORE.search(text[:start]) if day else None)
        if edge is not None:
            start = edge.start()
        if year is None:
            yield _Hit(start, end, "", None, None, True)
            continue
        try:
            first = date(year, month, day or 1)
        except ValueError:  # "February 30": not a date
            continue
        last = first if day else date(year, month, monthrange(year, month)[1])
        iso = first.isoformat() if day else f"{year:04d}-{month:02d}"
        yield _Hit(start, end, iso, first, last, relative)


# What is still to come is said so; without such a word a month is the last one of its name.
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|to\s+be|due|scheduled|expected|expects?|plans?|planned|planning|set\s+(?:to|for)|slated|upcoming|coming|"
    r"until|till|by|starting|starts|begins?|deadline|hopes?|hoping|could|may|might|would|should|is|are|forthcoming|ahead|through|before)\b",
    re.IGNORECASE,
)
_REACH = 80


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


def _year_of(anchor: date, month: int, day: int | None, which: str, *, ahead: bool) -> int:
    """The year of a month named without one: the last one; the nearest where the words around look ahead."""
    if which in ("last", "this past"):
        return anchor.year if month < anchor.month else anchor.year - 1
    if which == "next":
        return anchor.year if month > anchor.month else anchor.year + 1
    if not ahead:
        return anchor.year if (month, day or 1) <= (anchor.month, anchor.day) else anchor.year - 1
    return min(
        (anchor.year - 1, anchor.year, anchor.year + 1),
        key=lambda year: (abs((date(year, month, min(day or 15, 28)) - anchor).days), year),
    )


_NUMERIC = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")


def _numeric_dates(text: str, anchor: date | None) -> Iterator[_Hit]:
    for match in _NUMERIC.finditer(text):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        yield _Hit(match.start(), match.end(), day.isoformat(), day, day, False)


_YEAR = re.compile(r"(?<![\w$£€¥.,/-])(?P<year>1[6-9]\d\d|20\d\d)(?P<decade>s)?\b(?![,.]\d|%|-\d{1,2}\b(?!-)|-\w+-old)")
_YEAR_RANGE = re.compile(r"(?<![\w$£€])(?P<first>(?:19|20)\d\d)\s?[-/]\s?(?P<last>(?:19|20)?\d\d)\b(?!-\d)")
_UNIT_AFTER_YEAR = re.compile(
    r"\s+(?:people|men|women|children|homes|houses|jobs|workers|employees|buildings|families|troops|soldiers|users|"
    r"dollars|euros|pounds|miles|metres|meters|feet|km|kilomet\w+|tonnes|tons|per\s?cent|percent|points|million|billion|rpm|"
    r"votes|square|MW|hours|cars|vehicles|tickets|copies|units|seats|rooms|others|dead|injured)\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\b(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<unit>quarter|half)\s+(?:of\s+)?(?:the\s+)?(?:(?:fiscal|financial)\s+)?(?:year\s+)?|"
    r"(?P<short>[QH][1-4])\s+(?:of\s+)?|(?P<season>spring|summer|autumn|fall)\s+(?:of\s+)?)$",
    re.IGNORECASE,
)
_FISCAL_BEFORE = re.compile(r"\b(?:fiscal|financial)(?:\s+year)?\s+$", re.IGNORECASE)


def _years(text: str, anchor: date | None) -> Iterator[_Hit]:
    del anchor
    done = 0
    for match in _YEAR_RANGE.finditer(text):
        from_year = int(match["first"])
        tail = match["last"]
        to_year = int(tail) if len(tail) == 4 else from_year // 100 * 100 + int(tail)
        if from_year < to_year <= from_year + 60:
            done = match.end()
            yield _Hit(
                match.start(),
                match.end(),
                f"{from_year}/{to_year}",
                date(from_year, 1, 1),
                date(to_year, 12, 31),
                False,
            )
    for match in _YEAR.finditer(text):
        if match.start() < done or _UNIT_AFTER_YEAR.match(text, match.end()):
            continue
        year, start = int(match["year"]), match.start()
        if match["decade"]:
            yield _Hit(start, match.end(), f"{year // 10}X", date(year, 1, 1), date(year + 9, 12, 31), False)
            continue
        first, last, iso = date(year, 1, 1), date(year, 12, 31), f"{year:04d}"
        part = _PART_OF_YEAR.search(text[:start])
        if part is not None:
            start = part.start()
            first, last, iso = _part(year, part)
        elif (fiscal := _FISCAL_BEFORE.search(text[:start])) is not None:
            start, iso = fiscal.start(), f"FY{year:04d}"
        else:
            edge = _PART_BEFORE.search(text[:start])
            if edge is not None:
                start = edge.start()
        yield _Hit(start, match.end(), iso, first, last, False)


def _part(year: int, part: re.Match[str]) -> tuple[date, date, str]:
    table = lexicon.load("times")
    if part["season"]:
        begin, end = table["seasons"][part["season"].lower()]
        return (
            date(year, begin, 1),
            date(year, end, monthrange(year, end)[1]),
            f"{year:04d}-{part['season'].lower()}",
        )
    if part["short"]:
        letter, number = part["short"][0].upper(), int(part["short"][1])
    else:
        letter = "Q" if part["unit"].lower() == "quarter" else "H"
        number = table["ordinals"][part["ordinal"].lower()]
    months = 3 if letter == "Q" else 6
    begin = (number - 1) * months + 1
    if begin > 12:
        return date(year, 1, 1), date(year, 12, 31), f"{year:04d}"
    end = begin + months - 1
    return date(year, begin, 1), date(year, end, monthrange(year, end)[1]), f"{year:04d}-{letter}{number}"


# -- reckoned ------------------------------------------------------------------------------------

_SHIFT = {
    "last": -1,
    "this": 0,
    "next": 1,
    "this past": -1,
    "previous": -1,
    "past": -1,
    "coming": 1,
    "same": 0,
    "current": 0,
    "prior": -1,
    "following": 1,
}
_RELATIVE_WORDS = (
    "year", "month", "week", "quarter", "decade", "century", "spring", "summer", "autumn", "fall", "winter", "today", "yesterday",
    "tomorrow", "tonight", "overnight", "night", "morning", "afternoon", "evening", "day", "half", "q1", "q2", "q3", "q4", "h1", "h2",
)  # fmt: skip
_RELATIVE_UNIT = re.compile(
    r"\b(?:(?P<edge>(?:early|earlier|late|later|mid)[\s-]+|(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+)?(?:the\s+)?"
    r"(?P<which>last|this|next|previous|past|coming|current|prior|following))\s+(?P<unit>year|month|week|quarter|decade|century|weekend|spring|summer|autumn|fall|winter)\b"
    r"|\b(?P<yearend>year-end|(?:the\s+)?end\s+of\s+the\s+(?P<endunit>year|month|week|quarter))\b",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(
    r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|this morning|this afternoon|this evening|tomorrow morning|earlier today)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<dir>ago|earlier|before|later)\b",
    re.IGNORECASE,
)
_NUMBER = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1}
_PERIOD_ALONE = re.compile(
    r"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth)[\s-]+(?P<unit>quarter|half)(?:\s+of\s+(?P<which>this|last|next|the)\s+year)?|\b(?P<short>Q[1-4]|H[12])\b",
    re.IGNORECASE,
)


def _relative(text: str, anchor: date | None) -> Iterator[_Hit]:
    low = text.lower()
    if not any(word in low for word in _RELATIVE_WORDS):
        return
    for match in _PERIOD_ALONE.finditer(text):
        year = anchor.year if anchor else None
        which = (match["which"] or "").lower()
        if year is None or match["short"] or which not in ("this", "last", "next", "the"):
            yield _Hit(match.start(), match.end(), "", None, None, True)
            continue
        letter = "Q" if match["unit"].lower() == "quarter" else "H"
        number = lexicon.load("times")["ordinals"][match["ordinal"].lower()]
        months = 3 if letter == "Q" else 6
        year += _SHIFT.get(which, 0)
        begin, end = (number - 1) * months + 1, number * months
        if end > 12:
            continue
        yield _Hit(
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
            unit, shift = match["unit"].lower(), _SHIFT[match["which"].lower()]
        yield _Hit(match.start(), match.end(), *_period(anchor, unit, shift), True)
    for match in _DAY_WORD.finditer(text):
        word = match["word"].lower()
        shift = -1 if word in ("yesterday", "last night", "overnight") else 1 if word.startswith("tomorrow") else 0
        day = anchor + timedelta(days=shift) if anchor else None
        yield _Hit(match.start(), match.end(), day.isoformat() if day else "", day, day, True)
    for match in _AGO.finditer(text):
        sign = 1 if match["dir"].lower() == "later" else -1
        word = match["number"].lower()
        count = int(word) if word.isdigit() else _NUMBER[word]
        known = anchor if match["dir"].lower() == "ago" else None  # "a year earlier" is reckoned from the story
        yield _Hit(match.start(), match.end(), *_ago(known, match["unit"].lower(), sign * count), True)


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
        return _period(anchor, "year", count * 10)
    return _period(anchor, unit, count)


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<which>last|next|this)\s+)?(?P<day>{alternation([d.capitalize() for d in lexicon.load('times')['weekdays']])})\b(?!'s\s+[A-Z])"
    )


# "The cabinet will meet on Monday": the next one.
_TO_COME = re.compile(
    r"\b(?:will|shall|won't|(?:is|are)\s+(?:due|expected|scheduled|set|to)|scheduled|slated|plans?\s+to|hopes?\s+to)\b[^.;]*$",
    re.IGNORECASE,
)


def _weekday_names(text: str, anchor: date | None) -> Iterator[_Hit]:
    for match in _weekdays().finditer(text):
        if anchor is None:
            yield _Hit(match.start(), match.end(), "", None, None, True)
            continue
        named = lexicon.load("times")["weekdays"][match["day"].lower()]
        back = (anchor.weekday() - named) % 7
        day = anchor - timedelta(days=back)
        if match["which"] is None and _TO_COME.search(text, max(0, match.start() - _REACH), match.start()):
            day = anchor + timedelta(days=(named - anchor.weekday()) % 7)
        elif match["which"] == "next":
            day += timedelta(weeks=1)
        elif match["which"] == "last" and back == 0:
            day -= timedelta(weeks=1)
        yield _Hit(match.start(), match.end(), day.isoformat(), day, day, True)


@cache
def _bearings() -> tuple[re.Pattern[str], dict[str, Bearing]]:
    table = lexicon.load("times")["bearing"]
    names = {phrase: Bearing(name) for name, phrases in table.items() for phrase in phrases}
    return re.compile(rf"\b(?P<word>{alternation(list(names))})\s+(?:the\s+)?$", re.IGNORECASE), names


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
_FINDERS = (_numeric_dates, _month_dates, _years, _relative, _weekday_names)
