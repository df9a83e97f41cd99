"""How many independent origins stand behind what some articles say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from factcheck.model.article import Document
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.passage import Citation, CitationKind, Origin
from factcheck.trace.credits import outlet_key


class Support:
    """Counts origins: articles of one origin once, and what is given as another outlet's report as that outlet's.

    `origins` partition the articles of the story; `claims` are its claims by id; nothing rests on `drafts`.
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
        self._home = {article: origin.id for origin in origins for article in origin.articles}
        self._cited: dict[str, list[Citation]] = {}
        for citation in citations:
            if citation.kind is not CitationKind.TOLD:
                self._cited.setdefault(citation.article_id, []).append(citation)

    def of(self, places: Iterable[tuple[str, str]]) -> int:
        """Origins behind (article, claim) pairs; the claim's id may be ""."""
        return len({self.home(article, claim) for article, claim in places if article not in self._drafts})

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
        """The finding with the origins of each side."""
        return replace(
            finding,
            sides=tuple(
                replace(side, origins=self.of((m.article_id, m.claim_id) for m in side.mentions))
                for side in finding.sides
            ),
        )
