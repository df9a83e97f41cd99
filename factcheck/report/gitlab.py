"""GitLab Code Quality: findings as a subset of Code Climate's issues, shown in a merge request.

GitLab shows no check name, so that the description begins with it, and drops all but one of the issues that
have one fingerprint. Nothing that was suppressed is written: the format has no place for it.
"""

from __future__ import annotations

from typing import Any

from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.alerts import Alert, heard, project_path, sentence_of, told
from factcheck.report.text import dumped, inert, visible

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(report: Report, page: Page) -> str:
    """A JSON array, empty where there is nothing to report."""
    issues = [_issue(alert) for alert in heard(report, page)]
    for number, problem in enumerate(report.fatal, 1):
        path = project_path(visible(problem.path), page)
        issues.append(
            {
                "type": "issue",
                "check_name": "unreadable-input",
                "description": f"unreadable-input: {sentence_of(problem.reason)}",
                "categories": ["Bug Risk"],
                "severity": "blocker",
                "fingerprint": f"unreadable-input:{number}:{path}",
                "location": {"path": path, "lines": {"begin": 1, "end": 1}},
            }
        )
    return inert(dumped(issues))


def _issue(alert: Alert) -> dict[str, Any]:
    place = alert.place
    against = next((beside for beside in alert.besides if not beside.same), None)
    words = f"{alert.finding.rule}: {alert.message}"
    return {
        "type": "issue",
        "check_name": alert.finding.rule,
        "description": f"{words} {told(against)}" if against else words,
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[alert.finding.severity],
        "fingerprint": alert.key,
        "location": {
            "path": place.path,
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
