"""Claims of several articles about one and the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import EntityRef


class Verdict(StrEnum):
    """What the claims of a fact say together."""

    SINGLE = "single"
    """Said once."""
    AGREES = "agrees"
    ROUNDS = "rounds"
    """Compatible, stated at different precision or with different hedges."""
    SUPERSEDED = "superseded"
    """Differ because the later report updates the earlier."""
    DISPUTED = "disputed"
    """Differ, each attributed to a principal of its own."""
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are about the same fact: the levels that joined them, most telling first."""

    left: str
    right: str
    levels: tuple[str, ...]
    score: int
    """Sum of the levels' weights; larger is surer."""
    resembles: bool = False
    """`left` is a draft's claim that no source bears out; only its sentence is like that of `right`."""
    in_its_place: bool = False
    """It resembles by the words on either side: whether a source has its figure of something else is left open."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing asserted by one or more claims. `claims` are ids in reading order of articles."""

    id: str
    subject: EntityRef | None
    attribute: str
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()
    verdict: Verdict = Verdict.SINGLE
    origins: int = 0
    """Independent origins behind its claims; 0 until copies have been traced."""
    label: str = ""
    """The attribute in words, for a reader: "people", "valuation"."""
