"""How something came out: convicted or acquitted, approved or rejected, open or closed. The words are data (`lexicon/outcomes.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from factcheck import lexicon
from factcheck.model.value import Term
from factcheck.read.clauses import clause_at
from factcheck.read.focus import Candidate
from factcheck.read.negation import is_negated, is_supposed
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.scan import Scan
from factcheck.read.subjects import governing
from factcheck.read.terms import TermMention
from factcheck.read.words import canonical_noun, canonical_stems, stem
from factcheck.regex import regex


class _Family(NamedTuple):
    name: str
    label: str
    of: str
    changes: bool


class _Meaning(NamedTuple):
    family: _Family
    term: str


@cache
def _families() -> tuple[tuple[_Family, dict[str, Any]], ...]:
    return tuple(
        (_Family(row["family"], row["label"], row["of"], row.get("changes", False)), row)
        for row in lexicon.load("outcomes")["outcome"]
    )


@cache
def changing() -> frozenset[str]:
    """Families of what may be one thing today and another tomorrow."""
    return frozenset(family.name for family, _ in _families() if family.changes)


@cache
def _verbs(voice: str) -> Phrasebook[_Meaning]:
    return Phrasebook(
        (phrase, _Meaning(family, term))
        for family, row in _families()
        for term, phrases in row.get(voice, {}).items()
        for phrase in phrases
    )


def outcomes(scan: Scan, candidates: Sequence[Candidate]) -> Iterator[TermMention]:
    """The outcomes of the sentence, left to right within each voice."""
    taken: list[tuple[int, int]] = []
    for voice in ("passive", "active"):
        for start, end, meaning in scan.find(_verbs(voice)):
            if (
                any(start < b and a < end for a, b in taken)
                or is_negated(scan.text, start)
                or is_supposed(scan.text, start)
            ):
                continue
            found = _READERS[meaning.family.of](scan.text, candidates, (start, end), meaning, voice)
            if found is not None:
                taken.append((start, end))
                yield found


# -- of a name -------------------------------------------------------------------------------------

# What stands between a verb and the name that it is done to: "convicted the former mayor Ada Lunt".
_TO_NAME = regex(r"\s+(?:the\s+|a\s+|an\s+)?(?:[a-z-]+\s+){0,3}")
_SOME_OF_THEM = regex(
    r"\s+(?:of|on|to|in)\s+(?:the\s+)?(?:other\s+|remaining\s+|another\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|several|most|"
    r"many|further|lesser)\s+(?:of\s+(?:the\s+)?(?:\w+\s+)?)?(?:charges?|counts?|offences|offenses)\b(?!\s+of\s)"
)
_CHARGE = regex(
    r"\s+(?:guilty\s+)?(?:of|to|on)\s+(?:all\s+)?(?:(?:[a-z]+\s+)?(?:charges?|counts?)\s+of\s+)?"
    r"(?:(?!in\b|on\b|at\b|and\b|but\b|by\b|for\b|after\b|over\b|with\b)[a-z-]+\s+){0,4}?(?P<noun>[a-z-]+)"
    r"(?=\s*(?:[.,;:]|$|\s(?:in|on|at|and|but|by|for|after|over|with|last|this|against|from|to|of|when|who|as)\b|\s[A-Z]))"
)


def _of_name(
    text: str, candidates: Sequence[Candidate], at: tuple[int, int], meaning: _Meaning, voice: str
) -> TermMention | None:
    if voice == "passive":
        who, end = governing(text, candidates, at[0]), at[1]
    else:
        who = next((c for c in candidates if c.start >= at[1] and _TO_NAME.fullmatch(text, at[1], c.start)), None)
        end = who.end if who is not None else at[1]
    if who is None:
        return None
    if _SOME_OF_THEM.match(text, end) or _SOME_OF_THEM.match(text, max(at[1] - 3, at[0])):
        return None  # cleared of two charges, found guilty on 17 of 19 counts: both can hold
    charge = _CHARGE.match(text, end) or _CHARGE.match(text, max(at[1] - 3, at[0]))
    noun = stem(charge["noun"]) if charge is not None else ""
    return _mention(at, meaning, meaning.family.label, who.name, noun)


# -- of a thing, which has a place or a name -------------------------------------------------------

_THING = regex(r"(?P<noun>[a-z][a-z-]+)(?:\s+(?:in|at|of|on|near)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?)?$")


def _of_thing(
    text: str, candidates: Sequence[Candidate], at: tuple[int, int], meaning: _Meaning, voice: str
) -> TermMention | None:
    clause = clause_at(text, at[0])[0]
    named = [c for c in candidates if clause <= c.start and c.end <= at[0] and c.sure and text[c.start].isupper()]
    if not named:
        return None
    last = named[-1]
    rest = text[last.end : at[0]].strip()
    if last.oblique and not rest:
        noun = _THING.search(text, clause, last.start)  # "the hospital in Varde was …"
    elif rest.startswith("'s ") or rest.islower():
        noun = _THING.search(rest)  # "Varde's hospital was …", "the Varde hospital was …"
    elif not rest:
        return _mention(at, meaning, meaning.family.label.rstrip(":"), last.name)
    else:
        return None
    if noun is None:
        return None
    return _mention(at, meaning, f"{meaning.family.label} the {canonical_noun(noun['noun'])}", last.name)


# -- of a matter that somebody decides on ----------------------------------------------------------

_MATTER = regex(
    r"\s+(?:the|a|an|its|his|her|their|plans?\s+for\s+(?:the|a|an))\s+(?P<matter>(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+))(?=\s*(?:[.,;:]|$|\b(?:on|in|by|to|for|of|with|after|that|which|which|last|this|at|from|over|when)\b))"
)
_DECIDED = regex(
    r"\b[Tt]he\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)(?:\s+(?:for|of|on|to|over)\s+[a-z\s-]{3,60}?)?\s+(?:has\s+|had\s+|have\s+)?$"
)
_BY = regex(r"\s+by\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?")


def _of_matter(
    text: str, candidates: Sequence[Candidate], at: tuple[int, int], meaning: _Meaning, voice: str
) -> TermMention | None:
    clause = clause_at(text, at[0])[0]
    if voice == "active":
        matter = _MATTER.match(text, at[1])
        who = next((c for c in reversed(candidates) if clause <= c.start and c.end <= at[0]), None)
    else:
        matter = _DECIDED.search(text, clause, at[0])
        who = next((c for c in candidates if c.start >= at[1] and _BY.fullmatch(text, at[1], c.start)), None)
    if matter is None or who is None or not who.sure:
        return None
    rest = text[matter.end() :] if voice == "active" else text[matter.end("noun") : at[0]]
    of = _OF.match(rest)
    return _mention(
        at,
        meaning,
        f"{meaning.family.label} the {canonical_noun(matter['noun'])}",
        who.name,
        _body(text, who),
        canonical_stems(of["what"])[:_KEPT] if of is not None else (),
    )


# What the matter is about: the bypass of "the plan for a bypass".
_OF = regex(
    r"\s+(?:for|of|on|to|over|about|against)\s+(?P<what>[^.,;:]{3,60}?)(?=[.,;:]|$|\s(?:in|on|by|at|after|with|last|this|has|have|had|when)\b)"
)


_ITS_BODY = regex(
    r"(?:'s)?\s+(?P<body>[a-z]+(?:\s+(?:house|council|court|board|committee|chamber|commission|assembly))?)\b"
)
_BODY_OF = regex(r"(?P<body>[a-z]+)\s+(?:of|in|at)\s+(?:the\s+)?$")


def _body(text: str, who: Candidate) -> str:
    """Which body of a name decides: parliament of "Arden's parliament", "the parliament of Arden"; "itself" for none."""
    before = _BODY_OF.search(text, 0, who.start)
    behind = _ITS_BODY.match(text, who.end)
    body = before["body"] if before is not None else behind["body"] if behind is not None else ""
    return body if body and not any(verb == body for verb in _deciding()) else "itself"


@cache
def _deciding() -> frozenset[str]:
    """Words that a verb of a decision may begin with, and what stands before one."""
    _, row = next(each for each in _families() if each[0].of == "matter")
    verbs = (phrase for voice in ("active", "passive") for phrases in row[voice].values() for phrase in phrases)
    return frozenset(
        {*(verb.split()[0] for verb in verbs), "has", "had", "have", "also", "later", "on", "in", "at", "after"}
    )


# -- of what somebody says to an allegation --------------------------------------------------------

# How many stems of it are kept, and how many say what it is.
_KEPT, _LEAST = 8, 2
_SAID_TO = regex(r"\s+(?:that\s+|having\s+|any\s+|the\s+)?(?P<said>[^.;:\"]{4,90})")


def _of_saying(
    text: str, candidates: Sequence[Candidate], at: tuple[int, int], meaning: _Meaning, voice: str
) -> TermMention | None:
    who, said = governing(text, candidates, at[0]), _SAID_TO.match(text, at[1])
    if who is None or said is None:
        return None
    stems = canonical_stems(said["said"])[:_KEPT]
    if len(stems) < _LEAST:
        return None
    return TermMention(*at, meaning.family.label, who.name, Term(meaning.family.name, meaning.term), scope=stems)


_READERS = {"who": _of_name, "thing": _of_thing, "matter": _of_matter, "saying": _of_saying}


def _mention(
    at: tuple[int, int], meaning: _Meaning, attribute: str, subject: str, party: str = "", scope: tuple[str, ...] = ()
) -> TermMention:
    return TermMention(*at, attribute, subject, Term(meaning.family.name, meaning.term), party, scope)
