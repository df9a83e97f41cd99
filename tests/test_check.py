"""Drafts against their sources: how every claim stands, whose findings count, and who is no source."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import PathSettings, Settings
from factcheck.errors import InputError
from factcheck.model.article import Article
from factcheck.model.check import Backing
from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.pipeline import check, compare
from factcheck.report import Page, find
from factcheck.report.step_summary import page_of
from factcheck.report.terminal import render
from factcheck.report.words import summary
from tests import golden

FIRE = "A fire at the Varde mill killed 12 people, the rescue service said on Monday evening.\n"


def backing(report: Report) -> list[list[Any]]:
    """Every claim of the first draft: its words, its backing, its origins."""
    story = report.stories[0]
    claims = {claim.id: claim for claim in story.claims}
    return [[" ".join(claims[c.claim_id].quote.split()), c.backing.value, c.origins] for c in story.checks]


@pytest.mark.parametrize("case", golden.cases("backing", must=("id", "articles", "stands")))
def test_how_the_claims_of_a_draft_stand(case: dict[str, Any]) -> None:
    draft, *sources = golden.story(case["articles"], ())
    assert backing(check(draft, sources)) == case["stands"]


def test_every_standing_has_a_case() -> None:
    shown = {stands for row in golden.rows("backing") for _, stands, _ in row["stands"]}
    assert shown == {each.value for each in Backing}


def test_a_check_names_the_words_of_the_source() -> None:
    draft, wire, paper = golden.story(
        ("The Varde fire killed 14 people.", "The Varde fire killed 12 people.", "The fire in Varde killed 14 people."),
        (),
    )
    report = check(draft, [wire, paper])
    (found,) = report.stories[0].checks
    texts = {article.id: article for article in report.articles}
    said = {kind: [(m.article_id, m.span.of(texts[m.article_id].text)) for m in getattr(found, kind)]
            for kind in ("support", "near", "against")}  # fmt: skip
    assert said == {"support": [(paper.id, "14")], "near": [], "against": [(wire.id, "12")]}


def test_a_step_is_against_a_height_of_the_same_figure_and_not_a_rounding_of_it() -> None:
    draft, same, step = golden.story(
        (
            "The operating margin of Orlan Foods fell to 12.5 per cent.",
            "The operating margin of Orlan Foods fell to 12.5 per cent in the quarter.",
            "Orlan Foods said its operating margin fell by 12.5 per cent in the quarter.",
        ),
        (),
    )
    report = check(draft, [same, step])
    (found,) = report.stories[0].checks
    assert [(finding.rule, finding.severity) for finding in report.findings] == [("FC109", Severity.NOTE)]
    said = [[mention.article_id for mention in its] for its in (found.support, found.near, found.against)]
    assert (found.backing, said) == (Backing.SUPPORTED, [[same.id], [], [step.id]])


def test_a_draft_is_no_origin_and_makes_one_of_nobody() -> None:
    """It copies from both: that does not make one source of the two."""
    first = "The mill at Varde burned for nine hours before the rescue service had the fire under control that night."
    second = "Twelve people had been asleep in the rooms above the mill when the alarm was raised by a passing baker."
    toll = "The fire killed 12 people."
    draft, one, two = golden.story((f"{first} {second} {toll}", f"{first} {toll}", f"{second} {toll}"), ())
    (story,) = check(draft, [one, two]).stories
    assert sorted(origin.articles for origin in story.origins) == [(one.id,), (two.id,)]
    assert ["12", "supported", 2] in backing(check(draft, [one, two]))


def test_a_side_that_only_the_draft_is_on_has_no_origin() -> None:
    draft, source = golden.story(("The Varde fire killed 14 people.", "The Varde fire killed 12 people."), ())
    (finding,) = check(draft, [source]).findings
    assert {side.mentions[0].article_id: side.origins for side in finding.sides} == {draft.id: 0, source.id: 1}


# -- whose findings ----------------------------------------------------------------------------------


def three() -> tuple[Any, ...]:
    """A draft on one count; its sources agree on that and differ on another."""
    return golden.story(
        (
            "The Varde fire killed 12 people.",
            "The Varde fire killed 12 people and destroyed 40 homes.",
            "The Varde fire killed 12 people and destroyed 60 homes.",
        ),
        (),
    )


def test_what_sources_say_among_themselves_is_left_out() -> None:
    draft, *sources = three()
    assert check(draft, sources).findings == ()


def test_strict_sources_are_a_story_of_their_own_after_the_drafts() -> None:
    draft, *sources = three()
    report = check(draft, sources, strict_sources=True)
    drafted, among = report.stories
    assert (drafted.draft, among.draft) == (draft.id, "")
    assert drafted.findings == () and {article.id for article in among.articles} == {source.id for source in sources}
    (finding,) = among.findings
    assert finding.severity is Severity.ERROR
    assert len({claim.id for story in report.stories for claim in story.claims}) == len(report.claims)


def test_the_summary_counts_each_source_once() -> None:
    draft, *sources = three()
    other = golden.story(("The Varde fire destroyed 50 homes.",), ())[0]
    other = type(draft).from_text(other.text, id="other")
    report = check([draft, other], sources, strict_sources=True)
    assert summary(report).endswith("in 2 drafts; checked against 2 sources, 2 independent origins")


@pytest.mark.parametrize(("require", "found"), [(False, []), (True, [("FC200", Severity.WARNING)])])
def test_a_figure_without_a_source_is_a_warning_where_support_is_required(require: bool, found: list[Any]) -> None:
    draft, source = golden.story(("The Varde ferry can take 340 passengers.", "The Varde ferry is new."), ())
    report = check(draft, [source], require_support=require)
    assert [(finding.rule, finding.severity) for finding in report.findings] == found


def test_settings_can_ask_for_support_and_for_all_that_sources_say() -> None:
    draft, *sources = three()
    asked = Settings(require_support=True, strict_sources=True)
    assert [story.draft for story in check(draft, sources, settings=asked).stories] == [draft.id, ""]
    draft, source = golden.story(("The Varde ferry can take 340 passengers.", "The Varde ferry is new."), ())
    assert [finding.rule for finding in check(draft, [source], settings=asked).findings] == ["FC200"]
    assert check(draft, [source], settings=asked, require_support=False).findings == ()


def test_settings_for_one_source_leave_the_others_among_themselves() -> None:
    """Nothing that sources say against each other touches a draft, and it is heard all the same."""
    draft, *sources = three()
    third = type(draft).from_text(sources[1].text, id="third")
    some = PathSettings(match=("third",), ignore=("FC1",))
    report = check(draft, [*sources, third], settings=Settings(strict_sources=True, path=(some,)))
    assert len(report.findings) == 1 and report.suppressed == ()


@pytest.mark.parametrize("require", [False, True])
def test_a_comment_on_support_waits_until_support_is_asked_for(require: bool) -> None:
    own = "The Varde ferry can take 340 passengers. <!-- factcheck: ignore[FC200] -- counted by us -->\n"
    draft = Article.from_text(own, id="draft.md")
    source = Article.from_text("The Varde ferry is new.", id="wire")
    report = check(draft, [source], require_support=require)
    assert report.findings == ()
    assert [finding.rule for finding in report.suppressed] == ["FC200"] * require


# -- files ---------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "wire.txt").write_text(FIRE, encoding="utf-8")
    (tmp_path / "desk" / "draft.md").write_text("# Fire\n\nThe Varde mill fire killed 14 people.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["desk/draft.md", "./desk/draft.md", "desk/../desk/draft.md", "absolute"])
def test_a_draft_among_the_sources_is_not_its_own_source(desk: Path, name: str) -> None:
    name = str(desk / "desk" / "draft.md") if name == "absolute" else name
    report = check(name, ["desk"])
    assert [article.name.rsplit("/")[-1] for article in report.articles] == ["draft.md", "wire.txt"]
    assert backing(report) == [["14", "conflicting", 0]]


def test_a_draft_elsewhere_is_named_without_the_folders_of_the_machine(desk: Path) -> None:
    (desk / "own").mkdir()
    draft = desk / "own" / "fire.txt"
    draft.write_text("The Varde mill fire killed 14 people.\n", encoding="utf-8")
    report = check(draft, [desk / "desk" / "wire.txt"])
    for text in (render(report, Page(80)), find("markdown").load()(report, Page()), page_of(report, 10_000)):
        assert "fire.txt:1" in text and draft.parent.as_posix() not in text.replace(f"in {desk.as_posix()}/desk/", "")


def test_standard_input_stands_for_the_file_that_it_is_named_as(desk: Path) -> None:
    text = io.BytesIO(b"---\ntitle: Fire\n---\n\nThe Varde mill fire killed 12 people.\n")
    report = check("-", ["desk"], stdin=text, stdin_name="desk/draft.md")
    draft = report.articles[0]
    assert (draft.id, draft.title) == ("desk/draft.md", "Fire")
    assert len(report.articles) == 2, "the file itself is not a source"
    assert backing(report) == [["12", "supported", 1]]


def test_standard_input_named_after_a_file_of_no_known_kind_is_read_as_what_it_is(desk: Path) -> None:
    report = check("-", ["desk/wire.txt"], stdin=io.BytesIO(FIRE.encode()), stdin_name="draft")
    assert report.articles[0].id == "draft" and backing(report)[0] == ["12", "supported", 1]


def test_a_source_with_the_id_of_a_draft_is_the_draft() -> None:
    """Whatever it holds: two articles of one id cannot be told apart."""
    draft, *_ = golden.story(("The Varde fire killed 14 people.",), ())
    report = check(draft, [type(draft).from_text(FIRE, id=draft.id)])
    assert [article.text for article in report.articles] == [draft.text]
    assert summary(report) == "no disagreements in 1 draft; checked against 0 sources, 0 independent origins"


def test_no_draft_to_read_is_an_error_that_names_it(desk: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.md"):
        check("missing.md", ["desk"])


def test_the_report_of_a_check_leaves_out_what_only_sources_have(desk: Path) -> None:
    """Copies among the sources and words not read in them are not the draft's."""
    for name in ("a.txt", "b.txt"):
        (desk / "desk" / name).write_text(
            FIRE + "The mill had been built of larch by two brothers who had lost the one before it to a flood, "
            "and stood on oak piles that were older still.\n", encoding="utf-8",
        )  # fmt: skip
    report = check("desk/draft.md", ["desk"])
    assert report.passages
    text = render(report, Page(80))
    assert "REPEATED TEXT" not in text
    assert re.search(r"draft\.md +draft\n", text)


