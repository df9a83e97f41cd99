"""A draft with several sources, which have many figures of one noun: what is loud needs more than the noun."""

from __future__ import annotations

import pytest

from factcheck.model.article import Article
from factcheck.model.finding import Severity
from factcheck.pipeline import check

_OTHER = "The road to Varde is closed, the county said, and will stay closed until the weekend."


def _loud(draft: str, *sources: str) -> set[str]:
    articles = [Article.from_text(text, id=f"s{number}") for number, text in enumerate(sources)]
    found = check(Article.from_text(draft, id="d"), articles).findings
    return {finding.rule for finding in found if finding.severity is not Severity.NOTE}


@pytest.mark.parametrize(
    ("draft", "sources", "rules"),
    [
        pytest.param(
            "The ferry sank in minutes. It killed 31 people.",
            ("The ferry killed 23 people when it sank off Lindow on Monday.", _OTHER),
            {"FC101"},
            id="the one toll that the sources give",
        ),
        pytest.param(
            "The ferry sank in minutes. It killed 31 people.",
            (
                "The ferry killed 23 people when it sank off Lindow on Monday.",
                "Thirty-one people were killed when the ferry sank, the coastguard said.",
            ),
            set(),
            id="a toll that another source has",
        ),
        pytest.param(
            "More than 740 people are at work against the fire, with 46 engines.",
            ("Ida Lunt said about 620 people had been told to leave Lindow because of the fire.", _OTHER),
            set(),
            id="people at work, and people told to leave",
        ),
        pytest.param(
            "Ida Lunt said the garden village at the old airfield of Netherby would bring 14 schools and a bus link to "
            "Varde.",
            (
                "Council leader Ida Lunt said a garden village at the old airfield of Netherby would bring 19 schools "
                "and a bus link to Varde.",
                _OTHER,
            ),
            {"FC101"},
            id="the same sentence with another figure",
        ),
        pytest.param(
            "Labour, the biggest party for 16 years, lost a quarter of its seats in the islands.",
            ("Alliance ousts Labour as biggest party in Islands vote", _OTHER),
            set(),
            id="a superlative whose class the draft takes as read",
        ),
        pytest.param(
            "LINDOW, 9 May 2025\n\nThe Tories now hold 31 seats, one short of a majority. The Lib Dems have 18 seats, "
            "Labour nine and the Greens three; two councillors are independents.",
            (
                "Echo, 1 May 2025\n\nThe Tories hold 31 seats, one short of a majority. The Lib Dems have 17 seats, "
                "Labour nine and the Greens three; two councillors are independents.",
                "County Council, 8 May 2025\n\nThe result of the by-election was declared at the town hall.",
            ),
            set(),
            id="what was so a week before",
        ),
        pytest.param(
            "Ida Lunt said the garden village at the old airfield of Netherby would bring three schools, one of them a "
            "secondary, and a bus link to Varde.",
            (
                "Council leader Ida Lunt said a garden village at the old airfield of Netherby would bring two primary "
                "schools, a secondary school and a bus link to Varde.",
                _OTHER,
            ),
            set(),
            id="two of a kind and one more",
        ),
        pytest.param(
            "Jon Arden, the winner of 2023, took the race by 27 seconds, two minutes outside the course record.",
            (
                "Ida Lunt was the first winner from Varde since 2013 and took 68 seconds off the course record of the "
                "race.",
                _OTHER,
            ),
            set(),
            id="won by so many seconds, and off the record",
        ),
        pytest.param(
            "Orlan Foods had 11,000 employees at the end of the year, in 14 countries.",
            ("Orlan Foods runs 58 dairies. It has about 7,900 employees in Arden alone.", _OTHER),
            set(),
            id="employees in all, and in one country",
        ),
    ],
)
def test_a_figure_is_set_against_a_sentence_that_says_the_same(
    draft: str, sources: tuple[str, ...], rules: set[str]
) -> None:
    assert _loud(draft, *sources) == rules


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("The fleet of Orlan lay in Varde until Friday, the union said, with 214 loaders on strike.", set()),
        ("The ferry Halden was launched in Varde on July 18.", {"FC204"}),
    ],
)
def test_a_day_is_loud_where_it_is_a_slip(draft: str, rules: set[str]) -> None:
    sources = (
        "The fleet of Orlan has lain in Varde since Monday, when its 214 loaders went on strike, the union said.",
        "The ferry Halden was launched in Varde on July 8.",
    )
    assert _loud(draft, *sources) == rules


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("The toll had stood at no fewer than 11 dead on Wednesday.", set()),
        ("The town buried its dead on Friday.", {"FC101"}),
    ],
)
def test_a_draft_that_tells_the_earlier_toll_too(body: str, rules: set[str]) -> None:
    draft = f"Flood kills 17 people in Varde\n\nThe flood tore through the bazaar at night. {body}"
    first = "11 dead as flood hits Varde\n\nAt least 11 people were killed when a flood tore through the bazaar."
    sheet = "Flood situation report\n\nDead: 17 (men 8, women 6, children 3)" if not rules else _OTHER
    assert _loud(draft, first, sheet) == rules


