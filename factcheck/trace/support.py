"""How many independent origins stand behind what some articles say, and what these weigh."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.model.article import Article, Document
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Side
from factcheck.model.passage import Citation, CitationKind, Origin
from factcheck.trace.credits import outlet_key


class Support:
    """Counts origins: articles of one origin once, and what is given as another outlet's report as that outlet's.

    `origins` partition the articles of the story; `claims` are its claims by id; nothing rests on `drafts`, nor
    on articles of weight 0.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        claims: Mapping[str, Claim],
        origins: Sequence[Origin],
        citations: Sequence[Citation],
        drafts: Collection[str] = (),
    ) -> None:
        self._documents = {document.article.id: document for document in documents}
        self._claims = claims
        self._drafts = drafts
        self.is_weighed = any(document.article.weight != 1 for document in self._documents.values())
        """True where some source is said to be worth more or less than another."""
        self._home = {article: origin.id for origin in origins for article in origin.articles}
        self._cited: dict[str, list[Citation]] = {}
        for citation in citations:
            if citation.kind is not CitationKind.TOLD:
                self._cited.setdefault(citation.article_id, []).append(citation)

    def of(self, places: Iterable[tuple[str, str]]) -> int:
        """Origins behind (article, claim) pairs; the claim's id may be ""."""
        return len({self.home(article, claim) for article, claim in places if self._bears(article)})

    def weight(self, claims: Iterable[Claim]) -> Decimal:
        """What the origins behind some claims weigh in all; a draft's own words as much as one source."""
        return sum((weight for weight, _ in self._weights((c.article_id, c.id) for c in claims)), Decimal(0))

    def checked(self, check: Check) -> Check:
        """The check with the origins of what bears the claim out."""
        return replace(check, origins=self.of((m.article_id, m.claim_id) for m in check.support or check.near))

    def home(self, article_id: str, claim_id: str = "") -> str:
        """What the article has the claim from: the id of an origin, or the folded name of an outlet."""
        claim = self._claims.get(claim_id)
        citation = self.source(claim) if claim is not None else None
        if citation is None:
            return self._home.get(article_id, article_id)
        if citation.cited_id is not None:
            return self._home.get(citation.cited_id, citation.cited_id)
        return f"outlet:{outlet_key(citation.source)}"

    def source(self, claim: Claim) -> Citation | None:
        """The outlet whose report the claim is said to be, in its own sentence."""
        cited = self._cited.get(claim.article_id, ())
        if not cited:
            return None
        if claim.attribution is not None:
            key = outlet_key(claim.attribution.speaker)
            for citation in cited:
                if outlet_key(citation.source) == key:
                    return citation
        sentence = self._documents[claim.article_id].sentences[claim.sentence].span
        here = [c for c in cited if c.kind is CitationKind.REPORT and sentence.contains(c.span)]
        return here[0] if len(here) == 1 else None

    def counted(self, finding: Finding) -> Finding:
        """The finding with the origins of each side, and where sources are weighed with what that comes to."""
        return replace(
            finding,
            explanation=(*finding.explanation, *(self._weighing(finding.sides) if self.is_weighed else ())),
            sides=tuple(
                replace(side, origins=self.of((m.article_id, m.claim_id) for m in side.mentions))
                for side in finding.sides
            ),
        )

    # -- inside ------------------------------------------------------------------------------

    def _bears(self, article_id: str) -> bool:
        return article_id not in self._drafts and bool(self._article(article_id).weight)

    def _article(self, article_id: str) -> Article:
        return self._documents[article_id].article

    def _weights(self, places: Iterable[tuple[str, str]]) -> list[tuple[Decimal, str]]:
        """For each origin its weight, that of the heaviest article that gives the claim, and that one's name."""
        heaviest: dict[str, tuple[Decimal, str]] = {}
        for article, claim in places:
            own = article in self._drafts
            home = article if own else self.home(article, claim)
            weight = Decimal(1) if own else self._article(article).weight
            if home not in heaviest or weight > heaviest[home][0]:
                heaviest[home] = (weight, self._article(article).label)
        return list(heaviest.values())

    def _weighing(self, sides: Sequence[Side]) -> Iterator[str]:
        """What each side weighs, in words and in their order; nothing where all their sources weigh 1."""
        articles = {mention.article_id for side in sides for mention in side.mentions} - set(self._drafts)
        if all(self._article(article).weight == 1 for article in articles):
            return
        told = []
        for side in sides:
            places = [(m.article_id, m.claim_id) for m in side.mentions if m.article_id not in self._drafts]
            weights = self._weights(places)
            names = ", ".join(f"{name} {_plain(weight)}" if len(weights) > 1 else name for weight, name in weights)
            said = [f"{_plain(sum((weight for weight, _ in weights), Decimal(0)))} ({names})"] if weights else []
            drafted = any(mention.article_id in self._drafts for mention in side.mentions)
            told.append(" and ".join(["the draft", *said] if drafted else said))
        if len(sides) > 1:
            yield f"by weight of sources: {' against '.join(told)}"
        if any(word.startswith("0 ") for word in told):
            yield "a side that rests on sources of weight 0 alone makes a warning at most"


def _plain(weight: Decimal) -> str:
    return f"{weight.normalize():f}"
