"""The HTML report in a real browser, scripts off: it opens from disk, reads well, and does nothing else.

Needs the extra `browser` and Chromium; skipped where either is missing. Nothing is fetched: pages are files.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.model.article import Article
from factcheck.model.report import Report
from factcheck.report import Page
from factcheck.report.html import render
from tests.sample_report import hostile, sample

playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

FIXTURES = Path(__file__).parent.parent / "fixtures"
WIDTHS = {"narrow": 360, "wide": 1280}
LEAST_CONTRAST, LEAST_CONTRAST_LARGE = 4.5, 3.0
"""WCAG 2.2, level AA; large is 24 px, or 18.66 px in bold."""

# Contrast of every text with what lies below it. Colours are read back from a canvas, whatever their notation.
CONTRAST = """
() => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1); context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const above = [];
    for (let each = element; each; each = each.parentElement) {
      above.push(rgba(getComputedStyle(each).backgroundColor));
      if (above.at(-1)[3] === 1) break;
    }
    return above.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const style = getComputedStyle(element);
    if (!walker.currentNode.data.trim() || style.visibility === "hidden" || !element.checkVisibility()) continue;
    const below = ground(element);
    const ink = element.closest("svg") ? style.fill : style.color;
    const [a, b] = [light(over(rgba(ink), below)), light(below)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    found.push([walker.currentNode.data.trim().slice(0, 40), (a + 0.05) / (b + 0.05), large]);
  }
  return found;
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        # Chromium in a container has no user namespaces for its sandbox; the pages are our own files.
        chromium = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports on disk."""
    draft = Article.from_text(
        "Fire at Port Skerran cold store kills eight\n\nAt the height of the fire 120 firefighters were at work "
        "on the quay in Port Skerran. The store in Corran Wharf, built in 1974, had 34 loading bays.\n",
        id="draft.txt",
    )
    hebrew = Article.from_text(
        "\u05d0\u05e9 \u05d1\u05e0\u05de\u05dc\n\n\u05d4\u05d0\u05e9 fire in Lindow killed 12 people on Tuesday, "
        "police said in Lindow.\n",
        id="\u05e2\u05d9\u05ea\u05d5\u05df.txt",
        publisher="\u05e2\u05d9\u05ea\u05d5\u05df",
    )
    english = Article.from_text("The fire in Lindow killed 19 people on Tuesday, police said in Lindow.", id="b.txt")
    reports = {
        "sample": sample(),
        "hostile": hostile(),
        "empty": Report(()),
        "fixtures": factcheck.compare([FIXTURES]),
        "draft": factcheck.check(draft, sources=[FIXTURES / "harbour-fire"]),
        "hebrew": factcheck.compare([hebrew, english]),
    }
    folder = tmp_path_factory.mktemp("reports")
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(render(report, Page()), encoding="utf-8", newline="\n")
    return {name: folder / f"{name}.html" for name in reports}


@pytest.fixture
def opened(browser: Any, files: dict[str, Path]) -> Iterator[Any]:
    """`opened(name, …)`: the page, in a window of its own."""
    windows = []

    def open_page(name: str, *, width: int = 1280, scheme: str = "light", scripts: bool = False) -> Any:
        window = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts,
            reduced_motion="reduce",
        )  # fmt: skip
        windows.append(window)
        page = window.new_page()
        page.noise = []
        page.on("console", lambda message: page.noise.append(message.text))
        page.on("dialog", lambda dialog: page.noise.append(dialog.message))
        page.on("pageerror", lambda error: page.noise.append(str(error)))
        page.on("request", lambda request: page.noise.append(request.url) if page.url != "about:blank" else None)
        page.goto(files[name].as_uri())
        return page

    yield open_page
    for window in windows:
        window.close()


every_report = pytest.mark.parametrize("name", ["sample", "hostile", "empty", "fixtures", "draft", "hebrew"])


@every_report
@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_it_opens_from_disk_and_asks_for_nothing(opened: Any, name: str, scripts: bool) -> None:
    """No request, no complaint of the browser about its policy or style, no dialog."""
    page = opened(name, scripts=scripts)
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the style sheet is in force"
    assert page.noise == []


def test_a_breach_of_the_policy_would_be_seen(opened: Any, files: dict[str, Path]) -> None:
    page = files["sample"].read_text(encoding="utf-8")
    planted = '<p style="color: red">x</p><img src="http://127.0.0.1:9/x.png"><script>alert(1)</script></main>'
    files["breach"] = files["sample"].with_name("breach.html")
    files["breach"].write_text(page.replace("</main>", planted), encoding="utf-8")
    noise = "\n".join(opened("breach", scripts=True).noise)
    assert "inline style" in noise and "127.0.0.1:9" in noise and "inline script" in noise


@every_report
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_is_wider_than_the_window(opened: Any, name: str, width: int) -> None:
    page = opened(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_report
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(opened: Any, name: str, scheme: str) -> None:
    page = opened(name, scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true })")
    texts = page.evaluate(CONTRAST)
    assert len(texts) >= 10
    poor = {
        (words, round(ratio, 2))
        for words, ratio, large in texts
        if ratio < (LEAST_CONTRAST_LARGE if large else LEAST_CONTRAST)
    }
    assert poor == set()


def test_a_poor_contrast_would_be_seen(opened: Any) -> None:
    page = opened("sample")
    page.evaluate("() => { document.querySelector('h1').style.color = '#aaa' }")
    ratios = {words: ratio for words, ratio, _ in page.evaluate(CONTRAST)}
    assert ratios["Sources compared"] < LEAST_CONTRAST_LARGE < ratios["Facts"]


def test_light_and_dark_are_two_looks(opened: Any) -> None:
    grounds = {
        s: opened("sample", scheme=s).evaluate("getComputedStyle(document.body).backgroundColor")
        for s in ("light", "dark")
    }
    assert grounds["light"] != grounds["dark"]


@pytest.mark.parametrize("name", ["sample", "draft"])
def test_cells_lead_to_their_findings(opened: Any, name: str) -> None:
    """Every cell of a row with a finding, clicked, shows that finding, with the source's name in it."""
    page = opened(name)
    names = page.locator("table.facts").first.locator("thead th").all_inner_texts()
    clicked = 0
    for index in range(page.locator("tr.row:has(a.badge) td a").count()):
        cell = page.locator("tr.row:has(a.badge) td a").nth(index)
        column = cell.evaluate("cell => cell.closest('td').cellIndex")
        cell.click()
        finding = page.locator("article.finding:target")
        assert finding.is_visible() and finding.locator("h4").is_visible()
        top = finding.evaluate("each => each.getBoundingClientRect().top")
        assert 0 <= top < 400, "the finding is on the screen, and not below the list of parts"
        assert names[column].split("\n")[0].removesuffix(" draft") in finding.inner_text()
        clicked += 1
    assert clicked >= 2


