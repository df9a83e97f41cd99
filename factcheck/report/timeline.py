"""How a figure went up while the news came in: every dated report of it in order, and its curve.

Coordinates are in the user units of an SVG picture of `WIDTH` × `HEIGHT`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, Verdict
from factcheck.model.value import Multiple, Quantity
from factcheck.report.naming import fact_name, published_words
from factcheck.report.text import visible
from factcheck.report.view import StoryView

WIDTH, HEIGHT = 640, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 96, 28, 12
_UNDATED = datetime.max.replace(tzinfo=UTC)
UPDATE_RULE = "FC191"


class Report(NamedTuple):
    """One article's figure. `state` says how it stands to the others."""

    claim: Claim
    label: str
    published: str
    words: str
    state: str


class Point(NamedTuple):
    """A figure on the curve; `words` is empty where the one before says the same."""

    x: float
    y: float
    words: str


class Timeline(NamedTuple):
    """A figure that moved. `points` are empty where fewer than two moments are known; `reports` without a date
    stand at the end."""

    fact: Fact
    name: str
    reports: tuple[Report, ...]
    points: tuple[Point, ...]
    path: str
    """The curve in steps, as SVG path data."""
    first: str
    last: str


def timelines(view: StoryView) -> list[Timeline]:
    """The figures of the story that a later report updates."""
    updated = {finding.fact_id for finding in view.story.findings if finding.rule == UPDATE_RULE}
    found = []
    for fact in view.story.facts:
        if fact.id in updated or fact.verdict is Verdict.SUPERSEDED or _is_updated(view, fact):
            claims = [claim for claim in view.story.graph.claims_of(fact) if _amount(claim) is not None]
            line = _timeline(view, fact, claims)
            if len({point.y for point in line.points}) > 1:
                found.append(line)
    return found


def _is_updated(view: StoryView, fact: Fact) -> bool:
    """Whether any difference in it is explained by a later report."""
    return any(judgement.explained == "later report" for _, _, judgement in view.story.graph.judgements(fact))


def _timeline(view: StoryView, fact: Fact, claims: Sequence[Claim]) -> Timeline:
    once: dict[tuple[str, Decimal | None], Claim] = {}
    for claim in claims:
        once.setdefault((claim.article_id, _amount(claim)), claim)
    in_order = sorted(once.values(), key=lambda claim: moment(view.article(claim.article_id)) or _UNDATED)
    dated = [claim for claim in in_order if moment(view.article(claim.article_id))]
    points = _points(view, dated)
    return Timeline(
        fact=fact,
        name=fact_name(fact, in_order[0]) if in_order else "",
        reports=tuple(
            Report(
                claim,
                view.labels[claim.article_id],
                published_words(view.article(claim.article_id)),
                visible(claim.quote),
                _state(claim, dated),
            )
            for claim in in_order
        ),
        points=points,
        path=_steps(points),
        first=published_words(view.article(dated[0].article_id)) if dated else "",
        last=published_words(view.article(dated[-1].article_id)) if dated else "",
    )


def moment(article: Article) -> datetime | None:
    """When it was published; the beginning of the day where the hour is not known."""
    if article.published is None:
        return None
    at = article.published_at or datetime.combine(article.published, time(), UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _state(claim: Claim, dated: Sequence[Claim]) -> str:
    """ "latest", "superseded" by a higher figure after it, "out of line" where a count that only grows falls;
    "" without a date."""
    amount = _amount(claim)
    assert amount is not None
    if claim not in dated:
        return ""
    after = [_amount(other) or amount for other in dated[dated.index(claim) + 1 :]]
    before = [_amount(other) or amount for other in dated[: dated.index(claim)]]
    if any(other < amount for other in after) or any(other > amount for other in before):
        return "out of line"
    if any(other > amount for other in after):
        return "superseded"
    return "latest"


def _points(view: StoryView, dated: Sequence[Claim]) -> tuple[Point, ...]:
    moments = [moment(view.article(claim.article_id)) for claim in dated]
    seconds = [at.timestamp() for at in moments if at]
    amounts = [_amount(claim) or Decimal(0) for claim in dated]
    if len(set(seconds)) < 2:
        return ()
    low, high = min(Decimal(0), *amounts), max(amounts)
    span, rise = max(seconds) - min(seconds), (high - low) or Decimal(1)
    points: list[Point] = []
    for index, (at, amount) in enumerate(zip(seconds, amounts, strict=True)):
        same = index > 0 and amounts[index - 1] == amount
        points.append(
            Point(
                round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (at - min(seconds)) / span, 1),
                round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * float((amount - low) / rise), 1),
                "" if same else visible(dated[index].quote),
            )
        )
    return tuple(points)


def _steps(points: Sequence[Point]) -> str:
    if not points:
        return ""
    first, *rest = points
    return f"M{first.x} {first.y}" + "".join(f"H{point.x}V{point.y}" for point in rest)


def _amount(claim: Claim) -> Decimal | None:
    value = claim.value.result if isinstance(claim.value, Multiple) else claim.value
    return value.middle if isinstance(value, Quantity) else None
