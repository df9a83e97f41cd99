"""Start-up against the bare imports that it cannot do without, in turns in one run.

    python -m tests.benchmarks.startup

Machines are noisy and differ; a ratio to what Python itself takes for the same libraries does not.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "fixtures" / "scale-ai"
DRAFT = Path(__file__).parent / "drafts" / "scale-ai.md"


@dataclass(frozen=True, slots=True)
class Race:
    """A command, the bare imports beside it, and how many times as long it may take at most."""

    name: str
    command: tuple[str, ...]
    imports: str
    most: float


def program() -> tuple[str, ...]:
    """The installed command beside this Python, else the module."""
    installed = shutil.which("factcheck", path=str(Path(sys.executable).parent))
    return (installed,) if installed else (sys.executable, "-m", "factcheck")


def races() -> tuple[Race, ...]:
    """What is raced, with its targets."""
    page = "import typer, rich.console, rich.table, pydantic"
    return (
        Race("factcheck --help", (*program(), "--help"), page, 1.2),
        Race(
            "factcheck compare fixtures/scale-ai",
            (*program(), "compare", str(STORY), "--fail-on", "never"),
            f"{page}, rapidfuzz.fuzz, networkx",
            2.0,
        ),
        Race(
            "factcheck check of one draft against fixtures/scale-ai",
            (*program(), "check", str(DRAFT), "--sources", str(STORY), "--fail-on", "never"),
            f"{page}, rapidfuzz.fuzz, networkx",
            2.0,
        ),
    )


def seconds(command: tuple[str, ...]) -> float:
    """Wall time of a fresh process that does its work."""
    # The libraries were compiled when they were installed; the program may keep its bytecode too.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, check=False)
    taken = time.perf_counter() - begun
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return taken


def main() -> None:
    """Race and print the medians and their ratios."""
    parser = argparse.ArgumentParser(description="Start-up against bare imports.")
    parser.add_argument("--runs", type=int, default=5, help="of each command, interleaved")
    runs: int = parser.parse_args().runs
    for race in races():
        bare = (sys.executable, "-c", race.imports)
        for command in (bare, race.command):
            seconds(command)  # the first run compiles and fills the disk cache
        pairs = [(seconds(bare), seconds(race.command)) for _ in range(runs)]
        imports, whole = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(race.name)
        print(f"  bare imports {imports:.3f} s, command {whole:.3f} s")
        print(f"  ratio {whole / imports:.2f} (target <= {race.most})")


if __name__ == "__main__":
    main()
