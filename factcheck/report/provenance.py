"""Who has it from whom, as a drawing: articles from left to right in the order in which they came out.

Coordinates are in the user units of an SVG picture. A drawing is a help for the eye; the list beside it
says the same.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import NamedTuple

from factcheck.model.passage import PassageKind
from factcheck.report.text import counted, shorten
from factcheck.report.timeline import moment
from factcheck.report.view import StoryView

MOST_BOXES = 30
"""With more articles than this no drawing is a help."""
BOX_WIDTH, BOX_HEIGHT = 148, 40
_ACROSS, _DOWN = 250, 68
_COPIED = (PassageKind.SYNDICATED, PassageKind.PRESS_RELEASE)
_UNDATED = datetime.max.replace(tzinfo=UTC)


class Box(NamedTuple):
    """An article, or a source that the articles name and nobody has at hand (`outside`)."""

    x: int
    y: int
    label: str
    when: str
    outside: bool


class Arrow(NamedTuple):
    """From the article that has it to the one it has it from."""

    path: str
    words: str
    x: float
    y: float
    cites: bool


class Drawing(NamedTuple):
    """Boxes and arrows, and the size of the sheet."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int


def drawing(view: StoryView) -> Drawing | None:
    """The articles that have something from each other; None where none has, or too many have."""
    words = shared_words(view)
    edges: dict[tuple[str, str], str] = {}
    for origin in view.story.origins:
        for article in origin.articles:
            if article != origin.root:
                count = words.get(frozenset((article, origin.root)), 0)
                edges[article, origin.root] = f"{counted(count, 'word')} shared" if count else "one origin"
    cited: dict[tuple[str, str], str] = {}
    for citation in view.story.citations:
        target = citation.cited_id or f"\0{citation.source}"
        if target != citation.article_id and (citation.article_id, target) not in edges:
            cited[citation.article_id, target] = "cites"
    joined = {node for pair in (*edges, *cited) for node in pair}
    if not joined or len(joined) > MOST_BOXES:
        return None
    places = _places(view, joined, {**edges, **cited})
    boxes = [
        Box(
            x,
            y,
            shorten(view.labels.get(node) or node.removeprefix("\0"), 20),
            _when(view, node),
            node not in view.documents,
        )
        for node, (x, y) in places.items()
    ]
    arrows = [
        _arrow(places[start], places[end], said, (start, end) in cited)
        for (start, end), said in sorted({**edges, **cited}.items())
    ]
    return Drawing(
        tuple(boxes),
        tuple(arrows),
        max(box.x for box in boxes) + BOX_WIDTH + 8,
        max(box.y for box in boxes) + BOX_HEIGHT + 8,
    )


def shared_words(view: StoryView) -> dict[frozenset[str], int]:
    """How many words each two articles have in common, word for word."""
    words: dict[frozenset[str], int] = defaultdict(int)
    for passage in view.story.passages:
        articles = sorted({copy.article_id for copy in passage.copies})
        if passage.kind in _COPIED:
            for index, one in enumerate(articles):
                for other in articles[index + 1 :]:
                    words[frozenset((one, other))] += passage.words
    return words


def _places(view: StoryView, nodes: set[str], edges: dict[tuple[str, str], str]) -> dict[str, tuple[int, int]]:
    """Columns by how many steps a node is from a root; in a column by time."""
    columns: dict[str, int] = {}

    def column(node: str, seen: frozenset[str]) -> int:
        if node not in columns:
            ahead = [end for start, end in edges if start == node and end not in seen]  # a circle is cut open
            columns[node] = max((column(end, seen | {end}) + 1 for end in ahead), default=0)
        return columns[node]

    order = {article.id: index for index, article in enumerate(view.story.articles)}

    def key(node: str) -> tuple[datetime, int, str]:
        known = moment(view.article(node)) if node in order else None
        return (known or _UNDATED, order.get(node, len(order)), node)

    ranked = sorted(nodes, key=key)
    for node in ranked:
        column(node, frozenset((node,)))
    rows: dict[int, int] = defaultdict(int)
    places: dict[str, tuple[int, int]] = {}
    # Whoever has something from the same place stands near it: followers in the order of what they follow.
    follows: dict[str, str] = dict(sorted(edges, reverse=True))

    def near(node: str) -> tuple[int, int, int]:
        home = follows.get(node) or node
        return (columns[node], ranked.index(home), ranked.index(node))

    for node in sorted(ranked, key=near):
        at = columns[node]
        home = places.get(follows.get(node, ""), (0, 4))[1]
        row = max(rows[at], (home - 4) // _DOWN)
        places[node] = (4 + at * _ACROSS, 4 + row * _DOWN)
        rows[at] = row + 1
    return places


def _arrow(start: tuple[int, int], end: tuple[int, int], words: str, cites: bool) -> Arrow:
    x1, y1 = float(start[0]), start[1] + BOX_HEIGHT / 2
    x2, y2 = float(end[0] + BOX_WIDTH), end[1] + BOX_HEIGHT / 2
    if x1 < x2:  # a circle: from below to below
        x1, y1, x2, y2 = start[0] + BOX_WIDTH / 2, start[1] + BOX_HEIGHT, end[0] + BOX_WIDTH / 2, end[1] + BOX_HEIGHT
    bend = (x1 - x2) / 2
    path = f"M{x1:g} {y1:g}C{x1 - bend:g} {y1:g} {x2 + bend:g} {y2:g} {x2:g} {y2:g}"
    return Arrow(path, words, (x1 + x2) / 2, (y1 + y2) / 2 - 6, cites)


def _when(view: StoryView, node: str) -> str:
    if node not in view.documents:
        return "not among the articles"
    article = view.article(node)
    if article.published is None:
        return "no date"
    at = article.published_at
    return f"{article.published:%d %b}".lstrip("0") + (f", {at:%H:%M}" if at else "")
