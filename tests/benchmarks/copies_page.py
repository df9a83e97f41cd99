"""The part "Copies" of reports/quality.md, from what `copies_quality` has measured and recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.benchmarks.copies import LEVELS, PLANTED, WHOLE
from tests.benchmarks.copies_quality import MEASURED

OURS = "factcheck"
FLOORS = {"verbatim": 0.98, "5 %": 0.95, "15 %": 0.90, "30 %": 0.70}
PRECISION_FLOOR = 0.95

Run = Mapping[str, Any]


def section() -> str:
    """Markdown that begins with a heading of the second level and ends in a line break."""
    record = json.loads(MEASURED.read_text(encoding="utf-8"))
    runs: list[Run] = record["runs"]
    few = min(run["articles"] for run in runs)
    first = [run for run in runs if run["articles"] == few]
    lines = ["## Copies", "", *_intro(record, few), *_passages(first), *_pairs(first), *_growth(runs, few)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _intro(record: Mapping[str, Any], few: int) -> Iterator[str]:
    yield (
        f"{few:,} invented articles of about 340 words, {PLANTED:.0%} of which hold a copy planted from an earlier "
        f"one: {WHOLE:.0%} of the copies take the whole article, the others three to seven sentences. Copies are "
        "taken word for word, with 5, 15 or 30 percent of their words changed (words for one another, words "
        "slipped in or dropped, closing clauses cut, sentences joined), in another order, or with other figures. "
        "All articles hold stock phrases and many a publisher's lines, which are nobody's text. A copy is found "
        "when at least half of it is reported on both sides; a reported pair of places is right when at least "
        "half of each is text of one hand."
    )
    yield ""
    yield (
        f"Measured on {record['machine']}, by `python -m tests.benchmarks.copies_quality`; the articles are those "
        f"of `python -m tests.benchmarks.copies FOLDER {few}`. Seconds are of the processor, on a machine that "
        "others used too. Invented articles flatter everybody: they say how methods compare, and little about "
        "real ones."
    )
    yield ""


def _passages(runs: Sequence[Run]) -> Iterator[str]:
    ours = [run for run in runs if run["method"].startswith(OURS)]
    yield from ("### Passages", "", "Found by level, and how many of those reported are right.", "")
    yield f"| | {' | '.join(LEVELS)} | right |"
    yield f"|---|{'--:|' * (len(LEVELS) + 1)}"
    for run in ours:
        cells = " | ".join(f"{run['recall'][level]:.3f}" for level in LEVELS)
        yield f"| {run['method']} | {cells} | {run['precision']:.3f} of {run['said']:,} |"
    floors = " | ".join(f"{FLOORS[level]:.2f}" if level in FLOORS else "" for level in LEVELS)
    yield from (f"| asked for | {floors} | {PRECISION_FLOOR:.2f} |", "")


def _pairs(runs: Sequence[Run]) -> Iterator[str]:
    yield from ("### Pairs of articles, beside two libraries", "")
    yield (
        "MinHash over runs of three words tells whole articles that resemble each other. It cannot see a passage "
        "inside an article, whatever its threshold; of the copies that take a whole article it finds most that "
        "are not much rewritten."
    )
    yield ""
    yield f"| | articles/s | MB | {' | '.join(LEVELS)} | right |"
    yield f"|---|--:|--:|{'--:|' * (len(LEVELS) + 1)}"
    for run in runs:
        pairs = run["pairs"]
        cells = " | ".join(f"{pairs['recall'][level]:.3f}" for level in LEVELS)
        rate, peak = run["articles"] / run["seconds"], run["peak"]
        right = f"{pairs['precision']:.3f} of {pairs['said']:,}"
        yield f"| {run['method']} | {rate:,.0f} | {peak:,.0f} | {cells} | {right} |"
        if run["method"] == OURS:
            alone = run["articles"] / run["index"]
            yield f"| {run['method']}: the index alone | {alone:,.0f} | {' | ' * (len(LEVELS) + 1)}|"
    yield ""


def _growth(runs: Sequence[Run], few: int) -> Iterator[str]:
    large = [run for run in runs if run["articles"] > few]
    if not large:
        return
    before = {run["method"]: run for run in runs if run["articles"] == few}
    yield from ("### At size", "", "| | articles | seconds | times as long | MB | found at 30 % | right |")
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for run in (*(run for run in runs if run["articles"] == few and run["method"].startswith(OURS)), *large):
        times = "" if run["articles"] == few else f"×{run['seconds'] / before[run['method']]['seconds']:.1f}"
        yield (
            f"| {run['method']} | {run['articles']:,} | {run['seconds']:,.1f} | {times} | {run['peak']:,.0f} | "
            f"{run['recall']['30 %']:.3f} | {run['precision']:.3f} |"
        )
    yield ""
    yield (
        "Memory holds the texts of all articles and the report too. "
        "Of two runs of each the quicker counts, on a machine that others used too. "
        "Asked for: less than ×12 for ten times the articles, 4 GB."
    )
