"""The second reader: what its agreement changes, what is said where it is missing, and spaCy where it is installed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck import compare
from factcheck.errors import UsageError
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.reader import ReaderInfo
from factcheck.model.value import Quantity
from factcheck.pipeline import read
from factcheck.read import syntax_spacy
from factcheck.read.syntax import Binding, SyntaxReader
from factcheck.report import Page
from factcheck.report import json as json_report
from factcheck.report import markdown as markdown_report
from factcheck.report import terminal as terminal_report

INFO = ReaderInfo("Parrot", "1.0", "grey", "2.0", "ab" * 32)


class Parrot:
    """Ties every figure to the same words."""

    def __init__(self, binding: Binding | None) -> None:
        self._binding = binding

    @property
    def info(self) -> ReaderInfo:
        return INFO

    def bindings(self, sentences: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Binding | None]]:
        for text, spans in sentences:
            assert all(text[start:end].strip() for start, end in spans)
        return [[self._binding for _ in spans] for _, spans in sentences]


def figures(text: str, reader: SyntaxReader | None) -> list[Claim]:
    (reading,) = read([Article.from_text(text, id="a")], syntax=reader).readings
    return [claim for claim in reading.claims if isinstance(claim.value, Quantity)]


STORY = (
    Article.from_text("Veltro had revenue of $870 million in 2023.", id="a"),
    Article.from_text("Veltro had revenue of $780 million in 2023.", id="b"),
)


@pytest.mark.parametrize(
    ("binding", "agreed"),
    [
        (Binding(("revenue", "had"), "revenue"), True),
        (Binding(("debt", "owes"), "debt"), False),
        (Binding((), ""), None),
        (None, None),
    ],
)
def test_a_second_reader_agrees_differs_or_is_silent(binding: Binding | None, agreed: bool | None) -> None:
    (claim,) = figures(STORY[0].text, Parrot(binding))
    assert (claim.attribute, claim.agreed) == ("revenue", agreed)


def test_without_one_nothing_is_heard() -> None:
    (claim,) = figures(STORY[0].text, None)
    assert claim.agreed is None


def test_it_names_only_what_has_no_name() -> None:
    named = Parrot(Binding(("winch",), "steam winch"))
    (claim,) = figures("It had revenue of $5 million.", named)
    assert (claim.attribute, claim.agreed) == ("revenue", False)
    (bare,) = figures("Then came $5 million.", None)
    (claim,) = figures("Then came $5 million.", named)
    assert (bare.attribute, claim.attribute, claim.agreed) == ("money", "steam winch", None)
    (claim,) = figures("Then came $5 million.", Parrot(Binding(("revenue",), "revenue")))
    assert claim.attribute == "money", "a word of the lexicon that the rules left alone is no name"


def test_it_changes_neither_values_nor_places() -> None:
    text = "Veltro had revenue of $870 million in 2023 and cut 120 jobs. Then came $5 million."
    with_one = figures(text, Parrot(Binding(("winch",), "winch")))
    assert [replace(c, agreed=None, attribute="") for c in with_one] == [
        replace(c, attribute="") for c in figures(text, None)
    ]


def test_agreement_raises_confidence_and_difference_lowers_it() -> None:
    def confidence(binding: Binding | None) -> float:
        (finding,) = compare(STORY, one_story=True, syntax=Parrot(binding)).findings
        return float(finding.confidence)

    alone, agreed, differs = (
        confidence(None),
        confidence(Binding(("revenue",), "revenue")),
        confidence(Binding(("debt",), "debt")),
    )
    assert differs < alone < agreed <= 1


def test_every_report_names_the_reader_that_took_part() -> None:
    report = compare(STORY, one_story=True, syntax=Parrot(None))
    for render in (terminal_report.render, markdown_report.render):
        assert "Parrot 1.0" in render(report, Page(100)) and "grey 2.0" in render(report, Page(100))
        assert "Second reader" not in render(compare(STORY, one_story=True), Page(100))
    tool = json.loads(json_report.render(report, Page(100)))["tool"]
    assert tool["reader"] == {
        "name": "Parrot", "version": "1.0", "model": "grey", "model_version": "2.0", "sha256": "ab" * 32,
    }  # fmt: skip


# -- what is missing is said -----------------------------------------------------------------------


def test_a_missing_spacy_is_a_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax_spacy, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"needs spaCy.*pip install 'factcheck-news\[syntax\]'"):
        syntax_spacy.load()


# -- spaCy, where it is installed ------------------------------------------------------------------

MODEL = next((name for name in syntax_spacy.MODELS if find_spec("spacy") and find_spec(name)), None)
installed = pytest.mark.skipif(MODEL is None, reason="spaCy and an English model are not installed")
with_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is not installed")


@cache
def spacy_reader() -> SyntaxReader:
    return syntax_spacy.load()


@with_spacy
def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no model is called 'en_no_such_model'"):
        syntax_spacy.load("en_no_such_model")
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be loaded"):
        syntax_spacy.load(str(tmp_path))


@installed
def test_the_reader_says_what_it_is() -> None:
    info = spacy_reader().info
    assert (info.name, info.model) == ("spaCy", MODEL)
    assert info.version.startswith("3.8") and len(info.sha256) == 64
    assert info == syntax_spacy.load(info.model).info


@installed
@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Orlan Robotics had revenue of $870 million in 2023.", "revenue"),
        ("The company was valued at $14 billion.", "valuation"),
        ("Scale AI achieved a $13.8 billion valuation.", "valuation"),
        ("Police arrested 32 people.", "arrests"),
    ],
)
def test_it_agrees_where_grammar_is_plain(text: str, attribute: str) -> None:
    (claim,) = figures(text, spacy_reader())
    assert (claim.attribute, claim.agreed) == (attribute, True)


@installed
def test_it_names_what_no_lexicon_has() -> None:
    text = "The hull, which leaked, was $5 million."
    (alone,) = figures(text, None)
    (claim,) = figures(text, spacy_reader())
    assert (alone.attribute, claim.attribute) == ("money", "hull")


@installed
def test_reading_alone_or_among_others_gives_the_same() -> None:
    texts = ("Veltro had revenue of $870 million.", "The yard lost 1,200 jobs.", "Turnout was 45 per cent.")
    alone = [figures(text, spacy_reader()) for text in texts]
    together = figures("\n\n".join(texts), spacy_reader())
    assert [claim.agreed for claims in alone for claim in claims] == [claim.agreed for claim in together]
