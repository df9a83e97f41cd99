"""The table of facts for the HTML report: a row a fact, a column a source, the most serious on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding, Severity
from factcheck.model.value import Multiple
from factcheck.report.html_reader import Reader, Reference
from factcheck.report.naming import topic
from factcheck.report.quotes import Spot
from factcheck.report.text import shorten, visible
from factcheck.report.view import Cell, Mark, Row, Said, StoryView

LONGEST_CELL = 60
MOST_WORDS = 2
"""Different figures of one article in a cell."""

MARK_NAMES = {
    Mark.SAME: "the same",
    Mark.ROUNDED: "rounded or hedged",
    Mark.WITHIN: "within a range or bound",
    Mark.UPDATED: "updated",
    Mark.DISPUTED: "disputed",
    Mark.DIFFERS: "differs",
    Mark.SILENT: "silent",
}
_MARK_OF_RULE = {"FC190": Mark.DISPUTED, "FC191": Mark.UPDATED, "FC102": Mark.ROUNDED, "FC107": Mark.ROUNDED}


class CellView(NamedTuple):
    """What one article says of a fact; `more` is how many other things it says of it."""

    mark: Mark
    name: str
    words: str = ""
    reading: str = ""
    """What stands against the others, where that is not the words: another period, what a multiple comes to."""
    href: str = ""
    more: int = 0
    is_draft: bool = False


class RowView(NamedTuple):
    """A fact in the table."""

    id: str
    number: int
    name: str
    severity: str
    findings: tuple[tuple[str, str], ...]
    """Rule and anchor of each."""
    cells: tuple[CellView, ...]
    aside: bool = False
    """The draft says nothing of it."""


class Table:
    """The facts of a story in the order of the table, numbered from 1.

    `findings` are the story's, the most serious first, and `anchors` their place names by id.
    """

    def __init__(self, view: StoryView, findings: Sequence[Finding], anchors: Mapping[str, str]) -> None:
        self._view = view
        self._anchors = anchors
        self._claims = {claim.id: claim for claim in view.story.claims}
        self._entries = self._in_order(findings)
        self._numbers = {f.id: number for number, (_, its) in enumerate(self._entries, 1) for f in its}

    def number(self, finding: Finding) -> int:
        """The row that a finding is about."""
        return self._numbers[finding.id]

    def id(self, number: int) -> str:
        """The place name of a row."""
        return f"{self._view.story.id.lower()}-f{number}"

    def references(self) -> dict[str, list[Reference]]:
        """By claim, the rows that it stands in."""
        found: dict[str, list[Reference]] = defaultdict(list)
        for number, (row, _) in enumerate(self._entries, 1):
            for cell in row.cells:
                for mark, claim in cell.said:
                    found[claim.id].append(Reference(number, f"#{self.id(number)}", mark))
        return found

    def rows(self, reader: Reader) -> list[RowView]:
        """The rows, with links to the findings and into the articles."""
        return [self._row(number, *entry, reader) for number, entry in enumerate(self._entries, 1)]

    def _in_order(self, findings: Sequence[Finding]) -> list[tuple[Row, list[Finding]]]:
        """Facts with findings first, the most serious on top; then where articles differ; then the rest; with a draft
        last what only its sources speak of, which is folded away.

        A finding on what one article alone says, or on no fact at all, gets a row all the same, so that
        every finding can be reached from the table.
        """
        by_fact: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_fact[finding.fact_id].append(finding)
        known = self._view.rows()
        entries = [(row, by_fact.get(row.fact.id, [])) for row in known]
        have = {row.fact.id for row in known}
        entries += [(self._own_row(finding), [finding]) for finding in findings if finding.fact_id not in have]

        articles, draft = self._view.story.articles, self._view.story.draft

        def key(entry: tuple[Row, list[Finding]]) -> tuple[bool, int, bool]:
            row, its = entry
            silent = [cell.mark is Mark.SILENT for cell, a in zip(row.cells, articles, strict=True) if a.id == draft]
            return (any(silent), min((finding.severity.rank for finding in its), default=len(Severity)), row.agreed)

        return sorted(entries, key=key)

    def _own_row(self, finding: Finding) -> Row:
        said: dict[str, list[Said]] = defaultdict(list)
        for index, side in enumerate(finding.sides):
            other = _MARK_OF_RULE.get(finding.rule, Mark.DIFFERS)
            mark = Mark.SAME if index == 0 and len(finding.sides) > 1 else other
            for mention in side.mentions:
                if mention.claim_id in self._claims:
                    said[mention.article_id].append(Said(mark, self._claims[mention.claim_id]))
        cells = [Cell.of(said[article.id]) for article in self._view.story.articles]
        fact = Fact(finding.fact_id, None, finding.attribute, ())
        return Row(fact, topic(finding.subject, finding.attribute), visible(finding.sides[0].value), tuple(cells))

    def _row(self, number: int, row: Row, findings: Sequence[Finding], reader: Reader) -> RowView:
        story = self._view.story
        cells = tuple(
            self._cell(article, cell, findings, reader) for article, cell in zip(story.articles, row.cells, strict=True)
        )
        return RowView(
            id=self.id(number),
            number=number,
            name=row.name,
            severity=findings[0].severity.value if findings else "",
            findings=tuple((finding.rule, self._anchors[finding.id]) for finding in findings),
            cells=cells,
            aside=bool(story.draft) and all(cell.mark is Mark.SILENT for cell in cells if cell.is_draft),
        )

    def _cell(self, article: Article, cell: Cell, findings: Sequence[Finding], reader: Reader) -> CellView:
        is_draft = article.id == self._view.story.draft
        if not cell.said:
            return CellView(cell.mark, MARK_NAMES[cell.mark], is_draft=is_draft)
        claims = [claim for _, claim in cell.said]
        first = claims[0]
        anchor, reading = self._finding_of(claims, findings)
        if not anchor and cell.mark is not Mark.SAME and findings:
            anchor = self._anchors[findings[0].id]
        words: dict[str, str] = {}
        for claim in claims:
            words.setdefault(visible(claim.quote).casefold(), visible(claim.quote))
        return CellView(
            mark=cell.mark,
            name=MARK_NAMES[cell.mark],
            words=shorten(" / ".join([*words.values()][:MOST_WORDS]), LONGEST_CELL),
            reading=reading,
            href=f"#{anchor}" if anchor else reader.href(Spot(first.article_id, first.start)),
            more=max(0, len(words) - MOST_WORDS),
            is_draft=is_draft,
        )

    def _finding_of(self, claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[str, str]:
        """The finding on the first of the claims that is in any, and what stands there for it."""
        for claim in claims:
            for finding in findings:
                for side in finding.sides:
                    if any(mention.claim_id == claim.id for mention in side.mentions):
                        return self._anchors[finding.id], _reading(claim, side.value)
        return "", ""


def _reading(claim: Claim, side: str) -> str:
    """The value of a side, where the claim's own words do not say it."""
    if side == describe(claim.value) and not isinstance(claim.value, Multiple):
        return ""
    return shorten(visible(side), LONGEST_CELL)
