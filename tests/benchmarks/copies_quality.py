"""How many planted copies are found, how surely, how fast; beside two libraries for near-duplicates.

    python -m tests.benchmarks.copies_quality                          10,000 articles, all methods
    python -m tests.benchmarks.copies_quality 100000 --method factcheck  how time and memory grow
    python -m tests.benchmarks.copies_quality 1000 --no-record         a quick look

Every method is a process of its own over the same articles (`copies.py`), which it has in memory
before the clock starts. Seconds are of the processor. What is measured is recorded in
copies_measured.json, from which `python -m tests.update_reports` writes the page. datasketch and
rensa are in the extra `bench`; they tell pairs of articles, not passages.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from tests.benchmarks.copies import LEVELS, Made, corpus
from tests.benchmarks.judge_copies import COVERED, judge

MEASURED = Path(__file__).with_name("copies_measured.json")
_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128

Pairs = set[tuple[str, str]]


def _ours(articles: Sequence[Made], *, on_disk: bool = False) -> dict[str, Any]:
    """The whole way: articles in, passages with kinds and origins out; the index alone is timed too."""
    from factcheck import duplicates
    from factcheck.model.article import Article
    from factcheck.trace.archive import Archive
    from factcheck.trace.words import Vocabulary

    read = [Article.from_text(made.text, id=made.id, publisher=made.publisher) for made in articles]
    duplicates.duplicates(read[:50])  # patterns are built once, before the clock runs
    begun = time.process_time()
    if not on_disk:
        archive = Archive(Vocabulary(), len(read))
        for article in read:
            archive.add(article.text)
        archive.groups()
        del archive
    index = time.process_time() - begun
    begun = time.process_time()
    report = duplicates.duplicates(read, on_disk=on_disk)
    seconds = time.process_time() - begun
    peak = _peak()
    score = judge(articles, report.passages)
    pairs = {(o.left, o.right) for story in report.stories for o in story.overlaps}
    return {
        "seconds": seconds,
        "index": index,
        "recall": {level: score.recall(level) for level in LEVELS},
        "precision": score.precision,
        "said": score.said,
        "pairs": _pair_scores(articles, pairs),
        "peak": peak,
    }


def _datasketch(articles: Sequence[Made], threshold: float) -> dict[str, Any]:
    from datasketch import MinHash, MinHashLSH

    begun = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    pairs: Pairs = set()
    sketches = MinHash.generator(([gram.encode() for gram in _grams(made.text)] for made in articles), num_perm=128)
    met: dict[str, MinHash] = {}
    for made, sketch in zip(articles, sketches, strict=True):
        near = (str(other) for other in index.query(sketch))
        pairs |= {_pair(made.id, other) for other in near if sketch.jaccard(met[other]) >= threshold}
        index.insert(made.id, sketch)
        met[made.id] = sketch
    return _peer(articles, pairs, begun)


def _rensa(articles: Sequence[Made], threshold: float) -> dict[str, Any]:
    from rensa import RMinHash, RMinHashLSH

    begun = time.process_time()
    index = RMinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, num_bands=32)
    sketches = RMinHash.from_token_sets([_grams(made.text) for made in articles], _PERMUTATIONS, 42)
    pairs: Pairs = set()
    for number, (made, sketch) in enumerate(zip(articles, sketches, strict=True)):
        for other in index.query(sketch):
            if sketch.jaccard(sketches[other]) >= threshold:
                pairs.add(_pair(made.id, articles[other].id))
        index.insert(number, sketch)
    return _peer(articles, pairs, begun)


METHODS: dict[str, Callable[[Sequence[Made]], dict[str, Any]]] = {
    "factcheck": _ours,
    "factcheck, index on disk": lambda articles: _ours(articles, on_disk=True),
    "datasketch MinHashLSH, Jaccard .5": lambda articles: _datasketch(articles, 0.5),
    "datasketch MinHashLSH, Jaccard .3": lambda articles: _datasketch(articles, 0.3),
    "rensa RMinHashLSH, Jaccard .5": lambda articles: _rensa(articles, 0.5),
    "rensa RMinHashLSH, Jaccard .3": lambda articles: _rensa(articles, 0.3),
}


def _grams(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return list({" ".join(gram) for gram in zip(words, words[1:], words[2:], strict=False)})


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _peer(articles: Sequence[Made], pairs: Pairs, begun: float) -> dict[str, Any]:
    seconds = time.process_time() - begun
    return {"seconds": seconds, "pairs": _pair_scores(articles, pairs), "peak": _peak()}


def _pair_scores(articles: Sequence[Made], said: Pairs) -> dict[str, Any]:
    """Of pairs of articles: which planted ones are told, by level, and how many of all told are right."""
    owners = {
        made.id: {o for part in made.parts for o in part.owner.split() if o != "boilerplate"} for made in articles
    }
    found = {
        level: [_pair(made.id, made.source) in said for made in articles if made.level == level] for level in LEVELS
    }
    right = sum(bool(owners[one] & owners[other]) for one, other in said)
    return {
        "recall": {level: sum(hits) / max(1, len(hits)) for level, hits in found.items()},
        "precision": right / max(1, len(said)),
        "said": len(said),
    }


def _peak() -> float:
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


# -- a process for each ------------------------------------------------------------------------


def measure(method: str, count: int, seed: int, *, times: int = 1) -> dict[str, Any]:
    """One method over `count` articles, in a process of its own; the quickest of `times` runs."""
    if times > 1:
        return min((measure(method, count, seed) for _ in range(times)), key=lambda run: float(run["seconds"]))
    command = [sys.executable, "-m", "tests.benchmarks.copies_quality", "--inside", method, str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{method}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return {"articles": count, "method": method, **json.loads(done.stdout)}


def _inside(method: str, count: int, seed: int) -> None:
    gc.disable()
    articles = list(corpus(count, seed=seed))
    print(json.dumps(METHODS[method](articles)))


def _record(run: dict[str, Any], seed: int) -> None:
    """Put one run into the record, in place of what it had of this method and number of articles."""
    runs = json.loads(MEASURED.read_text(encoding="utf-8"))["runs"] if MEASURED.exists() else []
    runs = [old for old in runs if (old["method"], old["articles"]) != (run["method"], run["articles"])]
    order = list(METHODS)
    runs = sorted([*runs, run], key=lambda each: (each["articles"], order.index(each["method"])))
    machine = f"Python {platform.python_version()} on {platform.system()}, one core"
    record = {"machine": machine, "seed": seed, "covered": COVERED, "runs": runs}
    MEASURED.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description="Recall, precision and speed on planted copies.")
    parser.add_argument("articles", type=int, nargs="*", default=[10_000])
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--method", action="append", choices=list(METHODS))
    parser.add_argument("--times", type=int, default=1, help="runs of each, of which the quickest counts")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    for count, method in product(options.articles, options.method or METHODS):
        run = measure(method, count, options.seed, times=options.times)
        recall = "  ".join(f"{level} {part:.3f}" for level, part in run.get("recall", run["pairs"]["recall"]).items())
        precision = run.get("precision", run["pairs"]["precision"])
        rate = run["articles"] / run["seconds"]
        print(
            f"{run['articles']:>7,}  {run['method']}: {rate:,.0f}/s  {run['peak']:,.0f} MB  precision {precision:.3f}"
        )
        print(f"         {recall}", flush=True)
        if not options.no_record:
            _record(run, options.seed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _inside(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        main()
