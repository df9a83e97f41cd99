"""The report for a terminal: story by story, what is wrong first, each side in its own words.

Nothing is said by colour alone: severities are words, marked values stand between «» where there is
no bold or underline, and the fact table uses signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from factcheck.model.finding import Finding, Severity, Side, SuppressionKind
from factcheck.model.passage import Copy, Passage
from factcheck.model.report import Report, Story
from factcheck.report import Page, checklist
from factcheck.report.copies import shares
from factcheck.report.matrix import facts
from factcheck.report.naming import nothing_beside, published_words, topic
from factcheck.report.quotes import Quote
from factcheck.report.sheet import Part, Sheet, cut
from factcheck.report.text import counted, listed, plain, shorten, visible
from factcheck.report.view import PASSAGE_NAMES, StoryView
from factcheck.report.words import message, set_aside_words, stale_words, summary, tally, told

# How much of each list a screen gets; an editor who wants the rest asks for JSON.
MOST_FINDINGS = 40
MOST_SIDES = 6
MOST_MENTIONS = 4
MOST_STEPS = 8
MOST_SOURCES = 8
MOST_PASSAGES = 10
MOST_COPIES = 5
MOST_CHANGES = 4
MOST_REASONS = 6
MOST_EXAMPLES = 3
MOST_ALONE = 8
MOST_PROBLEMS = 20
MOST_ASIDE = 10

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def render(report: Report, page: Page) -> str:
    """The whole report, ending in a line break."""
    sheet = Sheet(page)
    stories, alone = told(report)
    for story in stories:
        _story(sheet, StoryView(story))
        sheet.blank()
    _alone(sheet, alone, only=not stories)
    _problems(sheet, report)
    if report.stale:
        shown, left = cut(report.stale, MOST_ASIDE)
        sheet.line(("STALE IN THE BASELINE", "bold"))
        for stale in shown:
            sheet.line(stale_words(stale), first="  ", rest="    ")
        sheet.more(left)
        sheet.blank()
    if report.reader is not None:
        sheet.line(f"Second reader: {visible(str(report.reader))}")
    first = next((finding.id for finding in report.findings), None)
    if first is not None:
        files = "DRAFT --sources PATH" if any(story.draft for story in report.stories) else "PATH..."
        sheet.line((f"factcheck explain {first} {files} shows how a finding came about.", "dim"))
    sheet.line((summary(report) if report.articles else "No article could be read.", "bold"))
    return sheet.text()


# -- a story ---------------------------------------------------------------------------------


def _story(sheet: Sheet, view: StoryView) -> None:
    story = view.story
    sheet.title(view.title)
    figures = (
        counted(len(story.documents), "article"),
        counted(len(story.claims), "claim"),
        counted(len(story.facts), "fact"),
        counted(len(story.origins), "independent origin"),
    )
    sheet.line(" · ".join(figures), first="   ")
    if view.folder:
        sheet.line((f"in {visible(view.folder)}", "dim"), first="   ")
    if 1 < len(story.documents) <= MOST_SOURCES:
        _sources(sheet, view)
    else:
        for root, followers in view.copying():
            verb = "rests" if len(followers) == 1 else "rest"
            shown, left = cut(followers, MOST_COPIES)
            names = listed([*shown, f"{left} more"] if left else list(shown))
            sheet.line(f"{names} {verb} on {root}: one origin", first="   ")
    _findings(sheet, view)
    _set_aside(sheet, story)
    if story.draft:
        checklist.terminal(sheet, view)
    else:
        facts(sheet, view)
    _passages(sheet, view)
    _unread(sheet, view)


def _sources(sheet: Sheet, view: StoryView) -> None:
    """Who published what when, and who rests on whom."""
    rests_on = {follower: root for root, followers in view.copying() for follower in followers}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=28)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for article in view.story.articles:
        label, file = view.labels[article.id], view.file(article.id)
        published = "draft" if article.id == view.story.draft else published_words(article)
        remark = f"  rests on {rests_on[label]}" if label in rests_on else ""
        remark += f"  weight {plain(article.weight)}" if article.weight != 1 else ""
        table.add_row(
            Text(label), Text(published, "dim"), Text.assemble((file if file != label else "", "dim"), remark)
        )
    sheet.put(table, indent=3)


def _findings(sheet: Sheet, view: StoryView) -> None:
    findings = [finding for group in view.groups() for finding in group]
    if not findings:
        sheet.blank()
        articles = len(view.story.documents)
        new = "new " if view.story.suppressed else ""
        sheet.line(f"No {new}disagreement found." if articles > 1 else nothing_beside(bool(view.story.draft)))
        return
    sheet.heading("Disagreements", tally(findings))
    shown, left = cut(findings, MOST_FINDINGS)
    for finding in shown:
        sheet.blank()
        _finding(sheet, view, finding)
    sheet.more(left, first="")


def _set_aside(sheet: Sheet, story: Story) -> None:
    """What somebody has given a reason for, each in a line; the baseline is only counted."""
    given = [f for f in story.suppressed if f.suppression and f.suppression.kind is not SuppressionKind.BASELINE]
    if not given:
        return
    sheet.heading("Set aside", tally(given))
    shown, left = cut(given, MOST_ASIDE)
    for finding in shown:
        said = f"{finding.rule} {topic(finding.subject, finding.attribute)}: {set_aside_words(finding)}"
        sheet.line(said, first="  ", rest="    ")
    sheet.more(left)


def _finding(sheet: Sheet, view: StoryView, finding: Finding) -> None:
    sheet.line(
        (finding.severity.value.upper(), STYLES[finding.severity]),
        f" {finding.rule}  ",
        (topic(finding.subject, finding.attribute), "bold"),
        (f"  {finding.id}", "dim"),
        rest="  ",
    )
    sheet.line(message(finding), first="  ")
    sides, left = cut(finding.sides, MOST_SIDES)
    for side in sides:
        show_side(sheet, view, side, lines=1 if finding.severity is Severity.NOTE else 2)
    sheet.more(left)
    steps, left = cut(finding.explanation, MOST_STEPS)
    for index, step in enumerate(steps):
        sheet.line(visible(step), first="  why  " if index == 0 else "       ")
    sheet.more(left, first="       ")


def show_side(sheet: Sheet, view: StoryView, side: Side, *, lines: int) -> None:
    """One value with everyone who gives it, their sentences cut to `lines` lines."""
    value, backing = shorten(visible(side.value), 120), view.support(side)
    if cell_len(value) + cell_len(backing) + 6 <= sheet.width:
        sheet.line((value, "bold"), "  ", (backing, "dim"), first="  • ")
    else:
        sheet.line((value, "bold"), first="  • ")
        sheet.line((backing, "dim"), first="    ")
    quotes, left = cut(view.quotes(side), MOST_MENTIONS)
    for quote in quotes:
        sheet.line(*_who(quote), first="    ", rest="      ")
        copies, more = cut(quote.again, MOST_MENTIONS)
        for label, place in copies:
            words = "again" if label == quote.label else f"{label}, in the same words"
            sheet.line(f"{words}  ", (place, "dim"), first="    ", rest="      ")
        sheet.more(more, first="    ")
        sheet.sentence(quote, first="    │ ", lines=lines)
    sheet.more(left, first="    ")


def _who(quote: Quote) -> tuple[Part, ...]:
    """Source, speaker and place; a source that has no name but its file's is not named twice."""
    speaker = f", from {quote.speaker}" if quote.speaker else ""
    if quote.place.rpartition(":")[0] == quote.label:
        return quote.place, speaker
    return f"{quote.label}{speaker}  ", (quote.place, "dim")


