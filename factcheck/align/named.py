"""Times that an article names by a unit of the calendar, and whether a source names them too, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.value import Time
from factcheck.read.relative import relative
from factcheck.read.scan import alternation, fold
from factcheck.read.words import calendar
from factcheck.read.years import years_in_words
from factcheck.regex import regex


class Named(NamedTuple):
    """A time that an article names, with what its sentence is about."""

    kind: str
    """"quarter", "month", "year", "weekday"."""
    key: str
    time: Time
    claim: Claim
    stems: frozenset[str]
    """What the sentence is about, times left out."""

    def shared(self, other: Named) -> frozenset[str]:
        """The words that the two sentences share."""
        return self.stems & other.stems


def named_times(claim: Claim) -> Iterator[Named]:
    """The times of a claim, once for each unit of the calendar that they name: "the third quarter of 2020" for two."""
    time = claim.value if isinstance(claim.value, Time) else claim.period
    if time is None or ".." in time.iso:
        return  # of two ends neither is the time of the figure
    about = frozenset(claim.context) - calendar()
    if _QUARTER.fullmatch(time.slot):
        yield Named("quarter", time.slot, time, claim, about)
    elif time.slot.endswith("day"):
        yield Named("weekday", time.slot, time, claim, about)
    elif _MONTH.fullmatch(time.slot):
        yield Named("month", time.slot, time, claim, about)
    if year := _YEAR.search(time.words):
        yield Named("year", year.group(), time, claim, about)


_QUARTER, _MONTH, _YEAR = regex(r"[QH]\d"), regex(r"M\d{1,2}"), regex(r"\b(?:19|20)\d\d\b")


def bears_out_time(other: Named, one: Named) -> bool:
    """A source names it too, or a day or month that lies in it."""
    if (other.kind, other.key) == (one.kind, one.key):
        return True
    first, last = other.time.earliest, other.time.latest
    return first is not None and last is not None and _holds(one, first, last)


def _holds(one: Named, first: date, last: date) -> bool:
    """Both days lie in a quarter, month or year of the name; for a weekday they are one day of that name."""
    match one.kind:
        case "quarter":
            length = 3 if one.key[0] == "Q" else 6
            return {(day.month - 1) // length for day in (first, last)} == {int(one.key[1]) - 1}
        case "month":
            return {day.month for day in (first, last)} == {int(one.key[1:])}
        case "weekday":
            return first == last and first.weekday() == load("times")["weekdays"][one.key.lower()]
    return {f"{day.year}" for day in (first, last)} == {one.key}


def stands_in(one: Named, article: Article) -> bool:
    """A source was published then, or has the words or another way of writing them anywhere, read or not."""
    if article.published is not None and _holds(one, article.published, article.published):
        return True
    text, times = article.text, load("times")
    if one.kind == "quarter":
        number, unit = int(one.key[1]), "quarter" if one.key[0] == "Q" else "half"
        words = "|".join(word for word, which in times["ordinals"].items() if which == number)
        pattern = rf"\b(?:(?:{words}|{number}(?:st|nd|rd|th))[\s-]+(?:{unit}|and\s)|{one.key}\b|{number}{one.key[0]}\b)"
        return re.search(pattern, text, re.IGNORECASE) is not None
    if one.kind == "month":
        names = [name.capitalize() for name, number in times["months"].items() if number == int(one.key[1:])]
        return re.search(rf"\b(?:{'|'.join(names)})\b", text) is not None
    if one.key in text or one.kind != "year":
        return one.key in text
    if one.key in years_in_words(text) or one.key in _years_reckoned(article):
        return True
    return any(
        _beside_year(which).match(text, match.end()) is not None
        for which, step in (("after", 1), ("before", -1))
        for match in re.finditer(rf"\b{int(one.key) - step}\b", text)
    )


def _years_reckoned(article: Article) -> frozenset[str]:
    """The years that an article names by its own: "last year", "two years ago"."""
    if article.published is None:
        return frozenset()
    ends = ((each.earliest, each.latest) for each in relative(fold(article.text), article.published))
    return frozenset(f"{first.year}" for first, last in ends if first and last and first.year == last.year)


@cache
def _beside_year(which: str) -> re.Pattern[str]:
    """ "In 2026 or the year after": what tells a year by the one beside it."""
    words = alternation(load("times")["beside_year"][which])
    return regex(rf"[^.;:\d]{{0,{_NEAR_YEAR}}}\b(?:{words})\b", re.IGNORECASE)


# How far behind a year the words may stand, in characters; set by hand.
_NEAR_YEAR = 40
