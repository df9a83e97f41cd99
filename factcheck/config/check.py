"""Holds what a file or the environment says to the types of the settings, and says what does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from factcheck.config.settings import MetricTolerances, PathSettings, Settings, SourceSettings, Tolerances, key_of
from factcheck.errors import UsageError

T = TypeVar("T")

_TABLES: Mapping[str, type[Any]] = {"tolerances": Tolerances, "source": SourceSettings, "path": PathSettings}
# pydantic's words for those who write TOML.
_WORDS = (("Input should be", "should be"), ("a valid tuple", "a list"), ("a valid dictionary", "a table"),
          ("a valid string", "text in quotes"), ("a valid boolean", "true or false"),
          ("a valid decimal", "a number"), ("Field required", "is missing"))  # fmt: skip


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def keys(kind: type[Any] = Settings) -> tuple[str, ...]:
    """The keys of the file of settings, or of another record that people write."""
    return tuple(key_of(entry.name) for entry in fields(kind) if "ours" not in entry.metadata)


def checked(kind: type[T], table: Any, where: str) -> T:
    """A record of `kind` from what a person wrote.

    Raises:
        UsageError: names `where`, the key and what to do, for the first that is wrong, and counts the others.
    """
    unknown = [key for key in table if key not in keys(kind)] if isinstance(table, dict) else []
    if unknown:
        raise _complaint(where, [_unknown(kind, (), key) for key in unknown])
    try:
        record: T = _adapter(cast(Any, kind)).validate_python(table)
    except ValidationError as error:
        raise _complaint(
            where, [_in_words(kind, e["loc"], e["type"], e["msg"], e["input"]) for e in error.errors()]
        ) from None
    return record


def from_table(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields of `Settings` that `table` sets, checked.

    Raises:
        UsageError: as `checked`.
    """
    settings = checked(Settings, dict(table), where)
    return {entry.name: getattr(settings, entry.name) for entry in fields(Settings) if key_of(entry.name) in table}


def from_environment(given: Mapping[str, str]) -> dict[str, Any]:
    """The fields that `FACTCHECK_*` variables set. Lists are parted by commas.

    Raises:
        UsageError: a variable that there is not, or a value that does not fit.
    """
    from factcheck.config import variables

    known = variables()
    found: dict[str, Any] = {}
    for name, value in sorted(given.items()):
        if name not in known:
            raise UsageError(f"{name}: no such variable; {_nearest(name, tuple(known))}")
        entry = known[name]
        is_list = isinstance(getattr(Settings(), entry), tuple)
        said: Any = [part.strip() for part in value.split(",") if part.strip()] if is_list else value
        try:
            found[entry] = from_table({key_of(entry): said}, name)[entry]
        except UsageError as error:
            raise UsageError(str(error).replace(f" '{key_of(entry)}' ", " ", 1)) from None
    return found


def _complaint(where: str, reasons: list[str]) -> UsageError:
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    reason = "".join(char if char.isprintable() else " " for char in reasons[0])  # a key may hold line ends
    return UsageError(f"{where}: {reason}{more}")


def _in_words(whole: type[Any], place: tuple[int | str, ...], kind: str, message: str, said: object) -> str:
    if kind == "unexpected_keyword_argument":
        if place[:-1] == ("tolerances",) and isinstance(said, dict):
            return f"unknown key '{place[-1]}' in 'tolerances'; for one attribute write [tolerances.metric.{place[-1]}]"
        return _unknown(whole, place[:-1], str(place[-1]))
    message = re.sub(r"a dictionary or an instance of \w+", "a table", message)
    for theirs, ours in _WORDS:
        message = message.replace(theirs, ours)
    message = message.removeprefix("Value error, ")
    return f"'{_path(place)}' {message}" if place else message


def _unknown(whole: type[Any], place: tuple[int | str, ...], key: str) -> str:
    inside = f" in '{_path(place)}'" if place else ""
    return f"unknown key '{key}'{inside}; {_nearest(key, keys(_record(place) or whole))}"


def _record(place: tuple[int | str, ...]) -> type[Any] | None:
    """What the table at `place` is read as; None for the whole file."""
    if place[:2] == ("tolerances", "metric"):
        return MetricTolerances
    return _TABLES[str(place[0])] if place else None


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name.replace("_", "-") if name.islower() else name, known, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known)}"


def _path(place: tuple[int | str, ...]) -> str:
    """ "path 2 ignore" for ("path", 1, "ignore", 0): tables count from 1, and a list is named as a whole."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in place]
    in_list = isinstance(place[-1], int) and not (len(place) == 2 and place[0] in _TABLES)
    return " ".join(parts[:-1] if in_list and len(parts) > 1 else parts)
