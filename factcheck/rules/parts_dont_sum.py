"""Parts that an article lists do not add up to the total that it gives.

## What it does
Looks for a sentence that lists three or more figures of one kind as the parts of a whole ("by
division, … £183.2 million, … £141.9 million and … £78.5 million") close to a total of that kind in
the same article, adds them up with the slack that their rounding allows and reports a sum that
misses the total.

## Why it matters
Whoever adds up the column finds the mistake; the desk should be first.

## What it leaves alone
Sums within rounding, lists that are not said to be parts, numbers of nothing in particular, lists introduced by "including", totals a
quarter or more away (another total, or other parts), parts that come to another figure of the article, lists in
which one figure is the sum of the others, and totals beside which a figure of the same kind lies much nearer to the sum
(the papers that came back, of all who had one).

## How to resolve
Check each part and the total against the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import groupby

from factcheck import lexicon
from factcheck.align.beside import COUNTS
from factcheck.model.claim import Claim
from factcheck.model.denote import denote, denote_result
from factcheck.model.describe import describe
from factcheck.model.finding import Severity
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read.scan import alternation
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_LEAST_PARTS = 3
# Sentences between the list and its total, either way.
_NEAR = 3
# A total farther from the sum than this is a total of something else.
_FARTHEST = Decimal("0.25")


@cache
def _cue() -> re.Pattern[str]:
    table = lexicon.load("sums")
    cues, groups = alternation(table["cues"]), alternation(table["groups"])
    several = alternation([word for word, number in lexicon.load("numbers")["cardinals"].items() if 1 < number < 13])
    return regex(rf"\b(?:{cues}|(?:the|all|its|their)\s+(?:(?:{several})\s+)?(?:{groups}))\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for each list of parts that misses the total which this fact holds."""
    seen: set[tuple[str, int]] = set()
    for total in case.claims:
        if not _is_figure(total) or total.qualifiers.part:
            continue
        near = [
            claim
            for claim in case.all_claims
            if claim.article_id == total.article_id and abs(claim.sentence - total.sentence) <= _NEAR
        ]
        for sentence, group in groupby(near, key=lambda claim: claim.sentence):
            parts = [claim for claim in group if claim is not total and _is_part(claim, total)]
            key = (total.article_id, sentence)
            if len(parts) < _LEAST_PARTS or key in seen or not _lists_parts(parts, case):
                continue
            other = _come_to_another(parts, case) or _hold_each_other(parts) or _has_nearer(total, parts, near)
            disagreement = None if other else _judge(case, total, parts)
            if disagreement is not None:
                seen.add(key)
                yield disagreement


def _come_to_another(parts: list[Claim], case: Case) -> bool:
    """The article gives their sum: they are the parts of that, not of the total beside them."""
    amount = sum((part.value.middle for part in parts if isinstance(part.value, Quantity)), Decimal(0))
    first = parts[0].value
    return any(
        _is_figure(claim)
        and claim.article_id == parts[0].article_id
        and isinstance(claim.value, Quantity)
        and isinstance(first, Quantity)
        and (claim.value.dimension, claim.value.unit, claim.value.amount) == (first.dimension, first.unit, amount)
        for claim in case.all_claims
    )


def _hold_each_other(parts: list[Claim]) -> bool:
    """One of them is the sum of the others: "the 61 that ran, 38 of them here and 23 there"."""
    amounts = [part.value.middle for part in parts if isinstance(part.value, Quantity)]
    return 2 * max(amounts) == sum(amounts)


def _has_nearer(total: Claim, parts: list[Claim], near: list[Claim]) -> bool:
    """Another figure beside them lies between their sum and the total: the papers that came back, of all who had one."""
    amount = sum((part.value.middle for part in parts if isinstance(part.value, Quantity)), Decimal(0))
    whole = total.value
    assert isinstance(whole, Quantity)
    return any(
        claim is not total
        and all(claim is not part for part in parts)
        and _is_figure(claim)
        and isinstance(claim.value, Quantity)
        and _is_as_good(claim.value, whole)
        and abs(claim.value.middle - amount) < abs(whole.middle - amount) / 2
        for claim in near
    )


