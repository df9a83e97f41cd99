"""Word and PDF files: their text, their places, tracked changes, and files that are damaged."""

from __future__ import annotations

import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import InputError
from factcheck.ingest import docx, load, pdf
from factcheck.ingest.base import Reading
from factcheck.model.article import Article
from factcheck.model.span import Position

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {"Titel": "Title", "Untertitel": "Subtitle", "berschrift1": "heading 1", "Beschriftung": "caption"}


def word(*paragraphs: str, styles: bool = True, comments: str = "") -> bytes:
    """A Word file; each paragraph is what stands in its `<w:p>`, or a whole block."""
    blocks = "".join(p if p.startswith(("<w:tbl>", "<w:sdt>")) else f"<w:p>{p}</w:p>" for p in paragraphs)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{blocks}</w:body></w:document>')
        if styles:
            named = "".join(f'<w:style w:styleId="{i}"><w:name w:val="{n}"/></w:style>' for i, n in STYLES.items())
            packed.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{named}</w:styles>')
        if comments:
            packed.writestr("word/comments.xml", f'<w:comments xmlns:w="{W}">{comments}</w:comments>')
    return file.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def put_in(text: str) -> str:
    return f'<w:ins w:id="1" w:author="Desk">{run(text)}</w:ins>'


def taken_out(text: str) -> str:
    return f'<w:del w:id="2" w:author="Desk"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def styled(style: str, text: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}'


def article(content: bytes) -> Article:
    (found,) = docx.read("draft.docx", content).articles
    return found


def reasons(found: Reading) -> list[str]:
    return [problem.reason for problem in found.problems if not problem.fatal]


# -- Word ------------------------------------------------------------------------------------


def test_a_word_file_is_read_paragraph_by_paragraph() -> None:
    content = word(
        styled("Titel", "Fire kills three"),
        styled("Untertitel", "Store in ruins"),
        run("Three people ") + run("died on Thursday."),
        "",
        styled("berschrift1", "What is known"),
        '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>' + run("About 200 people left."),
        styled("Beschriftung", "The store &amp; its quay"),
        "<w:tbl><w:tr><w:tc><w:p>"
        + run("Dead")
        + "</w:p></w:tc><w:tc><w:p>"
        + run("3")
        + "</w:p></w:tc></w:tr></w:tbl>",
        run("It held") + "<w:r><w:tab/><w:t>900 tonnes</w:t><w:br/><w:t>of fish.</w:t></w:r>",
    )
    found = article(content)
    assert found.text.split("\n") == [
        "Fire kills three", "Store in ruins", "Three people died on Thursday.", "", "What is known",
        "About 200 people left.", "The store & its quay", "Dead\t3", "It held\t900 tonnes of fish.", "",
    ]  # fmt: skip
    assert [(region.kind.value, region.span.of(found.text)) for region in found.regions] == [
        ("headline", "Fire kills three"), ("standfirst", "Store in ruins"), ("heading", "What is known"),
        ("list_item", "About 200 people left."), ("caption", "The store & its quay"), ("table_row", "Dead\t3"),
    ]  # fmt: skip
    assert found.title == "Fire kills three" and found.sha256 == sha256(content).hexdigest()
    assert found.position(found.text.index("900")) == Position(9, 9)


def test_what_has_no_style_is_told_by_its_shape() -> None:
    found = article(word(run("Fire kills three"), run("Three people died on Thursday."), styles=False))
    assert found.regions == () and found.title is None
    report = factcheck.compare([found, Article.from_text("The fire killed five people on Thursday.", id="b")])
    assert "three" in {claim.quote.lower() for claim in report.claims}


def test_tracked_changes_are_read_as_accepted() -> None:
    found = docx.read(
        "draft.docx",
        word(
            run("The fire killed ") + taken_out("three") + put_in("five") + run(" people."),
            run("About ") + taken_out("150 ") + put_in("120 ") + run("firefighters came."),
            run("It is ") + taken_out("a very") + put_in("an") + run(" old store of 900 tonnes."),
            run("The cost is not known") + put_in(", some say 2.5 million") + run("."),
            run("It burnt for ") + taken_out("12 hours") + put_in("a day") + run("."),
        ),
    )
    assert found.articles[0].text.split("\n")[:5] == [
        "The fire killed five people.", "About 120 firefighters came.", "It is an old store of 900 tonnes.",
        "The cost is not known, some say 2.5 million.", "It burnt for a day.",
    ]  # fmt: skip
    assert reasons(found) == [
        "paragraph 1: a tracked change turns three into five; read as if it were accepted",
        "paragraph 2: a tracked change turns 150 into 120; read as if it were accepted",
        "paragraph 4: a tracked change puts in 2.5; read as if it were accepted",
        "paragraph 5: a tracked change takes out 12; read as if it were accepted",
    ]


