"""Golden cases: TOML files under tests/cases/, with what is to be found marked in the text.

Words between `<<` and `>>` are exactly what must be found; a text without marks must be met with
silence. A case with `known_gap` describes what is right and not yet done: it is expected to fail,
and the suite fails as soon as it does not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck import check, compare
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.denote import denote, denote_pair, denote_range, denote_vague, grain_of
from factcheck.model.finding import Finding
from factcheck.model.span import Span
from factcheck.model.value import Dimension, Modifier, Multiple, Quantity, Time

# Rules that set nothing against anything else: one side has every place.
ONE_SIDED = frozenset({"FC131", "FC200", "FC201", "FC202", "FC210", "FC211", "FC902"})
# Rules that quote words of a text and no claim.
ON_WORDS = frozenset({"FC132", "FC202", "FC210", "FC211", "FC212", "FC902"})

CASES = Path(__file__).parent / "cases"
Place = tuple[int, int]
_MARK = re.compile(r"<<|>>(?!>)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the half-open ranges of code points that they enclosed, in order."""

    text: str
    spans: tuple[Place, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        """The marked words."""
        return tuple(self.text[start:end] for start, end in self.spans)


def unmark(marked: str) -> Marked:
    """Take the marks out of `marked`.

    Raises:
        ValueError: a mark without its partner, marks inside marks, or nothing between two.
    """
    parts, spans, opened, length, last = [], [], -1, 0, 0
    for match in _MARK.finditer(marked):
        parts.append(marked[last : match.start()])
        length += match.start() - last
        last = match.end()
        if (match.group() == "<<") is (opened >= 0):
            raise ValueError(f"marks do not pair: {marked!r}")
        if match.group() == "<<":
            opened = length
            continue
        if opened == length:
            raise ValueError(f"nothing between two marks: {marked!r}")
        spans.append((opened, length))
        opened = -1
    if opened >= 0:
        raise ValueError(f"marks do not pair: {marked!r}")
    parts.append(marked[last:])
    return Marked("".join(parts), tuple(spans))


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of tests/cases/`name`.toml as they stand."""
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [dict(row) for row in table["case"]]


def cases(name: str, *, must: Sequence[str], may: Sequence[str] = (), gaps: bool = True) -> list[Any]:
    """The cases of a file as parameters of one test; unknown and missing keys are refused.

    A case is called by its `id`, else by its text. Without `gaps` none is expected to fail: for laws that
    hold of what is read, whether that is right or not.
    """
    found = []
    seen: set[str] = set()
    for row in rows(name):
        _keys(row, name, must, may)
        title = str(row.get("id") or row.get("text"))
        if title in seen:
            raise ValueError(f"{name}.toml: two cases are called {title!r}")
        seen.add(title)
        found.append(pytest.param(row, id=title, marks=gap(row.get("known_gap", "") if gaps else "")))
    return found


def gap(reason: str) -> tuple[pytest.MarkDecorator, ...]:
    """The mark of a case that is known to fail, none for an empty reason."""
    return (pytest.mark.xfail(strict=True, reason=reason),) if reason else ()


def _keys(row: Mapping[str, Any], name: str, must: Sequence[str], may: Sequence[str]) -> None:
    missing = [key for key in must if key not in row]
    unknown = sorted(set(row) - {*must, *may, "id", "known_gap"})
    if missing or unknown:
        raise ValueError(f"{name}.toml: missing {missing}, unknown {unknown} in {row}")


# -- figures ---------------------------------------------------------------------------------------


def quantity(notation: str) -> Quantity:
    """The quantity that `notation` stands for: modifier, figure, dimension and unit, parted by a space.

    "bare 1.24e9 money USD", "range 20..30 count house", "vague 24..99 count boat", "bare 3-1 score". The figure has the
    digits as the text writes them, so that hedges get the width that its roundness gives them.
    """
    word, figure, kind, *rest = notation.split(" ")
    modifier, dimension, unit = Modifier(word), Dimension(kind), " ".join(rest)
    written, _, power = figure.partition("e")
    scale = Decimal(1).scaleb(int(power or 0))
    if modifier in (Modifier.RANGE, Modifier.VAGUE):
        low, high = (Decimal(end) * scale for end in written.split(".."))
        if modifier is Modifier.VAGUE:
            return denote_vague(low, high, dimension=dimension, unit=unit)
        return denote_range(low, high, grain=Decimal(1), round_grain=Decimal(1), dimension=dimension, unit=unit)
    if dimension is Dimension.SCORE:
        first, _, second = written.partition("-")
        return denote_pair(Decimal(first), Decimal(second), dimension=dimension, unit=unit)
    grain, round_grain = grain_of(written, scale)
    amount = Decimal(written.replace(",", "")) * scale
    return denote(amount, grain=grain, round_grain=round_grain, modifier=modifier, dimension=dimension, unit=unit)


def outline(figure: Quantity) -> tuple[object, ...]:
    """All of a quantity that a reader of the text can check; how finely it was written is left out."""
    ends = (figure.low.normalize(), figure.high.normalize(), figure.low_open, figure.high_open, figure.against)
    return (*ends, str(figure.modifier), str(figure.dimension), figure.unit)


# -- stories ---------------------------------------------------------------------------------------


def story(
    articles: Sequence[str], published: Sequence[date | None] = (), publishers: Sequence[str] = ()
) -> tuple[Article, ...]:
    """Articles "1", "2" … of the texts, whose marks are taken out, with their dates and publishers."""
    days = [*published, *[None] * (len(articles) - len(published))]
    outlets = [*publishers, *[""] * (len(articles) - len(publishers))]
    return tuple(
        Article.from_text(unmark(text).text, id=str(number), published=day, publisher=outlet or None)
        for number, (text, day, outlet) in enumerate(zip(articles, days, outlets, strict=True), 1)
    )


def marks(articles: Sequence[str]) -> set[tuple[str, str, Place]]:
    """Everything that is marked, as (article, words, place)."""
    found = set()
    for number, text in enumerate(articles, 1):
        marked = unmark(text)
        found |= {(str(number), marked.text[a:b], (a, b)) for a, b in marked.spans}
    return found


def findings(articles: Sequence[Article], *, draft: bool = False, require_support: bool = False) -> tuple[Finding, ...]:
    """All findings of articles that are known to be one story; of a draft and its sources if the first is a draft."""
    if draft:
        return check(articles[0], articles[1:], require_support=require_support).findings
    return compare(articles, one_story=True).findings


def quoted(found: Sequence[Finding], articles: Sequence[Article]) -> set[tuple[str, str, Place]]:
    """Everything that findings quote, as (article, words, place)."""
    texts = {article.id: article.text for article in articles}
    return {
        (m.article_id, texts[m.article_id][m.span.start : m.span.end], (m.span.start, m.span.end))
        for finding in found
        for side in finding.sides
        for m in side.mentions
    }


# -- claims ----------------------------------------------------------------------------------------


def _moved(time: Time, by: int) -> Time:
    return replace(time, span=Span(time.span.start + by, time.span.end + by))


def shifted(claim: Claim, by: int) -> Claim:
    """The claim `by` code points further to the front, without what its place in the article decides."""
    value = claim.value
    if isinstance(value, Time):
        value = _moved(value, -by)
    elif isinstance(value, Multiple):
        value = replace(value, base=None)
    return replace(
        claim,
        id="",
        sentence=0,
        prominent=False,
        span=Span(claim.start - by, claim.end - by),
        value=value,
        period=_moved(claim.period, -by) if claim.period else None,
        times=tuple(_moved(time, -by) for time in claim.times),
    )
