"""The same figure stands in two currencies or two units.

## What it does
Reports one amount of one fact with two currency signs, $13.8 billion and £13.8 billion, or in two units of a kind,
480 metres and 480 feet.

## Why it matters
The digits were copied and the sign was not, or a figure was "converted" by changing its unit.

## What it leaves alone
Different amounts in two currencies: that is a conversion, and without the day's rate nobody can say
whether it is right. An article that gives both. A bare $ beside the A$ or C$ of another article: in a paper of that country it is the
same. A letter that several currencies share ("P146.2 million", "Sh5,000", "Rs 200") beside one of them.

## How to resolve
Find the currency or the unit of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.align.values import is_bare_dollar, may_be_one_currency, may_be_one_dollar
from factcheck.model.finding import Severity
from factcheck.model.relation import Cause
from factcheck.reconcile.case import Case, Disagreement, Pair
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import both, differ


def _fits(pair: Pair) -> bool:
    if any(_CENTS.search(claim.quote) for side in (pair.left, pair.right) for claim in side.claims):
        return False  # "32 cents" may be of a euro as well as of a dollar
    if any(may_be_one_currency(a, b) for a in pair.left.claims for b in pair.right.claims):
        return False
    left, right = pair.left.quantity, pair.right.quantity
    if left is not None and right is not None and may_be_one_dollar(left, right):
        bare = pair.left if left.unit == "USD" else pair.right
        if all(map(is_bare_dollar, bare.claims)):
            return False  # "A$2.86" and "$2.86", in an Australian paper
    return pair.relation.cause in (Cause.CURRENCY_MISMATCH, Cause.OTHER_DIMENSION)


_CENTS = regex(r"\bcents?\b", re.IGNORECASE)


def _message(pair: Pair) -> str:
    kind = "currencies" if pair.relation.cause is Cause.CURRENCY_MISMATCH else "units"
    return f"{both(pair)}: the same figure in two {kind}."


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a fact whose most serious pair is one amount in two currencies or units."""
    yield from differ(case, _fits, _message)


RULE = Rule(
    code="FC110",
    name="currency-mismatch",
    severity=Severity.ERROR,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods reported revenue of <<$412.6 million>> for the year.",
                "Orlan Foods had revenue of <<£412.6 million>>, it said.",
            )
        ),
        Example(
            (
                "Orlan Foods will pay a dividend of €0.32.",
                "Orlan Foods will pay a dividend of 32 cents a share.",
            ),
            why="euros have cents too",
        ),
        Example(
            (
                "Orlan Foods reported revenue of $412.6 million for the year.",
                "Orlan Foods had revenue of £325 million, it said.",
            ),
            why="a conversion that nobody can check without the rate",
        ),
    ),
)
