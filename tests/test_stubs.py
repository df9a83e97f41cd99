"""Articles whose text is missing or breaks off, and short ones that are whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from factcheck import check, compare
from factcheck.ingest import load
from factcheck.lexicon import load as lexicon
from factcheck.model.finding import Severity
from factcheck.report import Page, find
from factcheck.segment import segment
from factcheck.segment.stubs import stub_of
from tests import golden

FLASH = "Tarn Dairies will shut its works at Varde in May with the loss of 240 jobs, the company said on Monday.\n"
CASES = golden.cases("stubs", must=("text",), may=("format", "kind", "line", "notice"))
STUB = "Tarn Dairies will shut its works at Varde in May. The union was told.\n\nSubscribe to continue reading\n"


@pytest.mark.parametrize("case", CASES)
def test_a_stub_is_told_from_a_short_text(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / f"article{case.get('format', '.txt')}"
    path.write_text(case["text"], encoding="utf-8")
    (article,) = load([path]).articles
    found = stub_of(segment(article))
    assert (found and found.kind.value) == case.get("kind")
    if found is not None:
        assert article.quote(found.span) == case["line"]
        assert found.notice == case.get("notice", "")


def test_whole_texts_are_shown_as_often_as_stubs() -> None:
    rows = golden.rows("stubs")
    assert 3 * sum("kind" not in row for row in rows) >= 2 * sum("kind" in row for row in rows)


def test_what_stands_in_a_line_holds_a_telling_word() -> None:
    """Lines without one of them are not looked through."""
    table = lexicon("stubs")
    telling = set(table["contains"]["telling"])
    phrases = [phrase for family in table["family"].values() for phrase in family["contains"]]
    assert [phrase for phrase in phrases if telling.isdisjoint(re.findall(r"[\w']+", phrase))] == []


def test_phrases_are_written_as_lines_are_compared() -> None:
    for family in lexicon("stubs")["family"].values():
        for phrase in (*family["whole"], *family["starts"], *family["contains"]):
            assert phrase == " ".join(phrase.lower().split())
            assert not set('’“”"') & set(phrase)


def _written(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def test_a_stub_of_a_source_is_a_note_and_of_a_draft_a_warning(tmp_path: Path) -> None:
    stub, flash = _written(tmp_path, stub=STUB, flash=FLASH)
    compared = [(each.rule, each.severity) for each in compare([stub, flash]).findings]
    assert ("FC902", Severity.NOTE) in compared
    (drafted,) = [each for each in check(stub, [flash]).findings if each.rule == "FC902"]
    assert drafted.severity is Severity.WARNING
    assert drafted.message == "The text of the draft seems to break off after 14 words at a paywall."
    (source,) = [each for each in check(flash, [stub]).findings if each.rule == "FC902"]
    assert source.severity is Severity.NOTE


@pytest.mark.parametrize("format", ["terminal", "markdown", "html", "json", "sarif", "gitlab", "junit", "github"])
def test_every_report_shows_a_stub_that_is_a_story_of_its_own(format: str, tmp_path: Path) -> None:
    report = compare(_written(tmp_path, stub="Please enable JavaScript to view this page.\n", flash=FLASH))
    text = find(format).load()(report, Page())
    assert "FC902" in text
    assert "In place of an article" in " ".join(text.replace("&#32;", " ").split())


def test_a_file_without_text_is_an_input_that_could_not_be_read_and_nothing_else(tmp_path: Path) -> None:
    empty, flash = _written(tmp_path, empty="\n", flash=FLASH)
    page = tmp_path / "page.html"
    page.write_text("<html><body></body></html>", encoding="utf-8")
    report = compare([empty, page, flash])
    assert len(report.fatal) + len([problem for problem in report.problems if not problem.fatal]) == 2
    assert report.findings == ()


def test_json_has_the_place_of_the_line(tmp_path: Path) -> None:
    report = compare(_written(tmp_path, stub=STUB))
    record = json.loads(find("json").load()(report, Page()))
    (finding,) = record["findings"]
    (mention,) = finding["sides"][0]["mentions"]
    assert (mention["quote"], mention["line"]) == ("Subscribe to continue reading", 3)
