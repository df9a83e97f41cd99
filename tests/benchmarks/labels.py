"""Stories with labels, as the scorer reads them: our own under stories/, and the fixtures.

A story of our own is a folder with `articles/` and `gold.json`:

    disagreements      sides[].mentions[]: {article, quote}; severity error | warning | note; kind; rule; why
    also               same shape: right when it is said, not missed when it is not
    agreements         mentions[] of one fact in two or more articles
    not_disagreements  a, b: a pair that looks like a conflict and is none (a trap)
    duplicates         spans[] of repeated or standing text
    consistent         pairs of articles that agree in everything

The articles were written and labelled before the program had read them, and are never changed to suit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.model.finding import Severity
from tests.stories import ExpectedStory, Place

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Label:
    """A disagreement: two or more sides, each a set of places that give its value."""

    id: str
    severity: Severity
    kind: str
    rule: str
    """The rule that is for it, whether the program has it yet or not."""
    subject: str
    attribute: str
    values: tuple[str, ...]
    sides: tuple[tuple[Place, ...], ...]

    @property
    def loud(self) -> bool:
        return self.severity is not Severity.NOTE


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story with everything that is known to be in it. Traps and pairs are of two places, two files."""

    name: str
    articles: Path
    files: tuple[str, ...]
    disagreements: tuple[Label, ...]
    also: tuple[Label, ...]
    agreements: tuple[tuple[Place, ...], ...]
    traps: tuple[tuple[Place, Place], ...]
    duplicates: tuple[tuple[Place, ...], ...]
    consistent: tuple[tuple[str, str], ...] = ()

    def places(self) -> Iterable[Place]:
        """Every place that a label names."""
        for label in (*self.disagreements, *self.also):
            for side in label.sides:
                yield from side
        for group in (*self.agreements, *self.traps, *self.duplicates):
            yield from group


def load(folder: Path) -> Labelled:
    """Reads `folder`/gold.json.

    Raises:
        KeyError, ValueError: a label lacks a key, or has a severity that means nothing.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = folder / "articles"
    return Labelled(
        name=folder.name,
        articles=articles,
        files=tuple(sorted(path.name for path in articles.iterdir() if path.suffix != ".toml")),
        disagreements=tuple(_label(entry) for entry in gold["disagreements"]),
        also=tuple(_label(entry) for entry in gold["also"]),
        agreements=tuple(_places(entry["mentions"]) for entry in gold["agreements"]),
        traps=tuple((_place(entry["a"]), _place(entry["b"])) for entry in gold["not_disagreements"]),
        duplicates=tuple(_places(entry["spans"]) for entry in gold["duplicates"]),
        consistent=tuple((left, right) for left, right in gold["consistent"]),
    )


def load_all() -> tuple[Labelled, ...]:
    """Every story of our own, by name."""
    return tuple(load(path.parent) for path in sorted(STORIES.glob("*/gold.json")))


def of_fixture(story: ExpectedStory) -> Labelled:
    """What expected.toml says, in the same shape; what it marks as a gap is a label like any other."""
    findings = tuple(
        Label(
            id=finding.rule,
            severity=Severity(finding.severity),
            kind="",
            rule=finding.rule,
            subject=finding.subject,
            attribute=finding.attribute,
            values=tuple(side.value for side in finding.sides),
            sides=tuple(side.mentions for side in finding.sides),
        )
        for finding in story.findings
    )
    return Labelled(
        name=story.name,
        articles=story.folder,
        files=story.articles,
        disagreements=findings,
        also=(),
        agreements=tuple(agreement.mentions for agreement in story.agreements),
        traps=tuple((pair.a, pair.b) for pair in story.silent),
        duplicates=tuple(passage.copies for passage in story.passages),
    )


def _label(entry: Mapping[str, Any]) -> Label:
    return Label(
        id=entry["id"],
        severity=Severity(entry["severity"]),
        kind=entry["kind"],
        rule=entry["rule"],
        subject=entry["subject"],
        attribute=entry["attribute"],
        values=tuple(side["value"] for side in entry["sides"]),
        sides=tuple(_places(side["mentions"]) for side in entry["sides"]),
    )


def _places(entries: Iterable[Mapping[str, str]]) -> tuple[Place, ...]:
    return tuple(_place(entry) for entry in entries)


def _place(entry: Mapping[str, str]) -> Place:
    return Place(entry["article"], entry["quote"])
