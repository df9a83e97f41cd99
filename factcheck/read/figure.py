"""A figure as its recogniser sees it: a quantity with its place in the sentence."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.value import Quantity


class Figure(NamedTuple):
    """A quantity with its place in the sentence.

    `start` and `end` cover modifier, currency, number and unit words; `core` begins at the number or
    its currency; `noun_end` is where the counted noun ends, `end` where there is none.
    """

    start: int
    core: int
    end: int
    noun_end: int
    quantity: Quantity
