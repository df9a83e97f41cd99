"""What keeps the search for copies linear: the parts that answer without going through everything."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon.inside import AnyOf
from factcheck.model.article import Article
from factcheck.segment import segment
from factcheck.trace import passages, trace
from factcheck.trace.ranges import Ranges
from factcheck.trace.words import Vocabulary, overlap

spans = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(spans), spans)
def test_ranges_answer_as_a_look_at_each_does(ranges: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    known = Ranges((*span, label) for label, span in enumerate(ranges))
    start, end = asked
    assert known.holding(start, end) == {n for n, (a, b) in enumerate(ranges) if a <= start and end <= b}
    assert known.meets(start, end) == any(a < end and start < b for a, b in ranges)


@given(st.sets(st.text("abcde ./", min_size=1, max_size=12), max_size=6), st.text("abcde ./", max_size=40))
def test_any_of_many_phrases_is_found_as_each_by_itself_is(phrases: set[str], text: str) -> None:
    assert AnyOf(phrases).stands_in(text) == any(phrase in text for phrase in phrases)


def test_the_quotations_of_long_articles_are_not_gone_through_for_each_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times as long for twice the quotations, it was: half a minute for 4,000 of them."""
    asked = 0

    def counted(left: tuple[int, int], right: tuple[int, int]) -> int:
        nonlocal asked
        asked += 1
        return overlap(left, right)

    monkeypatch.setattr(passages, "overlap", counted)
    counts = []
    for size in (50, 100):
        asked = 0
        found = trace([segment(article) for article in _quoting(size)]).passages
        assert len(found) >= size - 2
        counts.append(asked)
    assert counts[1] < 3 * counts[0]


def _quoting(size: int) -> tuple[Article, Article]:
    """Two articles with the same quotations, in another order."""
    rng = random.Random(5)  # noqa: S311 - words, not secrets
    said = [" ".join("".join(rng.choices("abcdefghij", k=7)) for _ in range(12)) for _ in range(size)]
    quotes = [f'"{words.capitalize()}."' for words in said]
    return (
        Article.from_text("\n\n".join(quotes), id="a"),
        Article.from_text("\n\n".join(rng.sample(quotes, size)), id="b"),
    )


@given(st.text("aB'’.,: 12½_-éİΣʼ\n\u2028"))
def test_every_word_that_is_numbered_has_its_place(text: str) -> None:
    """Numbers come from what stands between white space, places from the whole text; they must not part."""
    vocabulary = Vocabulary()
    read = vocabulary.read(segment(Article.from_text("Aa.\n" + text, id="a")))
    surfaces = [next(read.surfaces(at, at + 1)) for at, number in enumerate(read.ids) if number >= 0]
    assert [len(vocabulary.numbers(surface)) for surface in surfaces] == [1] * len(surfaces)


def test_rare_spellings_are_read_though_no_longer_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.trace.words._REMEMBERED", 2)
    vocabulary = Vocabulary()
    text = "one, two three. Three two one one,"
    first = vocabulary.numbers(text)
    assert first == vocabulary.numbers(text)
    assert first[0] == first[5] == first[6]
    assert first[2] == first[3]
