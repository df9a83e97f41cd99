"""Every failure that is the input's or the user's, not ours.

    FactcheckError      exit 2
    ├── UsageError      the command line or a call asks for something that does not exist
    └── InputError      a file that could not be read; the rest of the work goes on

Each is one line: where, what, what to do next. Anything else that is raised is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass


class FactcheckError(Exception):
    """Base of all deliberate errors; the command line turns them into exit status 2."""


class UsageError(FactcheckError):
    """The user asked for something that there is not."""


class InputError(FactcheckError):
    """An input that could not be read.

    Attributes:
        path: the file as the user named it.
        reason: what is wrong with it and what to do, in one line without the path.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something about an input that the reader of a report must know.

    `fatal` problems are inputs that could not be read (exit status 2); the others were read, but
    differently from what one might expect (a file named twice, an undated article).
    """

    path: str
    reason: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
