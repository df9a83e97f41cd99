"""The way of a text: the only module that knows every stage, in order.

ingest → segment → read → group → link → align → reconcile → trace → report
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.config.settings import DEFAULT, Settings
from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
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
    progress: Progress | None = None,
    settings: Settings = DEFAULT,
    syntax: SyntaxReader | None = None,
) -> Readings:
    """Read every article named by `inputs` (files, folders, `-`, or ready articles), also with a second reader."""
    documents, problems = _documents(inputs, stdin, progress, settings)
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

    rulings = Rulings.of(settings, today=today)
    documents, problems = _documents(inputs, stdin, progress, settings)
    groups = [list(range(len(documents)))] if one_story and documents else group(documents)
    readings = list(_read(set_aside_recurring(documents, groups), progress, syntax))
    numbers = _Numbers()
    stories = []
    for index, members in enumerate(groups):
        stories.append(_story([readings[member] for member in members], numbers, settings=settings))
        if progress:
            progress("compare", index + 1, len(groups))
    return settle(Report(tuple(stories), problems, reader=syntax.info if syntax else None), rulings)


def check(
    draft: Input | Sequence[Input],
    sources: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings = DEFAULT,
    today: date | None = None,
    syntax: SyntaxReader | None = None,
    require_support: bool = False,
) -> Report:
    """Set a draft, or each of several, against its sources: a story each, with the findings that touch the draft.

    `require_support`: figures of a draft that no source bears out are a finding too. `today`: as for `compare`.

    Raises:
        InputError: no draft can be read.
        UsageError: as `compare`.
    """
    from factcheck.errors import InputError
    from factcheck.suppress import Rulings, settle

    rulings = Rulings.of(settings, today=today)
    inputs = [draft] if isinstance(draft, str | Path | Article) else list(draft)
    own = read(inputs, stdin=stdin, progress=progress, settings=settings, syntax=syntax)
    if not own.readings:
        reason = own.problems[0] if own.problems else Problem(", ".join(map(str, inputs)), "nothing to read")
        raise InputError(reason.path, reason.reason)
    others = read(sources, progress=progress, settings=settings, syntax=syntax)
    mine = {reading.document.article.id for reading in own.readings}
    theirs = [reading for reading in others.readings if reading.document.article.id not in mine]
    numbers = _Numbers()
    stories = []
    for reading in own.readings:
        drafts = {reading.document.article.id}
        story = _story([reading, *theirs], numbers, drafts=drafts, settings=settings, support_required=require_support)
        touching = sorted(_about(story.findings, drafts), key=lambda finding: finding.order)
        stories.append(replace(story, findings=tuple(touching), draft=reading.document.article.id))
    return settle(Report(tuple(stories), (*own.problems, *others.problems), reader=own.reader), rulings, drafts=mine)


def duplicates(
    inputs: Sequence[Input],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    on_disk: bool = False,
) -> Report:
    """What articles share, and who rests on whom: a story for each group of articles that have text in common.

    The stories hold passages, origins, citations and overlaps, no claims; those that share most stand first.
    Articles that share nothing are not in the report. `on_disk` keeps the index in temporary files.
    """
    from tempfile import TemporaryDirectory

    from factcheck.ingest import load
    from factcheck.trace.archive import Archive
    from factcheck.trace.words import Vocabulary

    loaded = load(inputs, stdin=stdin, progress=(lambda done, of: progress("load", done, of)) if progress else None)
    vocabulary = Vocabulary()
    with TemporaryDirectory(prefix="factcheck-") as folder:
        archive = Archive(vocabulary, len(loaded.articles), Path(folder) if on_disk else None)
        for number, article in enumerate(loaded.articles, 1):
            archive.add(article.text)
            if progress:
                progress("index", number, len(loaded.articles))
        found = archive.groups()
    numbers = _Numbers()
    stories = []
    for number, members in enumerate(found.groups, 1):
        story = _copies([loaded.articles[member] for member in members], vocabulary, found.common, numbers)
        if story is not None:
            stories.append(story)
        if progress:
            progress("compare", number, len(found.groups))
    stories.sort(key=lambda story: -sum(overlap.words for overlap in story.overlaps))
    return Report(tuple(replace(story, id=f"S{n}") for n, story in enumerate(stories, 1)), loaded.problems)


def _copies(
    articles: Sequence[Article], vocabulary: Vocabulary, common: Collection[int], numbers: _Numbers
) -> Story | None:
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
    story = Story(
        id="",
        title=title_of(documents),
        documents=documents,
        entities=(),
        claims=(),
        facts=(),
        findings=(),
        passages=tuple(replace(p, id=f"P{n}") for n, p in enumerate(repeated, numbers.passage)),
        origins=tuple(
            replace(origin, id=f"O{n}")
            for n, origin in enumerate((o for o in traced.origins if sharing & set(o.articles)), numbers.origin)
        ),
        citations=tuple(citation for citation in traced.citations if citation.article_id in sharing),
        unread=(),
        graph=StoryGraph(documents),
        overlaps=traced.overlaps,
    )
    numbers.passage += len(story.passages)
    numbers.origin += len(story.origins)
    return story


def _about(findings: Iterable[Finding], drafts: set[str]) -> Iterator[Finding]:
    """The findings that touch a draft; a note where a source says what the draft says and another does not."""
    for finding in findings:
        authors = [{mention.article_id for mention in side.mentions} for side in finding.sides]
        if any(side <= drafts for side in authors):
            yield finding
        elif any(side & drafts for side in authors):
            yield replace(finding, severity=Severity.NOTE)


def _documents(
    inputs: Sequence[Input], stdin: BinaryIO | None, progress: Progress | None, settings: Settings
) -> tuple[list[Document], tuple[Problem, ...]]:
    from factcheck.ingest import load
    from factcheck.ingest.naming import named
    from factcheck.segment import segment

    loaded = load(inputs, stdin=stdin, progress=(lambda done, of: progress("load", done, of)) if progress else None)
    return [segment(named(article, settings.source)) for article in loaded.articles], loaded.problems


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
    *,
    drafts: Collection[str] = (),
    settings: Settings = DEFAULT,
    support_required: bool = False,
) -> Story:
    from factcheck.align import align
    from factcheck.graph import StoryGraph
    from factcheck.link.inventory import inventory, linked
    from factcheck.link.stories import title_of
    from factcheck.link.variants import variants
    from factcheck.reconcile.build import resolved
    from factcheck.reconcile.case import StoryCase
    from factcheck.reconcile.second import weighed
    from factcheck.reconcile.walk import reconcile, survey
    from factcheck.rules import BUILTIN
    from factcheck.trace import trace
    from factcheck.trace.support import Support

    documents = tuple(reading.document for reading in readings)
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
    known_claims = {claim.id: claim for claim in graph.claims()}
    findings = weighed(reconcile(graph, BUILTIN, drafts, settings), known_claims)
    traced = trace(documents)
    origins = tuple(replace(o, id=f"O{n}") for n, o in enumerate(traced.origins, numbers.origin))
    passages = tuple(replace(p, id=f"P{n}") for n, p in enumerate(traced.passages, numbers.passage))
    for passage in passages:
        graph.add_passage(passage)
    for citation in traced.citations:
        graph.add_citation(citation)
    for origin in origins:
        graph.add_origin(origin)
    claims = {claim.id: claim for claim in graph.claims()}
    support = Support(documents, claims, origins, traced.citations)
    for fact in tuple(graph.facts()):
        graph.add_fact(replace(fact, origins=support.of((c.article_id, c.id) for c in graph.claims_of(fact))))
    remarks = survey(
        StoryCase(
            documents={document.article.id: document for document in documents},
            claims=claims,
            facts=tuple(graph.facts()),
            passages=passages,
            origins=origins,
            citations=traced.citations,
            overlaps=traced.overlaps,
            sources={c.id: source for c in claims.values() if (source := support.source(c)) is not None},
            findings=findings,
            drafts=frozenset(drafts),
            support_required=support_required,
        ),
        BUILTIN,
    )
    findings = tuple(sorted((*findings, *remarks), key=lambda finding: finding.order))
    findings = tuple(
        support.counted(replace(finding, id=f"F{number:03d}"))
        for number, finding in enumerate(findings, numbers.finding)
    )
    story = Story(
        id=f"S{numbers.story}",
        title=title_of(documents),
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