# -- what is the sources' own ----------------------------------------------------------------------


def test_who_has_what_from_whom_among_the_sources_is_theirs() -> None:
    """Two sources that name each other are no fault of a draft, and said once where sources are judged too."""
    texts = (
        "The bridge at Lindow will close in May, according to the Alder Bay Record.",
        "The bridge at Lindow is to close in May, the Lowmoor Mail reported.",
    )
    sources = [
        Article.from_text(text, id=name, publisher=publisher)
        for text, name, publisher in zip(texts, "ab", ("Lowmoor Mail", "Alder Bay Record"), strict=True)
    ]
    draft = Article.from_text("The bridge at Lindow was painted green last year.", id="draft")
    assert [finding.rule for finding in compare(sources, one_story=True).findings] == ["FC202"]
    assert check(draft, sources).findings == ()
    strict = check(draft, sources, strict_sources=True)
    assert [[finding.rule for finding in story.findings] for story in strict.stories] == [[], ["FC202"]]


def test_words_that_two_sentences_have_are_words() -> None:
    draft = Article.from_text("In the first quarter the revenue of Orlan Foods was $398 million.", id="draft")
    source = Article.from_text("The revenues of Orlan Foods in the second quarter came to $412 million.", id="a")
    (finding,) = [finding for finding in check(draft, [source]).findings if finding.rule == "FC204"]
    assert finding.message.startswith("The draft has “in the first quarter” where")
    assert finding.explanation[-1] == "words that both sentences have: Foods, Orlan, revenues"


