"""Which denial in the sources is of what a draft says: the same verb with a "not", or one that excludes it."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.lexicon import load
from factcheck.read.predicates import Predicate
from factcheck.read.words import content_stems, is_past


def denial_of(mine: Predicate, given: Iterable[Predicate]) -> Predicate | None:
    """The same verb, denied of the same; None where a source has it as the draft has."""
    same = [each for each in given if each.stem == mine.stem]
    said = [each for each in same if not each.denied and (is_past(each.word) or each.future is mine.future)]
    denied = [each for each in same if each.denied and each.future is mine.future]
    denied = [each for each in denied if not (_are_two_times(mine, each) or _are_two_tellers(mine, each))]
    if not any(_about(mine) & _about(each) for each in said) and not mine.partly:
        for each in denied:
            if _is_all_of_it(mine, each):
                return each
    return None if said else next((each for each in denied if _may_be_one(mine, each)), None)


def contrary_of(mine: Predicate, given: Iterable[Predicate]) -> Predicate | None:
    """A verb that excludes the draft's, of the same thing and somebody; None where a source has the draft's too."""
    if mine.sense is None:
        return None
    family = [
        each
        for each in given
        if each.sense is not None and each.sense[0] == mine.sense[0] and not each.denied
        and (is_past(each.word) or each.future is mine.future)
    ]  # fmt: skip
    if any(each.sense == mine.sense and (each.objects & mine.objects or not mine.objects) for each in family):
        return None
    return next(
        (
            each for each in family
            if each.sense != mine.sense and each.names & mine.names
            and (_things(each, mine) or (mine.sense[0] == _ANSWER and each.names & mine.names & _said_by(mine)))
        ),
        None,
    )  # fmt: skip


_ANSWER = "answer"


def _about(predicate: Predicate) -> frozenset[str]:
    return predicate.objects | predicate.subjects


def _are_two_times(mine: Predicate, its: Predicate) -> bool:
    """ "Had not been signed in April", "was signed in May"; "not by noon", which says nothing of what came then."""
    if _are_apart(mine.limits, its.limits) or _are_apart(_numbers(mine), _numbers(its)):
        return True
    return any(word in its.limits - mine.limits for word in load("predicates")["around"]["limits"])


def _numbers(predicate: Predicate) -> frozenset[str]:
    return frozenset(word for word in predicate.limits if word[0].isdigit())


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both are something, and nothing is in both."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def _are_two_tellers(mine: Predicate, its: Predicate) -> bool:
    """ "Was not fair, said the defence", "fair, said the judge"; "not identified by police", "by neighbours"."""
    return _are_apart(mine.tellers, its.tellers) or _are_apart(mine.doers, its.doers)


def _is_all_of_it(mine: Predicate, its: Predicate) -> bool:
    """The same words stand around both verbs, as subject or object in both, and nothing limits the denial."""
    in_place = mine.objects & its.objects or mine.subjects & its.subjects or mine.passive is not its.passive
    if not (in_place and _about(mine) and _about(mine) == _about(its)) or its.partly or not its.limits <= mine.limits:
        return False
    # One word is little, and may be anybody's.
    return len(_about(mine)) > 1 or bool(mine.names & its.names) or not (mine.names and its.names)


def _may_be_one(mine: Predicate, its: Predicate) -> bool:
    """Said of the same somebody or something; what is grave, of whomever, where the words have anything in common."""
    about = _about(mine) & _about(its)
    if mine.passive and not (is_past(mine.word) or mine.sense):
        return False  # "was significant": no verb
    if _shared_names(mine, its):
        if mine.objects & its.objects or mine.word == its.word:
            return True
        if mine.objects and its.objects:
            return False
        # "Profits that existed", "corn that did not exist": two things.
        return bool(mine.subjects & its.subjects) or not (mine.subjects and its.subjects)
    grave = load("predicates")["grave"]
    return bool(about) and (
        mine.word in grave["any"] or (mine.word in grave["passive"] and mine.passive and its.passive)
    )


def _shared_names(mine: Predicate, its: Predicate) -> set[str]:
    """The names that both are about; not what stands behind a passive: "taken to the General Hospital"."""
    behind = frozenset().union(*(each.objects for each in (mine, its) if each.passive))
    return {name for name in mine.names & its.names if not behind.issuperset(content_stems(name))}


def _things(one: Predicate, other: Predicate) -> frozenset[str]:
    """What both are done to; that both stand in Port Lindow is nothing."""
    names = frozenset(stem for name in one.names | other.names for stem in content_stems(name))
    return (one.objects & other.objects) - names


def _said_by(mine: Predicate) -> frozenset[str]:
    """The names that stand right before the verb: who admits or denies."""
    return frozenset(name for name in mine.names if set(content_stems(name)) & mine.subjects)
