"""What forbids that two claims are one fact: another owner, place, people, period, basis, or a figure too far off."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from factcheck.align.setting import EVENT, GUESSED, REAL, SUBJECT, Setting
from factcheck.link.speakers import told_by_two
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import Bearing, Dimension, Quantity, Time
from factcheck.read.attributes import Attribute, attributes, family_of
from factcheck.read.doings import kind_of
from factcheck.read.measures import SHARE_OF
from factcheck.read.words import stem

TOTAL = "total"
"""Attributes of how many there are in all begin so."""
COUNT_OF = "number of "
"""Attributes of counts that no trigger names begin so."""
COUNTED_OF = (COUNT_OF, SHARE_OF)
"""And so those of shares: what is said of the figure, not the noun alone, tells what it is."""
BARE = frozenset(dimension.value for dimension in Dimension)
"""Attributes that say no more than what kind of figure it is."""
FARTHEST = Decimal("0.8")
"""Two figures of which one is over five times the other are two facts, unless a digit slipped."""
_WHOLE_YEAR = frozenset({"annual", "full year", "annualised", "annualized"})
# Bases that a report names because the plain measure is another one.
_MARKED_BASES = frozenset(
    {"adjusted", "underlying", "gross", "pre tax", "pretax", "organic", "domestic", "overseas", "international",
     "like for like", "constant currency", "diluted", "pre money", "premoney", "quarterly", "monthly", "weekly",
     "daily", "half year", "first half", "second half",
     "seriously", "critically", "severely", "gravely", "badly", "slightly", "lightly", "required"}
)  # fmt: skip
# How long before its publication an event of the story may lie, for a claim that names a date.
_RECENT = timedelta(days=45)
# Whole years after which a dated figure is history; set by hand on tests/cases/align.toml.
_LONG_GONE = 4
# Days within which a birthday explains nothing.
_FEW_DAYS = 7
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})


def are_two_events(a: Claim, b: Claim, known: Attribute, setting: Setting) -> bool:
    """Figures of which an event has one, but too far apart, or one of them said of another event."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if known.single is not None and abs(left.middle - right.middle) > known.single:
        return True
    return is_bygone(a, setting) is not is_bygone(b, setting)


def are_of_two_moods(a: Claim, b: Claim) -> bool:
    """One has happened, the other is planned, expected or possible."""
    if (a.modality in REAL) is (b.modality in REAL):
        return False
    known = attributes().get(a.attribute)
    return known is None or not known.any_mood or a.attribute != b.attribute


def is_besides(a: Claim, b: Claim, setting: Setting) -> bool:
    """One of them is said of another event of the kind, or another step of one: an aftershock, a sentence served."""
    known = attributes().get(a.attribute)
    return known is not None and (setting.stems[a.id] & known.besides) != (setting.stems[b.id] & known.besides)


def gives_both(a: Claim, b: Claim, setting: Setting) -> bool:
    """The article of `a` gives the figure of `b` too, for another place or time than `a`'s: it means two things."""
    left, right = a.value, b.value
    if is_age(a) or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if left.amount is None or right.amount is None:
        return False  # a vague figure beside an exact one is the same thing, seen from afar
    return any(
        other is not a
        and equal_amounts(other, b)
        and isinstance(other.value, Quantity)
        and other.value.unit == right.unit
        and (other.qualifiers.place, other.qualifiers.prior, other.period)
        != (a.qualifiers.place, a.qualifiers.prior, a.period)
        and (a.qualifiers.place, a.qualifiers.prior, a.period) != ("", False, None)
        for other in setting.given[a.article_id, a.attribute]
    )


def told_apart(a: Claim, b: Claim) -> bool:
    """Each figure has a speaker of its own: an article that gives both sides of a dispute."""
    return told_by_two(a, b)


