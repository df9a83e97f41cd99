"""How alike two claims are: ordered levels, each with its weight, or a reason why they cannot be one fact.

Values are evidence too, but only for joining: the same figure said of compatible things is one
fact. Two different figures are joined only where everything else speaks for it, because a pair
joined wrongly is a false alarm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.model.claim import Claim, Modality
from factcheck.model.entity import Entity
from factcheck.model.relate import relation, relative_gap
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import Dimension, Multiple, Quantity, Stage, Superlative, Time
from factcheck.read.attributes import attributes
from factcheck.read.superlatives import kind_of

# Weights of the levels, and the sums from which two claims are one fact. Chosen on the stories in
# fixtures/ and on the labelled pairs of tests/cases/align.toml; change them only with both at hand.
ATTRIBUTE, COUNTED, MEASURED = 3, 2, 1
SUBJECT, EVENT, PARTY, PERIOD, ORDINAL, CONTEXT = 3, 2, 2, 2, 2, 3
SAME_FIGURE, COMPATIBLE = 3, 1
ENOUGH_WHEN_COMPATIBLE = 5
ENOUGH_WHEN_DISJOINT = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Levels on which two claims agree, most telling first, and their sum."""

    levels: tuple[str, ...]
    score: int
    relation: Relation | None
    """Of their quantities; None for other values."""
    joins: bool = True
    """Enough to make one fact of the two; False where nothing forbids it but too little speaks for it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story knows that a pair of claims does not."""

    entities: Mapping[str, Entity]
    rarity: Mapping[str, Decimal]
    """Weight of a context stem, 0 … 1: rare in the story is telling."""
    published: Mapping[str, date | None]