# -- copies, and what was not read -----------------------------------------------------------


def _passages(sheet: Sheet, view: StoryView) -> None:
    repeated, aside = view.passages()
    if not repeated and not aside:
        return
    sheet.heading("Repeated text")
    shown, left = cut(repeated, MOST_PASSAGES)
    for passage in shown:
        _passage(sheet, view, passage)
    sheet.more(left)
    if aside:
        _places(sheet, view, aside, words=f"{counted(len(aside), 'piece')} of boilerplate set aside")
    shares(sheet, view)


def _places(sheet: Sheet, view: StoryView, copies: Sequence[Copy], *, words: str) -> None:
    shown, left = cut(copies, MOST_COPIES)
    places = [view.place(copy.article_id, copy.span.start) for copy in shown]
    beside = "  ".join(places) + (f"  and {left:,} more" if left else "")
    sheet.line(f"{words}  ", (beside, "dim"), first="  ", rest="    ")


def _passage(sheet: Sheet, view: StoryView, passage: Passage) -> None:
    words = f"{PASSAGE_NAMES[passage.kind]}, {counted(passage.words, 'word')}"
    _places(sheet, view, passage.copies, words=words)
    first = passage.copies[0]
    quote = visible(view.article(first.article_id).quote(first.span))
    sheet.line(shorten(quote, sheet.width - 6), first="  │ ")
    changes, left = cut(view.exchanged(passage), MOST_CHANGES)
    if changes:
        words = "; ".join(f"{shorten(ours, 30)} → {shorten(theirs, 30)}" for ours, theirs, _ in changes)
        sheet.line(("changed: ", "dim"), words + (f" and {left} more" if left else ""), first="    ", rest="      ")


def _unread(sheet: Sheet, view: StoryView) -> None:
    number = len(view.unread())
    if not number:
        return
    sheet.heading("Not read", f"{counted(number, 'place')} that looked checkable")
    reasons, left = cut(view.unread_by_reason(), MOST_REASONS)
    for why, places in reasons:
        sheet.line(f"{len(places):,} × {why}", first="  ")
        examples, more = cut(places, MOST_EXAMPLES)
        for unread in examples:
            quote = shorten(visible(unread.quote), sheet.width // 2)
            place = view.place(unread.article_id, unread.span.start)
            sheet.line(quote, "  ", (place, "dim"), first="    │ ", rest="      ")
        sheet.more(more, first="    ")
    sheet.more(left)


def _alone(sheet: Sheet, stories: list[Story], *, only: bool) -> None:
    """Articles that no other one of the run is about the same story as."""
    if not stories:
        return
    if only and len(stories) == 1:
        sheet.line(nothing_beside(bool(stories[0].draft)))
    elif len(stories) == 1:
        sheet.line("1 article is on a story of its own, with nothing to compare it with:")
    else:
        sheet.line(f"{len(stories):,} articles are on stories of their own, with nothing to compare them with:")
    shown, left = cut(stories, MOST_ALONE)
    for story in shown:
        article = story.articles[0]
        remarks = [counted(len(story.claims), "claim")]
        if story.unread:
            remarks.append(f"{counted(len(story.unread), 'place')} not read")
        sheet.line(visible(article.name), "  ", (", ".join(remarks), "dim"), first="  ", rest="    ")
    sheet.more(left)
    sheet.blank()


def _problems(sheet: Sheet, report: Report) -> None:
    for fatal, words in ((True, "Inputs that could not be read"), (False, "Remarks on inputs")):
        problems = [problem for problem in report.problems if problem.fatal is fatal]
        if not problems:
            continue
        sheet.line((words.upper(), "bold"))
        shown, left = cut(problems, MOST_PROBLEMS)
        for problem in shown:
            sheet.line(visible(problem.path), f": {visible(problem.reason)}", first="  ", rest="    ")
        sheet.more(left)
        sheet.blank()
