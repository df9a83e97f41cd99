"""A draft gives two figures the other way round than its sources.

## What it does
Speaks in `check` only. Reports two figures or dates of one sentence of the draft of which each stands with the words
that the sources have with the other: "7% in the north and 18% in the south" where a source has 18% for the north.

## Why it matters
Both figures are in the sources, so no search for them finds the mistake; it is among the commonest in a newsroom.

## What it leaves alone
Figures that a source has in the draft's order, in whatever words. Words that go with both figures. A pair of which one figure alone has words of the other's place. Numbers of nothing
in particular. Figures that the draft lists in the order of the source, a part and its whole, a step and the height that
it leads to. Two sources: nobody wrote one from the other.

## How to resolve
Look up the source's sentence and exchange the figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.beside import FIGURE, PRIOR
from factcheck.align.swapped import Swap, swaps
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.read.scan import fold
from factcheck.read.words import in_words
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each pair of figures that change places."""
    if not case.drafts:
        return
    for swap in swaps(case.claims.values(), case.documents, case.drafts):
        if not any(case.is_told(each.article_id, each.span, loudly=True) for each in (swap.left, swap.right)):
            yield _remark(case, swap)


def _remark(case: StoryCase, swap: Swap) -> Remark:
    left, right = _quote(swap.left), _quote(swap.right)
    return Remark(
        Severity.WARNING,
        f"The draft has {left} and {right} the other way round than the sources.",
        tuple(
            f"the draft has {_quote(mine)} and a source {_quote(other)} beside: {', '.join(_shown(case, mine, words))}"
            for mine, other, words in zip(
                (swap.left, swap.right), (swap.left_other, swap.right_other), swap.words, strict=True
            )
        ),
        (
            side(f"{left}, {right}", swap.left, swap.right),
            side(f"{_quote(swap.left_other)}, {_quote(swap.right_other)}", swap.left_other, swap.right_other),
        ),
        LIKELY,
        attribute="order",
    )


def _quote(claim: Claim) -> str:
    return " ".join(claim.quote.split())


def _shown(case: StoryCase, claim: Claim, words: frozenset[str]) -> tuple[str, ...]:
    """The words as the draft's sentence has them."""
    document = case.documents[claim.article_id]
    sentence = fold(document.text_of(document.sentences[claim.sentence]))
    shown = (word if word != PRIOR else "what it is compared with" for word in in_words(words, sentence))
    return tuple(word for word in shown if not word.startswith(FIGURE))[:6]


RULE = Rule(
    code="FC207",
    name="draft-swapped",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Rents fell by <<7%>> in the northern districts and by <<18%>> along the coast.",
                "Rents fell by <<18%>> in the northern districts of the country. Along the coast they fell by <<7%>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods made a loss of <<£4 million>>, against <<£9 million>> a year before.",
                "The loss of Orlan Foods, which was <<£9 million>>, compares with <<£4 million>> a year before.",
            ),
            draft=True,
        ),
        Example(
            (
                "Planners want <<65%>> of children to have a third dose and <<80%>> a fourth.",
                "Coverage targets: <<80%>> for dose 3 and <<65%>> for dose 4.",
            ),
            draft=True,
        ),
        Example(
            (
                "Rents fell by 7% along the coast and by 18% in the northern districts.",
                "Rents fell by 18% in the northern districts of the country. Along the coast they fell by 7%.",
            ),
            draft=True,
            why="the source has them so, in another order",
        ),
        Example(
            (
                "Rents fell by 7% in the northern districts and by 18% along the coast.",
                "Rents fell by 18% in the northern districts in May, and by 7% along the coast. In June they fell by 7% in the "
                "northern districts and by 18% along the coast.",
            ),
            draft=True,
            why="a source has them in this order too",
        ),
        Example(
            (
                "Tickets cost £12 for adults and £7 for children.",
                "A new roof will cost £12 million and the floor of the hall for children £7 million.",
            ),
            draft=True,
            why="other figures",
        ),
        Example(
            (
                "Rents fell by 7% in the northern districts and by 18% along the coast.",
                "Rents fell by 18% in the northern districts of the country. Along the coast they fell by 7%.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
