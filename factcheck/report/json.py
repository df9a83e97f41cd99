"""The report for other programs: JSON in the shape that `factcheck schema` publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from factcheck.model.finding import Finding, Mention, Suppression
from factcheck.model.passage import Copy
from factcheck.model.report import Report, Story
from factcheck.report import Page
from factcheck.report import schema as to
from factcheck.report.records import claim, clean, extraction, optional, place, problems, tool, unread
from factcheck.report.text import inert

R = TypeVar("R")


def render(report: Report, page: Page) -> str:
    """The whole report as indented JSON. `page` changes nothing."""
    return inert(record(report).model_dump_json(indent=2)) + "\n"


def record(report: Report) -> to.ReportRecord:
    """The whole report as a pydantic model."""
    stories = [_StoryRecords(story) for story in report.stories]

    def every(read: Callable[[_StoryRecords], list[R]]) -> tuple[R, ...]:
        return tuple(one for story in stories for one in read(story))

    return to.ReportRecord(
        tool=tool(report.reader),
        stories=tuple(story.record() for story in stories),
        articles=every(_StoryRecords.articles),
        entities=every(_StoryRecords.entities),
        claims=every(_StoryRecords.claims),
        facts=every(_StoryRecords.facts),
        checks=every(_StoryRecords.checks),
        findings=every(_StoryRecords.findings),
        suppressed=every(_StoryRecords.suppressed),
        passages=every(_StoryRecords.passages),
        origins=every(_StoryRecords.origins),
        overlaps=every(_StoryRecords.overlaps),
        citations=every(_StoryRecords.citations),
        unread=every(_StoryRecords.unread),
        stale=tuple(
            to.StaleRecord(
                rule=each.rule,
                subject=clean(each.subject),
                attribute=clean(each.attribute),
                fingerprint=each.fingerprint,
                count=each.times,
            )
            for each in report.stale
        ),
        problems=problems(report.problems),
    )


class _StoryRecords:
    """The records of one story. Ids are unique in a run, and are written as they are."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.by_id = {article.id: article for article in story.articles}

    def record(self) -> to.StoryRecord:
        return to.StoryRecord(
            id=self.story.id,
            title=clean(self.story.title),
            articles=_all(self.by_id),
            origins=len(self.story.origins),
            draft=clean(self.story.draft) if self.story.draft else None,
        )

    def articles(self) -> list[to.ArticleRecord]:
        origins = {article: origin.id for origin in self.story.origins for article in origin.articles}
        return [
            to.ArticleRecord(
                id=clean(article.id),
                path=clean(article.name),
                title=optional(article.title),
                publisher=optional(article.publisher),
                published=article.published.isoformat() if article.published else None,
                url=optional(article.url),
                credit=optional(article.credit),
                story=self.story.id,
                origin=clean(origins[article.id]) if article.id in origins else None,
                sha256=article.sha256,
                extraction=extraction(article),
                weight=float(article.weight),
            )
            for article in self.story.articles
        ]

    def entities(self) -> list[to.EntityRecord]:
        return [
            to.EntityRecord(
                id=clean(each.id),
                story=self.story.id,
                name=clean(each.name),
                type=each.type.value,
                forms=_all(each.forms),
                articles=_all(each.articles),
                mentions=each.mentions,
            )
            for each in self.story.entities
        ]

    def claims(self) -> list[to.ClaimRecord]:
        return [claim(each, self.by_id[each.article_id], story=self.story.id) for each in self.story.claims]

    def facts(self) -> list[to.FactRecord]:
        return [
            to.FactRecord(
                id=clean(each.id),
                story=self.story.id,
                attribute=clean(each.attribute),
                label=clean(each.label),
                subject=clean(each.subject.name) if each.subject else None,
                claims=_all(each.claims),
                verdict=each.verdict.value,
                origins=each.origins,
            )
            for each in self.story.facts
        ]

    def findings(self) -> list[to.FindingRecord]:
        return self._findings(self.story.findings)

    def suppressed(self) -> list[to.FindingRecord]:
        return self._findings(self.story.suppressed)

    def _findings(self, findings: Iterable[Finding]) -> list[to.FindingRecord]:
        return [
            to.FindingRecord(
                id=clean(each.id),
                story=self.story.id,
                rule=each.rule,
                name=each.name,
                severity=each.severity.value,
                subject=clean(each.subject),
                attribute=clean(each.attribute),
                message=clean(each.message),
                confidence=float(each.confidence),
                fingerprint=each.fingerprint,
                explanation=_all(each.explanation),
                fact=clean(each.fact_id) if each.fact_id else None,
                suppression=_suppression(each.suppression) if each.suppression else None,
                sides=tuple(
                    to.SideRecord(
                        value=clean(side.value),
                        origins=side.origins,
                        mentions=self._mentions(side.mentions),
                    )
                    for side in each.sides
                ),
            )
            for each in findings
        ]

    def checks(self) -> list[to.CheckRecord]:
        return [
            to.CheckRecord(
                story=self.story.id,
                claim=clean(each.claim_id),
                backing=each.backing.value,
                origins=each.origins,
                support=self._mentions(each.support),
                near=self._mentions(each.near),
                against=self._mentions(each.against),
                why=each.why,
                weightless=self._mentions(each.weightless),
            )
            for each in self.story.checks
        ]

    def _mentions(self, mentions: Iterable[Mention]) -> tuple[to.MentionRecord, ...]:
        return tuple(
            to.MentionRecord(
                **place(self.by_id[mention.article_id], mention.span),
                claim=clean(mention.claim_id) if mention.claim_id else None,
            )
            for mention in mentions
        )

    def passages(self) -> list[to.PassageRecord]:
        return [
            to.PassageRecord(
                id=clean(each.id),
                story=self.story.id,
                kind=each.kind.value,
                words=each.words,
                copies=tuple(map(self._place, each.copies)),
                changes=tuple(
                    to.ChangeRecord(left=self._place(change.left), right=self._place(change.right))
                    for change in each.changes
                ),
            )
            for each in self.story.passages
        ]

    def _place(self, copy: Copy) -> to.Place:
        return to.Place(**place(self.by_id[copy.article_id], copy.span))

    def overlaps(self) -> list[to.OverlapRecord]:
        return [
            to.OverlapRecord(
                story=self.story.id,
                left=clean(each.left),
                right=clean(each.right),
                left_shared=each.left_shared,
                right_shared=each.right_shared,
                left_words=each.left_words,
                right_words=each.right_words,
                quoted=each.quoted,
            )
            for each in self.story.overlaps
        ]

    def origins(self) -> list[to.OriginRecord]:
        return [
            to.OriginRecord(
                id=clean(each.id),
                story=self.story.id,
                articles=_all(each.articles),
                root=clean(each.root),
                why=_all(each.why),
                first=clean(each.first),
            )
            for each in self.story.origins
        ]

    def citations(self) -> list[to.CitationRecord]:
        return [
            to.CitationRecord(
                **place(self.by_id[each.article_id], each.span),
                source=clean(each.source),
                cited=optional(each.cited_id),
                kind=each.kind.value,
            )
            for each in self.story.citations
        ]

    def unread(self) -> list[to.UnreadRecord]:
        return [unread(each, self.by_id[each.article_id]) for each in self.story.unread]


def _suppression(its: Suppression) -> to.SuppressionRecord:
    return to.SuppressionRecord(
        kind=its.kind.value,
        where=clean(its.where),
        reason=clean(its.reason),
        by=clean(its.by) or None,
        until=its.until.isoformat() if its.until else None,
    )


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(clean, texts))
