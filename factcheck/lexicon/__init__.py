"""What is language and not logic, as data: one TOML file a subject beside this module.

Nothing is compiled at import; each reader asks for the file it needs and builds its patterns once.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon file `name`.toml as plain tables. Callers must not change what they get."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """The list of phrases at `path` in lexicon file `name`, longest first, for alternations."""
    table: Any = load(name)
    for key in path:
        table = table[key]
    return tuple(sorted(table, key=lambda phrase: (-len(phrase), phrase)))
