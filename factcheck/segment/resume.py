"""Whether the story goes on after links to other stories."""

from __future__ import annotations

from collections import Counter

from factcheck.regex import regex

_CAPITAL = regex(r"\b[A-Z][\w-]+")
# A capital that neither the start of a line nor of a sentence explains.
_NAME = regex(r"(?<![.!?…\"“] )(?<!^)\b[A-Z][\w-]+")
_LONG_WORD = regex(r"\b[a-z]{6,}\b")

# Measured on 39 real articles, with three paragraphs seen: a name of the story stands in .81 of its
# later paragraphs and in .14 of those of other stories; what is asked below a title that may be a
# teaser's own holds for .58 and .02. A paragraph of the story that is lost weighs more than a teaser
# that stays.
_NAMES_BELOW_TITLE = 2
_SHARED_WORDS_BELOW_TITLE = 0.1


class Resumption:
    """Vocabulary of the story so far."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._names: set[str] = set()
        self._times: Counter[str] = Counter()
        self._words: set[str] = set()

    def learn(self, line: str) -> None:
        """Take in a paragraph of the story."""
        self._lines.append(line)  # most articles never ask, so nothing is counted yet

    def goes_on(self, line: str, *, titled: bool) -> bool:
        """True when the line speaks of what the story speaks of. `titled`: below a line like a title."""
        for known in self._lines:
            self._names.update(_NAME.findall(known))
            self._times.update(_CAPITAL.findall(known))
            self._words.update(_LONG_WORD.findall(known))
        self._lines.clear()
        names = {name for name in _CAPITAL.findall(line) if name in self._names}
        if not titled:
            return bool(names)
        if len(names) >= _NAMES_BELOW_TITLE:
            return True
        words = set(_LONG_WORD.findall(line))
        shared = len(words & self._words)
        return any(self._times[name] > 1 for name in names) and (shared >= _SHARED_WORDS_BELOW_TITLE * len(words) > 0)
