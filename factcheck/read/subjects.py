"""Whose a figure is: the name, nominal or pronoun in its sentence that owns or undergoes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.read.attributes import Attribute
from factcheck.read.clauses import clause_at
from factcheck.read.datelines import dateline_end
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import Scan, alternation

# What stands before a name that is not the subject of its clause.
_OBLIQUE = re.compile(
    r"\b(?:in|into|of|to|with|from|by|for|at|on|like|including|such\s+as|and|or|among|against|between|via|through|than|near|outside|"
    r"told|added|according\s+to)\s+"
    r"(?:[Tt]he\s+|its\s+|a\s+|an\s+)?(?:(?!when\b|that\b|which\b|who\b|while\b|if\b|as\b|because\b|after\b|before\b)[a-z-]+\s+){0,2}$"
)


class Candidate(NamedTuple):
    """A name, or a nominal or pronoun standing for `name`, in sentence offsets."""

    start: int
    end: int
    name: str
    oblique: bool
    """Behind a preposition: seldom whose the figure is."""
    sure: bool = True
    """False for a nominal or pronoun whose antecedent stands in an earlier sentence."""


@cache
def _nominal() -> re.Pattern[str]:
    words = alternation(lexicon.load("names")["nominals"]["organisation"])
    return re.compile(rf"\b(?:(?P<nominal>{words})(?:'s)?|(?P<pronoun>its|it))\b", re.IGNORECASE)


@cache
def _place() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """ "the island", what stands before a name that is one ("the island of"), and behind it; and the nouns."""
    nouns = lexicon.load("names")["nominals"]["place"]
    words = alternation(nouns)
    return (
        re.compile(rf"\b[Tt]he\s+(?P<noun>{words})\b(?!\s+of\b)(?!-)(?:'s)?"),
        re.compile(rf"\b(?P<noun>{words})\s+of\s+$", re.IGNORECASE),
        re.compile(
            rf"\s+(?P<noun>{words})\b|,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?P<said>{words})\b", re.IGNORECASE
        ),
        frozenset(nouns),
    )


@cache
def _general() -> frozenset[str]:
    return frozenset(lexicon.load("names")["nominals"]["general"])


@cache
def _nominal_words() -> frozenset[str]:
    """A word of each nominal and pronoun, for a cheap test."""
    return frozenset({"it", "its", *map(longest_word, lexicon.load("names")["nominals"]["organisation"])})


class Focus:
    """Whom the article is speaking of: what "the company" and "it" stand for.

    "The company" is the topic, the first plain name of the paragraph or of the last one that had
    one; "it" and "its" are the last plain name. Names behind a preposition or a verb of speech are
    not what a paragraph is about, nor are offices of state what "the company" means.
    """

    def __init__(self) -> None:
        self._last = ""
        self._topic = ""
        self._paragraph = -1
        self._places: dict[str, str] = {}
        """The name that the article has last called an island, a city …, by noun."""
        self._named: set[str] = set()
        """The names in the paragraph so far: of several, "the start-up" may be any."""

    @property
    def name(self) -> str:
        """The name that a figure without one is most likely about, "" when there is none."""
        return self._topic or self._last

    def candidates(self, scan: Scan, names: Sequence[NameMention]) -> list[Candidate]:
        """The names of the sentence and what its nominals and pronouns stand for, in order."""
        text = scan.text
        found = []
        begins = dateline_end(text)
        for mention in names:
            start, end = mention.span.start - scan.base, mention.span.end - scan.base
            # "Lindow-based" says where somebody is, not who; nor does a dateline.
            away = end <= begins or text[end : end + 1] == "-"
            oblique = away or _OBLIQUE.search(text[max(0, start - 45) : start]) is not None
            found.append(Candidate(start, end, mention.form, oblique))
        named = list(found)
        for match in () if scan.words.isdisjoint(_nominal_words()) else _nominal().finditer(text):
            antecedent = self._antecedent(
                scan, match, [candidate for candidate in found if candidate.end <= match.start()]
            )
            if antecedent is not None:
                name, sure = antecedent
                oblique = _OBLIQUE.search(text[max(0, match.start() - 45) : match.start()]) is not None
                found.append(Candidate(match.start(), match.end(), name, oblique, sure))
        found.extend(self._called_by_kind(scan, named))
        found.sort(key=lambda candidate: candidate.start)
        self._move_on(scan, named, [candidate for candidate in found if not candidate.oblique])
        return found

    def _called_by_kind(self, scan: Scan, named: Sequence[Candidate]) -> Iterator[Candidate]:
        """What "the island" and "the city" stand for, and note which names of the sentence are one."""
        nominal, before, behind, nouns = _place()
        if scan.words.isdisjoint(nouns):
            return
        text = scan.text
        told: dict[str, str] = {}
        for candidate in named:
            last = candidate.name.rsplit(" ", 1)[-1].lower()
            match = before.search(text, max(0, candidate.start - 16), candidate.start) or behind.match(
                text, candidate.end
            )
            noun = last if last in nouns and last != candidate.name.lower() else ""
            if match is not None:
                noun = next(word for word in match.groupdict().values() if word).lower()
            if noun:
                told[noun] = candidate.name
        for match in nominal.finditer(text):
            name = self._places.get(match["noun"])
            if name is not None and not any(c.start <= match.end() <= c.end + 1 for c in named):
                oblique = _OBLIQUE.search(text[max(0, match.start() - 45) : match.start()]) is not None
                yield Candidate(match.start(), match.end(), name, oblique)
        self._places.update(told)

    def _antecedent(self, scan: Scan, match: re.Match[str], before: list[Candidate]) -> tuple[str, bool] | None:
        text = scan.text
        before = sorted(before, key=lambda candidate: candidate.start)
        plain = [candidate for candidate in before if not candidate.oblique]
        if match["pronoun"]:
            if before:
                chosen = _subject_before(text, plain, match.start()) or (plain or before)[-1]
                return chosen.name, bool(plain and chosen.sure)
            return (self._last, False) if self._last else None
        near = [
            candidate
            for candidate in before
            if not _OTHER_PARTY.search(text[max(0, candidate.start - 12) : candidate.start])
        ]
        near = [candidate for candidate in near if not _INSTITUTION.search(candidate.name)]
        if near:
            return near[-1].name, True
        here = scan.sentence.block.index == self._paragraph
        told = len(self._named) == 1 or " ".join(match["nominal"].lower().split()) in _general()
        return (self._topic, here and told) if self._topic else None

    def _move_on(self, scan: Scan, named: list[Candidate], plain: list[Candidate]) -> None:
        paragraph = scan.sentence.block.index
        topics = [c for c in named if not c.oblique and not _INSTITUTION.search(c.name)]
        if topics and paragraph != self._paragraph:
            self._topic, self._paragraph = topics[0].name, paragraph
            self._named = set()
        if paragraph == self._paragraph:
            self._named.update(c.name for c in named if not _INSTITUTION.search(c.name))
        if plain:
            self._last = plain[0].name


def _subject_before(text: str, plain: Sequence[Candidate], at: int) -> Candidate | None:
    """The name that governs what stands at `at`: the first of its clause, or the last that a conjunction opens with.

    "Orlan Robotics, which makes the Veltro, said its revenue …" is Orlan's; "Belmont joined when Orlan raised … in
    its round" is Orlan's too.
    """
    start = clause_at(text, at)[0]
    own = [candidate for candidate in plain if candidate.start >= start]
    opening = [c for c in own[1:] if _SUBORDINATE.search(text[max(0, c.start - 16) : c.start])]
    if opening:
        return opening[-1]
    return own[0] if own else None


_SUBORDINATE = re.compile(
    r"\b(?:when|after|before|because|that|if|once|until|as|where|while|although|though|since|and|but)\s+(?:[Tt]he\s+)?$"
)
_OTHER_PARTY = re.compile(r"\b(?:from|by|with|and)\s+(?:the\s+)?$")
_INSTITUTION = re.compile(
    r"\b(?:Department|Ministry|Agency|Commission|Court|Police|Parliament|Congress|Senate|Government|Council|University|Survey|Bureau|Office|Union)\b"
)


_OF = re.compile(r"\s+(?:of|at|for|by)\s+(?:the\s+)?$")


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
    plain = [c for c in left if not c.oblique]
    # "Corrin is Arden's largest island, with a population of …": the owner of something else is not the subject.
    plain = [c for c in plain if c not in possessor or text[c.start : c.end].lower() == "its"] or plain
    if plain:
        return plain[-1]
    return left[-1] if left else None


# What stands between a name and the relative clause that goes on about it, in characters: ", ".
_COMMA = 2
_WHICH = re.compile(r",\s+(?:which|who|whose)\b")


def governing(text: str, candidates: Sequence[Candidate], at: int) -> Candidate | None:
    """The name that is the subject of a verb at `at`: with nothing between them but what goes on about it."""
    before = [c for c in candidates if c.end <= at and not c.oblique and c.sure]
    return before[-1] if before and _TO_VERB.fullmatch(text, before[-1].end, at) else None


_TO_VERB = re.compile(
    r"(?:,\s+[^,]{1,60},|\s+(?:of|from|in|at)\s+(?:the\s+)?[A-Z][\w.'-]*|,)?"
    r"(?:\s+(?:who|which|also|has|had|have|have|later|then|himself|herself|itself|on\s+[A-Z]\w+day|already|again|[a-z]+ly))*\s*"
)


def beside(text: str, candidates: Sequence[Candidate], *, figure: tuple[int, int]) -> Candidate | None:
    """The name that an age stands beside: "Nell Farraday, 71", "71-year-old Nell Farraday", "Nell was a 19-year-old …"."""
    start, end = figure
    before = [c for c in candidates if c.end <= start]
    if before and _NAME_THEN_AGE.fullmatch(text, before[-1].end, start):
        return before[-1]
    behind = next((c for c in candidates if c.start >= end), None)
    return behind if behind is not None and _AGE_THEN_NAME.fullmatch(text, end, behind.start) else None


_AGE_THEN_NAME = re.compile(r"[\s,]*(?:[a-z-]+\s+){0,5}")
_NAME_THEN_AGE = re.compile(r",?\s+(?:(?:who\s+)?(?:is|was|turned|turns|aged|age|now|then|a|an|the)\s+){0,3}")
_ELSEWHERE = re.compile(r"[;—]|,?\s(?:while|whereas|but)\b")
_WHERE_ON = re.compile(r"\b(?:in|at|near|across|throughout|on|over)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+)?$")
_WHERE = re.compile(r"\b(?:in|at|near|across|throughout)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+)?$")


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
    return (behind[0] if behind else inside[-1]).name if inside else ""


_SAYS = re.compile(r",?(?:\s+[A-Z][\w.]*,)?\s+(?:said|says|put|puts|reported|reports|told|estimated|measured)\b")


def says(text: str, end: int, before: int) -> bool:
    """The name that ends at `end` is the subject of a verb of speech that stands before offset `before`."""
    return _SAYS.match(text, end, before) is not None


_FOR = re.compile(r"[\w\s,-]{0,12}\b(?:for|of|in)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$")


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
    near = re.compile(rf"[\s,]*(?:\w+\s+){{0,4}}?(?:{words})\s+(?:[\w-]+\s+){{0,5}}$")
    anchors = [figure[1]] + ([trigger[1]] if trigger else [])
    for anchor in anchors:
        for candidate in candidates:
            if candidate.start >= anchor:
                if near.match(text[anchor : candidate.start]):
                    return candidate.name
                break
    if attribute.party_noun:
        thing = re.compile(rf"[\s,]*(?:\w+\s+){{0,3}}?(?:{words})\s+(?P<noun>[a-z]+)")
        found = next((match for anchor in reversed(anchors) if (match := thing.match(text, anchor))), None)
        return found["noun"] if found else ""
    return ""
