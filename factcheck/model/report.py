"""Everything one run found out, for the reporters and for callers of the Python interface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.check import Check
from factcheck.model.claim import Claim, Unread
from factcheck.model.entity import Entity
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding
from factcheck.model.passage import Citation, Origin, Overlap, Passage
from factcheck.model.reader import ReaderInfo

if TYPE_CHECKING:
    from factcheck.graph import StoryGraph


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event and what they say together. All tuples are in a fixed order.

    `graph` is the spine: claims, facts, judgements, copies as nodes and edges; the tuples are the
    same records, laid out for reading.
    """

    id: str
    """"S1", "S2" … in the order of the first article."""
    title: str
    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    citations: tuple[Citation, ...]
    unread: tuple[Unread, ...]
    graph: StoryGraph
    suppressed: tuple[Finding, ...] = ()
    """Findings that somebody has set aside, each with its `suppression`; not among `findings`."""
    draft: str = ""
    """Id of the article that the others are the sources of; "" where all are sources."""
    overlaps: tuple[Overlap, ...] = ()
    checks: tuple[Check, ...] = ()
    """How each claim of the draft stands to the sources, in reading order; empty without a draft."""

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(document.article for document in self.documents)


class Stale(NamedTuple):
    """An entry of the baseline that is met less often than it says: what it stood for has changed."""

    rule: str
    subject: str
    attribute: str
    fingerprint: str
    times: int
    """How many of it are no longer found."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run: stories in order, and what is to be known about the inputs."""

    stories: tuple[Story, ...]
    problems: tuple[Problem, ...] = ()
    stale: tuple[Stale, ...] = ()
    """What the baseline still holds and nothing matches."""
    reader: ReaderInfo | None = None
    """The second reader that took part, None when only the rules read."""

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(chain.from_iterable(story.articles for story in self.stories))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(chain.from_iterable(story.claims for story in self.stories))

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(chain.from_iterable(story.facts for story in self.stories))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(chain.from_iterable(story.findings for story in self.stories))

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        return tuple(chain.from_iterable(story.suppressed for story in self.stories))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(chain.from_iterable(story.passages for story in self.stories))

    @property
    def unread(self) -> tuple[Unread, ...]:
        return tuple(chain.from_iterable(story.unread for story in self.stories))

    @property
    def drafts(self) -> tuple[Article, ...]:
        """The articles that were checked against the others; none where all are sources."""
        return tuple(a for story in self.stories for a in story.articles if a.id == story.draft)

    @property
    def judges_all(self) -> bool:
        """False where only what touches a draft was judged, and not what its sources say among themselves."""
        return not self.stories or any(not story.draft for story in self.stories)

    @property
    def fatal(self) -> tuple[Problem, ...]:
        """The inputs that could not be read."""
        return tuple(problem for problem in self.problems if problem.fatal)

    def each(self) -> Iterator[tuple[Story, Finding]]:
        """Every finding with its story, in printing order."""
        return ((story, finding) for story in self.stories for finding in story.findings)
