"""What stands around a story that no name or tag of the page tells from it, known by where it stands.

Only what is plainly something else is set aside: what stands above the headline's own part of the page, lists
of links with a line below each, sections under a heading such as "Comments", offers of a paywall, the side
cells of a table that only places things. Other prose stays, whoever's it is: a paragraph dropped would cost
the finding itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from factcheck import lexicon
from factcheck.ingest.html_frame import Frame, Place, fold, within
from factcheck.ingest.html_parse import Element
from factcheck.model.article import BlockKind

# Words of running text that make an element around the headline the story's own; below, it may hold the
# headline and a standfirst, and the story stands beside it.
_STORY_WORDS = 100
# A block of fewer words is a label or a line of a menu, no running text.
_PROSE_WORDS = 8
# So many links make a list, and so many other words for each are what teasers have.
_LINKS = 3
_WORDS_A_LINK = 40
# An offer or a box within the story has no more words; a part of the page that has holds some of the story, too.
_BOX_WORDS = 50
# A cell beside the story has no block as long as this.
_SIDE_WORDS = 25
_OPEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION})


def set_aside(places: Sequence[Place], kinds: list[BlockKind], rows: list[Element | None], frame: Frame) -> None:
    """Change the kinds of blocks that are not the story, and free those whose row is none of data."""
    held: dict[Element, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        for element in place.around:
            held[element].append(index)
    _side_cells(places, kinds, rows)
    _gates(places, kinds, held)
    story = _story(places, kinds, frame)
    if story is None:
        return
    first = places.index(frame.headline[0])
    for index, place in enumerate(places[:first]):
        if frame.root is None and kinds[index] in _OPEN and not within(place, story):
            kinds[index] = BlockKind.BOILERPLATE
    _lists_of_links(places, kinds, held, story)
    _sections(places, kinds, held, story)


def _story(places: Sequence[Place], kinds: Sequence[BlockKind], frame: Frame) -> Element | None:
    """The smallest element around the headline that holds running text below it; None where that is the page."""
    if not frame.headline:
        return None
    first = places.index(frame.headline[0])
    words: dict[Element, int] = dict.fromkeys(frame.headline[0].around, 0)
    for place, kind in zip(places[first:], kinds[first:], strict=True):
        if kind in _OPEN and kind is not BlockKind.HEADING and (prose := _prose(place)):
            for element in place.around:
                if element in words:
                    words[element] += prose
    story = next((element for element, held in words.items() if held >= _STORY_WORDS), None)
    return None if story is None or story.tag in ("body", "html", "") else story


def _prose(place: Place) -> int:
    words = 0 if place.linked else _count(place)
    return words if words >= _PROSE_WORDS else 0


def _count(place: Place) -> int:
    return len(place.words.split())


def _mark(kinds: list[BlockKind], indices: Sequence[int], kind: BlockKind) -> None:
    for index in indices:
        if kinds[index] in _OPEN:
            kinds[index] = kind


def _lists_of_links(
    places: Sequence[Place], kinds: list[BlockKind], held: dict[Element, list[int]], story: Element
) -> None:
    holders = set(story.up())
    for element, indices in held.items():
        if element in holders or within(places[indices[0]], story):
            continue
        links = sum(places[index].linked for index in indices)
        if links >= _LINKS:
            others = sum(_count(places[index]) for index in indices if not places[index].linked)
            if others <= _WORDS_A_LINK * links:
                _mark(kinds, indices, BlockKind.TEASER)


def _sections(places: Sequence[Place], kinds: list[BlockKind], held: dict[Element, list[int]], story: Element) -> None:
    """What stands under a heading such as "Comments" or "Most read", in its own part of the page or in a small
    part of the story's."""
    done = set(story.up())
    for place in places:
        kind = _headed().get(place.words) if place.heading is not None else None
        part = place.heading.parent if place.heading is not None else None
        if kind is None or part is None or part in done:
            continue
        done.add(part)
        if not within(place, story) or _is_box(places, held[part]):
            _mark(kinds, held[part], kind)


@cache
def _headed() -> dict[str, BlockKind]:
    """Headings of what is not the story, with what stands below them."""
    cues = lexicon.load("boilerplate")
    below = (("related", BlockKind.TEASER), ("comments", BlockKind.BOILERPLATE))
    return {fold(phrase): kind for family, kind in below for phrase in cues[family]["whole"]}


def _gates(places: Sequence[Place], kinds: list[BlockKind], held: dict[Element, list[int]]) -> None:
    """The offer of a paywall, with its prices: "Subscribe to continue reading", and the few lines below it in its
    part of the page."""
    for index, place in enumerate(places):
        if place.words.startswith(_offers()):
            for element in place.around:
                if not _is_box(places, held[element]):
                    break
                _mark(kinds, [each for each in held[element] if each >= index], BlockKind.BOILERPLATE)


@cache
def _offers() -> tuple[str, ...]:
    return tuple(map(fold, lexicon.load("stubs")["family"]["paywall"]["starts"]))


def _is_box(places: Sequence[Place], indices: Sequence[int]) -> bool:
    return len(indices) <= _BOX_WORDS and sum(_count(places[index]) for index in indices) <= _BOX_WORDS


def _side_cells(places: Sequence[Place], kinds: list[BlockKind], rows: list[Element | None]) -> None:
    """Cells of menus and notes beside a cell that holds running text."""
    tables: dict[Element | None, dict[Element, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, place in enumerate(places):
        cell = next((element for element in place.around if element.tag == "td"), None)
        if cell is not None:
            tables[_table(cell)][cell].append(index)
    for cells in tables.values():
        # Less than three blocks: the long cell of a table of questions and answers.
        wide = {
            cell
            for cell, held in cells.items()
            if len(held) > 2 and sum(_prose(places[i]) for i in held) >= _STORY_WORDS
        }
        beside = {cell.parent for cell in wide}
        for cell, indices in cells.items():
            if not wide or cell in wide:
                continue
            for index in indices:
                rows[index] = None
            lone = len(indices) == 1 and not places[indices[0]].linked
            if cell.parent in beside and not lone and _is_short(places, indices):
                _mark(kinds, indices, BlockKind.NAVIGATION)


def _table(cell: Element) -> Element | None:
    return next((element for element in cell.up() if element.tag == "table"), None)


def _is_short(places: Sequence[Place], indices: Sequence[int]) -> bool:
    return all(places[index].linked or _count(places[index]) < _SIDE_WORDS for index in indices)
