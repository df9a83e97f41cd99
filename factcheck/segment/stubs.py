"""What stands in place of an article: an empty body, a notice, or a text that breaks off at a paywall.

The wording is data (`lexicon/stubs.toml`) and never enough by itself: a wire flash is as short as a stub, and
pages of whole articles speak of subscriptions, too. A notice counts where no sentence of a report is left
beside it; a gate where little text stands above it, or one that breaks off, and none below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import Block, BlockKind, Document
from factcheck.model.span import Span
from factcheck.regex import regex
from factcheck.segment import shape
from factcheck.segment.cues import bare, cue_of, fold
from factcheck.segment.sentences import split

# Words of running text above a gate that may be all a page gives away; sites show a paragraph or two, while what
# is longer and ends with a full stop may as well be a whole report above a standing offer.
_TASTE_WORDS = 150
# A longer line is prose, whatever it holds.
_LINE_WORDS = 60
# A sentence of fewer words says nothing of a story ("Try again later.").
_SENTENCE_WORDS = 4
# Beside a headline that is itself a notice ("Page not found") pages print some lines on other stories.
_BESIDE_WORDS = 40

_PROSE = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
# What a gallery, a table of results and a list of links have for a body.
_OTHER_BODY = frozenset({BlockKind.CAPTION, BlockKind.TABLE_ROW})
_FIGURE = regex(r"\d[\d.,]*")
_SENTENCE_END = regex(r"[.!?:|–—-] ")  # in folded words
_QUOTED = regex(r"\"[^\"]*\"|“[^”]*”")
_BROKEN_OFF = regex(r"(?:…|\.\.\.)\s*[\])\"'”’»]*$")
_WORD = regex(r"[\w']+")


PAYWALL, EXCERPT = "paywall", "excerpt"
"""Families after which the text goes on."""


class StubKind(StrEnum):
    """How the text of an article is missing."""

    EMPTY = "empty"
    """A headline, or the furniture of a page, and nothing below."""
    NOTICE = "notice"
    """Something else than an article: consent, login, an error."""
    CUT_OFF = "cut off"
    """The text begins, and breaks off."""


class Stub(NamedTuple):
    """Why an article's body is missing or not whole."""

    kind: StubKind
    span: Span
    """The line that says so; of an empty body the headline."""
    notice: str = ""
    """What that line is, in words: "a paywall"."""
    words: int = 0
    """Words of running text that are there."""
    broken: bool = False
    """The text stops in the middle of a sentence, or with "…"."""


def stub_of(document: Document) -> Stub | None:
    """What is missing of the article, None where its text looks like all of it."""
    page = _Page()
    for line, family in _upward(document):
        page.add(line, family)
        if page.words >= _TASTE_WORDS:
            break
    if not page.words:
        return page.notice() or _empty(document)
    return page.titled() or page.cut_off()


def _upward(document: Document) -> Iterator[tuple[_Line, str | None]]:
    """The lines of an article from its foot, sentence by sentence where a gate stands at the end of a paragraph.

    Each with the family of notices that it belongs to.
    """
    text = document.article.text
    for block in reversed(document.blocks):
        line = _Line.of(block, text)
        family = _family(line)
        if line.words > shape.HEADING_WORDS and family in (PAYWALL, EXCERPT):
            for span in reversed(split(text, block.span)):
                part = _Line.of(replace(block, span=span), text)
                yield part, _family(part)
        else:
            yield line, family


class _Line(NamedTuple):
    block: Block
    text: str
    words: int
    said: str
    """What stands outside quotation marks, folded."""
    outside: frozenset[str]
    """The words of it."""

    @classmethod
    def of(cls, block: Block, text: str) -> _Line:
        words = block.span.of(text)
        said = fold(_QUOTED.sub(" ", words))
        return cls(block, words, shape.word_count(words), said, frozenset(_WORD.findall(said)))

    @property
    def is_sentence(self) -> bool:
        """Reports something, in prose or as a table or a gallery does."""
        if self.block.kind in _OTHER_BODY:
            return True
        prose = self.block.kind in _PROSE and self.words >= _SENTENCE_WORDS
        return prose and (
            shape.is_sentence(self.text, self.words)
            or shape.has_finite_verb(self.text)
            or shape.has_past_verb(self.text)
        )

    @property
    def speaks_to_reader(self) -> bool:
        return not _voice().isdisjoint(self.outside)


class _Cue(NamedTuple):
    line: _Line
    family: str
    below: bool
    """Stands below all that the article reports."""


