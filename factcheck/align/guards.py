"""What forbids that two claims are one fact: another owner, place, event, mood, basis, or another thing done."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from factcheck import lexicon
from factcheck.align.limits import COUNTED_OF, done_otherwise, qualifiers_differ
from factcheck.align.neighbours import are_whole_and_part, gives_the_other, is_one_of_many
from factcheck.align.periods import is_bygone, periods_differ
from factcheck.align.setting import EVENT, GUESSED, REAL, SUBJECT, Setting, is_said_and_denied
from factcheck.align.values import COUNT_OF, LOCAL_DOLLARS, equal_amounts, is_bare_dollar, people_differ
from factcheck.link.speakers import told_by_two
from factcheck.model.claim import Claim, Modality
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import Attribute, attributes, family_of
from factcheck.read.doings import owned

TOTAL = "total"
"""Attributes of how many there are in all begin so."""
BARE = frozenset(dimension.value for dimension in Dimension)
"""Attributes that say no more than what kind of figure it is."""
# Days within which a birthday explains nothing.
_FEW_DAYS = 7


def are_two_events(a: Claim, b: Claim, known: Attribute, setting: Setting) -> bool:
    """Figures of which an event has one, but too far apart, or one of them said of another event."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if known.single is not None and abs(left.middle - right.middle) > known.single:
        return True
    if (
        known.single is not None
        and _is_of_a_year(a) is not _is_of_a_year(b)
        and None in (setting.published.get(a.article_id), setting.published.get(b.article_id))
    ):
        return True  # "a magnitude 5.8 quake in 2013", and nothing says when the article was written
    return is_bygone(a, setting) is not is_bygone(b, setting)


def _is_of_a_year(claim: Claim) -> bool:
    return claim.period is not None and len(claim.period.iso) == len("2013") and claim.period.iso.isdigit()


def are_of_two_moods(a: Claim, b: Claim) -> bool:
    """One has happened, the other is denied, planned, expected or possible."""
    if is_said_and_denied(a, b):
        return True
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


def may_be_two_dollars(a: Claim, b: Claim, setting: Setting) -> bool:
    """A bare $ in an article that has no other dollar, and one in an article that has: "$6.7b" in an Australian paper,
    and "A$2.8 billion ($1.8 billion)"."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or not left.unit == right.unit == "USD":
        return False
    local = [any(unit in LOCAL_DOLLARS for _, unit, _ in setting.amounts.get(c.article_id, ())) for c in (a, b)]
    return local[0] is not local[1] and is_bare_dollar(b if local[0] else a)


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
    if not equal_amounts(a, b) and (
        gives_both(a, b, setting)
        or gives_both(b, a, setting)
        or gives_the_other(a, b, setting)
        or may_be_two_dollars(a, b, setting)
        or is_one_of_many(a, b, setting)
    ):
        return False
    if are_whole_and_part(a, b, setting):
        return False
    if not equal_amounts(a, b) and is_forecast_anew(a, b, setting):
        return False
    return not are_apart(a, b, setting) and not in_a_table(a, b, setting) and not periods_differ(a, b, setting)


def in_a_table(a: Claim, b: Claim, setting: Setting) -> bool:
    """A count from a table: the head of its column, which is not read, may say that it is another year's."""
    known = attributes().get(a.attribute)
    counted = (
        a.attribute.startswith(COUNT_OF)
        or (known is not None and known.each)
        or (a.attribute in BARE and a.attribute not in attributes())
    )
    return counted and not setting.tabled.isdisjoint((a.id, b.id))


def _is_total(claim: Claim) -> bool:
    """How many there are in all: the second figure of "47 of the 90 seats"."""
    return claim.attribute.startswith(TOTAL)


def are_apart(a: Claim, b: Claim, setting: Setting) -> bool:
    """The two claims name two owners, two places, or count other people, or one of them is denied."""
    if is_said_and_denied(a, b) or _at_other_places(a, b) or people_differ(a, b):
        return True
    owners = owner(a, setting), owner(b, setting)
    apart = all(owners) and owners[0] != owners[1] and a.subject and b.subject and a.subject.sure and b.subject.sure
    return bool(apart) and _names_its_owner(a, b)


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


def _at_other_places(a: Claim, b: Claim) -> bool:
    """Both say where, and not the same: whatever the sentences share, they are about two places."""
    left, right = a.qualifiers.place, b.qualifiers.place
    return bool(left and right) and left != right


def subject_level(a: Claim, b: Claim, setting: Setting) -> list[tuple[int, str]] | None:
    """Levels for subjects that may be one; None when they are two."""
    known = attributes().get(a.attribute)
    if known is not None and known.subject == "event":
        return [(EVENT, "the event of the story")]
    if (
        _is_recorded(a)
        and _is_recorded(b)
        and a.qualifiers.place == b.qualifiers.place
        and (_is_of_place(a) or _is_of_place(b))
    ):
        return [(SUBJECT, f"measured in one place: {a.qualifiers.place}")]  # by whomever
    left, right = owner(a, setting), owner(b, setting)
    if not left or not right or a.subject is None or b.subject is None:
        return []
    sure = a.subject.sure and b.subject.sure and _names_its_owner(a, b)
    if left == right:
        return [(SUBJECT if sure else GUESSED, f"same subject: {a.subject.name}")]
    return None if sure else []


def _is_recorded(claim: Claim) -> bool:
    """A measure that somebody recorded somewhere: "the weather office recorded 187 mm of rain at Lindow"."""
    measured = isinstance(claim.value, Quantity) and claim.value.dimension is Dimension.MEASURE
    return measured and claim.qualifiers.doing == _RECORD and claim.qualifiers.place != ""


def _is_of_place(claim: Claim) -> bool:
    """No gauge of its own: two stations in one city measure two things."""
    return claim.subject is None or claim.subject.name == claim.qualifiers.place


_RECORD = "report"


def _names_its_owner(a: Claim, b: Claim) -> bool:
    """Whether a name beside the figure is whose it is: not so for most counts, nor where the attribute is unknown."""
    return (
        a.attribute == b.attribute
        and (
            not a.attribute.startswith(COUNTED_OF)
            or a.qualifiers.doing == b.qualifiers.doing in owned()
            or (isinstance(a.value, Quantity) and a.value.unit in _scored())
        )
        and (a.attribute not in BARE or a.attribute in attributes())
    )


@cache
def _scored() -> frozenset[str]:
    return frozenset(lexicon.load("contests")["scored"]["nouns"])


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


# Reports of one forecast lie no further apart. Set by hand.
_OF_ONE_DAY = timedelta(days=2)


def is_forecast_anew(a: Claim, b: Claim, setting: Setting) -> bool:
    """What both expect, and one of them some days after the other: it may have changed its mind."""
    days = [setting.published.get(claim.article_id) for claim in (a, b)]
    if None in days or not a.modality is b.modality is Modality.PROJECTED:
        return False
    first, last = sorted(day for day in days if day is not None)
    return last - first > _OF_ONE_DAY


def owner(claim: Claim, setting: Setting) -> str:
    """The entity a claim is about; an officer stands for the organisation."""
    if claim.subject is None:
        return ""
    entity = setting.entities.get(claim.subject.id)
    return (entity.acts_for or entity.id) if entity else claim.subject.name.casefold()
