"""One sentence as the recognisers see it: folded, with what is already taken marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from factcheck import lexicon
from factcheck.model.article import Sentence
from factcheck.model.span import Span
from factcheck.read.phrasebook import Phrasebook, Tokens, tokens_of
from factcheck.regex import regex

T = TypeVar("T")

# Typography that differs between desks, folded one code point for one, so that offsets stay valid.
_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "—", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ",
        # Letters that a pattern takes for i, s and k whatever their case, and that no lexicon has.
        "İ": "I", "ı": "i", "ſ": "s", "K": "K",
        "\n": " ", "\r": " ", "\t": " ", "\u2028": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Curly quotes, dashes and odd spaces as their plain forms. The length never changes."""
    return text.translate(_FOLD)


def alternation(phrases: list[str] | tuple[str, ...]) -> str:
    """A regular expression for any of the phrases, longest first, spaces matching any run of spaces."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def _not_figures() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What each kind of number that is no figure needs at least, and the whole pattern."""
    rows = lexicon.load("figures_not")["pattern"]
    return tuple((regex(row.get("needs", "")), regex(row["regex"])) for row in rows)


@dataclass(slots=True)
class Scan:
    """Working state of one sentence: `text` is folded, offsets are relative to `base`.

    What a recogniser has consumed is marked (`take`), and later ones leave it alone (`is_free`). That is the
    one thing here that changes while a sentence is read.
    """

    sentence: Sentence
    text: str
    low: str
    """`text` in lower case, and its words: what the cheap tests look into before a pattern runs."""
    words: frozenset[str]
    has_digit: bool
    _covered: bytearray = field(default_factory=bytearray)
    """One byte a code point: 1 where a recogniser has taken it."""
    _tokens: Tokens | None = None

    @classmethod
    def of(cls, sentence: Sentence, folded: str) -> Scan:
        """The scan of one sentence of a folded text, with everything that is a number only in looks taken."""
        text = sentence.span.of(folded)
        low = text.lower()
        words = frozenset(_LETTERS.findall(low))
        scan = cls(sentence, text, low, words, _HAS_DIGIT.search(text) is not None, bytearray(len(text)))
        if scan.has_digit or not scan.words.isdisjoint(_SPELLED):
            for needed, pattern in _not_figures():
                if needed.search(text):
                    for match in pattern.finditer(text):
                        scan.take(*match.span())
        return scan

    def find(self, book: Phrasebook[T]) -> Iterator[tuple[int, int, T]]:
        """Start, end and meaning of each phrase of the book that the sentence holds, left to right."""
        if book.cues.isdisjoint(self.words):
            return iter(())
        if self._tokens is None:
            self._tokens = tokens_of(self.low)
        return book.find(self._tokens)

    def has_any(self, parts: Iterable[str]) -> bool:
        """True when one of these strings, in lower case, stands anywhere in the sentence."""
        low = self.low
        for part in parts:  # noqa: SIM110 -- any() of a generator takes three times as long, on every sentence
            if part in low:
                return True
        return False

    @property
    def base(self) -> int:
        return self.sentence.span.start

    def span(self, start: int, end: int) -> Span:
        """A range of this sentence as a span of the article."""
        return Span(self.base + start, self.base + end)

    def take(self, start: int, end: int) -> None:
        """Mark a range as consumed."""
        self._covered[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """True when nothing has consumed any of the range."""
        return self._covered.find(1, start, end) < 0


# Words of the expressions without digits among those that are no figures.
_SPELLED = frozenset(
    {"one", "clock", "familiar", "knowledge", "briefed", "anonymity", "named", "identified"}
    | {"past", "quarter", "five", "ten", "twenty"}
)
_HAS_DIGIT = regex(r"\d")
_LETTERS = regex(r"[a-z]+")
