"""What becomes of a command that ends: an exit status, and at most one line of complaint."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from factcheck.errors import FactcheckError

CLEAN, FINDINGS, FAILURE, INTERRUPTED = 0, 1, 2, 130


def guarded(work: Callable[[], int]) -> NoReturn:
    """Run `work` and leave with its status.

    What the user or an input did wrong is one line on standard error and status 2. Anything else is a
    bug of ours: it keeps its traceback, and status 2 too, so that it is never taken for findings.
    """
    prepare()
    try:
        status = work()
    except FactcheckError as error:
        say(str(error))
        status = FAILURE
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception:
        import traceback

        traceback.print_exc()
        say("this is a bug in factcheck; please report it with the lines above")
        status = FAILURE
    raise typer.Exit(status)


def prepare() -> None:
    """No character that a console lacks may stop a report; Windows consoles get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8" if sys.platform == "win32" else None, errors="replace")


def say(message: str) -> None:
    """One line on standard error, from us."""
    from factcheck.report.text import visible

    try:
        print(f"factcheck: {visible(message)}", file=sys.stderr)  # noqa: T201
    except OSError:
        return  # nobody is listening