def test_a_place_leads_to_the_words_in_the_article(opened: Any) -> None:
    page = opened("fixtures")
    link = page.locator("article.finding figcaption a").first
    link.click()
    mark = page.locator("mark:target")
    assert mark.is_visible()
    box, column = mark.bounding_box(), mark.locator("xpath=ancestor::article").bounding_box()
    assert column["y"] <= box["y"] <= column["y"] + column["height"]
    assert column["x"] <= box["x"] <= column["x"] + column["width"]


def test_it_can_be_read_by_keyboard(opened: Any) -> None:
    page = opened("sample")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the report" and skip.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.count() == 0:
            break
        # What has the focus shows it, and is on the screen.
        assert focus.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
        assert focus.evaluate(
            "each => { const r = each.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }"
        )
        seen.append(focus.evaluate("each => each.className || each.tagName"))
    assert {"scroll", "badge error"} <= set(seen)
    cell = page.locator("td.differs a").first
    cell.focus()
    page.keyboard.press("Enter")
    assert page.locator("article.finding:target").count() == 1


def test_a_column_scrolls_by_itself_and_a_draft_stays_in_sight(opened: Any) -> None:
    page = opened("draft", width=900)
    page.locator(".columns").evaluate("each => { each.scrollLeft = 1200 }")
    draft = page.locator(".column.is-draft").bounding_box()
    assert 0 <= draft["x"] < 100
    other = page.locator(".column:not(.is-draft)").nth(2)
    assert other.evaluate("each => each.scrollHeight > each.clientHeight && getComputedStyle(each).overflowY") == "auto"


def test_on_paper_all_of_an_article_is_there(opened: Any) -> None:
    page = opened("fixtures", width=720)
    page.emulate_media(media="print")
    cut = page.evaluate(
        "() => [...document.querySelectorAll('.column')].filter(c => c.scrollHeight > c.clientHeight + 1).length"
    )
    assert cut == 0
    assert page.locator(".parts").first.is_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_hostile_text_stays_text(opened: Any) -> None:
    page = opened("hostile", scripts=True)
    assert "<script>alert(1)</script>" in page.locator("h2").first.inner_text()
    assert page.locator("script, iframe, img, object, embed, form, base, link").count() == 0
    addresses = page.evaluate("() => [...document.querySelectorAll('[href]')].map(each => each.protocol ?? 'svg')")
    assert set(addresses) == {"file:"}
    assert page.noise == []


def test_text_from_right_to_left_is_set_so_and_turns_nothing_else(opened: Any) -> None:
    page = opened("hebrew")
    directions = page.evaluate(
        "() => [...document.querySelectorAll('.quote blockquote')].map(each => getComputedStyle(each).direction)"
    )
    assert sorted(directions) == ["ltr", "rtl"]
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
