"""The reports under reports/, as the program writes them today.

    python -m tests.update_reports

A page is, byte for byte, what its command prints when it is run in the root of the repository;
quality.md has what was measured, on labelled stories and on invented archives.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path

import factcheck
from factcheck.report import Page, find, rules_page
from factcheck.rules import BUILTIN
from tests.benchmarks import quality_page

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
REPORTS = ROOT / "reports"
COMMAND = "python -m tests.update_reports"


def stories() -> tuple[str, ...]:
    """The folders under fixtures/, by name."""
    return tuple(sorted(path.name for path in FIXTURES.iterdir() if path.is_dir() and not path.name.startswith(".")))


def pages() -> dict[str, Callable[[], str]]:
    """Every page by its file name under reports/, with what writes it."""
    return {**{f"{name}.md": partial(story_page, name) for name in stories()}, "rules.md": rules}


def measured_pages() -> dict[str, Callable[[], str]]:
    """The pages that no command prints: figures that were measured."""
    return {quality_page.PAGE: quality_page.page}


def story_page(name: str) -> str:
    """`factcheck compare fixtures/NAME --format markdown`"""
    with chdir(ROOT):  # paths in the page are those from here, wherever the script is started
        report = factcheck.compare([f"fixtures/{name}"])
    return find("markdown").load()(report, Page())


def rules() -> str:
    """`factcheck rules --format markdown`"""
    return rules_page.render_markdown(BUILTIN, Page())


def main() -> None:
    REPORTS.mkdir(exist_ok=True)
    for name, page in {**pages(), **measured_pages()}.items():
        (REPORTS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
