"""Dates and times as people and programs write them into a file's metadata."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from factcheck.model.article import YEARS
from factcheck.regex import regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?:,?\s+(?:at\s+)?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?"
_WRITTEN = tuple(
    regex(rf"(?:[a-z]+,?\s+)?{order}{_CLOCK}", re.IGNORECASE)
    for order in (rf"{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}", rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}")
)
_SLASHED = regex(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
# Seconds since 1970 as programs write them: from 2001 on, so that a year or a count is never taken for one.
_EPOCH_SECONDS = range(1_000_000_000, 10_000_000_000)


class Stamp(NamedTuple):
    """When something was published: the day where it was, and the instant if a time is given."""

    day: date
    at: datetime | None = None
    """Always with a zone, so that all can be ordered; a time written without one is taken as UTC."""


def stamp(value: object) -> Stamp | None:
    """Read a date or time; None when it is not one, or can be read two ways (06/12/2025).

    Takes ISO 8601, what e-mail headers carry, a written-out date ("12 June 2025", "June 12, 2025"),
    seconds or milliseconds since 1970, and ready `date` and `datetime` values. Null dates ("0001-01-01") are none.
    """
    if isinstance(value, date) and value.year not in YEARS:
        return None
    if isinstance(value, datetime):
        return Stamp(value.date(), value if value.tzinfo else value.replace(tzinfo=UTC))
    if isinstance(value, date):
        return Stamp(value)
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = value if value in _EPOCH_SECONDS else value // 1000
        return stamp(datetime.fromtimestamp(seconds, UTC)) if seconds in _EPOCH_SECONDS else None
    return _written(value.strip()) if isinstance(value, str) else None


def _written(text: str) -> Stamp | None:
    text = _SLASHED.sub(lambda match: f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}", text)
    if text[:2].isdigit():
        try:
            return stamp(date.fromisoformat(text))
        except ValueError:
            pass
        try:
            return stamp(datetime.fromisoformat(text))
        except ValueError:
            pass
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            day = f"{match['year']}-{_MONTHS.index(match['month'].lower()) + 1:02}-{match['day']:0>2}"
            zone = match["zone"] or ""
            clock = f"T{match['clock']:0>5}" if match["clock"] else ""
            return _written(day + clock + ("+00:00" if zone.upper() in ("GMT", "UTC") else zone))
    return None
