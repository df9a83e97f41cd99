"""Article text on its way to a reader: one line, harmless, cut around the words that matter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.report.text import around, counted, folded, listed, printable, shorten, visible

anything = st.text(st.characters(), max_size=200)
prose = st.text("ab cdé 日本，. \n", max_size=200)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words stay", "plain words stay"),
        ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:"),
        ("two\nlines\r\nand\ttabs\u2028more\u00a0blanks", "two lines and tabs more blanks"),
        ("\x1b[31mred\x1b[0m \x9b2J", "�[31mred�[0m �2J"),
        ("bell\x07 null\x00 delete\x7f", "bell� null� delete�"),
        ("\u202eturned around\u202c", "�turned around�"),
        ("half a pair \ud83d", "half a pair �"),
        ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("  ", ""),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(anything)
def test_nothing_unprintable_gets_through(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", visible(text))


@given(anything)
def test_making_text_visible_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text("ab \n\r", max_size=40))
def test_printable_text_keeps_its_lines(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    assert printable(text).split("\n") == [folded(line) for line in lines]


@given(prose, st.integers(8, 60))
def test_shortened_text_fits_and_is_a_beginning(text: str, cells: int) -> None:
    text = visible(text)
    short = shorten(text, cells)
    assert cell_len(short) <= cells
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(prose, st.text("xyz1", min_size=1, max_size=12), prose, st.integers(24, 100))
def test_a_cut_sentence_keeps_its_words_and_fits(before: str, words: str, after: str, cells: int) -> None:
    before, after = folded(before).lstrip(), folded(after).rstrip()
    left, middle, right = around(before, words, after, cells)
    assert middle == words
    assert cell_len(left + middle + right) <= cells
    assert left == before or (left.startswith("… ") and before.endswith(left[2:]))
    assert right == after or (right.endswith(" …") and after.startswith(right[:-2]))


def test_a_sentence_that_fits_is_left_whole() -> None:
    assert around("it rose to ", "$5", ", he said", 40) == ("it rose to ", "$5", ", he said")


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    before, after = "one two three four five six ", " seven eight nine ten eleven"
    assert around(before, "HERE", after, 32) == ("… five six ", "HERE", " seven eight …")


def test_room_that_one_side_leaves_goes_to_the_other() -> None:
    left, _, right = around("short ", "HERE", " then a good many words that follow it", 40)
    assert (left, right) == ("short ", " then a good many words that …")


def test_words_wider_than_the_room_are_cut_themselves() -> None:
    left, middle, right = around("before ", "x" * 10_000, " after", 40)
    assert (left, right) == ("… ", " …")
    assert middle.endswith("x…") and cell_len(left + middle + right) <= 40


def test_a_word_of_ten_thousand_letters_is_cut_inside() -> None:
    assert shorten("x" * 10_000, 20) == "x" * 19 + "…"


def test_numbers_agree_with_their_nouns() -> None:
    assert [counted(n, "story", "stories") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert counted(1200, "claim") == "1,200 claims"


def test_lists_read_like_sentences() -> None:
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
