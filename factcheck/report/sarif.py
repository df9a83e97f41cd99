"""SARIF 2.1.0, as GitHub code scanning and SARIF viewers read it: a result a disagreement.

A result is anchored in the draft; what the sources say are related locations, each linked from the message.
GitHub goes by `primaryLocationLineHash` alone when it looks whether an alert is known, so that this is made
of what is disputed and not of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.errors import Problem
from factcheck.model.finding import Severity, Suppression, SuppressionKind
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.alerts import Alert, Beside, Place, alerts, project_path
from factcheck.report.escape import sarif as escaped
from factcheck.report.naming import is_absolute
from factcheck.report.text import dumped, inert, visible
from factcheck.rules import BUILTIN
from factcheck.rules.base import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RELATED = 100
"""GitHub shows no more of them for a result."""
LONGEST_DESCRIPTION = 1024
"""GitHub takes no longer description of a rule."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, page: Page) -> str:
    """One log with one run."""
    command = "check" if any(story.draft for story in report.stories) else "compare"
    found = alerts(report, page)
    speaking = {alert.finding.rule for alert in found}
    rules = [rule for rule in BUILTIN if rule.code in speaking]
    rule_at = {rule.code: index for index, rule in enumerate(rules)}
    results = [_result(alert, rule_at) for alert in found]
    _mark_known(results, found)
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": f"factcheck/{command}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.fatal,
                "toolExecutionNotifications": [_notification(problem, page) for problem in report.problems],
            }
        ],
        "artifacts": _artifacts(report, page),
        "results": results,
    }
    return inert(dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule.doc.strip()
    does = re.search(r"## What it does\n(.+?)(?=\n## |\Z)", page, re.DOTALL)
    full = " ".join((does[1] if does else rule.summary).split())
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary[:LONGEST_DESCRIPTION]},
        "fullDescription": {"text": full[:LONGEST_DESCRIPTION]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
            "tags": ["consistency", "sources"],
        },
    }


def _result(alert: Alert, rule_at: Mapping[str, int]) -> dict[str, Any]:
    finding = alert.finding
    besides = alert.besides[:MOST_RELATED]
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in rule_at:
        result["ruleIndex"] = rule_at[finding.rule]
    result |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join([escaped(alert.message), *_linked(besides)])},
        "locations": [_location(alert.place)],
        "partialFingerprints": {
            "primaryLocationLineHash": alert.key,
            "factcheckClaim/v1": finding.fingerprint,
        },
        "rank": float(finding.confidence * 100),
        "properties": {
            "subject": visible(finding.subject),
            "attribute": visible(finding.attribute),
            "explanation": [visible(step) for step in finding.explanation],
        },
    }
    if besides:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(beside.place),
                "message": {"text": escaped(f"{beside.label}: “{beside.sentence}”")},
            }
            for number, beside in enumerate(besides, 1)
        ]
    if finding.suppression is not None:
        result["suppressions"] = [_suppression(finding.suppression)]
    return result


def _mark_known(results: Sequence[dict[str, Any]], found: Sequence[Alert]) -> None:
    """Say of each result whether the baseline has it; of all or none, as the standard asks (3.27.24)."""
    known = [
        a.finding.suppression is not None and a.finding.suppression.kind is SuppressionKind.BASELINE for a in found
    ]
    if any(known):
        for result, is_known in zip(results, known, strict=True):
            result["baselineState"] = "unchanged" if is_known else "new"


def _linked(besides: Iterable[Beside]) -> Iterable[str]:
    """A sentence for every source: its name linked to its place, with its value."""
    for number, beside in enumerate(besides, 1):
        verb = "also has" if beside.same else "has"
        yield f"[{escaped(beside.label)}]({number}) {verb} {escaped(beside.value)}."


def _suppression(its: Suppression) -> dict[str, Any]:
    kind = "inSource" if its.kind is SuppressionKind.COMMENT else "external"
    words = [visible(its.reason), f"by {visible(its.by)}" if its.by else "", visible(its.where)]
    return {"kind": kind, "status": "accepted", "justification": "; ".join(filter(None, words)) or "none given"}


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.path)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


@cache
def _uri(path: str) -> str:
    """A reference relative to the root of the repository; a file's address for what lies outside."""
    escaped_path = quote(path, safe="/")
    if not is_absolute(path):
        return escaped_path
    return f"file://{escaped_path}" if path.startswith("/") else f"file:///{escaped_path}"


def _artifacts(report: Report, page: Page) -> list[dict[str, Any]]:
    hashes = {project_path(visible(article.name), page): article.sha256 for article in report.articles}
    return [
        {"location": {"uri": _uri(path)}, **({"hashes": {"sha-256": sha256}} if sha256 else {})}
        for path, sha256 in hashes.items()
    ]


def _notification(problem: Problem, page: Page) -> dict[str, Any]:
    path = project_path(visible(problem.path), page)
    return {
        "level": "error" if problem.fatal else "note",
        "message": {"text": escaped(f"{problem.path}: {problem.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
    }
