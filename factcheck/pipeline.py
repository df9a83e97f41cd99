"""The way of a text: the only module that knows every stage, in order.

ingest → segment → read → group → link → align → reconcile → trace → report
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.config.settings import DEFAULT, Settings
from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
from factcheck.model.passage import Origin
from factcheck.model.reader import ReaderInfo
from factcheck.model.report import Report, Story
from factcheck.read import Reading
from factcheck.read import read as read_document
from factcheck.read.syntax import SyntaxReader, second_reading

if TYPE_CHECKING:
    from factcheck.trace.words import Vocabulary

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
    from factcheck.suppress import Rulings, settle
    from factcheck.trace.words import Vocabulary

    rulings = Rulings.of(settings, today=today)
    documents, problems = _documents(inputs, stdin, None, progress, settings)
    groups = [list(range(len(documents)))] if one_story and documents else group(documents)
    readings = list(_read(set_aside_recurring(documents, groups), progress, syntax))
    numbers, words = _Numbers(), Vocabulary()
    stories = []
    for index, members in enumerate(groups):
        stories.append(_story([readings[member] for member in members], numbers, words, settings=settings))
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
    numbers = _Numbers()
    stories = [
        _story([reading, *theirs], numbers, draft=reading, origins=origins, settings=settings)
        for reading in own.readings
    ]
    if settings.strict_sources and len(theirs) > 1:
        stories.append(replace(_story(theirs, numbers, settings=settings), title="The sources among themselves"))
    drafts = {reading.document.article.id for reading in own.readings}
    return settle(Report(tuple(stories), (*own.problems, *others.problems), reader=own.reader), rulings, drafts=drafts)


def _identities(article: Article) -> set[tuple[str, str]]:
    """What tells an article from all others, however its file was named: a draft is not its own source."""
    found = {("", article.id)}
    if article.path is not None:
        found.add((os.path.realpath(article.path), article.id.removeprefix(article.path)))
    return found


def _about(findings: Iterable[Finding], drafts: set[str], weightless: set[str]) -> Iterator[Finding]:
    """The findings that touch a draft; a note where a source says what the draft says and another does not.

    One that has no weight stands by nobody.
    """
    for finding in findings:
        authors = [{mention.article_id for mention in side.mentions} for side in finding.sides]
        if any(side & drafts and side <= drafts | weightless for side in authors):
            yield finding
        elif any(side & drafts for side in authors):
            yield replace(finding, severity=Severity.NOTE)


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


@dataclass(slots=True)
class _Numbers:
    """Next free numbers of the ids in a run; they go on from story to story."""

    story: int = 1
    claim: int = 1
    entity: int = 1
    fact: int = 1
    finding: int = 1
    passage: int = 1
    origin: int = 1


def _story(
    readings: Sequence[Reading],
    numbers: _Numbers,
    words: Vocabulary | None = None,
    *,
    draft: Reading | None = None,
    origins: Sequence[Origin] | None = None,
    settings: Settings = DEFAULT,
) -> Story:
    """The story that some articles tell; with a draft among them, as far as it touches the draft.

    `origins` are those of its sources, where they are known; `words` are numbered in one way for all stories,
    which spares numbering those of each anew.
    """
    from factcheck.align import align
    from factcheck.graph import StoryGraph
    from factcheck.link.inventory import inventory, linked
    from factcheck.link.stories import title_of
    from factcheck.link.variants import variants
    from factcheck.reconcile.backing import backings
    from factcheck.reconcile.build import resolved
    from factcheck.reconcile.case import StoryCase
    from factcheck.reconcile.kinship import weighed_by_kinship
    from factcheck.reconcile.older import weighed_by_age
    from factcheck.reconcile.second import weighed
    from factcheck.reconcile.walk import reconcile, survey, unsupported
    from factcheck.rules import BUILTIN
    from factcheck.trace import trace
    from factcheck.trace.support import Support

    documents = tuple(reading.document for reading in readings)
    by_id = {document.article.id: document for document in documents}
    drafts = {draft.document.article.id} if draft else set()
    graph = StoryGraph(documents)
    known = inventory(readings, first_id=numbers.entity)
    for entity in known.entities:
        graph.add_entity(entity)
    numbered = _numbered(readings, numbers.claim)
    spelled = variants(readings, known)
    for claim in (*linked(numbered, known), *_after(spelled, numbers.claim + len(numbered))):
        base = claim.value.base if claim.value.kind == "multiple" else None
        graph.add_claim(resolved(claim, graph.claim(base)) if base is not None else claim)
    align(graph, first_id=numbers.fact, drafts=drafts)
    claims = {claim.id: claim for claim in graph.claims()}
    traced = trace(documents, vocabulary=words)
    told_apart = traced.origins if origins is None else origins
    origins = tuple(replace(o, id=f"O{n}") for n, o in enumerate(told_apart, numbers.origin))
    support = Support(documents, claims, origins, traced.citations, drafts)
    weigh = support.weight if support.is_weighed else None
    findings = weighed(reconcile(graph, BUILTIN, drafts, settings, weigh), claims)
    checks: tuple[Check, ...] = ()
    if draft:
        kindred = {rule.code for rule in BUILTIN if rule.kindred}
        findings = tuple(weighed_by_kinship(findings, claims, by_id, drafts, kindred))
        about = list(_about(findings, drafts, {d.article.id for d in documents if not d.article.weight}))
        checks = backings(graph, about, drafts)
        about += unsupported(graph, checks, BUILTIN, settings) if settings.require_support else ()
        findings = tuple(sorted(about, key=lambda finding: finding.order))
    passages = tuple(replace(p, id=f"P{n}") for n, p in enumerate(traced.passages, numbers.passage))
    for passage in passages:
        graph.add_passage(passage)
    for citation in traced.citations:
        graph.add_citation(citation)
    for origin in origins:
        graph.add_origin(origin)
    for fact in tuple(graph.facts()):
        graph.add_fact(replace(fact, origins=support.of((c.article_id, c.id) for c in graph.claims_of(fact))))
    remarks = survey(
        StoryCase(
            documents=by_id,
            claims=claims,
            facts=tuple(graph.facts()),
            passages=passages,
            origins=origins,
            citations=traced.citations,
            overlaps=traced.overlaps,
            sources={c.id: source for c in claims.values() if (source := support.source(c)) is not None},
            findings=findings,
            drafts=frozenset(drafts),
        ),
        BUILTIN,
    )
    if draft:  # who has what from whom among the sources is theirs
        told = {rule.code for rule in BUILTIN if rule.of_sources} if numbers.story == 1 else set()
        remarks = tuple(
            each
            for each in remarks
            if each.rule in told or any(m.article_id in drafts for s in each.sides for m in s.mentions)
        )
    if draft:
        articles = {id: document.article for id, document in by_id.items()}
        passing = {rule.code for rule in BUILTIN if rule.passing}
        findings = tuple(weighed_by_age(findings, articles, drafts, passing, kindred))
        remarks = tuple(weighed_by_age(remarks, articles, drafts, passing, kindred))
    findings = tuple(sorted((*findings, *remarks), key=lambda finding: finding.order))
    findings = tuple(
        support.counted(replace(finding, id=f"F{number:03d}"))
        for number, finding in enumerate(findings, numbers.finding)
    )
    story = Story(
        id=f"S{numbers.story}",
        title=title_of([draft.document] if draft else documents),
        documents=documents,
        entities=known.entities,
        claims=tuple(graph.claims()),
        facts=tuple(graph.facts()),
        findings=findings,
        passages=passages,
        origins=origins,
        citations=traced.citations,
        unread=tuple(unread for reading in readings for unread in reading.unread),
        graph=graph,
        overlaps=traced.overlaps,
        draft=draft.document.article.id if draft else "",
        checks=tuple(support.checked(check) for check in checks),
    )
    numbers.story += 1
    numbers.claim += len(story.claims)
    numbers.entity += len(story.entities)
    numbers.fact += len(story.facts)
    numbers.finding += len(findings)
    numbers.passage += len(passages)
    numbers.origin += len(origins)
    return story


def _numbered(readings: Sequence[Reading], first: int) -> list[Claim]:
    """The claims of a story with ids that are unique in the run, multiples pointing to the new ids.

    A base stands before its multiple in the list.
    """
    claims: list[Claim] = []
    number = first
    for reading in readings:
        ids = {}
        for claim in reading.claims:
            ids[claim.id] = f"c{number}"
            number += 1
        for claim in reading.claims:
            value = claim.value
            if value.kind == "multiple" and value.base is not None:
                value = replace(value, base=ids[value.base])
            claims.append(replace(claim, id=ids[claim.id], value=value))
    claims.sort(key=lambda claim: claim.value.kind == "multiple")
    return claims


def _after(claims: Sequence[Claim], first: int) -> list[Claim]:
    """Further claims of the story, numbered on from `first`."""
    return [replace(claim, id=f"c{number}") for number, claim in enumerate(claims, first)]
