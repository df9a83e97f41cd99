"""Copies among many articles: the index, what a rewrite changed, support, and the command `duplicates`."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from factcheck import duplicates, pipeline
from factcheck.cli.app import app
from factcheck.model.article import Article
from factcheck.model.passage import PassageKind
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.copies import render_terminal, summary
from factcheck.report.copies_markdown import render_markdown
from factcheck.segment import segment
from factcheck.trace import Trace, trace
from factcheck.trace.archive import Archive, Groups
from factcheck.trace.runs import Run, joined, shared_runs, windows
from factcheck.trace.words import Vocabulary
from tests import strategies  # noqa: F401 - loads the profile
from tests.benchmarks import copies_page
from tests.benchmarks.copies import LEVELS, corpus
from tests.benchmarks.copies_quality import MEASURED
from tests.benchmarks.judge_copies import judge
from tests.stories import FIXTURES
from tests.update_reports import COMMAND, REPORTS

STORM = (
    "The storm tore the roof off the chapel at Lindow and sank five boats that were tied up along the old quay. "
    "Shopkeepers carried their stock upstairs by candlelight while the chandler rang the bell till his rope broke."
)
REWRITTEN = (
    "The storm tore the roof off the chapel at Lindow and sank seven boats that were tied up along the old quay. "
    "Shopkeepers carried their stock upstairs by candlelight as the chandler rang the bell till his rope broke."
)
OTHER = "Nobody in Varde had heard of the new ferry before its captain asked for breakfast in the market hall."


def traced(*texts: str, publishers: tuple[str, ...] = ()) -> Trace:
    outlets = [*publishers, *[""] * len(texts)]
    return trace(
        [
            segment(Article.from_text(text, id="abcdefgh"[i], publisher=outlets[i] or None))
            for i, text in enumerate(texts)
        ]
    )


# -- what a rewrite changed ------------------------------------------------------------------------


def test_changed_words_are_told_with_the_words_in_their_place() -> None:
    (passage,) = traced(STORM, REWRITTEN).passages
    texts = {"a": STORM, "b": REWRITTEN}
    said = [
        tuple(copy.span.of(texts[copy.article_id]) for copy in (change.left, change.right))
        for change in passage.changes
    ]
    assert said == [("five", "seven"), ("while", "as")]


def test_a_copy_word_for_word_has_no_changes() -> None:
    (passage,) = traced(STORM, f"{OTHER} {STORM}").passages
    assert passage.changes == ()


@given(st.data())
def test_changes_are_inside_copies_of_their_passage(data: st.DataObject) -> None:
    words = STORM.split()
    for _ in range(data.draw(st.integers(0, 6))):
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.sampled_from(["gull", "rope", "nine"]))
    for passage in traced(STORM, " ".join(words)).passages:
        for change in passage.changes:
            for place in (change.left, change.right):
                assert any(
                    copy.article_id == place.article_id and copy.span.contains(place.span) for copy in passage.copies
                )


# -- runs that a rewrite has split -----------------------------------------------------------------


def _run(left: tuple[int, int], right: tuple[int, int]) -> Run:
    return Run(0, left, 1, right, left[1] - left[0])


def test_runs_are_joined_over_words_that_mostly_agree() -> None:
    left = list(range(40))
    right = [*range(10), 100, 11, 12, 101, 14, *range(15, 40)]
    runs = [_run((0, 10), (0, 10)), _run((15, 40), (15, 40))]
    assert joined(left, right, runs) == [Run(0, (0, 40), 1, (0, 40), 38)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (list(range(40)), [*range(10), *range(100, 105), *range(15, 40)]),
        ([*range(10), 10, 11, -1, 13, 14, *range(15, 40)], [*range(10), 10, 11, -2, 13, 14, *range(15, 40)]),
    ],
    ids=["other words", "a break between stretches that are not read on"],
)
def test_runs_are_not_joined_over(left: list[int], right: list[int]) -> None:
    runs = [_run((0, 10), (0, 10)), _run((15, 40), (15, 40))]
    assert joined(left, right, runs) == runs


def test_runs_in_another_order_stay_apart() -> None:
    left, right = list(range(40)), [*range(20, 40), *range(20)]
    runs = [_run((20, 40), (0, 20)), _run((0, 20), (20, 40))]
    assert joined(left, right, runs) == runs


def test_a_window_of_many_articles_starts_no_run_unless_it_goes_on_for_long() -> None:
    vocabulary = Vocabulary()
    phrase = " ".join(["one two three four five six seven eight nine ten eleven twelve"])
    articles = [vocabulary.read(segment(Article.from_text(phrase, id=name))) for name in "ab"]
    common = frozenset(windows(articles[0].ids[1:-1]))
    assert [run.equal for run in shared_runs(articles)] == [12]
    assert list(shared_runs(articles, common)) == []
    longer = " ".join(f"w{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(40))
    articles = [vocabulary.read(segment(Article.from_text(longer, id=name))) for name in "ab"]
    assert [run.equal for run in shared_runs(articles, frozenset(windows(articles[0].ids)))] == [40]


# -- sign-offs -------------------------------------------------------------------------------------

_SIGN_OFF = "Letters to this desk are read aloud every Friday evening beside the stove of the old ferry house"


def test_lines_under_articles_that_share_nothing_else_are_a_sign_off() -> None:
    reports = [made.text for made in corpus(12) if not made.source and made.parts[-1].owner != "boilerplate"][:3]
    texts = [f"{text}\n{_SIGN_OFF}." for text in reports]
    (passage,) = traced(*texts).passages
    assert passage.kind is PassageKind.BOILERPLATE
    assert len(passage.copies) == 3
    (passage,) = traced(*texts[:2]).passages
    assert passage.kind is PassageKind.SYNDICATED, "two articles may well share a paragraph"


# -- the index -------------------------------------------------------------------------------------

_SENTENCES = [f"{s}." for s in f"{STORM} {REWRITTEN} {OTHER}".split(". ")]


def grouped(texts: list[str], folder: Path | None = None, expected: int = 0) -> Groups:
    archive = Archive(Vocabulary(), expected or len(texts), folder)
    for text in texts:
        archive.add(text)
    return archive.groups()


@pytest.mark.parametrize("expected", [10, 100_000], ids=["every window", "every third window"])
@given(
    texts=st.lists(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map(" ".join), min_size=2, max_size=6)
)
def test_articles_that_share_a_passage_are_in_one_group(expected: int, texts: list[str]) -> None:
    groups = grouped(texts, expected=expected).groups
    home = {article: number for number, group in enumerate(groups) for article in group}
    for one, two in combinations(range(len(texts)), 2):
        passages = traced(texts[one], texts[two]).passages
        if any(p.words >= 12 and len({copy.article_id for copy in p.copies}) == 2 for p in passages):
            assert home[one] == home[two]


def test_the_index_on_disk_finds_what_the_one_in_memory_finds(tmp_path: Path) -> None:
    texts = [made.text for made in corpus(250)]
    for expected in (250, 100_000):
        assert grouped(texts, tmp_path, expected) == grouped(texts, None, expected)
    assert list(tmp_path.iterdir()) == []


def test_an_article_that_repeats_itself_is_a_group_and_one_that_shares_nothing_is_none() -> None:
    assert grouped([f"{STORM} {STORM}", OTHER]).groups == ((0,),)


def test_turns_of_phrase_of_many_articles_are_common() -> None:
    texts = [f"Number {n} did not at once respond to a request for comment on number {n}." for n in range(260)]
    found = grouped(texts)
    assert found.groups == ()
    assert found.common


def test_planted_copies_are_found_and_nothing_else_is() -> None:
    """The floor of the benchmark, on few articles: recall by level, precision over all."""
    made = list(corpus(300))
    articles = [Article.from_text(each.text, id=each.id, publisher=each.publisher) for each in made]
    score = judge(made, duplicates.duplicates(articles).passages)
    floors = dict.fromkeys(LEVELS, 0.95) | {"30 %": 0.7, "15 %": 0.9}
    assert {level: score.recall(level) >= floor for level, floor in floors.items()} == dict.fromkeys(LEVELS, True)
    assert score.precision >= 0.95, score.wrong


def test_the_page_has_what_was_measured() -> None:
    page = (REPORTS / "quality.md").read_text(encoding="utf-8")
    assert copies_page.section() in page, f"reports/quality.md is stale; run {COMMAND}"


def test_the_figures_that_were_measured_reach_what_is_asked_for() -> None:
    runs = json.loads(MEASURED.read_text(encoding="utf-8"))["runs"]
    ours = [run for run in runs if run["method"].startswith(copies_page.OURS)]
    assert ours
    for run in ours:
        assert {level for level, floor in copies_page.FLOORS.items() if run["recall"][level] < floor} == set()
        assert run["precision"] >= copies_page.PRECISION_FLOOR


# -- origins behind a fact -------------------------------------------------------------------------


def test_a_figure_that_is_another_outlets_counts_once() -> None:
    texts = (
        "Orlan Foods is in talks to buy Tarn Dairies for $620 million, the Wall Street Journal reported on Monday.",
        "Orlan Foods could pay $620 million for Tarn Dairies, according to the Wall Street Journal.",
        "Orlan Foods could pay $620 million for Tarn Dairies, its chairman said in Lindow.",
    )
    report = pipeline.compare(
        [Article.from_text(text, id=name) for name, text in zip("abc", texts, strict=True)], one_story=True
    )
    assert [fact.origins for fact in report.facts if len(fact.claims) == 3] == [2]


def test_whoever_is_named_by_the_other_had_it_first() -> None:
    result = traced(
        f"{STORM} {OTHER} Sheep were charged as children on Sundays, the chandler added.",
        f"{STORM} {OTHER} This is reported by the Alder Bay Record.",
        publishers=("Alder Bay Record", "Lowmoor Mail"),
    )
    (origin,) = result.origins
    assert origin.root == "a"
    assert origin.first == "Lowmoor Mail names Alder Bay Record as its source"


def test_overlaps_say_how_much_of_each_stands_in_the_other() -> None:
    (overlap,) = traced(STORM, f"{STORM} {OTHER}").overlaps
    left, right = overlap.contained()
    assert left == 100
    assert 50 < right < 80


# -- the command -----------------------------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["duplicates", *arguments])


@pytest.fixture
def copied() -> Report:
    return duplicates.duplicates([str(FIXTURES / "harbour-fire")])


@pytest.mark.parametrize("width", [80, 120])
def test_copies_in_a_terminal(copied: Report, width: int, snapshot: Callable[[str, str], None]) -> None:
    text = render_terminal(copied, Page(width=width)).replace(FIXTURES.as_posix(), "fixtures")
    assert all(len(line) <= width for line in text.splitlines())
    snapshot(f"copies-{width}.txt", text)


def test_copies_in_markdown(copied: Report, snapshot: Callable[[str, str], None]) -> None:
    snapshot("copies.md", render_markdown(copied, Page()))


def test_a_folder_on_disk_and_in_memory_is_reported_alike() -> None:
    folder = str(FIXTURES)
    assert render_markdown(duplicates.duplicates([folder], on_disk=True), Page()) == render_markdown(
        duplicates.duplicates([folder]), Page()
    )


def test_the_command_writes_its_formats(tmp_path: Path) -> None:
    out = tmp_path / "copies.json"
    result = run(str(FIXTURES / "quarterly"), "--format", "json", "--output", str(out))
    assert result.exit_code == 0
    assert "passages in" in result.stderr
    record = json.loads(out.read_text(encoding="utf-8"))
    assert {passage["kind"] for passage in record["passages"]} == {"boilerplate", "press_release", "shared_quote"}
    assert record["overlaps"]
    assert run(str(FIXTURES / "quarterly"), "--format", "markdown").stdout.startswith("<!-- Generated")


def test_nothing_shared_is_said(tmp_path: Path) -> None:
    for name, text in (("a.txt", STORM), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run(str(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "No article shares text with another or repeats itself.\n")
    assert summary(Report(())) == result.stdout.strip()


def test_an_input_that_is_not_there_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORM, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REWRITTEN, encoding="utf-8")
    result = run(str(tmp_path / "none.txt"), str(tmp_path))
    assert result.exit_code == 2
    assert "none.txt" in result.stderr
    assert "five → seven" in result.stdout


def test_an_unknown_format_is_refused() -> None:
    result = run(str(FIXTURES), "--format", "xml")
    assert result.exit_code == 2
    assert "no format is called 'xml'" in result.stderr
