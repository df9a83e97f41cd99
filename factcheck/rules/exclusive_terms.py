"""Articles say of one thing what excludes each other: convicted and acquitted, northern and western, profits and revenue.

## What it does
Reads which part of a place is meant ("the northern tip of Sumatra", "Arden's western coast"), what has risen or
fallen for how many quarters in a row ("the 11th straight quarter of falling revenue"), and how something came out:
verdicts and pleas, what a body decided on a matter, whether a building stands or a road is open, whether an
allegation was admitted or denied. Reports words for one and the same thing that exclude each other.

## Why it matters
"Acquitted" for "convicted" ends in court; north for west sends the reader, and the helper, to the wrong end.

## What it leaves alone
Finer and coarser words (north, north-west), another part (tip, coast), another place, another charge, another
body or matter, "if convicted", an article that has both. What changes (a plea, a decision, a closed road) is
compared only between reports of one day.

## How to resolve
Look at the map, the judgment, the minutes or the quarterly report.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.model.finding import Severity
from factcheck.model.value import Term
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a thing of which articles use words that exclude each other."""
    if len(case.sides) < 2 or not all(isinstance(side.value, Term) for side in case.sides):
        return
    apart = [
        pair
        for pair in combinations(case.sides, 2)
        if not set(pair[0].articles) & set(pair[1].articles) and _exclude(pair[0].value, pair[1].value)
    ]
    if not apart:
        return
    sides = tuple(side for side in case.sides if any(side is one or side is other for one, other in apart))
    said = " and ".join(dict.fromkeys(side.value.term for side in sides if isinstance(side.value, Term)))
    yield Disagreement(
        Severity.WARNING,
        f"{said[:1].upper()}{said[1:]} cannot both be right.",
        (f"the same thing: {case.subject}, {case.label}", "the words exclude each other", "no article has both"),
        sides,
        LIKELY,
    )


def _exclude(one: object, other: object) -> bool:
    assert isinstance(one, Term) and isinstance(other, Term)
    return one.term != other.term and not set(one.term.split("-")) & set(other.term.split("-"))


RULE = Rule(
    code="FC150",
    name="exclusive-terms",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "The quake struck the <<northern tip>> of Arden.",
                "A quake shook villages on the <<western tip>> of Arden.",
            )
        ),
        Example(
            (
                "Orlan Foods reported its <<11th straight quarter of falling revenue>>.",
                "Orlan Foods said <<profits fell for an eleventh quarter>>.",
            )
        ),
        Example(("A court in Corrin <<acquitted>> Ada Lusk of bribery.", "Ada Lusk <<was convicted>> of bribery.")),
        Example(
            (
                "The council of Corrin <<approved>> the bypass.",
                "The bypass <<was rejected>> by Corrin's council.",
            )
        ),
        Example(
            ("Ada Lusk was acquitted of bribery.", "Ada Lusk was convicted of fraud."),
            why="two charges",
        ),
        Example(
            ("The council of Corrin approved the bypass.", "The bypass was rejected by Corrin's merchants."),
            why="two bodies",
        ),
        Example(
            ("If convicted, Ada Lusk faces ten years.", "Ada Lusk was acquitted of bribery."),
            why="nobody has said that she was convicted",
        ),
        Example(
            (
                "The quake struck the northern coast of Arden.",
                "A quake shook villages on the north-west coast of Arden.",
            ),
            why="the one is finer than the other",
        ),
        Example(
            (
                "The quake struck the northern tip of Arden.",
                "A quake shook villages on the western coast of Arden.",
            ),
            why="a tip and a coast",
        ),
        Example(
            (
                "Orlan Foods reported its 11th straight quarter of falling revenue.",
                "Veltro reported its 11th straight quarter of falling profits.",
            ),
            why="two companies",
        ),
    ),
)
