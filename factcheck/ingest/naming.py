"""Sources under the names that the settings give them, so that one house is called one thing, and their weights."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from factcheck.config.settings import SourceSettings
from factcheck.model.article import Article


def named(article: Article, sources: Sequence[SourceSettings], root: Path | None = None) -> Article:
    """The article with the name and the weight that `sources` give it, by its publisher, host or path.

    Paths are those below `root`, the folder of the settings, from wherever the program is run; as given without one.
    Of those that fit, the first that has a name gives the name, and the first that has a weight the weight.
    """
    if not sources:
        return article
    path = _below(root, article)
    fitting = [source for source in sources if _fits(article, path, source.match)]
    name = next((source.name for source in fitting if source.name is not None), article.publisher)
    weight = next((source.weight for source in fitting if source.weight is not None), article.weight)
    return replace(article, publisher=name, weight=weight) if fitting else article


def _below(root: Path | None, article: Article) -> str:
    if root is None or article.path is None:
        return article.name
    file, folder = Path(os.path.realpath(article.path)), Path(os.path.realpath(root))
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else article.name


def _fits(article: Article, path: str, pattern: str) -> bool:
    if article.publisher and fnmatchcase(article.publisher.casefold(), pattern.casefold()):
        return True
    host = _host(article.url) if article.url else ""
    if host and (host == pattern.casefold() or host.endswith(f".{pattern.casefold()}")):
        return True
    return fnmatchcase(path, pattern) or path.startswith(pattern.rstrip("/") + "/")


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:  # "http://[": not an address
        return ""
