"""What is language and not logic, as data: one TOML file a subject beside this module.

Nothing is compiled at import; each reader asks for the file it needs and builds its patterns once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon file `name`.toml as plain tables. Callers must not change what they get."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of the plain list `name`.txt, whose lines that begin with # are comments."""
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """The list of phrases at `path` in lexicon file `name`, longest first, for alternations."""
    table: Any = load(name)
    for key in path:
        table = table[key]
    return tuple(sorted(table, key=lambda phrase: (-len(phrase), phrase)))
