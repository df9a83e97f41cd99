"""The JSON report as pydantic models: what other programs may rely on.

Version 1. Fields may be added within a version; one that is renamed, removed or changes its meaning
makes a new one. Spans are half-open and count code points of the text as ingested; lines and columns
count from 1, columns in code points.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from factcheck.report.schema_values import AnyValue, Model, TimeValue


class SecondReader(Model):
    """The syntactic reader that was asked besides the rules."""

    name: str
    version: str
    model: str
    model_version: str
    sha256: str = Field(description="Of the model's files in the order of their paths: path, null byte, bytes")


class Tool(Model):
    """The program that wrote the report."""

    name: str
    version: str
    reader: SecondReader | None = Field(default=None, description="Null when only the rules read")


class Identified(Model):
    """A record that others refer to."""

    id: str
    story: str


class Place(Model):
    """Words of an article: `quote` is exactly `text[start:end]`."""

    article: str = Field(description="Path of the article's file as given, with / separators")
    article_id: str = Field(description="Id of the article; differs from the path in a file of many")
    start: int
    end: int
    line: int
    column: int
    quote: str


# -- what was read ---------------------------------------------------------------------------


class ExtractionRecord(Model):
    """How surely the story was told from the page around it."""

    certainty: Literal["sure", "partly", "unsure"]
    why: tuple[str, ...]
    percent: int = Field(description="Of the running text that the page shows, as much is the story")


class ArticleRecord(Model):
    """One article; `origin` is the id of the origin that it belongs to."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None = Field(description="ISO date")
    url: str | None
    credit: str | None
    story: str
    origin: str | None
    sha256: str
    extraction: ExtractionRecord | None = Field(default=None, description="Null for what is no web page")
    weight: float = Field(ge=0, description="What the settings say the source is worth; 1 where they say nothing")


class StoryRecord(Model):
    """The articles on one event."""

    id: str
    title: str
    articles: tuple[str, ...] = Field(description="Ids of its articles")
    origins: int = Field(description="Independent origins among them; a draft is none")
    draft: str | None = Field(description="Id of the article that the others are the sources of")


class EntityRecord(Identified):
    """A person, organisation or place, in all forms that the story uses."""

    name: str
    type: str
    forms: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int


class AttributionRecord(Model):
    """Whose claim it is, where the sentence says so."""

    speaker: str
    verb: str
    anonymous: bool


class QualifierRecord(Model):
    """What limits a value besides its period; empty where the text leaves it open."""

    basis: str
    ordinal: str
    counterparty: str
    doing: str = Field(description="What is done with what is counted")
    what: str = Field(description="What the counted noun is a noun of: measles of cases of measles")
    kind: tuple[str, ...] = Field(
        description="What stands between number and noun, as stems: league of six league matches"
    )
    against: str = Field(description="What a change is reckoned against: year, quarter, month, week, day")
    scope: tuple[str, ...]
    place: str = Field(description="Where a count was made")
    prior: bool = Field(description="The earlier value that another is set against")
    part: bool = Field(description="A part of a larger figure")


class ClaimRecord(Place, Identified):
    """One value that an article asserts."""

    kind: str
    subject: str | None
    entity: str | None = Field(description="Id of the subject in `entities`")
    attribute: str
    value: AnyValue
    change: Literal["up", "down"] | None
    aspect: str
    period: TimeValue | None
    times: tuple[TimeValue, ...]
    modality: str
    attribution: AttributionRecord | None
    qualifiers: QualifierRecord
    quoted: bool = Field(description="Inside a direct quotation")
    prominent: bool = Field(description="In the headline, the standfirst or the first two paragraphs")
    agreed: bool | None = Field(
        default=None, description="Whether a second reader reads the same attribute; null if none"
    )


class FactRecord(Identified):
    """Claims about one and the same thing."""

    subject: str | None
    attribute: str
    label: str = Field(description="The attribute in words")
    claims: tuple[str, ...]
    verdict: str
    origins: int


# -- what was found --------------------------------------------------------------------------


class SideRecord(Model):
    """One of the values that stand against each other, with everyone who gives it."""

    value: str
    origins: int
    mentions: tuple[MentionRecord, ...]


class MentionRecord(Place):
    """The words that put a value on a side."""

    claim: str | None = Field(description="Id of the claim, if the words are one")


class SuppressionRecord(Model):
    """Who has set a finding aside, and why."""

    kind: Literal["comment", "file", "settings", "baseline"]
    where: str = Field(description="File, with the line of a comment; the patterns of a path in the settings")
    reason: str
    by: str | None
    until: str | None = Field(description="ISO date of the last day on which it holds")


