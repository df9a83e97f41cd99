"""Roles that a verb says: "Ada Lunt, who heads Orlan", "Orlan, founded by Ada Lunt". The verbs are data (`lexicon/roles.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck import lexicon
from factcheck.model.value import Role
from factcheck.read.role_mention import Name, RoleMention
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex


@cache
def _verbs() -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], dict[str, str], bool], ...]]:
    """Words of all verbs that say a role, and for each way of putting it: pattern, office by verb, whether it is passive."""
    table = lexicon.load("roles")
    ways = []
    for key, before, behind in (
        ("verbs", r"", r"\s+(?:the\s+)?(?:(?:company|firm|group|charity)\s+)?"),
        ("who", r",?\s+who", r"\s+(?:the\s+)?(?:(?:company|firm|group|charity)\s+)?"),
        (
            "passive",
            r"(?:,?\s+(?:which\s+)?(?:was|is|has\s+been|had\s+been))?,?",
            r"\s+(?:in\s+\d{4}\s+)?by\s+(?:[a-z-]+\s+){0,3}",
        ),
    ):
        office = {form: name for name, forms in table[key].items() for form in forms}
        said = alternation(list(office))
        ways.append((regex(rf"{before}\s+(?P<co>co-?)?(?P<verb>{said}){behind}"), office, key == "passive"))
    cues = frozenset(word for _, office, _ in ways for form in office for word in form.split())
    return cues | {f"co{word}" for word in cues}, tuple(ways)


def by_verb(scan: Scan, names: Sequence[Name]) -> Iterator[RoleMention]:
    """ "Ada Lunt, who heads Orlan", "Ada Lunt founded Orlan", "Orlan, founded by Ada Lunt"."""
    cues, ways = _verbs()
    if len(names) < 2 or scan.words.isdisjoint(cues):
        return
    for left, right in pairwise(names):
        for pattern, office, is_passive in ways:
            match = pattern.fullmatch(scan.text, left.end, right.start)
            if match is None:
                continue
            person, of = (right, left) if is_passive else (left, right)
            role = office[match["verb"]]
            # From the verb to the name behind it: what says the role, with whose it is.
            start = match.start("co") if match["co"] else match.start("verb")
            grade = ("co",) if match["co"] else ()
            yield RoleMention(start, right.end, person.form, Role(role, grade, (), of.form), (person.start, person.end))
            break
