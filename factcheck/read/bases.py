"""How a figure is reckoned: net, pre-money, at first, at its peak, seriously (injured) (`lexicon/bases.toml`)."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.clauses import clause_at
from factcheck.read.cued import Cued
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex

REQUIRED, LATER = "required", "later"
AT_FIRST, AT_PEAK, LAST_SEASON, IN_ALL = "at first", "at its peak", "last season", "in all"
_REQUIRED = regex(
    r"\b(?:needs?|needed|need|requires?|required)\s+(?:(?:is|was|the|a|an|at\s+least)\s+)?$",
    re.IGNORECASE,
)
# "Five seconds later": reckoned from whatever came before.
_LATER = regex(r"\s+(?:later|earlier|afterwards|after|before|beforehand|prior)\b")
# How far from the figure a word of basis may stand, in characters; set by hand on fixtures/quarterly.
_BEFORE, _BEHIND = 45, 35
# And how far before it what says that it was another one since; set by hand.
_FIRST_BEFORE = 60
# How far before the trigger of its attribute a word of basis may begin.
_BEFORE_TRIGGER = 20


@cache
def marked() -> frozenset[str]:
    """Bases that a report names because the plain measure is another one."""
    table = lexicon.load("bases")
    followed = (word for row in table["followed"] for word in row["words"])
    return frozenset(
        (*table["marked"]["words"], *followed, *table["until"]["words"], AT_FIRST, AT_PEAK, LAST_SEASON, IN_ALL)
    )


def basis(scan: Scan, figure: Figure, trigger: tuple[int, int] | None) -> str:
    """The words that say how `figure` is reckoned, sorted, "" for none; `trigger` is where its attribute is named."""
    text = scan.text
    if _REQUIRED.search(text[: figure.start]):
        return REQUIRED
    if (
        figure.quantity.dimension is Dimension.DURATION
        and _LATER.match(text, figure.end)
        and not _names(trigger, figure)
    ):
        return LATER
    for name in (LAST_SEASON, AT_PEAK):
        held = _in_clause(name).among(scan.words)
        if held is not None and held.search(text, *clause_at(text, figure.start)):
            return name
    if figure.quantity.dimension is Dimension.MONEY and _is_in_all(text, figure):
        return IN_ALL
    first = _at_first().among(scan.words)
    if first is not None and first.search(text, max(0, figure.start - _FIRST_BEFORE), figure.start):
        return AT_FIRST
    beside = _beside().among(scan.words)
    if beside is None:
        return ""
    near = text[max(0, figure.start - _BEFORE) : min(len(text), figure.end + _BEHIND)]
    window = near if trigger is None else text[max(0, trigger[0] - _BEFORE_TRIGGER) : trigger[1]] + " " + near
    found = sorted({re.sub(r"[\s-]+", " ", match.group().lower()) for match in beside.finditer(window)})
    return " ".join(found)


def _names(trigger: tuple[int, int] | None, figure: Figure) -> bool:
    """What the length is of stands right beside it: "serve at least 24 years before parole" is reckoned from nothing."""
    return trigger is not None and trigger[0] <= figure.end + 1 and figure.start - 1 <= trigger[1]


def _is_in_all(text: str, figure: Figure) -> bool:
    """ "It brings the total that the company has raised since launch to $61 million", of which this round is one."""
    before, behind = _in_all()
    return before.search(text, 0, figure.start) is not None or behind.match(text, figure.end) is not None


@cache
def _in_all() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon.load("bases")[IN_ALL]
    lifting, behind = alternation(table["lifting"]), alternation(table["behind"])
    return (
        regex(rf"\b(?:{lifting})\s+(?:[\w']+\s+){{0,3}}total\b[^.;\d]{{0,60}}\bto\s+(?:\w+\s+)?$", re.IGNORECASE),
        regex(rf"\s+(?:{behind})\b", re.IGNORECASE),
    )


@cache
def _beside() -> Cued:
    table = lexicon.load("bases")
    by = {f"followed{number}": row for number, row in enumerate(table["followed"])}

    def build(plain: str, until: str, **followed: str) -> str:
        rows = (rf"(?:{words})(?=\s+(?:{alternation(by[row]['by'])})\b)" for row, words in followed.items())
        before = rf"(?:\w+\s+(?=months))?(?:{until})(?=\s+[A-Z])"
        choices = "|".join((plain.replace(r"\-", r"[\s-]+"), *rows, before))
        return rf"\b(?:{choices})\b"

    families = {"plain": table["beside"]["words"], "until": table["until"]["words"]}
    return Cued(families | {row: by[row]["words"] for row in by}, build, re.IGNORECASE)


@cache
def _at_first() -> Cued:
    table = lexicon.load("bases")[AT_FIRST]
    verbs, nouns = alternation(table["verbs"]), alternation(table["nouns"])

    def build(adverbs: str, adjectives: str, words: str) -> str:
        return rf"\b(?:(?:{adverbs})\s+(?:{verbs})|(?:{adjectives})\s+(?:{nouns})|(?:{words})\s+from)\b[^,;:.]*$"

    families = {"adverbs": table["adverbs"], "adjectives": table["adjectives"], "words": table["from"]}
    return Cued(families, build, re.IGNORECASE)


@cache
def _in_clause(name: str) -> Cued:
    return Cued({"words": lexicon.load("bases")[name]["words"]}, r"\b(?:{words})\b".format, re.IGNORECASE)