def compare(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """The levels that join two claims, None when they cannot be about one fact."""
    match a.value, b.value:
        case ((Quantity() | Multiple()), (Quantity() | Multiple())):
            return _figures(a, b, setting)
        case Stage() as left, Stage() as right if left.ladder == right.ladder:
            return _stages(a, b, setting)
        case Superlative() as left, Superlative() as right:
            return _superlatives(a, b, left, right, setting)
        case _:
            return None


# -- figures -------------------------------------------------------------------------------------

_REAL = frozenset({Modality.ACTUAL})


def _figures(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    if a.attribute != b.attribute or (a.aspect is not b.aspect and not _same_figure(a, b)):
        return None
    if (a.modality in _REAL) is not (b.modality in _REAL) and not _same_figure(a, b):
        return None
    subject = _subject_level(a, b, setting)
    if subject is None or _qualifiers_differ(a, b) or _periods_differ(a, b, setting):
        return None
    related = _relation(a, b)
    levels: list[tuple[int, str]] = [_attribute_level(a)]
    levels.extend(subject)
    if a.qualifiers.counterparty and b.qualifiers.counterparty:
        levels.append((PARTY, f"same other party: {a.qualifiers.counterparty}"))
    if a.qualifiers.ordinal and b.qualifiers.ordinal:
        levels.append((ORDINAL, f"same one of several: {a.qualifiers.ordinal}"))
    if a.period and b.period and a.period.is_dated and b.period.is_dated and _overlap(a.period, b.period):
        levels.append((PERIOD, f"same period: {a.period.words}"))
    overlap, shared = _context(a, b, setting)
    if overlap:
        levels.append((overlap, "same words around: " + ", ".join(shared)))
    compatible = related is None or related.compatible
    if compatible and _bounds_far_apart(a, b):
        return None
    if related is not None and related.kind is RelationKind.SAME:
        levels.append((SAME_FIGURE if _is_telling(a) else COMPATIBLE, "same figure"))
    elif related is not None and compatible:
        levels.append((COMPATIBLE, "compatible figures"))
    elif related is not None and _too_far(a, b, related):
        return None
    score = sum(weight for weight, _ in levels)
    joins = score >= (ENOUGH_WHEN_COMPATIBLE if compatible else ENOUGH_WHEN_DISJOINT)
    if not compatible and (levels_of_attribute(a) == MEASURED or not subject and levels_of_attribute(a) != COUNTED):
        joins = False
    levels.sort(key=lambda level: -level[0])
    return Comparison(tuple(words for _, words in levels), score, related, joins)


def _relation(a: Claim, b: Claim) -> Relation | None:
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return relation(a.value, b.value)
    left = a.value.result if isinstance(a.value, Multiple) else a.value
    right = b.value.result if isinstance(b.value, Multiple) else b.value
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return relation(left, right)
    return None


def _same_figure(a: Claim, b: Claim) -> bool:
    return (
        isinstance(a.value, Quantity)
        and isinstance(b.value, Quantity)
        and _is_telling(a)
        and a.value.amount == b.value.amount
        and a.value.dimension is b.value.dimension
        and a.value.unit == b.value.unit
    )


def _is_telling(claim: Claim) -> bool:
    """A figure that two texts hardly share by chance: not a small round count."""
    value = claim.value
    if not isinstance(value, Quantity) or value.amount is None:
        return False
    if value.dimension is Dimension.MONEY:
        return True
    return value.amount >= 20 and len(value.amount.normalize().as_tuple().digits) >= 2


def levels_of_attribute(claim: Claim) -> int:
    """How much it says that two claims have this attribute: a lexicon's, a counted noun's, a mere unit's."""
    return _attribute_level(claim)[0]


def _attribute_level(claim: Claim) -> tuple[int, str]:
    known = attributes().get(claim.attribute)
    if known is not None:
        return ATTRIBUTE, f"same attribute: {known.label}"
    if claim.attribute.startswith("number of "):
        return COUNTED, f"same thing counted: {claim.attribute.removeprefix('number of ')}"
    return MEASURED, f"same kind of figure: {claim.attribute}"


def _subject_level(a: Claim, b: Claim, setting: Setting) -> list[tuple[int, str]] | None:
    """Levels for subjects that may be one; None when they are two."""
    known = attributes().get(a.attribute)
    if known is not None and known.subject == "event":
        return [(EVENT, "the event of the story")]
    left, right = _owner(a, setting), _owner(b, setting)
    if left and right:
        if left != right:
            return None
        return [(SUBJECT, f"same subject: {a.subject.name if a.subject else ''}")]
    return []


def _owner(claim: Claim, setting: Setting) -> str:
    """The entity a claim is about; an officer stands for the organisation."""
    if claim.subject is None:
        return ""
    entity = setting.entities.get(claim.subject.id)
    return (entity.acts_for or entity.id) if entity else claim.subject.name.casefold()


def _qualifiers_differ(a: Claim, b: Claim) -> bool:
    left, right = a.qualifiers, b.qualifiers
    for one, other in (
        (left.counterparty, right.counterparty),
        (left.ordinal, right.ordinal),
        (left.basis, right.basis),
    ):
        if one and other and one != other:
            return True
    return left.part is not right.part and not _same_figure(a, b)


def _periods_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Both dated and apart; or one dated before the event that the other, undated, is about."""
    left, right = a.period, b.period
    if left is None and right is None:
        return False
    if left is not None and right is not None:
        if not (left.is_dated and right.is_dated):
            return False
        return not _overlap(left, right) and not _same_figure(a, b)
    known = attributes().get(a.attribute)
    dated, published = (
        (left, setting.published.get(a.article_id)) if left else (right, setting.published.get(b.article_id))
    )
    if dated is None or not dated.is_dated or dated.latest is None:
        return False
    # "killed 230,000 in 2004" is another event than the one that the story reports.
    event = known is not None and known.subject == "event"
    return event and published is not None and dated.latest < published - _RECENT


# How long before its publication an event of the story may lie, for a claim that names a date.
_RECENT = timedelta(days=45)


def _overlap(left: Time, right: Time) -> bool:
    assert left.earliest and left.latest and right.earliest and right.latest
    return left.earliest <= right.latest and right.earliest <= left.latest


def _too_far(a: Claim, b: Claim, related: Relation) -> bool:
    """Two figures so different that they are of two facts, unless a digit or a sign slipped."""
    if related.kind is RelationKind.INCOMPARABLE:
        return not (
            related.cause in (Cause.CURRENCY_MISMATCH, Cause.PERCENT_VS_POINTS) and _equal_amounts(a, b)
        )
    if related.cause in (Cause.SCALE_SLIP, Cause.DECIMAL_SLIP):
        return False
    return related.gap > FARTHEST


def _bounds_far_apart(a: Claim, b: Claim) -> bool:
    """ "More than $10 billion" allows $65 billion, but nobody would say the one for the other."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.amount is None or right.amount is None:
        return False
    return relative_gap(left.amount, right.amount) > FARTHEST_BOUNDS


FARTHEST_BOUNDS = Decimal("0.5")
"""Two bounded figures of which one is over twice the other are two facts."""
FARTHEST = Decimal("0.8")
"""Two figures of which one is over five times the other are two facts, unless a digit slipped."""


def _equal_amounts(a: Claim, b: Claim) -> bool:
    return (
        isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.amount == b.value.amount
    )


def _context(a: Claim, b: Claim, setting: Setting) -> tuple[int, list[str]]:
    """0 … CONTEXT for shared words around, weighted by how rare they are in the story."""
    narrow = set(a.qualifiers.scope) & set(b.qualifiers.scope)
    shared = sorted(
        set(a.context) & set(b.context), key=lambda stem: (-setting.rarity.get(stem, Decimal(0)), stem)
    )
    smaller = min(len(a.context), len(b.context)) or 1
    weight = sum((setting.rarity.get(stem, Decimal(0)) for stem in shared), Decimal(0))
    share = weight / Decimal(min(smaller, 12))
    level = sum(1 for step in _SHARE_STEPS if share >= step) + (1 if narrow else 0)
    return min(CONTEXT, level), shared[:4]


_SHARE_STEPS = (Decimal("0.15"), Decimal("0.3"), Decimal("0.5"))


# -- stages and superlatives ---------------------------------------------------------------------


def _stages(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    parties_a, parties_b = _parties(a, setting), _parties(b, setting)
    shared = parties_a & parties_b
    if parties_a and parties_b and not shared:
        return None
    if len(parties_a) == 2 and len(parties_b) == 2 and parties_a != parties_b:
        return None
    if not shared and not (a.subject is None or b.subject is None):
        return None
    levels = ["same matter: " + a.attribute]
    return Comparison(
        (*levels, *(f"same party: {party}" for party in sorted(shared))),
        ATTRIBUTE + SUBJECT * len(shared),
        None,
    )


def _parties(claim: Claim, setting: Setting) -> set[str]:
    found = {_owner(claim, setting), _entity_of(claim.qualifiers.counterparty, setting)}
    return found - {""}


def _entity_of(name: str, setting: Setting) -> str:
    for entity in setting.entities.values():
        if entity.name == name:
            return entity.acts_for or entity.id
    return name.casefold()


def _superlatives(
    a: Claim, b: Claim, left: Superlative, right: Superlative, setting: Setting
) -> Comparison | None:
    if (
        left.property != right.property
        or left.shared is not right.shared
        or bool(left.holder) is not bool(right.holder)
    ):
        return None
    if kind_of(left.members[-1]) != kind_of(right.members[-1]):
        return None
    if left.holder and _owner(a, setting) != _owner(b, setting):
        return None
    words = [f"same superlative: {left.property}", f"same kind of thing: {kind_of(left.members[-1])}"]
    return Comparison(tuple(words), ATTRIBUTE + SUBJECT, None)
