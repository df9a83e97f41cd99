"""Mini-articles about one story: which of their figures are set against each other, and which are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factcheck import check, compare
from factcheck.link.speakers import are_two_parties
from factcheck.model.claim import Attribution
from factcheck.model.finding import Severity
from factcheck.rules import BUILTIN
from tests import golden


def _cases(name: str) -> Any:
    return golden.cases(name, must=("id", "rule", "articles"), may=("published",))


@pytest.mark.parametrize("case", [*_cases("align"), *_cases("paraphrases")])
def test_findings_are_the_marked_words_of_that_rule(case: dict[str, Any]) -> None:
    """Marks: only this rule speaks, and quotes exactly these words. No marks: nobody says anything."""
    articles = golden.story(case["articles"], case.get("published", ()))
    said = golden.findings(articles)
    marked = golden.marks(case["articles"])
    assert {finding.rule for finding in said} == ({case["rule"]} if marked else set())
    assert golden.quoted(said, articles) == marked


@pytest.mark.parametrize("case", _cases("drafts"))
def test_what_a_draft_says_otherwise_than_its_sources(case: dict[str, Any]) -> None:
    """Marks: only this rule speaks, and quotes exactly these words. No marks: nobody says anything."""
    articles = golden.story(case["articles"], case.get("published", ()))
    said = golden.findings(articles, draft=True)
    marked = golden.marks(case["articles"])
    assert {finding.rule for finding in said} == ({case["rule"]} if marked else set())
    assert golden.quoted(said, articles) == marked


@pytest.mark.parametrize("case", [*golden.rows("align"), *golden.rows("paraphrases")], ids=lambda row: row["id"])
def test_the_order_of_articles_changes_no_finding(case: dict[str, Any]) -> None:
    """Right or wrong, what is found must not hang on which file is read first."""
    articles = golden.story(case["articles"], case.get("published", ()))
    forward = {finding.fingerprint for finding in compare(articles).findings}
    assert {finding.fingerprint for finding in compare(articles[::-1]).findings} == forward


def test_every_case_names_a_rule_that_there_is() -> None:
    assert {row["rule"] for name in ("align", "paraphrases") for row in golden.rows(name)} <= {
        rule.code for rule in BUILTIN
    }


@pytest.mark.parametrize("name", ["align", "paraphrases", "drafts"])
def test_at_least_as_many_cases_are_silent(name: str) -> None:
    firing = [row for row in golden.rows(name) if any("<<" in text for text in row["articles"])]
    assert 0 < len(firing) <= len(golden.rows(name)) - len(firing)


def test_a_row_of_a_table_is_not_set_against_a_sentence(tmp_path: Path) -> None:
    """The head of its column may say that it is another year's."""
    head = "<html><body><article><h1>Vote in Corrend</h1><p>The Green List is happy in Corrend tonight.</p>"
    (tmp_path / "a.txt").write_text("Vote in Corrend\n\nThe Green List has 15 seats in Corrend.\n", encoding="utf-8")
    row, cell = (
        "<tr><td>Green List in Corrend</td><td>11 seats</td></tr>",
        "<p>The Green List has 11 seats in Corrend.</p>",
    )
    for body, said in ((f"<table><tr><th>party</th><th>2020</th></tr>{row}</table>", []), (cell, ["FC101"])):
        (tmp_path / "b.html").write_text(f"{head}{body}</article></body></html>", encoding="utf-8")
        assert [finding.rule for finding in compare([tmp_path]).findings] == said


def test_a_difference_between_sources_is_a_note_where_the_draft_takes_a_side() -> None:
    draft, wire, paper = golden.story(
        (
            "The blaze at Lindow killed 14 people.",
            "The blaze at Lindow killed 14 people, the coast guard said.",
            "The blaze at Lindow killed 19 people.",
        ),
        (),
    )
    assert [f.severity for f in compare([wire, paper], one_story=True).findings] == [Severity.ERROR]
    assert [f.severity for f in check(draft, [wire, paper]).findings] == [Severity.NOTE]
    assert [f.severity for f in check(draft, [paper]).findings] == [Severity.ERROR]
    assert check(draft, [wire]).findings == ()


def test_each_of_several_drafts_is_a_story_with_ids_of_its_own() -> None:
    first, second, source = golden.story(
        (
            "The blaze at Lindow killed 12 people.",
            "The blaze at Lindow killed 17 people.",
            "The blaze at Lindow killed 14 people.",
        ),
        (),
    )
    report = check([first, second], [source])
    assert [story.documents[0].article.id for story in report.stories] == [first.id, second.id]
    assert [[side.value for side in finding.sides][:1] for finding in report.findings] == [["12 people"], ["17 people"]]
    ids = [finding.id for finding in report.findings] + [fact.id for fact in report.facts]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        ("USGS", "U.S. Geological Survey", False),
        ("Brekke", "Jon Brekke", False),
        ("officials", "the union", False),
        ("state media", "Arden Radio", False),
        ("police", "the union", True),
        ("Jon Brekke", "Ida Vollan", True),
        ("CDA", "Coast Guard of Arden", True),
    ],
)
def test_two_parties_are_two_who_are_somebody(left: str, right: str, two: bool) -> None:
    a, b = (Attribution(name, "said", anonymous=False) for name in (left, right))
    assert are_two_parties(a, b) is are_two_parties(b, a) is two
