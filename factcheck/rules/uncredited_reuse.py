"""A draft has a source's text without saying whose it is.

## What it does
Speaks in `check` only. Reports 25 words or more in a row that a draft has from a source, with hardly a
word changed, where the draft names neither the source nor the agency whose text that is. It is a warning from
75 words on, and a note below: a sentence may be all there is to say.

## Why it matters
It is somebody else's work, and a reader takes it for the reporter's own.

## What it leaves alone
Quotations. Text whose source or agency the draft names in a credit line, a dateline or the sentence.
Names, titles and turns of phrase. Boilerplate.

## How to resolve
Credit the source, or write it in your own words.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.passage import CitationKind, Copy, PassageKind
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import SURE

_LEAST_WORDS = 25
_MANY_WORDS = 75
"""From here on it is more than two sentences. Of 216 short texts written from one source each, 24 share 25 words or
more with it, and none 50; of 340 drafts written from minutes, statements and reports, one shares 50 and none 75."""
_KINDS = (PassageKind.SYNDICATED, PassageKind.PRESS_RELEASE)


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each passage of a draft, two sides: the draft and those who have the words too."""
    for passage in case.passages:
        mine = [copy for copy in passage.copies if copy.article_id in case.drafts]
        theirs = [copy for copy in passage.copies if copy.article_id not in case.drafts]
        if passage.kind not in _KINDS or passage.words < _LEAST_WORDS or not mine or not theirs:
            continue
        if any(_is_credited(case, mine[0].article_id, copy.article_id) for copy in theirs):
            continue
        names = list(dict.fromkeys(case.label(copy.article_id) for copy in theirs))
        changed = len({change.left.span for change in passage.changes})
        said = "word for word" if not changed else f"with {changed} {'word' if changed == 1 else 'places'} changed"
        whose = " and ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
        yield Remark(
            Severity.WARNING if passage.words >= _MANY_WORDS else Severity.NOTE,
            f"{passage.words} words stand in {whose}, {said}, and the draft does not say so.",
            ("the draft names none of them as its source",),
            (Side("the draft", _mentions(mine)), Side(whose, _mentions(theirs))),
            SURE,
            attribute="text of a source",
        )


def _mentions(copies: list[Copy]) -> tuple[Mention, ...]:
    return tuple(Mention(copy.article_id, copy.span) for copy in copies)


def _is_credited(case: StoryCase, draft: str, source: str) -> bool:
    """The draft names the source, or the agency whose text the source has."""
    article = case.documents[source].article
    theirs = {article.publisher, article.credit}
    theirs |= {c.source for c in case.citations if c.article_id == source and c.kind is CitationKind.TEXT}
    return any(
        citation.cited_id == source or citation.source in theirs
        for citation in case.citations
        if citation.article_id == draft and citation.kind is not CitationKind.TOLD
    )


_TEXT = (
    "Fishermen found the ferry drifting off Varde at dawn with nobody at the wheel and the radio still on, "
    "and its eleven passengers had slept through the night and asked for breakfast"
)
RULE = Rule(
    code="FC212",
    name="uncredited-reuse",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                f"The harbour was quiet on Tuesday. <<{_TEXT}>>.",
                f"<<{_TEXT}>>. A tug brought them in.",
            ),
            draft=True,
            publishers=("", "Alder Bay Record"),
        ),
        Example(
            (
                f"The harbour was quiet on Tuesday. {_TEXT}, the Alder Bay Record reported.",
                f"{_TEXT}. A tug brought them in.",
            ),
            draft=True,
            publishers=("", "Alder Bay Record"),
            why="it says so",
        ),
        Example(
            (
                "“We slept through the night, all eleven of us, and then we asked the fishermen for breakfast because the "
                "galley had run out of eggs on Sunday,” a passenger said.",
                "A passenger said: “We slept through the night, all eleven of us, and then we asked the fishermen for "
                "breakfast because the galley had run out of eggs on Sunday.”",
            ),
            draft=True,
            publishers=("", "Alder Bay Record"),
            why="a quotation",
        ),
        Example(
            (f"{_TEXT}.", f"{_TEXT}. A tug brought them in."),
            publishers=("Lowmoor Mail", "Alder Bay Record"),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
