"""Whose a figure is: the name, nominal or pronoun in its sentence that owns or undergoes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import lexicon
from factcheck.read.attributes import Attribute
from factcheck.read.focus import Candidate
from factcheck.read.scan import alternation
from factcheck.regex import regex

_OF = regex(r"\s+(?:of|at|for|by)\s+(?:the\s+)?$")


def subject_of(
    text: str,
    attribute: Attribute | None,
    candidates: Sequence[Candidate],
    *,
    trigger: tuple[int, int] | None,
    figure: tuple[int, int],
    clause: tuple[int, int],
) -> Candidate | None:
    """The name whose figure it is, None when nothing shows it (or when it is the event's)."""
    if attribute is not None and attribute.subject == "event":
        return None
    start, end = figure
    possessor = [
        c
        for c in candidates
        if text[c.end : c.end + 2] in ("'s", "' ")
        or text[c.start : c.end].lower() == "its"
        or text[c.start : c.end].endswith("'s")
    ]
    anchor = min(start, trigger[0]) if trigger else start
    for candidate in reversed(possessor):
        if (
            candidate.end <= anchor
            and len(text[candidate.end : anchor].split()) <= 4
            and "," not in text[candidate.end : anchor]
        ):
            return candidate
        if (
            trigger
            and trigger[1] <= candidate.start
            and candidate.end <= start
            and len(text[candidate.end : start].split()) <= 4
        ):
            return candidate
    if trigger and trigger[1] <= start:
        between = [c for c in candidates if trigger[1] <= c.start and c.end <= start]
        if between and (
            attribute is None
            or attribute.subject == "object"
            or _OF.search(text[trigger[1] - 3 : between[0].start])
            or text[trigger[1] : between[0].start].strip() in attribute.behind
        ):
            return between[0]
    if (
        trigger
        and (trailing := _owner_behind(text, max(end, trigger[1]), candidates)) is not None
        and attribute is not None
        and attribute.subject == "object"
        and not attribute.of_person
    ):
        return trailing
    left = [c for c in candidates if clause[0] <= c.start and c.end <= anchor]
    if not left:
        left = [c for c in candidates if c.end <= anchor]
        if attribute is not None and attribute.subject == "object" and left:
            return left[-1]  # ", which recently achieved a $14 billion valuation"
    # "residents of the island, which lies off Lindow and is home to …": of names behind prepositions the one that goes on.
    if all(c.oblique for c in left):
        related = [c for c in candidates if c.end <= anchor and _WHICH.match(text, c.end)]
        if related and related[-1].end >= clause[0] - _COMMA:
            return related[-1]
    left = [c for c in left if not _is_beaten(text, c, start) and not is_of_a_thing(text, c.end, start)]
    plain = [c for c in left if not c.oblique]
    # "Corrin is Arden's largest island, with a population of …": the owner of something else is not the subject.
    plain = [c for c in plain if c not in possessor or text[c.start : c.end].lower() == "its"] or plain
    if plain:
        return plain[-1]
    return left[-1] if left else None


def _is_beaten(text: str, name: Candidate, start: int) -> bool:
    """ "Defeating the ruling party's Nils Holm by 4,812 votes": the figure is the winner's."""
    if text[name.end : start].strip() != "by":
        return False
    return _beating().search(text, max(0, name.start - _VERB_NEAR), name.start) is not None


def is_of_a_thing(text: str, begin: int, start: int) -> bool:
    """ "Lunt will join Orlan in a group with 58 clinics and 11,000 employees": the figure at `start` is the group's, and
    no name's between `begin` and "in a group"."""
    return _A_THING.search(text, begin, start) is not None


_A_THING = regex(
    # No apposition, and nothing that the name is: "Orlan, a group with", "Orlan is a group with".
    r"\b(?!(?:is|as|be|was|are|were|been|like|being|become|became|becomes|remain|remains|remained)\b)[\w'-]+\s+(?:an?|another)\s+(?:[\w'-]+\s+){1,4}?(?:with|employing|comprising|boasting)\s+[^.;:]{0,60}$"
)


# How far before the name of the beaten the verb may begin, in characters: "the ruling party's" stands between.
_VERB_NEAR = 60


@cache
def _beating() -> re.Pattern[str]:
    beat = (form for deed in lexicon.load("deeds")["deed"] if deed["name"] == "beat" for form in deed["forms"])
    words = alternation([*beat, *lexicon.load("contests")["beating"]])
    return regex(rf"\b(?:{words})\s+(?:[a-z]+\s+){{0,3}}(?:[\w-]+'s?\s+)?(?:[A-Z][\w.]*\s+){{0,2}}$")


# What stands between a name and the relative clause that goes on about it, in characters: ", ".
_COMMA = 2
_WHICH = regex(r",\s+(?:which|who|whose)\b")


def governing(text: str, candidates: Sequence[Candidate], at: int) -> Candidate | None:
    """The name that is the subject of a verb at `at`: with nothing between them but what goes on about it."""
    before = [c for c in candidates if c.end <= at and not c.oblique and c.sure]
    return before[-1] if before and _TO_VERB.fullmatch(text, before[-1].end, at) else None


_TO_VERB = regex(
    r"(?:,\s+[^,]{1,60},|\s+(?:of|from|in|at)\s+(?:the\s+)?[A-Z][\w.'-]*|,)?"
    r"(?:\s+(?:who|which|also|has|had|have|have|later|then|himself|herself|itself|on\s+[A-Z]\w+day|already|again|[a-z]+ly))*\s*"
)


def beside(text: str, candidates: Sequence[Candidate], *, figure: tuple[int, int]) -> Candidate | None:
    """The name that an age stands beside: "Nell Farraday, 71", "71-year-old Nell Farraday", "Nell was a 19-year-old …"."""
    start, end = figure
    before = [c for c in candidates if c.end <= start]
    if before and _NAME_THEN_AGE.fullmatch(text, before[-1].end, start) and not _is_owner(text, before[-1]):
        return before[-1]
    behind = next((c for c in candidates if c.start >= end), None)
    return behind if behind is not None and _AGE_THEN_NAME.fullmatch(text, end, behind.start) else None


def _is_owner(text: str, name: Candidate) -> bool:
    """ "Lunt's 14-year-old daughter": the age is hers."""
    return text[: name.end].endswith(("'s", "s'")) or text.startswith(("'s", "'"), name.end)


_AGE_THEN_NAME = regex(r"[\s,]*(?:[a-z-]+\s+){0,5}")
_NAME_THEN_AGE = regex(
    r"\s+\(|(?:,\s+(?:an?|the|its|their)\s[^,.;]{1,50},\s+(?=who\s)|,?\s+)"
    r"(?:(?:who\s+)?(?:is|was|turned|turns|aged|age|now|then|a|an|the)\s+){0,3}"
)
_ELSEWHERE = regex(r"[;—]|,?\s(?:while|whereas|but)\b")
_WHERE_ON = regex(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|throughout|on|over)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+)?$")
_WHERE = regex(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|throughout)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+)?$")


