"""What each format gives: text, regions, what it says of itself, and the place of every word in the file."""

from __future__ import annotations

import codecs
import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from factcheck.ingest import html, json_articles, load, markdown, plaintext
from factcheck.ingest.base import Reader, Reading, Source
from factcheck.ingest.decode import decode
from factcheck.ingest.stamps import stamp
from factcheck.model.article import Article
from factcheck.model.span import Position

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return rows


def named(rows: list[dict[str, Any]]) -> list[str]:
    return [str(row.get("id", row.get("text", row.get("number")))) for row in rows]


def article(reader: Reader, text: str, path: str = "a") -> Article:
    (found,) = reader(Source.of_text(path, text)).articles
    return found


def blocks(found: Article) -> list[list[str]]:
    return [[region.kind.value, region.span.of(found.text)] for region in found.regions]


def at(file: str, word: str) -> Position:
    """Line and column of `word`, which stands once in `file`, counted by hand: the plainest way there is."""
    assert file.count(word) == 1, word
    before = file[: file.index(word)].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Position(len(before), len(before[-1]) + 1)


def assert_places(found: Article, file: str, words: list[str], written: Mapping[str, str] | None = None) -> None:
    """Each word of the text stands where it is `written` in the file."""
    for word in words:
        place = found.position(found.text.index(word))
        assert place == at(file, (written or {}).get(word, word)), word


# -- encodings --------------------------------------------------------------------------------

WORDS = "“It’s over,” said José: £5m, €3m – 5–10 jobs.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), WORDS),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), WORDS),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), WORDS),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), WORDS),
        (b'<meta charset="windows-1251"><p>\xcc\xe8\xf0</p>', '<meta charset="windows-1251"><p>Мир</p>'),
        (b"<meta charset=iso-8859-1><p>\x93Hi\x94</p>", "<meta charset=iso-8859-1><p>“Hi”</p>"),
        (b"A bell\x07" + b" in a long text" * 50, "A bell\x07" + " in a long text" * 50),
        (b"A page\x0c of text", "A page\x0c of text"),
        ("a𐐀b\r\nc\rd\n".encode(), "a𐐀b\r\nc\rd\n"),
    ],
)
def test_what_is_known_of_an_encoding_needs_no_word(data: bytes, text: str) -> None:
    assert decode("a.txt", data) == (text, None)


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp1252", WORDS, "Windows-1252"),
        ("cp1252", "It cost £5m.", "Windows-1252"),
        ("cp1252", "It’s over", "Windows-1252"),
        ("cp1252", "5–10 people", "Windows-1252"),
        ("iso8859-15", "It cost €3m, said José.", "ISO 8859-15"),
        ("mac_roman", "It’s “over”, 5–10 people", "Mac Roman"),
        ("cp1251", "Компания объявила о сделке на миллиард рублей, сообщили источники.", "cp1251"),
        ("shift_jis", "会社は十億円の取引を発表した。関係者が述べた。", "cp932"),
    ],
)
def test_a_guessed_encoding_is_told(encoding: str, text: str, name: str) -> None:
    found, note = decode("a.txt", text.encode(encoding))
    assert found == text
    assert note is not None and f"read as {name}," in note


def test_an_encoding_that_would_make_surrogates_is_not_believed() -> None:
    text, note = decode("a.html", rb'<meta charset="unicode_escape"><p>\ud800' + b" caf\xe9</p>")
    assert text == r'<meta charset="unicode_escape"><p>\ud800 café</p>'
    assert note is not None


def test_a_damaged_utf_8_file_stays_utf_8() -> None:
    data = "Señor José paid £5m.\nHe said “no”.\n".encode().replace("“".encode(), b"\xe2\x80", 1)
    text, note = decode("a.txt", data)
    assert text == "Señor José paid £5m.\nHe said \ufffdno”.\n"
    assert note is not None and "first in line 2" in note


def test_the_note_names_the_file_and_the_article_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS.encode("cp1252"))
    loaded = load([tmp_path])
    assert [found.text for found in loaded.articles] == [WORDS]
    assert [(problem.path, problem.fatal) for problem in loaded.problems] == [(f"{tmp_path}/a.txt", False)]


