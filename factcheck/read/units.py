"""What stands beside a numeral and says what it measures: currency, per cent, unit or noun."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.cued import Cued, words_of
from factcheck.read.scan import alternation
from factcheck.read.words import singular, stop_words
from factcheck.regex import regex


class Unit(NamedTuple):
    """`end` is where the unit's words end; `factor` what the numeral is multiplied by."""

    dimension: Dimension
    unit: str
    end: int
    factor: Decimal = Decimal(1)
    is_noun: bool = False
    """A counted noun: it says what is counted but is not part of the figure's words."""


@cache
def _currency_before() -> tuple[re.Pattern[str], dict[str, str]]:
    units = lexicon.load("units")
    prefixes: dict[str, str] = units["currency_prefix"] | units["currency_letters"]
    return regex(rf"(?<![\w$£€])(?P<mark>{alternation(list(prefixes))})[\s-]?$"), prefixes


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """ISO code of a currency mark that ends right before `start`, and where the mark begins."""
    pattern, prefixes = _currency_before()
    window = max(0, start - 6)
    match = pattern.search(text[window:start])
    if match is None or (match["mark"] in lexicon.load("units")["currency_letters"] and not _SUM.match(text, start)):
        return None
    return prefixes[match["mark"]], window + match.start("mark")


SUM = r"\d{1,3}(?:,\d{3})+\b|\d+(?:\.\d+)?(?:\s?(?:bn|mn|m|tn|k)\b|\s(?:million|billion|trillion|lakh|crore)\b)|\d+\.\d\d\b"
"""What a sum of money looks like, as a regular expression: "58 million", "41.5bn", "1,200", "4.50"."""
_SUM = regex(SUM)


@cache
def _kinds() -> dict[str, tuple[Dimension, str, Decimal]]:
    """What each word or sign behind a numeral makes of it."""
    data = lexicon.load("units")
    kinds: dict[str, tuple[Dimension, str, Decimal]] = {}
    for word in data["percent"]["words"]:
        kinds[word] = (Dimension.PERCENT, "", Decimal(1))
    for word in data["points"]["words"]:
        kinds[word] = (Dimension.POINT, "", Decimal(1))
    for word in data["basis_points"]["words"]:
        kinds[word] = (Dimension.POINT, "", Decimal("0.01"))
    for iso in data["currency_prefix"].values():
        kinds[iso] = (Dimension.MONEY, iso, Decimal(1))
    for iso, words in data["currency_suffix"].items():
        for word in words:
            kinds[word] = (Dimension.MONEY, iso, Decimal(1))
    for iso, words in data["currency_cents"].items():
        for word in words:
            kinds[word] = (Dimension.MONEY, iso, Decimal("0.01"))
    for unit, words in data["duration"].items():
        for word in words:
            kinds[word] = (Dimension.DURATION, unit, Decimal(1))
    for unit, words in data["measure"].items():
        for word in words:
            kinds.setdefault(word, (Dimension.MEASURE, unit, Decimal(1)))
    for letter, unit in data["letter_measures"].items():
        kinds[letter] = (Dimension.MEASURE, unit, Decimal(1))
    for letter, iso in data["letter_cents"].items():
        kinds[letter] = (Dimension.MONEY, iso, Decimal("0.01"))
    return {word.lower(): kind for word, kind in kinds.items()} | kinds


@cache
def _words() -> Cued:
    words = [word for word in _kinds() if word[-1].isalpha()]
    return Cued({"words": words}, r"[\s-]?(?P<word>{words})\b(?!-old)".format, re.IGNORECASE)


@cache
def _signs() -> re.Pattern[str]:
    return regex(rf"[\s-]?(?:{alternation([word for word in _kinds() if not word[-1].isalpha()])})", re.IGNORECASE)


# Longest unit in the lexicon, in characters, with room to spare.
_REACH = 40


def _word_after(text: str, end: int) -> re.Match[str] | None:
    """The unit in letters, `word`, right behind `end`."""
    pattern = _words().among(words_of(text[end : end + _REACH]))
    return pattern.match(text, end) if pattern is not None else None


_OF = regex(r"\s+of\b")


