"""What is tried on two figures before they are called a disagreement, and what came of each attempt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.relate import is_soft
from factcheck.model.relation import Cause, RelationKind
from factcheck.model.value import Quantity
from factcheck.reconcile.case import Case, CaseSide, Pair
from factcheck.reconcile.running import Moves, movement

_SLIPS = {
    Cause.SCALE_SLIP: "thousand, million or billion for another",
    Cause.DECIMAL_SLIP: "a decimal point that has moved",
    Cause.TRANSPOSED_DIGITS: "two digits swapped",
    Cause.ONE_DIGIT_DIFFERS: "one digit differs",
    Cause.MISROUNDED: "one is the other, rounded the wrong way",
    Cause.ADJACENT_LAST_DIGIT: "the last digit is one off",
    Cause.CURRENCY_MISMATCH: "one figure in two currencies",
    Cause.PERCENT_VS_POINTS: "one figure, per cent and percentage points",
}


class Trial(NamedTuple):
    """One explanation, whether it holds, and why it does or does not."""

    asked: str
    holds: bool
    because: str


def trials(case: Case, pair: Pair) -> Iterator[Trial]:
    """Every explanation that was tried on the pair, in the order in which it is."""
    left, right = pair.left.quantity, pair.right.quantity
    if left is None or right is None:
        return
    kind = pair.relation.kind
    units = left.dimension is right.dimension and left.unit == right.unit
    unlike = "" if units else "other units"
    yield Trial("one value", kind is RelationKind.SAME, unlike or "the figures are not equal")
    held = kind is RelationKind.CONTAINS
    ranges = [side.text for side in (pair.left, pair.right) if side.quantity and side.quantity.amount is None]
    bounds = any(quantity.low != quantity.high for quantity in (left, right))
    why_not = "neither is a range or a bound" if not bounds and not ranges else "one range does not hold the other"
    yield Trial("a range that holds the other", held, "both can be true" if held else unlike or why_not)
    rounded = kind is RelationKind.ROUNDS_TO
    yield Trial("one figure, rounded", rounded, _rounding(left, right) if not rounded else "to the place that it shows")
    hedged = is_soft(left) or is_soft(right)
    within = kind is RelationKind.WITHIN_HEDGE
    yield Trial(
        "within a hedge",
        within,
        "“about” allows it" if within else "the hedge does not reach so far" if hedged else "no side is hedged",
    )
    yield _later(case, pair)
    yield _parties(pair)
    slip = _SLIPS.get(pair.relation.cause) if pair.relation.cause else None
    yield Trial("a slip of the pen", slip is not None, slip or "no digit, place or unit explains it")


def _rounding(left: Quantity, right: Quantity) -> str:
    if left.grain == right.grain:
        return "both are given to the same place"
    return "the finer one does not round to the coarser"


def _later(case: Case, pair: Pair) -> Trial:
    asked = "a count that has grown since"
    if pair.later:
        return Trial(asked, True, "the reports of the one are all later than those of the other")
    if movement(case.fact.attribute, case.claims, case.articles) is Moves.NOT:
        return Trial(asked, False, f"{case.label}: not known to grow from report to report")
    if _undated(pair.left, case.articles) or _undated(pair.right, case.articles):
        return Trial(asked, False, "not every report has a date")
    return Trial(asked, False, "the larger is not always the later")


def _undated(side: CaseSide, articles: Mapping[str, Article]) -> bool:
    return not all(articles[id].moment for id in side.articles)


def _parties(pair: Pair) -> Trial:
    asked = "figures of two parties"
    if pair.attributed_apart:
        return Trial(asked, True, "each is attributed to its own")
    own = [side.text for side in (pair.left, pair.right) if any(claim.attribution is None for claim in side.claims)]
    if own:
        return Trial(asked, False, f"{' and '.join(own)} {'is' if len(own) == 1 else 'are'} given as the report's own")
    return Trial(asked, False, "both may come from one party")
