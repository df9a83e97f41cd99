"""How a contest ended: scores ("won 3-1"), votes ("by 52 votes to 48"), ranks ("ranked third").

A score and a vote are one value of two figures, a rank is one. Only results are read: who led at half-time
and the sets of a match stay unread, so that they are never set against how it ended. The words that
decide are data (`lexicon/contests.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.model.denote import denote, denote_pair
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read.figure import Figure
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import Scan, alternation
from factcheck.read.units import unit_around
from factcheck.regex import regex

VOTE = "vote"
"""Unit of a pair of figures that counts votes."""

# How far before a pair the verb may stand, in characters, and in words.
_REACH = 70
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,3}"
_PAIR = regex(rf"(?<![\w$£€.,/:-])(?P<a>{_NUMBER})-(?P<b>{_NUMBER})(?![\w/%-]|[.,:]\d)")
# "won 6-4, 6-3": the sets of a match.
_ROW_BEFORE = regex(r"\d-\d{1,3}(?:,|\s+and)?\s+$")
_ROW_AFTER = regex(r"(?:,|\s+and)?\s+\d{1,3}-\d")
# "lost 10-15 pounds", "passed 10-12 of them": a range of things.
_THINGS = regex(
    r"\s?(?:million|billion|bn\b|m\b)|\s+of\s|"
    r"\s+(?!(?:this|its|his|as|was|thus|across|towards|sets|aggregates|penalties)\b)[a-z]{3,}s\b"
)


def _words(name: str) -> str:
    return alternation(lexicon.load("contests")[name])


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    """Words before and behind a result, a score on the way there, and a vote."""
    name = r"(?:\s+(?:[A-Z][\w'.&-]*|the|them|him|her|it|us|of|and|to|by|at|a|home|away|with|against|over)){0,6}"
    any_word = r"(?:\s+[\w'.]+){0,5}"
    return (
        regex(rf"\b(?:{_words('results')}){name}\s+\(?$"),
        regex(rf"[\s-]+(?:[a-z]+\s+)?(?:{_words('nouns')})\b"),
        regex(rf"\b(?:{_words('interim_before')}){name}\s+$"),
        regex(rf"[\s-]+(?:{_words('interim_after')})\b"),
        regex(rf"\b(?:{_words('voted')}){any_word}\s+$"),
        regex(rf"[\s-]+(?:[a-z]+\s+)?(?:{_words('ballots')})\b"),
    )


@cache
def _told() -> tuple[re.Pattern[str], dict[str, int]]:
    """ "52 votes to 48", "voted 219 to 210", "by seven votes to two"."""
    cardinals: dict[str, int] = lexicon.load("numbers")["cardinals"]
    number = rf"{_NUMBER}|{alternation(list(cardinals))}"
    return regex(
        rf"(?:\b(?:{_words('counted')})\s+(?P<a>{number})\s+to\s+(?P<b>{number})"
        rf"|(?<![\w$£€.,/:-])(?P<c>{number})\s+votes?\s+to\s+(?P<d>{number}))(?![\w/%-]|[.,:]\d)",
        re.IGNORECASE,
    ), cardinals


@cache
def _ranks() -> tuple[re.Pattern[str], dict[str, int]]:
    ordinals: dict[str, int] = lexicon.load("contests")["ordinals"]
    cardinals: dict[str, int] = lexicon.load("numbers")["cardinals"]
    ordinal = rf"{alternation(list(ordinals))}|\d{{1,3}}(?:st|nd|rd|th)"
    number = rf"(?:No\.?|number)\s?(?:\d{{1,3}}|{alternation([word for word, n in cardinals.items() if 0 < n < 13])})"
    ends = r"(?=\s+(?:in\s+(?:the|a|an)\b|on\s+the|behind|out\s+of|overall|among|of\s+\d|with)|[.;,]|$)"
    return regex(
        rf"\b(?:{_words('ranked')})\s+(?:as\s+|at\s+)?(?:the\s+)?(?:joint\s+)?(?P<ranked>{ordinal}|{number})\b(?![\s-]+(?:most|largest|\w+est)\b)"
        rf"|\b(?:{_words('placed')})\s+(?:(?:in\s+)?(?P<place>{ordinal})\s+place\b|(?:joint\s+)?(?P<placed>{ordinal}){ends})"
        rf"|\bworld\s+(?P<world>{number})\b|\b(?P<numbered>{number})(?=\s+(?:{_words('numbered')})\b)",
        re.IGNORECASE,
    ), ordinals | cardinals


@cache
def _numbers() -> frozenset[str]:
    """A word of each number in words that may be a rank."""
    return frozenset(map(longest_word, (*lexicon.load("contests")["ordinals"], *lexicon.load("numbers")["cardinals"])))


def contests(scan: Scan) -> Iterator[Figure]:
    """Each result of the sentence. Takes what it reads."""
    text = scan.text
    if scan.has_digit and "-" in text:
        yield from _pairs(scan)
    if "to" in scan.words and not scan.words.isdisjoint(_VOTES):
        pattern, cardinals = _told()
        for match in pattern.finditer(text):
            a, b = ("a", "b") if match["a"] else ("c", "d")
            pair = [_number(match[name], cardinals) for name in (a, b)]
            if not _THINGS.match(text, match.end()):
                yield _taken(scan, match.start(a), match.end(), _pair(*pair, unit=VOTE))
    ranked = not scan.words.isdisjoint(_RANKS) and (scan.has_digit or not scan.words.isdisjoint(_numbers()))
    if ranked or (scan.has_digit and "no. " in scan.low):
        pattern, numbers = _ranks()
        for match in pattern.finditer(text):
            name = str(match.lastgroup)
            digits = re.search(r"\d+", match[name])
            rank = int(digits.group()) if digits else numbers[match[name].split()[-1].lower().removeprefix("no.")]
            value = denote(
                Decimal(rank), grain=Decimal(1), round_grain=Decimal(1), modifier=Modifier.BARE,
                dimension=Dimension.RANK, exact=True,
            )  # fmt: skip
            yield _taken(scan, *match.span(name), value)


# Words of which every vote and every rank that is told in words holds one.
_VOTES = frozenset({"vote", "votes", "voted", "voting", "margin", "split", "divided", "ruled"})
_RANKS = frozenset({
    "ranked", "ranks", "rank", "ranking", "finished", "finishes", "finishing", "came", "comes", "placed", "places", "tied", "number", "world",
})  # fmt: skip


def _pairs(scan: Scan) -> Iterator[Figure]:
    text, row = scan.text, False
    won, win, led, lead, voted, ballot = _around()
    for match in _PAIR.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _REACH) : start]
        row = row and _ROW_BEFORE.search(before) is not None
        if not row and (_THINGS.match(text, end) or _has_unit(text, start, end)):
            continue
        first, second = _number(match["a"], {}), _number(match["b"], {})
        if ballot.match(text, end) or voted.search(before):
            unit = VOTE
        elif "," not in match.group() and ((win.match(text, end) and _ONE.search(before)) or won.search(before)):
            unit = ""
        elif row or first >= second or lead.match(text, end) or led.search(before):
            scan.take(start, end)  # no range goes down
            row = True
            continue
        else:
            continue
        if row or _ROW_AFTER.match(text, end):
            scan.take(start, end)
            row = True
            continue
        yield _taken(scan, start, end, _pair(first, second, unit=unit))


# "a 3-1 win", "their first 4-0 victory", "Saturday's 2-1 defeat"; not "children aged 5-10 win prizes".
_ONE = regex(r"\b(?:an?|the|their|its|his|her|this|that|with|in|[\w]+'s)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)


def _has_unit(text: str, start: int, end: int) -> bool:
    unit = unit_around(text, start, end, scaled=False, amount=Decimal(100))
    return unit is not None and not unit.is_noun


def _pair(first: int, second: int, *, unit: str) -> Quantity:
    return denote_pair(Decimal(first), Decimal(second), dimension=Dimension.SCORE, unit=unit)


def _taken(scan: Scan, start: int, end: int, quantity: Quantity) -> Figure:
    scan.take(start, end)
    return Figure(start, start, end, end, quantity)


def _number(word: str, cardinals: dict[str, int]) -> int:
    return int(word.replace(",", "")) if word[0].isdigit() else cardinals[word.lower()]
