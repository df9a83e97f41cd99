"""Commands and their options. Work is imported inside the commands, so that `--help` stays quick."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from factcheck.cli.guard import guarded
from factcheck.cli.options import (
    BaselineFile,
    Config,
    FailOn,
    Flags,
    Format,
    Ignore,
    RequireSupport,
    Select,
    Sources,
    StrictBaseline,
    StrictSources,
    Subject,
    Watch,
    actions,
)

COMPLETING = "_FACTCHECK_COMPLETE"
"""Set by the scripts of `factcheck completion` when a shell asks what may come next."""

app = typer.Typer(
    name="factcheck",
    help="Find where several articles on one story disagree, and which of them are one source.",
    epilog="Exit status: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or an unreadable input.",
    # Plain help: panels would load rich's Markdown and cost more than the rest of the start-up.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    # Its two options would stand in every help; `factcheck completion` does the same.
    add_completion=COMPLETING in os.environ,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Articles or folders of articles; - is standard input.", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.", show_default=False
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT=]FILE",
        help="Write to FILE instead of standard output; may be repeated. Without FORMAT or --format the "
        "file's suffix decides. FORMAT=- is standard output.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but what went wrong.")]
Syntax = Annotated[
    bool,
    typer.Option("--syntax", help="Ask a second reader too, which looks at grammar (needs factcheck-news[syntax])."),
]
SyntaxModel = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The model of the second reader, a package or a folder.", show_default=False),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR in the environment.")]


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.command()
def compare(
    paths: Paths,
    format: Format = None,
    output: Outputs = None,
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    strict_baseline: StrictBaseline = None,
    config: Config = None,
    watch: Watch = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
    syntax: Syntax = False,
    syntax_model: SyntaxModel = None,
) -> None:
    """Compare what articles on one story say.

    Articles on different stories are told apart; a folder may hold many. The report goes to standard
    output, everything else to standard error.
    """

    def work() -> int:
        from factcheck.cli.commands import compare

        flags = Flags(config, select, ignore, baseline, strict_baseline, fail_on, format, None, syntax_model or syntax)
        return compare(paths, flags, output=output or [], watch=watch, quiet=quiet, no_color=no_color)

    guarded(work)


@app.command()
def check(
    drafts: Annotated[
        list[str],
        typer.Argument(metavar="DRAFT", help="Drafts to check; - is standard input.", show_default=False),
    ],
    sources: Sources = None,
    require_support: RequireSupport = None,
    strict_sources: StrictSources = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file that standard input is a version of; tells its format.", show_default=False
        ),
    ] = None,
    format: Format = None,
    output: Outputs = None,
    fail_on: FailOn = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselineFile = None,
    strict_baseline: StrictBaseline = None,
    config: Config = None,
    watch: Watch = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
    syntax: Syntax = False,
    syntax_model: SyntaxModel = None,
) -> None:
    """Check drafts against their sources.

    Each draft is set against all sources: every figure, date and statement of it is supported, rounded or
    hedged otherwise, contradicted, or in no source. What the sources say among themselves is left out.
    """

    def work() -> int:
        from factcheck.cli.commands import check

        flags = Flags(
            config,
            select,
            ignore,
            baseline,
            strict_baseline,
            fail_on,
            format,
            sources,
            syntax_model or syntax,
            require_support,
            strict_sources,
        )
        return check(
            drafts,
            flags,
            output=output or [],
            watch=watch,
            quiet=quiet,
            no_color=no_color,
            stdin_filename=stdin_filename,
        )

    guarded(work)


@app.command()
def duplicates(
    paths: Paths,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="terminal, markdown or json.")
    ] = "terminal",
    output: Output = None,
    on_disk: Annotated[
        bool, typer.Option("--on-disk", help="Keep the index in temporary files, for archives larger than memory.")
    ] = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Show what articles share, and who copied whom.

    Copied text, press releases, quotations and boilerplate side by side, with the words that were changed.
    """

    def work() -> int:
        from factcheck.cli.commands import duplicates

        return duplicates(paths, format=format, output=output, on_disk=on_disk, quiet=quiet, no_color=no_color)

    guarded(work)