def may_be_one(a: Claim, b: Claim, setting: Setting, *, aspect: bool = True, mood: bool = True) -> bool:
    """Nothing that the two claims say of themselves forbids that they are about one fact.

    Without `aspect` a step and a height may be one too: where the unit is what slipped. Without `mood` what is
    and what is planned may: where the figure is the same.
    """
    left, right = a.qualifiers, b.qualifiers
    named = a.attribute in attributes() and b.attribute in attributes()
    if named and family_of(a.attribute) != family_of(b.attribute):
        return False  # profit and revenue, in however like a sentence
    if qualifiers_differ(a, b) or left.prior is not right.prior:
        return False
    if aspect and a.aspect is not b.aspect:
        return False
    if done_otherwise(a, b) or is_besides(a, b, setting):
        return False
    if (mood and are_of_two_moods(a, b)) or _is_total(a) is not _is_total(b):
        return False
    if not equal_amounts(a, b) and (gives_both(a, b, setting) or gives_both(b, a, setting)):
        return False
    return not are_apart(a, b, setting) and not in_a_table(a, b, setting) and not periods_differ(a, b, setting)


def in_a_table(a: Claim, b: Claim, setting: Setting) -> bool:
    """A count from a table: the head of its column, which is not read, may say that it is another year's."""
    counted = a.attribute.startswith(COUNT_OF) or (a.attribute in BARE and a.attribute not in attributes())
    return counted and not setting.tabled.isdisjoint((a.id, b.id))


def _is_total(claim: Claim) -> bool:
    """How many there are in all: the second figure of "47 of the 90 seats"."""
    return claim.attribute.startswith(TOTAL)


def is_of_another_whole(a: Claim, b: Claim, setting: Setting) -> bool:
    """One is a part of a whole that the other is nearer to: about 30 of 141 cars, and 149 cars."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    for claim, part, other in ((a, left, right), (b, right, left)):
        whole = setting.wholes.get(claim.id)
        if whole is not None and abs(other.middle - whole.middle) < abs(other.middle - part.middle):
            return True
    return False


def are_apart(a: Claim, b: Claim, setting: Setting) -> bool:
    """The two claims name two owners, two places, or count other people."""
    if _at_other_places(a, b) or people_differ(a, b):
        return True
    owners = owner(a, setting), owner(b, setting)
    apart = all(owners) and owners[0] != owners[1] and a.subject and b.subject and a.subject.sure and b.subject.sure
    return bool(apart) and _names_its_owner(a, b)


def same_figure(a: Claim, b: Claim) -> bool:
    """Both give one telling figure, in one unit."""
    return (
        isinstance(a.value, Quantity)
        and isinstance(b.value, Quantity)
        and is_telling(a)
        and a.value.amount == b.value.amount
        and a.value.dimension is b.value.dimension
        and (a.value.unit == b.value.unit or _one_thing_counted(a, b))
    )


def _one_thing_counted(a: Claim, b: Claim) -> bool:
    """2,400 jobs, 2,400 positions: the attribute says what is counted, whatever the noun."""
    counts = all(isinstance(c.value, Quantity) and c.value.dimension is Dimension.COUNT for c in (a, b))
    return counts and a.attribute == b.attribute and a.attribute in attributes() and not people_differ(a, b)


def is_telling(claim: Claim) -> bool:
    """A figure that two texts hardly share by chance: not a small round count."""
    value = claim.value
    if not isinstance(value, Quantity) or value.amount is None:
        return False
    if value.dimension is Dimension.MONEY:
        return True
    return value.amount >= 20 and len(value.amount.normalize().as_tuple().digits) >= 2


def places_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Two counts, each made somewhere else: parts of one toll, not two versions of it.

    The place that the whole story is about is no place apart.
    """
    left, right = a.qualifiers.place, b.qualifiers.place
    if not (left and right):  # a subject is where it was where a sentence sets the two places side by side
        left, right = _whereabouts(a), _whereabouts(b)
        if frozenset((left, right)) not in setting.siblings:
            return False
    return bool(left and right) and left != right and setting.scene not in (left, right)


