"""What `factcheck baseline` and `factcheck config` do. Each returns an exit status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.baseline import NAME, Baseline
from factcheck.cli.commands import checked, chosen, compared
from factcheck.cli.guard import CLEAN, FAILURE, say
from factcheck.cli.options import Flags, actions
from factcheck.cli.output import write
from factcheck.config import Configuration, Tolerances, key_of, shown
from factcheck.errors import UsageError
from factcheck.rules.selection import speaking


def baseline(what: str, paths: Sequence[str], flags: Flags) -> int:
    """`factcheck baseline create`, `update` and `prune`."""
    chosen({action: action for action in actions("")}, "action", what)
    found = flags.configuration(paths)
    settings = found.settings
    name = settings.baseline or (shown(found.file.with_name(NAME)) if found.file else NAME)
    if what != "create":
        old = Baseline.load(name)
    elif Path(name).exists():
        raise UsageError(f"{name}: there already; write it anew with factcheck baseline update")
    else:
        old = Baseline(name)
    unjudged = replace(settings, baseline=None)
    make = checked if settings.sources else compared
    report = make(paths, unjudged, quiet=False)
    if not report.articles:
        return FAILURE
    new = old.updated(report, speaking(settings), grow=what != "prune")
    write(new.text(), name)
    before, after = old.counts(), new.counts()
    changes = [f"{(after - before).total():,} added", f"{(before - after).total():,} taken out"]
    say(f"{name}: {after.total():,} in the baseline" + ("" if what == "create" else f"; {', '.join(changes)}"))
    if not settings.baseline:
        say(f'it counts with --baseline {name}, or with baseline = "{Path(name).name}" in factcheck.toml')
    return FAILURE if report.fatal else CLEAN


def show(what: str, paths: Sequence[str], flags: Flags, *, origin: bool) -> int:
    """`factcheck config show`"""
    chosen({"show": "show"}, "action", what)
    found = flags.configuration(paths)
    write(_toml(found, origin=origin), None)
    return CLEAN


def _toml(found: Configuration, *, origin: bool) -> str:
    """The settings as a file of settings: plain values first, then the tables."""
    lines = [f"# {shown(found.file) if found.file else 'no file of settings'}"] if origin else []
    tables: list[str] = []
    for entry in fields(found.settings):
        if "ours" in entry.metadata:
            continue
        key, value = key_of(entry.name), getattr(found.settings, entry.name)
        where = f"  # {found.origin(key)}" if origin else ""
        if is_dataclass(value) or isinstance(value, Mapping):
            tables += ["", f"[{key}]{where}", *_rows(value)]
            if isinstance(value, Tolerances):
                for metric, its in value.metric.items():
                    tables += ["", f"[{key}.metric.{_key(metric)}]{where}", *_rows(its.set())]
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            for each in value:
                tables += ["", f"[[{key}]]{where}", *_rows(each)]
        elif isinstance(value, tuple) and entry.name in ("source", "path"):
            continue
        elif value is None:
            lines.append(f"# {key} is not set")
        else:
            lines.append(f"{key} = {_value(value)}{where}")
    return "\n".join([*lines, *tables]) + "\n"


def _rows(table: Any) -> list[str]:
    pairs = (
        table.items()
        if isinstance(table, Mapping)
        else ((key_of(f.name), getattr(table, f.name)) for f in fields(table) if f.name != "metric")
    )
    rows = []
    for key, value in pairs:
        if value is None:
            continue
        rows.append(f"{_key(key)} = {_value(value)}")
    return rows


def _key(name: str) -> str:
    """A key as TOML writes it, in quotes where it is more than a word."""
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else _value(name)


def _value(value: Any) -> str:
    """A value as TOML writes it."""
    import json

    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            return (
                "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
                if value
                else "{}"
            )
        case _:
            return f"{value}"
