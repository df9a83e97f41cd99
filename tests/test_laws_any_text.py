"""Laws of reading for any text at all: it does not raise, keeps its places, and takes no more than linear time."""

from __future__ import annotations

import gc
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import compare, extract
from factcheck.model.article import YEARS, Article
from factcheck.model.value import Quantity
from factcheck.pipeline import read
from factcheck.segment.sentences import LONGEST
from tests.strategies import FRAGMENTS, days, rubble

_PROFILE = settings.get_profile("factcheck")
many, few = settings(_PROFILE, max_examples=400), settings(_PROFILE, max_examples=60)


# First and last days that an article may have, beside likely ones.
_DAYS = st.one_of(days, st.sampled_from((date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31), date(2024, 2, 29))))


@many
@given(rubble, _DAYS)
def test_no_text_makes_the_reader_raise_or_lose_its_place(text: str, day: date | None) -> None:
    article = Article.from_text(text, id="a", published=day)
    (reading,) = read([article]).readings
    assert list(reading.claims) == sorted(reading.claims, key=lambda claim: claim.span)
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.quote != ""
        if isinstance(claim.value, Quantity):
            assert claim.value.low <= claim.value.high
            assert claim.value.grain > 0 and claim.value.round_grain > 0
    for unread in reading.unread:
        assert text[unread.span.start : unread.span.end] == unread.quote
    figures = [claim for claim in reading.claims if isinstance(claim.value, Quantity)]
    assert all(left.end <= right.start for left, right in pairwise(figures))


@few
@given(rubble, rubble)
def test_no_texts_make_a_comparison_raise(left: str, right: str) -> None:
    compare([Article.from_text(text, id=name) for name, text in (("a", left), ("b", right))], one_story=True)


# -- time ------------------------------------------------------------------------------------------

# Longer than the longest stretch that is read as one sentence, from where on time must grow with the text alone.
_SHORT, _TIMES = LONGEST + LONGEST // 2, 4
# Four times the text may take this many times as long. In squares it would take sixteen times.
_MOST = 8.5
# A text that is read in less than this, in seconds, is not worth a second look: such times are mostly noise.
_NOTICED = 0.2


def _seconds(text: str) -> float:
    article = Article.from_text(text, id="a")
    gc.collect()
    start = process_time()
    extract(article)
    return process_time() - start


def _growth(unit: str) -> float:
    """How many times as long the reader takes for four times the text; 1 where that is still no time."""
    text = unit * (_SHORT // len(unit) + 1)
    long = _seconds(text * _TIMES)
    return 1.0 if long < _NOTICED else long / max(_seconds(text), _NOTICED / 20)


def _assert_linear(unit: str) -> None:
    # A machine that is busy elsewhere spoils one measurement, a pattern that is too slow all of them.
    growth = [_growth(unit)]
    while growth[-1] > _MOST and len(growth) < 4:
        growth.append(_growth(unit))
    assert min(growth) <= _MOST, f"{_TIMES} times the text of {unit!r} takes {min(growth):.0f} times as long"


@pytest.mark.parametrize("unit", FRAGMENTS, ids=ascii)
def test_the_time_for_one_thing_said_over_and_over_is_linear(unit: str) -> None:
    _assert_linear(unit)


@settings(_PROFILE, max_examples=30)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=4).map("".join))
def test_the_time_for_things_said_in_turn_is_linear(unit: str) -> None:
    _assert_linear(unit)
