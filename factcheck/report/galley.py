"""Articles as they were read, for `factcheck claims`: every claim marked in the text and listed below it.

Like a galley proof: whoever doubts a finding sees here what was taken from which words, and what
looked checkable but was not read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple, Protocol

from rich.table import Table
from rich.text import Text

from factcheck.errors import Problem
from factcheck.model.article import Article, Document
from factcheck.model.claim import Claim, Unread
from factcheck.model.describe import describe, describe_date
from factcheck.model.reader import ReaderInfo
from factcheck.report import Page
from factcheck.report.naming import speaker
from factcheck.report.sheet import Sheet
from factcheck.report.text import counted, dumped, printable, shorten, visible

WIDE = 110
"""From this width on, every limit of a claim has a column of its own."""

COLUMNS = (
    "n", "article", "line", "column", "start", "end", "quote", "subject", "attribute", "value", "kind",
    "change", "period", "modality", "speaker",
)  # fmt: skip


class Reading(Protocol):
    """One article as read."""

    @property
    def document(self) -> Document: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def unread(self) -> tuple[Unread, ...]: ...


class Readings(Protocol):
    """What `factcheck.pipeline.read` returns."""

    @property
    def readings(self) -> Sequence[Reading]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def reader(self) -> ReaderInfo | None: ...


class Run(NamedTuple):
    """A stretch of text; `numbers` are the claims that end with it, empty outside of claims."""

    text: str
    numbers: tuple[int, ...]


def render(readings: Readings, page: Page) -> str:
    """For the terminal: each article's text with its claims marked, then the claims as a list."""
    sheet = Sheet(page)
    for reading in readings.readings:
        _article(sheet, reading)
        sheet.blank()
    claims = sum(len(reading.claims) for reading in readings.readings)
    articles = counted(len(readings.readings), "article")
    if readings.reader is not None:
        sheet.line(f"Second reader: {visible(str(readings.reader))}")
    sheet.line((f"{counted(claims, 'claim')} in {articles}", "bold"))
    return sheet.text()


def render_json(readings: Readings, page: Page) -> str:
    """The same claim records as in the report. `page` changes nothing."""
    from factcheck.report import records, schema

    each = readings.readings
    return dumped(
        schema.ReadingRecord(
            tool=records.tool(readings.reader),
            claims=tuple(records.claim(c, r.document.article, story="") for r in each for c in _ordered(r)),
            unread=tuple(records.unread(u, r.document.article) for r in each for u in r.unread),
            problems=records.problems(readings.problems),
        ).model_dump(mode="json")
    )


