"""Finds the phrases of a lexicon in a sentence, by its words.

A regular expression over hundreds of phrases costs more to compile than all else at start-up, and
tries them all at every character. Here a phrase is looked up by its first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]")

_LETTERS = re.compile(r"[a-z]+")


class Token(NamedTuple):
    """A word, number or mark in lower case, with its place."""

    word: str
    start: int
    end: int


def tokens_of(low: str) -> list[Token]:
    """The tokens of a folded, lower-case text. Hyphens are tokens: "pre-tax" is three."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(low)]


def longest_word(phrase: str) -> str:
    """The longest run of letters in a lower-case phrase: its least common word, more often than not."""
    runs: list[str] = _LETTERS.findall(phrase)
    return max(runs, key=len)


class Phrasebook(Generic[T]):
    """Phrases with what each stands for; the longest that fits at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        cues = set()
        for phrase, meaning in entries:
            words = tuple(token.word for token in tokens_of(phrase.lower()))
            self._by_first.setdefault(words[0], []).append((words, meaning))
            cues.add(longest_word(phrase.lower()))
        self.cues = frozenset(cues)
        """A word of each phrase: a text with none of them has none of the phrases."""
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """Start, end and meaning of each phrase, left to right, none inside another."""
        at, size, by_first = 0, len(tokens), self._by_first
        while at < size:
            choices = by_first.get(tokens[at].word)
            if choices is not None:
                for words, meaning in choices:
                    end = at + len(words)
                    if end <= size and all(tokens[at + i].word == word for i, word in enumerate(words)):
                        yield tokens[at].start, tokens[end - 1].end, meaning
                        at = end - 1
                        break
            at += 1
