"""What a figure is a figure of: the trigger in its sentence that fits it best.

Triggers are data (`lexicon/attributes.toml`). Each has a side, before or behind the figure, and the
cheapest one in reach wins; crossing a comma, a conjunction or another figure costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.value import Dimension
from factcheck.read.phrasebook import Phrasebook
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan
from factcheck.read.units import people_nouns
from factcheck.read.words import singular, stem
from factcheck.regex import regex


class Attribute(NamedTuple):
    """One row of the lexicon."""

    key: str
    label: str
    dimensions: frozenset[Dimension]
    subject: str
    grows: bool
    """Counted on while the event unfolds."""
    shrinks: bool
    """And may become fewer."""
    units: frozenset[str]
    require_unit: bool
    needs_unit: frozenset[str]
    party: tuple[str, ...]
    party_noun: bool
    """The other party may be a thing: a tariff on steel."""
    people: bool
    """Counts people: a count of anything else is not one of these."""
    single: Decimal | None
    """An event has one of these, and two that differ by more than this are of two events."""
    once: bool
    """The event of a story has one, and reports give no other of the kind: its depth, the attendance."""
    besides: frozenset[str]
    """Stems of words for other events of the kind."""
    needs_subject: bool
    """Figures that clash must surely be of one subject."""
    each: bool
    """Each of several has one, and the sentences are alike: two that clash are one fact only where both name whose."""
    gives_way: frozenset[str]
    """Attributes whose words near the figure say more than its own."""
    of_person: bool
    """A person has it, too: no guess that it is a company's."""
    daily: bool
    """Every day has its own: two of different days are two facts."""
    contest: bool
    """Every poll has its own: one of last year is of another poll than that of the story."""
    growth: bool
    """A change itself: of a quarter, where nothing says what it is reckoned against."""
    behind: tuple[str, ...]
    """Words besides "of" behind which its owner stands: shares *in* Veltro."""
    of_place: bool
    """Of a country or town: the place of its clause is whose it is."""
    any_mood: bool
    """Said of what will be and of what has been alike: a company is sold once."""
    family: str
    """Attributes of one family may be two words for one sum; "" for none."""


class Trigger(NamedTuple):
    """The words that give a figure its attribute; `cost` counts words and obstacles between."""

    attribute: Attribute
    start: int
    end: int
    cost: int


@cache
def attributes() -> dict[str, Attribute]:
    """The attributes of the lexicon by key."""
    table = lexicon.load("attributes")
    return {
        key: Attribute(
            key=key,
            label=row["label"],
            dimensions=frozenset(Dimension(name) for name in row["dimensions"]),
            subject=row["subject"],
            grows=row.get("grows", False),
            shrinks=row.get("shrinks", False),
            units=frozenset(row.get("units", ())),
            require_unit=row.get("require_unit", False),
            needs_unit=frozenset(row.get("needs_unit", ())),
            party=tuple(row.get("party", ())),
            party_noun=row.get("party_noun", False),
            people=row.get("people", False),
            single=Decimal(row["single"]) if "single" in row else None,
            once=row.get("once", False),
            besides=frozenset(map(stem, row.get("besides", ()))),
            needs_subject=row.get("needs_subject", False),
            each=row.get("each", False),
            gives_way=frozenset(row.get("gives_way", ())),
            of_person=row.get("of_person", False),
            daily=row.get("daily", False),
            contest=row.get("contest", False),
            growth=row.get("growth", False),
            behind=tuple(row.get("behind", ())),
            of_place=row.get("of_place", False),
            any_mood=row.get("any_mood", False),
            family=row.get("family", ""),
        )
        for key, row in table.items()
    }


class TriggerMention(NamedTuple):
    """A trigger phrase in a sentence, with the attributes that it may stand for."""

    start: int
    end: int
    phrase: str
    keys: tuple[str, ...]


@cache
def _triggers(side: str) -> Phrasebook[tuple[str, tuple[str, ...]]]:
    owners: dict[str, list[str]] = {}
    for key, row in lexicon.load("attributes").items():
        for phrase in row[side]:
            owners.setdefault(phrase.lower(), []).append(key)
    return Phrasebook((phrase, (phrase, tuple(keys))) for phrase, keys in owners.items())


def find_triggers(scan: Scan) -> tuple[list[TriggerMention], list[TriggerMention]]:
    """All trigger phrases of a sentence, those that stand before a figure and those behind it."""
    before, after = (
        [TriggerMention(start, end, *meaning) for start, end, meaning in scan.find(_triggers(side))]
        for side in ("before", "after")
    )
    return before, after