# -- plain text -------------------------------------------------------------------------------


def test_plain_text_is_left_as_it_is() -> None:
    file = "Quay\r\n\r\na𐐀b cost £5m.\rLast line"
    found = article(plaintext.read, file)
    assert (found.text, found.regions, found.title, found.published) == (file, (), None, None)
    assert_places(found, file, ["Quay", "a𐐀b", "cost", "£5m", "Last"])
    assert found.position(found.text.index("£")) == Position(3, 10)


# -- Markdown ---------------------------------------------------------------------------------

MARKDOWN = cases("ingest_markdown")


@pytest.mark.parametrize("case", MARKDOWN, ids=named(MARKDOWN))
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_markdown(case: dict[str, Any], line_end: str) -> None:
    file = case["text"].replace("\n", line_end)
    found = article(markdown.read, file, "a.md")
    assert found.text == file
    assert blocks(found) == [[kind, words.replace("\n", line_end)] for kind, words in case["regions"]]
    for name in ("title", "publisher", "published", "published_at", "url", "credit"):
        assert getattr(found, name) == case.get(name)
    left = list(file)
    for region in found.regions:
        left[region.span.start : region.span.end] = " " * (region.span.end - region.span.start)
    assert not set("".join(left).split()) - {
        "#",
        "##",
        "-",
        "1.",
        ">",
        "---",
        "------",
        "*",
        "|------|--------|",
    }


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("---\ntitle: [Quay\n---\nIt reopened.\n", "not YAML (line 3)"),
        ("---\n- one\n---\nIt reopened.\n", "key: value"),
        ("+++\ntitle = Quay\n+++\nIt reopened.\n", "not TOML"),
        ("---\ndate: 06/12/2025\n---\nIt reopened.\n", "06/12/2025"),
        ("---\ntitle: {a: b}\n---\nIt reopened.\n", "title"),
    ],
)
def test_front_matter_that_cannot_be_read_costs_only_itself(file: str, says: str) -> None:
    reading = markdown.read(Source.of_text("a.md", file))
    assert [found.text for found in reading.articles] == [file]
    assert [(problem.path, problem.fatal) for problem in reading.problems] == [("a.md", False)]
    assert says in reading.problems[0].reason


def test_a_source_that_is_an_address_is_no_publisher() -> None:
    found = article(markdown.read, "---\nsource: https://ledger.example/quay\n---\nIt reopened.\n")
    assert (found.publisher, found.url) == (None, "https://ledger.example/quay")


# -- HTML -------------------------------------------------------------------------------------

PAGES = cases("ingest_html")


@pytest.mark.parametrize("case", PAGES, ids=named(PAGES))
def test_html(case: dict[str, Any]) -> None:
    found = article(html.read, case["page"], "a.html")
    assert blocks(found) == case["blocks"]
    assert found.text == "\n\n".join(words for _, words in case["blocks"])


HEAD = """<html><head><title>Quay reopens | The Ledger</title>
<meta property="og:title" content="Quay opens &quot;again&quot;">
<meta property="og:site_name" content="The Ledger">
<link rel="canonical" href="https://ledger.example/quay">
<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Holding"},
 {"@type": ["NewsArticle"], "headline": "Quay", "datePublished": "2025-03-14T09:30:00+01:00",
  "publisher": {"@type": "Organization", "name": "Ledger Media"}, "url": "https://ledger.example/other"}]}</script>
</head><body><article><h1>Quay reopens</h1><time datetime="2025-03-15">Saturday</time>
<p>It reopened.</p></article></body></html>
"""


def without(page: str, *lines: str) -> str:
    return "\n".join(line for line in page.split("\n") if not any(part in line for part in lines))


def test_what_a_page_says_of_itself() -> None:
    found = article(html.read, HEAD)
    assert (found.title, found.publisher) == ('Quay opens "again"', "The Ledger")
    assert found.published == date(2025, 3, 14)
    assert found.published_at == datetime(2025, 3, 14, 8, 30, tzinfo=UTC)
    assert found.url == "https://ledger.example/quay"


