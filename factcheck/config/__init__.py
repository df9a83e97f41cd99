"""What a newsroom decides for itself: settings from a file, the environment and the command line, in this order.

    settings = factcheck.config.load(["drafts/"]).settings

The nearest `factcheck.toml`, or `pyproject.toml` with a table `[tool.factcheck]`, counts from the folder of
the articles upward, else from the current folder upward. Files are not merged.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from factcheck.config.settings import (
    DEFAULT,
    MetricTolerances,
    PathSettings,
    Settings,
    SourceSettings,
    Tolerances,
    key_of,
)
from factcheck.errors import UsageError

__all__ = [
    "DEFAULT",
    "Configuration",
    "MetricTolerances",
    "PathSettings",
    "Settings",
    "SourceSettings",
    "Tolerances",
    "find",
    "key_of",
    "load",
    "shown",
    "variables",
]

NAME = "factcheck.toml"
PROJECT = "pyproject.toml"
IGNORED = "factcheck.ignore.toml"
"""The file of ignored findings, beside the file of settings or else in the current folder."""
PREFIX = "FACTCHECK_"
DEFAULT_ORIGIN = "default"
_CONFIG = "FACTCHECK_CONFIG"


class Configuration(NamedTuple):
    """Settings, and for every key that is not as it comes where it was set."""

    settings: Settings = DEFAULT
    origins: Mapping[str, str] = MappingProxyType({})
    """Key → a file's name, the name of a variable, or "--fail-on"."""
    file: Path | None = None

    def origin(self, key: str) -> str:
        """Where the value of `key` comes from."""
        return self.origins.get(key, DEFAULT_ORIGIN)


def load(
    inputs: Sequence[str] = (),
    *,
    file: str | None = None,
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> Configuration:
    """The settings for work on `inputs`, files or folders.

    `file` is read instead of the nearest one; "" reads none. `environ` holds `FACTCHECK_*` variables among
    others. `flags` maps field names to values; None is a flag that was not given.

    Raises:
        UsageError: something in them is not understood; the message says where and offers the nearest.
    """
    environ = environ or {}
    named = file if file is not None else environ.get(_CONFIG)
    path = find(inputs) if named is None else _named(named)
    found = Configuration(replace(DEFAULT, ignore_file=IGNORED))
    if path is not None:
        found = _from_file(path)
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and name != _CONFIG and value}
    if given:
        from factcheck.config.check import from_environment

        found = _over(found, from_environment(given), {key_of(name): PREFIX + name.upper() for name in _FIELDS})
    wanted = {name: value for name, value in (flags or {}).items() if value is not None}
    found = _over(found, wanted, {key_of(name): f"--{key_of(name)}" for name in wanted})
    ignored = found.settings.ignore_file
    if ignored and "ignore-file" in found.origins and not Path(ignored).is_file():
        raise UsageError(f"{found.origin('ignore-file')}: 'ignore-file' is '{ignored}', which is not there; make it")
    return found


_FIELDS = tuple(entry.name for entry in fields(Settings))


def variables() -> dict[str, str]:
    """The variables that are understood → the field that each sets. Tables have none."""
    plain = (name for name in _FIELDS if name not in ("severity", "tolerances", "source", "path", "root"))
    return {PREFIX + name.upper(): name for name in plain}


def find(inputs: Sequence[str]) -> Path | None:
    """The nearest file of settings, None where there is none."""
    for start in (_common(inputs), Path.cwd()):
        for folder in (start, *start.parents) if start is not None else ():
            if (path := folder / NAME).is_file():
                return path
            if (path := folder / PROJECT).is_file() and _table(path) is not None:
                return path
    return None


def _common(inputs: Sequence[str]) -> Path | None:
    """The innermost folder that holds all inputs; None for standard input and for several drives."""
    # Not Path.resolve, which stops at a link to itself: what cannot be read is said of the input later.
    named = [Path(os.path.realpath(name)) for name in inputs if name.strip() and name != "-"]
    folders = [str(path if path.is_dir() else path.parent) for path in named]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:
        return None


def _named(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{name}: no such file of settings; correct --config or {_CONFIG}")
    return path.resolve()


def _from_file(path: Path) -> Configuration:
    from factcheck.config.check import from_table

    name = shown(path)
    table = _table(path) or {}
    where = name if path.name != PROJECT else f"{name} [tool.factcheck]"
    found = from_table(table, where)
    origins = {key_of(entry): name for entry in found}
    found.setdefault("ignore_file", IGNORED)
    for entry in ("ignore_file", "baseline", "sources"):
        if value := found.get(entry):
            found[entry] = (
                _from(path.parent, value)
                if isinstance(value, str)
                else tuple(_from(path.parent, each) for each in value)
            )
    return Configuration(replace(DEFAULT, **found, root=path.parent), origins, path)


def _from(folder: Path, name: str) -> str:
    """A path of the settings, which starts from their folder, as one that starts from the current folder."""
    return shown(folder / name) if not Path(name).is_absolute() else name


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file as they stand; None where a `pyproject.toml` has none."""
    import tomllib
    from decimal import Decimal

    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UsageError(f"{shown(path)}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{shown(path)}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        if path.name == PROJECT:
            return None  # somebody else's file, and somebody else's complaint
        raise UsageError(f"{shown(path)}: not valid TOML: {error}; correct it there") from None
    if path.name != PROJECT:
        return table
    ours = table.get("tool", {}).get("factcheck")
    return ours if isinstance(ours, dict) else None


def _over(found: Configuration, values: Mapping[str, Any], origins: Mapping[str, str]) -> Configuration:
    """`found` with `values` in place of its own."""
    if not values:
        return found
    named = {key_of(name): origins[key_of(name)] for name in values}
    return found._replace(settings=replace(found.settings, **values), origins={**found.origins, **named})


def shown(path: Path) -> str:
    """A file's name as seen from the current folder, with / separators, so that no report names the machine."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
