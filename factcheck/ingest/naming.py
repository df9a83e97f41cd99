"""Sources under the names that the settings give them, so that one house is called one thing, and their weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from factcheck.config.settings import SourceSettings
from factcheck.model.article import Article


def named(article: Article, sources: Sequence[SourceSettings]) -> Article:
    """The article with the name and the weight that `sources` give it, by its publisher, host or path.

    Of those that fit, the first that has a name gives the name, and the first that has a weight the weight.
    """
    fitting = [source for source in sources if _fits(article, source.match)]
    name = next((source.name for source in fitting if source.name is not None), article.publisher)
    weight = next((source.weight for source in fitting if source.weight is not None), article.weight)
    return replace(article, publisher=name, weight=weight) if fitting else article


def _fits(article: Article, pattern: str) -> bool:
    if article.publisher and fnmatchcase(article.publisher.casefold(), pattern.casefold()):
        return True
    host = _host(article.url) if article.url else ""
    if host and (host == pattern.casefold() or host.endswith(f".{pattern.casefold()}")):
        return True
    return fnmatchcase(article.name, pattern)


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:  # "http://[": not an address
        return ""
