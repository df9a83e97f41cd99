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


@dataclass(frozen=True, slots=True)
class Citation:
    """`article_id` says at `span` that it has its report from `source` ("reported by Finway").

    `cited_id` is set when that source is itself an article of the story.
    """

    article_id: str
    span: Span
    source: str
    cited_id: str | None = None
