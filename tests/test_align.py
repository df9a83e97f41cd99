"""Mini-articles about one story: which of their figures are set against each other, and which are not."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import compare
from factcheck.rules import BUILTIN
from tests import golden


@pytest.mark.parametrize("case", golden.cases("align", must=("id", "rule", "articles"), may=("published",)))
def test_findings_are_the_marked_words_of_that_rule(case: dict[str, Any]) -> None:
    """Marks: only this rule speaks, and quotes exactly these words. No marks: nobody says anything."""
    articles = golden.story(case["articles"], case.get("published", ()))
    said = golden.findings(articles)
    marked = golden.marks(case["articles"])
    assert {finding.rule for finding in said} == ({case["rule"]} if marked else set())
    assert golden.quoted(said, articles) == marked


@pytest.mark.parametrize("case", golden.cases("drafts", must=("id", "rule", "articles")))
def test_what_a_draft_says_otherwise_than_its_sources(case: dict[str, Any]) -> None:
    """Marks: only this rule speaks, and quotes exactly these words. No marks: nobody says anything."""
    articles = golden.story(case["articles"], ())
    said = golden.findings(articles, draft=True)
    marked = golden.marks(case["articles"])
    assert {finding.rule for finding in said} == ({case["rule"]} if marked else set())
    assert golden.quoted(said, articles) == marked


@pytest.mark.parametrize("case", golden.rows("align"), ids=lambda row: row["id"])
def test_the_order_of_articles_changes_no_finding(case: dict[str, Any]) -> None:
    """Right or wrong, what is found must not hang on which file is read first."""
    articles = golden.story(case["articles"], case.get("published", ()))
    forward = {finding.fingerprint for finding in compare(articles).findings}
    assert {finding.fingerprint for finding in compare(articles[::-1]).findings} == forward


def test_every_case_names_a_rule_that_there_is() -> None:
    assert {row["rule"] for row in golden.rows("align")} <= {rule.code for rule in BUILTIN}


def test_at_least_as_many_cases_are_silent() -> None:
    firing = [row for row in golden.rows("align") if any("<<" in text for text in row["articles"])]
    assert 0 < len(firing) <= len(golden.rows("align")) - len(firing)
