"""Where on a page the story stands: its frame, its headline, what the elements around a block make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.ingest.html_cues import kind_by_name, kind_by_tag
from factcheck.ingest.html_parse import Block, Element, Page
from factcheck.model.article import BlockKind
from factcheck.regex import regex

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WORDS = regex(r"\w+")
# A line of so many links, of which so much is linked, offers other stories ("Also: …| …").
_SEVERAL = 2
_LINKED_PART = 0.7


@dataclass(slots=True, eq=False)
class Place:
    """Where a block stands."""

    block: Block
    around: list[Element]
    """Every element that holds the whole block, innermost first."""
    words: str
    heading: Element | None
    linked: bool
    """True when all of it is the text of links."""
    offers: bool
    """True when it is several links, and hardly anything between them."""
    inner: BlockKind | None
    """What the inline elements say of which the block wholly consists."""


@dataclass(slots=True)
class Frame:
    """The decisions about a page that hold for all of its blocks."""

    by_name: bool = True
    root: Element | None = None
    parts: set[int] = field(default_factory=set)
    """Articles within the root that are pieces of the story, not teasers for others."""
    exempt: set[int] = field(default_factory=set)
    """Elements whose own mark does not count: they hold the story or its headline."""
    headline: list[Place] = field(default_factory=list)


def place_of(block: Block) -> Place:
    """Where `block` stands on its page."""
    chains = [piece.element.up() for piece in block.pieces if not piece.text.isspace()]
    around = chains[0] if chains else block.element.up()
    for chain in chains[1:]:
        shared = {id(element) for element in chain}
        around = [element for element in around if id(element) in shared]
    depth = len(around)
    inside = [chain[: len(chain) - depth] for chain in chains]
    kinds = [next(filter(None, map(_inline_kind, chain)), None) for chain in inside]
    links = [next((e for e in chain if e.tag == "a" and "href" in e.attributes), None) for chain in chains]
    return Place(
        block,
        around,
        fold(block.text),
        next((element for element in around if element.tag in HEADINGS), None),
        all(link is not None for link in links),
        _offers(block, links),
        kinds[0] if kinds and all(kinds) else None,
    )


def _offers(block: Block, links: Sequence[Element | None]) -> bool:
    # A byline has links, too.
    if block.text[:3].casefold() == "by " or len({id(link) for link in links if link is not None}) < _SEVERAL:
        return False
    pieces = [piece.text for piece in block.pieces if not piece.text.isspace()]
    linked = sum(len(text) for text, link in zip(pieces, links, strict=True) if link is not None)
    return linked >= _LINKED_PART * sum(map(len, pieces)) and not block.text.rstrip().endswith(
        (".", "!", "?", "”", '"')
    )


def _inline_kind(element: Element) -> BlockKind | None:
    return kind_by_name(element) or kind_by_tag(element)


def fold(text: str) -> str:
    """The words of `text` and nothing else, without case."""
    return " ".join(_WORDS.findall(text.casefold()))


def frame_of(page: Page, places: list[Place], titles: Sequence[str], *, by_name: bool, framed: bool) -> Frame:
    """Find the story on a page. `by_name` goes by class names too, `framed` by `<article>` and `<main>`."""
    frame = Frame(by_name)
    if framed:
        frame.root, frame.parts = _root(page, places, frame)
    frame.headline = _headline(places, titles, frame)
    if frame.root is not None:
        frame.exempt = {id(element) for element in frame.root.up()}
    if frame.root is not None and frame.headline and not within(frame.headline[0], frame.root):
        # A <main> that holds both the headline and the <article> is the better frame.
        main = next((element for element in frame.root.up() if element.tag == "main"), None)
        if main is not None and within(frame.headline[0], main):
            frame.parts.add(id(frame.root))
            frame.root = main
    if frame.headline:
        frame.exempt |= {id(element) for element in frame.headline[0].around if element.tag not in ("nav", "footer")}
    return frame


def _root(page: Page, places: list[Place], frame: Frame) -> tuple[Element | None, set[int]]:
    """The element that holds the story and nothing else, with the articles in it that are parts of it."""
    weight: Counter[int] = Counter()
    headed: set[int] = set()
    for place in places:
        if mark_of(place, frame) is not None:
            continue
        if place.heading is None:
            weight.update({id(element): len(place.words) for element in place.around})
            weight[id(None)] += len(place.words)
        elif place.heading.tag == "h1":
            headed |= {id(element) for element in place.around}
    articles = [element for element in page.elements if element.tag == "article"]
    mains = [e for e in page.elements if e.tag == "main" or e.attributes.get("role", "").lower() == "main"]
    root = max(mains, key=lambda element: weight[id(element)], default=None)
    if root is not None and not weight[id(root)]:
        root = None
    while True:
        inside = [element for element in articles if _holder(element, articles) is _nearest(root, articles)]
        inside = [element for element in inside if root is None or root in element.up()[1:]]
        total = sum(weight[id(element)] for element in inside)
        best = max(inside, key=lambda element: (id(element) in headed, weight[id(element)]), default=None)
        if best is None or not weight[id(best)]:
            return root, set()
        # A teaser has a small part of the text, the story most of it even where comments are many.
        share = 2 if root is not None and root.tag == "article" else 3
        if id(best) in headed or share * weight[id(best)] > weight[id(root)]:
            root = best
        elif 2 * total > weight[id(root)]:
            # Many of a size: the entries of a live page.
            return root, {id(element) for element in inside}
        else:
            return root, set()


def _holder(element: Element, articles: list[Element]) -> Element | None:
    return next((around for around in element.up()[1:] if around in articles), None)


def _nearest(root: Element | None, articles: list[Element]) -> Element | None:
    return None if root is None else next((around for around in root.up() if around in articles), None)


def _headline(places: list[Place], titles: Sequence[str], frame: Frame) -> list[Place]:
    """The blocks of the heading that is the story's headline."""
    headings = [place for place in places if place.heading is not None]
    firsts = [place for place in headings if place.heading is not None and place.heading.tag == "h1"]
    wanted = [fold(title) for title in titles]
    called = [place for place in firsts if any(_is_title(place.words, title) for title in wanted)]
    free = [place for place in firsts if mark_of(place, frame) is None]
    inside = [place for place in free if frame.root is None or within(place, frame.root)]
    # Where the only <h1> is the paper's own name, the headline is an <h2> or <h3>.
    lower = [place for place in headings if any(_is_title(place.words, title) for title in wanted)]
    best = next(iter((*called, *inside, *lower, *free, *firsts)), None)
    return _same_heading(best, places) if best is not None else []