def currency_after(text: str, end: int, *, scaled: bool = False) -> tuple[str, int] | None:
    """ISO code of a currency's name behind `end` ("dollars", "of euros"), and where the name ends.

    `scaled`: behind millions, so that "pounds" are money.
    """
    of = _OF.match(text, end)
    match = _word_after(text, of.end() if of else end)
    if match is None:
        return None
    word, kinds = " ".join(match["word"].split()), _kinds()
    dimension, unit, factor = kinds.get(word) or kinds[word.lower()]
    if scaled and word.lower() == "pounds":
        return "GBP", match.end()
    return (unit, match.end()) if dimension is Dimension.MONEY and factor == 1 else None


_OLD = regex(r"[\s-](?P<unit>year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE)
# "four-, five- and six-cylinder engines": the noun comes with the last one.
_SUSPENDED = regex(
    r"-(?=[,\s])(?:,?\s*(?:(?:and|or|to)\s+)?[\w.]+-(?=[,\s])){0,3},?\s*(?:and|or|to)\s+[\w.]+-(?P<noun>[a-z]{3,})\b"
)
_AGED = regex(
    r"\b(?:aged|age|ages|(?:man|woman|boy|girl|child|baby|infant|teenager|student|pensioner|toddler|youth)\s+of)\s+$",
    re.IGNORECASE,
)
_YOUNG = regex(r"[\s-](?P<unit>month|week|day)s?\b(?!\s+(?:ago|later|earlier|before|after)\b)")
# "He was 42 on March 3.", "She turned 60 and retired."
_WAS = regex(
    r"\b(?:[Hh]e|[Ss]he|[A-Z][a-z'-]+\s+[A-Z][a-z'-]+)\s+(?:is|was|turns|turned|would have been|will be)\s+(?:just|only|about|now)?\s*$"
)
_WAS_ENDS = regex(r"[.,;]?$|[.,;]\s|\s+(?:on|when|at\s+the\s+time|and|in|last|this|next)\b")
# "Nell Farraday, 71, …": an age between commas behind a name.
_APPOSED = regex(r"[A-Z][\w'-]+\s+[A-Z][\w'-]+,\s+$")
# "Colm Tarpey (59) was fined", "Ann Lee (34), of Lindow,"; no minute in which somebody scored, no club's points.
_NAMED = regex(r"[A-Z][\w'-]+\s+[A-Z][\w'-]+\s+\($")
_BRACKETED = regex(
    r"\)(?:,?\s+(?:who|of|was|were|is|has|had|said|says|told|pleaded|admitted|denied|died|appeared|is)\b|,\s+(?:an?|the|from)\s)"
)
# "Lusk, 58, was convicted", "the mayor, who is 58,": a surname opens the sentence, or nothing is counted.
_SURNAME_OPENS = regex(r"(?:^|[.!?\"]\s+)[A-Z][a-z][\w'-]+,\s+$")
_WHO_IS = regex(r"\bwho(?:\s+is|\s+was|\s+turned|'s)\s+$")
_YOUNGEST, _OLDEST = 5, 110
_APPOSITION_ENDS = regex(r",|\.(?:\s|$)|\)|\s+and\b")
_MAGNITUDE_BEFORE = regex(
    r"\bmagnitude(?:[\s-]+(?:of|was|is|at))?(?:\s+(?:about|around|at least))?[\s-]+$|\bmeasur(?:ed|ing)\s+(?:a\s+)?(?:at\s+)?$",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = regex(
    r"[\s-]+magnitude\b|-strength\b|\s+degree\s+(?:earth)?quake\b|\s+(?:on\s+the\s+)?(?:open-ended\s+)?Richter\b|[\s-]+(?:earth)?quake\b|[\s-]+tremor\b|[\s-]+temblor\b",
    re.IGNORECASE,
)
# A lone letter is a unit when glued to digits, or where nothing else can follow: "(5.8 m)", "816 000 t of pulp".
_GLUED_UNITS = frozenset({"in", "ins", "c", "p", "k", "K"})
_ALONE = regex(r"[).,;]|\s\(|$|\s(?:of\s+[a-z]+|above|below|deep|high|tall|long|wide|from|away|offshore)\b")


@cache
def _kin() -> re.Pattern[str]:
    """ "His granddaughter Milagros, seven,": a first name behind what kin it is."""
    return regex(rf"\b(?:{'|'.join(lexicon.load('words')['kin']['words'])})\s+[A-Z][\w'-]+,\s+$")


@cache
def _at_an_age() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternation(lexicon.load('words')['at_an_age']['words'])})\s+at\s+(?:just\s+|only\s+)?$")


