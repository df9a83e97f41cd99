"""Repeated text for the HTML report: every wording of it, with the words marked that were exchanged.

Texts are safe to print, and still to be escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from factcheck.model.passage import Copy, Passage
from factcheck.report.quotes import Pieces, Spot
from factcheck.report.sheet import cut
from factcheck.report.text import around, counted, shorten, visible
from factcheck.report.view import PASSAGE_NAMES, StoryView

LONGEST_PASSAGE = 320
KEPT = 110
"""Characters that stay beside a word that was exchanged, where what lies between two of them is long."""
LONGEST_EXCHANGE = 120
MOST_WORDINGS = 6
MOST_CHANGES = 20

Place = tuple[str, str, str]
"""Label, file and line, and link."""


class Wording(NamedTuple):
    """One form of a passage, and where it stands in that form."""

    places: tuple[Place, ...]
    pieces: Pieces


class Exchange(NamedTuple):
    """Words of the first copy, what another has in their place, and where that is."""

    ours: str
    theirs: str
    place: Place


class PassageView(NamedTuple):
    """Text that stands more than once; `more` are the wordings and exchanges that are left out."""

    kind: str
    length: str
    wordings: tuple[Wording, ...]
    exchanges: tuple[Exchange, ...]
    more: tuple[int, int]


def passages(view: StoryView, place: Callable[[Spot], Place]) -> Iterator[PassageView]:
    """Every repeated passage of a story; `place` links to the words of an article."""

    def places(copies: list[Copy]) -> tuple[Place, ...]:
        return tuple(place(Spot(copy.article_id, copy.span.start)) for copy in copies)

    for passage in view.passages()[0]:
        wordings, others = cut(view.wordings(passage), MOST_WORDINGS)
        exchanges, more = cut(list(_exchanges(view, passage, place)), MOST_CHANGES)
        yield PassageView(
            PASSAGE_NAMES[passage.kind],
            counted(passage.words, "word"),
            tuple(Wording(places(copies), excerpt(pieces)) for copies, pieces in wordings),
            tuple(exchanges),
            (others, more),
        )


def excerpt(pieces: Pieces) -> Pieces:
    """The passage cut down where nothing was exchanged; as a whole where nothing was at all."""
    if not any(marked for _, marked in pieces):
        return ((shorten("".join(text for text, _ in pieces), LONGEST_PASSAGE), False),)
    return tuple(
        (text if marked or len(text) <= 2 * KEPT else _ends(text, index, len(pieces) - 1), marked)
        for index, (text, marked) in enumerate(pieces)
    )


def _ends(text: str, index: int, last: int) -> str:
    """What is kept of words between two exchanges, or before the first or behind the last."""
    head = around("", "", text, KEPT)[2] if index else ""
    tail = around(text, "", "", KEPT)[0] if index < last else ""
    return head + tail.removeprefix("…") if head and tail else head or tail


def _exchanges(view: StoryView, passage: Passage, place: Callable[[Spot], Place]) -> Iterator[Exchange]:
    seen = set()
    for change in passage.changes:
        ours, theirs = (visible(view.article(copy.article_id).quote(copy.span)) for copy in (change.left, change.right))
        where = place(Spot(change.right.article_id, change.right.span.start))
        if (ours, theirs, where[:2]) not in seen:
            seen.add((ours, theirs, where[:2]))
            yield Exchange(ours, theirs, where)