class FindingRecord(Identified):
    """One disagreement about one fact."""

    rule: str
    name: str
    severity: Literal["error", "warning", "note"]
    subject: str
    attribute: str
    message: str
    confidence: float = Field(ge=0, le=1)
    fingerprint: str
    explanation: tuple[str, ...]
    fact: str | None
    suppression: SuppressionRecord | None = Field(description="Set in `suppressed`, null in `findings`")
    sides: tuple[SideRecord, ...]


class CheckRecord(Model):
    """How one claim of a draft stands to the sources."""

    story: str
    claim: str = Field(description="Id of the draft's claim")
    backing: Literal["conflicting", "unsupported", "elsewhere", "hedged", "supported", "not_checkable"]
    origins: int = Field(description="Independent origins behind `support`, or behind `near` where that is empty")
    support: tuple[MentionRecord, ...] = Field(description="Sources that say the same; of `elsewhere`, the same figure")
    near: tuple[MentionRecord, ...] = Field(description="Sources that have it rounded or hedged otherwise")
    against: tuple[MentionRecord, ...] = Field(description="Sources that say something else")
    why: str = Field(description="Why it is not checkable")
    weightless: tuple[MentionRecord, ...] = Field(description="Sources of weight 0 that have it; they support nothing")


class PassageRecord(Identified):
    """Text that stands in more than one place, or is known boilerplate."""

    kind: Literal["boilerplate", "syndicated", "shared_quote", "self_repeat", "press_release"]
    words: int
    copies: tuple[Place, ...]
    changes: tuple[ChangeRecord, ...] = Field(description="Where a later copy has other words than the first")


class ChangeRecord(Model):
    """Words of one copy, and what another copy has in their place."""

    left: Place
    right: Place


class OverlapRecord(Model):
    """How many words two articles share, and of how many each story is."""

    story: str
    left: str = Field(description="Id of an article")
    right: str = Field(description="Id of an article")
    left_shared: int
    right_shared: int
    left_words: int
    right_words: int
    quoted: int = Field(description="Shared words of the left one that are a quotation")


class OriginRecord(Identified):
    """Articles that together are one source; `root` had it first as far as can be told."""

    articles: tuple[str, ...] = Field(description="Ids of its articles")
    root: str
    why: tuple[str, ...]
    first: str = Field(description="What makes the root the first, in words; empty where nothing tells")


class CitationRecord(Place):
    """An article says that it has its report from elsewhere."""

    source: str
    cited: str | None = Field(description="Id of the cited article, if it is in the story")
    kind: Literal["text", "report", "told"] = Field(description="What it has from there: text, report, a quotation")


class UnreadRecord(Place):
    """Words that look checkable but were not read."""

    why: str


class ProblemRecord(Model):
    """Something about an input; a fatal one could not be read."""

    path: str
    reason: str
    fatal: bool


class StaleRecord(Model):
    """An entry of the baseline that is met less often than it says."""

    rule: str
    subject: str
    attribute: str
    fingerprint: str
    count: int = Field(description="How many of it are no longer found")


class ReportRecord(Model):
    """Everything one run found out."""

    model_config = ConfigDict(title="factcheck report")

    schema_version: Literal[1] = 1
    tool: Tool
    stories: tuple[StoryRecord, ...]
    articles: tuple[ArticleRecord, ...]
    entities: tuple[EntityRecord, ...]
    claims: tuple[ClaimRecord, ...]
    facts: tuple[FactRecord, ...]
    checks: tuple[CheckRecord, ...] = Field(description="For each claim of a draft, in reading order")
    findings: tuple[FindingRecord, ...]
    suppressed: tuple[FindingRecord, ...] = Field(description="Set aside; they fail no run")
    passages: tuple[PassageRecord, ...]
    origins: tuple[OriginRecord, ...]
    overlaps: tuple[OverlapRecord, ...]
    citations: tuple[CitationRecord, ...]
    unread: tuple[UnreadRecord, ...]
    stale: tuple[StaleRecord, ...]
    problems: tuple[ProblemRecord, ...]


class ReadingRecord(Model):
    """What `factcheck claims --format json` writes: articles on their own, nothing compared."""

    model_config = ConfigDict(title="factcheck claims")

    schema_version: Literal[1] = 1
    tool: Tool
    claims: tuple[ClaimRecord, ...]
    unread: tuple[UnreadRecord, ...]
    problems: tuple[ProblemRecord, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema of the report (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ReportRecord.model_json_schema(mode="serialization"),
    }
