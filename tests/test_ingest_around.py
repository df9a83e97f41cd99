"""What stands around a story on pages whose names and tags tell nothing: set aside, or kept where it may be story."""

from __future__ import annotations

import pytest

from factcheck.ingest.html import extract
from factcheck.model.article import BlockKind

STORY = (
    "The ferry between Lowmoor and Skerran ran again on Monday for the first time since 2016. It left the quay at ten "
    "past eight with 212 passengers, eleven cars and a horse, which did not want to go.",
    "The county pays half of the fare until next summer. A crossing costs £7.40, and islanders travel for £2 if they "
    "show the gatekeeper a letter with their address, however old it is.",
    "The old ship was sold for scrap when the county cut its grant. Two attempts to replace it failed, the second "
    "because the new pier turned out to be four metres too short for any ship that was for sale.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
HEADED = f"<h1>Ferry returns</h1>{BODY}"
CARD = '<div><h3><a href="/{0}">Geese stop the night train {0}</a></h3><p>The driver counted them {0} times.</p></div>'
MIDDLE_CARD = ("The driver counted them 3 times.",)
OFFER = "Subscribe to continue reading, says the old sign on the quay, and the ferry line has left it there."
HORSE = "The horse has been sent home by road."
READERS = "<h2>What readers say</h2><ol><li><b>reader1</b><p>Nine died in 1955.</p></li></ol>"
QUESTIONS = f"<table><tr><td>Why?</td><td>{BODY}</td></tr><tr><td>Who pays?</td><td>Nobody.</td></tr></table>"
LINKS = "He took <a href='/a'>the first</a> and <a href='/b'>the second</a>."
CARDS = "".join(CARD.format(number) for number in (2, 3, 4))


def told(markup: str) -> dict[str, BlockKind]:
    """The kind of each block by its words."""
    found = extract(f"<html><body>{markup}</body></html>")
    return {region.span.of(found.text): region.kind for region in found.regions}


def story(markup: str) -> list[str]:
    return [words for words, kind in told(markup).items() if kind.is_story and kind is not BlockKind.HEADLINE]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div><div><p>We keep 214 cookies on your device and read them.</p></div></div><div>{HEADED}</div>",
        f"<div>{HEADED}</div><div>{CARDS}</div>",
        f"<div>{CARDS}</div><div>{HEADED}</div><div><div>Latest</div>{CARDS}</div>",
        f"<div>{HEADED}</div><div>{READERS}</div>",
        f"<div>{HEADED}</div><div><h2>Most read</h2><p>Three hundred geese stop the night train.</p></div>",
        f"<div>{HEADED}<div><h2>Subscribe to continue reading</h2><p>From £1 a week.</p></div></div>",
        f"<div>{HEADED}<p>Also: <a href='/a'>Nine geese stop a train</a> | <a href='/b'>Swans in Pell</a></p></div>",
        f"<table><tr><td><a href='n'>News</a><br><a href='s'>Sport</a></td><td><h1>Ferry returns</h1>{BODY}</td>"
        "<td><b>Tides</b><br>High 4.10<br><br><b>Lost</b><br>One glove</td></tr></table>",
    ],
    ids=("banner", "cards", "cards on both sides", "comments", "most read", "paywall", "links in a line", "side cells"),
)
def test_what_is_plainly_something_else_is_set_aside(markup: str) -> None:
    assert [words for words in story(markup) if words not in STORY and words != "Latest"] == []
    assert [words for words in STORY if words not in story(markup)] == []


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"<div><h1>Ferry returns</h1><p>{STORY[0]}</p></div><div><p>{STORY[1]}</p><p>{STORY[2]}</p></div>", STORY),
        (f"<div>{HEADED}</div><div><p>{HORSE}</p></div>", (HORSE,)),
        (f"<h1>Ferry returns</h1>{BODY}{CARDS}", MIDDLE_CARD),
        (f"<div>{HEADED}{CARDS}</div>", MIDDLE_CARD),
        (f"<div><p>Subscribers only</p><h1>Ferry returns</h1><p>{HORSE}</p></div>", (HORSE,)),
        (f"<div><h1>Ferry returns</h1><p>{HORSE}</p><p>Subscribe to continue reading</p></div>", (HORSE,)),
        (f"<p>Lowmoor has its ship again.</p><h1>Ferry returns</h1>{BODY}", ("Lowmoor has its ship again.",)),
        (f"<div>{HEADED}<h2>What readers say</h2><p>Some are glad.</p></div>", ("Some are glad.",)),
        (f"<div>{HEADED}<p>{LINKS}</p></div>", ("He took the first and the second.",)),
        (QUESTIONS, ("Why?",)),
        ("<div><h1>Three inns</h1><p>There are three.</p></div><div>" + CARDS + "</div>", MIDDLE_CARD),
        (f"<div>{HEADED}<p>{OFFER} {STORY[0]}</p></div>", STORY[1:]),
    ],
    ids=(
        "the story goes on in another part",
        "prose elsewhere",
        "cards on a page without parts",
        "cards within the story",
        "a brief below a label",
        "a brief above an offer",
        "a line above the headline",
        "a heading within the story",
        "links in a sentence",
        "a table of questions and answers",
        "cards that are the story",
        "a long paragraph that opens like an offer",
    ),
)
def test_what_may_be_story_is_kept(markup: str, kept: tuple[str, ...]) -> None:
    assert [words for words in kept if words not in story(markup)] == []


def test_a_table_within_the_story_of_an_old_page_stays_a_table() -> None:
    rows = "<table><tr><td>2019</td><td>410</td></tr><tr><td>2020</td><td>371</td></tr></table>"
    markup = f"<table><tr><td><a href='n'>News</a></td><td><h1>Ferry returns</h1>{BODY}{rows}</td></tr></table>"
    assert told(markup)["2019\t410"] is BlockKind.TABLE_ROW


def test_a_box_of_links_does_not_take_along_the_paragraph_below_it() -> None:
    links = "<ul><li><a href='/1'>Mayor loses bet</a></li><li><a href='/2'>Why the clock is late</a></li></ul>"
    found = told(f"<div>{HEADED}<div><b>More on the ferry</b>{links}</div><p>{HORSE}</p></div>")
    assert found["More on the ferry"] is BlockKind.TEASER
    assert found[HORSE] is BlockKind.PARAGRAPH


def test_a_sentence_above_a_list_of_links_is_the_story() -> None:
    links = "<ul><li><a href='/1'>Varde</a></li><li><a href='/2'>Pell</a></li></ul>"
    assert told(f"<div>{HEADED}<p>It stops at two places.</p>{links}</div>")["It stops at two places."].is_story


def test_a_small_box_in_the_story_is_told_by_its_heading() -> None:
    box = "<div><h3>Related</h3><p>The mayor lost her bet in winter.</p></div>"
    assert told(f"<div>{HEADED}{box}</div>")["The mayor lost her bet in winter."] is BlockKind.TEASER
