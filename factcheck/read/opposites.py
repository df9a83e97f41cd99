"""Words of which one excludes the others in the same place of the same sentence. They are data (`lexicon/opposites.toml`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck import lexicon


class Opposed(NamedTuple):
    """The family of a word and its sense there: "order", "third"."""

    family: str
    sense: str


@cache
def _table() -> dict[str, Opposed]:
    terms, moves = lexicon.load("terms"), lexicon.load("movement")["before"]
    table: dict[str, dict[str, list[str]]] = {
        "direction": terms["direction"],
        "measure": terms["measure"],
        "movement": {"up": moves["up"], "down": moves["down"]},
        **lexicon.load("opposites"),
    }
    return {
        form: Opposed(family, sense)
        for family, senses in table.items()
        for sense, forms in senses.items()
        for form in forms
    }


def opposed(word: str) -> Opposed | None:
    """What a word in lower case stands for among words that exclude it; None for most words."""
    return _table().get(word)
