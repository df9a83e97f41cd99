"""The commands, over a pipeline that returns the sample report: options, streams, exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import factcheck
from factcheck.cli.app import app
from factcheck.errors import Problem, UsageError
from factcheck.model.finding import Severity
from factcheck.model.report import Report
from tests.sample_report import bridge, halden, sample
from tests.test_report_galley import Readings, readings

CLEAN = Report((replace(halden(), findings=()),))


class Pipeline(ModuleType):
    """Stands in for `factcheck.pipeline`; remembers how it was called."""

    def __init__(self) -> None:
        super().__init__("factcheck.pipeline")
        self.report: Report | Exception = Report((halden(),))
        self.calls: list[tuple[Sequence[str], dict[str, Any]]] = []

    def compare(self, inputs: Sequence[str], **options: Any) -> Report:
        self.calls.append((inputs, options))
        if isinstance(self.report, Exception):
            raise self.report
        return self.report

    def check(self, drafts: Sequence[str], sources: Sequence[str], **options: Any) -> Report:
        return self.compare([*drafts, "|", *sources], **options)

    def read(self, inputs: Sequence[str], **options: Any) -> Readings:
        return readings(self.compare(inputs, **options))


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", fake)
    monkeypatch.setattr(factcheck, "pipeline", fake, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return fake


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, arguments, env=environment)


def only(severity: Severity) -> Report:
    """A report with the findings of one severity."""
    story = halden()
    return Report((replace(story, findings=tuple(f for f in story.findings if f.severity is severity)),))


# -- compare ---------------------------------------------------------------------------------


def test_the_report_is_on_standard_output_and_nothing_else(pipeline: Pipeline) -> None:
    result = run("compare", "desk")
    assert result.stdout.startswith("━━ Halden Robotics in talks to raise $620 million ━━")
    assert result.stderr == ""
    ((inputs, options),) = pipeline.calls
    assert (inputs, options["stdin"], options["progress"]) == (["desk"], None, None)


@pytest.mark.parametrize(
    ("worst", "fail_on", "status"),
    [
        (Severity.ERROR, "error", 1), (Severity.ERROR, "warning", 1), (Severity.ERROR, "note", 1),
        (Severity.WARNING, "error", 0), (Severity.WARNING, "warning", 1), (Severity.WARNING, "note", 1),
        (Severity.NOTE, "error", 0), (Severity.NOTE, "warning", 0), (Severity.NOTE, "note", 1),
        (Severity.ERROR, "never", 0), (Severity.NOTE, "never", 0),
    ],
)  # fmt: skip
def test_findings_fail_a_run_from_the_severity_asked_for(
    pipeline: Pipeline, worst: Severity, fail_on: str, status: int
) -> None:
    pipeline.report = only(worst)
    assert run("compare", "desk", "--fail-on", fail_on).exit_code == status


def test_an_error_fails_a_run_by_default_and_a_warning_does_not(pipeline: Pipeline) -> None:
    assert run("compare", "desk").exit_code == 1
    pipeline.report = only(Severity.WARNING)
    assert run("compare", "desk").exit_code == 0


def test_a_clean_run_is_zero(pipeline: Pipeline) -> None:
    pipeline.report = CLEAN
    result = run("compare", "desk", "--fail-on", "note")
    assert (result.exit_code, "No disagreement found." in result.stdout) == (0, True)


def test_an_unreadable_input_is_two_and_the_rest_is_still_reported(pipeline: Pipeline) -> None:
    pipeline.report = replace(CLEAN, problems=(Problem("scan.pdf", "is not text"),))
    result = run("compare", "desk", "--fail-on", "never")
    assert result.exit_code == 2
    assert result.stderr == "factcheck: scan.pdf: is not text\n"
    assert "No disagreement found." in result.stdout and "scan.pdf: is not text" in result.stdout


def test_a_remark_on_an_input_fails_nothing(pipeline: Pipeline) -> None:
    pipeline.report = replace(CLEAN, problems=(Problem("a.txt", "is named twice", fatal=False),))
    result = run("compare", "a.txt", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "factcheck: a.txt: is named twice\n")


def test_quiet_leaves_out_remarks_but_not_what_went_wrong(pipeline: Pipeline) -> None:
    pipeline.report = replace(sample(), stories=CLEAN.stories)
    assert run("compare", "desk", "--quiet").stderr == "factcheck: desk/scan.txt: is not text (contains NUL bytes)\n"


def test_no_readable_article_is_two(pipeline: Pipeline) -> None:
    pipeline.report = Report(())
    result = run("compare", "desk")
    assert (result.exit_code, result.stdout) == (2, "No article could be read.\n")
    assert result.stderr == "factcheck: nothing to compare: no article could be read\n"


def test_one_article_has_nothing_to_compare_it_with_and_is_zero(pipeline: Pipeline) -> None:
    pipeline.report = Report((bridge(),))
    result = run("compare", "bridge.txt")
    assert result.exit_code == 0 and "One article: nothing to compare it with." in result.stdout


def test_standard_input_is_handed_on(pipeline: Pipeline) -> None:
    CliRunner().invoke(app, ["compare", "-", "desk"], input="an article")
    (paths, options) = pipeline.calls[0]
    assert paths == ["-", "desk"] and options["stdin"] is not None


# -- formats and files -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "start"),
    [("terminal", "━━ "), ("markdown", "<!-- Generated"), ("json", '{\n  "schema_version": 1')],
)
def test_formats(pipeline: Pipeline, format: str, start: str) -> None:
    assert run("compare", "desk", "--format", format).stdout.startswith(start)


def start_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")[:5]


STARTS = {"terminal": "━━ Ha", "markdown": "<!-- ", "json": '{\n  "'}


@pytest.mark.parametrize(
    ("arguments", "format"),
    [
        (["-o", "{out}/r.json"], "json"),
        (["-o", "{out}/r.md"], "markdown"),
        (["-o", "{out}/r.txt"], "terminal"),
        (["-o", "{out}/r.out", "--format", "json"], "json"),
        (["-o", "{out}/r.md", "--format", "json"], "json"),
        (["-o", "markdown={out}/r.txt"], "markdown"),
        (["-o", "markdown={out}/r.txt", "--format", "json"], "markdown"),
    ],
)
def test_a_file_gets_the_format_that_is_asked_for(
    pipeline: Pipeline, tmp_path: Path, arguments: list[str], format: str
) -> None:
    result = run("compare", "desk", *(argument.format(out=tmp_path) for argument in arguments))
    (written,) = tmp_path.iterdir()
    assert start_of(written) == STARTS[format]
    assert result.stdout == "" and result.exit_code == 1
    summary = "1 error, 1 warning, 2 notes in 1 story; 4 articles, 3 independent origins"
    assert result.stderr == f"factcheck: {summary}; see {written}\n"


def test_several_reports_in_one_run(pipeline: Pipeline, tmp_path: Path) -> None:
    files = {"json": tmp_path / "r.json", "markdown": tmp_path / "r.md"}
    named = [argument for format, path in files.items() for argument in ("--output", f"{format}={path}")]
    result = run("compare", "desk", *named, "--output", "terminal=-", "--quiet")
    assert {format: start_of(path) for format, path in files.items()} == {f: STARTS[f] for f in files}
    assert result.stdout.startswith(STARTS["terminal"]) and result.stderr == ""
    assert len(pipeline.calls) == 1


def test_a_file_is_never_coloured(pipeline: Pipeline, tmp_path: Path) -> None:
    run("compare", "desk", "-o", f"{tmp_path}/r.txt", FORCE_COLOR="1")
    assert "\x1b" not in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_one_line_and_the_others_are_written(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    missing, good = tmp_path / "no" / "such" / "r.json", tmp_path / "r.md"
    pipeline.report = CLEAN
    result = run("compare", "desk", "-o", str(missing), "-o", str(good), "-q")
    assert result.exit_code == 2
    assert result.stderr == f"factcheck: {missing}: cannot be written (No such file or directory)\n"
    assert start_of(good) == STARTS["markdown"]


# -- wrong usage -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["compare", "desk", "--format", "markdwon"],
            "no format is called 'markdwon'; did you mean 'markdown'?",
        ),
        (["compare", "desk", "-o", "jsn=r"], "no format is called 'jsn'; did you mean 'json'?"),
        (
            ["compare", "desk", "--fail-on", "warnings"],
            "no severity is called 'warnings'; did you mean 'warning'?",
        ),
        (
            ["compare", "desk", "-o", "r.out"],
            "r.out: the name does not tell the format; write FORMAT=r.out, or add --format",
        ),
        (["claims", "a.txt", "--format", "cvs"], "no format is called 'cvs'; did you mean 'csv'?"),
        (["graph", "desk", "--format", "dto"], "no format is called 'dto'; did you mean 'dot'?"),
        (["rules", "--format", "html"], "no format is called 'html'; there are terminal, markdown, json"),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint_before_any_work(
    pipeline: Pipeline, arguments: list[str], complaint: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"factcheck: {complaint}\n")
    assert pipeline.calls == []


@pytest.mark.parametrize("arguments", [["compare"], ["comparee", "desk"], ["compare", "desk", "--fromat", "json"], []])
def test_a_wrong_command_line_is_two(pipeline: Pipeline, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_what_the_user_did_wrong_further_in_is_one_line_too(pipeline: Pipeline) -> None:
    pipeline.report = UsageError("nothing.txt: no such file\x1b[2J")
    result = run("compare", "nothing.txt")
    assert (result.exit_code, result.stderr) == (2, "factcheck: nothing.txt: no such file�[2J\n")


def test_a_bug_keeps_its_traceback_and_is_not_taken_for_findings(pipeline: Pipeline) -> None:
    pipeline.report = ZeroDivisionError("ours")
    result = run("compare", "desk")
    assert result.exit_code == 2
    assert "ZeroDivisionError: ours" in result.stderr and "this is a bug in factcheck" in result.stderr


def test_an_interrupt_is_quiet(pipeline: Pipeline) -> None:
    def interrupted(*_: Any, **__: Any) -> Report:
        raise KeyboardInterrupt

    pipeline.compare = interrupted  # type: ignore[method-assign]
    result = run("compare", "desk")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


# -- colour and width ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_those_who_want_it(
    pipeline: Pipeline, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in run("compare", "desk", *arguments, **environment).stdout) == coloured


@pytest.mark.parametrize(
    ("columns", "width"), [("", 100), ("80", 80), ("120", 120), ("500", 140), ("0", 100), ("wide", 100)]
)
def test_where_no_terminal_is_the_width_is_fixed(pipeline: Pipeline, columns: str, width: int) -> None:
    title = run("compare", "desk", COLUMNS=columns).stdout.splitlines()[0]
    assert len(title) == width


# -- the other commands ----------------------------------------------------------------------


def test_claims_of_an_article(pipeline: Pipeline) -> None:
    result = run("claims", "desk/wire.txt")
    assert result.exit_code == 0
    assert "⟦$310 million⟧[4]" in result.stdout and result.stderr == ""


def test_claims_as_json_in_a_file(pipeline: Pipeline, tmp_path: Path) -> None:
    out = tmp_path / "claims.json"
    assert run("claims", "desk", "--format", "json", "--output", str(out)).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["claims"][0]["id"] == "c19"


def test_claims_of_an_unreadable_input_are_two(pipeline: Pipeline) -> None:
    pipeline.report = Report((halden(),), (Problem("x.bin", "is not text"),))
    assert run("claims", "desk").exit_code == 2
    pipeline.report = Report(())
    result = run("claims", "desk")
    assert (result.exit_code, result.stderr) == (2, "factcheck: no article could be read\n")


@pytest.mark.parametrize(
    ("format", "start"),
    [("graphml", "<graphml"), ("json", "{"), ("dot", "digraph"), ("mermaid", "flowchart")],
)
def test_graph_of_a_story(pipeline: Pipeline, format: str, start: str) -> None:
    result = run("graph", "desk", "--format", format)
    assert result.stdout.startswith(start)
    assert result.exit_code == 0, "findings do not fail an export"


def test_the_schema_is_printed() -> None:
    result = run("schema")
    assert json.loads(result.stdout)["title"] == "factcheck report"


def test_the_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"factcheck {factcheck.__version__}\n")


@pytest.mark.parametrize("command", ["compare", "check", "duplicates", "claims", "graph", "explain", "rules", "schema"])
def test_every_command_has_help_that_fits_eighty_columns(command: str) -> None:
    result = run(command, "--help", COLUMNS="80")
    assert result.exit_code == 0 and result.stdout.startswith(f"Usage: factcheck {command} ")
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_list_of_commands_is_not_cut_short() -> None:
    assert "..." not in run("--help", COLUMNS="80").stdout.partition("Commands:")[2]


# -- check -----------------------------------------------------------------------------------


def test_drafts_are_set_against_all_sources(pipeline: Pipeline) -> None:
    result = run("check", "draft.md", "other.md", "--sources", "wire", "-s", "local.txt")
    assert pipeline.calls[0][0] == ["draft.md", "other.md", "|", "wire", "local.txt"]
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("━━ Halden Robotics")


def test_a_check_fails_from_the_severity_asked_for(pipeline: Pipeline) -> None:
    pipeline.report = only(Severity.WARNING)
    assert run("check", "draft.md", "-s", "wire").exit_code == 0
    assert run("check", "draft.md", "-s", "wire", "--fail-on", "warning").exit_code == 1


def test_a_check_without_a_readable_source_says_so(pipeline: Pipeline) -> None:
    drafted = replace(bridge(), draft=bridge().articles[0].id)
    pipeline.report = Report((drafted,))
    assert run("check", "draft.md", "-s", "wire", "--fail-on", "never").exit_code == 2
    pipeline.report = Report((drafted,), (Problem("wire", "no such file or folder"),))
    result = run("check", "draft.md", "-s", "wire")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "factcheck: wire: no such file or folder",
        "factcheck: nothing to check against: no source could be read",
    ]


def test_what_a_check_is_told_reaches_the_pipeline(pipeline: Pipeline) -> None:
    run("check", "-", "-s", "wire", "--stdin-filename", "desk/a.md", "--require-support", "--strict-sources")
    _, options = pipeline.calls[0]
    assert options.pop("stdin") is not None
    settings = options["settings"]
    assert options["stdin_name"] == "desk/a.md"
    assert (settings.require_support, settings.strict_sources) == (True, True)


def test_what_a_check_asks_for_can_be_settings(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").write_text('sources = ["wire"]\nrequire-support = true\n', encoding="utf-8")
    run("check", "draft.md", FACTCHECK_STRICT_SOURCES="true")
    run("check", "draft.md", "--config", "", "-s", "wire")
    asked = [(options["settings"].require_support, options["settings"].strict_sources) for _, options in pipeline.calls]
    assert asked == [(True, True), (False, False)]


def test_a_name_for_standard_input_needs_standard_input(pipeline: Pipeline) -> None:
    result = run("check", "draft.md", "-s", "wire", "--stdin-filename", "desk/a.md")
    assert result.exit_code == 2 and pipeline.calls == []
    assert result.stderr == "factcheck: --stdin-filename names standard input; add - to the drafts\n"


def test_several_reports_of_one_run(pipeline: Pipeline, tmp_path: Path) -> None:
    """Each in its file, with the summary of a step behind what the steps before it have written."""
    page, log, tests = tmp_path / "step.md", tmp_path / "out.sarif", tmp_path / "tests.xml"
    page.write_text("Built.\n", encoding="utf-8")
    outputs = ("github=-", f"step-summary={page}", str(log), f"junit={tests}", f"rdjson={tmp_path / 'r.json'}")
    result = run("check", "draft.md", "-s", "wire", *(part for output in outputs for part in ("-o", output)))
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=desk/wire.txt,")
    assert page.read_text(encoding="utf-8").startswith("Built.\n## factcheck: 1 error")
    assert json.loads(log.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert tests.read_text(encoding="utf-8").startswith("<?xml")
    assert "diagnostics" in json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert result.stderr.count("\n") == 1 and "out.sarif" in result.stderr


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_for_a_pipeline_are_those_of_its_checkout(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert "file=desk/wire.txt," in run("compare", "desk", "-f", "github").stdout
    assert "file=news/desk/wire.txt," in run("compare", "desk", "-f", "github", **{variable: str(tmp_path)}).stdout
    elsewhere = {variable: str(tmp_path / "elsewhere")}
    assert "file=desk/wire.txt," in run("compare", "desk", "-f", "github", **elsewhere).stdout


def test_a_check_needs_sources(pipeline: Pipeline) -> None:
    assert run("check", "draft.md").exit_code == 2
    assert pipeline.calls == []
