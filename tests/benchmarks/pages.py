"""How much of a page's story is taken for the story, and how much else; beside four extractors of main text.

    python -m tests.benchmarks.pages                     all methods, recorded
    python -m tests.benchmarks.pages --method factcheck  one of them
    python -m tests.benchmarks.pages --words comments    what each method leaves out of a page, and takes too much

Pages are under web/, one file each, written for this. In them `<!--main-->` and `<!--/main-->` stand around
what is the text of the story, `<!--either-->` around what may be counted to it or not (headline, byline,
captions); the labels are taken out before anybody reads the page. All words of a method's text are aligned
with those of the page, so that a word that stands on the page twice counts where it was taken from.

What is measured is recorded in pages_measured.json, from which `python -m tests.update_reports` writes the
page. The extractors are in the extra `bench`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

WEB = Path(__file__).with_name("web")
MEASURED = Path(__file__).with_name("pages_measured.json")
MAIN, EITHER, OTHER = "main", "either", "other"
_LABEL = re.compile(r"<!--(/?)(main|either)-->")
_PIECE = re.compile(
    r"<!--(?P<end>/?)(?P<label>main|either)-->"
    r"|(?P<unseen><(script|style)\b[^>]*>(?:(?!<!--main).)*?</\4>)"
    r"|(?P<tag><[^>]*>)",
    re.DOTALL,
)
_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\[nrt\"/]")
_STORY_APART = frozenset({"heading"})
"""Kinds of block that are no claim of the story and yet its text."""


class Labelled(NamedTuple):
    """A page without its labels, and its words in order, each with its label."""

    name: str
    markup: str
    words: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def main(self) -> int:
        """How many words the story has."""
        return self.labels.count(MAIN)


class Score(NamedTuple):
    """Words of one page: of the story and taken, of the story, taken and neither in it nor beside it."""

    right: int
    main: int
    wrong: int

    @property
    def recall(self) -> float:
        return self.right / self.main

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


def pages() -> Iterator[Labelled]:
    """Every page, by name."""
    for path in sorted(WEB.glob("*.html")):
        yield labelled(path.stem, path.read_text(encoding="utf-8"))


def labelled(name: str, marked: str) -> Labelled:
    """The page that `marked` is.

    Raises:
        ValueError: labels that do not pair, or no story at all.
    """
    words: list[str] = []
    labels: list[str] = []
    label, at = OTHER, 0
    for match in (*_PIECE.finditer(marked), None):
        text = unescape(_ESCAPE.sub(" ", marked[at : match.start() if match else len(marked)]))
        found = _words(text)
        words += found
        labels += [label] * len(found)
        if match is None:
            break
        at = match.end()
        if match["label"]:
            if (label != OTHER) is not bool(match["end"]) or (match["end"] and match["label"] != label):
                raise ValueError(f"{name}: labels do not pair at {match.start()}")
            label = OTHER if match["end"] else match["label"]
    if label != OTHER or MAIN not in labels:
        raise ValueError(f"{name}: a label is not closed, or nothing is the story")
    return Labelled(name, _LABEL.sub("", marked), tuple(words), tuple(labels))


def score(page: Labelled, text: str) -> Score:
    """How the text that a method took from the page stands to the labels."""
    taken = _words(text)
    met = [OTHER] * len(taken)
    for left, right, length in SequenceMatcher(None, taken, page.words, autojunk=False).get_matching_blocks():
        met[left : left + length] = page.labels[right : right + length]
    return Score(met.count(MAIN), page.main, met.count(OTHER))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


# -- methods --------------------------------------------------------------------------------------


def ours(markup: str) -> str:
    """What is read as the story, and its headings."""
    from factcheck.ingest.base import Source
    from factcheck.ingest.html import read
    from factcheck.segment import segment

    (article,) = read(Source.of_text("page.html", markup)).articles
    blocks = segment(article, sentences=False).blocks
    return "\n".join(b.span.of(article.text) for b in blocks if b.kind.is_story or b.kind.value in _STORY_APART)


def _trafilatura(markup: str) -> str:
    from trafilatura import extract

    return extract(markup, include_comments=False) or ""


def _readability(markup: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    return str(fromstring(Document(markup).summary()).text_content())


def _newspaper(markup: str) -> str:
    from newspaper import Article

    article = Article("https://page.example/")
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


def _resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True, alt_texts=False, links=False))


METHODS: dict[str, tuple[str | None, Callable[[str], str]]] = {
    "factcheck": (None, ours),
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability-lxml", _readability),
    "newspaper4k": ("newspaper4k", _newspaper),
    "resiliparse": ("resiliparse", _resiliparse),
}
"""Each with the distribution that it is from, None for ours."""


def measure(method: str) -> dict[str, Any]:
    """One method on every page; what it does not read at all counts as nothing taken."""
    distribution, take = METHODS[method]
    scores = {}
    for page in pages():
        try:
            text = take(page.markup)
        except Exception as error:  # whatever a library may raise on a page
            print(f"{method}: {page.name}: {error!r}")
            text = ""
        scores[page.name] = score(page, text)
    return {"version": version(distribution) if distribution else "", "pages": scores}


# -- from the command line ------------------------------------------------------------------------


def _differences(name: str, methods: list[str]) -> None:
    page = next(page for page in pages() if page.name == name)
    for method in methods:
        taken = _words(METHODS[method][1](page.markup))
        kept = [False] * len(page.words)
        for _, right, length in SequenceMatcher(None, taken, page.words, autojunk=False).get_matching_blocks():
            kept[right : right + length] = [True] * length
        for what, label, wanted in (("left out", MAIN, False), ("too much", OTHER, True)):
            said = [
                w
                for w, its, there in zip(page.words, page.labels, kept, strict=True)
                if its == label and there is wanted
            ]
            print(f"{method}: {what}: {' '.join(said)}")


def main() -> None:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description="Words of the story found on pages, and words beside it.")
    parser.add_argument("--method", action="append", choices=list(METHODS))
    parser.add_argument(
        "--words", metavar="PAGE", help="show what each method leaves out of a page, and takes too much"
    )
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    methods = options.method or list(METHODS)
    if options.words:
        _differences(options.words, methods)
        return
    record = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    for method in methods:
        measured = measure(method)
        record[method] = measured
        scores = list(measured["pages"].values())
        recall, precision, f1 = (
            sum(part) / len(scores) for part in zip(*[(s.recall, s.precision, s.f1) for s in scores], strict=True)
        )
        print(f"{method:18} recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}")
    if not options.no_record:
        ordered = {method: record[method] for method in METHODS if method in record}
        MEASURED.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
