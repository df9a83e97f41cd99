"""One article's claims, put together from what the recognisers find in each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import NamedTuple

from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Aspect, Attribution, Claim, EntityRef, Modality, Qualifiers, Unread
from factcheck.model.entity import NameMention
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Dimension, Multiple, Quantity, Time, Value
from factcheck.read.attributes import Trigger, attribute_of, attributes, find_triggers
from factcheck.read.circumstances import attribution, modality, period, speakers
from factcheck.read.clauses import clause_at
from factcheck.read.deeds import deeds
from factcheck.read.events import dated_event, names_event
from factcheck.read.measures import (
    COUNTS_THAT_CUT,
    DISTANCE,
    SHARE_OF,
    STEPS,
    arrives,
    as_counted,
    attribute_key,
    goes_on,
    place_from,
    restates,
)
from factcheck.read.movement import movement
from factcheck.read.multiples import MultipleMention, multiples
from factcheck.read.names import names as read_names
from factcheck.read.qualifiers import qualifiers
from factcheck.read.quantities import Figure, figures
from factcheck.read.quotations import quotations
from factcheck.read.roles import HOLDER, roles
from factcheck.read.scan import Scan, fold
from factcheck.read.stages import stages
from factcheck.read.subjects import Candidate, Focus, beside, party_of, place_of, says, subject_of
from factcheck.read.superlatives import superlatives
from factcheck.read.times import times
from factcheck.read.unread import unread
from factcheck.read.words import canonical_stems
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
_PASSING = frozenset({"", "struck", "arrested", "signed", "died"})
_UNLIMITED = Qualifiers()
# Story blocks from the top whose figures are read first: headline, standfirst, two paragraphs.
_PROMINENT = 3


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
    claims = tuple(sorted(reader.claims, key=lambda claim: claim.span))
    return Reading(document, claims, tuple(reader.unread), found)


class _Setting(NamedTuple):
    """What holds for every claim of a sentence."""

    scan: Scan
    candidates: tuple[Candidate, ...]
    focus: str
    """Whom the sentences before speak of, for a figure that names nobody."""
    times: tuple[Time, ...]
    attribution: Attribution | None
    stems: tuple[str, ...]


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
        self._ids = count(1)
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []

    def read(self, sentence: Sentence, names: Sequence[NameMention]) -> None:
        scan = Scan.of(sentence, self._folded)
        for mention in names:
            start, end = mention.span.start - scan.base, mention.span.end - scan.base
            if scan.has_digit and any(char.isdigit() for char in scan.text[start:end]):
                scan.take(start, end)
        focus = self._focus.name
        candidates = tuple(self._focus.candidates(scan, names))
        found_times = tuple(times(scan, self._article.published))
        events = {time.span: dated_event(scan, time.start - scan.base) for time in found_times}
        # "built in 1962 and held 900 tonnes": the year is the building's, not the fish's.
        periods = tuple(
            time
            for time in found_times
            if events[time.span] in _PASSING
            and not names_event(scan.text, time.start - scan.base, time.end - scan.base)
        )
        self._set_scene(sentence, periods)
        found_figures = list(figures(scan))
        found_multiples = list(multiples(scan))
        found_stages = list(stages(scan))
        found_superlatives = list(superlatives(scan))
        found_roles = list(roles(scan, names))
        found_deeds = list(deeds(scan, names))
        self.unread.extend(unread(scan, found_times, self._article.id, self._article.text))
        if not (
            found_figures
            or found_multiples
            or found_stages
            or found_superlatives
            or found_times
            or found_roles
            or found_deeds
        ):
            return
        setting = _Setting(
            scan,
            candidates,
            focus,
            periods,
            attribution(scan, focus) if found_figures or found_multiples or found_stages else None,
            canonical_stems(scan.text),
        )
        used: set[Span] = set()
        for source in (
            self._of_figures(setting, found_figures),
            self._of_multiples(setting, found_multiples),
        ):
            for claim in source:
                self.claims.append(claim)
                if claim.period is not None:
                    used.add(claim.period.span)
        for stage in found_stages:
            told = next((deed.deed for deed in found_deeds if deed.start <= stage.start < deed.end), None)
            subject, party = (told.agent, told.patient) if told else _two_parties(candidates, stage.start)
            self._add(setting, stage.start, stage.end, stage.attribute, stage.stage, subject, party=party)
        for superlative in found_superlatives:
            self._add(
                setting,
                superlative.start,
                superlative.end,
                superlative.attribute,
                superlative.superlative,
                superlative.superlative.holder,
            )
        for role in found_roles:
            self._add(setting, role.start, role.end, "role", role.role, role.person)
            if role.holds is not None:
                self._add(setting, *role.at, HOLDER + role.holds.verb, role.holds, role.person)
        for deed in found_deeds:
            mood = Modality.DENIED if deed.denied else None
            self._add(
                setting, deed.start, deed.end, deed.deed.verb, deed.deed, deed.deed.agent, mood=mood, at=deed.verb
            )
        for time in found_times:
            if time.span not in used and (time.iso or time.slot):
                at = time.start - scan.base
                event = events[time.span]
                owner = subject_of(
                    scan.text,
                    None,
                    candidates,
                    trigger=None,
                    figure=(at, at),
                    clause=clause_at(scan.text, at),
                )
                name = owner.name if owner and event else ""
                self._add(setting, at, time.end - scan.base, f"{event} on" if event else "date", time, name)

    def read_quotations(self, names: Sequence[NameMention]) -> None:
        """Add what is quoted: the words between the marks are the claim, whose they are its subject."""
        document = self._document
        for found in quotations(document, self._folded, self._quotes, names):
            span = Span(found.start, found.end)
            block = document.sentences[found.sentence].block
            who = EntityRef(found.speaker, sure=found.sure) if found.speaker else None
            self.claims.append(
                Claim(
                    id=str(next(self._ids)),
                    article_id=self._article.id,
                    sentence=found.sentence,
                    span=span,
                    quote=span.of(self._article.text),
                    attribute="quotation",
                    value=found.quotation,
                    subject=who,
                    attribution=Attribution(found.speaker, "said") if found.speaker else None,
                    context=canonical_stems(self._folded[found.start : found.end]),
                    quoted=True,
                    prominent=block.kind.is_prominent or 0 <= block.paragraph < _PROMINENT,
                )
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

    # -- figures ---------------------------------------------------------------------------

    def _of_figures(self, setting: _Setting, found: list[Figure]) -> Iterator[Claim]:
        text = setting.scan.text
        triggers = find_triggers(setting.scan)
        several = speakers(setting.scan) > 1
        previous: tuple[Figure, Trigger | None] | None = None
        for figure in found:
            others = [other for other in found if other is not figure]
            trigger = attribute_of(text, figure, others, triggers)
            if previous is not None and (
                (trigger is None and goes_on(text, previous[0], figure)) or arrives(text, previous[0], figure)
            ):
                trigger = previous[1] or trigger
            if previous is not None and trigger is None and restates(text, previous[0], figure):
                trigger = previous[1]
                figure = figure._replace(quantity=replace(figure.quantity, dimension=Dimension.MAGNITUDE))
            previous = (figure, trigger)
            clause = clause_at(text, figure.core)
            place = (figure.start, max(figure.end, figure.noun_end))
            words = (trigger.start, trigger.end) if trigger else None
            attribute = trigger.attribute if trigger else None
            subject = subject_of(text, attribute, setting.candidates, trigger=words, figure=place, clause=clause)
            if figure.quantity.dimension is Dimension.AGE:
                subject = beside(text, setting.candidates, figure=place)
            owner = EntityRef(subject.name, sure=subject.sure) if subject else None
            if (
                owner is None
                and setting.focus
                and figure.quantity.dimension is not Dimension.AGE
                and (attribute is None or attribute.subject != "event")
            ):
                owner = EntityRef(setting.focus, sure=False)
            party = party_of(text, attribute, setting.candidates, trigger=words, figure=place)
            key = attribute_key(text, figure, trigger)
            if key not in attributes() and (start := place_from(text, figure, [c[:3] for c in setting.candidates])):
                key, party = DISTANCE, start
                if subject is not None and says(text, subject.end, figure.start):
                    owner = None  # "the survey said the quake was 35 miles off Lindow"
            change, aspect = movement(setting.scan, figure.start, figure.end)
            if key.startswith(SHARE_OF) or (
                attribute is not None and attribute.key in COUNTS_THAT_CUT and figure.quantity.dimension not in STEPS
            ):
                change, aspect = None, Aspect.LEVEL  # "cut 300 jobs": the cut is the thing counted
            when = period(
                setting.scan, setting.times, clause, figure.start, figure.end,
                [(other.core, other.end) for other in others],
            )  # fmt: skip
            if when is None and attribute is not None and attribute.subject == "event":
                when = self._scene
            yield self._claim(
                setting, figure.start, figure.end, key,
                as_counted(figure.quantity, attribute), owner,
                period=when, change=change, aspect=aspect,
                mood=self._settled(modality(setting.scan, clause, figure.start, figure.end), when),
                limits=qualifiers(
                    text, figure, words, party=party,
                    place=place_of(text, setting.candidates, figure=place, clause=clause),
                ),
                who=attribution(setting.scan, setting.focus, clause) if several else None,
            )  # fmt: skip

    def _settled(self, mood: Modality, when: Time | None) -> Modality:
        """The mood of a figure for a period; what is over is neither planned nor projected any more."""
        if when is None or mood not in (Modality.PLANNED, Modality.PROJECTED):
            return mood
        published = self._article.published
        over = when.latest is not None and published is not None and when.latest < published
        return Modality.ACTUAL if over or _OVER.search(when.words) else mood

    def _of_multiples(self, setting: _Setting, found: list[MultipleMention]) -> Iterator[Claim]:
        text = setting.scan.text
        for mention in found:
            base = self._base(setting, mention)
            if base is None or not isinstance(base.value, Quantity):
                continue
            clause = clause_at(text, mention.end - 1)
            value = Multiple(factor=mention.factor, base=base.id)
            yield self._claim(
                setting, mention.start, mention.end, base.attribute, value, base.subject,
                period=period(setting.scan, setting.times, clause, mention.start, mention.end),
                mood=modality(setting.scan, clause, mention.end, mention.end), change="up",
            )  # fmt: skip

    def _base(self, setting: _Setting, mention: MultipleMention) -> Claim | None:
        """The claim that a multiple multiplies: what follows it, else the figure it points back to."""
        base = setting.scan.base
        if mention.direct:
            after = [c for c in self.claims if c.start >= base + mention.end]
            return after[0] if after else None
        if not mention.anaphor:
            return None
        sentence = setting.scan.sentence.index
        before = [
            claim
            for claim in self.claims
            if claim.end <= base + mention.start
            and sentence - claim.sentence <= 1
            and isinstance(claim.value, Quantity)
        ]
        return before[-1] if before else None

    # -- records ---------------------------------------------------------------------------

    def _add(
        self,
        setting: _Setting,
        start: int,
        end: int,
        attribute: str,
        value: Value,
        subject: str,
        *,
        party: str = "",
        mood: Modality | None = None,
        at: int = -1,
    ) -> None:
        """Add a claim on the words from `start` to `end`; its mood is told by what stands before `at`, else `start`."""
        at = max(start, at)
        if mood is None:
            mood = modality(setting.scan, clause_at(setting.scan.text, at), at, end)
        limits = Qualifiers(counterparty=party)
        self.claims.append(
            self._claim(
                setting,
                start,
                end,
                attribute,
                value,
                EntityRef(subject) if subject else None,
                mood=mood,
                limits=limits,
            )
        )

    def _claim(
        self, setting: _Setting, start: int, end: int, attribute: str, value: Value, subject: EntityRef | None, *,
        period: Time | None = None, change: str | None = None, aspect: Aspect = Aspect.LEVEL,
        mood: Modality = Modality.ACTUAL, limits: Qualifiers = _UNLIMITED, who: Attribution | None = None,
    ) -> Claim:  # fmt: skip
        span = setting.scan.span(start, end)
        sentence = setting.scan.sentence
        dated = (value,) if isinstance(value, Time) else (period,) if period is not None and period.iso else ()
        return Claim(
            id=str(next(self._ids)),
            article_id=self._article.id,
            sentence=sentence.index,
            span=span,
            quote=span.of(self._article.text),
            attribute=attribute,
            value=value,
            subject=subject if subject and subject.name != limits.counterparty else None,
            change=change,
            aspect=aspect,
            modality=mood,
            attribution=who or setting.attribution,
            period=period,
            times=dated,
            qualifiers=limits,
            context=setting.stems,
            quoted=any(a <= span.start and span.end <= b for a, b in self._quotes),
            prominent=sentence.block.kind.is_prominent or 0 <= sentence.block.paragraph < _PROMINENT,
        )


def _two_parties(candidates: Sequence[Candidate], at: int) -> tuple[str, str]:
    """The names left and right of a stage: who is talking to whom."""
    left = [c for c in candidates if c.end <= at and not c.oblique] or [c for c in candidates if c.end <= at]
    right = [c for c in candidates if c.start >= at]
    return (left[0].name if left else "", right[0].name if right else "")


_OVER = re.compile(r"\b(?:last|past|ago|previous|prior)\b", re.IGNORECASE)
