"""Passages, citations and origins. The reference for the search is a matcher that compares all with all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lexicon import load
from factcheck.model.article import Article, Document
from factcheck.model.passage import PassageKind
from factcheck.segment import segment
from factcheck.trace import Trace, trace
from factcheck.trace.runs import SEED, shared_runs
from factcheck.trace.words import Vocabulary
from tests.golden import cases, unmark

NAMES = "abcdefgh"


def article(case: dict[str, Any], number: int, text: str) -> Article:
    known: dict[str, Any] = {
        key: case[plural][number]
        for key, plural in (("publisher", "publishers"), ("credit", "credits"))
        if plural in case
    }
    if "published" in case:
        known["published"] = date.fromisoformat(case["published"][number])
    return Article.from_text(text, id=NAMES[number], **known)


def documents(case: dict[str, Any]) -> list[Document]:
    return [segment(article(case, number, unmark(text).text)) for number, text in enumerate(case["articles"])]


def copies(result: Trace) -> list[list[tuple[str, int, int]]]:
    return [
        [(copy.article_id, copy.span.start, copy.span.end) for copy in passage.copies] for passage in result.passages
    ]


# -- golden cases -----------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("trace_passages", must=("articles",), may=("kind", "publishers")))
def test_the_passage_is_the_marked_words(case: dict[str, Any]) -> None:
    marked = [(NAMES[number], *place) for number, text in enumerate(case["articles"]) for place in unmark(text).spans]
    result = trace(documents(case))
    assert copies(result) == ([marked] if marked else [])
    assert [passage.kind.value for passage in result.passages] == ([case["kind"]] if marked else [])


@pytest.mark.parametrize("case", cases("trace_citations", must=("text",), may=("publisher", "sources")))
def test_the_sources_are_the_marked_names(case: dict[str, Any]) -> None:
    marked = unmark(case["text"])
    result = trace([segment(Article.from_text(marked.text, id="a", publisher=case.get("publisher")))])
    assert [(c.span.start, c.span.end) for c in result.citations] == list(marked.spans)
    assert [c.source for c in result.citations] == case.get("sources", [])
    assert all(c.cited_id is None for c in result.citations)


@pytest.mark.parametrize(
    "case",
    cases(
        "trace_origins",
        must=("articles",),
        may=("credits", "origins", "published", "publishers", "root", "why"),
    ),
)
def test_the_origins_are_those_of_the_case(case: dict[str, Any]) -> None:
    read = documents(case)
    joined = [tuple(group) for group in case.get("origins", ())]
    alone = [(d.article.id,) for d in read if not any(d.article.id in group for group in joined)]
    result = trace(read)
    assert sorted(origin.articles for origin in result.origins) == sorted(joined + alone)
    for origin in result.origins:
        if origin.articles in joined:
            assert origin.root == case["root"]
            assert len(origin.why) == len(origin.articles) - 1
            assert all(words in " ".join(origin.why) for words in case["why"])
        else:
            assert (origin.root,) == origin.articles
            assert origin.why == ()


# -- citations, origins and numbers -----------------------------------------------------------


def test_a_source_that_is_in_the_story_is_pointed_at() -> None:
    first = Article.from_text("The plant will close in May.", id="a", publisher="Alder Bay Record")
    second = Article.from_text("The plant is to close, the Alder Bay Record reported.", id="b", publisher="Mail")
    result = trace([segment(first), segment(second)])
    assert [(c.article_id, c.source, c.cited_id) for c in result.citations] == [("b", "Alder Bay Record", "a")]


def test_a_credit_of_the_file_is_a_citation_even_if_the_text_does_not_say_it() -> None:
    result = trace([segment(Article.from_text("The dam held.", id="a", credit="Reuters"))])
    assert [(c.article_id, c.source) for c in result.citations] == [("a", "Reuters")]
    assert result.citations[0].span.of("The dam held.") == "The dam held."


def test_an_agency_in_the_publisher_is_credited() -> None:
    result = trace([segment(Article.from_text("The dam held.", id="a", publisher="Lowmoor Mail/AFP"))])
    assert [c.source for c in result.citations] == ["Agence France-Presse"]


def test_the_instant_decides_between_reports_of_one_day() -> None:
    text = "The mill was swept off its footing before dawn. The bridge above it held, to the joy of all."
    day = date(2025, 3, 14)
    late, early = (
        segment(
            replace(
                Article.from_text(text, id=name, published=day),
                published_at=datetime.fromisoformat(f"2025-03-14T{hour}:00:00+00:00"),
            )
        )
        for name, hour in (("a", "09"), ("b", "07"))
    )
    (origin,) = trace([late, early]).origins
    assert origin.root == "b"


def test_reasons_name_the_publishers_or_the_files_where_those_are_the_same() -> None:
    text = "The mill was swept off its footing before dawn. The bridge above it held, to the joy of all."
    (origin,) = trace(
        [
            segment(Article.from_text(text, id="a", publisher="Mail")),
            segment(Article.from_text(text, id="b", publisher="Record")),
        ]
    ).origins
    assert origin.why == ("100% of Mail stands in Record in the same words",)
    (origin,) = trace([segment(Article.from_text(text, id=name, publisher="Mail")) for name in "ab"]).origins
    assert origin.why == ("100% of a stands in b in the same words",)
    other = text.replace("footing before dawn", "footing before noon")
    (origin,) = trace([segment(Article.from_text(each, id=name)) for name, each in (("a", text), ("b", other))]).origins
    assert origin.why == ("100% of a stands in b with some words exchanged",)


def test_two_articles_of_one_id_are_refused() -> None:
    document = segment(Article.from_text("The dam held.", id="a"))
    with pytest.raises(ValueError, match="ids of their own"):
        trace([document, document])


def test_a_story_of_nothing() -> None:
    assert trace([]) == Trace((), (), (), ())


# -- laws -------------------------------------------------------------------------------------

_SENTENCES = (
    "The mill was swept off its footing before dawn and broke against the bridge.",
    "Teachers made soup for the fifty people who slept in the gymnasium of the school.",
    "“We climbed up to film the water and then the stairs were gone,” said Ruth Adair.",
    "Engineers found a crack in the northern wall of the upper dam, according to AFP.",
    "Sheriff Marsh closed the road until Wednesday.",
    "The water rose by four feet in an hour.",
    "Insurers have sent three men with notebooks, and the church is full of wet sheep.",
)
_articles = st.lists(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5
)


def read(texts: list[str]) -> list[Document]:
    return [segment(Article.from_text(text, id=NAMES[i])) for i, text in enumerate(texts)]


@given(texts=_articles, data=st.data())
def test_the_order_of_the_articles_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    articles = read(texts)
    assert trace(data.draw(st.permutations(articles))) == trace(articles)


@given(texts=_articles)
def test_passages_are_inside_their_articles_sorted_and_numbered(texts: list[str]) -> None:
    result = trace(read(texts))
    by_id = dict(zip(NAMES, texts, strict=False))
    assert [p.id for p in result.passages] == [f"P{n}" for n in range(1, len(result.passages) + 1)]
    for passage in result.passages:
        assert list(passage.copies) == sorted(set(passage.copies))
        assert len(passage.copies) > 1 or passage.kind is PassageKind.BOILERPLATE
        quotes = [copy.span.of(by_id[copy.article_id]) for copy in passage.copies]
        assert all(quote and quote == quote.strip() for quote in quotes)
        assert passage.words == min(len(quote.split()) for quote in quotes)


@given(texts=_articles)
def test_origins_are_a_partition(texts: list[str]) -> None:
    result = trace(read(texts))
    members = [name for origin in result.origins for name in origin.articles]
    assert sorted(members) == list(NAMES[: len(texts)])
    assert all(origin.root in origin.articles for origin in result.origins)
    assert [o.id for o in result.origins] == [f"O{n}" for n in range(1, len(result.origins) + 1)]


@given(texts=_articles)
def test_a_paragraph_in_front_of_each_shifts_spans_and_changes_nothing_else(texts: list[str]) -> None:
    openings = (
        "Lowmoor has a ferry again after nine years without one.",
        "Nobody at Pell wanted to speak about pumps today.",
        "Winters on this coast are long, wet and full of gulls.",
        "A brass band played when the chapel got its bell back.",
        "Rents in the hill quarter have doubled within a decade.",
    )
    plain = trace(read(texts))
    shifted = trace(read([f"{openings[i]}\n\n{text}" for i, text in enumerate(texts)]))
    by = {NAMES[i]: len(openings[i]) + 2 for i in range(len(texts))}
    moved = [[(a, s + by[a], e + by[a]) for a, s, e in places] for places in copies(plain)]
    assert copies(shifted) == moved
    assert [p.kind for p in shifted.passages] == [p.kind for p in plain.passages]


@given(texts=st.lists(st.text(alphabet="ab .\n“”\"'", max_size=120), max_size=4))
def test_any_text_is_taken(texts: list[str]) -> None:
    result = trace(read(texts))
    assert len(result.origins) <= len(texts)


def test_a_copy_of_a_copy_of_a_copy_is_one_passage_and_one_origin() -> None:
    text = "The mill was swept off its footing before dawn. The bridge above it held, to the joy of all."
    result = trace([segment(Article.from_text(text, id=f"{n:03}")) for n in range(40)])
    assert [len(passage.copies) for passage in result.passages] == [40]
    assert [len(origin.articles) for origin in result.origins] == [40]


# -- the search against one that compares all with all ----------------------------------------


def naive_runs(left: list[int], right: list[int]) -> set[tuple[int, int, int]]:
    """Every maximal run of equal words: start in both and length."""
    found = set()
    for i in range(len(left)):
        for j in range(len(right)):
            if left[i] != right[j] or (i and j and left[i - 1] == right[j - 1]):
                continue
            length = 0
            while i + length < len(left) and j + length < len(right) and left[i + length] == right[j + length]:
                length += 1
            if length >= SEED:
                found.add((i, j, length))
    return found


_words = st.lists(st.sampled_from(("mill", "dam", "river", "town", "school")), max_size=40).map(" ".join)


@given(left=_words, right=_words)
def test_the_search_covers_every_run_that_comparing_all_with_all_finds(left: str, right: str) -> None:
    vocabulary = Vocabulary()
    articles = [vocabulary.read(document) for document in read([left + ".", right + "."])]
    across = [run for run in shared_runs(articles) if run.a != run.b]
    for i, j, length in naive_runs(articles[0].ids, articles[1].ids):
        middle_left, middle_right = range(i, i + length), range(j, j + length)
        assert any(
            run.left[0] < middle_left.stop
            and middle_left.start < run.left[1]
            and any(run.right[0] <= at < run.right[1] for at in middle_right)
            for run in across
        ), (i, j, length)


# -- the lexicon ------------------------------------------------------------------------------


def test_contexts_are_written_as_they_are_compared() -> None:
    lexicon = load("credits")
    for table in ("contexts", "formula", "generic", "release"):
        for family, phrases in lexicon[table].items():
            assert phrases, (table, family)
            assert all(phrase == phrase.lower() for phrase in phrases), (table, family)


def test_no_spelling_stands_for_two_outlets() -> None:
    lexicon = load("credits")
    seen: dict[str, str] = {}
    for table in ("agencies", "outlets"):
        for name, others in lexicon[table].items():
            for spelling in (name, *others):
                assert seen.setdefault(spelling.casefold(), name) == name, spelling
