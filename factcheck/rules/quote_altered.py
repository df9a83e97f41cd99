"""One quotation stands in two articles in different words.

## What it does
Finds quotations of which the shorter stands in the longer one nearly word by word, and reports the words that
differ.

## Why it matters
Between quotation marks stand the words that were said. Whoever changed them, changed the record.

## What it leaves alone
Quotations that are cut at either end, words left out where "…" or brackets say so, contractions (don't, do not),
digits for words, British and American spelling, capitals and punctuation, and quotations that share less than
four words in five: those may be two translations, or two answers. Where only small words differ it is a note, as
where an article itself leaves words out of what it quotes in full elsewhere, in its headline say.

## How to resolve
Go back to the recording, the transcript or the press release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.model.value import Quotation
from factcheck.read.wording import LEFT_OUT, Word, wording
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.quote_speaker import are_of_two

# Words of context that a difference is quoted with, on either side.
_AROUND = 1


class Change(NamedTuple):
    """Words of the one quotation that stand for words of the other, as half-open ranges into the lists of words."""

    left: int
    right: int
    left_other: int
    right_other: int


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for an utterance of which two articles give other words."""
    if len(case.sides) < 2 or not all(isinstance(side.value, Quotation) for side in case.sides):
        return
    worst: tuple[CaseSide, CaseSide, tuple[Span, Span], bool] | None = None
    for index, one in enumerate(case.sides):
        for other in case.sides[index + 1 :]:
            found = _difference(one.claims[0], other.claims[0], case)
            if found is not None and (worst is None or (found[1] and not worst[3])):
                worst = (one, other, *found)
    if worst is None or are_of_two(case, worst[0].claims[0], worst[1].claims[0]):
        return
    one, other, (left, right), telling = worst
    texts = [
        " ".join(case.articles[side.claims[0].article_id].quote(span).split())
        for side, span in ((one, left), (other, right))
    ]
    yield Disagreement(
        Severity.WARNING if telling else Severity.NOTE,
        f"One quotation in two wordings: “{texts[0]}” and “{texts[1]}”.",
        ("the rest of the quotation is the same, word by word", f"“{texts[0]}” | “{texts[1]}”"),
        tuple(
            CaseSide(text, side.value, side.claims[:1], (span,))
            for side, text, span in ((one, texts[0], left), (other, texts[1], right))
        ),
        LIKELY,
        attribute="quotation",
    )


