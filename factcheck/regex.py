"""Regular expressions that are compiled when a text first asks them something.

A run on one story asks about two thirds of them, and compiling them all was a quarter of its start-up.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Looks like the compiled pattern. What was asked once stands beside it, and costs no more than there."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off to the first use; for the patterns of a module. An error in it shows then too."""
    return cast("re.Pattern[str]", _Late(source, flags))