def test_where_a_page_does_not_say_the_next_best_counts() -> None:
    found = article(html.read, without(HEAD, "og:", "canonical"))
    assert (found.title, found.publisher, found.url) == (
        "Quay reopens",
        "Ledger Media",
        "https://ledger.example/other",
    )
    bare = article(html.read, without(HEAD, "og:", "canonical", "ld+json", "NewsArticle", '"publisher"'))
    assert (bare.title, bare.publisher, bare.url) == ("Quay reopens", None, None)
    assert (bare.published, bare.published_at) == (date(2025, 3, 15), None)
    assert article(html.read, "<title>Quay</title><p>It reopened.</p>").title == "Quay"


@pytest.mark.parametrize(
    ("meta", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-14T09:30:00Z">', date(2025, 3, 14)),
        ('<meta name="date" content="14 March 2025">', date(2025, 3, 14)),
        ('<p><span itemprop="datePublished" content="2025-03-14">Friday</span></p>', date(2025, 3, 14)),
        ('<aside><time datetime="2009-01-02">2 January 2009</time></aside>', None),
        ("<time>14 March 2025</time>", None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', None),
        (
            '<script type="application/ld+json">{"@type": "Event", "datePublished": "2025-03-14"}</script>',
            None,
        ),
    ],
)
def test_the_day_of_a_page(meta: str, day: date | None) -> None:
    reading = html.read(Source.of_text("a.html", f"{meta}<h1>Quay</h1><p>It reopened.</p>"))
    assert [found.published for found in reading.articles] == [day]
    assert reading.problems == ()


def test_a_date_that_cannot_be_read_is_told() -> None:
    reading = html.read(Source.of_text("a.html", '<meta name="date" content="06/12/2025"><p>It reopened.</p>'))
    assert [found.published for found in reading.articles] == [None]
    assert [problem.fatal for problem in reading.problems] == [False]
    assert "06/12/2025" in reading.problems[0].reason


def test_every_word_of_a_page_maps_back_to_it() -> None:
    file = (
        "\ufeff<html>\r\n<body><p>First   line &mdash;\r\n  second\r\n\tthird a𐐀b &pound;5m tail</p>\n"
        "<table><tr><td>Astra</td>\n <td>3,100 t</td></tr></table>"
        "<pre>\nkept\n  as is</pre>\r<p>alone<br>below &amp; done</p>"
    ).removeprefix("\ufeff")
    found = article(html.read, file)
    assert found.text == (
        "First line — second third a𐐀b £5m tail\n\nAstra\t3,100 t\n\nkept\n  as is\n\nalone\nbelow & done"
    )
    words = [
        "First",
        "line",
        "second",
        "third",
        "a𐐀b",
        "5m",
        "tail",
        "Astra",
        "3,100",
        "kept",
        "as is",
        "alone",
        "below",
    ]
    assert_places(found, file, [*words, "done", "£", "—", "&"], {"£": "&pound;", "—": "&mdash;", "&": "&amp;"})
    assert found.position(found.text.index("rd a𐐀b") + 5) == Position(4, 10)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("<html><body><p>It reopened.</p><p>Four ships ca", "It reopened.\n\nFour ships ca"),
        ("<html><body><p>It reopened.</p><p>Four <a hre", "It reopened.\n\nFour"),
        ("<html><body><p>It reopened.</p><p>Four</", "It reopened.\n\nFour"),
        ("<html><body><p>It reopened.</p><!-- ad <p>Four</p>", "It reopened."),
        ("<html><body><p>It reopened.</p><script>var four = '<p>4</p>'", "It reopened."),
        ("<html><body><p>It reopened. AT&T", "It reopened. AT&T"),
        ("<html><body><p>It reopened. AT&am", "It reopened. AT&am"),
        ("<html><body><p>&# and &#x; stay</p><p>&#</p><p>Four", "&# and &#x; stay\n\n&#\n\nFour"),
    ],
)
def test_a_page_that_ends_early_is_read_as_far_as_it_goes(file: str, text: str) -> None:
    reading = html.read(Source.of_text("a.html", file))
    assert [found.text for found in reading.articles] == [text]
    assert [(problem.path, problem.fatal) for problem in reading.problems] == [("a.html", False)]
    assert "</html>" in reading.problems[0].reason


