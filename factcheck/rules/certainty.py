"""Reports of one matter stand on different rungs of a ladder.

## What it does
Reads how far something is said to have come (considering, in talks, in advanced talks, agreed,
completed; suspected, arrested, charged, convicted …) and reports articles whose furthest stage
differs.

## Why it matters
"Agreed" for "in talks" moves markets, "convicted" for "charged" ends in court.

## What it leaves alone
An article that names an earlier stage besides the same furthest one, of whomever it says that, other parties, other
matters. Stages that hold on when a further one has come, unless it is the draft that goes further: who is arrested is
suspected still. A case in which somebody is named for a lower stage and nobody for the furthest. A draft whose verb any source
has in any form. What is told of a time over a month before the report. A later report in which the matter is settled: talks of
Tuesday, and an agreement signed on Wednesday.

## How to resolve
Ask who said it and when; use the word of the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.value import Stage
from factcheck.read.words import content_stems
from factcheck.reconcile.case import Case, Disagreement
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for a matter whose furthest stage differs between articles."""
    furthest: dict[str, int] = {}
    for side in case.sides:
        if not isinstance(side.value, Stage):
            return
        for article in (claim.article_id for claim in side.claims if not _is_bygone(case, claim)):
            if side.value.label not in _holding() or (case.drafts and article not in case.drafts):
                furthest[article] = max(furthest.get(article, -1), side.value.rung)
    if len(set(furthest.values())) < 2 or _is_progress(case, furthest) or _go_together(case):
        return
    if all(_says_so_too(case, article, max(furthest.values())) for article in furthest):
        return
    if _is_of_others(case, max(furthest.values())):
        return
    sources = {claim.article_id for claim in case.all_claims} - case.drafts
    drafted = [rung for article, rung in furthest.items() if article in case.drafts]
    if drafted and any(_says_so_too(case, article, max(drafted)) for article in sources):
        return
    if drafted and _is_in_words(case, max(drafted)):
        return
    sides = tuple(sorted(case.sides, key=lambda side: side.value.rung if isinstance(side.value, Stage) else 0))
    ladder = " < ".join(side.text for side in sides)
    yield Disagreement(
        Severity.WARNING,
        f"Reports differ on how far it has come: {', '.join(side.text for side in sides)}.",
        (f"on one ladder: {ladder}", "the furthest stage that an article names differs between articles"),
        sides,
        LIKELY,
    )


def _is_bygone(case: Case, claim: Claim) -> bool:
    """ "He was arrested in 2021", says a report of his conviction: what came before is told by the way."""
    day = case.articles[claim.article_id].published
    period = claim.period
    return day is not None and period is not None and period.latest is not None and day - period.latest > _BYGONE


# What is told of a time so long before is the story's past. Set by hand.
_BYGONE = timedelta(days=30)


def _is_in_words(case: Case, rung: int) -> bool:
    """A source has the verb of the draft's stage, of whomever and in whatever form: "Mother jailed and son sentenced"."""
    said = {
        stem
        for claim in case.claims
        if claim.article_id in case.drafts and isinstance(claim.value, Stage) and claim.value.rung == rung
        for stem in content_stems(claim.quote)
    }
    return any(said.intersection(content_stems(a.text)) for id, a in case.articles.items() if id not in case.drafts)


def _is_of_others(case: Case, rung: int) -> bool:
    """On a ladder that cases climb: somebody is named for a lower stage, and nobody for the furthest: "They were charged"."""
    named = [
        claim.value
        for claim in case.claims
        if isinstance(claim.value, Stage) and claim.subject is not None and claim.subject.sure
    ]
    return bool(named) and named[0].ladder in _climbing() and all(stage.rung != rung for stage in named)


def _says_so_too(case: Case, article: str, rung: int) -> bool:
    """The article has the stage somewhere, of whomever: charged, of one whom it first calls arrested."""
    value = case.sides[0].value
    assert isinstance(value, Stage)
    return any(
        claim.article_id == article
        and isinstance(claim.value, Stage)
        and (claim.value.ladder, claim.value.rung) == (value.ladder, rung)
        for claim in case.all_claims
    )


def _is_progress(case: Case, furthest: dict[str, int]) -> bool:
    """The further stage stands in the later report, on a ladder that cases climb: arrested, then charged."""
    value = case.sides[0].value
    assert isinstance(value, Stage)
    if value.ladder not in _climbing() and not _lands(case, max(furthest.values())):
        return False
    dated = sorted((case.articles[id].published, rung) for id, rung in furthest.items() if case.articles[id].published)
    rungs = [rung for _, rung in dated]
    days = [day for day, _ in dated]
    return len(dated) == len(furthest) and len(set(days)) == len(days) and rungs == sorted(rungs)


def _go_together(case: Case) -> bool:
    """Every stage that is named is part of one and the same (who was sentenced had been convicted), or two are verdicts."""
    values = [side.value for side in case.sides if isinstance(side.value, Stage)]
    named = {value.label for value in values}
    return any(
        named <= set(group)
        for row in lexicon.load("reporting")["ladder"]
        if row["name"] == values[0].ladder
        for group in row.get("together", ())
    ) or any(
        set(group) <= named
        for row in lexicon.load("reporting")["ladder"]
        if row["name"] == values[0].ladder
        for group in row.get("apart", ())
    )


def _lands(case: Case, rung: int) -> bool:
    """The furthest stage is one that settles the matter: talks of Tuesday, and what was signed on Wednesday."""
    stages = [side.value for side in case.sides if isinstance(side.value, Stage)]
    rows = {row["name"]: row.get("lands", ()) for row in lexicon.load("reporting")["ladder"]}
    return any(stage.rung == rung and stage.label in rows[stage.ladder] for stage in stages)


@cache
def _climbing() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.load("reporting")["ladder"] if row.get("progress"))


@cache
def _holding() -> frozenset[str]:
    """Stages that hold on when a further one has come: who is arrested is suspected still."""
    return frozenset(label for row in lexicon.load("reporting")["ladder"] for label in row.get("holds", ()))


RULE = Rule(
    code="FC171",
    name="certainty",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    check=check,
    examples=(
        Example(
            (
                "Veltro is <<in talks>> to buy Orlan Robotics.",
                "Veltro is in <<advanced talks>> to buy Orlan Robotics.",
            )
        ),
        Example(
            (
                "Veltro is in talks to buy Orlan Robotics.",
                "Veltro is holding talks to acquire Orlan Robotics.",
            ),
            why="the same stage in other words",
        ),
        Example(
            (
                "Nine people were arrested in Lindow. Their bookkeeper, Ada Lunt, was charged with theft.",
                "Ada Lunt, a bookkeeper in Lindow, was charged with theft.",
            ),
            why="both have the further stage, of whomever",
        ),
        Example(
            (
                "A short circuit in the store in Lindow was suspected.",
                "The manager of the store in Lindow was arrested on Monday.",
            ),
            why="a cause, and a person",
        ),
        Example(
            (
                "Veltro is in talks to buy Orlan Robotics.",
                "Belmont is in advanced talks to buy Lindow Shipping.",
            ),
            why="another deal",
        ),
        Example(
            (
                "Former mayor Ada Lusk was convicted of bribery by a court in Corrin.",
                "Ada Lusk was sentenced to six years for bribery.",
            ),
            why="who is sentenced has been convicted",
        ),
    ),
)
