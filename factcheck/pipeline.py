"""The way of a text: ingest → segment → read → group, and for each group a story (`factcheck.story`).

There it goes on: link → align → trace → reconcile. No other modules know every stage.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.config.settings import DEFAULT, Settings
from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim
from factcheck.model.reader import ReaderInfo
from factcheck.model.report import Report
from factcheck.read import Reading
from factcheck.read import read as read_document
from factcheck.read.syntax import SyntaxReader, second_reading

if TYPE_CHECKING:
    pass

Input = str | Path | Article
Progress = Callable[[str, int, int], None]
"""Called with the name of the stage, how much of it is done, and how much there is."""


class Readings(NamedTuple):
    """What each article asserts, before anything is compared."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    reader: ReaderInfo | None = None


def extract(article: Article) -> tuple[Claim, ...]:
    """The claims of one article, in reading order."""
    from factcheck.segment import segment

    return read_document(segment(article)).claims


def read(
    inputs: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    stdin_name: str | None = None,
    progress: Progress | None = None,
    settings: Settings = DEFAULT,
    syntax: SyntaxReader | None = None,
) -> Readings:
    """Read every article named by `inputs` (files, folders, `-`, or ready articles), also with a second reader."""
    documents, problems = _documents(inputs, stdin, stdin_name, progress, settings)
    return Readings(tuple(_read(documents, progress, syntax)), problems, syntax.info if syntax else None)


def _read(documents: Sequence[Document], progress: Progress | None, syntax: SyntaxReader | None) -> Iterator[Reading]:
    for index, document in enumerate(documents):
        reading = read_document(document)
        yield reading if syntax is None else second_reading(reading, syntax)
        if progress:
            progress("read", index + 1, len(documents))


def compare(
    inputs: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    one_story: bool = False,
    settings: Settings = DEFAULT,
    today: date | None = None,
    syntax: SyntaxReader | None = None,
) -> Report:
    """Compare all articles: group them into stories, and set what each story's articles say side by side.

    `one_story`: whoever asks knows that all are about one, so nothing is grouped. Lines at the foot that
    recur from story to story are the publisher's, and not read. `today` decides which
    entries of the file of ignored findings have run out; without it all hold.

    Raises:
        UsageError: the settings name a rule that there is not, or a baseline that cannot be read.
    """
    from factcheck.link.stories import group
    from factcheck.segment.aside import set_aside_recurring
    from factcheck.story import Numbers, story_of
    from factcheck.suppress import Rulings, settle
    from factcheck.trace.words import Vocabulary

    rulings = Rulings.of(settings, today=today)
    documents, problems = _documents(inputs, stdin, None, progress, settings)
    groups = [list(range(len(documents)))] if one_story and documents else group(documents)
    readings = list(_read(set_aside_recurring(documents, groups), progress, syntax))
    numbers, words = Numbers(), Vocabulary()
    stories = []
    for index, members in enumerate(groups):
        stories.append(story_of([readings[member] for member in members], numbers, words, settings=settings))
        if progress:
            progress("compare", index + 1, len(groups))
    return settle(Report(tuple(stories), problems, reader=syntax.info if syntax else None), rulings)


def check(
    draft: Input | Sequence[Input],
    sources: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    stdin_name: str | None = None,
    progress: Progress | None = None,
    settings: Settings = DEFAULT,
    strict_sources: bool | None = None,
    require_support: bool | None = None,
    today: date | None = None,
    syntax: SyntaxReader | None = None,
) -> Report:
    """Set a draft, or each of several, against its sources: a story each, with the findings that touch the draft.

    `stdin_name` is what the file on standard input is called, and says its format. `strict_sources`: what the
    sources say among themselves is a story of its own, after the drafts. `require_support`: a figure of a
    draft that is in no source is a warning. None leaves either to the settings. `today`: as for `compare`.

    Raises:
        InputError: no draft can be read.
        UsageError: as `compare`.
    """
    from factcheck.errors import InputError
    from factcheck.story import Numbers, story_of
    from factcheck.suppress import Rulings, settle
    from factcheck.trace import trace

    if strict_sources is not None:
        settings = replace(settings, strict_sources=strict_sources)
    if require_support is not None:
        settings = replace(settings, require_support=require_support)
    rulings = Rulings.of(settings, today=today)
    inputs = [draft] if isinstance(draft, str | Path | Article) else list(draft)
    own = read(inputs, stdin=stdin, stdin_name=stdin_name, progress=progress, settings=settings, syntax=syntax)
    if not own.readings:
        reason = own.problems[0] if own.problems else Problem(", ".join(map(str, inputs)), "nothing to read")
        raise InputError(reason.path, reason.reason)
    others = read(sources, progress=progress, settings=settings, syntax=syntax)
    mine = {identity for reading in own.readings for identity in _identities(reading.document.article)}
    theirs = [reading for reading in others.readings if mine.isdisjoint(_identities(reading.document.article))]
    # A draft is no source: it backs nothing, and must not make one source of two that it copies from.
    origins = trace([reading.document for reading in theirs]).origins
    numbers = Numbers()
    stories = [
        story_of([reading, *theirs], numbers, draft=reading, origins=origins, settings=settings)
        for reading in own.readings
    ]
    if settings.strict_sources and len(theirs) > 1:
        stories.append(replace(story_of(theirs, numbers, settings=settings), title="The sources among themselves"))
    drafts = {reading.document.article.id for reading in own.readings}
    return settle(Report(tuple(stories), (*own.problems, *others.problems), reader=own.reader), rulings, drafts=drafts)


def _identities(article: Article) -> set[tuple[str, str]]:
    """What tells an article from all others, however its file was named: a draft is not its own source."""
    found = {("", article.id)}
    if article.path is not None:
        found.add((os.path.realpath(article.path), article.id.removeprefix(article.path)))
    return found


def _documents(
    inputs: Sequence[Input],
    stdin: BinaryIO | None,
    stdin_name: str | None,
    progress: Progress | None,
    settings: Settings,
) -> tuple[list[Document], tuple[Problem, ...]]:
    from factcheck.ingest import load
    from factcheck.ingest.naming import named
    from factcheck.segment import segment
    from factcheck.segment.published import dated

    told = (lambda done, of: progress("load", done, of)) if progress else None
    loaded = load(inputs, stdin=stdin, stdin_name=stdin_name, progress=told)
    documents = [segment(named(article, settings.source, settings.root)) for article in loaded.articles]
    return dated(documents), loaded.problems
