"""A draft puts words into the mouth of somebody whom the source does not let say them.

## What it does
Speaks in `check` only. Looks for the words of each of the draft's quotations in the sources, and reports a speaker whom
no source has anywhere near them, where the source has somebody else for them: as the name that opens the turn of a
transcript ("MINISTER LUNT: …"), or the line of a reporter's notes ("- Amit Lunt: “…”").

## Why it matters
A quotation in the wrong mouth is a correction, and sometimes a lawsuit.

## What it leaves alone
Speakers whose name stands in the paragraph of the words, or the one before, in any source that has them. Words for
which the source names nobody. Quotations of less than six words. An office in place of a name. Speakers whom both
name beside the words, and those that only the sentence before tells: FC161 has them.

## How to resolve
Look up who says it in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck import lexicon
from factcheck.align.utterances import Found, Said, is_named_near, paragraph, utterances
from factcheck.link.variants import alike
from factcheck.model.article import Document
from factcheck.model.claim import Claim
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.value import Quotation
from factcheck.read.wording import keys
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_FEWEST = 6
# Letters of a label that may be initials: "TG:" for Toni Gama.
_INITIALS = 3
# Turns that make a transcript.
_TURNS = 2


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each quotation of a draft that its sources have of somebody else."""
    quotations = [claim for claim in case.claims.values() if isinstance(claim.value, Quotation)]
    mine = [claim for claim in quotations if claim.article_id in case.drafts and _is_named(claim)]
    if not mine:
        return
    said = {id: Said(document) for id, document in case.documents.items()}
    sources = {id: words for id, words in said.items() if id not in case.drafts}
    for claim in mine:
        assert claim.attribution is not None
        speaker = claim.attribution.speaker  # as the draft writes it: in a transcript names stand in capitals
        found = [each for each in utterances(claim.span, said[claim.article_id], sources) if each.is_same]
        if not found or case.is_told(claim.article_id, claim.span, loudly=True):
            continue
        if any(_is_near(speaker, each, case.documents[each.article_id]) for each in found):
            continue
        theirs = [(each, _speaker(each, case.documents[each.article_id], quotations)) for each in found]
        named = [(each, other) for each, other in theirs if other]
        if not named or len(named) < len(theirs) or any(alike(speaker, other) for _, other in named):
            continue
        place, other = named[0]
        yield Remark(
            Severity.WARNING,
            f"The draft gives {speaker} words that the source has of {other}.",
            ("the words are the same, one by one", f"{speaker} is not named near them in any source"),
            (
                Side(speaker, (Mention(claim.article_id, claim.span, claim.id),)),
                Side(other, (Mention(place.article_id, place.span, ""),)),
            ),
            LIKELY,
            attribute="speaker of a quotation",
        )


def _is_named(claim: Claim) -> bool:
    """The draft has a name of somebody beside words that are enough to be one utterance."""
    if claim.subject is None or not claim.subject.sure or claim.attribution is None or claim.attribution.anonymous:
        return False
    assert isinstance(claim.value, Quotation)
    return len(keys(claim.value.words)) >= _FEWEST


def _is_near(speaker: str, found: Found, document: Document) -> bool:
    """The source names the speaker beside the words; where a label opens their turn, in the label."""
    label = _label(document.article.text, found)
    if label is not None:
        return any(word.casefold() in label.casefold() for word in speaker.split() if len(word) > 1)
    return is_named_near(speaker, document.article.text, found.span)


def _speaker(found: Found, document: Document, quotations: list[Claim]) -> str:
    """Whom the source has for the words, "" where it does not tell."""
    text = document.article.text
    label = _label(text, found)
    if label is not None:
        return _name_in(label)
    start, end = paragraph(text, found.span)
    for claim in quotations:
        if claim.article_id == found.article_id and claim.span.overlaps(found.span) and claim.subject is not None:
            return claim.subject.name if claim.subject.name.split()[-1] in text[start:end] else ""
    return ""


