"""Whose a figure is: the name, nominal or pronoun in its sentence that owns or undergoes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.read.attributes import Attribute
from factcheck.read.scan import Scan, alternation

_PREPOSITION = re.compile(
    r"\b(?:in|into|of|to|with|from|by|for|at|on|like|including|such\s+as|and|or|among|against|between|via|through|than|near|outside)\s+"
    r"(?:the\s+|its\s+|a\s+|an\s+)?(?:[a-z-]+\s+){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, or a nominal or pronoun standing for `name`, in sentence offsets."""

    start: int
    end: int
    name: str
    oblique: bool
    """Behind a preposition: seldom whose the figure is."""


@cache
def _nominal() -> re.Pattern[str]:
    words = alternation(lexicon.load("names")["nominals"]["organisation"])
    return re.compile(rf"\b(?:(?P<nominal>{words})(?:'s)?|(?P<pronoun>its|it))\b", re.IGNORECASE)


class Focus:
    """Whom the article is speaking of: what "the company" and "its" stand for.

    Holds the first plain name of the last sentence that had one.
    """

    def __init__(self) -> None:
        self._last = ""

    def candidates(self, scan: Scan, names: Sequence[NameMention]) -> list[Candidate]:
        """The names of the sentence and what its nominals and pronouns stand for, in order."""
        text = scan.text
        found = [
            Candidate(
                name.span.start - scan.base, name.span.end - scan.base, name.form,
                _PREPOSITION.search(text[max(0, name.span.start - scan.base - 45) : name.span.start - scan.base]) is not None,
            )
            for name in names
        ]  # fmt: skip
        resolved: list[Candidate] = []
        for match in _nominal().finditer(text):
            before = [candidate for candidate in found if candidate.end <= match.start()]
            if match["nominal"]:
                antecedent = before[-1].name if before else self._last
            else:
                plain = [candidate for candidate in before if not candidate.oblique]
                antecedent = (plain or before)[-1].name if before else self._last
            if antecedent:
                oblique = _PREPOSITION.search(text[max(0, match.start() - 45) : match.start()]) is not None
                resolved.append(Candidate(match.start(), match.end(), antecedent, oblique))
        plain = [candidate for candidate in found if not candidate.oblique]
        if plain or found:
            self._last = (plain or found)[0].name
        return sorted([*found, *resolved], key=lambda candidate: candidate.start)


_OF = re.compile(r"\s+(?:of|at|for|by)\s+(?:the\s+)?$")


def subject_of(
    text: str,
    attribute: Attribute | None,
    candidates: Sequence[Candidate],
    *,
    trigger: tuple[int, int] | None,
    figure: tuple[int, int],
    clause: tuple[int, int],
) -> str:
    """The name whose figure it is, "" when nothing shows it (or when it is the event's)."""
    if attribute is not None and attribute.subject == "event":
        return ""
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
            return candidate.name
        if (
            trigger
            and trigger[1] <= candidate.start
            and candidate.end <= start
            and len(text[candidate.end : start].split()) <= 4
        ):
            return candidate.name
    if trigger and trigger[1] <= start:
        between = [c for c in candidates if trigger[1] <= c.start and c.end <= start]
        if between and (
            attribute is None
            or attribute.subject == "object"
            or _OF.search(text[trigger[1] - 3 : between[0].start])
        ):
            return between[0].name
    if (
        trigger
        and (trailing := _owner_behind(text, max(end, trigger[1]), candidates)) is not None
        and attribute is not None
        and attribute.subject == "object"
    ):
        return trailing
    left = [c for c in candidates if clause[0] <= c.start and c.end <= anchor]
    if not left:
        left = [c for c in candidates if c.end <= anchor]
        if attribute is not None and attribute.subject == "object" and left:
            return left[-1].name  # ", which recently achieved a $14 billion valuation"
    plain = [c for c in left if not c.oblique]
    if plain:
        return plain[-1].name
    return left[-1].name if left else ""


_FOR = re.compile(r"[\w\s,-]{0,12}\b(?:for|of|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$")


def _owner_behind(text: str, end: int, candidates: Sequence[Candidate]) -> str | None:
    """ "pay $334 million for SeaMicro": the name behind the figure, close by."""
    for candidate in candidates:
        if candidate.start >= end:
            gap = text[end : candidate.start]
            return candidate.name if len(gap) < 40 and _FOR.match(gap) else None
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
    near = re.compile(rf"[\s,]*(?:\w+\s+){{0,4}}?(?:{words})\s+(?:[\w-]+\s+){{0,5}}$")
    anchors = [figure[1]] + ([trigger[1]] if trigger else [])
    for anchor in anchors:
        for candidate in candidates:
            if candidate.start >= anchor:
                if near.match(text[anchor : candidate.start]):
                    return candidate.name
                break
    return ""
