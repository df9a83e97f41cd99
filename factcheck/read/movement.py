"""Which way a figure moves, and whether it is the step itself or the height that is reached."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Aspect
from factcheck.read.cued import NEVER, Cued, words_of
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex

# Farthest that the words may be from their figure, in characters.
_LEFT, _RIGHT = 45, 30
# "Rose to 12", "fell from 30", "up at 96": between the verb and the figure; "set to rise 5%" is a step.
_HEIGHT = regex(r"\b(?:to|at|from)\b", re.IGNORECASE)
# "Fell below 25": part of the figure's own words.
_PASSED = regex(r"(?:below|above|under|past|beyond)\s", re.IGNORECASE)
_SIGN = {"+": "up", "-": "down"}
_PERCENT = regex(r"[\d.,]+\s?%")


@cache
def _before() -> Cued:
    table = lexicon.load("movement")
    between = alternation(table["between"]["words"])
    # "grow sales by 35 per cent", "raise its forecast to £12m": what moves may stand between the verb and the rest.
    object_ = r"(?:\s+(?!(?:down|back|off|up)\b)[a-z]+){1,3}(?=\s+(?:by|to|below|above)\s)"
    by = rf"(?:{object_}|(?=\s+(?:by|to|from)\s))"

    def build(up: str, down: str, up_by: str, up_object: str, down_object: str) -> str:
        ways = ((up_by, by), (up_object, object_))
        up_by = "|".join(f"(?:{verbs}){behind}" for verbs, behind in ways if verbs != NEVER) or NEVER
        down_by = f"(?:{down_object}){object_}" if down_object != NEVER else NEVER
        moved = rf"(?P<up>{up})|(?P<down>{down})|(?P<up_by>{up_by})|(?P<down_by>{down_by})"
        return rf"\b(?:{moved})(?P<between>(?:\s+(?:{between}))*)\s*$"

    families = ("up", "down", "up_by", "up_object", "down_object")
    return Cued({family: table["before"][family] for family in families}, build, re.IGNORECASE)


@cache
def _moving() -> Cued:
    words = [phrase for phrases in lexicon.load("movement")["before"].values() for phrase in phrases]
    return Cued({"verbs": words}, r"\b(?:{verbs})\b[^.;]{{0,40}}$".format, re.IGNORECASE)


def moves_before(text: str, start: int, end: int) -> bool:
    """True when a verb of movement stands in the stretch of text, or shortly before it."""
    pattern = _moving().among(words_of(text[start:end]))
    return pattern is not None and pattern.search(text, start, end) is not None


@cache
def _behind() -> Cued:
    words, gap = lexicon.load("movement")["behind"], lexicon.load("movement")["gap"]
    of, height = alternation(words["of"]), alternation(gap["height"])

    def build(up: str, down: str, above: str, below: str) -> str:
        return (
            rf"\s*(?:(?:{of})\s+)?(?:(?P<up>{up})|(?P<down>{down}))\b"
            rf"|\s*(?:points?\s+)?(?:(?P<above>{above})|(?P<below>{below}))\b(?!\s+(?:{height})\b)"
        )

    families = {"up": words["up"], "down": words["down"], "above": gap["up"], "below": gap["down"]}
    return Cued(families, build, re.IGNORECASE)


def _moved(scan: Scan, start: int) -> re.Match[str] | None:
    """The verb that moves the figure at `start`, over the step or the starting point that may stand between."""
    if scan.words.isdisjoint(_before().cues):
        return None
    text = scan.text
    left = text[max(0, start - _LEFT) : start]
    match = _last(left)
    if (
        match is None
        and (" to " in left or " at " in left)
        and (step := _STEP.search(text, max(0, start - _LEFT), start)) is not None
    ):
        match = _last(text[max(0, step.start() - _LEFT) : step.start()] + " " + text[step.end() : start])
    if match is None or _PARTICLE.search(match.string, 0, match.end()) is not None:
        return None
    return match


def _last(left: str) -> re.Match[str] | None:
    """The verb of movement at the end of what stands before a figure."""
    pattern = _before().among(words_of(left))
    return pattern.search(left) if pattern is not None else None


# "rose 12.9% to", "fell from $61 million to", "ended down 1% at": a step or a starting point before the height.
_STEP = regex(
    r"\s+(?:(?:by|from)\s+)?[A-Z]{0,3}[$£€¥]?\d[\d.,]*(?:\s?(?:%|[a-z]+)){0,2}\s+(?=(?:to|at)\s+(?:[a-z]+\s+){0,2}$)"
)
# "made up of", "gave up 517 yards", "boils down to": what goes up or down there is nothing.
_PARTICLE = regex(
    r"\b(?:ma[dk]es?|making|gave|gives?|given|giving|sets?|setting|took|takes?|taking|picks?|picked|turns?|turned|shows?|showed|"
    r"comes?|came|coming|grew|boil(?:s|ed|ing)?|hunts?|tracks?|shuts?|broke|breaks?|puts?|settled?|"
    # A verb of any other kind: "touched down", "used up".
    r"(?!(?:clos|end|finish|open|trad|edg|inch|tick|mov|revis|nudg|scal|head|push|pull|star|climb|jump|creep|settl|rank|steadi)ed\b)[a-z]{2,}ed)"
    r"\s+(?:up|down)\b(?:\s+[a-z]+){0,2}\s*$",
    re.IGNORECASE,
)


# "Came back at 4 ppb and 2 ppb below the limit": two heights, both below it.
_LISTED = regex(
    r"\bat\s+[$£€¥]?\d[\d.,]*(?:\s?(?:%|[A-Za-z]+)){0,2}(?:,\s+[$£€¥]?\d[\d.,]*(?:\s?(?:%|[A-Za-z]+)){0,2})*,?\s+and\s+$"
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
    match = _moved(scan, start)
    if match is None:
        pattern = _behind().among(words_of(text[end : end + _RIGHT]))
        match = pattern.match(text, end, min(len(text), end + _RIGHT)) if pattern is not None else None
        if match is None:
            return None, Aspect.LEVEL
        if match["above"] or match["below"]:
            if _LISTED.search(text, 0, start):
                return None, Aspect.LEVEL
            return ("up" if match["above"] else "down"), Aspect.GAP
        return ("up" if match["up"] else "down"), Aspect.CHANGE
    change = "up" if match["up"] or match["up_by"] else "down"
    height = _HEIGHT.search(match.group()) or _PASSED.match(text, start)
    return change, Aspect.LEVEL if height else Aspect.CHANGE
