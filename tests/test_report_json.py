"""The JSON report: its shape, which others rely on, and that it is exact."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from factcheck.model.article import Article
from factcheck.model.claim import Attribution, Claim, Qualifiers
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.model.value import Dimension, Multiple, Quantity, Stage, Superlative, Time
from factcheck.report import Page, records
from factcheck.report.json import render
from factcheck.report.schema import (
    AttributionRecord,
    ClaimRecord,
    FactRecord,
    FindingRecord,
    QualifierRecord,
    ReportRecord,
    schema,
)
from factcheck.report.schema_values import (
    MultipleValue,
    QuantityValue,
    StageValue,
    SuperlativeValue,
    TimeValue,
)
from tests.sample_report import halden, hostile, money, plain, sample


def written(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(report, Page()))
    return data


@pytest.mark.parametrize("report", [sample(), hostile(), Report(())], ids=["sample", "hostile", "empty"])
def test_a_report_keeps_to_the_schema(report: Report) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(written(report))


@pytest.mark.parametrize("where", [(), ("claims", 0), ("findings", 0, "sides", 0), ("claims", 0, "value")])
def test_the_schema_refuses_a_key_that_it_does_not_know(where: tuple[str | int, ...]) -> None:
    data = written(sample())
    there: Any = data
    for key in where:
        there = there[key]
    there["surprise"] = 1
    assert not Draft202012Validator(schema()).is_valid(data)
    with pytest.raises(ValidationError, match="surprise"):
        ReportRecord.model_validate(data)


def test_a_report_reads_back_the_same() -> None:
    text = render(sample(), Page())
    again = ReportRecord.model_validate_json(text)
    assert json.dumps(again.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n" == text


def test_the_keys_of_the_first_version_are_all_there() -> None:
    """What consumers were promised; more may be added, none of these may go."""
    data = written(sample())
    promised: dict[str, set[str]] = {
        "articles": {"id", "path", "title", "publisher", "published", "story", "origin", "sha256"},
        "claims": {
            "id", "article", "kind", "subject", "attribute", "value", "change", "period", "modality",
            "attribution", "start", "end", "line", "column", "quote",
        },
        "facts": {"id", "subject", "attribute", "claims", "verdict", "origins"},
        "findings": {
            "id", "rule", "name", "severity", "subject", "attribute", "message", "confidence", "fingerprint",
            "explanation", "sides",
        },
        "passages": {"id", "kind", "words", "copies"},
        "unread": {"article", "start", "end", "quote", "why"},
    }  # fmt: skip
    missing = {(key, name) for key, names in promised.items() for name in names - set(data[key][0])}
    assert missing == set()
    assert data["schema_version"] == 1 and set(data["tool"]) == {"name", "version"}
    side = data["findings"][0]["sides"][0]
    assert {"value", "origins", "mentions"} <= set(side) and isinstance(side["value"], str)
    assert {"article", "start", "end", "line", "column", "quote"} <= set(side["mentions"][0])
    assert {"article", "start", "end", "line", "quote"} <= set(data["passages"][0]["copies"][0])


def places(data: Any) -> list[dict[str, Any]]:
    """Every record with a quote, wherever it stands."""
    if isinstance(data, list):
        return [place for item in data for place in places(item)]
    if isinstance(data, dict):
        return ([data] if "quote" in data else []) + [place for item in data.values() for place in places(item)]
    return []


@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_every_quote_is_the_text_between_its_offsets(report: Report) -> None:
    texts = {article.id: article.text for article in report.articles}
    found = places(written(report))
    assert {type(place["start"]) for place in found} == {int}
    assert [p for p in found if p["quote"] != texts[p["article_id"]][p["start"] : p["end"]]] == []
    sections = {"claims", "findings", "passages", "citations", "unread"}
    assert all(places(written(report)[section]) for section in sections)


def test_lines_and_columns_count_from_one() -> None:
    claim = next(c for c in written(sample())["claims"] if c["quote"] == "$310 million")
    assert (claim["article"], claim["line"], claim["column"]) == ("desk/wire.txt", 6, 17)


def test_every_reference_leads_somewhere() -> None:
    data = written(sample())
    ids = {key: {record["id"] for record in data[key]} for key in ("articles", "claims", "facts", "stories", "origins")}
    assert {c for fact in data["facts"] for c in fact["claims"]} <= ids["claims"]
    assert {f["fact"] for f in data["findings"]} <= ids["facts"]
    assert {m["claim"] for f in data["findings"] for s in f["sides"] for m in s["mentions"]} <= ids["claims"]
    assert {a["origin"] for a in data["articles"]} == ids["origins"]
    assert {a["story"] for a in data["articles"]} == ids["stories"]
    assert {c["entity"] for c in data["claims"]} == {e["id"] for e in data["entities"]}


def test_articles_of_one_file_are_told_apart_by_id() -> None:
    story = halden()
    documents = tuple(replace(d, article=replace(d.article, path="feed.jsonl")) for d in story.documents)
    mention = written(Report((replace(story, documents=documents),)))["findings"][0]["sides"][0]["mentions"][0]
    assert (mention["article"], mention["article_id"]) == ("feed.jsonl", "desk/ledger.md")


def test_figures_are_exact_and_readable() -> None:
    by_quote = {claim["quote"]: claim["value"] for claim in written(sample())["claims"]}
    value = by_quote["more than $500 million"]
    assert value["kind"] == "quantity" and value["text"] == "more than $500 million"
    assert (value["low"], value["low_open"], value["high"], value["amount"]) == (
        "500000000",
        True,
        None,
        "500000000",
    )
    assert by_quote["4.5 percent"]["low"] == "4.5"


def test_half_a_surrogate_pair_does_not_stop_a_report() -> None:
    article = Article.from_text("It cost $5 \ud800 in all.", id="a\udcff.txt", title="\ud83d")
    claim = Claim("c1", article.id, 0, Span(8, 12), article.text[8:12], "cost", money("5", "1"))
    record = records.claim(claim, article, story="S1")
    assert (record.quote, record.article) == ("$5 \ufffd", "a\ufffd.txt")
    assert len(record.quote) == record.end - record.start


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            Multiple(plain("2", Dimension.RATIO), "c1", money("1.74e9", "1e7"), "2 × $870 million"),
            {
                "kind": "multiple",
                "text": "twice ($1.74 billion)",
                "base": "c1",
                "formula": "2 × $870 million",
            },
        ),
        (
            Time(Span(3, 7), "2013", "2013", date(2013, 1, 1), date(2013, 12, 31)),
            {
                "kind": "time",
                "text": "2013",
                "earliest": "2013-01-01",
                "latest": "2013-12-31",
                "start": 3,
                "end": 7,
            },
        ),
        (
            Time(Span(3, 7), "the past year"),
            {"kind": "time", "text": "the past year", "iso": "", "earliest": None, "latest": None},
        ),
    ],
)
def test_other_kinds_of_value(value: Multiple | Time, expected: dict[str, Any]) -> None:
    data = records.value(value).model_dump(mode="json")
    assert {key: data[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "left_out"),
    [
        (Quantity, QuantityValue, {"round_grain"}),
        (Multiple, MultipleValue, set()),
        (Stage, StageValue, set()),
        (Superlative, SuperlativeValue, set()),
        (Time, TimeValue, {"span"}),
        (Qualifiers, QualifierRecord, set()),
        (Attribution, AttributionRecord, set()),
        (Claim, ClaimRecord, {"sentence", "span", "context"}),
        (Finding, FindingRecord, {"fact_id", "suppression"}),
        (Fact, FactRecord, {"links"}),
    ],
)
def test_nothing_that_a_record_says_is_forgotten(ours: type, theirs: type[BaseModel], left_out: set[str]) -> None:
    """A field added to a record is written, or left out on purpose here."""
    missing = {field.name for field in fields(ours)} - set(theirs.model_fields)
    assert missing == left_out


def test_confidence_is_a_number() -> None:
    story = halden()
    finding = replace(story.findings[0], confidence=Decimal("0.75"))
    assert written(Report((replace(story, findings=(finding,)),)))["findings"][0]["confidence"] == 0.75
