"""How fast, how much memory, how the time grows; a plain scan of the same texts as yardstick.

    python -m tests.benchmarks.speed                     compare, 1,000 and 4,000 articles
    python -m tests.benchmarks.speed --stage read 2000   reading alone

Each measurement is a process of its own; memory and processor time are the child's. `compare` is
the command line from start to written report; `read` and the scan are timed inside, without
start-up and without reading files.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.benchmarks.generate import write

GROWTH_MOST = Decimal(5)
"""Times as long for four times the articles; 4 is linear."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the wall and by the processor, memory in MB at its peak."""

    articles: int
    seconds: float
    processor: float
    memory: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def measure(command: list[str], articles: int, *, times_itself: bool = False) -> Run:
    """Run `command` and read the clock, and what the system says the child used, when it is done.

    A child that `times_itself` prints its seconds as JSON.
    """
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, cwd=Path.cwd())
        assert child.stderr is not None
        complaints = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stderr.close()
        seconds = time.perf_counter() - begun
        if child.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit {child.returncode}\n{complaints.decode()[-2000:]}")
        output.seek(0)
        told = output.read()
    if times_itself:
        seconds = json.loads(told)["seconds"]
    # Linux counts in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return Run(articles, seconds, usage.ru_utime + usage.ru_stime, peak)


def compare(folder: Path, articles: int) -> Run:
    """The whole way, by the command line, into a JSON report."""
    with tempfile.TemporaryDirectory() as elsewhere:
        report = Path(elsewhere) / "report.json"
        command = [sys.executable, "-m", "factcheck", "compare", str(folder), "--fail-on", "never"]
        run = measure([*command, "--format", "json", "--output", str(report)], articles)
        reported = len(json.loads(report.read_text(encoding="utf-8"))["articles"])
        if reported != articles:
            raise SystemExit(f"{articles} articles written, {reported} in the report")
        return run


def inside(job: str, folder: Path, articles: int) -> Run:
    """A `job` of this module in a process of its own, which times itself."""
    command = [sys.executable, "-m", "tests.benchmarks.speed", "--inside", job, str(folder)]
    return measure(command, articles, times_itself=True)


# -- jobs that run in the child --------------------------------------------------------------

_FIGURE = re.compile(
    r"(?P<currency>[$£€])?(?P<digits>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>(?:thousand|million|billion|trillion|bn|m)\b)?\s?(?P<percent>%|per ?cent\b)?"
)
_SCALES = {"thousand": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z$£€\d])")
_CAPITALISED = re.compile(r"\b[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)*")


def scan(texts: list[str]) -> int:
    """The least that any reader must do: sentences, figures as decimals, runs of capitals."""
    found = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            for match in _FIGURE.finditer(sentence):
                Decimal(match["digits"].replace(",", "")).scaleb(_SCALES.get(match["scale"] or "", 0))
                found += 1
            found += len(_CAPITALISED.findall(sentence))
    return found


def read(texts: list[str]) -> int:
    """Segmenting and reading, each article for itself."""
    import factcheck

    found = 0
    for place, text in enumerate(texts):
        found += len(factcheck.extract(factcheck.Article.from_text(text, id=f"a{place}")))
    return found


def _work(job: str, folder: Path) -> None:
    """Time `job` over the texts of `folder` and say so on standard output."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    jobs = {"scan": scan, "read": read}
    jobs[job](texts[:5])  # patterns are built and modules loaded once, before the clock runs
    gc.collect()
    begun = time.perf_counter()
    jobs[job](texts)
    print(json.dumps({"seconds": time.perf_counter() - begun}))


# -- report ----------------------------------------------------------------------------------


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Speed and memory on invented articles.")
    parser.add_argument("articles", type=int, nargs="*", default=[1000, 4000])
    parser.add_argument("--stage", choices=["compare", "read"], default="compare")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-story", type=int, default=4)
    options = parser.parse_args()
    runs: list[Run] = []
    print(f"{options.stage:>8}  articles  seconds  processor  articles/s   peak MB   re scan, articles/s")
    for count in options.articles:
        with tempfile.TemporaryDirectory() as elsewhere:
            folder = Path(elsewhere)
            write(folder, count, seed=options.seed, per_story=options.per_story)
            run = compare(folder, count) if options.stage == "compare" else inside("read", folder, count)
            plain = inside("scan", folder, count)
        runs.append(run)
        print(
            f"{'':>8}  {count:8,}  {run.seconds:7.2f}  {run.processor:9.2f}  {run.rate:10.1f}"
            f"  {run.memory:8.0f}   {plain.rate:19,.0f}",
            flush=True,
        )
    if len(runs) > 1:
        less, more = runs[0], runs[-1]
        growth = more.seconds / less.seconds
        target = f" (target < {GROWTH_MOST})" if more.articles == 4 * less.articles else ""
        print(f"time for {more.articles / less.articles:g} times the articles: x{growth:.2f}{target}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _work(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