def test_what_a_few_words_of_several_sources_say_otherwise_is_a_note() -> None:
    draft = Article.from_text("The fault struck at dawn and shut nine of the 24 stations of the line.", id="d")
    source = Article.from_text("The railway runs the harbour line and the hill line, with 37 stations.", id="s")
    other = Article.from_text("The fault lasted four hours, the railway said.", id="t")
    (finding,) = check(draft, [source, other]).findings
    assert (finding.rule, finding.severity) == ("FC203", Severity.NOTE)


def test_a_draft_without_a_date_is_written_last() -> None:
    first = Article.from_text("At least seven people died in the Varde fire.", id="a", published=date(2025, 8, 9))
    last = Article.from_text("The Varde fire is out, the rescue service said.", id="b", published=date(2025, 8, 11))
    report = check(Article.from_text("Fourteen people died in the Varde fire.", id="d"), [first, last])
    assert report.findings == ()
    lower = check(Article.from_text("Four people died in the Varde fire.", id="d"), [first, last])
    assert [finding.severity for finding in lower.findings] == [Severity.ERROR]


def test_what_a_source_of_weeks_before_says_otherwise_is_a_note() -> None:
    draft = Article.from_text("Members of the Varde dockers' union backed the agreement, 68 per cent of them.", id="d")
    before = Article.from_text(
        "Members of the Varde dockers' union backed the agreement, 94 per cent of them.",
        id="a",
        published=date(2025, 9, 1),
    )
    last = Article.from_text("The Varde dockers' union was at work.", id="b", published=date(2025, 10, 17))
    (noted,) = check(draft, [before, last]).findings
    assert noted.severity is Severity.NOTE and "that source is of 1 September 2025" in noted.explanation[-1]


