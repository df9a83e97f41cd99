"""JUnit XML: a suite for each draft or story, a failed case for each error and warning.

Notes fail nothing and are cases that passed with something to say; what was suppressed is skipped with its
reason; an input that could not be read is a case in error. A clean story has one case, which passed: a suite
without any would be taken for one that did not run.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.regex import regex
from factcheck.report import Page
from factcheck.report.alerts import Alert, alerts, project_path, told
from factcheck.report.text import visible
from factcheck.report.view import StoryView

# What XML 1.0 cannot hold and `visible` leaves: two code points that are no characters.
_ILLEGAL = regex("[\ufffe\uffff]")


def render(report: Report, page: Page) -> str:
    """The document, declaration first."""
    root = Element("testsuites", name="factcheck")
    found = alerts(report, page)
    for story in report.stories:
        view = StoryView(story)
        draft = view.documents.get(story.draft)
        name = project_path(visible(draft.article.name), page) if draft else view.title
        suite = SubElement(root, "testsuite", name=_text(name))
        its = [alert for alert in found if alert.story == story.id]
        for alert in its:
            _case(suite, alert)
        if not its:
            SubElement(suite, "testcase", name="no disagreement", classname=_text(name))
    if report.fatal or not report.stories:
        suite = SubElement(root, "testsuite", name="inputs")
        for problem in report.fatal:
            path = project_path(visible(problem.path), page)
            case = SubElement(suite, "testcase", name=_text(path), classname="inputs")
            SubElement(case, "error", message=_text(visible(problem.reason)), type="unreadable-input")
        if not report.fatal:
            SubElement(suite, "testcase", name="nothing to read", classname="inputs")
    for suite in root:
        _count(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, alert: Alert) -> None:
    place, finding = alert.place, alert.finding
    case = SubElement(
        suite,
        "testcase",
        name=_text(alert.title),
        classname=_text(place.path),
        file=_text(place.path),
        line=str(place.line),
    )
    lines = [f"{place.path}:{place.line}:{place.column}: {alert.message}", *map(told, alert.besides)]
    text = _text("\n".join([*lines, *map(visible, finding.explanation)]))
    if finding.suppression is not None:
        SubElement(case, "skipped", message=_text(f"suppressed: {visible(finding.suppression.reason)}"))
    elif finding.severity is Severity.NOTE:
        SubElement(case, "system-out").text = text
    else:
        SubElement(case, "failure", message=_text(alert.message), type=finding.severity.value).text = text


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in suite)))


def _text(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
