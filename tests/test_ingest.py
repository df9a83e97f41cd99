"""From inputs to articles: what is read, in which order, once, and what is said of the rest."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck import ingest
from factcheck.errors import Problem
from factcheck.ingest import READERS, Loaded, load
from factcheck.ingest.files import LIMIT_BYTES
from factcheck.model.article import Article

STORY = "The quay reopened on Friday.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, so that paths are as short as a user types them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str | bytes = STORY) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ids(loaded: Loaded) -> list[str]:
    return [article.id for article in loaded.articles]


def only(loaded: Loaded) -> Problem:
    assert len(loaded.problems) == 1, loaded.problems
    return loaded.problems[0]


# -- what is read -----------------------------------------------------------------------------


def test_a_file_is_an_article_with_the_path_as_given(here: Path) -> None:
    write("fixtures/a.txt")
    loaded = load(["fixtures/a.txt"])
    (article,) = loaded.articles
    assert (article.id, article.path, article.text) == ("fixtures/a.txt", "fixtures/a.txt", STORY)
    assert article.sha256 == "f619578efc8a58e1f6d5788b6a7bae6f8bdbdb7fb750f5b8f4bfaee70ed4e8f1"
    assert (article.regions, article.published, loaded.problems) == ((), None, ())


def test_folders_are_read_to_the_bottom_in_the_order_of_names(here: Path) -> None:
    for name in ("news/b.txt", "news/a/z.md", "news/a/c/k.html", "news/B.TXT", "news/d.json"):
        content = {".json": '{"body": "It reopened."}', ".html": "<p>It reopened.</p>"}
        write(name, content.get(Path(name).suffix, STORY))
    loaded = load(["news"])
    assert ids(loaded) == ["news/B.TXT", "news/a/c/k.html", "news/a/z.md", "news/b.txt", "news/d.json"]
    assert loaded.problems == ()


def test_folders_hold_what_is_not_an_article(here: Path) -> None:
    """Settings, pictures, hidden things and what is about the folder need no word."""
    write("news/a.txt")
    for name in (".a.txt", ".git/b.txt", "expected.toml", "README.md", "README", "LICENSE", "x.py", "x.PNG"):
        write(f"news/{name}")
    loaded = load(["news"])
    assert (ids(loaded), loaded.problems) == (["news/a.txt"], ())


def test_order_is_that_of_the_inputs(here: Path) -> None:
    write("b/2.txt")
    write("a.txt")
    ready = Article.from_text("Ready.", id="ready")
    loaded = load([Path("b"), "-", ready, "a.txt"], stdin=io.BytesIO(b"Piped."))
    assert ids(loaded) == ["b/2.txt", "-", "ready", "a.txt"]
    assert loaded.articles[2] is ready


@pytest.mark.parametrize(
    ("content", "text", "title"),
    [
        ("Plain words, 5 < 6.\n", "Plain words, 5 < 6.\n", None),
        ("[Reuters] A wire line.\n", "[Reuters] A wire line.\n", None),
        ("---\ntitle: Quay\n---\nIt reopened.\n", "---\ntitle: Quay\n---\nIt reopened.\n", "Quay"),
        ('{"title": "Quay", "body": "It reopened."}', "Quay\n\nIt reopened.", "Quay"),
        ("<!DOCTYPE html><h1>Quay</h1><p>It reopened.</p>", "Quay\n\nIt reopened.", "Quay"),
        ("  <html><body><p>It reopened.", "It reopened.", None),
    ],
)
def test_standard_input_is_read_as_what_it_looks_like(content: str, text: str, title: str | None) -> None:
    (article,) = load(["-"], stdin=io.BytesIO(content.encode())).articles
    assert (article.id, article.path, article.text, article.title) == ("-", "-", text, title)


def test_standard_input_of_records(here: Path) -> None:
    loaded = load(["-"], stdin=io.BytesIO(b'{"body": "One."}\n{"body": "Two."}\n'))
    assert [(article.id, article.text) for article in loaded.articles] == [("-#1", "One."), ("-#2", "Two.")]


def test_a_file_without_suffix_is_read_as_what_it_looks_like(here: Path) -> None:
    write("story", "<html><p>It reopened.</p></html>")
    assert [article.text for article in load(["story"]).articles] == ["It reopened."]


def test_progress_counts_every_input(here: Path) -> None:
    write("news/a.txt")
    write("news/b.txt", b"")
    steps: list[tuple[int, int]] = []
    load(["news", "gone.txt"], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


# -- what cannot be read ----------------------------------------------------------------------

BAD: list[tuple[str, str | bytes, str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.md", " \n\r\n\t", "empty"),
    ("mark.txt", b"\xef\xbb\xbf", "empty"),
    ("binary.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04", "binary"),
    ("control.txt", b"a\x01b\x02c\x03\x04\x05", "binary"),
    ("word.txt", b"PK\x03\x04\x14\x00\x06\x00", "Word"),
    ("printed.txt", b"%PDF-1.7\n1 0 obj", "PDF"),
    ("utf16.txt", b"\xff\xfeT\x00h\x00e\x00\xd8", "UTF-16"),
    ("broken.json", '{"title": "Quay",\n "body": "It reopened."', "line 2"),
    ("nobody.json", '{"title": "Quay", "date": "2025-03-14"}', "body"),
    ("blank.json", '{"title": "Quay", "body": " "}', "body"),
    ("number.json", '{"title": "Quay", "body": 5}', "body"),
    ("word.json", '"It reopened."', "record"),
    ("none.json", "[]", "empty"),
    ("nested.json", "[" * 100_000 + "]" * 100_000, "nested"),
    ("front.md", "---\ntitle: Quay\n---\n\n", "front matter"),
    (
        "shell.html",
        "<html><head><title>Quay</title></head><body><script>go()</script></body></html>",
        "no text",
    ),
    ("photo.png", b"\x89PNG\r\n", ".png"),
    ("story.docx", b"PK\x03\x04", "damaged"),
    ("settings.toml", "a = 1", ".toml"),
]


@pytest.mark.parametrize(("name", "content", "says"), BAD, ids=[name for name, _, _ in BAD])
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    here: Path, name: str, content: str | bytes, says: str
) -> None:
    write(name, content)
    write("good.txt")
    loaded = load([name, "good.txt"])
    assert ids(loaded) == ["good.txt"]
    problem = only(loaded)
    assert problem.path == name and problem.fatal
    assert says in problem.reason
    assert "\n" not in str(problem) and str(problem).startswith(f"{name}: ")


def test_a_missing_path(here: Path) -> None:
    write("good.txt")
    loaded = load(["gone.txt", "good.txt", "nowhere/"])
    assert ids(loaded) == ["good.txt"]
    assert [(problem.path, problem.fatal) for problem in loaded.problems] == [
        ("gone.txt", True),
        ("nowhere", True),
    ]


def test_a_file_larger_than_the_limit(here: Path) -> None:
    with Path("dump.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    write("good.txt")
    loaded = load(["dump.txt", "good.txt"])
    assert ids(loaded) == ["good.txt"]
    assert only(loaded) == Problem(
        "dump.txt", f"larger than {LIMIT_BYTES // 1024**2} MB, the most that is read; split it or take it out"
    )


def test_standard_input_larger_than_the_limit() -> None:
    problem = only(load(["-"], stdin=io.BytesIO(b"a" * (LIMIT_BYTES + 1))))
    assert problem.path == "-" and problem.fatal and "20 MB" in problem.reason


def test_no_standard_input() -> None:
    assert only(load(["-"])).path == "-"


@pytest.mark.parametrize("names", [[], [".hidden.txt", "sources.toml", "photo.jpg", "sub/x.py"], ["notes.xyz"]])
def test_a_folder_with_nothing_to_read(here: Path, names: list[str]) -> None:
    Path("news").mkdir()
    for name in names:
        write(f"news/{name}", "")
    loaded = load(["news"])
    assert loaded.articles == ()
    assert [problem.path for problem in loaded.problems if problem.fatal] == ["news"]
    assert "nothing to read" in loaded.problems[-1].reason


def test_a_document_without_reader_in_a_folder_is_missed_and_an_unknown_file_mentioned(here: Path) -> None:
    for name in ("a.txt", "b.odt", "c.xyz", "d"):
        write(f"news/{name}")
    loaded = load(["news"])
    assert ids(loaded) == ["news/a.txt"]
    said = [(problem.path, problem.fatal) for problem in loaded.problems]
    assert said == [("news/b.odt", True), ("news/c.xyz", False), ("news/d", False)]


def test_a_link_to_nothing(here: Path) -> None:
    write("news/a.txt")
    Path("news/b.txt").symlink_to("gone.txt")
    loaded = load(["news"])
    assert (ids(loaded), only(loaded).path) == (["news/a.txt"], "news/b.txt")


def test_an_empty_name(here: Path) -> None:
    write("a.txt")
    loaded = load(["", "a.txt"])
    assert (ids(loaded), only(loaded).fatal) == (["a.txt"], True)


# -- once each --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "read", "again"),
    [
        (["news/a.txt", "news/a.txt"], ["news/a.txt"], ["news/a.txt"]),
        (["news/a.txt", "./news/../news/a.txt"], ["news/a.txt"], ["news/../news/a.txt"]),
        (["news/b.txt", "news"], ["news/b.txt", "news/a.txt"], ["news/b.txt"]),
        (["news", "news/a.txt"], ["news/a.txt", "news/b.txt"], ["news/a.txt"]),
        (["news", "news"], ["news/a.txt", "news/b.txt"], ["news"]),
        (["link.txt", "news/a.txt"], ["link.txt"], ["news/a.txt"]),
        (["news", "linked"], ["news/a.txt", "news/b.txt"], ["linked"]),
        (["-", "-"], ["-"], ["-"]),
    ],
)
def test_the_same_file_twice_is_read_once(here: Path, inputs: list[str], read: list[str], again: list[str]) -> None:
    write("news/a.txt", "One.")
    write("news/b.txt", "Two.")
    Path("link.txt").symlink_to("news/a.txt")
    Path("linked").symlink_to("news")
    loaded = load(inputs, stdin=io.BytesIO(b"Piped."))
    assert ids(loaded) == read
    assert [(problem.path, problem.fatal) for problem in loaded.problems] == [(name, False) for name in again]
    assert all("read once" in problem.reason for problem in loaded.problems)


def test_a_folder_that_links_back_to_itself(here: Path) -> None:
    write("news/a.txt")
    Path("news/loop").symlink_to("..", target_is_directory=True)
    loaded = load(["news"])
    assert ids(loaded) == ["news/a.txt"]
    assert [problem.path for problem in loaded.problems] == ["news/loop/news"]


def test_two_files_of_one_name_are_two_articles(here: Path) -> None:
    write("one/a.txt")
    write("two/a.txt")
    loaded = load(["one", "two"])
    assert (ids(loaded), loaded.problems) == (["one/a.txt", "two/a.txt"], ())


def test_a_file_called_as_standard_input_is_named(here: Path) -> None:
    write("-", "From disk.")
    loaded = load(["./-"], stdin=io.BytesIO(b"Piped."))
    assert [(article.id, article.text) for article in loaded.articles] == [("./-", "From disk.")]


def test_ready_articles_with_one_id() -> None:
    one, other = Article.from_text("One.", id="a"), Article.from_text("Other.", id="a")
    assert only(load([one, one])) == Problem("a", "given more than once; read once", fatal=False)
    loaded = load([one, other])
    assert loaded.articles == (one,)
    assert only(loaded).fatal


# -- sources.toml -----------------------------------------------------------------------------

SHEET = """
[[article]]
file = "a.md"
publisher = "Seaboard Press"
published = 2025-03-14
url = "https://seaboard.example/1"
credit = "Northern Wire"
title = "Quay opens again"
"""


def described(
    sheet: str, name: str = "news/a.md", content: str = "---\nsource: The Ledger\n---\nIt reopened.\n"
) -> Loaded:
    write(name, content)
    write("news/sources.toml", sheet)
    return load(["news"])


def test_what_sources_toml_says_wins(here: Path) -> None:
    loaded = described(SHEET)
    (article,) = loaded.articles
    assert article.publisher == "Seaboard Press"
    assert (article.published, article.published_at) == (date(2025, 3, 14), None)
    assert (article.url, article.credit) == ("https://seaboard.example/1", "Northern Wire")
    assert (article.title, loaded.problems) == ("Quay opens again", ())


def test_it_counts_for_a_file_named_by_itself(here: Path) -> None:
    described(SHEET)
    assert [article.publisher for article in load(["news/a.md"]).articles] == ["Seaboard Press"]


def test_a_bare_day_does_not_take_the_hour_away(here: Path) -> None:
    record = '{"body": "It reopened.", "date": "2025-03-14T09:30:00Z"}'
    (article,) = described('[[article]]\nfile = "a.json"\npublished = 2025-03-14\n', "news/a.json", record).articles
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-03-14T09:30:00+00:00"
    (article,) = described('[[article]]\nfile = "a.json"\npublished = 2025-03-15\n', "news/a.json", record).articles
    assert (article.published, article.published_at) == (date(2025, 3, 15), None)


def test_one_record_of_many_and_files_further_down(here: Path) -> None:
    sheet = """
