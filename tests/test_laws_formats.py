"""Laws of one article in every format: it says the same, and every quote is the text under its span."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from importlib import import_module
from textwrap import fill

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from factcheck import extract
from factcheck.ingest import READERS
from factcheck.ingest.base import Reader, Source
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.value import Time
from tests import golden
from tests.strategies import days, paragraphs

some = settings(settings.get_profile("factcheck"), max_examples=40)
titles = st.sampled_from((None, "Veltro cuts 1,200 jobs", "Hallam Shipping in talks over $1.4bn bid"))


def _text(title: str | None, body: list[str]) -> str:
    return "\n\n".join([*([title] if title else []), *body]) + "\n"


def _wrapped(title: str | None, body: list[str]) -> str:
    """As a mail program sends it: lines of other lengths and the line ends of another system."""
    return _text(title, body).replace("\n", "\r\n")


def _markdown(title: str | None, body: list[str]) -> str:
    return _text(f"# {title}" if title else None, body)


def _front_matter(title: str | None, body: list[str]) -> str:
    return f"---\nsource: Skerran Gazette\n---\n\n{_markdown(title, body)}"


def _html(title: str | None, body: list[str]) -> str:
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    marked = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in body)
    return f"<!doctype html><html><body><article>{heading}\n{marked}</article></body></html>"


def _item(title: str | None, **body: object) -> str:
    return json.dumps({"uri": "urn:a", "versioncreated": "", **({"headline": title} if title else {}), **body})


def _ninjs(title: str | None, body: list[str]) -> str:
    return _item(title, body_text="\n\n".join(body))


def _ninjs_html(title: str | None, body: list[str]) -> str:
    return _item(title, body_html="".join(f"<p>{escape(paragraph)}</p>" for paragraph in body))


def _ninjs_3(title: str | None, body: list[str]) -> str:
    text = {"value": "\n\n".join(body), "contentType": "text/plain", "role": "main"}
    return json.dumps({"uri": "urn:a", "headlines": [{"value": title}] if title else [], "bodies": [text]})


FORMATS: dict[str, tuple[str, Callable[[str | None, list[str]], str]]] = {
    "plain text": (".txt", _text),
    "plain text with CRLF": (".txt", _wrapped),
    "Markdown": (".md", _markdown),
    "Markdown with front matter": (".md", _front_matter),
    "HTML": (".html", _html),
    "ninjs 1": (".json", _ninjs),
    "ninjs 1 in HTML": (".json", _ninjs_html),
    "ninjs 3": (".json", _ninjs_3),
}


def _article(name: str, title: str | None, body: list[str], day: date | None) -> Article:
    suffix, write = FORMATS[name]
    read: Reader = import_module(f"factcheck.ingest.{READERS[suffix]}").read
    (article,) = read(Source.of_text(f"a{suffix}", write(title, body))).articles
    return replace(article, id="a", published=day, published_at=None)


def _said(claim: Claim) -> Claim:
    """The claim without its place: what it says must not depend on the format."""
    times = (claim.value, claim.period, *claim.times)
    return golden.shifted(
        claim, min(claim.start, *(time.start for time in times if isinstance(time, Time)), claim.start)
    )


def test_the_readers_of_text_are_written_for() -> None:
    """Office documents and feeds, whose files are not written here, are left out."""
    assert {READERS[suffix] for suffix, _ in FORMATS.values()} >= {"plaintext", "markdown", "html", "json_articles"}


@pytest.mark.parametrize("name", FORMATS)
@some
@given(titles, paragraphs, days)
def test_an_article_says_the_same_in_every_format(
    name: str, title: str | None, body: list[str], day: date | None
) -> None:
    plain = extract(_article("plain text", title, body, day))
    other = extract(_article(name, title, body, day))
    assert [_said(claim) for claim in other] == [_said(claim) for claim in plain]
    assert [claim.prominent for claim in other] == [claim.prominent for claim in plain]


@pytest.mark.parametrize("name", FORMATS)
@some
@given(titles, paragraphs, days)
def test_a_quote_is_the_text_under_its_span_in_every_format(
    name: str, title: str | None, body: list[str], day: date | None
) -> None:
    article = _article(name, title, body, day)
    for claim in extract(article):
        assert article.text[claim.start : claim.end] == claim.quote
        assert claim.quote == claim.quote.strip()
        for time in (*claim.times, *([claim.period] if claim.period else [])):
            assert article.text[time.start : time.end] in time.words


@some
@given(titles, paragraphs, days, st.integers(30, 90))
def test_hard_line_breaks_change_nothing_that_is_said(
    title: str | None, body: list[str], day: date | None, width: int
) -> None:
    """Where the format says that they mean nothing; the quotes then hold them."""
    folded = [fill(paragraph, width, break_long_words=False, break_on_hyphens=False) for paragraph in body]
    plain = extract(_article("plain text", title, body, day))
    for name in ("Markdown", "HTML", "ninjs 1 in HTML"):
        broken = extract(_article(name, title, folded, day))
        assert [(_words(claim.quote), claim.attribute, claim.subject, claim.modality) for claim in broken] == [
            (_words(claim.quote), claim.attribute, claim.subject, claim.modality) for claim in plain
        ]


def _words(quote: str) -> str:
    return " ".join(quote.split())


def test_the_articles_drawn_say_something() -> None:
    def says_much(drawn: tuple[str | None, list[str]]) -> bool:
        title, body = drawn
        return len(extract(_article("HTML", title, body, None))) > 3

    assert find(st.tuples(titles, paragraphs), says_much, settings=some)[1]
