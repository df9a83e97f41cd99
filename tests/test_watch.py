"""`--watch`: the work is done again after a change, whatever it says, until the user has had enough."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from queue import Empty, Queue

import pytest
from typer.testing import CliRunner

from factcheck.cli import watch as module
from factcheck.cli.app import app
from factcheck.cli.options import Flags
from factcheck.cli.watch import watch
from factcheck.errors import UsageError


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Orlan Foods will cut 4,460 jobs at its plant in Varde.\n", encoding="utf-8")
    Path("b.txt").write_text("Orlan Foods will cut 4,640 jobs at its plant in Varde.\n", encoding="utf-8")
    return tmp_path


class Saves:
    """Stands in for a person who saves some times and then leaves; remembers what is watched."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.watched: list[list[str]] = []
        self.besides: Collection[Path] = ()

    def __call__(self, paths: Sequence[Path], besides: Collection[Path]) -> Iterator[object]:
        self.watched.append([path.as_posix() for path in paths])
        self.besides = besides
        self.left -= 1
        if self.left >= 0:
            yield object()


def test_the_work_is_done_once_more_than_there_are_saves() -> None:
    done: list[int] = []

    def once() -> int:
        done.append(1)
        return 1

    assert watch(once, ["a.md", "b.txt"], Flags(), changes=Saves(2)) == 130
    assert len(done) == 3


def test_everything_that_the_work_reads_is_watched_and_nothing_that_it_writes(desk: Path) -> None:
    Path("factcheck.toml").write_text('sources = ["wire"]\nbaseline = "base.json"\n', encoding="utf-8")
    Path("wire").mkdir()
    Path("factcheck.ignore.toml").touch()
    Path("base.json").touch()
    saves = Saves(0)
    watch(lambda: 0, ["a.md"], Flags(), written=["r.md"], changes=saves)
    (watched,) = saves.watched
    assert watched == ["a.md", "wire", "factcheck.ignore.toml", "base.json", (desk / "factcheck.toml").as_posix()]
    assert saves.besides == {desk / "r.md"}


def test_settings_half_written_are_told_and_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    Path("factcheck.toml").write_text("select = [", encoding="utf-8")
    saves = Saves(1)

    def once() -> int:
        Flags().configuration(["a.md"])
        return 0

    assert watch(once, ["a.md"], Flags(), changes=saves) == 130
    assert capsys.readouterr().err.count("factcheck.toml: not valid TOML") == 2
    assert any("factcheck.toml" in name for name in saves.watched[0])


def test_a_file_that_is_gone_for_a_moment_is_waited_for_where_it_was(desk: Path) -> None:
    Path("a.md").unlink()
    saves = Saves(0)
    watch(lambda: 2, ["a.md", "b.txt"], Flags(), changes=saves)
    assert saves.watched == [["b.txt", "."]]


def test_a_page_that_goes_behind_others_is_put_there_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run takes the place of the one before; what stood in the file before stays."""
    Path("summary.md").write_text("# The step before\n", encoding="utf-8")
    shown = []

    def changes(paths: object, besides: object) -> Iterator[object]:
        shown.append(Path("summary.md").read_text(encoding="utf-8"))
        if len(shown) == 1:
            Path("a.md").write_text("Nothing is said of jobs.\n", encoding="utf-8")
        if len(shown) < 3:
            yield object()

    monkeypatch.setattr(module, "_changes", changes)
    ran = CliRunner().invoke(app, ["compare", "a.md", "b.txt", "--watch", "-o", "step-summary=summary.md"])
    assert ran.exit_code == 130 and len(shown) == 3
    assert all(page.startswith("# The step before\n## factcheck: ") for page in shown)
    assert [page.count("## factcheck: ") for page in shown] == [1, 1, 1]
    assert "FC104" in shown[0] and "FC104" not in shown[1] and shown[1] == shown[2]


def test_a_file_is_watched_whatever_says_its_format(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_changes", lambda paths, besides: iter(()))
    ran = CliRunner().invoke(app, ["compare", "a.md", "b.txt", "--watch", "-f", "markdown", "-o", "report"])
    assert ran.exit_code == 130 and Path("report").is_file()


def test_standard_input_cannot_be_watched() -> None:
    ran = CliRunner().invoke(app, ["compare", "-", "--watch"], input="x")
    assert (ran.exit_code, ran.stderr) == (2, "factcheck: standard input does not change; name files to --watch\n")


def test_without_the_package_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError, match=r"pip install 'factcheck-news\[watch\]'"):
        module._changes([Path("a.md")], ())


@pytest.mark.parametrize("how", ["written", "replaced"])
def test_a_save_is_seen(how: str) -> None:
    """A real process, a real file: it reports, waits, and reports again what has been saved."""
    pytest.importorskip("watchfiles")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "compare", "a.md", "b.txt", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
        env=environment | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    lines: Queue[str] = Queue()
    assert process.stdout is not None

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()

    def until(words: str, nudge: Callable[[], object] = lambda: None) -> str:
        """All that is said up to `words`; `nudge` is done again as long as nothing is."""
        seen = ""
        for _ in range(60):
            nudge()
            try:
                while words not in seen:
                    seen += lines.get(timeout=2)
            except Empty:
                continue
            return seen
        raise AssertionError(f"no {words!r} in {seen!r}")

    def save() -> None:
        text = "Orlan Foods will cut 4,640 jobs at its plant in Varde.\n"
        if how == "written":
            Path("a.md").write_text(text, encoding="utf-8")
        else:
            Path("new").write_text(text, encoding="utf-8")
            Path("new").replace("a.md")

    try:
        assert "FC104" in until("waiting for changes")
        assert "FC104" not in until("waiting for changes", save)
    finally:
        process.kill()
        process.wait()
        reader.join(5)
        process.stdout.close()
