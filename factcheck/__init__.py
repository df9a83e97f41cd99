"""Finds where several articles on one story disagree, and which of them are one source.

    report = factcheck.compare(["a.txt", "b.txt"])
    report = factcheck.check("draft.md", sources=["sources/"])
    article = factcheck.Article.from_text(text, id="a", published=None)
    claims = factcheck.extract(article)

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.model.claim import Claim
    from factcheck.model.finding import Finding
    from factcheck.model.report import Report
    from factcheck.pipeline import check, compare, extract

__version__ = "0.1.0"
__all__ = ["Article", "Claim", "Finding", "Report", "check", "compare", "extract"]

_HOMES = {
    "Article": "factcheck.model.article",
    "Claim": "factcheck.model.claim",
    "Finding": "factcheck.model.finding",
    "Report": "factcheck.model.report",
    "check": "factcheck.pipeline",
    "compare": "factcheck.pipeline",
    "extract": "factcheck.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
