"""Reports: one file a format, each a function `render(report, page)` that returns text.

The registry is written by hand and names modules, so that a format costs nothing until it is asked
for. A new format is a file beside this one and a line in `REPORTERS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model.report import Report


class Page(NamedTuple):
    """The sheet that a report is written on. Formats that are not for looking at ignore it.

    `width` is in terminal cells. Without `color` nothing but plain text is written, and what colour
    or weight would say is said by marks.
    """

    width: int = 100
    color: bool = False
    below: str = ""
    """What relative paths are below in the project that a pipeline works on: "desk/"; "" for the project itself."""
    root: str = ""
    """The project's own folder, absolute, with `/` and one at its end; "" where it is not known."""


class Render(Protocol):
    """What every format's module offers under the name `render`."""

    def __call__(self, report: Report, page: Page) -> str: ...


class Reporter(NamedTuple):
    """A format by the name the command line knows it by."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    """File names that end in one of these are taken to be this format."""
    appends: bool = False
    """Written behind what a file holds already."""

    def load(self) -> Render:
        """The format's function; its module is imported now."""
        render: Render = import_module(self.module).render
        return render


REPORTERS = (
    Reporter("terminal", "factcheck.report.terminal", (".txt", ".text")),
    Reporter("markdown", "factcheck.report.markdown", (".md", ".markdown")),
    Reporter("html", "factcheck.report.html", (".html", ".htm")),
    Reporter("json", "factcheck.report.json", (".json",)),
    Reporter("sarif", "factcheck.report.sarif", (".sarif", ".sarif.json")),
    Reporter("github", "factcheck.report.github", ()),
    Reporter("step-summary", "factcheck.report.step_summary", (), appends=True),
    Reporter("gitlab", "factcheck.report.gitlab", ("code-quality-report.json", "codequality.json")),
    Reporter("junit", "factcheck.report.junit", (".xml",)),
    Reporter("rdjson", "factcheck.report.rdjson", (".rdjson",)),
)


def find(name: str) -> Reporter:
    """The reporter of that name.

    Raises:
        UsageError: there is none; the message offers the nearest.
    """
    by_name = {reporter.name: reporter for reporter in REPORTERS}
    if name in by_name:
        return by_name[name]
    raise UsageError(unknown("format", name, tuple(by_name)))


def guess(path: str) -> Reporter | None:
    """The reporter that a file's name asks for, by the longest suffix; None where the name does not tell."""
    fitting = [
        (len(suffix), reporter)
        for reporter in REPORTERS
        for suffix in reporter.suffixes
        if path.lower().endswith(suffix)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def unknown(what: str, name: str, known: tuple[str, ...]) -> str:
    """ "no format is called 'markdwon'; did you mean 'markdown'?", or the list of what there is."""
    from difflib import get_close_matches

    if len(known) == 1:
        return f"no {what} is called {name!r}; there is only {known[0]}"
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
    return f"no {what} is called {name!r}; {hint}"
