"""The same words are given to two speakers.

## What it does
Finds quotations that stand in two articles word by word, or nearly, each with a speaker named beside it, and
reports two who are not one.

## Why it matters
A quotation in the wrong mouth is a correction, and sometimes a lawsuit.

## What it leaves alone
Speakers that only the sentence before suggests, where the other one is named near the words or these are few, one
speaker under two names or spellings, a person and what they speak for (a spokesman and the company, a minister and
the ministry), agencies and outlets to whom it was said, and quotations of fewer than six words; where two are the same
whole sentence of four or five words it is a note, for anybody may say them. What stands behind a name in capitals in a
transcript is that person's, and so is what stands in a note behind a name and a colon.

## How to resolve
Find the first report of the words; ask the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from factcheck.align.people import FEWEST
from factcheck.lexicon import load
from factcheck.link.speakers import are_two_parties
from factcheck.link.variants import alike
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.span import Span
from factcheck.model.value import Quotation, Role
from factcheck.read.wording import keys
from factcheck.reconcile.case import Case, CaseSide, Disagreement
from factcheck.regex import regex
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, values


def check(case: Case) -> Iterator[Disagreement]:
    """One disagreement for words that have two speakers."""
    if not case.claims or not all(isinstance(claim.value, Quotation) for claim in case.claims):
        return
    by_speaker: dict[tuple[str, bool], list[Claim]] = {}
    for claim in case.claims:
        if claim.subject is not None:
            by_speaker.setdefault((claim.subject.name, claim.subject.sure), []).append(claim)
    for (one, left), (other, right) in combinations(by_speaker.items(), 2):
        if {claim.article_id for claim in left} & {claim.article_id for claim in right}:
            continue
        if not _are_two(case, left[0], right[0]):
            continue
        sides = (CaseSide(one[0], left[0].value, tuple(left)), CaseSide(other[0], right[0].value, tuple(right)))
        named = one[1] and other[1]
        few = min(len(keys(claim.value.words)) for claim in (left[0], right[0]) if isinstance(claim.value, Quotation))
        yield Disagreement(
            Severity.WARNING if few >= FEWEST else Severity.NOTE,
            f"The same words have two speakers: {values(sides)}.",
            (
                "the quotations are the same, word by word or nearly",
                "each has its speaker named beside it"
                if named
                else "neither article names the other one near the words",
            ),
            sides,
            LIKELY,
            subject="",
            attribute="speaker of a quotation",
        )
        return


def _are_two(case: Case, a: Claim, b: Claim) -> bool:
    """Each has a speaker beside it; or one has, whom the other article does not name near the same words, where the
    sentence before them tells of somebody else: "Bo Harte was on board. “The tanks were full …,” he said."."""
    assert a.subject is not None and b.subject is not None
    if a.subject.sure and b.subject.sure:
        return are_of_two(case, a, b)
    if not (a.subject.sure or b.subject.sure):
        return False
    sure, guessed = (a, b) if a.subject.sure else (b, a)
    assert sure.subject is not None and guessed.subject is not None
    assert isinstance(sure.value, Quotation) and isinstance(guessed.value, Quotation)
    if min(len(keys(sure.value.words)), len(keys(guessed.value.words))) < _FEWEST_GUESSED:
        return False
    one, other, text = sure.subject.name, guessed.subject.name, case.articles[guessed.article_id].text
    if sure.attribution is None or sure.attribution.anonymous or {one.casefold(), other.casefold()} & _outlets():
        return False
    if not _is_named_near(other, text, guessed.span) or _is_named_near(one, text, guessed.span):
        return False
    return not (
        alike(one, other)
        or _may_be_one_person(one, other)
        or _speaks_for(case, one, other)
        or _speaks_for(case, other, one)
    )


# Words of a quotation of which only the sentence before tells whose it is. Set by hand.
_FEWEST_GUESSED = 7


def _is_named_near(speaker: str, text: str, span: Span) -> bool:
    """A word of the name stands in the paragraph of some words, or in the one before."""
    start, end = _paragraph(text, span)
    before = start if start == 0 else _paragraph(text, Span(max(0, start - 2), start))[0]
    near = text[before:end].casefold()
    return any(word.casefold() in near for word in speaker.split() if len(word) > 1)


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    """Where the paragraph around a place begins and ends: blank lines part paragraphs where the text has any, else line
    breaks do, and items of a list always."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    if "\n\n" in text.strip() and not _ITEM.match(text, start):
        start, end = text.rfind("\n\n", 0, span.start) + 1, text.find("\n\n", span.end)
    return start, end if end >= 0 else len(text)


_ITEM = regex(r"[ \t]*(?:[-*•]|\d+[.)])\s")


