"""A comment keeps a rule quiet where it has nothing to say.

## What it does
Reports a comment `factcheck: ignore[…]` or a stretch from `off[…]` to `on[…]` in which none of the rules
that it names finds anything.

## Why it matters
The text has changed and the comment has not. It would hide the next mistake in that place, which nobody
has looked at.

## What it leaves alone
Comments on rules that the settings leave out. In `check`, comments of the sources: they have no say there.

## How to resolve
Remove the comment, or the rule from its list.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Severity
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule


def check(case: Case) -> Iterator[Disagreement]:
    """None: what a comment keeps quiet is known once every fact has been judged; `suppress` speaks for it."""
    yield from ()


RULE = Rule(
    code="FC900",
    name="unused-suppression",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                "Orlan Foods cut 4,460 jobs at its plant in Varde. <<<!-- factcheck: ignore[FC104] -- the plant confirms it -->>>\n",
                "Orlan Foods cut 4,460 jobs at its plant in Varde.",
            ),
        ),
        Example(
            (
                "Orlan Foods cut 4,460 jobs at its plant in Varde. <!-- factcheck: ignore[FC104] -- the plant confirms it -->\n",
                "Orlan Foods cut 4,640 jobs at its plant in Varde.",
            ),
            why="it keeps a finding quiet",
        ),
        Example(
            (
                "<!-- an editor's note: the plant has confirmed the number -->\n\nOrlan Foods cut 4,460 jobs in Varde.\n",
                "Orlan Foods cut 4,460 jobs at its plant in Varde.",
            ),
            why="a comment to somebody else",
        ),
    ),
)
