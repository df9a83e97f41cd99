"""Half-open ranges that may overlap, asked which of them hold or meet another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Ranges:
    """Ranges with a label each, `(start, end, label)`.

    An answer takes a look at the few that begin before and reach far enough, not at all: a page of
    thousands of lines that others have too would be gone through once for each of them.
    """

    __slots__ = ("_reach", "_sorted")

    def __init__(self, ranges: Iterable[tuple[int, int, int]]) -> None:
        self._sorted = sorted(ranges)
        self._reach = list(accumulate((end for _, end, _ in self._sorted), max))
        """How far each and all before it reach."""

    def holding(self, start: int, end: int) -> set[int]:
        """Labels of those that hold all of `start` up to `end`."""
        found = set()
        at = bisect_left(self._sorted, (start + 1,)) - 1
        while at >= 0 and self._reach[at] >= end:
            if self._sorted[at][1] >= end:
                found.add(self._sorted[at][2])
            at -= 1
        return found

    def meets(self, start: int, end: int) -> bool:
        """True when one of them shares a point with `start` up to `end`."""
        at = bisect_left(self._sorted, (end,))
        return at > 0 and self._reach[at - 1] > start
