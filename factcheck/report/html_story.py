"""A story laid out for the HTML report: the table of facts, the findings, everything that is linked.

All texts are safe to print and still to be escaped, which the template does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.check import Backing
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Severity, Side
from factcheck.model.report import Story
from factcheck.report.checklist import NAMES, Line, backing_words, lines, tally
from factcheck.report.html_copies import LONGEST_PASSAGE, PassageView, passages
from factcheck.report.html_reader import Reader
from factcheck.report.html_table import LONGEST_CELL, RowView, Table
from factcheck.report.naming import Names, fact_name, published_words, speaker, topic
from factcheck.report.provenance import Drawing, drawing, shared_words
from factcheck.report.quotes import Pieces, Spot
from factcheck.report.text import counted, listed, shorten, visible
from factcheck.report.timeline import Timeline, timelines
from factcheck.report.view import StoryView
from factcheck.report.words import message

LONGEST_SENTENCE = 700
_WITHOUT_SOURCE = (Backing.UNSUPPORTED, Backing.ELSEWHERE)
"""Nothing like the claim is in a source; its figure alone may be."""


class QuoteView(NamedTuple):
    """A sentence with its value marked, and where it stands; `again` where it stands once more."""

    label: str
    speaker: str
    published: str
    place: str
    href: str
    pieces: Pieces
    again: tuple[tuple[str, str, str], ...] = ()
    """Label, place and link of each copy."""


class SideView(NamedTuple):
    """A value with those who give it."""

    value: str
    support: str
    quotes: tuple[QuoteView, ...]


class FindingView(NamedTuple):
    """A finding. `next` is the anchor of the one below it, "" for the last."""

    anchor: str
    severity: str
    rule: str
    name: str
    summary: str
    topic: str
    message: str
    sides: tuple[SideView, ...]
    why: tuple[str, ...]
    fingerprint: str
    row: str
    number: int
    next: str


class Lone(NamedTuple):
    """What one article alone says; of a draft's claim, `sources` is where its figure stands all the same."""

    name: str
    value: str
    quote: QuoteView
    sources: tuple[str, ...] = ()


class AsideView(NamedTuple):
    """A finding that somebody has set aside, for the audit."""

    severity: str
    rule: str
    topic: str
    values: str
    reason: str
    limits: str
    where: str


class Checked(NamedTuple):
    """A claim of a draft that is in a source, or cannot be looked for: `sources` is what they have, a line each."""

    name: str
    value: str
    place: str
    href: str
    sources: tuple[str, ...]


