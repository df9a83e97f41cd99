"""Dates that are facts of their own: when something was built, founded, launched …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.span import Span
from factcheck.model.value import Time
from factcheck.read.clauses import clause_at
from factcheck.read.focus import Candidate
from factcheck.read.negation import is_negated
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import canonical_noun, has_verb, stem
from factcheck.regex import regex


class DatedEvent(NamedTuple):
    """What happened on a date, and to whom."""

    event: str = ""
    """Its name in the lexicon, "" where no verb of an event stands before the date."""
    subject: str = ""
    """Whom it happened to: the name before the verb, or behind one in the active voice ("founded Veltro in 1998")."""
    party: str = ""
    """The other one: the Veltro of "joined Veltro in 2014"."""
    noun: str = ""
    """What it happened to where that has no name, as a stem: the museum of "the museum in Varde opened in 1998"."""
    place: str = ""
    """Where that is: the Varde of the museum."""
    again: str = ""
    """What tells it from another of the kind: "again"."""
    of: str = ""
    """What the noun is a noun of: the budget of "the vote on the budget"."""


NOTHING = DatedEvent()


@cache
def _verbs() -> Phrasebook[str]:
    table: dict[str, list[str]] = lexicon.load("events")["verbs"]
    return Phrasebook((verb, event) for event, verbs in table.items() for verb in verbs)


@cache
def _of_the_object() -> frozenset[str]:
    return frozenset(lexicon.load("events")["of_the_object"]["events"])


@cache
def _of_what() -> frozenset[str]:
    return frozenset(lexicon.load("events")["of_what"]["verbs"])


@cache
def _again() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternation(lexicon.load('events')['another']['words'])})\b", re.IGNORECASE)


# How far before its date the verb may stand, in characters: "was built of brick and steel in 1962". Names are not counted.
_REACH = 40
# "launched its console in 2011": the date of a doing, not of what the clause is about.
_OBJECT = regex(r"[,;:—]|[A-Z]|\b(?:its|a|an|his|her|their)\b")
# Passive: what stands before the verb is what it happened to.
_PASSIVE = regex(
    r"\b(?:was|were|been|be|is|are|being|got)\s+(?:[a-z]+ly\s+|first\s+|later\s+|then\s+)?$", re.IGNORECASE
)
_TO_NAME = regex(r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}")
# What stands between a name and the clause that goes on about it, in characters: ", ".
_COMMA = 2
# How far back "again" may stand before the verb.
_NEAR = 25
# Where the noun phrase of what an event happened to ends.
_PHRASE_END = regex(
    r"\s+(?:in|at|of|on|near|from|off|for|with|which|that|who|was|were|has|have|had|is|are|will|to|by|been)\b|[,;:(]"
)
_OPENING = regex(r"(?:[,;:—]|\b(?:and|but|when|after|before|because|that|as|while|where))\s+")
# No noun phrase is longer, in characters; keeps the search short in a list that lost its lines.
_LONGEST = 200


def dated_events(scan: Scan, candidates: Sequence[Candidate], times: Sequence[Time]) -> dict[Span, DatedEvent]:
    """For each time of the sentence the event that it is the time of, with whom it happened to."""
    if not times:
        return {}
    verbs = list(scan.find(_verbs()))
    spans = [(time.start - scan.base, time.end - scan.base) for time in times]
    return {
        time.span: _dated_event(scan, candidates, start, verbs, spans) if verbs else NOTHING
        for time, (start, _) in zip(times, spans, strict=True)
    }


def _dated_event(
    scan: Scan,
    candidates: Sequence[Candidate],
    at: int,
    verbs: Sequence[tuple[int, int, str]],
    spans: Sequence[tuple[int, int]],
) -> DatedEvent:
    """The event whose date begins at `at`, by the last verb of event before it.

    `spans` are those of all times of the sentence: "struck on Monday at 8.55 p.m." has two.
    """
    text = scan.text
    before = [verb for verb in verbs if verb[1] <= at]
    if not before:
        opening = _without(text, [span for span in spans if span[0] < at], 0, at)
        first = next((verb for verb in verbs if verb[0] >= at), None)
        if first is None or len(opening.split()) > _LEADS or _FAR.search(text, at, first[0]) or first[0] - at > _AHEAD:
            return NOTHING
        if is_negated(text, first[0]):
            return NOTHING  # "In April the contract had not been signed"
        return _told(text, candidates, first, len(text), "")  # "On Monday, a bomb exploded in Varde"
    end = before[-1][1]
    behind = [c for c in candidates if end <= c.start and c.end <= at and text[c.start].isupper()]
    named = [(c.start, c.end) for c in behind if c.oblique or _TO_NAME.fullmatch(text, end, c.start)]
    rest = _without(text, sorted(span for span in [*named, *spans] if end <= span[0] < at), end, at)
    if before[-1][2] in _OF_A_LEVEL and _FIGURE.search(rest):
        return NOTHING  # "shares closed down 17 percent on Thursday"
    if len(rest) > _REACH or _OBJECT.search(rest) or has_verb(rest):
        return NOTHING  # "after a train derailed in Kellton went back on Sunday": another verb has the date
    return _told(text, candidates, before[-1], at, rest)


_OF_A_LEVEL = frozenset({"opened", "closed", "started", "ended"})
_FIGURE = regex(r"\d|\b(?:up|down|higher|lower|flat|unchanged)\b")
# Words that may stand before a time that opens its sentence ("At about"), and how far behind it the verb may stand.
_LEADS, _AHEAD = 3, 90
_FAR = regex(r"[;:—\"(]|\b(?:when|while|after|before|as|that|which|who|said|says)\b")


# "The Varde museum was built": the museum of Varde.
_ITS_THING = regex(r"\s+(?:[a-z-]+\s+)?(?P<noun>[a-z]{3,}(?<!ly))(?:\s+(?:has|had|have|was|were|is|will|be))*\s+")
_OWNS = regex(r"'s?\s")  # "Ada Lunt's brother died": not she


def _told(text: str, candidates: Sequence[Candidate], verb: tuple[int, int, str], until: int, rest: str) -> DatedEvent:
    """What happened to whom, by a verb of event, what stands up to `until`, and the `rest` between verb and date."""
    start, end, event = verb
    patient = next((c for c in candidates if end <= c.start and c.end <= until and text[c.start].isupper()), None)
    if patient is not None and (patient.oblique or not _TO_NAME.fullmatch(text, end, patient.start)):
        patient = None
    again = _again().search(text, max(0, start - _NEAR), min(until, end + _REACH))
    repeated = again.group().lower() if again else ""
    passive = _PASSIVE.search(text, max(0, start - _NEAR), start) or text[start:end].lower().startswith(
        ("was ", "were ")
    )
    clause = clause_at(text, start)[0]
    before = [c for c in candidates if clause <= c.start and c.end <= start]
    plain = [c for c in before if not c.oblique and not _OWNS.search(text, c.end - 2, c.end + 3)]
    if patient is not None and not passive and event in _of_the_object():
        return DatedEvent(event, patient.name, plain[-1].name if plain else "", again=repeated)
    party = patient.name if patient is not None else (passive and _agent(text, candidates, end, until)) or _thing(rest)
    if not party and text[start:end].lower() in _of_what():
        return NOTHING
    if (set_beside := _SET_BESIDE.search(text, max(0, start - _LONGEST), start)) is not None:
        return DatedEvent(event, "", party, stem(canonical_noun(set_beside["noun"])), "", repeated)
    if plain and (thing := _ITS_THING.fullmatch(text, plain[-1].end, start)) is not None:
        return DatedEvent(event, "", party, stem(canonical_noun(thing["noun"])), plain[-1].name, repeated)
    if plain:
        return DatedEvent(event, plain[-1].name, party, again=repeated)
    told = _THING_THEN.search(text, max(0, clause - _LONGEST), clause) if _WHICH.match(text, clause) else None
    if told is not None:
        # "The Coldwater Ridge fire, which started on Saturday"
        owner = next((c.name for c in candidates if c.end == told.start()), "")
        return DatedEvent(event, "", party, stem(canonical_noun(told["noun"])), owner, repeated)
    beside = [c for c in candidates if clause - _COMMA <= c.end <= clause + _COMMA and text[c.start].isupper()]
    noun, of = _head(text[clause:start])
    if beside and not noun:
        return DatedEvent(event, beside[-1].name, party, again=repeated)  # "Veltro, (which was) set up in 2001"
    return DatedEvent(event, "", party, noun, before[-1].name if before else "", repeated, of)


# The noun that a clause goes on about: "the blaze, which began".
# "It was Ada Lunt who brought the bypass, opened in 2019": the bypass was.
_SET_BESIDE = regex(r"\bthe\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]{3,}),\s+(?:first\s+|which\s+)?$")
_THING_THEN, _WHICH = regex(r"\s+(?P<noun>[a-z]{3,}),\s+$"), regex(r"which\s")
_BY = regex(r"(?:\s+by|(?<=\bto))\s+(?:the\s+)?")


def _agent(text: str, candidates: Sequence[Candidate], end: int, until: int) -> str:
    """Who did it: the name behind "by" in the passive voice, or behind "was sold to"; "" for none."""
    found = (c for c in candidates if end <= c.start < until and _BY.fullmatch(text, end, c.start))
    return next((c.name for c in found), "")


def _without(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """What stands from `start` to `end` besides these names and times."""
    parts, at = [], start
    for first, last in spans:
        parts.append(text[at : max(at, first)])
        at = max(at, last)
    return " ".join("".join((*parts, text[at:end])).split())


def _thing(rest: str) -> str:
    """The noun behind a verb that something is done to: the board of "joined the board of Veltro"; "" for none."""
    stop = _PHRASE_END.search(f" {rest} ")
    words = [word for word in f" {rest} "[: stop.start() if stop else None].split() if not word.endswith("ly")]
    return stem(words[-1].lower()) if words and words[-1].isalpha() else ""


def _head(clause: str) -> tuple[str, str]:
    """The stem of the noun that a clause is about, and of what that is of: vote and budget of "the vote on the budget"."""
    clause = clause[-_LONGEST:]
    opened = clause[max((match.end() for match in _OPENING.finditer(clause)), default=0) :]
    stop = _PHRASE_END.search(opened, 1)
    words = re.findall(r"[A-Za-z-]+", opened[: stop.start()] if stop else opened)
    if not words or not words[-1].islower() or words[-1] in _PRONOUNS:
        return "", ""
    of = _COMPLEMENT.match(opened, stop.start()) if stop else None
    return stem(canonical_noun(words[-1])), stem(of["noun"]) if of is not None else ""


_COMPLEMENT = regex(
    r"\s+(?:of|on|for|over|about)\s+(?:the\s+|an?\s+|its\s+)?(?:[a-z-]+\s+(?=[a-z]+\s+(?:was|were|is|will|has|had)\b))?(?P<noun>[a-z]{3,})\b"
)
_PRONOUNS = frozenset(
    {
        "which",
        "who",
        "that",
        "whose",
        "it",
        "he",
        "she",
        "they",
        "we",
        "this",
        "these",
        "those",
        "then",
        "also",
        "first",
        "later",
    }
)


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(lexicon.load("words")["event_nouns"]["words"])


_NOUN_AFTER = regex(r"\s+(?:[A-Za-z-]+\s+)?(?P<noun>[A-Za-z]+)")
# The figure of "a magnitude 5.8 quake in 2013" is of that year.
_NOUN_BEFORE = regex(r"(?P<figure>\d[\d.,]*(?:[\s-][a-z]+)?\s+)?\b(?P<noun>[A-Za-z]+)\s+(?:in|of)\s+$")


def names_event(text: str, start: int, end: int) -> bool:
    """The time is part of an event's name: "the 2004 tsunami", "the quake-triggered tsunami of 2004"."""
    if not text[start:end].strip()[-4:].isdigit():
        return False
    after = _NOUN_AFTER.match(text, end)
    if after is not None and (
        after["noun"].lower() in _event_nouns() or text[end:].split()[0].lower() in _event_nouns()
    ):
        return True
    before = _NOUN_BEFORE.search(text[max(0, start - 40) : start])
    return before is not None and before["noun"].lower() in _event_nouns() and not before["figure"]
