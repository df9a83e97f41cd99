"""What the commands do, once their options are read. Each returns an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from factcheck.cli.guard import CLEAN, FAILURE, FINDINGS, say
from factcheck.cli.options import Flags, today
from factcheck.cli.output import STANDARD_OUTPUT, OutputError, lie_in, page, sizes, spare, spare_inputs, targets, write
from factcheck.cli.progress import bar
from factcheck.config.settings import Settings
from factcheck.errors import Problem, UsageError
from factcheck.model.finding import Finding, Severity
from factcheck.regex import regex
from factcheck.report import unknown

if TYPE_CHECKING:
    from factcheck.model.report import Report
    from factcheck.read.syntax import SyntaxReader
    from factcheck.report import Render

T = TypeVar("T")
NEVER = "never"
_FINDING = regex(r"[Ff]\d+|[0-9a-f]{6,16}")
"""An id or a fingerprint; no rule's name looks so."""


def compare(
    paths: Sequence[str], flags: Flags, *, output: Sequence[str], watch: bool, quiet: bool, no_color: bool
) -> int:
    """`factcheck compare`"""

    held = sizes(output) if watch else {}

    def once() -> int:
        settings = flags.configuration(paths).settings
        return _reported(
            lambda: compared(paths, settings, quiet=quiet, syntax=flags.syntax),
            settings, output, held, flags.format, quiet=quiet, no_color=no_color,
        )  # fmt: skip

    return _again(once, paths, flags, held) if watch else once()


def check(
    drafts: Sequence[str],
    flags: Flags,
    *,
    output: Sequence[str],
    watch: bool,
    quiet: bool,
    no_color: bool,
    stdin_filename: str | None = None,
) -> int:
    """`factcheck check`"""

    if stdin_filename is not None and STANDARD_OUTPUT not in drafts:
        raise UsageError("--stdin-filename names standard input; add - to the drafts")

    held = sizes(output) if watch else {}

    def once() -> int:
        settings = flags.configuration(drafts).settings
        return _reported(
            lambda: checked(drafts, settings, quiet=quiet, syntax=flags.syntax, stdin_name=stdin_filename),
            settings,
            output,
            held,
            flags.format,
            quiet=quiet,
            no_color=no_color,
        )

    return _again(once, drafts, flags, held) if watch else once()


def _again(once: Callable[[], int], inputs: Sequence[str], flags: Flags, written: Collection[str]) -> int:
    from factcheck.cli.watch import watch

    return watch(once, inputs, flags, written=written)


def _reported(
    make: Callable[[], Report],
    settings: Settings,
    output: Sequence[str],
    held: Mapping[str, int],
    format: str | None,
    *,
    quiet: bool,
    no_color: bool,
) -> int:
    """Make a report, write it wherever it is wanted, and judge it. `held`: what the files held before, in bytes."""
    wanted = targets(output, format, settings.format)  # what is wrong with the options is said before any work
    threshold = _threshold(settings.fail_on)
    report = make()
    known = {"the baseline": settings.baseline, "the file of ignored findings": settings.ignore_file}
    spare(report.articles, [target.path for target in wanted], known)
    status = _status(report, threshold)
    if status == CLEAN and settings.strict_baseline and report.stale:
        say(f"{settings.baseline}: stale; factcheck baseline prune takes out what is gone")
        status = FINDINGS
    written = []
    for target in wanted:
        text = target.reporter.load()(report, page(target.path, no_color=no_color))
        try:
            write(text, target.path, append=target.reporter.appends, behind=held.get(target.path))
        except OutputError as error:  # the other reports are written all the same
            say(str(error))
            status = FAILURE
        else:
            written.append(target.path)
    files = [path for path in written if path != STANDARD_OUTPUT]
    if files and not quiet:
        from factcheck.report.words import summary

        say(f"{summary(report)}; see {', '.join(files)}")
    return status


