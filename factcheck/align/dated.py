"""Dates of a draft that are a slip away from a source's: another year of the month, another day, another month."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.align.setting import is_said_and_denied
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Time
from factcheck.read.dates import months
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems
from factcheck.regex import regex

# Words that both sentences, or the one before the source's, must share: for the same month of another year, and for
# another day, which a story has several of, unless one digit is another or two are swapped. Measured on 126 drafts with
# their sources, each once honest and once with mistakes.
_YEAR, _DAY, _SLIPPED, _NEXT = 1, 2, 1, 5


class Dated(NamedTuple):
    """A date of an article: year and day may be open."""

    claim: Claim
    time: Time
    year: int | None
    month: int
    day: int | None
    stems: frozenset[str]


def slipped_dates(
    claims: Iterable[Claim], documents: Mapping[str, Document], drafts: Collection[str]
) -> Iterator[tuple[Dated, Dated]]:
    """Each date of a draft that is in no source and a slip away from one that is, with that one."""
    dated = list(_dated(claims, documents))
    given = [each for each in dated if each.claim.article_id not in drafts]
    published = [d.article.published for id, d in documents.items() if id not in drafts and d.article.published]
    seen: set[tuple[str, Span]] = set()
    for one in dated:
        place = (one.claim.article_id, one.time.span)
        if place[0] not in drafts or place in seen:
            continue
        seen.add(place)
        named = any(_holds(one, day) for day in published) or any(_agree(one, each) for each in given)
        named = named or any(
            _names_the_day(one, d) or _names_month_and_year(one, d) for id, d in documents.items() if id not in drafts
        )
        if not named and (found := _slipped(one, given)) is not None:
            yield one, found


def _dated(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[Dated]:
    """The dates of all claims with a month, those of figures and those that stand alone."""
    stems: dict[tuple[str, int], frozenset[str]] = {}
    for claim in claims:
        times = (claim.value,) if isinstance(claim.value, Time) else (claim.period, *claim.times)
        for time in times:
            if time is None or time.clock is not None or (parts := named_parts(time)) is None:
                continue
            place = (claim.article_id, claim.sentence)
            if place not in stems:
                stems[place] = _stems(documents[claim.article_id], claim.sentence)
            yield Dated(claim, time, *parts, stems[place])


def named_parts(time: Time) -> tuple[int | None, int, int | None] | None:
    """Year, month and day that the words name, or figures; None without a month and one of the others."""
    named = months()[0].search(time.words)
    if named is None:
        day = time.earliest
        figures = day is not None and day == time.latest and _IN_FIGURES.search(time.words)
        return (day.year, day.month, day.day) if day is not None and figures else None
    beside = time.words[: named.start()] + " " + time.words[named.end() :]
    year, nth = _YEAR_IN.search(beside), _DAY_IN.search(beside)
    if year is None and nth is None:
        return None
    found = int(nth["day"]) if nth else None
    return int(year.group()) if year else None, months()[1][named["month"].lower()], found


_IN_FIGURES = regex(r"\d{1,4}[./-]\d\d?[./-]\d{1,4}")
_YEAR_IN = regex(r"\b(?:19|20)\d\d\b")
_DAY_IN = regex(r"(?<![\d:.])(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[:.]\d)")


def _stems(document: Document, sentence: int) -> frozenset[str]:
    """What a sentence is about, dates left out."""
    text = document.text_of(document.sentences[sentence])
    return frozenset(canonical_stems(months()[0].sub(" ", fold(text)))) - calendar()


def _holds(one: Dated, day: date) -> bool:
    return day.month == one.month and one.day in (None, day.day) and one.year in (None, day.year)


def _names_the_day(one: Dated, document: Document) -> bool:
    """A source has the day without its month ("by the 15th"), or where no date was read ("from Saturday 11 to Sunday 12
    January")."""
    if one.day is None:
        return False
    text = fold(document.article.text)
    if any(int(nth) == one.day for nth in _NTH.findall(text)):
        return True
    return one.year is None and any(
        months()[1][found["month"].lower()] == one.month
        and any(
            beside is not None and int(beside["day"]) == one.day
            for beside in (
                _DAY_BEFORE.search(text, max(0, found.start() - _WIDTH), found.start()),
                _DAY_BEHIND.match(text, found.end()),
            )
        )
        for found in months()[0].finditer(text)
    )


def _names_month_and_year(one: Dated, document: Document) -> bool:
    """A sentence of a source has both: "the breeding seasons (February to May) of 2022 and 2023"."""
    if one.year is None or one.day is not None:
        return False
    for sentence in document.sentences:
        text = document.text_of(sentence)
        if str(one.year) in text and any(
            months()[1][found["month"].lower()] == one.month for found in months()[0].finditer(text)
        ):
            return True
    return False


_DAY_BEFORE = regex(r"(?<![\d:.,])(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_DAY_BEHIND = regex(r"\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]\d|\d)")
# Characters of a day before its month, with what stands between: "12th of ".
_WIDTH = 10
_NTH = regex(
    r"\b[Tt]he\s+([1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b"
    r"(?!\s+(?:of\s+)?(?:[A-Z][a-z]+|century|round|minute|hole|floor|birthday|anniversary|edition))"
)


