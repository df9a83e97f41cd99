"""A comment to factcheck cannot be followed.

## What it does
Reports a comment `factcheck: …` that names no rule, a rule that there is not, or no reason; that is neither
`ignore` nor `off` nor `on`; and a stretch that is never closed.

## Why it matters
Whoever wrote it takes the finding for settled, and it is not. A reason is required because one that nobody
can check is a finding deleted.

## What it leaves alone
Comments to anybody else. In `check`, comments of the sources: they have no say there.

## How to resolve
Write `ignore[FC102] -- and the reason`, with the code or the name of the rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule


def check(case: Case) -> Iterator[Disagreement]:
    """None: a comment is no fact; `suppress` speaks for it."""
    yield from ()


RULE = Rule(
    code="FC901",
    name="malformed-suppression",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods cut 4,460 jobs at its plant in Varde. <<<!-- factcheck: ignore[FC104] -->>>\n",
                "Orlan Foods cut 4,640 jobs at its plant in Varde.",
            ),
        ),
        Example(
            (
                "<<<!-- factcheck: ignore -- all of it is agreed -->>>\n\nOrlan Foods cut 4,460 jobs in Varde.\n",
                "Orlan Foods cut 4,460 jobs at its plant in Varde.",
            ),
        ),
        Example(
            (
                "Orlan Foods cut 4,460 jobs at its plant in Varde. <!-- factcheck: ignore[digit-slip] -- the plant confirms it -->\n",
                "Orlan Foods cut 4,640 jobs at its plant in Varde.",
            ),
            why="rule and reason are there",
        ),
        Example(
            (
                "<!-- factcheck: off[FC104] -- all from the plant's own table -->\n\nOrlan Foods cut 4,460 jobs in Varde.\n\n"
                "<!-- factcheck: on[FC104] -->\n",
                "Orlan Foods cut 4,640 jobs at its plant in Varde.",
            ),
            why="the stretch is closed",
        ),
    ),
)
