"""When two speakers are two parties: both somebody, and not one under two names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from factcheck.lexicon import load
from factcheck.model.claim import Attribution, Claim
from factcheck.model.value import Role

# What stands for itself in an acronym, or for nothing.
_INITIALS = {"us": "us", "uk": "uk", "un": "un", "eu": "eu", "the": "", "of": "", "and": "", "for": ""}


def are_two_parties(a: Attribution, b: Attribution) -> bool:
    """Neither may be anybody ("officials", "the mayor"), and they are not one: USGS, U.S. Geological Survey."""
    if {a.speaker.casefold(), b.speaker.casefold()} & _faceless() or _is_office(a.speaker) or _is_office(b.speaker):
        return False
    return not _are_one(a.speaker, b.speaker)


def _is_office(speaker: str) -> bool:
    """An office without a name: whoever holds it may be the other."""
    return speaker.casefold().rsplit(" ", 1)[-1] in _held()


@cache
def _held() -> frozenset[str]:
    """The head words of offices: "officer", "mayor", of "chief of police" the chief."""
    table = load("roles")
    forms = (form.partition(" of ")[0] for row in table["office"] for form in row["forms"])
    return frozenset(form.rsplit(" ", 1)[-1] for form in forms) - frozenset(table["generic"]["words"])


@cache
def _faceless() -> frozenset[str]:
    return frozenset(load("reporting")["speech"]["faceless"])


def told_by_two(a: Claim, b: Claim) -> bool:
    """Both claims have a speaker, and the two are two parties; "the company" is whom its figure is about."""
    left, right = _speaker(a), _speaker(b)
    return left is not None and right is not None and are_two_parties(left, right)


def officers_in(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """By the surname of each who holds an office of a company, the companies that articles name with it."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        role = claim.value
        if isinstance(role, Role) and role.office in _of_companies() and claim.subject is not None:
            found.setdefault(_surname(claim.subject.name), set()).update({role.of} - {""})
    return found


def are_colleagues(a: Claim, b: Claim, officers: Mapping[str, Collection[str]]) -> bool:
    """Two officers of what may be one company: the chief executive and the finance chief are one party."""
    if a.attribution is None or b.attribution is None:
        return False
    left, right = (officers.get(_surname(told.speaker)) for told in (a.attribution, b.attribution))
    return left is not None and right is not None and (not left or not right or bool({*left} & {*right}))


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1].casefold()


@cache
def _of_companies() -> frozenset[str]:
    return frozenset(load("roles")["of_companies"]["offices"])


def _speaker(claim: Claim) -> Attribution | None:
    told, subject = claim.attribution, claim.subject
    if told is None or subject is None:
        return told
    general = load("names")["nominals"]["general"]
    nominal = f"the {told.speaker.casefold().removeprefix('the ')}" in general
    return replace(told, speaker=subject.name) if nominal else told


def _are_one(a: str, b: str) -> bool:
    left, right = (name.replace(".", "").casefold().split() for name in (a, b))
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    return any(
        len(short) == 1 and short[0] == "".join(_INITIALS.get(word, word[0]) for word in long)
        for short, long in ((left, right), (right, left))
    )
