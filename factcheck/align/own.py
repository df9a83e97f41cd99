"""What a draft brings of its own: names that none of its sources has."""

from __future__ import annotations

import re
from collections.abc import Collection

from factcheck.model.article import Document
from factcheck.model.span import Span
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems

# Capitalised words in a row that begin no sentence; abbreviations are no names.
_NAME = re.compile(r"(?<=[^.!?:\"'“‘\s])\s+(?P<name>[A-Z][a-z]+(?:\s+(?:&\s+)?[A-Z][a-z]+)+)")


def has_own_name(document: Document, span: Span, known: Collection[str]) -> bool:
    """A stretch of the draft names somebody or something of whom no source speaks: an earlier case, another firm.

    `known` are the stems of all that the sources say.
    """
    text = fold(document.article.text)
    found = (match["name"] for match in _NAME.finditer(text, max(0, span.start - 1), span.end))
    return any(
        len(stems) > 1 and sum(stem not in known for stem in stems) > len(stems) / 2
        for stems in map(canonical_stems, found)
        if calendar().isdisjoint(stems)
    )
