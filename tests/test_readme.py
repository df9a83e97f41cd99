"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

import factcheck
from factcheck.cli.app import app
from factcheck.config import Tolerances, load
from factcheck.config.check import keys
from factcheck.ingest import PACKED, READERS
from factcheck.report import REPORTERS
from factcheck.report.graph_export import FORMATS
from factcheck.suppress import Rulings
from factcheck.suppress.sidecar import load as load_sidecar

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETUP = "python3 -m venv .venv && "
LEFT_OUT = "…"
"""A line of the excerpt that stands for lines left out."""


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shell_lines() -> list[str]:
    """Every command of the shell blocks, without comments."""
    lines = "".join(blocks("sh")).splitlines()
    return [line.partition("  #")[0].rstrip() for line in lines if line.strip()]


COMMANDS = [line for line in shell_lines() if line.startswith("factcheck ")]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in that has the fixtures of the repository, which commands may write to."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path


def test_test_command_is_the_one_of_ci() -> None:
    tests = [line for line in shell_lines() if line.endswith("pytest")]
    assert len(tests) == 1 and tests[0].startswith(SETUP)
    assert tests[0] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_first_command_sets_up_and_compares_the_fixtures(checkout: Path) -> None:
    """Its last step ends as the README says, with 1 for the errors in one of the stories."""
    first = next(line for line in shell_lines() if line.startswith(SETUP))
    *_, last = first.split(" && ")
    program, *arguments = shlex.split(last)
    assert (program, arguments) == (".venv/bin/factcheck", ["compare", "fixtures/"])
    assert CliRunner().invoke(app, arguments).exit_code == 1
    report = factcheck.compare(["fixtures/quarterly"])
    assert "two errors in `fixtures/quarterly`" in README
    assert [finding.severity.value for finding in report.findings].count("error") == 2


def test_there_are_commands_for_every_job() -> None:
    assert {shlex.split(line)[1] for line in COMMANDS} >= {
        "compare",
        "check",
        "claims",
        "duplicates",
        "graph",
        "explain",
        "rules",
    }


@pytest.mark.parametrize("line", COMMANDS)
def test_command_runs(line: str, checkout: Path) -> None:
    """It reads what it names, complains of nothing and writes the files that it is told to."""
    arguments = shlex.split(line)[1:]
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code in (0, 1) and (ran.exit_code == 0 or arguments[0] in ("compare", "check")), ran.stderr
    written = [value.rpartition("=")[2] for name, value in pairwise(arguments) if name == "--output"]
    assert bool(ran.stdout) != bool(written)
    assert all((checkout / name).stat().st_size for name in written)
    assert [line for line in ran.stderr.splitlines() if "; see " not in line] == []


def test_modules_that_are_run_are_there() -> None:
    modules = re.findall(r"python -m (tests\.[\w.]+)", "\n".join(shell_lines()))
    assert modules
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").is_file()] == []


def test_excerpt_is_printed_exactly_so(checkout: Path) -> None:
    """Its lines stand together and in order in the real report, but for those left out."""
    (excerpt,) = blocks("text")
    printed = CliRunner().invoke(app, ["compare", "fixtures/scale-ai", "--no-color"]).stdout
    start = 0
    for piece in re.split(rf"^ *{LEFT_OUT}\n", excerpt, flags=re.MULTILINE):
        at = printed.find(f"\n{piece}", start)
        assert at >= 0, f"the README shows what `factcheck compare fixtures/scale-ai` does not print:\n{piece}"
        start = at + len(piece)


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str, checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out


def test_record_is_read_whole(tmp_path: Path) -> None:
    (record,) = blocks("json")
    (tmp_path / "record.json").write_text(record, encoding="utf-8")
    report = factcheck.compare([tmp_path])
    (article,) = report.articles
    assert report.problems == ()
    assert (article.title, article.publisher, str(article.published), article.url) == (
        "Fire closes harbour",
        "Northern Wire",
        "2025-03-04",
        "https://wire.example/4",
    )


def test_sources_are_understood(tmp_path: Path) -> None:
    sheet = next(block for block in blocks("toml") if "[[article]]" in block)
    (entry,) = tomllib.loads(sheet)["article"]
    (tmp_path / "sources.toml").write_text(sheet, encoding="utf-8")
    (tmp_path / entry["file"]).write_text("A fire closed the harbour on Tuesday.\n", encoding="utf-8")
    report = factcheck.compare([tmp_path])
    (article,) = report.articles
    assert report.problems == ()
    assert article.published_at == entry["published"]
    for key in ("publisher", "url", "credit", "title"):
        assert getattr(article, key) == entry[key]


def test_settings_are_understood(tmp_path: Path) -> None:
    """Every key that there is, none that there is not."""
    shown = next(block for block in blocks("toml") if "[[path]]" in block)
    (tmp_path / "factcheck.toml").write_text(shown, encoding="utf-8")
    (tmp_path / "factcheck.ignore.toml").touch()
    settings = load([str(tmp_path)]).settings
    assert set(tomllib.loads(shown)) == set(keys())
    assert set(tomllib.loads(shown)["tolerances"]) == set(keys(Tolerances))
    for_all = replace(settings.tolerances, metric={})
    assert for_all == Tolerances(), "what is shown there is what holds anyway"
    assert list(settings.tolerances.metric) == ["market share"]
    Rulings.of(replace(settings, baseline=None))


def test_what_is_set_aside_is_set_aside(tmp_path: Path) -> None:
    sheet = next(block for block in blocks("toml") if "[[ignore]]" in block)
    path = tmp_path / "factcheck.ignore.toml"
    path.write_text(sheet, encoding="utf-8")
    sidecar = load_sidecar(str(path), date(2026, 12, 31))
    assert len(sidecar.entries) == 1 and sidecar.problems == []
    (comment,) = blocks("html")
    draft = factcheck.Article.from_text(comment, id="draft")
    source = factcheck.Article.from_text("The company is worth $13.8 billion.", id="source")
    report = factcheck.check(draft, [source])
    assert ([f.rule for f in report.suppressed], report.findings) == (["FC102"], ())


def test_tables_name_every_format() -> None:
    rows = {cells[0]: cells[1:] for cells in map(_cells, README.splitlines()) if len(cells) > 1}
    suffixes = {suffix for cells in rows.values() for suffix in re.findall(r"`(\.\w+)`", cells[0])}
    assert suffixes == {*READERS, *PACKED}
    assert set(re.findall(r"[\w-]+", rows["`compare`"][0])) == {reporter.name for reporter in REPORTERS}
    assert set(re.findall(r"[\w-]+", rows["`check`"][0])) == {reporter.name for reporter in REPORTERS}
    assert set(re.findall(r"\w+", rows["`graph`"][0])) == set(FORMATS)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
