"""GitHub workflow commands: findings become annotations on the lines of a pull request.

Escaping and limits are those of the runner (actions/toolkit, docs/commands.md and docs/problem-matchers.md).
"""

from __future__ import annotations

from factcheck.errors import Problem
from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.alerts import STDIN, Alert, heard, project_path, told
from factcheck.report.naming import is_absolute
from factcheck.report.text import counted, shorten, visible

MOST = 10
"""Annotations of one level that a step may have; GitHub drops the rest without a word."""
MOST_BESIDE = 6
LONGEST_TITLE = 120

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, page: Page) -> str:
    """A command a line, most serious first; where a level has more than it may, its last says how many."""
    lines = []
    found = heard(report, page)
    for severity, command in _COMMANDS.items():
        fatal = report.fatal if severity is Severity.ERROR else ()
        its = [_unread(problem, page) for problem in fatal]
        its += [_command(alert) for alert in found if alert.finding.severity is severity]
        if len(its) > MOST:
            left = counted(len(its) - MOST + 1, f"more {severity.value}")
            rest = f"{left} than GitHub shows for one step. The report has them all."
            its = [*its[: MOST - 1], f"::{command} title=factcheck::{_data(rest)}"]
        lines += its
    return "\n".join(lines or ["::debug::factcheck found no disagreement"]) + "\n"


def _command(alert: Alert) -> str:
    place = alert.place
    properties = {"line": str(place.line)}
    if place.path != STDIN:
        properties = {"file": place.path, **properties}
    if place.line == place.end_line:
        # Columns are refused for words that go over several lines.
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    else:
        properties["endLine"] = str(place.end_line)
    properties["title"] = shorten(alert.title, LONGEST_TITLE)
    against = [beside for beside in alert.besides if not beside.same] or list(alert.besides)
    text = "\n".join([alert.message, *map(told, against[:MOST_BESIDE])])
    return _line(_COMMANDS[alert.finding.severity], properties, text)


def _unread(problem: Problem, page: Page) -> str:
    path = project_path(visible(problem.path), page)
    properties = {} if is_absolute(path) or path == STDIN else {"file": path}
    title = "input that could not be read"
    return _line("error", {**properties, "title": title}, f"{path}: {visible(problem.reason)}")


def _line(command: str, properties: dict[str, str], text: str) -> str:
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {fields}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
