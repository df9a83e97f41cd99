"""Whether what stands at a place of a sentence is denied there, or only thought of."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import load
from factcheck.read.scan import alternation
from factcheck.regex import regex

_NOT = regex(
    r"(?:\b(?:not|never|no\s+one|nobody|none|neither|nor|without|yet\s+to|far\s+from|short\s+of|no)|n't)\s+(?:(?:has|have|had|been|yet|is|are|was|were|being|a|"
    r"formally|officially|actually|any)\s+){0,3}$",
    re.IGNORECASE,
)
_IF = regex(r"\b(?:if|whether|unless|until|once|in\s+case|should)\s+(?:[\w'-]+\s+){0,3}$", re.IGNORECASE)
# How far back either may stand, in characters.
_REACH = 40


@cache
def _denied() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("reporting")["negation"]
    keys = ("words", "limited", "free", "definite", "adjectives")
    words, limited, free, leading, of_all = (alternation(table[key]) for key in keys)
    return (
        regex(rf"(?:\b(?:{words})|n't)\s+(?!(?:{limited})\b)(?P<rest>[^,;:—\"()]*)$", re.IGNORECASE),
        regex(rf"\b(?:{free})\b|(?:\b(?:{leading})|'s|s')\s+(?:(?:[\w-]+ed|{of_all})\s+)?$", re.IGNORECASE),
    )


def is_denied(text: str, begin: int, start: int) -> bool:
    """The verb that leads to `start`, in the clause from `begin` on, has a "not": "did not cut 500 jobs".

    Not where what is denied is another thing ("did not say that 500", "did not only cut 500") or the figure is taken for
    known ("did not pay the $3 million").
    """
    if not _HINT.search(text, begin, start):
        return False
    denied, free = _denied()
    found = denied.search(text, begin, start)
    if found is None or len(found["rest"]) > _FARTHEST:
        return False
    return free.search(found["rest"]) is None


# How far behind the "not" the figure may stand, in characters.
_FARTHEST = 60
_HINT = regex(r"\bnot\b|n't\b|\bnever\b|\bno\s+longer\b|\bcannot\b", re.IGNORECASE)


def is_negated(text: str, start: int) -> bool:
    """ "has not", "never", "yet to" stand right before `start`."""
    return _NOT.search(text, max(0, start - _REACH), start) is not None


def is_supposed(text: str, start: int) -> bool:
    """ "if", "whether", "until" stand shortly before `start`: it is thought of, and not said."""
    return _IF.search(text, max(0, start - _REACH), start) is not None
