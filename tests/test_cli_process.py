"""What only a process of its own can show: pipes that break, signals, terminals, `python -m`."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import guard, output, progress
from factcheck.cli.output import has_color
from factcheck.cli.progress import PATIENCE_SECONDS, Bar

ROOT = Path(__file__).parent.parent

# A pipeline that returns the sample report, put in place before the command line starts.
# A shell that starts the tests in the background has the interrupt ignored; the program is to hear it.
PROGRAM = """
import signal, sys, time, types
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {root!r})
from tests.sample_report import sample
def compare(inputs, *, stdin=None, progress=None, **settings):
    if inputs == ["wait"]:
        print("working", flush=True)
        time.sleep(60)
    for done in range(5) if progress else ():
        progress("read", done, 5)
        time.sleep(0.3)
    return sample()
import factcheck
fake = types.ModuleType("factcheck.pipeline")
fake.compare = compare
sys.modules["factcheck.pipeline"] = factcheck.pipeline = fake
from factcheck.__main__ import main
main()
"""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(root=str(ROOT)), *arguments]


def environment(**changes: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "PYTHONIOENCODING": "utf-8", **changes}


def test_python_m_is_the_same_program() -> None:
    ran = subprocess.run([sys.executable, "-m", "factcheck", "--help"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("Usage: factcheck ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    """The pipe is closed before anything is written; the status is that of the findings."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ran = subprocess.run(
            command("compare", "desk", "--quiet", "--fail-on", "never", "--format", "json"),
            stdout=closed,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            check=False,
        )
    assert ran.stderr == "factcheck: desk/scan.txt: is not text (contains NUL bytes)\n"
    assert ran.returncode == 2, "an input could not be read"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_an_interrupt_ends_quietly_with_130() -> None:
    with subprocess.Popen(
        command("compare", "wait"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"working\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_console_without_the_characters_gets_others() -> None:
    ran = subprocess.run(
        command("compare", "desk", "--quiet"),
        capture_output=True,
        env=environment(PYTHONIOENCODING="ascii"),
        check=False,
    )
    assert b"?? Halden Robotics in talks to raise $620 million" in ran.stdout
    assert b"Traceback" not in ran.stderr


pty = pytest.importorskip("pty") if sys.platform != "win32" else None


def on_a_terminal(*arguments: str, stream: str, **changes: str) -> tuple[str, str]:
    """What a command writes to its terminal, `stream` being one, and to the other stream."""
    assert pty is not None
    leader, follower = pty.openpty()
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command(*arguments),
        stdout=follower if stream == "stdout" else pipe,
        stderr=follower if stream == "stderr" else pipe,
        env=environment(**{"TERM": "xterm", **changes}),
    ) as process:
        os.close(follower)
        seen = bytearray()
        while True:
            try:
                read = os.read(leader, 65536)
            except OSError:  # Linux says so when the last writer is gone
                break
            if not read:
                break
            seen += read
        out, err = process.communicate(timeout=30)
    os.close(leader)
    return seen.decode(), (err if stream == "stdout" else out).decode()


@pytest.mark.skipif(pty is None, reason="needs a pseudo-terminal")
def test_a_terminal_gets_colour_unless_it_is_unwanted() -> None:
    assert "\x1b[1;31mERROR\x1b[0m" in on_a_terminal("compare", "desk", stream="stdout")[0]
    assert "\x1b" not in on_a_terminal("compare", "desk", stream="stdout", NO_COLOR="1")[0]
    assert "\x1b" not in on_a_terminal("compare", "desk", stream="stdout", TERM="dumb")[0]
    assert "\x1b" not in on_a_terminal("compare", "desk", "--no-color", stream="stdout")[0]


@pytest.mark.skipif(pty is None, reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_when_work_lasts() -> None:
    bar, report = on_a_terminal("compare", "desk", stream="stderr")
    assert "read" in bar and "/5" in bar and report.startswith("━━ Halden")
    quiet, _ = on_a_terminal("compare", "desk", "--quiet", stream="stderr")
    assert quiet.splitlines() == ["factcheck: desk/scan.txt: is not text (contains NUL bytes)"]


# -- the parts, without a process ------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "terminal", "coloured"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "unknown"}, True, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "xterm"}, False, False),
    ],
)
def test_colour_follows_terminal_and_environment(environ: dict[str, str], terminal: bool, coloured: bool) -> None:
    assert has_color(environ, Terminal() if terminal else io.StringIO()) == coloured


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not output.is_terminal(stream)


class Ticks:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_short_work_draws_no_bar() -> None:
    clock = Ticks()
    bar = Bar(clock=clock)
    for done in range(100):
        clock.now += PATIENCE_SECONDS / 101
        bar("read", done, 100)
    assert bar._progress is None


def test_long_work_draws_one_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    clock = Ticks()
    with Bar(clock=clock) as bar:
        clock.now = PATIENCE_SECONDS + 0.1
        bar("[bold]read[/bold]", 3, 10)
        clock.now += 1
        bar("compare", 0, 4)
        drawn = bar._progress
        assert drawn is not None and drawn.tasks[0].description == "compare" and drawn.tasks[0].total == 4
    assert drawn.finished or not drawn.live.is_started


@pytest.mark.parametrize(("term", "quiet"), [("dumb", False), ("xterm", True)])
def test_no_bar_where_nobody_wants_one(monkeypatch: pytest.MonkeyPatch, term: str, quiet: bool) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert progress.bar(quiet=quiet) is None


def test_nobody_listening_on_standard_error_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Deaf())
    guard.say("anything")
