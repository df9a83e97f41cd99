"""A progress bar on standard error, for work that lasts and a person who waits."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from factcheck.cli.output import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 1.0
"""Work shorter than this shows no bar."""
STEP_SECONDS = 0.05
"""Between two updates of the bar; stages report far more often."""


class Bar:
    """Called by the pipeline with (stage, done, total); a context manager that clears up after itself."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = self._drawn = clock()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = self._clock()
        if now - self._started < PATIENCE_SECONDS or (now - self._drawn < STEP_SECONDS and done < total):
            return
        self._drawn = now
        if self._progress is None:
            self._progress = self._start()
            self._task = self._progress.add_task("", total=None)
        if self._task is not None:
            self._progress.update(self._task, description=stage, completed=done, total=total)

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        progress = Progress(
            TextColumn("{task.description:<10}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        progress.start()
        return progress


def bar(*, quiet: bool) -> Bar | None:
    """A bar where one makes sense: standard error is a terminal that can redraw a line."""
    if quiet or os.environ.get("TERM", "") in ("dumb", "unknown") or not is_terminal(sys.stderr):
        return None
    return Bar()
