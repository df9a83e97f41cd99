"""What a figure is a figure of, once its trigger is found: its attribute's key, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck import lexicon
from factcheck.model.describe import plural
from factcheck.model.value import SHARE, Dimension, Quantity
from factcheck.read.attributes import Attribute, Trigger
from factcheck.read.phrases import measured_before, measured_behind, whole_behind
from factcheck.read.quantities import Figure
from factcheck.read.words import canonical_noun, singular
from factcheck.regex import regex

_GOES_ON = regex(
    r"[\s,(—-]*(?:(?:(?:up|down)\s+from|compared\s+with|and|or|but|even|perhaps|possibly|potentially|maybe|likely|to|rising|up|then)[\s,]+){0,3}"
)


def goes_on(text: str, previous: Figure, figure: Figure) -> bool:
    """The figure restates the one before it: "several billion dollars and possibly exceeding $10 billion"."""
    same = previous.quantity.dimension is figure.quantity.dimension and previous.quantity.unit == figure.quantity.unit
    end = max(previous.end, previous.noun_end)
    return same and end <= figure.start and _GOES_ON.fullmatch(text, end, figure.start) is not None


_OF_THE = regex(r"\s+of\s+(?:(?:the|its|their|his|her|all)\s+)?(?:[\w-]+'s?\s+)?")


def whole_of(text: str, figure: Figure, found: Sequence[Figure]) -> Figure | None:
    """The figure that has the noun of one without: 31 *of the 81 seats*."""
    if figure.quantity.unit or figure.quantity.dimension not in (Dimension.COUNT, Dimension.NUMBER):
        return None
    for other in found:
        if other.start > figure.end and _OF_THE.fullmatch(text, figure.end, other.start):
            return other if other.quantity.dimension is Dimension.COUNT and other.quantity.unit else None
    return None


def counting(figure: Figure, whole: Figure) -> Figure:
    """The figure as a count of what the whole counts."""
    return figure._replace(quantity=replace(figure.quantity, dimension=Dimension.COUNT, unit=whole.quantity.unit))


COUNTS_THAT_CUT = frozenset(
    {"jobs", "deaths", "injured", "missing", "evacuated", "rescued", "arrests", "price", "loss"}
)


def arrives(text: str, previous: Figure, figure: Figure) -> bool:
    """A step and the height that it leads to, either way round: "rose 12.9 % to £38.4 million"."""
    end = max(previous.end, previous.noun_end)
    if end > figure.start:
        return False
    if previous.quantity.dimension in STEPS:
        return text[end : figure.start].strip() == "to"
    return figure.quantity.dimension in STEPS and _STEP_BEHIND.fullmatch(text, end, figure.start) is not None


STEPS = (Dimension.PERCENT, Dimension.POINT)
# "revenue was £412.6 million, up 9.2 %".
_STEP_BEHIND = regex(
    r"[\s,()]*(?:up|down|higher|lower|(?:an?|its)\s+(?:rise|increase|gain|jump|fall|drop|decline)(?:\s+of)?)\s*(?:by\s+)?"
)


def attribute_key(text: str, figure: Figure, trigger: Trigger | None) -> str:
    """The attribute's key; without a trigger what is counted, or the noun phrase that is measured."""
    if figure.quantity.dimension in (Dimension.SCORE, Dimension.RANK):
        return figure.quantity.unit or figure.quantity.dimension.value
    of_all = _OF_ALL.search(text[max(0, figure.start - 34) : figure.start]) is not None
    if trigger is not None and not (of_all and figure.quantity.dimension is Dimension.COUNT):
        return trigger.attribute.key
    quantity = figure.quantity
    if quantity.dimension is Dimension.AGE:
        return quantity.dimension.value
    if quantity.dimension is Dimension.COUNT and of_all:
        return f"total of {plural(quantity.unit)}" if quantity.unit else "total"
    if quantity.dimension is Dimension.COUNT and quantity.unit:
        return f"number of {canonical_noun(quantity.unit)}"
    if quantity.dimension is Dimension.PERCENT or quantity.unit == SHARE:
        whole = whole_behind(text, figure.end)
        if whole:
            return SHARE_OF + canonical_noun(singular(whole))
    before = measured_before(text, figure.start)
    if before:
        return before
    unit_said = quantity.dimension is Dimension.MONEY
    return measured_behind(text, figure.end, unit_said=unit_said) or quantity.dimension.value


SHARE_OF = "share of "
"""Attributes of shares that no trigger names begin so."""
DISTANCE = "distance"


def place_from(text: str, figure: Figure, names: Sequence[tuple[int, int, str]]) -> str:
    """The place that a length is the distance from: "940 miles south of Tehran", "" for any other length.

    `names` are start, end and form of those in the sentence.
    """
    if figure.quantity.unit not in _LONG:
        return ""
    match = _FROM.match(text, figure.end)
    if match is None:
        return ""
    return next((form for start, _, form in names if start == match.end()), "")


_LONG = frozenset({"km", "mi", "m", "yd"})
_FROM = regex(
    r"(?:\s*\([^)]{3,30}\)|\))?(?:\s+(?:away|inland|due|to\s+the))*\s+"
    r"(?:(?:(?:north|south|east|west)[a-z-]*\s+)?(?:of|from)|off|outside|(?:north|south|east|west)[a-z-]*\s+of)\s+"
    r"(?:the\s+)?(?:(?:[a-z-]+\s+){0,3}(?:of\s+)?)?"
)


def restates(text: str, previous: Figure, figure: Figure) -> bool:
    """ "put the magnitude at 5.9, but the survey said it was 6.1": a bare number that is a magnitude too."""
    bare = figure.quantity.dimension is Dimension.NUMBER and previous.quantity.dimension is Dimension.MAGNITUDE
    return bare and previous.end <= figure.start and _IT_WAS.search(text, previous.end, figure.start) is not None


_IT_WAS = regex(r"\bit\s+(?:was|is|at|as|to\s+be|had\s+been)\s+(?:at\s+)?(?:(?:a|an|about|around|only|actually)\s+)*$")


@cache
def _anyone() -> frozenset[str]:
    return frozenset(lexicon.load("words")["anyone"]["words"])


# "47 of the 90 seats": the second is how many there are.
_OF_ALL = regex(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+of\s+(?:(?:the|its|their|his|her|all)\s+)?"
    r"(?:[\w-]+'s?\s+)?$",
    re.IGNORECASE,
)
_CASUALTIES = frozenset({"deaths", "injured", "missing", "arrests", "votes"})


def as_counted(quantity: Quantity, attribute: Attribute | None) -> Quantity:
    """A toll as a count of people; exact when it comes without a hedge (number rules §3.6).

    "Three dead", "three people" and "three" are one value of one attribute.
    """
    if attribute is None:
        return quantity
    if attribute.people and (not quantity.unit or quantity.unit in _anyone()):
        quantity = replace(quantity, dimension=Dimension.COUNT, unit="person")
    return replace(quantity, exact=True) if attribute.key in _CASUALTIES and quantity.is_point else quantity
