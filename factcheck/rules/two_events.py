"""Two articles look like reports of one thing, and are of two.

## What it does
Looks at articles of one story that nothing holds together: they share no figure, no name beyond their
headlines and no wording. Where their headlines, or the lines that are all there is of them, tell of one kind
of thing, two quakes or two closing prices, with figures or dates that cannot both be right, it says so.
It says so once, and of several articles that do belong together it names one.

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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.link.profiles import WORD, profiles_of
from factcheck.model.article import BlockKind, Document
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.span import Span
from factcheck.model.value import Quantity, Time
from factcheck.read.attributes import attributes
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY
from factcheck.rules.sides import side

_SAME_THING = 2
"""One of so many content words of the shorter headline is in the other, where the attribute does not say what it is about;
set by hand."""
# What a sentence ends in, and a headline does not.
_STOPS = (".", "!", "?", '"', "”", "’")
# Values that the message names.
_SHOWN = 3


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark, with a headline of each group of articles as a side."""
    if case.drafts or len(case.documents) < 2:
        return
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    spans = {id: _lead_spans(document) for id, document in case.documents.items()}
    for claim in case.claims.values():
        if _tells_which(claim) and any(span.contains(claim.span) for span in spans[claim.article_id]):
            by_kind[claim.attribute].append(claim)
    groups: dict[str, str] = {}
    for kind in sorted(by_kind):
        claims = sorted(by_kind[kind], key=lambda claim: (claim.article_id, claim.start))
        apart = _apart(claims)
        if not apart:
            continue
        groups = groups or _held_together(case)
        shown: dict[str, Claim] = {}
        for mine, other in apart:
            if groups[mine.article_id] != groups[other.article_id]:
                shown.setdefault(groups[mine.article_id], mine)
                shown.setdefault(groups[other.article_id], other)
        if shown:
            yield _remark(case, kind, sorted(shown.values(), key=lambda claim: (claim.article_id, claim.start)))
            return  # once for a story: its other figures are apart too


def _tells_which(claim: Claim) -> bool:
    """A figure, or a date with its month, that is said of the thing itself."""
    value = claim.value
    if isinstance(value, Time):
        return value.clock is None and value.slot.startswith("M")
    return isinstance(value, Quantity) and not (claim.quoted or claim.qualifiers.part or claim.qualifiers.prior)


def _apart(claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of two articles of which each begins with another value."""
    first = {claim.article_id: claim for claim in reversed(claims)}
    return [pair for pair in combinations(first.values(), 2) if _are_apart(*pair)]


def _lead_spans(document: Document) -> list[Span]:
    """Its headlines, or a first line without a full stop, as a feed of headlines has."""
    heads = [block.span for block in document.blocks if block.kind is BlockKind.HEADLINE]
    lines = (sentence.span for sentence in document.sentences[:1])
    return heads or [span for span in lines if not document.article.quote(span).rstrip().endswith(_STOPS)]


def _are_apart(mine: Claim, other: Claim) -> bool:
    if mine.attribute != other.attribute or mine.aspect is not other.aspect:
        return False
    a, b = mine.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if relation(a, b).kind is not RelationKind.DISJOINT:
            return False
        return mine.attribute != "number" or _say_the_same(mine, other)
    return isinstance(a, Time) and isinstance(b, Time) and not a.meets(b) and _say_the_same(mine, other)


def _say_the_same(mine: Claim, other: Claim) -> bool:
    shared = set(mine.context) & set(other.context)
    return bool(shared) and _SAME_THING * len(shared) >= min(len(set(mine.context)), len(set(other.context)))


def _held_together(case: StoryCase) -> dict[str, str]:
    """For each article one that stands for the group that facts, shared words or names make of it."""
    root = {id: id for id in case.documents}

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    def join(ids: Iterable[str]) -> None:
        found = sorted({find(id) for id in ids})
        root.update(dict.fromkeys(found, found[0]))

    for fact in case.facts:
        join(case.claims[claim].article_id for claim in fact.claims)
    for overlap in case.overlaps:
        join((overlap.left, overlap.right))
    profiles = profiles_of(list(case.documents.values()))
    named = [
        (id, frozenset() if profile.nameless else profile.names, _lead_words(document))
        for (id, document), profile in zip(case.documents.items(), profiles, strict=True)
    ]
    for (left, names, head), (right, others, other_head) in combinations(named, 2):
        if (names & others) - (head & other_head):
            join((left, right))
    return {id: find(id) for id in root}


def _lead_words(document: Document) -> frozenset[str]:
    text = document.article.text
    found = (word for span in _lead_spans(document) for word in WORD.findall(text, span.start, span.end))
    return frozenset(word.lower() for word in found)


def _remark(case: StoryCase, kind: str, claims: Sequence[Claim]) -> Remark:
    quotes = [" ".join(claim.quote.split()) for claim in claims]
    shown = [*quotes[:_SHOWN], *([f"{len(quotes) - _SHOWN} more"] if quotes[_SHOWN:] else [])]
    known = attributes().get(kind)
    what = known.label if known is not None else kind.replace("_", " ")
    given = f"a figure for {what}" if isinstance(claims[0].value, Quantity) else "a date"
    names = [case.label(claim.article_id) for claim in claims[:2]]
    return Remark(
        Severity.NOTE,
        f"{', '.join(shown[:-1])} and {shown[-1]}: these look like reports of different things, and were not compared further.",
        (
            f"the headlines of {names[0]} and {names[1]} both give {given}",
            "they share no figure, no wording and no name but in their headlines",
        ),
        tuple(side(text, claim) for text, claim in zip(quotes, claims, strict=True)),
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
            (
                "Pictures of the week: <<3 May 2021>>",
                "Pictures of the week: <<10 May 2021>>",
                "Pictures of the week: <<17 May 2021>>",
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
            (
                "Orlan Foods had sales of £9.1 million in the first quarter.",
                "Orlan Foods had sales of £9.8 million in the second quarter.",
            ),
            why="sentences, not headlines",
        ),
        Example(
            ("News of the week, 3 May 2021", "Varde opens its bridge on 17 May 2021"), why="two headlines of two kinds"
        ),
    ),
)
