"""A difference between two percentages is called per cent, and is percentage points.

## What it does
Looks for a change in per cent that is the difference of two percentages beside it: "9.8 per cent, an increase of 3.5 per
cent" where it had been 6.3. In `check` the earlier percentage may stand in a source. Says what the change is in per cent.

## Why it matters
From 6.3 to 9.8 per cent is 3.5 points, and more than half as much again: the mistake makes large changes small.

## What it leaves alone
Changes that are right in per cent too, as far as they are rounded. Differences of percentages that do not stand
beside the change. A change that a source gives in per cent.

## How to resolve
Write "percentage points", or the change in per cent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from factcheck.align.values import says_the_same
from factcheck.lexicon import load
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.value import Dimension, Quantity
from factcheck.read.scan import fold
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE

# How near the change in per cent may come to the difference, relative to it, for both to be meant; set by hand.
_NEAR = Decimal("0.1")


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each difference of percentages that is called per cent."""
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if _is_percent(claim):
            sentences[claim.article_id, claim.sentence].append(claim)
    rows: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if claim.article_id not in case.drafts and (_is_percent(claim) or _is_bare(claim)):
            rows[claim.article_id, claim.sentence].append(claim)
    sources = [members for members in rows.values() if len(members) > 1]
    given = [claim for (id, _), members in sentences.items() if id not in case.drafts for claim in members]
    for (id, _), members in sentences.items():
        draft = id in case.drafts
        for claim in members:
            if not _is_change(case, claim) or case.is_told(id, claim.span, loudly=True):
                continue
            if draft and any(_amount(each) == _amount(claim) for each in given):
                continue
            levels = [each for each in members if each is not claim and each.aspect not in DISTANCES]
            pair = _difference(claim, [levels]) or (draft and _difference(claim, _beside(levels, sources)))
            if pair:
                yield _remark(claim, *pair)


def _is_percent(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Quantity) and value.dimension is Dimension.PERCENT and value.is_point


def _is_bare(claim: Claim) -> bool:
    """A number of a table, whose head says that it is per cent: "Margin (per cent) | 13.2 | 15.6"."""
    value = claim.value
    return isinstance(value, Quantity) and value.dimension is Dimension.NUMBER and value.is_point


def _amount(claim: Claim) -> Decimal:
    assert isinstance(claim.value, Quantity) and claim.value.amount is not None
    return claim.value.amount


def _is_change(case: StoryCase, claim: Claim) -> bool:
    """It is said to have risen or fallen, or to lie between."""
    if claim.aspect in DISTANCES:
        return True
    document = case.documents[claim.article_id]
    before = fold(document.article.text[max(0, claim.start - 30) : claim.start]).rstrip()
    return before.endswith(_gaps())


@cache
def _gaps() -> tuple[str, ...]:
    return tuple(f" {noun} of" for noun in load("movement")["gap"]["nouns"])


def _beside(levels: Sequence[Claim], sources: Sequence[Sequence[Claim]]) -> list[Sequence[Claim]]:
    """The sentences of sources that give one of the percentages beside the change."""
    return [
        members
        for members in sources
        if any(
            _amount(own) == _amount(each)
            or (
                isinstance(each.value, Quantity)
                and isinstance(own.value, Quantity)
                and says_the_same(own.value, each.value)
            )
            for each in members
            for own in levels
        )
    ]


def _difference(claim: Claim, groups: Sequence[Sequence[Claim]]) -> tuple[Claim, Claim] | None:
    """The higher and the lower percentage of which it is the difference, and not the change in per cent."""
    wanted = _amount(claim)
    for members in groups:
        for high, low in permutations([each for each in members if each.aspect not in DISTANCES], 2):
            if _amount(high) - _amount(low) != wanted or not _amount(low):
                continue
            shares = [100 * wanted / _amount(base) for base in (low, high)]
            if all(abs(share - wanted) > _NEAR * wanted for share in shares):
                return high, low
    return None


def _remark(claim: Claim, high: Claim, low: Claim) -> Remark:
    first, last = (low, high) if claim.change != "down" else (high, low)
    change = (100 * _amount(claim) / _amount(first)).quantize(Decimal(1))
    said = " ".join(claim.quote.split())
    return Remark(
        Severity.WARNING,
        f"{said} is a difference in percentage points: {_amount(high)} - {_amount(low)} = {_amount(claim)}.",
        (f"from {_amount(first)}% to {_amount(last)}% is {change} per cent, or {_amount(claim)} points",),
        (Side(said, (Mention(claim.article_id, claim.span, claim.id),)),),
        SURE,
        attribute="change",
    )


RULE = Rule(
    code="FC123",
    name="points-as-percent",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    alone=True,
    examples=(
        Example(("Of all visitors 9.8% left without being seen, up from 6.3%, an increase of <<3.5%>>.",)),
        Example(
            (
                "Of all visitors 9.8% left without being seen, an increase of <<3.5%>>.",
                "In 2023 9.8% of visitors left without being seen, compared with 6.3% the year before.",
            ),
            draft=True,
        ),
        Example(
            ("Of all visitors 9.8% left without being seen, up from 6.3%, an increase of 3.5 percentage points.",),
            why="points",
        ),
        Example(
            ("Of all visitors 9.8% left without being seen, up from 6.3%, an increase of 56%.",),
            why="the change in per cent",
        ),
        Example(
            ("The share grew to 98% from 95%, an increase of 3%.",),
            why="right in per cent too, as far as it is rounded",
        ),
        Example(
            (
                "Of all visitors 9.8% left without being seen, an increase of 3.5%.",
                "In 2023 9.8% of visitors left, compared with 6.3% the year before. Prices rose 3.5%.",
            ),
            draft=True,
            why="a source has a change of so many per cent",
        ),
    ),
)
