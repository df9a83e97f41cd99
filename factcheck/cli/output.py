"""Where a report goes, and what the terminal there can show."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TextIO

from factcheck.errors import FactcheckError, UsageError
from factcheck.report import Page, Reporter, find, guess

if TYPE_CHECKING:
    from factcheck.model.article import Article

STANDARD_OUTPUT = "-"
DEFAULT_WIDTH = 100
"""Where there is no terminal to measure, so that a log looks the same everywhere."""
NONE: Mapping[str, str | None] = MappingProxyType({})
WIDEST = 140
"""Longer lines are hard to read, however wide the window is."""


class OutputError(FactcheckError):
    """A file that could not be written."""


class Target(NamedTuple):
    """One report to write; `path` is "-" for standard output."""

    reporter: Reporter
    path: str


def targets(outputs: Sequence[str], format: str | None, default: str | None = None) -> list[Target]:
    """What `--output` and `--format` ask for together; `default` is the format where neither they nor a name tell.

    Raises:
        UsageError: a format that does not exist, a file whose name does not tell its format, or one for two.
    """
    chosen = find(format) if format is not None else None
    usual = find(default) if default is not None else None
    if not outputs:
        return [Target(chosen or usual or find("terminal"), STANDARD_OUTPUT)]
    wanted = [_target(output, chosen, usual) for output in outputs]
    paths = [os.path.realpath(target.path) for target in wanted if target.path != STANDARD_OUTPUT]
    if again := next((path for path in paths if paths.count(path) > 1 and not _is_device(path)), None):
        name = next(target.path for target in wanted if os.path.realpath(target.path) == again)
        raise UsageError(f"{name}: named by two --output; give each report a file of its own")
    return wanted


def _is_device(path: str) -> bool:
    """True for /dev/null and the like, which take any number of reports."""
    return Path(path).exists() and not Path(path).is_file()


def _target(output: str, chosen: Reporter | None, usual: Reporter | None) -> Target:
    format, path = _parted(output)
    if format is not None:
        return Target(find(format), path)
    told = (usual or find("terminal")) if output == STANDARD_OUTPUT else guess(output) or usual
    reporter = chosen or told
    if reporter is None:
        raise UsageError(f"{output}: the name does not tell the format; write FORMAT={output}, or add --format")
    return Target(reporter, output)


def spare(articles: Iterable[Article], outputs: Iterable[str | None], others: Mapping[str, str | None] = NONE) -> None:
    """Let nothing be written over what was read: articles, and `others` by what they are.

    Raises:
        UsageError: a report would take the place of one of them.
    """
    read = {os.path.realpath(article.path): "an article" for article in articles if article.path}
    read |= {os.path.realpath(path): what for what, path in others.items() if path}
    for output in outputs:
        if output not in (None, STANDARD_OUTPUT) and (what := read.get(os.path.realpath(output or ""))):
            raise UsageError(f"{output}: {what} that was read; write the report to another file")


def spare_inputs(paths: Sequence[str], output: str | None) -> None:
    """Let `output` be none of the articles that `paths` stand for, as `spare`; a report from before it may be.

    Raises:
        UsageError: it is one of them.
    """
    if output is None or not Path(output).is_file():
        return
    from factcheck.ingest import load

    if lie_in(output, [path for path in paths if path != STANDARD_OUTPUT]):
        spare(load([output]).articles, [output])


def lie_in(path: str, places: Iterable[str]) -> bool:
    """True for a path that is one of `places` or lies below one."""
    return any(Path(os.path.realpath(path)).is_relative_to(os.path.realpath(place)) for place in places)


def _parted(output: str) -> tuple[str | None, str]:
    """The format that `--output` names, None where it names none, and the path."""
    named = re.match(r"([\w-]+)=(.+)", output, re.DOTALL)
    return (named[1], named[2]) if named else (None, output)


def sizes(outputs: Sequence[str]) -> dict[str, int]:
    """What the files of `--output` hold before anything is written to them: path → bytes, 0 for a new one."""
    paths = (_parted(output)[1] for output in outputs)
    return {path: Path(path).stat().st_size if Path(path).is_file() else 0 for path in paths if path != STANDARD_OUTPUT}


def write(text: str, path: str | None, *, append: bool = False, behind: int | None = None) -> None:
    """Write a report to its file, or to standard output for None and "-".

    With `append` it goes behind what is there, or behind the first `behind` bytes of it: a page of this run
    takes the place of the one before.

    Raises:
        OutputError: the file cannot be written.
    """
    if path is None or path == STANDARD_OUTPUT:
        _emit(text)
        return
    try:
        if append and behind is not None and Path(path).is_file():
            os.truncate(path, min(behind, Path(path).stat().st_size))
        with Path(path).open("a" if append else "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def _emit(text: str) -> None:
    """To standard output. A reader that has seen enough (`| head`) is no failure."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def page(path: str | None = None, *, no_color: bool = False) -> Page:
    """The sheet for a file or, for None and "-", for standard output."""
    below, root = _project(os.environ)
    if path is not None and path != STANDARD_OUTPUT:
        return Page(_width(os.environ, None), below=below, root=root)
    color = not no_color and has_color(os.environ, sys.stdout)
    return Page(_width(os.environ, sys.stdout), color, below, root)


def _project(environ: Mapping[str, str]) -> tuple[str, str]:
    """Where we are below the folder that a pipeline has checked out, and that folder; else where we are."""
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        if root := environ.get(name):
            try:
                below = here.relative_to(Path(root).resolve()).as_posix()
            except ValueError:
                continue  # run somewhere else
            return ("" if below == "." else f"{below}/"), f"{Path(root).resolve().as_posix().rstrip('/')}/"
    return "", f"{here.as_posix().rstrip('/')}/"


def has_color(environ: Mapping[str, str], stream: TextIO) -> bool:
    """NO_COLOR wins over FORCE_COLOR, FORCE_COLOR over what the stream is."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return environ.get("TERM", "") not in ("dumb", "unknown") and is_terminal(stream) and _obeys_escapes()


def is_terminal(stream: TextIO) -> bool:
    """True when a person looks at the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _obeys_escapes() -> bool:
    """False on Windows consoles that would print escape sequences as they are."""
    if sys.platform != "win32":
        return True
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()


def _width(environ: Mapping[str, str], stream: TextIO | None) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        width = int(columns)
    elif stream is not None and is_terminal(stream):
        width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    else:
        width = DEFAULT_WIDTH
    return min(WIDEST, width)
