"""A draft lets a figure rise that its sources let fall, or the other way round.

## What it does
Speaks in `check` only. Reports a change of the draft ("gained 3.9 per cent") that every source with that figure gives
in the other direction ("fell 3.9%", "-3.9%"), where the sentences speak of the same.

## Why it matters
The figure is right and the news is wrong: whoever looks up the number alone finds it in the source.

## What it leaves alone
Figures that any source gives without a direction, or in the draft's. Heights that are reached ("rose to 12"): what they
are compared with differs. Changes of two subjects, of two periods, or reckoned from two times. Sentences with nothing
in common but the figure.

## How to resolve
Look up the source's sentence; correct the verb, or name the source that has it so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.align.bearing import bears_out
from factcheck.align.beside import own_words
from factcheck.align.conversions import is_whereabouts
from factcheck.align.slots import may_stand_for
from factcheck.align.values import equal_amounts
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.finding import Severity
from factcheck.model.value import Quantity
from factcheck.read.scan import fold
from factcheck.read.words import in_words
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side

# Words beside both figures. Of 38 honest drafts with their sources, and of the open halves of the public drafts and
# summaries, none has a figure that moves otherwise beside even one.
_SHARED = 1


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each change that all sources have in the other direction."""
    if not case.drafts:
        return
    by_sentence: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if isinstance(claim.value, Quantity):
            by_sentence[claim.article_id, claim.sentence].append(claim)
    given = [claim for (id, _), members in by_sentence.items() if id not in case.drafts for claim in members]

    def words(claim: Claim) -> frozenset[str]:
        place = (claim.article_id, claim.sentence)
        return own_words(case.documents[claim.article_id], claim, by_sentence[place])

    for (id, _), members in by_sentence.items():
        for claim in members if id in case.drafts else ():
            if claim.change is None or claim.aspect not in DISTANCES or is_whereabouts(claim):
                continue
            same = [other for other in given if bears_out(other, claim)]
            if not same or any(other.change in (None, claim.change) for other in same):
                continue
            said = words(claim)
            likely = [other for other in same if len(said & words(other)) >= _SHARED and _may_be_one(claim, other)]
            if likely and not case.is_told(id, claim.span, loudly=True):
                yield _remark(case, claim, likely, said & words(likely[0]))


def _may_be_one(claim: Claim, other: Claim) -> bool:
    a, b = claim.subject, other.subject
    if a is not None and b is not None and a.sure and b.sure and a.id and b.id and a.id != b.id:
        return False
    one, two = claim.qualifiers.against, other.qualifiers.against
    if one and two and one != two:
        return False
    return other.aspect is claim.aspect and (may_stand_for(claim, other) or equal_amounts(claim, other))


def _remark(case: StoryCase, claim: Claim, others: Sequence[Claim], shared: frozenset[str]) -> Remark:
    document = case.documents[claim.article_id]
    sentence = fold(document.text_of(document.sentences[claim.sentence]))
    mine, theirs = (f"{' '.join(each.quote.split())} {each.change}" for each in (claim, others[0]))
    return Remark(
        Severity.WARNING,
        f"The draft has {mine}, the sources {theirs}.",
        (
            "words that stand beside both: " + ", ".join(in_words(shared, sentence)[:6]),
            "no source has the figure in the draft's direction",
        ),
        (
            side(mine, claim),
            side(theirs, *others),
        ),
        LIKELY,
        attribute="direction",
    )


RULE = Rule(
    code="FC208",
    name="draft-direction",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    survey=survey,
    examples=(
        Example(
            (
                "Shares in Veltro gained <<3.9 per cent>> on the news.",
                "Orlan Foods jumped 17.7%, while Veltro fell <<3.9%>> in early trading.",
            ),
            draft=True,
        ),
        Example(
            (
                "Burglaries without violence decreased <<4 percent>>.",
                "Two kinds of crime grew. Burglaries that involved no violence rose <<4 percent>>, to 1,310.",
            ),
            draft=True,
        ),
        Example(
            (
                "Shares in Veltro gained 3.9 per cent on the news.",
                "Orlan Foods jumped 17.7%, while Veltro rose 3.9% in early trading.",
            ),
            draft=True,
            why="the same direction",
        ),
        Example(
            (
                "Shares in Veltro gained 3.9 per cent on the news.",
                "Veltro fell 3.9% on Monday. On Tuesday Veltro added 3.9%.",
            ),
            draft=True,
            why="a source has the draft's direction too",
        ),
        Example(
            (
                "Bread became dearer: prices rose 5 per cent in Lindow.",
                "The mill in Varde cut its staff by 5 per cent.",
            ),
            draft=True,
            why="nothing in common but the figure",
        ),
        Example(
            (
                "Bread sales rose to 5 million loaves in the year.",
                "Bread sales fell to 5 million loaves from 6 million two years before.",
            ),
            draft=True,
            why="a height: what it is compared with differs",
        ),
        Example(
            (
                "Shares in Veltro gained 3.9 per cent on the news.",
                "Orlan Foods jumped 17.7%, while Veltro fell 3.9% in early trading.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
