"""A draft says of somebody what its sources deny.

## What it does
Speaks in `check` only. Reports a verb of the draft ("has been charged", "conceded", "admits both charges") that the
sources have of the same somebody with a "not" or in a word that excludes it ("has not been charged", "denies both
charges"), and nowhere as the draft has it.

## Why it matters
A lost "not" turns a story round, and where it is about a crime it ends in court.

## What it leaves alone
What is only possible, asked, planned or conditional. Verbs that any source has as the draft has them, of whomever.
Sentences with neither a name nor all such words in common, what holds of some of them only, what a party denies
reports of, and what is done to, or by, something else. Denials for another time ("not by noon on Monday") or in the
words of another speaker. What the draft denies: it may know more. Denials that are older than the last source, where
a later one has the word or the verb is one of answering or deciding: it may have come since.

## How to resolve
Look up the source's sentence; put the denial back, or name the source that says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from factcheck.align.days import last_day
from factcheck.align.denials import contrary_of, denial_of
from factcheck.lexicon import load
from factcheck.model.finding import Severity
from factcheck.read.predicates import Predicate, predicates
from factcheck.read.scan import fold
from factcheck.read.words import content_stems, in_words, is_past
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side_at


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each verb of a draft that its sources deny."""
    if not case.drafts:
        return
    sources = [document for id, document in case.documents.items() if id not in case.drafts]
    given = [each for document in sources for each in predicates(document)]
    also = frozenset(each.stem for each in given if each.denied and not is_past(each.word) and each.sense is None)
    if also:
        given = [each for document in sources for each in predicates(document, also)]
    last = last_day((document.article for document in case.documents.values()), case.drafts)
    for id in sorted(case.drafts):
        for mine in predicates(case.documents[id], also):
            if mine.denied or case.is_told(id, mine.span, loudly=True):
                continue
            if (other := denial_of(mine, given) or contrary_of(mine, given)) is None or _says_it_too(case, other):
                continue
            day = case.documents[other.article_id].article.published
            # Who has not conceded on the night may have since, in whatever words; so with all that people answer and decide.
            if day in (None, last) or (mine.sense is None and not _comes_later(case, mine, day)):
                yield _remark(case, mine, other)


def _comes_later(case: StoryCase, mine: Predicate, day: date | None) -> bool:
    """A source of a later day than the denial's has the word in any form: what was denied may have come since."""
    later = (
        document.article
        for id, document in case.documents.items()
        if id not in case.drafts and (document.article.published is None or (day and document.article.published > day))
    )
    return any(mine.stem in content_stems(fold(article.text)) for article in later)


def _says_it_too(case: StoryCase, other: Predicate) -> bool:
    """What a source denies it also says right there, of something else: "I do not accept that you forgot. I accept that
    you meant no harm."."""
    persons = "|".join(load("predicates")["around"]["persons"])
    said = regex(rf"\b(?:{persons})\s+(?:\w+ly\s+)?{re.escape(other.word)}s?\b", re.IGNORECASE)
    text = fold(case.documents[other.article_id].article.text)
    around = max(0, other.span.start - _RIGHT_THERE), other.span.end + _RIGHT_THERE
    return other.denied and said.search(text, *around) is not None


# Letters of a sentence or two.
_RIGHT_THERE = 150


def _remark(case: StoryCase, mine: Predicate, other: Predicate) -> Remark:
    text = fold(case.documents[mine.article_id].article.text)
    names = _in_full(mine.names & other.names, text)
    same = names or in_words(mine.objects & other.objects, mine.sentence.of(text))
    theirs = _denied(case, other) if other.denied else other.word
    return Remark(
        Severity.WARNING,
        f"The draft has “{mine.word}” where the sources have “{theirs}”.",
        (
            "said of the same: " + ", ".join(same),
            f"no source has “{mine.word}” without a denial" if other.denied else f"no source has “{mine.word}” of this",
        ),
        tuple(side_at(words, each.article_id, each.span) for words, each in ((mine.word, mine), (theirs, other))),
        LIKELY,
        attribute="denial",
    )


def _denied(case: StoryCase, other: Predicate) -> str:
    """How a source denies it: "not charged", "makes no", "non-binding"."""
    text = fold(case.documents[other.article_id].article.text)
    word = other.span.of(text)
    if word != other.word:
        return word
    return f"{word} no" if text.startswith(" no ", other.span.end) else f"not {word}"


def _in_full(names: Iterable[str], text: str) -> list[str]:
    """Words of names, with their capitals."""
    found = {word.lower(): word for word in _NAME.findall(text)}
    return sorted(found.get(name, name.capitalize()) for name in names)


_NAME = regex(r"\b[A-Z][A-Za-z-]+")


