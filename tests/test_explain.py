"""`factcheck explain F012 PATH...`: how a finding came about, from links to rules."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import factcheck
from factcheck.cli.app import app
from factcheck.model.article import Article
from factcheck.model.report import Report
from factcheck.reconcile.build import case_of
from factcheck.reconcile.trials import trials
from factcheck.report import Page
from factcheck.report.explain import find, render

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def report() -> Report:
    return factcheck.compare([str(FIXTURES)])


@pytest.mark.parametrize("width", [80, 120])
def test_every_finding_has_its_page(report: Report, width: int) -> None:
    """Every finding of the fixtures, on its own: what was joined, by what, and that its rule spoke."""
    assert report.findings
    for story, finding in report.each():
        text = render(story, finding, Page(width=width))
        assert text.startswith(f"━━ {finding.id} {finding.rule} {finding.name} ")
        assert re.search(rf"^  {finding.rule} {finding.name} speaks: ", text, re.MULTILINE)
        assert f"confidence {finding.confidence:.2f}" in text and finding.fingerprint in text
        folded = " ".join(text.split())
        if finding.fact_id:  # else it is of the whole story
            fact = next(fact for fact in story.facts if fact.id == finding.fact_id)
            assert len(re.findall(r"↔ .+? strength \d+", folded)) == len(fact.links)
        for step in finding.explanation:
            assert " ".join(step.split()) in folded
        assert max(map(len, text.splitlines())) <= width


def test_is_found_by_id_and_by_fingerprint(report: Report) -> None:
    """In any case, and by the beginning of a fingerprint."""
    for story, finding in report.each():
        for wanted in (finding.id, finding.id.lower(), finding.fingerprint, finding.fingerprint[:10]):
            assert find(report, wanted) == (story, finding)


def test_page_shows_links_intervals_and_what_was_tried() -> None:
    """The page of a rounding: levels, ranges, each attempt with its answer."""
    status, text, _ = run("explain", "F001", str(FIXTURES / "scale-ai"))
    assert status == 0
    assert "same attribute: valuation; same subject: Scale AI; same figure" in text
    assert "$13.8 billion reads as [13.75, 13.85) billion USD" in text
    answers = dict(re.findall(r"^  (\S.*?\S) {2,}(yes|no)  ", text, re.MULTILINE))
    assert answers == {
        "one value": "no",
        "a range that holds the other": "no",
        "one figure, rounded": "yes",
        "within a hedge": "no",
        "a count that has grown since": "no",
        "figures of two parties": "no",
        "a slip of the pen": "no",
    }


@pytest.mark.parametrize(
    ("first", "second", "held"),
    [
        ("The fire killed 12 people.", "The fire killed 15 people.", set()),
        ("The fire killed at least 12 people.", "The fire killed 15 people.", {"a range that holds the other"}),
        ("The fire killed 146 people.", "The fire killed 164 people.", {"a slip of the pen"}),
        ("The fire killed 1,204 people.", "The fire killed 1,200 people.", {"one figure, rounded"}),
        (
            "Police said 12 people were killed in the fire.",
            "The union said 15 people were killed in the fire.",
            {"figures of two parties"},
        ),
    ],
)
def test_what_holds_is_said_to_hold(first: str, second: str, held: set[str]) -> None:
    """Each explanation that settles a pair is the one that is named."""
    assert _held([Article.from_text(text, id=id) for id, text in (("a", first), ("b", second))]) == held


def test_a_later_report_is_named_as_such() -> None:
    """A toll that has grown since."""
    articles = [
        Article.from_text("The fire killed 12 people.", id="a", published=date(2025, 3, 4)),
        Article.from_text("The fire killed 15 people.", id="b", published=date(2025, 3, 5)),
    ]
    assert _held(articles) == {"a count that has grown since"}


def _held(articles: list[Article]) -> set[str]:
    from factcheck.pipeline import compare

    (story,) = compare(articles, one_story=True).stories
    fact = next(fact for fact in story.facts if fact.attribute == "dead" or len(fact.claims) > 1)
    by_id = {article.id: article for article in story.articles}
    case = case_of(fact, story.graph.claims_of(fact), by_id, story.claims)
    (pair,) = case.pairs
    return {trial.asked for trial in trials(case, pair) if trial.holds}


def test_a_finding_without_files_is_wrong_usage() -> None:
    """Ids and fingerprints mean nothing without the files."""
    for wanted in ("F012", "f1", "2a6bcbf3905c638a"):
        status, out, complaint = run("explain", wanted)
        assert (status, out) == (2, "")
        assert complaint.startswith(f"factcheck: {wanted} is a finding; name its files too: factcheck explain {wanted}")


def test_a_finding_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    """The message says which there are."""
    status, out, complaint = run("explain", "F900", str(FIXTURES / "scale-ai"))
    assert (status, out) == (2, "")
    assert "no finding is called 'F900' in these files; there are F001 to F008" in complaint
    (tmp_path / "one.txt").write_text("The fire killed 12 people.\n", encoding="utf-8")
    status, out, complaint = run("explain", "F001", str(tmp_path))
    assert (status, out) == (2, "") and "these files have none" in complaint


def test_unreadable_files_are_two(tmp_path: Path) -> None:
    assert run("explain", "F001", str(tmp_path / "gone.txt"))[0] == 2


# -- a finding of check ----------------------------------------------------------------------------

DRAFT, WIRE = str(FIXTURES / "quarterly" / "city-pages.txt"), str(FIXTURES / "quarterly")


def test_a_finding_of_a_draft_is_explained_with_its_sources() -> None:
    """Compared with one another the same files have other findings, under the same ids."""
    options = ("--sources", WIRE, "--require-support")
    _, report, _ = run("check", DRAFT, *options)
    assert "WARNING FC200  cuts  F002\n" in report
    assert "factcheck explain F001 DRAFT --sources PATH shows how a finding came about." in report
    status, text, _ = run("explain", "F002", DRAFT, *options)
    assert status == 0 and text.startswith("━━ F002 FC200 unsupported ━")
    assert "FC200 unsupported speaks: " in text and "FC200" not in text.partition("silent: ")[2].partition("\n\n")[0]
    assert run("explain", "F002", DRAFT, "--sources", WIRE)[1].startswith("━━ F002 FC102 number-rounding ━")
    assert run("explain", "F002", WIRE)[1].startswith("━━ F002 FC110 currency-mismatch ━")


def test_sources_of_the_settings_tell_drafts_from_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    jobs = "Orlan Foods will cut {} jobs at its plant in Varde.\n"
    for name, number in (("draft.txt", "4,460"), ("wire/1.txt", "4,640"), ("wire/2.txt", "4,460")):
        (tmp_path / name).write_text(jobs.format(number), encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('sources = ["wire"]\n', encoding="utf-8")
    assert "the draft, 1 origin" in run("explain", "F001", "draft.txt")[1]
    assert "the draft" not in run("explain", "F001", "draft.txt", "wire")[1]
