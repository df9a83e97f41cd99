"""A fact laid out for judgement: its sides, and how each pair of them stands to each other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.relation import Relation
from factcheck.model.span import Span
from factcheck.model.value import Multiple, Quantity, Value


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


class Case(NamedTuple):
    """A fact with everything a rule needs to judge it."""

    fact: Fact
    label: str
    """What the fact is about, in words: "valuation"."""
    subject: str
    """Who or what it is of; "" for the event of the story."""
    claims: tuple[Claim, ...]
    sides: tuple[CaseSide, ...]
    """Best supported first."""
    pairs: tuple[Pair, ...]
    """Pairs of figures, most serious first, then widest apart; empty for other values."""
    articles: Mapping[str, Article]
    all_claims: tuple[Claim, ...] = ()
    """Every claim of the story, for rules that look beyond the fact (sums)."""
    unsupported: tuple[Claim, ...] = ()
    """Claims of a draft that are in no source, where every figure is asked to be in one."""

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
