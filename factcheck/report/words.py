"""Sentences and counts that every report for people shows: the summary line, a finding's message, what is set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.model.article import BlockKind, Document
from factcheck.model.finding import Finding, Severity, SuppressionKind
from factcheck.model.report import Report, Stale, Story
from factcheck.report.naming import topic
from factcheck.report.text import counted, shorten, visible


def headline(document: Document) -> str:
    """An article's title, or what stands above it where its file has none."""
    if document.article.title:
        return visible(document.article.title)
    first = next((block for block in document.blocks if block.kind is BlockKind.HEADLINE), None)
    return visible(document.article.quote(first.span)) if first else ""


def message(finding: Finding) -> str:
    """What a finding says, as a sentence of its own. Safe to print."""
    said = visible(finding.message).rstrip(".")
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '.'}"


def summary(report: Report) -> str:
    """ "2 errors, 3 warnings, 4 notes in 1 story; 4 articles, 3 independent origins"."""
    drafts = [story for story in report.stories if story.draft]
    if drafts:
        sources = {article.id for story in report.stories for article in story.articles}
        sources -= {story.draft for story in drafts}
        found = f"{tally(report.findings)} in {counted(len(drafts), 'draft')}"
        backing = counted(max(len(story.origins) for story in report.stories), "independent origin")
        return f"{found}; checked against {counted(len(sources), 'source')}, {backing}{_aside(report)}"
    stories = counted(len(report.stories), "story", "stories")
    articles = counted(len(report.articles), "article")
    origins = counted(sum(len(story.origins) for story in report.stories), "independent origin")
    return f"{tally(report.findings)} in {stories}; {articles}, {origins}{_aside(report)}"


def _aside(report: Report) -> str:
    """ "; 2 set aside, 5 in the baseline", or nothing where nothing is set aside."""
    count = Counter(f.suppression.kind is SuppressionKind.BASELINE for f in report.suppressed if f.suppression)
    parts = [f"{count[False]:,} set aside"] if count[False] else []
    parts += [f"{count[True]:,} in the baseline"] if count[True] else []
    return f"; {', '.join(parts)}" if parts else ""


def tally(findings: Iterable[Finding]) -> str:
    """ "2 errors, 3 warnings, 4 notes", leaving out what there is none of."""
    count = Counter(finding.severity for finding in findings)
    parts = [counted(count[severity], severity.value) for severity in Severity if count[severity]]
    return ", ".join(parts) or "no disagreements"


def set_aside_words(finding: Finding) -> str:
    """ "$13.8 billion / $14 billion: agreed with the desk (Jo, until 2026-12-31), draft.md:12"; safe to print."""
    its = finding.suppression
    assert its is not None
    values = " / ".join(shorten(visible(side.value), 40) for side in finding.sides)
    limits = ", ".join(filter(None, (visible(its.by), f"until {its.until}" if its.until else "")))
    who = f" ({limits})" if limits else ""
    return f"{values}: {shorten(visible(its.reason), 200)}{who}, {visible(its.where)}"


def stale_words(stale: Stale) -> str:
    """ "FC102 Scale AI · valuation (1f6c2f43): no longer found"; safe to print."""
    times = f", {stale.times:,} times" if stale.times > 1 else ""
    name = topic(stale.subject, stale.attribute)
    return f"{visible(stale.rule)} {name} ({visible(stale.fingerprint)[:8]}): no longer found{times}"


def told(report: Report) -> tuple[list[Story], list[Story]]:
    """The stories that have something to show, and those of one article that nothing is held against."""
    alone = [s for s in report.stories if len(s.documents) == 1 and not (s.findings or s.suppressed or s.passages)]
    lonely = {story.id for story in alone}
    return [story for story in report.stories if story.id not in lonely], alone
