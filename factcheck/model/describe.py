"""Canonical values as short words: "$13.8 billion", "more than 10 people", "March 2013".

For a claim the article's own words are better (`Claim.quote`); this is for what the program made of
them, and reads the same in rules, reports and exports.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.model.value import (
    EXACT_DIMENSIONS,
    INFINITY,
    SHARE,
    Bearing,
    Deed,
    Dimension,
    Modifier,
    Multiple,
    Name,
    Quantity,
    Quotation,
    Role,
    Stage,
    Standing,
    Superlative,
    Term,
    Time,
    Value,
)
from factcheck.regex import regex

_CURRENCY_SIGNS = {
    "USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "NGN": "₦",
    "RUB": "₽", "TRY": "₺", "UAH": "₴", "VND": "₫", "PHP": "₱", "AUD": "A$", "CAD": "C$", "NZD": "NZ$",
    "HKD": "HK$", "SGD": "S$", "TWD": "NT$", "BRL": "R$", "MXN": "MX$",
}  # fmt: skip
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_UNSCALED = EXACT_DIMENSIONS | {Dimension.PERCENT, Dimension.POINT, Dimension.MAGNITUDE, Dimension.RATIO}
_MOST_DECIMALS = 3
"""With more than these, 1,234,567 reads better in full than as 1.234567 million."""

# A share is shown as a fraction with a denominator up to this, if that comes this near.
_LARGEST_DENOMINATOR = 128
_FRACTION_SLACK = Decimal("1e-9")

_HEDGES = {
    Modifier.APPROX: "about",
    Modifier.NEAR_BELOW: "nearly",
    Modifier.NEAR_ABOVE: "just over",
    Modifier.GT: "more than",
    Modifier.GE: "at least",
    Modifier.LT: "less than",
    Modifier.LE: "at most",
    Modifier.UPTO: "up to",
}
_BEARINGS = {
    Bearing.BY: "by",
    Bearing.SINCE: "since",
    Bearing.UNTIL: "until",
    Bearing.BEFORE: "before",
    Bearing.AFTER: "after",
    Bearing.FROM: "from",
}
_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "life": "lives",
}
_UNCHANGED = frozenset({"aircraft", "sheep", "fish", "series", "species", "staff", "head", "people", "hertz"})


def describe(value: Value) -> str:
    """`value` in a few words, the way a report would put it."""
    match value:
        case Quantity():
            return _quantity(value)
        case Multiple():
            return _multiple(value)
        case Stage():
            return value.label
        case Name():
            return value.form
        case Role():
            return _role(value)
        case Deed():
            return f"{value.agent} → {value.verb} → {value.patient}"
        case Term():
            return value.term
        case Quotation():
            return f"“{value.words}”"
        case Superlative():
            return _superlative(value)
        case Time():
            return _time(value)


def describe_interval(quantity: Quantity) -> str:
    """The exact interval that was compared: "[13.75, 13.85) billion USD", "exactly 12 people".

    A bare figure stands for everything that rounds to it at the place of its last written digit.
    Round brackets exclude the bound, square ones include it.
    """
    low, high = quantity.low, quantity.high
    low_open, high_open = quantity.low_open, quantity.high_open
    if quantity.against is not None:
        return f"exactly {_pair(quantity)}"
    if low == high:
        if _is_sharp(quantity):
            digits = _plain(low) if quantity.dimension is Dimension.YEAR else f"{low.normalize():,f}"
            return f"exactly {digits}{_unit_words(quantity, low)}"
        low, high = low - quantity.grain / 2, high + quantity.grain / 2
        low_open, high_open = False, True
    finite = [abs(bound) for bound in (low, high) if abs(bound) != INFINITY]
    power, word = _scale(max(finite, default=Decimal(0)), quantity.dimension)
    bounds = ", ".join(_bound(bound, power) for bound in (low, high))
    opening = "(" if low_open or low == -INFINITY else "["
    closing = ")" if high_open or high == INFINITY else "]"
    unit = _unit_words(quantity, high)
    return f"{opening}{bounds}{closing}{word and ' ' + word}{' ' if unit == '%' else ''}{unit}"


def _is_sharp(quantity: Quantity) -> bool:
    """True for a figure that stands for itself alone: nobody rounds it, or it is written out in full."""
    if quantity.exact or quantity.dimension in EXACT_DIMENSIONS or quantity.modifier is Modifier.EXACT:
        return True
    in_full = quantity.grain <= 1 and quantity.low == quantity.low.to_integral_value()
    return in_full and (quantity.dimension is Dimension.COUNT or abs(quantity.low) >= 1000)


# -- figures ---------------------------------------------------------------------------------


def _quantity(quantity: Quantity) -> str:
    if quantity.amount is None:
        return _range(quantity)
    if quantity.amount == 0 and quantity.modifier is Modifier.EXACT and quantity.dimension is Dimension.COUNT:
        return "nobody" if quantity.unit == "person" else f"no {plural(quantity.unit)}"
    if quantity.against is not None:
        return _pair(quantity)
    figure = _figure(quantity.amount, quantity)
    hedge = _HEDGES.get(quantity.modifier, "")
    if quantity.modifier is Modifier.LT and quantity.dimension is Dimension.COUNT:
        hedge = "fewer than"
    return f"{hedge} {figure}".strip()


def _pair(quantity: Quantity) -> str:
    """ "3–1", "219–210 votes"."""
    assert quantity.amount is not None and quantity.against is not None
    return f"{quantity.amount:,f}–{quantity.against:,f}{_unit_words(quantity, quantity.amount)}"


def _range(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if high == INFINITY:
        return f"{_figure(low, quantity)} or more"
    if low == -INFINITY:
        return f"{_figure(high, quantity)} or less"
    if low == high:
        return _figure(low, quantity)
    hedge = _HEDGES.get(quantity.modifier, "")
    joint = "–" if low >= 0 else " to "
    if quantity.dimension is Dimension.AGE:
        words = f"aged {_number(low, quantity)}{joint}{_number(high, quantity)}"
    elif quantity.dimension is Dimension.MONEY:
        words = f"{_figure(low, quantity)}{joint}{_figure(high, quantity)}"
    else:
        words = f"{_number(low, quantity)}{joint}{_figure(high, quantity)}"
    return f"{hedge} {words}".strip()


def _figure(amount: Decimal, quantity: Quantity) -> str:
    """One number with its unit."""
    if quantity.unit == SHARE:
        return _fraction(amount)
    number = _number(abs(amount), quantity)
    minus = "-" if amount < 0 else ""
    unit = quantity.unit
    match quantity.dimension:
        case Dimension.MONEY if unit in _CURRENCY_SIGNS:
            return f"{minus}{_CURRENCY_SIGNS[unit]}{number}"
        case Dimension.MONEY:
            return f"{unit} {minus}{number}".strip()
        case Dimension.AGE:
            return f"aged {number}"
        case Dimension.RANK:
            return f"No. {number}"
        case Dimension.MAGNITUDE:
            return f"magnitude {minus}{number}"
        case Dimension.YEAR:
            return f"{minus}{number}"
    return f"{minus}{number}{_unit_words(quantity, amount)}"


def _fraction(share: Decimal) -> str:
    """ "2/3" for 0.666…, digits where no small fraction comes as near."""
    from fractions import Fraction

    near = Fraction(share).limit_denominator(_LARGEST_DENOMINATOR)
    return str(near) if abs(Decimal(near.numerator) / near.denominator - share) < _FRACTION_SLACK else _plain(share)


def _number(amount: Decimal, quantity: Quantity) -> str:
    """Digits as written, with a scale word from a million on: "13.8 billion", "12,400"."""
    if quantity.dimension is Dimension.YEAR:
        return f"{amount:f}"
    power, word = _scale(abs(amount), quantity.dimension)
    scaled = amount.scaleb(-power)
    needed = _decimals(scaled)
    if power and needed > _MOST_DECIMALS:
        power, word, scaled, needed = 0, "", amount, _decimals(amount)
    written = power - quantity.grain.adjusted() if quantity.grain > 0 else 0
    # A figure written out in full ("1,630,000") has a grain of 1: its zeros are not precision.
    places = max(needed, written) if written <= _MOST_DECIMALS else needed
    return f"{scaled:,.{max(0, places)}f}{word and ' ' + word}"


def _scale(amount: Decimal, dimension: Dimension) -> tuple[int, str]:
    """Power of ten and its word for an amount of this size."""
    if dimension not in _UNSCALED:
        for power, word in _SCALES:
            if amount >= Decimal(1).scaleb(power):
                return power, word
    return 0, ""


def _decimals(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _bound(bound: Decimal, power: int) -> str:
    """One end of an interval. No thousands separators: the comma divides the two ends."""
    if abs(bound) == INFINITY:
        return "∞" if bound > 0 else "-∞"
    return _plain(bound.scaleb(-power))


def _unit_words(quantity: Quantity, amount: Decimal) -> str:
    """The unit after a number, with its space, if it takes one: "%", " percentage points", " people", " km"."""
    one = abs(amount) == 1
    match quantity.dimension:
        case Dimension.PERCENT:
            return "%"
        case Dimension.POINT:
            return " percentage point" if one else " percentage points"
        case Dimension.MEASURE | Dimension.MONEY:
            return f" {quantity.unit}".rstrip()
        case Dimension.AGE:
            return " year" if one else " years"
    if not quantity.unit:
        return ""
    return f" {quantity.unit if one else plural(quantity.unit)}"


def plural(noun: str) -> str:
    head, _, last = noun.rpartition(" ")
    if last in _UNCHANGED:
        plural = last
    elif last in _IRREGULAR:
        plural = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        plural = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        plural = f"{last}es"
    else:
        plural = f"{last}s"
    return f"{head} {plural}".strip()


# -- the other values ------------------------------------------------------------------------


def _multiple(multiple: Multiple) -> str:
    factor = multiple.factor
    hedge = _HEDGES.get(factor.modifier, "") if factor.amount is not None else ""
    if factor.amount == 2:
        times = "twice"
    elif factor.amount == Decimal("0.5"):
        times = "half"
    elif factor.amount is not None:
        times = f"{_plain(factor.amount)} times"
    else:
        times = f"{_range(factor)} times"
    words = f"{hedge} {times}".strip()
    return f"{words} ({describe(multiple.result)})" if multiple.result is not None else words


def _superlative(superlative: Superlative) -> str:
    members = " ".join(superlative.members)
    scope = " ".join(superlative.scope)
    within = f" in {scope}" if scope else ""
    if superlative.shared:
        head, _, last = members.rpartition(" ")
        members = f"{head} {plural(last)}".strip() if last else ""
        return f"one of {superlative.holder or 'the'} {superlative.property} {members}".strip() + within
    return f"{superlative.holder or 'the'} {superlative.property} {members}".strip() + within


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_FROM_TO = regex(r"(?P<first>\d{4}-\d\d-\d\d)(?:/|\.\.)(?P<last>\d{4}-\d\d-\d\d)")
_ISO = regex(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|W(?P<week>[0-9]{2})(?=$|-WE)))?"
    r"(?:-(?P<part>[A-Za-z][A-Za-z0-9]*))?"
)


def _time(time: Time) -> str:
    if time.clock is not None:
        return " ".join(time.words.split())
    words = _calendar(time.iso) or " ".join(time.words.split())
    bearing = _BEARINGS.get(time.bearing, "")
    return f"{bearing} {words}".strip()


def _calendar(iso: str) -> str:
    """ "2013-03-22" → "22 March 2013", "2013-Q1" → "Q1 2013", "203X" → "2030s", "FY2013" → "fiscal 2013"."""
    match = _ISO.fullmatch(iso)
    if match is None and (ends := _FROM_TO.fullmatch(iso)) is not None:
        return f"{_calendar(ends['first'])} – {_calendar(ends['last'])}"
    if match is None:
        return iso.replace("/", "–").replace("X", "0s").replace("FY", "fiscal ")
    year, month, day, week, part = match.groups()
    if week:
        return f"{'weekend' if part else 'week'} {int(week)} of {year}"
    if part:
        return f"{part} {year}"
    if not month:
        return year
    words = f"{_MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else iso
    return f"{int(day)} {words}" if day else words


def describe_date(day: date) -> str:
    """ "22 March 2013", without the locale that `strftime` would look at."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _role(role: Role) -> str:
    """ "former deputy governor of Arden"."""
    standing = {Standing.FORMER: "former ", Standing.FUTURE: "future ", Standing.CURRENT: ""}[role.standing]
    grade = "".join("co-" if word == "co" else f"{word} " for word in role.grade)
    of = f" of {role.of}" if role.of else ""
    return f"{standing}{grade}{role.office}{of}"
