"""When the sources of a draft were published: it is written with all of them at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from factcheck.model.article import Article


def last_day(articles: Iterable[Article], drafts: Collection[str]) -> date | None:
    """The day of the last source, None where none of them has one."""
    days = (article.published for article in articles if article.id not in drafts and article.published is not None)
    return max(days, default=None)