def unit_around(text: str, start: int, end: int, *, scaled: bool, amount: Decimal) -> Unit | None:
    """The unit of the numeral at [start, end), other than a currency mark before it."""
    if (old := _OLD.match(text, end)) is not None:
        return Unit(Dimension.AGE, old["unit"].lower(), old.end())
    if (suspended := _SUSPENDED.match(text, end)) is not None:
        if (old := _OLD.match(text, suspended.start("noun") - 1)) is not None:
            return Unit(Dimension.AGE, old["unit"].lower(), end)  # "eight- and nine-year-olds"
        return Unit(Dimension.COUNT, singular(suspended["noun"]), end, is_noun=True)
    if _AGED.search(text[max(0, start - 16) : start]) and amount < 130:
        young = _YOUNG.match(text, end)  # "a girl of 10 months"
        return Unit(Dimension.AGE, young["unit"].lower() if young else "year", young.end() if young else end)
    if (
        _YOUNGEST < amount < _OLDEST
        and _APPOSITION_ENDS.match(text, end)
        and _at_an_age().search(text[max(0, start - 30) : start])
    ):
        return Unit(Dimension.AGE, "year", end)
    if 0 < amount < 120 and _WAS_ENDS.match(text, end) and _WAS.search(text[max(0, start - 30) : start]):
        return Unit(Dimension.AGE, "year", end)
    if _APPOSED.search(text[max(0, start - 30) : start]) and _APPOSITION_ENDS.match(text, end) and 0 < amount < 120:
        return Unit(Dimension.AGE, "year", end)
    if _YOUNGEST < amount < _OLDEST and _BRACKETED.match(text, end) and _NAMED.search(text[max(0, start - 40) : start]):
        return Unit(Dimension.AGE, "year", end)
    if 0 < amount < _OLDEST and text[end : end + 1] in (",", ".") and _kin().search(text[max(0, start - 45) : start]):
        return Unit(Dimension.AGE, "year", end)
    if _YOUNGEST < amount < _OLDEST and text[end : end + 1] == "," and _SURNAME_OPENS.search(text[:start]):
        return Unit(Dimension.AGE, "year", end)
    if _YOUNGEST < amount < _OLDEST and _APPOSITION_ENDS.match(text, end) and _WHO_IS.search(text[:start]):
        return Unit(Dimension.AGE, "year", end)
    if amount < 11 and (
        _MAGNITUDE_AFTER.match(text, end) or _MAGNITUDE_BEFORE.search(text[max(0, start - 40) : start])
    ):
        return Unit(Dimension.MAGNITUDE, "", end)
    match = _word_after(text, end) or _signs().match(text, end)
    if match is not None:
        word, kinds = " ".join((match["word"] if match.lastindex else match.group().lstrip("-")).split()), _kinds()
        kind: tuple[Dimension, str, Decimal] | None = kinds.get(word) or kinds[word.lower()]
        if (len(word) == 1 or word in _GLUED_UNITS) and word.isalpha() and not _is_letter_unit(text, end, match):
            kind = None
        if kind is not None and word.lower() in ("pounds", "pound") and scaled:
            kind = (Dimension.MONEY, "GBP", Decimal(1))
        if kind is not None:
            dimension, unit, factor = kind
            if dimension is Dimension.PERCENT:
                points = _POINTS_AFTER.match(text, match.end())
                if points is not None:
                    return Unit(Dimension.POINT, "", points.end())
            return Unit(dimension, unit, match.end(), factor)
    return counted_noun(text, end, singly=amount == 1)


@cache
def _letter_units() -> frozenset[str]:
    data = lexicon.load("units")
    return frozenset({*data["letter_measures"], *data["letter_cents"]})


def _is_letter_unit(text: str, end: int, match: re.Match[str]) -> bool:
    """A letter behind the figure that ends at `end` is its unit: not that of "3 M people" or "5 in the boat"."""
    word = match["word"]
    if word not in _letter_units():
        return False
    if match.end() - end == len(word):
        return text[end - 1].isdigit()
    return word not in _GLUED_UNITS and text[end] != "-" and _ALONE.match(text, match.end()) is not None


