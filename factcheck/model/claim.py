"""What an article asserts: a value of something, with all that limits it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.span import Span
from factcheck.model.value import Time, Value


class Modality(StrEnum):
    """Whether the value is said to be so, or to come, or only possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROJECTED = "projected"
    POSSIBLE = "possible"
    DENIED = "denied"


class Aspect(StrEnum):
    """Whether a figure is a height or a step ("rose to 10 %", "rose 10 %"), or the gap between two things ("£8m below
    expectations")."""

    LEVEL = "level"
    CHANGE = "change"
    GAP = "gap"
    SHARE = "share"
    RATE = "rate"


DISTANCES = frozenset({Aspect.CHANGE, Aspect.GAP})
"""Aspects of a figure that is not a height itself but lies between two."""


@dataclass(frozen=True, slots=True)
class EntityRef:
    """Who or what a claim is about. `id` is "" until the story's inventory has placed the name."""

    name: str
    id: str = ""
    sure: bool = True
    """False when only the sentences before suggest it ("the company", no name at all)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose claim it is, where the sentence says so.

    `anonymous` is True for "officials", "sources", "analysts": principals without a name.
    """

    speaker: str
    verb: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What limits a value besides its period; a field that the text leaves open is empty.

    Two claims whose filled fields differ are not about the same fact.
    """

    basis: str = ""
    """"pre-money", "net", "diluted" …"""
    ordinal: str = ""
    """"series f", "third", "previous": which of several."""
    counterparty: str = ""
    """The other party: invested in *whom*."""
    place: str = ""
    """Where the count was made, where the clause says it: "12 died *in Lindow*"."""
    doing: str = ""
    """What is done with what is counted: "close" of "shut 12 stores", "12 stores will close"."""
    what: str = ""
    """What the counted noun is a noun of, as a stem: measles of "240 cases of measles"."""
    kind: tuple[str, ...] = ()
    """What stands between number and noun, as stems: league of "six league matches"."""
    against: str = ""
    """What a change is reckoned against: "year" of "rose 9% from a year earlier", "quarter", "month", "week", "day"."""
    scope: tuple[str, ...] = ()
    """Content words beside the figure that narrow what it counts, as stems."""
    prior: bool = False
    """The earlier value that another is set against: "against £34 million a year ago"."""
    part: bool = False
    """A part of a larger figure: "including", "among them", "of whom"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that an article asserts.

    `span` covers the words that carry the value, with their modifier ("more than $10 billion"),
    and `quote` is those words. `period` is the time the value holds for, dated or not; `times` all
    dated times of the claim. `context` are the content words of its clause, as stems.
    """

    id: str
    article_id: str
    sentence: int
    """Index into the document's sentences."""
    span: Span
    quote: str
    attribute: str
    value: Value
    subject: EntityRef | None = None
    change: str | None = None
    """"up" or "down" when the figure is said to have moved."""
    aspect: Aspect = Aspect.LEVEL
    modality: Modality = Modality.ACTUAL
    attribution: Attribution | None = None
    period: Time | None = None
    times: tuple[Time, ...] = ()
    qualifiers: Qualifiers = Qualifiers()
    context: tuple[str, ...] = ()
    quoted: bool = False
    """Inside a direct quotation: the speaker's figure, not the article's."""
    prominent: bool = False
    """In the headline, the standfirst or the first two paragraphs."""
    agreed: bool | None = None
    """A second reader ties the figure to the same attribute (True) or to another (False); None where none was heard."""

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that look checkable but were not read, and why: never guessed, never dropped."""

    article_id: str
    span: Span
    quote: str
    why: str
