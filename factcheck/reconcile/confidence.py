"""How often findings that rest on such evidence are right: what the confidence of a finding says.

Evidence is sorted into a few kinds by what tied the sides together. For each kind the share of findings that were
right was counted on labelled stories (tests/benchmarks/stories, written for that, and fixtures/); few findings of a
kind say little, so that each share is drawn towards that of all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.model.fact import Link
from factcheck.read.attributes import attributes
from factcheck.reconcile.case import Case, CaseSide

TABLE = Path(__file__).with_suffix(".toml")
LOW = Decimal("0.5")
"""Below this a finding is more likely wrong than right, and never louder than a note."""
_PULL = 4
"""How many findings the share of all weighs: with as many of its own, a kind is halfway. Set, not measured."""
# Links this strong share more than attribute and subject, or than a noun and one more thing said of it.
_STRONG, _STRONG_COUNT = 9, 8
_FIGURES = frozenset({"FC101", "FC102", "FC103", "FC104", "FC105", "FC108", "FC109", "FC110", "FC190", "FC191"})
_SLIPPED = (
    "the same digits but for a slip",
    "a place moved",
    "another power",
    "the same figure in another",
    "the same figure, per",
)


class Counted(NamedTuple):
    """Findings of a kind on the labelled stories."""

    right: int
    said: int


def evidence(code: str, case: Case, sides: Sequence[CaseSide]) -> str:
    """The kind of evidence that a finding of the rule `code` with these sides rests on."""
    if code not in _FIGURES:
        return code
    link = _across(case, sides)
    words = " ".join(link.levels) if link else ""
    if "the same sentence" in words:
        return "one sentence"
    if any(slip in words for slip in _SLIPPED):
        return "slip"
    score = link.score if link else min((link.score for link in case.fact.links), default=0)
    if case.fact.attribute in attributes():
        return "named measure, strong link" if score >= _STRONG else "named measure, weak link"
    return "thing counted, strong link" if score >= _STRONG_COUNT else "thing counted, weak link"


def _across(case: Case, sides: Sequence[CaseSide]) -> Link | None:
    """The surest link between claims of two sides."""
    home = {claim.id: number for number, side in enumerate(sides) for claim in side.claims}
    across = [
        link
        for link in case.fact.links
        if link.left in home and link.right in home and home[link.left] != home[link.right]
    ]
    return max(across, key=lambda link: link.score, default=None)


def confidence(kind: str, fallback: Decimal, counted: Mapping[str, Counted] | None = None) -> Decimal:
    """The share of findings of this kind that were right, 0 to 1; `fallback` for a kind that was never counted."""
    table = counted_before() if counted is None else counted
    if kind not in table:
        return fallback
    right = sum(each.right for each in table.values())
    said = sum(each.said for each in table.values())
    own = table[kind]
    prior = Decimal(right + 1) / (said + 2)
    return ((own.right + _PULL * prior) / (own.said + _PULL)).quantize(Decimal("0.01"))


@cache
def counted_before() -> dict[str, Counted]:
    """What was counted when the table beside this module was last written."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["evidence"]
    return {row["kind"]: Counted(row["right"], row["said"]) for row in rows}
