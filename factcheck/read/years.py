"""Years and their parts that are written out: "2019", "2012-13", "the 1990s", "the first quarter of 2024"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from factcheck import lexicon
from factcheck.read.expression import PART_BEFORE, REACH, Expression
from factcheck.regex import regex

_YEAR = regex(
    r"(?=[12])(?:(?<![\w$£€¥.,/-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-))(?P<year>1[6-9]\d\d|20\d\d|(?:(?<=\bby )|(?<=\buntil )|(?<=\byear ))21\d\d)(?P<decade>'?s)?\b"
    r"(?![,.]\d|%|-\d{1,2}\b(?!-)|-\d{3}|-\w+-old)"
)
_YEAR_RANGE = regex(r"(?<![\w$£€])(?P<first>(?:1[6-9]|20)\d\d)\s?[-/]\s?(?P<last>(?:1[6-9]|20)?\d\d)\b(?!-\d)")
_FISCAL_SHORT = regex(r"\bFY\s?(?P<year>(?:20)?\d\d)\b(?![,.]\d)")
_UNIT_AFTER_YEAR = regex(
    r"\s+(?:people|men|women|children|homes|houses|jobs|workers|employees|buildings|families|troops|soldiers|users|"
    r"dollars|euros|pounds|miles|metres|meters|feet|km|kilomet\w+|tonnes|tons|per\s?cent|percent|points|million|billion|rpm|"
    r"votes|square|MW|hours|cars|vehicles|tickets|copies|units|seats|rooms|others|dead|injured)\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = regex(
    r"\b(?:(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?P<unit>quarter|half)\s+(?:of\s+)?(?:the\s+)?(?:(?:fiscal|financial)\s+)?(?:year\s+)?|"
    r"(?P<short>[QH][1-4])\s+(?:of\s+)?|(?P<season>spring|summer|autumn|fall)\s+(?:of\s+)?)$",
    re.IGNORECASE,
)
_FISCAL_BEFORE = regex(r"\b(?:fiscal|financial)(?:\s+year)?\s+$", re.IGNORECASE)


# "1850-1950" is a span of years, "1950-49" none.
_LONGEST_SPAN, _SHORT_SPAN = 400, 60


def years(text: str, anchor: date | None) -> Iterator[Expression]:
    """Years, decades and ranges of years, with the part of the year that is named before them."""
    del anchor
    done = 0
    for match in _YEAR_RANGE.finditer(text):
        from_year = int(match["first"])
        tail = match["last"]
        to_year = int(tail) if len(tail) == 4 else from_year // 100 * 100 + int(tail)
        if from_year < to_year <= from_year + (_LONGEST_SPAN if len(tail) == 4 else _SHORT_SPAN):
            done = match.end()
            yield Expression(
                match.start(),
                match.end(),
                f"{from_year}/{to_year}",
                date(from_year, 1, 1),
                date(to_year, 12, 31),
                False,
            )
    for match in _FISCAL_SHORT.finditer(text):
        year = int(match["year"][-2:]) + 2000
        yield Expression(match.start(), match.end(), f"FY{year:04d}", date(year, 1, 1), date(year, 12, 31), False)
    for match in _YEAR.finditer(text):
        if match.start() < done or _UNIT_AFTER_YEAR.match(text, match.end()):
            continue
        year, start = int(match["year"]), match.start()
        if match["decade"]:
            yield Expression(start, match.end(), f"{year // 10}X", date(year, 1, 1), date(year + 9, 12, 31), False)
            continue
        first, last, iso = date(year, 1, 1), date(year, 12, 31), f"{year:04d}"
        part = _PART_OF_YEAR.search(text, max(0, start - REACH), start)
        if part is not None:
            start = part.start()
            first, last, iso = _part(year, part)
        elif (fiscal := _FISCAL_BEFORE.search(text, max(0, start - REACH), start)) is not None:
            start, iso = fiscal.start(), f"FY{year:04d}"
        else:
            edge = PART_BEFORE.search(text, max(0, start - REACH), start)
            if edge is not None:
                start = edge.start()
        yield Expression(start, match.end(), iso, first, last, False)


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


def years_in_words(text: str) -> frozenset[str]:
    """The years, in figures, that somebody has spelled as they are spoken: "nineteen eighty-four", "twenty-sixteen",
    "two thousand and four"."""
    return frozenset(filter(None, map(_in_figures, _spelled().finditer(text))))


@cache
def _spelled() -> re.Pattern[str]:
    ones = "|".join(word for word, number in _cardinals().items() if 0 < number < 10)
    teens = "|".join(word for word, number in _cardinals().items() if 10 <= number < 20)
    tens = "|".join(word for word, number in _cardinals().items() if 20 <= number < 100)
    rest = rf"(?P<teen>{teens})|(?P<ten>{tens})(?:[\s-]+(?P<one>{ones}))?|(?:oh|o|nought|hundred\s+and)[\s-]+(?P<low>{ones})"
    return regex(
        rf"\b(?:(?P<century>nineteen|twenty)[\s-]+(?:{rest})|two\s+thousand(?:\s+and)?\s+(?P<since>{teens}|{ones}))\b",
        re.IGNORECASE,
    )


def _in_figures(match: re.Match[str]) -> str:
    numbers = _cardinals()
    if match["since"]:
        return str(2000 + numbers[match["since"].lower()])
    year = numbers[match["century"].lower()] * 100
    return str(year + sum(numbers[match[part].lower()] for part in ("teen", "ten", "one", "low") if match[part]))


@cache
def _cardinals() -> dict[str, int]:
    """Words for the numbers below a hundred that are one word."""
    return {
        word: number
        for word, number in lexicon.load("numbers")["cardinals"].items()
        if number < 100 and "-" not in word
    }
