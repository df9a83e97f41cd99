"""A sheet for the terminal: lines with hanging indents on a console that no environment reaches."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from factcheck.report import Page
from factcheck.report.quotes import Quote
from factcheck.report.text import logged

T = TypeVar("T")
Part = str | tuple[str, str] | Text


class Sheet:
    """Collects what is written and gives it back as text.

    Strings are printed as they are: nothing in them is taken for markup, emoji or highlighting.
    They must have been through `visible` if they come from an article.
    """

    def __init__(self, page: Page) -> None:
        self.width = max(40, page.width)
        self.color = page.color
        self._file = StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            color_system="standard" if page.color else None,
            force_terminal=page.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def line(self, *parts: Part, first: str = "", rest: str | None = None) -> None:
        """One paragraph of (text, style) parts; `first` stands before its first line, `rest` before
        the others (as much blank space when None)."""
        text = Text.assemble(*parts)
        rest = " " * len(first) if rest is None else rest
        room = self.width - max(len(first), len(rest))
        for index, wrapped in enumerate(text.wrap(self._console, room) or [Text()]):
            whole = Text.assemble((first if index == 0 else rest, "dim"), wrapped)
            whole.rstrip()
            self._console.print(whole, no_wrap=True, overflow="ignore", crop=False)

    def blank(self) -> None:
        self._console.print()

    def title(self, words: str) -> None:
        """A line across the sheet with words in it."""
        room = self.width - 6
        if cell_len(words) <= room:
            words = f"{words} {'━' * (room - cell_len(words) + 2)}"
        self.line((words, "bold"), first="━━ ")

    def heading(self, words: str, beside: str = "") -> None:
        """A section begins."""
        self.blank()
        self.line((words.upper(), "bold"), "  " if beside else "", (beside, "dim"))

    def more(self, left: int, *, first: str = "  ") -> None:
        """Say that a list goes on, when it does."""
        if left > 0:
            self.line((f"… and {left:,} more (--format json has them all)", "dim"), first=first)

    def put(self, table: RenderableType, *, indent: int = 0) -> None:
        """A table, as far from the left edge as `indent` says."""
        self._console.print(Padding(table, (0, 0, 0, indent)) if indent else table)

    def sentence(self, quote: Quote, *, first: str, lines: int) -> None:
        """A quotation of at most about `lines` lines, its words marked."""
        room = (self.width - len(first)) * lines - 4 * lines  # lines rarely fill up to the last cell
        pieces = (self.marked(text) if marked else text for text, marked in quote.fitted(room))
        self.line(*pieces, first=first, rest=first)

    def marked(self, words: str) -> Part:
        """Words made to stand out: bold and underlined, or between «» where there is no style."""
        return (words, "bold underline") if self.color else f"«{words}»"

    def text(self) -> str:
        """All that was written, without blanks at the ends of lines."""
        lines = self._file.getvalue().split("\n")
        return logged("\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n")


def cut(things: Sequence[T], most: int) -> tuple[Sequence[T], int]:
    """The first of a list, and how many are left; one more than `most` is not worth a line of its own."""
    if len(things) <= most + 1:
        return things, 0
    return things[:most], len(things) - most
