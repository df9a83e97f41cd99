"""A draft says that something is decided which its sources call open.

## What it does
Speaks in `check` only. Reports a sentence of the draft with a word of settlement ("has been approved", "decided to",
"will") that shares more telling words with a source's sentence on what is still open ("is being considered", "no decision
has been taken", "a feasibility study") than with any other sentence of the sources; and one that something is done ("has
received", "adopted", "was granted") which a source has only asked for or under way ("has asked for", "first reading").

## Why it matters
"Approved" for "considered" is a status overstated: the reader takes for done what may never come.

## What it leaves alone
Sentences of a draft that say themselves that it is open. Matters of which any source's sentence that shares as many words
says nothing of being open. Sentences with a single word in common, and what the draft itself
denies.

## How to resolve
Ask who decided and when; use the word of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import BlockKind, Document
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.model.value import Role
from factcheck.read.cued import Cued, words_of
from factcheck.read.negation import is_negated
from factcheck.read.scan import alternation, fold
from factcheck.read.words import calendar, canonical_stems, in_words
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side_at

# Words, those of deciding left out, that the two sentences must share. Measured on 114 drafts with their sources, each
# once honest and once with mistakes: no honest one has such a sentence.
_SHARED = 2


class _Said(NamedTuple):
    """A sentence: what it is about, and the words that call the matter open or settled."""

    article_id: str
    text: str
    start: int
    stems: frozenset[str]
    open: Span | None
    asked: Span | None
    """It has only been asked for."""
    settled: Span | None
    done: Span | None
    """More than settled: it has come about."""


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each sentence of a draft that settles what its sources leave open."""
    if not case.drafts:
        return
    documents = [document for id, document in case.documents.items() if id not in case.drafts]
    people = _people(case)
    sources = [said for document in documents for said in _sentences(document, people)]
    leaving = {done: [said for said in sources if said.open or (done and said.asked)] for done in (False, True)}
    telling = {done: [said for said in sources if not (said.open or (done and said.asked))] for done in (False, True)}
    if not leaving[True]:
        return
    for id in sorted(case.drafts):
        for mine in _sentences(case.documents[id], people):
            words = mine.done or mine.settled
            if words is None or mine.open or mine.asked or case.is_told(id, words, loudly=True):
                continue
            done = mine.done is not None
            other = max(leaving[done], key=lambda said: len(mine.stems & said.stems), default=None)
            if other is None or (shared := len(mine.stems & other.stems)) < _SHARED:
                continue
            if all(len(mine.stems & said.stems) < shared for said in telling[done]):
                yield _remark(mine, other)


