"""Confidence: a share that was counted, drawn towards all where there is little, and a cap on loudness."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.model.article import Article
from factcheck.model.finding import Severity
from factcheck.pipeline import compare
from factcheck.reconcile import confidence as module
from factcheck.reconcile.confidence import Counted, confidence, counted_before

HALF = Decimal("0.5")
ARTICLES = [
    Article.from_text("Orlan Foods said on Monday it would cut 1,200 jobs at its plant in Varde.", id="a"),
    Article.from_text("Orlan Foods will cut 1,900 jobs at the Varde plant, the company announced.", id="b"),
]


def test_a_kind_that_was_never_counted_keeps_what_its_rule_says() -> None:
    assert confidence("tea leaves", Decimal("0.31"), {}) == Decimal("0.31")


def test_few_findings_say_little() -> None:
    """One right finding of one is no certainty: it lies between the share of all and 1."""
    table = {"much": Counted(50, 100), "little": Counted(1, 1)}
    assert HALF < confidence("little", HALF, table) < Decimal("0.7")
    assert abs(confidence("much", HALF, table) - HALF) <= Decimal("0.01")


@pytest.mark.parametrize("right", range(10))
def test_the_more_were_right_the_surer(right: int) -> None:
    """All else equal, one more right finding never makes it less sure; it stays between 0 and 1."""
    less, more = ({"slip": Counted(n, 10), "other": Counted(5, 10)} for n in (right, right + 1))
    assert 0 < confidence("slip", HALF, less) < confidence("slip", HALF, more) < 1


def test_table_holds_what_can_be() -> None:
    assert [row for row in counted_before().values() if not 0 <= row.right <= row.said] == []


def test_unsure_findings_are_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where such findings were mostly wrong, an error becomes a note and says so."""
    (loud,) = compare(ARTICLES, one_story=True).findings
    assert loud.severity is Severity.ERROR and loud.confidence > HALF

    monkeypatch.setattr(module, "counted_before", lambda: {loud.evidence: Counted(1, 50)})
    (hushed,) = compare(ARTICLES, one_story=True).findings

    assert hushed.severity is Severity.NOTE and hushed.confidence < HALF
    assert hushed.explanation[-1] == f"confidence {hushed.confidence}: a note at most"
    assert hushed.fingerprint == loud.fingerprint
