"""Weights of sources: what they order, what a source without weight may do, and that all of it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck import check, compare
from factcheck.cli.app import app
from factcheck.config import DEFAULT, Settings, SourceSettings
from factcheck.ingest.naming import named
from factcheck.model.article import Article
from factcheck.model.check import Backing
from factcheck.model.finding import Finding, Severity
from factcheck.report import Page, find

TWELVE = "A fire at the Orlan mill in Varde killed 12 people on Monday, the mayor of the town said."
FIFTEEN = "Fifteen people died when the Orlan mill in Varde burned down on Monday."
IDLE = "a side that rests on sources of weight 0 alone makes a warning at most"


def articles(*said: tuple[str, str]) -> list[Article]:
    """One article for each (publisher, text)."""
    return [Article.from_text(text, id=f"{name.casefold()}.txt", publisher=name) for name, text in said]


def weighing(**weights: str) -> Settings:
    sources = tuple(SourceSettings(match=name, weight=Decimal(weight)) for name, weight in weights.items())
    return replace(DEFAULT, source=sources)


def deaths(sources: list[Article], settings: Settings) -> Finding:
    report = compare(sources, one_story=True, settings=settings)
    (finding,) = [finding for finding in report.findings if finding.attribute == "deaths"]
    return finding


BOTH = articles(("Wire", TWELVE), ("Record", FIFTEEN))


# -- which side stands first -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weights", "values"),
    [
        ({}, ["12 people", "15 people"]),
        ({"Record": "2"}, ["15 people", "12 people"]),
        ({"Record": "1.5", "Wire": "2"}, ["12 people", "15 people"]),
        ({"Wire": "0.5"}, ["15 people", "12 people"]),
    ],
)
def test_the_side_that_weighs_more_stands_first_and_is_named_first(weights: dict[str, str], values: list[str]) -> None:
    finding = deaths(BOTH, weighing(**weights))
    assert [side.value for side in finding.sides] == values
    assert finding.message.startswith(" and ".join(values))
    assert finding.severity is Severity.ERROR, "a weight moves no severity unless it is 0"


def test_copies_weigh_once_and_as_much_as_the_heaviest() -> None:
    """Three papers that print one agency text are one origin, whatever they weigh together."""
    long = f"{TWELVE} " + (
        "Smoke could be seen from both shores of the sound for most of the afternoon, and the harbour master told "
        "ferries to keep away from the quay until the wind had turned and the embers no longer reached the water."
    )
    copies = articles(("Wire", long), ("Herald", long), ("Mail", long), ("Record", FIFTEEN))
    finding = deaths(copies, weighing(Wire="1", Herald="1.5", Record="2"))
    assert [side.value for side in finding.sides] == ["15 people", "12 people"]
    assert "by weight of sources: 2 (Record) against 1.5 (Herald)" in finding.explanation


def test_several_origins_are_added_up_and_named() -> None:
    other = "The blaze at the Orlan mill in Varde on Monday has killed 12 people."
    sources = articles(("Wire", TWELVE), ("Herald", other), ("Record", FIFTEEN))
    finding = deaths(sources, weighing(Wire="1.5", Record="2"))
    assert "by weight of sources: 2.5 (Herald 1, Wire 1.5) against 2 (Record)" in finding.explanation


def test_nothing_is_said_of_weights_where_nothing_is_weighed() -> None:
    for settings in (DEFAULT, weighing(Elsewhere="3"), weighing(Wire="1")):
        assert not [step for step in deaths(BOTH, settings).explanation if "weigh" in step]


@given(st.decimals(min_value=0, max_value=100, places=2), st.decimals(min_value=0, max_value=100, places=2))
def test_weights_silence_nothing(wire: Decimal, record: Decimal) -> None:
    """Whatever sources weigh, the same sides are reported, with the same fingerprint, and never as a mere note."""
    finding = deaths(BOTH, weighing(Wire=str(wire), Record=str(record)))
    plain = deaths(BOTH, DEFAULT)
    assert finding.fingerprint == plain.fingerprint
    assert {side.mentions for side in finding.sides} == {side.mentions for side in plain.sides}
    assert finding.severity is (Severity.ERROR if wire and record else Severity.WARNING)
    assert (IDLE in finding.explanation) is (0 in (wire, record))


# -- sources without weight ------------------------------------------------------------------------


def test_a_source_without_weight_alone_makes_no_error() -> None:
    finding = deaths(BOTH, weighing(Record="0"))
    assert (finding.severity, [side.origins for side in finding.sides]) == (Severity.WARNING, [1, 0])
    assert finding.explanation[-2:] == ("by weight of sources: 1 (Wire) against 0 (Record)", IDLE)


def test_a_third_side_without_weight_does_not_soften_the_other_two() -> None:
    twenty = "A fire at the Orlan mill in Varde killed 20 people on Monday, witnesses said."
    sources = articles(("Wire", TWELVE), ("Record", FIFTEEN), ("Rumour", twenty))
    assert deaths(sources, weighing(Rumour="0")).severity is Severity.ERROR
    assert deaths(sources, weighing(Rumour="0", Wire="0")).severity is Severity.WARNING


def test_what_no_figure_decides_is_no_error_on_such_a_word_either() -> None:
    """A figure that rises in one article and falls in the other."""
    sources = articles(
        ("Wire", "Orlan Foods said on Monday that its revenue rose 12 percent to $40 million in 2023."),
        ("Record", "Orlan Foods said on Monday that its revenue fell 12 percent to $40 million in 2023."),
    )
    loud = {f.rule: f.severity for f in compare(sources, one_story=True).findings}
    soft = {f.rule: f.severity for f in compare(sources, one_story=True, settings=weighing(Record="0")).findings}
    assert loud["FC170"] is Severity.ERROR and soft["FC170"] is Severity.WARNING
    assert set(soft) == set(loud)


DRAFT = Article.from_text(f"{TWELVE} The mill was built in 1931 and employed 340 people.", id="draft.md")


def test_a_source_without_weight_supports_nothing_and_is_shown() -> None:
    rumour = "A fire at the Orlan mill in Varde killed 12 people on Monday. The mill employed 340 people."
    wire = "The Orlan mill in Varde employed 340 people, the owner said."
    sources = articles(("Rumour", rumour), ("Wire", wire))
    heard, unheard = (
        check(DRAFT, sources, settings=settings, require_support=True) for settings in (DEFAULT, weighing(Rumour="0"))
    )
    backings = [
        {claim.quote: each.backing for claim in story.claims for each in story.checks if each.claim_id == claim.id}
        for story in (heard.stories[0], unheard.stories[0])
    ]
    assert (backings[0]["12"], backings[1]["12"]) == (Backing.SUPPORTED, Backing.UNSUPPORTED)
    assert backings[0]["340"] is backings[1]["340"] is Backing.SUPPORTED
    (twelve,) = [each for each in unheard.stories[0].checks if each.weightless and not each.support]
    assert [mention.article_id for mention in twelve.weightless] == ["rumour.txt"]
    (finding,) = [finding for finding in unheard.findings if finding.sides[0].value == "12 people"]
    assert (finding.rule, finding.message) == ("FC200", "12 people is in no source that has weight.")
    assert "Rumour has it, which has weight 0 in the settings" in finding.explanation
    for format in ("terminal", "markdown", "html"):
        shown = find(format).load()(unheard, Page(100))
        assert "of weight 0: " in shown and "weight 0" in shown


def test_who_has_no_weight_does_not_stand_by_a_draft() -> None:
    """What one source says otherwise is an error of the draft, also where a rumour agrees with the draft."""
    rumour = "The blaze at the Orlan mill in Varde on Monday has killed 12 people."
    sources = articles(("Rumour", rumour), ("Record", FIFTEEN))
    assert {f.severity for f in check(DRAFT, sources).findings if f.attribute == "deaths"} == {Severity.NOTE}
    (found,) = [f for f in check(DRAFT, sources, settings=weighing(Rumour="0")).findings if f.attribute == "deaths"]
    assert found.severity is Severity.ERROR
    assert "by weight of sources: the draft and 0 (Rumour) against 1 (Record)" in found.explanation


def test_a_rumour_contradicts_a_draft_and_makes_no_error_of_it() -> None:
    report = check(DRAFT, articles(("Record", FIFTEEN)), settings=weighing(Record="0"))
    (found,) = [finding for finding in report.findings if finding.attribute == "deaths"]
    assert found.severity is Severity.WARNING and IDLE in found.explanation
    assert Backing.CONFLICTING in {each.backing for each in report.stories[0].checks}


def test_a_draft_is_not_weighed() -> None:
    settings = replace(DEFAULT, source=(SourceSettings(match="draft.md", weight=Decimal(0)),))
    (found,) = [f for f in check(DRAFT, articles(("Record", FIFTEEN)), settings=settings).findings if f.sides[1:]]
    assert found.severity is Severity.ERROR


# -- where it is set -------------------------------------------------------------------------------


def test_the_first_that_says_it_gives_the_name_and_the_first_that_says_it_the_weight() -> None:
    article = Article.from_text("x", id="desk/a.txt", publisher="Northern Wire")
    sources = (
        SourceSettings(match="north*", weight=Decimal(2)),
        SourceSettings(match="desk/*", name="The Wire", weight=Decimal(3)),
        SourceSettings(match="*", name="Others"),
    )
    found = named(article, sources)
    assert (found.publisher, found.weight) == ("The Wire", Decimal(2))


def test_explain_and_the_list_of_sources_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").write_text('[[source]]\nmatch = "b.txt"\nname = "Rumour"\nweight = 0\n', encoding="utf-8")
    Path("a.txt").write_text(TWELVE, encoding="utf-8")
    Path("b.txt").write_text(FIFTEEN, encoding="utf-8")
    ran = {
        command: " ".join(CliRunner().invoke(app, command.split()).stdout.split())
        for command in ("explain F001 a.txt b.txt", "compare a.txt b.txt", "compare a.txt b.txt -f markdown")
    }
    assert "on the word of sources of weight 0: a warning at most" in ran["explain F001 a.txt b.txt"]
    assert "15 people 1 article of weight 0" in ran["compare a.txt b.txt"]
    assert "b.txt weight 0" in ran["compare a.txt b.txt"]
    assert "| `b.txt` | 0 |" in ran["compare a.txt b.txt -f markdown"]
