"""A line or paragraph on its way to becoming a block."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.article import BlockKind
from factcheck.segment.cues import Cue

# What a file format calls these is taken at its word; the others only say "a line of text".
OPEN_HINTS = frozenset({None, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})


@dataclass(slots=True)
class Piece:
    """A line or paragraph on its way to becoming a block.

    `hint` is the kind that the file format gives, None in plain text; `apart` is False where the
    piece stands on the line right below the one before it, `listed` True behind a list marker, and
    `ruled` True below a line drawn across the page ("---", "* * *"). `folded` is the line as cues are written.
    """

    start: int
    end: int
    line: str
    apart: bool = True
    hint: BlockKind | None = None
    listed: bool = False
    ruled: bool = False
    folded: str = ""
    words: int = 0
    cue: Cue | None = None
    sentence: bool = False
    kind: BlockKind | None = None

    @property
    def open(self) -> bool:
        """True when neither wording nor format has said what it is."""
        return self.cue is None and self.hint in OPEN_HINTS

    @property
    def prose(self) -> bool:
        """A paragraph of running text, as far as its shape tells."""
        return self.open and self.sentence

    def says_the_same(self, other: Piece) -> bool:
        """True when both have the same words, however set."""
        return self.words == other.words and self.folded == other.folded