@pytest.mark.parametrize(
    ("given", "severity"),
    [("in 1997", Severity.WARNING), ("in 2025", Severity.NOTE)],
    ids=["a year that was over", "the year of the source"],
)
def test_a_year_that_was_over_when_the_source_was_written_does_not_change(given: str, severity: Severity) -> None:
    draft = "The ferry Alder Star, which was built for Orlan Lines in Varde in 1979, has new owners."
    before = Article.from_text(
        f"The ferry Alder Star was built for Orlan Lines in Varde {given}.", id="a", published=date(2025, 9, 1)
    )
    last = Article.from_text("The search for two divers is off.", id="b", published=date(2025, 11, 4))
    (found,) = check(Article.from_text(draft, id="d"), [before, last]).findings
    assert (found.rule, found.severity) == ("FC130", severity)


def test_a_slip_of_scale_is_told_of_an_older_source_too() -> None:
    draft = Article.from_text("The new cathedral in Varde cost £6.8 million, the bishop said.", id="d")
    before = Article.from_text(
        "The new cathedral in Varde cost £6.8 billion, the bishop said.", id="a", published=date(2025, 9, 1)
    )
    last = Article.from_text("The cathedral of Varde was opened.", id="b", published=date(2025, 10, 17))
    (told,) = check(draft, [before, last]).findings
    assert told.severity is not Severity.NOTE


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Nils Holm, the mayor of Varde, opened the fair.", {"FC209"}),
        ("Nils Holm of Varde faces three charges.", set()),
    ],
)
def test_an_older_denial_stands_while_no_later_source_has_the_word(last: str, said: set[str]) -> None:
    draft = Article.from_text("Nils Holm, the mayor of Varde, has been charged with theft.", id="d")
    before = Article.from_text(
        "Nils Holm, the mayor of Varde, has not been charged with theft.", id="a", published=date(2025, 10, 15)
    )
    later = Article.from_text(last, id="b", published=date(2025, 10, 17))
    findings = check(draft, [before, later]).findings
    assert {finding.rule for finding in findings if finding.severity is not Severity.NOTE} == said


def test_a_title_and_a_surname_are_who_bears_them() -> None:
    minutes = Article.from_text(
        "Council Member DeLuca stated: “Nobody ran for this job. But lead does not care about the election calendar.”",
        id="s",
    )
    draft = Article.from_text("Rosa DeLuca said that “lead does not care about the election calendar.”", id="d")
    assert [each.rule for each in check(draft, [minutes]).findings if each.severity is not Severity.NOTE] == []


def test_the_revenue_of_a_rival_is_not_the_drafts() -> None:
    table = Article.from_text("Carrick Co-op results, first half\n\nRevenue (€m) 1,184.6\n", id="s")
    wire = Article.from_text(
        "Carrick Co-op cut its forecast. Its rival Glen Foods, which reported in July, had revenue of €905 million.",
        id="t",
    )
    draft = Article.from_text("Carrick Co-op cut its forecast. Revenue rose 7.4 per cent to €1.18 billion.", id="d")
    assert [each.rule for each in check(draft, [table, wire]).findings if each.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(("days", "loud"), [((9, 12), False), ((12, 12), True)])
def test_the_injured_of_the_first_day_are_not_those_of_the_last(days: tuple[int, int], loud: bool) -> None:
    first = Article.from_text(
        "At least seven people were killed and about 50 injured when the express left the rails at Varde.",
        id="a",
        published=date(2025, 2, days[0]),
    )
    last = Article.from_text("The line through Varde is open again.", id="b", published=date(2025, 2, days[1]))
    text = (
        "The first reports spoke of seven deaths; the final count is eleven dead, "
        "with 68 people hurt, 19 of them badly."
    )
    findings = check(Article.from_text(text, id="d"), [first, last]).findings
    assert any(finding.severity is not Severity.NOTE and "68 people" in finding.message for finding in findings) is loud


@pytest.mark.parametrize(("text", "rules"), [("Tuesday, July 10", {"FC131"}), ("Thursday, July 10", set())])
def test_a_weekday_without_its_year_is_looked_up_by_the_day_of_the_last_source(text: str, rules: set[str]) -> None:
    source = Article.from_text("The jury of the Dunmore trial came back.", id="s", published=date(2025, 7, 12))
    draft = Article.from_text(f"The jury came back on {text}, after two days.", id="d")
    assert {finding.rule for finding in check(draft, [source]).findings} == rules
