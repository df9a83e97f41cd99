"""The part "Main text of pages" of reports/quality.md, from what `pages` has measured and recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.benchmarks.pages import MEASURED, Score

OURS = "factcheck"
WELL = 0.95
"""F1 from which on a page counts as read well."""

UNSEEN = (
    "about-the-paper",
    "headline-twice",
    "live-list",
    "promotion-in-the-text",
    "site-name-is-h1",
    "summaries-with-read-more",
)
"""Pages for which nothing in our reader was changed; a page that it is mended for is taken out."""


def scores(method: Mapping[str, Any]) -> dict[str, Score]:
    """What is recorded of a method, page by page."""
    return {page: Score(*counts) for page, counts in method["pages"].items()}


def means(method: Mapping[str, Any]) -> tuple[float, float, float]:
    """Recall, precision and F1 of a method: the mean over the pages."""
    every = scores(method).values()
    return (
        sum(each.recall for each in every) / len(every),
        sum(each.precision for each in every) / len(every),
        sum(each.f1 for each in every) / len(every),
    )


def section() -> str:
    """Markdown that begins with a heading of the second level and ends in a line break."""
    methods: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    lines = ["## Main text of pages", "", *_intro(methods), *_totals(methods), *_pages(methods)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _intro(methods: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"{len(methods[OURS]['pages'])} invented pages under `tests/benchmarks/web/`, each built in another way, "
        "on which the text of the story is labelled. Recall is the share of its words that a method takes, "
        "precision the share of what it takes that is the story; headline, byline and captions may be taken or "
        "not. The pages were written before any method had read them; where ours lost, it has been mended since, "
        f"so that its figures flatter it, save those on {len(UNSEEN)} pages that came later (*unseen*). They say how "
        "methods differ, and little about the web."
    )
    yield ""
    yield (
        "Measured by `python -m tests.benchmarks.pages`. Our reader keeps the place of every character in the page and "
        "sets the rest aside instead of dropping it; the others give a text without places, so that none can stand in "
        "for it."
    )
    yield ""


def _totals(methods: Mapping[str, Any]) -> Iterator[str]:
    yield from (
        f"| | version | recall | precision | F1 | pages with {WELL:.2f} or more | F1, unseen |",
        "|---|---|--:|--:|--:|--:|--:|",
    )
    for name, method in methods.items():
        recall, precision, f1 = means(method)
        well = sum(each.f1 >= WELL for each in scores(method).values())
        unseen = sum(scores(method)[page].f1 for page in UNSEEN) / len(UNSEEN)
        figures = f"{recall:.3f} | {precision:.3f} | {f1:.3f} | {well} | {unseen:.3f}"
        yield f"| {name} | {method['version']} | {figures} |"
    yield ""


def _pages(methods: Mapping[str, Any]) -> Iterator[str]:
    yield from ("F1, page by page:", "", f"| | {' | '.join(methods)} |", f"|---|{'--:|' * len(methods)}")
    for page in methods[OURS]["pages"]:
        yield f"| {page} | {' | '.join(f'{scores(method)[page].f1:.2f}' for method in methods.values())} |"
