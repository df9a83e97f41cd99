"""How alike two claims are: ordered levels, each with its weight, or a reason why they cannot be one fact.

Values are evidence too, but only for joining: the same figure said of compatible things is one
fact. Two different figures are joined only where everything else speaks for it, because a pair
joined wrongly is a false alarm.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from factcheck.link.speakers import are_two_parties
from factcheck.model.claim import Claim, Modality
from factcheck.model.entity import Entity
from factcheck.model.relate import relation, relative_gap
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import Dimension, Modifier, Multiple, Name, Quantity, Stage, Superlative, Time
from factcheck.read.attributes import attributes, family_of
from factcheck.read.superlatives import kind_of
from factcheck.read.words import stem

# Weights of the levels, and the sums from which two claims are one fact. Set by hand
# while the stories in fixtures/ and the pairs of tests/cases/align.toml came out right; not calibrated.
ATTRIBUTE, PHRASE, COUNTED, MEASURED = 3, 3, 2, 1
SAID_ALL, SUBJECT, GUESSED, TO_COME, EVENT, PARTY, PLACE, PERIOD, ORDINAL, CONTEXT = 4, 3, 1, 2, 2, 2, 2, 2, 2, 3
SAME_FIGURE, ROUNDED, COMPATIBLE = 3, 2, 1
ENOUGH_WHEN_COMPATIBLE = 5
ENOUGH_WHEN_DISJOINT = 6


class Comparison(NamedTuple):
    """Levels on which two claims agree, most telling first, and their sum."""

    levels: tuple[str, ...]
    score: int
    relation: Relation | None
    """Of their quantities; None for other values."""
    joins: bool = True
    """Enough to make one fact of the two; False where nothing forbids it but too little speaks for it."""


class Setting(NamedTuple):
    """What a story knows that a pair of claims does not."""

    entities: Mapping[str, Entity]
    rarity: Mapping[str, float]
    """Weight of a context stem, 0 … 1: rare in the story is telling."""
    published: Mapping[str, date | None]
    stems: Mapping[str, frozenset[str]]
    """The context of each claim by id, as a set."""
    scene: str
    """The place that most counts of the story name."""
    rare: Mapping[str, frozenset[str]]
    """Of that, the words that few claims of the story share."""


def compare(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    """The levels that join two claims, None when they cannot be about one fact."""
    match a.value, b.value:
        case ((Quantity() | Multiple()), (Quantity() | Multiple())):
            return _figures(a, b, setting)
        case Stage() as left, Stage() as right if left.ladder == right.ladder:
            return _stages(a, b, setting)
        case Time() as left, Time() as right if a.attribute == b.attribute:
            return _dates(a, b, left, right, setting)
        case Name() as left, Name() as right if left.of == right.of:
            return Comparison(("one name, spelled alike or nearly",), ATTRIBUTE + SUBJECT, None)
        case Superlative() as left, Superlative() as right:
            return _superlatives(a, b, left, right, setting)
        case _:
            return None


# -- figures -------------------------------------------------------------------------------------

_REAL = frozenset({Modality.ACTUAL})


def _figures(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
    kindred = a.attribute != b.attribute
    if kindred and not (_same_figure(a, b) and family_of(a.attribute) == family_of(b.attribute)):
        return None
    if a.aspect is not b.aspect and not _equal_amounts(a, b):
        return None
    if (a.modality in _REAL) is not (b.modality in _REAL) and not _same_figure(a, b):
        return None
    subject = _subject_level(a, b, setting)
    if subject is None or _qualifiers_differ(a, b) or _periods_differ(a, b, setting):
        return None
    related = _relation(a, b)
    levels: list[tuple[int, str]] = [(MEASURED, "kindred attributes") if kindred else _attribute_level(a)]
    levels.extend(subject)
    if a.qualifiers.counterparty and b.qualifiers.counterparty:
        levels.append((PARTY, f"same other party: {a.qualifiers.counterparty}"))
    if a.qualifiers.ordinal and b.qualifiers.ordinal:
        levels.append((ORDINAL, f"same one of several: {a.qualifiers.ordinal}"))
    if a.qualifiers.place and a.qualifiers.place == b.qualifiers.place and a.qualifiers.place != setting.scene:
        levels.append((PLACE, f"same place: {a.qualifiers.place}"))
    if a.period and b.period and _one_period(a.period, b.period):
        levels.append((PERIOD, f"same period: {a.period.words}"))
    if a.modality not in _REAL and b.modality not in _REAL:
        levels.append((TO_COME, "both to come"))
    known = attributes().get(a.attribute)
    if known is not None and known.single is not None:
        if _are_two_events(a, b, known.single, setting):
            return None
        levels.append((ORDINAL, f"an event has one {known.label}"))
    told = _predicate(a, b)
    if told is not None:
        levels.append(told)
    elif related is not None and not related.compatible and _told_otherwise(a, b):
        return None
    overlap, shared = _context(a, b, setting)
    if overlap:
        levels.append((overlap, "same words around: " + ", ".join(shared)))
    compatible = related is None or related.compatible
    if not compatible and (_places_differ(a, b, setting) or _people_differ(a, b)):
        return None
    if not compatible and a.article_id == b.article_id and not (_is_vague(a) or _is_vague(b) or _told_apart(a, b)):
        return None  # one article, two figures: two facts, as far as its writer is concerned
    if compatible and _bounds_far_apart(a, b):
        return None
    if related is not None and related.kind is RelationKind.SAME:
        levels.append((SAME_FIGURE if _is_telling(a) else COMPATIBLE, "same figure"))
    elif related is not None and related.kind is RelationKind.ROUNDS_TO:
        levels.append((ROUNDED, "one figure is the other rounded"))
    elif related is not None and compatible:
        levels.append((COMPATIBLE, "compatible figures"))
    elif related is not None and _too_far(a, b, related):
        return None
    score = sum(weight for weight, _ in levels)
    joins = score >= (ENOUGH_WHEN_COMPATIBLE if compatible else ENOUGH_WHEN_DISJOINT)
    if not compatible and overlap < 2 and _is_bygone(a, setting):
        joins = False  # two disasters of one year: more must tie them than that both were disasters
    if not compatible and not _is_anchored(a, levels):
        joins = False
    levels.sort(key=lambda level: -level[0])
    return Comparison(tuple(words for _, words in levels), score, related, joins)


# Words of a sentence that speaks of an event besides the story's.
_ANOTHER = frozenset(map(stem, ("aftershock", "aftershocks", "foreshock", "aftershocks'", "series")))


def _are_two_events(a: Claim, b: Claim, most: Decimal, setting: Setting) -> bool:
    """Figures of which an event has one, but too far apart, or one of them said of another event."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if abs(left.middle - right.middle) > most:
        return True
    if (setting.stems[a.id] & _ANOTHER) != (setting.stems[b.id] & _ANOTHER):
        return True
    return _is_bygone(a, setting) is not _is_bygone(b, setting)


