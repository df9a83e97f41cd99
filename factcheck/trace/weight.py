"""Whether a shared run of words is somebody's text, or what anybody would write.

Reports of one event share names, titles, figures and the formulas of attribution without having
copied anything. So words count by what they say: ordinary words of content in full, small words a
little, names and figures less, formulas and what links a name together nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.regex import regex
from factcheck.trace.words import Words, small_words

_SMALL = 0.3
_NAME = 0.25
_FIGURE = 0.5
# However many names follow each other: a list of them is nobody's text.
_ALL_NAMES = 1.0

# Thresholds in these units and in words, chosen by reading every run of six words or more that
# seven stories of four to six real reports share (122 runs): all above are copied or a quotation,
# and what lies below is names, titles, figures with their nouns, and turns of phrase.
LEAST_WORDS, LEAST_WEIGHT = 9, 5.0
_LONG_WORDS, _LONG_WEIGHT = 12, 2.6
QUOTE_WORDS, _QUOTE_WEIGHT = 7, 3.5
_SELF_WEIGHT = 5.5
_EDITED_WORDS, _EDITED_WEIGHT = 12, 6.0
_EDITED_SHARE = 0.75
# A long rewrite is told by how much of it agrees, though less of it does.
_REWRITTEN_WORDS, _REWRITTEN_SHARE = 24, 0.6
_ENOUGH = max(LEAST_WEIGHT, _LONG_WEIGHT, _QUOTE_WEIGHT, _SELF_WEIGHT, _EDITED_WEIGHT)

_SENTENCE_END = regex(r"[.!?…:;][\"'”’)]*\s|\n")


@cache
def _formulas() -> frozenset[str]:
    return frozenset(load("credits")["formula"]["words"])


class _Sort(NamedTuple):
    """What a word is, as far as its weight goes; `weight` is that of a word which is no name or formula."""

    small: bool
    formula: bool
    name: bool
    weight: float


@lru_cache(maxsize=1 << 14)  # most words of copied text: two thirds of the time, measured over 10,000 articles
def _sort_of(surface: str) -> _Sort:
    folded = surface.lower()
    weight = _FIGURE if surface[0].isdigit() else 1.0
    return _Sort(folded in small_words(), folded in _formulas(), surface[0].isupper(), weight)


def weigh(article: Words, start: int, end: int, *, verbatim: bool = False, enough: float = inf) -> float:
    """How much words `start` up to `end` say. `verbatim`: as a quotation, where formulas count too.

    Counting stops at `enough`: long runs have it in their first words.
    """
    total = names = 0.0
    small = 0  # small words since the last name or formula: inside a name they say nothing
    after_name = False
    for surface in article.surfaces(start, end):
        is_small, formula, name, weight = _sort_of(surface)
        if is_small:
            small += 1
            continue
        if verbatim:
            formula = name = False
        if not ((formula or name) and after_name):
            total += small * _SMALL
        small = 0
        if total >= enough:
            return total
        after_name = formula or name
        if name and not formula:
            names += _NAME
        elif not formula:
            total += weight
    return total + min(names, _ALL_NAMES) + small * _SMALL


def is_somebodys(
    article: Words,
    words: tuple[int, int],
    *,
    equal: int,
    quoted: bool,
    titled: bool,
    repeated: bool,
) -> bool:
    """True when the run is too long and says too much to be chance.

    `equal` is how many of its words stand on both sides, `quoted` that both have it in quotation
    marks, `titled` that it stands in a title, where capitals mean nothing, and `repeated` that both
    places are in one article, whose author may well use a phrase twice.
    """
    length = words[1] - words[0]
    weight = weigh(article, *words, verbatim=quoted or titled, enough=_ENOUGH)
    if equal < length:
        share = _REWRITTEN_SHARE if equal >= _REWRITTEN_WORDS else _EDITED_SHARE
        return weight >= _EDITED_WEIGHT and equal >= _EDITED_WORDS and equal >= share * length
    if quoted and length >= QUOTE_WORDS and weight >= _QUOTE_WEIGHT:
        return True
    if repeated:
        return length >= LEAST_WORDS and weight >= _SELF_WEIGHT
    return (length >= LEAST_WORDS and weight >= LEAST_WEIGHT) or (length >= _LONG_WORDS and weight >= _LONG_WEIGHT)


def trimmed(article: Words, start: int, end: int, *, most: int = 3) -> tuple[int, int]:
    """The run without the first or last few words of a sentence that it does not share.

    "… of 2004. The" ends with the sentence: two texts that both go on with "The" share nothing.
    """
    first, last = start, end
    for at in range(last - 1, max(first, last - 1 - most), -1):
        if not article.is_small(at):
            break
        if _breaks(article, at):
            end = at
            break
    for at in range(first + 1, min(end, first + 1 + most)):
        if not article.is_small(at - 1):
            break
        if _breaks(article, at):
            start = at
            break
    return start, end


def _breaks(article: Words, at: int) -> bool:
    """True when a sentence or block ends right before word `at`."""
    text = article.document.article.text
    return _SENTENCE_END.search(text, article.place(at - 1)[1], article.place(at)[0]) is not None
