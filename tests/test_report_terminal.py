"""The terminal report: what an editor sees, at every width, and what an article cannot do to it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from factcheck.model.finding import Mention, Severity
from factcheck.model.passage import PassageKind
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report import Page
from factcheck.report.terminal import render
from factcheck.report.view import StoryView
from tests.sample_report import HOSTILE, bridge, halden, hostile, sample

STYLE = re.compile(r"\x1b\[[\d;]*m")


def shown(report: Report, width: int = 100) -> str:
    return render(report, Page(width))


def test_findings_come_most_serious_first() -> None:
    rules = re.findall(r"^(ERROR|WARNING|NOTE) (FC\d+)", shown(sample()), re.MULTILINE)
    assert rules == [("ERROR", "FC101"), ("WARNING", "FC108"), ("NOTE", "FC102"), ("NOTE", "FC191")]


def test_findings_of_one_fact_stand_together() -> None:
    """A note on the fact that an error is about comes before the warning on another fact."""
    story = halden()
    error, note = story.findings[0], story.findings[2]
    story = replace(story, findings=(*story.findings, replace(note, fact_id=error.fact_id, message="beside it")))
    rules = re.findall(r"^[A-Z]+ (FC\d+)", shown(Report((story,))), re.MULTILINE)
    assert rules == ["FC101", "FC102", "FC108", "FC102", "FC191"]


def test_a_side_shows_who_says_it_where_and_in_which_words() -> None:
    text = shown(sample(), 120)
    assert "    Morning Wire, from two people briefed on the plan  wire.txt:6\n" in text
    assert "    │ Revenue came to «$310 million» last year, one of them said.\n" in text


def test_copies_of_a_sentence_are_quoted_once() -> None:
    text = shown(sample(), 120)
    assert "    Capital Post, in the same words  post.html:3\n" in text
    assert text.count("«$410 million»") == 1


def test_support_is_counted_in_origins() -> None:
    text = shown(sample())
    assert "  • $410 million  2 articles, 1 origin\n" in text
    assert "  • $310 million  1 origin\n" in text


def test_the_reason_is_given_step_by_step() -> None:
    text = shown(sample())
    assert "  why  $410 million reads as [405, 415) million USD\n       $310 million reads as" in text


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 120, 140])
@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_no_line_is_wider_than_the_page(report: Report, width: int) -> None:
    assert [line for line in shown(report, width).splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize(("width", "table"), [(80, False), (99, False), (100, True), (120, True)])
def test_facts_are_a_table_where_the_width_allows(width: int, table: bool) -> None:
    text = shown(sample(), width)
    assert ("FACTS  in two or more articles" in text, "AGREED  by" in text) == (table, not table)


def test_the_fact_table_has_a_sign_for_every_source() -> None:
    row = next(line for line in shown(sample(), 120).splitlines() if line.startswith("Halden Robotics · valuation"))
    assert row.split()[-4:] == ["=", "=", "=", "≈"]
    row = next(line for line in shown(sample(), 120).splitlines() if line.startswith("Halden Robotics · revenue"))
    assert row.split()[-4:] == ["≠", "=", "=", "–"]


def test_the_list_of_agreed_facts_leaves_out_what_is_in_dispute() -> None:
    agreed = shown(sample(), 80).partition("AGREED")[2].partition("REPEATED")[0]
    assert "employees" in agreed and "funding" in agreed
    assert "revenue" not in agreed and "market share" not in agreed


def test_what_repeats_and_what_was_not_read_is_listed() -> None:
    text = shown(sample())
    assert "syndicated text, 41 words  ledger.md:4  post.html:3\n" in text
    assert "1 × a number word that is not known\n    │ Some dozen-odd patents  notes.txt:2\n" in text


def test_the_last_line_sums_up() -> None:
    last = "1 error, 1 warning, 2 notes in 2 stories; 5 articles, 4 independent origins"
    assert shown(sample()).endswith(f"\n{last}\n")


def test_inputs_that_could_not_be_read_are_named() -> None:
    text = shown(sample())
    assert "INPUTS THAT COULD NOT BE READ\n  desk/scan.txt: is not text" in text
    assert "REMARKS ON INPUTS\n  desk/notes.txt: has no date" in text


def test_files_are_named_below_the_folder_that_they_share() -> None:
    text = shown(sample())
    assert "   in desk/\n   Morning Wire  14 May 2024  wire.txt\n" in text


def test_files_without_a_folder_of_their_own_are_named_in_full() -> None:
    story = halden()
    documents = tuple(
        replace(d, article=replace(d.article, path=f"{'a' if n else '/b'}/x{n}.txt"))
        for n, d in enumerate(story.documents)
    )
    text = shown(Report((replace(story, documents=documents),)))
    assert "   in " not in text and "  /b/x0.txt" in text and "  a/x1.txt" in text


def test_words_of_one_sentence_are_marked_in_it_together() -> None:
    story = halden()
    finding = story.findings[0]
    wire = [claim for claim in story.claims if claim.article_id == "desk/wire.txt"][3:5]
    mentions = tuple(Mention(claim.article_id, claim.span, claim.id) for claim in wire)
    finding = replace(finding, sides=(replace(finding.sides[0], mentions=mentions),))
    text = shown(Report((replace(story, findings=(finding,)),)), 120)
    assert "│ The company employs «1,200 people» in Greyford and has cut «40 jobs» since January.\n" in text


def test_words_too_far_apart_for_one_line_are_not_all_marked() -> None:
    story = halden()
    note = story.findings[2]
    wire = next(document for document in story.documents if document.article.id == "desk/wire.txt")
    ends = [Span(start, start + 4) for start in (wire.article.text.index("in talks to raise $620 million in"),
                                                wire.article.text.index("Tuesday"))]  # fmt: skip
    side = replace(note.sides[0], mentions=tuple(Mention("desk/wire.txt", span) for span in ends))
    text = shown(Report((replace(story, findings=(replace(note, sides=(side,)),)),)), 80)
    assert text.count("«") == 1


def test_boilerplate_that_stands_once_is_only_counted() -> None:
    story = halden()
    first = story.passages[0]
    pieces = [replace(first, id=f"b{n}", kind=PassageKind.BOILERPLATE, copies=first.copies[n : n + 1]) for n in (0, 1)]
    text = shown(Report((replace(story, passages=(*pieces, *story.passages)),)))
    assert "  2 pieces of boilerplate set aside  ledger.md:4  post.html:3\n" in text
    assert text.count("The company booked $410 million in revenue in 2023, a person who has seen the accounts") == 1
    both = replace(first, kind=PassageKind.BOILERPLATE)
    assert "boilerplate, 41 words  ledger.md:4" in shown(Report((replace(story, passages=(both,)),)))


@pytest.mark.parametrize(("severity", "sign"), [(Severity.ERROR, "≠"), (Severity.WARNING, "≠"), (Severity.NOTE, "=")])
def test_sources_on_two_sides_of_a_finding_do_not_agree(severity: Severity, sign: str) -> None:
    """Figures that are alike may differ in their period or class; only a note leaves them agreeing."""
    story = halden()
    staff = next(fact for fact in story.facts if fact.attribute == "employees")
    claims = [claim for claim in story.claims if claim.id in staff.claims]
    sides = tuple(
        replace(
            story.findings[0].sides[0],
            value=claim.id,
            mentions=(Mention(claim.article_id, claim.span, claim.id),),
        )
        for claim in claims
    )
    finding = replace(story.findings[0], severity=severity, fact_id=staff.id, sides=sides)
    story = replace(story, findings=(finding,))
    row = next(row for row in StoryView(story).rows() if row.fact is staff)
    assert [mark.value for mark in row.marks] == ["=", sign, "–", sign]
    assert row.agreed == (sign == "=")


def test_a_fact_that_all_sources_give_does_not_name_them() -> None:
    story = halden()
    staff = next(fact for fact in story.facts if fact.attribute == "employees")
    documents = tuple(document for document in story.documents if document.article.id != "desk/post.html")
    alike = replace(story, documents=documents, facts=(staff,), findings=(), passages=(), origins=())
    assert "employees  1,200 people  = all 3 sources\n" in shown(Report((alike,)), 80)


# -- little to say ---------------------------------------------------------------------------


def test_one_article_has_nothing_to_compare_it_with() -> None:
    assert "One article: nothing to compare it with.\n" in shown(Report((bridge(),)))


def test_a_story_without_findings_says_so() -> None:
    text = shown(Report((replace(halden(), findings=()),)))
    assert "No disagreement found.\n" in text
    assert "DISAGREEMENTS" not in text and text.endswith(
        "no disagreements in 1 story; 4 articles, 3 independent origins\n"
    )


def test_articles_on_stories_of_their_own_are_listed_together() -> None:
    stories = tuple(replace(bridge(), id=f"S{n}") for n in range(12))
    text = shown(Report(stories))
    assert "12 articles are on stories of their own" in text
    assert text.count("desk/bridge.txt") == 8 and "… and 4 more (--format json has them all)" in text


def test_no_article_at_all() -> None:
    assert shown(Report(())) == "No article could be read.\n"


def test_nothing_is_printed_for_what_there_is_none_of() -> None:
    story = halden()
    text = shown(Report((replace(story, passages=(), unread=(), facts=()),)))
    assert not re.search("REPEATED|NOT READ|FACTS|AGREED|INPUTS", text)


# -- much to say -----------------------------------------------------------------------------


def test_long_lists_are_cut_and_say_so() -> None:
    story = halden()
    finding = story.findings[0]
    side = finding.sides[0]
    apart = [replace(side.mentions[0], span=claim.span, article_id=claim.article_id) for claim in story.claims]
    many = replace(
        finding,
        sides=tuple(replace(side, value=f"value {n}", mentions=tuple(apart)) for n in range(9)),
        explanation=tuple(f"step {n}" for n in range(12)),
    )
    text = shown(Report((replace(story, findings=(many,)),)))
    assert "value 5" in text and "value 6" not in text and "  … and 3 more (--format json" in text
    assert "step 7" in text and "step 8" not in text and "       … and 4 more (--format json" in text


def test_one_more_than_fits_is_simply_shown() -> None:
    story = halden()
    finding = replace(story.findings[0], explanation=tuple(f"step {n}" for n in range(9)))
    text = shown(Report((replace(story, findings=(finding,)),)))
    assert "step 8" in text and "more (" not in text


def test_a_passage_in_many_places_names_the_first() -> None:
    story = halden()
    passage = replace(story.passages[0], copies=story.passages[0].copies[:1] * 9)
    text = shown(Report((replace(story, passages=(passage,)),)))
    assert "and 4 more" in " ".join(text.split())


# -- colour and hostility --------------------------------------------------------------------


def test_without_colour_there_is_not_one_escape() -> None:
    assert "\x1b" not in shown(sample()) + shown(hostile())


def test_values_are_marked_by_weight_or_by_signs() -> None:
    coloured = render(sample(), Page(100, color=True))
    assert "\x1b[1;4m$310 million\x1b[0m" in coloured and "«" not in coloured


@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_colour_says_nothing_that_words_do_not(report: Report) -> None:
    """Taking the colour away leaves the very text that is printed without it, but for the marks."""

    def words(text: str) -> list[str]:
        return re.sub("[«»│]", "", text).split()

    assert words(STYLE.sub("", render(report, Page(120, color=True)))) == words(shown(report, 120))


def test_an_article_can_neither_colour_nor_ring_nor_turn_text_around() -> None:
    text = STYLE.sub("", render(hostile(), Page(100, color=True)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[red]Loud[/red]" in text, "markup is shown, not obeyed"


def test_sources_of_one_name_are_told_apart() -> None:
    story = halden()
    named: dict[str, Any] = {"publisher": "Daily", "title": None}
    documents = tuple(replace(d, article=replace(d.article, **named)) for d in story.documents)
    text = shown(Report((replace(story, documents=documents),)), 120)
    assert "Daily (wire.txt)" in text and "Daily (ledger.md)" in text


def test_files_of_one_name_in_two_folders_are_told_apart() -> None:
    story = bridge()
    article = story.articles[0]
    twins = tuple(replace(article, id=f"{folder}/a.txt", publisher=None) for folder in ("one", "two"))
    documents = tuple(replace(story.documents[0], article=twin) for twin in twins)
    both = replace(story, documents=documents, unread=())
    assert StoryView(both).labels == {"one/a.txt": "one/a.txt", "two/a.txt": "two/a.txt"}
    assert "   one/a.txt  13 May 2024\n   two/a.txt  13 May 2024\n" in shown(Report((both,)))


def test_hostile_names_do_not_break_the_layout() -> None:
    assert HOSTILE.strip() not in shown(hostile(), 80).splitlines()
