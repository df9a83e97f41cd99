"""A second reader, which looks at grammar: it agrees with what was read, differs, or names what has no name.

The rules and their lexicon stay the first reader. Measured on 78 figures of 40 sentences, rules and a
parser are right about as often (.79, .77) and err differently; where both name one attribute, it is right
in .96. So the second reader never changes a value, a subject or an attribute of the lexicon: it is heard
as agreement, and it names what a figure measures where no lexicon and no phrase does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple, Protocol

from factcheck import lexicon
from factcheck.model.claim import Claim
from factcheck.model.reader import ReaderInfo
from factcheck.model.value import Dimension, Quantity
from factcheck.read.assemble import Reading
from factcheck.read.words import content_stems, singular, stem, stop_words


class Binding(NamedTuple):
    """What grammar ties a figure to; every field is "" or empty where it ties it to nothing.

    `words` are the nouns and verbs on the way from the figure to the head of its clause, `measure` the
    noun phrase that it is a figure of.
    """

    words: tuple[str, ...]
    measure: str


class SyntaxReader(Protocol):
    """Reads the grammar of sentences."""

    @property
    def info(self) -> ReaderInfo:
        """What it is, for the report."""
        ...

    def bindings(self, sentences: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Binding | None]]:
        """For each sentence and each figure at [start, end) in it, what the figure is bound to; None for nothing."""
        ...


def second_reading(reading: Reading, reader: SyntaxReader) -> Reading:
    """The reading with what the second reader makes of each of its figures."""
    sentences = reading.document.sentences
    figures: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        if isinstance(claim.value, Quantity):
            figures.setdefault(claim.sentence, []).append(claim)
    asked = []
    for index, claims in figures.items():
        span = sentences[index].span
        asked.append(
            (reading.document.text_of(sentences[index]), [(c.start - span.start, c.end - span.start) for c in claims])
        )
    heard: dict[str, Claim] = {}
    for claims, bindings in zip(figures.values(), reader.bindings(asked), strict=True):
        for claim, binding in zip(claims, bindings, strict=True):
            heard[claim.id] = claim if binding is None else _heard(claim, binding)
    return reading._replace(claims=tuple(heard.get(claim.id, claim) for claim in reading.claims))


def _heard(claim: Claim, binding: Binding) -> Claim:
    if claim.attribute in _NAMELESS:
        stems = content_stems(binding.measure)
        named = 0 < len(stems) <= _LONGEST and _known().isdisjoint(stems)
        return replace(claim, attribute=" ".join(stems)) if named else claim
    if claim.attribute in _KINDS or not binding.words:
        return claim
    words = {stem(form) for word in binding.words for form in (word, singular(word))}
    return replace(claim, agreed=not words.isdisjoint(_stems_of(claim.attribute)))


# Attributes of figures that nothing names: all that is known of them is their kind.
_KINDS = frozenset(Dimension)
_NAMELESS = frozenset({Dimension.MONEY, Dimension.NUMBER, Dimension.MEASURE, Dimension.PERCENT})
# Of the noun phrase that a figure measures; as for the first reader.
_LONGEST = 4


@cache
def _known() -> frozenset[str]:
    """Stems of the words of the lexicon: where one is near and the first reader took no notice, it had its reasons."""
    return frozenset(stem for key in lexicon.load("attributes") for stem in _stems_of(key)) | {"number", "figur"}


@cache
def _stems_of(attribute: str) -> frozenset[str]:
    """Stems of all words by which an attribute is told."""
    row = lexicon.load("attributes").get(attribute)
    phrases = [attribute] if row is None else [*row["before"], *row["after"], *row.get("units", ()), row["label"]]
    return frozenset(stem(word) for phrase in phrases for word in phrase.replace("-", " ").split()) - stop_words()