def duplicates(
    paths: Sequence[str], *, format: str, output: str | None, on_disk: bool, quiet: bool, no_color: bool
) -> int:
    """`factcheck duplicates`"""
    from factcheck.report import copies, copies_markdown, json

    formats: dict[str, Render] = {
        "terminal": copies.render_terminal,
        "markdown": copies_markdown.render_markdown,
        "json": json.render,
    }
    render = chosen(formats, "format", format)
    from factcheck import duplicates as archive

    spare_inputs(paths, output)
    settings = Flags().configuration(paths).settings
    with bar(quiet=quiet) or nullcontext() as progress:
        report: Report = archive.duplicates(
            paths, stdin=_stdin(paths), progress=progress, on_disk=on_disk, settings=settings
        )
    _tell(report.problems, quiet=quiet)
    write(render(report, page(output, no_color=no_color)), output)
    if output not in (None, STANDARD_OUTPUT) and not quiet:
        say(f"{copies.summary(report).rstrip('.')}; see {output}")
    return FAILURE if report.fatal else CLEAN


def claims(
    paths: Sequence[str], *, format: str, output: str | None, quiet: bool, no_color: bool, syntax: str | bool = False
) -> int:
    """`factcheck claims`"""
    from factcheck.report import galley

    formats = {"terminal": galley.render, "json": galley.render_json, "csv": galley.render_csv}
    render = chosen(formats, "format", format)
    from factcheck import pipeline

    settings, reader = Flags().configuration(paths).settings, _second(syntax)
    with bar(quiet=quiet) or nullcontext() as progress:
        readings = pipeline.read(paths, stdin=_stdin(paths), progress=progress, settings=settings, syntax=reader)
    _tell(readings.problems, quiet=quiet)
    spare([reading.document.article for reading in readings.readings], [output])
    write(render(readings, page(output, no_color=no_color)), output)
    if not readings.readings:
        say("no article could be read")
        return FAILURE
    return FAILURE if any(problem.fatal for problem in readings.problems) else CLEAN


def graph(paths: Sequence[str], *, format: str, output: str | None, quiet: bool) -> int:
    """`factcheck graph`"""
    from factcheck.report.graph_export import FORMATS, export

    chosen(FORMATS, "format", format)
    # All that is found is in the graph, whatever of it is set aside.
    settings = replace(Flags().configuration(paths).settings, baseline=None, ignore_file=None)
    report = compared(paths, settings, quiet=quiet)
    spare(report.articles, [output])
    write(export(report, format), output)
    return _status(report, None)


def explain(subject: str, paths: Sequence[str], flags: Flags, *, quiet: bool, no_color: bool) -> int:
    """`factcheck explain`: a rule, or with files a finding, of `check` where drafts and sources are told apart."""
    if not paths:
        from factcheck.report import rules_page
        from factcheck.rules import find

        if _FINDING.fullmatch(subject.strip()):
            raise UsageError(f"{subject} is a finding; name its files too: factcheck explain {subject} PATH...")
        write(rules_page.explain(find(subject), page(no_color=no_color)), None)
        return CLEAN
    from factcheck.report import explain

    # As in `graph`, what is set aside can be asked about too.
    settings = replace(flags.configuration(paths).settings, baseline=None, ignore_file=None)
    is_check = flags.sources or (settings.sources and not any(lie_in(path, settings.sources) for path in paths))
    report = (checked if is_check else compared)(paths, settings, quiet=quiet)
    if not report.articles:
        return FAILURE
    story, finding = explain.find(report, subject)
    write(explain.render(story, finding, page(no_color=no_color), settings), None)
    return FAILURE if report.fatal else CLEAN


def rules(*, format: str, output: str | None, no_color: bool) -> int:
    """`factcheck rules`"""
    from factcheck.report import rules_page
    from factcheck.rules import BUILTIN

    formats = {
        "terminal": rules_page.render_terminal,
        "markdown": rules_page.render_markdown,
        "json": rules_page.render_json,
    }
    render = chosen(formats, "format", format)
    write(render(BUILTIN, page(output, no_color=no_color)), output)
    return CLEAN


