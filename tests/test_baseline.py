"""The baseline: what was there is quiet, what is new or has changed is heard, what is gone is told."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from factcheck import compare
from factcheck.baseline import NAME, Baseline
from factcheck.cli.app import app
from factcheck.config import DEFAULT
from factcheck.errors import UsageError
from factcheck.model.finding import SuppressionKind
from factcheck.model.report import Report
from tests.sample_report import halden

WIRE = (
    "Orlan Foods will cut 4,640 jobs at its plant in Varde. Orlan Foods reported revenue of $13.8 billion for the year."
)
JOBS = "Orlan Foods will cut 4,460 jobs at its plant in Varde."
OTHER_JOBS = "Orlan Foods will cut 4,660 jobs at its plant in Varde."
MONEY = "Orlan Foods reported revenue of $14 billion for the year."


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two drafts and a source, and an environment that says nothing."""
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    put("drafts/a.md", f"# Jobs go\n\n{JOBS}\n")
    put("drafts/b.md", f"# Money comes\n\n{MONEY}\n")
    put("wire/1.txt", WIRE)
    put("factcheck.toml", 'sources = ["wire"]\nfail-on = "note"\n')
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def checked(*drafts: str, options: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON report of a check under the baseline, with the exit status."""
    ran = run("check", *(drafts or ("drafts",)), "--baseline", NAME, "--format", "json", *options)
    return {**json.loads(ran.stdout), "status": ran.exit_code, "stderr": ran.stderr}


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(NAME).read_text(encoding="utf-8"))["findings"]
    return found


def test_what_was_there_fails_nothing(desk: Path) -> None:
    assert run("check", "drafts").exit_code == 1
    made = run("baseline", "create", "drafts")
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr.splitlines()[0] == f"factcheck: {NAME}: 2 in the baseline"
    report = checked()
    assert (report["status"], report["findings"], report["stale"]) == (0, [], [])
    assert [(f["rule"], f["suppression"]["kind"]) for f in report["suppressed"]] == [
        ("FC104", "baseline"),
        ("FC102", "baseline"),
    ]


def test_the_file_is_sorted_and_holds_neither_line_nor_folder_of_the_machine(desk: Path) -> None:
    run("baseline", "create", "drafts")
    text = Path(NAME).read_text(encoding="utf-8")
    assert [entry["rule"] for entry in entries()] == ["FC102", "FC104"]
    assert entries()[1]["files"] == ["drafts/a.md", "wire/1.txt"]
    assert str(desk) not in text and "line" not in text
    again = Baseline.load(NAME)
    assert again.text() == text
    Path(NAME).unlink()
    run("baseline", "create", "drafts/b.md", "drafts/a.md")
    assert Path(NAME).read_text(encoding="utf-8") == text, "the order of the arguments is not in it"


def test_a_finding_that_moves_stays_known(desk: Path) -> None:
    run("baseline", "create", "drafts")
    put("drafts/a.md", f"# Jobs go\n\nThe plant makes bread.\n\nIt is old.\n\n{JOBS}\n")
    assert checked()["status"] == 0


def test_a_finding_whose_figures_change_comes_back(desk: Path) -> None:
    run("baseline", "create", "drafts")
    put("drafts/a.md", f"# Jobs go\n\n{OTHER_JOBS}\n")
    report = checked()
    assert (report["status"], [f["rule"] for f in report["findings"]]) == (1, ["FC104"])
    assert [(stale["rule"], stale["count"]) for stale in report["stale"]] == [("FC104", 1)]


def test_a_second_one_of_a_kind_is_new(desk: Path) -> None:
    run("baseline", "create", "drafts")
    put("drafts/c.md", f"# Jobs go again\n\n{JOBS}\n")
    report = checked()
    assert (report["status"], len(report["findings"]), len(report["suppressed"])) == (1, 1, 2)
    run("baseline", "update", "drafts")
    assert sorted(entry["count"] for entry in entries()) == [1, 2]
    assert checked()["status"] == 0


def test_what_is_gone_is_told_and_fails_only_where_it_is_asked_to(desk: Path) -> None:
    run("baseline", "create", "drafts")
    put("drafts/a.md", "# Jobs go\n\nThe plant makes bread.\n")
    report = checked()
    assert (report["status"], [stale["rule"] for stale in report["stale"]]) == (0, ["FC104"])
    strict = checked(options=("--strict-baseline",))
    assert strict["status"] == 1
    assert strict["stderr"] == f"factcheck: {NAME}: stale; factcheck baseline prune takes out what is gone\n"
    for format in ("terminal", "markdown"):
        shown = run("check", "drafts", "--baseline", NAME, "--format", format).stdout
        assert "FC104 Orlan Foods · jobs cut" in shown.replace("\\", "") and "no longer found" in shown
    assert run("baseline", "prune", "drafts").stderr.startswith(
        f"factcheck: {NAME}: 1 in the baseline; 0 added, 1 taken out\n"
    )
    assert checked(options=("--strict-baseline",))["status"] == 0


def test_a_deleted_draft_leaves_its_entries_stale(desk: Path) -> None:
    run("baseline", "create", "drafts")
    Path("drafts/a.md").unlink()
    assert [stale["rule"] for stale in checked()["stale"]] == ["FC104"]


def test_a_run_on_one_draft_says_nothing_of_the_others(desk: Path) -> None:
    run("baseline", "create", "drafts")
    assert checked("drafts/b.md")["stale"] == []
    run("baseline", "update", "drafts/b.md")
    assert len(entries()) == 2, "what was not read stays"
    put("drafts/b.md", "# Money comes\n\nThe plant makes bread.\n")
    assert [stale["rule"] for stale in checked("drafts/b.md")["stale"]] == ["FC102"]


def test_a_run_with_fewer_rules_says_nothing_of_the_others(desk: Path) -> None:
    run("baseline", "create", "drafts")
    assert checked(options=("--select", "FC102"))["stale"] == []
    run("baseline", "update", "drafts", "--select", "FC102")
    assert len(entries()) == 2


def test_a_run_on_drafts_says_nothing_of_what_their_sources_say_among_themselves(desk: Path) -> None:
    """A baseline made with strict sources serves runs without them: nothing in it is stale, nothing is taken out."""
    put("wire/2.txt", "Orlan Foods will cut 7,300 jobs at its plant in Varde, the union said.")
    put("drafts/a.md", "# Bread\n\nThe plant makes bread.\n")
    run("baseline", "create", "drafts", "--strict-sources")
    kept = [entry for entry in entries() if all(file.startswith("wire/") for file in entry["files"])]
    assert kept and len(kept) < len(entries())
    assert checked()["stale"] == [] and checked(options=("--strict-baseline",))["status"] == 0
    for action in ("update", "prune"):
        run("baseline", action, "drafts")
        assert [entry for entry in entries() if entry in kept] == kept
    put("wire/2.txt", "The plant makes bread.")
    assert checked()["stale"] == [], "nobody looked"
    assert [stale["rule"] for stale in checked(options=("--strict-sources",))["stale"]] == [e["rule"] for e in kept]
    Path("wire/2.txt").unlink()
    assert checked()["stale"], "a file that is gone says nothing any more"


def test_prune_adds_nothing(desk: Path) -> None:
    run("baseline", "create", "drafts/a.md")
    run("baseline", "prune", "drafts")
    assert [entry["rule"] for entry in entries()] == ["FC104"]
    run("baseline", "update", "drafts")
    assert [entry["rule"] for entry in entries()] == ["FC102", "FC104"]


def test_what_somebody_gave_a_reason_for_is_not_in_the_baseline(desk: Path) -> None:
    put("drafts/a.md", f"# Jobs go\n\n{JOBS} <!-- factcheck: ignore[FC104] -- the plant confirms it -->\n")
    run("baseline", "create", "drafts")
    assert [entry["rule"] for entry in entries()] == ["FC102"]
    assert {f["suppression"]["kind"] for f in checked()["suppressed"]} == {"comment", "baseline"}


def test_the_baseline_holds_whatever_fails_a_run(desk: Path) -> None:
    """It is taken before anybody asks how serious a finding is."""
    run("baseline", "create", "drafts")
    put("factcheck.toml", 'sources = ["wire"]\nfail-on = "note"\nseverity = {FC102 = "error"}\n')
    assert checked()["status"] == 0


def test_create_does_not_overwrite(desk: Path) -> None:
    run("baseline", "create", "drafts")
    before = Path(NAME).read_bytes()
    again = run("baseline", "create", "drafts")
    assert (again.exit_code, Path(NAME).read_bytes()) == (2, before)
    assert again.stderr == f"factcheck: {NAME}: there already; write it anew with factcheck baseline update\n"


def test_without_sources_articles_are_compared(desk: Path) -> None:
    put("factcheck.toml", 'baseline = "known.json"\nfail-on = "note"\n')
    assert run("baseline", "create", "drafts/a.md", "wire").stderr == "factcheck: known.json: 1 in the baseline\n"
    assert run("compare", "drafts/a.md", "wire").exit_code == 0
    assert run("compare", "drafts/b.md", "wire").exit_code == 1


def test_it_lies_beside_the_settings(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk / "drafts")
    made = run("baseline", "create", "a.md")
    assert made.stderr.splitlines()[0] == f"factcheck: ../{NAME}: 1 in the baseline"
    assert json.loads((desk / NAME).read_text(encoding="utf-8"))["findings"][0]["files"][0] == "drafts/a.md"


@pytest.mark.parametrize("what", ["update", "prune"])
def test_a_baseline_that_is_not_there_is_two(what: str) -> None:
    ran = run("baseline", what, "drafts")
    assert ran.exit_code == 2
    assert ran.stderr == f"factcheck: {NAME}: no such baseline; write it with factcheck baseline create\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not JSON, "),
        ("[]", "should be"),
        ('{"version": 1}', "'findings' is missing"),
        ('{"version": 2, "findings": []}', "made by a newer factcheck"),
        ('{"version": 1, "findings": [{"fingerprint": "x"}]}', "'findings 1 count' is missing"),
        ('{"version": 1, "findings": [], "x": 1}', "unknown key 'x'"),
    ],
)
def test_a_broken_baseline_is_two_before_any_work(text: str, complaint: str) -> None:
    put(NAME, text)
    with pytest.raises(UsageError, match=complaint):
        Baseline.load(NAME)
    ran = run("check", "drafts", "--baseline", NAME)
    assert (ran.exit_code, ran.stdout) == (2, "") and ran.stderr.startswith(f"factcheck: {NAME}: ")


def test_a_source_that_cannot_be_read_is_two_and_what_could_be_is_written() -> None:
    Path("wire/2.pdf").write_bytes(b"%PDF-1.4")
    put("factcheck.toml", 'sources = ["wire", "missing"]\n')
    assert run("baseline", "create", "drafts").exit_code == 2
    assert len(entries()) == 2


FINDINGS = halden().findings


def found(which: list[int]) -> Report:
    """A report with some findings of the sample story, each as often as it is named."""
    return Report((replace(halden(), findings=tuple(FINDINGS[index] for index in which)),))


MANY = st.lists(st.integers(0, len(FINDINGS) - 1), max_size=8)


@given(MANY, MANY)
def test_known_is_what_was_there_as_often_as_it_was(before: list[int], after: list[int]) -> None:
    """Quiet is what both hold, heard the excess of the second, stale the excess of the first."""
    every = {finding.rule for finding in FINDINGS}
    baseline = Baseline("b.json").updated(found(before), every, grow=True)
    quiet = [index for index in after if baseline.suppression(FINDINGS[index])]
    old, new = Counter(before), Counter(after)
    assert Counter(quiet) == old & new
    gone = Counter({stale.fingerprint: stale.times for stale in baseline.stale([], every)})
    assert gone == Counter({FINDINGS[index].fingerprint: count for index, count in (old - new).items()})


@given(MANY, MANY)
def test_update_takes_what_is_there_and_prune_nothing_new(before: list[int], after: list[int]) -> None:
    every = {finding.rule for finding in FINDINGS}
    baseline = Baseline("b.json").updated(found(before), every, grow=True)
    later = found(after)
    assert baseline.updated(later, every, grow=True).counts() == _prints(Counter(after))
    assert baseline.updated(later, every, grow=False).counts() == _prints(Counter(before) & Counter(after))


def _prints(counts: Counter[int]) -> Counter[str]:
    return Counter({FINDINGS[index].fingerprint: count for index, count in counts.items()})


def test_an_action_that_there_is_not_is_two() -> None:
    ran = run("baseline", "crate", "drafts")
    assert (ran.exit_code, ran.stderr) == (2, "factcheck: no action is called 'crate'; did you mean 'create'?\n")


def test_it_is_no_article(desk: Path) -> None:
    run("baseline", "create", "drafts")
    assert "body" not in run("compare", ".").stderr


def test_the_python_interface_knows_it_too() -> None:
    run("baseline", "create", "drafts")
    report = compare(["drafts/a.md", "wire/1.txt"], settings=replace(DEFAULT, baseline=NAME))
    kinds = [finding.suppression.kind for finding in report.suppressed if finding.suppression]
    assert (report.findings, kinds) == ((), [SuppressionKind.BASELINE])