RULE = Rule(
    code="FC209",
    name="draft-denied",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "The pilot of the boat, Jon Arden, has been <<charged>> by the police in Lindow.",
                "Police are questioning the pilot, Jon Arden. He has not been <<charged>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "Ida Moss kept her seat over the baker Jon Arden, who <<conceded>>.",
                "Arden had not <<conceded>> late on Tuesday.",
            ),
            draft=True,
        ),
        Example(
            (
                "Ida Moss, who runs the ferry, <<survived>> the storm of 2019, her brother said.",
                "Her brother said Ida Moss had <<died>> in the storm.",
            ),
            draft=True,
        ),
        Example(
            (
                "The council of Lindow <<backed>> the new library on Monday.",
                "Councillors in Lindow <<rejected>> the new library by two votes.",
            ),
            draft=True,
        ),
        Example(
            (
                "The pilot of the boat, Jon Arden, has not been charged.",
                "Police are questioning the pilot, Jon Arden. He has not been charged.",
            ),
            draft=True,
            why="the draft denies it too",
        ),
        Example(
            (
                "Rain held up the count at Lindow, but not one ballot paper was damaged.",
                "The count at Lindow was held up by rain. No ballot papers were damaged.",
            ),
            draft=True,
            why="the denial stands before the subject",
        ),
        Example(
            (
                "The leaders from Lindow had lost nowhere on the road since March.",
                "Lindow have not lost away from home since March.",
            ),
            draft=True,
            why="the denial stands behind the verb",
        ),
        Example(
            (
                "A vote on the pay of drivers has been <<scheduled>>.",
                "A vote on the pay of drivers has not been <<scheduled>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "The bridge at Lindow has been reopened.",
                "The bridge at Lindow had not been reopened by noon on Monday.",
            ),
            draft=True,
            why="it may have been since",
        ),
        Example(
            (
                "The contract for the weir was signed in May.",
                "In April the contract for the weir had not been signed.",
            ),
            draft=True,
            why="denied for another month",
        ),
        Example(
            (
                "The trial was fair, said the judge.",
                "The trial was not fair, said the defence.",
            ),
            draft=True,
            why="two speakers",
        ),
        Example(
            (
                "The dead man was identified by neighbours.",
                "The dead man was not identified by the police.",
            ),
            draft=True,
            why="two who may have done it",
        ),
        Example(
            (
                "The coroner <<made>> a finding of neglect.",
                "The coroner <<makes>> no finding of neglect.",
            ),
            draft=True,
        ),
        Example(
            (
                "The agency found that the alarms had been <<bypassed>>.",
                "No finding was made that the alarms had been <<bypassed>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "The offer for the mill is <<binding>>.",
                "The mill has had a <<non-binding>> offer.",
            ),
            draft=True,
        ),
        Example(
            (
                "In older patients the effect was statistically <<significant>>.",
                "The effect was not <<significant>> in older patients, the authors write.",
            ),
            draft=True,
        ),
        Example(
            (
                "Only one of the pumps in the cellar had been installed.",
                "One of the pumps in the cellar had not been installed.",
            ),
            draft=True,
            why="of some, and not of the others",
        ),
        Example(
            (
                "The county denied reports that the bridge at Lindow, on the road to Varde, had been swept away.",
                "The bridge was not swept away, as some have reported.",
            ),
            draft=True,
            why="the draft has the denial as the county's",
        ),
        Example(
            (
                "Moss spoke of debts, and the judge accepted that these had existed.",
                "Two companies that Moss paid did not exist.",
            ),
            draft=True,
            why="two things",
        ),
        Example(
            (
                "The weir has been rebuilt.",
                "The mill beside it has not been rebuilt.",
            ),
            draft=True,
            why="of something else",
        ),
        Example(
            (
                "The effect was significant in older patients.",
                "The effect was not significant at first. It was significant in older patients.",
            ),
            draft=True,
            why="a source says it too",
        ),
        Example(
            (
                "Moss voted against the weir.",
                "Moss voted no in the spring.",
            ),
            draft=True,
            why="a vote for no is not no vote",
        ),
        Example(
            (
                "The pilot of the boat, Jon Arden, could be charged next week.",
                "Police are questioning the pilot, Jon Arden. He has not been charged.",
            ),
            draft=True,
            why="only possible",
        ),
        Example(
            (
                "The pilot of the boat, Jon Arden, has been charged.",
                "Police questioned Jon Arden, who was not charged. Its owner, Ida Moss, was charged on Friday.",
            ),
            draft=True,
            why="a source has the word of somebody",
        ),
        Example(
            (
                "Arden admits both charges of theft.",
                "Moss denies both charges of fraud.",
            ),
            draft=True,
            why="of somebody else",
        ),
        Example(
            (
                "The pilot of the boat, Jon Arden, has been charged by the police in Lindow.",
                "Police are questioning the pilot, Jon Arden. He has not been charged.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
