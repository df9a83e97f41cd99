"""Deeds: who did what to whom, for the verbs on which news turns; the passive voice is turned round.

Only where both parties are named and nothing but the verb and its helpers stands between them:
"Orlan has agreed to buy Veltro", "Veltro was bought by its rival Orlan". The verbs are data
(`lexicon/deeds.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.model.value import Deed
from factcheck.read.cued import Cued, words_of
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex


class DeedMention(NamedTuple):
    """A deed with its place in the sentence, from the one party to the other; `verb` is where its verb begins."""

    start: int
    end: int
    verb: int
    deed: Deed
    denied: bool
    """ "has not bought": said not to have been done."""


class _Verbs(NamedTuple):
    active: Cued
    """The verb alone, `verb`; what may stand before it is `before`, and behind it `behind`."""
    passive: Cued
    before: re.Pattern[str]
    behind: re.Pattern[str]
    by_form: dict[str, str]
    by_done: dict[str, str]
    reverse: dict[str, str]
    """Verbs that say another one with its parties exchanged: "lost to" is "beat"."""
    then: dict[str, tuple[re.Pattern[str], dict[str, str]]]
    """For a verb that takes a third party, what ties that to the patient, and the deed it makes."""


@cache
def _verbs() -> _Verbs:
    table = lexicon.load("deeds")
    rows = table["deed"]
    by_form = {form: row["name"] for row in rows for form in row["forms"]}
    by_done = {form: row["name"] for row in rows for form in row.get("done", ())}
    before, beside = alternation(table["between"]["words"]), alternation(table["object"]["words"])
    # "Veltro, a maker of pumps, has bought …", "Veltro, a pump designed for mines and built on …".
    apposition = r"(?:,\s+(?:an?|the)\s+[^,;.:()\"]{3,90}?(?:,|\s+and\b))?,?"
    to_object = rf"(?:\s+(?:{beside}))*\s+"

    def active(form: str) -> str:
        # "lost 3-1 to": the score stands inside.
        scored = form.replace(r"\s+", r"\s+(?:\d{1,3}-\d{1,3}\s+)?")
        return rf"\s+(?P<verb>{scored})(?=\s)"

    return _Verbs(
        Cued({"form": by_form}, active),
        Cued({"done": by_done}, r"\s+(?P<verb>{done})\s+by(?=\s)".format),
        regex(rf"{apposition}(?:\s+(?:{before}))*"),
        regex(rf"(?:\s+\d{{1,3}}-\d{{1,3}})?{to_object}"),
        by_form,
        by_done,
        {row["name"]: row["reverse"] for row in rows if "reverse" in row},
        {
            row["name"]: (regex(rf"\s+(?P<tie>{alternation(list(row['then']))}){to_object}"), row["then"])
            for row in rows
            if "then" in row
        },
    )


def _verb_between(verbs: _Verbs, text: str, start: int, end: int) -> tuple[re.Match[str], bool] | None:
    """The verb that ties the names before `start` and behind `end`, with nothing else between; True for the passive."""
    between = text[start:end]
    words = words_of(between)
    for way in (verbs.passive, verbs.active):
        for match in way.find(text, words, start, end):
            begins = verbs.before.fullmatch(text, start, match.start()) or (
                _TIED.match(text, match.start()) and _APPOSED.fullmatch(text, start, match.start())
            )
            if begins and verbs.behind.fullmatch(text, match.end(), end):
                return match, way is verbs.passive
    return None


# "a pump built on Tarn": a participle that a preposition ties to the next name needs no comma before it.
_TIED = regex(r"\s[a-z]+\s(?:on|upon|by)\s")
_APPOSED = regex(r",\s+(?:an?|the)\s+[^,;.:()\"]{3,90}")


@cache
def one_way() -> frozenset[str]:
    """Deeds that two parties do not do to each other."""
    return frozenset(row["name"] for row in lexicon.load("deeds")["deed"] if row.get("swap"))


def deeds(scan: Scan, names: Sequence[NameMention]) -> Iterator[DeedMention]:
    """The deeds between each two neighbouring names of the sentence, left to right."""
    if len(names) < 2:
        return
    verbs = _verbs()
    if scan.words.isdisjoint(verbs.active.cues) and scan.words.isdisjoint(verbs.passive.cues):
        return
    spans = [(name.span.start - scan.base, name.span.end - scan.base, name.form) for name in names]
    for index in range(1, len(spans)):
        left, right = _subject(scan.text, spans, index - 1), _owned(scan.text, spans, index)
        if left is None or not 0 < spans[index][0] - left[1] <= _FARTHEST:
            continue
        told = _verb_between(verbs, scan.text, left[1], spans[index][0])
        if told is None:
            continue
        match, by = told
        agent, patient = (right[2], left[2]) if by else (left[2], right[2])
        verb = verbs.by_done[match["verb"]] if by else verbs.by_form[" ".join(_SCORE.sub("", match["verb"]).split())]
        if verb in verbs.reverse:
            verb, agent, patient = verbs.reverse[verb], patient, agent
        denied = _NOT.search(scan.text, left[1], spans[index][0]) is not None
        if agent != patient:
            yield DeedMention(left[0], right[1], match.start("verb"), Deed(verb, agent, patient), denied)
        if verb in verbs.then and index + 1 < len(spans):
            tie, deed_by_tie = verbs.then[verb]
            third = _owned(scan.text, spans, index + 1)
            tied = tie.fullmatch(scan.text, right[1], spans[index + 1][0])
            if tied is not None and third[2] != patient:
                deed = Deed(deed_by_tie[tied["tie"]], patient, third[2])
                yield DeedMention(left[0], third[1], match.start("verb"), deed, denied)


def _subject(text: str, spans: Sequence[tuple[int, int, str]], index: int) -> tuple[int, int, str] | None:
    """The name at `index` as the subject of what follows, or the one before it to which it only belongs: of
    "Belmont, a fund from Varde, has …" the first; None where it is neither."""
    name = spans[index]
    if _stands_before(text, name):
        return None
    if _BEHIND_PREPOSITION.search(text, max(0, name[0] - 20), name[0]) is None:
        return name
    if index and _APPOSITION.fullmatch(text, spans[index - 1][1], name[0]):
        return spans[index - 1]
    return name if _PARTICIPLE_BEHIND.match(text, name[1]) else None


_BEHIND_PREPOSITION = regex(
    r"\b(?:[Oo]f|[Ff]rom|[Ii]n|[Aa]t|[Oo]n|[Ff]or|[Tt]o|[Ww]ith|[Bb]y|[Nn]ear|[Ii]nto|[Aa]gainst|[Aa]fter|[Bb]efore|[Uu]nder|[Oo]utside)\s+(?:the\s+)?$"
)
# "the launch of Veltro, a pump built on Tarn": what follows the comma is said of Veltro all the same.
_PARTICIPLE_BEHIND = regex(r",\s+(?:an?\s|the\s|which\s|[a-z]+ed\s|built\s|made\s|bought\s|led\s|run\s|set\s)")
_APPOSITION = regex(r",\s+(?:an?|the)\s+[^,;.:()\"]{1,80}\s")


def _owned(text: str, spans: Sequence[tuple[int, int, str]], index: int) -> tuple[int, int, str]:
    """The name at `index`, or the one that it only stands before: of "Veltro's own Orlan" the second."""
    name = spans[index]
    if index + 1 < len(spans) and _stands_before(text, name):
        following = spans[index + 1]
        if _SHORT_GAP.fullmatch(text, name[1], following[0]):
            return following
    return name


def _stands_before(text: str, name: tuple[int, int, str]) -> bool:
    """The name belongs to the noun behind it: "Veltro's …", "Lindow-based …"."""
    return text[name[0] : name[1]].endswith(("'s", "s'")) or text[name[1] : name[1] + 1] in ("'", "-")


_SHORT_GAP = regex(r"(?:'s?|-[a-z]+)?\s+(?:[a-z][a-z-]*\s+){0,4}")
_NOT = regex(r"\b(?:not|never)\b")
_SCORE = regex(r"\d{1,3}-\d{1,3}")
# Longer stretches than this between two names hold more than a verb, in characters.
_FARTHEST = 140
