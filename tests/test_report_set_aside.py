"""What is set aside is in every report, with the reason, and cannot do what hostile text would like to."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from factcheck.model.finding import Finding, Suppression, SuppressionKind
from factcheck.model.report import Report, Stale
from factcheck.report import Page, find
from factcheck.report.schema import schema
from tests.sample_report import halden

BY_HAND = Suppression(SuppressionKind.COMMENT, "desk/wire.txt:6", "agreed with the desk")
BY_FILE = Suppression(SuppressionKind.FILE, "factcheck.ignore.toml", "confirmed", "Jo", date(2026, 12, 31))
KNOWN = Suppression(SuppressionKind.BASELINE, "factcheck-baseline.json", "known when the baseline was taken")


def report(*suppressions: Suppression, stale: tuple[Stale, ...] = ()) -> Report:
    """The sample story with its first findings set aside."""
    story = halden()
    count = len(suppressions)
    aside = tuple(replace(f, suppression=its) for f, its in zip(story.findings, suppressions, strict=False))
    return Report((replace(story, findings=story.findings[count:], suppressed=aside),), stale=stale)


def shown(format: str, its: Report, *, width: int = 100) -> str:
    return find(format).load()(its, Page(width=width))


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_every_report_for_people_says_how_much_is_set_aside(format: str) -> None:
    text = shown(format, report(BY_HAND, BY_FILE, KNOWN), width=140)
    assert "2 set aside, 1 in the baseline" in text
    assert "agreed with the desk" in text and "confirmed (Jo, until 2026-12-31)" in text
    assert "set aside" not in shown(format, report()).lower()


def test_the_baseline_is_only_counted_on_a_terminal_and_listed_in_markdown() -> None:
    its = report(KNOWN)
    assert "SET ASIDE" not in shown("terminal", its) and "1 in the baseline" in shown("terminal", its)
    assert "known when the baseline was taken" in shown("markdown", its)


def test_json_lists_it_with_the_reason() -> None:
    data = json.loads(shown("json", report(BY_HAND, BY_FILE, KNOWN)))
    Draft202012Validator(schema()).validate(data)
    assert {finding["suppression"] for finding in data["findings"]} == {None}
    assert [finding["suppression"] for finding in data["suppressed"]] == [
        {"kind": "comment", "where": "desk/wire.txt:6", "reason": "agreed with the desk", "by": None, "until": None},
        {
            "kind": "file",
            "where": "factcheck.ignore.toml",
            "reason": "confirmed",
            "by": "Jo",
            "until": "2026-12-31",
        },
        {
            "kind": "baseline",
            "where": "factcheck-baseline.json",
            "reason": "known when the baseline was taken",
            "by": None,
            "until": None,
        },
    ]
    assert all(finding["sides"] for finding in data["suppressed"])


def test_what_stands_in_the_fact_table_does_not_depend_on_it() -> None:
    def table(its: Report) -> str:
        return shown("terminal", its).partition("\nFACTS")[2].partition("REPEATED")[0]

    assert table(report(BY_HAND, BY_FILE)) == table(report())


@pytest.mark.parametrize("format", ["terminal", "markdown", "json"])
def test_what_is_stale_is_listed(format: str) -> None:
    stale = (Stale("FC102", "Halden Robotics", "valuation", "0123456789abcdef", 2),)
    text = shown(format, report(stale=stale))
    assert "FC102" in text and "valuation" in text and "01234567" in text


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_hostile_words_stay_words(format: str, width: int) -> None:
    hostile = "x\x1b[2J | <script>alert(1)</script> @desk `code` [a](javascript:b)\nnew line " + "y" * 500
    its = report(Suppression(SuppressionKind.FILE, hostile, hostile, hostile))
    text = shown(format, its, width=width)
    assert "\x1b" not in text and "\nnew line" not in text
    if format == "markdown":
        page = MarkdownIt("commonmark").enable("table").parse(text)
        pieces = [piece for token in page for piece in (token, *(token.children or ()))]
        assert [p.content for p in pieces if p.type.startswith("html_") and "script" in p.content] == []
        assert [p for p in pieces if p.type == "link_open" and not str(p.attrs["href"]).startswith("#")] == []
        assert sum(p.type == "code_inline" and "<script>" in p.content for p in pieces) == 1, "the place, as code"
        (row,) = (line for line in text.splitlines() if line.startswith("| error") and "alert" in line)
        assert len(re.findall(r"(?<!\\)\|", row)) == 7
    else:
        assert max(map(len, text.splitlines())) <= max(40, width)


def test_a_finding_that_is_set_aside_keeps_its_fingerprint() -> None:
    finding: Finding = halden().findings[0]
    assert replace(finding, suppression=BY_HAND).fingerprint == finding.fingerprint
