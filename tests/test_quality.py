"""The labelled stories of tests/benchmarks/stories: sound labels, no false alarm, floors that only rise."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

import factcheck
from factcheck.model.finding import Severity
from factcheck.reconcile.confidence import LOW, confidence
from tests.benchmarks.labels import Labelled, load_all
from tests.benchmarks.quality import SLACK, counted, floors, measured, measured_fixtures, total
from tests.benchmarks.quality_page import PAGE, left_out, loudest_unsure, page
from tests.stories import raw_text
from tests.update_reports import COMMAND, REPORTS

STORIES = load_all()
STALE = Decimal("0.1")
EACH_STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
EACH_PAIR = pytest.mark.parametrize(
    ("story", "pair"), [pytest.param(s, p, id=f"{s.name}: {' and '.join(p)}") for s in STORIES for p in s.consistent]
)


def test_there_are_stories_enough() -> None:
    """Eight or more, of three to six articles, each with a pair that agrees in everything."""
    assert len(STORIES) >= 8
    assert [story.name for story in STORIES if not 3 <= len(story.files) <= 6 or not story.consistent] == []


@EACH_STORY
def test_labels_stand_in_the_articles(story: Labelled) -> None:
    """Every quote is found in the words of its file, as read by plain means, within one line."""
    texts = {file: raw_text(story.articles / file) for file in story.files}
    assert [str(place) for place in story.places() if not place.ranges(texts[place.file])] == []
    assert [str(place) for place in story.places() if "\n" in place.quote] == []


@EACH_STORY
def test_labels_do_not_contradict_each_other(story: Labelled) -> None:
    """No trap is a labelled disagreement, and no consistent pair holds two sides of one."""
    quoted = [
        (set(left), set(right), label) for label in story.disagreements for left, right in permutations(label.sides, 2)
    ]
    assert [
        str(trap) for trap in story.traps for left, right, _ in quoted if trap[0] in left and trap[1] in right
    ] == []
    inside = [
        (label.id, pair)
        for pair in story.consistent
        for left, right, label in quoted
        if any(a.file in pair and b.file in pair for a in left for b in right) and label.loud
    ]
    assert inside == []


@EACH_PAIR
def test_articles_that_agree_raise_no_alarm(story: Labelled, pair: tuple[str, str]) -> None:
    """Two reports that agree in everything: notes at most."""
    report = factcheck.compare([story.articles / file for file in pair])
    loud = [(each.rule, each.message) for each in report.findings if each.severity is not Severity.NOTE]
    assert loud == []


def test_floors_are_kept_and_follow() -> None:
    """Every figure is at its floor or above, and no floor lags behind what has been gained."""
    floor = floors()
    reached = dict(total(measured().values()).figures().items())
    assert set(floor) == set(reached)
    below = {name: f"{figure:.3f}" for name, figure in reached.items() if figure < floor[name]}
    assert below == {}, "quality has fallen"
    gained = {name: f"{figure:.3f}" for name, figure in reached.items() if figure >= floor[name] + SLACK}
    assert gained == {}, "raise the floors: python -m tests.benchmarks.quality --raise"


def test_low_confidence_is_never_loud() -> None:
    """What is more likely wrong than right is a note."""
    unsure = loudest_unsure([*measured().values(), *measured_fixtures().values()])
    assert [(said.story, said.finding.message) for said in unsure] == []


def test_confidence_is_what_is_measured() -> None:
    """The committed counts give every kind of evidence the confidence that today's counts give it, or nearly."""
    today = counted([*measured().values(), *measured_fixtures().values()])
    stale = {
        kind: (str(confidence(kind, LOW)), str(confidence(kind, LOW, today)))
        for kind in today
        if abs(confidence(kind, LOW) - confidence(kind, LOW, today)) > STALE
    }
    assert stale == {}, "count anew: python -m tests.benchmarks.quality --calibrate"


def test_confidence_holds_for_stories_that_were_not_counted() -> None:
    """Left out one by one, the stories are right about as often as the others' counts say."""
    findings = left_out(measured(), measured_fixtures())
    said = sum((sure for sure, _ in findings), Decimal(0)) / len(findings)
    right = Decimal(sum(each.right for _, each in findings)) / len(findings)
    assert abs(said - right) <= Decimal("0.1")


def test_page_is_fresh() -> None:
    """reports/quality.md has the figures that the program reaches today."""
    path = REPORTS / PAGE
    assert path.exists() and path.read_bytes().decode("utf-8") == page(), f"reports/{PAGE} is stale; run {COMMAND}"
