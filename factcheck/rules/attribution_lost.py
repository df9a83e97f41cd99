"""A draft states as fact what its sources only have somebody say: alleged, suspected, "people familiar with the matter".

## What it does
Speaks in `check` only. Reports a sentence of the draft, without a word of doubt or speech in it or around it, that says
what a sentence of the sources calls alleged, or gives to people without a name: the same deed and most of the same
words.

## Why it matters
"Stole" for "allegedly stole" calls somebody a thief whom no court has found to be one.

## What it leaves alone
What "police said", or anybody else with a name: desks drop that where nobody contests the fact. What another sentence of
the sources says without doubt. Sources that tell of a verdict, a plea or an admission. Sentences of the draft
beside which it is said who says so, and what the draft calls alleged in another place. Sentences with less than
most of their words in common.

## How to resolve
Put the word of the source back, or name what proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import BlockKind, Document
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.read.cued import Cued, words_of
from factcheck.read.phrasebook import longest_word
from factcheck.read.scan import fold
from factcheck.read.words import canonical_stems, content_stems, in_words
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side_at

# Telling words that the two sentences share, and the part of the draft's sentence that they are, in percent. Set by hand:
# of 417 drafts with their sources no honest one has such a sentence.
_SHARED, _PART = 3, 60
# Sentences before the draft's, and behind it, in which it may be said who says so.
_BEFORE, _BEHIND = 2, 1


class _Said(NamedTuple):
    """A sentence, what it is about, and where it is kept open."""

    article_id: str
    text: str
    span: Span
    stems: frozenset[str]
    doubt: Span | None
    deed: str
    """The stem of what is called alleged; "" where the whole sentence is."""
    kept: bool


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each sentence of a draft that says plainly what its sources leave in doubt."""
    if not case.drafts:
        return
    documents = [document for id, document in case.documents.items() if id not in case.drafts]
    sources = [said for document in documents for said in _sentences(document)]
    doubted = [said for said in sources if said.doubt is not None]
    if not doubted or any(not words_of(fold(document.article.text)).isdisjoint(_proving()) for document in documents):
        return
    plain = [said for said in sources if said.doubt is None]
    for id in sorted(case.drafts):
        sentences = list(_sentences(case.documents[id]))
        for at, mine in enumerate(sentences):
            if any(said.kept for said in sentences[max(0, at - _BEFORE) : at + _BEHIND + 1]):
                continue
            other = max(doubted, key=lambda said: len(mine.stems & said.stems))
            shared = mine.stems & other.stems
            if (
                len(shared) >= _SHARED + (not other.deed)
                and 100 * len(shared) >= _PART * len(mine.stems)
                and (not other.deed or other.deed in mine.stems)
                and all(len(mine.stems & said.stems) < len(shared) for said in plain)
                and not any(said.kept and len(said.stems & shared) >= _SHARED for said in sentences)
            ):
                yield _remark(mine, other, shared)


def _sentences(document: Document) -> Iterator[_Said]:
    text = document.article.text
    for sentence in document.sentences:
        if sentence.block.kind is BlockKind.BOILERPLATE:
            continue
        words = fold(document.text_of(sentence))
        start, said = sentence.span.start, words_of(words)
        deed = next(_cues("deeds").find(words, said), None)
        cue = deed or next(_cues("sayings").find(words, said), None)
        stems = frozenset(canonical_stems(words))
        yield _Said(
            document.article.id, text[start : sentence.span.end], sentence.span, stems - _cue_stems(),
            Span(start + cue.start(), start + cue.end()) if cue else None,
            next(iter(canonical_stems(words[deed.end() :])), "") if deed else "",
            not said.isdisjoint(_keeping()),
        )  # fmt: skip


@cache
def _cues(kind: str) -> Cued:
    return Cued({"phrases": load("reporting")["doubt"][kind]}, r"\b(?:{phrases})\b".format, re.IGNORECASE)


