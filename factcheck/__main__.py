"""The `factcheck` command, which is `python -m factcheck` too."""

import gc
import os
import sys

# They write what they have seen when Python ends.
_WATCHERS = frozenset({"cProfile", "profile", "coverage"})


def main() -> None:
    """Run the command line and leave with its exit status."""
    # Records are made by the thousand, live to the end of a run and form no cycles: looking for some among
    # them costs a twelfth of the time and frees nothing (measured on 1,000 articles: the same peak memory).
    gc.disable()
    from factcheck.cli.app import app  # the libraries that it loads are such records too

    try:
        app(prog_name="factcheck")
    except SystemExit as leaving:
        _leave(leaving.code)
        raise
    finally:
        # Python looks for cycles once more on its way out, among all that was loaded and made: an eighth of a
        # run on four articles (measured: 479 ms, 421 ms with nothing left to look at).
        gc.freeze()


def _leave(code: str | int | None) -> None:
    """Leave at once if all is written. To free each object first, for the system to have them back anyway, takes
    longer than to read an article."""
    if isinstance(code, str) or not _WATCHERS.isdisjoint(sys.modules):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # a pipe that nobody reads any more: Python knows what to do
    os._exit(code or 0)


if __name__ == "__main__":
    main()
