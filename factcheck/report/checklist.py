"""Every claim of a draft with what its sources have for it, grouped by how it stands.

What asks for an editor comes first: contradicted, then in no source, then the rest; inside a group in reading
order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from factcheck.model.check import Backing, Check
from factcheck.model.finding import Mention
from factcheck.model.report import Story
from factcheck.report.escape import code, markdown
from factcheck.report.naming import fact_name
from factcheck.report.sheet import Sheet, cut
from factcheck.report.text import counted, shorten, visible
from factcheck.report.view import StoryView

NAMES = {
    Backing.CONFLICTING: "conflicting",
    Backing.UNSUPPORTED: "in no source",
    Backing.ELSEWHERE: "in a source, of something else",
    Backing.HEDGED: "rounded or hedged otherwise",
    Backing.SUPPORTED: "supported",
    Backing.NOT_CHECKABLE: "not checkable",
}
MOST_LINES = 40
MOST_PLACES = 4
LONGEST_CELL = 80


class Words(NamedTuple):
    """What a source has: its words as quoted, its name, and where. Safe to print."""

    quote: str
    label: str
    place: str


class Line(NamedTuple):
    """One claim of the draft. All words are safe to print."""

    check: Check
    quote: str
    name: str
    line: int
    place: str
    support: tuple[Words, ...]
    near: tuple[Words, ...]
    against: tuple[Words, ...]
    weightless: tuple[Words, ...]


def lines(view: StoryView) -> list[tuple[Backing, list[Line]]]:
    """The claims of the draft by backing; backings that no claim has are left out."""
    facts = {claim_id: fact for fact in view.story.facts for claim_id in fact.claims}
    claims = {claim.id: claim for claim in view.story.claims}
    found: dict[Backing, list[Line]] = defaultdict(list)
    for check in view.story.checks:
        claim = claims[check.claim_id]
        article, fact = view.article(claim.article_id), facts.get(claim.id)
        found[check.backing].append(
            Line(
                check,
                visible(claim.quote),
                fact_name(fact, claim) if fact else visible(claim.attribute),
                article.position(claim.start).line,
                view.place(article.id, claim.start),
                _words(view, check.support),
                _words(view, check.near),
                _words(view, check.against),
                _words(view, check.weightless),
            )
        )
    return [(backing, found[backing]) for backing in Backing if found[backing]]


def tally(story: Story) -> str:
    """ "3 conflicting, 2 in no source, 11 supported", leaving out what there is none of."""
    count = {backing: sum(check.backing is backing for check in story.checks) for backing in Backing}
    return ", ".join(f"{number:,} {NAMES[backing]}" for backing, number in count.items() if number)


def terminal(sheet: Sheet, view: StoryView) -> None:
    """The section for a terminal; nothing without a draft."""
    if not view.story.checks:
        return
    sheet.heading("Claims of the draft", tally(view.story))
    for backing, its in lines(view):
        sheet.blank()
        sheet.line((NAMES[backing], "bold"), first="  ")
        if backing is Backing.NOT_CHECKABLE:
            _reasons(sheet, its)
            continue
        shown, left = cut(its, MOST_LINES)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", no_wrap=True)
        table.add_column(max_width=sheet.width // 4)
        table.add_column(max_width=sheet.width * 3 // 10)
        table.add_column(overflow="fold")
        for line in shown:
            sources = Text("\n").join(Text(each) for each in backing_words(line, named=False))
            table.add_row(
                Text(f"{line.line:,}", "dim"),
                Text(shorten(line.quote, LONGEST_CELL), "bold"),
                Text(shorten(line.name, LONGEST_CELL)),
                sources,
            )
        sheet.put(table, indent=2)
        sheet.more(left)


def _reasons(sheet: Sheet, its: Iterable[Line]) -> None:
    """What was not looked for, a line for each reason."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for line in its:
        by_reason[line.check.why].append(f"{shorten(line.quote, LONGEST_CELL)} ({line.line:,})")
    for why, words in by_reason.items():
        shown, left = cut(words, MOST_LINES)
        more = f" and {left:,} more" if left else ""
        sheet.line(f"{why}: ", (f"{', '.join(shown)}{more}", "dim"), first="  ", rest="    ")


def markdown_table(view: StoryView) -> list[str]:
    """The section as a table of Markdown, without a heading; empty without a draft."""
    if not view.story.checks:
        return []
    written = ["| | claim | fact | place | sources |", "|---|---|---|---|---|"]
    for backing, its in lines(view):
        for line in its:
            quote, name = (markdown(shorten(words, LONGEST_CELL)) for words in (line.quote, line.name))
            sources = "; ".join(markdown(each) for each in backing_words(line, named=True))
            place = code(line.place, in_table=True)
            written.append(f"| {NAMES[backing]} | {quote} | {name} | {place} | {sources} |")
    return written


def _words(view: StoryView, mentions: Iterable[Mention]) -> tuple[Words, ...]:
    return tuple(
        Words(
            visible(mention.span.of(view.article(mention.article_id).text)),
            view.labels[mention.article_id],
            view.place(mention.article_id, mention.span.start),
        )
        for mention in mentions
    )


def backing_words(line: Line, *, named: bool) -> list[str]:
    """What the sources have, a line for each way in which they have it; by name and place, or by place."""
    written = []
    if line.support:
        written.append(f"= {counted(line.check.origins, 'origin')}: {_places(line.support, named)}")
    for sign, its in (("≈", line.near), ("≠", line.against)):
        by_quote: dict[str, list[Words]] = defaultdict(list)
        for words in its:
            by_quote[shorten(words.quote, LONGEST_CELL)].append(words)
        written += [f"{sign} {quote}: {_places(said, named)}" for quote, said in by_quote.items()]
    if line.weightless:
        written.append(f"of weight 0: {_places(line.weightless, named)}")
    return written or ([line.check.why] if line.check.why else [])


def _places(its: Iterable[Words], named: bool) -> str:
    # A source that says it again and again is named once.
    by_label = {words.label: words for words in reversed(tuple(its))}
    shown, left = cut(tuple(reversed(by_label.values())), MOST_PLACES)
    places = [f"{words.label} ({words.place})" if named and _differs(words) else words.place for words in shown]
    return ", ".join(places) + (f" and {left} more" if left else "")


def _differs(words: Words) -> bool:
    """A source that has no name but its file's is not named twice."""
    return words.place.rpartition(":")[0] != words.label
