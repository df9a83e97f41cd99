"""When two speakers are two parties: both somebody, and not one under two names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factcheck.lexicon import load
from factcheck.model.claim import Attribution, Claim

# What stands for itself in an acronym, or for nothing.
_INITIALS = {"us": "us", "uk": "uk", "un": "un", "eu": "eu", "the": "", "of": "", "and": "", "for": ""}


def are_two_parties(a: Attribution, b: Attribution) -> bool:
    """Neither may be anybody ("officials", "reports"), and they are not one: USGS, U.S. Geological Survey."""
    if {a.speaker.casefold(), b.speaker.casefold()} & _faceless():
        return False
    return not _are_one(a.speaker, b.speaker)


@cache
def _faceless() -> frozenset[str]:
    return frozenset(load("reporting")["speech"]["faceless"])


def told_by_two(a: Claim, b: Claim) -> bool:
    """Both claims have a speaker, and the two are two parties; "the company" is whom its figure is about."""
    left, right = _speaker(a), _speaker(b)
    return left is not None and right is not None and are_two_parties(left, right)


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
