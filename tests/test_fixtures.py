"""The stories under fixtures/: what must be found in them is found, and nothing else is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path
from typing import Protocol, TypeVar

import pytest

import factcheck
from factcheck.model.article import Article
from factcheck.model.finding import Finding, Mention, Severity, Side
from factcheck.model.passage import PassageKind
from factcheck.model.report import Report
from factcheck.model.span import Span
from tests import golden
from tests.stories import (
    FIXTURES,
    Agreement,
    ExpectedFinding,
    ExpectedPassage,
    ExpectedStory,
    Place,
    Silent,
    load,
    load_all,
    raw_text,
)

STORIES = load_all()
EACH_STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)

needs_pipeline = pytest.mark.skipif(find_spec("factcheck.pipeline") is None, reason="the stages are not joined up yet")


class _Entry(Protocol):
    @property
    def gap(self) -> str: ...


E = TypeVar("E", bound=_Entry)


def _each(entries: Iterable[tuple[ExpectedStory, E]]) -> pytest.MarkDecorator:
    """One test an entry. An entry with a `gap` must fail, for the reason that it gives."""
    rows = [
        pytest.param(
            story,
            entry,
            id=f"{story.name}: {entry}",
            marks=[pytest.mark.xfail(reason=entry.gap, strict=True)] if entry.gap else [],
        )
        for story, entry in entries
    ]
    return pytest.mark.parametrize(("story", "entry"), rows)


# -- the files themselves ------------------------------------------------------------------------


def test_there_are_stories() -> None:
    """The three stories that the documentation shows are there."""
    assert [story.name for story in STORIES] == ["harbour-fire", "quarterly", "scale-ai"]


@EACH_STORY
def test_lists_every_file(story: ExpectedStory) -> None:
    """`articles` names every file of the folder and no other."""
    assert story.articles == story.files()


@EACH_STORY
def test_sources_name_existing_files(story: ExpectedStory) -> None:
    """Each entry of sources.toml is about an article of the folder, and none is there twice."""
    table = tomllib.loads((story.folder / "sources.toml").read_text(encoding="utf-8"))

    named = [entry["file"] for entry in table["article"]]

    assert len(named) == len(set(named))
    assert set(named) <= set(story.articles)


@EACH_STORY
def test_quotes_stand_in_their_files(story: ExpectedStory) -> None:
    """Every quote is found in the words of its file, within one line."""
    texts = {file: raw_text(story.folder / file) for file in story.articles}

    missing = [str(place) for place in story.places() if not place.ranges(texts[place.file])]

    assert missing == []
    assert [str(place) for place in story.places() if "\n" in place.quote] == []


@EACH_STORY
def test_entries_use_known_words(story: ExpectedStory) -> None:
    """Severities and kinds of passages are those of the program; a finding has as many sides as its rule gives it."""
    assert {finding.severity for finding in story.findings} <= set(Severity)
    assert {passage.kind for passage in story.passages} <= set(PassageKind)
    assert [
        str(finding) for finding in story.findings if (len(finding.sides) < 2) is not (finding.rule in golden.ONE_SIDED)
    ] == []
    assert frozenset().union(*story.joined) <= set(story.articles)


@EACH_STORY
def test_expects_more_silence_than_speech(story: ExpectedStory) -> None:
    """False alarms are the worst defect: there are more traps than findings."""
    assert len(story.silent) > len(story.findings)


@EACH_STORY
def test_does_not_expect_what_it_forbids(story: ExpectedStory) -> None:
    """No expected finding sets the two places of a silent pair against each other."""
    texts = {file: raw_text(story.folder / file) for file in story.articles}

    def touches(places: Iterable[Place], other: Place) -> bool:
        return any(
            place.file == other.file and start < other_end and other_start < end
            for place in places
            for start, end in place.ranges(texts[place.file])
            for other_start, other_end in other.ranges(texts[other.file])
        )

    contradictions = [
        f"{finding} against {pair}"
        for finding in story.findings
        for pair in story.silent
        for left, right in permutations(finding.sides, 2)
        if touches(left.mentions, pair.a) and touches(right.mentions, pair.b)
    ]

    assert contradictions == []


def test_mistyped_key_is_refused(tmp_path: Path) -> None:
    """A key that means nothing is an error and not an expectation that is never looked at."""
    (tmp_path / "expected.toml").write_text(
        'articles = ["a.txt"]\n[[silent]]\n'
        'a = { file = "a.txt", quote = "x" }\nb = { file = "a.txt", qoute = "y" }\nwhy = ""\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match=r"missing \['quote'\], unknown \['qoute'\]"):
        load(tmp_path)


# -- what the program makes of them --------------------------------------------------------------


class Run:
    """The report on one folder, asked by the file names of expected.toml."""

    def __init__(self, folder: Path) -> None:
        self.report: Report = factcheck.compare([str(folder)])
        self.articles: dict[str, Article] = {file_of(article): article for article in self.report.articles}
        self._files = {article.id: file for file, article in self.articles.items()}

    def covers(self, place: Place, article_id: str, span: Span) -> bool:
        """True when `span` shares a code point with the place."""
        if self._files[article_id] != place.file:
            return False
        ranges = place.ranges(self.articles[place.file].text)
        return any(span.start < end and start < span.end for start, end in ranges)

    def meets(self, mentions: Iterable[Mention], place: Place) -> bool:
        """True when one of the mentions stands at the place."""
        return any(self.covers(place, mention.article_id, mention.span) for mention in mentions)

    def is_side(self, side: Side, places: tuple[Place, ...]) -> bool:
        """True when the mentions of a side stand at these places, at all of them and nowhere else."""
        everywhere = all(self.meets(side.mentions, place) for place in places)
        return everywhere and all(
            any(self.covers(place, mention.article_id, mention.span) for place in places) for mention in side.mentions
        )

    def is_finding(self, finding: Finding, expected: ExpectedFinding) -> bool:
        """True when rule and severity are those expected and the sides match one to one."""
        if (finding.rule, finding.severity) != (expected.rule, expected.severity):
            return False
        if len(finding.sides) != len(expected.sides):
            return False
        return any(
            all(self.is_side(side, want.mentions) for side, want in zip(order, expected.sides, strict=True))
            for order in permutations(finding.sides)
        )

    def sets_against(self, finding: Finding, pair: Silent) -> bool:
        """True when the two places of the pair stand on different sides of the finding."""
        return any(
            self.meets(left.mentions, pair.a) and self.meets(right.mentions, pair.b)
            for left, right in permutations(finding.sides, 2)
        )

    def tell(self, finding: Finding) -> str:
        """The finding in one readable line, for the message of a failed test."""
        sides = " | ".join(
            f"{side.value}: "
            + ", ".join(
                f"{self._files[m.article_id]} {m.span.of(self.articles[self._files[m.article_id]].text)!r}"
                for m in side.mentions
            )
            for side in finding.sides
        )
        return f"{finding.rule} {finding.severity} {finding.subject} / {finding.attribute}: {sides}"


def file_of(article: Article) -> str:
    return article.name.rsplit("/", 1)[-1]


@cache
def run(folder: Path) -> Run:
    return Run(folder)


def findings() -> Iterator[tuple[ExpectedStory, ExpectedFinding]]:
    return ((story, finding) for story in STORIES for finding in story.findings)


def silent_pairs() -> Iterator[tuple[ExpectedStory, Silent]]:
    return ((story, pair) for story in STORIES for pair in story.silent)


def agreements() -> Iterator[tuple[ExpectedStory, Agreement]]:
    return ((story, agreement) for story in STORIES for agreement in story.agreements)


def passages() -> Iterator[tuple[ExpectedStory, ExpectedPassage]]:
    return ((story, passage) for story in STORIES for passage in story.passages)


@needs_pipeline
@EACH_STORY
def test_reads_every_article(story: ExpectedStory) -> None:
    """Every article is read, nothing else is, and they are one story."""
    report = run(story.folder).report

    assert tuple(sorted(file_of(article) for article in report.articles)) == story.articles
    assert [str(problem) for problem in report.fatal] == []
    assert len(report.stories) == 1


@needs_pipeline
@EACH_STORY
def test_quotes_stand_in_the_text_as_ingested(story: ExpectedStory) -> None:
    """Every quote is found in what the reader of the file's format made of it."""
    articles = run(story.folder).articles

    missing = [str(place) for place in story.places() if not place.ranges(articles[place.file].text)]

    assert missing == []


