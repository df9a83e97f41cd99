"""What forbids that two claims are one fact: another owner, place, event, mood, basis, or another thing done."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck import lexicon
from factcheck.align.periods import is_bygone, periods_differ
from factcheck.align.setting import EVENT, GUESSED, REAL, SUBJECT, Setting
from factcheck.align.values import COUNT_OF, equal_amounts, people_differ, same_figure
from factcheck.link.speakers import told_by_two
from factcheck.model.claim import Aspect, Claim
from factcheck.model.relate import relative_gap
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import Attribute, attributes, family_of
from factcheck.read.doings import kind_of
from factcheck.read.measures import SHARE_OF
from factcheck.read.units import people_nouns
from factcheck.read.words import stem

TOTAL = "total"
"""Attributes of how many there are in all begin so."""
COUNTED_OF = (COUNT_OF, SHARE_OF)
"""And so those of shares: what is said of the figure, not the noun alone, tells what it is."""
BARE = frozenset(dimension.value for dimension in Dimension)
"""Attributes that say no more than what kind of figure it is."""
_WHOLE_YEAR = frozenset({"annual", "full year", "annualised", "annualized"})
# Bases that a report names because the plain measure is another one.
_MARKED_BASES = frozenset(
    {"adjusted", "underlying", "gross", "pre tax", "pretax", "organic", "domestic", "overseas", "international",
     "like for like", "constant currency", "diluted", "pre money", "premoney", "quarterly", "monthly", "weekly",
     "daily", "interim", "final", "special", "year to", "quarter to", "months to", "week to", "half year",
     "first half", "second half",
     "seriously", "critically", "severely", "gravely", "badly", "slightly", "lightly", "required", "later", "at first"}
)  # fmt: skip
# Days within which a birthday explains nothing.
_FEW_DAYS = 7


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
    if are_whole_and_part(a, b, setting):
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


def counted_once(a: Claim, b: Claim, setting: Setting) -> bool:
    """Each article has one count of the noun, the noun is that of a thing, and the two are not far apart."""
    left, right = a.value, b.value
    if not a.attribute.startswith(COUNT_OF) or not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    if left.amount is None or right.amount is None or left.unit in _many() or left.unit in people_nouns():
        return False
    if min(left.amount, right.amount) < _FEW or relative_gap(left.amount, right.amount) > _FAR:
        return False
    given = [setting.given.get((claim.article_id, a.attribute), ()) for claim in (a, b)]
    return all(len({each.value.amount for each in claims if isinstance(each.value, Quantity)}) == 1 for claims in given)


# A count so small, or one so far off, may be of other such things.
_FEW, _FAR = 3, Decimal("0.6")


@cache
def _many() -> frozenset[str]:
    """Nouns of which an article counts now these, now those."""
    return frozenset(lexicon.load("words")["many"]["words"])


def in_one_breath(a: Claim, b: Claim) -> bool:
    """One sentence gives both, in one unit: it means two things, "3 per cent in April and 2.5 a year later"."""
    left, right = a.value, b.value
    return (
        (a.article_id, a.sentence) == (b.article_id, b.sentence)
        and isinstance(left, Quantity)
        and isinstance(right, Quantity)
        and left.unit == right.unit
    )


def are_whole_and_part(a: Claim, b: Claim, setting: Setting) -> bool:
    """A third figure beside one of them makes up the difference: 171 aircraft, and 286, 115 of which are another's."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    x, y = a.value, b.value
    if x.amount is None or y.amount is None or x.dimension not in _SUMMED or y.dimension not in _SUMMED:
        return False
    rest = abs(x.amount - y.amount)
    grain = max(x.grain, y.grain)
    beside = (*setting.beside.get(a.id, ()), *setting.beside.get(b.id, ()))
    return any(
        third.amount is not None
        and third.dimension in _SUMMED
        and abs(third.amount - rest) <= max(grain, third.grain) / 2
        and third.amount >= _LEAST_PART
        for third in beside
    )


# What may be the sum of others, and what a part is at least: a smaller one makes up a difference by chance.
_SUMMED = frozenset({Dimension.COUNT, Dimension.NUMBER, Dimension.MONEY})
_LEAST_PART = 13


def are_apart(a: Claim, b: Claim, setting: Setting) -> bool:
    """The two claims name two owners, two places, or count other people."""
    if _at_other_places(a, b) or people_differ(a, b):
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
    if left.counterparty and right.counterparty and left.counterparty != right.counterparty:
        return True
    if limited_otherwise(a, b) or (are_two_changes(a, b) and not same_figure(a, b)):
        return True
    for yearly, rival in ((a, b), (b, a)):
        part_of_year = rival.period is not None and rival.period.slot[:1] in ("Q", "H", "M")
        if yearly.qualifiers.basis in _WHOLE_YEAR and part_of_year:
            return True
    if (left.basis in _MARKED_BASES) is not (right.basis in _MARKED_BASES) and not same_figure(a, b):
        return True  # "adjusted profit" and "profit" are two measures, unless they come out the same
    if left.part is not right.part and not equal_amounts(a, b):
        return True
    if left.part and left.scope and right.scope and not {*left.scope} & {*right.scope} and not equal_amounts(a, b):
        return True  # 38 million of them with Aurelia, 5 million of them to Halvik
    if left.basis == right.basis == "later" and not same_figure(a, b):
        return True  # later than what, the words do not say
    return left.prior is not right.prior and not same_figure(a, b)


def limited_otherwise(a: Claim, b: Claim) -> bool:
    """Both say which of several, on what basis or of what, and not the same."""
    left, right = a.qualifiers, b.qualifiers
    both = ((left.ordinal, right.ordinal), (left.basis, right.basis), (left.what, right.what))
    return any(one and other and one != other for one, other in both)


def are_two_changes(a: Claim, b: Claim) -> bool:
    """Reckoned against two things: a year before and a quarter before."""
    return _is_change(a) and _is_change(b) and _reckoned_against(a) != _reckoned_against(b)


def _is_change(claim: Claim) -> bool:
    known = attributes().get(claim.attribute)
    return claim.aspect is Aspect.CHANGE or (known is not None and known.growth)


def _reckoned_against(claim: Claim) -> str:
    """What a change is a change from; where the text leaves it open, what desks take for granted."""
    known = attributes().get(claim.attribute)
    if claim.qualifiers.against:
        return claim.qualifiers.against
    if known is not None and known.growth:
        return "year" if claim.period is not None and claim.period.slot[:1] != "Q" else "quarter"
    return "day" if known is not None and known.daily else "year"


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
