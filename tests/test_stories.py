"""Which articles are one story, and what it is called. Places, firms and people are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.stories import group, title_of
from factcheck.model.article import Article, Document
from factcheck.segment import segment
from tests.benchmarks.generate import articles

FLOOD = (
    "Flood cuts off Tarrow and two are rescued\n\n"
    "Tarrow was cut off by a flood on Sunday, and two people were rescued from the roof of a mill. "
    "Water from "
    "the river Ludd had risen by four feet in an hour, Sheriff Ottilie Marsh said.\n\n"
    "Fifty people spent the night in the school on the hill. The dam at Upper Ludd held, but "
    "engineers will look "
    "at a crack in its northern wall. Tarrow has flooded four times since 1950.\n\n"
    "“We climbed up to film it,” said Jonah Peake, one of the two. “Then the stairs were gone.”",
    "Rescue helicopters lifted two men off the mill in Tarrow on Sunday after the Ludd burst its "
    "banks. They had "
    "wanted to film the water. Sheriff Marsh called them lucky.\n\n"
    "The road to Tarrow will stay closed until Wednesday. Nobody was hurt.",
    "Engineers were on their way to the Upper Ludd dam on Monday. A crack was found there when the "
    "river flooded "
    "Tarrow and drove fifty people from their homes.",
    "Two rescued as Ludd floods Tarrow\n\nTwo men were rescued. More soon.",
)
DEAL = (
    "Orrin Dale in talks to buy pump maker Pell\n\n"
    "Orrin Dale is in talks to buy the pump maker Pell for about $300 million, two people briefed on "
    "the matter "
    "said. The deal would give Orrin Dale a second plant in Tarrow.\n\n"
    "It would also end a feud between the families that own the firms. Ruth Adair, who runs Pell, is "
    "a cousin of "
    "Orrin Dale's founder.",
    "Pell may be sold to its old rival Orrin Dale. The two makers of pumps have been talking since "
    "March, and a "
    "price of $300 million has been named. Ruth Adair declined to comment.",
    "Shares of Orrin Dale fell by 4% on Friday after reports that it wants to buy Pell, which makes "
    "pumps for "
    "water companies.",
)
SHIP = (
    "Lowmoor ferry returns after nine years\n\n"
    "The ferry between Lowmoor and Alder Bay ran again on Monday for the first time since 2016. Some "
    "four hundred "
    "people stood on the quay when the Morning Tide sailed.\n\nThe county pays half of the fare.",
    "With a brass band on board the Morning Tide left Lowmoor for Alder Bay on Monday. The old ferry "
    "had been sold "
    "for scrap nine years ago.",
    "Alder Bay has its ferry back. The ship from Lowmoor was late.",
)
STORIES = (FLOOD, DEAL, SHIP)


def document(text: str, *, path: str | None = None, number: int = 0, day: date | None = None) -> Document:
    article = Article.from_text(text, id=path or f"memory{number}", published=day)
    return segment(replace(article, path=path))


def loose(*texts: str) -> list[Document]:
    return [document(text, number=i) for i, text in enumerate(texts)]


def filed(folder: str, *texts: str) -> list[Document]:
    return [document(text, path=f"{folder}/{i}.txt") for i, text in enumerate(texts)]


# -- one story --------------------------------------------------------------------------------


@pytest.mark.parametrize("texts", STORIES, ids=("flood", "deal", "ferry"))
def test_the_articles_of_a_story_are_one_group_in_a_folder_and_without(texts: tuple[str, ...]) -> None:
    together = [list(range(len(texts)))]
    assert group(filed("story", *texts)) == together
    assert group(loose(*texts)) == together


@pytest.mark.parametrize("texts", STORIES, ids=("flood", "deal", "ferry"))
def test_a_feature_and_a_brief_of_two_sentences_are_one_story(texts: tuple[str, ...]) -> None:
    assert group(filed("story", texts[0], texts[-1])) == [[0, 1]]


def test_two_briefs_that_name_nobody_are_one_story_by_their_words() -> None:
    assert group(loose("The fire killed at least 12 people.", "The fire killed 9 people.")) == [[0, 1]]


def test_a_comment_in_the_same_folder_belongs_to_its_story() -> None:
    comment = (
        "Every town by a river believes that the last flood was the worst. People build walls, "
        "forget them, and "
        "build again. Tarrow is no better and no worse than the rest of us."
    )
    assert group(filed("story", *FLOOD, comment)) == [[0, 1, 2, 3, 4]]


# -- several stories --------------------------------------------------------------------------


def test_three_stories_thrown_together_come_apart() -> None:
    for documents in (loose(*FLOOD, *DEAL, *SHIP), filed("all", *FLOOD, *DEAL, *SHIP)):
        assert group(documents) == [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]]


def test_folders_are_three_stories() -> None:
    documents = filed("in/flood", *FLOOD) + filed("in/deal", *DEAL) + filed("in/ferry", *SHIP)
    assert group(documents) == [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]]


def test_two_groups_in_one_folder_stay_two_stories() -> None:
    assert group(filed("mixed", *FLOOD[:2], *SHIP[:2])) == [[0, 1], [2, 3]]


def test_two_articles_that_share_no_name_are_two_stories() -> None:
    assert group(filed("story", FLOOD[1], SHIP[1])) == [[0], [1]]


def test_weekdays_agencies_and_offices_are_no_shared_names() -> None:
    one = "The President met the Prime Minister of Ruvania on Monday, Reuters reported from New York."
    other = "The President of Oslavia dismissed a Prime Minister on Monday, Reuters reported from New York."
    assert group(loose(one, other)) == [[0], [1]]


def test_reports_months_apart_need_more_than_a_town_in_common() -> None:
    near = [document(t, number=i, day=date(2025, 3, 3)) for i, t in enumerate((FLOOD[0], FLOOD[1]))]
    fire = (
        "A fire gutted the theatre in Tarrow on Monday night. Firefighters from three counties pumped for "
        "six hours, and Sheriff Marsh closed the bridge. The owner, Ebba Thrale, bought it in the spring."
    )
    later = document(fire, number=2, day=date(2027, 9, 3))
    assert group([*near, later]) == [[0, 1], [2]]


def test_teasers_below_the_story_join_nothing() -> None:
    teasers = "\n\nYou may also like\n\nPell may be sold to Orrin Dale\n\nRuth Adair says Orrin Dale must wait"
    assert group(loose(SHIP[0] + teasers, DEAL[0])) == [[0], [1]]


def test_articles_of_one_file_are_not_taken_for_sorted() -> None:
    documents = [
        segment(replace(Article.from_text(text, id=f"all.jsonl#{i}"), path="all.jsonl"))
        for i, text in enumerate((FLOOD[0], FLOOD[1], DEAL[0], DEAL[1]))
    ]
    assert group(documents) == [[0, 1], [2, 3]]


def test_a_text_without_words_is_a_story_of_its_own() -> None:
    assert group(loose(FLOOD[0], FLOOD[1], "")) == [[0, 1], [2]]
    assert group([]) == []
    assert group(loose(FLOOD[0])) == [[0]]


# -- laws -------------------------------------------------------------------------------------


@given(st.permutations(range(10)))
def test_order_changes_nothing(order: list[int]) -> None:
    documents = loose(*FLOOD, *DEAL, *SHIP)
    shuffled = [documents[i] for i in order]
    found = {frozenset(order[i] for i in members) for members in group(shuffled)}
    assert found == {frozenset(range(4)), frozenset(range(4, 7)), frozenset(range(7, 10))}
    assert all(members == sorted(members) for members in group(shuffled))


def test_groups_are_a_partition_in_order_of_their_first_article() -> None:
    documents = loose(*(text for texts in zip(FLOOD, DEAL, SHIP, strict=False) for text in texts))
    groups = group(documents)
    assert sorted(i for members in groups for i in members) == list(range(len(documents)))
    assert [members[0] for members in groups] == sorted(members[0] for members in groups)


def test_many_stories_come_apart_when_only_rare_names_are_followed() -> None:
    random = Random(7)  # noqa: S311  texts, no secrets
    sounds = ("ba", "del", "fro", "gim", "kel", "lur", "mos", "nav", "pel", "rud", "sim", "tor", "vel", "zan")
    words = [
        "harbour",
        "council",
        "bridge",
        "engine",
        "market",
        "theatre",
        "river",
        "border",
        "school",
        "forest",
    ]

    def name() -> str:
        return "".join(random.choice(sounds) for _ in range(5)).capitalize()

    documents: list[Document] = []
    expected: list[list[int]] = []
    for story in range(60):
        names, topic = [name() for _ in range(5)], random.sample(words, 3)
        for _ in range(4):
            lines = [
                f"The {random.choice(topic)} of {random.choice(names)} was seen by {random.choice(names)} "
                f"and by {random.choice(names)} near the {random.choice(words)}."
                for _ in range(8)
            ]
            documents.append(document(" ".join(lines), number=len(documents)))
        expected.append(list(range(4 * story, 4 * story + 4)))
    assert group(documents) == expected


def test_stories_of_one_kind_in_the_same_wording_stay_apart() -> None:
    reports, stories = 4, 100
    texts = [text for _, text in articles(reports * stories, per_story=reports)]
    # The first report of every story comes first, then the second of every one.
    assert group(loose(*texts)) == [list(range(first, reports * stories, stories)) for first in range(stories)]


# -- titles -----------------------------------------------------------------------------------


def test_a_story_is_called_by_the_headline_that_others_agree_with() -> None:
    odd = "What a river remembers\n\nTarrow was cut off by a flood on Sunday. The Ludd had risen by four feet."
    assert title_of(loose(odd, FLOOD[0], FLOOD[3])) == "Flood cuts off Tarrow and two are rescued"


def test_without_agreement_the_first_headline_counts() -> None:
    assert title_of(loose(SHIP[0], DEAL[0])) == "Lowmoor ferry returns after nine years"


def test_the_title_of_a_file_stands_in_for_a_headline() -> None:
    article = Article.from_text(FLOOD[1], id="a", title="Two saved from mill")
    assert title_of([segment(article)]) == "Two saved from mill"


def test_without_headlines_the_names_that_most_share() -> None:
    assert title_of(loose(SHIP[1], SHIP[2])) == "Alder Bay and Lowmoor"


def test_without_words_there_is_no_title() -> None:
    assert title_of(loose("")) == ""
    assert title_of([]) == ""