def _whereabouts(claim: Claim) -> str:
    """Where a count was made: the place of its clause, else its subject."""
    counts = isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.COUNT
    if claim.qualifiers.place or claim.subject is None or not counts:
        return claim.qualifiers.place
    return claim.subject.name


def is_bygone(claim: Claim, setting: Setting) -> bool:
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


def people_differ(a: Claim, b: Claim) -> bool:
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


def subject_level(a: Claim, b: Claim, setting: Setting) -> list[tuple[int, str]] | None:
    """Levels for subjects that may be one; None when they are two."""
    known = attributes().get(a.attribute)
    if known is not None and known.subject == "event":
        return [(EVENT, "the event of the story")]
    left, right = owner(a, setting), owner(b, setting)
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
        and not a.attribute.startswith(COUNTED_OF)
        and (a.attribute not in BARE or a.attribute in attributes())
    )


def is_age(claim: Claim) -> bool:
    """The age of somebody who is named beside it."""
    return isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.AGE


def one_person(a: Claim, b: Claim) -> bool:
    """Both are of one name, or of a surname and a name that ends in it."""
    if a.subject is None or b.subject is None or not (a.subject.sure and b.subject.sure):
        return False
    left, right = a.subject.name.split(), b.subject.name.split()
    if a.subject.id and b.subject.id and a.subject.id != b.subject.id:
        return False  # Abbie Conman and her mother, who is "Ms Conman"
    if min(len(left), len(right)) == 1:
        return left[-1] == right[-1]  # a surname, and a name that ends in it
    return left == right or bool(a.subject.id and a.subject.id == b.subject.id)


def had_birthday(a: Claim, b: Claim, setting: Setting) -> bool:
    """Two ages that are one year apart, in reports between which a birthday may lie."""
    left, right = a.value, b.value
    if not (is_age(a) and is_age(b) and isinstance(left, Quantity) and isinstance(right, Quantity)):
        return False
    if left.amount is None or right.amount is None or abs(left.amount - right.amount) != 1:
        return False
    days = [setting.published.get(claim.article_id) for claim in (a, b)]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > _FEW_DAYS


def owner(claim: Claim, setting: Setting) -> str:
    """The entity a claim is about; an officer stands for the organisation."""
    if claim.subject is None:
        return ""
    entity = setting.entities.get(claim.subject.id)
    return (entity.acts_for or entity.id) if entity else claim.subject.name.casefold()


def qualifiers_differ(a: Claim, b: Claim) -> bool:
    """Both say with whom, which of several or on what basis, and not the same."""
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
    if (left.basis in _MARKED_BASES) is not (right.basis in _MARKED_BASES) and not same_figure(a, b):
        return True  # "adjusted profit" and "profit" are two measures, unless they come out the same
    if left.part is not right.part and not equal_amounts(a, b):
        return True
    return left.prior is not right.prior and not same_figure(a, b)


def periods_differ(a: Claim, b: Claim, setting: Setting) -> bool:
    """Both dated and apart; or one dated before the event that the other, undated, is about."""
    known = attributes().get(a.attribute)
    event = known is not None and known.subject == "event"
    left, right = a.period, b.period
    if known is not None and known.daily and _of_two_days(a, b, setting):
        return True
    if not event and not equal_amounts(a, b) and _is_history(a, setting) is not _is_history(b, setting):
        return left is None or right is None or not left.overlaps(right)
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
        return not left.overlaps(right) and not same_figure(a, b) and not _is_one_plan(a, b)
    dated, published = (
        (left, setting.published.get(a.article_id)) if left else (right, setting.published.get(b.article_id))
    )
    if dated is None or not dated.is_dated or dated.latest is None:
        return False
    # "killed 230,000 in 2004" is another event than the one that the story reports.
    return event and published is not None and dated.latest < published - _RECENT