def _people(case: StoryCase) -> Mapping[tuple[str, int], frozenset[str]]:
    """Names and offices of those whom a sentence names with an office: who says it is not what it is about."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for claim in case.claims.values():
        if isinstance(claim.value, Role) and claim.subject is not None:
            stems = frozenset(canonical_stems(f"{claim.subject.name} {fold(claim.quote)}"))
            place = claim.article_id, claim.sentence
            found[place] = found.get(place, frozenset()) | stems
    return found


def _sentences(document: Document, people: Mapping[tuple[str, int], frozenset[str]]) -> Iterator[_Said]:
    text = document.article.text
    for sentence in document.sentences:
        if sentence.block.kind is BlockKind.BOILERPLATE:
            continue
        words = fold(document.text_of(sentence))
        start = sentence.span.start
        said = words_of(words)
        opened, asked = (next(_phrases(kind).find(words, said), None) for kind in ("open", "asked"))
        settled, done = (
            next((each for each in _phrases(kind).find(words, said) if not _is_denied(words, each.start())), None)
            for kind in ("settled", "done")
        )
        stems = frozenset(canonical_stems(words)) - calendar() - _deciding()
        stems -= people.get((document.article.id, sentence.index), frozenset())
        yield _Said(
            document.article.id, text[start : sentence.span.end], start, stems,
            *(Span(start + each.start(), start + each.end()) if each else None for each in (opened, asked, settled, done)),
        )  # fmt: skip


def _is_denied(words: str, at: int) -> bool:
    """ "Nothing has been signed", "will not": nothing is settled there."""
    return is_negated(words, at) or _nothing().search(words[max(0, at - _REACH) : at + _REACH]) is not None


# How far from the word of settling a denial may stand, on either side, in characters; set by hand.
_REACH = 25


@cache
def _nothing() -> re.Pattern[str]:
    denial = load("predicates")["denial"]
    return regex(rf"\b(?:{alternation([*denial['words'], *denial['nothing']])})\b|n't\b", re.IGNORECASE)


@cache
def _phrases(kind: str) -> Cued:
    return Cued({"phrases": load("predicates")[kind]["phrases"]}, r"\b(?:{phrases})\b".format, re.IGNORECASE)


@cache
def _deciding() -> frozenset[str]:
    """Stems of the words of deciding themselves, and of whoever decides: they tell no two matters to be one."""
    table = load("predicates")
    phrases = (
        *(phrase for kind in ("open", "asked", "settled", "done") for phrase in table[kind]["phrases"]), *table["deciding"]["words"],
        *load("names")["nominals"]["organisation"],
    )  # fmt: skip
    return frozenset(stem for phrase in phrases for stem in canonical_stems(phrase))


def _remark(mine: _Said, other: _Said) -> Remark:
    settled, opened = mine.done or mine.settled, other.open or other.asked
    assert settled is not None and opened is not None
    words = []
    for said, span in ((mine, settled), (other, opened)):
        words.append(said.text[span.start - said.start : span.end - said.start])
    shared = in_words(mine.stems & other.stems, fold(mine.text))
    return Remark(
        Severity.WARNING,
        f"The draft has “{words[0]}” where a source leaves it open: “{words[1]}”.",
        (
            "words that both sentences have: " + ", ".join(shared[:6]),
            "no other sentence of the sources has as many of them",
        ),
        (
            side_at(words[0], mine.article_id, settled),
            side_at(words[1], other.article_id, opened),
        ),
        LIKELY,
        attribute="status",
    )


RULE = Rule(
    code="FC214",
    name="draft-settled",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                "A fund to rebuild the mill has <<been approved>>.",
                "A longer-term fund to rebuild the mill was <<being considered>>, she said.",
            ),
            draft=True,
        ),
        Example(
            (
                "Two watch officers of the ferry <<will>> face a court in Varde.",
                "The board is <<considering>> whether to send two watch officers to a court in Varde.",
            ),
            draft=True,
        ),
        Example(
            (
                "The county of Lindow <<has received>> Sh120 million more for the flood from the treasury.",
                "The county of Lindow <<has asked>> the treasury for Sh120 million more for the flood.",
            ),
            draft=True,
        ),
        Example(
            (
                "The county of Lindow will get Sh120 million more for the flood from the treasury if it pays.",
                "The county of Lindow has asked the treasury for Sh120 million more for the flood.",
            ),
            draft=True,
            why="a hope for what is asked is not told as done",
        ),
        Example(
            (
                "The county of Lindow has received Sh120 million more for the flood from the treasury.",
                "In May the county of Lindow has asked the treasury for Sh120 million more for the flood. In June the county of "
                "Lindow got the Sh120 million more for the flood that the treasury owed.",
            ),
            draft=True,
            why="another sentence of the source says that it came",
        ),
        Example(
            (
                "A fund to rebuild the mill is being considered.",
                "A longer-term fund to rebuild the mill was being considered, she said.",
            ),
            draft=True,
            why="the draft leaves it open too",
        ),
        Example(
            (
                "A fund to rebuild the mill has been approved.",
                "In May a fund to rebuild the mill was being considered. On Monday the fund to rebuild the mill got its money.",
            ),
            draft=True,
            why="another sentence of the source says as much of it and does not leave it open",
        ),
        Example(
            (
                "The new ferry will sail on Monday.",
                "The board is considering a second ferry.",
            ),
            draft=True,
            why="one word in common",
        ),
        Example(
            (
                "A fund to rebuild the mill has been approved.",
                "A longer-term fund to rebuild the mill was being considered, she said.",
            ),
            why="two sources: nobody wrote one from the other",
        ),
    ),
)
