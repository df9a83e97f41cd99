"""Reports for pipelines: places in their columns, escapes, limits, fingerprints, and other programs that read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from factcheck.errors import Problem
from factcheck.ingest import html, plaintext
from factcheck.ingest.base import Source
from factcheck.model.finding import Finding, Severity, Suppression, SuppressionKind
from factcheck.model.report import Report
from factcheck.pipeline import check, compare
from factcheck.report import Page, find
from factcheck.report.alerts import project_path
from factcheck.report.step_summary import page_of
from tests.machine_formats import check_github, check_gitlab, check_markdown, check_rdjson, check_sarif
from tests.sample_report import drafted, halden, sample

PAGE = Page(100)
SOURCE = "The blaze at Lindow destroyed £19 million of goods, the coast guard said."
LONG = "A𐐀b: “naïve” £4 m – "
"""Characters that are wider in bytes, one of them in UTF-16 too."""


def written(report: Report, format: str, page: Page = PAGE) -> str:
    return find(format).load()(report, page)


def with_findings(findings: Sequence[Finding]) -> Report:
    return Report((replace(halden(), findings=tuple(findings)),))


# -- columns -----------------------------------------------------------------------------------------


def desk(folder: Path, content: bytes, suffix: str) -> Report:
    (folder / f"draft{suffix}").write_bytes(content)
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    return check(folder / f"draft{suffix}", [folder / "source.txt"])


def words_at(content: bytes, place: dict[str, int], *, in_bytes: bool) -> str:
    """What stands in a file at a place, its end column excluded; the lines are those that an editor has."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert place["line"] == place["end_line"]
    line = text.split("\n")[place["line"] - 1]
    if in_bytes:
        return line.encode()[place["column"] - 1 : place["end_column"] - 1].decode()
    return line[place["column"] - 1 : place["end_column"] - 1]


