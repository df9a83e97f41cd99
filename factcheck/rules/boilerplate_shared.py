"""Lines that are no part of the story stand in several articles, or in a draft.

## What it does
Reports sign-offs, newsletter and share lines, notes on a company, advertising and the like that two or
more articles have in the same words, and those that a draft has taken along. Such lines are known by
their wording, by their place, or because articles that have nothing else in common end with them.

## Why it matters
They are set aside and not read as the story: what a company writes about itself confirms nothing. In
a draft they are mostly left over from copying.

## What it leaves alone
Boilerplate of a single article, which the report lists among the repeated text. Lines of a few words.
Paragraphs of the story that articles share.

## How to resolve
In a draft, take it out. Among sources there is nothing to do but to know it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.passage import PassageKind
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_LEAST_WORDS = 8
_OPENING = 60


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each such passage, of one side with a place for each copy."""
    for passage in case.passages:
        if passage.kind is not PassageKind.BOILERPLATE or passage.words < _LEAST_WORDS:
            continue
        articles = {copy.article_id for copy in passage.copies}
        if len(articles) < 2 and not articles & case.drafts:
            continue
        first = passage.copies[0]
        words = " ".join(case.documents[first.article_id].article.quote(first.span).split())
        opening = words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
        where = f"{len(articles)} articles have" if len(articles) > 1 else "the draft has"
        yield Remark(
            Severity.NOTE,
            f"{where} the same {passage.words} words of boilerplate, which are not read as the story."
            if len(articles) > 1
            else f"{where} {passage.words} words of boilerplate, which are not read as the story.",
            (),
            (Side(opening, tuple(Mention(copy.article_id, copy.span) for copy in passage.copies)),),
            LIKELY,
            attribute="boilerplate",
        )


_ABOUT = (
    "Tarn Dairies makes cheese, butter and dried milk at nine works, and is listed in Lindow. "
    "It employs 1,900 people in four countries"
)
RULE = Rule(
    code="FC210",
    name="boilerplate-shared",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                f"Tarn Dairies will shut its works at Varde in May. The union was told on Monday.\n\n<<About Tarn Dairies\n\n{_ABOUT}>>.\n",
                f"In Varde the milk works is to close, and nobody had been told but the union.\n\n<<About Tarn Dairies\n\n{_ABOUT}>>.\n",
            ),
        ),
        Example(
            (
                f"Tarn Dairies will shut its works at Varde in May.\n\nAbout Tarn Dairies\n\n{_ABOUT}.\n",
                "In Varde the milk works is to close, and nobody had been told but the union.",
            ),
            why="one article alone",
        ),
        Example(
            (
                "The works at Varde will shut in May after a summer in which hardly any milk was brought to its gates.",
                "The works at Varde will shut in May after a summer in which hardly any milk was brought to its gates.",
            ),
            why="it is the story",
        ),
    ),
)
