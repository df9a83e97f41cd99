"""Which blocks of an article are its story.

A line's own wording (`cues`) and shape (`shape`) say most; what they leave open, its place decides:
before the first paragraph, between two, after the last. When in doubt a line is the story: a teaser
read as story costs a false claim, a paragraph dropped costs the finding itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.model.article import BlockKind
from factcheck.segment import cues, shape
from factcheck.segment.front import find_headline, mark_copies, mark_standfirst
from factcheck.segment.piece import OPEN_HINTS, Piece
from factcheck.segment.resume import Resumption

_PROMOTION_LINE_WORDS = 25
_SIGN_OFF_WORDS = 30


def classify(pieces: Sequence[Piece], *, title: str | None = None, publisher: str | None = None) -> None:
    """Set the kind of every piece, in place."""
    for piece in pieces:
        piece.folded = cues.fold(piece.line)
    inside = cues.stands_inside("\n".join([piece.folded for piece in pieces]))
    for piece in pieces:
        piece.words = shape.word_count(piece.line)
        if piece.hint in OPEN_HINTS:
            piece.cue = cues.cue_of(piece.line, piece.words, piece.folded, inside=inside)
        piece.sentence = shape.is_sentence(piece.line, piece.words)
    headline = find_headline(pieces, title)
    if headline is not None:
        mark_standfirst(pieces, headline)
        mark_copies(pieces, headline)
    _walk(pieces)
    _complete_tables(pieces)
    _settle_headings(pieces)
    _mark_sign_off(pieces, publisher)
    _mark_promotion(pieces)
    if not any(piece.kind is not None and piece.kind.is_story for piece in pieces):
        for piece in pieces:
            if piece.cue is None and piece.hint is None:
                piece.kind = BlockKind.PARAGRAPH


# -- from top to bottom -----------------------------------------------------------------------


def _walk(pieces: Sequence[Piece]) -> None:
    """Kinds in reading order; links to other stories and standing sections run on to their end."""
    last_prose = max((i for i, piece in enumerate(pieces) if piece.prose), default=-1)
    prose = sum(piece.prose for piece in pieces)
    seen = 0
    mode: cues.Opens | None = None
    resumption = Resumption()
    for i, piece in enumerate(pieces):
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.kind is not None:
            mode = None
        elif piece.hint not in OPEN_HINTS:
            piece.kind = piece.hint
        else:
            if mode is not None and _ends_mode(mode, piece, following, pieces[i - 1], resumption, seen):
                mode = None
            if piece.cue is not None:
                piece.kind, mode = _by_cue(piece, following, mode, seen=seen)
            elif mode is cues.Opens.RELATED:
                piece.kind = BlockKind.TEASER
            elif mode is not None:
                piece.kind = BlockKind.BOILERPLATE
            else:
                piece.kind = _by_shape(piece, following, seen=seen, left=i < last_prose, prose=prose)
        if piece.kind in (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.HEADLINE):
            resumption.learn(piece.line)
            seen += piece.sentence


def _complete_tables(pieces: Sequence[Piece]) -> None:
    """ "Epicentre: 18 km north-east of Quilpa", below "Depth: 14 km", is a row like that one, and no heading."""
    for order in (pieces, pieces[::-1]):
        for before, piece in pairwise(order):
            rows = before.kind is BlockKind.TABLE_ROW and piece.kind is BlockKind.HEADING and piece.hint is None
            if rows and shape.is_labelled(before.line) and shape.is_labelled(piece.line):
                piece.kind = BlockKind.TABLE_ROW


def _by_cue(
    piece: Piece, following: Piece | None, mode: cues.Opens | None, *, seen: int
) -> tuple[BlockKind, cues.Opens | None]:
    assert piece.cue is not None
    kind, opens = piece.cue.kind, piece.cue.opens
    if opens is cues.Opens.RELATED:
        return kind, opens
    if opens is not None:
        if not seen:
            return BlockKind.NAVIGATION, mode
        if opens is cues.Opens.ABOUT and not _introduces(piece, following):
            return BlockKind.HEADING, mode
        return BlockKind.BOILERPLATE, opens
    if mode is cues.Opens.RELATED and kind in (BlockKind.CAPTION, BlockKind.METADATA, BlockKind.BYLINE):
        return BlockKind.TEASER, mode
    return kind, mode


def _introduces(heading: Piece, following: Piece | None) -> bool:
    """True when the paragraph below an "About …" speaks of the name in it."""
    names = [word.strip(".,:") for word in heading.line.split()[1:]]
    names = [word for word in names if word[:1].isupper() and len(word) > 2 and word != "The"]
    return following is not None and following.sentence and any(name in following.line for name in names)


def _ends_mode(
    mode: cues.Opens,
    piece: Piece,
    following: Piece | None,
    previous: Piece,
    resumption: Resumption,
    seen: int,
) -> bool:
    if mode is not cues.Opens.RELATED:
        return piece.cue is None and not piece.sentence and shape.is_title(piece.line, piece.words, longest=14)
    if not piece.prose or not shape.is_stopped(piece.line):
        return False
    if not seen:
        return piece.words >= 12
    pair = following is not None and following.prose and shape.is_stopped(following.line)
    titled = previous.cue is None and not previous.sentence
    return (pair and not titled) or resumption.goes_on(piece.line, titled=titled)


def _by_shape(piece: Piece, following: Piece | None, *, seen: int, left: bool, prose: int) -> BlockKind:
    """The kind of a line whose wording says nothing. `left`: more paragraphs follow below."""
    line, words = piece.line, piece.words
    if piece.listed or piece.hint is BlockKind.LIST_ITEM:
        return BlockKind.LIST_ITEM
    if line.count("\t") >= 1 or line.count(" | ") >= 2 or (not piece.sentence and shape.is_figure_row(line)):
        return BlockKind.TABLE_ROW
    if shape.is_bare_number(line) or (not piece.sentence and shape.is_glued(line)):
        return BlockKind.METADATA
    if piece.hint is BlockKind.HEADING:
        return BlockKind.HEADING
    if piece.sentence or not shape.is_title(line, words, longest=shape.HEADING_WORDS):
        return BlockKind.PARAGRAPH
    if left:
        return _between(piece, following, seen=seen, prose=prose)
    return _below(piece, seen=seen)


def _between(piece: Piece, following: Piece | None, *, seen: int, prose: int) -> BlockKind:
    """A title-like line with paragraphs below it."""
    line = piece.line
    if shape.is_title_case(line):
        named = not seen and 2 <= piece.words <= 3 and all(word.istitle() for word in line.split())
        return BlockKind.BYLINE if named else BlockKind.HEADING
    if piece.hint is not None:
        return BlockKind.PARAGRAPH
    asks = line.endswith("?") or shape.opens_question(line)
    if piece.words <= 8 and (asks or shape.is_quoted(line) or not shape.has_finite_verb(line)):
        return BlockKind.HEADING
    linked = piece.words >= 6 and prose >= 4 and shape.has_finite_verb(line)
    if linked and not shape.has_past_verb(line) and not shape.opens_sentence(line):
        return BlockKind.TEASER  # a link to another report, told in the present tense of headlines
    return BlockKind.PARAGRAPH


def _below(piece: Piece, *, seen: int) -> BlockKind:
    """A title-like line below the last paragraph."""
    line = piece.line
    if seen < 2 or (piece.hint is not None and not shape.is_title_case(line)):
        return BlockKind.PARAGRAPH
    if shape.is_title_case(line) and not shape.opens_sentence(line):
        return BlockKind.TEASER if piece.words >= 5 else BlockKind.NAVIGATION
    if piece.words <= 6 and not shape.has_finite_verb(line) and not shape.has_past_verb(line):
        return BlockKind.NAVIGATION
    return BlockKind.PARAGRAPH


# -- the foot of the page ---------------------------------------------------------------------


def _settle_headings(pieces: Sequence[Piece]) -> None:
    """A heading that heads nothing of the story belongs to what stands below it."""
    heads_story = False
    for piece in reversed(pieces):
        if piece.kind is BlockKind.HEADING and piece.hint is None:
            if not heads_story:
                piece.kind = BlockKind.NAVIGATION
        elif piece.kind is not None and piece.kind.is_story:
            heads_story = True
        if piece.kind in (BlockKind.TEASER, BlockKind.BOILERPLATE):
            heads_story = False


def _mark_sign_off(pieces: Sequence[Piece], publisher: str | None) -> None:
    """The last paragraphs of a page that speak for the page; two of the story must stand above them."""
    paragraphs = sum(piece.kind is BlockKind.PARAGRAPH for piece in pieces)
    for piece in reversed(pieces):
        if piece.kind is None or not piece.kind.is_story:
            continue
        if (
            piece.kind is not BlockKind.PARAGRAPH
            or paragraphs <= 2
            or piece.words > _SIGN_OFF_WORDS
            or piece.line[:1] in '"“'
            or not cues.is_sign_off(piece.line, publisher)
        ):
            return
        piece.kind = BlockKind.BOILERPLATE
        paragraphs -= 1


def _mark_promotion(pieces: Sequence[Piece]) -> None:
    """Advertising below the story: verbless lines in which a product praises itself."""
    paragraphs = sum(piece.kind is BlockKind.PARAGRAPH for piece in pieces)
    below_is_page = False
    for i in range(len(pieces) - 1, 0, -1):
        piece, above = pieces[i], pieces[i - 1]
        if piece.kind is not None and not piece.kind.is_story:
            below_is_page = True
            continue
        titled = above.kind in (BlockKind.HEADING, BlockKind.NAVIGATION, BlockKind.BOILERPLATE)
        enough = 2 if below_is_page or titled or piece.ruled else 3
        if (
            piece.kind is not BlockKind.PARAGRAPH
            or paragraphs < 2
            or piece.words > _PROMOTION_LINE_WORDS
            or shape.has_finite_verb(piece.line)
            or cues.promotion_words(piece.line) < enough
            or shape.has_past_verb(piece.line)
        ):
            return
        piece.kind = BlockKind.BOILERPLATE
        paragraphs -= 1
        below_is_page = True
        if above.kind is BlockKind.HEADING and above.hint is None:
            above.kind = BlockKind.NAVIGATION
