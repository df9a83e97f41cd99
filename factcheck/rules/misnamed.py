"""One figure, called two things that exclude each other: a profit and a loss, dead and injured.

## What it does
Reports a telling figure of one owner or event that one article gives as one thing (a profit, the dead) and another
article as another (a loss, the injured), where neither has a figure of its own for what the other calls it.

## Why it matters
The number survives every check of the numbers, and the story is another.

## What it leaves alone
Small and round counts, which two things share by chance; articles that give both, of whatever size; other owners,
other periods, other places; part against whole, plan against outcome, a step against a height.

## How to resolve
Look at the statement that the figure comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from factcheck.lexicon import load
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.finding import Severity
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side

# Content words that the two sentences must share besides; digits that tell a figure from another. Set by hand.
_SHARED, _DIGITS, _DIGITS_OF_PERCENT = 2, 2, 3
# Figures of one amount, above which an archive has too many of them to tell anything.
_CROWDED = 30
# A smaller count comes for two things by chance.
_LEAST = 13


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each figure that is called two things."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    given: dict[str, set[str]] = defaultdict(set)
    for claim in case.claims.values():
        if isinstance(claim.value, Quantity):
            given[claim.article_id].add(claim.attribute)
            if claim.attribute in _exclusive() and _is_telling(claim.value):
                alike[claim.value.dimension, claim.value.unit, claim.value.amount].append(claim)
    told: set[tuple[object, ...]] = set()
    for key, claims in alike.items():
        if len(claims) > _CROWDED:
            continue
        for a, b in combinations(claims, 2):
            said = (key, frozenset({a.attribute, b.attribute}))
            if said not in told and _are_one(case, a, b, given):
                told.add(said)
                yield _remark(case, a, b)


@cache
def _exclusive() -> dict[str, frozenset[str]]:
    """By attribute, the others that a figure of it cannot be of."""
    groups: list[list[str]] = load("exclusive")["attributes"]
    return {name: frozenset(group) - {name} for group in groups for name in group}


def _is_telling(value: Quantity) -> bool:
    if value.amount is None or not value.is_point:
        return False
    digits = len(value.amount.normalize().as_tuple().digits)
    if value.dimension in (Dimension.PERCENT, Dimension.POINT, Dimension.RATIO):
        return digits >= _DIGITS_OF_PERCENT
    return value.amount >= _LEAST and digits >= _DIGITS


def _are_one(case: StoryCase, a: Claim, b: Claim, given: dict[str, set[str]]) -> bool:
    """Two articles give one figure, and neither has one for what the other calls it."""
    if a.article_id == b.article_id or b.attribute not in _exclusive()[a.attribute]:
        return False
    if b.attribute in given[a.article_id] or a.attribute in given[b.article_id]:
        return False
    if a.modality is not b.modality or a.aspect is not b.aspect:
        return False
    left, right = a.qualifiers, b.qualifiers
    if (left.part, left.prior, left.basis) != (right.part, right.prior, right.basis):
        return False
    if left.place and right.place and left.place != right.place:
        return False
    if a.period is not None and b.period is not None and not a.period.meets(b.period):
        return False
    if attributes()[a.attribute].subject != "event" and not _of_one_owner(a, b):
        return False
    return len(set(a.context) & set(b.context)) >= _SHARED


def _of_one_owner(a: Claim, b: Claim) -> bool:
    one, other = a.subject, b.subject
    if one is None or other is None or not (one.sure and other.sure):
        return False
    return (one.id or one.name) == (other.id or other.name)


def _remark(case: StoryCase, a: Claim, b: Claim) -> Remark:
    names = [attributes()[claim.attribute].label for claim in (a, b)]
    figure = describe(a.value)
    return Remark(
        Severity.WARNING,
        f"{figure} is called {names[0]} in one place and {names[1]} in another.",
        (
            f"the same figure: {figure}",
            "neither article has a figure for what the other calls it",
            "words in common: " + ", ".join(sorted(set(a.context) & set(b.context))[:6]),
        ),
        tuple(side(f"{name}: {describe(claim.value)}", claim) for name, claim in zip(names, (a, b), strict=True)),
        LIKELY,
        subject=a.subject.name if a.subject else "",
        attribute=" or ".join(sorted(names)),
    )


RULE = Rule(
    code="FC151",
    name="misnamed",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Orlan Foods reported a profit of <<$12.4 million>> for the year.",
                "Orlan Foods posted a loss of <<$12.4 million>> for the year.",
            )
        ),
        Example(
            (
                "The blast at the mill in Corrin killed <<23>> workers.",
                "<<23>> workers were injured by the blast at the mill in Corrin.",
            )
        ),
        Example(
            (
                "Orlan Foods reported a profit of $12.4 million on revenue of $96 million.",
                "Orlan Foods had revenue of $96 million and a profit of $12.4 million.",
            ),
            why="both give both",
        ),
        Example(
            (
                "The blast at the mill in Corrin killed 23 workers and injured 40.",
                "23 workers were injured by the blast at the mill in Corrin.",
            ),
            why="the first has its own figure for the injured",
        ),
        Example(
            (
                "Orlan Foods reported a profit of $12.4 million for the year.",
                "Veltro posted a loss of $12.4 million for the year.",
            ),
            why="two companies",
        ),
        Example(
            (
                "Three workers died in the blast at the mill in Corrin.",
                "Three workers were injured by the blast at the mill in Corrin.",
            ),
            why="a small count comes by chance",
        ),
    ),
)
