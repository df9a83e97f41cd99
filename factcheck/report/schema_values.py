"""Values as pydantic models, tagged by `kind`; part of the schema of the JSON report."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Frozen, and closed: a key that is not declared is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Figure = Annotated[str, Field(description="A decimal number, exact, never in exponent notation")]


class QuantityValue(Model):
    """A figure as the interval that its words allow; a bound of null is no bound."""

    kind: Literal["quantity"]
    text: str = Field(description="The value in words, as reports show it")
    low: Figure | None
    high: Figure | None
    low_open: bool
    high_open: bool
    amount: Figure | None = Field(description="The figure as written and scaled; null for a range")
    grain: Figure = Field(description="Place of the last written digit: 100000000 for 13.8 billion")
    modifier: str
    dimension: str
    unit: str
    exact: bool = Field(description="One off is wrong: tolls, votes, small counts of people")
    against: Figure | None = Field(default=None, description="The other side of a score or a vote: 1 for 3-1")


class MultipleValue(Model):
    """A figure as a multiple of another: "doubled"."""

    kind: Literal["multiple"]
    text: str
    factor: QuantityValue
    base: str | None = Field(description="Id of the claim that it multiplies, if known")
    result: QuantityValue | None
    formula: str


class StageValue(Model):
    """A rung of a ladder: in talks < agreed < completed."""

    kind: Literal["stage"]
    text: str
    ladder: str
    rung: int
    label: str


class SuperlativeValue(Model):
    """First, largest, worst …, with the class that it is claimed over."""

    kind: Literal["superlative"]
    text: str
    property: str
    shared: bool
    members: tuple[str, ...]
    scope: tuple[str, ...]
    holder: str


class NameValue(Model):
    """How an article spells a name."""

    kind: Literal["name"]
    text: str
    form: str
    of: str = Field(description="Id of the entity that the spellings are of")


class RoleValue(Model):
    """By what office, rank or occupation an article calls a person."""

    kind: Literal["role"]
    text: str
    office: str = Field(description="Stands for all ways of saying it: ceo is chief executive")
    grade: tuple[str, ...] = Field(description="What makes another office of it: deputy, co")
    field: tuple[str, ...]
    of: str = Field(description="What it is an office of; empty where the text leaves it open")
    standing: str


class RelationValue(Model):
    """Who did what to whom."""

    kind: Literal["relation"]
    text: str
    verb: str
    agent: str
    patient: str


class TermValue(Model):
    """One of a family of words of which one excludes the others."""

    kind: Literal["term"]
    text: str
    family: str
    term: str


class QuotationValue(Model):
    """Words given as somebody's own, without the marks."""

    kind: Literal["quotation"]
    text: str
    words: str
    partial: bool = Field(description="Inside a sentence of the article's own")


class TimeValue(Model):
    """A date or period, both days included, undated where `iso` is empty; or a time of day ("T20:55")."""

    kind: Literal["time"]
    text: str
    words: str
    iso: str
    earliest: str | None
    latest: str | None
    bearing: str
    slot: str = Field(description="Which quarter or half, even where the year is unknown: Q1, H2")
    relative: bool
    clock: tuple[int, int] | None = Field(description="Of a time of day: the minutes since midnight that may be meant")
    zone: str = Field(description="Of a time of day: Z for GMT, L for local time; empty where nothing says")
    start: int
    end: int


AnyValue = Annotated[
    QuantityValue
    | MultipleValue
    | StageValue
    | SuperlativeValue
    | NameValue
    | RoleValue
    | RelationValue
    | QuotationValue
    | TermValue
    | TimeValue,
    Field(discriminator="kind"),
]
