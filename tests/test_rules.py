"""Every rule's own examples: what is marked is what its finding quotes, and without marks it is silent."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from factcheck.rules import BUILTIN, Example, Rule
from tests import golden

# Firing examples that do not yet do what they say: rule and first article → why.
KNOWN_GAPS: dict[tuple[str, str], str] = {}


def _examples() -> list[Any]:
    found = []
    for rule in BUILTIN:
        for number, example in enumerate(rule.examples, 1):
            title = f"{rule.code} {number} {'fires' if example.fires else 'silent: ' + example.why}"
            first = golden.unmark(example.articles[0]).text
            why = KNOWN_GAPS.get((rule.code, first), "") if example.fires else ""
            found.append(pytest.param(rule, example, id=title, marks=golden.gap(why)))
    return found


@pytest.mark.parametrize(("rule", "example"), _examples())
def test_an_example_quotes_exactly_the_marked_words(rule: Rule, example: Example) -> None:
    articles = golden.story(example.articles, example.published, example.publishers)
    found = golden.findings(articles, draft=example.draft, require_support=example.require_support)
    said = [finding for finding in found if finding.rule == rule.code]
    assert golden.quoted(said, articles) == golden.marks(example.articles)
    assert bool(said) is example.fires


def test_known_gaps_are_gaps_of_examples_that_exist() -> None:
    there = {
        (rule.code, golden.unmark(example.articles[0]).text)
        for rule in BUILTIN
        for example in rule.examples
        if example.fires
    }
    assert set(KNOWN_GAPS) <= there


@pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
def test_a_rule_is_shown_silent_at_least_as_often_as_speaking(rule: Rule) -> None:
    """Its own examples and the cases of align.toml taken together."""
    shown = Counter(example.fires for example in rule.examples)
    for row in golden.rows("align"):
        if row["rule"] == rule.code:
            shown[any("<<" in text for text in row["articles"])] += 1
    assert shown[True] >= 1
    assert shown[False] >= shown[True]


@pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
def test_a_rule_has_an_example_of_both_kinds(rule: Rule) -> None:
    assert {example.fires for example in rule.examples} == {True, False}
    assert all(example.why for example in rule.examples if not example.fires)


def test_marks_are_taken_out_and_remembered() -> None:
    marked = golden.unmark("killed <<at least 12>> and hurt <<30>>")
    assert marked.text == "killed at least 12 and hurt 30"
    assert marked.quotes == ("at least 12", "30")


@pytest.mark.parametrize("text", ["<<12", "12>>", "<<a <<b>>>>", "<<>>"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        golden.unmark(text)


def test_articles_get_the_dates_of_their_places() -> None:
    first, second = golden.story(["A <<1>>.", "B."], [date(2024, 3, 4)])
    assert (first.text, first.published, second.published) == ("A 1.", date(2024, 3, 4), None)
