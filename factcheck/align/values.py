"""When the values of two claims are one figure, may be one, or can never be."""

from __future__ import annotations

from decimal import Decimal

from factcheck import lexicon
from factcheck.model.claim import Claim
from factcheck.model.relate import COARSE_FROM, is_bound, relation, relative_gap
from factcheck.model.relation import Cause, Relation, RelationKind
from factcheck.model.value import Dimension, Modifier, Multiple, Quantity, Time, Value
from factcheck.read.attributes import attributes
from factcheck.regex import regex

COUNT_OF = "number of "
"""Attributes of counts that no trigger names begin so."""
FARTHEST = Decimal("0.8")
"""Two figures of which one is over five times the other are two facts, unless a digit slipped."""
LOCAL_DOLLARS = frozenset(lexicon.load("units")["dollars"]["local"])
"""What a bare $ means in papers of those countries."""
_DOLLARS = LOCAL_DOLLARS | {"USD"}
# "More than two inches" bears out 2.4 inches, not 20.
_NEAR_ITS_LIMIT = Decimal("0.4")


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
    return value.amount >= 20 and len(digits(value)) >= 2


def digits(value: Quantity) -> str:
    """The digits of a figure without the noughts around them, "" where it has none."""
    return digits_of(value.amount) if value.amount is not None else ""


def digits_of(amount: Decimal) -> str:
    """The digits of a number without the noughts around them."""
    return "".join(map(str, amount.normalize().as_tuple().digits))


def are_swapped(left: str, right: str) -> bool:
    """The digits are the same but for two that have changed places: 648, 684."""
    apart = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    return len(left) == len(right) and len(apart) == _PAIR and apart[0] == apart[1][::-1]


_PAIR = 2


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
        and bool(left.unit and right.unit)
        and not {left.unit, right.unit} <= {*event.units, "person"}  # spectators, fans, people
    )


def too_far(a: Claim, b: Claim, related: Relation) -> bool:
    """Two figures so different that they are of two facts, unless a digit or a sign slipped."""
    if related.kind is RelationKind.INCOMPARABLE:
        if not equal_amounts(a, b):
            return True
        return related.cause is not Cause.PERCENT_VS_POINTS and (
            related.cause is not Cause.CURRENCY_MISMATCH or _between_dollars(a, b)
        )
    if is_few_and_many(a, b, related):
        return True
    if related.cause in (Cause.SCALE_SLIP, Cause.DECIMAL_SLIP) or _is_nobody(a) or _is_nobody(b):
        return False
    return related.gap > FARTHEST


def is_few_and_many(a: Claim, b: Claim, related: Relation) -> bool:
    """Six patients, and 6,000 people: nobody drops three noughts from a count so small."""
    return related.cause is Cause.SCALE_SLIP and _is_a_few(a) is not _is_a_few(b)


def _is_a_few(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Quantity) and value.dimension in (Dimension.COUNT, Dimension.NUMBER) and value.middle < _TEN
    )


_TEN = 10


def _is_nobody(claim: Claim) -> bool:
    """A count of nobody: however many another report counts, it is the same count."""
    return isinstance(claim.value, Quantity) and claim.value.high == 0 and claim.value.exact


