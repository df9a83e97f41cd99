"""A percentage is not what the two figures of its own sentence come to.

## What it does
Takes sentences with one percentage and the two figures that they say it is of: a change ("rose 11 per cent from 12.3
to 13.8 million") or a share ("410,000, or about 13 per cent, of the 3.2 million", "57 of the 96 houses, or 59 per
cent", "46 out of 78, or 59 per cent"), reckons it with the slack that the roundings allow and reports one that misses it.

## Why it matters
Whoever has a calculator finds the mistake, and it is the reporter's own: a percentage of the new figure instead of the
old one is the commonest.

## What it leaves alone
What rounding explains, and a point more. Sentences with two percentages. Rates a year, averages, changes in real terms,
in other currencies, like for like: they are reckoned from other figures. Figures that no "from … to" and no "of the"
ties to one another.

## How to resolve
Divide again; say what the percentage is of.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.percentages import Percentage, misreckoned
from factcheck.model.finding import Severity
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each percentage that its figures do not come to; of drafts only, where there are any."""
    articles = case.drafts or case.documents.keys()
    for found in misreckoned(case.claims.values(), case.documents, articles):
        if not case.is_told(found.claim.article_id, found.claim.span, loudly=True):
            yield _remark(found)


def _remark(found: Percentage) -> Remark:
    claim, result = found.claim, f"{found.result:.1f}%"
    pair = sorted((found.first, found.last), key=lambda each: each.start)
    return Remark(
        Severity.WARNING,
        f"{found.formula} is {result}, not {claim.quote}.",
        (f"{found.formula} = {result}", "rounding explains a point or two, and no more"),
        (
            side(claim.quote, claim),
            side(result, *pair),
        ),
        LIKELY,
        attribute="percentage",
    )


RULE = Rule(
    code="FC121",
    name="percent-change-wrong",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Sales of Orlan Foods rose <<21 per cent>> from <<£12.3 million>> to <<£13.8 million>>.",
                "Orlan Foods published its results on Thursday.",
            )
        ),
        Example(
            (
                "The appeal has raised <<$410,000>>, <<or about 18 per cent>>, of the <<$3.2 million>> that Varde needs.",
                "Varde needs help after the storm.",
            )
        ),
        Example(
            (
                "Under the plan <<46 out of 78>> buses, or <<69 per cent>>, would run on batteries.",
                "Orlan Lines published its plans on Thursday.",
            )
        ),
        Example(
            (
                "It took <<$118>> to dig a tonne, up <<about 14 per cent>> on the year before's <<$84>>.",
                "Orlan Foods published its results on Thursday.",
            )
        ),
        Example(
            (
                "Wolves killed 842 sheep in 2024, up from 611, an increase of 38 per cent, the farmers of Lindow said.",
                "The farmers of Lindow met on Thursday.",
            ),
            why="it comes out",
        ),
        Example(
            (
                "Sales were $118 million, with profit up 14 per cent on the year before's $84 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="the percentage is of the profit",
        ),
        Example(
            (
                "Sales of Orlan Foods rose 12 per cent from £12.3 million to £13.8 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="it comes out",
        ),
        Example(
            (
                "The appeal has raised $410,000, or about 13 per cent, of the $3.2 million that Varde needs.",
                "Varde needs help after the storm.",
            ),
            why="it comes out",
        ),
        Example(
            (
                "Sales of Orlan Foods rose by 4 per cent a year from £12.3 million to £19.8 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="a rate a year",
        ),
        Example(
            (
                "Sales of Orlan Foods rose 21 per cent in a year in which its staff grew from 1,230 to 1,380.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="of something else",
        ),
    ),
)
