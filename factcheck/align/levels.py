"""How alike two claims are: ordered levels, each with its weight, or a reason why they cannot be one fact.

Values are evidence too, but only for joining: the same figure said of compatible things is one
fact. Two different figures are joined only where everything else speaks for it, because a pair
joined wrongly is a false alarm.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.align.anchors import is_anchored
from factcheck.align.guards import (
    BARE,
    are_of_two_moods,
    are_two_events,
    gives_both,
    in_a_table,
    is_age,
    is_besides,
    is_forecast_anew,
    may_be_two_dollars,
    places_differ,
    subject_level,
    told_apart,
)
from factcheck.align.limits import COUNTED_OF, done_otherwise, limited_crosswise, qualifiers_differ, told_otherwise
from factcheck.align.moments import of_two_moments
from factcheck.align.neighbours import (
    are_whole_and_part,
    beside_both,
    counted_once,
    given_once,
    gives_the_other,
    has_both,
    in_one_breath,
    is_of_another_whole,
    is_one_of_many,
    is_rate_and_total,
)
from factcheck.align.others import dates, scores, stages, superlatives, terms
from factcheck.align.people import ages, deeds, quotations, roles
from factcheck.align.periods import is_bygone, one_period, periods_differ
from factcheck.align.said import predicate, said_already
from factcheck.align.setting import (
    ATTRIBUTE,
    COMPATIBLE,
    COUNTED,
    ENOUGH_WHEN_COMPATIBLE,
    ENOUGH_WHEN_DISJOINT,
    MEASURED,
    ORDINAL,
    PARTY,
    PERIOD,
    PHRASE,
    PLACE,
    REAL,
    ROUNDED,
    SAME_FIGURE,
    SUBJECT,
    SWAPPED,
    TO_COME,
    Comparison,
    Setting,
    context,
    is_said_and_denied,
)
from factcheck.align.slips import is_swapped
from factcheck.align.values import (
    COUNT_OF,
    equal_amounts,
    is_telling,
    people_differ,
    relation_of,
    same_figure,
    too_far,
)
from factcheck.model.claim import Claim, Modality
from factcheck.model.relate import COARSE_FROM, relative_gap
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import (
    Deed,
    Dimension,
    Modifier,
    Multiple,
    Name,
    Quantity,
    Quotation,
    Role,
    Stage,
    Superlative,
    Term,
    Time,
)
from factcheck.read.attributes import attributes, family_of
from factcheck.read.words import calendar


def compare(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """The levels that join two claims, None when they cannot be about one fact."""
    match a.value, b.value:
        case ((Quantity() | Multiple()), (Quantity() | Multiple())):
            return _figures(a, b, setting)
        case Stage() as left, Stage() as right if left.ladder == right.ladder:
            return stages(a, b, setting)
        case Time() as left, Time() as right if a.attribute == b.attribute:
            return dates(a, b, left, right, setting)
        case Name() as left, Name() as right if left.of == right.of:
            return Comparison(("one name, spelled alike or nearly",), ATTRIBUTE + SUBJECT, None)
        case Role() as left, Role() as right:
            return roles(a, b, left, right)
        case Deed() as left, Deed() as right if a.attribute == b.attribute:
            return deeds(a, b, left, right, setting)
        case Term() as left, Term() if a.attribute == b.attribute:
            return terms(a, b, left, setting)
        case Quotation() as left, Quotation() as right:
            return quotations(a, b, left, right)
        case Superlative() as left, Superlative() as right:
            return superlatives(a, b, left, right, setting)
        case _:
            return None


def _figures(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    if isinstance(a.value, Quantity) and a.value.dimension is Dimension.SCORE:
        return scores(a, b, setting)
    kindred = a.attribute != b.attribute
    if is_age(a) and is_age(b):
        return ages(a, b, setting)
    if kindred and not (same_figure(a, b) and family_of(a.attribute) == family_of(b.attribute)):
        return None
    if a.aspect is not b.aspect and not equal_amounts(a, b):
        return None
    if is_said_and_denied(a, b) or (are_of_two_moods(a, b) and not equal_amounts(a, b)):
        return None
    subject, related = subject_level(a, b, setting), relation_of(a, b)
    if subject is None or qualifiers_differ(a, b):
        return None
    swapped = _is_swapped(a, b, related)
    if periods_differ(a, b, setting) and not (swapped and (a.period is None or b.period is None)):
        return None
    levels: list[tuple[int, str]] = [(MEASURED, "kindred attributes") if kindred else _attribute_level(a)]
    levels.extend(subject)
    if a.qualifiers.counterparty and b.qualifiers.counterparty:
        levels.append((PARTY, f"same other party: {a.qualifiers.counterparty}"))
    if a.qualifiers.ordinal and b.qualifiers.ordinal:
        levels.append((ORDINAL, f"same one of several: {a.qualifiers.ordinal}"))
    if a.qualifiers.place and a.qualifiers.place == b.qualifiers.place and a.qualifiers.place != setting.scene:
        levels.append((PLACE, f"same place: {a.qualifiers.place}"))
    if a.period and b.period and one_period(a.period, b.period):
        levels.append((PERIOD, f"same period: {a.period.words}"))
    if a.modality not in REAL and b.modality not in REAL and Modality.DENIED not in (a.modality, b.modality):
        levels.append((TO_COME, "both to come"))
    known = attributes().get(a.attribute)
    if is_besides(a, b, setting) and not same_figure(a, b):
        return None
    if known is not None and known.single is not None:
        if are_two_events(a, b, known, setting):
            return None
        levels.append((ORDINAL, f"an event has one {known.label}"))
    told = predicate(a, b, compatible=related is None or (related.compatible and related.gap <= COARSE_FROM))
    parts = a.qualifiers.part and b.qualifiers.part
    if related is not None and not related.compatible and parts and (told is None or told[0] <= PARTY):
        return None  # four of the injured and two of them
    if told is not None:
        levels.append(told)
    if related is not None and not related.compatible and done_otherwise(a, b):
        return None  # twelve close, fifteen open
    counted = isinstance(a.value, Quantity) and a.value.unit == "person"  # people are in every story
    only_noun = told is None or (counted and told[1].startswith("the same noun"))
    otherwise = only_noun and related is not None and not related.compatible and told_otherwise(a, b)
    overlap, shared = context(a, b, setting)
    if related is not None and not related.compatible and set(shared) <= said_already(a, b):
        overlap = 0  # that both count seats, and of whom they are, has been said
    if isinstance(a.value, Quantity) and a.value.dimension is Dimension.DURATION and calendar().issuperset(shared):
        overlap = 0  # that both speak of years is the unit
    if overlap:
        levels.append((overlap, "same words around: " + ", ".join(shared)))
    compatible = related is None or related.compatible
    if not compatible and is_forecast_anew(a, b, setting):
        return None
    if not compatible and (third := beside_both(a, b, setting)):
        levels.append((SUBJECT, f"beside both: {third}"))
    if overlap and not compatible and counted_once(a, b, setting):
        levels.append((PARTY, f"counted but once in both articles: {a.attribute.removeprefix(COUNT_OF)}"))
    if known is not None and known.once and not compatible and given_once(a, b, setting):
        levels.append((PARTY, f"given but once in both articles: {known.label}"))
    if not compatible and (_are_told_apart(a, b, setting) or (not swapped and is_one_of_many(a, b, setting))):
        return None
    if compatible and not same_figure(a, b) and in_one_breath(a, b):
        return None
    if not compatible and (a.id in setting.parts) is not (b.id in setting.parts):
        return None  # a part of one toll against another's whole
    if not compatible and a.id in setting.parts and a.qualifiers.place != b.qualifiers.place:
        return None  # two parts, of which one is not said to be the other's
    if not compatible and a.article_id == b.article_id and not _are_rivals(a, b):
        return None  # one article, two figures: two facts, as far as its writer is concerned
    if compatible and _bounds_far_apart(a, b):
        return None
    if related is not None and related.kind is RelationKind.SAME:
        levels.append((SAME_FIGURE if is_telling(a) else COMPATIBLE, "same figure"))
    elif related is not None and related.kind is RelationKind.ROUNDS_TO:
        levels.append((ROUNDED, "one figure is the other rounded"))
    elif related is not None and compatible:
        levels.append((COMPATIBLE, "compatible figures"))
    elif related is not None and too_far(a, b, related):
        if related.cause is not Cause.CURRENCY_MISMATCH:
            return None
        score = sum(weight for weight, _ in levels)  # how far apart two currencies are, nobody says
        return Comparison(tuple(words for _, words in levels), score, related, joins=False)
    if swapped:
        levels.append((SWAPPED, "the same digits but for a slip"))
    score = sum(weight for weight, _ in levels)
    joins = score >= (ENOUGH_WHEN_COMPATIBLE if compatible else ENOUGH_WHEN_DISJOINT)
    if not compatible and overlap < 2 and not swapped and (is_bygone(a, setting) or is_bygone(b, setting)):
        joins = False  # two disasters of one year: more must tie them than that both were disasters
    if not compatible and (gives_both(a, b, setting) or gives_both(b, a, setting)):
        joins = False
    if not compatible and not swapped and limited_crosswise(a, b, setting.scene):
        joins = False
    loose = related is not None and related.gap > _LOOSE  # 1.87 million bags, and 2 million of whatever bags
    if otherwise or ((not compatible or loose) and not is_anchored(a, levels, related)):
        joins = False
    levels.sort(key=lambda level: -level[0])
    return Comparison(tuple(words for _, words in levels), score, related, joins)


# How far apart a figure and its rounding may be, relative to the larger, before more than the noun must tie them.
_LOOSE = Decimal("0.03")
_TELLING_APART = (
    in_a_table,
    is_of_another_whole,
    may_be_two_dollars,
    of_two_moments,
    is_rate_and_total,
    places_differ,
    are_whole_and_part,
    gives_the_other,
    has_both,
)


def _are_told_apart(a: Claim, b: Claim, setting: Setting) -> bool:
    """What stands around two figures that clash tells that they are of two things."""
    return people_differ(a, b) or any(tells(a, b, setting) for tells in _TELLING_APART)


def _are_rivals(a: Claim, b: Claim) -> bool:
    """Two figures that one article gives for one thing: both have speakers, one is vague, or there is only one."""
    if _is_vague(a) or _is_vague(b) or told_apart(a, b):
        return True
    known = attributes().get(a.attribute)
    attributed = a.attribution is not None or b.attribution is not None
    return known is not None and known.single is not None and attributed


def _is_swapped(a: Claim, b: Claim, related: Relation | None) -> bool:
    left, right = a.value, b.value
    return (
        related is not None
        and isinstance(left, Quantity)
        and isinstance(right, Quantity)
        and is_swapped(left, right, related)
    )


def _is_vague(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.modifier is Modifier.VAGUE


def _attribute_level(claim: Claim) -> tuple[int, str]:
    known = attributes().get(claim.attribute)
    if known is not None:
        return ATTRIBUTE, f"same attribute: {known.label}"
    if claim.attribute.startswith(COUNTED_OF):
        return COUNTED, f"same thing counted: {claim.attribute.removeprefix(COUNT_OF)}"
    if claim.attribute in BARE:
        return MEASURED, f"same kind of figure: {claim.attribute}"
    return PHRASE, f"same thing measured: {claim.attribute}"


def _bounds_far_apart(a: Claim, b: Claim) -> bool:
    """ "More than $10 billion" allows $65 billion, but nobody would say the one for the other."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.amount is None or right.amount is None:
        return False
    return relative_gap(left.amount, right.amount) > FARTHEST_BOUNDS


FARTHEST_BOUNDS = Decimal("0.5")
"""Two bounded figures of which one is over twice the other are two facts."""
