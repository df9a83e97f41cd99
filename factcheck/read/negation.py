"""Whether what stands at a place of a sentence is denied there, or only thought of."""

from __future__ import annotations

import re

from factcheck.regex import regex

_NOT = regex(
    r"(?:\b(?:not|never|no\s+one|nobody|none|neither|nor|without|yet\s+to|far\s+from|short\s+of|no)|n't)\s+(?:(?:has|have|had|been|yet|is|are|was|were|being|a|"
    r"formally|officially|actually|any)\s+){0,3}$",
    re.IGNORECASE,
)
_IF = regex(r"\b(?:if|whether|unless|until|once|in\s+case|should)\s+(?:[\w'-]+\s+){0,3}$", re.IGNORECASE)
# How far back either may stand, in characters.
_REACH = 40


def is_negated(text: str, start: int) -> bool:
    """ "has not", "never", "yet to" stand right before `start`."""
    return _NOT.search(text, max(0, start - _REACH), start) is not None


def is_supposed(text: str, start: int) -> bool:
    """ "if", "whether", "until" stand shortly before `start`: it is thought of, and not said."""
    return _IF.search(text, max(0, start - _REACH), start) is not None