def test_a_page_without_a_frame_or_an_end_tag_for_it_is_whole() -> None:
    for file in ("<p>It reopened.</p>", "<html><p>It reopened.</p></html>", "<html><body><p>It.</body>"):
        assert html.read(Source.of_text("a.html", file)).problems == ()


def test_a_page_nested_beyond_reason() -> None:
    found = article(html.read, "<div>" * 5000 + "<p>It reopened.</p>" + "</div>" * 10 + "<p>Four.</p>")
    assert found.text == "It reopened.\n\nFour."


# -- JSON -------------------------------------------------------------------------------------


def read_json(text: str, path: str = "a.json") -> Reading:
    return json_articles.read(Source.of_text(path, text))


def test_a_record() -> None:
    file = """{
  "title": "Quay \\"reopens\\"",
  "source": {"id": null, "name": "The Ledger"}, "date": "2025-03-14T09:30:00Z",
  "url": "https://ledger.example/quay",
  "body": "It reopened \\u2013 a\\ud801\\udc00b paid \\u00a35m.\\n\\nFour \\/ five ships."
}"""
    found = article(json_articles.read, file, "a.json")
    assert found.text == 'Quay "reopens"\n\nIt reopened – a𐐀b paid £5m.\n\nFour / five ships.'
    assert blocks(found) == [["headline", 'Quay "reopens"']]
    assert (found.id, found.title, found.publisher) == ("a.json", 'Quay "reopens"', "The Ledger")
    assert (found.published, found.url) == (date(2025, 3, 14), "https://ledger.example/quay")
    written = {"£": "\\u00a3", "–": "\\u2013", "𐐀": "\\ud801"}
    assert_places(
        found,
        file,
        ["reopens", "It", "–", "𐐀", "b paid", "paid", "£", "5m", "Four", "five", "ships"],
        written,
    )


@pytest.mark.parametrize("body", ["Quay reopens\nIt did.", "\n Quay reopens\r\n\r\nIt did.", "Quay reopens"])
def test_a_body_that_begins_with_its_title_has_it_once(body: str) -> None:
    found = article(json_articles.read, json.dumps({"title": "Quay reopens", "body": body}))
    assert (found.text, blocks(found)) == (body, [["headline", "Quay reopens"]])


def test_a_body_whose_first_sentence_begins_like_the_title_keeps_both() -> None:
    found = article(json_articles.read, json.dumps({"title": "Quay reopens", "body": "Quay reopens on Friday."}))
    assert found.text == "Quay reopens\n\nQuay reopens on Friday."


def test_a_record_without_title() -> None:
    found = article(json_articles.read, '{"title": null, "body": "It reopened."}')
    assert (found.text, found.title, found.regions) == ("It reopened.", None, ())


def test_a_body_in_html() -> None:
    file = (
        '{"title": "Quay",\n "body": "<p>It \\"reopened\\" &amp; <b>well</b>.</p>\\n'
        '<h2>Then</h2><p>Four \\u00a35m ships.</p>"}'
    )
    found = article(json_articles.read, file)
    assert blocks(found) == [
        ["headline", "Quay"],
        ["paragraph", 'It "reopened" & well.'],
        ["heading", "Then"],
        ["paragraph", "Four £5m ships."],
    ]
    written = {"&": "&amp;", "£": "\\u00a3"}
    assert_places(found, file, ["It ", "reopened", "&", "well", "Then", "Four", "£", "5m", "ships"], written)


def test_a_body_in_html_that_begins_with_the_title() -> None:
    found = article(json_articles.read, '{"title": "Quay", "body": "<p>Quay</p><p>It reopened.</p>"}')
    assert blocks(found) == [["headline", "Quay"], ["paragraph", "It reopened."]]


@pytest.mark.parametrize("body", ["5 < 6 and 7 > 2", "AT&amp;T paid", "if a <b then", "an <unknown> tag", "<3"])
def test_a_body_in_which_a_less_than_sign_stands_is_plain(body: str) -> None:
    assert article(json_articles.read, json.dumps({"body": body})).text == body