def comment(number: int, words: str) -> str:
    return f'<w:comment w:id="{number}" w:author="Desk"><w:p>{run(words)}</w:p></w:comment>'


def commented(number: int, text: str) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:r><w:commentReference w:id="{number}"/></w:r>'


def test_a_comment_for_us_holds_for_the_paragraph_that_it_hangs_on() -> None:
    found = article(
        word(
            run("The yard in Lindow is closed."),
            commented(4, "The fire in the yard killed 12 people."),
            commented(5, "It injured 30 people."),
            comments=comment(4, "factcheck: ignore[FC101] -- the coroner's count") + comment(5, "Is that so?"),
        )
    )
    assert [(each.words, each.start.line) for each in found.comments] == [
        ("factcheck: ignore[FC101] -- the coroner's count", 2)
    ]
    other = Article.from_text("The fire in the yard killed 14 people. It injured 41 people.", id="b")
    (story,) = factcheck.compare([found, other]).stories
    assert [(each.rule, each.attribute) for each in story.suppressed] == [("FC101", "deaths")]
    assert [(each.rule, each.attribute) for each in story.findings] == [("FC101", "injured")]


def test_a_comment_on_nothing_is_left_out() -> None:
    content = word(run("Three died."), comments=comment(9, "factcheck: ignore[FC101] -- why"))
    assert article(content).comments == ()


def test_moved_text_stands_once_and_alters_no_figure() -> None:
    moved = (
        "<w:moveFrom>" + run("12 ") + "</w:moveFrom>" + run("people and ") + "<w:moveTo>" + run("12 ") + "</w:moveTo>"
    )
    found = docx.read("draft.docx", word(moved + run("dogs.")))
    assert found.articles[0].text == "people and 12 dogs.\n" and reasons(found) == []


def test_a_paragraph_whose_end_is_taken_out_goes_on_in_the_next() -> None:
    end = '<w:pPr><w:rPr><w:del w:id="3" w:author="Desk"/></w:rPr></w:pPr>'
    found = article(word(end + run("Three people died "), run("on Thursday."), run("Two live.")))
    assert found.text == "Three people died on Thursday.\nTwo live.\n"


def test_text_boxes_are_read_once_and_field_codes_not_at_all() -> None:
    box = "<w:txbxContent><w:p>" + run("Box: 40 pumps") + "</w:p></w:txbxContent>"
    picture = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    field = "<w:r><w:instrText>PAGE 99</w:instrText></w:r>"
    found = article(word(run("Three died.") + f"<w:r>{picture}</w:r>" + field, run("Two live.")).replace(b"", b""))
    assert found.text == "Three died.\nBox: 40 pumps\nTwo live.\n"


def test_content_controls_are_looked_into() -> None:
    found = article(word("<w:sdt><w:sdtContent><w:p>" + run("Three died.") + "</w:p></w:sdtContent></w:sdt>"))
    assert found.text == "Three died.\n"


def test_a_draft_in_word_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(word(run("At the height of the fire in Port Skerran 140 firefighters were at work on the quay.")))
    source = Article.from_text(
        "At the height of the fire in Port Skerran 120 firefighters were at work on the quay.", id="source.txt"
    )
    (finding,) = factcheck.check(path, sources=[source]).findings
    assert {side.value for side in finding.sides} == {"140 firefighters", "120 firefighters"}


# -- PDF -------------------------------------------------------------------------------------


