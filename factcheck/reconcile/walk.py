"""Walks the facts of a story, writes its judgement on the edges, and lets the rules speak."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.align.days import last_day
from factcheck.config.settings import DEFAULT, Settings
from factcheck.graph import StoryGraph
from factcheck.model.article import Article
from factcheck.model.check import Check
from factcheck.model.claim import Claim
from factcheck.model.fact import Verdict
from factcheck.model.finding import Finding, Mention, Severity, Side
from factcheck.model.relation import Judgement, Relation, RelationKind
from factcheck.model.span import Span
from factcheck.model.value import Multiple
from factcheck.reconcile.backing import without_source
from factcheck.reconcile.build import case_of
from factcheck.reconcile.case import Case, Disagreement, StoryCase, Weigh, rests_on_nothing
from factcheck.reconcile.confidence import LOW, confidence, evidence
from factcheck.segment.published import day_near

if TYPE_CHECKING:
    from factcheck.rules.base import Rule


def reconcile(
    graph: StoryGraph,
    rules: Sequence[Rule],
    drafts: Collection[str] = (),
    settings: Settings = DEFAULT,
    weigh: Weigh | None = None,
) -> tuple[Finding, ...]:
    """The findings of a story, most serious first, without ids.

    `drafts` are the ids of articles that were written from the others: what they say otherwise than a
    source is a step louder. `weigh` is as for `case_of`. Replaces each fact of the graph by one with its verdict.
    """
    articles = _written_last({document.article.id: document.article for document in graph.documents()}, drafts)
    everything = tuple(graph.claims())
    findings: list[Finding] = []
    rules = [rule for rule in rules if rule.on_facts]
    alone = [rule for rule in rules if rule.alone]
    for fact in tuple(graph.facts()):
        claims = graph.claims_of(fact)
        for claim in claims:
            if isinstance(claim.value, Multiple) and claim.value.base is not None:
                graph.add_derivation(claim.id, claim.value.base)
        case = case_of(fact, claims, articles, everything, drafts, settings, weigh)
        _judge(graph, case)
        graph.add_fact(replace(fact, verdict=_verdict(case), label=case.label))
        for rule in rules if len(claims) > 1 else alone:
            findings.extend(_finding(rule, case, said, drafts) for said in rule.check(case))
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _written_last(articles: dict[str, Article], drafts: Collection[str]) -> dict[str, Article]:
    """The articles, with the day of the last source for a draft that has none: it was written with all at hand."""
    last = last_day(articles.values(), drafts) if drafts else None
    if last is None:
        return articles
    return {
        id: replace(article, published=(day_near(article.filed, [last]) if article.filed else None) or last)
        if id in drafts and article.published is None
        else article
        for id, article in articles.items()
    }


def survey(case: StoryCase, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """What the rules on a story's sources have to say, most serious first, without ids."""
    findings = [
        Finding(
            id="",
            rule=rule.code,
            name=rule.name,
            severity=said.severity,
            subject=said.subject,
            attribute=said.attribute,
            message=said.message,
            confidence=said.confidence,
            explanation=said.explanation,
            sides=said.sides,
            fact_id=said.fact_id,
        )
        for rule in rules
        if rule.on_stories
        for said in rule.survey(case)
    ]
    return tuple(sorted(findings, key=lambda finding: finding.order))


def unsupported(
    graph: StoryGraph, checks: Sequence[Check], rules: Sequence[Rule], settings: Settings = DEFAULT
) -> Iterator[Finding]:
    """Findings on the figures of a draft that `checks` say are in no source, without ids."""
    articles = {document.article.id: document.article for document in graph.documents()}
    claims = {claim.id: claim for claim in without_source(graph, checks)}
    idle = {c.claim_id: tuple(dict.fromkeys(m.article_id for m in c.weightless)) for c in checks if c.weightless}
    for fact in graph.facts():
        alone = tuple(claims[claim_id] for claim_id in fact.claims if claim_id in claims)
        if alone:
            case = case_of(fact, alone, articles, (), settings=settings)
            case = case._replace(unsupported=alone, weightless={c.id: idle[c.id] for c in alone if c.id in idle})
            drafts = {claim.article_id for claim in alone}
            for rule in rules:
                yield from (_finding(rule, case, said, drafts) for said in rule.check(case))


def _judge(graph: StoryGraph, case: Case) -> None:
    """Write agreement between the claims of a side, and the relation of each two sides."""
    for side in case.sides:
        first, *rest = side.claims
        for claim in rest:
            graph.add_judgement(first.id, claim.id, Judgement(Relation(RelationKind.SAME), ("the same value",)))
    for pair in case.pairs:
        explained = "later report" if pair.later else "two parties" if pair.attributed_apart else ""
        graph.add_judgement(
            pair.left.claims[0].id, pair.right.claims[0].id, Judgement(pair.relation, pair.why, explained)
        )


def _verdict(case: Case) -> Verdict:
    if len(case.claims) == 1:
        return Verdict.SINGLE
    clashing = [pair for pair in case.pairs if not pair.relation.compatible]
    if any(not pair.later and not pair.attributed_apart for pair in clashing):
        return Verdict.CONFLICTS
    if any(pair.attributed_apart for pair in clashing):
        return Verdict.DISPUTED
    if clashing:
        return Verdict.SUPERSEDED
    return Verdict.ROUNDS if len(case.sides) > 1 else Verdict.AGREES


def _finding(rule: Rule, case: Case, said: Disagreement, drafts: Collection[str]) -> Finding:
    kind = evidence(rule.code, case, said.sides)
    sure = confidence(kind, said.confidence)
    hushed = sure < LOW and said.severity is not Severity.NOTE
    sides = tuple(Side(side.text, tuple(sorted(_mentions(side.claims, side.spans)))) for side in said.sides)
    return Finding(
        id="",
        rule=rule.code,
        name=rule.name,
        severity=Severity.NOTE if hushed else _borne(said, case, drafts),
        subject=said.subject if said.subject is not None else case.subject,
        attribute=said.attribute or case.label,
        message=said.message,
        confidence=sure,
        explanation=(*said.explanation, f"confidence {sure}: a note at most") if hushed else said.explanation,
        sides=sides,
        fact_id=case.fact.id,
        evidence=kind,
    )


def _borne(said: Disagreement, case: Case, drafts: Collection[str]) -> Severity:
    """No louder than a warning where fewer than two sides have a source of weight."""
    borne = sum(not rests_on_nothing(side.articles, case.articles, drafts) for side in said.sides)
    alone = said.severity is Severity.ERROR and borne < min(2, len(said.sides))
    return Severity.WARNING if alone else said.severity


def _mentions(claims: Sequence[Claim], spans: Sequence[Span]) -> Iterator[Mention]:
    for index, claim in enumerate(claims):
        span = spans[index] if spans else claim.span
        yield Mention(claim.article_id, span, claim.id)