def _told_apart(a: Claim, b: Claim) -> bool:
    """Each figure has a speaker of its own: an article that gives both sides of a dispute."""
    return a.attribution is not None and b.attribution is not None and are_two_parties(a.attribution, b.attribution)


def _is_vague(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.modifier is Modifier.VAGUE


def may_be_one(a: Claim, b: Claim, setting: Setting) -> bool:
    """Nothing that the two claims say of themselves forbids that they are about one fact."""
    left, right = a.qualifiers, b.qualifiers
    named = a.attribute in attributes() and b.attribute in attributes()
    if named and family_of(a.attribute) != family_of(b.attribute):
        return False  # profit and revenue, in however like a sentence
    if _qualifiers_differ(a, b) or left.prior is not right.prior or a.aspect is not b.aspect:
        return False
    if (a.modality in _REAL) is not (b.modality in _REAL):
        return False
    return not are_apart(a, b, setting) and not _periods_differ(a, b, setting)


def are_apart(a: Claim, b: Claim, setting: Setting) -> bool:
    """The two claims name two owners, two places, or count other people."""
    if _at_other_places(a, b) or _people_differ(a, b):
        return True
    owners = _owner(a, setting), _owner(b, setting)
    apart = all(owners) and owners[0] != owners[1] and a.subject and b.subject and a.subject.sure and b.subject.sure
    return bool(apart) and _names_its_owner(a, b)


def _relation(a: Claim, b: Claim) -> Relation | None:
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return relation(a.value, b.value)
    left = a.value.result if isinstance(a.value, Multiple) else a.value
    right = b.value.result if isinstance(b.value, Multiple) else b.value
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return relation(left, right)
    return None


def _same_figure(a: Claim, b: Claim) -> bool:
    return (
        isinstance(a.value, Quantity)
        and isinstance(b.value, Quantity)
        and _is_telling(a)
        and a.value.amount == b.value.amount
        and a.value.dimension is b.value.dimension
        and a.value.unit == b.value.unit
    )


def _is_telling(claim: Claim) -> bool:
    """A figure that two texts hardly share by chance: not a small round count."""
    value = claim.value
    if not isinstance(value, Quantity) or value.amount is None:
        return False
    if value.dimension is Dimension.MONEY:
        return True
    return value.amount >= 20 and len(value.amount.normalize().as_tuple().digits) >= 2


def _places_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Two counts, each made somewhere else: parts of one toll, not two versions of it.

    The place that the whole story is about is no place apart.
    """
    left, right = a.qualifiers.place, b.qualifiers.place
    return bool(left and right) and left != right and setting.scene not in (left, right)


def _is_bygone(claim: Claim, setting: Setting) -> bool:
    """A figure of an event before the one that the story reports."""
    known, period = attributes().get(claim.attribute), claim.period
    if known is None or known.subject != "event" or period is None or period.latest is None:
        return False
    published = setting.published.get(claim.article_id)
    return not _is_recent(period, published)


def _at_other_places(a: Claim, b: Claim) -> bool:
    """Both say where, and not the same: whatever the sentences share, they are about two places."""
    left, right = a.qualifiers.place, b.qualifiers.place
    return bool(left and right) and left != right


def _people_differ(a: Claim, b: Claim) -> bool:
    """Six children and twelve people: some of them and all of them."""
    left, right = a.value, b.value
    event = attributes().get(a.attribute)
    return (
        event is not None
        and event.people
        and isinstance(left, Quantity)
        and isinstance(right, Quantity)
        and left.unit != right.unit
    )


def _is_anchored(claim: Claim, levels: list[tuple[int, str]]) -> bool:
    """Two figures that clash need more in common than an attribute that every company has.

    A subject, a party, a period, an ordinal or what is said of a count will do; so will a phrase of
    the article's own ("order book"). A mere unit ("money") never does.
    """
    known = claim.attribute in attributes()
    if claim.attribute in _BARE and not known:
        return False
    if not known and not claim.attribute.startswith(_COUNT_OF):
        return True
    return any(words.startswith(_ANCHORS) for _, words in levels)


_WHOLE_YEAR = frozenset({"annual", "full year", "annualised", "annualized"})
# Bases that a report names because the plain measure is another one.
_MARKED_BASES = frozenset(
    {"adjusted", "underlying", "gross", "pre tax", "pretax", "organic", "domestic", "overseas", "international",
     "like for like", "constant currency", "diluted", "pre money", "premoney", "quarterly", "monthly", "weekly",
     "daily", "half year", "first half", "second half"}
)  # fmt: skip
_COUNT_OF = "number of "
_ANCHORS = (
    "same subject",
    "the event",
    "same other party",
    "same one of several",
    "same period",
    "the same said",
)


_BARE = frozenset(dimension.value for dimension in Dimension)


def _attribute_level(claim: Claim) -> tuple[int, str]:
    known = attributes().get(claim.attribute)
    if known is not None:
        return ATTRIBUTE, f"same attribute: {known.label}"
    if claim.attribute.startswith(_COUNT_OF):
        return COUNTED, f"same thing counted: {claim.attribute.removeprefix('number of ')}"
    if claim.attribute in _BARE:
        return MEASURED, f"same kind of figure: {claim.attribute}"
    return PHRASE, f"same thing measured: {claim.attribute}"


def _subject_level(a: Claim, b: Claim, setting: Setting) -> list[tuple[int, str]] | None:
    """Levels for subjects that may be one; None when they are two."""
    known = attributes().get(a.attribute)
    if known is not None and known.subject == "event":
        return [(EVENT, "the event of the story")]
    left, right = _owner(a, setting), _owner(b, setting)
    if not left or not right or a.subject is None or b.subject is None:
        return []
    sure = a.subject.sure and b.subject.sure and _names_its_owner(a, b)
    if left == right:
        return [(SUBJECT if sure else GUESSED, f"same subject: {a.subject.name}")]
    return None if sure else []


def _names_its_owner(a: Claim, b: Claim) -> bool:
    """Whether a name beside the figure is whose it is: not so for counts, nor where the attribute is unknown."""
    return (
        a.attribute == b.attribute
        and not a.attribute.startswith(_COUNT_OF)
        and (a.attribute not in _BARE or a.attribute in attributes())
    )


def _owner(claim: Claim, setting: Setting) -> str:
    """The entity a claim is about; an officer stands for the organisation."""
    if claim.subject is None:
        return ""
    entity = setting.entities.get(claim.subject.id)
    return (entity.acts_for or entity.id) if entity else claim.subject.name.casefold()


def _qualifiers_differ(a: Claim, b: Claim) -> bool:
    left, right = a.qualifiers, b.qualifiers
    for one, other in (
        (left.counterparty, right.counterparty),
        (left.ordinal, right.ordinal),
        (left.basis, right.basis),
    ):
        if one and other and one != other:
            return True
    for yearly, rival in ((a, b), (b, a)):
        part_of_year = rival.period is not None and rival.period.slot[:1] in ("Q", "H", "M")
        if yearly.qualifiers.basis in _WHOLE_YEAR and part_of_year:
            return True
    if (left.basis in _MARKED_BASES) is not (right.basis in _MARKED_BASES) and not _same_figure(a, b):
        return True  # "adjusted profit" and "profit" are two measures, unless they come out the same
    return (left.part is not right.part or left.prior is not right.prior) and not _same_figure(a, b)


def _periods_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Both dated and apart; or one dated before the event that the other, undated, is about."""
    known = attributes().get(a.attribute)
    event = known is not None and known.subject == "event"
    left, right = a.period, b.period
    if event:  # "26 were injured on Friday": the day of the report, not another accident
        left = None if left and _is_recent(left, setting.published.get(a.article_id)) else left
        right = None if right and _is_recent(right, setting.published.get(b.article_id)) else right
    if left is None and right is None:
        return False
    if left is not None and right is not None:
        if left.slot and right.slot and left.slot != right.slot and not left.slot.endswith("day"):
            return True  # other quarters, halves or months, whatever the year
        if not (left.is_dated and right.is_dated):
            return False
        return not _overlap(left, right) and not _same_figure(a, b)
    dated, published = (
        (left, setting.published.get(a.article_id)) if left else (right, setting.published.get(b.article_id))
    )
    if dated is None or not dated.is_dated or dated.latest is None:
        return False
    # "killed 230,000 in 2004" is another event than the one that the story reports.
    return event and published is not None and dated.latest < published - _RECENT


def _one_period(left: Time, right: Time) -> bool:
    if left.is_dated and right.is_dated:
        return _overlap(left, right)
    return bool(left.slot) and left.slot == right.slot


def _is_recent(period: Time, published: date | None) -> bool:
    """Within the days that the story is about, or not placed at all."""
    if not period.is_dated or published is None or period.latest is None or period.earliest is None:
        return not period.is_dated
    return period.latest >= published - _RECENT and (period.latest - period.earliest) < timedelta(days=32)


# How long before its publication an event of the story may lie, for a claim that names a date.
_RECENT = timedelta(days=45)


def _overlap(left: Time, right: Time) -> bool:
    assert left.earliest and left.latest and right.earliest and right.latest
    return left.earliest <= right.latest and right.earliest <= left.latest


def _too_far(a: Claim, b: Claim, related: Relation) -> bool:
    """Two figures so different that they are of two facts, unless a digit or a sign slipped."""
    if related.kind is RelationKind.INCOMPARABLE:
        if not _equal_amounts(a, b):
            return True
        return related.cause is not Cause.PERCENT_VS_POINTS and (
            related.cause is not Cause.CURRENCY_MISMATCH or _may_be_one_dollar(a, b)
        )
    if related.cause in (Cause.SCALE_SLIP, Cause.DECIMAL_SLIP):
        return False
    return related.gap > FARTHEST


_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})