@pytest.mark.parametrize(
    ("head", "rules"), [("Statement of operations (dollars, thousands)", set()), ("Statement", {"FC203"})]
)
def test_a_statement_in_thousands(head: str, rules: set[str]) -> None:
    statement = f"{head}\n\nThe line of credit of $750 was drawn to $690 at the end of August."
    draft = "There is little left to draw on a $750,000 line of credit, say the accounts."
    assert _loud(draft, statement, _OTHER) == rules


@pytest.mark.parametrize(
    ("rest", "rules"),
    [("leaves less than ₹95 crore for all else", set()), ("leaves ₹65 crore for all else", {"FC216"})],
)
def test_what_a_total_leaves(rest: str, rules: set[str]) -> None:
    draft = f"Orlan wants ₹165 crore for its debt and ₹120 crore for two cold stores; that {rest}."
    source = "Orlan will sell new shares for ₹380 crore. Of this ₹165 crore is for debt and ₹120 crore for cold stores."
    assert _loud(draft, source if not rules else source.replace("₹380 crore", "a good price"), _OTHER) == rules


def test_a_slip_of_scale_below_a_head_in_thousands() -> None:
    """The head speaks of bare figures, not of those that have their magnitude beside them."""
    statement = "Results (pounds, thousands)\n\nThe group of Orlan sold assets in Varde for £402 million in May."
    assert _loud("The group of Orlan sold assets in Varde for £402 billion in May.", statement, _OTHER)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("On average that is about $1.42 million each, up from $1.16 million", set()),
        ("Groups outside the towns will receive $1.16 million", {"FC104"}),
    ],
)
def test_an_average_that_looks_like_a_slip(said: str, rules: set[str]) -> None:
    draft = f"Grants for the arts in Varde are up. {said}."
    source = "Groups outside the towns will receive $11.6 million, or 24 per cent, up from 19 per cent."
    assert _loud(draft, source, _OTHER) == rules


@pytest.mark.parametrize(("weight", "rules"), [("a little over two and a half", set()), ("just over 2.9", {"FC203"})])
def test_a_little_over_a_half(weight: str, rules: set[str]) -> None:
    source = "The hoard of Varde comprises 187 objects weighing 2.64kg: 33 ingots, 98 coins and 56 rings."
    assert _loud(f"The 187 objects weigh {weight} kg.", source, _OTHER) == rules


@pytest.mark.parametrize(("cost", "rules"), [("$580", set()), ("$85", {"FC203"})])
def test_what_several_cost_together(cost: str, rules: set[str]) -> None:
    source = "The jail of Barrow County held 312 people, and 10 others were boarded in Varde at $58 a day each."
    draft = f"Ten more people from the jail of Barrow County are boarded in Varde, which costs {cost} a day."
    assert _loud(draft, source, _OTHER) == rules


@pytest.mark.parametrize(
    ("hedge", "rules"), [("up to", {"FC107"}), ("at least", set()), ("more than", set()), ("", set()), ("about", set())]
)
def test_a_bound_turned_round(hedge: str, rules: set[str]) -> None:
    source = "Orlan expects annual cost savings of at least £19 million by the end of the third year after completion."
    draft = f"Savings of {hedge} £19m a year are promised at Orlan by the end of the third year."
    assert _loud(draft, source, _OTHER) == rules


def test_a_bound_turned_round_that_a_source_has_too() -> None:
    source = "Orlan expects annual cost savings of at least £19 million by the end of the third year after completion."
    draft = "Savings of up to £19m a year are promised at Orlan by the end of the third year."
    assert _loud(draft, source, "The savings at Orlan, up to £19 million a year, were called paltry.") == set()
