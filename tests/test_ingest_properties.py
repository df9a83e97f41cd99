"""Laws of ingestion, for any file that a test can think of."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  loads the profile of all property tests
from factcheck.errors import InputError
from factcheck.ingest import html, json_articles, markdown, plaintext
from factcheck.ingest.base import Reader, Source
from factcheck.ingest.decode import decode
from factcheck.ingest.json_text import parse, plain
from factcheck.ingest.offsets import Tracer, through
from factcheck.model.article import Article
from factcheck.model.span import PositionMap

# Characters that mean something to one of the formats, beside letters and signs of one, two and four bytes.
_WORDS = st.text("ab \t\n\r<>&;/#*->|`!?[]():'\"=+.0123é£“\u00a0\u2028𐐀", max_size=40)
_TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='related'>",
            "</div>",
            "<article>",
            "</article>",
            "<h1>",
            "</h1>",
            "<br>",
        ),
        *(
            "<ul>",
            "<li>",
            "</ul>",
            "<table><tr><td>",
            "<td>",
            "</table>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
        ),
        *("<script>", "</script>", "&amp;", "&pound;", "&#8217;", "<header>", "</header>", "<blockquote>"),
        *("<q>", "<pre>", "<!-- x -->"),
    ]
)
_PAGES = st.lists(st.one_of(_TAGS, _WORDS), max_size=25).map("".join)
_LINES = st.lists(
    st.one_of(
        _WORDS,
        st.sampled_from(["# ", "> ", "- ", "1. ", "```", "---", "<!-- ", " -->", "| a | b |\n|---|---|", "\n\n"]),
    ),
    max_size=20,
).map("".join)


def articles(reader: Reader, text: str) -> list[Article]:
    try:
        return list(reader(Source.of_text("a", text)).articles)
    except InputError:
        return []


def assert_sound(found: Article) -> None:
    """Regions lie within the text, in order and apart; anchors are in order and begin at 0."""
    end = 0
    for region in found.regions:
        assert end <= region.span.start < region.span.end <= len(found.text)
        end = region.span.end
        words = region.span.of(found.text)
        assert words == words.strip(" \t\r\n")
    offsets = [anchor.offset for anchor in found.positions.anchors]
    assert offsets == sorted(set(offsets)) and offsets[0] == 0


def assert_same_characters(found: Article, file: str, offsets: list[int], written: dict[str, str]) -> None:
    """The character at each offset is the one at its place in the file, or what the file writes for it."""
    starts = {anchor.position.line: anchor.offset for anchor in PositionMap.of_text(file).anchors}
    for offset in offsets:
        place = found.position(offset)
        there = file[starts[place.line] + place.column - 1 :]
        character = found.text[offset]
        assert there.startswith((written.get(character, character), character)), (offset, place)


def test_a_text_put_together_from_pieces_knows_where_each_came_from() -> None:
    tracer = Tracer()
    tracer.write("ab", 10)
    tracer.write("cd", 12)
    tracer.gap("\n\n")
    tracer.weave("efg", [(0, 30), (1, 40)])
    tracer.write("h", 19)
    assert tracer.text == "abcd\n\nefgh"
    assert [(tracer.text[offset], at) for offset, at in tracer.marks] == [
        ("a", 10),
        ("e", 30),
        ("f", 40),
        ("h", 19),
    ]
    assert through([(0, 5), (2, 0)], [(0, 100), (1, 200), (6, 300)], 4) == (
        (0, 204),
        (1, 300),
        (2, 100),
        (3, 200),
    )


@given(_WORDS)
def test_plain_text_is_the_file(text: str) -> None:
    (found,) = articles(plaintext.read, text)
    assert found.text == text
    assert_same_characters(found, text, list(range(len(text))), {})


@given(_LINES)
def test_markdown_is_the_file_and_its_regions_are_sound(text: str) -> None:
    for found in articles(markdown.read, text):
        assert found.text == text
        assert_sound(found)


@given(_PAGES)
def test_regions_of_a_page_are_its_text(page: str) -> None:
    for found in articles(html.read, page):
        assert_sound(found)
        assert found.text == "\n\n".join(region.span.of(found.text) for region in found.regions)


@given(_PAGES)
def test_every_visible_character_of_a_page_is_where_the_map_says(page: str) -> None:
    written = {"&": "&amp;", "£": "&pound;", "’": "&#8217;", "“": "<q>", "”": "<"}
    for found in articles(html.read, page):
        seen = [offset for offset, character in enumerate(found.text) if character not in " \t\n"]
        assert_same_characters(found, page, seen, written)


@given(_WORDS, _WORDS)
def test_every_character_of_a_record_is_where_the_map_says(title: str, body: str) -> None:
    assume(body.strip())
    for ascii_only in (True, False):
        file = json.dumps({"title": title, "body": body}, indent=1, ensure_ascii=ascii_only)
        escapes = {character: json.dumps(character)[1:-1] for character in set(title + body)}
        for found in articles(json_articles.read, file):
            assert_sound(found)
            if not found.regions or len(found.regions) == 1:
                gap = len(found.text) - len(body)
                seen = [offset for offset in range(len(found.text)) if not gap - 2 <= offset < gap]
                assert_same_characters(found, file, seen, escapes)


@given(_PAGES)
def test_a_page_in_a_record_maps_as_a_page_through_a_record(page: str) -> None:
    """Two maps, one after the other: from the text to the string, and from the string to the file."""
    file = json.dumps({"body": f"<p>x</p>{page}"}, ensure_ascii=False)
    written = {"&": "&amp;", "£": "&pound;", "’": "&#8217;", "“": "<q>", "”": "<"}
    escapes = {character: json.dumps(character, ensure_ascii=False)[1:-1] for character in '"\\'}
    for found in articles(json_articles.read, file):
        seen = [offset for offset, character in enumerate(found.text) if character not in " \t\n"]
        assert_same_characters(found, file, seen, written | escapes)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
        max_leaves=12,
    ),
    st.booleans(),
)
def test_parsing_with_places_reads_what_json_reads(value: object, indented: bool) -> None:
    text = json.dumps(value, indent=2 if indented else None, ensure_ascii=indented)
    assume("\\u0000" not in text)
    assert plain(parse(text)) == json.loads(text)


@given(st.binary(max_size=200))
def test_any_bytes_give_characters_or_a_reason(data: bytes) -> None:
    try:
        text, note = decode("a", data)
    except InputError as error:
        assert error.path == "a" and "\n" not in error.reason
    else:
        text.encode("utf-8")  # fails on a surrogate
        assert text.strip() and "\0" not in text
        assert note is None or note.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_survives(encoding: str, text: str) -> None:
    assume(text.strip() and not text.startswith(("\ufeff", "{\\rtf", "%PDF", "GIF8")))
    assert decode("a", text.encode(encoding)) == (text, None)