@cache
def _cue_stems() -> frozenset[str]:
    """Stems of the words of doubt: they tell no two sentences to be of one thing."""
    doubt = load("reporting")["doubt"]
    return frozenset(stem for phrase in (*doubt["deeds"], *doubt["sayings"]) for stem in content_stems(phrase))


@cache
def _keeping() -> frozenset[str]:
    """Words that leave it open or say who says it; of a phrase the longest word."""
    table = load("reporting")
    speech = (*table["speech"]["verbs"], *table["speech"]["quoting"], *table["speech"]["according"])
    return frozenset(map(longest_word, (*table["doubt"]["kept"], *speech))) | {'"'}


@cache
def _proving() -> frozenset[str]:
    return frozenset(load("reporting")["doubt"]["proved"])


def _remark(mine: _Said, other: _Said, shared: frozenset[str]) -> Remark:
    assert other.doubt is not None
    start = other.span.start
    cue = other.text[other.doubt.start - start : other.doubt.end - start]
    return Remark(
        Severity.WARNING if other.deed else Severity.NOTE,
        f"The draft states what a source leaves open: “{cue}”.",
        (
            "words that both sentences have: " + ", ".join(in_words(shared, fold(mine.text))[:6]),
            "no sentence of the sources says it without such a word",
        ),
        (
            side_at("as fact", mine.article_id, mine.span),
            side_at(cue, other.article_id, other.doubt),
        ),
        LIKELY,
        attribute="attribution",
    )


RULE = Rule(
    code="FC172",
    name="attribution-lost",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "<<Tomas Berg, 34, stole £40,000 from the pension fund of the bakery over three years.>>",
                "Tomas Berg, 34, <<allegedly>> stole £40,000 from the pension fund of the bakery in Corrin.",
            ),
            draft=True,
        ),
        Example(
            (
                "<<A former clerk stole £40,000 from the pension fund of the bakery.>>",
                "The former clerk is <<accused of>> stealing £40,000 from the pension fund of the bakery.",
            ),
            draft=True,
        ),
        Example(
            (
                "<<Orlan Foods will close the bakery in Corrin and move the ovens to Varde.>>",
                "Orlan Foods will close the bakery in Corrin and move its ovens to Varde, <<people familiar with>> the plan said.",
            ),
            draft=True,
        ),
        Example(
            (
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery over three years.",
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery in Corrin.",
            ),
            draft=True,
            why="the draft keeps the word",
        ),
        Example(
            (
                "A court in Corrin heard the case on Monday. Tomas Berg, 34, stole £40,000 from the pension fund of the bakery.",
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery in Corrin.",
            ),
            draft=True,
            why="the sentence before says where it was said",
        ),
        Example(
            (
                "Tomas Berg, 34, stole £40,000 from the pension fund of the bakery over three years.",
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery.",
                "Tomas Berg pleaded guilty on Monday.",
            ),
            draft=True,
            why="a source tells of his plea",
        ),
        Example(
            (
                "Tomas Berg, 34, worked for the bakery in Corrin for three years.",
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery in Corrin.",
            ),
            draft=True,
            why="the draft leaves the deed out",
        ),
        Example(
            (
                "The bakery in Corrin lost £40,000 from its pension fund.",
                "Police said the bakery in Corrin lost £40,000 from its pension fund.",
            ),
            draft=True,
            why="the police have a name",
        ),
        Example(
            (
                "Orlan Foods will close the bakery in Corrin and move the ovens to Varde.",
                "Orlan Foods will close the bakery in Corrin and move its ovens to Varde, people familiar with the plan said.",
                "Orlan Foods is to close the bakery in Corrin and move its ovens to Varde in May.",
            ),
            draft=True,
            why="another source says it plainly",
        ),
        Example(
            (
                "Tomas Berg, 34, stole £40,000 from the pension fund of the bakery over three years.",
                "Tomas Berg, 34, allegedly stole £40,000 from the pension fund of the bakery in Corrin.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