def _label(text: str, found: Found) -> str | None:
    """The name that opens the turn or the note in which the words stand; None outside of such."""
    start, _ = paragraph(text, found.span)
    match = _NOTE.match(text, start) or (_TURN.match(text, start) if _is_transcript(text) else None)
    return match["label"] if match is not None else None


def _is_transcript(text: str) -> bool:
    return len(_TURN.findall(text)) >= _TURNS


def _name_in(label: str) -> str:
    """The name in what opens a turn, without forms of address and offices: "Chileshe" of "MINISTER CHILESHE"."""
    words = [word for word in label.split() if word.casefold().strip(".") not in _no_names()]
    if max(map(len, words), default=0) <= _INITIALS:
        return ""
    return " ".join(word.capitalize() if word.isupper() else word for word in words)


@cache
def _no_names() -> frozenset[str]:
    titles = {word.casefold() for title in lexicon.load("names")["words"]["titles"] for word in title.split()}
    return frozenset(titles | lexicon.words("common") | set(lexicon.load("reporting")["transcript"]["asking"]))


# What opens a turn: "MINISTER CHILESHE (Zambia): …", "Paul Tuhiwai: …".
_TURN = regex(
    r"(?m)^\s*(?P<label>(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*[ \t]){0,4}[A-ZÀ-ÖØ-Þ][\w.'’-]*)(?:[ \t]*\([^()\n]{1,90}\))?:[ \t]+(?=\S)"
)
# "- **Chief Melissa Lunt**, First Nation: “…": a note of what somebody said.
_NOTE = regex(
    r"[\s*•-]*(?P<label>(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*[ \t]){0,4}[A-ZÀ-ÖØ-Þ][\w.'’-]*)\**(?:,[^:\"“\n]{1,90}|[ \t]*\([^()\n]{1,90}\))?:\**\s*[\"“]"
)


RULE = Rule(
    code="FC216",
    name="draft-speaker",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(
            (
                '"<<We should say so rather than pretend there is one voice>>," said Gordon Harte, the chief executive.',
                "- **Gordon Harte**: no comment.\n- **Amit Lunt**, head of policy: \"The young and the old don't agree, and "
                '<<we should say so rather than pretend there is one voice>>." Met him in the hall.',
            ),
            draft=True,
        ),
        Example(
            (
                '"<<For a trader this is the day she stops being called a smuggler>>," Ms Harte said.',
                "MINISTER LUNT (Varde): Thank you all. <<For a trader this is the day she stops being called a smuggler>>.\n\n"
                "Q (radio): And the maize?\n\nMINISTER ORLAN: We asked.\n\nMINISTER LUNT: We shall see.\n\nMINISTER HARTE: No.",
            ),
            draft=True,
        ),
        Example(
            (
                '"We should say so rather than pretend there is one voice," said Amit Lunt, the head of policy.',
                "Head of policy Amit Lunt said supporters were not against change. "
                '"The young and the old don\'t agree, and we should say so rather than pretend there is one voice," he said.',
            ),
            draft=True,
            why="the source has them of him",
        ),
        Example(
            (
                '"We should say so rather than pretend there is one voice," said Gordon Harte, the chief executive.',
                "Gordon Harte, the chief executive, met Amit Lunt on Monday. "
                '"The young and the old don\'t agree, and we should say so rather than pretend there is one voice," he said.',
            ),
            draft=True,
            why="his name stands beside them",
        ),
        Example(
            (
                '"We lived with this river, and we shall rebuild what it took," said Daudi Harte, the governor.',
                "Statement of the governor. We lived with this river, and we shall rebuild what it took. Signed in Varde.",
            ),
            draft=True,
            why="the source names nobody for them",
        ),
        Example(
            (
                '"We should say so, and soon," said Gordon Harte.',
                'Amit Lunt was not against it. "We should say so, and soon," he said.',
            ),
            why="two sources: whom he stands for is a guess",
        ),
    ),
)