SENTENCE = f"{LONG}the blaze at Lindow destroyed £14 million of goods, the coast guard said."


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"], ids=["no end", "LF", "CR LF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize(
    ("suffix", "before", "after"),
    [
        (".txt", f"{LONG}in the port{{}}{{}}", ""),
        (".md", f"# {LONG}in the port{{}}{{}}", ""),
        (".html", f"<title>{LONG}</title><p>{LONG}&pound;3 <b>ünder</b> way{{}}</p>{{}}<p>", "</p>"),
        (".json", f'{{{{"source": "{LONG}",{{}}"title": "{LONG} in the \\u00fcnder port",{{}}"body": "', '"}'),
    ],
    ids=["text", "Markdown", "web page", "JSON"],
)  # fmt: skip
def test_columns_lead_to_the_words(tmp_path: Path, suffix: str, before: str, after: str, mark: bytes, end: str) -> None:
    content = mark + f"{before.format(end, end)}{SENTENCE}{after}{end}".encode()
    if end == "" and suffix in (".txt", ".md"):
        content = mark + SENTENCE.encode()
    report = desk(tmp_path, content, suffix)
    places: dict[str, dict[str, int]] = {}
    region = check_sarif(written(report, "sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    places["sarif"] = {
        "line": region["startLine"], "column": region["startColumn"],
        "end_line": region["endLine"], "end_column": region["endColumn"],
    }  # fmt: skip
    command = check_github(written(report, "github"))[0]
    places["github"] = {
        "line": int(command["line"]), "column": int(command["col"]),
        "end_line": int(command["line"]), "end_column": int(command["endColumn"]),
    }  # fmt: skip
    span = json.loads(written(report, "gitlab"))[0]["location"]["positions"]
    places["gitlab"] = {
        "line": span["begin"]["line"], "column": span["begin"]["column"],
        "end_line": span["end"]["line"], "end_column": span["end"]["column"],
    }  # fmt: skip
    span = check_rdjson(written(report, "rdjson"))[0]["location"]["range"]
    places["rdjson"] = {
        "line": span["start"]["line"], "column": span["start"]["column"],
        "end_line": span["end"]["line"], "end_column": span["end"]["column"],
    }  # fmt: skip
    said = {name: words_at(content, place, in_bytes=name == "rdjson") for name, place in places.items()}
    assert said == dict.fromkeys(places, "£14 million")


@given(
    st.lists(
        st.sampled_from(("a ", "7", "£", "𐐀", "é", "&pound;", "<b>", "</b>", "<p>", "\r\n", "\n", " ")), max_size=40
    )
)
def test_columns_in_code_points_and_bytes_lead_to_one_place(pieces: list[str]) -> None:
    """Wherever the text of a file stands in it, in plain text and between the tags and entities of a page."""
    file = "x" + "".join(pieces) + "x"
    lines = file.replace("\r\n", "\n").split("\n")
    for read in (plaintext.read, html.read):
        for article in read(Source.of_text("a", file)).articles:
            for offset, sign in enumerate(article.text):
                line, column = article.position(offset)
                if sign.isalnum():
                    assert lines[line - 1][column - 1] == sign
                    assert (
                        lines[line - 1].encode()[: article.byte_column(offset) - 1].decode()
                        == lines[line - 1][: column - 1]
                    )


def test_the_column_of_reviewdogs_own_example(tmp_path: Path) -> None:
    """In "a𐐀b" the column of b is 6: bytes, not code points (3) nor UTF-16 units (4)."""
    report = desk(tmp_path, "a𐐀$14 million was lost in the blaze at Lindow.".encode(), ".txt")
    article = report.articles[0]
    assert article.byte_column(article.text.index("$")) == 6
    assert article.position(article.text.index("$")).column == 3


def test_words_over_two_lines_have_no_columns_on_github(tmp_path: Path) -> None:
    report = desk(
        tmp_path, b"The blaze at Lindow destroyed 14\nmillion pounds of goods, the coast guard said.\n", ".txt"
    )
    story = halden()
    two_lines = replace(story.findings[0].sides[0].mentions[0], span=replace(story.claims[1].span, start=50, end=230))
    finding = replace(story.findings[0], sides=(replace(story.findings[0].sides[0], mentions=(two_lines,)),))
    (command,) = check_github(written(with_findings([finding]), "github"))
    assert "col" not in command and int(command["endLine"]) > int(command["line"])
    assert report.stories  # the same words in a file are no trouble either
    check_github(written(report, "github"))


# -- GitHub -------------------------------------------------------------------------------------------


def many(number: int, severity: Severity = Severity.ERROR) -> list[Finding]:
    first = halden().findings[0]
    return [replace(first, id=f"d{n}", subject=f"Firm {n}", severity=severity) for n in range(number)]


def test_a_level_has_ten_annotations_and_the_last_counts_the_rest() -> None:
    commands = check_github(written(with_findings([*many(25), *many(10, Severity.WARNING)]), "github"))
    assert [c["command"] for c in commands] == ["error"] * 10 + ["warning"] * 10
    assert commands[9]["message"] == "16 more errors than GitHub shows for one step. The report has them all."
    assert commands[19]["title"].startswith("FC101")


def test_inputs_that_could_not_be_read_are_annotations() -> None:
    first = check_github(written(sample(), "github"))[0]
    assert (first["command"], first["file"]) == ("error", "desk/scan.txt")
    assert first["message"] == "desk/scan.txt: is not text (contains NUL bytes)"


def test_signs_that_end_a_command_or_a_property_are_escaped() -> None:
    finding = replace(halden().findings[0], subject="A: 5%, B\n", message="1% :: 2%0A,\r\n::error::x")
    text = written(with_findings([finding]), "github")
    (command,) = check_github(text)
    assert text.count("\n") == 1
    assert "title=FC101 A%3A 5%25%2C B · revenue::1%25 :: 2%250A, ::error::x.%0A" in text
    assert command["message"].startswith("1% :: 2%0A, ::error::x.\nThe Ledger (desk/ledger.md:4): ")


def test_a_clean_run_says_so_where_only_a_log_shows_it() -> None:
    assert written(with_findings([]), "github") == "::debug::factcheck found no disagreement\n"


def test_standard_input_has_no_file_to_annotate() -> None:
    story = halden()
    document = story.documents[0]
    piped = replace(document, article=replace(document.article, path="-"))
    report = Report((replace(story, documents=(piped, *story.documents[1:]), findings=story.findings[:1]),))
    (command,) = check_github(written(report, "github"))
    assert "file" not in command and command["line"] == "6"
    uri = check_sarif(written(report, "sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert uri["artifactLocation"] == {"uri": "stdin"}


def test_the_summary_of_a_step_is_cut_by_whole_findings() -> None:
    report = with_findings(many(200))
    page = page_of(report, 20_000)
    assert len(page.encode()) < 20_200
    check_markdown(page)
    shown = page.count("#### Error FC101")
    assert 0 < shown < 200
    assert f"**{200 - shown} more findings left out: this page would be too long. The report has them.**\n" in page
    assert "left out" not in written(report, "step-summary")


# -- paths ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "page", "path"),
    [
        ("desk/a.md", PAGE, "desk/a.md"),
        ("./desk//a.md", PAGE, "desk/a.md"),
        ("a.md", Page(below="desk/", root="/work/"), "desk/a.md"),
        ("../other/a.md", Page(below="desk/", root="/work/"), "other/a.md"),
        ("/work/desk/a.md", Page(below="desk/", root="/work/"), "desk/a.md"),
        ("/work/../work/a.md", Page(root="/work/"), "a.md"),
        ("/elsewhere/a.md", Page(root="/work/"), "/elsewhere/a.md"),
        ("C:/work/desk/a.md", Page(root="C:/work/"), "desk/a.md"),
        ("/work/a.md", Page(root="/"), "/work/a.md"),
        ("-", Page(below="desk/"), "stdin"),
    ],
)
def test_paths_are_those_of_the_project(name: str, page: Page, path: str) -> None:
    assert project_path(name, page) == path


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("desk/über uns #2?.md", "desk/%C3%BCber%20uns%20%232%3F.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/else where/a.md", "file:///else%20where/a.md"),
        ("C:/desk/a.md", "file:///C%3A/desk/a.md"),
    ],
)
def test_an_address_in_sarif_is_a_reference(path: str, uri: str) -> None:
    story = halden()
    first = replace(story.documents[0], article=replace(story.documents[0].article, path=path))
    report = Report((replace(story, documents=(first, *story.documents[1:]), findings=story.findings[:1]),))
    (result,) = check_sarif(written(report, "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


# -- SARIF ---------------------------------------------------------------------------------------------


def results(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = check_sarif(written(report, "sarif"))["runs"][0]["results"]
    return found


def test_a_result_is_anchored_in_the_draft_and_links_its_sources() -> None:
    first = results(drafted())[0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "desk/notes.txt"
    assert first["message"]["text"] == "40 jobs became 52 jobs. [Morning Wire](1) has 40 jobs."
    assert [each["id"] for each in first["relatedLocations"]] == [1]


def test_between_sources_the_side_with_least_behind_it_is_the_anchor() -> None:
    first = results(sample())[0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "desk/wire.txt"
    assert "[The Ledger](1) has $410 million. [Capital Post](2) has $410 million." in first["message"]["text"]


def test_a_fingerprint_holds_while_lines_move_and_changes_with_a_figure(tmp_path: Path) -> None:
    def fingerprint(text: str) -> str:
        (result,) = results(desk(tmp_path, text.encode(), ".txt"))
        prints: dict[str, str] = result["partialFingerprints"]
        return prints["primaryLocationLineHash"]

    draft = "The blaze at Lindow destroyed £14 million of goods, the coast guard said."
    assert fingerprint(draft) == fingerprint(f"The blaze is out.\n\nNobody was hurt in it.\n\n{draft}")
    assert fingerprint(draft) != fingerprint(draft.replace("14", "15"))


def test_findings_alike_have_fingerprints_of_their_own() -> None:
    twice = results(with_findings(halden().findings[:1] * 2))
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in twice]
    assert len(set(prints)) == 2 and {each.partition(":")[2] for each in prints} == {"1", "2"}


def test_a_suppressed_finding_is_in_the_log_and_nowhere_else_but_in_junit() -> None:
    assert [bool(result.get("suppressions")) for result in results(drafted())] == [False, True]
    assert results(drafted())[1]["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "rounded on [purpose]; by the desk; desk/notes.txt:1",
        }
    ]
    for format in ("github", "gitlab", "rdjson"):
        assert "FC102" not in written(drafted(), format)


def test_what_the_baseline_knows_is_unchanged_and_the_rest_is_new() -> None:
    (story,) = drafted().stories
    known = Suppression(SuppressionKind.BASELINE, "baseline.json", "known", until=date(2030, 1, 1))
    report = Report((replace(story, suppressed=(replace(story.suppressed[0], suppression=known),)),))
    assert [result["baselineState"] for result in results(report)] == ["new", "unchanged"]
    assert all("baselineState" not in result for result in results(drafted()))


def test_article_text_links_nowhere_and_fills_no_placeholder() -> None:
    finding = replace(halden().findings[0], message=r"[12](javascript:x) \[ {0} }{ @desk #7 https://bad.example")
    (result,) = results(with_findings([finding]))
    text = result["message"]["text"].split(". [The Ledger]")[0]
    assert text == ("\\[12\\](javascript:x) \\\\\\[ {{0}} }}{{ @\u200bdesk #\u200b7 https:\u200b//bad.example")


def test_an_input_that_could_not_be_read_is_a_failed_run() -> None:
    (invocation,) = check_sarif(written(sample(), "sarif"))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [each["level"] for each in invocation["toolExecutionNotifications"]] == ["note", "error"]


# -- GitLab, JUnit ------------------------------------------------------------------------------------------


def test_gitlab_shows_the_rule_and_keeps_findings_apart() -> None:
    problems = (Problem("a.jsonl", "line 1 is no JSON"), Problem("a.jsonl", "line 2 is no JSON"))
    report = replace(with_findings(halden().findings[:1] * 2), problems=problems)
    issues = check_gitlab(written(report, "gitlab"))
    assert [issue["severity"] for issue in issues] == ["critical", "critical", "blocker", "blocker"]
    assert issues[0]["description"].startswith("FC101: $410 million and $310 million cannot both be right. The Ledger")


@pytest.mark.parametrize("format", ["gitlab", "rdjson"])
def test_nothing_to_report_is_an_empty_list(format: str) -> None:
    data = json.loads(written(with_findings([]), format))
    assert data == [] or data["diagnostics"] == []


def test_junitparser_reads_every_kind_of_case() -> None:
    (draft,) = drafted().stories
    report = Report((replace(draft, id="S0"), *sample().stories), sample().problems)
    xml = JUnitXml.fromstring(written(report, "junit").encode())
    kinds = [[type(result) for result in case.result] for suite in xml for case in suite]
    assert kinds == [[Failure], [Skipped], [Failure], [Failure], [], [], [], [Error]]
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == (8, 3, 1, 1)
    first = next(iter(next(iter(xml))))
    assert (first.classname, first.name) == ("desk/notes.txt", "FC191 Halden Robotics · job cuts")
    assert "Morning Wire (desk/wire.txt:7)" in first.result[0].text


def test_a_clean_story_is_a_case_that_passed() -> None:
    xml = JUnitXml.fromstring(written(with_findings([]), "junit").encode())
    ((case,),) = [list(suite) for suite in xml]
    assert case.is_passed and case.name == "no disagreement"


def test_nothing_read_is_a_case_as_well() -> None:
    assert JUnitXml.fromstring(written(Report(()), "junit").encode()).tests == 1


def test_xml_holds_what_xml_cannot() -> None:
    finding = replace(halden().findings[0], message="12 \ufffe\uffff\x00\x0b]]> <b>&amp;")
    xml = JUnitXml.fromstring(written(with_findings([finding]), "junit").encode())
    (result,) = next(iter(next(iter(xml)))).result
    assert "]]> <b>&amp;" in (result.message or "")


# -- all of them --------------------------------------------------------------------------------------------


def test_the_fixtures_give_results_that_hold() -> None:
    folder = Path(__file__).parent.parent / "fixtures"
    report = compare([folder])
    assert len(results(report)) == len(report.findings) > 5
    check_github(written(report, "github"))
    check_rdjson(written(report, "rdjson"))
