"""A quotation of a draft has lost a "not" that its source has, or has one too many.

## What it does
Speaks in `check` only. Looks for the words of each of the draft's quotations in the sources, whether they stand
between quotation marks there or not, and reports those that a source has with a "not", "never" or "no" more or fewer,
and no source as the draft has them.

## Why it matters
A speaker who is quoted as saying the opposite of what was said will call in the morning.

## What it leaves alone
Quotations that any source has word by word. Short ones, unless they are a whole sentence of the source or the words
before them are the same too. Contractions. A "not" of the draft's that stands elsewhere in the sentence ("what we can't do is …"). Any other difference: FC160 compares quotations with quotations.

## How to resolve
Quote the source's words.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.align.utterances import Said, utterances
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.value import Quotation
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side_at


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each quotation of a draft that stands in the sources with another number of denials."""
    quoted = [
        claim
        for claim in case.claims.values()
        if claim.article_id in case.drafts and isinstance(claim.value, Quotation)
    ]
    if not quoted:
        return
    said = {id: Said(document) for id, document in case.documents.items()}
    sources = {id: words for id, words in said.items() if id not in case.drafts}
    for claim in quoted:
        found = list(utterances(claim.span, said[claim.article_id], sources))
        if not found or any(each.is_same for each in found) or case.is_told(claim.article_id, claim.span, loudly=True):
            continue
        its = found[0]
        mine, theirs = (
            " ".join(case.documents[id].article.quote(span).split())
            for id, span in ((claim.article_id, its.own), (its.article_id, its.span))
        )
        yield Remark(
            Severity.WARNING,
            f"The draft quotes “{mine}” where the source has “{theirs}”.",
            ("the other words are the same, one by one", "no source has them as the draft has"),
            (
                Side(mine, (Mention(claim.article_id, its.own, claim.id),)),
                side_at(theirs, its.article_id, its.span),
            ),
            LIKELY,
            attribute="quotation",
        )


RULE = Rule(
    code="FC215",
    name="draft-quote",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                '"<<I do say that the yard caused this fire>>," said Ilse Marrant.',
                "Statement by Ilse Marrant: we were given no notice. <<I do not say that the yard caused this fire>>. I say "
                "that it made a bad thing worse.",
            ),
            draft=True,
        ),
        Example(
            (
                'Ilse Marrant said that the board "<<did seek a sale>>".',
                'Ilse Marrant, the chairwoman, said: "The board <<did not seek a sale>>. But this offer is a fair one."',
            ),
            draft=True,
        ),
        Example(
            (
                '"<<I never wanted the yard to close>>," said Ilse Marrant.',
                "Ilse Marrant told the meeting: <<I wanted the yard to close>>, and it did.",
            ),
            draft=True,
        ),
        Example(
            (
                '"I don\'t say that the yard caused this fire," said Ilse Marrant.',
                "Statement by Ilse Marrant: I do not say that the yard caused this fire.",
            ),
            draft=True,
            why="a contraction",
        ),
        Example(
            (
                '"I do say that the yard caused this fire," said Ilse Marrant.',
                "Ilse Marrant in May: I do not say that the yard caused this fire. In June: I do say that the yard caused "
                "this fire.",
            ),
            draft=True,
            why="a source has it as the draft has it",
        ),
        Example(
            (
                'Ilse Marrant said it "was easy" and that nobody had been hurt.',
                "It was not easy to find a berth for the ferry, said the harbour master.",
            ),
            draft=True,
            why="too few words to be the same utterance",
        ),
        Example(
            (
                '"I do say that the yard caused this fire," said Ilse Marrant.',
                '"I do not say that the yard caused this fire," said Ilse Marrant.',
            ),
            why="two sources: FC160 sets quotations side by side",
        ),
    ),
)
