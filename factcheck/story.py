"""The story that some articles tell: what they assert linked and aligned, copies traced, all of it judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.align import align
from factcheck.config.settings import DEFAULT, Settings
from factcheck.graph import StoryGraph
from factcheck.link.inventory import Inventory, inventory, linked
from factcheck.link.stories import title_of
from factcheck.link.variants import variants
from factcheck.model.article import Document
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity
from factcheck.model.passage import Origin, Passage
from factcheck.model.report import Story
from factcheck.read import Reading
from factcheck.reconcile.backing import backings
from factcheck.reconcile.build import resolved
from factcheck.reconcile.case import StoryCase
from factcheck.reconcile.kinship import weighed_by_kinship
from factcheck.reconcile.older import weighed_by_age
from factcheck.reconcile.second import weighed
from factcheck.reconcile.walk import reconcile, survey, unsupported
from factcheck.rules import BUILTIN
from factcheck.trace import Trace, trace
from factcheck.trace.support import Support
from factcheck.trace.words import Vocabulary


@dataclass(slots=True)
class Numbers:
    """Next free numbers of the ids in a run; they go on from story to story."""

    story: int = 1
    claim: int = 1
    entity: int = 1
    fact: int = 1
    finding: int = 1
    passage: int = 1
    origin: int = 1

    def go_on(self, story: Story) -> None:
        """Count what `story` has taken."""
        self.story += 1
        self.claim += len(story.claims)
        self.entity += len(story.entities)
        self.fact += len(story.facts)
        self.finding += len(story.findings)
        self.passage += len(story.passages)
        self.origin += len(story.origins)


# The codes of the rules that are of a kind.
_KINDRED = frozenset(rule.code for rule in BUILTIN if rule.kindred)
_PASSING = frozenset(rule.code for rule in BUILTIN if rule.passing)
_OF_SOURCES = frozenset(rule.code for rule in BUILTIN if rule.of_sources)


def story_of(
    readings: Sequence[Reading],
    numbers: Numbers,
    words: Vocabulary | None = None,
    *,
    draft: Reading | None = None,
    origins: Sequence[Origin] | None = None,
    settings: Settings = DEFAULT,
) -> Story:
    """The story that some articles tell; with a draft among them, as far as it touches the draft.

    `origins` are those of its sources, where they are known; `words` are numbered in one way for all stories,
    which spares numbering those of each anew. `numbers` go on behind the story.
    """
    documents = tuple(reading.document for reading in readings)
    drafts = frozenset({draft.document.article.id} if draft else ())
    graph, known = _graph(readings, documents, numbers)
    align(graph, first_id=numbers.fact, drafts=drafts)
    traced = trace(documents, vocabulary=words)
    told_apart = traced.origins if origins is None else origins
    origins = tuple(replace(origin, id=f"O{n}") for n, origin in enumerate(told_apart, numbers.origin))
    passages = tuple(replace(passage, id=f"P{n}") for n, passage in enumerate(traced.passages, numbers.passage))
    claims = {claim.id: claim for claim in graph.claims()}
    support = Support(documents, claims, origins, traced.citations, drafts)
    findings, checks = _judged(graph, support, drafts, settings)
    _add_copies(graph, traced, passages, origins, support)
    case = StoryCase(
        documents={document.article.id: document for document in documents},
        claims=claims,
        facts=tuple(graph.facts()),
        passages=passages,
        origins=origins,
        citations=traced.citations,
        overlaps=traced.overlaps,
        sources={c.id: source for c in claims.values() if (source := support.source(c)) is not None},
        findings=findings,
        drafts=drafts,
    )
    findings = tuple(sorted(_with_remarks(case, first=numbers.story == 1), key=lambda finding: finding.order))
    story = Story(
        id=f"S{numbers.story}",
        title=title_of([draft.document] if draft else documents),
        documents=documents,
        entities=known.entities,
        claims=tuple(graph.claims()),
        facts=tuple(graph.facts()),
        findings=tuple(
            support.counted(replace(finding, id=f"F{number:03d}"))
            for number, finding in enumerate(findings, numbers.finding)
        ),
        passages=passages,
        origins=origins,
        citations=traced.citations,
        unread=tuple(unread for reading in readings for unread in reading.unread),
        graph=graph,
        overlaps=traced.overlaps,
        draft=draft.document.article.id if draft else "",
        checks=tuple(support.checked(check) for check in checks),
    )
    numbers.go_on(story)
    return story


def _graph(
    readings: Sequence[Reading], documents: Sequence[Document], numbers: Numbers
) -> tuple[StoryGraph, Inventory]:
    """Everything that the articles assert, each claim tied to whom it speaks of; and who they are."""
    graph = StoryGraph(documents)
    known = inventory(readings, first_id=numbers.entity)
    for entity in known.entities:
        graph.add_entity(entity)
    numbered = _numbered(readings, numbers.claim)
    spelled = variants(readings, known)
    for claim in (*linked(numbered, known), *_after(spelled, numbers.claim + len(numbered))):
        base = claim.value.base if claim.value.kind == "multiple" else None
        graph.add_claim(resolved(claim, graph.claim(base)) if base is not None else claim)
    return graph, known


def _judged(
    graph: StoryGraph, support: Support, drafts: Collection[str], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """What rules on facts find, in order; and how each claim of a draft stands to the sources."""
    claims = {claim.id: claim for claim in graph.claims()}
    weigh = support.weight if support.is_weighed else None
    findings = weighed(reconcile(graph, BUILTIN, drafts, settings, weigh), claims)
    if not drafts:
        return findings, ()
    documents = {document.article.id: document for document in graph.documents()}
    findings = tuple(weighed_by_kinship(findings, claims, documents, drafts, _KINDRED))
    about = list(_about(findings, drafts, {id for id, document in documents.items() if not document.article.weight}))
    checks = backings(graph, about, drafts)
    about += unsupported(graph, checks, BUILTIN, settings) if settings.require_support else ()
    return tuple(sorted(about, key=lambda finding: finding.order)), checks


def _about(findings: Iterable[Finding], drafts: Collection[str], weightless: Collection[str]) -> Iterator[Finding]:
    """The findings that touch a draft; a note where a source says what the draft says and another does not.

    One that has no weight stands by nobody.
    """
    for finding in findings:
        authors = [{mention.article_id for mention in side.mentions} for side in finding.sides]
        if any(side.intersection(drafts) and side <= {*drafts, *weightless} for side in authors):
            yield finding
        elif any(side.intersection(drafts) for side in authors):
            yield replace(finding, severity=Severity.NOTE)


def _add_copies(
    graph: StoryGraph, traced: Trace, passages: Iterable[Passage], origins: Iterable[Origin], support: Support
) -> None:
    """Put who has what from whom into the graph, and by how many origins each fact is borne out."""
    for passage in passages:
        graph.add_passage(passage)
    for citation in traced.citations:
        graph.add_citation(citation)
    for origin in origins:
        graph.add_origin(origin)
    for fact in tuple(graph.facts()):
        graph.add_fact(replace(fact, origins=support.of((c.article_id, c.id) for c in graph.claims_of(fact))))


def _with_remarks(case: StoryCase, *, first: bool) -> Iterable[Finding]:
    """The findings of a case with what rules on whole stories remark.

    Of a draft's sources among themselves only the `first` story of a run speaks: they are the same for all drafts.
    """
    remarks = survey(case, BUILTIN)
    if not case.drafts:
        return (*case.findings, *remarks)
    told = _OF_SOURCES if first else frozenset()
    remarks = tuple(
        each
        for each in remarks
        if each.rule in told or any(m.article_id in case.drafts for s in each.sides for m in s.mentions)
    )
    articles = {id: document.article for id, document in case.documents.items()}
    return (
        *weighed_by_age(case.findings, case.claims, articles, case.drafts, _PASSING, _KINDRED),
        *weighed_by_age(remarks, case.claims, articles, case.drafts, _PASSING, _KINDRED),
    )


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