def paper(*pages: list[str]) -> bytes:
    """A PDF with lines of text, as plain as can be."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for lines in pages:
        drawn = "BT /F1 11 Tf 14 TL 60 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        stream = drawn.encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out)
    )  # fmt: skip


TWO_PAGES = paper(
    [
        "Fire kills three in Port Skerran",
        "Three people died on Thursday when a fire swept through a cold store on the har-",
        "bour front. About 200 people were evacuated.",
        "The store held 900 tonnes of fish, which is a good part of the catch of the whole",
        "spring.",
    ],
    ["• It cost £12 million to build.", "• It was built in 1962."],
)


def test_a_pdf_is_read_page_by_page() -> None:
    (found,) = pdf.read("report.pdf", TWO_PAGES).articles
    assert found.text.split("\n\n") == [
        "Fire kills three in Port Skerran",
        "Three people died on Thursday when a fire swept through a cold store on the harbour front. "
        "About 200 people were evacuated.",
        "The store held 900 tonnes of fish, which is a good part of the catch of the whole spring.",
        "• It cost £12 million to build.",
        "• It was built in 1962.",
        "",
    ]
    assert found.position(found.text.index("200")).line == 1
    assert found.position(found.text.index("1962")).line == 2
    assert found.sha256 == sha256(TWO_PAGES).hexdigest()


def test_pictures_of_text_are_no_text() -> None:
    with pytest.raises(InputError, match="text recognition"):
        pdf.read("scan.pdf", paper([]))


def test_a_protected_pdf_is_named_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer, file = PdfWriter(PdfReader(BytesIO(TWO_PAGES))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    with pytest.raises(InputError, match="password"):
        pdf.read("report.pdf", file.getvalue())


def test_without_its_library_a_pdf_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match=r"pip install 'factcheck-news\[pdf\]'"):
        pdf.read("report.pdf", TWO_PAGES)


def test_a_long_pdf_is_read_in_part_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    found = pdf.read("report.pdf", TWO_PAGES)
    assert reasons(found) == ["only the first 1 of 2 pages are read; split it"]
    assert "1962" not in found.articles[0].text


# -- both ------------------------------------------------------------------------------------


def test_both_are_found_in_folders_and_on_standard_input(tmp_path: Path) -> None:
    files = {"a.docx": word(run("Three people died.")), "b.pdf": TWO_PAGES}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    loaded = load([tmp_path])
    assert [Path(each.id).name for each in loaded.articles] == list(files) and loaded.problems == ()
    for content, each in zip(files.values(), loaded.articles, strict=True):
        assert load(["-"], stdin=BytesIO(content)).articles[0].text == each.text


def _zip(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", b"PK\x03\x04 and no more", "damaged or protected"),
        ("a.docx", b"\xd0\xcf\x11\xe0 protected", "damaged or protected"),
        ("a.docx", b"", "damaged or protected"),
        ("a.docx", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), "not a Word file"),
        ("a.docx", _zip(word__document_xml=b"<w:document>"), "not valid XML"),
        ("a.docx", _zip(word__document_xml=b"<w:document/>"), "no text in the file"),
        ("a.docx", _zip(word__document_xml=b'<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>'), "entities"),
        ("a.docx", _zip(word__document_xml=b"<x>" + b" " * 21 * 1024 * 1024 + b"</x>"), "when unpacked"),
        ("a.pdf", b"%PDF-1.4 and no more", "cannot be read"),
        ("a.pdf", b"plain text", "cannot be read"),
        ("a.pdf", TWO_PAGES[: len(TWO_PAGES) // 4], "cannot be read"),
    ],
)
def test_what_is_damaged_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text("Three people died.", encoding="utf-8")
    loaded = load([tmp_path])
    assert [Path(each.id).name for each in loaded.articles] == ["b.txt"]
    (problem,) = loaded.problems
    assert problem.fatal and problem.path.endswith(name) and says in problem.reason


@given(st.integers(0, len(TWO_PAGES) - 1), st.binary(max_size=8))
def test_a_pdf_with_a_wrong_place_in_it_gives_a_text_or_a_word(place: int, wrong: bytes) -> None:
    try:
        pdf.read("a.pdf", TWO_PAGES[:place] + wrong + TWO_PAGES[place + len(wrong) :])
    except InputError as error:
        assert error.reason


WHOLE = word(styled("Titel", "Fire"), run("Three ") + taken_out("12") + put_in("15") + run(" died."))


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8))
def test_a_word_file_with_a_wrong_place_in_it_gives_a_text_or_a_word(place: int, wrong: bytes) -> None:
    try:
        docx.read("a.docx", WHOLE[:place] + wrong + WHOLE[place + len(wrong) :])
    except InputError as error:
        assert error.reason
