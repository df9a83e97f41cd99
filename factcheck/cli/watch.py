"""`--watch`: the work is done again whenever one of its files changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from factcheck.cli.guard import INTERRUPTED, say
from factcheck.cli.options import Flags
from factcheck.cli.output import STANDARD_OUTPUT, is_terminal
from factcheck.config import shown
from factcheck.errors import FactcheckError, UsageError

Changes = Callable[[Sequence[Path], Collection[Path]], Iterable[object]]
"""From what is watched and what is left out of it to something that yields after every change."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(
    once: Callable[[], int],
    inputs: Sequence[str],
    flags: Flags,
    *,
    written: Collection[str] = (),
    changes: Changes | None = None,
) -> int:
    """Do the work, and again after every change of what it reads. `written` are the files that it writes.

    Raises:
        UsageError: standard input cannot be watched, or the package that watches is missing.
    """
    if STANDARD_OUTPUT in inputs:
        raise UsageError("standard input does not change; name files to --watch")
    seen = changes or _changes
    while True:
        _clear()
        try:
            once()
        except FactcheckError as error:  # a file of settings half written: the next save mends it
            say(str(error))
        watched = _watched(inputs, flags)
        say(f"waiting for changes in {', '.join(map(shown, watched))}; end with Ctrl+C")
        try:
            next(iter(seen(watched, {Path(name).resolve() for name in written})))
        except (StopIteration, KeyboardInterrupt):
            return INTERRUPTED


def _watched(inputs: Sequence[str], flags: Flags) -> list[Path]:
    """What the work depends on, as far as it is there: inputs, sources, settings, what was set aside."""
    names = [*inputs, *(flags.sources or ())]
    try:
        found = flags.configuration(inputs)
    except FactcheckError:
        from factcheck.config import find

        names += filter(None, (flags.config, str(find(inputs) or "")))
    else:
        settings = found.settings
        names += [*settings.sources]
        names += filter(None, (settings.ignore_file, settings.baseline, str(found.file or "")))
    # Some editors save by putting another file in its place; one that is missing just now comes back there.
    missing = [Path(name).parent for name in inputs if not Path(name).exists()]
    return list(dict.fromkeys(path for path in (*map(Path, names), *missing) if path.exists()))


def _changes(paths: Sequence[Path], besides: Collection[Path]) -> Iterable[object]:
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError("--watch needs a package that is not here; pip install 'factcheck-news[watch]'") from None
    return watch(*paths, watch_filter=lambda _, name: Path(name).resolve() not in besides, raise_interrupt=True)


def _clear() -> None:
    if is_terminal(sys.stdout):
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
