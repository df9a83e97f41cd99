"""The program over real files: inputs that are bad in every way, and the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app

ROOT = Path(__file__).parent.parent

ONE = "Sallow Bank cut 300 jobs on Monday.\n\nIt employs 4,000 people in Norbury.\n"
TWO = "Sallow Bank cut 450 jobs on Monday.\n\nIt employs 4,000 people in Norbury.\n"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, with two articles that disagree."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    yield tmp_path


def run(*arguments: str, stdin: str | None = None) -> Ran:
    result = CliRunner().invoke(app, arguments, input=stdin)
    return Ran(result.exit_code, result.stdout, result.stderr)


def disagreement(report: str) -> bool:
    """The disagreement of the two articles is reported, with both sides."""
    return "ERROR FC101" in report and "«300»" in report and "«450»" in report


def test_two_articles_that_disagree(desk: Path) -> None:
    ran = run("compare", "one.txt", "two.txt")
    assert (ran.status, ran.err) == (1, "") and disagreement(ran.out)


def test_two_articles_that_agree(desk: Path) -> None:
    (desk / "two.txt").write_text(ONE.replace("Monday.", "Monday, it said."), encoding="utf-8")
    ran = run("compare", "one.txt", "two.txt", "--fail-on", "note")
    assert (ran.status, ran.err) == (0, "") and "No disagreement found." in ran.out


def test_standard_input_is_an_article_like_any_other(desk: Path) -> None:
    ran = run("compare", "-", "two.txt", stdin=ONE)
    assert ran.status == 1 and disagreement(ran.out) and "standard input" in ran.out


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "broken.json": b'{"title": "A title", ',
    "pictures.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
}


@pytest.mark.parametrize("name", BAD)
def test_an_unreadable_file_is_named_and_the_rest_is_compared(desk: Path, name: str) -> None:
    (desk / name).write_bytes(BAD[name])
    ran = run("compare", "one.txt", "two.txt", name)
    assert ran.status == 2 and disagreement(ran.out)
    assert ran.err.startswith(f"factcheck: {name}: ") and ran.err.count("\n") == 1
    assert f"INPUTS THAT COULD NOT BE READ\n  {name}: " in ran.out


def test_a_file_of_fifty_megabytes_is_left_out(desk: Path) -> None:
    with (desk / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    ran = run("compare", "one.txt", "two.txt", "big.txt")
    assert ran.status == 2 and disagreement(ran.out) and ran.err.startswith("factcheck: big.txt: ")


def test_a_missing_path_is_named_and_the_rest_is_compared(desk: Path) -> None:
    ran = run("compare", "one.txt", "missing.txt", "two.txt")
    assert ran.status == 2 and disagreement(ran.out)
    assert ran.err.startswith("factcheck: missing.txt: ")


def test_a_folder_with_nothing_to_read(desk: Path) -> None:
    (desk / "hollow").mkdir()
    ran = run("compare", "hollow")
    assert ran.status == 2 and "No article could be read." in ran.out
    assert ran.err.startswith("factcheck: hollow: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("latin.txt", "Café Sallow had 300 guests.".encode("latin-1")),
        ("truncated.html", b"<html><body><p>Sallow Bank cut 300 jobs on Mon"),
    ],
)
def test_what_was_read_with_a_remark_fails_nothing(desk: Path, name: str, content: bytes) -> None:
    (desk / name).write_bytes(content)
    ran = run("compare", "one.txt", name)
    assert ran.status == 0 and ran.err.startswith(f"factcheck: {name}: ")


def test_one_article_has_nothing_to_compare_it_with(desk: Path) -> None:
    ran = run("compare", "one.txt")
    assert (ran.status, ran.err) == (0, "") and "One article: nothing to compare it with." in ran.out


def test_the_same_file_twice_is_one_article(desk: Path) -> None:
    ran = run("compare", "one.txt", "./one.txt")
    assert ran.status == 0 and ran.err.startswith("factcheck: one.txt: ")
    assert "One article: nothing to compare it with." in ran.out


def test_two_files_of_one_name_in_two_folders_are_two_sources(desk: Path) -> None:
    for folder, text in (("north", ONE), ("south", TWO)):
        (desk / folder).mkdir()
        (desk / folder / "report.txt").write_text(text, encoding="utf-8")
    ran = run("compare", "north", "south")
    assert ran.status == 1 and disagreement(ran.out)
    assert "    north/report.txt:1\n" in ran.out and "    south/report.txt:1\n" in ran.out


def test_everything_in_one_report_is_also_in_the_json(desk: Path) -> None:
    run("compare", "one.txt", "two.txt", "missing.txt", "--format", "json", "--output", "r.json")
    report: dict[str, Any] = json.loads((desk / "r.json").read_text(encoding="utf-8"))
    assert [problem["path"] for problem in report["problems"]] == ["missing.txt"]
    texts = {"one.txt": ONE, "two.txt": TWO}
    mentions = [m for f in report["findings"] for side in f["sides"] for m in side["mentions"]]
    assert {m["quote"] for m in mentions} == {"300", "450"}
    assert all(texts[m["article"]][m["start"] : m["end"]] == m["quote"] for m in mentions)


def test_ids_are_unique_over_all_stories() -> None:
    ran = run("compare", str(ROOT / "fixtures"), "--format", "json", "--quiet")
    report = json.loads(ran.out)
    assert len(report["stories"]) > 1
    for key in ("stories", "articles", "entities", "claims", "facts", "findings", "passages", "origins"):
        ids = [record["id"] for record in report[key]]
        assert len(set(ids)) == len(ids), key


def test_claims_and_graph_of_real_files(desk: Path) -> None:
    assert "⟦300⟧[" in run("claims", "one.txt").out
    graph = json.loads(run("graph", "one.txt", "two.txt", "--format", "json").out)
    assert "conflicts" in {edge["kind"] for edge in graph["edges"]}


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "fixtures/scale-ai", "--format", "json"],
        ["compare", "fixtures/harbour-fire", "--format", "markdown"],
        ["compare", "fixtures/quarterly"],
        ["graph", "fixtures/scale-ai", "--format", "graphml"],
    ],
    ids=" ".join,
)
def test_the_same_input_gives_the_same_bytes(arguments: list[str]) -> None:
    """In two processes whose sets and dictionaries are hashed differently."""
    written = [
        subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
            check=False,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1] and len(written[0]) > 1000


# -- what the program has written itself -----------------------------------------------------------

WRITTEN = ("r.txt", "r.md", "r.html", "r.json", "r.xml", "r.sarif.json", "gitlab=g.json", "step-summary=s.md")


def test_reports_among_the_articles_are_no_articles(desk: Path) -> None:
    """Read as one, a report would be a copy of every source, and all of them one origin."""
    first = run("compare", ".", "--quiet", *(word for name in WRITTEN for word in ("--output", name)))
    run("duplicates", ".", "--format", "markdown", "--output", "d.md")
    run("claims", ".", "--format", "json", "--output", "c.json")
    run("graph", ".", "--format", "json", "--output", "graph.json")
    run("baseline", "create", "one.txt", "two.txt", "--baseline", "known.json")
    again = run("compare", ".")
    assert (first.status, again.status) == (1, 1) and disagreement(again.out)
    assert "2 articles, 2 independent origins" in again.out
    files = {line.split(": ")[1] for line in again.err.splitlines()}
    assert files == {path.name for path in desk.iterdir()} - {"one.txt", "two.txt"}
    assert {line.split(": ")[2] for line in again.err.splitlines()} == {
        "a report of factcheck, not an article; left out"
    }


def test_a_report_named_as_an_article_is_refused(desk: Path) -> None:
    run("compare", "one.txt", "two.txt", "--output", "r.md")
    ran = run("compare", "one.txt", "r.md")
    assert ran.status == 2
    assert ran.err == "factcheck: r.md: a report of factcheck, not an article; name the articles\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "one.txt", "two.txt", "--output", "markdown=one.txt"),
        ("compare", ".", "--output", "./two.txt"),
        ("check", "one.txt", "--sources", "two.txt", "--output", "two.txt"),
        ("check", "one.txt", "--sources", "two.txt", "--output", "json=r.json", "--output", "linked.txt"),
        ("claims", "one.txt", "--output", "one.txt"),
        ("duplicates", "one.txt", "two.txt", "--output", "two.txt"),
        ("graph", "one.txt", "two.txt", "--output", "two.txt"),
    ],
)
def test_no_article_is_written_over(desk: Path, arguments: tuple[str, ...]) -> None:
    Path("linked.txt").symlink_to("one.txt")
    ran = run(*arguments)
    assert ran.status == 2 and ran.err.endswith("an article that was read; write the report to another file\n")
    assert Path("one.txt").read_text(encoding="utf-8") == ONE and Path("two.txt").read_text(encoding="utf-8") == TWO
    assert not Path("r.json").exists(), "nothing is written where something is wrong with the options"


def test_no_baseline_is_written_over(desk: Path) -> None:
    run("baseline", "create", "one.txt", "two.txt", "--baseline", "known.json")
    ran = run("compare", "one.txt", "two.txt", "--baseline", "known.json", "--output", "known.json")
    assert ran.err == "factcheck: known.json: the baseline that was read; write the report to another file\n"
    assert run("compare", "one.txt", "two.txt", "--baseline", "known.json").status == 0


def test_two_reports_need_two_files(desk: Path) -> None:
    ran = run("compare", "one.txt", "two.txt", "--output", "r.md", "--output", "html=./r.md")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "factcheck: r.md: named by two --output; give each report a file of its own\n"
    null = os.devnull
    assert run("compare", "one.txt", "two.txt", "-o", f"json={null}", "-o", f"html={null}").status == 1


def test_a_link_to_itself_is_an_input_that_cannot_be_read(desk: Path) -> None:
    Path("loop.txt").symlink_to("loop.txt")
    ran = run("compare", "one.txt", "two.txt", "loop.txt")
    assert ran.status == 2 and ran.err.startswith("factcheck: loop.txt: cannot be read: ") and disagreement(ran.out)


def test_a_draft_that_is_its_only_source_is_told_so(desk: Path) -> None:
    ran = run("check", "one.txt", "--sources", "one.txt")
    assert ran.status == 2 and ran.out.startswith("One draft: nothing to check it against.\n")
    assert ran.err == "factcheck: nothing to check against: the only sources are the drafts; name others\n"
    assert run("check", "one.txt", "--sources", "none.txt").err.endswith("no source could be read\n")


def test_the_one_choice_that_there_is_is_named() -> None:
    assert run("config", "list").err == "factcheck: no action is called 'list'; there is only show\n"
