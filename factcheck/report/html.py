"""The report as one HTML file that needs nothing else: no script, no network, no second file.

It opens from disk, in the dark, on a telephone and on paper. Its policy forbids everything but its own
style sheet, so that text of an article which the escaping let through could still not do anything. As in
the Markdown report, nothing in it depends on the day or the machine.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from factcheck import __version__
from factcheck.model.report import Report, Story
from factcheck.report import Page
from factcheck.report.html_story import StoryPage
from factcheck.report.naming import Names, anchors, labels, nothing_beside, published_words
from factcheck.report.provenance import BOX_HEIGHT, BOX_WIDTH
from factcheck.report.text import counted, listed, plain, shorten, visible
from factcheck.report.timeline import HEIGHT, WIDTH
from factcheck.report.view import Mark
from factcheck.report.words import headline, stale_words, summary, tally, told

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "page"
"""Folder of the templates and the style sheet, below this package."""
LONGEST_ADDRESS = 1000


class Input(NamedTuple):
    """An article as the audit lists it. `url` is set only where it is an ordinary web address."""

    label: str
    title: str
    file: str
    published: str
    credit: str
    url: str
    href: str
    read: str
    extraction: str
    sha256: str
    weight: str = ""
    """Where it is not 1."""


def render(report: Report, page: Page) -> str:
    """The whole report. `page` changes nothing: the browser knows its window."""
    stories, alone = told(report)
    named = anchors(report)
    names = Names(report)
    pages = [StoryPage(story, named, names) for story in stories]
    template = _environment().get_template("page.html")
    style = _style()
    html = template.render(
        version=__version__,
        style=style,
        policy=_policy(style),
        title=_title(report, pages),
        heading="Draft against its sources" if any(each.draft for each in pages) else "Sources compared",
        only_one=len(alone) == 1 and not stories,
        only_draft=bool(alone and alone[0].draft),
        summary=summary(report) if report.articles else "No article could be read.",
        latest=_latest(report),
        stories=pages,
        alone=[each for story in alone for each in _inputs(story, names, shown=False)],
        inputs=_once(
            each
            for those, shown in ((stories, True), (alone, False))
            for story in those
            for each in _inputs(story, names, shown=shown)
        ),
        failed=[(names.short(visible(p.path)), names.short(visible(p.reason))) for p in report.problems if p.fatal],
        remarks=[
            (names.short(visible(p.path)), names.short(visible(p.reason))) for p in report.problems if not p.fatal
        ],
        stale=[names.short(stale_words(each)) for each in report.stale],
        rules=_rules(),
        marks=list(Mark),
        timeline_size=(WIDTH, HEIGHT),
        box=(BOX_WIDTH, BOX_HEIGHT),
    )
    return html.rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from factcheck.report.html_table import MARK_NAMES

    environment = Environment(
        loader=PackageLoader("factcheck.report", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "counted": counted,
        "listed": listed,
        "mark_names": MARK_NAMES,
        "nothing_beside": nothing_beside,
    }
    return environment


@cache
def _style() -> str:
    return resources.files("factcheck.report").joinpath(TEMPLATES, "style.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Nothing may be loaded or run; the one style sheet is known by its hash."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _title(report: Report, pages: list[StoryPage]) -> str:
    about = pages[0].title if len(pages) == 1 else counted(len(report.stories), "story", "stories")
    return f"{tally(report.findings)}: {shorten(about, 80)}" if report.articles else "No article could be read"


def _latest(report: Report) -> str:
    """When the last of the dated articles came out."""
    dated = [article for article in report.articles if article.published]
    return published_words(max(dated, key=lambda each: (each.published, str(each.published_at)))) if dated else ""


def _inputs(story: Story, names: Names, *, shown: bool) -> Iterator[Input]:
    """The articles of a story, as the audit lists them; `shown` says that they can be read further up."""
    named = labels(story.articles)
    claims = Counter(claim.article_id for claim in story.claims)
    for number, document in enumerate(story.documents, 1):
        article = document.article
        yield Input(
            label=named[article.id],
            title=headline(document),
            file=names.short(visible(article.name)),
            published=published_words(article),
            credit=visible(article.credit or ""),
            url=_address(article.url),
            href=f"#{story.id.lower()}-a{number}" if shown else "",
            read=f"{counted(len(document.sentences), 'sentence')}, {counted(claims[article.id], 'claim')}",
            extraction=f"main text {article.extraction}" if article.extraction else "",
            sha256=article.sha256,
            weight=plain(article.weight) if article.weight != 1 else "",
        )


def _once(inputs: Iterable[Input]) -> list[Input]:
    """Sources of several drafts are listed once."""
    known: dict[tuple[str, str], Input] = {}
    for each in inputs:
        known.setdefault((each.file, each.label), each)
    return list(known.values())


def _address(url: str | None) -> str:
    """An ordinary web address; "" for everything else that a file may give as its address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    sound = parts.scheme in ("http", "https") and parts.hostname and visible(url or "") == url
    return url if url and sound and len(url) <= LONGEST_ADDRESS else ""


def _rules() -> list[tuple[str, str, str]]:
    from factcheck.rules import BUILTIN

    return [(rule.code, rule.name, rule.summary) for rule in BUILTIN]
