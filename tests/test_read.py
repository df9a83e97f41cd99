"""What is read in a text: figures, times, names, stages, superlatives, and the claims made of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from factcheck import extract, lexicon
from factcheck.model.article import Article
from factcheck.model.claim import Claim, Modality
from factcheck.model.value import (
    SHARE,
    Deed,
    Dimension,
    Quantity,
    Quotation,
    Role,
    Stage,
    Standing,
    Superlative,
    Term,
    Time,
)
from factcheck.read.names import names
from factcheck.read.offices import HOLDER
from factcheck.read.scan import Scan, fold
from factcheck.read.times import times
from factcheck.segment import segment
from tests import golden


def _quantities(claims: tuple[Claim, ...]) -> list[tuple[Claim, Quantity]]:
    return [(claim, claim.value) for claim in claims if isinstance(claim.value, Quantity)]


def _article(case: dict[str, Any]) -> tuple[Article, golden.Marked]:
    marked = golden.unmark(case["text"])
    return Article.from_text(marked.text, id="a", published=case.get("published")), marked


# -- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", golden.cases("quantities", must=("text", "reads")))
def test_figures_are_the_marked_words_with_their_values(case: dict[str, Any]) -> None:
    article, marked = _article(case)
    found = _quantities(extract(article))
    assert [claim.quote for claim, _ in found] == list(marked.quotes)
    assert [(claim.start, claim.end) for claim, _ in found] == list(marked.spans)
    expected = [golden.outline(golden.quantity(notation)) for notation in case["reads"]]
    assert [golden.outline(value) for _, value in found] == expected


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("One in five bridges needs repair.", "One in five", "0.175", "0.225"),
        ("Some 1/16 of the ore was lost.", "Some 1/16", "0.053", "0.072"),
        ("Nearly two-thirds of members voted.", "Nearly two-thirds", "0.61", "0.67"),
        ("At least a third of the crew was ill.", "At least a third", "0.33", "Infinity"),
    ],
)
def test_a_fraction_covers_the_shares_that_it_is_said_of(text: str, quote: str, low: str, high: str) -> None:
    (claim,) = extract(Article.from_text(text, id="a"))
    assert claim.quote == quote and isinstance(claim.value, Quantity)
    assert (claim.value.dimension, claim.value.unit) == (Dimension.RATIO, SHARE)
    assert abs(claim.value.low - Decimal(low)) < Decimal("0.01")
    assert claim.value.high == Decimal(high) or abs(claim.value.high - Decimal(high)) < Decimal("0.01")


_CODES = sorted(mark for mark in lexicon.load("units")["currency_prefix"] if mark[-1].isalpha())


@pytest.mark.parametrize("code", _CODES)
def test_a_figure_may_be_glued_to_every_currency_code(code: str) -> None:
    currency = lexicon.load("units")["currency_prefix"][code]
    for text in (f"The barge cost {code}34.6 million.", f"The barge cost {code}7,500.", f"The barge cost {code} 12bn."):
        (claim,) = extract(Article.from_text(text, id="a"))
        assert isinstance(claim.value, Quantity)
        assert (claim.value.unit, claim.quote) == (currency, text.removeprefix("The barge cost ").removesuffix("."))


# -- times -----------------------------------------------------------------------------------------


def _times(article: Article) -> Iterator[Time]:
    document = segment(article)
    for sentence in document.sentences:
        yield from times(Scan.of(sentence, fold(article.text)), article.published)


@pytest.mark.parametrize("case", golden.cases("times", must=("text", "times"), may=("published",)))
def test_times_are_the_marked_words_with_their_days(case: dict[str, Any]) -> None:
    article, marked = _article(case)
    found = list(_times(article))
    assert [article.text[time.start : time.end] for time in found] == list(marked.quotes)
    assert [f"{time.bearing} {time.iso or '?'}" for time in found] == case["times"]


@pytest.mark.parametrize("case", golden.cases("times", must=("text", "times"), may=("published",), gaps=False))
def test_a_time_has_days_exactly_when_it_has_an_iso_form(case: dict[str, Any]) -> None:
    article, _ = _article(case)
    for time in _times(article):
        assert time.is_dated is bool(time.iso)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", golden.cases("names", must=("text", "names")))
def test_names_are_exactly_those_of_the_text(case: dict[str, Any]) -> None:
    article, _ = _article(case)
    found = names(segment(article), fold(article.text))
    assert {name.form for name in found} == set(case["names"])


@pytest.mark.parametrize("case", golden.cases("names", must=("text", "names"), gaps=False))
def test_the_span_of_a_name_begins_with_its_form(case: dict[str, Any]) -> None:
    article, _ = _article(case)
    for name in names(segment(article), fold(article.text)):
        assert article.quote(name.span).startswith(name.form)


# -- stages and superlatives -----------------------------------------------------------------------


@pytest.mark.parametrize("case", golden.cases("stages", must=("text", "stages")))
def test_stages_are_the_marked_words_on_their_rungs(case: dict[str, Any]) -> None:
    article, marked = _article(case)
    found = [(claim, claim.value) for claim in extract(article) if isinstance(claim.value, Stage)]
    assert [f"{stage.ladder}: {stage.label}" for _, stage in found] == case["stages"]
    assert [claim.quote for claim, _ in found] == list(marked.quotes)


@pytest.mark.parametrize("case", golden.cases("superlatives", must=("text", "reads")))
def test_superlatives_are_the_marked_words_over_their_class(case: dict[str, Any]) -> None:
    article, marked = _article(case)
    found = [(claim, claim.value) for claim in extract(article) if isinstance(claim.value, Superlative)]
    assert [claim.quote for claim, _ in found] == list(marked.quotes)
    said = [
        {
            "property": value.property,
            "shared": value.shared,
            "head": value.members[-1],
            "scope": list(value.scope),
            "holder": value.holder,
        }
        for _, value in found
    ]
    plain = {"shared": False, "scope": [], "holder": ""}
    assert said == [{**plain, **row} for row in case["reads"]]


# -- claims ----------------------------------------------------------------------------------------

_PLAIN_CLAIM = {
    "subject": "",
    "modality": "actual",
    "change": "",
    "aspect": "level",
    "period": "",
    "prior": False,
    "part": False,
    "party": "",
    "speaker": "",
}


def _outline(claim: Claim) -> dict[str, object]:
    return {
        "attribute": claim.attribute,
        "subject": claim.subject.name if claim.subject else "",
        "modality": str(claim.modality),
        "change": claim.change or "",
        "aspect": str(claim.aspect),
        "period": (claim.period.iso or claim.period.words.casefold()) if claim.period else "",
        "prior": claim.qualifiers.prior,
        "part": claim.qualifiers.part,
        "party": claim.qualifiers.counterparty,
        "speaker": claim.attribution.speaker if claim.attribution else "",
    }


@pytest.mark.parametrize("case", golden.cases("claims", must=("id", "text", "claims"), may=("published",)))
def test_claims_are_of_the_marked_figures_with_what_limits_them(case: dict[str, Any]) -> None:
    """Only the marked figures are looked at; a key that a claim leaves out has its plain value."""
    article, marked = _article(case)
    by_span = {(claim.start, claim.end): claim for claim, _ in _quantities(extract(article))}
    assert set(marked.spans) <= set(by_span)
    said = [_outline(by_span[span]) for span in marked.spans]
    # Who speaks is asserted where the case names somebody.
    expected = [
        {**_PLAIN_CLAIM, **row, "speaker": row.get("speaker", outline["speaker"])}
        for row, outline in zip(case["claims"], said, strict=True)
    ]
    assert said == expected


# -- the collections themselves --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "least_silent"), [("quantities", 85), ("times", 15), ("stages", 20), ("superlatives", 20)]
)
def test_a_collection_has_silent_cases(name: str, least_silent: int) -> None:
    silent = [row for row in golden.rows(name) if "<<" not in row["text"]]
    assert len(silent) >= least_silent


# -- roles, deeds, quotations ----------------------------------------------------------------------


def _of_kind(case: dict[str, Any], kind: str) -> tuple[list[Claim], golden.Marked]:
    article, marked = _article(case)
    return [claim for claim in extract(article) if claim.value.kind == kind], marked


def _role_in_words(claim: Claim) -> str:
    assert isinstance(claim.value, Role) and claim.subject is not None
    role = claim.value
    standing = "" if role.standing is Standing.CURRENT else role.standing.value
    said = " ".join(filter(None, (standing, *role.grade, role.office)))
    return f"{claim.subject.name}: {said}" + (f" | {role.of}" if role.of else "")


@pytest.mark.parametrize("case", golden.cases("roles", must=("text", "roles")))
def test_roles_are_the_marked_words_with_whose_they_are(case: dict[str, Any]) -> None:
    found, marked = _of_kind(case, "role")
    assert [(claim.start, claim.end) for claim in found] == list(marked.spans)
    assert [_role_in_words(claim) for claim in found] == case["roles"]


@pytest.mark.parametrize("case", golden.cases("deeds", must=("text", "deeds")))
def test_deeds_are_the_marked_words_with_both_parties(case: dict[str, Any]) -> None:
    found, marked = _of_kind(case, "relation")
    found = [claim for claim in found if not claim.attribute.startswith(HOLDER)]
    assert [(claim.start, claim.end) for claim in found] == list(marked.spans)
    words = []
    for claim in found:
        assert isinstance(claim.value, Deed)
        denied = "not: " if claim.modality is Modality.DENIED else ""
        words.append(f"{denied}{claim.value.agent} > {claim.value.verb} > {claim.value.patient}")
    assert words == case["deeds"]


@pytest.mark.parametrize("case", golden.cases("quotations", must=("text", "quotations")))
def test_quotations_are_the_marked_words_with_their_speakers(case: dict[str, Any]) -> None:
    found, marked = _of_kind(case, "quotation")
    assert [(claim.start, claim.end) for claim in found] == list(marked.spans)
    words = []
    for claim in found:
        assert isinstance(claim.value, Quotation) and claim.quoted
        who = "-" if claim.subject is None else claim.subject.name + ("" if claim.subject.sure else "?")
        words.append(who + (" partial" if claim.value.partial else ""))
    assert words == case["quotations"]


def test_one_holder_is_read_for_an_office_that_has_one() -> None:
    (claim,) = [
        claim
        for claim in extract(Article.from_text("The head of the harbour police, Bo Harte, spoke of luck.", id="a"))
        if claim.attribute.startswith(HOLDER)
    ]
    assert claim.value == Deed("head", "Bo Harte", "harbour police") and claim.quote == "Bo Harte"


@pytest.mark.parametrize("words", ["a director of Orlan", "the former head of Orlan", "the deputy head of Orlan"])
def test_no_holder_is_read_for_an_office_that_has_several(words: str) -> None:
    claims = extract(Article.from_text(f"Bo Harte, {words}, spoke of luck.", id="a"))
    assert not [claim for claim in claims if claim.attribute.startswith(HOLDER)]


@pytest.mark.parametrize("case", golden.cases("terms", must=("text", "terms")))
def test_terms_are_the_marked_words_with_what_they_are_said_of(case: dict[str, Any]) -> None:
    found, marked = _of_kind(case, "term")
    assert [(claim.start, claim.end) for claim in found] == list(marked.spans)
    words = []
    for claim in found:
        assert isinstance(claim.value, Term) and claim.subject is not None
        words.append(f"{claim.subject.name}: {claim.attribute} = {claim.value.term}")
    assert words == case["terms"]
