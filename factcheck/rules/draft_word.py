"""A draft has one word where the same words of the sources have its opposite.

## What it does
Speaks in `check` only. Reports a word of the draft that excludes the word of a source between the same words on
either side: "the third division share" for "the first division share", "rose" for "fell", "excluding" for
"including"; and a "not" that the draft or the source has between the same words alone.

## Why it matters
The shortest mistakes turn a story round, and no check of names and numbers sees them.

## What it leaves alone
Sentences in the draft's own words: fewer than three telling words in an unbroken row around the word. A word that a
source has between such words too. Words that do not exclude each other, and words of several meanings.

## How to resolve
Look up the source's sentence; correct the word, or name the source that has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.align.slots import is_one_slot, run_length, with_content
from factcheck.model.article import BlockKind, Document
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.read.opposites import Opposed, opposed
from factcheck.read.wording import Word, wording
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side_at

_NOT = frozenset({"not", "never"})
# A "not" more or less needs more words around it than a word for another, and some on either side. Set by hand.
_AROUND_NOT = 4


class _Line(NamedTuple):
    """The words of a sentence, with their places and without."""

    article_id: str
    words: Sequence[Word]
    keys: Sequence[str]


class _Place(NamedTuple):
    line: _Line
    at: int

    def around(self, other: _Place, *, mine: int = 1, its: int = 1) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Telling words that stand before both and behind both, where this takes `mine` words and the other `its`."""
        left, right = self.line.keys[: self.at][::-1], self.line.keys[self.at + mine :]
        left_of_it, right_of_it = other.line.keys[: other.at][::-1], other.line.keys[other.at + its :]
        before, behind = run_length(left, left_of_it), run_length(right, right_of_it)
        return with_content(reversed(left[:before])), with_content(right[:behind])


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each word of a draft in whose place the sources have its opposite."""
    if not case.drafts:
        return
    sources = [line for id, d in case.documents.items() if id not in case.drafts for line in _lines(d)]
    by_family: dict[str, list[tuple[Opposed, _Place]]] = defaultdict(list)
    for line in sources:
        for at, word in enumerate(line.words):
            meaning = opposed(word.key)
            if meaning is not None:
                by_family[meaning.family].append((meaning, _Place(line, at)))
    for id in sorted(case.drafts):
        for line in _lines(case.documents[id]):
            for at, word in enumerate(line.words):
                if case.is_told(id, Span(word.start, word.end)):
                    continue
                meaning = opposed(word.key)
                if meaning is not None and (found := _opposite(_Place(line, at), meaning, by_family[meaning.family])):
                    yield _remark(_Place(line, at), *found)
            yield from _negated(line, sources)


def _lines(document: Document) -> Iterator[_Line]:
    text = document.article.text
    for sentence in document.sentences:
        if sentence.block.kind is not BlockKind.BOILERPLATE:
            words = wording(text, sentence.span.start, sentence.span.end)
            yield _Line(document.article.id, words, [word.key for word in words])


def _opposite(
    place: _Place, meaning: Opposed, others: Sequence[tuple[Opposed, _Place]]
) -> tuple[_Place, tuple[str, ...]] | None:
    """The place in a source with another word of the family between the same words, and these words."""
    borne = 0
    best: tuple[_Place, tuple[str, ...]] | None = None
    for its, other in others:
        before, behind = place.around(other)
        words = (*before, *behind)
        if its == meaning:
            borne = max(borne, len(words))
        elif set(its.sense.split("-")) & set(meaning.sense.split("-")) or _may_be_last(its, meaning):
            continue  # north-east is finer than north
        elif {its.sense, meaning.sense} == {_FIRST, _LAST} and any(_SINCE in each.line.keys for each in (place, other)):
            continue  # "the first strike since 2011", "the last strike was in 2011"
        elif its.family in _RELATING and not (before and behind):
            continue  # "it was 2.37 before crews got him out", "freed at 2.37 after crews cut the silo open"
        elif (best is None or len(words) > len(best[1])) and not _are_led_apart(place, other):
            best = other, words
    return best if best is not None and is_one_slot(len(best[1]), borne) else None


# Families of words that stand between two things: what is on either side counts.
_RELATING = frozenset({"coming"})


def _may_be_last(its: Opposed, meaning: Opposed) -> bool:
    """The sixth invoice is the last, where there are six."""
    senses = {its.sense, meaning.sense}
    return _LAST in senses and not senses & _NOT_LAST


_FIRST, _LAST, _NOT_LAST = "first", "last", {"first", "next"}
_SINCE = "since"


def _are_led_apart(place: _Place, other: _Place) -> bool:
    """Another telling word leads to the same ones: "erratic hours linked to higher", "regular hours linked to lower"."""
    left, right = place.line.keys[: place.at], other.line.keys[: other.at]
    shared = run_length(left[::-1], right[::-1])
    mine, its = left[: len(left) - shared][-1:], right[: len(right) - shared][-1:]
    led = with_content(left[len(left) - shared :])
    return bool(led) and bool(with_content(mine)) and bool(with_content(its))


def _negated(line: _Line, sources: Sequence[_Line]) -> Iterator[Remark]:
    """A "not" that only one of the two has between the same words."""
    for at, word in enumerate(line.words):
        if word.key in _NOT and (found := _without(_Place(line, at), sources)) is not None:
            yield _remark(_Place(line, at), *found, lacking=True)


def _without(place: _Place, sources: Sequence[_Line]) -> tuple[_Place, tuple[str, ...]] | None:
    """Where a source has the words on either side of a "not", and nothing between them."""
    nearest = place.line.keys[place.at + 1 : place.at + 2]
    best: tuple[_Place, tuple[str, ...]] | None = None
    for line in sources:
        for at, word in enumerate(line.keys):
            if [word] != nearest:
                continue
            before, behind = place.around(_Place(line, at), its=0)
            if not before or not behind or len(before) + len(behind) < _AROUND_NOT:
                continue
            if best is None or len(before) + len(behind) > len(best[1]):
                best = _Place(line, at), (*before, *behind)
    if best is None or any(_has_not(line, place) for line in sources):
        return None
    return best


def _has_not(line: _Line, place: _Place) -> bool:
    """A source has a "not" before the same words too."""
    return any(
        word.key in _NOT and sum(map(len, place.around(_Place(line, at)))) > 1 for at, word in enumerate(line.words)
    )


def _remark(mine: _Place, other: _Place, words: Sequence[str], *, lacking: bool = False) -> Remark:
    left, right = mine.line.words[mine.at], other.line.words[other.at]
    said = left.key
    message = (
        f"The draft has “{said}” where the same words of the sources have none."
        if lacking
        else f"The draft has “{said}” where the same words of the sources have “{right.key}”."
    )
    sides = ((said, mine, left), ("none" if lacking else right.key, other, right))
    return Remark(
        Severity.WARNING,
        message,
        ("the same words on either side: " + ", ".join(words[:6]), "no source has the draft's word between them"),
        tuple(side_at(name, where.line.article_id, Span(word.start, word.end)) for name, where, word in sides),
        LIKELY,
        attribute="word",
    )


RULE = Rule(
    code="FC205",
    name="draft-word",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Two tickets won the <<third>> division prize in the draw on Saturday night.",
                "Two tickets won the <<first>> division prize in the draw, the operator said.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods said the bakery in Corrin will <<not>> close in March.",
                "Orlan Foods said the bakery in Corrin will <<close>> in March.",
            ),
            draft=True,
        ),
        Example(
            (
                "Two tickets won the third division prize in the draw on Saturday night.",
                "Two tickets won the first division prize in the draw; nobody won the third division prize in the draw.",
            ),
            draft=True,
            why="a source has the draft's word between such words too",
        ),
        Example(
            (
                "Two tickets won a third prize on Saturday.",
                "The first ticket was sold in Corrin, the operator said.",
            ),
            draft=True,
            why="the sentences have little in common",
        ),
        Example(
            (
                "Two tickets won the third division prize in the draw on Saturday night.",
                "Two tickets won the first division prize in the draw, the operator said.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
