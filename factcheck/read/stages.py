"""How far something has come: the rungs of the ladders in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Stage
from factcheck.read.negation import is_negated
from factcheck.read.scan import Scan
from factcheck.regex import regex


class StageMention(NamedTuple):
    """A stage with its place in the sentence and the attribute it is a value of."""

    start: int
    end: int
    attribute: str
    stage: Stage
    alone: bool
    """Of one party: whoever else is named beside it has no part in it."""
    of_one: bool
    """Of the name before the verb, and of nobody where there is none."""


class _Ladder(NamedTuple):
    name: str
    attribute: str
    alone: bool
    of_one: bool
    cues: tuple[str, ...]
    """Parts of words; a sentence without one of them or of the `phrases` says nothing of the ladder."""
    phrases: tuple[str, ...]
    rungs: tuple[tuple[str, str], ...]
    """Label and pattern, lowest first; compiled when a sentence has one of the cues."""


@cache
def _ladders() -> tuple[_Ladder, ...]:
    return tuple(
        _Ladder(
            row["name"],
            row["attribute"],
            row.get("alone", False),
            row.get("of_one", False),
            tuple(cue for cue in row["cues"] if " " not in cue),
            tuple(cue for cue in row["cues"] if " " in cue),
            tuple((label, "|".join(patterns)) for label, patterns in row["rungs"]),
        )
        for row in lexicon.load("reporting")["ladder"]
    )


@cache
def _phrased() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The ladders, by number, that are told by phrases too, and these."""
    return tuple((n, ladder.phrases) for n, ladder in enumerate(_ladders()) if ladder.phrases)


@lru_cache(maxsize=20_000)
def _cued(word: str) -> frozenset[int]:
    """The ladders, by number, of which a word holds a cue."""
    return frozenset(n for n, ladder in enumerate(_ladders()) if any(cue in word for cue in ladder.cues))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


def stages(scan: Scan) -> Iterator[StageMention]:
    """Each stage that the sentence names; of overlapping ones the furthest."""
    cued: frozenset[int] = _NONE
    for word in scan.words - _WITHOUT:
        if found := _cued(word):
            cued |= found
        elif len(_WITHOUT) < _MOST_KEPT:
            _WITHOUT.add(word)
    ladders = _ladders()
    for number in sorted(cued.union(n for n, phrases in _phrased() if scan.has_any(phrases))):
        ladder = ladders[number]
        taken: list[tuple[int, int]] = []
        for rung in range(len(ladder.rungs) - 1, -1, -1):
            label, pattern = ladder.rungs[rung]
            for match in _compiled(pattern).finditer(scan.text):
                start, end = match.span()
                start += len(match.group()) - len(match.group().lstrip())
                if any(start < b and a < end for a, b in taken):
                    continue
                if not ladder.alone and (is_negated(scan.text, start) or _NOT_INSIDE.search(match.group())):
                    continue  # "has not agreed": which rung it stands on instead, nobody says
                taken.append((start, end))
                yield StageMention(
                    start, end, ladder.attribute, Stage(ladder.name, rung, label), ladder.alone, ladder.of_one
                )


_NONE: frozenset[int] = frozenset()
# Words that were seen to hold no cue: most of a text, and passed over in one step. Only ever saves time.
_WITHOUT: set[str] = set()
_MOST_KEPT = 50_000
_NOT_INSIDE = regex(r"\b(?:not|never)\b|n't\b", re.IGNORECASE)
