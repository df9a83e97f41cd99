"""Articles spell one name in different ways.

## What it does
Reports names of as many words that differ by a letter or two, or by an initial, where no article
uses both: Heydar Karimbandi and Heidar Karimvandi, Anders and Annders Vollan. Where three articles or more agree
and one by itself spells it otherwise it is a warning, as where a draft alone does and its form is no short one (Steve
for Steven); else a note.

## Why it matters
Names are the largest single kind of published correction. One of the spellings is wrong, or a
transliteration that the desk has to choose once.

## What it leaves alone
Short names that differ by a letter, names derived from one another (Israel, Israeli), company
suffixes, titles, and names that one article uses side by side: those are two people. A draft that leaves out an initial.

## How to resolve
Ask the person; for transliterations follow the house list.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.model.value import Name
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, values


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a name that is spelled in more than one way."""
    if len(case.sides) < 2 or not all(isinstance(side.value, Name) for side in case.sides):
        return
    if case.drafts and len({_in_short(side.text) for side in case.sides}) == 1:
        return  # a draft may leave out an initial
    yield Disagreement(
        Severity.WARNING if _is_slip(case) or _is_drafts_own(case) else Severity.NOTE,
        f"One name in {len(case.sides)} spellings: {values(case.sides)}.",
        ("the names have as many words and differ by a letter or two", "no article uses both"),
        case.sides,
        LIKELY,
    )


def _in_short(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if len(word.rstrip(".")) > 1)


def _is_slip(case: Case) -> bool:
    """Three articles or more spell it one way, and one by itself another: no house style, a slip of the pen.

    Not where only an initial or its full stop differs.
    """
    least, *_, most = sorted(len(side.articles) for side in case.sides)
    spelled = {_in_short(side.text) for side in case.sides}
    return len(case.sides) == 2 and most >= _MANY and least == 1 and len(spelled) == 2


def _is_drafts_own(case: Case) -> bool:
    """A draft spells it one way and every source another, which is no short form: it was written from them."""
    own = [case.drafts & set(side.articles) for side in case.sides]
    if len(own) != 2 or all(own) or not any(own):
        return False
    one, other = (side.text.casefold().split() for side in case.sides)
    return len(one) == len(other) and not any(
        a != b and (a.rstrip(".").startswith(b.rstrip(".")) or b.rstrip(".").startswith(a.rstrip(".")))
        for a, b in zip(one, other, strict=True)
    )


# Articles that agree on a spelling before a lone other one is called a slip.
_MANY = 3


RULE = Rule(
    code="FC140",
    name="name-spelling",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "The fire was put out by noon, said <<Heydar Alishbandi>>, the harbour master.",
                "Harbour master <<Heidar Alishvandi>> said the fire had been put out by noon.",
            )
        ),
        Example(
            (
                "The fire was put out by noon, said Heydar Alishbandi, the harbour master.",
                "Harbour master Heydar Alishbandi said the fire had been put out by noon.",
            ),
            why="one spelling",
        ),
        Example(
            (
                "One analyst, <<Mark Tesler>> of Lindow & Co, expects more.",
                "<<Mark Tessler>>, an analyst at Lindow & Co, said he expected more.",
            ),
            draft=True,
        ),
        Example(
            (
                "Peter Oakes of Lindow & Co expects more.",
                "Peter Oakes, an analyst at Lindow & Co, said he expected more.",
            ),
            draft=True,
            why="the draft has the sources' spelling",
        ),
        Example(
            (
                "The fire was put out by noon, said Ilse Marrant, the harbour master.",
                "Harbour pilot Else Varrant said the fire had been put out by noon.",
            ),
            why="two people: the first letters differ",
        ),
    ),
)
