"""What is language and not logic, as data: one TOML file a subject beside this module.

Nothing is compiled at import; each reader asks for the file it needs and builds its patterns once. Reading TOML
takes 25 times as long as reading JSON, a tenth of a whole run on a small story, so that the tables also stand in
`compiled.json`, each with the checksum of its file: `python -m tests.update_lexicon` writes it, a test keeps it
fresh, and a file that was edited since is read itself.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
COMPILED = _HERE / "compiled.json"


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon file `name`.toml as plain tables. Callers must not change what they get."""
    raw = (_HERE / f"{name}.toml").read_bytes()
    known = _compiled().get(name)
    if known is not None and known["crc32"] == zlib.crc32(raw):
        table: dict[str, Any] = known["table"]
        return table
    return parsed(raw)


def parsed(raw: bytes) -> dict[str, Any]:
    """The tables of a TOML file."""
    import tomllib

    return tomllib.loads(raw.decode("utf-8"))


@cache
def _compiled() -> dict[str, Any]:
    """What `compiled.json` holds, nothing where it cannot be read."""
    try:
        found: dict[str, Any] = json.loads(COMPILED.read_bytes())
    except (OSError, ValueError):
        return {}
    return found


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
