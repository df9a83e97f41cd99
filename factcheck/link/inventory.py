"""One inventory of people, organisations and places for all articles of a story.

Forms of one name are joined by rule: without company suffixes, as an acronym, as the beginning of a
longer name, as a surname. A short form that could stand for two longer ones stays on its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from factcheck import lexicon
from factcheck.model.claim import Claim, EntityRef
from factcheck.model.entity import Entity, EntityType
from factcheck.model.value import Deed, Role
from factcheck.read import Reading
from factcheck.read.offices import offices
from factcheck.read.scan import fold
from factcheck.regex import regex

# Longer names in capitals are those of a transcript's speakers: "DHALIWAL".
_ACRONYM_LETTERS = 5


class Inventory(NamedTuple):
    """The entities of a story and the entity that each form of a name stands for."""

    entities: tuple[Entity, ...]
    by_form: Mapping[str, Entity]

    def of(self, name: str) -> Entity | None:
        """The entity of a name as it stands in a text."""
        return self.by_form.get(_key(name))


def inventory(readings: Sequence[Reading], *, first_id: int = 1) -> Inventory:
    """The entities that the articles name, most mentioned first; ids "E1", "E2" … from `first_id`."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for name in reading.names:
            key = _key(name.form)
            spelled[key][name.form] += 1
            where[key].add(name.article_id)
    weight = {key: forms.total() for key, forms in spelled.items()}
    root = _join(list(spelled), weight, readings)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in spelled:
        groups[root[key]].append(key)
    built = []
    for keys in groups.values():
        forms: Counter[str] = sum((spelled[key] for key in keys), Counter())
        shown = max(
            forms, key=lambda form: (len(form) <= _ACRONYM_LETTERS or not form.isupper(), forms[form], len(form), form)
        )
        articles = tuple(sorted(set().union(*(where[key] for key in keys))))
        built.append((Entity("", shown, _type(forms), tuple(sorted(forms)), articles, forms.total()), keys))
    built.sort(key=lambda pair: (-pair[0].mentions, pair[0].name))
    by_form: dict[str, Entity] = {}
    for number, (entity, keys) in enumerate(built, first_id):
        numbered = replace(entity, id=f"E{number}")
        for key in keys:
            by_form[key] = numbered
    by_form = _with_officers(by_form, readings)
    entities = tuple(sorted(set(by_form.values()), key=lambda entity: int(entity.id[1:])))
    return Inventory(entities, by_form)


def linked(claims: Sequence[Claim], known: Inventory) -> tuple[Claim, ...]:
    """The claims with their subject and other party replaced by the story's entities."""
    return tuple(_linked(claim, known) for claim in claims)


def _linked(claim: Claim, known: Inventory) -> Claim:
    subject, party, place = claim.subject, claim.qualifiers.counterparty, claim.qualifiers.place
    if subject is not None:
        entity = known.of(subject.name)
        subject = EntityRef(entity.name, entity.id, subject.sure) if entity else subject
    if party:
        entity = known.of(party)
        party = entity.name if entity else party
    if place:
        entity = known.of(place)
        place = entity.name if entity else place
    value = claim.value
    if isinstance(value, Role) and value.of and (entity := known.of(value.of)):
        claim = replace(claim, value=value._replace(of=entity.name))
    if isinstance(value, Deed):
        agent, patient = known.of(value.agent), known.of(value.patient)
        names = (agent.name if agent else value.agent, patient.name if patient else value.patient)
        claim = replace(claim, value=Deed(value.verb, *names))
    limits = claim.qualifiers
    if subject == claim.subject and (party, place) == (limits.counterparty, limits.place):
        return claim
    if (party, place) != (limits.counterparty, limits.place):
        limits = replace(limits, counterparty=party, place=place)
    return replace(claim, subject=subject, qualifiers=limits)


# -- joining forms -------------------------------------------------------------------------------


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in lexicon.load("names")["suffixes"]["company"])


@lru_cache(maxsize=20_000)  # the names of a story come again and again
def _key(form: str) -> str:
    """A form for comparison: lower case, without article, punctuation, company suffixes and marks on its letters."""
    words = [word.strip(".,'\"").lower() for word in without_marks(fold(form)).split()]
    words = [word[:-2] if word.endswith("'s") else word for word in words if word]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _suffixes():
        words = words[:-1]
    return " ".join(words)


def without_marks(name: str) -> str:
    """A name as desks write it that leave the marks out: Halldora for Halldóra, Tonder for Tønder."""
    if name.isascii():
        return name
    return "".join(sign for sign in normalize("NFKD", name.translate(_LETTERS)) if not combining(sign))


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"})


def _join(keys: list[str], weight: Mapping[str, int], readings: Sequence[Reading]) -> dict[str, str]:
    """For each key the key of its group."""
    root = {key: key for key in keys}
    longer: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        if len(words) > 1:
            for end in range(1, len(words)):
                longer[" ".join(words[:end])].append(key)
            longer[words[-1]].append(key)
    introduced = _introduced(readings)
    root.update(_with_initials(keys))
    for key in keys:
        if root[key] != key:
            continue
        if f"{key} island" in root:
            root[key] = f"{key} island"  # an island goes by its name; a valley or a city of the name may lie elsewhere
            continue
        candidates = sorted({root[other] for other in longer.get(key, ())} - {key})
        candidates = [
            other for other in candidates if not any(c != other and c.startswith(other + " ") for c in candidates)
        ] or candidates
        called = [other for other in candidates if other.endswith(f" {key}") and _is_calling(other.split()[0])]
        if called and len(candidates) - len(called) == 1:  # "Schoolteacher Zondi" in a headline, and Nokuthula Zondi
            candidates = [other for other in candidates if other not in called]
            root.update(dict.fromkeys(called, candidates[0]))
        if len(candidates) == 1 and _may_shorten(key, candidates[0], weight, introduced):
            root[key] = candidates[0]
    known = set(keys)
    for long, short in (*_acronyms(readings), *_initials(keys)):
        if long in known and short in known and root[short] == short:
            root[short] = long
    for key in keys:
        while root[root[key]] != root[key]:
            root[key] = root[root[key]]
    return root