def _between_dollars(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and may_be_one_dollar(a.value, b.value)


def may_be_one_dollar(a: Quantity, b: Quantity) -> bool:
    """A$ and a bare $: in an Australian paper the bare one is an Australian dollar too."""
    return {a.unit, b.unit} <= _DOLLARS and "USD" in (a.unit, b.unit)


def is_bare_dollar(claim: Claim) -> bool:
    """A sum with a bare "$", whatever stands before it: "some $2.7 billion"."""
    return isinstance(claim.value, Quantity) and claim.value.unit == "USD" and _BARE.search(claim.quote) is not None


_BARE = regex(r"(?:^|\s)\$")


def equal_amounts(a: Claim, b: Claim) -> bool:
    """Both are figures of one amount, whatever the unit."""
    return isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.amount == b.value.amount


def of_one_sort(a: Claim, b: Claim) -> bool:
    """Figures of one dimension in whatever units, or times of one grain."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return a.value.dimension is b.value.dimension
    return of_one_kind(a, b)


def of_one_kind(a: Claim, b: Claim) -> bool:
    """Figures of one unit, or times of one grain."""
    match a.value, b.value:
        case Quantity() as left, Quantity() as right:
            if left.dimension is not right.dimension or left.unit != right.unit:
                return False
            return left.dimension is not Dimension.NUMBER or a.attribute == b.attribute
        case Time() as left, Time() as right:
            return grain(left) == grain(right)
    return False


def of_two_kinds(a: Claim, b: Claim) -> bool:
    """Numbers of nothing in particular, of which one comes in wholes: 1,541 votes, and 3.4 per cent of them."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.dimension is not Dimension.NUMBER:
        return False
    return (left.grain < 1) is not (right.grain < 1)


def grain(time: Time) -> str:
    """What a time names: a day, a weekday, a month, a year …"""
    if time.relative and time.slot.endswith("day") and not any(sign.isdigit() for sign in time.words):
        return "weekday"
    if not time.iso:
        return time.slot[:1] or "undated"
    return f"{len(time.iso)}{time.slot[:1]}" if time.iso[:4].isdigit() else "named"


def agree(a: Claim, b: Claim) -> bool:
    match a.value, b.value:
        case Quantity() as left, Quantity() as right:
            return says_the_same(left, right) or one_duration(left, right)
        case Time() as left, Time() as right:
            return left.meets(right)
    return False


def one_duration(a: Value, b: Value) -> bool:
    """Two years and 24 months, three days and 72 hours."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.unit == b.unit:
        return False
    if not (a.dimension is b.dimension is Dimension.DURATION) or a.amount is None or b.amount is None:
        return False
    return any(
        a.unit in units and b.unit in units and a.amount * units[a.unit] == b.amount * units[b.unit]
        for units in _LENGTHS
    )


def may_be_one_currency(a: Claim, b: Claim) -> bool:
    """One currency, of which one claim has a letter or a name that several share: "P146.2 million" in a Philippine
    paper, "12,000 francs" in a Rwandan one."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.unit == right.unit:
        return False
    units = lexicon.load("units")
    for claim, other in ((a, right), (b, left)):
        *_, before, name = ("", *claim.quote.split())
        mark = _MARK.search(claim.quote)
        if mark is not None and other.unit in units["shared_letters"].get(mark.group(), ()):
            return True
        scaled = before.lower() in lexicon.load("numbers")["magnitudes"]
        if (scaled or not before[:1].isupper()) and other.unit in units["shared_names"].get(name.lower(), ()):
            return True  # "12,000 francs", not "12,000 Swiss francs"
    return False


_MARK = regex(r"[A-Za-z]+(?=\.?\s?\d)")


def holds_length(a: Value, b: Value) -> bool:
    """A limit of the one, in its unit, that the other keeps in a smaller one: less than three months, and 11 weeks."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.unit == b.unit:
        return False
    if not (a.dimension is b.dimension is Dimension.DURATION) or a.unit not in DAYS or b.unit not in DAYS:
        return False
    limit, plain = (a, b) if is_bound(a) else (b, a)
    if not is_bound(limit) or plain.amount is None or limit.amount is None:
        return False
    length, bound = plain.amount * DAYS[plain.unit], limit.amount * DAYS[limit.unit]
    near = abs(length - bound) <= _NEAR_ITS_LIMIT * bound
    return near and (length <= bound if limit.modifier in _UPPER else length >= bound)


_UPPER = frozenset({Modifier.LT, Modifier.LE, Modifier.UPTO})
DAYS = {
    name: Decimal(days)
    for name, days in (
        ("day", 1),
        ("week", 7),
        ("fortnight", 14),
        ("month", "30.4"),
        ("quarter", 91),
        ("year", 365),
        ("decade", 3652),
    )
}
"""About so many days each."""

# In months, and in seconds.
_LENGTHS: tuple[dict[str, int], ...] = (
    {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200},
    {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "fortnight": 1_209_600},
)


def says_the_same(a: Quantity, b: Quantity) -> bool:
    """One figure, or a rounding or hedge of it; a limit or range only where it is near the other."""
    related = relation(a, b)
    if not related.compatible or (related.kind is RelationKind.ROUNDS_TO and related.gap > COARSE_FROM):
        return False
    if a.amount is None and b.amount is None:
        return a.modifier is Modifier.VAGUE or b.modifier is Modifier.VAGUE or (a.low, a.high) == (b.low, b.high)
    if a.amount is None or b.amount is None or related.kind is not RelationKind.CONTAINS:
        return True
    if is_bound(a) and is_bound(b):
        return a.amount == b.amount
    return relative_gap(a.amount, b.amount) <= _NEAR_ITS_LIMIT


def relation_of(a: Claim, b: Claim) -> Relation | None:
    """How the figures of two claims stand to one another, a multiple by what it comes to; None where one has none."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return relation(a.value, b.value)
    left = a.value.result if isinstance(a.value, Multiple) else a.value
    right = b.value.result if isinstance(b.value, Multiple) else b.value
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return relation(left, right)
    return None