[[article]]
file = "sub/w.jsonl"
publisher = "Wire"
[[article]]
file = "sub/w.jsonl#2"
publisher = "Other wire"
"""
    loaded = described(sheet, "news/sub/w.jsonl", '{"body": "One."}\n{"body": "Two."}\n')
    assert [article.publisher for article in loaded.articles] == ["Wire", "Other wire"]
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("sheet", "fatal", "says"),
    [
        ('[[article]]\nfile = "a.md"\npublsher = "X"\n', False, "publsher"),
        ('[[article]]\nfile = "gone.md"\n', False, "gone.md"),
        ('[[article]]\nfile = "a.md"\npublished = "soon"\n', False, "soon"),
        ('[[article]]\nfile = "a.md"\npublisher = 5\n', False, "publisher"),
        ('[[article]]\npublisher = "X"\n', False, "names no file"),
        ('[[article]]\nfile = "a.md"\n[[article]]\nfile = "./a.md"\n', False, "two entries"),
        ('[[articles]]\nfile = "a.md"\n', False, "articles"),
        ('[article]\nfile = "a.md"\n', True, "[[article]]"),
        ("[[article]\n", True, "TOML"),
    ],
)
def test_what_is_wrong_in_sources_toml_is_said_once(here: Path, sheet: str, fatal: bool, says: str) -> None:
    write("news/b.txt")
    loaded = described(sheet)
    assert ids(loaded) == ["news/a.md", "news/b.txt"]
    problem = only(loaded)
    assert (problem.path, problem.fatal) == ("news/sources.toml", fatal)
    assert says in problem.reason


# -- the house ---------------------------------------------------------------------------------


def test_every_reader_is_registered() -> None:
    """A reader that nobody added to `READERS` is a mistake."""
    folder = Path(ingest.__file__).parent
    readers = {path.stem for path in folder.glob("*.py") if "\ndef read(source: Source)" in path.read_text()}
    assert readers == set(READERS.values())


def test_importing_the_stage_loads_no_reader() -> None:
    heavy = ["html.parser", "yaml", "markdown_it", "charset_normalizer", "tomllib", "json"]
    code = f"import sys, factcheck.ingest; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "content", "idle"),
    [
        ("a.txt", STORY, ["html.parser", "yaml", "markdown_it", "charset_normalizer"]),
        ("a.json", '{"body": "It reopened."}', ["html.parser", "yaml", "markdown_it", "charset_normalizer"]),
        ("a.html", "<p>It reopened.</p>", ["yaml", "markdown_it", "charset_normalizer"]),
        ("a.md", "It reopened.", ["yaml", "charset_normalizer"]),
    ],
)
def test_a_file_loads_its_own_reader_only(here: Path, name: str, content: str, idle: list[str]) -> None:
    write(name, content)
    code = (
        f"import sys; from factcheck.ingest import load; load([{name!r}]);"
        f"print([module for module in {idle} if module in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
