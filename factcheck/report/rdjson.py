"""Reviewdog Diagnostic Format: findings for review comments on any code host. Columns count bytes of UTF-8.

Reviewdog writes messages into comments as Markdown, so that article text is escaped as in our own pages.
"""

from __future__ import annotations

from typing import Any

from factcheck import __version__
from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.alerts import Alert, Place, heard, project_path, sentence_of, told
from factcheck.report.escape import markdown
from factcheck.report.text import dumped, inert, visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, page: Page) -> str:
    """A `DiagnosticResult`."""
    diagnostics = [_diagnostic(alert) for alert in heard(report, page)]
    diagnostics += [
        {
            "message": markdown(f"This input could not be read: {sentence_of(problem.reason)}"),
            "location": {"path": project_path(visible(problem.path), page)},
            "severity": "ERROR",
        }
        for problem in report.fatal
    ]
    return inert(dumped({"source": {"name": f"factcheck {__version__}"}, "diagnostics": diagnostics}))


def _diagnostic(alert: Alert) -> dict[str, Any]:
    against = [beside for beside in alert.besides if not beside.same]
    return {
        "message": "\n".join(map(markdown, [f"{alert.title}: {alert.message}", *map(told, against)])),
        "location": _location(alert.place),
        "severity": _SEVERITIES[alert.finding.severity],
        "code": {"value": alert.finding.rule},
        "related_locations": [
            {"message": markdown(told(beside)), "location": _location(beside.place)} for beside in alert.besides
        ],
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "range": {
            "start": {"line": place.line, "column": place.byte_column},
            "end": {"line": place.end_line, "column": place.byte_end},
        },
    }