@app.command()
def claims(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="terminal, json or csv.")] = "terminal",
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    syntax: Syntax = False,
    syntax_model: SyntaxModel = None,
) -> None:
    """Show what is read in each article.

    Every claim is marked in the text and listed below it, with what looked checkable but was not read.
    """

    def work() -> int:
        from factcheck.cli.commands import claims

        reader = syntax_model or syntax
        return claims(paths, format=format, output=output, quiet=quiet, no_color=no_color, syntax=reader)

    guarded(work)


@app.command()
def graph(
    paths: Paths,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="graphml, json, dot or mermaid.")
    ] = "graphml",
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Export the claim graph.

    Articles, sentences, claims, names, facts and passages, and how they stand to each other.
    """

    def work() -> int:
        from factcheck.cli.commands import graph

        return graph(paths, format=format, output=output, quiet=quiet)

    guarded(work)


@app.command()
def explain(
    subject: Subject,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="The files that the finding was found in.", show_default=False),
    ] = None,
    sources: Sources = None,
    require_support: RequireSupport = None,
    strict_sources: StrictSources = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Explain a rule with examples, or how a finding came about.

    Of a finding: what joined the claims, what each figure allows, what was tried to explain the difference.
    One of check is found again with its drafts and the options that it was found with.
    """

    def work() -> int:
        from factcheck.cli.commands import explain

        flags = Flags(sources=sources, require_support=require_support, strict_sources=strict_sources)
        return explain(subject, paths or [], flags, quiet=quiet, no_color=no_color)

    guarded(work)


@app.command()
def rules(
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="terminal, markdown or json.")
    ] = "terminal",
    output: Output = None,
    no_color: NoColor = False,
) -> None:
    """List the rules."""

    def work() -> int:
        from factcheck.cli.commands import rules

        return rules(format=format, output=output, no_color=no_color)

    guarded(work)


@app.command()
def schema(output: Output = None) -> None:
    """Print the JSON Schema of the JSON report."""

    def work() -> int:
        from factcheck.cli.commands import schema

        return schema(output=output)

    guarded(work)


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.", show_default=False)],
) -> None:
    """Print a script that completes commands in a shell.

    bash: put  source <(factcheck completion bash)  into ~/.bashrc. fish: write it to
    ~/.config/fish/completions/factcheck.fish.
    """

    def work() -> int:
        from factcheck.cli.commands import completion

        return completion(shell, variable=COMPLETING)

    guarded(work)


@app.command()
def baseline(
    action: Annotated[
        str,
        typer.Argument(metavar="ACTION", help="create, update or prune.", show_default=False, autocompletion=actions),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Articles to compare; drafts to check where there are sources.", show_default=False
        ),
    ],
    sources: Sources = None,
    baseline: BaselineFile = None,
    select: Select = None,
    ignore: Ignore = None,
    require_support: RequireSupport = None,
    strict_sources: StrictSources = None,
    config: Config = None,
) -> None:
    """Accept what is there, so that only new findings fail.

    create writes what is found into a new baseline; update adds what is new and takes out what is gone;
    prune takes out what is gone and adds nothing.
    """

    def work() -> int:
        from factcheck.cli.settings import baseline as take

        flags = Flags(
            config,
            select,
            ignore,
            baseline,
            sources=sources,
            require_support=require_support,
            strict_sources=strict_sources,
        )
        return take(action, paths, flags)

    guarded(work)


@app.command()
def config(
    action: Annotated[
        str, typer.Argument(metavar="show", help="The one thing there is to do.", autocompletion=lambda: ["show"])
    ] = "show",
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="The articles in question; else the current folder.", show_default=False),
    ] = None,
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value was set.")] = False,
    config: Config = None,
) -> None:
    """Show the settings in force, as a file of settings."""

    def work() -> int:
        from factcheck.cli.settings import show

        return show(action, paths or [], Flags(config), origin=origin)

    guarded(work)
