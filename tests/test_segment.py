"""Blocks and sentences of plain text and of texts whose format tells the kinds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import load
from factcheck.model.article import Article, BlockKind, Document, Region
from factcheck.model.span import Span
from factcheck.segment import segment
from factcheck.segment.aside import set_aside_recurring
from factcheck.segment.sentences import LONGEST, split
from tests.golden import cases

_BREAKS = ("\n", "\r\n", "\r", "\u2028")


def read(text: str, **known: Any) -> Document:
    return segment(Article.from_text(text, id="a.txt", **known))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.article.quote(block.span)) for block in document.blocks]


def page(case: dict[str, Any], *, line_break: str = "\n") -> tuple[str, list[tuple[str, str]]]:
    """The text of a case and the blocks that it must fall into."""
    lines: list[str] = []
    expected: list[tuple[str, str]] = []
    for line in case["page"].strip("\n").split("\n"):
        if line.startswith("+ "):
            kind, words = expected.pop()
            expected.append((kind, words + line_break + line[2:]))
            lines.append(line[2:])
        elif line:
            kind, words = line.split(": ", 1)
            expected.append((kind, words.removeprefix("- ") if kind == "list_item" else words))
            lines.append(words)
        else:
            lines.append("")
    return line_break.join(lines), expected


# -- golden cases -----------------------------------------------------------------------------


@pytest.mark.parametrize("line_break", _BREAKS, ids=("lf", "crlf", "cr", "u2028"))
@pytest.mark.parametrize("case", cases("segment_blocks", must=("page",)))
def test_each_line_is_what_the_case_says(case: dict[str, Any], line_break: str) -> None:
    text, expected = page(case, line_break=line_break)
    assert kinds(read(text)) == expected


@pytest.mark.parametrize("case", cases("segment_sentences", must=("text",), may=("glued",)))
def test_sentences_end_where_the_case_says(case: dict[str, Any]) -> None:
    parts = [part.strip() for part in case["text"].split("|")]
    text = ("" if case.get("glued") else " ").join(parts)
    assert [span.of(text) for span in split(text, Span(0, len(text)))] == parts


def test_a_headline_is_one_sentence() -> None:
    document = read("Ferry is back. Finally!\n\nThe ferry ran on Monday. It was late.", title="Ferry is back. Finally!")
    assert [document.text_of(sentence) for sentence in document.sentences] == [
        "Ferry is back. Finally!",
        "The ferry ran on Monday.",
        "It was late.",
    ]


# -- what a format tells ----------------------------------------------------------------------


def regions(*parts: tuple[BlockKind, str]) -> Article:
    """An article of regions, one a line."""
    text, found = "", []
    for kind, words in parts:
        found.append(Region(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    article = Article.from_text(text, id="a.html")
    return Article(id=article.id, text=text, regions=tuple(found), positions=article.positions)


def test_regions_are_taken_at_their_word() -> None:
    article = regions(
        (BlockKind.NAVIGATION, "Ferries Trains Buses"),
        (BlockKind.HEADLINE, "Ferry returns"),
        (BlockKind.BYLINE, "Jonah Peake"),
        (BlockKind.CAPTION, "The quay on Monday"),
        (BlockKind.PARAGRAPH, "The ferry ran again on Monday"),
        (BlockKind.LIST_ITEM, "Sixty cars"),
        (BlockKind.TEASER, "Lighthouse sold to a painter."),
    )
    assert [kind for kind, _ in kinds(segment(article))] == [
        "navigation",
        "headline",
        "byline",
        "caption",
        "paragraph",
        "list_item",
        "teaser",
    ]


def test_wording_tells_boilerplate_from_the_paragraphs_of_a_page() -> None:
    article = regions(
        (BlockKind.HEADLINE, "Ferry returns"),
        (BlockKind.PARAGRAPH, "The ferry ran again on Monday. It was on time."),
        (BlockKind.PARAGRAPH, "The county pays half of the fare."),
        (BlockKind.PARAGRAPH, "Sign up for our newsletter."),
        (BlockKind.HEADING, "You may also like"),
        (BlockKind.PARAGRAPH, "Lighthouse sold to a painter"),
    )
    assert [kind for kind, _ in kinds(segment(article))] == [
        "headline",
        "paragraph",
        "paragraph",
        "boilerplate",
        "navigation",
        "teaser",
    ]


def test_text_outside_all_regions_is_judged_by_line_and_markup_is_no_block() -> None:
    text = "# Ferry returns\n\nThe ferry ran again on Monday. It was on time.\n\n***\n"
    article = Article.from_text(text, id="a.md")
    article = Article(
        id="a.md",
        text=text,
        regions=(Region(BlockKind.HEADLINE, Span(2, 15)),),
        positions=article.positions,
    )
    assert kinds(segment(article)) == [
        ("headline", "Ferry returns"),
        ("paragraph", "The ferry ran again on Monday. It was on time."),
    ]


def test_a_region_falls_apart_at_blank_lines_only() -> None:
    article = regions((BlockKind.PARAGRAPH, "The ferry ran\nagain on Monday.\n\nIt was on time."))
    assert kinds(segment(article)) == [
        ("paragraph", "The ferry ran\nagain on Monday."),
        ("paragraph", "It was on time."),
    ]


def test_the_title_of_the_file_is_the_headline_wherever_it_stands() -> None:
    document = read(
        "Weather report for the coast\nFerry returns\n\nThe ferry ran again on Monday.", title="Ferry returns"
    )
    assert ("headline", "Ferry returns") in kinds(document)


def test_a_paper_that_speaks_of_itself_at_the_foot_is_known_by_its_name() -> None:
    story = "The ferry sailed again on Monday.\n\nIts captain said the sea had not changed.\n\nThe sheep had, he added."
    for foot, kind in (
        ("The Lowmoor Mail has served the coast since 1911.", BlockKind.BOILERPLATE),
        ("The Mail is printed on paper made of nets.", BlockKind.BOILERPLATE),
        ("The Pell Record has served the coast since 1911.", BlockKind.PARAGRAPH),
        ("The Mail bought the old ferry for its reporters.", BlockKind.PARAGRAPH),
    ):
        blocks = segment(Article.from_text(f"{story}\n\n{foot}\n", id="a", publisher="Lowmoor Mail")).blocks
        assert blocks[-1].kind is kind, foot


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\n***\n"])
def test_a_text_without_words_has_no_blocks(text: str) -> None:
    document = read(text)
    assert document.blocks == ()
    assert document.is_empty


# -- laws -------------------------------------------------------------------------------------

_PARAGRAPHS = (
    "The ferry between Lowmoor and Alder Bay ran again on Monday. Four hundred people stood on the quay.",
    "“We lost the roof,” said Ruth Adair. “The rest can be mended.”",
    "Pell is cutting 240 jobs in Tarrow, the U.S. maker of pumps said.",
    "The county pays half of the fare.",
    "Both were unhurt.",
    "Fifty people spent the night in the school on the hill, where teachers made soup.",
)
_LINES = (
    "Power cut",
    "Share by email",
    "You may also like",
    "Advertisement",
    "Published: March 14, 2025",
    "By Jonah Peake",
    "Lighthouse Keeper Retires After Forty Winters",
    "0.75",
    "Request a Demo",
    "Sentiment Score",
    "What happens now",
)
_HEADLINES = ("Flood cuts off Tarrow and two are rescued", "Lowmoor Ferry Returns After Nine Years", "")
_texts = st.lists(st.one_of(st.sampled_from(_PARAGRAPHS), st.sampled_from(_LINES)), min_size=1, max_size=9)
_breaks = st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\u2028"))


@given(lines=_texts, line_break=_breaks)
def test_blocks_and_sentences_are_trimmed_sorted_disjoint_and_inside(lines: list[str], line_break: str) -> None:
    document = read(line_break.join(lines))
    text = document.article.text
    for spans in ([b.span for b in document.blocks], [s.span for s in document.sentences]):
        assert all(span.of(text) == span.of(text).strip() for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.end <= len(text) for span in spans)
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    story = [block for block in document.blocks if block.kind.is_story]
    assert [block.paragraph for block in story] == list(range(len(story)))
    assert all(block.paragraph == -1 for block in document.blocks if not block.kind.is_story)


@given(lines=_texts, line_break=_breaks)
def test_no_word_is_lost(lines: list[str], line_break: str) -> None:
    document = read(line_break.join(lines))
    text = document.article.text
    assert "".join(block.span.of(text) for block in document.blocks).split() == "".join(lines).split()
    for block in document.blocks:
        inside = "".join(document.text_of(s) for s in document.sentences if s.block == block)
        if block.kind.is_story:
            assert re.sub(r"\s", "", inside) == re.sub(r"\s", "", block.span.of(text))
        else:
            assert not inside


@given(
    headline=st.sampled_from(_HEADLINES),
    lines=st.lists(st.sampled_from(_PARAGRAPHS), min_size=2, max_size=6, unique=True),
)
def test_a_paragraph_in_front_shifts_spans_and_changes_nothing_else(headline: str, lines: list[str]) -> None:
    text = "\n\n".join([headline, *lines] if headline else lines)
    prefix = "The mill at Tarrow was sold in the spring, and its new owner has not been seen since.\n\n"
    plain, shifted = read(text), read(prefix + text)
    by = len(prefix)
    assert [(b.kind, b.span.start + by, b.span.end + by) for b in plain.blocks] == [
        (b.kind, b.span.start, b.span.end) for b in shifted.blocks[1:]
    ]
    assert [(s.span.start + by, s.span.end + by) for s in plain.sentences] == [
        (s.span.start, s.span.end) for s in shifted.sentences if s.span.start >= by
    ]


@given(text=st.text(max_size=400))
def test_any_text_is_taken(text: str) -> None:
    document = read(text)
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in document.blocks)


@pytest.mark.parametrize("unit", ["a.", ". ", "“", "\n", "A B ", "(", "…", "1.", "Mr. "])
def test_long_runs_of_one_thing_are_read_to_the_end(unit: str) -> None:
    text = unit * 20_000
    document = read(text)
    assert all(sentence.span.end <= len(text) for sentence in document.sentences)


# -- the lexicon ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["boilerplate", "sentences"])
def test_cues_are_written_as_they_are_compared(name: str) -> None:
    for table, families in load(name).items():
        for family, phrases in families.items():
            if isinstance(phrases, list):
                for phrase in phrases:
                    assert phrase == phrase.lower(), (table, family, phrase)
                    assert "’" not in phrase and "  " not in phrase, (table, family, phrase)
                assert phrases, (table, family)


@given(st.lists(st.text(alphabet="ab \n,.", min_size=1, max_size=400), min_size=1, max_size=40).map(" ".join))
def test_no_sentence_is_endless_and_none_loses_a_word(text: str) -> None:
    sentences = split(text, Span(0, len(text)))
    assert "".join("".join(span.of(text) for span in sentences).split()) == "".join(text.split())
    assert all(span.end - span.start <= LONGEST for span in sentences)


def test_an_endless_list_is_cut_between_words() -> None:
    text = "one in five of the ferries and " * 500
    sentences = [span.of(text) for span in split(text, Span(0, len(text)))]
    assert len(sentences) > 1 and " ".join(sentences) == text.strip()
    assert max(map(len, sentences)) <= LONGEST
    word = "5%" * (2 * LONGEST)
    pieces = [span.of(word) for span in split(word, Span(0, len(word)))]
    assert "".join(pieces) == word and max(map(len, pieces)) <= LONGEST


# -- what other articles tell ------------------------------------------------------------------

_FOOT = "Hilde and Jon of the night desk wish everybody a good morning."


def _reports(count: int, foot: str = _FOOT) -> list[Document]:
    towns = ("Lindow", "Varde", "Pell", "Tarrow")
    texts = (f"{town} has a new ferry.\n\nIt smells of paint in {town}.\n\n{foot}\n" for town in towns[:count])
    return [segment(Article.from_text(text, id=str(number))) for number, text in enumerate(texts)]


def test_a_line_at_the_foot_of_three_stories_is_set_aside() -> None:
    documents = set_aside_recurring(_reports(3), [[0], [1], [2]])
    for document in documents:
        assert [block.kind for block in document.blocks][-1] is BlockKind.BOILERPLATE
        assert [sentence.index for sentence in document.sentences] == [0, 1]
        assert all(sentence.block in document.blocks for sentence in document.sentences)


@pytest.mark.parametrize(("count", "stories"), [(3, [[0, 1], [2]]), (2, [[0], [1]]), (4, [[0, 1, 2, 3]])])
def test_a_line_of_fewer_stories_is_the_story(count: int, stories: list[list[int]]) -> None:
    assert set_aside_recurring(_reports(count), stories) == _reports(count)


def test_a_line_that_recurs_above_the_foot_is_the_story() -> None:
    foot = f"{_FOOT}\n\nGulls followed it.\n\nNobody was sick on the way across."
    kept = set_aside_recurring(_reports(3, foot), [[0], [1], [2]])
    assert all(_FOOT in document.text_of(document.sentences[2]) for document in kept)
