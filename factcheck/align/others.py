"""Stages, dates, scores and superlatives: when two of them are of one thing."""

from __future__ import annotations

from datetime import timedelta

from factcheck.align.guards import owner, subject_level
from factcheck.align.periods import periods_differ
from factcheck.align.setting import (
    ATTRIBUTE,
    COMPATIBLE,
    CONTEXT,
    COUNTED,
    ENOUGH_WHEN_COMPATIBLE,
    PARTY,
    PLACE,
    REAL,
    SAME_FIGURE,
    SUBJECT,
    Comparison,
    Setting,
    context,
    is_said_and_denied,
)
from factcheck.align.values import grain, relation_of
from factcheck.model.claim import Claim
from factcheck.model.value import Stage, Superlative, Term, Time
from factcheck.read.clocks import TIME_OF_DAY
from factcheck.read.outcomes import changing
from factcheck.read.superlatives import kind_of
from factcheck.read.words import canonical_stems

# Words that two sentences share at least when they say the same thing.
_SAME_SENTENCE = 4


def stages(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """Two stages of one ladder: only where the parties that are named are the same."""
    if any(_is_bygone_step(one, other, setting) for one, other in ((a, b), (b, a))):
        return None
    parties_a, parties_b = _parties(a, setting), _parties(b, setting)
    shared = parties_a & parties_b
    if parties_a and parties_b and not shared:
        return None
    if len(parties_a) == 2 and len(parties_b) == 2 and parties_a != parties_b:
        return None
    if not shared and not (a.subject is None or b.subject is None):
        return None
    levels = ["same matter: " + a.attribute]
    return Comparison(
        (*levels, *(f"same party: {party}" for party in sorted(shared))),
        ATTRIBUTE + SUBJECT * len(shared),
        None,
    )


def _is_bygone_step(claim: Claim, other: Claim, setting: Setting) -> bool:
    """A lower rung, dated weeks before the report: "arrested in November 2023", of one who went on trial on Monday."""
    low, high, period = claim.value, other.value, claim.period
    published = setting.published.get(claim.article_id)
    if not isinstance(low, Stage) or not isinstance(high, Stage) or low.rung >= high.rung:
        return False
    if period is None or period.latest is None or published is None:
        return False
    return period.latest < published - _WEEKS and (other.period is None or not other.period.meets(period))


# Days before a report in which what it tells is its news.
_WEEKS = timedelta(days=14)


def _parties(claim: Claim, setting: Setting) -> set[str]:
    found = {owner(claim, setting), _entity_of(claim.qualifiers.counterparty, setting)}
    return found - {""}


def _entity_of(name: str, setting: Setting) -> str:
    for entity in setting.entities.values():
        if entity.name == name:
            return entity.acts_for or entity.id
    return name.casefold()


def dates(a: Claim, b: Claim, left: Time, right: Time, setting: Setting) -> Comparison | None:
    """Two dates of one kind of event: only where subject or words around say that it is one event."""
    if left.bearing is not right.bearing or _is_to_come(a, left, setting) is not _is_to_come(b, right, setting):
        return None  # what was done last week and what is to be done this week
    if is_said_and_denied(a, b):
        return None
    if left.is_dated and right.is_dated:
        meet = left.meets(right)
    elif left.clock is not None and right.clock is not None:
        if (left.zone or "L") != (right.zone or "L"):
            return None
        meet = left.meets(right)
    elif not left.is_dated and not right.is_dated and left.slot and right.slot:
        meet = left.meets(right)  # two weekdays, or two days of a month, in articles without a date
        if not meet and a.attribute == "date":
            return None  # of two weeks, for all that the words tell
    else:
        return None
    if not meet and any(claim.quoted and time.relative for claim, time in ((a, left), (b, right))):
        return None  # the "today" of whoever is quoted is the day of the words, which nobody tells
    if not meet and (_has_besides(a, right, setting) or _has_besides(b, left, setting)):
        return None  # "from 94 per cent in March 2018 to 74 in March this year": one of two days
    subject = subject_level(a, b, setting)
    if subject is None or _are_two(a, b, meet=meet):
        return None
    if not meet and (a.article_id == b.article_id or (a.attribute == "date" and grain(left) != grain(right))):
        return None  # "in 2024" and "said on Thursday": no verb says that something happened then
    if not meet and a.attribute == "date" and any(_has_another(claim, setting) for claim in (a, b)):
        return None  # "from 2014 to 2019", "on Thursday suspended a strike of last Monday": which of them, nobody tells
    overlap, shared = context(a, b, setting)
    if not meet and set(shared) <= set(canonical_stems(a.attribute)):
        overlap = 0  # that both speak of a death has been said
    levels = [(COUNTED, f"same event: {a.attribute.removesuffix(' on').removesuffix(' at')}"), *subject]
    thing = a.qualifiers.scope if a.qualifiers.scope[:1] == b.qualifiers.scope[:1] and not subject else ()
    if thing and a.qualifiers.place:
        if a.qualifiers.place == b.qualifiers.place:
            levels.append((SUBJECT, f"same thing: the {thing[0]} of {a.qualifiers.place}"))
        elif b.qualifiers.place:
            return None
    elif thing and grain(left) == grain(right):
        levels.append((PLACE, f"same thing: the {thing[0]}"))
    if overlap:
        levels.append((overlap, "same words around: " + ", ".join(shared)))
    if left.iso == right.iso and left.slot == right.slot:
        levels.append((SAME_FIGURE, "same date"))
    else:
        levels.append((COMPATIBLE, "dates that meet") if meet else (0, "dates apart"))
    score = sum(weight for weight, _ in levels)
    if a.attribute in ("date", TIME_OF_DAY):  # no verb says what happened: the sentences must say the same
        told = overlap == CONTEXT and len(setting.stems[a.id] & setting.stems[b.id]) >= _SAME_SENTENCE
    else:
        told = bool(overlap) or any(weight == SUBJECT for weight, _ in levels)
    joins = score >= ENOUGH_WHEN_COMPATIBLE and told
    levels.sort(key=lambda level: -level[0])
    return Comparison(tuple(words for _, words in levels), score, None, joins)


def _has_besides(claim: Claim, other: Time, setting: Setting) -> bool:
    """Another date of the claim's sentence meets the other one."""
    return any(each.meets(other) for each in setting.times[claim.article_id, claim.sentence] if each is not claim.value)


def _has_another(claim: Claim, setting: Setting) -> bool:
    """Its sentence has another day, or its year is the end of a stretch of years."""
    mine = claim.value
    assert isinstance(mine, Time)
    others = [
        each
        for each in setting.times[claim.article_id, claim.sentence]
        if each is not mine and each.span != mine.span and grain(each) == grain(mine)
    ]
    if len(mine.iso) != len("2024"):
        return bool(others)
    return any(0 <= mine.start - each.end <= _TO or 0 <= each.start - mine.end <= _TO for each in others)


# Letters between the two ends of a stretch of time, at most.
_TO = len(" through ")


def _are_two(a: Claim, b: Claim, *, meet: bool) -> bool:
    """Other parties, other things that have no name (museum and airport), or one of them said to be another."""
    left, right = a.qualifiers, b.qualifiers
    if left.counterparty and right.counterparty and not _share_a_word(left.counterparty, right.counterparty):
        return True
    if any(one and other and one != other for one, other in zip(left.scope, right.scope, strict=False)):
        return True
    return not meet and left.ordinal != right.ordinal


def _share_a_word(left: str, right: str) -> bool:
    """Orlan and Orlan Foods."""
    return not set(left.casefold().split()).isdisjoint(right.casefold().split())


def _is_to_come(claim: Claim, time: Time, setting: Setting) -> bool:
    """Said of what is ahead, or of a day that was ahead when it was published: "stay closed until Friday"."""
    published = setting.published.get(claim.article_id)
    ahead = published is not None and time.earliest is not None and time.earliest > published
    return ahead or claim.modality not in REAL


def terms(a: Claim, b: Claim, term: Term, setting: Setting) -> Comparison | None:
    """Two words of a family, said of one subject; of what changes, on one day."""
    if a.subject is None or b.subject is None or owner(a, setting) != owner(b, setting):
        return None
    if (a.modality in REAL) is not (b.modality in REAL):
        return None
    left, right = a.qualifiers, b.qualifiers
    if left.counterparty and right.counterparty and left.counterparty != right.counterparty:
        return None  # convicted of fraud, acquitted of bribery
    levels = [f"the same: {a.attribute}", f"same subject: {a.subject.name}"]
    if left.scope and right.scope:
        shared = set(left.scope) & set(right.scope)
        fewest = min(len(left.scope), len(right.scope))
        if len(shared) < min(fewest, max(2, fewest / 2)):
            return None  # denied the bribes, admitted the debts; the plan for a bypass, the plan for a stadium
        levels.append("said of the same: " + ", ".join(sorted(shared)))
    if a.period is not None and b.period is not None and not a.period.meets(b.period):
        return None  # closed on Monday, open again on Tuesday
    if term.family in changing() and setting.published.get(a.article_id) != setting.published.get(b.article_id):
        return None
    return Comparison(tuple(levels), ATTRIBUTE + SUBJECT, None)


def superlatives(a: Claim, b: Claim, left: Superlative, right: Superlative, setting: Setting) -> Comparison | None:
    """Two superlatives: only of one property, over one kind of thing, with the same holder."""
    if (
        left.property != right.property
        or left.shared is not right.shared
        or bool(left.holder) is not bool(right.holder)
    ):
        return None
    if kind_of(left.members[-1]) != kind_of(right.members[-1]):
        return None
    if left.holder and owner(a, setting) != owner(b, setting):
        return None
    words = [f"same superlative: {left.property}", f"same kind of thing: {kind_of(left.members[-1])}"]
    return Comparison(tuple(words), ATTRIBUTE + SUBJECT, None)


def scores(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """Two scores: of one match only where both articles name both sides beside it, and no other day."""
    sides = [{owner(claim, setting), claim.qualifiers.counterparty.casefold()} - {""} for claim in (a, b)]
    names = [
        {claim.subject.name.casefold() if claim.subject else "", claim.qualifiers.counterparty.casefold()}
        for claim in (a, b)
    ]
    if any(len(side) != 2 for side in sides) or names[0] != names[1] or periods_differ(a, b, setting):
        return None
    days = [claim.period.slot if claim.period is not None else "" for claim in (a, b)]
    if all(day.endswith("day") for day in days) and days[0] != days[1]:
        return None  # on Friday, and on Wednesday
    related = relation_of(a, b)
    if a.article_id == b.article_id and related is not None and not related.compatible:
        return None
    levels = ("same match: " + " and ".join(sorted(names[0])), "same attribute: score")
    return Comparison(levels, ATTRIBUTE + SUBJECT + PARTY, related)
