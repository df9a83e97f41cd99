"""Which blocks of a page are the story, and what each of them is to a reader.

Nothing is left out here: navigation, teasers and the rest stay, marked as what they are. Where the page says
too little or its names mislead, so that no story would remain, the names are given up first, then the frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.ingest.html_around import set_aside
from factcheck.ingest.html_cues import is_standfirst
from factcheck.ingest.html_frame import HEADINGS, Frame, Place, frame_of, mark_of, place_of, within
from factcheck.ingest.html_parse import Block, Element, Page
from factcheck.model.article import BlockKind

_BY_TAG = {
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(sorted(HEADINGS), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTE,
}
BODY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_ROW)
# Blocks between headline and body among which a standfirst is looked for: byline, date, picture, share line.
_HEAD_BLOCKS = 8
# Words from which on a lone cell of a table is a paragraph that the table only places on the page.
_PARAGRAPH_WORDS = 12
# A longer line above a list of links leads up to it from the story.
_LABEL_WORDS = 8


@dataclass(slots=True)
class Line:
    """Blocks that make one region: nearly always one, but the cells of a table row belong together."""

    kind: BlockKind
    blocks: list[Block]


class Classified(NamedTuple):
    """Every block of a page with its kind, in the page's order, and how that was found out."""

    lines: list[Line]
    root: str = ""
    """The tag of the element that holds the story, "" where no tag says which does."""
    given_up: bool = False
    """What the page's own names or tags say left no story, and was passed over."""


def classify(page: Page, titles: Sequence[str]) -> Classified:
    """Tell the story from the rest.

    `titles` are what the page's metadata calls the story, most telling first.
    """
    places = [place_of(block) for block in page.blocks]
    found = Classified([])
    for by_name, framed in ((True, True), (False, True), (False, False)):
        frame = frame_of(page, places, titles, by_name=by_name, framed=framed)
        root = frame.root.tag if frame.root is not None else ""
        found = Classified(_lines(places, frame), root, not (by_name and framed))
        if any(line.kind in BODY for line in found.lines):
            break
    return found


# -- one block ------------------------------------------------------------------------------


def _kind(place: Place, frame: Frame) -> BlockKind:
    if place in frame.headline:
        return BlockKind.HEADLINE
    mark = mark_of(place, frame)
    if mark is not None and mark is not BlockKind.CAPTION:
        return mark
    if frame.root is not None and not within(place, frame.root):
        return BlockKind.BOILERPLATE
    if mark is not None:
        return mark
    for element in place.around:
        if element.tag in _BY_TAG:
            return _BY_TAG[element.tag]
        if element is frame.root or element.tag in ("article", "main"):
            break
    return BlockKind.PARAGRAPH


def _lines(places: list[Place], frame: Frame) -> list[Line]:
    kinds = [_kind(place, frame) for place in places]
    rows = _rows(places, kinds)
    _find_standfirst(places, kinds, frame)
    _find_link_lists(places, kinds, rows)
    set_aside(places, kinds, rows, frame)
    lines: list[Line] = []
    row: Element | None = None
    for place, kind, holder in zip(places, kinds, rows, strict=True):
        if holder is not None and kind in (BlockKind.PARAGRAPH, BlockKind.METADATA):
            kind = BlockKind.TABLE_ROW  # a date in a table is one of its figures
        if holder is not None and holder is row and lines[-1].kind is kind:
            lines[-1].blocks.append(place.block)
        else:
            lines.append(Line(kind, [place.block]))
        row = holder
    return lines


def _find_standfirst(places: list[Place], kinds: list[BlockKind], frame: Frame) -> None:
    last = max((index for index, kind in enumerate(kinds) if kind is BlockKind.HEADLINE), default=-1)
    outside = frame.root is not None and bool(frame.headline) and not within(frame.headline[0], frame.root)
    under = True
    for index in range(last + 1, min(last + 1 + _HEAD_BLOCKS, len(places))):
        place, kind = places[index], kinds[index]
        plain = kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) or (outside and kind is BlockKind.BOILERPLATE)
        if plain and any(is_standfirst(element, directly_under_headline=under) for element in _own(place, frame)):
            kinds[index] = BlockKind.STANDFIRST
        elif kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            under = False


def _own(place: Place, frame: Frame) -> Iterable[Element]:
    return (element for element in place.around if id(element) not in frame.exempt)


def _find_link_lists(places: list[Place], kinds: list[BlockKind], rows: list[Element | None]) -> None:
    """Links and nothing else lead out of the story."""
    lists: dict[int, list[int]] = {}
    for index, (place, kind) in enumerate(zip(places, kinds, strict=True)):
        if kind is BlockKind.PARAGRAPH and (place.linked or place.offers) and rows[index] is None:
            kinds[index] = BlockKind.TEASER
        elif kind is BlockKind.LIST_ITEM:
            holder = next((element for element in place.around if element.tag in ("ul", "ol", "dl")), None)
            lists.setdefault(id(holder), []).append(index)
    for indices in lists.values():
        if len(indices) > 1 and all(places[index].linked for index in indices):
            for index in indices:
                kinds[index] = BlockKind.TEASER
            label = indices[0] - 1
            if label >= 0 and rows[label] is None and _heads_list(places[label], kinds[label], places[indices[0]]):
                kinds[label] = BlockKind.TEASER


def _heads_list(label: Place, kind: BlockKind, first: Place) -> bool:
    """A few words right above a list of links, in its own box: they head it, and nothing of the story."""
    list_of = next((element for element in first.around if element.tag in ("ul", "ol", "dl")), None)
    if list_of is None or kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    short = len(label.words.split()) <= _LABEL_WORDS and not label.block.text.rstrip().endswith((".", "!", "?"))
    return short and list_of.parent in label.around


def _rows(places: list[Place], kinds: list[BlockKind]) -> list[Element | None]:
    """For each block the row of data that it is a cell of; None outside tables that hold data."""
    cells: list[tuple[Element, Element] | None] = []
    layout: set[int] = set()
    for place, kind in zip(places, kinds, strict=True):
        inner = [element for element in place.around if element.tag in ("td", "th", "tr", "table")]
        cell = inner[0] if [element.tag for element in inner[:2]] in (["td", "tr"], ["th", "tr"]) else None
        cells.append((cell, inner[1]) if cell else None)
        if cell and kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
            layout.add(id(inner[1]))
        # A table within a table: the outer one only places things on the page.
        layout.update(id(element) for element in inner[2:] if element.tag == "tr")
    in_cell = Counter(id(found[0]) for found in cells if found)
    in_row = Counter(id(found[1]) for found in cells if found)
    for place, found in zip(places, cells, strict=True):
        if found is None:
            continue
        cell, row = found
        paragraph = in_row[id(row)] == 1 and len(place.words.split()) > _PARAGRAPH_WORDS
        if in_cell[id(cell)] > 1 or paragraph:
            layout.add(id(row))
    return [None if found is None or id(found[1]) in layout else found[1] for found in cells]
