"""The days on which sources were published, and the days and years that a draft has from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim
from factcheck.model.value import Time
from factcheck.read.years import years_in_words


def last_day(articles: Iterable[Article], drafts: Collection[str]) -> date | None:
    """The day of the last source, None where none of them has one: a draft is written with all of them at hand."""
    days = (article.published for article in articles if article.id not in drafts and article.published is not None)
    return max(days, default=None)


def is_publication(claim: Claim, documents: Sequence[Document], drafts: Collection[str]) -> bool:
    """A day of the draft on which a source was published: "has opened", says one of Wednesday."""
    day = claim.value
    if not isinstance(day, Time) or day.earliest is None or day.earliest != day.latest:
        return False
    return any(d.article.published == day.earliest for d in documents if d.article.id not in drafts)


def speaks_of_year(document: Document, claim: Claim) -> bool:
    """The article has the year in the words in which it is spoken."""
    return isinstance(claim.value, Time) and claim.value.iso in years_in_words(document.article.text)