def render_csv(readings: Readings, page: Page) -> str:
    """One line a claim, with a header, for a spreadsheet. `page` changes nothing."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for reading in readings.readings:
        article = reading.document.article
        for number, claim in enumerate(_ordered(reading), 1):
            line, column = article.position(claim.start)
            row = (
                article.name, line, column, claim.start, claim.end, claim.quote, _subject(claim),
                claim.attribute, describe(claim.value), claim.value.kind, claim.change or "",
                claim.period.iso or claim.period.words if claim.period else "", claim.modality.value,
                speaker(claim.attribution),
            )  # fmt: skip
            writer.writerow((number, *(_cell(field) for field in row)))
    return file.getvalue()


def runs(text: str, claims: Sequence[Claim]) -> Iterator[Run]:
    """Cut `text` where claims begin and end; claims that overlap make one run with several numbers.

    The texts of all runs joined are `text`. Claims are sorted by place and numbered from 1.
    """
    done = 0
    numbers: list[int] = []
    start = end = 0
    for number, claim in enumerate(claims, 1):
        if numbers and claim.start < end:
            numbers.append(number)
            end = max(end, claim.end)
            continue
        if numbers:
            yield Run(text[start:end], tuple(numbers))
            done = end
        if claim.start > done:
            yield Run(text[done : claim.start], ())
        start, end, numbers = claim.start, claim.end, [number]
    if numbers:
        yield Run(text[start:end], tuple(numbers))
        done = end
    if done < len(text):
        yield Run(text[done:], ())


# -- the terminal page -----------------------------------------------------------------------


def _article(sheet: Sheet, reading: Reading) -> None:
    article = reading.document.article
    claims = _ordered(reading)
    sheet.title(visible(article.title or article.name))
    published = describe_date(article.published) if article.published else "no date"
    sheet.line(
        " · ".join((visible(article.name), visible(article.publisher or "no publisher"), published)),
        first="   ",
    )
    sheet.blank()
    _text(sheet, article, claims)
    if claims:
        sheet.heading("Claims", counted(len(claims), "claim"))
        _table(sheet, reading, claims)
    else:
        sheet.heading("Claims", "none were read")
    if reading.unread:
        sheet.heading("Not read", f"{counted(len(reading.unread), 'place')} that looked checkable")
        for unread in reading.unread:
            place = f"line {article.position(unread.span.start).line}"
            quote = shorten(visible(unread.quote), sheet.width // 2)
            sheet.line(f"{quote}  ", (f"{place}: {visible(unread.why)}", "dim"), first="  ", rest="    ")


def _text(sheet: Sheet, article: Article, claims: Sequence[Claim]) -> None:
    """The text as ingested, wrapped, with the numbers of its lines in the file; blank lines in a row
    become one."""
    parts: list[tuple[str, str]] = []
    for run in runs(article.text, claims):
        words = printable(run.text)
        if not run.numbers:
            parts.append((words, ""))
            continue
        numbers = f"[{','.join(map(str, run.numbers))}]"
        if sheet.color:
            parts += [(words, "underline"), (numbers, "bold cyan")]
        else:
            parts.append((f"⟦{words}⟧{numbers}", ""))
    # No run begins or ends inside a CR LF, so that both have the same lines.
    lines = zip(_line_starts(article.text), Text.assemble(*parts).split("\n", allow_blank=True), strict=False)
    gap = False
    for start, line in lines:
        if not line.plain.strip():
            gap = True
            continue
        if gap:
            sheet.blank()
        gap = False
        number = article.position(start).line
        sheet.line(line, first=f"{number:>5} │ ", rest="      │ ")


def _line_starts(text: str) -> Iterator[int]:
    """Offset of every line's first character; LF, CR and CR LF end a line."""
    yield 0
    for match in re.finditer(r"\r\n|\r|\n", text):
        yield match.end()


def _table(sheet: Sheet, reading: Reading, claims: Sequence[Claim]) -> None:
    """A line a claim where the sheet is wide enough; else its limits stand in a line of their own."""
    position = reading.document.article.position
    wide = sheet.width >= WIDE
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="", expand=False)
    table.add_column(Text("n", "dim"), justify="right", no_wrap=True)
    for head in ("subject", "attribute", "value"):
        table.add_column(Text(head, "dim"), max_width=sheet.width // 4)
    for head in ("period", "modality", "says who") if wide else ("limits",):
        table.add_column(Text(head, "dim"))
    table.add_column(Text("line", "dim"), justify="right", no_wrap=True)
    for number, claim in enumerate(claims, 1):
        limits = [
            visible(claim.period.words) if claim.period else "",
            "" if claim.modality.value == "actual" else claim.modality.value,
            speaker(claim.attribution),
        ]
        cells = limits if wide else [", ".join(filter(None, limits))]
        arrow = {"up": "↑ ", "down": "↓ "}.get(claim.change or "", "")
        table.add_row(
            Text(str(number)), Text(shorten(_subject(claim) or "–", 60)), Text(visible(claim.attribute)),
            Text(f"{arrow}{shorten(visible(describe(claim.value)), 60)}", "bold"), *map(Text, cells),
            Text(str(position(claim.start).line), "dim"),
        )  # fmt: skip
    sheet.put(table)


def _ordered(reading: Reading) -> list[Claim]:
    return sorted(reading.claims, key=lambda claim: (claim.start, claim.end, claim.id))


def _subject(claim: Claim) -> str:
    return visible(claim.subject.name) if claim.subject else ""


def _cell(field: str | int) -> str | int:
    """A field that no spreadsheet takes for a formula, whatever the article says."""
    if isinstance(field, int):
        return field
    field = visible(field)
    return f"'{field}" if field.startswith(("=", "+", "-", "@")) else field