def are_of_two(case: Case, a: Claim, b: Claim) -> bool:
    """The two quotations have speakers of their own, named beside them, who do not speak for each other."""
    if a.subject is None or b.subject is None or not (a.subject.sure and b.subject.sure):
        return False
    if a.attribution is None or b.attribution is None or not are_two_parties(a.attribution, b.attribution):
        return False
    one, other = a.subject.name, b.subject.name
    if (
        one == other
        or alike(one, other)
        or _may_be_one_person(one, other)
        or {one.casefold(), other.casefold()} & _outlets()
    ):
        return False
    return not _speaks_for(case, one, other) and not _speaks_for(case, other, one)


def _may_be_one_person(one: str, other: str) -> bool:
    """Karen Whitlow and Karen Whitlock: one speaker, misspelled, rather than two; or by initials, as minutes have it."""
    for name, short in ((one, other), (other, one)):
        if short.isupper() and short == "".join(word[0] for word in name.split()).upper():
            return True
    left, right = one.casefold().split(), other.casefold().split()
    same = len(left) == len(right) > 1 and left[:-1] == right[:-1]
    return same and left[-1][:_OPENING] == right[-1][:_OPENING]


# Letters that two surnames open with, where one of them may be the other misspelled.
_OPENING = 3


@cache
def _outlets() -> frozenset[str]:
    """Names of agencies and papers: "told Reuters" names nobody who speaks."""
    table = load("credits")
    return frozenset(
        form.casefold()
        for part in (table["agencies"], table["outlets"])
        for name, forms in part.items()
        for form in (name, *forms)
    )


def _speaks_for(case: Case, person: str, body: str) -> bool:
    """An article gives the person an office of the body."""
    for claim in case.all_claims:
        if isinstance(claim.value, Role) and claim.subject is not None and claim.subject.name == person:
            words = set(claim.value.of.casefold().split())
            if claim.value.of == body or words & set(body.casefold().split()):
                return True
    return False


RULE = Rule(
    code="FC161",
    name="quote-speaker",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    check=check,
    examples=(
        Example(
            (
                'The firm will keep the name "for the foreseeable future", said Ilse Marrant.',
                'The firm will keep the name "for the foreseeable future", Bo Harte said.',
            ),
            why="a few words of a sentence",
        ),
        Example(
            (
                '"<<Tennis owed her one>>," said her coach, Ilse Marrant, in Varde.',
                '"<<Tennis owed her one>>," Bo Harte said with a tired smile.',
            ),
        ),
        Example(
            (
                '"We are very sorry," said her coach, Ilse Marrant, in Varde.',
                '"We are very sorry," Bo Harte said with a tired smile.',
            ),
            why="few words, and what anybody says",
        ),
        Example(
            (
                '"<<The tanks were full when we left the harbour>>," said Ilse Marrant.',
                '"<<The tanks were full when we left the harbour>>," Bo Harte said.',
            )
        ),
        Example(
            (
                '"The tanks were full when we left the harbour," said Ilse Marrant.',
                '"The tanks were full when we left the harbour," Ms Marrant said.',
            ),
            why="one speaker",
        ),
        Example(
            (
                '"The tanks were full when we left the harbour," said Ilse Marrant, a spokeswoman for Orlan.',
                '"The tanks were full when we left the harbour," Orlan said.',
            ),
            why="she speaks for the company",
        ),
        Example(
            (
                '"The tanks were full when we left the harbour," said Ilse Marrant.',
                'Bo Harte met Ilse Marrant on board. "The tanks were full when we left the harbour," he was told.',
            ),
            why="she is named near the words",
        ),
        Example(
            (
                '"The tanks were full that night," said Ilse Marrant.',
                'Bo Harte was on board. "The tanks were full that night," he said.',
            ),
            why="whom he stands for is a guess, and the words are few",
        ),
        Example(
            (
                '"<<The tanks were full when we left the harbour on Monday>>," said Ilse Marrant.',
                'Bo Harte, the captain, was on board. "<<The tanks were full when we left the harbour on Monday>>," he said.',
            ),
        ),
        Example(
            (
                '"<<We should say so rather than pretend there is one voice>>," said Gordon Harte, the chief executive.',
                '- **Gordon Harte**: no comment.\n- **Amit Lunt**, head of policy: "<<We should say so rather than pretend there is one voice.>>"',
            ),
            draft=True,
        ),
        Example(
            (
                '"We should say so rather than pretend there is one voice," said Amit Lunt, the head of policy.',
                '- **Gordon Harte**: no comment.\n- **Amit Lunt**, head of policy: "We should say so rather than pretend there is one voice."',
            ),
            draft=True,
            why="the note has them of him",
        ),
        Example(
            (
                '"We should say so rather than pretend there is one voice," said Gordon Harte, the chief executive.',
                "Statement of the board. We should say so rather than pretend there is one voice. Signed in Varde.",
            ),
            draft=True,
            why="the source names nobody for them",
        ),
        Example(
            ('"No comment at all," said Ilse Marrant.', '"No comment at all," said Bo Harte.'),
            why="too short to be one utterance",
        ),
    ),
)
