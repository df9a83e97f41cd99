"""What the articles of an archive share, and who rests on whom, whatever they are about.

ingest → index → group → trace → report
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.config.settings import DEFAULT, Settings
from factcheck.model.article import Article
from factcheck.model.report import Report, Story
from factcheck.pipeline import Input, Progress

if TYPE_CHECKING:
    from factcheck.trace.words import Vocabulary


def duplicates(
    inputs: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    on_disk: bool = False,
    settings: Settings = DEFAULT,
) -> Report:
    """What articles share, and who rests on whom: a story for each group of articles that have text in common.

    The stories hold passages, origins, citations and overlaps, no claims; those that share most stand first.
    Articles that share nothing are not in the report. `on_disk` keeps the index in temporary files; `settings` have
    the names of sources.
    """
    from tempfile import TemporaryDirectory

    from factcheck.ingest import load
    from factcheck.ingest.naming import named
    from factcheck.trace.archive import Archive
    from factcheck.trace.words import Vocabulary

    loaded = load(inputs, stdin=stdin, progress=(lambda done, of: progress("load", done, of)) if progress else None)
    articles = [named(article, settings.source, settings.root) for article in loaded.articles]
    vocabulary = Vocabulary()
    with TemporaryDirectory(prefix="factcheck-") as folder:
        archive = Archive(vocabulary, len(articles), Path(folder) if on_disk else None)
        for number, article in enumerate(articles, 1):
            archive.add(article.text)
            if progress:
                progress("index", number, len(articles))
        found = archive.groups()
    stories: list[Story] = []
    passages, origins = 1, 1
    for number, members in enumerate(found.groups, 1):
        story = _copies([articles[member] for member in members], vocabulary, found.common)
        if story is not None:
            stories.append(_numbered(story, passages, origins))
            passages += len(story.passages)
            origins += len(story.origins)
        if progress:
            progress("compare", number, len(found.groups))
    stories.sort(key=lambda story: -sum(overlap.words for overlap in story.overlaps))
    return Report(tuple(replace(story, id=f"S{n}") for n, story in enumerate(stories, 1)), loaded.problems)


def _copies(articles: Sequence[Article], vocabulary: Vocabulary, common: Collection[int]) -> Story | None:
    """What a group of articles shares; None where it is nothing after all."""
    from factcheck.graph import StoryGraph
    from factcheck.link.stories import title_of
    from factcheck.segment import segment
    from factcheck.trace import trace

    documents = tuple(segment(article, sentences=False) for article in articles)
    traced = trace(documents, vocabulary=vocabulary, common=common)
    repeated = [passage for passage in traced.passages if len(passage.copies) > 1]
    if not repeated:
        return None
    sharing = {copy.article_id for passage in repeated for copy in passage.copies}
    documents = tuple(document for document in documents if document.article.id in sharing)
    return Story(
        id="",
        title=title_of(documents),
        documents=documents,
        entities=(),
        claims=(),
        facts=(),
        findings=(),
        passages=tuple(repeated),
        origins=tuple(origin for origin in traced.origins if sharing & set(origin.articles)),
        citations=tuple(citation for citation in traced.citations if citation.article_id in sharing),
        unread=(),
        graph=StoryGraph(documents),
        overlaps=traced.overlaps,
    )


def _numbered(story: Story, passage: int, origin: int) -> Story:
    """The story with ids of its passages and origins that go on from those of the stories before it."""
    return replace(
        story,
        passages=tuple(replace(each, id=f"P{n}") for n, each in enumerate(story.passages, passage)),
        origins=tuple(replace(each, id=f"O{n}") for n, each in enumerate(story.origins, origin)),
    )
