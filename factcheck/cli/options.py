"""Options that several commands share, and what they come to together with a file of settings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.config import Configuration


def _rules(incomplete: str) -> list[str]:
    """Codes and names of rules, for completion."""
    from factcheck.rules import BUILTIN

    return [word for rule in BUILTIN for word in (rule.code, rule.name) if word.startswith(incomplete)]


def _formats(incomplete: str) -> list[str]:
    from factcheck.report import REPORTERS

    return [reporter.name for reporter in REPORTERS if reporter.name.startswith(incomplete)]


def _severities(incomplete: str) -> list[str]:
    return [word for word in ("error", "warning", "note", "never") if word.startswith(incomplete)]


def actions(incomplete: str) -> list[str]:
    """What can be done to a baseline."""
    return [word for word in ("create", "update", "prune") if word.startswith(incomplete)]


Subject = Annotated[
    str,
    typer.Argument(
        metavar="RULE|FINDING",
        help="A rule's code or name, such as FC101; or a finding's id (F012) or fingerprint, with its files.",
        show_default=False,
        autocompletion=_rules,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="NAME", show_default=False, autocompletion=_formats,
        help="terminal, markdown, html, json, sarif, github, step-summary, gitlab, junit or rdjson.  "
        "[default: terminal]",
    ),
]  # fmt: skip
FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="SEVERITY", show_default=False, autocompletion=_severities,
        help="Exit with 1 for findings this serious: error, warning, note or never.  [default: error]",
    ),
]  # fmt: skip
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--sources", "-s", metavar="PATH", show_default=False,
        help="What the drafts were written from: articles or folders; may be repeated.",
    ),
]  # fmt: skip
RequireSupport = Annotated[
    bool | None,
    typer.Option(
        "--require-support/--no-require-support",
        help="Warn of figures and dates that are in no source.",
        show_default=False,
    ),
]
StrictSources = Annotated[
    bool | None,
    typer.Option(
        "--strict-sources/--no-strict-sources",
        help="Report what the sources say among themselves too.",
        show_default=False,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Settings to use instead of the nearest factcheck.toml; '' for none.", show_default=False
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE", help="Only these rules, by code, name or family (FC1); may be repeated, or parted by commas.",
        show_default=False, autocompletion=_rules,
    ),
]  # fmt: skip
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Not these rules.", show_default=False, autocompletion=_rules),
]
BaselineFile = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Findings in it are known and fail nothing.", show_default=False),
]
StrictBaseline = Annotated[
    bool | None,
    typer.Option(
        "--strict-baseline/--no-strict-baseline", help="Exit with 1 when the baseline is stale.", show_default=False
    ),
]
Watch = Annotated[bool, typer.Option("--watch", help="Work again whenever a file changes, until interrupted.")]


class Flags(NamedTuple):
    """What the command line says; None is what it leaves to the settings."""

    config: str | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    baseline: str | None = None
    strict_baseline: bool | None = None
    fail_on: str | None = None
    format: str | None = None
    sources: Sequence[str] | None = None
    syntax: str | bool = False
    """Whether a second reader is asked, or with which model."""
    require_support: bool | None = None
    strict_sources: bool | None = None

    def configuration(self, inputs: Sequence[str]) -> Configuration:
        """The settings for work on `inputs`."""
        from factcheck.config import load

        given: dict[str, Any] = {
            "select": _parted(self.select),
            "ignore": _parted(self.ignore),
            "baseline": self.baseline,
            "strict_baseline": self.strict_baseline,
            "fail_on": self.fail_on,
            "format": self.format,
            "sources": tuple(self.sources) if self.sources else None,
            "require_support": self.require_support,
            "strict_sources": self.strict_sources,
        }
        return load(inputs, file=self.config, environ=os.environ, flags=given)


def _parted(words: Sequence[str] | None) -> tuple[str, ...] | None:
    if words is None:
        return None
    return tuple(part.strip() for each in words for part in each.split(",") if part.strip())


def today() -> date:
    """The day on which entries run out: SOURCE_DATE_EPOCH where a build is to be the same every day.

    Raises:
        UsageError: the variable holds no seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH: '{epoch}' is not a number of seconds; correct or unset it") from None
