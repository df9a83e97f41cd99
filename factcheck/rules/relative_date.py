"""A time reckoned from the day of writing was copied into an article of another day: "last year", "on Tuesday".

## What it does
Reads times that only the article's date places ("yesterday", "on Tuesday", "last month", "this year") and reports
them where two articles have them in the same words and the dates of the articles make other days or years of them.
In a draft it is a warning, between sources a note.

## Why it matters
"Last year" of a December report is two years ago in January. Nothing in the sentence looks wrong, and no check of
the figure finds it.

## What it leaves alone
Times that are written out. Articles without a date. Times that have a day in common. Quotations: whoever spoke meant
the day of speaking. Sentences in other words: fewer than five telling words in an unbroken row around the time. What
another source has in the same words and means as the draft does.

## How to resolve
Write the date out, or reckon it from the day of the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factcheck.align.slots import run_length, with_content
from factcheck.model.claim import Claim
from factcheck.model.describe import describe_date
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.value import Time
from factcheck.read.wording import wording
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, small

# Words next to a time by which its like are found, and words with content that must be the same around it: "Ida Lunt
# said in a statement on Monday" is said of many a Monday. Set by hand.
_NEXT, _LEAST = 2, 5


class _Place(NamedTuple):
    """A time in its sentence: the words before, nearest first, and behind."""

    claim: Claim
    time: Time
    published: date
    before: Sequence[str]
    behind: Sequence[str]

    @property
    def said(self) -> str:
        return " ".join(self.time.words.casefold().split())

    def common(self, other: _Place) -> tuple[str, ...]:
        """The telling words on either side of both."""
        left, right = run_length(self.before, other.before), run_length(self.behind, other.behind)
        return with_content((*reversed(self.before[:left]), *self.behind[:right]))


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each time that means one thing in an article and another in those with the same words."""
    seen: set[str] = set()
    for group in _in_one_wording(_places(case)):
        for place in group if case.drafts else group[:1]:
            others = [other for other in group if other.claim.article_id not in case.drafts | {place.claim.article_id}]
            apart = [other for other in others if not other.time.meets(place.time)]
            borne = case.drafts and (place.claim.article_id not in case.drafts or len(apart) < len(others))
            if apart and not borne and place.claim.id not in seen:
                seen.update(each.claim.id for each in (place, *apart))
                yield _remark(case, place, apart)


def _places(case: StoryCase) -> Iterator[_Place]:
    """Every time of the story that its article's date places, once."""
    known: set[tuple[str, int]] = set()
    for claim in case.claims.values():
        document = case.documents[claim.article_id]
        published = document.article.published
        if claim.quoted or published is None:
            continue
        for time in _times(claim):
            place = claim.article_id, time.start
            if not time.relative or not time.is_dated or time.clock is not None or place in known:
                continue
            known.add(place)
            text, sentence = document.article.text, document.sentences[claim.sentence].span
            before = [word.key for word in wording(text, sentence.start, time.start)]
            yield _Place(
                claim, time, published, before[::-1], [word.key for word in wording(text, time.end, sentence.end)]
            )


def _times(claim: Claim) -> Iterator[Time]:
    if isinstance(claim.value, Time):
        yield claim.value
    if claim.period is not None:
        yield claim.period
    yield from claim.times


def _in_one_wording(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """The same words for a time between the same words, whatever is said of it."""
    found: dict[tuple[object, ...], list[_Place]] = defaultdict(list)
    for place in places:
        for side, words in enumerate((place.before, place.behind)):
            if len(words) >= _NEXT:
                found[(place.said, side, *words[:_NEXT])].append(place)
    for group in filter(_is_told_twice, found.values()):
        for place in group:
            alike = [other for other in group if other is place or len(place.common(other)) >= _LEAST]
            if _is_told_twice(alike):
                yield [place, *(other for other in alike if other is not place)]


def _is_told_twice(group: Sequence[_Place]) -> bool:
    return len({place.time.iso for place in group}) > 1


def _remark(case: StoryCase, place: _Place, others: Sequence[_Place]) -> Remark:
    drafted = place.claim.article_id in case.drafts
    other, said = others[0], small(place.time.words)
    sides: dict[str, list[_Place]] = {place.time.iso: [place]}
    for each in others:
        sides.setdefault(each.time.iso, []).append(each)
    return Remark(
        Severity.WARNING if drafted else Severity.NOTE,
        f"“{said}” is {place.time.iso} in {'the draft' if drafted else 'one article'}, and {other.time.iso} in"
        f" {'a source' if drafted else 'another'} of another day.",
        (
            *(f"reckoned from {describe_date(each.published)}, “{said}” is {each.time.iso}" for each in (place, other)),
            "the same words on either side: " + ", ".join(place.common(other)[:6]),
        ),
        tuple(
            Side(
                f"{said} ({iso})",
                tuple(sorted(Mention(each.claim.article_id, each.time.span, "") for each in members)),
            )
            for iso, members in sides.items()
        ),
        LIKELY,
        attribute="date",
    )


RULE = Rule(
    code="FC132",
    name="relative-date-drift",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "Sales of Orlan Foods fell by 12% <<last year>> as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% <<last year>> as shoppers turned to cheaper brands, the company said.",
            ),
            published=(date(2026, 1, 9), date(2025, 12, 3)),
            draft=True,
        ),
        Example(
            (
                "The jury at Corrin county court retired <<yesterday>> to consider its verdict.",
                "The jury at Corrin county court retired <<yesterday>> to consider its verdict.",
            ),
            published=(date(2026, 3, 5), date(2026, 3, 4)),
        ),
        Example(
            (
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
            ),
            why="both days lie in one year",
            published=(date(2025, 12, 19), date(2025, 12, 3)),
            draft=True,
        ),
        Example(
            (
                "Sales of Orlan Foods fell by 12% in 2024 as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
            ),
            why="the draft has written the year out",
            published=(date(2026, 1, 9), date(2025, 12, 3)),
            draft=True,
        ),
        Example(
            (
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands.",
            ),
            why="a source of this year says the same",
            published=(date(2026, 1, 9), date(2025, 12, 3), date(2026, 1, 8)),
            draft=True,
        ),
        Example(
            (
                "Ida Lunt said in a statement on Monday that the bakery would reopen.",
                "Ida Lunt said in a statement on Monday that the bakery had burnt down.",
            ),
            why="she has spoken on two Mondays",
            published=(date(2026, 1, 9), date(2025, 12, 3)),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods opened two bakeries in Lindow last year.",
                "Orlan Foods lost its mayor's trust last year over the harbour.",
            ),
            why="the sentences have other words",
            published=(date(2026, 1, 9), date(2025, 12, 3)),
            draft=True,
        ),
        Example(
            (
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
                "Sales of Orlan Foods fell by 12% last year as shoppers turned to cheaper brands, the company said.",
            ),
            why="nothing dates the source",
            published=(date(2026, 1, 9), None),
            draft=True,
        ),
        Example(
            (
                "“The bakery in Corrin was shut last month without a word to us,” Ida Lunt said.",
                "“The bakery in Corrin was shut last month without a word to us,” Ida Lunt said.",
            ),
            why="a quotation keeps the day on which it was spoken",
            published=(date(2026, 1, 9), date(2025, 12, 3)),
            draft=True,
        ),
    ),
)
