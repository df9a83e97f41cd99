"""The galley of `factcheck claims`: every claim marked in its place."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim, Unread
from factcheck.model.reader import ReaderInfo
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report import Page
from factcheck.report.galley import COLUMNS, render, render_csv, render_json, runs
from factcheck.report.schema import ReadingRecord
from tests.sample_report import document, hostile, money, sample


@dataclass(frozen=True)
class Reading:
    document: Document
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True)
class Readings:
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...] = ()
    reader: ReaderInfo | None = None


def readings(report: Report) -> Readings:
    """What was read of each article of a report."""
    return Readings(
        tuple(
            Reading(
                each,
                tuple(claim for claim in story.claims if claim.article_id == each.article.id),
                tuple(unread for unread in story.unread if unread.article_id == each.article.id),
            )
            for story in report.stories
            for each in story.documents
        ),
        report.problems,
    )


def of(text: str, *spans: tuple[int, int]) -> Readings:
    """One article with a claim on each span."""
    article = Article.from_text(text, id="a.txt")
    claims = (
        Claim(f"c{n}", "a.txt", 0, Span(*span), text[slice(*span)], "cost", money("5", "1"))
        for n, span in enumerate(spans)
    )
    return Readings((Reading(document(article), tuple(claims)),))


def test_claims_stand_marked_and_numbered_in_their_lines() -> None:
    text = render(readings(sample()), Page(100))
    assert "    6 │ Revenue came to ⟦$310 million⟧[4] last year, one of them said." in text
    assert "4  Halden Robotics  revenue       $310 million  last year" in text


def test_what_was_not_read_is_said_with_the_reason() -> None:
    text = render(readings(sample()), Page(80))
    assert "NOT READ  2 places that looked checkable\n  Some dozen-odd patents  line 2: a number word" in text


def test_an_article_without_claims_says_so() -> None:
    text = render(of("Nothing to check here."), Page(80))
    assert "CLAIMS  none were read" in text and "⟦" not in text and text.endswith("0 claims in 1 article\n")


def test_with_colour_claims_are_underlined_instead() -> None:
    text = render(readings(sample()), Page(100, color=True))
    assert "\x1b[4m$310 million\x1b[0m\x1b[1;36m[4]\x1b[0m" in text and "⟦" not in text


def test_claims_that_overlap_share_a_mark() -> None:
    text = render(of("from $5 to $9 a head", (5, 13), (11, 13)), Page(80))
    assert "from ⟦$5 to $9⟧[1,2] a head" in text


def test_claims_that_touch_do_not() -> None:
    assert "⟦$5⟧[1]⟦$9⟧[2]" in render(of("from $5$9 a head", (5, 7), (7, 9)), Page(80))


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda it: (it[0], it[0] + it[1])), max_size=6)


@given(spans)
def test_runs_are_the_text_and_hold_every_claim_once(places: list[tuple[int, int]]) -> None:
    text = "".join(chr(ord("A") + n % 50) for n in range(40))
    claims = sorted(of(text, *places).readings[0].claims, key=lambda claim: (claim.start, claim.end))
    found = list(runs(text, claims))
    assert "".join(run.text for run in found) == text
    assert [number for run in found for number in run.numbers] == list(range(1, len(claims) + 1))
    assert all(claims[number - 1].quote in run.text for run in found for number in run.numbers)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_no_line_is_wider_than_the_page(report: Report, width: int) -> None:
    text = render(readings(report), Page(width))
    assert [line for line in text.splitlines() if cell_len(line) > width] == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_the_file(end: str) -> None:
    text = render(of(f"one{end}{end}three{end}"), Page(80))
    assert "    1 │ one\n\n    3 │ three\n" in text


def test_json_has_the_claim_records_of_the_report() -> None:
    data = json.loads(render_json(readings(sample()), Page()))
    ReadingRecord.model_validate(data)
    claim = data["claims"][3]
    assert (claim["article"], claim["line"], claim["quote"]) == ("desk/wire.txt", 6, "$310 million")
    assert "Some dozen-odd patents" in [unread["quote"] for unread in data["unread"]]
    assert data["problems"][1] == {
        "path": "desk/scan.txt",
        "reason": "is not text (contains NUL bytes)",
        "fatal": True,
    }


def test_csv_has_a_line_a_claim() -> None:
    rows = list(csv.reader(StringIO(render_csv(readings(sample()), Page()))))
    assert tuple(rows[0]) == COLUMNS
    assert dict(zip(COLUMNS, rows[4], strict=True)) == {
        "n": "4", "article": "desk/wire.txt", "line": "6", "column": "17", "start": "269", "end": "281",
        "quote": "$310 million", "subject": "Halden Robotics", "attribute": "revenue",
        "value": "$310 million", "kind": "quantity", "change": "", "period": "2023", "modality": "actual",
        "speaker": "two people briefed on the plan",
    }  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_to_a_spreadsheet(start: str) -> None:
    its = of(f"{start}5 dollars", (0, 2))
    reading = its.readings[0]
    its = replace(its, readings=(replace(reading, claims=(replace(reading.claims[0], attribute=f"{start}A1"),)),))
    row = list(csv.reader(StringIO(render_csv(its, Page()))))[1]
    assert f"'{start}5" in row and f"'{start}A1" in row
