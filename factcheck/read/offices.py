"""Offices, ranks and occupations: which exclude one another, and how each is said. The words are data (`lexicon/roles.toml`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.read.phrasebook import Phrasebook

HOLDER = "holder of the office: "
"""Attributes of who holds an office begin so."""


class Office(NamedTuple):
    """One row of the lexicon; an occupation is an office of its own name that excludes no other."""

    name: str
    one: bool = False
    portfolio: bool = False
    excludes: frozenset[str] = frozenset()
    acts_for: bool = False
    """Who has it acts and speaks for what it is an office of."""


@cache
def offices() -> dict[str, Office]:
    """The offices and occupations of the lexicon by name."""
    table = lexicon.load("roles")
    found = {word: Office(word) for word in table["occupations"]["words"]}
    rows = table["office"]
    for row in rows:
        others = frozenset(row.get("not", ()))
        found[row["name"]] = Office(row["name"], row.get("one", False), row.get("portfolio", False), others)
    for apart in (table["officers"]["offices"], *table["ranks"].values()):
        for name in apart:
            known = found.get(name, Office(name))
            found[name] = known._replace(excludes=known.excludes | frozenset(apart) - {name})
    for name in table["acts_for"]["offices"]:
        found[name] = found[name]._replace(acts_for=True) if name in found else Office(name, acts_for=True)
    return found


@cache
def heads() -> Phrasebook[str]:
    """The name of the office for each way of saying it."""
    table = lexicon.load("roles")
    forms = [(form, row["name"]) for row in table["office"] for form in row["forms"]]
    said = {form for form, _ in forms}
    ranks = {rank for service in table["ranks"].values() for rank in service}
    forms += [(word, word) for word in sorted({*table["occupations"]["words"], *ranks} - said)]
    return Phrasebook(forms)