def place_of(
    text: str,
    candidates: Sequence[Candidate],
    *,
    figure: tuple[int, int],
    clause: tuple[int, int],
    weather: bool = False,
) -> str:
    """The name behind "in", "at", "near" in the clause of a count: behind the figure, else before it; "" for none.

    `weather` comes "on" and "over" a place too.

    "10 were killed and 140 injured in Lindow": what follows one figure still places the one before.
    """
    further = _ELSEWHERE.search(text, figure[1])
    clause = (clause[0], further.start() if further else len(text))
    inside = [
        c
        for c in candidates
        if clause[0] <= c.start < clause[1]
        and text[c.start : c.end].lower() not in ("it", "its")  # "at its plant in Varde": the plant is there, not it
        and (_WHERE_ON if weather else _WHERE).search(text[max(clause[0], c.start - 50) : c.start])
    ]
    # "the survey in Golden said it was 6.1": where the speaker sits.
    inside = [c for c in inside if c.start >= figure[1] or not says(text, c.end, figure[0])]
    behind = [c for c in inside if c.start >= figure[1]]
    if not behind and (here := _right_here().search(text, figure[1], clause[1])) is not None:
        return f"{HERE} {here['noun']}"
    return (behind[0] if behind else inside[-1]).name if inside else ""


HERE = "this"
"""How a place begins that is not named: "17 killed in this fishing port"."""


@cache
def _right_here() -> re.Pattern[str]:
    nouns = alternation(lexicon.load("names")["nominals"]["place"])
    return regex(rf"\b(?:in|at)\s+(?:this|that)\s+(?:[a-z-]+\s+){{0,3}}(?P<noun>{nouns})\b")


_SAYS = regex(
    r",?(?:\s+[A-Z][\w.]*,)?\s+(?:(?:has|have)\s+)?(?:said|says|put|puts|reported|reports|told|estimated|measured|learn(?:t|ed)|understands?|can\s+reveal|reveals?|writes?)\b"
)


def says(text: str, end: int, before: int) -> bool:
    """The name that ends at `end` is the subject of a verb of speech that stands before offset `before`."""
    return _SAYS.match(text, end, before) is not None


_FOR = regex(r"[\w\s,-]{0,12}\b(?:for|of|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$")


def _owner_behind(text: str, end: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """ "pay $30 million for Orlan Robotics": the name behind the figure, close by."""
    for candidate in candidates:
        if candidate.start >= end:
            gap = text[end : candidate.start]
            return candidate if len(gap) < 40 and _FOR.match(gap) else None
    return None


def party_of(
    text: str,
    attribute: Attribute | None,
    candidates: Sequence[Candidate],
    *,
    trigger: tuple[int, int] | None,
    figure: tuple[int, int],
) -> str:
    """The other party of a deal: the name behind "in", "into", "to" after the figure or trigger."""
    if attribute is None or not attribute.party:
        return ""
    words = "|".join(attribute.party)
    near = regex(rf"[\s,]*(?:\w+\s+){{0,4}}?(?:{words})\s+(?:[\w-]+\s+){{0,5}}$")
    anchors = [figure[1]] + ([trigger[1]] if trigger else [])
    for anchor in anchors:
        for candidate in candidates:
            if candidate.start >= anchor:
                if near.match(text[anchor : candidate.start]):
                    return candidate.name
                break
    if attribute.party_noun:
        thing = regex(rf"[\s,]*(?:\w+\s+){{0,3}}?(?:{words})\s+(?P<noun>[a-z]+)")
        found = next((match for anchor in reversed(anchors) if (match := thing.match(text, anchor))), None)
        return found["noun"] if found else ""
    return ""