class _Page:
    """An article read from its foot upward."""

    def __init__(self) -> None:
        self.words = 0
        """Words that report something."""
        self._cues: list[_Cue] = []
        self._last: _Line | None = None
        self._spoken = False

    def add(self, line: _Line, family: str | None) -> None:
        """Take in the next line further up."""
        if family is not None:
            self._cues.append(_Cue(line, family, below=self._last is None))
        elif line.is_sentence:
            if line.speaks_to_reader:
                self._spoken = True
            else:
                self.words += line.words
                self._last = self._last or line

    def notice(self) -> Stub | None:
        """Nothing is reported, and something else is said. What speaks to the reader in no known words may be
        the entry of a live page, so that one cue is then not enough."""
        cues = [cue for cue in reversed(self._cues) if cue.family != EXCERPT]
        if not cues or (self._spoken and len(cues) < 2):
            return None
        return Stub(StubKind.NOTICE, cues[0].line.block.span, _says(cues[0].family))

    def titled(self) -> Stub | None:
        """A notice by its headline and another line, among lines on other stories."""
        heads = [cue for cue in self._cues if cue.line.block.kind is BlockKind.HEADLINE and cue.family != EXCERPT]
        if not heads or len(self._cues) == len(heads) or self.words >= _BESIDE_WORDS:
            return None
        return Stub(StubKind.NOTICE, heads[-1].line.block.span, _says(heads[-1].family), self.words)

    def cut_off(self) -> Stub | None:
        """A gate below the last sentence, and little above it or a sentence that is not whole."""
        gates = [cue for cue in self._cues if cue.below and cue.family in (PAYWALL, EXCERPT)]
        if not gates or self._last is None:
            return None
        gate, last = min(gates, key=lambda cue: (cue.family != PAYWALL, cue.line.block.index)), self._last
        dots = _BROKEN_OFF.search(last.text) is not None
        unended = last.block.kind is BlockKind.PARAGRAPH and last.words > shape.HEADING_WORDS
        broken = dots or (unended and not shape.is_stopped(last.text))
        few = self.words < _TASTE_WORDS
        if not dots and (gate.family == EXCERPT or not (few or broken)):
            return None
        return Stub(StubKind.CUT_OFF, gate.line.block.span, _says(gate.family), self.words if few else 0, broken)


def _empty(document: Document) -> Stub | None:
    """A headline without a body, where the format says what a headline is; or the furniture of a page alone."""
    story = [block for block in document.blocks if block.kind.is_story]
    if not document.blocks or any(block.kind is not BlockKind.HEADLINE for block in story):
        return None
    if document.article.regions or all(_is_furniture(block, document.article.text) for block in document.blocks):
        return Stub(StubKind.EMPTY, (story or document.blocks)[0].span)
    return None


def _is_furniture(block: Block, text: str) -> bool:
    """Known by its wording; a flash of one line may look like a title that heads nothing."""
    line = block.span.of(text)
    return cue_of(line, shape.word_count(line), fold(line)) is not None


def _family(line: _Line) -> str | None:
    """The family of notices that the line belongs to."""
    if line.words > _LINE_WORDS or not line.said:
        return None
    said = _FIGURE.sub("#", line.said)
    keys = {bare(line.said), bare(said)}
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(said))]
    if not _has(_every(), line, said, keys, starts):
        return None
    return next(name for name, family in _families().items() if _has(family, line, said, keys, starts))


def _has(family: _Family, line: _Line, said: str, keys: set[str], starts: list[int]) -> bool:
    if not keys.isdisjoint(family.whole):
        return True
    if line.block.kind is BlockKind.TEASER:
        return False  # the headline of another story may begin so
    if any(said.startswith(family.starts, start) and _leads(said, start, family.starts) for start in starts):
        return True
    # Each of these phrases has one of the telling words; most sentences of a report have none.
    return not line.outside.isdisjoint(_telling()) and any(
        phrase in said and _stands_in(said, phrase) for phrase in family.contains
    )


def _leads(said: str, start: int, phrases: tuple[str, ...]) -> bool:
    """One of the phrases stands at `start`, as whole words."""
    return any(said.startswith(phrase, start) and _ends(said, start + len(phrase)) for phrase in phrases)


def _stands_in(said: str, phrase: str) -> bool:
    at = said.find(phrase)
    return _ends(said, at + len(phrase)) and not said[at - 1 : at].isalnum()


def _ends(said: str, at: int) -> bool:
    return not said[at : at + 1].isalnum() or not said[at - 1].isalnum()


# -- the lexicon ----------------------------------------------------------------------------------


class _Family(NamedTuple):
    says: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]


@cache
def _families() -> dict[str, _Family]:
    return {
        name: _Family(table["says"], frozenset(table["whole"]), tuple(table["starts"]), tuple(table["contains"]))
        for name, table in load("stubs")["family"].items()
    }


@cache
def _every() -> _Family:
    """All families in one: most lines of a page belong to none."""
    families = _families().values()
    return _Family(
        "",
        frozenset(phrase for family in families for phrase in family.whole),
        tuple(phrase for family in families for phrase in family.starts),
        tuple(phrase for family in families for phrase in family.contains),
    )


@cache
def _telling() -> frozenset[str]:
    return frozenset(load("stubs")["contains"]["telling"])


def _says(family: str) -> str:
    return _families()[family].says


@cache
def _voice() -> frozenset[str]:
    return frozenset(load("boilerplate")["voice"]["words"])
