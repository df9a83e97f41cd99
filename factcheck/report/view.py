"""A story laid out for reading: what every report for people shows, before any format is chosen.

All words that come from articles are still as ingested here except where a docstring says otherwise;
each format makes them safe in its own way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim, Unread
from factcheck.model.describe import describe
from factcheck.model.fact import Fact, Verdict
from factcheck.model.finding import Finding, Mention, Severity, Side, Suppression, SuppressionKind
from factcheck.model.passage import Copy, Passage, PassageKind
from factcheck.model.relation import Judgement, RelationKind
from factcheck.model.report import Story
from factcheck.model.span import Span
from factcheck.model.value import Stage
from factcheck.report.naming import fact_name, folder, is_absolute, labels, speaker
from factcheck.report.quotes import Pieces, Quote, Spot, marked_sentence, sentence_around, without_copies
from factcheck.report.text import counted, visible


class Mark(StrEnum):
    """How what one article says stands to the leading value of a fact."""

    SAME = "="
    ROUNDED = "≈"
    WITHIN = "⊂"
    UPDATED = "→"
    DISPUTED = "↔"
    DIFFERS = "≠"
    SILENT = "–"

    @property
    def weight(self) -> int:
        """An article that says a thing twice gets the mark that weighs more."""
        return (
            Mark.SILENT, Mark.SAME, Mark.WITHIN, Mark.ROUNDED, Mark.UPDATED, Mark.DISPUTED, Mark.DIFFERS
        ).index(self)  # fmt: skip


LEGEND = "= the same   ≈ rounded or hedged   ⊂ within a range or bound   ≠ differs   → updated   ↔ disputed   – silent"

# What a difference is where the whole fact has been explained.
_EXPLAINED = {Verdict.SUPERSEDED: Mark.UPDATED, Verdict.DISPUTED: Mark.DISPUTED}

PASSAGE_NAMES = {
    PassageKind.SYNDICATED: "syndicated text",
    PassageKind.PRESS_RELEASE: "press release",
    PassageKind.SHARED_QUOTE: "shared quote",
    PassageKind.SELF_REPEAT: "repeats itself",
    PassageKind.BOILERPLATE: "boilerplate",
}

_MARK_OF = {
    RelationKind.SAME: Mark.SAME,
    RelationKind.CONTAINS: Mark.WITHIN,
    RelationKind.WITHIN_HEDGE: Mark.ROUNDED,
    RelationKind.ROUNDS_TO: Mark.ROUNDED,
    RelationKind.DISJOINT: Mark.DIFFERS,
    RelationKind.INCOMPARABLE: Mark.DIFFERS,
}


class Said(NamedTuple):
    """A claim, and how it stands to the leading value of its fact."""

    mark: Mark
    claim: Claim


class Cell(NamedTuple):
    """What one article says of a fact, the farthest from the leading value first."""

    said: tuple[Said, ...] = ()

    @property
    def mark(self) -> Mark:
        return self.said[0].mark if self.said else Mark.SILENT

    @classmethod
    def of(cls, said: Iterable[Said]) -> Cell:
        return cls(tuple(sorted(said, key=lambda each: -each.mark.weight)))


class Row(NamedTuple):
    """One fact across the articles of its story: `cells` has one entry an article, in order."""

    fact: Fact
    name: str
    value: str
    cells: tuple[Cell, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(cell.mark for cell in self.cells)

    @property
    def agreed(self) -> bool:
        return Mark.DIFFERS not in self.marks


class StoryView:
    """Lookups and groupings over one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.documents: dict[str, Document] = {d.article.id: d for d in story.documents}
        self.labels = labels(story.articles)
        sources = [article for article in story.articles if article.id != story.draft]
        self.folder = folder(article.name for article in sources or story.articles)
        self._claims = {claim.id: claim for claim in story.claims}

    @cached_property
    def title(self) -> str:
        return visible(self.story.title) or self.story.id

    def groups(self) -> list[list[Finding]]:
        """Findings of one fact together; the group with the most serious finding first."""
        by_fact: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
        for finding in self.story.findings:
            key = (finding.fact_id,) if finding.fact_id else (finding.subject, finding.attribute)
            by_fact[key].append(finding)
        groups = [sorted(group, key=lambda finding: finding.order) for group in by_fact.values()]
        return sorted(groups, key=lambda group: group[0].order)

    def set_aside(self) -> list[tuple[Finding, Suppression]]:
        """What is not heard, with who said so: what somebody gave a reason for before the baseline."""
        aside = [(finding, finding.suppression) for finding in self.story.suppressed if finding.suppression]
        return sorted(aside, key=lambda pair: pair[1].kind is SuppressionKind.BASELINE)

    def article(self, article_id: str) -> Article:
        return self.documents[article_id].article

    def place(self, article_id: str, offset: int) -> str:
        """`file:line` below the story's folder, safe to print."""
        return f"{self.file(article_id)}:{self.article(article_id).position(offset).line}"

    def file(self, article_id: str) -> str:
        """An article's file below the story's folder, safe to print."""
        name = self.article(article_id).name.removeprefix(self.folder)
        # A draft need not lie with its sources; its own folders are only true on one machine.
        return visible(name.rpartition("/")[2] if article_id == self.story.draft and is_absolute(name) else name)

    def support(self, side: Side) -> str:
        """ "2 articles, 1 origin", or only "2 origins" where that is as many; "the draft" for the draft's own."""
        articles = {mention.article_id for mention in side.mentions}
        parts = ["the draft"] if self.story.draft in articles else []
        articles.discard(self.story.draft)
        if articles and len(articles) != side.origins:
            idle = " of weight 0" if not any(self.article(article).weight for article in articles) else ""
            parts.append(counted(len(articles), "article") + idle)
        if side.origins:
            parts.append(counted(side.origins, "origin"))
        return ", ".join(parts)

    def quotes(self, side: Side) -> list[Quote]:
        """The sentences that give a side's value, each once."""
        by_sentence: dict[tuple[str, Span], list[Mention]] = defaultdict(list)
        for mention in sorted(side.mentions, key=lambda mention: mention.article_id != self.story.draft):
            document = self.documents[mention.article_id]
            by_sentence[mention.article_id, sentence_around(document, mention.span)].append(mention)
        return without_copies(
            self.quote(article_id, [m.span for m in mentions], next(filter(None, map(self._speaker, mentions)), ""))
            for (article_id, _), mentions in by_sentence.items()
        )

    def quote(self, article_id: str, spans: list[Span], speaker: str = "") -> Quote:
        """The sentence around words of an article, with them marked."""
        document, start = self.documents[article_id], min(span.start for span in spans)
        sentence = sentence_around(document, min(spans))
        return Quote(
            label=self.labels[article_id],
            speaker=speaker,
            place=self.place(article_id, start),
            pieces=marked_sentence(document, sentence, spans),
            spots=(Spot(article_id, start),),
        )

    def rows(self) -> list[Row]:
        """Every fact that two or more articles speak of, in the story's order."""
        rows = []
        for fact in self.story.facts:
            claims = [self._claims[claim_id] for claim_id in fact.claims if claim_id in self._claims]
            if len({claim.article_id for claim in claims}) >= 2:
                rows.append(self._row(fact, claims))
        return rows

    def copying(self) -> list[tuple[str, list[str]]]:
        """Origins with more than one article: the root's label, and the labels of those that follow it."""
        return [
            (self.labels[origin.root], [self.labels[a] for a in origin.articles if a != origin.root])
            for origin in self.story.origins
            if len(origin.articles) > 1
        ]

    def passages(self) -> tuple[list[Passage], list[Copy]]:
        """What is repeated, the most telling kind first, and the places of boilerplate that stands once:
        newsletter lines and the like, set aside because of their wording."""
        once = [p for p in self.story.passages if p.kind is PassageKind.BOILERPLATE and len(p.copies) == 1]
        aside = {passage.id for passage in once}
        kinds = list(PASSAGE_NAMES)
        repeated = (
            passage for passage in self.story.passages if passage.id not in aside and self._told(passage.copies)
        )
        return (
            sorted(repeated, key=lambda passage: kinds.index(passage.kind)),
            [passage.copies[0] for passage in once if self._told(passage.copies)],
        )

    def shares(self) -> list[tuple[str, list[int | None]]]:
        """Who shares what: for each article its label, and the part of it, in percent, that stands in each
        other one; None for itself. Articles that share nothing are left out."""
        part: dict[tuple[str, str], int] = {}
        for overlap in self.story.overlaps:
            left, right = overlap.contained()
            part[overlap.left, overlap.right], part[overlap.right, overlap.left] = left, right
        sharing = [article.id for article in self.story.articles if any(article.id in pair for pair in part)]
        return [
            (self.labels[one], [None if one == other else part.get((one, other), 0) for other in sharing])
            for one in sharing
        ]

    def exchanged(self, passage: Passage) -> list[tuple[str, str, str]]:
        """The words in which copies of a passage differ: of the first, of the other, and where that stands."""
        said: dict[tuple[str, str, str], None] = {}
        for change in passage.changes:
            left, right = (
                visible(self.article(copy.article_id).quote(copy.span)) for copy in (change.left, change.right)
            )
            said[left, right, self.place(change.right.article_id, change.right.span.start)] = None
        return list(said)

    def wordings(self, passage: Passage) -> list[tuple[list[Copy], Pieces]]:
        """The copies of a passage by their wording, each in full with the words marked that were exchanged."""
        marks: dict[Copy, list[Span]] = defaultdict(list)
        for change in passage.changes:
            for copy in passage.copies:
                for side in (change.left, change.right):
                    if side.article_id == copy.article_id and copy.span.contains(side.span):
                        marks[copy].append(side.span)
        by_words: dict[str, list[Copy]] = {}
        for copy in passage.copies:
            by_words.setdefault(visible(self.article(copy.article_id).quote(copy.span)).casefold(), []).append(copy)
        return [
            (copies, marked_sentence(self.documents[copies[0].article_id], copies[0].span, set(marks[copies[0]])))
            for copies in by_words.values()
        ]

    def unread(self) -> list[Unread]:
        """What was not read, in reading order."""
        return [unread for unread in self.story.unread if self._told([unread])]

    def unread_by_reason(self) -> list[tuple[str, list[Unread]]]:
        """What was not read, by reason, the commonest first."""
        by_reason: dict[str, list[Unread]] = defaultdict(list)
        for unread in self.unread():
            by_reason[visible(unread.why)].append(unread)
        return sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))

    # -- inside ----------------------------------------------------------------------------

    def _told(self, places: Iterable[Copy | Unread]) -> bool:
        """A report on a draft is on its words; what only its sources have is theirs."""
        return not self.story.draft or any(place.article_id == self.story.draft for place in places)

    def _speaker(self, mention: Mention) -> str:
        claim = self._claims.get(mention.claim_id)
        return speaker(claim.attribution) if claim else ""

    def _row(self, fact: Fact, claims: list[Claim]) -> Row:
        judged: dict[frozenset[str], Judgement] = {
            frozenset((left.id, right.id)): judgement for left, right, judgement in self.story.graph.judgements(fact)
        }
        sides = self._sides.get(fact.id, {})

        def mark(leading: Claim, claim: Claim) -> Mark:
            judgement = judged.get(frozenset((leading.id, claim.id)))
            if {claim.id, leading.id} <= sides.keys() and sides[claim.id] != sides[leading.id]:
                return Mark.DIFFERS
            if judgement is not None and not judgement.relation.compatible:
                return _EXPLAINED.get(fact.verdict, Mark.DIFFERS)
            if judgement is not None:
                return _MARK_OF[judgement.relation.kind]
            if claim is leading or describe(claim.value) == describe(leading.value):
                return Mark.SAME
            if fact.verdict in (Verdict.AGREES, Verdict.ROUNDS):
                return Mark.ROUNDED
            return _EXPLAINED.get(fact.verdict, Mark.DIFFERS)

        def support(claim: Claim) -> Decimal:
            same = {other.article_id for other in claims if mark(claim, other) is Mark.SAME}
            return sum((self.article(article_id).weight for article_id in same), Decimal(0))

        # A draft is what the others are held against; else the first of the best supported leads.
        leading = max([c for c in claims if c.article_id == self.story.draft] or claims, key=support)
        cells = [
            Cell.of(Said(mark(leading, claim), claim) for claim in claims if claim.article_id == article.id)
            for article in self.story.articles
        ]
        # A stage by its rung: the words may be a headline's, with its capitals.
        words = describe(leading.value) if isinstance(leading.value, Stage) else leading.quote
        return Row(fact, fact_name(fact, leading), visible(words), tuple(cells))

    @cached_property
    def _sides(self) -> dict[str, dict[str, int]]:
        """By fact, which side of an error or warning each claim is on. What is compatible by its figures
        may differ all the same: in its period, its class, its stage."""
        sides: dict[str, dict[str, int]] = defaultdict(dict)
        for finding in (*self.story.findings, *self.story.suppressed):
            if finding.severity is not Severity.NOTE:
                for number, side in enumerate(finding.sides):
                    for mention in side.mentions:
                        sides[finding.fact_id].setdefault(mention.claim_id, number)
        return sides