def family_of(attribute: str) -> str:
    """What attributes a claim may be aligned with: its family, for a bare sum of money any outlay, else its own."""
    known = attributes().get(attribute)
    if known is not None:
        return known.family or attribute
    return "outlay" if attribute == Dimension.MONEY.value else attribute


# Farthest a trigger may be from its figure, in the cost below. Set by hand, not measured.
_REACH_BEFORE = 12
_REACH_AFTER = 5


def attribute_of(
    text: str,
    figure: Figure,
    others: Sequence[Figure],
    triggers: tuple[list[TriggerMention], list[TriggerMention]],
) -> Trigger | None:
    """The cheapest trigger for a figure, None when nothing in reach says what it is."""
    best: Trigger | None = None
    before, after = triggers
    for trigger in before:
        start, end = trigger.start, trigger.end
        if end > figure.core:
            continue
        cost = _distance(text, end, figure.start, others)
        if cost <= _REACH_BEFORE:
            best = _better(best, trigger, cost, figure)
    for trigger in after:
        start = trigger.start
        if start < figure.end:
            continue
        gap = max(figure.end, min(figure.noun_end, start))
        cost = _distance(text, gap, start, others) + (_BREAK if "," in text[gap:start] else 0)
        if cost <= _REACH_AFTER:
            best = _better(best, trigger, cost, figure)
    for attribute in attributes().values():
        if (
            figure.quantity.unit
            and figure.quantity.unit in attribute.units
            and not attribute.require_unit
            and (figure.quantity.dimension in attribute.dimensions)
            and (best is None or best.cost > 0)
        ):
            best = Trigger(attribute, figure.end, figure.noun_end, 0)
    return _given_way(best, figure, triggers) if best is not None and best.attribute.gives_way else best


def _given_way(best: Trigger, figure: Figure, triggers: tuple[list[TriggerMention], list[TriggerMention]]) -> Trigger:
    """The attribute that says more of the figure, where its words are near; else the best one."""
    for trigger in (*triggers[0], *triggers[1]):
        gap = figure.start - trigger.end if trigger.end <= figure.start else trigger.start - figure.end
        key = next((key for key in trigger.keys if key in best.attribute.gives_way), None)
        if key is not None and gap <= _NEAR_BY:
            return Trigger(attributes()[key], trigger.start, trigger.end, best.cost)
    return best


# How far from a figure words may stand that say more of it than those beside it, in characters.
_NEAR_BY = 60


def _better(best: Trigger | None, trigger: TriggerMention, cost: int, figure: Figure) -> Trigger | None:
    for key in trigger.keys:
        attribute = attributes()[key]
        if figure.quantity.dimension not in attribute.dimensions:
            continue
        unit = figure.quantity.unit
        if attribute.require_unit and unit not in attribute.units:
            continue
        if attribute.people and unit and unit not in attribute.units and unit not in people_nouns():
            continue
        if trigger.phrase in attribute.needs_unit and unit not in attribute.units:
            continue
        if best is None or cost < best.cost:
            best = Trigger(attribute, trigger.start, trigger.end, cost)
    return best


_COMMA, _BREAK = 3, 8
# Code points that no twelve words fill; keeps the search short in a list that lost its lines.
_FARTHEST = 300
_WORDS = regex(r"[\w'$£€%.-]+")
_OBSTACLE = regex(r"(?P<far>;|—|:\s|\b(?:while|whereas|although|but)\b)|(?P<near>,|\b(?:and|which|that|who)\b)")


# "Shares, which had touched $7.80, closed", "margin, the share of each dollar left over, narrowed": said by the way.
_SET_BETWEEN = regex(r"^,\s+(?:which|who|whose|an?|the|its|their)\s[^,;:—]{3,90},\s+")


def _distance(text: str, start: int, end: int, others: Sequence[Figure]) -> int:
    """Words between two places, with a price for each comma, "and", break and figure between."""
    if end <= start:
        return 0
    if end - start > _FARTHEST:
        return _REACH_BEFORE + 1
    between = _SET_BETWEEN.sub(" ", text[start:end], count=1)
    cost = len(_WORDS.findall(between))
    for match in _OBSTACLE.finditer(between):
        cost += _BREAK if match["far"] else _COMMA
    if cost > _REACH_BEFORE:
        return cost
    cost += 4 * sum(1 for other in others if start <= other.core and other.end <= end)
    return cost


def counted(figure: Figure) -> str:
    """The attribute of a count that no trigger names: what it counts."""
    return singular(figure.quantity.unit) if figure.quantity.unit else ""
