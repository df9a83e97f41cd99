"""The words in which the copies of a passage differ: what a rewrite has put in place of what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from factcheck.model.passage import Change, Copy
from factcheck.trace.words import Words

# Longer exchanges are another sentence and no change of a word.
_MOST_WORDS = 6
# So many words must agree before and behind a change, or be the end of the passage.
_AGREED = 2


def changes(places: Sequence[tuple[Words, tuple[int, int]]]) -> tuple[Change, ...]:
    """What later copies have in place of words of the first; copies word for word have none.

    `places` are articles with half-open ranges of their words, in order of the copies.
    """
    (first, ours), *others = places
    left = first.ids[ours[0] : ours[1]]
    found: list[Change] = []
    for other, theirs in others:
        right = other.ids[theirs[0] : theirs[1]]
        if left == right:
            continue
        from rapidfuzz.distance import Levenshtein

        steps = [
            (equal, list(group))
            for equal, group in groupby(Levenshtein.opcodes(left, right), lambda s: s.tag == "equal")
        ]
        for (_, before), (equal, exchanged), (_, after) in zip(steps, steps[1:], steps[2:], strict=False):
            a, b = exchanged[0].src_start, exchanged[-1].src_end
            c, d = exchanged[0].dest_start, exchanged[-1].dest_end
            agreed = min(before[0].src_end - before[0].src_start, after[0].src_end - after[0].src_start)
            if not equal and a < b and c < d and max(b - a, d - c) <= _MOST_WORDS and agreed >= _AGREED:
                found.append(Change(_copy(first, ours[0] + a, ours[0] + b), _copy(other, theirs[0] + c, theirs[0] + d)))
    return tuple(found)


def _copy(article: Words, start: int, end: int) -> Copy:
    return Copy(article.document.article.id, article.span(start, end))
