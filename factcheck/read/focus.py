"""Whom an article is speaking of: the names of a sentence, and what "the company", "it" and "the island" stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.read.clauses import clause_at
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex
from factcheck.segment.datelines import dateline_end

# What stands before a name that is not the subject of its clause.
_OBLIQUE = regex(
    r"\b(?:in|into|of|to|with|from|by|for|at|on|like|including|such\s+as|and|or|among|against|between|via|through|than|near|outside|"
    r"told|added|according\s+to)\s+"
    r"(?:[Tt]he\s+|its\s+|a\s+|an\s+)?(?:(?!when\b|that\b|which\b|who\b|while\b|if\b|as\b|because\b|after\b|before\b)[a-z-]+\s+){0,2}$"
)


# "Ada Lunt, 45, …", "Ada Lunt, who …": nobody but a person.
_OF_AGE = regex(r",\s+(?:aged\s+)?\d{1,2}(?=[,.)])|,\s+who\b")


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
    return regex(rf"\b(?:(?P<nominal>{words})(?:'s)?|(?P<pronoun>its|it))\b", re.IGNORECASE)


@cache
def _place() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """ "the island", what stands before a name that is one ("the island of"), and behind it; and the nouns."""
    nouns = lexicon.load("names")["nominals"]["place"]
    words = alternation(nouns)
    return (
        regex(rf"\b[Tt]he\s+(?P<noun>{words})\b(?!\s+of\b)(?!-)(?:'s)?"),
        regex(rf"\b(?P<noun>{words})\s+of\s+$", re.IGNORECASE),
        regex(rf"\s+(?P<noun>{words})\b|,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?P<said>{words})\b", re.IGNORECASE),
        frozenset(nouns),
    )


@cache
def _general() -> frozenset[str]:
    return frozenset(lexicon.load("names")["nominals"]["general"])


@cache
def _nominal_words() -> frozenset[str]:
    """A word of each nominal and pronoun, for a cheap test."""
    return frozenset({"it", "its", *map(longest_word, lexicon.load("names")["nominals"]["organisation"])})


@cache
def _standing_in() -> frozenset[str]:
    """Words of which one stands in every sentence where something stands for a name."""
    return _nominal_words() | _place()[3]


@cache
def _compound() -> re.Pattern[str]:
    """What may follow a place: of "Austin, Texas-based" either name."""
    words = "|".join(lexicon.load("names")["words"]["compound"])
    return regex(rf"(?:,\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*)?)?-(?:{words})\b")


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
        self._surnames: set[str] = set()
        """Last words of the names that the article gives an office, an age or the like."""
        self.first: tuple[str, int] | None = None
        """The first plain name of the story, and the number of its sentence."""
        self._thing = ""
        """The topic, or the last plain name, that is nobody's."""

    @property
    def name(self) -> str:
        """The name that a figure without one is most likely about, "" when there is none."""
        return self._topic or self._last

    @property
    def thing(self) -> str:
        """The name that a figure is most likely about that no person has: revenue, staff. "" when there is none."""
        return self._thing

    def knows(self, people: Iterable[str]) -> None:
        """These names are people's: neither "it" nor "the company"."""
        self._surnames.update(name.rsplit(" ", 1)[-1] for name in people)

    def _is_person(self, name: str) -> bool:
        return name.rsplit(" ", 1)[-1] in self._surnames

    def candidates(self, scan: Scan, names: Sequence[NameMention]) -> list[Candidate]:
        """The names of the sentence and what its nominals and pronouns stand for, in order."""
        if not names and scan.words.isdisjoint(_standing_in()):
            return []  # a sentence of nobody moves nothing on
        text = scan.text
        self.knows(mention.form for mention in names if _OF_AGE.match(text, mention.span.end - scan.base) is not None)
        found = []
        begins = dateline_end(text) if names else 0
        for mention in names:
            start, end = mention.span.start - scan.base, mention.span.end - scan.base
            if text[end : end + 1] in ("-", ",") and _compound().match(text, end) is not None:
                continue  # "Lindow-based" says where somebody is, not who
            away = end <= begins or text[end : end + 1] == "-"
            oblique = away or _OBLIQUE.search(text[max(0, start - 45) : start]) is not None
            found.append(Candidate(start, end, mention.form, oblique))
        named = list(found)
        for match in () if scan.words.isdisjoint(_nominal_words()) else _nominal().finditer(text):
            antecedent = self._antecedent(
                scan,
                match,
                [candidate for candidate in found if candidate.end <= match.start()],
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
        before = [candidate for candidate in before if not self._is_person(candidate.name)]
        plain = [candidate for candidate in before if not candidate.oblique]
        if match["pronoun"]:
            if before:
                chosen = _subject_before(text, plain, match.start()) or (plain or before)[-1]
                return chosen.name, bool(plain and chosen.sure)
            return (self._thing, False) if self._thing else None
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
        if self._is_person(self._topic):
            return (self._thing, False) if self._thing else None
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
            self.first = self.first or (plain[0].name, scan.sentence.index)
        things = [c.name for c in (*topics, *plain) if not self._is_person(c.name)]
        if things:
            self._thing = things[0]


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


_SUBORDINATE = regex(
    r"\b(?:when|after|before|because|that|if|once|until|as|where|while|although|though|since|and|but)\s+(?:[Tt]he\s+)?$"
)
_OTHER_PARTY = regex(r"\b(?:from|by|with|and)\s+(?:the\s+)?$")
_INSTITUTION = regex(
    r"\b(?:Department|Ministry|Agency|Commission|Court|Police|Parliament|Congress|Senate|Government|Council|University|Survey|Bureau|Office|Union)\b"
)
