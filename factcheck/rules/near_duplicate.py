"""Articles under several mastheads are one text.

## What it does
Reports articles of which nine tenths stand in each other in the same words, whatever their headlines,
datelines and pages. They count as one origin.

## Why it matters
A text is not confirmed by being printed twice.

## What it leaves alone
Articles that share some paragraphs, a press release or quotations, and two versions by one publisher.

## How to resolve
Keep the one that had it first, and look for a source of another origin.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.passage import Copy, Overlap
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE

_PERCENT = 90
_LEAST_WORDS = 60
"""A brief of a few sentences may well be written alike."""


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each such group of articles, of one side with the longest shared words of each."""
    groups: list[set[str]] = []
    pairs = [overlap for overlap in case.overlaps if _is_one_text(case, overlap)]
    for pair in pairs:
        both = {pair.left, pair.right}
        apart = [group for group in groups if not group & both]
        groups = [*apart, both.union(*(group for group in groups if group & both))]
    for group in sorted(sorted(group) for group in groups):
        origin = case.origin(group[0])
        names = [case.label(article) for article in group]
        why = [
            f"{min(pair.contained())}% of {case.label(pair.left)} and {case.label(pair.right)} is the same"
            for pair in pairs
            if pair.left in group
        ]
        yield Remark(
            Severity.NOTE,
            f"{', '.join(names[:-1])} and {names[-1]} are one text; they count as one origin.",
            (*why, *([origin.first] if origin.first else [])),
            (Side("one text", tuple(sorted(_longest(case, article, group) for article in group))),),
            SURE,
            subject=" = ".join(names),
            attribute="one text",
        )


def _is_one_text(case: StoryCase, overlap: Overlap) -> bool:
    if min(overlap.contained()) < _PERCENT or overlap.words < _LEAST_WORDS:
        return False
    if {overlap.left, overlap.right} & case.drafts:
        return False
    publishers = [case.documents[article].article.publisher for article in (overlap.left, overlap.right)]
    return publishers[0] is None or publishers[0] != publishers[1]


def _longest(case: StoryCase, article: str, group: list[str]) -> Mention:
    copies: list[Copy] = [
        copy
        for passage in case.passages
        if len({each.article_id for each in passage.copies}.intersection(group)) > 1
        for copy in passage.copies
        if copy.article_id == article
    ]
    longest = max(copies, key=lambda copy: (copy.span.end - copy.span.start, -copy.span.start))
    return Mention(article, longest.span)


_TEXT = (
    "Fishermen found the ferry drifting off Varde at dawn with nobody at the wheel and the radio still on. "
    "Its eleven passengers had slept through the night and asked for breakfast. Nobody could say how long the "
    "ship had been on her own, for the clock on the bridge had stopped in spring and the log had been used to "
    "light the stove, but the coffee in the captain's cup was cold and a gull had built half a nest in his hat"
)
RULE = Rule(
    code="FC211",
    name="near-duplicate",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example((f"<<{_TEXT}>>.", f"<<{_TEXT}>>."), publishers=("Lowmoor Mail", "Alder Bay Record")),
        Example((f"{_TEXT}.", f"{_TEXT}."), publishers=("Lowmoor Mail", "Lowmoor Mail"), why="one publisher"),
        Example(
            (
                f"{_TEXT}.",
                f"{_TEXT}.\n\nA tug brought them to Lindow, where the harbour master took the captain's keys. "
                "He had gone ashore for cigarettes, he said, and the rope must have come loose while he queued.",
            ),
            publishers=("Lowmoor Mail", "Alder Bay Record"),
            why="one has a good deal of its own",
        ),
    ),
)
