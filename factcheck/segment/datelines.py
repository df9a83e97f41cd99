"""The dateline that an agency's story opens with: where and when it was filed, no date of what it tells."""

from __future__ import annotations

from factcheck.regex import regex

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
_DATE = rf"{_WEEKDAY}(?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_DAY = rf"{_WEEKDAY}(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
_PLACE = r"(?:(?:[A-Z][\w.'-]*|\([A-Z][\w.' -]{1,20}\))[,/\s]+)"
_AGENCY = r"\([A-Z][^()]{1,39}\)"
_DASH = r"[*_]*\s*[-–—]+\s*"
# "OSLO, Sept 10 (Nordic Desk) - ", "Lindow, 10 September 2024 – ", "PERTH, Feb 9 ANW - ", "Harda (MP), Aug 9 (BNI) ",
# "LINDOW — Friday, Nov. 7. ": where and when, and nobody the story is about.
_DATELINE = regex(
    rf"[\s*_]*(?:{_PLACE}{{1,7}}(?:{_DATE}[*_,\s]*(?:(?:\([^()]{{2,40}}\)|[A-Z]{{2,12}})\s*)?|\([^()]{{2,40}}\)\s*){_DASH}(?<=[\s—–-])"
    rf"|{_PLACE}{{0,7}}{_DAY}[,\s]*{_AGENCY}\s+(?:{_DASH})?"
    rf"|[A-Z][A-Z.' -]{{3,}}\s[-–—]+\s(?:{_DAY}\.\s)?)"
)


def dateline_end(text: str) -> int:
    """Where the dateline at the start of a folded sentence ends, 0 where there is none."""
    opening = text[:_OPENING].split(None, 2)
    if len(opening) < 2 or opening[1][0].islower():
        return 0  # every sentence but few: behind the first word of a dateline stands no small letter
    match = _DATELINE.match(text)
    return match.end() if match is not None else 0


# Longest first two words of a dateline, in characters, with room to spare.
_OPENING = 120
