"""What is read: an article, the blocks it falls into, the sentences of its story."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from factcheck.model.span import Position, PositionMap, Span, wider


class BlockKind(StrEnum):
    """What a block of an article is to a reader."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    METADATA = "metadata"
    NAVIGATION = "navigation"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"

    @property
    def is_story(self) -> bool:
        """True for the blocks in which the article itself asserts something."""
        return self in _STORY

    @property
    def is_prominent(self) -> bool:
        """True where an error is read first: headline and standfirst."""
        return self in (BlockKind.HEADLINE, BlockKind.STANDFIRST)


_STORY = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
    }
)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text whose kind the file format itself tells (an `<h1>`, a list item)."""

    kind: BlockKind
    span: Span


CUE = "factcheck:"
"""What a comment to us begins with."""


class Comment(NamedTuple):
    """Words that the file holds and its text does not, such as an HTML comment."""

    words: str
    start: Position
    end: Position
    """In the file, half-open."""
    alone: bool
    """Nothing else stands on its lines."""


class Certainty(StrEnum):
    """How surely the story was told from the page around it."""

    SURE = "sure"
    PARTLY = "partly"
    UNSURE = "unsure"


class Extraction(NamedTuple):
    """What speaks for and against the main text that was taken from a web page."""

    certainty: Certainty
    why: tuple[str, ...]
    """In words, what decided first."""
    percent: int
    """Of the running text that the page shows, as much is the story; 100 where it shows none."""

    def __str__(self) -> str:
        return f"{self.certainty.value}: {'; '.join(self.why)}" if self.why else self.certainty.value


YEARS = range(1500, 3000)
"""Years in which an article may have been published; others are the null dates of programs."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report as ingested. `text` is never rewritten; every offset points into it.

    `id` is unique in a run and the same in the next one: the path as given with `/` separators,
    `path#3` for the third article in a file of many, `-` for standard input.
    `regions` are sorted, do not overlap, and are empty where the format tells nothing (plain text).
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    """Instant of publication where the source gives a time; orders reports of one day."""
    filed: tuple[int, int] | None = None
    """Month and day of a dateline whose year nothing tells: orders the reports of one story, and dates nothing."""
    url: str | None = None
    credit: str | None = None
    """Agency or outlet that the article says its text comes from, such as "Reuters"."""
    path: str | None = None
    sha256: str = ""
    """Of the file's bytes; of the text in UTF-8 for an article that has no file."""
    regions: tuple[Region, ...] = ()
    comments: tuple[Comment, ...] = ()
    """Those addressed to us, of formats whose text leaves comments out."""
    extraction: Extraction | None = None
    """None for what is no web page: its format says what its text is."""
    weight: Decimal = Decimal(1)
    """How much whoever asks rests on its source, from 0; at 0 it is shown and supports nothing."""
    positions: PositionMap = field(default_factory=lambda: PositionMap.of_text(""), repr=False)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str,  # the word of the public interface
        title: str | None = None,
        publisher: str | None = None,
        published: date | None = None,
        url: str | None = None,
        credit: str | None = None,
    ) -> Article:
        """An article that did not come from a file.

        Raises:
            ValueError: `published` is no year in which news was printed (`YEARS`), as the null date of some programs.
        """
        if published is not None and published.year not in YEARS:
            raise ValueError(
                f"no article was published in the year {published.year}; leave out a date that is not known"
            )
        at = published if isinstance(published, datetime) else None
        return cls(
            id=id,
            text=text,
            title=title,
            publisher=publisher,
            published=at.date() if at else published,
            published_at=at,
            url=url,
            credit=credit,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            positions=PositionMap.of_text(text),
        )

    @property
    def name(self) -> str:
        """What a report calls the article's file."""
        return self.path or self.id

    @property
    def moment(self) -> str:
        """When it was published, as words that sort: to the second where known, else the day, a month and day where the
        year is not known; "" where nothing is."""
        if self.published_at is not None:
            at = self.published_at
            return (at.astimezone(UTC) if at.tzinfo is not None else at).replace(tzinfo=None).isoformat()
        if self.published is None and self.filed is not None:
            return f"{self.filed[0]:02}-{self.filed[1]:02}"
        return self.published.isoformat() if self.published else ""

    @property
    def label(self) -> str:
        """Who published it, else the file's name: what a reader calls the source."""
        return self.publisher or self.name.rsplit("/", 1)[-1]

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of `offset` in the article's file."""
        return self.positions.position(offset)

    def byte_column(self, offset: int) -> int:
        """Column of `offset` in its line, from 1, counted in bytes of UTF-8."""
        anchor = self.positions.anchor(offset)
        return anchor.position.column + anchor.wide + offset - anchor.offset + wider(self.text[anchor.offset : offset])

    def quote(self, span: Span) -> str:
        """The words under `span`, exactly as ingested."""
        return span.of(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … with its kind. Never spans a line break in plain text."""

    kind: BlockKind
    span: Span
    index: int
    """Place among all blocks of the article, from 0."""
    paragraph: int
    """Place among its story blocks, from 0; -1 for a block that is not the story."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a story block. Holds no copy of the text."""

    article_id: str
    span: Span
    index: int
    """Place among the sentences of the article, from 0."""
    block: Block


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its blocks and the sentences of its story, in order."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def text_of(self, sentence: Sentence) -> str:
        """The sentence's words."""
        return sentence.span.of(self.article.text)

    @property
    def is_empty(self) -> bool:
        """True when nothing in it is a story."""
        return not self.sentences