@needs_pipeline
@_each(findings())
def test_finds(story: ExpectedStory, entry: ExpectedFinding) -> None:
    """The disagreement is found once, under its rule and severity, with exactly its sides."""
    found = run(story.folder)

    hits = [finding for finding in found.report.findings if found.is_finding(finding, entry)]

    everything = "\n".join(found.tell(finding) for finding in found.report.findings)
    assert len(hits) == 1, f"not among\n{everything}" if not hits else f"{len(hits)} times in\n{everything}"


@needs_pipeline
@EACH_STORY
def test_finds_nothing_else(story: ExpectedStory) -> None:
    """There is no finding that expected.toml does not name."""
    found = run(story.folder)

    extra = [
        found.tell(finding)
        for finding in found.report.findings
        if not any(found.is_finding(finding, expected) for expected in story.findings)
    ]

    assert extra == []


@needs_pipeline
@_each(silent_pairs())
def test_stays_silent(story: ExpectedStory, entry: Silent) -> None:
    """No finding of any severity sets the two places against each other."""
    found = run(story.folder)

    alarms = [found.tell(finding) for finding in found.report.findings if found.sets_against(finding, entry)]

    assert alarms == [], entry.why


@needs_pipeline
@_each(agreements())
def test_joins(story: ExpectedStory, entry: Agreement) -> None:
    """One fact holds a claim at each of the places."""
    found = run(story.folder)
    claims = {claim.id: claim for claim in found.report.claims}

    joined = [
        fact.id
        for fact in found.report.facts
        if all(
            any(found.covers(place, claims[id].article_id, claims[id].span) for id in fact.claims)
            for place in entry.mentions
        )
    ]

    assert joined != []


