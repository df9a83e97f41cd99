"""One article in every format: whatever it is packed in, the same is read in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

import factcheck
from factcheck.ingest import PACKED, READERS, load
from tests.test_ingest_packed import paper, run, styled, word

TITLE = "Fire in Lindow kills 12"
BODY = (
    "The fire in Lindow killed 12 people & injured about 40 on 4 March 2025, police said.",
    "It burnt for “more than nine hours” and caused a loss of £3.5 million.",
)


def page() -> str:
    return f"<html><body><h1>{TITLE}</h1>{paragraphs()}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in BODY)


def nitf() -> str:
    return (
        f"<nitf><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>"
        f"<body.content>{paragraphs()}</body.content></body></nitf>"
    )


def newsml() -> str:
    return (
        f"<newsItem><contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML "
        f'contenttype="application/xhtml+xml"><html><body>{paragraphs()}</body></html></inlineXML></contentSet></newsItem>'
    )


def rss() -> str:
    return (
        '<rss xmlns:content="c"><channel><item>'
        f"<title>{TITLE}</title><content:encoded><![CDATA[{paragraphs()}]]></content:encoded></item></channel></rss>"
    )


def atom() -> str:
    return f'<feed><entry><title>{TITLE}</title><content type="html">{escape(paragraphs())}</content></entry></feed>'


def ninjs() -> str:
    return json.dumps({"uri": "urn:1", "headline": TITLE, "body_html": paragraphs(), "versioncreated": "2025-03-04"})


FORMATS: dict[str, Callable[[], str | bytes]] = {
    "a.md": lambda: "\n\n".join((f"# {TITLE}", *BODY)),
    "a.html": page,
    "a.json": lambda: json.dumps({"title": TITLE, "body": "\n\n".join(BODY)}),
    "a.jsonl": lambda: json.dumps({"title": TITLE, "body": "\n\n".join(BODY)}),
    "ninjs.json": ninjs,
    "a.nitf": nitf,
    "a.newsml": newsml,
    "a.rss": rss,
    "a.atom": atom,
    "a.xml": atom,
    "a.docx": lambda: word(styled("Titel", TITLE), *(run(escape(text, quote=False)) for text in BODY)),
    "a.pdf": lambda: paper([TITLE, BODY[0][:70], BODY[0][70:], "", *BODY[1:]]),
}


def said(path: Path) -> list[tuple[str, str, str]]:
    (article,) = load([path]).articles
    return [(claim.attribute, str(claim.value.kind), claim.quote) for claim in factcheck.extract(article)]


def test_every_format_is_here() -> None:
    """A reader that nobody added to this test is a mistake, not a feature."""
    modules = {READERS.get(Path(name).suffix) or PACKED[Path(name).suffix] for name in FORMATS}
    assert {*READERS.values(), *PACKED.values()} == modules | {"plaintext"}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_claims_are_read_in_every_format(tmp_path: Path, name: str) -> None:
    plain, other = tmp_path / "plain.txt", tmp_path / name
    plain.write_text("\n\n".join((TITLE, *BODY)), encoding="utf-8")
    content = FORMATS[name]()
    other.write_bytes(content if isinstance(content, bytes) else content.encode())
    expected = said(plain)
    assert len(expected) >= 5 and said(other) == expected
