"""Finds the phrases of a lexicon in a sentence, by its words.

A regular expression over hundreds of phrases costs more to compile than all else at start-up, and
tries them all at every character. Here a phrase is looked up by its first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from factcheck.regex import regex

T = TypeVar("T")

_TOKEN = regex(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]")

_LETTERS = regex(r"[a-z]+")


class Tokens(NamedTuple):
    """Words, numbers and marks of a text in lower case, and the place of each."""

    words: list[str]
    spans: list[tuple[int, int]]


def tokens_of(low: str) -> Tokens:
    """The tokens of a folded, lower-case text. Hyphens are tokens: "pre-tax" is three."""
    return Tokens(_TOKEN.findall(low), [match.span() for match in _TOKEN.finditer(low)])


def longest_word(phrase: str) -> str:
    """The longest run of letters in a lower-case phrase: its least common word, more often than not."""
    runs: list[str] = _LETTERS.findall(phrase)
    return max(runs, key=len)


class Phrasebook(Generic[T]):
    """Phrases with what each stands for; the longest that fits at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], T]]] = {}
        cues = set()
        for phrase, meaning in entries:
            words: list[str] = _TOKEN.findall(phrase.lower())
            self._by_first.setdefault(words[0], []).append((words, meaning))
            cues.add(longest_word(phrase.lower()))
        self.cues = frozenset(cues)
        """A word of each phrase: a text with none of them has none of the phrases."""
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, tokens: Tokens) -> Iterator[tuple[int, int, T]]:
        """Start, end and meaning of each phrase, left to right, none inside another."""
        (words, spans), by_first, free = tokens, self._by_first, 0
        for at, word in enumerate(words):
            choices = by_first.get(word)
            if choices is None or at < free:
                continue
            for phrase, meaning in choices:
                end = at + len(phrase)
                if words[at:end] == phrase:
                    yield spans[at][0], spans[end - 1][1], meaning
                    free = end
                    break