def completion(shell: str, *, variable: str) -> int:
    """`factcheck completion`"""
    shells = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "powershell", "pwsh": "pwsh"}
    its = chosen(shells, "shell", shell)
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    write(get_completion_script(prog_name="factcheck", complete_var=variable, shell=its) + "\n", None)
    return CLEAN


def schema(*, output: str | None) -> int:
    """`factcheck schema`"""
    from factcheck.report.schema import schema
    from factcheck.report.text import dumped

    write(dumped(schema()), output)
    return CLEAN


# -- shared ----------------------------------------------------------------------------------


def _second(syntax: str | bool) -> SyntaxReader | None:
    """The second reader, with the model that is named or the first that is found; None when it is not wanted."""
    if syntax is False:
        return None
    from factcheck.read.syntax_spacy import load

    return load(None if syntax is True else syntax)


def compared(paths: Sequence[str], settings: Settings, *, quiet: bool, syntax: str | bool = False) -> Report:
    """Run the pipeline, and say what is to be known about the inputs."""
    from factcheck import pipeline

    reader = _second(syntax)
    with bar(quiet=quiet) or nullcontext() as progress:
        report: Report = pipeline.compare(
            paths, stdin=_stdin(paths), progress=progress, settings=settings, today=today(), syntax=reader
        )
    _tell(report.problems, quiet=quiet)
    if not report.articles:
        say("nothing to compare: no article could be read")
    return report


def checked(
    drafts: Sequence[str],
    settings: Settings,
    *,
    quiet: bool,
    syntax: str | bool = False,
    stdin_name: str | None = None,
) -> Report:
    """As `compared`, for drafts and the sources of the settings. `stdin_name`: what standard input is called.

    Raises:
        UsageError: the settings name no sources.
    """
    from factcheck import pipeline

    if not settings.sources:
        raise UsageError("no sources; name them with --sources, or sources in factcheck.toml")
    reader = _second(syntax)
    with bar(quiet=quiet) or nullcontext() as progress:
        report: Report = pipeline.check(
            drafts,
            settings.sources,
            stdin=_stdin(drafts),
            stdin_name=stdin_name,
            progress=progress,
            settings=settings,
            today=today(),
            syntax=reader,
        )
    _tell(report.problems, quiet=quiet)
    if _is_alone(report):
        why = "no source could be read" if report.fatal else "the only sources are the drafts; name others"
        say(f"nothing to check against: {why}")
    return report


def _stdin(paths: Sequence[str]) -> BinaryIO | None:
    return sys.stdin.buffer if STANDARD_OUTPUT in paths else None


def _tell(problems: Iterable[Problem], *, quiet: bool) -> None:
    for problem in problems:
        if problem.fatal or not quiet:
            say(str(problem))


def _status(report: Report, threshold: Severity | None) -> int:
    if report.fatal or not report.articles or _is_alone(report):
        return FAILURE
    return FINDINGS if any(_reaches(finding, threshold) for finding in report.findings) else CLEAN


def _is_alone(report: Report) -> bool:
    """Drafts were to be checked, and there was nothing to check them against: that must not look clean."""
    return any(story.draft and len(story.documents) == 1 for story in report.stories)


def _reaches(finding: Finding, threshold: Severity | None) -> bool:
    return threshold is not None and finding.severity.rank <= threshold.rank


def _threshold(name: str) -> Severity | None:
    """The severity that fails a run, None for "never"."""
    levels: dict[str, Severity | None] = {severity.value: severity for severity in Severity}
    return chosen({**levels, NEVER: None}, "severity", name)


def chosen(choices: Mapping[str, T], what: str, name: str) -> T:
    """What `name` stands for.

    Raises:
        UsageError: nothing; the message offers the nearest.
    """
    if name not in choices:
        raise UsageError(unknown(what, name, tuple(choices)))
    return choices[name]
