"""Commands that have commands: `factcheck baseline …` and `factcheck config …`."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.guard import guarded
from factcheck.cli.options import BaselineFile, Config, Flags, Ignore, Select, Sources

baseline_app = typer.Typer(
    help="Accept what is there, so that only new findings fail.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
config_app = typer.Typer(help="Look at the settings.", rich_markup_mode=None, no_args_is_help=True)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Articles to compare; drafts to check where there are sources.", show_default=False
    ),
]


@baseline_app.command()
def create(
    paths: Inputs,
    sources: Sources = None,
    baseline: BaselineFile = None,
    select: Select = None,
    ignore: Ignore = None,
    config: Config = None,
) -> None:
    """Write what is found into a new baseline."""
    _baseline("create", paths, Flags(config, select, ignore, baseline, sources=sources))


@baseline_app.command()
def update(
    paths: Inputs,
    sources: Sources = None,
    baseline: BaselineFile = None,
    select: Select = None,
    ignore: Ignore = None,
    config: Config = None,
) -> None:
    """Add what is new and take out what is gone."""
    _baseline("update", paths, Flags(config, select, ignore, baseline, sources=sources))


@baseline_app.command()
def prune(
    paths: Inputs,
    sources: Sources = None,
    baseline: BaselineFile = None,
    select: Select = None,
    ignore: Ignore = None,
    config: Config = None,
) -> None:
    """Take out what is gone, and add nothing."""
    _baseline("prune", paths, Flags(config, select, ignore, baseline, sources=sources))


def _baseline(what: str, paths: list[str], flags: Flags) -> None:
    def work() -> int:
        from factcheck.cli.settings import baseline

        return baseline(what, paths, flags)

    guarded(work)


@config_app.callback()
def _group() -> None:
    """With one command only, a group needs this to stay one."""


@config_app.command()
def show(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="The articles in question; else the current folder.", show_default=False),
    ] = None,
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value was set.")] = False,
    config: Config = None,
) -> None:
    """Print the settings in force, as a file of settings has them."""

    def work() -> int:
        from factcheck.cli.settings import show

        return show(paths or [], Flags(config), origin=origin)

    guarded(work)
