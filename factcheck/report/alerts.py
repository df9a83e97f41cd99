"""Findings laid out for machines: where each is anchored, what it says, what stands beside it.

What pipelines show (annotations, code scanning, test results) has one place a finding and a line or two of
text. A finding is anchored in the draft; without one, on the side that fewest stand behind. All words are
safe to print; each format escapes them in its own way.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.finding import Finding, Mention
from factcheck.model.report import Report, Story
from factcheck.model.span import Span
from factcheck.report import Page
from factcheck.report.naming import is_absolute, topic
from factcheck.report.quotes import marked_sentence, sentence_around
from factcheck.report.text import around, shorten, visible
from factcheck.report.view import StoryView

LONGEST_SENTENCE = 240
LONGEST_MESSAGE = 400
STDIN = "stdin"
"""What standard input is called where a path must stand."""


class Place(NamedTuple):
    """Words in a file. Lines and columns count from 1, the end column is exclusive.

    Columns count code points, `byte_column` and `byte_end` bytes of UTF-8; a byte order mark counts nowhere.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end: int


class Beside(NamedTuple):
    """What a source says on the same fact: its name, its value, and the sentence."""

    place: Place
    label: str
    value: str
    sentence: str
    same: bool
    """On the side on which the finding is anchored."""


class Alert(NamedTuple):
    """One finding with its anchor.

    `message` is one sentence that ends in a full stop. `key` is the same as long as rule, file, fact and
    figures are, whatever line they move to; findings alike in one run are told apart by a number in it.
    """

    story: str
    """Id of the story."""
    finding: Finding
    title: str
    message: str
    place: Place
    besides: tuple[Beside, ...]
    key: str


def alerts(report: Report, page: Page) -> list[Alert]:
    """Every finding that has a place, suppressed ones too, most serious first."""
    found = []
    seen: Counter[str] = Counter()
    for story in report.stories:
        view = StoryView(story)
        for finding in (*story.findings, *story.suppressed):
            anchor = _anchor(story, finding)
            if anchor is None:
                continue
            place = _place(view.article(anchor.article_id), anchor.span, page)
            key = hashlib.sha256(f"{finding.fingerprint}\x1f{place.path}".encode("utf-8", "replace")).hexdigest()[:16]
            seen[key] += 1
            found.append(
                Alert(
                    story.id,
                    finding,
                    f"{finding.rule} {topic(finding.subject, finding.attribute)}",
                    sentence_of(finding.message),
                    place,
                    _besides(view, finding, anchor, page),
                    f"{key}:{seen[key]}",
                )
            )
    return sorted(found, key=lambda alert: alert.finding.severity.rank)


def heard(report: Report, page: Page) -> list[Alert]:
    """The findings that nobody has set aside."""
    return [alert for alert in alerts(report, page) if alert.finding.suppression is None]


def sentence_of(text: str) -> str:
    """Words as one sentence: a capital at its start, a full stop at its end."""
    text = shorten(visible(text), LONGEST_MESSAGE) or "The sources disagree"
    return text[:1].upper() + text[1:].rstrip(".") + ("" if text.endswith("?") else ".")


def told(beside: Beside) -> str:
    """ "Northern Wire (wire.txt:4): “The fire killed 12.”" """
    return f"{beside.label} ({beside.place.path}:{beside.place.line}): “{beside.sentence}”"


def project_path(name: str, page: Page) -> str:
    """A file's name below the project's folder, with `/`, as pipelines want it; as given where it lies outside."""
    if name == "-":
        return STDIN
    if not is_absolute(name):
        return posixpath.normpath(page.below + name)
    name = posixpath.normpath(name)
    return name.removeprefix(page.root) if page.root.strip("/") else name


# -- inside ----------------------------------------------------------------------------------


def _anchor(story: Story, finding: Finding) -> Mention | None:
    mentions = [mention for side in finding.sides for mention in side.mentions]
    drafted = [mention for mention in mentions if mention.article_id == story.draft]
    if drafted:
        return drafted[0]
    # Sides come best supported first: the last is the one that somebody should look up.
    return next((side.mentions[0] for side in reversed(finding.sides) if side.mentions), None)


def _place(article: Article, span: Span, page: Page) -> Place:
    start, last = article.position(span.start), article.position(span.end - 1)
    ending = len(article.text[span.end - 1].encode("utf-8", "replace"))
    return Place(
        project_path(visible(article.name), page) or STDIN,
        start.line,
        start.column,
        last.line,
        last.column + 1,
        article.byte_column(span.start),
        article.byte_column(span.end - 1) + ending,
    )


def _besides(view: StoryView, finding: Finding, anchor: Mention, page: Page) -> tuple[Beside, ...]:
    """Everything else that the finding quotes, a sentence once; what stands against the anchor first."""
    found: dict[tuple[str, Span], Beside] = {}
    mine = next(side for side in finding.sides if anchor in side.mentions)
    for side in sorted(finding.sides, key=lambda side: side is mine):
        for mention in side.mentions:
            document = view.documents[mention.article_id]
            sentence = sentence_around(document, mention.span)
            if mention == anchor or (mention.article_id, sentence) in found:
                continue
            found[mention.article_id, sentence] = Beside(
                _place(document.article, mention.span, page),
                view.labels[mention.article_id],
                shorten(visible(side.value), 120),
                _words(view, mention, sentence),
                side is mine,
            )
    return tuple(found.values())


def _words(view: StoryView, mention: Mention, sentence: Span) -> str:
    pieces = marked_sentence(view.documents[mention.article_id], sentence, [mention.span])
    first = next(index for index, (_, marked) in enumerate(pieces) if marked)
    before, after = ("".join(text for text, _ in part) for part in (pieces[:first], pieces[first + 1 :]))
    return "".join(around(before, pieces[first][0], after, LONGEST_SENTENCE))