def _is_title(words: str, title: str) -> bool:
    """True for the title itself and for "Headline | The Daily Ledger", as `<title>` has it."""
    return bool(words) and title.startswith(words) and 2 * len(words) >= len(title)


def _same_heading(found: Place, places: list[Place]) -> list[Place]:
    return [place for place in places if place.heading is found.heading]


def within(place: Place, element: Element) -> bool:
    """True when the whole block stands in `element`."""
    return any(around is element for around in place.around)


def mark_of(place: Place, frame: Frame) -> BlockKind | None:
    """What an element around the block makes of it, innermost first; None in the story itself."""
    if place.inner is not None and frame.by_name:
        return place.inner
    for element in place.around:
        if id(element) in frame.exempt or _names_speaker(element):
            continue
        if frame.by_name and (kind := kind_by_name(element)) is not None:
            return kind
        if (kind := kind_by_tag(element)) is not None:
            return kind
        if element.tag == "header" and _is_of_page(element):
            return BlockKind.NAVIGATION
        if element.tag == "article" and frame.root is not None and id(element) not in frame.parts:
            return BlockKind.TEASER
    return None


def _names_speaker(footer: Element) -> bool:
    """The footer of a quotation says whose it is."""
    return footer.tag == "footer" and any(element.tag == "blockquote" for element in footer.up())


def _is_of_page(header: Element) -> bool:
    return not any(element.tag in ("article", "main") for element in header.up())
