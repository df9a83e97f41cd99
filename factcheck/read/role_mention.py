"""A role as it is read from a sentence, and the names that it may be tied to."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.value import Deed, Role


class RoleMention(NamedTuple):
    """A role with its place in the sentence and the form of the name of whose it is."""

    start: int
    end: int
    person: str
    role: Role
    at: tuple[int, int]
    """Where the person's name stands."""
    holds: Deed | None = None
    """The same from the office's side, where what has it has one holder at a time."""


class Name(NamedTuple):
    """A name in its sentence, with the letters behind it: "Ida Vollan, M.D."."""

    start: int
    end: int
    form: str