@needs_pipeline
@_each(passages())
def test_reports_passage(story: ExpectedStory, entry: ExpectedPassage) -> None:
    """A passage of this kind has a copy at each of the places."""
    found = run(story.folder)

    reported = [
        passage.id
        for passage in found.report.passages
        if passage.kind == entry.kind
        and all(
            any(found.covers(place, copy.article_id, copy.span) for copy in passage.copies) for place in entry.copies
        )
    ]

    assert reported != [], [(p.kind.value, p.copies) for p in found.report.passages]


@needs_pipeline
@EACH_STORY
def test_tells_origins_apart(story: ExpectedStory) -> None:
    """Articles that rest on one text are one origin; a shared quotation or advertisement joins none."""
    found = run(story.folder)
    (only,) = found.report.stories
    files = {article.id: file for file, article in found.articles.items()}

    origins = frozenset(frozenset(files[id] for id in origin.articles) for origin in only.origins)

    assert origins == story.origins


@needs_pipeline
def test_whole_folder_gives_three_stories() -> None:
    """`factcheck compare fixtures/` sorts the articles into the stories that the folders hold."""
    report = factcheck.compare([str(FIXTURES)])

    stories = frozenset(
        frozenset("/".join(article.name.split("/")[-2:]) for article in story.articles) for story in report.stories
    )

    assert stories == frozenset(frozenset(f"{story.name}/{file}" for file in story.articles) for story in STORIES)
