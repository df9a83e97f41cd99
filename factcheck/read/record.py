"""Claims as they are put together: what holds for a whole sentence, and the records of an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from factcheck.model.article import Article, Block
from factcheck.model.claim import Aspect, Attribution, Claim, EntityRef, Modality, Qualifiers
from factcheck.model.span import Span
from factcheck.model.value import Quotation, Time, Value
from factcheck.read.circumstances import modality
from factcheck.read.clauses import clause_at
from factcheck.read.deeds import DeedMention
from factcheck.read.focus import Candidate
from factcheck.read.scan import Scan
from factcheck.read.words import canonical_stems

_UNLIMITED = Qualifiers()
# Story blocks from the top whose figures are read first: headline, standfirst, two paragraphs.
_PROMINENT = 3


class Setting(NamedTuple):
    """What holds for every claim of a sentence."""

    scan: Scan
    candidates: tuple[Candidate, ...]
    focus: str
    """Whom the sentences before speak of, for a figure that names nobody."""
    thing: str
    """What they speak of that is nobody, for a figure that no person has."""
    times: tuple[Time, ...]
    attribution: Attribution | None
    stems: tuple[str, ...]
    published: date | None
    deeds: tuple[DeedMention, ...]
    scene: Time | None
    """An earlier time that the paragraph has gone back to: "In 2004 … . The wave killed 230,000"."""


class Records:
    """The claims of one article so far, with ids of its own ("1", "2", …)."""

    def __init__(self, article: Article, quotes: Sequence[tuple[int, int]]) -> None:
        self._article = article
        self._quotes = quotes
        self._ids = count(1)
        self.claims: list[Claim] = []

    def add(
        self, setting: Setting, start: int, end: int, attribute: str, value: Value, subject: str, *,
        party: str = "", ordinal: str = "", scope: tuple[str, ...] = (), place: str = "",
        mood: Modality | None = None, at: int = -1, period: Time | None = None,
    ) -> None:  # fmt: skip
        """Add a claim on the words from `start` to `end`; its mood is told by what stands before `at`, else `start`."""
        at = max(start, at)
        if mood is None:
            mood = modality(setting.scan, clause_at(setting.scan.text, at), at, end)
        who, limits = (
            EntityRef(subject) if subject else None,
            Qualifiers(counterparty=party, ordinal=ordinal, scope=scope, place=place),
        )
        claim = self.claim(setting, start, end, attribute, value, who, period=period, mood=mood, limits=limits)
        self.claims.append(claim)

    def claim(
        self, setting: Setting, start: int, end: int, attribute: str, value: Value, subject: EntityRef | None, *,
        period: Time | None = None, change: str | None = None, aspect: Aspect = Aspect.LEVEL,
        mood: Modality = Modality.ACTUAL, limits: Qualifiers = _UNLIMITED, who: Attribution | None = None,
    ) -> Claim:  # fmt: skip
        """A claim on the words from `start` to `end` of the sentence, not added yet."""
        span = setting.scan.span(start, end)
        sentence = setting.scan.sentence
        dated = (
            (value,)
            if isinstance(value, Time) and value.clock is None
            else (period,)
            if period is not None and period.iso
            else ()
        )
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
            prominent=_is_prominent(sentence.block),
        )

    def add_quotation(
        self, span: Span, sentence: int, block: Block, value: Quotation, speaker: EntityRef | None, words: str
    ) -> None:
        """Add what is quoted: the words between the marks are the claim, whose they are its subject."""
        self.claims.append(
            Claim(
                id=str(next(self._ids)),
                article_id=self._article.id,
                sentence=sentence,
                span=span,
                quote=span.of(self._article.text),
                attribute="quotation",
                value=value,
                subject=speaker,
                attribution=Attribution(speaker.name, "said") if speaker else None,
                context=canonical_stems(words),
                quoted=True,
                prominent=_is_prominent(block),
            )
        )


def _is_prominent(block: Block) -> bool:
    return block.kind.is_prominent or 0 <= block.paragraph < _PROMINENT
