"""Roles, ages, deeds and quotations: when two of them are of one person, one office, one deed, one utterance."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from factcheck.align.guards import had_birthday, one_person, subject_level
from factcheck.align.setting import ATTRIBUTE, CONTEXT, PARTY, SUBJECT, Comparison, Setting
from factcheck.align.values import relation_of
from factcheck.lexicon import load
from factcheck.link.variants import alike
from factcheck.model.claim import Claim
from factcheck.model.value import Deed, Quotation, Role
from factcheck.read.deeds import one_way
from factcheck.read.offices import HOLDER, offices
from factcheck.read.wording import keys
from factcheck.read.words import content_stems
from factcheck.regex import regex

# Two holders of an office in reports further apart may have followed each other.
_ONE_TERM = timedelta(days=45)


def roles(a: Claim, b: Claim, left: Role, right: Role) -> Comparison | None:
    """Two roles of one person: one fact where they are one office, or where nobody holds both."""
    if a.subject is None or b.subject is None or (a.subject.id or a.subject.name) != (b.subject.id or b.subject.name):
        return None
    if left.standing is not right.standing or (left.of and right.of and not one_body(left, right)):
        return None
    levels = [f"same person: {a.subject.name}"]
    if left.office == right.office:
        levels.append(f"same office: {left.office}")
    elif is_excluded(left, right):
        levels.append(f"nobody is both {left.office} and {right.office}")
    else:
        return None
    return Comparison(tuple(levels), ATTRIBUTE + SUBJECT, None)


def is_excluded(left: Role, right: Role) -> bool:
    """Nobody has both offices at a time."""
    one, other = offices().get(left.office), offices().get(right.office)
    return one is not None and other is not None and (right.office in one.excludes or left.office in other.excludes)


def one_body(left: Role, right: Role) -> bool:
    """What the two are offices of may be one: a word that tells it apart is in both, or one says it in fewer."""
    a, b = body((*left.field, left.of)), body((*right.field, right.of))
    return not a or not b or bool(a & b)


def body(words: tuple[str, ...]) -> frozenset[str]:
    """The stems that name what somebody heads, without those that any such name may have."""
    return _body(" ".join(words))


@cache
def _body(words: str) -> frozenset[str]:
    return frozenset(content_stems(words)) - _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(content_stems(" ".join(load("roles")["generic"]["words"])))


def deeds(a: Claim, b: Claim, left: Deed, right: Deed, setting: Setting) -> Comparison | None:
    """Two deeds of one kind: one fact where both parties are the same, whichever of them did it."""
    if left.verb != right.verb:
        return None
    if a.attribute.startswith(HOLDER):
        return _holders(a, b, left, right, setting)
    if (left.agent, left.patient) == (right.agent, right.patient):
        turned = ""
    elif (left.agent, left.patient) == (right.patient, right.agent) and left.verb in one_way():
        turned = ", the other way round"
    else:
        return None
    levels = (f"same deed: {left.verb}", f"same parties: {left.agent} and {left.patient}{turned}")
    return Comparison(levels, ATTRIBUTE + SUBJECT + PARTY, None)


def _holders(a: Claim, b: Claim, left: Deed, right: Deed, setting: Setting) -> Comparison | None:
    """Who holds one office: what it is an office of must be told by the same words."""
    one, other = body((left.patient,)), body((right.patient,))
    if one != other or not one:
        return None
    if left.agent != right.agent:
        days = [setting.published.get(claim.article_id) for claim in (a, b)]
        if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _ONE_TERM:
            return None
        if alike(left.agent, right.agent) or (
            set(left.agent.lower().split()) & set(right.agent.lower().split())
            and not _is_misremembered(left.agent, right.agent)
        ):
            return None  # one name in two forms, or two of a family: for those who look at spellings
    return Comparison((f"same office: {left.verb} of {left.patient}",), ATTRIBUTE + SUBJECT, None)


def _is_misremembered(one: str, other: str) -> bool:
    """The first names are the same and the last ones are not: "Rosa Lunt", "Rosa Harte"; no initials, no name less."""
    left, right = one.casefold().split(), other.casefold().split()
    return len(left) == len(right) > 1 and left[0] == right[0] and len(left[0].strip(".")) > 1 and left[-1] != right[-1]


# Of the shorter quotation at least this part of the words, in order, and this many, make two quotations one utterance.
# Set by hand on tests/cases/quotations.toml.
_SAME_WORDS, FEWEST = 0.8, 6
# Fewer will do where all are the same, a sentence of their own, and so many of them have content.
_FEWEST_SAME, _TELLING = 4, 2


def quotations(a: Claim, b: Claim, left: Quotation, right: Quotation) -> Comparison | None:
    """Two quotations: one utterance where the shorter is in the longer one, nearly word by word."""
    from rapidfuzz.distance import LCSseq

    one, other = keys(left.words), keys(right.words)
    short = min(len(one), len(other))
    if short < FEWEST and not _is_one_saying(left, right):
        return None
    shared = LCSseq.similarity(one, other, score_cutoff=int(short * _SAME_WORDS))
    if shared < short * _SAME_WORDS or _spread(one, other) > 2:
        return None
    return Comparison((f"the same words: {shared} of {short}",), ATTRIBUTE + SUBJECT + CONTEXT, None)


def _is_one_saying(left: Quotation, right: Quotation) -> bool:
    """The same few words, each a sentence of its own: not "for the foreseeable future"."""
    words = keys(left.words)
    same = words == keys(right.words) and len(words) >= _FEWEST_SAME and not left.partial and not right.partial
    return same and len(content_stems(left.words)) >= _TELLING


def _spread(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How far apart in the longer quotation the words of the shorter one lie: 1 is side by side."""
    from rapidfuzz.distance import LCSseq

    short, long = sorted((one, other), key=len)
    matched = [op for op in LCSseq.opcodes(short, long) if op.tag == "equal"]
    if not matched:
        return float("inf")
    return (matched[-1].dest_end - matched[0].dest_start) / max(1, len(short))


def ages(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """Two ages of one person; whatever their clauses are about, they are of the day."""
    related = relation_of(a, b)
    if a.subject is None or b.subject is None or had_birthday(a, b, setting):
        return None
    if related is not None and not related.compatible and (_is_of_the_past(a) or _is_of_the_past(b)):
        return None  # "fourteen years ago a nervous 19-year-old"
    if not one_person(a, b) and (related is None or not related.compatible or not subject_level(a, b, setting)):
        return None
    return Comparison((f"same person: {a.subject.name}", "the age of a person"), SUBJECT + ATTRIBUTE, related)


def _is_of_the_past(claim: Claim) -> bool:
    """The sentence tells of another year."""
    times = [time for time in (claim.period, *claim.times) if time is not None]
    return any(_AGO.search(each.words) or (_YEAR.fullmatch(each.iso) and each.start < claim.start) for each in times)


_AGO, _YEAR = regex(r"\b(?:years?|decades?)\s+(?:ago|earlier|before)$"), regex(r"\d{4}")
