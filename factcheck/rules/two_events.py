"""Two articles look like reports of one thing, and are of two.

## What it does
Looks at articles of one story that nothing holds together: they share no figure, no name beyond their
headlines and no wording. Where their headlines, or the lines that are all there is of them, tell of one kind
of thing, two quakes or two closing prices, with figures or dates that cannot both be right, it says so.
Of several articles that do belong together it names one.

## Why it matters
Figures of two events are not held against one another, so that a folder with a stray article looks cleaner
than it is. And if the two are meant to be one event, one of the headlines is wrong.

## What it leaves alone
Articles with anything further in common, however much their headlines differ: these are compared. Parts,
earlier values, and figures within another's rounding or bounds. Drafts and their sources.

## How to resolve
Keep the articles of each event in a folder of their own. If it is one event, find out which headline is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.link.profiles import WORD, Profile, profiles_of
from factcheck.model.article import BlockKind, Document
from factcheck.model.claim import Claim
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.span import Span
from factcheck.model.value import Quantity, Time
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY

_SAME_THING = 2
"""One of so many content words of the shorter headline is in the other, where the attribute does not say what it is about."""


_STOPS = (".", "!", "?", '"', "”", "’")


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each two groups of articles, of two sides: a headline of each."""
    if case.drafts or len(case.documents) < 2:
        return
    leads = {id: _lead(case, document) for id, document in case.documents.items()}
    apart = [
        (left, right, pair)
        for left, right in combinations(case.documents, 2)
        if (pair := _differing(leads[left], leads[right])) is not None
    ]
    if not apart:
        return
    groups = _held_together(case)
    told: set[frozenset[int]] = set()
    for left, right, (mine, other) in apart:
        between = frozenset((groups[left], groups[right]))
        if len(between) == 2 and between not in told:
            told.add(between)
            yield _remark(case, mine, other)


def _lead(case: StoryCase, document: Document) -> list[Claim]:
    """The claims of an article's headline."""
    spans = _lead_spans(document)
    own = (claim for claim in case.claims.values() if claim.article_id == document.article.id)
    return [
        claim
        for claim in own
        if any(span.contains(claim.span) for span in spans)
        and not (claim.quoted or claim.qualifiers.part or claim.qualifiers.prior)
    ]


def _lead_spans(document: Document) -> list[Span]:
    """Its headlines, or a first line without a full stop, as a feed of headlines has."""
    heads = [block.span for block in document.blocks if block.kind is BlockKind.HEADLINE]
    lines = (sentence.span for sentence in document.sentences[:1])
    return heads or [span for span in lines if not document.article.quote(span).rstrip().endswith(_STOPS)]


def _differing(left: list[Claim], right: list[Claim]) -> tuple[Claim, Claim] | None:
    """The first claims of two leads that are of one kind and cannot both hold of one thing."""
    return next(((mine, other) for mine in left for other in right if _are_apart(mine, other)), None)


def _are_apart(mine: Claim, other: Claim) -> bool:
    if mine.attribute != other.attribute or mine.aspect is not other.aspect:
        return False
    a, b = mine.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if relation(a, b).kind is not RelationKind.DISJOINT:
            return False
        return mine.attribute != "number" or _say_the_same(mine, other)
    if isinstance(a, Time) and isinstance(b, Time) and a.clock is None and b.clock is None:
        days = a.slot.startswith("M") and b.slot.startswith("M") and not a.meets(b)
        return days and _say_the_same(mine, other)
    return False


def _say_the_same(mine: Claim, other: Claim) -> bool:
    shared = set(mine.context) & set(other.context)
    return bool(shared) and _SAME_THING * len(shared) >= min(len(set(mine.context)), len(set(other.context)))


def _held_together(case: StoryCase) -> dict[str, int]:
    """For each article the number of the group that facts, shared words or names make of it."""
    group = {id: number for number, id in enumerate(case.documents)}

    def join(ids: list[str]) -> None:
        merged = {group[id] for id in ids}
        group.update({id: min(merged) for id, number in group.items() if number in merged})

    for fact in case.facts:
        join(list({case.claims[claim].article_id for claim in fact.claims}))
    for overlap in case.overlaps:
        join([overlap.left, overlap.right])
    documents = list(case.documents.values())
    profiles = dict(zip(case.documents, profiles_of(documents), strict=True))
    for left, right in combinations(case.documents, 2):
        if group[left] != group[right] and _further_names(case, profiles, left, right):
            join([left, right])
    return group


def _further_names(case: StoryCase, profiles: dict[str, Profile], left: str, right: str) -> frozenset[str]:
    """Names that two articles share and that are not in both their leads; none where one names nobody."""
    if profiles[left].nameless or profiles[right].nameless:
        return frozenset()
    heads = [
        {
            word.lower()
            for span in _lead_spans(case.documents[id])
            for word in WORD.findall(case.documents[id].article.quote(span))
        }
        for id in (left, right)
    ]
    return (profiles[left].names & profiles[right].names) - (heads[0] & heads[1])


def _remark(case: StoryCase, mine: Claim, other: Claim) -> Remark:
    first, second = (" ".join(claim.quote.split()) for claim in (mine, other))
    what = mine.attribute.replace("_", " ")
    return Remark(
        Severity.NOTE,
        f"{first} and {second}: these look like reports of two things, and were not compared further.",
        (
            f"{case.label(mine.article_id)} and {case.label(other.article_id)} both begin with {what}",
            "they share no figure, no wording and no name but in their headlines",
        ),
        tuple(
            Side(text, (Mention(claim.article_id, claim.span, claim.id),))
            for text, claim in ((first, mine), (second, other))
        ),
        LIKELY,
        attribute=what,
    )


RULE = Rule(
    code="FC220",
    name="two-events",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    survey=survey,
    examples=(
        Example(("<<5.1>> magnitude quake strikes off Varde", "Magnitude <<6.4>> quake strikes near Lindow")),
        Example(("Pictures of the week: <<3 May 2021>>", "Pictures of the week: <<17 May 2021>>")),
        Example(
            (
                "# <<Nine>> dead in Varde ferry fire\n\nThe fire broke out in the engine room, the coast guard said.",
                "# <<Two>> dead in Tarnbeck bus fire\n\nThe bus was on its way to school, the police said.",
            )
        ),
        Example(
            ("Magnitude 5.1 quake strikes off Varde", "Magnitude 5 quake strikes near Lindow"),
            why="one rounds the other",
        ),
        Example(
            (
                "# Nine dead in Varde ferry fire\n\nThe fire on the Alder Star broke out at dawn.",
                "# Two dead in ferry fire off Lindow coast\n\nThe Alder Star had 90 passengers on board.",
            ),
            why="both name the ship",
        ),
        Example(
            (
                "# Nine dead in Varde ferry fire\n\nThe fire broke out at dawn. There were 90 passengers on board.",
                "# Ferry fire off Varde: thousands watch\n\nThere were 90 passengers on board.",
            ),
            why="one headline has no figure of the kind",
        ),
        Example(
            ("News of the week, 3 May 2021", "Varde opens its bridge on 17 May 2021"), why="two headlines of two kinds"
        ),
    ),
)
