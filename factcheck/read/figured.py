"""Figures and multiples as claims: what each is of, whose, in what mood and for what time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.model.claim import Aspect, Claim, EntityRef, Modality
from factcheck.model.value import Dimension, Multiple, Quantity, Time
from factcheck.read.attributes import Trigger, attribute_of, attributes, find_triggers
from factcheck.read.circumstances import attribution, modality, period, speakers
from factcheck.read.clauses import clause_at
from factcheck.read.doings import doings
from factcheck.read.measures import (
    COUNTS_THAT_CUT,
    DISTANCE,
    SHARE_OF,
    STEPS,
    arrives,
    as_counted,
    attribute_key,
    counting,
    goes_on,
    place_from,
    restates,
    whole_of,
)
from factcheck.read.movement import movement
from factcheck.read.multiples import MultipleMention
from factcheck.read.none import is_none
from factcheck.read.qualifiers import qualifiers
from factcheck.read.quantities import Figure
from factcheck.read.ranges import ranged
from factcheck.read.record import Records, Setting
from factcheck.read.scan import Scan
from factcheck.read.subjects import beside, is_of_a_thing, party_of, place_of, says, subject_of
from factcheck.read.yardsticks import Yardstick, yardstick_of, yardsticks
from factcheck.regex import regex


def of_figures(setting: Setting, found: Sequence[Figure], records: Records) -> Iterator[Claim]:
    """The claims of the figures of a sentence, in order."""
    text = setting.scan.text
    triggers = find_triggers(setting.scan)
    several = speakers(setting.scan) > 1
    done = doings(setting.scan)
    measured = yardsticks(setting.scan, found)
    previous: tuple[Figure, Trigger | None] | None = None
    for figure in found:
        others = [other for other in found if other is not figure]
        whole = whole_of(text, figure, found)
        trigger = attribute_of(text, whole or figure, others, triggers)
        if whole is not None:
            figure = counting(figure, whole)
        if previous is not None and (
            (trigger is None and goes_on(text, previous[0], figure)) or arrives(text, previous[0], figure)
        ):
            trigger = previous[1] or trigger
        if previous is not None and trigger is None and restates(text, previous[0], figure):
            trigger = previous[1]
            figure = figure._replace(quantity=replace(figure.quantity, dimension=Dimension.MAGNITUDE))
        if is_none(figure) and (trigger is None or not trigger.attribute.people):
            continue  # "no one", of whom nothing is said that is counted
        previous = (figure, trigger)
        clause = clause_at(text, figure.core)
        place = (figure.start, max(figure.end, figure.noun_end))
        words = (trigger.start, trigger.end) if trigger else None
        attribute = trigger.attribute if trigger else None
        subject = subject_of(text, attribute, setting.candidates, trigger=words, figure=place, clause=clause)
        if figure.quantity.dimension is Dimension.AGE:
            subject = beside(text, setting.candidates, figure=place)
        owner = EntityRef(subject.name, sure=subject.sure) if subject else None
        if (
            owner is None
            and setting.focus
            and figure.quantity.dimension is not Dimension.AGE
            and (attribute is None or attribute.subject != "event")
            and not is_of_a_thing(text, 0, figure.start)
        ):
            of_thing = attribute is not None and attribute.subject == "owner" and not attribute.of_person
            owner = EntityRef((of_thing and setting.thing) or setting.focus, sure=False)
        if attribute is not None and attribute.of_place:
            weather = Dimension.MEASURE in attribute.dimensions
            owner = _of_the_place(setting, owner, place, clause, weather=weather)
        party = party_of(text, attribute, setting.candidates, trigger=words, figure=place)
        key = attribute_key(text, figure, trigger)
        if key not in attributes() and (start := place_from(text, figure, [c[:3] for c in setting.candidates])):
            key, party = DISTANCE, start
            if subject is not None and says(text, subject.end, figure.start):
                owner = None  # "the survey said the quake was 35 miles off Lindow"
        if figure.quantity.dimension is Dimension.SCORE:
            owner, party = _sides(setting, figure, owner)
        change, aspect = movement(setting.scan, figure.start, figure.end)
        short_of = (
            aspect is Aspect.GAP and figure.quantity.dimension is Dimension.MONEY
        )  # "22 cents short of the offer"
        if key.startswith(SHARE_OF) or (
            attribute is not None
            and not short_of
            and attribute.key in COUNTS_THAT_CUT
            and figure.quantity.dimension not in STEPS
            and not _BY.search(text, 0, figure.start)
        ):
            change, aspect = None, Aspect.LEVEL  # "cut 300 jobs": the cut is the thing counted
        if figure.quantity.dimension in _MAY_BE_RATES and (
            _is_of_time(setting.scan, figure) or (aspect is Aspect.LEVEL and _is_of_each(setting.scan, figure))
        ):
            aspect = Aspect.RATE
        if _TOO_MANY.match(text, max(figure.end, figure.noun_end)) is not None:
            aspect = Aspect.GAP  # "five seats too many": a distance
        against = yardstick_of(figure, found, clause, measured)
        when = period(
            setting.scan, _besides(setting, against), clause, figure.start, figure.end,
            [(other.core, other.end) for other in others],
        )  # fmt: skip
        when = ranged(when, setting.times, text, setting.scan.base) if key != DISTANCE else None  # places stay
        if when is None and attribute is not None and attribute.subject == "event":
            when = setting.scene
        yield records.claim(
            setting, figure.start, figure.end, key,
            as_counted(figure.quantity, attribute), owner,
            period=when, change=change, aspect=aspect,
            mood=_settled(
                    modality(setting.scan, clause, figure.start, figure.end), when, setting.published
                ),
            limits=qualifiers(
                setting.scan, figure, words, done, party=party, against=against[2] if against else "",
                place=place_of(
                    text, setting.candidates, figure=place, clause=clause,
                    weather=attribute is not None and attribute.subject == "event" and not attribute.people,
                ),
            ),
            who=attribution(setting.scan, setting.focus, clause) if several else None,
        )  # fmt: skip


# "The fare would rise by up to 40p": a step, of whatever it is.
_BY = regex(r"\bby\s+$")
_EACH_WORDS = frozenset({"each", "apiece", "head", "every"})
# "Two doses to each child", "four teams, each with 30 people": said of every one, and not of all.
_EACH = regex(r"\s+(?:(?:to|for|from|of|by|in|on)\s+each\b|each\b|apiece\b|a\s+head\b|every\s+one\b)")
_EACH_WITH = regex(
    r"\beach\s+(?:with|of|has|had|having|got|gets|getting|received|receives|carrying|containing|holding|given)\s+"
    r"(?:about\s+|some\s+|up\s+to\s+)?$"
)


_MAY_BE_RATES = frozenset({Dimension.COUNT, Dimension.MONEY})
# "R120 million a day": another thing than what the strike cost in all.
_OF_TIME_WORDS = frozenset({"hour", "day", "night", "week"})
_OF_TIME = regex(
    r"\s+(?:an?|per|each|every)\s+(?:hour|day|night|week)\b(?!-|\s+(?:ago|earlier|before|later|after|on)\b)"
)


def _is_of_time(scan: Scan, figure: Figure) -> bool:
    if scan.words.isdisjoint(_OF_TIME_WORDS):
        return False
    return _OF_TIME.match(scan.text, max(figure.end, figure.noun_end)) is not None


def _is_of_each(scan: Scan, figure: Figure) -> bool:
    text, end = scan.text, max(figure.end, figure.noun_end)
    if figure.quantity.dimension is not Dimension.COUNT or scan.words.isdisjoint(_EACH_WORDS):
        return False
    behind = _EACH.match(text, end)
    return behind is not None or _EACH_WITH.search(text, 0, figure.start) is not None


_TOO_MANY = regex(r"\s+too\s+(?:many|few|much|little)\b")


def _besides(setting: Setting, against: Yardstick | None) -> Sequence[Time]:
    """The times of the sentence but for those that a change is reckoned against: "up 9% from the third quarter"."""
    if against is None:
        return setting.times
    start, end, _ = against
    return [time for time in setting.times if not start <= time.start - setting.scan.base < end]


def _of_the_place(
    setting: Setting, owner: EntityRef | None, place: tuple[int, int], clause: tuple[int, int], *, weather: bool
) -> EntityRef | None:
    """Whose a figure is that countries and towns have: the place of its clause, or the one name of the sentence."""
    names = {candidate.name for candidate in setting.candidates}
    if owner is None or owner.name not in names:
        where = place_of(setting.scan.text, setting.candidates, figure=place, clause=clause, weather=weather)
        return EntityRef(where) if where else owner
    return EntityRef(owner.name) if len(names) == 1 else owner


def _sides(setting: Setting, figure: Figure, owner: EntityRef | None) -> tuple[EntityRef | None, str]:
    """Who played whom: where a deed of two names has the score in it or right behind it, or "a 3-1 win over" a name."""
    for told in setting.deeds:
        if told.start <= figure.start <= told.end + _SCORE_REACH:
            return EntityRef(told.deed.agent), told.deed.patient
    result = _RESULT.match(setting.scan.text, figure.end)
    other = next((c.name for c in setting.candidates if result and c.start == result.end()), "")
    return (owner, other) if other and owner is not None and owner.name != other else (None, "")


_RESULT = regex(
    r"\s+(?:[a-z]+\s+)?(?:defeat|win|victory|triumph|success|loss|draw|thrashing|rout)\s+(?:of|over|against|at|to|by|with|from)\s+(?:the\s+)?"
)
# How far behind the two names a score may stand, in characters: "beat Castlegate 3-2", "beat Castlegate by 3-2".
_SCORE_REACH = 12


def _settled(mood: Modality, when: Time | None, published: date | None) -> Modality:
    """The mood of a figure for a period; what is over is neither planned nor projected any more."""
    if when is None or mood not in (Modality.PLANNED, Modality.PROJECTED):
        return mood
    over = when.latest is not None and published is not None and when.latest < published
    return Modality.ACTUAL if over or _OVER.search(when.words) else mood


def of_multiples(setting: Setting, found: Sequence[MultipleMention], records: Records) -> Iterator[Claim]:
    """The claims of the multiples of a sentence whose base is told."""
    text = setting.scan.text
    for mention in found:
        base = _base(setting, mention, records.claims)
        if base is None or not isinstance(base.value, Quantity):
            continue
        clause = clause_at(text, mention.end - 1)
        value = Multiple(factor=mention.factor, base=base.id)
        yield records.claim(
            setting, mention.start, mention.end, base.attribute, value, base.subject,
            period=period(setting.scan, setting.times, clause, mention.start, mention.end),
            mood=modality(setting.scan, clause, mention.end, mention.end), change="up",
        )  # fmt: skip


def _base(setting: Setting, mention: MultipleMention, claims: Sequence[Claim]) -> Claim | None:
    """The claim that a multiple multiplies: what follows it, else the figure it points back to."""
    base = setting.scan.base
    if mention.direct:
        after = [c for c in claims if c.start >= base + mention.end]
        return after[0] if after else None
    if not mention.anaphor:
        return None
    sentence = setting.scan.sentence.index
    before = [
        claim
        for claim in claims
        if claim.end <= base + mention.start
        and sentence - claim.sentence <= 1
        and isinstance(claim.value, Quantity)
        and claim.value.dimension not in _NEVER_DOUBLED
    ]
    return before[-1] if before else None


# What nothing is twice of: a quake of 6.3, the third place, a 2-1.
_NEVER_DOUBLED = frozenset({Dimension.MAGNITUDE, Dimension.RANK, Dimension.SCORE, Dimension.YEAR, Dimension.AGE})
_OVER = regex(r"\b(?:last|past|ago|previous|prior)\b", re.IGNORECASE)
