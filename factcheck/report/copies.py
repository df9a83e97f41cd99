"""What articles share, for a terminal: the passages side by side, who shares what, who rests on whom."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from factcheck.model.passage import Copy, Passage
from factcheck.model.report import Report, Story
from factcheck.report import Page
from factcheck.report.quotes import Pieces
from factcheck.report.sheet import Sheet, cut
from factcheck.report.text import counted, shorten, visible
from factcheck.report.view import PASSAGE_NAMES, StoryView

WIDE = 100
"""From this width on, two wordings of a passage stand side by side."""
MOST_STORIES = 20
MOST_PASSAGES = 12
MOST_WORDINGS = 3
MOST_COPIES = 4
MOST_CHANGES = 6
MOST_LINES = 6
"""Of one passage; a long one is cut in its middle."""
MOST_SHARING = 12
"""Articles in a table of who shares what."""


def render_terminal(report: Report, page: Page) -> str:
    """The whole report on copies, ending in a line break."""
    sheet = Sheet(page)
    shown, left = cut(report.stories, MOST_STORIES)
    for story in shown:
        _story(sheet, StoryView(story))
        sheet.blank()
    if left:
        sheet.line(f"… and {counted(left, 'group')} of articles more (--format json has them all)")
        sheet.blank()
    for problem in report.problems:
        sheet.line(visible(problem.path), f": {visible(problem.reason)}", first="  ", rest="    ")
    sheet.line((summary(report), "bold"))
    return sheet.text()


def summary(report: Report) -> str:
    """ "8 passages in 5 articles, which rest on 4 origins"."""
    passages, articles = len(report.passages), len(report.articles)
    if not passages:
        return "No article shares text with another or repeats itself."
    origins = counted(sum(len(story.origins) for story in report.stories), "origin")
    verb = "rests" if articles == 1 else "rest"
    return f"{counted(passages, 'passage')} in {counted(articles, 'article')}, which {verb} on {origins}"


def shares(sheet: Sheet, view: StoryView) -> None:
    """Who shares what, where at least two articles share anything that is not the page's."""
    rows = view.shares()
    if not rows:
        return
    sheet.heading("Who shares what", "part of the article on the left that stands in each other one")
    if len(rows) > MOST_SHARING:
        sheet.line(f"{counted(len(rows), 'article')} share text (--format json has all pairs)", first="  ")
        return
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="", expand=False)
    table.add_column("", justify="right")
    table.add_column("", max_width=max(12, sheet.width - 8 * (len(rows) + 1)))
    for number in range(1, len(rows) + 1):
        table.add_column(Text(str(number), "dim"), justify="right")
    for number, (label, parts) in enumerate(rows, 1):
        cells = ["–" if part is None else f"{part}%" if part else "·" for part in parts]
        table.add_row(Text(str(number), "dim"), Text(label), *(Text(c, "dim" if c in "–·" else "bold") for c in cells))
    sheet.put(table, indent=2)


def _story(sheet: Sheet, view: StoryView) -> None:
    story = view.story
    sheet.title(view.title)
    figures = (
        counted(len(story.documents), "article"),
        counted(len(story.passages), "passage"),
        counted(len(story.origins), "independent origin"),
    )
    sheet.line(" · ".join(figures), first="   ")
    if view.folder:
        sheet.line((f"in {visible(view.folder)}", "dim"), first="   ")
    _origins(sheet, view, story)
    shares(sheet, view)
    repeated, _ = view.passages()
    sheet.heading("Passages")
    shown, left = cut(repeated, MOST_PASSAGES)
    for passage in shown:
        sheet.blank()
        _passage(sheet, view, passage)
    sheet.more(left)


def _origins(sheet: Sheet, view: StoryView, story: Story) -> None:
    for origin in story.origins:
        followers = [view.labels[article] for article in origin.articles if article != origin.root]
        if not followers or origin.root not in view.labels:
            continue
        shown, left = cut(followers, MOST_COPIES)
        names = ", ".join(shown) + (f" and {left} more" if left else "")
        verb = "rests" if len(followers) == 1 else "rest"
        sheet.line(f"{names} {verb} on {view.labels[origin.root]}: one origin", first="   ")
        for why in (*origin.why[:MOST_COPIES], *([origin.first] if origin.first else [])):
            sheet.line((visible(why), "dim"), first="     ")


def _passage(sheet: Sheet, view: StoryView, passage: Passage) -> None:
    sheet.line((PASSAGE_NAMES[passage.kind], "bold"), f", {counted(passage.words, 'word')}", first="  ")
    wordings, left = cut(view.wordings(passage), MOST_WORDINGS)
    if sheet.width >= WIDE and len(wordings) == 2:
        table = Table.grid(padding=(0, 2, 0, 0))
        room = (sheet.width - 8) // 2
        table.add_column(width=room)
        table.add_column(width=room)
        table.add_row(*(_places(view, copies) for copies, _ in wordings))
        table.add_row(*(_words(sheet, pieces, room) for _, pieces in wordings))
        sheet.put(table, indent=4)
    else:
        for copies, pieces in wordings:
            sheet.line(_places(view, copies), first="    ")
            sheet.line(_words(sheet, pieces, sheet.width - 6), first="    │ ", rest="    │ ")
    sheet.more(left, first="    ")
    changes, more = cut(view.exchanged(passage), MOST_CHANGES)
    for ours, theirs, place in changes:
        sheet.line(
            shorten(ours, 40), " → ", (shorten(theirs, 40), "bold"), "  ", (place, "dim"), first="    ", rest="      "
        )
    sheet.more(more, first="    ")


def _places(view: StoryView, copies: list[Copy]) -> Text:
    shown, left = cut(copies, MOST_COPIES)
    text = Text()
    for copy in shown:
        place = view.place(copy.article_id, copy.span.start)
        label = view.labels[copy.article_id]
        text.append("; " if text else "")
        text.append("" if place.rpartition(":")[0] == label else f"{label}  ")
        text.append(place, "dim")
    return text.append(f"  and {left:,} more", "dim") if left else text


def _words(sheet: Sheet, pieces: Pieces, room: int) -> Text:
    """The words of a passage with what was exchanged marked; of a long one its beginning and its end."""
    text = Text.assemble(*(sheet.marked(words) if marked else words for words, marked in pieces))
    most = room * MOST_LINES
    if len(text) <= most:
        return text
    half = most // 2 - 2
    return Text.assemble(text[:half], " … ", text[len(text) - half :])