_POINTS_AFTER = regex(r"[\s-]points?\b", re.IGNORECASE)
_TOKEN = regex(r"[\s-]+(?P<word>[A-Za-z][\w'-]*)")


_OF_THE = regex(r"\s+of\s+(?:its|the|their|his|her|our|all|these|those)(?=\s+[a-z])")


@cache
def _phrase_end() -> frozenset[str]:
    return frozenset(lexicon.load("words")["phrase_end"])


@cache
def _no_plural() -> frozenset[str]:
    return frozenset(lexicon.load("units")["nouns"]["irregular"])


@cache
def people_nouns() -> frozenset[str]:
    """Singulars of the nouns that stand for people."""
    return frozenset(singular(word) for word in lexicon.load("words")["people"])


# A plural right behind a plural is the head of the two; no verb in -s stands behind a plural.
_PLURAL_BEHIND = regex(r"\s+(?P<head>[a-z]{3,}(?<![sui'])s)\b(?!-)")
_NO_HEADS = frozenset(
    {
        "was", "has", "does", "plus", "versus", "across", "besides", "perhaps", "always", "sometimes", "afterwards",
        "upwards", "towards", "backwards", "forwards", "nowadays", "days", "weeks", "months", "years", "hours", "minutes",
        "times", "overseas", "indoors", "outdoors", "worldwides", "others", "whereas", "unless", "regardless",
    }
)  # fmt: skip


@cache
def _age_group() -> re.Pattern[str]:
    """ "640,000 under-fives", "1,200 over-65s": people by their age."""
    words = alternation(list(lexicon.load("numbers")["cardinals"]))
    return regex(rf"(?P<side>under|over)-(?:(?P<age>\d{{1,2}}|{words})e?s)")


# Those under it are children.
_OF_AGE = 18


def counted_noun(text: str, end: int, *, singly: bool = False) -> Unit | None:
    """The noun that a count counts: the head of the noun phrase right behind the numeral.

    The head is the first plural in the next four words, or the word tied to the numeral by a hyphen
    ("10-storey"); for one of something, the last plain word ("one apartment building"). None when
    no noun follows.
    """
    at, first = end, None
    if not singly and (part := _OF_THE.match(text, end)) is not None:
        at = part.end()  # "111,000 of its staff"
    if text[end : end + 1] == "-" and (tied := _TOKEN.match(text, end)) is not None:
        if tied["word"].lower() != "strong":
            return Unit(Dimension.COUNT, singular(tied["word"].rsplit("-", 1)[-1]), tied.end(), is_noun=True)
        at = tied.end()
    for _ in range(5):
        match = _TOKEN.match(text, at)
        if match is None:
            break
        word = match["word"].lower()
        tail = word.rsplit("-", 1)[-1]
        if word in _phrase_end() or (at == end and word in lexicon.load("numbers")["cardinals"]):
            break  # "up from 657 two years before"
        if (group := _age_group().fullmatch(word)) is not None:
            young = (
                group["side"] == "under"
                and (lexicon.load("numbers")["cardinals"].get(group["age"]) or int(group["age"])) <= _OF_AGE
            )
            return Unit(Dimension.COUNT, "child" if young else "person", match.end(), is_noun=True)
        if tail in _no_plural() or (
            tail.endswith("s") and len(tail) > 3 and not tail.endswith(("ss", "us", "is", "'s"))
        ):
            behind = _PLURAL_BEHIND.match(text, match.end())
            if behind is not None and behind["head"] not in _NO_HEADS:
                return Unit(
                    Dimension.COUNT, singular(behind["head"]), behind.end(), is_noun=True
                )  # "310 measles cases"
            return Unit(Dimension.COUNT, singular(tail), match.end(), is_noun=True)
        if singly and word not in stop_words() and not word.endswith(("ed", "ing", "ly")):
            first = Unit(Dimension.COUNT, singular(tail), match.end(), is_noun=True)
        at = match.end()
        if text[at : at + 1] in (",", ";", ":", ".", ")"):
            break
    return first
