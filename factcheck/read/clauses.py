"""Clauses: the stretch of a sentence in which a modifier, a time or a hedge still holds."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r";|—|\s-\s|:\s|,\s+(?=(?:and|but|while|whereas|although|though|which|who|whose|where|as|after|before|compared|against|up\s+from|down\s+from|"
    r"versus|including|with|so)\b)|\s(?=(?:while|whereas|although|but)\s)|\s(?=and\s+(?:said|warned|added|told|announced|reported|predicted|forecast|promised|vowed|pledged|argued|claimed|insisted|expects?|plans?|warns?|says?)\s)|\s(?=and\s+(?:a|an|the|another|some|about|at\s+least|nearly|almost|more\s+than|over)?\s*\d)"
)


def clause_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause that holds offset `at`."""
    start, end = 0, len(text)
    for match in _BOUNDARY.finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end