def _agree(one: Dated, other: Dated) -> bool:
    """The same date, as far as both say, or one of the days that the other names."""
    if one.time.is_dated and other.time.is_dated and one.time.overlaps(other.time):
        return True
    if one.month != other.month:
        return False
    return (one.year is None or other.year is None or one.year == other.year) and (
        one.day is None or other.day is None or one.day == other.day
    )


def _slipped(one: Dated, given: Sequence[Dated]) -> Dated | None:
    """The date of a source that the draft's is a slip of; None where two would fit."""
    found: dict[tuple[int | None, int, int | None], tuple[Dated, frozenset[str]]] = {}
    for other in given:
        shared = one.stems & other.stems
        wanted = _wanted(one, other)
        key = (other.year, other.month, other.day)
        if wanted and len(shared) >= wanted and (key not in found or len(found[key][1]) < len(shared)):
            found[key] = other, shared
    if not found:
        return None
    best = max(found.values(), key=lambda pair: len(pair[1]))
    return best[0] if sum(len(shared) == len(best[1]) for _, shared in found.values()) == 1 else None


# "Chief executive since September 2021", "took over in September 2022"; a date by which something is due is another.
_BEARINGS = {Bearing.IN: 0, Bearing.SINCE: 0, Bearing.FROM: 0}


def may_be_one_bearing(a: Time, b: Time) -> bool:
    """Both say when something was, or both until when, by when …"""
    return a.bearing is b.bearing or _BEARINGS.get(a.bearing) == _BEARINGS.get(b.bearing) == 0


def _wanted(one: Dated, other: Dated) -> int:
    """How many words must be shared for the one to be a slip of the other; 0 where it is none."""
    if (one.day is None) is not (other.day is None) or is_said_and_denied(one.claim, other.claim):
        return 0
    wanted = _shared_for(one, other)
    if not wanted or may_be_one_bearing(one.time, other.time):
        return wanted
    # "Open until 7 October", "closes on 17 October"; not "on the bus of 10 June", "ill until 28 June"
    return 0 if wanted == _DAY else wanted + 1


def _shared_for(one: Dated, other: Dated) -> int:
    if one.month == other.month and one.day == other.day and None not in (one.year, other.year):
        return _YEAR if one.year != other.year else 0
    if None not in (one.year, other.year) and one.year != other.year:
        return 0
    if one.day is None or other.day is None:
        return 0
    if one.month != other.month:
        return _DAY if one.day == other.day else 0
    if abs(one.day - other.day) == 1:
        return _NEXT  # "taken ill on 9 May", "died on 10 May"
    left, right = f"{one.day:02}", f"{other.day:02}"
    alike = left == right[::-1] or sum(a == b for a, b in zip(left, right, strict=True)) == 1
    return _SLIPPED if alike else _DAY
