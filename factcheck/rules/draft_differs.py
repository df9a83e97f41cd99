"""A figure or date of a draft is in no source, and the sentence of a source that it resembles has another.

## What it does
Speaks in `check` only. Reports a figure or date of the draft that none of the sources gives, where a
sentence of a source says what the draft's sentence says, with another figure or date of the same kind
in its place. The finding shows both sentences.

## Why it matters
A draft is written from its sources. A number that is in none of them, in a sentence that is in one of
them with another number, was most likely miscopied.

## What it leaves alone
Figures that any source bears out, in whatever sentence: roundings, hedges, and limits near the figure
included. Sentences that speak of something no source speaks of. Other owners, places, bases, and what a change is
reckoned against. Figures of another size, unless a digit or a sign slipped. Places where two figures of the source
would fit. Sources among themselves. One measure in another unit, an age before a birthday, a toll of an earlier day,
a figure in thousands below the head of a table. With several sources, whose figures are many, only a slip (two
digits swapped, a place, a unit), a figure between the same words and the one toll that they give are more than a
note. What only a source of more than two weeks before the last says otherwise is a note, unless it is a slip of scale.

## How to resolve
Look up the source's sentence; correct the figure, or name the source that has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.setting import SAME_SENTENCE
from factcheck.model.describe import describe
from factcheck.model.finding import Severity
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, POSSIBLE


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact that holds together only by a draft's sentence."""
    for draft, source in case.resembling:
        mine = next(side for side in case.sides if draft in side.claims)
        theirs = next(side for side in case.sides if source in side.claims)
        if mine is theirs:
            continue
        link = next(link for link in case.fact.links if link.resembles and link.left == draft.id)
        if link.in_its_place:
            message = f"The draft has {mine.text} where the same words of the sources have {theirs.text}."
            why = (f"{describe(draft.value)} stands between these words in no source", *link.levels)
        else:
            message = f"{mine.text} is in no source; the sentence of a source that is most like it has {theirs.text}."
            why = (f"{describe(draft.value)} is given by no source", *link.levels)
        sure = link.score >= SAME_SENTENCE
        yield Disagreement(
            Severity.WARNING if sure else Severity.NOTE, message, why, (mine, theirs), LIKELY if sure else POSSIBLE
        )


RULE = Rule(
    code="FC203",
    name="draft-differs",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Crowds watched the Halden ferry on its maiden trip, when it crossed to Varde in <<40 minutes>>.",
                "Crowds watched from both shores as the new Halden ferry left on its maiden trip. It crossed to Varde in "
                "<<45 minutes>>, and the captain thanked his crew for the two years in which they had waited for her.",
            ),
            draft=True,
        ),
        Example(
            (
                "The singer moved to the island for good in <<1994>>, her sister told the paper.",
                "Her sister told the paper that the singer moved to the island for good in <<1990>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "The new Halden ferry made its maiden crossing to Varde in 45 minutes after two years of delays.",
                "After two years of delays the new Halden ferry made its maiden crossing to Varde in 45 minutes.",
            ),
            draft=True,
            why="the source bears it out",
        ),
        Example(
            (
                "The new Halden ferry made its maiden crossing to Varde in about 45 minutes, the company said.",
                "The new Halden ferry made its maiden crossing to Varde in 44 minutes, the company said on Monday.",
            ),
            draft=True,
            why="the hedge holds it",
        ),
        Example(
            (
                "The new Halden ferry made its maiden crossing to Varde in 40 minutes.",
                "Nobody was hurt when a crane fell over in the port of Lindow, 45 minutes from Varde by road.",
            ),
            draft=True,
            why="no sentence of the source says what the draft's says",
        ),
        Example(
            (
                "On its maiden trip to Varde the crowded Halden ferry carried 900 people.",
                "The crowded Halden ferry carried 12 people with tickets for its maiden trip to Varde.",
            ),
            draft=True,
            why="another size: the draft counts something else",
        ),
        Example(
            (
                "On its maiden trip to Varde the crowded Halden ferry carried 140 people.",
                "The crowded Halden ferry carried at least 90 people on its maiden trip to Varde.",
            ),
            draft=True,
            why="140 is at least 90",
        ),
        Example(
            (
                "Fares of the Halden ferry to Varde rose 2% on the quarter, the company said.",
                "The company said fares of the Halden ferry to Varde rose 9% from a year earlier.",
            ),
            draft=True,
            why="reckoned from other times",
        ),
        Example(
            (
                "The new Halden ferry made its maiden crossing to Varde in 40 minutes after two years of delays.",
                "After two years of delays the new Halden ferry made its maiden crossing to Varde in 45 minutes.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
