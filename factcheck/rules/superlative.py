"""A superlative is claimed over different classes.

## What it does
Compares superlatives over one kind of thing (the largest deal, one of the deadliest fires) and
reports those of which one narrows the class and another does not: one of the largest investments
in artificial intelligence, or one of the largest of any kind.

## Why it matters
A superlative without its class is the easiest claim to get wrong and the hardest to check.

## What it leaves alone
The same class in other words, "ever" and "in history", somebody's own record against a general one. Of a draft, which
puts the class in its own words, it is a note.

## How to resolve
Say largest of what, and whose list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.model.finding import Severity
from factcheck.model.value import Superlative
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import POSSIBLE


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a superlative over a class that one article narrows and another does not."""
    groups: dict[frozenset[str], list[CaseSide]] = {}
    for side in case.sides:
        if not isinstance(side.value, Superlative):
            return
        groups.setdefault(_narrowing(side, case), []).append(side)
    if len(groups) < 2:
        return
    merged = [_merge(sides) for sides in groups.values()]
    if not any(set(a.articles) ^ set(b.articles) for a, b in combinations(merged, 2)):
        return
    # A draft puts the class in its own words, or takes it as read: "in the district for 32 years", "the biggest party".
    drafted = any(set(side.articles) & case.drafts for side in merged)
    yield Disagreement(
        Severity.NOTE if drafted else Severity.WARNING,
        f"The class differs: {' or '.join(f'“{side.text}”' for side in merged)}.",
        tuple(f"“{side.text}” is over {_class(side)}" for side in merged),
        tuple(merged),
        POSSIBLE,
        attribute="what it would be the most of",
    )


def _narrowing(side: CaseSide, case: Case) -> frozenset[str]:
    """The scope words of a side that no other side has in any place; empty when it narrows nothing more."""
    value = side.value
    assert isinstance(value, Superlative)
    scope = frozenset(value.scope)
    for other in case.sides:
        assert isinstance(other.value, Superlative)
        if other is not side and scope & {*other.value.members, *other.value.scope}:
            return frozenset()
    return scope


def _merge(sides: list[CaseSide]) -> CaseSide:
    claims = tuple(claim for side in sides for claim in side.claims)
    return CaseSide(sides[0].text, sides[0].value, claims)


# The words of the article that narrow the class: from the first preposition behind the noun on.
_RESTRICTION = regex(
    r"(?<=\s)(?:in|of|for|among|over|across|within|by)\s+(?!the\s+(?:largest|biggest|most)\b)(?!\w+\s+largest)(?=[^ ]).*$"
)


def _class(side: CaseSide) -> str:
    value = side.value
    assert isinstance(value, Superlative)
    if not value.scope:
        return "all of its kind"
    match = _RESTRICTION.search(side.text)
    return f"those {match.group()}" if match else "a narrower class"


RULE = Rule(
    code="FC174",
    name="superlative",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "The deal would be <<one of the largest private investments in robotics>>.",
                "The deal would be <<one of the largest private investments in history>>.",
            )
        ),
        Example(
            (
                "The deal would be one of the largest private investments in history.",
                "The deal would rank among the largest private investments ever.",
            ),
            why="one class in other words",
        ),
    ),
)
