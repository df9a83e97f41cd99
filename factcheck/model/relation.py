"""How two values stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class RelationKind(StrEnum):
    """From "the same" to "cannot both hold"; symmetric in its two values."""

    SAME = "same"
    CONTAINS = "contains"
    ROUNDS_TO = "rounds_to"
    WITHIN_HEDGE = "within_hedge"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


class Cause(StrEnum):
    """The likeliest slip behind two figures that cannot both hold."""

    SCALE_SLIP = "scale_slip"
    DECIMAL_SLIP = "decimal_slip"
    TRANSPOSED_DIGITS = "transposed_digits"
    ONE_DIGIT_DIFFERS = "one_digit_differs"
    MISROUNDED = "misrounded"
    ADJACENT_LAST_DIGIT = "adjacent_last_digit"
    COARSE_ROUNDING = "coarse_rounding"
    BOUND_EDGE = "bound_edge"
    CURRENCY_MISMATCH = "currency_mismatch"
    PERCENT_VS_POINTS = "percent_vs_points"
    OTHER_DIMENSION = "other_dimension"


@dataclass(frozen=True, slots=True)
class Relation:
    """`gap` is the distance between the two, relative to the larger, 0 … 1."""

    kind: RelationKind
    gap: Decimal = Decimal(0)
    cause: Cause | None = None

    @property
    def compatible(self) -> bool:
        """True when both can hold."""
        return self.kind not in (RelationKind.DISJOINT, RelationKind.INCOMPARABLE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the reconciler thinks of two claims of one fact; stands on the edge between them.

    `why` are the steps in words, in order: how each side was read, what was compared, what was
    tried to explain a difference and whether it did.
    """

    relation: Relation
    why: tuple[str, ...] = ()
    explained: str = ""
    """The explanation that settles the difference ("later report"), "" where none does."""