class StoryPage:
    """One story, ready for the template. Attributes are read there by name."""

    def __init__(self, story: Story, anchors: Mapping[tuple[str, str], str], names: Names) -> None:
        self.view = StoryView(story)
        self._names = names
        self.story = story
        self.id = story.id.lower()
        self.title = self.view.title
        self.draft = self.view.labels.get(story.draft, "")
        self._anchors = {finding.id: anchors[story.id, finding.id] for finding in story.findings}
        self._ordered = [finding for group in self.view.groups() for finding in group]
        self._claims = {claim.id: claim for claim in story.claims}
        self._table = Table(self.view, self._ordered, self._anchors)
        self.reader = Reader(self.view, self._table.references(), names)

    # -- above the table ---------------------------------------------------------------------

    @property
    def counts(self) -> dict[str, int]:
        """Findings by severity, those there are none of left out."""
        count = {severity.value: 0 for severity in Severity}
        for finding in self.story.findings:
            count[finding.severity.value] += 1
        return {name: number for name, number in count.items() if number}

    @property
    def figures(self) -> str:
        story = self.story
        return " · ".join(
            (
                counted(len(story.documents), "article"),
                counted(len(story.origins), "independent origin"),
                counted(len(story.claims), "claim"),
                counted(len(story.facts), "fact"),
            )
        )

    @property
    def labels(self) -> list[tuple[str, str, bool]]:
        """Column heads: label, link to the article, whether it is the draft."""
        return [(column.label, f"#{column.id}", column.is_draft) for column in self.reader.columns]

    # -- the table -----------------------------------------------------------------------------

    @cached_property
    def rows(self) -> list[RowView]:
        return self._table.rows(self.reader)

    # -- findings ------------------------------------------------------------------------------

    @cached_property
    def findings(self) -> list[FindingView]:
        following = [self._anchors[finding.id] for finding in self._ordered[1:]]
        return [self._finding(each, after) for each, after in zip(self._ordered, (*following, ""), strict=False)]

    def _finding(self, finding: Finding, after: str) -> FindingView:
        number = self._table.number(finding)
        return FindingView(
            anchor=self._anchors[finding.id],
            severity=finding.severity.value,
            rule=finding.rule,
            name=finding.name.replace("-", " "),
            summary=_summary(finding.rule),
            topic=topic(finding.subject, finding.attribute),
            message=message(finding),
            sides=tuple(map(self._side, finding.sides)),
            why=tuple(map(visible, finding.explanation)),
            fingerprint=finding.fingerprint,
            row=f"#{self._table.id(number)}",
            number=number,
            next=after,
        )

    def _side(self, side: Side) -> SideView:
        quotes = []
        for quote in self.view.quotes(side):
            here, *copies = quote.spots
            again = tuple(
                (label, self._names.short(place), self.reader.href(spot))
                for (label, place), spot in zip(quote.again, copies, strict=True)
            )
            quotes.append(self._quote(here, quote.fitted(LONGEST_SENTENCE), quote.speaker, again))
        return SideView(shorten(visible(side.value), 160), self.view.support(side), tuple(quotes))

    def _quote(
        self, spot: Spot, pieces: Pieces, speaker: str = "", again: tuple[tuple[str, str, str], ...] = ()
    ) -> QuoteView:
        return QuoteView(
            label=self.view.labels[spot.article_id],
            speaker=speaker,
            published=_day(self.view.article(spot.article_id)),
            place=self._names.short(self.view.place(*spot)),
            href=self.reader.href(spot),
            pieces=pieces,
            again=again,
        )

    # -- how it moved, who has it from whom ------------------------------------------------------

    @cached_property
    def timelines(self) -> list[Timeline]:
        return timelines(self.view)

    def claim_href(self, claim: Claim) -> str:
        """A link to a claim in its article."""
        return self.reader.href(Spot(claim.article_id, claim.start))

    @cached_property
    def drawing(self) -> Drawing | None:
        return drawing(self.view)

    @cached_property
    def origins(self) -> list[tuple[str, list[tuple[str, int]], tuple[str, ...]]]:
        """Every origin of more than one article: its root, who follows it with how many words of it, and why."""
        words = shared_words(self.view)
        return [
            (
                self.view.labels[origin.root],
                [
                    (self.view.labels[each], words.get(frozenset((each, origin.root)), 0))
                    for each in origin.articles
                    if each != origin.root
                ],
                tuple(self._names.short(visible(why)) for why in origin.why),
            )
            for origin in self.story.origins
            if len(origin.articles) > 1
        ]

    @cached_property
    def independent(self) -> str:
        """The articles that are origins of their own."""
        return listed([self.view.labels[o.root] for o in self.story.origins if len(o.articles) == 1])

    @cached_property
    def citations(self) -> list[tuple[str, str, QuoteView]]:
        """Who cites whom, with the sentence."""
        found = []
        for citation in self.story.citations:
            quote = self.view.quote(citation.article_id, [citation.span])
            shown = self._quote(quote.spots[0], quote.fitted(LONGEST_PASSAGE))
            found.append((self.view.labels[citation.article_id], visible(citation.source), shown))
        return found

    @cached_property
    def passages(self) -> list[PassageView]:
        """What is repeated, in every wording."""
        return list(passages(self.view, self._place))

    @cached_property
    def aside(self) -> list[tuple[str, str, str]]:
        """Boilerplate that stands once: label, place and link."""
        return [self._place(Spot(copy.article_id, copy.span.start)) for copy in self.view.passages()[1]]

    def _place(self, spot: Spot) -> tuple[str, str, str]:
        return (self.view.labels[spot.article_id], self._names.short(self.view.place(*spot)), self.reader.href(spot))

    # -- what stands alone, what was not read ------------------------------------------------------

    @cached_property
    def lone(self) -> list[tuple[str, list[Lone]]]:
        """By article, the facts that it alone gives; of a draft, by how, the claims that no source makes."""
        if self.story.draft:
            return [
                (NAMES[backing], [self._lone(line.name, self._claims[line.check.claim_id], line) for line in its])
                for backing, its in self._lines.items()
                if backing in _WITHOUT_SOURCE
            ]
        by_article: dict[str, list[Lone]] = defaultdict(list)
        for fact in self.story.facts:
            claims = [self._claims[each] for each in fact.claims if each in self._claims]
            if len({claim.article_id for claim in claims}) == 1:
                by_article[claims[0].article_id].append(self._lone(fact_name(fact, claims[0]), claims[0]))
        return [
            (self.view.labels[article.id], by_article[article.id])
            for article in self.story.articles
            if by_article[article.id]
        ]

    @cached_property
    def _lines(self) -> dict[Backing, list[Line]]:
        return dict(lines(self.view))

    def _lone(self, name: str, claim: Claim, line: Line | None = None) -> Lone:
        quote = self.view.quote(claim.article_id, [claim.span], speaker(claim.attribution))
        return Lone(
            name,
            shorten(visible(claim.quote), LONGEST_CELL),
            self._quote(quote.spots[0], quote.fitted(LONGEST_PASSAGE), quote.speaker),
            self._sources(line) if line else (),
        )

    def _sources(self, line: Line) -> tuple[str, ...]:
        return tuple(self._names.short(each) for each in backing_words(line, named=True))

    @cached_property
    def lone_count(self) -> int:
        return sum(len(facts) for _, facts in self.lone)

    @property
    def tally(self) -> str:
        """How many claims of the draft stand how to its sources; "" without a draft."""
        return tally(self.story)

    @cached_property
    def checked(self) -> list[tuple[str, bool, list[Checked]]]:
        """The other claims of a draft by how they stand to its sources, and whether that asks for an editor."""
        return [
            (NAMES[backing], backing is Backing.CONFLICTING, [self._checked(line) for line in its])
            for backing, its in self._lines.items()
            if backing not in _WITHOUT_SOURCE
        ]

    def _checked(self, line: Line) -> Checked:
        return Checked(
            line.name,
            shorten(line.quote, LONGEST_CELL),
            self._names.short(line.place),
            self.claim_href(self._claims[line.check.claim_id]),
            self._sources(line),
        )

    # -- what somebody has set aside -------------------------------------------------------------

    @property
    def set_aside(self) -> list[AsideView]:
        """The findings that are not heard, those with a reason of their own before the baseline."""
        return [
            AsideView(
                finding.severity.value,
                finding.rule,
                topic(finding.subject, finding.attribute),
                " / ".join(shorten(visible(side.value), LONGEST_CELL) for side in finding.sides),
                visible(its.reason),
                ", ".join(filter(None, (visible(its.by), f"until {its.until}" if its.until else ""))),
                self._names.short(visible(its.where)),
            )
            for finding, its in self.view.set_aside()
        ]

    @cached_property
    def unread(self) -> list[tuple[str, list[tuple[str, tuple[str, str, str]]]]]:
        """By reason, the words that were not read, each with its place."""
        return [
            (
                why,
                [
                    (shorten(visible(each.quote), LONGEST_PASSAGE), self._place(Spot(each.article_id, each.span.start)))
                    for each in places
                ],
            )
            for why, places in self.view.unread_by_reason()
        ]


def _summary(rule: str) -> str:
    """What the rule reports, in a sentence; "" for a rule that is not ours."""
    from factcheck.rules import BUILTIN

    return next((each.summary for each in BUILTIN if each.code == rule), "")


def _day(article: Article) -> str:
    return published_words(article) if article.published else ""