def _of_two_days(a: Claim, b: Claim, setting: Setting) -> bool:
    """The days that the two claims name differ, or for want of them the days of publication."""
    if a.period is not None and b.period is not None:
        return not a.period.meets(b.period)
    days = [
        period.earliest if period is not None else setting.published.get(claim.article_id)
        for claim, period in ((a, a.period), (b, b.period))
    ]
    return days[0] is not None and days[1] is not None and days[0] != days[1]


def _is_one_plan(a: Claim, b: Claim) -> bool:
    """Neither has happened yet, and the figures go together: one plan with two days for it, not two plans."""
    if a.modality in REAL or b.modality in REAL or a.subject is None or b.subject is None:
        return False
    if (a.subject.id or a.subject.name) != (b.subject.id or b.subject.name):
        return False
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return is_telling(a) and is_telling(b) and relation(a.value, b.value).gap <= _ONE_PLAN


_ONE_PLAN = Decimal("0.03")
"""Two figures that lie no further apart are of one plan, whatever date each report gives it; set by hand."""


def _is_history(claim: Claim, setting: Setting) -> bool:
    """Said of a year long gone: no figure of today, where another report gives one without a date."""
    period, published = claim.period, setting.published.get(claim.article_id)
    if period is None or published is None or period.latest is None or period.bearing is not Bearing.IN:
        return False
    return period.latest < date(published.year - _LONG_GONE, 1, 1)


def one_period(left: Time, right: Time) -> bool:
    """The two share a day, or are not placed in the calendar and name one quarter, month or weekday."""
    if left.is_dated and right.is_dated:
        return left.overlaps(right)
    return bool(left.slot) and left.slot == right.slot


def _is_recent(period: Time, published: date | None) -> bool:
    """Within the days that the story is about, or not placed at all."""
    if not period.is_dated or published is None or period.latest is None or period.earliest is None:
        return not period.is_dated
    return period.latest >= published - _RECENT and (period.latest - period.earliest) < timedelta(days=32)


def too_far(a: Claim, b: Claim, related: Relation) -> bool:
    """Two figures so different that they are of two facts, unless a digit or a sign slipped."""
    if related.kind is RelationKind.INCOMPARABLE:
        if not equal_amounts(a, b):
            return True
        return related.cause is not Cause.PERCENT_VS_POINTS and (
            related.cause is not Cause.CURRENCY_MISMATCH or _between_dollars(a, b)
        )
    if related.cause in (Cause.SCALE_SLIP, Cause.DECIMAL_SLIP) or _is_nobody(a) or _is_nobody(b):
        return False
    return related.gap > FARTHEST


def _is_nobody(claim: Claim) -> bool:
    """A count of nobody: however many another report counts, it is the same count."""
    return isinstance(claim.value, Quantity) and claim.value.high == 0 and claim.value.exact


def _between_dollars(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and may_be_one_dollar(a.value, b.value)


def may_be_one_dollar(a: Quantity, b: Quantity) -> bool:
    """A$ and a bare $: in an Australian paper the bare one is an Australian dollar too."""
    return {a.unit, b.unit} <= _DOLLARS and "USD" in (a.unit, b.unit)


def equal_amounts(a: Claim, b: Claim) -> bool:
    """Both are figures of one amount, whatever the unit."""
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.amount == b.value.amount


def done_otherwise(a: Claim, b: Claim) -> bool:
    """Two things are done with what is counted: fifteen stores open, twelve close."""
    left, right = a.qualifiers.doing, b.qualifiers.doing
    return bool(left) and bool(right) and kind_of(left) != kind_of(right) and a.attribute.startswith(COUNTED_OF)


def told_otherwise(a: Claim, b: Claim) -> bool:
    """Something is said of both counts, and not the same: twelve open, nine close."""
    if not a.attribute.startswith(COUNTED_OF):
        return False
    noun = stem(a.attribute.removeprefix(COUNT_OF).removeprefix(SHARE_OF))
    left, right = set(a.qualifiers.scope) - {noun}, set(b.qualifiers.scope) - {noun}
    return bool(left) and bool(right) and not left & right