def test_a_body_with_links_only_keeps_its_paragraphs() -> None:
    found = article(json_articles.read, json.dumps({"body": "It <a href='/q'>reopened</a>.\n\nFour came\nin."}))
    assert blocks(found) == [["paragraph", "It reopened."], ["paragraph", "Four came in."]]


def test_half_a_surrogate_pair_and_nul_are_no_characters() -> None:
    assert article(json_articles.read, '{"body": "a\\ud83d b\\u0000 c"}').text == "a\ufffd b\ufffd c"


def test_a_list_of_records_is_numbered_and_a_bad_one_leaves_the_others_their_numbers() -> None:
    reading = read_json('[{"body": "One."},\n {"title": "Two"},\n {"text": "Three."}, 4]')
    assert [(found.id, found.text) for found in reading.articles] == [
        ("a.json#1", "One."),
        ("a.json#3", "Three."),
    ]
    assert {found.path for found in reading.articles} == {"a.json"}
    assert [(problem.path, problem.fatal) for problem in reading.problems] == [
        ("a.json", True),
        ("a.json", True),
    ]
    assert [problem.reason.split(":")[0] for problem in reading.problems] == ["record 2", "record 4"]
    assert reading.articles[1].position(0) == Position(3, 12)


@pytest.mark.parametrize("path", ["a.jsonl", "a.NDJSON", "a.json"])
def test_records_one_a_line(path: str) -> None:
    file = '{"body": "One."}\r\n\r\n{"body": "Two.\u2028Still \\u0032."}\r\n{"body": \r\n{"body": "Four."}\r\n'
    reading = read_json(file, path)
    assert [found.id for found in reading.articles] == [f"{path}#1", f"{path}#2", f"{path}#4"]
    assert [found.text for found in reading.articles] == ["One.", "Two.\u2028Still 2.", "Four."]
    assert [found.position(0).line for found in reading.articles] == [1, 3, 5]
    assert [problem.reason.split(":")[0] for problem in reading.problems] == ["line 4"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"Headline": "Quay", "articleBody": "It."}, {"title": "Quay", "text": "Quay\n\nIt."}),
        ({"content": "It.", "publishedAt": "2025-03-14T09:30:00Z"}, {"published": date(2025, 3, 14)}),
        ({"text": "It.", "date": 1741944600}, {"published": date(2025, 3, 14)}),
        ({"body": "It.", "publisher": "A", "source": "B"}, {"publisher": "A"}),
        ({"body": "It.", "credit": ["Wire", "Other"]}, {"credit": "Wire"}),
        ({"body": "It.", "date": None, "url": "", "source": {}}, {"published": None, "publisher": None}),
    ],
)
def test_names_that_fields_go_by(record: dict[str, Any], expected: dict[str, Any]) -> None:
    reading = read_json(json.dumps(record))
    (found,) = reading.articles
    assert {name: getattr(found, name) for name in expected} == expected
    assert reading.problems == ()


def test_a_field_that_cannot_be_read_is_told() -> None:
    reading = read_json('{"body": "It.", "date": "soon", "title": 5, "source": true}')
    assert [found.text for found in reading.articles] == ["It."]
    assert all(not problem.fatal for problem in reading.problems)
    assert ["source" in reading.problems[0].reason, "soon" in reading.problems[1].reason] == [True, True]


# -- ninjs ------------------------------------------------------------------------------------

