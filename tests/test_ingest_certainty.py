"""How surely a story was told from its page: what speaks for it, what against, and where reports say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import compare
from factcheck.ingest.base import Source
from factcheck.ingest.html import read
from factcheck.model.article import Certainty, Extraction
from factcheck.report import Page, find

FIRST = "The ferry between Lowmoor and Skerran ran again on Monday for the first time since 2016."
REST = (
    "It left the quay at ten past eight with 212 passengers, eleven cars and a horse, which did not want to go.",
    "The county pays half of the fare until next summer, and islanders travel for £2 with a letter.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, *REST))
ASIDE = "<aside><p>The mayor of Alder Bay has lost her bet and will have to swim across the Orm in March.</p></aside>"
DESCRIBED = f'<meta property="og:description" content="{FIRST}">'


def data(text: str) -> str:
    body = json.dumps({"@type": "NewsArticle", "articleBody": text})
    return f'<script type="application/ld+json">{body}</script>'


def judged(head: str, body: str) -> Extraction:
    (article,) = read(Source.of_text("a.html", f"<html><head>{head}</head><body>{body}</body></html>")).articles
    assert article.extraction is not None
    return article.extraction


@pytest.mark.parametrize(
    ("head", "body", "certainty", "first"),
    [
        ("", f"<article>{BODY}</article>", Certainty.SURE, "the page marks it as its article"),
        ("", f"<div role='main'>{BODY}</div>", Certainty.SURE, "the page marks it as its main part"),
        (DESCRIBED, f"<div>{BODY}</div>", Certainty.SURE, "the page's description is found in it"),
        (
            data(" ".join((FIRST, *REST))),
            f"<div>{BODY}</div>{ASIDE * 3}",
            Certainty.PARTLY,
            "no tag of the page says where the article is",
        ),
        ("", f"<div>{BODY}</div>", Certainty.PARTLY, "no tag of the page says where the article is"),
        (
            "",
            f"<article>{BODY}</article>{ASIDE * 3}",
            Certainty.PARTLY,
            "51% of the running text of the page is set aside",
        ),
        (
            data(" ".join((FIRST, *REST))),
            "<p>Loading …</p>",
            Certainty.PARTLY,
            "the text is from the page's data, as the page shows none",
        ),
        (
            data(" ".join((*REST * 3, FIRST))),
            f"<article><p>{FIRST} {FIRST} {FIRST}</p></article>",
            Certainty.UNSURE,
            "only ",
        ),
        (
            "",
            f"<div class='sidebar'>{BODY}</div>",
            Certainty.UNSURE,
            "what the page calls its furniture is all the text that it has",
        ),
        ("", "<article><h1>Ferry returns</h1></article>", Certainty.UNSURE, "no text of a story was found"),
    ],
)
def test_what_decides_stands_first(head: str, body: str, certainty: Certainty, first: str) -> None:
    found = judged(head, body)
    assert (found.certainty, found.why[0][: len(first)]) == (certainty, first), found


def test_the_part_is_of_running_text() -> None:
    assert judged("", f"<article>{BODY}</article>").percent == 100
    assert 40 < judged("", f"<article>{BODY}</article>{ASIDE * 3}").percent < 60


def test_reports_say_so(tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "wire.txt"
    page.write_text(f"<html><body><div><h1>Ferry returns</h1>{BODY}</div></body></html>", encoding="utf-8")
    text.write_text(f"{FIRST} {REST[0]}\n", encoding="utf-8")
    report = compare([page, text], one_story=True)
    records = json.loads(find("json").load()(report, Page()))["articles"]
    assert [record["extraction"] and record["extraction"]["certainty"] for record in records] == ["partly", None]
    words = "partly: no tag of the page says where the article is; it is nearly all the running text of the page"
    assert f"page.html: {words}" in find("markdown").load()(report, Page()).replace("\\", "")
    assert f"main text {words}" in find("html").load()(report, Page())
