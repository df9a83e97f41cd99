"""When an article says at its head that it was published, and what other articles add to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pytest

from factcheck import compare
from factcheck.model.article import Article, Document
from factcheck.model.finding import Severity
from factcheck.segment import segment
from factcheck.segment.published import dated
from tests import golden

STORY = (
    "The walls of two warehouses on the quay of Lindow fell down before dawn, and the coast guard closed the harbour."
)


def documents(*heads: str) -> list[Document]:
    texts = (f"Quake shakes Lindow\n\n{head}\n\n{STORY}" for head in heads)
    return [segment(Article.from_text(text, id=str(number))) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("case", golden.cases("published", must=("id", "text"), may=("day", "at", "filed")))
def test_the_head_says_when_it_was_published(case: dict[str, Any]) -> None:
    (found,) = dated([segment(Article.from_text(case["text"], id="a"))])
    article = found.article
    at = article.published_at
    at = at.astimezone(UTC) if at is not None and at.tzinfo else at
    filed = tuple(case["filed"]) if "filed" in case else None
    assert (article.published, at, article.filed) == (case.get("day"), case.get("at"), filed)


def test_what_the_file_says_stands() -> None:
    (document,) = documents("13 May 2026")
    known = replace(document, article=replace(document.article, published=date(2026, 5, 12)))
    assert dated([known]) == [known]


def test_a_date_without_a_year_takes_that_of_an_article_near_it() -> None:
    found = dated(documents("LINDOW, Dec 31 (Nordic Desk) - Ships were sunk.", "2 January 2026"))
    assert [document.article.published for document in found] == [date(2025, 12, 31), date(2026, 1, 2)]


def test_a_date_without_a_year_and_far_from_all_others_has_none() -> None:
    found = dated(documents("LINDOW, May 31 (Nordic Desk) - Ships were sunk.", "2 January 2026"))
    assert [document.article.published for document in found] == [None, date(2026, 1, 2)]
    assert found[0].article.filed == (5, 31)


def test_the_text_is_never_rewritten() -> None:
    before = documents("Published 13 May 2026")
    assert [document.article.text for document in dated(before)] == [document.article.text for document in before]


def toll(head: str, dead: str) -> Article:
    return Article.from_text(
        f"Quake shakes Lindow\n\n{head}\n\nThe quake killed {dead} people in Lindow. {STORY}", id=dead
    )


@pytest.mark.parametrize(("second", "severity"), [("14 May 2026", Severity.NOTE), ("13 May 2026", Severity.WARNING)])
def test_a_higher_limit_in_a_later_report_is_a_note(second: str, severity: Severity) -> None:
    report = compare([toll("13 May 2026", "at least nine"), toll(second, "at least 17")], one_story=True)
    assert [finding.severity for finding in report.findings if finding.rule == "FC101"] == [severity]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("13 May 2026", "14 May 2026", [("FC191", Severity.NOTE)], id="a later day"),
        pytest.param(
            "Wednesday 13 May", "Thursday 14 May", [("FC191", Severity.NOTE)], id="a later day without a year"
        ),
        pytest.param("13 May 2026", "13 May 2026", [("FC101", Severity.ERROR)], id="one day"),
        pytest.param("14 May 2026", "13 May 2026", [("FC101", Severity.ERROR)], id="the higher one is the earlier"),
        pytest.param(
            "13 May 2026", "Nell Farraday", [("FC101", Severity.NOTE)], id="one without a date may be the later"
        ),
        pytest.param("Ilse Marrant", "Nell Farraday", [("FC101", Severity.ERROR)], id="no dates at all"),
    ],
)
def test_a_toll_is_an_update_of_a_report_that_says_it_is_later(
    first: str, second: str, expected: list[tuple[str, Severity]]
) -> None:
    report = compare([toll(first, "14"), toll(second, "17")], one_story=True)
    assert [(finding.rule, finding.severity) for finding in report.findings] == expected
