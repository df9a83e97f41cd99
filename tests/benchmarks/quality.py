"""How much of what is labelled is found, and how much of what is said is right.

    python -m tests.benchmarks.quality            figures a story, and all that is missed or wrong
    python -m tests.benchmarks.quality --raise    raise the floors to what is reached; never lowers one
    python -m tests.benchmarks.quality --calibrate    count anew how often each kind of evidence was right

A mention meets a place when the two share a character. A finding meets a labelled disagreement when
two of its sides meet two different sides of it, and at least half of its mentions are labelled
mentions of it. A labelled error or warning counts as found only when it is said as one; a labelled
note at any severity.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, Protocol

import factcheck
from factcheck.model.finding import Finding, Severity
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.reconcile.confidence import TABLE, Counted
from tests import stories as fixtures
from tests.benchmarks.labels import STORIES, Label, Labelled, load_all, of_fixture
from tests.stories import Place

FLOORS = STORIES / "floors.toml"
SLACK = Decimal("0.02")
"""A floor is raised once the figure is further above it than this."""


class _Words(Protocol):
    @property
    def article_id(self) -> str: ...
    @property
    def span(self) -> Span: ...


class Said(NamedTuple):
    """A finding of two or more sides, and whether it is labelled; `trap` is one that fell into a trap."""

    story: str
    finding: Finding
    right: bool
    trap: bool

    @property
    def loud(self) -> bool:
        return self.finding.severity is not Severity.NOTE


class Wanted(NamedTuple):
    """A labelled disagreement and the rules that found it."""

    story: str
    label: Label
    rules: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """What came of one story, or of several."""

    said: list[Said] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    traps: int = 0
    agreements: Counter[bool] = field(default_factory=Counter)
    duplicates: Counter[bool] = field(default_factory=Counter)
    apart: list[str] = field(default_factory=list)
    """Agreements and copies that were not found, in words."""

    def figures(self) -> Figures:
        serious = [bool(each.rules) for each in self.wanted if each.label.loud]
        notes = [bool(each.rules) for each in self.wanted if not each.label.loud]
        loud = [each for each in self.said if each.loud]
        whispered = [each.right for each in self.said if not each.loud]
        return Figures(
            recall=_share(serious),
            precision=_share([each.right for each in loud]),
            note_recall=_share(notes),
            note_precision=_share(whispered),
            clear_of_traps=1 - Decimal(sum(each.trap for each in loud)) / max(self.traps, 1),
            agreements=_share(self.agreements.elements()),
            duplicates=_share(self.duplicates.elements()),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1; larger is better."""

    recall: Decimal
    precision: Decimal
    note_recall: Decimal
    note_precision: Decimal
    clear_of_traps: Decimal
    agreements: Decimal
    duplicates: Decimal

    def items(self) -> Iterable[tuple[str, Decimal]]:
        return ((each.name, getattr(self, each.name)) for each in fields(self))


def _share(found: Iterable[bool]) -> Decimal:
    """The share of what is true; 1 where there was nothing to find or to say."""
    answers = list(found)
    return Decimal(sum(answers)) / len(answers) if answers else Decimal(1)


class _Ground:
    """The places of a story's labels as ranges in the articles that were read."""

    def __init__(self, report: Report) -> None:
        self._texts = {article.id: article.text for article in report.articles}
        self._known: dict[Place, frozenset[int]] = {}

    def meets(self, words: _Words, places: Iterable[Place]) -> bool:
        return any(self._overlap(words, place) for place in places)

    def _overlap(self, words: _Words, place: Place) -> bool:
        if Path(words.article_id).name != place.file:
            return False
        ranges = place.ranges(self._texts[words.article_id])
        return any(words.span.start < end and start < words.span.end for start, end in ranges)

    def finds(self, finding: Finding, sides: Sequence[Sequence[Place]]) -> bool:
        met = [
            {n for n, places in enumerate(sides) if any(self.meets(mention, places) for mention in side.mentions)}
            for side in finding.sides
        ]
        labelled = [place for places in sides for place in places]
        mentions = [mention for side in finding.sides for mention in side.mentions]
        on_topic = sum(self.meets(mention, labelled) for mention in mentions)
        apart = any(a != b for left, right in combinations(met, 2) for a in left for b in right)
        return apart and 2 * on_topic >= len(mentions)


