"""Text that stands in more than one place, and what follows for who is a source of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.span import Span


class PassageKind(StrEnum):
    """Why the same words stand twice."""

    BOILERPLATE = "boilerplate"
    SYNDICATED = "syndicated"
    SHARED_QUOTE = "shared_quote"
    SELF_REPEAT = "self_repeat"
    PRESS_RELEASE = "press_release"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """One place of a repeated passage."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Words of one copy, and what another copy of the passage has in their place."""

    left: Copy
    right: Copy


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in two or more places, or one place of boilerplate known by its wording.

    `copies` are sorted by article and place; a boilerplate passage may have a single copy.
    """

    id: str
    kind: PassageKind
    words: int
    """Length of the shared run, in words."""
    copies: tuple[Copy, ...]
    changes: tuple[Change, ...] = ()
    """Where a later copy has other words than the first, in order of the copies and their text."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two articles share, in words of each; `left` stands before `right` by id.

    `left_words` and `right_words` are what their stories have in all, `quoted` how many of the shared
    words of the left one are a quotation.
    """

    left: str
    right: str
    left_shared: int
    right_shared: int
    left_words: int
    right_words: int
    quoted: int = 0

    @property
    def words(self) -> int:
        """The words that the article which shares less of them shares."""
        return min(self.left_shared, self.right_shared)

    def contained(self) -> tuple[int, int]:
        """Which part of each stands in the other, in whole percent, at most 100."""
        return (
            min(100, 100 * self.left_shared // max(1, self.left_words)),
            min(100, 100 * self.right_shared // max(1, self.right_words)),
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that rest on one text or on one cited report: together they are one source.

    `articles` is sorted; `root` is the one that had it first, as far as dates and credits tell.
    `why` says in words what joins them, one line a reason; empty for an article on its own.
    """

    id: str
    articles: tuple[str, ...]
    root: str
    why: tuple[str, ...] = ()
    first: str = ""
    """What makes `root` the one that had it first, in words; empty where nothing tells."""


class CitationKind(StrEnum):
    """What an article has from the source that it names."""

    TEXT = "text"
    """The text itself: a dateline, a credit line."""
    REPORT = "report"
    """What the other outlet reported."""
    TOLD = "told"
    """A quotation given to the other outlet."""


@dataclass(frozen=True, slots=True)
class Citation:
    """`article_id` says at `span` that it has its report from `source` ("reported by Finway").

    `cited_id` is set when that source is itself an article of the story.
    """

    article_id: str
    span: Span
    source: str
    cited_id: str | None = None
    kind: CitationKind = CitationKind.REPORT