def _is_as_good(value: Quantity, whole: Quantity) -> bool:
    """A figure of the whole's kind; numbers and counts are one kind."""
    return value.dimension is whole.dimension or {value.dimension, whole.dimension} <= COUNTS


def _is_figure(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.is_point and claim.value.amount is not None


def _is_part(claim: Claim, total: Claim) -> bool:
    part, whole = claim.value, total.value
    assert isinstance(whole, Quantity)
    return (
        isinstance(part, Quantity)
        and _is_figure(claim)
        and part.dimension is whole.dimension is not Dimension.NUMBER
        and part.unit == whole.unit
        and part.middle < whole.middle
        and _one_period(claim, total)
    )


def _one_period(part: Claim, total: Claim) -> bool:
    """Nothing says that the two are for different times."""
    a, b = part.period, total.period
    return a is None or b is None or (a.slot == b.slot and (not a.iso or not b.iso or a.iso == b.iso))


def _lists_parts(parts: list[Claim], case: Case) -> bool:
    """The sentence says that its figures are parts."""
    text = case.articles[parts[0].article_id].text
    start = text.rfind("\n", 0, parts[0].start) + 1
    stop = max(text.rfind(mark, start, parts[0].start) for mark in (". ", "! ", "? "))
    sentence = text[max(start, stop) : parts[-1].end + 30]
    return _cue().search(sentence) is not None and "including" not in sentence[: parts[0].start - max(start, stop)]


def _judge(case: Case, total: Claim, parts: list[Claim]) -> Disagreement | None:
    whole = total.value
    assert isinstance(whole, Quantity) and whole.amount is not None
    figures = [part.value for part in parts if isinstance(part.value, Quantity)]
    amount = sum((figure.middle for figure in figures), Decimal(0))
    slack = sum((figure.grain for figure in figures), whole.grain) / 2
    gap = abs(amount - whole.amount)
    if gap <= slack or gap > whole.amount * _FARTHEST:
        return None
    grain = min(figure.grain for figure in figures)
    added = denote(
        amount,
        grain=grain,
        round_grain=grain,
        modifier=Modifier.BARE,
        dimension=whole.dimension,
        unit=whole.unit,
    )
    formula = " + ".join(describe(figure) for figure in figures) + f" = {describe(added)}"
    return Disagreement(
        Severity.WARNING,
        f"The parts come to {describe(added)}, not {describe(whole)}.",
        (
            formula,
            f"the two are {describe(denote_result(gap, whole))} apart; rounding explains {describe(denote_result(slack, whole))} at most",
        ),
        (CaseSide(formula, added, tuple(parts)), CaseSide(describe(whole), whole, (total,))),
        LIKELY,
    )


RULE = Rule(
    code="FC120",
    name="parts-dont-sum",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    alone=True,
    examples=(
        Example(
            (
                "Orlan Foods reported revenue of <<£412.6 million>>. By division, dairy brought in <<£183.2 million>>, "
                "bakery <<£141.9 million>> and drinks <<£78.5 million>>.",
                "Orlan Foods published its results on Thursday.",
            )
        ),
        Example(
            (
                "Orlan Foods reported revenue of £403.6 million. By division, dairy brought in £183.2 million, "
                "bakery £141.9 million and drinks £78.5 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="the parts add up",
        ),
        Example(
            (
                "Orlan Foods put aside £412.6 million. It closed a gap of £403.6 million: savings brought in £183.2 million, "
                "fees £141.9 million and reserves £78.5 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="they are the parts of the other figure",
        ),
        Example(
            (
                "Orlan Foods reported revenue of £412.6 million. Its rivals had £383.2 million, £341.9 million and £378.5 million.",
                "Orlan Foods published its results on Thursday.",
            ),
            why="not the parts of anything",
        ),
    ),
)
