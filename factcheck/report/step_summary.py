"""The page of a run on GitHub: Markdown for `$GITHUB_STEP_SUMMARY`, what matters first.

GitHub refuses a summary of more than a megabyte and leaves the step green, so that this one is cut before:
whole findings, and how many are missing is said. Article text is escaped as in the Markdown report.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.checklist import markdown_table
from factcheck.report.escape import code, markdown
from factcheck.report.markdown import Writer
from factcheck.report.naming import published_words
from factcheck.report.text import counted, visible
from factcheck.report.view import StoryView
from factcheck.report.words import summary, told

LIMIT_BYTES = 900 * 1024


def render(report: Report, page: Page) -> str:
    """The whole page. `page` changes nothing."""
    return page_of(report, LIMIT_BYTES)


def page_of(report: Report, limit: int) -> str:
    """The page in at most about `limit` bytes of UTF-8."""
    headline = summary(report) if report.articles else "No article could be read."
    sheet = _Sheet(limit)
    sheet.add(f"## factcheck: {headline}")
    sheet.add("\n".join(_problems(report)))
    stories, alone = told(report)
    writer = Writer(report)
    left = 0
    for story in stories:
        view = StoryView(story)
        findings = [finding for group in view.groups() for finding in group]
        sheet.add(f"### {markdown(view.title)}")
        if not findings:
            sheet.add(f"No {'new ' if story.suppressed else ''}disagreement found.")
        for number, finding in enumerate(findings):
            if not sheet.add(_finding(writer, view, finding)):
                left += len(findings) - number
                break
        if aside := writer.set_aside(view):
            sheet.add(_folded("Set aside", aside))
        if checks := markdown_table(view):
            sheet.add(_folded("Claims of the draft", checks))
        sheet.add(_folded("Sources", _sources(view)))
    if alone:
        sheet.add(f"{counted(len(alone), 'article')} on stories of their own, with nothing to compare them with.")
    if left:
        sheet.close(f"**{counted(left, 'more finding')} left out: this page would be too long. The report has them.**")
    return sheet.text()


class _Sheet:
    """Blocks of Markdown, as many as there is room for."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._blocks: list[str] = []

    def add(self, block: str) -> bool:
        """False where there is no room left for it."""
        size = len(block.encode("utf-8", "replace")) + 2
        if not block or self._used + size > self._limit:
            return not block
        self._used += size
        self._blocks.append(block)
        return True

    def close(self, block: str) -> None:
        """A last line, for which there is always room."""
        self._blocks.append(block)

    def text(self) -> str:
        return "\n\n".join(self._blocks) + "\n"


def _finding(writer: Writer, view: StoryView, finding: Finding) -> str:
    return "\n".join(writer.block(view, finding)).strip("\n")


def _folded(title: str, lines: list[str]) -> str:
    return "\n".join([f"<details><summary>{title}</summary>", "", *lines, "", "</details>"])


def _sources(view: StoryView) -> list[str]:
    lines = []
    for article in view.story.articles:
        what = "draft" if article.id == view.story.draft else published_words(article)
        lines.append(f"- {markdown(view.labels[article.id])}, {what}, {code(view.file(article.id))}")
    return lines


def _problems(report: Report) -> Iterator[str]:
    for problem in report.fatal:
        yield f"- {code(visible(problem.path))} could not be read: {markdown(problem.reason)}"