def _may_be_one_dollar(a: Claim, b: Claim) -> bool:
    """A$ and a bare $: in an Australian paper the bare one is an Australian dollar too."""
    units = {claim.value.unit for claim in (a, b) if isinstance(claim.value, Quantity)}
    return units <= _DOLLARS and "USD" in units


def _bounds_far_apart(a: Claim, b: Claim) -> bool:
    """ "More than $10 billion" allows $65 billion, but nobody would say the one for the other."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.amount is None or right.amount is None:
        return False
    return relative_gap(left.amount, right.amount) > FARTHEST_BOUNDS


FARTHEST_BOUNDS = Decimal("0.5")
"""Two bounded figures of which one is over twice the other are two facts."""
FARTHEST = Decimal("0.8")
"""Two figures of which one is over five times the other are two facts, unless a digit slipped."""


def _equal_amounts(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.amount == b.value.amount


def _told_otherwise(a: Claim, b: Claim) -> bool:
    """Something is said of both counts, and not the same: twelve open, nine close."""
    if not a.attribute.startswith(_COUNT_OF):
        return False
    noun = stem(a.attribute.removeprefix(_COUNT_OF))
    left, right = set(a.qualifiers.scope) - {noun}, set(b.qualifiers.scope) - {noun}
    return bool(left) and bool(right) and not left & right


def _predicate(a: Claim, b: Claim) -> tuple[int, str] | None:
    """What is said of two counts: "120 firefighters were at work", "110 people were on shift"."""
    left, right = set(a.qualifiers.scope), set(b.qualifiers.scope)
    shared = left & right
    if not shared or not isinstance(a.value, Quantity) or a.value.dimension is not Dimension.COUNT:
        return None
    share = Decimal(len(shared)) / Decimal(min(len(left), len(right)))
    if share < Decimal("0.5"):
        return None
    weight = SAID_ALL if share == 1 and len(shared) > 2 else SUBJECT if len(shared) > 1 else PARTY
    return weight, "the same said of it: " + ", ".join(sorted(shared))


def _context(a: Claim, b: Claim, setting: Setting) -> tuple[int, list[str]]:
    """0 … CONTEXT for shared words around, weighted by how rare they are in the story."""
    common = setting.stems[a.id] & setting.stems[b.id]
    if not common:
        return 0, []
    shared = sorted(common, key=lambda stem: (-setting.rarity.get(stem, 0.0), stem))
    smaller = min(len(a.context), len(b.context)) or 1
    share = sum(setting.rarity.get(stem, 0.0) for stem in shared) / min(smaller, 12)
    level = sum(1 for step in _SHARE_STEPS if share >= step)
    return min(CONTEXT, level), shared[:4]


# Words that two sentences share at least when they say the same thing.
_SAME_SENTENCE = 4
_SHARE_STEPS = (0.15, 0.3, 0.5)


# -- stages and superlatives ---------------------------------------------------------------------


def _stages(a: Claim, b: Claim, setting: Setting) -> Comparison | None:
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


def _parties(claim: Claim, setting: Setting) -> set[str]:
    found = {_owner(claim, setting), _entity_of(claim.qualifiers.counterparty, setting)}
    return found - {""}


def _entity_of(name: str, setting: Setting) -> str:
    for entity in setting.entities.values():
        if entity.name == name:
            return entity.acts_for or entity.id
    return name.casefold()


def _dates(a: Claim, b: Claim, left: Time, right: Time, setting: Setting) -> Comparison | None:
    """Two dates of one kind of event: only where subject or words around say that it is one event."""
    if left.bearing is not right.bearing:
        return None
    if left.is_dated and right.is_dated:
        meet = _overlap(left, right)
    elif not left.is_dated and not right.is_dated and left.slot and right.slot:
        meet = left.slot == right.slot  # two weekdays in articles without a date
    else:
        return None
    subject = _subject_level(a, b, setting)
    if subject is None:
        return None
    if not meet and a.article_id == b.article_id:
        return None
    overlap, shared = _context(a, b, setting)
    levels = [(COUNTED, f"same event: {a.attribute.removesuffix(' on')}"), *subject]
    if overlap:
        levels.append((overlap, "same words around: " + ", ".join(shared)))
    if left.iso == right.iso and left.slot == right.slot:
        levels.append((SAME_FIGURE, "same date"))
    else:
        levels.append((COMPATIBLE, "dates that meet") if meet else (0, "dates apart"))
    score = sum(weight for weight, _ in levels)
    if a.attribute == "date":  # no verb says what happened: the sentences must say the same
        told = overlap == CONTEXT and len(setting.stems[a.id] & setting.stems[b.id]) >= _SAME_SENTENCE
    else:
        told = bool(overlap) or any(weight == SUBJECT for weight, _ in subject)
    joins = score >= ENOUGH_WHEN_COMPATIBLE and told
    levels.sort(key=lambda level: -level[0])
    return Comparison(tuple(words for _, words in levels), score, None, joins)


def _superlatives(a: Claim, b: Claim, left: Superlative, right: Superlative, setting: Setting) -> Comparison | None:
    if (
        left.property != right.property
        or left.shared is not right.shared
        or bool(left.holder) is not bool(right.holder)
    ):
        return None
    if kind_of(left.members[-1]) != kind_of(right.members[-1]):
        return None
    if left.holder and _owner(a, setting) != _owner(b, setting):
        return None
    words = [f"same superlative: {left.property}", f"same kind of thing: {kind_of(left.members[-1])}"]
    return Comparison(tuple(words), ATTRIBUTE + SUBJECT, None)
