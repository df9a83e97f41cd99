"""One article's claims, put together from what the recognisers find in each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Aspect, Attribution, Claim, EntityRef, Modality, Qualifiers, Unread
from factcheck.model.entity import NameMention
from factcheck.model.span import Span
from factcheck.model.value import Dimension, Multiple, Quantity, Time, Value
from factcheck.read.attributes import Attribute, Trigger, attribute_of, find_triggers
from factcheck.read.circumstances import attribution, modality, movement, period
from factcheck.read.clauses import clause_at
from factcheck.read.multiples import MultipleMention, multiples
from factcheck.read.names import names as read_names
from factcheck.read.quantities import Figure, figures
from factcheck.read.scan import Scan
from factcheck.read.stages import stages
from factcheck.read.subjects import Candidate, Focus, party_of, subject_of
from factcheck.read.superlatives import superlatives
from factcheck.read.times import times
from factcheck.read.words import canonical_stems


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article asserts. Claim ids are unique within the article only ("1", "2", …)."""

    document: Document
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    names: tuple[NameMention, ...]


# Story blocks from the top whose figures are read first: headline, standfirst, two paragraphs.
_PROMINENT = 3


def read(document: Document) -> Reading:
    """Every claim of an article's story, in reading order."""
    found = read_names(document)
    by_sentence: dict[int, list[NameMention]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append(name)
    reader = _Reader(document)
    for sentence in document.sentences:
        reader.read(sentence, by_sentence.get(sentence.index, ()))
    claims = tuple(sorted(reader.claims, key=lambda claim: claim.span))
    return Reading(document, claims, tuple(reader.unread), found)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for every claim of a sentence."""

    scan: Scan
    candidates: tuple[Candidate, ...]
    times: tuple[Time, ...]
    attribution: Attribution | None
    stems: tuple[str, ...]


class _Reader:
    """Reads the sentences of one article in order; keeps what later sentences refer back to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._article = document.article
        self._focus = Focus()
        self._quotes = _quoted_ranges(document)
        self._ids = count(1)
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []

    def read(self, sentence: Sentence, names: Sequence[NameMention]) -> None:
        scan = Scan.of(sentence, self._article.text)
        for name in names:
            start, end = name.span.start - scan.base, name.span.end - scan.base
            if any(char.isdigit() for char in scan.text[start:end]):
                scan.take(start, end)
        candidates = tuple(self._focus.candidates(scan, names))
        found_times = tuple(times(scan, self._article.published))
        found_figures = list(figures(scan))
        found_multiples = list(multiples(scan))
        found_stages = list(stages(scan))
        found_superlatives = list(superlatives(scan))
        if not (found_figures or found_multiples or found_stages or found_superlatives or found_times):
            return
        setting = _Setting(scan, candidates, found_times, attribution(scan.text), canonical_stems(scan.text))
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
            subject, party = _two_parties(candidates, stage.start)
            self._add(setting, stage.start, stage.end, stage.attribute, stage.stage, subject, party=party)
        for mention in found_superlatives:
            self._add(
                setting,
                mention.start,
                mention.end,
                mention.attribute,
                mention.superlative,
                mention.superlative.holder,
            )
        for time in found_times:
            if time.span not in used and time.iso:
                self._add(setting, time.start - scan.base, time.end - scan.base, "date", time, "")

    # -- figures ---------------------------------------------------------------------------

    def _of_figures(self, setting: _Setting, found: list[Figure]) -> Iterator[Claim]:
        text = setting.scan.text
        triggers = find_triggers(text)
        previous: tuple[Figure, Trigger | None] | None = None
        for figure in found:
            others = [other for other in found if other is not figure]
            trigger = attribute_of(text, figure, others, triggers)
            if trigger is None and previous is not None and _goes_on(text, previous[0], figure):
                trigger = previous[1]
            previous = (figure, trigger)
            clause = clause_at(text, figure.core)
            place = (figure.start, max(figure.end, figure.noun_end))
            words = (trigger.start, trigger.end) if trigger else None
            attribute = trigger.attribute if trigger else None
            subject = subject_of(
                text, attribute, setting.candidates, trigger=words, figure=place, clause=clause
            )
            party = party_of(text, attribute, setting.candidates, trigger=words, figure=place)
            change, aspect = movement(text, figure.start, figure.end)
            if attribute is not None and attribute.key in _COUNTS_THAT_CUT:
                change, aspect = None, Aspect.LEVEL  # "cut 300 jobs": the cut is the thing counted
            quantity = _exact(figure.quantity, attribute)
            when = period(
                setting.scan, setting.times, clause, figure.start, figure.end,
                [(other.core, other.end) for other in others],
            )  # fmt: skip
            yield self._claim(
                setting, figure.start, figure.end, _attribute_key(figure, trigger), quantity, subject,
                party=party, period=when, change=change, aspect=aspect,
                mood=modality(text, clause, figure.start, figure.end),
                scope=_scope(text, figure, clause), part=_is_part(text, figure),
                ordinal=_ordinal(text, figure),
            )  # fmt: skip

    def _of_multiples(self, setting: _Setting, found: list[MultipleMention]) -> Iterator[Claim]:
        text = setting.scan.text
        for mention in found:
            base = self._base(setting, mention)
            if base is None or not isinstance(base.value, Quantity):
                continue
            clause = clause_at(text, mention.end - 1)
            value = Multiple(factor=mention.factor, base=base.id)
            yield self._claim(
                setting, mention.start, mention.end, base.attribute, value, base.subject.name if base.subject else "",
                period=period(setting.scan, setting.times, clause, mention.start, mention.end),
                mood=modality(text, clause, mention.end, mention.end), change="up",
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
    ) -> None:
        clause = clause_at(setting.scan.text, start)
        mood = modality(setting.scan.text, clause, start, end)
        self.claims.append(
            self._claim(setting, start, end, attribute, value, subject, party=party, mood=mood)
        )

    def _claim(
        self, setting: _Setting, start: int, end: int, attribute: str, value: Value, subject: str, *,
        party: str = "", period: Time | None = None, change: str | None = None, aspect: Aspect = Aspect.LEVEL,
        mood: Modality = Modality.ACTUAL, scope: tuple[str, ...] = (), part: bool = False, ordinal: str = "",
    ) -> Claim:  # fmt: skip
        span = setting.scan.span(start, end)
        sentence = setting.scan.sentence
        dated = (
            (value,) if isinstance(value, Time) else (period,) if period is not None and period.iso else ()
        )
        return Claim(
            id=str(next(self._ids)),
            article_id=self._article.id,
            sentence=sentence.index,
            span=span,
            quote=span.of(self._article.text),
            attribute=attribute,
            value=value,
            subject=EntityRef(subject) if subject and subject != party else None,
            change=change,
            aspect=aspect,
            modality=mood,
            attribution=setting.attribution,
            period=period,
            times=dated,
            qualifiers=Qualifiers(
                basis=_basis(setting.scan.text, start, end),
                ordinal=ordinal,
                counterparty=party,
                scope=scope,
                part=part,
            ),
            context=setting.stems,
            quoted=any(a <= span.start and span.end <= b for a, b in self._quotes),
            prominent=sentence.block.kind.is_prominent or 0 <= sentence.block.paragraph < _PROMINENT,
        )


_GOES_ON = re.compile(
    r"[\s,(—-]*(?:(?:and|or|but|even|perhaps|possibly|potentially|maybe|likely|to|rising|up|then)[\s,]+){0,3}"
)


def _goes_on(text: str, previous: Figure, figure: Figure) -> bool:
    """The figure restates the one before it: "several billion dollars and possibly exceeding $10 billion"."""
    same = (
        previous.quantity.dimension is figure.quantity.dimension
        and previous.quantity.unit == figure.quantity.unit
    )
    end = max(previous.end, previous.noun_end)
    return same and end <= figure.start and _GOES_ON.fullmatch(text, end, figure.start) is not None


_COUNTS_THAT_CUT = frozenset(
    {"jobs", "deaths", "injured", "missing", "evacuated", "rescued", "arrests", "price", "loss"}
)


def _attribute_key(figure: Figure, trigger: Trigger | None) -> str:
    """The attribute's key; for a count or measure that no trigger names, what it counts."""
    if trigger is not None:
        return trigger.attribute.key
    quantity = figure.quantity
    if quantity.dimension is Dimension.COUNT:
        return f"number of {quantity.unit}" if quantity.unit else "number"
    return quantity.dimension.value


_CASUALTIES = frozenset({"deaths", "injured", "missing", "arrests", "votes"})


def _exact(quantity: Quantity, attribute: Attribute | None) -> Quantity:
    """Tolls, arrests and votes are exact when they come without a hedge (number rules §3.6)."""
    if attribute is None or attribute.key not in _CASUALTIES or quantity.exact or not quantity.is_point:
        return quantity
    return replace(quantity, exact=True)


_PART = re.compile(
    r"\b(?:including|among\s+them|of\s+whom|of\s+which|of\s+them|of\s+these|of\s+those|among\s+whom|a\s+further|another|an\s+additional|additional|more\s+of)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s+(?:others?|more)\b", re.IGNORECASE)


def _is_part(text: str, figure: Figure) -> bool:
    """The figure is said to be part of a larger one, or to come on top of one."""
    return _PART.search(text[: figure.start]) is not None or _OTHERS.match(text, figure.end) is not None


_ORDINAL = re.compile(r"\b(series\s+[a-k]|seed)\b", re.IGNORECASE)


def _ordinal(text: str, figure: Figure) -> str:
    """Which of several: "Series F"."""
    match = _ORDINAL.search(text[figure.start : figure.end + 40])
    return re.sub(r"\s+", " ", match.group().lower()) if match else ""


_BASIS = re.compile(
    r"\b(pre-money|post-money|premoney|postmoney|gross|net|adjusted|underlying|like-for-like|constant[\s-]currency|diluted|seasonally\s+adjusted|"
    r"operating|pre-tax|pretax|annual|annualised|annualized|quarterly|monthly|weekly|daily|half-year|first-half|second-half|full-year|organic|domestic|overseas|international)\b",
    re.IGNORECASE,
)


def _basis(text: str, start: int, end: int) -> str:
    """The word that says how a figure is reckoned, close to it."""
    window = text[max(0, start - 45) : min(len(text), end + 35)]
    found = sorted({re.sub(r"[\s-]+", " ", match.group().lower()) for match in _BASIS.finditer(window)})
    return " ".join(found)


_SCOPE = re.compile(r"\s+(?:in|for|on|of|at|across|among|from|to|into)\s+(?P<object>[^,;.:()]*)")


def _scope(text: str, figure: Figure, clause: tuple[int, int]) -> tuple[str, ...]:
    """Stems that narrow what is counted: between number and noun, and in the phrase behind it."""
    inner = text[figure.end : figure.noun_end]
    end = max(figure.end, figure.noun_end)
    match = _SCOPE.match(text, end, clause[1])
    return canonical_stems(f"{inner} {match['object']}" if match else inner)


def _two_parties(candidates: Sequence[Candidate], at: int) -> tuple[str, str]:
    """The names left and right of a stage: who is talking to whom."""
    left = [c for c in candidates if c.end <= at and not c.oblique] or [c for c in candidates if c.end <= at]
    right = [c for c in candidates if c.start >= at]
    return (left[0].name if left else "", right[0].name if right else "")


def _quoted_ranges(document: Document) -> list[tuple[int, int]]:
    """Ranges of the article inside double quotation marks, block by block."""
    ranges: list[tuple[int, int]] = []
    text = document.article.text
    for block in document.blocks:
        opened: int | None = None
        for match in _QUOTE_MARK.finditer(text, block.span.start, block.span.end):
            mark = match.group()
            if opened is None and mark != "”":
                opened = match.start()
            elif opened is not None and mark != "“":
                ranges.append((opened, match.end()))
                opened = None
        if opened is not None:
            ranges.append((opened, block.span.end))
    return ranges


_QUOTE_MARK = re.compile('["“”]')
