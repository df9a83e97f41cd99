"""The words that go with one figure of a sentence and not with the next: "7% in the north and 18% in the south"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.model.article import BlockKind, Document
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.dates import months
from factcheck.read.scan import alternation, fold
from factcheck.read.words import calendar, canonical_stems
from factcheck.regex import regex
from factcheck.segment.shape import is_figure_row

PRIOR = "(before)"
"""Stands among the words for "this is what the new figure is set against"."""
MONTHS = frozenset(
    ["(jan)", "(feb)", "(mar)", "(apr)", "(may)", "(jun)", "(jul)", "(aug)", "(sep)", "(oct)", "(nov)", "(dec)"]
)
"""Stand among them for the month of a figure."""
FIGURE = "(= "
"""Begins what stands for a figure among them."""
PART = "(part)"
"""Stands among them for "of whom", "including"."""


def own_stretch(document: Document, claim: Claim, members: Sequence[Claim]) -> Span:
    """The part of a claim's sentence that speaks of its figure; `members` are the claims of the sentence.

    Between two figures of a kind it ends, and begins, at a stop or joining word; where there is none, what stands
    between them is the second one's.
    """
    sentence = document.sentences[claim.sentence]
    text, base = fold(document.text_of(sentence)), sentence.span.start
    kind = sorted((each for each in members if are_alike(each, claim)), key=lambda each: each.start)
    start, end = sentence.span.start, sentence.span.end
    for each in kind:
        if each.end <= claim.start:
            start = base + _parted(text, each.end - base, claim.start - base)
        elif each.start >= claim.end:
            end = base + _parted(text, claim.end - base, each.start - base)
            break
    return Span(min(start, claim.start), max(end, claim.end))


def are_alike(a: Claim, b: Claim) -> bool:
    """Figures of one dimension, counts with a noun or without, or two times."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return isinstance(a.value, Time) and isinstance(b.value, Time)
    return a.value.dimension is b.value.dimension or {a.value.dimension, b.value.dimension} <= COUNTS


COUNTS = frozenset({Dimension.COUNT, Dimension.NUMBER})
"""Dimensions of what is counted: the noun may be left to the reader."""


def _parted(text: str, start: int, end: int) -> int:
    """Where what goes with the second figure begins: at the last of the strongest joints between the two."""
    while end > start and text[end - 1] in "( ":
        end -= 1  # "Brendan Roche (55)": the bracket is the figure's, and the name with it
    for joint in _joints():
        if found := list(joint.finditer(text, start, end)):
            return found[-1].start()
    return start


@cache
def _joints() -> tuple[re.Pattern[str], ...]:
    joining = lexicon.load("words")["joining"]
    words, weak = (rf"\b(?:{alternation(joining[kind])})\b" for kind in ("words", "weak"))
    return tuple(map(re.compile, (r"[;:()]|\s-\s", words, ",", weak)))


def own_words(document: Document, claim: Claim, members: Sequence[Claim]) -> frozenset[str]:
    """Stems of what the stretch says besides figures and dates; with them which of several it is ("(3)" for "third
    dose" and "dose 3"), its month, `PRIOR` and `PART`."""
    span, text = own_stretch(document, claim, members), document.article.text
    said = fold(" ".join((_heading(document, claim, members), *_between(text, span, members))))
    stems = {*canonical_stems(said), *canonical_stems(said.replace("-", " "))} - calendar()
    stems = stems.difference(*map(_counted, members)) | _counted(claim)
    around = fold(f"{text[span.start : claim.start]} | {text[claim.end : span.end]}").lower()
    stems.update(f"({_ordinals().get(found, found)})" for found in _which().findall(around))
    if claim.period is not None and (month := months()[0].search(claim.period.words)) is not None:
        stems.add(f"({month['month'].lower()[:3]})")
    if claim.qualifiers.prior:
        stems.add(PRIOR)
    if claim.qualifiers.part:
        stems.add(PART)
    return frozenset(stems)


def capital_only(documents: Iterable[Document]) -> frozenset[str]:
    """Stems of words that articles write with a capital only: names tell more than other words."""
    text = " ".join(fold(document.article.text) for document in documents)
    small = {stem for word in set(_SMALL.findall(text)) for stem in canonical_stems(word)}
    return frozenset(stem for word in set(_CAPITAL.findall(text)) for stem in canonical_stems(word)) - small


_SMALL, _CAPITAL = regex(r"\b[a-z][a-z']+\b"), regex(r"\b[A-Z][A-Za-z']+\b")


def own_figures(document: Document, claim: Claim, members: Sequence[Claim]) -> frozenset[str]:
    """The figures of another kind in its stretch, in brackets: "104 of 252 samples, or 41%". No small ones."""
    span = own_stretch(document, claim, members)
    return frozenset(
        f"{FIGURE}{each.value.amount:f})"
        for each in members
        if isinstance(each.value, Quantity)
        and each.value.amount is not None
        and span.contains(each.span)
        and not are_alike(each, claim)
        and each.value.amount >= _TELLING
    )


# Smaller numbers come by chance.
_TELLING = 20


def _heading(document: Document, claim: Claim, members: Iterable[Claim]) -> str:
    """What a row of figures is headed by goes with all of them: "Fares, first zone: now £48; new £60"."""
    sentence, text = document.sentences[claim.sentence], document.article.text
    first = min(each.start for each in (*members, claim))
    opening = text[sentence.span.start : first]
    if is_in_a_row(document, claim):
        return opening
    colon = _LABEL.match(opening)
    return opening[: colon.end()] if colon is not None else ""


def _counted(claim: Claim) -> frozenset[str]:
    """Stems of what a figure counts: its noun is its own, wherever the stretch ends."""
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension is not Dimension.COUNT:
        return frozenset()
    return frozenset(canonical_stems(value.unit))


_LABEL = regex(r"[^:.;]{1,80}:\s")


def is_in_a_row(document: Document, claim: Claim) -> bool:
    """The claim stands in a row of figures, marked as one or by its shape."""
    sentence = document.sentences[claim.sentence]
    return sentence.block.kind is BlockKind.TABLE_ROW or is_figure_row(document.text_of(sentence))


def _between(text: str, span: Span, members: Iterable[Claim]) -> Iterator[str]:
    """What stands in the stretch besides the words of claims."""
    cut = span.start
    for start, end in sorted((each.start, each.end) for each in members if span.contains(each.span)):
        yield text[cut : max(cut, start)]
        cut = max(cut, end)
    yield text[cut : span.end]


@cache
def _ordinals() -> dict[str, int]:
    found: dict[str, int] = lexicon.load("contests")["ordinals"]
    return found


@cache
def _which() -> re.Pattern[str]:
    return regex(rf"(?<![\w.,£$€#-])(?:{alternation(list(_ordinals()))}|\d{{1,2}})(?![\w%-]|[.,]\d)")
