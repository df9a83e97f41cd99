"""The registry of formats, the rule pages, and a snapshot of the sample report in every format."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import __version__, report
from factcheck.errors import UsageError
from factcheck.model.finding import Severity
from factcheck.report import REPORTERS, Page, Reporter, find, guess
from factcheck.report.galley import render as galley
from factcheck.report.graph_export import FORMATS, export
from factcheck.report.rules_page import explain, render_json, render_markdown, render_terminal
from factcheck.rules.base import Example, Rule
from tests.sample_report import drafted, hostile, sample
from tests.test_report_galley import readings

Snapshot = Callable[[str, str], None]
SUFFIX = {
    "terminal": "txt",
    "markdown": "md",
    "html": "html",
    "json": "json",
    "sarif": "sarif",
    "github": "github.txt",
    "step-summary": "summary.md",
    "gitlab": "gitlab.json",
    "junit": "xml",
    "rdjson": "rdjson",
    "dot": "dot",
    "mermaid": "mmd",
}

RULES = re.compile(r"<summary>\d+ rules</summary>\n<ul class=\"rules\">.*?</ul>", re.DOTALL)
"""In the audit of a page: as long as the catalogue, which has a page and a test of its own."""


def test_every_format_file_is_listed() -> None:
    """A format that nobody added to `REPORTERS` is a mistake, not a feature.

    A file is a format when it has `render(report, page)`.
    """
    files: set[str] = set()
    for path in Path(report.__file__).parent.glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == "render":
                takes_report = [argument.arg for argument in node.args.args] == ["report", "page"]
                files |= {f"factcheck.report.{path.stem}"} if takes_report else set()
    assert files == {reporter.module for reporter in REPORTERS}


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_every_format_writes_whole_lines_and_the_same_twice(reporter: Reporter) -> None:
    render = reporter.load()
    text = render(sample(), Page())
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert text == render(sample(), Page())
    render(hostile(), Page()).encode("utf-8")


def test_names_and_suffixes_belong_to_one_format_each() -> None:
    assert len({reporter.name for reporter in REPORTERS}) == len(REPORTERS)
    suffixes = [suffix for reporter in REPORTERS for suffix in reporter.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("r.json", "json"),
        ("out/R.MD", "markdown"),
        ("r.html", "html"),
        ("R.HTM", "html"),
        ("a.txt", "terminal"),
        ("json", None),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("gl-code-quality-report.json", "gitlab"),
        ("a.xml", "junit"),
        ("a.rdjson", "rdjson"),
        ("a.pdf", None),
    ],
)
def test_a_file_name_tells_its_format(path: str, name: str | None) -> None:
    found = guess(path)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("markdwon", "did you mean 'markdown'?"),
        ("JSON", "did you mean 'json'?"),
        ("x", "there are " + ", ".join(reporter.name for reporter in REPORTERS)),
        ("step_summary", "did you mean 'step-summary'?"),
    ],
)
def test_an_unknown_format_gets_a_hint(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        find(name)
    assert str(error.value) == f"no format is called {name!r}; {hint}"


# -- snapshots -------------------------------------------------------------------------------


def steady(text: str) -> str:
    """A report without what a new version or a new rule changes."""
    text = re.sub(rf'(ersion": "|factcheck ){re.escape(__version__)}', r"\g<1>0", text)
    return RULES.sub("<!-- every rule -->", text)


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_snapshot_of_a_report(reporter: Reporter, snapshot: Snapshot) -> None:
    render, suffix = reporter.load(), SUFFIX[reporter.name]
    narrow, wide = (steady(render(sample(), Page(width))) for width in (80, 120))
    if narrow == wide:
        snapshot(f"report.{suffix}", wide)
    else:
        snapshot(f"report-80.{suffix}", narrow)
        snapshot(f"report-120.{suffix}", wide)


@pytest.mark.parametrize("name", sorted(set(SUFFIX) & {reporter.name for reporter in REPORTERS} - {"json"}))
def test_snapshot_of_a_report_on_a_draft(name: str, snapshot: Snapshot) -> None:
    text = find(name).load()(drafted(), Page(80, below="news/", root="/work/"))
    snapshot(f"check.{SUFFIX[name]}", steady(text))


@pytest.mark.parametrize("width", [80, 120])
def test_snapshot_of_a_galley(width: int, snapshot: Snapshot) -> None:
    snapshot(f"claims-{width}.txt", galley(readings(sample()), Page(width)))


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"graphml"}))  # networkx lays GraphML out its own way
def test_snapshot_of_a_graph(format: str, snapshot: Snapshot) -> None:
    snapshot(f"graph.{SUFFIX[format]}", export(sample(), format))


# -- rules -----------------------------------------------------------------------------------

PAGE = """Sources count the same dead differently.

## Why it matters
One of two tolls is stale or wrong, and a reader who has seen both
believes neither.

## What it leaves alone
- bounds that can both hold: "at least 12" and 15
- a later count that is higher,
  which is an update
"""
RULE = Rule(
    "FC101",
    "toll-disjoint",
    Severity.ERROR,
    PAGE,
    lambda case: iter(()),
    (
        Example(("The fire killed <<12>> people.", "The fire killed <<15>> people.")),
        Example(("At least 12 | died.", "The fire killed 15."), why="a bound holds the larger figure"),
    ),
)


def test_the_catalogue_says_on_its_first_line_how_it_is_made() -> None:
    text = render_markdown([RULE], Page())
    assert text.splitlines()[0] == "<!-- Generated by `factcheck rules --format markdown`; do not edit. -->"


def test_the_catalogue_has_each_page_with_its_examples() -> None:
    text = render_markdown([RULE], Page())
    assert (
        "| [FC101](#fc101-toll-disjoint) | toll-disjoint | error | Sources count the same dead differently. |" in text
    )
    assert "\n## FC101 toll-disjoint\n" in text and "\n### Why it matters\n" in text
    assert "> The fire killed <b>12</b> people.\n>\n> The fire killed <b>15</b> people.\n" in text
    assert "> At least 12 \\| died.\n>\n> The fire killed 15.\n\na bound holds the larger figure\n" in text


def test_a_rule_explained_for_the_terminal() -> None:
    text = explain(RULE, Page(80))
    assert "Why it matters\n  One of two tolls is stale or wrong, and a reader who has seen both believes\n" in text
    assert "  - a later count that is higher, which is an update\n" in text
    assert "Speaks\n  │ The fire killed «12» people.\n  │ The fire killed «15» people.\n" in text


def test_the_list_of_rules() -> None:
    text = render_terminal([RULE], Page(100))
    assert "FC101  toll-disjoint  error    Sources count the same dead differently.\n" in text


def test_the_rules_as_json() -> None:
    (rule,) = json.loads(render_json([RULE], Page()))
    assert (rule["code"], rule["severity"], rule["summary"]) == ("FC101", "error", PAGE.splitlines()[0])
    assert [example["fires"] for example in rule["examples"]] == [True, False]
