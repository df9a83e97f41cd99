"""How every claim of a draft stands to its sources: borne out, put otherwise, contradicted, or in none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.graph import StoryGraph
from factcheck.model.check import Check, Standing
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, Severity
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.value import Modifier, Multiple, Name, Quantity, Stage, Superlative, Time, Value

_PUT_OTHERWISE = (RelationKind.ROUNDS_TO, RelationKind.WITHIN_HEDGE)


def standings(graph: StoryGraph, findings: Iterable[Finding], drafts: Collection[str]) -> tuple[Check, ...]:
    """One check for each claim of the drafts, in reading order. `findings` are those that touch a draft.

    What is called support is strict: claims that were found to be of the same fact, or the same figure in a
    sentence of a source that shares words with the draft's. What is called unsupported is strict as well:
    the figure is nowhere in the sources.
    """
    opposing = _opposing(findings, drafts)
    fact_of = {claim_id: fact for fact in graph.facts() for claim_id in fact.claims}
    own = sorted((c for c in graph.claims() if c.article_id in drafts), key=lambda c: (c.article_id, c.span))
    checks = []
    for claim in own:
        fact = fact_of.get(claim.id)
        members = graph.claims_of(fact) if fact else ()
        beside = [other for other in members if other.article_id not in drafts]
        checks.append(_check(claim, beside, opposing.get(claim.id, ()), graph))
    return tuple(checks)


def is_figure(value: Value) -> bool:
    """True for figures and for dates with digits: what a reader can look up in a source."""
    if isinstance(value, Time):
        return any(sign.isdigit() for sign in value.words)
    return isinstance(value, Quantity) and value.modifier is not Modifier.VAGUE


def _check(
    claim: Claim, beside: Sequence[Claim], opposing: Iterable[tuple[Mention, Severity]], graph: StoryGraph
) -> Check:
    against: set[Mention] = set()
    near: set[Mention] = set()
    for mention, severity in opposing:
        other = graph.claim(mention.claim_id) if mention.claim_id else None
        (near if other is not None and _is_put_otherwise(claim, other, severity) else against).add(mention)
    seen = {mention.claim_id for mention in against | near}
    support: set[Mention] = set()
    for other in (*graph.bearers(claim.id, sure=True), *beside):
        if other.id in seen:
            continue
        if _is_same(claim.value, other.value):
            support.add(_mention(other))
        elif _is_compatible(claim.value, other.value):
            near.add(_mention(other))
    said = Check(claim.id, Standing.SUPPORTED, tuple(sorted(support)), tuple(sorted(near)), tuple(sorted(against)))
    if support:
        return said
    if against:
        return replace(said, standing=Standing.CONFLICTING)
    if near:
        return replace(said, standing=Standing.HEDGED)
    if why := _uncheckable(claim):
        return Check(claim.id, Standing.NOT_CHECKABLE, why=why)
    elsewhere = tuple(sorted(_mention(other) for other in graph.bearers(claim.id, sure=False)))
    return Check(claim.id, Standing.ELSEWHERE if elsewhere else Standing.UNSUPPORTED, elsewhere)


def _opposing(findings: Iterable[Finding], drafts: Collection[str]) -> dict[str, list[tuple[Mention, Severity]]]:
    """For each claim of a draft, what sources say on the other sides of the findings that it is part of."""
    found: dict[str, list[tuple[Mention, Severity]]] = {}
    for finding in findings:
        for side in finding.sides:
            others = [m for other in finding.sides if other is not side for m in other.mentions]
            others = [mention for mention in others if mention.article_id not in drafts]
            for mention in side.mentions:
                if mention.article_id in drafts and mention.claim_id:
                    found.setdefault(mention.claim_id, []).extend((other, finding.severity) for other in others)
    return found


def _is_put_otherwise(claim: Claim, other: Claim, severity: Severity) -> bool:
    """The two differ in their rounding or hedge only."""
    left, right = _figure(claim.value), _figure(other.value)
    if left is None or right is None:
        return False
    kind = relation(left, right).kind
    # Two limits that differ may both hold, and a draft that gives another limit is wrong all the same.
    return kind in _PUT_OTHERWISE or (kind is RelationKind.CONTAINS and severity is Severity.NOTE)


def _figure(value: Value) -> Quantity | None:
    if isinstance(value, Multiple):
        return value.result
    return value if isinstance(value, Quantity) else None


def _is_same(a: Value, b: Value) -> bool:
    """One value, however spelled."""
    match a, b:
        case ((Quantity() | Multiple()), (Quantity() | Multiple())):
            left, right = _figure(a), _figure(b)
            return left is not None and right is not None and relation(left, right).kind is RelationKind.SAME
        case Stage(), Stage():
            return (a.ladder, a.rung) == (b.ladder, b.rung)
        case Time(), Time():
            return (a.iso, a.slot) == (b.iso, b.slot) and a.meets(b)
        case Name(), Name():
            return a.form == b.form
        case Superlative(), Superlative():
            return (a.property, a.shared, {*a.members}, {*a.scope}) == (b.property, b.shared, {*b.members}, {*b.scope})
    return False


def _is_compatible(a: Value, b: Value) -> bool:
    """Both can hold. What is not a figure and was not reported is taken to be."""
    left, right = _figure(a), _figure(b)
    if left is not None and right is not None:
        return relation(left, right).compatible
    if isinstance(a, Time) and isinstance(b, Time):
        return a.meets(b)
    return a.kind == b.kind


def _uncheckable(claim: Claim) -> str:
    match claim.value:
        case Multiple(result=None):
            return "a multiple of what is not clear"
        case Quantity(modifier=Modifier.VAGUE):
            return "no figure, only an amount in words"
        case Time() as time if not is_figure(time):
            return "a time in words, too common to look for"
    return ""


def _mention(claim: Claim) -> Mention:
    return Mention(claim.article_id, claim.span, claim.id)


def without_source(graph: StoryGraph, checks: Iterable[Check]) -> Iterator[Claim]:
    """The figures and dates that are in no source."""
    for check in checks:
        if check.standing is Standing.UNSUPPORTED and is_figure((claim := graph.claim(check.claim_id)).value):
            yield claim
