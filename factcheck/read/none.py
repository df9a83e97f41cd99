"""Counts of nobody: "no one was hurt", "there were no deaths", "without casualties".

A figure like any other, of value 0. What nobody has reported yet is not a count ("no immediate reports of
casualties"), nor is what adds nothing to one ("no further deaths").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.model.denote import denote
from factcheck.model.value import Dimension, Modifier
from factcheck.read.cued import Cued
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import singular


@cache
def _nobody() -> tuple[Cued, Cued, frozenset[str]]:
    table = lexicon.load("none")
    untold = alternation(table["untold"])
    of_people = rf"(?P<who>no\s+one|nobody|none(?:\s+of\s+(?:the|its|their|his|her|those)(?:\s+[\w-]+){{1,5}}?)?|no\s+(?P<noun>{alternation(table['people'])}))"

    def people(harmed: str) -> str:
        return (
            rf"\b{of_people}\s+(?:(?:was|were|is|are|has|have|had|been|seriously|apparently)\s+){{0,4}}(?:{harmed})\b|"
            rf"\b(?:{harmed})\s+(?P<whom>no\s+one|nobody)\b"
        )

    def things(things: str) -> str:
        return rf"\b(?P<no>no|without(?:\s+any)?)\s+(?P<thing>{things})\b(?!\s+(?:{untold})\b)"

    return (
        Cued({"harmed": table["harmed"]}, people, re.IGNORECASE),
        Cued({"things": table["things"]}, things, re.IGNORECASE),
        frozenset(table["cues"]),
    )


def nones(scan: Scan) -> Iterator[Figure]:
    """The counts of nobody in the sentence, left to right."""
    people, things, cues = _nobody()
    if scan.words.isdisjoint(cues):
        return
    for match in people.find(scan.text, scan.words):
        start, end = match.span("who") if match["who"] else match.span("whom")
        noun = match["noun"]
        yield _figure(start, end, end, singular(noun.lower()) if noun else "person")
    for match in things.find(scan.text, scan.words):
        start, end = match.span()
        noun = singular(match["thing"].split()[-1].lower())
        # Neither dead nor injured.
        for unit in ("death", "injury") if noun in _BOTH else (noun,):
            yield _figure(start, match.end("no"), end, unit)


_BOTH = frozenset({"casualty", "victim"})


def is_none(figure: Figure) -> bool:
    """The figure counts nobody."""
    return figure.quantity.high == 0 and figure.quantity.modifier is Modifier.EXACT


def _figure(start: int, end: int, noun_end: int, unit: str) -> Figure:
    zero = denote(
        Decimal(0),
        grain=Decimal(1),
        round_grain=Decimal(1),
        modifier=Modifier.EXACT,
        dimension=Dimension.COUNT,
        unit=unit,
    )
    return Figure(start, start, end, noun_end, zero)
