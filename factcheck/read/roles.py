"""Roles: the office, rank or occupation by which an article calls a person.

"Orlan chief executive Ada Lunt", "Ada Lunt, head of the harbour police", "the governor of Arden, Ada Lunt",
"Ada Lunt was named finance minister", "Orlan was founded by Ada Lunt". The words are data
(`lexicon/roles.toml`). A role without a name beside it is nobody's and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.entity import NameMention
from factcheck.model.value import Deed, Role, Standing
from factcheck.read.names import is_title
from factcheck.read.offices import Office, heads, offices
from factcheck.read.role_holder import holder
from factcheck.read.role_mention import Name, RoleMention
from factcheck.read.role_verbs import by_verb
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import content_stems, stop_words
from factcheck.regex import regex


@cache
def _table() -> dict[str, frozenset[str]]:
    table = lexicon.load("roles")
    return {
        "grades": frozenset(table["grades"]["words"]),
        "past": frozenset(table["standing"]["past"]),
        "future": frozenset(table["standing"]["future"]),
        "abbreviated": frozenset(table["abbreviated"]["words"]),
        "verbs": frozenset(table["verbs_before"]["words"]),
        "ranks": frozenset(rank for service in table["ranks"].values() for rank in service),
    }


def roles(scan: Scan, names: Sequence[NameMention]) -> Iterator[RoleMention]:
    """The roles of the sentence that a name is tied to, left to right."""
    if not names:
        return
    named = [
        Name(n.span.start - scan.base, _past_letters(scan.text, n.span.end - scan.base), n.form)
        for n in names
        if not is_title(n.form)  # "the Treasurer"
    ]
    yield from by_verb(scan, named)
    found_heads = [head for head in scan.find(heads()) if not _inside_name(head[0], head[1], named)]
    held: Name | None = None  # whose the role before this one is: "president and chief executive"
    ended = -1
    for index, (start, end, office) in enumerate(found_heads):
        following = found_heads[index + 1][0] if index + 1 < len(found_heads) else -1
        if following >= 0 and not scan.text[end:following].strip(" -"):
            continue  # "police chief inspector": the last of them is the office
        found = _role_at(scan.text, start, end, offices()[office], named)
        if office in _ADJECTIVES and not (found.role.field or found.role.of or found.role.grade):
            continue
        if not scan.text[start].isupper() and (
            office in _table()["ranks"] or scan.text[start:end] in _table()["abbreviated"]
        ):
            continue  # "a major road", "the general mood", "a sales rep"
        joined = ended >= 0 and _AND.fullmatch(scan.text, ended, found.start) is not None
        person = found.person or (held if joined else None)
        held, ended = person, found.end
        if person is not None:
            holds = _holding(scan.text, found, person, offices()[office])
            yield RoleMention(found.start, found.end, person.form, found.role, (person.start, person.end), holds)


def _past_letters(text: str, end: int) -> int:
    """Where a name ends with the letters behind it: "Ida Vollan, M.D., the head of Orlan"."""
    found = _letters().match(text, end) if text[end : end + 1] in (",", " ") else None
    return found.end() if found is not None else end


@cache
def _letters() -> re.Pattern[str]:
    words = lexicon.load("names")["words"]
    letters = (r"\.?".join(each) for each in (*words["letters"], *words["seats"]))
    return regex(rf"(?:,?\s(?:{'|'.join(letters)})\b\.?(?=[,;]))+", re.IGNORECASE)


def _holding(text: str, found: _Found, person: Name, office: Office) -> Deed | None:
    """ "The head of Orlan" has one holder; "a director of Orlan", "a former head", "deputy head" are not it."""
    role = found.role
    if not office.one or not role.of or role.grade or role.standing is not Standing.CURRENT:
        return None
    if _ONE_OF_SEVERAL.search(text, max(0, found.start - 12), found.start):
        return None
    return Deed(office.name, person.form, " ".join((*role.field, role.of)))


_ONE_OF_SEVERAL = regex(r"\b(?:an?|one|another|some|any)\s+$", re.IGNORECASE)
# Also adjectives: "the official IRNA news agency".
_ADJECTIVES = frozenset({"official", "expert"})
_AND = regex(r",?\s+(?:and|as\s+well\s+as)\s+")


class _Found(NamedTuple):
    start: int
    end: int
    role: Role
    person: Name | None


def _role_at(text: str, start: int, end: int, office: Office, names: Sequence[Name]) -> _Found:
    """The role whose head noun stands at `start` … `end`, with what narrows it and whom it is said of."""
    left, words, owner = _before(text, start, names)
    if (
        owner is not None
        and office.portfolio
        and (graded := _graded().search(text, max(0, owner.start - _LONGEST_GRADE), owner.start)) is not None
    ):
        left, words = graded.start(), [*graded[0].lower().split(), *words]  # "Deputy Transport Minister"
    grade = tuple(sorted(word for word in words if word in _table()["grades"]))
    standing = Standing.CURRENT
    if any(word in _table()["past"] for word in words):
        standing = Standing.FORMER
    elif any(word in _table()["future"] for word in words):
        standing = Standing.FUTURE
    else:
        standing = _standing_before(text, left)
    field = content_stems(" ".join(word for word in words if not _is_grade(word)))
    of, right = owner.form if owner else "", end
    if owner is not None and office.portfolio and not text[owner.end : start].strip("- "):
        field, of = (*content_stems(owner.form), *field), ""  # "Transport Minister"
    behind = _OF.match(text, end)
    if behind is not None:
        of, right = _object(text, behind.end(), names) or (of, right)
    person = holder(text, left, end, right, names)
    if person is not None and (person is owner or person.form == of):
        person = None
    return _Found(left, right, Role(office.name, grade, field, of, standing), person)


@cache
def _graded() -> re.Pattern[str]:
    """The grade right before a place in the text."""
    table = _table()
    # "In Lindow under Labour Secretary Ida Lunt" speaks of no under-secretary.
    words = (table["grades"] | table["past"] | table["future"]) - _PREPOSITIONS
    return regex(rf"\b(?:{alternation(sorted(words))})(?=\s+$)", re.IGNORECASE)


@cache
def _short() -> dict[str, str]:
    """Grades by what is short for them: "lt" for "lieutenant"."""
    short: dict[str, str] = lexicon.load("roles")["grades"]["short"]
    return short


def _is_grade(word: str) -> bool:
    table = _table()
    return word in table["grades"] or word in table["past"] or word in table["future"]


# -- what stands before the head noun ------------------------------------------------------------

_WORD_BEFORE = regex(r"([A-Za-z][A-Za-z'.&]*|\d+-year-old)([-\s]+)$")
_MOST_BEFORE = 5
# A grade is no longer than this, with the space behind it, in characters.
_LONGEST_GRADE = 20


def _before(text: str, start: int, names: Sequence[Name]) -> tuple[int, list[str], Name | None]:
    """Where the role begins, the plain words before its head, and the name that it belongs to ("Orlan founder").

    A bare word is only taken for a part of the role where the phrase begins with a name, an article or the
    like, or a comma: in "met analyst Ada Lunt" the verb is not.
    """
    words: list[tuple[int, str]] = []
    at = start
    owner: Name | None = None
    bounded = False
    while len(words) < _MOST_BEFORE:
        owner = next((name for name in names if name.end <= at and not _OWNS.sub("", text[name.end : at])), None)
        if owner is not None:
            bounded = True
            break
        match = _WORD_BEFORE.search(text, max(0, at - 30), at)
        if match is None:
            opens = not text[:at].strip()
            bounded = opens or text[:at].rstrip()[-1:] in ",;:(—\"'"
            if opens and words and words[-1][1].endswith("ing"):
                words.pop()  # "Considering chief executive Ada Lunt …"
            break
        word = match[1].lower().removesuffix("'s")
        word = _short().get(word.rstrip("."), word)
        if word in _DETERMINERS:
            bounded = True
            break
        if word in _PREPOSITIONS:  # "nine acquisitions under chief executive Ada Lunt"
            bounded = True
            break
        if (word in stop_words() and not _is_grade(word)) or word in _table()["verbs"] or word.endswith("ed"):
            bounded = True
            break
        if match[1].endswith("'s"):
            bounded = True
            break
        words.append((match.start(1), word))
        at = match.start(1)
    words.reverse()
    if not bounded:
        kept = len(words)
        while kept and (_is_grade(words[kept - 1][1]) or _is_capital(text, words[kept - 1][0])):
            kept -= 1
        words = words[kept:]
    plain = [word for _, word in words if not word[0].isdigit()]
    begin = words[0][0] if words else start
    if owner is not None and bounded:
        begin = owner.start
    return begin, plain, owner


_PREPOSITIONS = frozenset(
    {"under", "between", "behind", "alongside", "against", "like", "unlike", "including", "despite", "without", "via"}
)
_OWNS = regex(r"^(?:'s?)?[\s-]+")
_DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "my", "one", "this", "that", "whose", "any", "some"}
)


def _is_capital(text: str, at: int) -> bool:
    return text[at : at + 1].isupper()


_WAS = regex(
    r"\b(?P<past>was|were|had\s+been|served\s+as|worked\s+as|resigned\s+as|stepped\s+down\s+as|retired\s+as)\s+(?:once\s+|previously\s+)?(?:a|an|the)?\s*$"
)


def _standing_before(text: str, left: int) -> Standing:
    """ "Lunt served as governor until May": over. The verbs of an appointment make it current."""
    if _WILL_BE.search(text, max(0, left - 40), left):
        return Standing.FUTURE
    return Standing.FORMER if _WAS.search(text, max(0, left - 40), left) else Standing.CURRENT


_WILL_BE = regex(
    r"\b(?:will|would|is\s+to|are\s+to|due\s+to|set\s+to)\s+(?:become|be|serve\s+as)\s+(?:the\s+|an?\s+|its\s+)*$"
)


# -- what stands behind it -----------------------------------------------------------------------

_OF = regex(r"\s+(?:of|at|for|in)\s+(?:the\s+)?", re.IGNORECASE)
# Where the phrase behind "of" ends.
_ENDS = regex(
    r"[,;:()\"]|—|\s-\s|\.(?:\s|$)|\s+(?:who|which|that|has|had|have|is|was|were|are|said|says|told|and\s+(?:he|she|a|the|its)|after|before|until|"
    r"when|while|since|as|but|to|from|on|by|with|will|would|could|may)\b"
)
_LONGEST_OBJECT = 80


def _object(text: str, start: int, names: Sequence[Name]) -> tuple[str, int] | None:
    """The words of what somebody is the head of, and where they end."""
    match = _ENDS.search(text, start)
    end = min(match.start() if match else len(text.rstrip(" .!?")), start + _LONGEST_OBJECT)
    last = next((name for name in names if name.start < end < name.end), None)
    if last is not None:
        end = last.end
    words = text[start:end].strip()
    if not words or words.split()[0].lower() in _TIMES:
        return None
    return words, start + len(text[start:end].rstrip())


_TIMES = frozenset(
    {"a", "an", "more", "less", "many", "several", "two", "three", "four", "five", "ten", "years", "his", "her", "all"}
)


def _inside_name(start: int, end: int, names: Sequence[Name]) -> bool:
    return any(name.start <= start and end <= name.end for name in names)
