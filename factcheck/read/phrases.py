"""What a figure is a figure of, where no trigger of the lexicon says it: the noun phrase it measures.

"The order book stood at £1.24 billion", "free cash flow was $52.9 million", "churn fell to 10 %": the
noun phrase before a verb of measure. "£52.9 million of free cash flow", "a £30 million contract":
the one behind the figure.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.cued import Cued, words_of
from factcheck.read.scan import alternation
from factcheck.read.words import content_stems, stop_words
from factcheck.regex import regex

# At most this many stems name a measure; longer phrases are whole clauses.
_LONGEST = 4


@cache
def _measured() -> Cued:
    steps = alternation(lexicon.load("measures")["steps"])

    def build(verbs: str) -> str:
        return (
            r"(?:^|[,;:—(\"]\s*|\b(?:and|but|while|that|where|as|its|their|his|her|the|a|an)\s+|'s\s+)"
            r"(?P<phrase>[A-Za-z][\w'-]*(?:\s+(?!(?:and|but|while|that|which|who|where)\b)[\w'&-]+){0,9}?)\s+"
            rf"(?:(?:has|have|had|also|now|already|then|currently|later|still|is|was)\s+)?(?:{verbs})\s+(?:(?:{steps})\s+)*$"
        )

    return Cued({"verbs": lexicon.load("measures")["verbs"]}, build, re.IGNORECASE)


# "has an order book of £1.24 billion", "with a staff of 30".
_OF_FIGURE = regex(
    r"\b(?:a|an|the|its|their|his|her|with|of|in)\s+(?P<phrase>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,2})\s+(?:of|at)\s+(?:\w+\s+)?$"
)
_PREPOSITION = regex(
    r"\s+(?:in|of|for|at|on|from|among|across|to|with|by|over|during|under|outside|around|near|per)\s+",
    re.IGNORECASE,
)
_BEHIND = regex(r"\s+(?:of|in|worth\s+of)\s+(?P<phrase>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,3})")
_ADJACENT = regex(r"[\s-]+(?P<phrase>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,2})")


def measured_before(text: str, start: int) -> str:
    """Key of the noun phrase that a verb of measure ties to the figure at `start`, "" for none."""
    of = _OF_FIGURE.search(text, max(0, start - 60), start)
    if of is not None:
        return _key(of["phrase"])
    window = max(0, start - 110)
    best = ""
    pattern = _measured().among(words_of(text[window:start]))
    for match in pattern.finditer(text, window, start) if pattern is not None else ():
        best = match["phrase"]
    if not best:
        return ""
    head = _PREPOSITION.split(best, maxsplit=1)[0]
    # A name or a pronoun is who it is about, not what is measured.
    if (head[:1].isupper() and not text.startswith(head)) or head.lower() in stop_words():
        return ""
    return _key(head)


def measured_behind(text: str, end: int, *, unit_said: bool) -> str:
    """Key of the noun phrase right behind the figure that ends at `end`, "" for none."""
    match = _BEHIND.match(text, end)
    if match is None and unit_said:
        match = _ADJACENT.match(text, end)
        if match is not None and match["phrase"].split()[0] in _phrase_end():
            return ""
    if match is None:
        return ""
    words = []
    for word in match["phrase"].split():
        if word in _phrase_end() or word in stop_words():
            break
        words.append(word)
    return _key(" ".join(words))


_WHOLE = regex(
    r"\s+of\s+(?:(?:the|its|their|his|her|all|our|these|those|a|an|this|that)\s+)?(?:[A-Z][\w.&-]*(?:'s?)?\s+)*(?:[a-z-]+'s?\s+)?"
    r"(?:[\d,.]+(?:-[a-z]+)?\s+)?(?P<phrase>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,3})"
)


def whole_behind(text: str, end: int) -> str:
    """The head noun of what a share that ends at `end` is a share of: "26 % of its global workforce"; "" for none."""
    match = _WHOLE.match(text, end)
    if match is None:
        return ""
    head = ""
    for word in match["phrase"].split():
        if word in _phrase_end() or word in stop_words() or word.endswith(("ed", "ing")):
            break
        head = word
    return head


@cache
def _phrase_end() -> frozenset[str]:
    return frozenset(lexicon.load("words")["phrase_end"])


def _key(phrase: str) -> str:
    stems = content_stems(phrase)
    return " ".join(stems) if 0 < len(stems) <= _LONGEST else ""
