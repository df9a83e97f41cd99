"""Plain text. The text is the file as decoded; what its lines are, the segmenter tells."""

from __future__ import annotations

from factcheck.ingest.base import Reading, Source
from factcheck.model.article import Article


def read(source: Source) -> Reading:
    """One article with the whole file as its text."""
    article = Article(
        id=source.path,
        text=source.text,
        path=source.path,
        sha256=source.sha256,
        positions=source.lines,
    )
    return Reading((article,))