def _with_initials(keys: Sequence[str]) -> dict[str, str]:
    """For "ida lunt" the same name with initials, where there is but one such: "ida j lunt"."""
    longer: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        first, *middle = key.split() or [""]
        if len(first) > 1 and "." not in first and len(middle) > 1 and all(len(word) == 1 for word in middle[:-1]):
            longer[f"{first} {middle[-1]}"].append(key)
    return {key: longer[key][0] for key in keys if len(longer.get(key, ())) == 1}


def _is_calling(word: str) -> bool:
    """What somebody does for a living, maybe at a place: "farmer", "schoolteacher"."""
    callings: list[str] = lexicon.load("roles")["occupations"]["words"]
    return word in callings or word.endswith(tuple(each for each in callings if len(each) >= _LONG_CALLING))


# Letters of a calling that ends a longer word by no chance: "schoolteacher", "goalkeeper".
_LONG_CALLING = 6


def _introduced(readings: Sequence[Reading]) -> set[tuple[str, str]]:
    """Pairs of full and short name where an article has the full one before any short one."""
    found: set[tuple[str, str]] = set()
    for reading in readings:
        first: dict[str, int] = {}
        for index, name in enumerate(reading.names):
            first.setdefault(_key(name.form), index)
        for long, at in first.items():
            words = long.split()
            for end in range(1, len(words)):
                short = " ".join(words[:end])
                if first.get(short, -1) > at:
                    found.add((long, short))
    return found


def _may_shorten(short: str, long: str, weight: Mapping[str, int], introduced: set[tuple[str, str]]) -> bool:
    """A short form stands for the longer name unless the longer one names a thing of it.

    "Gaza" is not "Gaza Valley", "Meta" not "Meta Llama": where the short form is by far the more
    frequent and the longer one goes on after it, the longer one is something else; unless an article
    has the full name first and goes on with the short one.
    """
    if long.startswith(short + " ") and long.rsplit(" ", 1)[-1] in _PLACE_NOUNS:
        return False
    if long.startswith(short + " "):
        return weight[long] * 3 >= weight[short] or (long, short) in introduced
    return " of " not in f" {long} "  # a surname


_PLACE_NOUNS = frozenset(
    [
        "island",
        "islands",
        "valley",
        "strip",
        "city",
        "province",
        "district",
        "state",
        "county",
        "bay",
        "river",
        "sea",
        "ocean",
        "coast",
        "mountain",
        "lake",
        "street",
        "road",
        "university",
        "hospital",
        "airport",
        "port",
        "harbour",
        "harbor",
        "police",
        "government",
        "parliament",
        "court",
        "church",
        "school",
        "park",
        "bridge",
    ]
)
_ACRONYM = regex(r"(?P<long>[A-Z][\w'-]*(?:\s+(?:of|and|the|for|[A-Z][\w'-]*))+)\s+\((?P<short>[A-Z][A-Za-z]{1,6})\)")


def _acronyms(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Pairs of long and short form that an article itself gives: "Civil Defence Directorate (CDD)"."""
    found: set[tuple[str, str]] = set()
    for reading in readings:
        for match in _ACRONYM.finditer(fold(reading.document.article.text)):
            long = re.sub(r"^(?:The|the)\s+", "", match["long"])
            found.add((_key(long), _key(match["short"])))
    return sorted(found)


def _initials(keys: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a name of three words or more and the name made of their initials, where there is but one such."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = [word for word in key.replace("u.s.", "united states").split() if word not in _SMALL_WORDS]
        if len(words) > 2:
            found["".join(word[0] for word in words)].append(key)
    return [(found[key][0], key) for key in keys if len(found.get(key, ())) == 1 and len(key) > 2]


_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "du"})


def _type(forms: Counter[str]) -> EntityType:
    for form in forms:
        last = form.rsplit(" ", 1)[-1].lower().rstrip(".")
        if " " in form and last in _suffixes():
            return EntityType.ORGANISATION
        if last in _PLACE_NOUNS:
            return EntityType.PLACE
    return EntityType.UNKNOWN


# -- officers ------------------------------------------------------------------------------------


def _with_officers(by_form: dict[str, Entity], readings: Sequence[Reading]) -> dict[str, Entity]:
    """Mark people whom the articles give an office of an organisation: "Meta CEO Mark Zuckerberg"."""
    acts: dict[str, str] = {}
    for reading in readings:
        for claim in reading.claims:
            if not isinstance(claim.value, Role) or claim.subject is None or not offices()[claim.value.office].acts_for:
                continue
            person = by_form.get(_key(claim.subject.name))
            organisation = by_form.get(_key(claim.value.of)) if claim.value.of else None
            if organisation is None or person is None or organisation.id == person.id:
                continue
            acts.setdefault(person.id, organisation.id)
    return {
        key: replace(entity, acts_for=acts[entity.id], type=EntityType.PERSON) if entity.id in acts else entity
        for key, entity in by_form.items()
    }
