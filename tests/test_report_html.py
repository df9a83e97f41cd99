"""The HTML report without a browser: what the page is made of, where its links lead, what it may not hold."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import Problem
from factcheck.model.article import Article
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.html import render
from factcheck.report.html_copies import excerpt
from factcheck.report.text import visible
from tests.html_tree import OURS, Node, check_html, href, read
from tests.sample_report import bridge, drafted, halden, hostile, sample

FIXTURES = Path(__file__).parent.parent / "fixtures"


def written(report: Report) -> Node:
    return read(render(report, Page()))


def row(page: Node, name: str) -> Node:
    """The row of the table whose fact has this name."""
    return next(each for each in page.all("tr", of="row") if each.all("th")[0].all("span")[0].words == name)


@pytest.fixture(scope="module")
def fire() -> Node:
    return written(factcheck.compare([FIXTURES / "harbour-fire"]))


@pytest.fixture(scope="module")
def draft() -> Node:
    text = (
        "Fire at Port Skerran cold store kills eight\n\nAt the height of the fire 120 firefighters were at work on "
        "the quay in Port Skerran. The store in Corran Wharf, built in 1974, had 34 loading bays.\n"
    )
    article = Article.from_text(text, id="draft.txt")
    return written(factcheck.check(article, sources=[FIXTURES / "harbour-fire"]))


# -- one file, nothing else ------------------------------------------------------------------


@pytest.mark.parametrize("report", [sample(), hostile(), Report(())], ids=["sample", "hostile", "empty"])
def test_the_page_holds_nothing_but_what_we_put_there(report: Report) -> None:
    check_html(render(report, Page()))


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    page = written(sample())
    (style,) = page.all("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = (node.attributes["content"] for node in page.all("meta") if "http-equiv" in node.attributes)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.text and "@import" not in style.text


def test_the_page_is_the_same_twice_and_names_no_folder_of_the_machine() -> None:
    story = halden()
    documents = tuple(
        replace(d, article=replace(d.article, path=f"/home/me/news/{d.article.id}")) for d in story.documents
    )
    report = Report((replace(story, documents=documents),), (Problem("/home/me/news/desk/x.pdf", "cannot be read"),))
    text = render(report, Page())
    assert text == render(report, Page())
    assert "/home" not in text and ">wire.txt:6<" in text and ">desk/x.pdf<" in text


@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_every_id_is_one_and_every_link_leads_somewhere(report: Report) -> None:
    page = written(report)
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = {href(node)[1:] for node in page.all("a") if href(node).startswith("#")}
    named = {name for node in page.all() for name in node.attributes.get("aria-labelledby", "").split()}
    assert links and links | named <= set(ids)


def test_fifty_articles_make_a_page_that_can_be_mailed(tmp_path: Path) -> None:
    from tests.benchmarks.generate import write

    write(tmp_path, 50)
    assert len(render(factcheck.compare([tmp_path]), Page()).encode()) <= 2_000_000


# -- the table -------------------------------------------------------------------------------


def test_the_table_comes_first_and_the_most_serious_row_on_top(fire: Node) -> None:
    story = fire.all("section", of="story")[0]
    parts = [node.attributes.get("id") for node in story.children if isinstance(node, Node) and node.tag == "section"]
    assert parts == [f"s1-{part}" for part in ("facts", "findings", "timeline", "origins", "reader", "alone")]
    rules = [[badge.words for badge in each.all("a", of="badge")] for each in fire.all("tr", of="row")]
    assert rules[:4] == [["warning FC101"], ["note FC191"], ["note FC191"], ["note FC190"]]
    assert not any(rules[4:])


def test_a_cell_has_its_mark_its_words_and_the_figure_as_written(fire: Node) -> None:
    cells = [cell.words for cell in row(fire, "deaths").all("td")[1:]]
    assert cells == ["=the same: Three", "=the same: Three", "→updated: five", "→updated: Five", "→updated: seven"]
    assert [cell.words for cell in row(fire, "firefighters (at its peak)").all("td")[1:]] == [
        "–silent", "–silent", "=the same: 150", "≠differs: 120", "–silent"
    ]  # fmt: skip


def test_a_cell_that_differs_leads_to_its_finding_and_one_that_agrees_to_its_sentence(fire: Node) -> None:
    findings = {node.attributes["id"]: node for node in fire.all("article", of="finding")}
    labels = [cell.words for cell in fire.all("thead")[0].all("th")[2:]]
    seen = 0
    for each in fire.all("tr", of="row"):
        for label, cell in zip(labels, each.all("td")[1:], strict=True):
            links = cell.all("a")
            assert len(links) == (0 if "silent" in cell.attributes["class"] else 1)
            if links and each.all("a", of="badge"):
                finding = findings[href(links[0])[1:]]
                assert label in finding.words
                seen += 1
    assert seen == 15
    agreed = row(fire, "frozen fish").all("td")[1].all("a")[0]
    (target,) = (node for node in fire.all("mark") if node.attributes.get("id") == href(agreed)[1:])
    assert target.words == "900 tonnes"


def test_a_figure_that_differs_in_its_period_shows_the_period() -> None:
    page = written(factcheck.compare([FIXTURES / "scale-ai"]))
    cells = row(page, "Mark Zuckerberg · spending (by 2025)").all("td")
    assert [cell.words for cell in cells if "$65" in cell.words] == [
        "=the same: up to $65 billion by 2025", "≠differs: up to $65 billion this year"
    ]  # fmt: skip


def test_a_finding_on_no_fact_of_the_table_has_a_row_all_the_same() -> None:
    story = halden()
    alone = replace(story.findings[0], fact_id="f8")  # a fact of one article
    page = written(Report((replace(story, findings=(alone,)),)))
    first = page.all("tr", of="row")[0]
    assert [badge.words for badge in first.all("a", of="badge")] == ["error FC101"]
    assert [cell.all("b")[0].words for cell in first.all("td")[1:]] == ["≠", "=", "=", "–"]


# -- findings --------------------------------------------------------------------------------


def test_a_finding_shows_both_sentences_and_why(fire: Node) -> None:
    finding = fire.all("article", of="finding")[0]
    assert [side.all("span", of="value")[0].words for side in finding.all("section", of="side")] == [
        "150 firefighters", "120 firefighters"
    ]  # fmt: skip
    assert [mark.text for mark in finding.all("mark")] == ["150", "120"]
    assert [quote.words for quote in finding.all("blockquote")][1] == (
        "At the height of the fire 120 firefighters were at work, some of them from stations 60 kilometres away."
    )
    assert [step.words for step in finding.all("ol")[0].all("li")][-1] == "no value satisfies both; they are 20% apart"
    assert "13 March 2025, 16:10 UTC" in finding.words and "local-paper.md:15" in finding.words


def test_findings_can_be_walked_and_lead_back_to_the_table(fire: Node) -> None:
    findings = fire.all("article", of="finding")
    rows = {node.attributes["id"]: node for node in fire.all("tr", of="row")}
    for index, finding in enumerate(findings):
        links = {link.words: href(link)[1:] for link in finding.all("footer")[0].all("a")}
        after = findings[index + 1].attributes["id"] if index + 1 < len(findings) else None
        assert links.get("next") == after
        (back,) = (target for words, target in links.items() if words.startswith("row "))
        assert f"#{finding.attributes['id']}" in [href(badge) for badge in rows[back].all("a", of="badge")]


def test_a_sentence_that_stands_twice_is_shown_once_with_both_places() -> None:
    page = written(sample())
    (quote,) = (q for q in page.all("figure") if "in the same words" in q.words)
    assert [href(link)[:1] for link in quote.all("a")] == ["#", "#"]


# -- articles side by side -------------------------------------------------------------------


def test_an_article_is_shown_whole_and_in_its_own_words() -> None:
    for name in ("harbour-fire", "quarterly", "scale-ai"):
        report = factcheck.compare([FIXTURES / name])
        page = written(report)
        (story,) = report.stories
        for document, column in zip(story.documents, page.all("article", of="column"), strict=True):
            for block, shown in zip(document.blocks, [p for p in column.all("p") if "id" in p.attributes], strict=True):
                pieces = "".join(
                    child if isinstance(child, str) else child.text if child.tag in ("mark", "span") else ""
                    for child in shown.children
                    if isinstance(child, str) or child.attributes.get("class") not in ("unseen", "shared quiet")
                )
                assert " ".join(pieces.split()) == visible(document.article.quote(block.span))


def test_every_claim_is_marked_and_numbered_by_its_row(fire: Node) -> None:
    report = factcheck.compare([FIXTURES / "harbour-fire"])
    column = fire.all("article", of="column")[3]
    rows = {node.attributes["id"]: node.all("td")[0].words for node in fire.all("tr", of="row")}
    marks = [mark.text for mark in column.all("mark")]
    claims = [c for c in report.claims if c.article_id.endswith("local-paper.md")]
    assert "".join(visible(each.quote) for each in claims if each.quote == "900 tonnes") in marks
    for reference in column.all("a", of="ref"):
        assert reference.words.split()[0] == rows[href(reference)[1:]]
    assert [ref.words for ref in column.all("a", of="ref")][:2] == ["2 →", "3 →"]


def test_words_that_another_article_has_too_are_shown_as_such(fire: Node) -> None:
    agency = fire.all("article", of="column")[0]
    assert len([p for p in agency.all("p") if p.words.endswith("also in Coast Chronicle")]) == 8
    assert sum(len(piece.text) for piece in agency.all(of="copied")) > 1_000


def test_what_is_not_the_story_is_set_apart(fire: Node) -> None:
    radio = fire.all("article", of="column")[2]
    aside = [p.words for p in radio.all("p", of="aside")]
    assert "teaser, not read: Two killed in crash on coast road" in aside
    assert not [mark for p in radio.all("p", of="aside") for mark in p.all("mark")]


# -- over time, who rests on whom ------------------------------------------------------------


def test_a_figure_that_went_up_is_told_in_its_order(fire: Node) -> None:
    deaths = fire.all("article", of="timeline")[0]
    assert [each.words for each in deaths.all("li")] == [
        "Three Seaboard Press 13 March 2025, 07:40 UTC superseded",
        "Three Coast Chronicle 13 March 2025, 08:55 UTC superseded",
        "Five The Skerran Mercury 13 March 2025, 16:10 UTC superseded",
        "five Harbour Radio News 13 March 2025, 16:35 UTC superseded",
        "seven The Northern Courant 14 March 2025, 13:30 UTC latest",
    ]
    across = [float(point.attributes["cx"]) for point in deaths.all("circle")]
    up = [float(point.attributes["cy"]) for point in deaths.all("circle")]
    assert across == sorted(across) and up == sorted(up, reverse=True)
    assert [text.words for text in deaths.all("text")] == ["Three", "Five", "seven"]


def test_a_later_report_that_gives_less_is_out_of_line() -> None:
    days = [date(2025, 3, 4), date(2025, 3, 5), date(2025, 3, 6)]
    articles = [
        Article.from_text(f"The fire in Lindow killed {n} people, police said.", id=f"{n}.txt", published=day)
        for n, day in zip((12, 19, 15), days, strict=True)
    ]
    lines = written(factcheck.compare(articles)).all("article", of="timeline")
    assert [[each.all("span", of="state")[0].words for each in line.all("li")] for line in lines] in (
        [["superseded", "out of line", "out of line"]], [["superseded", "out of line", "latest"]]
    )  # fmt: skip


@pytest.mark.parametrize(
    "moments",
    [[None, None], [date(2025, 3, 4), None], [date(2025, 3, 4)] * 2, [datetime(2025, 3, 4, 12, tzinfo=UTC)] * 2],
    ids=["no dates", "one date", "one day", "one minute"],
)
def test_no_curve_is_drawn_without_two_moments(moments: list[date | None]) -> None:
    articles = [
        Article.from_text(f"The fire in Lindow killed {n} people, police said.", id=f"{n}.txt", published=day)
        for n, day in zip((12, 19), moments, strict=True)
    ]
    assert written(factcheck.compare(articles)).all("article", of="timeline") == []


def test_who_rests_on_whom_is_a_list_and_a_drawing(fire: Node) -> None:
    (tree,) = fire.all("ul", of="tree")
    assert tree.words.startswith("Seaboard Press is the origin of Coast Chronicle 245 words the same")
    (sheet,) = fire.all("svg", of="origins")
    assert [text.words for text in sheet.all("text")] == [
        "245 words shared", "Seaboard Press", "13 Mar, 07:40", "Coast Chronicle", "13 Mar, 08:55"
    ]  # fmt: skip


def test_a_source_that_nobody_has_at_hand_is_drawn_as_such() -> None:
    story = halden()
    citation = replace(story.citations[0], source="Finway", cited_id=None)
    page = written(Report((replace(story, citations=(citation,)),)))
    (box,) = page.all("g", of="outside")
    assert box.words == "Finway not among the articles" or box.text == "Finwaynot among the articles"


def test_articles_that_cite_each_other_in_a_circle_are_drawn() -> None:
    story = halden()
    (there,) = story.citations
    assert there.cited_id
    back = replace(there, article_id=there.cited_id, cited_id=there.article_id)
    page = written(Report((replace(story, citations=(there, back), origins=()),)))
    assert len(page.all("path", of="arrow")) == 2


# -- drafts ----------------------------------------------------------------------------------


def test_a_draft_is_held_against_its_sources(draft: Node) -> None:
    assert draft.all("h1")[0].words == "Draft against its sources"
    head = draft.all("thead")[0].all("th")
    assert head[2].words == "draft.txt draft"
    own, others = draft.all("table", of="facts")
    assert [cell.words for cell in row(own, "firefighters (at its peak)").all("td")[1:]] == [
        "=the same: 120", "–silent", "–silent", "≠differs: 150", "=the same: 120", "–silent"
    ]  # fmt: skip
    assert all(each.all("td")[1].words == "–silent" for each in others.all("tr", of="row"))


def test_what_is_in_no_source_is_a_list_to_tick_off(draft: Node) -> None:
    (section,) = (node for node in draft.all("section") if node.attributes.get("id") == "s1-alone")
    assert section.all("h3")[0].words.startswith("In no source")
    boxes = [label.words for label in section.all("label")]
    assert len(section.all("input")) == len(boxes) and any("34" in words for words in boxes)
    assert "900 tonnes" not in section.words


def test_what_one_of_several_sources_says_is_listed_by_source(fire: Node) -> None:
    (section,) = (node for node in fire.all("section") if node.attributes.get("id") == "s1-alone")
    assert section.all("h3")[0].words.startswith("Said once") and not section.all("input")
    assert section.all("summary")[0].all("b")[0].words == "Harbour Radio News"


# -- audit -----------------------------------------------------------------------------------


def test_the_audit_names_every_input_with_its_hash(fire: Node) -> None:
    (audit,) = (node for node in fire.all("section") if node.attributes.get("id") == "audit")
    rows = [[cell.words for cell in each.all()] for each in audit.all("tbody")[0].all("tr")]
    digest = sha256((FIXTURES / "harbour-fire" / "coast-chronicle.txt").read_bytes()).hexdigest()
    assert len(rows) == 5 and digest in rows[1] and "13 March 2025, 08:55 UTC" in rows[1]


def test_the_audit_names_what_was_compared_with_nothing_too() -> None:
    (table,) = written(sample()).all("table", of="inputs")
    names = [each.all("th")[0] for each in table.all("tr")[1:]]
    assert [name.words for name in names][-1] == "Greyford Echo" and len(names) == 5
    assert [len(name.all("a")) for name in names] == [1, 1, 1, 1, 0], "its text is not on the page"


def test_what_could_not_be_read_is_said() -> None:
    page = written(sample())
    (audit,) = (node for node in page.all("section") if node.attributes.get("id") == "audit")
    assert "Inputs that could not be read" in audit.words and "desk/scan.txt" in audit.words
    (unread,) = (node for node in page.all("section") if node.attributes.get("id") == "s1-unread")
    assert "a number word that is not known" in unread.words and "Some dozen-odd patents" in unread.words


def test_little_to_say_is_said() -> None:
    assert "One article: nothing to compare it with." in written(Report((bridge(),))).words
    assert "No disagreement found." in written(Report((replace(halden(), findings=()),))).words
    assert "No article could be read." in written(Report(())).words
    assert "Greyford Echo" in written(sample()).words, "an article on a story of its own"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://ledger.example/halden?a=1&b=2", True),
        ("http://ledger.example/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://ledger.example", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//ledger.example/halden", False),
        ("file:///etc/passwd", False),
        ("https://[ledger.example", False),
        ("https://ledger.example/\u202egpj.exe", False),
        ("https:///nowhere", False),
        ("", False),
    ],
)
def test_only_ordinary_addresses_are_links(url: str, linked: bool) -> None:
    story = halden()
    first, *rest = story.documents
    page = written(
        Report((replace(story, documents=(replace(first, article=replace(first.article, url=url)), *rest)),))
    )
    links = [href(node) for node in page.all("a") if not href(node).startswith("#")]
    assert links == ([url] if linked else []) + ["https://ledger.example/halden"]


# -- hostile text ----------------------------------------------------------------------------


def test_text_that_runs_the_other_way_finds_its_own_way() -> None:
    """Nothing decides on a direction but the text, and nothing in it can turn what is around it."""
    page = written(hostile())
    assert all(node.attributes.get("dir") == "auto" for node in page.all("blockquote"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.text)


@given(st.text(st.sampled_from("ab12 .<>&\"'`/=-!?[]{}%#$\\\n\u202e\u05d0"), max_size=80))
def test_no_text_of_an_article_becomes_markup(text: str) -> None:
    """Whatever stands in title, publisher, file name, address and text, the page is made of our elements."""
    words = f"</p><script>{text}</script>"
    articles = [
        Article.from_text(
            f"The fire in Lindow killed {n} people, police said.\n\nNobody {words} saw it.",
            id=f"{n}{words}.txt", title=text or None, publisher=f"{n} {words}", url=text,
        )
        for n in (12, 19)
    ]  # fmt: skip
    page = written(factcheck.compare(articles))
    assert {node.tag for node in page.all()} <= OURS
    assert page.all("article", of="finding")


# -- set aside -------------------------------------------------------------------------------


def test_the_audit_lists_what_is_set_aside_with_reason_and_place() -> None:
    page = written(drafted())
    (audit,) = (node for node in page.all("section") if node.attributes.get("id") == "audit")
    table = audit.all("table", of="inputs")[1]
    assert [[cell.words for cell in each.all() if cell.tag in ("th", "td")] for each in table.all("tr")[1:]] == [
        [
            "note FC102",
            "Halden Robotics · valuation",
            "$6.4 billion / nearly $6.5 billion",
            "rounded on [purpose] the desk",
            "desk/notes.txt:1",
        ]
    ]
    assert "1 set aside" in page.all("p", of="summary")[0].words


def test_every_claim_of_a_draft_is_listed_with_what_the_sources_have() -> None:
    (section,) = (node for node in written(drafted()).all("section") if node.attributes.get("id") == "s1-checked")
    assert [node.words for node in section.all("summary")] == [
        "conflicting 1 claim", "rounded or hedged otherwise 1 claim", "supported 1 claim"
    ]  # fmt: skip
    assert "≠ 40 jobs: Morning Wire (wire.txt:7)" in section.words


def test_the_rows_of_a_draft_are_numbered_on_into_what_only_its_sources_speak_of() -> None:
    draft, *sources = sorted((FIXTURES / "quarterly").glob("*.[tjmh]*"))
    page = written(factcheck.check(draft, [path for path in sources if path.name != "expected.toml"]))
    numbers = [int(cell.words) for cell in page.all("td", of="number")]
    assert numbers == list(range(1, len(numbers) + 1)) and len(page.all("table", of="facts")) == 2


# -- repeated text -----------------------------------------------------------------------------

STORM = (
    "The storm tore the roof off the chapel at Lindow and sank five boats that were tied up along the old quay. "
    "Shopkeepers carried their stock upstairs by candlelight while the chandler rang the bell till his rope broke."
)
REWRITTEN = STORM.replace("five", "seven").replace("while", "as")


def shared(*texts: str) -> Node:
    articles = [Article.from_text(text, id=f"{name}.txt") for name, text in zip("abc", texts, strict=False)]
    return written(factcheck.compare(articles, one_story=True))


def test_words_that_were_exchanged_are_marked_in_every_wording() -> None:
    page = shared(STORM, REWRITTEN, f"Nobody in Varde had heard of the new ferry.\n\n{STORM}")
    (passage,) = (item for item in page.all("li") if item.words.startswith("syndicated text"))
    assert "in 2 wordings" in passage.words
    wordings = passage.all("blockquote")
    assert [[mark.words for mark in words.all("mark")] for words in wordings] == [["five", "while"], ["seven", "as"]]
    assert [words.words for words in wordings] == [STORM.rstrip("."), REWRITTEN.rstrip(".")]
    assert [link.words for link in passage.all("p")[0].all("a")] == ["a.txt:1", "c.txt:3"]
    (exchanges,) = passage.all("ul", of="exchanges")
    assert [item.words for item in exchanges.all("li")] == ["five → seven b.txt:1", "while → as b.txt:1"]


def test_exchanged_words_are_marked_where_the_articles_are_read() -> None:
    page = shared(STORM, REWRITTEN)
    changed = [node.words for column in page.all("article", of="column") for node in column.all(of="changed")]
    assert changed == ["five", "while", "seven", "as"]
    assert "which it has otherwise" in page.words
    assert "which it has otherwise" not in shared(STORM, STORM).words, "no words to explain there"


def test_a_long_copy_keeps_what_was_exchanged_and_is_cut_between() -> None:
    words = " ".join(f"{word} {other}" for word in STORM.rstrip(".").split() for other in ("quite", "rather", "very"))
    end = "Nobody slept until the last of the boats was found by the men of the harbour watch and taken home."
    text = f"{STORM} {words.capitalize()}. {end}"
    page = shared(text, text.replace("five boats", "seven boats", 1).replace("was found", "was lost"))
    (passage,) = (item for item in page.all("li") if item.words.startswith("syndicated text"))
    for block in passage.all("blockquote"):
        assert len(block.words) < 500 < len(text) and block.words.count(" … ") == 1
        assert len(block.all("mark")) == 2


@given(st.lists(st.tuples(st.text("ab ", max_size=400), st.booleans()), min_size=1, max_size=6))
def test_an_excerpt_keeps_every_marked_word(pieces: list[tuple[str, bool]]) -> None:
    kept = excerpt(tuple(pieces))
    assert [text for text, marked in kept if marked] == [text for text, marked in pieces if marked]
    assert sum(len(text) for text, marked in kept if not marked) <= max(320, 230 * len(pieces))