def score(story: Labelled, report: Report) -> Score:
    """What the report on a story is worth."""
    ground = _Ground(report)
    result = Score(traps=len(story.traps))
    findings = [finding for finding in report.findings if len(finding.sides) > 1]
    right: set[str] = set()
    for label in (*story.disagreements, *story.also):
        hits = [finding for finding in findings if ground.finds(finding, label.sides)]
        right.update(finding.id for finding in hits)
        if label.loud:  # an error or warning that is only whispered is not found
            hits = [finding for finding in hits if finding.severity is not Severity.NOTE]
        if label not in story.also:
            result.wanted.append(Wanted(story.name, label, tuple(sorted({finding.rule for finding in hits}))))
    for finding in findings:
        trap = finding.id not in right and any(ground.finds(finding, [[a], [b]]) for a, b in story.traps)
        result.said.append(Said(story.name, finding, finding.id in right, trap))
    claims = {claim.id: claim for claim in report.claims}
    for places in story.agreements:
        joined = any(
            len({place.file for place in places if any(ground.meets(claims[id], [place]) for id in fact.claims)}) > 1
            for fact in report.facts
        )
        result.agreements[joined] += 1
        if not joined:
            result.apart.append(f"{story.name}: {' | '.join(map(str, places))}")
    for places in story.duplicates:
        needed = min(2, len(places))
        copied = any(
            sum(any(ground.meets(copy, [place]) for copy in passage.copies) for place in places) >= needed
            for passage in report.passages
        )
        result.duplicates[copied] += 1
        if not copied:
            result.apart.append(f"{story.name}: {places[0]}")
    return result


def total(scores: Iterable[Score]) -> Score:
    """Several stories as one."""
    result = Score()
    for each in scores:
        result.said += each.said
        result.wanted += each.wanted
        result.traps += each.traps
        result.agreements += each.agreements
        result.duplicates += each.duplicates
        result.apart += each.apart
    return result


@cache
def measured() -> dict[str, Score]:
    """The stories of our own, by name, as the program fares on them."""
    return {story.name: score(story, factcheck.compare([story.articles])) for story in load_all()}


@cache
def measured_fixtures() -> dict[str, Score]:
    """The same of the stories under fixtures/."""
    labelled = [of_fixture(story) for story in fixtures.load_all()]
    return {story.name: score(story, factcheck.compare([story.articles])) for story in labelled}


def floors() -> dict[str, Decimal]:
    """What must be reached, by the names of `Figures`."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"), parse_float=Decimal)


def _raise_floors(reached: Figures) -> None:
    """Writes the floors anew, each the higher of what it was and of what is reached, to two places."""
    before = floors() if FLOORS.exists() else {}
    lines = [
        "# What the program must reach on the stories beside this file; see tests/test_quality.py.",
        "# Raised by `python -m tests.benchmarks.quality --raise`, never lowered.",
    ]
    for name, figure in reached.items():
        floor = max(before.get(name, Decimal(0)), figure.quantize(Decimal("0.01"), ROUND_FLOOR))
        lines.append(f"{name} = {floor}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def counted(scores: Iterable[Score]) -> dict[str, Counted]:
    """By kind of evidence, how many findings rest on it and how many of them are right."""
    said, right = Counter[str](), Counter[str]()
    for result in scores:
        for each in result.said:
            said[each.finding.evidence] += 1
            right[each.finding.evidence] += each.right
    return {kind: Counted(right[kind], said[kind]) for kind in sorted(said)}


def _calibrate() -> None:
    lines = [
        "# How many findings on each kind of evidence were made on labelled stories (tests/benchmarks/stories and",
        "# fixtures/), and how many of them were right. Written by `python -m tests.benchmarks.quality --calibrate`.",
    ]
    for kind, count in counted([*measured().values(), *measured_fixtures().values()]).items():
        lines += ["", "[[evidence]]", f'kind = "{kind}"', f"right = {count.right}", f"said = {count.said}"]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _print_figures(name: str, figures: Figures) -> None:
    print(f"{name:14}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


def main() -> None:
    """Print the figures, then every label that was missed and every finding that is not labelled."""
    parser = argparse.ArgumentParser(description="Quality on the labelled stories.")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="raise the floors to what is reached")
    parser.add_argument("--calibrate", action="store_true", help="count how often each kind of evidence was right")
    options = parser.parse_args()
    everything = total(measured().values())
    for each in everything.wanted:
        if not each.rules:
            label = each.label
            what = f"{label.subject} / {label.attribute}: {' | '.join(label.values)}"
            print(f"missed  {each.story} {label.id} {label.severity} {label.rule} {label.kind}: {what}")
    for said in everything.said:
        if not said.right:
            finding, word = said.finding, "TRAP  " if said.trap else "wrong "
            values = " | ".join(side.value for side in finding.sides)
            what = f"{finding.subject} / {finding.attribute}: {values}"
            print(f"{word}  {said.story} {finding.rule} {finding.severity} {finding.confidence}: {what}")
    for words in everything.apart:
        print("apart  ", words)
    for name, result in measured().items():
        _print_figures(name, result.figures())
    _print_figures("all", everything.figures())
    if options.calibrate:
        _calibrate()
    if options.raise_floors:
        _raise_floors(everything.figures())


if __name__ == "__main__":
    main()
