"""Whatever stands in a file, a check ends, and what it writes acts on nobody: mutated fixtures in every format."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import tests.strategies  # noqa: F401 - the profile under which examples are drawn
from factcheck.errors import InputError, Problem
from factcheck.model.report import Report
from factcheck.pipeline import check
from factcheck.report import REPORTERS, Page, find
from tests.machine_formats import CHECKS
from tests.sample_report import drafted, hostile, sample

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEDS = sorted(
    path
    for folder in ("harbour-fire", "quarterly", "scale-ai")
    for path in (FIXTURES / folder).iterdir()
    if path.suffix in (".txt", ".md", ".html", ".json")
)
FRAGMENTS = (
    b"<script>alert(1)</script>", b'<img src=x onerror="alert(1)">', b"</details></td></table>", b"<!--", b"-->",
    b"[14 dead](javascript:alert(1))", b"![x](https://bad.example/x.png)", b"[1]: https://bad.example", b"](1)",
    b"\\](1", b"&lt;b&gt;", b"&#64;desk",
    b"`", b"```\n", b"| a | b |", b"**", b"~~~\n", b"\n# Heading\n", b"\n> ", b"@desk", b" #12 ", b"GH-12",
    b"\n::error file=a,line=1::killed 12\n", b"::warning::", b"##[error]killed 12", b"%0A::add-mask::12", b"%25", b"::",
    b"{0}", b"{{", b"}", b"${{ github.token }}", b"\x1b[31m", b"\x07", b"\x00", b"\r", b"\r\n", b"\xff\xfe", b"\xc3",
    b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xef\xbf\xbe", "\u202ekilled 15\u202c".encode(), "\u200f".encode(),
    "\u2028".encode(), "a𐐀b £".encode(), "٣٤ dead ".encode(), b"x" * 10_000, b"12 " * 200, b'"', b'",', b"{", b"]",
    b"---\n", b"title: '\n",
    b" 99999999999999999999999999 people died. ", b" killed 1e999 people. ", b"$0.000000000000000001 billion",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes, Path]:
    """A fixture with hostile bytes in it, the suffix of the file that it is to be, and the fixture itself."""
    seed = draw(st.sampled_from(SEEDS))
    data = bytearray(seed.read_bytes())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(("put", "put", "put", "cut", "flip", "twice"))):
            case "put":
                data[at:at] = draw(st.sampled_from(FRAGMENTS))
            case "cut":
                del data[at : at + draw(st.integers(1, 300))]
            case "flip":
                data[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case "twice":
                data[at:at] = data[at : at + draw(st.integers(1, 600))]
    suffix = draw(st.sampled_from((seed.suffix,) * 5 + (".txt", ".md", ".html", ".json", ".jsonl")))
    return suffix, bytes(data), seed


def hold(report: Report, root: str = "") -> None:
    """Every format is written, and holds what it must."""
    for reporter in REPORTERS:
        text = reporter.load()(report, Page(80, root=root))
        text.encode("utf-8")
        if reporter.name in CHECKS:
            CHECKS[reporter.name](text)


# An example is a whole file: to make it smaller takes minutes and shows no more.
@settings(max_examples=200, phases=(Phase.explicit, Phase.generate))
@given(mutated(), st.booleans())
def test_no_file_breaks_a_check_or_reaches_through_a_report(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, bytes, Path], is_draft: bool
) -> None:
    """As the draft, or as one of the sources of the article that it was made of."""
    suffix, data, seed = file
    folder = tmp_path_factory.mktemp("desk")
    path = folder / f"hostile{suffix}"
    path.write_bytes(data)
    draft, sources = folder / f"draft{seed.suffix}", folder / "sources"
    draft.write_bytes(seed.read_bytes())
    sources.mkdir()
    for each in (seed, SEEDS[SEEDS.index(seed) - 1]):  # two are enough, and quicker than all
        copy(each, sources)
    try:
        report = check(path, [sources]) if is_draft else check(draft, [path, sources], strict_sources=True)
    except InputError as error:
        assert str(path.as_posix()) in str(error)
        return
    hold(report, f"{folder.as_posix()}/")


EMPTY = Report((), (Problem("a.txt", "is empty"), Problem("[b](c)", "<b>no</b> such file; @desk ##[error]x")))


@pytest.mark.parametrize(
    "report", [sample(), hostile(), drafted(), EMPTY, Report(())], ids=["sample", "hostile", "drafted", "empty", "none"]
)
def test_reports_made_by_hand_hold(report: Report) -> None:
    hold(report)


def test_every_format_has_something_to_hold() -> None:
    assert {reporter.name for reporter in REPORTERS} - CHECKS.keys() == {"json"}
    assert find("json")
