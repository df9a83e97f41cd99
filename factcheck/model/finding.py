"""What is printed: a disagreement with its sides, their words and the reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from factcheck.model.span import Span


class Severity(StrEnum):
    """How loud a finding speaks."""

    ERROR = "error"
    """Both cannot be true."""
    WARNING = "warning"
    """An editor should look."""
    NOTE = "note"
    """Compatible, or explained; stated differently."""

    @property
    def rank(self) -> int:
        """0 for the most serious; sorts findings."""
        return (Severity.ERROR, Severity.WARNING, Severity.NOTE).index(self)

    def softer(self) -> Severity:
        """One step down; a note stays a note."""
        return (Severity.WARNING, Severity.NOTE, Severity.NOTE)[self.rank]

    def louder(self) -> Severity:
        """One step up; an error stays an error."""
        return (Severity.ERROR, Severity.ERROR, Severity.WARNING)[self.rank]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """The words of one article that put a value on a side."""

    article_id: str
    span: Span
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other, with everyone who gives it.

    `mentions` are sorted by article and place.
    """

    value: str
    mentions: tuple[Mention, ...]
    origins: int = 0
    """Independent origins that give the value; 0 until copies have been traced."""


class SuppressionKind(StrEnum):
    """Where somebody has said that a finding need not be heard."""

    COMMENT = "comment"
    """Beside the words, in the article itself."""
    FILE = "file"
    """In the file of ignored findings."""
    SETTINGS = "settings"
    """In the settings, for a rule in some paths."""
    BASELINE = "baseline"
    """Known when the baseline was taken; nobody has looked at it yet."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not heard: it is listed with this, and fails no run."""

    kind: SuppressionKind
    where: str
    """File and, of a comment, line: "draft.md:12"."""
    reason: str
    by: str = ""
    until: date | None = None
    """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement about one fact. Sides are ordered by support, strongest first.

    `message` is one sentence that carries the point; `explanation` the steps by which anybody can
    redo the judgement: intervals, arithmetic, what was tried and failed.
    `confidence` runs from 0 to 1.
    """

    id: str
    rule: str
    name: str
    severity: Severity
    subject: str
    attribute: str
    message: str
    confidence: Decimal
    explanation: tuple[str, ...]
    sides: tuple[Side, ...]
    fact_id: str = ""
    suppression: Suppression | None = None
    """Set on what stands among a report's `suppressed`, and on nothing else."""

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same while the fact and its figures do.

        Made of rule, subject, attribute and the values; not of places, files or wording, so that
        editing elsewhere does not reopen a finding and a changed figure does.
        """
        values = sorted(side.value.casefold() for side in self.sides)
        key = "\x1f".join((self.rule, self.subject.casefold(), self.attribute.casefold(), *values))
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """Sort key: most serious first, then by rule, subject and attribute."""
        return (self.severity.rank, self.rule, self.subject, self.attribute, self.fingerprint)
