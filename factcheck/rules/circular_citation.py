"""Articles name each other as their source.

## What it does
Reports articles of a story that form a circle: the first says that it has its report from the second,
the second from the first, or from a third that has it from the first.

## Why it matters
A report that leads back to itself has no source at all, however many articles stand in the circle.

## What it leaves alone
Articles that name one source, or one another in one direction only. A quotation given to another
outlet ("she told the Record"), which is no source for the report. An article that names itself.

## How to resolve
Find out who spoke to whom. Until then none of them confirms another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.passage import Citation, CitationKind
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each shortest circle, of one side with a place for each step."""
    cites: dict[str, dict[str, Citation]] = {}
    for citation in case.citations:
        if citation.cited_id is not None and citation.kind is not CitationKind.TOLD:
            cites.setdefault(citation.article_id, {}).setdefault(citation.cited_id, citation)
    seen: set[frozenset[str]] = set()
    for start in sorted(cites):
        circle = _back_to(start, cites)
        if circle is None or frozenset(circle) in seen:
            continue
        seen.add(frozenset(circle))
        steps = [cites[a][b] for a, b in zip(circle, [*circle[1:], start], strict=True)]
        names = [case.label(article) for article in circle]
        yield Remark(
            Severity.WARNING,
            f"{' cites '.join([*names, names[0]])}: none of them is a source for it.",
            tuple(f"{case.label(step.article_id)} names {step.source}" for step in steps),
            (Side(" → ".join(names), tuple(sorted(Mention(step.article_id, step.span) for step in steps))),),
            SURE,
            attribute="who has it from whom",
        )


def _back_to(start: str, cites: Mapping[str, Mapping[str, Citation]]) -> list[str] | None:
    """The shortest way from an article back to itself, if there is one; breadth first, in order of ids."""
    ways = [[start]]
    reached = {start}
    for way in ways:
        for following in sorted(cites.get(way[-1], ())):
            if following == start and len(way) > 1:
                return way
            if following not in reached:
                reached.add(following)
                ways.append([*way, following])
    return None


RULE = Rule(
    code="FC202",
    name="circular-citation",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "The bridge at Lindow will close in May, according to the <<Alder Bay Record>>.",
                "The bridge at Lindow is to close in May, the <<Lowmoor Mail>> reported.",
            ),
            publishers=("Lowmoor Mail", "Alder Bay Record"),
        ),
        Example(
            (
                "The bridge at Lindow will close in May, according to the Alder Bay Record.",
                "The bridge at Lindow is to close in May, the mayor said.",
            ),
            publishers=("Lowmoor Mail", "Alder Bay Record"),
            why="in one direction only",
        ),
        Example(
            (
                "The bridge at Lindow will close in May, according to the Alder Bay Record.",
                "The bridge at Lindow is to close in May, the mayor told the Lowmoor Mail.",
            ),
            publishers=("Lowmoor Mail", "Alder Bay Record"),
            why="a quotation given to an outlet is not its report",
        ),
    ),
)
