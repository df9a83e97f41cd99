"""What looks checkable but was not read, and why: digits that nothing has taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.claim import Unread
from factcheck.model.value import Time
from factcheck.read.scan import Scan
from factcheck.regex import regex

_DIGITS = regex(r"(?<![\w.])\d+(?:[.,/]\d+)*(?P<ordinal>st|nd|rd|th)?\b")
_SLASHED = regex(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")


def unread(scan: Scan, found: Sequence[Time], article_id: str, text: str) -> Iterator[Unread]:
    """The digits of a sentence that no recogniser has taken, and the times that nothing dates."""
    for match in _DIGITS.finditer(scan.text) if scan.has_digit else ():
        why = ""
        if _SLASHED.fullmatch(match.group()):
            why = "day and month could be the other way round"
        elif not scan.is_free(*match.span()):
            continue
        elif match["ordinal"]:
            why = "an ordinal number"
        else:
            why = "a number without a unit or a noun that could be read"
        span = scan.span(*match.span())
        yield Unread(article_id, span, span.of(text), why)
    for time in found:
        if not time.iso and not time.slot:
            yield Unread(
                article_id, time.span, time.span.of(text), "a time that the article gives no date to reckon from"
            )
