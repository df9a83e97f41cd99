"""A time expression as its finder sees it, and what all finders of times share."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from factcheck.regex import regex


class Expression(NamedTuple):
    """An expression in the sentence, before its bearing is read."""

    start: int
    end: int
    iso: str
    earliest: date | None
    latest: date | None
    relative: bool


# "Early 2024", "the end of March": an edge of a period stands for the period.
PART_BEFORE = regex(r"\b(?:early|late|mid)[\s-]+$|\bthe\s+(?:beginning|start|middle|end)\s+of\s+$", re.IGNORECASE)
# How far before an expression words may look back or ahead, in characters. Set by hand, not measured.
REACH = 80
SHIFT = {
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
"""Units to go from the article's own: last year, this year, next year."""
