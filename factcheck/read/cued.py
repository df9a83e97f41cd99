"""A pattern around many phrases, of which only those are compiled whose words a text has.

Compiling hundreds of phrases takes a millisecond or more, and a story has words of few of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from factcheck.read.scan import alternation
from factcheck.regex import regex

# After so many choices of phrases the whole pattern is compiled and used: a run on many texts meets most of
# them. Six articles make up to 8 of a pattern; after 645 half of the patterns have come to this end.
_MOST_CHOICES = 64
NEVER = "(?!)"
# Letters, or the one mark that a phrase without any is.
_WORDS = regex(r"[a-z]+|[^\w\s]")


def words_of(text: str) -> frozenset[str]:
    """The runs of letters of a folded text, in lower case, and its marks: what `Cued.among` is asked with.

    `Scan.words` will do too for phrases of which each has letters.
    """
    return frozenset(_WORDS.findall(text.lower()))


class Cued:
    """`families` are phrases by the name under which `build` takes the alternation of each.

    Each phrase must fit as whole words; what else the pattern needs is for `build` to add.
    """

    def __init__(self, families: Mapping[str, Iterable[str]], build: Callable[..., str], flags: int = 0) -> None:
        self._by_cue: dict[str, list[tuple[str, str]]] = {}
        for family, phrases in families.items():
            for phrase in phrases:
                cue = max(_WORDS.findall(phrase.lower()), key=len)
                self._by_cue.setdefault(cue, []).append((family, phrase))
        self._families = tuple(families)
        self._build, self._flags = build, flags
        self._made: dict[frozenset[str], re.Pattern[str]] = {}
        self.cues = frozenset(self._by_cue)

    def among(self, words: frozenset[str]) -> re.Pattern[str] | None:
        """The pattern for a text with these words; None where it has no phrase of any family."""
        present = self.cues & words
        return self._chosen(present) if present else None

    def always(self, words: frozenset[str]) -> re.Pattern[str]:
        """The same of a pattern that fits where no phrase stands too."""
        return self._chosen(self.cues & words)

    def _chosen(self, present: frozenset[str]) -> re.Pattern[str]:
        pattern = self._made.get(present)
        if pattern is None:
            if len(self._made) >= _MOST_CHOICES:
                present = self.cues
                pattern = self._made.get(present)
            # A phrase without its words in the text fits nowhere there, so a pattern with more phrases will do.
            pattern = pattern or next((made for cues, made in self._made.items() if present < cues), None)
            pattern = self._made[present] = pattern or self._compiled(present)
        return pattern

    def find(self, text: str, words: frozenset[str], start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Where it fits in a stretch of text that has these words, left to right."""
        pattern = self.among(words)
        return iter(()) if pattern is None else pattern.finditer(text, start, end)

    def _compiled(self, present: frozenset[str]) -> re.Pattern[str]:
        chosen: dict[str, list[str]] = {family: [] for family in self._families}
        for cue in present:
            for family, phrase in self._by_cue[cue]:
                chosen[family].append(phrase)
        parts = {family: alternation(phrases) if phrases else NEVER for family, phrases in chosen.items()}
        return re.compile(self._build(**parts), self._flags)