NINJS_1: dict[str, Any] = {
    "uri": "https://wire.example/1",
    "headline": "Quay reopens",
    "versioncreated": "2025-03-14T09:30:00Z",
    "firstcreated": "2025-03-13T07:00:00Z",
    "pubstatus": "usable",
    "infosource": [
        {"name": "Port Office", "rel": "source:eyewitness"},
        {"name": "Northern Wire", "rel": "publisher"},
    ],
    "description_text": "A summary.",
    "body_text": "It reopened.",
    "body_xhtml": "<p>It reopened.</p>",
}
NINJS_2: dict[str, Any] = {
    "uri": "urn:wire:2",
    "standard": {"name": "ninjs", "version": "2.1"},
    "copyrightholder": "Northern Wire",
    "headlines": [{"role": "short", "value": "Quay"}, {"role": "main", "value": "Quay reopens"}],
    "descriptions": [{"role": "main", "value": "A summary."}],
    "bodies": [
        {"role": "main", "contenttype": "text/html", "value": "<p>It <b>reopened</b>.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": "It reopened."},
    ],
}
NINJS_3: dict[str, Any] = {
    "uri": "urn:wire:3",
    "versionCreated": "2025-03-14T09:30:00Z",
    "copyrightHolder": "Northern Wire",
    "headlines": [{"value": "Quay reopens"}],
    "bodies": [
        {"role": "short", "contentType": "text/plain", "value": "Open."},
        {"role": "main", "contentType": "text/html", "value": "<p>It reopened.</p>"},
    ],
}


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3], ids=["1.x", "2.x", "3.x"])
def test_ninjs_has_one_body(item: dict[str, Any]) -> None:
    file = json.dumps(item, indent=1)
    found = article(json_articles.read, file)
    assert found.text == "Quay reopens\n\nIt reopened."
    assert (found.title, found.publisher) == ("Quay reopens", "Northern Wire")
    assert found.published == (date(2025, 3, 14) if item is not NINJS_2 else None)
    assert found.url == ("https://wire.example/1" if item is NINJS_1 else None)
    lines = file.split("\n")
    for word in ("Quay reopens", "It"):
        place = found.position(found.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ([("text/html", "main", "<p>H</p>"), ("text/plain", "main", "P")], "P"),
        ([("text/html", "html", "<p>H</p>"), ("text/plain", "text", "P")], "H"),
        ([("application/nitf+xml", "main", "<p>N</p>"), ("text/plain", "text", "P")], "P"),
        ([("text/plain", "main", " "), ("text/html", "main", "<p>H</p>")], "H"),
        ([("", "", "P < Q")], "P < Q"),
        ([("", "", "<p>H &amp; Q</p>")], "H & Q"),
    ],
)
def test_which_body_of_a_ninjs_item(bodies: list[tuple[str, str, str]], text: str) -> None:
    entries = [{"contenttype": mime, "role": role, "value": value} for mime, role, value in bodies]
    assert article(json_articles.read, json.dumps({"uri": "u", "bodies": entries})).text == text


@pytest.mark.parametrize("field", ["pubstatus", "pubStatus"])
@pytest.mark.parametrize("status", ["withheld", "canceled", "stat:canceled"])
def test_a_withdrawn_item_is_not_used_and_that_is_told(field: str, status: str) -> None:
    reading = read_json(json.dumps([{**NINJS_2, field: status}, NINJS_2]))
    assert [found.id for found in reading.articles] == ["a.json#2"]
    assert [(problem.path, problem.fatal) for problem in reading.problems] == [("a.json", False)]
    assert status in reading.problems[0].reason


def test_a_ninjs_item_without_text() -> None:
    reading = read_json('{"uri": "u", "headlines": [{"value": "Quay"}], "bodies": []}')
    assert reading.articles == ()
    assert [problem.fatal for problem in reading.problems] == [True]


def test_a_record_with_an_address_called_uri_is_not_ninjs() -> None:
    found = article(json_articles.read, '{"uri": "u", "title": "Quay", "body": "It reopened.", "source": "Ledger"}')
    assert (found.text, found.publisher) == ("Quay\n\nIt reopened.", "Ledger")


# -- dates ------------------------------------------------------------------------------------

DATES = cases("ingest_dates")


@pytest.mark.parametrize("case", DATES, ids=named(DATES))
def test_dates(case: dict[str, Any]) -> None:
    found = stamp(case.get("text", case.get("number")))
    assert (found.day if found else None) == case.get("day")
    assert (found.at if found else None) == case.get("at")


def test_a_time_without_a_zone_can_be_ordered() -> None:
    found = stamp(datetime(2025, 3, 14, 9, 30))  # noqa: DTZ001  such a value comes out of TOML
    assert found is not None and found.at == datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
