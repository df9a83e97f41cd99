"""Who copied whom: repeated passages, named sources, and the origins that are left."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from factcheck.model.article import Document
from factcheck.model.passage import Citation, CitationKind, Origin, Overlap, Passage
from factcheck.trace.credits import Strength, credits_of, outlet_key
from factcheck.trace.origins import find_origins, find_overlaps
from factcheck.trace.passages import Quotes, gather, sift
from factcheck.trace.runs import shared_runs
from factcheck.trace.words import Vocabulary

__all__ = ["Trace", "trace"]

_KINDS = {
    Strength.TOLD: CitationKind.TOLD,
    Strength.REPORT: CitationKind.REPORT,
    Strength.CREDIT: CitationKind.TEXT,
}


class Trace(NamedTuple):
    """What the articles of one story owe each other.

    `passages` are ordered by the article and place of their first copy and numbered "P1" on;
    `origins` are a partition of the articles, numbered "O1" on in order of article ids; `citations`
    are ordered by article and place, one for each source that an article names; `overlaps` are the
    pairs of articles that share anything, by ids.
    """

    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    citations: tuple[Citation, ...]
    overlaps: tuple[Overlap, ...]


def trace(
    documents: Sequence[Document], *, vocabulary: Vocabulary | None = None, common: Container[int] = frozenset()
) -> Trace:
    """Find what the articles of one story repeat, whom they name, and how many sources they are.

    The order of the articles makes no difference. Cost is linear in their words. `common` are windows
    of words, by `vocabulary`, that so many articles of an archive have that they say nothing.

    Raises:
        ValueError: two articles have one id.
    """
    ordered = sorted(documents, key=lambda document: document.article.id)
    by_id = {document.article.id: document for document in ordered}
    if len(by_id) != len(ordered):
        raise ValueError("articles must have ids of their own")
    vocabulary = vocabulary or Vocabulary()
    articles = [vocabulary.read(document) for document in ordered]
    quotes = Quotes(articles)
    shared = sift(articles, shared_runs(articles, common), quotes, common)

    publishers: dict[str, str] = {}
    published_by: dict[str, str] = {}
    for document in ordered:
        publisher = document.article.publisher
        if publisher:
            publishers.setdefault(outlet_key(publisher), publisher)
            published_by.setdefault(outlet_key(publisher), document.article.id)
    credits = {article_id: credits_of(document, publishers) for article_id, document in by_id.items()}
    citations = [
        Citation(credit.article_id, credit.span, credit.source, published_by.get(credit.key), _KINDS[credit.strength])
        for article_id in by_id
        for credit in credits[article_id]
    ]
    return Trace(
        passages=tuple(gather(articles, shared, quotes)),
        origins=tuple(find_origins(articles, shared, credits)),
        citations=tuple(citations),
        overlaps=tuple(find_overlaps(articles, shared)),
    )
