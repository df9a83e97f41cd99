"""What the rules about two figures share: which pair leads, which sides take part, how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from factcheck.align.explained import Explained
from factcheck.model.claim import Aspect, Claim
from factcheck.model.relation import RelationKind
from factcheck.reconcile.case import Case, CaseSide, Disagreement, Pair, StoryCase

SURE, LIKELY, POSSIBLE = Decimal("0.9"), Decimal("0.75"), Decimal("0.6")
"""What a finding is given until findings on its kind of evidence have been counted (`reconcile/confidence.py`)."""


def leading(case: Case, fits: Callable[[Pair], bool]) -> Pair | None:
    """The pair that decides which rule speaks of a fact, if it fits this rule."""
    pair = case.leading
    return pair if pair is not None and fits(pair) else None


def differ(case: Case, fits: Callable[[Pair], bool], message: Callable[[Pair], str]) -> Iterator[Disagreement]:
    """One disagreement with every side of the fact that stands against another."""
    pair = leading(case, fits)
    if pair is None or pair.severity is None:
        return
    spoken = [other for other in case.pairs if other.severity is not None]
    sides = tuple(side for side in case.sides if any(side is other.left or side is other.right for other in spoken))
    yield Disagreement(pair.severity, message(pair), pair.why, sides, confidence(case))


def unborne(case: StoryCase, explained: Explained) -> Iterator[Claim]:
    """The claims of drafts that no source has, and of which no rule on facts has said more than a note."""
    for claim in case.claims.values():
        if claim.article_id not in case.drafts or explained.is_given(claim):
            continue
        if not case.is_told(claim.article_id, claim.span, loudly=True):
            yield claim


def confidence(case: Case) -> Decimal:
    """How surely the claims are of one fact, where nothing was counted: by the weakest link that joined them."""
    weakest = min((link.score for link in case.fact.links), default=0)
    return SURE if weakest >= 9 else LIKELY if weakest >= 7 else POSSIBLE


def is_plain(pair: Pair) -> bool:
    """Two figures that cannot both hold, with nothing that settles it: no update, no two principals."""
    return pair.relation.kind is RelationKind.DISJOINT and not pair.later and not pair.attributed_apart


def goes_both_ways(pair: Pair) -> bool:
    """One side has the figure go up, the other down: whatever the figures, neither is the other's slip."""
    return {way_of(pair.left), way_of(pair.right)} == {"up", "down"}


def way_of(side: CaseSide) -> str:
    """ "up" or "down" where all claims of a side say of a step that way, else ""."""
    ways = {claim.change if claim.aspect is Aspect.CHANGE else None for claim in side.claims}
    return (ways.pop() or "") if len(ways) == 1 else ""


def values(sides: tuple[CaseSide, ...]) -> str:
    """The values of some sides as a list in words."""
    texts = [side.text for side in sides]
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]


def both(pair: Pair) -> str:
    """The two values of a pair, better supported first."""
    return f"{pair.left.text} and {pair.right.text}"


def small(words: str) -> str:
    """Words from the start of a sentence, for use inside one."""
    return (
        words[:1].lower() + words[1:]
        if words.split()[0] in ("In", "By", "Since", "The", "On", "During", "At")
        else words
    )
