"""The facts of a story across its sources: a table where the sheet is wide enough, else a list."""

from __future__ import annotations

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from factcheck.report.sheet import Sheet, cut
from factcheck.report.text import shorten
from factcheck.report.view import LEGEND, Mark, Row, StoryView

WIDE = 100
"""From this width on, facts are a table; below it, a list."""

MOST_FACTS = 24
NARROWEST = 6
"""A column of signs narrower than this cannot name its source."""
WIDEST = 18
MOST_NAMES = 6

_AGREEING = (Mark.SAME, Mark.WITHIN, Mark.ROUNDED)
_APART = {Mark.DIFFERS, Mark.UPDATED, Mark.DISPUTED}
_MARK_STYLES = {Mark.DIFFERS: "red", Mark.SILENT: "dim"}


def facts(sheet: Sheet, view: StoryView) -> None:
    """The section on facts that two or more articles speak of; nothing when there is none."""
    rows = view.rows()
    if not rows:
        return
    values = max(5, min(sheet.width // 6, max(cell_len(row.value) for row in rows)))
    # What few sources do not need is the facts'; what the two columns of words leave is shared out among the
    # sources, whose names may break twice.
    spare = sheet.width - values - 4 - len(view.labels) * (WIDEST + 2)
    names = max(4, min(max(sheet.width * 3 // 10, spare), max(cell_len(row.name) for row in rows)))
    source = min(WIDEST, (sheet.width - names - values - 4) // len(view.labels) - 2)
    if sheet.width >= WIDE and source >= NARROWEST:
        _fact_table(sheet, view, rows, widths=(names, values, source))
    elif agreed := [row for row in rows if not _APART & set(row.marks)]:
        _agreed(sheet, view, agreed)


def _fact_table(sheet: Sheet, view: StoryView, rows: list[Row], *, widths: tuple[int, int, int]) -> None:
    sheet.heading("Facts", "in two or more articles")
    names, values, source = widths
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="", expand=False)
    table.add_column(Text("fact", "dim"), width=names)
    table.add_column(Text("value", "dim"), width=values)
    for label in view.labels.values():
        table.add_column(Text(shorten(label, 3 * source - 6), "dim"), justify="center", max_width=source)
    shown, left = cut(rows, MOST_FACTS)
    for row in shown:
        marks = [Text(mark.value, _MARK_STYLES.get(mark, "bold")) for mark in row.marks]
        table.add_row(Text(shorten(row.name, 2 * names)), Text(shorten(row.value, 2 * values), "bold"), *marks)
    sheet.put(table)
    sheet.more(left)
    sheet.line((_legend({mark for row in shown for mark in row.marks}), "dim"))


def _agreed(sheet: Sheet, view: StoryView, rows: list[Row]) -> None:
    sheet.heading("Agreed", "by two or more articles")
    labels = list(view.labels.values())
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=sheet.width * 2 // 5)
    table.add_column(max_width=sheet.width // 4)
    table.add_column()
    shown, left = cut(rows, MOST_FACTS)
    for row in shown:
        sources = []
        for mark in _AGREEING:
            said = [label for label, its in zip(labels, row.marks, strict=True) if its is mark]
            named, unnamed = cut(said, MOST_NAMES)
            if len(said) == len(labels) > 2:
                sources.append(f"{mark.value} all {len(labels)} sources")
            elif said:
                sources.append(f"{mark.value} {', '.join(named)}{f' and {unnamed} more' if unnamed else ''}")
        table.add_row(Text(row.name), Text(row.value, "bold"), Text("\n".join(sources)))
    sheet.put(table, indent=2)
    sheet.more(left)
    sheet.line((_legend({mark for row in shown for mark in row.marks} & set(_AGREEING)), "dim"), first="  ")


def _legend(used: set[Mark]) -> str:
    """What the signs stand for that are there to see."""
    return "   ".join(each for each in LEGEND.split("   ") if each[0] in {mark.value for mark in used})
