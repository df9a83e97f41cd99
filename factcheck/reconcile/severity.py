"""How loud a difference between two figures speaks: its size first, then its circumstances."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from factcheck.config.settings import DEFAULT, Tolerances
from factcheck.model.denote import ARITHMETIC
from factcheck.model.finding import Severity
from factcheck.model.relate import is_soft
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import EXACT_DIMENSIONS, Dimension, Modifier, Quantity

_LOWER = frozenset({Modifier.GT, Modifier.GE})
_UPPER = frozenset({Modifier.LT, Modifier.LE, Modifier.UPTO})
_CANCELLABLE = frozenset({Modifier.UPTO, Modifier.VAGUE})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What besides the two figures decides how serious their difference is."""

    key_figure: bool = False
    """Prominent, or a figure that several articles rest on."""
    later: bool = False
    """A count that only grows, given by a later report: an update."""
    unordered: bool = False
    """A count that grows, where some reports have a date and others none: it may be an update."""
    attributed_apart: bool = False
    """Each figure is attributed to a principal of its own: disputed, not wrong."""
    quoted: bool = False
    """One stands in a direct quotation: the speaker's figure."""
    low_confidence: bool = False
    """It is not certain that the two speak of the same fact."""
    exact: bool = False
    """One off is wrong: tolls, votes, small counts of people."""
    draft: bool = False
    """One is a draft's, which was written from the other: a step louder."""
    weightless: bool = False
    """One is given by sources of weight 0 alone: a warning at most."""
    tolerances: Tolerances = DEFAULT.tolerances
    """The gaps, as shares of the larger figure, at which it speaks up."""


PLAIN = Circumstances()


def severity(relation: Relation, a: Quantity, b: Quantity, circumstances: Circumstances = PLAIN) -> Severity | None:
    """How serious the relation of `a` and `b` is; None is no finding. Symmetric.

    On top of `base_severity`: a violated "up to" or vague word, a direct quotation and an uncertain
    match each take a step off; that one is a draft's and the other its source's puts one on. A slip of
    scale stays an error whatever the circumstances, except that an uncertain match never is one. Nothing is an
    error on the word of sources without weight.
    """
    base = base_severity(relation, a, b, circumstances)
    if base is None:
        return None
    if not _is_scale_slip(relation):
        if not relation.compatible and Modifier.VAGUE in (a.modifier, b.modifier):
            base = Severity.NOTE  # "dozens" is nobody's count
        elif not relation.compatible and (a.modifier in _CANCELLABLE or b.modifier in _CANCELLABLE):
            base = base.softer()
        if circumstances.quoted:
            base = base.softer()
        if circumstances.draft and relation.kind in _LOUDER and not _are_shares_that_hold(relation, a):
            base = base.louder()  # a rounding or a hedge is the writer's to choose
    if circumstances.low_confidence:
        base = base.softer()
    return base.softer() if circumstances.weightless and base is Severity.ERROR else base


_LOUDER = frozenset({RelationKind.CONTAINS, RelationKind.DISJOINT})


def _are_shares_that_hold(relation: Relation, a: Quantity) -> bool:
    """ "More than two in five" and "seven in ten" say yes to two questions more often than they are one share."""
    return relation.kind is RelationKind.CONTAINS and a.dimension is Dimension.RATIO


def base_severity(
    relation: Relation, a: Quantity, b: Quantity, circumstances: Circumstances = PLAIN
) -> Severity | None:
    """The severity that figures, key figure, exactness, update and dispute decide; None is no finding."""
    base = _of_relation(relation, a, b, circumstances)
    if base is None or _is_scale_slip(relation):
        return base
    # Two bounds may both still hold, so the later one is no update that settles the earlier.
    if circumstances.later and relation.kind is not RelationKind.CONTAINS:
        base = Severity.NOTE
    if circumstances.unordered and not circumstances.draft:
        base = Severity.NOTE
    return base.softer() if circumstances.attributed_apart else base


def beyond_soft_reach(a: Quantity, b: Quantity, tolerances: Tolerances = DEFAULT.tolerances) -> bool:
    """True where a bound is true of the other figure but suggests something quite different."""
    with localcontext(ARITHMETIC):
        return _beyond(a, b, tolerances) or _beyond(b, a, tolerances)


