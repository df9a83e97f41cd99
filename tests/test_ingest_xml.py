"""NITF, NewsML-G2, RSS and Atom: text, regions, metadata, places; and XML that is not to be trusted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.ingest import load
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.xml_articles import read
from factcheck.ingest.xml_tree import Element, parse
from factcheck.model.article import Article

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf>
<head><title>wire</title>
<docdata management-status="usable"><date.issue norm="20250313T074000Z"/></docdata>
<pubdata name="Seaboard Press" ex-ref="https://seaboard-press.example/1"/></head>
<body><body.head><hedline><hl1>Three die in store&#8217;s fire</hl1></hedline></body.head>
<body.content><block>
<p>Three people were killed &amp; 11 injured on Thursday&nbsp;morning.</p>
<hl2 id="a">What is known</hl2>
<p>About <em>200</em> people were evacuated.</p>
<media media-type="image"><media-metadata name="x">picture 99</media-metadata>
<media-caption>It held 900 tonnes.</media-caption></media>
</block></body.content></body>
</nitf>
"""

NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="a">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:SP"><name>Seaboard Press</name></provider>
<versionCreated>2025-03-13T07:40:00+01:00</versionCreated><pubStatus qcode="stat:usable"/>
<link rel="irel:canonical" href="https://seaboard-press.example/2"/></itemMeta>
<contentMeta><headline>Three die</headline><creditline>Seaboard</creditline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>unseen</title></head><body><p>Three people died.</p><p>About 200 left.</p></body></html></inlineXML>
</contentSet></newsItem>
<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="x.jpg"/></contentSet></newsItem>
<newsItem><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
<newsItem><contentSet><inlineData contenttype="text/plain">Five people died.</inlineData></contentSet></newsItem>
<newsItem><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body>
<body.head><hedline><hl1>Seven die</hl1></hedline></body.head><body.content><p>Seven died.</p></body.content>
</body></nitf></inlineXML></contentSet></newsItem>
<newsItem><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet/></newsItem>
</itemSet></newsMessage>
"""

RSS = """<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>Harbour Radio</title>
<item><title>Fire &amp; water</title><link>https://harbour-radio.example/1</link>
<pubDate>Thu, 13 Mar 2025 07:40:00 GMT</pubDate><description>Three died&nbsp;today.</description></item>
<item><title>Two</title><description>short</description>
<content:encoded><![CDATA[<p>Five people died.</p><p>About 200 left.</p>]]></content:encoded>
<dc:date>2025-03-14</dc:date></item>
<item><title>Three</title><description>&lt;p&gt;Six &amp;amp; seven died&lt;/p&gt;</description>
<pubDate>yesterday</pubDate></item>
<item><title>none</title></item></channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courant</title>
<entry><title>A</title><link rel="self" href="https://courant.example/a.atom"/><link href="https://courant.example/a"/>
<published>2025-03-14T13:30:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Seven died.</p><p>Two live.</p></div></content>
</entry>
<entry><title>B</title><updated>2025-03-14T13:30:00Z</updated>
<content type="html">&lt;p&gt;Eight died.&lt;/p&gt;</content></entry>
<entry><title>C</title><summary>Nine died.</summary></entry>
<entry><title>D</title><content type="xhtml">
<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Ten died.</h:p><h:p>All left.</h:p></h:div></content></entry></feed>
"""

ALL = {"a.nitf": NITF, "a.newsml": NEWSML, "a.rss": RSS, "a.atom": ATOM}


def reading(text: str, path: str = "a.xml") -> Reading:
    return read(Source.of_text(path, text))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(article.text)) for region in article.regions]


def reasons(found: Reading) -> list[tuple[str, bool]]:
    return [(problem.reason, problem.fatal) for problem in found.problems]


# -- what each format gives ------------------------------------------------------------------


def test_nitf() -> None:
    (article,) = reading(NITF).articles
    assert blocks(article) == [
        ("headline", "Three die in store’s fire"),
        ("paragraph", "Three people were killed & 11 injured on Thursday\xa0morning."),
        ("heading", "What is known"),
        ("paragraph", "About 200 people were evacuated."),
        ("caption", "It held 900 tonnes."),
    ]
    assert (article.title, article.publisher) == ("Three die in store’s fire", "Seaboard Press")
    assert article.published_at == datetime(2025, 3, 13, 7, 40, tzinfo=UTC)
    assert article.url == "https://seaboard-press.example/1" and article.id == "a.xml"


def test_newsml_g2() -> None:
    found = reading(NEWSML)
    first, fourth, fifth = found.articles
    assert blocks(first) == [
        ("headline", "Three die"), ("paragraph", "Three people died."), ("paragraph", "About 200 left.")
    ]  # fmt: skip
    assert (first.publisher, first.credit, first.url) == (
        "Seaboard Press", "Seaboard", "https://seaboard-press.example/2"
    )  # fmt: skip
    assert first.published_at is not None and first.published_at.isoformat() == "2025-03-13T07:40:00+01:00"
    assert (fourth.id, fourth.text) == ("a.xml#4", "Five people died.")
    assert blocks(fifth) == [("headline", "Seven die"), ("paragraph", "Seven died.")]
    assert reasons(found) == [
        ("item 2: a picture and no text; left out", False),
        ("item 3: its publisher has marked it as canceled (pubStatus); it is not used", False),
        ("item 6: an item without text; left out", True),
    ]


def test_rss() -> None:
    found = reading(RSS)
    first, second, third = found.articles
    assert blocks(first)[0] == ("headline", "Fire & water") and first.text.endswith("Three died\xa0today.")
    assert blocks(second)[1:] == [("paragraph", "Five people died."), ("paragraph", "About 200 left.")]
    assert blocks(third)[1:] == [("paragraph", "Six & seven died")]
    assert [each.publisher for each in found.articles] == ["Harbour Radio"] * 3
    assert [each.published for each in found.articles] == [date(2025, 3, 13), date(2025, 3, 14), None]
    assert first.url == "https://harbour-radio.example/1"
    said = [reason for reason, fatal in reasons(found) if not fatal]
    assert len(said) == len(found.problems) == 4
    assert said[0].startswith("item 1: a feed's summary") and said[2].startswith("item 3: a feed's summary")
    assert said[1].startswith("item 3: the date 'yesterday'") and said[3] == "item 4: the item has no text; left out"


def test_rss_1_has_its_items_beside_the_channel() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="r"><channel><title>Radio</title></channel>'
        '<item rdf:about="https://r.example/1"><title>A</title><description>Two died.</description></item></rdf:RDF>'
    )
    (article,) = reading(text).articles
    assert (article.publisher, article.url) == ("Radio", "https://r.example/1")


def test_atom() -> None:
    found = reading(ATOM)
    texts = [article.text for article in found.articles]
    assert texts == [
        "A\n\nSeven died.\n\nTwo live.", "B\n\nEight died.", "C\n\nNine died.", "D\n\nTen died.\n\nAll left."
    ]  # fmt: skip
    assert found.articles[0].url == "https://courant.example/a"
    assert found.articles[1].published == date(2025, 3, 14)
    assert [reason.partition(":")[0] for reason, _ in reasons(found)] == ["item 3"]


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_every_word_knows_its_place_in_the_file(text: str, ends: str) -> None:
    text = text.replace("\n", ends)
    lines = text.split(ends)
    seen = 0
    for article in reading(text).articles:
        for word in re.finditer(r"[A-Za-z0-9]+", article.text):
            line, column = article.position(word.start())
            assert lines[line - 1][column - 1 :].startswith(word[0]), word
            seen += 1
    assert seen > 10


def test_files_are_known_by_their_suffix_and_standard_input_by_its_beginning(tmp_path: Path) -> None:
    for name, text in ALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        by_name = load([tmp_path / name])
        from_stdin = load(["-"], stdin=BytesIO(text.encode()))
        assert [a.text for a in by_name.articles] == [a.text for a in from_stdin.articles] != []


# -- what is not to be trusted ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<rss><channel></rss>", "not valid XML: mismatched tag in line 1"),
        ("<rss>\n<a x=1/></rss>", "in line 2, column"),
        ("nothing", "not valid XML"),
        ('<!DOCTYPE rss [<!ENTITY x "y">]><rss>&x;</rss>', "declares entities of its own"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "declares entities of its own"),
        ('<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><rss/>', "declares entities of its own"),
        ("<rss>" * 1000, "nested too deeply"),
        ("<rss>\ud800</rss>", "no character"),
        ("<svg><text>Two died.</text></svg>", "a kind that has no reader (<svg>)"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        reading(text)
    assert says in error.value.reason


def test_entities_that_multiply_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(InputError, match="entities"):
        reading(f"{bomb}]><rss>&i;</rss>")


def test_an_outside_document_type_is_not_looked_at() -> None:
    """Nobody listens at that address; a reader that went there would not come back with a text."""
    text = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss><item><title>&eacute;&oddity;</title></item></rss>'
    titles = [item.words() for item in parse(Source.of_text("a", text)).all("title")]
    assert titles == ["é&oddity;"]


def test_a_declared_encoding_is_that_of_the_file_and_not_of_the_text() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><rss><item><description>£5m</description></item></rss>'
    assert reading(text).articles[0].text == "£5m"


def test_a_page_under_the_name_of_xml_is_a_page() -> None:
    assert reading("<html><body><h1>Fire</h1><p>Two died.</p></body></html>").articles[0].text == "Fire\n\nTwo died."


@given(st.text(st.sampled_from("<>&;/a=\"' !?[]-\n\u00e9"), max_size=60))
def test_nothing_but_a_clear_word_comes_of_a_broken_file(text: str) -> None:
    for whole in (text, f"<rss><channel><item><description>{text}</description></item></channel></rss>"):
        try:
            found = reading(whole)
        except InputError as error:
            assert error.reason
        else:
            assert found.articles or found.problems


def test_the_tree_is_read_without_going_down_too_far() -> None:
    depth = 150
    root = parse(Source.of_text("a", "<a>" * depth + "x" + "</a>" * depth))
    assert root.words() == "x" and isinstance(root, Element)
