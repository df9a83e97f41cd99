"""One figure is hedged in one article and plain in another.

## What it does
Reports one amount that articles give with different words around it: "about 900" and 900, "more than
60,000" and 60,000, "at least 40" and 40. A draft that has "up to" where its sources have "at least", or the other way
round, gets a warning.

## Why it matters
A hedge that gets lost hardens the figure with every retelling; one that is added says less than is
known.

## What it leaves alone
Hedges that mean the same ("about" and "around", "more than" and "over"), figures that differ; a draft that says
"about" of what a source gives plainly.

## How to resolve
Keep the hedge of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.relate import beyond
from factcheck.model.value import Modifier, Quantity
from factcheck.reconcile.case import Case, CaseSide, Disagreement, Pair
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, values

# What the words claim: the figure itself, something near it, something beyond it, something short of it.
_CLAIM = {
    Modifier.BARE: "the figure itself",
    Modifier.EXACT: "the figure itself",
    Modifier.APPROX: "something near it",
    Modifier.NEAR_BELOW: "something short of it",
    Modifier.NEAR_ABOVE: "something above it",
    Modifier.GT: "something above it",
    Modifier.GE: "that much or more",
    Modifier.LT: "something short of it",
    Modifier.LE: "that much or less",
    Modifier.UPTO: "that much or less",
}


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for each amount of the fact that is hedged in different ways."""
    if any(pair.severity is not None and not _one_amount(pair) for pair in case.pairs):
        return  # the figures themselves differ, which says more
    groups: dict[object, list[CaseSide]] = {}
    for side in case.sides:
        value = side.value
        if isinstance(value, Quantity) and value.amount is not None and value.modifier in _CLAIM:
            groups.setdefault((value.amount, value.dimension), []).append(side)
    for sides in groups.values():
        claimed = {_claim(side) for side in sides}
        articles = {article for side in sides for article in side.articles}
        if len(claimed) < 2 or len(articles) < 2 or _is_softened(case, sides):
            continue
        yield Disagreement(
            Severity.WARNING if _is_turned_round(case, sides) else Severity.NOTE,
            f"One figure, hedged differently: {values(tuple(sides))}.",
            tuple(f"“{side.text}” claims {_claim(side)}" for side in sides),
            tuple(sides),
            LIKELY,
        )


def _is_turned_round(case: Case, sides: list[CaseSide]) -> bool:
    """The draft has "up to" where every source has "at least", or the other way round."""
    mine, theirs = (
        {
            beyond(side.value)
            for side in sides
            if isinstance(side.value, Quantity) and bool(case.drafts & set(side.articles)) is drafted
        }
        for drafted in (True, False)
    )
    return len(mine) == len(theirs) == 1 and "" not in mine | theirs and mine != theirs


def _is_softened(case: Case, sides: list[CaseSide]) -> bool:
    """The draft says "about" of what its sources give plainly: the writer's choice, and true."""
    mine = [side for side in sides if case.drafts & set(side.articles)]
    theirs = [side for side in sides if not case.drafts & set(side.articles)]
    soft = all(isinstance(s.value, Quantity) and s.value.modifier is Modifier.APPROX for s in mine)
    return bool(mine) and soft and any(isinstance(s.value, Quantity) and s.value.is_point for s in theirs)


def _one_amount(pair: Pair) -> bool:
    left, right = pair.left.quantity, pair.right.quantity
    return left is not None and right is not None and left.amount is not None and left.amount == right.amount


def _claim(side: CaseSide) -> str:
    assert isinstance(side.value, Quantity)
    return _CLAIM[side.value.modifier]


RULE = Rule(
    code="FC107",
    name="hedge-drift",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    kindred=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods said it would cut <<about 1,200>> jobs at its plant in Varde.",
                "Orlan Foods will cut <<1,200>> jobs at the Varde plant, the company announced.",
            )
        ),
        Example(
            (
                "Orlan Foods said it would cut about 1,200 jobs at its plant in Varde.",
                "Orlan Foods will cut around 1,200 jobs at the Varde plant, the company announced.",
            ),
            why="two words for one hedge",
        ),
        Example(
            (
                "Orlan Foods will cut <<1,200>> jobs at its plant in Varde.",
                "Orlan Foods said it would cut <<about 1,200>> jobs at the Varde plant.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods will cut about 1,200 jobs at its plant in Varde.",
                "Orlan Foods said it would cut 1,200 jobs at the Varde plant.",
            ),
            draft=True,
            why="a draft may round where its source is exact",
        ),
        Example(
            (
                "Orlan Foods will cut <<up to 1,200>> jobs at its plant in Varde.",
                "Orlan Foods said it would cut <<at least 1,200>> jobs at the Varde plant.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods will cut no fewer than 1,200 jobs at its plant in Varde.",
                "Orlan Foods said it would cut at least 1,200 jobs at the Varde plant.",
            ),
            draft=True,
            why="two words for one bound",
        ),
    ),
)
