"""A difference between two percentages is called per cent, and is percentage points.

## What it does
Looks for a change in per cent that is the difference of two percentages beside it: "9.8 per cent, an increase of 3.5 per
cent" where it had been 6.3. In `check` the earlier percentage may stand in a source, or the source says itself that it
is points. Says what the change is in per cent.

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
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from factcheck.align.values import says_the_same
from factcheck.lexicon import load
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.finding import Severity
from factcheck.model.value import Dimension, Quantity
from factcheck.read.scan import fold
from factcheck.read.words import calendar
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE
from factcheck.rules.sides import side

# How near the change in per cent may come to the difference, relative to it, for both to be meant; set by hand.
_NEAR = Decimal("0.1")
_POINT = "point"
_MANY = 3
"""So many words around two changes of a whole number make one of them; set by hand, as are the next."""
_TWO = 2
"""So many make two sentences of a source speak of one thing; set by hand."""
_TELLING = Decimal(10)
"""From here on, with decimals and beside shares, two changes are one whatever the words around them."""


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each difference of percentages that is called per cent."""
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    rows: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    points: list[Claim] = []
    shares: set[tuple[str, int]] = set()
    for claim in case.claims.values():
        if _is_percent(claim):
            sentences[claim.article_id, claim.sentence].append(claim)
        if _is_share(claim):
            shares.add((claim.article_id, claim.sentence))
        if claim.article_id not in case.drafts:
            if _is_points(claim):
                points.append(claim)
            elif _is_point(claim) and (_is_percent(claim) or _is_bare(claim)):
                rows[claim.article_id, claim.sentence].append(claim)
    sources = list(rows.values())
    given = {_amount(claim) for members in sources for claim in members if _is_percent(claim)}
    for (id, _), members in sentences.items():
        draft = id in case.drafts
        for claim in filter(_is_point, members):
            if not _is_change(case, claim) or case.is_told(id, claim.span, loudly=True):
                continue
            if draft and _amount(claim) in given:
                continue
            levels = [each for each in members if each is not claim and each.aspect not in DISTANCES]
            stated = list(filter(_is_point, levels))
            pair = _difference(claim, [stated]) or (draft and _difference(claim, _beside(claim, levels, sources)))
            if pair:
                yield _remark(claim, *pair)
            elif draft and (told := next((each for each in points if _are_one_change(claim, each, shares)), None)):
                yield _as_told(case, claim, told)


def _is_percent(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.PERCENT


def _is_point(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.is_point


def _is_points(claim: Claim) -> bool:
    """ "12.7 points", with or without the percentage, as a change."""
    value = claim.value
    if not isinstance(value, Quantity) or not value.is_point or claim.aspect not in DISTANCES:
        return False
    return value.dimension is Dimension.POINT or (value.dimension is Dimension.COUNT and value.unit == _POINT)


def _is_share(claim: Claim) -> bool:
    """A percentage that something is, or a third of it."""
    kinds = (Dimension.PERCENT, Dimension.RATIO)
    return isinstance(claim.value, Quantity) and claim.value.dimension in kinds and claim.aspect not in DISTANCES


def _are_one_change(claim: Claim, told: Claim, shares: set[tuple[str, int]]) -> bool:
    """As many, the same way, and of the same: points of an index are no points of a percentage."""
    if _amount(claim) != _amount(told) or claim.change != told.change:
        return False
    assert isinstance(told.value, Quantity)
    of_shares = [(each.article_id, each.sentence) in shares for each in (claim, told)]
    if told.value.dimension is not Dimension.POINT and not of_shares[1]:
        return False
    if _has_decimals(claim) and _amount(claim) >= _TELLING and all(of_shares):
        return True
    shared = len(set(claim.context) & (set(told.context) - {_POINT}))
    return shared >= (1 if _has_decimals(claim) else _MANY) and claim.attribute == told.attribute


def _has_decimals(claim: Claim) -> bool:
    """Two changes of 7.3 are hardly ever two, two of 3 often."""
    return _amount(claim) % 1 != 0


def _is_bare(claim: Claim) -> bool:
    """A number of a table, whose head says that it is per cent: "Margin (per cent) | 13.2 | 15.6"."""
    return isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.NUMBER


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


def _beside(claim: Claim, levels: Sequence[Claim], sources: Sequence[Sequence[Claim]]) -> Iterator[Sequence[Claim]]:
    """The sentences of sources that give one of the percentages beside the change; then two sentences of a source that
    speak of the same at some time, one of which does, for a change that is no round number."""
    giving = [members for members in sources if any(_is_given(own, each) for each in members for own in levels)]
    yield from giving
    if not _has_decimals(claim):
        return
    for members in giving:
        for others in sources:
            same = others[0].article_id == members[0].article_id and others is not members
            dated = any(each.period or each.times or calendar() & set(each.context) for each in (*others, *members))
            if same and dated and len(set(others[0].context) & set(members[0].context)) >= _TWO:
                yield [each for each in (*members, *others) if _is_percent(each)]


def _is_given(own: Claim, each: Claim) -> bool:
    """A source's percentage is the draft's, or what that is rounded from."""
    assert isinstance(own.value, Quantity) and isinstance(each.value, Quantity)
    return own.value.amount == each.value.amount or says_the_same(own.value, each.value)


def _difference(claim: Claim, groups: Iterable[Sequence[Claim]]) -> tuple[Claim, Claim] | None:
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
        (side(said, claim),),
        SURE,
        attribute="change",
    )


def _as_told(case: StoryCase, claim: Claim, told: Claim) -> Remark:
    said, theirs = (" ".join(each.quote.split()) for each in (claim, told))
    points = theirs if theirs.endswith("points") else f"{theirs} points"
    return Remark(
        Severity.WARNING,
        f"{said} is {points} in {case.label(told.article_id)}.",
        ("the source gives the same change in points, and none gives it in per cent",),
        tuple(side(text, each) for text, each in ((said, claim), (points, told))),
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
                "Just over 9% of all visitors left without being seen, an increase of <<3.5%>> in a year.",
                "Left without being seen, share of visitors: 9.1%\n\nA year earlier 5.6% of visitors left without being seen.",
            ),
            draft=True,
            why="two sentences of the source",
        ),
        Example(
            (
                "The Farm Party's share rose by <<12.7 per cent>>, to about 33 per cent.",
                "The Farm Party took a third of the vote, up <<12.7>> points.",
            ),
            draft=True,
        ),
        Example(
            ("Orlan Foods shares rose 12.5 per cent on Monday.", "The Varde index rose 12.5 points on Monday."),
            draft=True,
            why="points of an index",
        ),
        Example(
            (
                "Profit at Orlan Foods rose 3.5 per cent; it was 9.1 per cent of sales.",
                "Orlan profit was 9.1 per cent of sales.\n\nOrlan paid tax at 5.6 per cent on profit.",
            ),
            draft=True,
            why="two percentages of two things",
        ),
        Example(
            ("Sales of the Farm Shop rose by 3 per cent.", "The Farm Party rose 3 points in the poll."),
            draft=True,
            why="a round number of something else",
        ),
        Example(
            ("The Farm Party's share rose by 12.7 per cent.", "The Farm Party's share fell 12.7 points in 2019."),
            draft=True,
            why="the other way",
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
