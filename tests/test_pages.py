"""The labelled pages of tests/benchmarks/web: sound labels, recorded figures that hold, floors that only rise."""

from __future__ import annotations

import json

import pytest

from factcheck.ingest.base import Source
from factcheck.ingest.html import read
from tests.benchmarks.pages import EITHER, MAIN, MEASURED, OTHER, Labelled, Score, labelled, measure, pages, score
from tests.benchmarks.pages_page import OURS, means, scores

PAGES = list(pages())
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
# Raise them when something has been gained.
RECALL_FLOOR, PRECISION_FLOOR = 0.99, 0.97


def test_there_are_pages_enough_of_every_label() -> None:
    assert len(PAGES) >= 20
    assert [page.name for page in PAGES if {MAIN, OTHER} - set(page.labels)] == []


def test_labels_are_taken_out_of_the_page_and_remembered() -> None:
    page = labelled(
        "a", "<h1><!--either-->Quay<!--/either--></h1><!--main--><p>It &amp; I.</p><!--/main--><b>Share</b>"
    )
    assert page.markup == "<h1>Quay</h1><p>It &amp; I.</p><b>Share</b>"
    assert page.words == ("quay", "it", "i", "share")
    assert page.labels == (EITHER, MAIN, MAIN, OTHER)


@pytest.mark.parametrize("marked", ["<p>a</p>", "<!--main-->a", "<!--main-->a<!--/either-->", "a<!--/main-->"])
def test_labels_that_do_not_pair_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="label"):
        labelled("a", marked)


def test_a_word_counts_where_it_was_taken_from() -> None:
    page = labelled("a", "<p>the quay is open</p><!--main--><p>a ship came to the quay on Monday</p><!--/main-->")
    assert score(page, "A ship came to the quay on Monday") == Score(8, 8, 0)
    assert score(page, "the quay is open") == Score(0, 8, 4)


@EACH_PAGE
def test_every_character_of_the_text_stands_where_it_is_said_to(page: Labelled) -> None:
    """Letters of the text stand in the page at their line and column."""
    lines = page.markup.split("\n")
    for article in read(Source.of_text("page.html", page.markup)).articles:
        for offset, character in enumerate(article.text):
            line, column = article.position(offset)
            if character.isalnum():
                assert lines[line - 1][column - 1] == character


def test_the_recorded_figures_are_those_of_today() -> None:
    """Ours are counted anew; the others are recorded on every page, too."""
    record = json.loads(MEASURED.read_text(encoding="utf-8"))
    assert scores(record[OURS]) == measure(OURS)["pages"], "run python -m tests.benchmarks.pages --method factcheck"
    assert [name for name, method in record.items() if list(method["pages"]) != [page.name for page in PAGES]] == []


def test_our_reader_keeps_its_floors() -> None:
    recall, precision, _ = means(json.loads(MEASURED.read_text(encoding="utf-8"))[OURS])
    assert recall >= RECALL_FLOOR
    assert precision >= PRECISION_FLOOR
