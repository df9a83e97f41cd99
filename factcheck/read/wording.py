"""The words of a quotation as they are compared: desks write one thing in several ways.

"Don't" is "do not", "6" is "six", "centre" is "center", whatever the apostrophes. The ways are data
(`lexicon/quotations.toml`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.regex import regex

LEFT_OUT = "…"
"""Stands for words that the article says are left out, or put in brackets for others."""
_WORD = regex(r"…|\.\.\.|\[[^\]]*\]|%|&|[^\W_]+(?:['’.,-][^\W_]+)*")
# British endings and their American ones.
_ENDINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("our", "or"))


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text it was taken from; a contraction is two at one place."""

    key: str
    start: int
    end: int


def wording(text: str, start: int, end: int) -> list[Word]:
    """The words of `text` between two offsets."""
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower().replace("’", "'")
        if word in ("...", "…") or word[0] == "[":
            found.append(Word(LEFT_OUT, *match.span()))
            continue
        found.extend(Word(_spelled(part), *match.span()) for part in _same().get(word, word).split())
    return found


@lru_cache(maxsize=1_000)
def keys(words: str) -> tuple[str, ...]:
    """The words of a quotation without their places."""
    return tuple(word.key for word in wording(words, 0, len(words)))


@cache
def _same() -> dict[str, str]:
    table: dict[str, list[str]] = load("quotations")["same"]
    return {way: name for name, ways in table.items() for way in ways}


def _spelled(word: str) -> str:
    """British and American spellings to one."""
    for british, american in _ENDINGS:
        if word.endswith(british) and len(word) > len(british) + 3:
            return word[: -len(british)] + american
    return word
