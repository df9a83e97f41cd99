"""What backs the claims of a draft in the sources that it was written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.finding import Mention


class Backing(StrEnum):
    """What the sources have for a claim of a draft, what asks for an editor first."""

    CONFLICTING = "conflicting"
    """A source says otherwise, and none says the same."""
    UNSUPPORTED = "unsupported"
    """In no source."""
    ELSEWHERE = "elsewhere"
    """A source has the same figure or date, but in a sentence that shares too little to be of the same thing."""
    HEDGED = "hedged"
    """Sources have it rounded or hedged otherwise."""
    SUPPORTED = "supported"
    """A source says the same."""
    NOT_CHECKABLE = "not_checkable"
    """Read, but of a kind that cannot be looked for in a source; `why` says so."""


@dataclass(frozen=True, slots=True)
class Check:
    """One claim of a draft against the sources.

    `support` are the words of sources that say the same (for `ELSEWHERE`, that have the same figure),
    `near` those that have it rounded or hedged otherwise, `against` those that say something else: all
    sorted by article and place. A supported claim may have some against it.
    """

    claim_id: str
    backing: Backing
    support: tuple[Mention, ...] = ()
    near: tuple[Mention, ...] = ()
    against: tuple[Mention, ...] = ()
    origins: int = 0
    """Independent origins behind `support`, or behind `near` where nothing says the same."""
    why: str = ""
    """For what is not checkable, the reason."""
    weightless: tuple[Mention, ...] = ()
    """What sources of weight 0 have for it, exactly or hedged otherwise: shown, and it supports nothing."""