def _of_relation(relation: Relation, a: Quantity, b: Quantity, circumstances: Circumstances) -> Severity | None:
    match relation.kind:
        case RelationKind.SAME:
            return None
        case RelationKind.INCOMPARABLE:
            return _of_incomparable(relation, a, b)
        case RelationKind.CONTAINS:
            return _of_bounds(relation, a, b, circumstances)
        case RelationKind.ROUNDS_TO:
            # nobody takes "nine thousand people" for a count
            plainly = _is_plainly_round(a) or _is_plainly_round(b)
            return _of_rounding(relation.gap, circumstances, plainly=plainly)
        case RelationKind.WITHIN_HEDGE:
            on_edge = relation.cause is Cause.BOUND_EDGE
            return Severity.NOTE if on_edge or relation.gap > circumstances.tolerances.small else None
        case RelationKind.DISJOINT:
            return _of_disjoint(relation, a, b, circumstances)


def _of_incomparable(relation: Relation, a: Quantity, b: Quantity) -> Severity | None:
    """The same figure under another sign is a slip; other figures in other units are just that."""
    same_figure = a.amount == b.amount and a.low == b.low and a.high == b.high
    match relation.cause:
        case Cause.PERCENT_VS_POINTS:
            return Severity.ERROR if same_figure else Severity.NOTE
        case Cause.CURRENCY_MISMATCH:
            return Severity.ERROR if same_figure else None
        case Cause.OTHER_DIMENSION if a.dimension is b.dimension is Dimension.MEASURE:
            return Severity.ERROR if same_figure else None
        case _:
            return None


def _of_bounds(relation: Relation, a: Quantity, b: Quantity, circumstances: Circumstances) -> Severity | None:
    sides = {a.modifier, b.modifier}
    if circumstances.draft and len(sides) == 1 and (a.low, a.high) != (b.low, b.high) and Modifier.VAGUE not in sides:
        return Severity.NOTE  # the same words with another limit: nobody quotes a source so
    if sides <= _LOWER or sides <= _UPPER:
        if relation.gap <= circumstances.tolerances.small:
            return None
        return Severity.NOTE if relation.gap <= circumstances.tolerances.moderate else Severity.WARNING
    if sides == {Modifier.RANGE} and not (_within(a, b) or _within(b, a)):
        return Severity.NOTE
    return Severity.NOTE if beyond_soft_reach(a, b, circumstances.tolerances) else None


def _is_plainly_round(value: Quantity) -> bool:
    """Thousands or more of which one digit is given."""
    amount = value.amount
    return amount is not None and amount >= _THOUSAND and len(amount.normalize().as_tuple().digits) == 1


_THOUSAND = 1000


def _of_rounding(gap: Decimal, circumstances: Circumstances, *, plainly: bool) -> Severity | None:
    if gap > circumstances.tolerances.large:
        return Severity.ERROR
    if gap > circumstances.tolerances.small:
        return Severity.WARNING
    if gap > circumstances.tolerances.rounding:
        return Severity.WARNING if circumstances.key_figure and not plainly else Severity.NOTE
    return Severity.NOTE if circumstances.key_figure else None


def _of_disjoint(relation: Relation, a: Quantity, b: Quantity, circumstances: Circumstances) -> Severity:
    if 0 in (a.high, b.high) and a.dimension is Dimension.COUNT:
        return Severity.WARNING  # "no one was hurt" may be the word of an earlier hour
    if _is_scale_slip(relation) or _one_off_is_wrong(a, b, circumstances):
        return Severity.ERROR
    if relation.gap >= circumstances.tolerances.large or relation.cause in (
        Cause.DECIMAL_SLIP,
        Cause.TRANSPOSED_DIGITS,
    ):
        return Severity.ERROR
    if relation.gap >= circumstances.tolerances.small:
        return Severity.ERROR if circumstances.key_figure else Severity.WARNING
    if relation.cause is Cause.ADJACENT_LAST_DIGIT and not circumstances.key_figure:
        return Severity.NOTE
    return Severity.WARNING


def _one_off_is_wrong(a: Quantity, b: Quantity, circumstances: Circumstances) -> bool:
    """True for counted figures, unless one side itself says that it is only near."""
    if is_soft(a) or is_soft(b):
        return False
    return circumstances.exact or a.exact or b.exact or a.dimension in EXACT_DIMENSIONS


def _is_scale_slip(relation: Relation) -> bool:
    return relation.cause is Cause.SCALE_SLIP


def _within(inner: Quantity, outer: Quantity) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _beyond(bound: Quantity, other: Quantity, tolerances: Tolerances) -> bool:
    """True where `other` lies where the one-sided `bound` does not suggest it."""
    limit = bound.amount
    if limit is None:
        return False
    if bound.modifier in _LOWER:
        value = other.amount if other.amount is not None else other.low
        reach = limit + limit.copy_abs() * tolerances.above
        return value > reach and value > limit + bound.round_grain
    if bound.modifier in _UPPER:
        value = other.amount if other.amount is not None else other.high
        return value < limit * tolerances.below
    return False
