"""Clauses: the stretch of a sentence in which a modifier, a time or a hedge still holds."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.regex import regex


@cache
def _boundary() -> re.Pattern[str]:
    speech = lexicon.load("reporting")["speech"]
    verbs = "|".join((*speech["verbs"], *speech["quoting"], "plans", "plan", "pledged", "pledges"))
    return regex(
        r";|—|\s-\s|:\s|,\s+(?=(?:and|but|while|whereas|although|though|which|who|whose|where|as|after|before|compared|against|up\s+from|"
        r"down\s+from|versus|including|with|so)\b)|\s(?=(?:while|whereas|although|but)\s)"
        rf"|\s(?=and\s+(?:{verbs})\s)"
        # "announced on Thursday, nine days after the police seized …"
        r"|,\s+(?=(?:\w+\s+){1,2}(?:hours?|days?|weeks?|months?|years?|minutes)\s+(?:after|before|since)\s)"
        r"|\s(?=and\s+(?:a|an|the|another|some|about|at\s+least|nearly|almost|more\s+than|over)?\s*\d)"
    )


def clause_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause that holds offset `at`."""
    start, end = 0, len(text)
    for match in _boundary().finditer(text):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end