def _difference(a: Claim, b: Claim, case: Case) -> tuple[tuple[Span, Span], bool] | None:
    """Where the two quotations first differ, and whether more than small words do; None when they agree."""
    from rapidfuzz.distance import Levenshtein

    one = wording(case.articles[a.article_id].text, a.start, a.end)
    other = wording(case.articles[b.article_id].text, b.start, b.end)
    keys = [word.key for word in one], [word.key for word in other]
    if _holds(*keys) or _holds(*reversed(keys)):
        return None
    changes: list[Change] = []
    for op in Levenshtein.opcodes(*keys):
        if op.tag == "equal":
            continue
        change = Change(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if changes and (changes[-1].right, changes[-1].right_other) == (change.left, change.left_other):
            change = Change(changes[-1].left, change.right, changes.pop().left_other, change.right_other)
        changes.append(change)
    changes = [
        change
        for change in changes
        if not _is_cut(change, *keys)
        and not _is_sentence(one, change.left, change.right, case.articles[a.article_id].text)
        and not _is_sentence(other, change.left_other, change.right_other, case.articles[b.article_id].text)
    ]
    telling = [change for change in changes if _is_telling(change, *keys)]
    if not changes:
        return None
    if a.article_id == b.article_id and _is_shortened(telling, *keys):
        telling = []  # a headline, of what its article quotes in full
    change = (telling or changes)[0]
    spans = _around(one, change.left, change.right), _around(other, change.left_other, change.right_other)
    return spans, bool(telling)


def _is_shortened(changes: Sequence[Change], one: Sequence[str], other: Sequence[str]) -> bool:
    """One of the two has words less and no other ones, none of them a "not"."""
    left = [word for change in changes for word in one[change.left : change.right]]
    right = [word for change in changes for word in other[change.left_other : change.right_other]]
    return not (left and right) and _denials().isdisjoint((*left, *right))


@cache
def _denials() -> frozenset[str]:
    table = load("predicates")
    return frozenset((*table["denial"]["words"], *table["denial"]["no"]))


def _holds(words: Sequence[str], other: Sequence[str]) -> bool:
    """All of the other quotation stands in this one, word by word: it is cut at an end or at both."""
    return any(words[at : at + len(other)] == other for at in range(len(words) - len(other) + 1))


@cache
def _small() -> frozenset[str]:
    return frozenset(load("quotations")["small"]["words"])


def _is_cut(change: Change, one: list[str], other: list[str]) -> bool:
    """What the one has more at its beginning or end, and what either marks as left out."""
    if (change.left == 0 and change.left_other == 0) or (change.right == len(one) and change.right_other == len(other)):
        return True
    return LEFT_OUT in one[change.left : change.right] or LEFT_OUT in other[change.left_other : change.right_other]


def _is_sentence(words: list[Word], start: int, end: int, text: str) -> bool:
    """Whole sentences of the quotation: an article that goes on without them leaves out and alters nothing."""
    if not 0 < start < end < len(words):
        return False
    before, behind = text[words[start - 1].end : words[start].start], text[words[end - 1].end : words[end].start]
    return _STOP.search(before) is not None and _STOP.search(behind) is not None


_STOP = regex(r"[.!?]")


def _is_telling(change: Change, one: list[str], other: list[str]) -> bool:
    changed = [*one[change.left : change.right], *other[change.left_other : change.right_other]]
    return any(word not in _small() for word in changed)


def _around(words: list[Word], start: int, end: int) -> Span:
    """The words from `start` to `end` with some around them, so that a missing word shows too."""
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
    return Span(words[first].start, words[last - 1].end)


RULE = Rule(
    code="FC160",
    name="quote-altered",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                '# "A young <<man carried>> my bag", says cook\n\n'
                'Asked how she felt, Ida Lunt said: "Stupid. I gave it all to a young <<man because he carried>> my bag."',
            )
        ),
        Example(
            (
                '"The tanks were full when we left the harbour <<on Monday night>>," said Ilse Marrant.',
                'Ilse Marrant said: "The tanks were full when we left the harbour <<on Tuesday night>>."',
            )
        ),
        Example(
            (
                '"We <<will not close>> the yard before the end of the year," said Ilse Marrant.',
                '"We <<will close>> the yard before the end of the year," said Ilse Marrant.',
            )
        ),
        Example(
            (
                '"We don\'t know yet what caused the fire in the yard," said Ilse Marrant.',
                '"We do not know yet what caused the fire in the yard," said Ilse Marrant.',
            ),
            why="a contraction",
        ),
        Example(
            (
                '"We don\'t know yet what caused the fire in the yard, but we will find out," said Ilse Marrant.',
                'Ilse Marrant said they "don\'t know yet what caused the fire in the yard".',
            ),
            why="cut at the end",
        ),
        Example(
            (
                '"You can smell it from the main road. It is the silence that gets you every time," said Ilse Marrant.',
                '"It is the silence that gets you every time," said Ilse Marrant.',
            ),
            why="cut at the beginning, whatever word the rest begins with",
        ),
        Example(
            (
                '"The fire in the yard, which began at noon, was out by four o\'clock," said Ilse Marrant.',
                '"The fire in the yard … was out by four o\'clock," said Ilse Marrant.',
            ),
            why="the words left out are marked",
        ),
        Example(
            (
                '"The water in the bay is not deep enough for a wave," said Ilse Marrant.',
                '"Because the bay is shallow, we expect no wave at all," said Ilse Marrant.',
            ),
            why="another sentence, or another translation",
        ),
    ),
)
