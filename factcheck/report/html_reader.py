"""The articles of a story side by side, for the HTML report: every claim marked and numbered by its fact.

Texts are folded and safe to print, and still to be escaped. Pieces of one block, joined, are the block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.article import Article, BlockKind, Document
from factcheck.model.claim import Claim
from factcheck.model.passage import PassageKind
from factcheck.model.span import Span
from factcheck.report.naming import Names, published_words
from factcheck.report.quotes import Spot
from factcheck.report.text import folded
from factcheck.report.view import Mark, StoryView
from factcheck.report.words import headline


class Reference(NamedTuple):
    """A claim's fact: its number in the table, where that row is, and how the article stands to it."""

    number: int
    href: str
    mark: Mark


class Piece(NamedTuple):
    """A stretch of a block. `id` is set where a claim begins; `references` where one ends."""

    text: str
    id: str = ""
    marked: bool = False
    look: str = ""
    """How loud the mark is: the name of a `Mark`, "" for a claim of one article alone."""
    copied: bool = False
    """The words stand in another article too."""
    changed: bool = False
    """They stand in a passage of another article too, which has others in their place."""
    references: tuple[Reference, ...] = ()


class Paragraph(NamedTuple):
    """A block of an article; `aside` is what it is when it is not the story."""

    id: str
    kind: str
    pieces: tuple[Piece, ...]
    aside: str = ""
    shared: str = ""
    """Whose text it is as well."""


class Column(NamedTuple):
    """An article to read."""

    id: str
    label: str
    title: str
    published: str
    file: str
    is_draft: bool
    paragraphs: tuple[Paragraph, ...]


class Reader:
    """Cuts the articles of one story up, and knows where everything has gone."""

    def __init__(self, view: StoryView, references: Mapping[str, Sequence[Reference]], names: Names) -> None:
        """`references` are those of each claim, by its id."""
        self._view = view
        self._names = names
        self._references = references
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in view.story.claims:
            self._claims[claim.article_id].append(claim)
        self._copies = _copies(view)
        self._changes = _changes(view)
        self.has_changes = bool(self._changes)
        """Whether some copy has other words than the passage that it is one of."""
        self._spots: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.columns = tuple(self._column(number, each) for number, each in enumerate(view.story.documents, 1))
        for spots in self._spots.values():
            spots.sort()

    def href(self, spot: Spot) -> str:
        """A link to the words at a place."""
        spots = self._spots[spot.article_id]
        index = max(0, bisect_right(spots, spot.offset, key=lambda each: each[0]) - 1)
        return f"#{spots[index][1]}"

    def _column(self, number: int, document: Document) -> Column:
        article = document.article
        id = f"{self._view.story.id.lower()}-a{number}"
        self._spots[article.id].append((0, id))
        return Column(
            id=id,
            label=self._view.labels[article.id],
            title=headline(document),
            published=published_words(article),
            file=self._names.short(self._view.file(article.id)),
            is_draft=article.id == self._view.story.draft,
            paragraphs=tuple(
                self._paragraph(f"{id}-p{index}", article, block.kind, block.span)
                for index, block in enumerate(document.blocks, 1)
            ),
        )

    def _paragraph(self, id: str, article: Article, kind: BlockKind, span: Span) -> Paragraph:
        self._spots[article.id].append((span.start, id))
        claims = [claim for claim in self._claims[article.id] if claim.span.overlaps(span)]
        copies = [(where, whose) for where, whose in self._copies[article.id] if where.overlaps(span)]
        changes = [where for where in self._changes.get(article.id, ()) if where.overlaps(span)]
        marks = [claim.span for claim in claims] + [where for where, _ in copies] + changes
        cuts = {span.start, span.end, *(end for mark in marks for end in (mark.start, mark.end))}
        inside = sorted(cut for cut in cuts if span.start <= cut <= span.end)
        shared = dict.fromkeys(name for _, whose in copies for name in whose)
        return Paragraph(
            id=id,
            kind=kind.value,
            pieces=tuple(self._piece(article, Span(*ends), claims, copies, changes) for ends in pairwise(inside)),
            aside="" if kind.is_story or kind is BlockKind.HEADING else kind.value,
            shared=", ".join(shared) if kind.is_story else "",
        )

    def _piece(
        self,
        article: Article,
        span: Span,
        claims: Iterable[Claim],
        copies: Iterable[tuple[Span, Sequence[str]]],
        changes: Iterable[Span],
    ) -> Piece:
        here = [claim for claim in claims if claim.span.contains(span)]
        begun = [claim for claim in here if claim.start == span.start]
        references = [reference for claim in here for reference in self._references.get(claim.id, ())]
        ended = [claim for claim in here if claim.end == span.end]
        loudest = max((reference.mark for reference in references), key=lambda mark: mark.weight, default=None)
        if begun:
            self._spots[article.id].append((span.start, begun[0].id))
        return Piece(
            text=folded(article.quote(span)),
            id=begun[0].id if begun else "",
            marked=bool(here),
            look=loudest.name.lower() if loudest else "",
            copied=any(where.contains(span) for where, _ in copies),
            changed=any(where.contains(span) for where in changes),
            references=tuple(dict.fromkeys(each for claim in ended for each in self._references.get(claim.id, ()))),
        )


def _copies(view: StoryView) -> dict[str, list[tuple[Span, Sequence[str]]]]:
    """By article, where it has text of others, and the labels of those."""
    found: dict[str, list[tuple[Span, Sequence[str]]]] = defaultdict(list)
    for passage in view.story.passages:
        if passage.kind is PassageKind.BOILERPLATE:
            continue
        for copy in passage.copies:
            others = [view.labels[c.article_id] for c in passage.copies if c.article_id != copy.article_id]
            if others:
                found[copy.article_id].append((copy.span, others))
    return found


def _changes(view: StoryView) -> dict[str, set[Span]]:
    """By article, the words that another copy of their passage has otherwise."""
    found: dict[str, set[Span]] = defaultdict(set)
    for passage in view.story.passages:
        for change in passage.changes:
            for copy in (change.left, change.right):
                found[copy.article_id].add(copy.span)
    return found
