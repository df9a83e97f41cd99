"""A fact laid out for judgement: its sides, and how each pair of them stands to each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding, Severity, Side
from factcheck.model.passage import Citation, Origin, Overlap, Passage
from factcheck.model.relation import Relation
from factcheck.model.span import Span
from factcheck.model.value import Multiple, Quantity, Value
from factcheck.reconcile.severity import PLAIN, Circumstances

Weigh = Callable[[Sequence[Claim]], Decimal]
"""The summed weight of the independent origins behind some claims."""


class CaseSide(NamedTuple):
    """One value of the fact and the claims that give it, in reading order."""

    text: str
    value: Value
    claims: tuple[Claim, ...]
    spans: tuple[Span, ...] = ()
    """What to quote of each claim, where that is not the claim's own words."""

    @property
    def quantity(self) -> Quantity | None:
        """The figure of the side; what it comes to for a multiple."""
        if isinstance(self.value, Multiple):
            return self.value.result
        return self.value if isinstance(self.value, Quantity) else None

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that give the value."""
        return tuple(dict.fromkeys(claim.article_id for claim in self.claims))


def rests_on_nothing(side: Iterable[str], articles: Mapping[str, Article], drafts: Collection[str]) -> bool:
    """True where all articles of a side have weight 0. A draft's own words are never without weight."""
    return all(article not in drafts and not articles[article].weight for article in side)


class Pair(NamedTuple):
    """Two sides, their relation and how serious it is; `severity` None is no finding."""

    left: CaseSide
    right: CaseSide
    relation: Relation
    severity: Severity | None
    later: bool = False
    """The larger of two counts that only grow comes from later reports."""
    attributed_apart: bool = False
    why: tuple[str, ...] = ()
    circumstances: Circumstances = PLAIN


class Case(NamedTuple):
    """A fact with everything a rule needs to judge it."""

    fact: Fact
    label: str
    """What the fact is about, in words: "valuation"."""
    subject: str
    """Who or what it is of; "" for the event of the story."""
    claims: tuple[Claim, ...]
    sides: tuple[CaseSide, ...]
    """Best supported first: by weight where sources have one, then by articles, then in reading order."""
    pairs: tuple[Pair, ...]
    """Pairs of figures, most serious first, then widest apart; empty for other values."""
    articles: Mapping[str, Article]
    all_claims: tuple[Claim, ...] = ()
    """Every claim of the story, for rules that look beyond the fact (sums)."""
    unsupported: tuple[Claim, ...] = ()
    """Claims of a draft that are in no source, where every figure is asked to be in one."""

    weightless: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Of the claims in `unsupported`, the articles of weight 0 that have them all the same, by the claim's id."""

    drafts: frozenset[str] = frozenset()
    """Ids of the articles that were written from the others."""

    @property
    def resembling(self) -> tuple[tuple[Claim, Claim], ...]:
        """Claims of a draft that only the likeness of a sentence ties to the fact, each with the source's."""
        known = {claim.id: claim for claim in self.claims}
        return tuple((known[link.left], known[link.right]) for link in self.fact.links if link.resembles)

    @property
    def leading(self) -> Pair | None:
        """The most serious pair that says anything."""
        return next((pair for pair in self.pairs if pair.severity is not None), None)


class Disagreement(NamedTuple):
    """What a rule says of a case; becomes a `Finding`."""

    severity: Severity
    message: str
    explanation: tuple[str, ...]
    sides: tuple[CaseSide, ...]
    confidence: Decimal = Decimal("0.8")
    subject: str | None = None
    attribute: str | None = None


class StoryCase(NamedTuple):
    """A whole story, once it is known who copied whom, with everything that a rule on its sources needs.

    `sources` tells for a claim's id the outlet whose report it is said to be, where its sentence names
    one; `findings` are what the rules on facts have said.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    citations: tuple[Citation, ...]
    overlaps: tuple[Overlap, ...]
    sources: Mapping[str, Citation]
    findings: tuple[Finding, ...] = ()
    drafts: frozenset[str] = frozenset()

    def is_told(self, article_id: str, span: Span, *, loudly: bool = False) -> bool:
        """The rules on facts have said something, or `loudly` more than a note, of these words of an article."""
        return any(
            mention.article_id == article_id and mention.span.overlaps(span)
            for finding in self.findings
            if not loudly or finding.severity is not Severity.NOTE
            for side in finding.sides
            for mention in side.mentions
        )

    def label(self, article_id: str) -> str:
        """Who published an article, else its file."""
        return self.documents[article_id].article.label

    def origin(self, article_id: str) -> Origin:
        """The origin that an article belongs to."""
        return next(origin for origin in self.origins if article_id in origin.articles)


class Remark(NamedTuple):
    """What a rule says of a story; becomes a `Finding`. `sides` have their places, and no origins yet."""

    severity: Severity
    message: str
    explanation: tuple[str, ...]
    sides: tuple[Side, ...]
    confidence: Decimal = Decimal("0.8")
    subject: str = ""
    attribute: str = ""
    fact_id: str = ""
