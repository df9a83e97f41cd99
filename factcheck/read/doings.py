"""What is done with what is counted: "closed 12 stores", "20 buildings burned down". The verbs are data (`lexicon/doings.toml`)."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan


@cache
def _verbs() -> Phrasebook[str]:
    table: dict[str, list[str]] = lexicon.load("doings")["verbs"]
    seen: dict[str, str] = {}
    for doing, verbs in table.items():
        for verb in verbs:
            seen.setdefault(verb, doing)
    return Phrasebook(seen.items())


@cache
def kind_of(doing: str) -> str:
    """The kind that a doing is of, itself where it is the only one."""
    kinds: dict[str, list[str]] = lexicon.load("doings")["kinds"]
    return next((kind for kind, doings in kinds.items() if doing in doings), doing)


# "closed at least another 12": what may stand between a verb and its count.
_BEFORE = re.compile(
    r"\s+(?:(?:all|another|the|its|their|his|her|some|at\s+least|more\s+than|as\s+many\s+as|up\s+to|about|nearly)\s+){0,3}"
)
# "12 stores in Varde will be closed": what may stand between a noun and what happens to it.
_BEHIND = re.compile(
    r"(?:\s+of\s+(?:the|its|their|his|her)\s+(?:[\w-]+'s?\s+)?(?:[\d,]+\s+)?(?:[a-z]+\s+)?[a-z]+)?"
    r"(?:\s+(?:in|at|on|of|across|from|to|near|around|throughout)\s+(?:the\s+|an?\s+)?[\w.'-]+(?:\s+[A-Z&][\w.'-]*){0,3}(?:\s+[a-z]+){0,2}?){0,2}"
    r"(?:\s+(?:have|has|had|were|was|are|is|be|been|being|will|would|could|may|also|already|left|remain|remained|still|to))*\s+"
)


def doing_of(scan: Scan, figure: Figure) -> str:
    """What is done with what `figure` counts, "" where no verb right before or behind it says."""
    found = list(scan.find(_verbs()))
    for start, end, doing in reversed(found):
        if end <= figure.start and _BEFORE.fullmatch(scan.text, end, figure.start):
            return doing
        if start < figure.start:
            break
    at = max(figure.end, figure.noun_end)
    behind = next(((start, doing) for start, _, doing in found if start >= at), None)
    return behind[1] if behind is not None and _BEHIND.fullmatch(scan.text, at, behind[0]) else ""
