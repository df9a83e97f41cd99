"""The words left and right of a figure that say how to take it."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.value import Modifier
from factcheck.read.cued import Cued, words_of
from factcheck.read.scan import alternation
from factcheck.regex import regex

# Longest modifier with fillers in the lexicon, in characters, with room to spare.
_REACH = 60


@cache
def _left() -> tuple[Cued, dict[str, Modifier]]:
    table = lexicon.load("modifiers")
    classes = {phrase: Modifier(name) for name, phrases in table["left"].items() for phrase in phrases}
    fillers = alternation(table["fillers"]["words"])

    def build(phrases: str) -> str:
        return rf"(?<![\w-])(?P<modifier>{phrases})[\s-]*(?:(?:{fillers})\s+)*$"

    return Cued({"phrases": classes}, build, re.IGNORECASE), classes


@cache
def _right() -> tuple[re.Pattern[str], dict[str, Modifier]]:
    table = lexicon.load("modifiers")["right"]
    classes = {phrase: Modifier(name) for name, phrases in table.items() for phrase in phrases}
    words = alternation([phrase for phrase in classes if not phrase.startswith("-")])
    return regex(rf"\s+(?P<modifier>{words})(?![\w-])", re.IGNORECASE), classes


_PLUS = regex(r"\+(?!\d)|-plus\b|\s*\(?plus\)")
_ODD = regex(r"-odd\b|-ish\b|ish\b")
# "the past 10 years", "the top 10": not a modifier but a period or a rank.
_NOT_AFTER = regex(r"\b(?:the|over the)\s*$", re.IGNORECASE)
# "takes over 30 branches", "handed over £500".
_PARTICLE_AFTER = regex(r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|took|tak(?:es?|en|ing))\s*$", re.IGNORECASE)
_AMBIGUOUS = frozenset({"over", "above", "below", "under", "beyond"})


@cache
def _going() -> frozenset[str]:
    return frozenset(lexicon.load("movement")["going"]["words"])


def left_of(text: str, start: int) -> tuple[Modifier, int] | None:
    """The modifier that ends right before `start`, and where it begins."""
    left, classes = _left()
    window = max(0, start - _REACH)
    near = text[window:start]
    pattern = left.among(words_of(near))
    match = pattern.search(near) if pattern is not None else None
    if match is None:
        return None
    phrase = re.sub(r"\s+", " ", match["modifier"].lower())
    begins = window + match.start()
    if phrase in _AMBIGUOUS and _NOT_AFTER.search(text, window, begins):
        return None
    if phrase == "up to" and (before := text[window:begins].split()) and before[-1].lower() in _going():
        return None
    if phrase in _AMBIGUOUS and _ARTICLE.search(text, window, start) and _IN_FIGURES.match(text, start):
        return None  # "under a Rs 232-crore contract"
    if phrase == "over" and _PARTICLE_AFTER.search(text, window, begins):
        return None
    return classes[phrase], begins


_ARTICLE = regex(r"\b(?:an?|the|its|his|her|their)\s+$")
_IN_FIGURES = regex(r"[^\w\s]|[A-Z]{1,3}\.?\s?\$?\d|\d|Rs\b")


def right_of(text: str, end: int) -> tuple[Modifier, int] | None:
    """The modifier that begins right at `end`, and where it ends."""
    match = _PLUS.match(text, end)
    if match is not None:
        return Modifier.GE, match.end()
    match = _ODD.match(text, end)
    if match is not None:
        return Modifier.APPROX, match.end()
    pattern, classes = _right()
    match = pattern.match(text, end)
    if match is None:
        return None
    return classes[re.sub(r"\s+", " ", match["modifier"].lower())], match.end()
