"""What is done with what is counted: "closed 12 stores", "20 buildings burned down". The verbs are data (`lexicon/doings.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck import lexicon
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan
from factcheck.regex import regex


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


@cache
def owned() -> frozenset[str]:
    """Doings of which the count is that of the name before the verb: "Lunt faces nine counts"."""
    return frozenset(lexicon.load("doings")["owned"]["verbs"])


# "closed at least another 12": what may stand between a verb and its count.
_BEFORE = regex(
    r"(?:,?\s+(?:along\s+with|together\s+with|as\s+well\s+as))?\s+(?:(?:all|another|the|its|their|his|her|some|at\s+least|more\s+than|as\s+many\s+as|up\s+to|about|nearly)\s+){0,3}"
)
# "12 stores in Varde will be closed": what may stand between a noun and what happens to it.
_BEHIND = regex(
    r"(?:\s+and\s+(?:an?|one|two|three|four|five|\d{1,3})\s+[a-z]+(?:\s+[a-z]+)?)?"
    r"(?:\s+of\s+(?:the|its|their|his|her)\s+(?:[\w-]+'s?\s+)?(?:[\d,]+\s+)?(?:[a-z]+\s+)?[a-z]+)?"
    r"(?:\s+(?:in|at|on|of|across|from|to|near|around|throughout)\s+(?:the\s+|an?\s+)?[\w.'-]+(?:\s+[A-Z&][\w.'-]*){0,3}(?:\s+[a-z]+){0,2}?){0,2}"
    r"(?:\s+(?:have|has|had|were|was|are|is|be|been|being|will|would|could|may|also|already|left|remain|remained|still|to))*\s+"
)


Doing = tuple[int, int, str]
"""Start and end of a verb in its sentence, and what is done."""


def doings(scan: Scan) -> tuple[Doing, ...]:
    """All that is done in a sentence, left to right."""
    return tuple(scan.find(_verbs()))


def doing_of(text: str, figure: Figure, done: Sequence[Doing]) -> str:
    """What is done with what `figure` counts, of all that is `done` in its sentence; "" where no verb beside it says."""
    before = next((verb for verb in reversed(done) if verb[1] <= figure.start), None)
    if before is not None and _BEFORE.fullmatch(text, before[1], figure.start):
        return before[2]
    at = max(figure.end, figure.noun_end)
    behind = next((verb for verb in done if verb[0] >= at), None)
    return behind[2] if behind is not None and _BEHIND.fullmatch(text, at, behind[0]) else ""
