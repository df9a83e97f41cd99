"""Which way a figure moves, and whether it is the step itself or the height that is reached."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Aspect
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import Scan, alternation

# Farthest that the words may be from their figure, in characters.
_LEFT, _RIGHT = 45, 30
# "Rose to 12", "fell from 30", "up at 96": between the verb and the figure; "set to rise 5%" is a step.
_HEIGHT = re.compile(r"\b(?:to|at|from)\b", re.IGNORECASE)
# "Fell below 25": part of the figure's own words.
_PASSED = re.compile(r"(?:below|above|under|past|beyond)\s", re.IGNORECASE)
_SIGN = {"+": "up", "-": "down"}
_PERCENT = re.compile(r"[\d.,]+\s?%")


@cache
def _before() -> re.Pattern[str]:
    table = lexicon.load("movement")
    words, between = table["before"], alternation(table["between"]["words"])
    # "grow sales by 35 per cent", "raise its forecast to £12m": what moves may stand between the verb and the rest.
    object_ = r"(?:\s+(?!(?:down|back|off|up)\b)[a-z]+){1,3}(?=\s+(?:by|to|below|above)\s)"
    by = rf"(?:{object_}|(?=\s+(?:by|to|from)\s))"
    return re.compile(
        rf"\b(?:(?P<up>{alternation(words['up'])})|(?P<down>{alternation(words['down'])})"
        rf"|(?P<up_by>(?:{alternation(words['up_by'])}){by}|(?:{alternation(words['up_object'])}){object_})"
        rf"|(?P<down_by>(?:{alternation(words['down_object'])}){object_}))"
        rf"(?P<between>(?:\s+(?:{between}))*)\s*$",
        re.IGNORECASE,
    )


@cache
def _moving() -> re.Pattern[str]:
    words = [phrase for phrases in lexicon.load("movement")["before"].values() for phrase in phrases]
    return re.compile(rf"\b(?:{alternation(words)})\b[^.;]{{0,40}}$", re.IGNORECASE)


def moves_before(text: str, start: int, end: int) -> bool:
    """True when a verb of movement stands in the stretch of text, or shortly before it."""
    return _moving().search(text, start, end) is not None


@cache
def _behind() -> re.Pattern[str]:
    words, gap = lexicon.load("movement")["behind"], lexicon.load("movement")["gap"]
    return re.compile(
        rf"\s*(?:(?:{alternation(words['of'])})\s+)?(?:(?P<up>{alternation(words['up'])})|(?P<down>{alternation(words['down'])}))\b"
        rf"|\s*(?:(?P<above>{alternation(gap['up'])})|(?P<below>{alternation(gap['down'])}))\b(?!\s+(?:{alternation(gap['height'])})\b)",
        re.IGNORECASE,
    )


@cache
def _verbs() -> frozenset[str]:
    """A word of each phrase before a figure, for a cheap test."""
    words = lexicon.load("movement")["before"]
    return frozenset(longest_word(phrase) for phrases in words.values() for phrase in phrases)


def _moved(text: str, start: int) -> re.Match[str] | None:
    """The verb that moves the figure at `start`, over the step or the starting point that may stand between."""
    left = text[max(0, start - _LEFT) : start]
    match = _before().search(left)
    if (
        match is None
        and (" to " in left or " at " in left)
        and (step := _STEP.search(text, max(0, start - _LEFT), start)) is not None
    ):
        match = _before().search(text[max(0, step.start() - _LEFT) : step.start()] + " " + text[step.end() : start])
    if match is None or _PARTICLE.search(match.string, 0, match.end()) is not None:
        return None
    return match


# "rose 12.9% to", "fell from $61 million to", "ended down 1% at": a step or a starting point before the height.
_STEP = re.compile(
    r"\s+(?:(?:by|from)\s+)?[A-Z]{0,3}[$£€¥]?\d[\d.,]*(?:\s?(?:%|[a-z]+)){0,2}\s+(?=(?:to|at)\s+(?:[a-z]+\s+){0,2}$)"
)
# "made up of", "gave up 517 yards", "boils down to": what goes up or down there is nothing.
_PARTICLE = re.compile(
    r"\b(?:ma[dk]es?|making|gave|gives?|given|giving|sets?|setting|took|takes?|taking|picks?|picked|turns?|turned|shows?|showed|"
    r"comes?|came|coming|grew|boil(?:s|ed|ing)?|hunts?|tracks?|shuts?|broke|breaks?|puts?|settled?|"
    # A verb of any other kind: "touched down", "used up".
    r"(?!(?:clos|end|finish|open|trad|edg|inch|tick|mov|revis|nudg|scal|head|push|pull|star|climb|jump|creep|settl|rank|steadi)ed\b)[a-z]{2,}ed)"
    r"\s+(?:up|down)\b(?:\s+[a-z]+){0,2}\s*$",
    re.IGNORECASE,
)


def movement(scan: Scan, start: int, end: int) -> tuple[str | None, Aspect]:
    """ "up", "down" or None, and whether the figure is the step itself or the height reached."""
    text = scan.text
    if (
        start
        and (sign := _SIGN.get(text[start - 1]))
        and _PERCENT.match(text, start)
        and not text[: start - 1][-1:].isalnum()
    ):
        return sign, Aspect.CHANGE
    match = None if scan.words.isdisjoint(_verbs()) else _moved(text, start)
    if match is None:
        match = _behind().match(text, end, min(len(text), end + _RIGHT))
        if match is None:
            return None, Aspect.LEVEL
        if match["above"] or match["below"]:
            return ("up" if match["above"] else "down"), Aspect.GAP
        return ("up" if match["up"] else "down"), Aspect.CHANGE
    change = "up" if match["up"] or match["up_by"] else "down"
    height = _HEIGHT.search(match.group()) or _PASSED.match(text, start)
    return change, Aspect.LEVEL if height else Aspect.CHANGE
