"""Articles give one person offices that nobody has together, or one office two people.

## What it does
Reads by what office, rank or occupation each article calls a person (governor and deputy governor, finance
minister and foreign minister, captain and major, doctor and nurse), and who is said to have an office that
one person has at a time (the head of the harbour police).

## Why it matters
Titles are, with names, the commonest kind of published correction.

## What it leaves alone
Other words for one office (CEO, chief executive; head, chief, director), offices that go together (founder and
chief executive, president and chairman), former and coming ones, offices of other bodies, an article that gives
both, and people whose names may be one in two spellings. Founder and co-founder are a note: a co-founder is one
of the founders.

## How to resolve
Look it up where the office is published; ask when the office changed hands.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.align.people import is_excluded
from factcheck.model.finding import Severity
from factcheck.model.value import Deed, Role, Standing
from factcheck.read.offices import HOLDER, offices
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, values

_ACTING = frozenset({"acting", "interim"})
"""Grades of who has another office besides, or had it."""
_ONE_OF_THEM = frozenset({"co"})
"""Grades that make one of several holders, not another office."""


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a person with two offices, or an office with two holders."""
    if all(isinstance(side.value, Role) for side in case.sides):
        yield from _offices(case)
    elif case.fact.attribute.startswith(HOLDER):
        yield from _holders(case)


def _offices(case: Case) -> Iterator[Disagreement]:
    clashing: list[CaseSide] = []
    hard = False
    for one, other in combinations(case.sides, 2):
        if set(one.articles) & set(other.articles):
            continue
        assert isinstance(one.value, Role) and isinstance(other.value, Role)
        if not _clash(one.value, other.value):
            continue
        hard = hard or not _differ_only_in_number(one.value, other.value)
        clashing += [side for side in (one, other) if side not in clashing]
    if not clashing:
        return
    sides = tuple(side for side in case.sides if side in clashing)
    yield Disagreement(
        Severity.WARNING if hard else Severity.NOTE,
        f"{case.subject or 'One person'} has two titles: {values(sides)}.",
        (
            "the same person in all of them",
            "nobody has both offices at a time" if hard else "one of several, or the only one",
        ),
        sides,
        LIKELY,
    )


def _clash(one: Role, other: Role) -> bool:
    if one.standing is not Standing.CURRENT or other.standing is not Standing.CURRENT:
        return False
    if one.office != other.office:
        return is_excluded(one, other)
    if one.grade != other.grade:
        # a deputy who acts for the chief is both
        return not (one.grade and other.grade and _ACTING & {*one.grade, *other.grade})
    fields = set(one.field), set(other.field)
    return offices()[one.office].portfolio and all(fields) and not fields[0] & fields[1]


def _differ_only_in_number(one: Role, other: Role) -> bool:
    return one.office == other.office and set(one.grade) ^ set(other.grade) <= _ONE_OF_THEM


def _holders(case: Case) -> Iterator[Disagreement]:
    sides = case.sides
    if len(sides) < 2 or any(set(a.articles) & set(b.articles) for a, b in combinations(sides, 2)):
        return
    # The same body in other words, the same one whatever the order of the articles.
    deed = min(
        (side.value for side in sides if isinstance(side.value, Deed)),
        key=lambda each: (len(each.patient), each.patient),
    )
    yield Disagreement(
        Severity.WARNING,
        f"One office, {len(sides)} people: {values(sides)} are each called {deed.verb} of {deed.patient}.",
        (f"the same office: {deed.verb} of {deed.patient}", "one person has it at a time", "no article names both"),
        sides,
        LIKELY,
        subject=deed.patient,
        attribute=deed.verb,
    )


RULE = Rule(
    code="FC142",
    name="title-role",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Ilse Marrant, the <<governor of Arden>>, called for calm.",
                "The <<deputy governor of Arden>>, Ilse Marrant, called for calm.",
            )
        ),
        Example(
            (
                "<<Finance Minister>> Ilse Marrant will resign.",
                "Ilse Marrant, the <<foreign minister>>, will resign.",
            )
        ),
        Example(
            (
                "<<Bo Harte>>, head of the Lindow harbour police, spoke of luck.",
                "The chief of the harbour police in Lindow, <<Ilse Marrant>>, spoke of luck.",
            )
        ),
        Example(
            (
                "<<Orlan co-founder>> Ilse Marrant sold her shares.",
                "<<Orlan founder>> Ilse Marrant sold her shares.",
            )
        ),
        Example(
            (
                "Orlan CEO Ilse Marrant sold her shares.",
                "Ilse Marrant, chief executive of Orlan, sold her shares.",
            ),
            why="two words for one office",
        ),
        Example(
            (
                "Orlan founder Ilse Marrant sold her shares.",
                "Ilse Marrant, chief executive of Orlan, sold her shares.",
            ),
            why="one may be both",
        ),
        Example(
            (
                "Ilse Marrant, the former governor of Arden, called for calm.",
                "Ilse Marrant, mayor of Lindow, called for calm.",
            ),
            why="one after the other",
        ),
        Example(
            (
                "Bo Harte, head of the Lindow harbour police, spoke of luck.",
                "The chief of the Tarrow harbour police, Ilse Marrant, spoke of luck.",
            ),
            why="two forces",
        ),
        Example(
            (
                "Bo Harte, a director of Orlan Foods, spoke of luck.",
                "Ilse Marrant, a director of Orlan Foods, spoke of luck.",
            ),
            why="there are several directors",
        ),
    ),
)
