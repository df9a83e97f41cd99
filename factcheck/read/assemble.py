"""One article's claims, put together from what the recognisers find in each sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import chain
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Claim, EntityRef, Modality, Unread
from factcheck.model.entity import NameMention
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Dimension, Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.read.circumstances import attribution, is_compared, period
from factcheck.read.clauses import clause_at
from factcheck.read.clocks import TIME_OF_DAY, clocks
from factcheck.read.deeds import deeds
from factcheck.read.events import dated_events, names_event
from factcheck.read.figured import of_figures, of_multiples
from factcheck.read.focus import Candidate, Focus
from factcheck.read.multiples import multiples
from factcheck.read.names import names as read_names
from factcheck.read.none import nones
from factcheck.read.offices import HOLDER
from factcheck.read.outcomes import outcomes
from factcheck.read.quantities import figures
from factcheck.read.quotations import quotations
from factcheck.read.record import Records, Setting
from factcheck.read.roles import roles
from factcheck.read.scan import Scan, alternation, fold
from factcheck.read.stages import stages
from factcheck.read.subjects import governing, says
from factcheck.read.superlatives import superlatives
from factcheck.read.terms import TermMention, terms
from factcheck.read.times import times
from factcheck.read.transcripts import spoken
from factcheck.read.unread import unread
from factcheck.read.words import canonical_stems
from factcheck.regex import regex
from factcheck.segment.datelines import dateline_end
from factcheck.segment.quotes import quoted_ranges


class Reading(NamedTuple):
    """What one article asserts. Claim ids are unique within the article only ("1", "2", …)."""

    document: Document
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    names: tuple[NameMention, ...]


# What happened longer ago than this is another event than the one reported; as in align/guards.py.
_LONG_AGO = timedelta(days=45)
# Events that a figure may well be dated by; "" is none.
_PASSING = frozenset(
    {"", "struck", "arrested", "charged", "convicted", "sentenced", "signed", "died", "acquired", "exploded", "collapsed", "disappeared", "freed", "escaped",
     "diagnosed", "resigned", "found"}
)  # fmt: skip


def read(document: Document) -> Reading:
    """Every claim of an article's story, in reading order."""
    folded = fold(document.article.text)
    found = read_names(document, folded)
    by_sentence: dict[int, list[NameMention]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append(name)
    reader = _Reader(document, folded)
    for sentence in document.sentences:
        reader.read(sentence, by_sentence.get(sentence.index, ()))
    reader.read_quotations(found)
    claims = tuple(sorted(map(reader.named_below, reader.claims()), key=lambda claim: claim.span))
    return Reading(document, claims, tuple(reader.unread), found)


_DIGIT = regex(r"\d")


class _Reader:
    """Reads the sentences of one article in order; keeps what later sentences refer back to."""

    def __init__(self, document: Document, folded: str) -> None:
        self._document = document
        self._folded = folded
        self._article = document.article
        self._focus = Focus()
        self._quotes = quoted_ranges(document.article, document.blocks)
        self._scene: Time | None = None
        """An earlier time that the paragraph has gone back to: "In 2004 … . The wave killed 230,000"."""
        self._paragraph = -1
        self._records = Records(document.article, self._quotes)
        self.unread: list[Unread] = []

    def read(self, sentence: Sentence, names: Sequence[NameMention]) -> None:
        scan = Scan.of(sentence, self._folded)
        for mention in names:
            start, end = mention.span.start - scan.base, mention.span.end - scan.base
            if scan.has_digit and _DIGIT.search(scan.text, start, end):
                scan.take(start, end)
        found_roles = list(roles(scan, names))
        self._focus.knows(role.person for role in found_roles)
        focus = self._focus.name
        candidates = tuple(self._focus.candidates(scan, names))
        found_times = tuple(times(scan, self._article.published))
        if found_times and found_times[0].start - scan.base < (filed := dateline_end(scan.text)):
            found_times = tuple(time for time in found_times if time.start - scan.base >= filed)
        found_clocks = clocks(scan)
        all_times = [*found_times, *found_clocks]
        events = dated_events(scan, candidates, all_times)
        # "built in 1962 and held 900 tonnes": the year is the building's, not the fish's.
        periods = tuple(
            time
            for time in found_times
            if (
                events[time.span].event in _PASSING
                or _COUNTED.search(scan.text, max(0, time.start - scan.base - _REACH), time.start - scan.base)
                or _counted_then().match(scan.text, time.end - scan.base)
            )
            and not names_event(scan.text, time.start - scan.base, time.end - scan.base)
        )
        self._set_scene(sentence, [time for time in periods if not is_compared(scan.text, time.end - scan.base)])
        found_figures = sorted((*figures(scan), *nones(scan)), key=lambda figure: (figure.start, figure.end))
        found_multiples = list(multiples(scan))
        found_stages = list(stages(scan))
        found_superlatives = list(superlatives(scan))
        found_deeds = list(deeds(scan, names))
        found_terms = list(terms(scan, names, focus))
        found_outcomes = list(outcomes(scan, candidates))
        self.unread.extend(unread(scan, found_times, self._article.id, self._article.text))
        if not (
            found_figures
            or found_multiples
            or found_stages
            or found_superlatives
            or found_times
            or found_clocks
            or found_roles
            or found_deeds
            or found_terms
            or found_outcomes
        ):
            return
        setting = Setting(
            scan,
            candidates,
            focus,
            self._focus.thing,
            periods,
            attribution(scan, focus) if found_figures or found_multiples or found_stages else None,
            canonical_stems(scan.text),
            self._article.published,
            tuple(found_deeds),
            # "220 people died when the ferry sank in 2018": a year of its own, not that of the sentence before.
            self._scene if len(periods) == len(found_times) else None,
        )
        used: set[Span] = set()
        for source in (
            of_figures(setting, found_figures, self._records),
            of_multiples(setting, found_multiples, self._records),
        ):
            for claim in source:
                self._records.claims.append(claim)
                if claim.period is not None:
                    used.add(claim.period.span)
        for stage in found_stages:
            told = next((deed.deed for deed in found_deeds if deed.start <= stage.start < deed.end), None)
            subject, party = (told.agent, told.patient) if told else _two_parties(scan.text, candidates, stage.start)
            if stage.of_one:
                who = governing(scan.text, candidates, stage.start)
                subject, party = who.name if who else "", ""
            party = "" if stage.alone else party
            self._records.add(
                setting, stage.start, stage.end, stage.attribute, stage.stage, subject,
                party=party, period=self._when(scan, found_times, stage.start, stage.end),
            )  # fmt: skip
        for superlative in found_superlatives:
            self._records.add(
                setting,
                superlative.start,
                superlative.end,
                superlative.attribute,
                superlative.superlative,
                superlative.superlative.holder,
            )
        for role in found_roles:
            self._records.add(setting, role.start, role.end, "role", role.role, role.person)
            if role.holds is not None:
                self._records.add(setting, *role.at, HOLDER + role.holds.verb, role.holds, role.person)
        undated: list[tuple[TermMention, Time | None]] = [(term, None) for term in found_terms]
        dated = [(each, self._when(scan, found_times, each.start, each.end)) for each in found_outcomes]
        for term, when in (*undated, *dated):
            self._records.add(
                setting, term.start, term.end, term.attribute, term.term, term.subject,
                party=term.party, scope=term.scope, period=when,
            )  # fmt: skip
        for deed in found_deeds:
            mood = Modality.DENIED if deed.denied else None
            self._records.add(
                setting, deed.start, deed.end, deed.deed.verb, deed.deed, deed.deed.agent, mood=mood, at=deed.verb
            )
        for time in all_times:
            if time.span not in used and (time.iso or time.slot) and not is_compared(scan.text, time.end - scan.base):
                dated_by = events[time.span]
                self._records.add(
                    setting, time.start - scan.base, time.end - scan.base,
                    _named(dated_by.event, time), time, dated_by.subject,
                    party=dated_by.party, ordinal=dated_by.again, scope=(dated_by.noun, dated_by.of) if dated_by.noun else (), place=dated_by.place,
                )  # fmt: skip

    def _when(self, scan: Scan, found: Sequence[Time], start: int, end: int) -> Time | None:
        """When what the words from `start` to `end` say is said to have been so."""
        return period(scan, found, clause_at(scan.text, start), start, end)

    def claims(self) -> list[Claim]:
        """Every claim read so far."""
        return self._records.claims

    def named_below(self, claim: Claim) -> Claim:
        """A figure of the headline or lead, whose owner is named only after it: "A mayor was jailed … Ada Lunt, 59"."""
        known = attributes().get(claim.attribute)
        if claim.subject is not None or known is None or known.subject == "event" or not self._focus.first:
            return claim
        if not isinstance(claim.value, Quantity) or claim.value.dimension is Dimension.AGE:
            return claim
        first, sentence = self._focus.first
        return replace(claim, subject=EntityRef(first, sure=False)) if claim.sentence < sentence else claim

    def read_quotations(self, names: Sequence[NameMention]) -> None:
        """Add what is quoted anywhere in the article."""
        document = self._document
        told = (quotations(document, self._folded, self._quotes, names), spoken(document, self._folded, names))
        for found in chain(*told):
            speaker = EntityRef(found.speaker, sure=found.sure) if found.speaker else None
            words = self._folded[found.start : found.end]
            block = document.sentences[found.sentence].block
            self._records.add_quotation(
                Span(found.start, found.end), found.sentence, block, found.quotation, speaker, words
            )

    def _set_scene(self, sentence: Sentence, found: Sequence[Time]) -> None:
        if sentence.block.index != self._paragraph:
            self._scene, self._paragraph = None, sentence.block.index
        published = self._article.published
        for time in found:
            if time.latest is None or time.bearing is not Bearing.IN:
                continue
            past = (published is None and not time.relative) or (
                published is not None and time.latest < published - _LONG_AGO
            )
            self._scene = time if past else None


# "Closed two schools in 2024": the year is that of the count as well as of the event.
_COUNTED = regex(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens\s+of)\s+(?:[a-z-]+\s+)?[a-z-]+s\s+(?:in\s+|on\s+)?$"
)


_REACH = 40


@cache
def _counted_then() -> re.Pattern[str]:
    """What goes on, behind a year, to what is counted then."""
    cost = lexicon.load("events")["cost"]
    with_, participles = alternation(cost["phrases"]), alternation(cost["participles"])
    return regex(rf"\s+with\s+(?:(?:about|some|just|only)\s+)?\d|\s+(?:{with_})\s|,\s+(?:{participles})\s")


def _named(event: str, time: Time) -> str:
    """The attribute of a date or time of day."""
    if time.clock is not None:
        return f"{event} at" if event else TIME_OF_DAY
    return f"{event} on" if event else "date"


def _two_parties(text: str, candidates: Sequence[Candidate], at: int) -> tuple[str, str]:
    """The names left and right of a stage: who is talking to whom.

    Left, the one that stands right before the verb; else the first.
    """
    left = [c for c in candidates if c.end <= at and not c.oblique] or [c for c in candidates if c.end <= at]
    right = [c for c in candidates if c.start >= at and not says(text, c.end, len(text))]
    beside = left and not text[left[-1].end : at].strip()
    return (left[-1 if beside else 0].name if left else "", right[0].name if right else "")
