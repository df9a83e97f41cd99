"""What a claim says: quantities as intervals, multiples, stages, superlatives, roles, deeds, quotations, times.

Each is tagged by `kind`, so that a `match` over `Value` is complete.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from factcheck.model.span import Span

INFINITY = Decimal("Infinity")


class Dimension(StrEnum):
    """What kind of thing a figure measures; figures of two dimensions are never compared."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    POINT = "point"
    RATIO = "ratio"
    DURATION = "duration"
    AGE = "age"
    MEASURE = "measure"
    MAGNITUDE = "magnitude"
    RANK = "rank"
    SCORE = "score"
    YEAR = "year"
    NUMBER = "number"


EXACT_DIMENSIONS = frozenset({Dimension.AGE, Dimension.YEAR, Dimension.RANK, Dimension.SCORE})
"""Figures that nobody rounds: one off is wrong."""


SHARE = "share"
"""Unit of a ratio that is a part of a whole ("a third of"), not a multiple."""


class Modifier(StrEnum):
    """The class of words around a figure that says how to take it."""

    EXACT = "exact"
    BARE = "bare"
    APPROX = "approx"
    NEAR_BELOW = "near_below"
    NEAR_ABOVE = "near_above"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    UPTO = "upto"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the interval of values that its words allow.

    `low` and `high` bound it, `low_open` and `high_open` say that the bound itself is excluded;
    an unbounded side is `Decimal("Infinity")`. `amount` is the figure as written, scaled ("$13.8bn"
    is 13800000000), and None for a range or a vague word. `grain` is the place of the last written
    digit (1E+8 for 13.8bn), `round_grain` that of the last digit other than zero.
    `unit` is the ISO code for money, the singular noun for a count, the unit's symbol for a
    measure, "" where the dimension says it all.
    """

    low: Decimal
    high: Decimal
    amount: Decimal | None
    grain: Decimal
    round_grain: Decimal
    modifier: Modifier
    dimension: Dimension
    unit: str = ""
    low_open: bool = False
    high_open: bool = False
    exact: bool = False
    """One off is wrong whatever the dimension: tolls, votes, small counts of people."""
    against: Decimal | None = None
    """What stands on the other side of a score or a vote: the 1 of "won 3-1", the 48 of "52 votes to 48"."""
    kind: Literal["quantity"] = "quantity"

    @property
    def is_point(self) -> bool:
        """True when the words give one figure without a hedge or a bound."""
        return self.modifier in (Modifier.BARE, Modifier.EXACT)

    @property
    def middle(self) -> Decimal:
        """The figure itself, else the middle of a range; the finite end of an open interval."""
        if self.amount is not None:
            return self.amount
        return self.low if self.high == INFINITY else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Multiple:
    """A figure given as a multiple of another: "doubled", "twice", "2.5 times", "halved".

    `factor` is a ratio; `base` the id of the claim that it multiplies, and `result` what that
    makes, both None while the base is unknown.
    """

    factor: Quantity
    base: str | None = None
    result: Quantity | None = None
    formula: str = ""
    """The arithmetic in words a reader can redo: "2 × $870 million = $1.74 billion"."""
    kind: Literal["multiple"] = "multiple"


@dataclass(frozen=True, slots=True)
class Stage:
    """How far something has come, as a rung of a ladder: in talks < agreed < completed."""

    ladder: str
    rung: int
    label: str
    kind: Literal["stage"] = "stage"


@dataclass(frozen=True, slots=True)
class Superlative:
    """First, largest, worst … with the class that it is claimed over.

    `property` is the canonical adjective; `shared` is True for "one of the largest"; `members`
    are the content words of the class ("private", "funding", "round"), `scope` those that restrict
    it ("artificial", "intelligence"), `holder` whose largest it is ("Meta's"), "" for anyone's.
    """

    property: str
    shared: bool
    members: tuple[str, ...]
    scope: tuple[str, ...] = ()
    holder: str = ""
    kind: Literal["superlative"] = "superlative"


@dataclass(frozen=True, slots=True)
class Name:
    """How an article spells a name. `of` is the id of the entity that the spellings are of."""

    form: str
    of: str
    kind: Literal["name"] = "name"


class Standing(StrEnum):
    """Whether somebody holds an office, held it, or is to hold it."""

    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"


class Role(NamedTuple):
    """What an article calls a person by office, rank or occupation.

    `office` stands for all ways of saying it ("ceo" is "chief executive"), `grade` are the words that make
    another office of it ("deputy", "co"), `field` the stems that narrow it ("financ"), `of` the name or words
    of what it is an office of, "" where the text leaves it open.
    """

    office: str
    grade: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    of: str = ""
    standing: Standing = Standing.CURRENT
    kind: Literal["role"] = "role"


class Deed(NamedTuple):
    """Who did what to whom, the passive voice turned round: `agent` did `verb` to `patient`.

    `verb` stands for all verbs that say it ("buy" for "acquired", "took over"). The names are those of the
    article, and of the story's entities once they are linked.
    """

    verb: str
    agent: str
    patient: str
    kind: Literal["relation"] = "relation"


class Term(NamedTuple):
    """One of a family of words of which one excludes the others: north of the directions, revenue of the measures."""

    family: str
    term: str
    kind: Literal["term"] = "term"


class Quotation(NamedTuple):
    """Words that an article gives as somebody's own, without the marks.

    `partial` is True for words inside a sentence of the article's own ("called it \"a disgrace\"").
    """

    words: str
    partial: bool = False
    kind: Literal["quotation"] = "quotation"


class Bearing(StrEnum):
    """How a time relates to what is said: in 2024, by 2024, since 2024 …"""

    IN = "in"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period as a pair of days, both included.

    `iso` is the ISO form at the grain of the words ("2013-03-22", "2013-03", "2013", "2013-Q1"),
    and "" for an expression that nothing in the article dates ("the past year" in an undated one);
    then `earliest` and `latest` are None.
    """

    span: Span
    words: str
    iso: str = ""
    earliest: date | None = None
    latest: date | None = None
    bearing: Bearing = Bearing.IN
    slot: str = ""
    """Which quarter, half, weekday or distance, even where nothing dates it: "Q1", "H2", "Monday", "35 years ago"."""
    relative: bool = False
    """Reckoned from the article's date rather than written out."""
    clock: tuple[int, int] | None = None
    """Of a time of day ("T20:55"): the minutes since midnight, both included, that may be meant."""
    zone: str = ""
    """Whose clock: "Z" for GMT, "L" for local time, "" where nothing says."""
    kind: Literal["time"] = "time"

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @property
    def is_dated(self) -> bool:
        """True when the expression could be placed in the calendar."""
        return self.earliest is not None and self.latest is not None

    def overlaps(self, other: Time) -> bool:
        """True when both are placed in the calendar and have a day in common."""
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return False
        return self.earliest <= other.latest and other.earliest <= self.latest

    def meets(self, other: Time) -> bool:
        """Whether both may be one time; where one is not placed in the calendar, by slot or else by their words."""
        if self.clock is not None and other.clock is not None:
            if (self.zone or "L") != (other.zone or "L"):
                return True  # nobody says how far apart the two clocks are
            (first, last), (low, high) = self.clock, other.clock
            return any(
                first <= high + day and low + day <= last for day in (-_DAY, 0, _DAY)
            )  # ten to and past midnight
        if self.is_dated and other.is_dated:
            return self.overlaps(other) or self._may_be_one_weekday(other)
        if (falls := self._falls_on(other)) is not None:
            return falls
        if (lies := self._lies_in(other)) is not None:
            return lies
        if self.slot or other.slot:
            return self.slot == other.slot and not self._is_another_day(other)
        return self.words.lower().split() == other.words.lower().split()

    @property
    def day(self) -> int | None:
        """The day of a month that the words name, where the year is open: the 3 of "3 May"; None for none."""
        found = re.search(r"(?<!\d)\d{1,2}(?!\d)", self.words) if self.slot[:1] == "M" and not self.iso else None
        return int(found.group()) if found else None

    def _is_another_day(self, other: Time) -> bool:
        return self.day is not None and other.day is not None and self.day != other.day

    def _falls_on(self, other: Time) -> bool | None:
        """Whether the one that is placed in the calendar may be the weekday that the other names; None for others."""
        placed, named = (self, other) if self.is_dated else (other, self)
        if placed.earliest is None or placed.latest is None or named.is_dated or named.slot not in WEEKDAYS:
            return None
        days = (placed.latest - placed.earliest).days
        return days >= _WEEK - 1 or any(
            (placed.earliest.weekday() + day) % _WEEK == WEEKDAYS.index(named.slot) for day in range(days + 1)
        )

    def _lies_in(self, other: Time) -> bool | None:
        """Whether the one that is placed in the calendar has the month that the other names without a year: "in
        mid-December" and "for 2024"; None for others."""
        placed, named = (self, other) if self.is_dated else (other, self)
        if placed.earliest is None or placed.latest is None or named.is_dated or not re.fullmatch(r"M\d+", named.slot):
            return None
        if (placed.latest - placed.earliest).days >= _YEAR:
            return True
        first, last = (12 * day.year + day.month for day in (placed.earliest, placed.latest))
        held = any((int(named.slot[1:]) - month) % 12 == 0 for month in range(first, last + 1))
        return held and not self._is_another_day(other)

    def _may_be_one_weekday(self, other: Time) -> bool:
        """ "On Wednesday" twice, reckoned a week apart: whether it is the last or the next is a guess."""
        bare = all(time.words.casefold().removeprefix("on ") == self.slot.casefold() for time in (self, other))
        if not (bare and self.relative and other.relative and self.slot.endswith("day")):
            return False
        if self.earliest is None or other.earliest is None:
            return False
        return abs((self.earliest - other.earliest).days) <= _WEEK


_WEEK, _YEAR = 7, 364
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Names of the days, as `date.weekday` counts them."""
_DAY = 24 * 60

Value = Quantity | Multiple | Stage | Superlative | Name | Role | Deed | Quotation | Term | Time
