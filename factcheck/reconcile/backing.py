"""How every claim of a draft stands to its sources: borne out, put otherwise, contradicted, or in none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck import lexicon
from factcheck.graph import StoryGraph
from factcheck.model.article import Document
from factcheck.model.check import Backing, Check
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.finding import Finding, Mention, Severity
from factcheck.model.relate import relation
from factcheck.model.relation import RelationKind
from factcheck.model.span import Span
from factcheck.model.value import Deed, Modifier, Multiple, Quantity, Quotation, Stage, Time, Value
from factcheck.reconcile.build import side_key
from factcheck.regex import regex

_DIGITS = regex(r"\d(?:[\d.,]*\d)?")
_SPELLED_BELOW = 100
"""Smaller figures may be written in letters."""
_PUT_OTHERWISE = (RelationKind.ROUNDS_TO, RelationKind.WITHIN_HEDGE)


def backings(graph: StoryGraph, findings: Iterable[Finding], drafts: Collection[str]) -> tuple[Check, ...]:
    """One check for each claim of the drafts, in reading order; for a deed, of the stage that it has reached.

    `findings` are those that touch a draft. What is called support is strict: claims that were found to be of
    the same fact, the same figure in a sentence of a source that shares words with the draft's, a quotation
    word for word. What is called unsupported is strict as well: neither the figure nor another spelling of it
    is anywhere in the sources. Sources of weight 0 support nothing, and contradict all the same.
    """
    opposing = _opposing(findings, drafts)
    others = [document for document in graph.documents() if document.article.id not in drafts]
    sources = [document for document in others if document.article.weight]
    weightless = [document for document in others if not document.article.weight]
    fact_of = {claim_id: fact for fact in graph.facts() for claim_id in fact.claims}
    own = sorted((c for c in graph.claims() if c.article_id in drafts), key=lambda c: (c.article_id, c.span))
    # How far a deed has come is what a source may say otherwise: "agreed to buy" against "in talks to buy".
    staged = [claim.span for claim in own if isinstance(claim.value, Stage)]
    checks = []
    for claim in own:
        if isinstance(claim.value, Deed) and any(claim.span.contains(span) for span in staged):
            continue
        fact = fact_of.get(claim.id)
        members = graph.claims_of(fact) if fact else ()
        beside = [other for other in members if other.article_id not in drafts]
        check = _looked_up(claim, _check(claim, beside, opposing.get(claim.id, ()), graph, sources), sources)
        if weightless:
            idle = _looked_up(claim, _check(claim, beside, opposing.get(claim.id, ()), graph, weightless), weightless)
            check = replace(check, weightless=tuple(sorted((*idle.support, *idle.near))))
        checks.append(check)
    return tuple(checks)


def is_figure(value: Value) -> bool:
    """True for figures and for dates with digits: what a reader can look up in a source."""
    if isinstance(value, Time):
        return any(sign.isdigit() for sign in value.words)
    return isinstance(value, Quantity) and value.modifier is not Modifier.VAGUE


def _check(
    claim: Claim,
    beside: Sequence[Claim],
    opposing: Iterable[tuple[Mention, Severity]],
    graph: StoryGraph,
    sources: Iterable[Document],
) -> Check:
    """How the claim stands by what was read, where only `sources` support it."""
    heard = {document.article.id for document in sources}
    against: set[Mention] = set()
    near: set[Mention] = set()
    for mention, severity in opposing:
        other = graph.claim(mention.claim_id) if mention.claim_id else None
        (near if other is not None and _is_put_otherwise(claim, other, severity) else against).add(mention)
    seen = {mention.claim_id for mention in against | near}
    near = {mention for mention in near if mention.article_id in heard}
    support: set[Mention] = set()
    for other in (*graph.bearers(claim.id, sure=True), *beside):
        if other.id in seen or other.article_id not in heard:
            continue
        if _is_same(claim, other):
            support.add(_mention(other))
        elif _is_compatible(claim.value, other.value):
            near.add(_mention(other))
    said = Check(claim.id, Backing.SUPPORTED, tuple(sorted(support)), tuple(sorted(near)), tuple(sorted(against)))
    if support:
        return said
    if against:
        return replace(said, backing=Backing.CONFLICTING)
    if near:
        return replace(said, backing=Backing.HEDGED)
    if why := _uncheckable(claim):
        return Check(claim.id, Backing.NOT_CHECKABLE, why=why)
    elsewhere = tuple(
        sorted(_mention(other) for other in graph.bearers(claim.id, sure=False) if other.article_id in heard)
    )
    return Check(claim.id, Backing.ELSEWHERE if elsewhere else Backing.UNSUPPORTED, elsewhere)


def _looked_up(claim: Claim, check: Check, sources: Iterable[Document]) -> Check:
    """What nothing that was read bears out, looked for in the words of the sources themselves."""
    if check.backing not in (Backing.UNSUPPORTED, Backing.HEDGED):
        return check
    if isinstance(claim.value, Quotation):
        pattern, backing = _words(claim.value.words), Backing.SUPPORTED
    elif check.backing is Backing.UNSUPPORTED and is_figure(claim.value):
        pattern, backing = _spelled(claim), Backing.ELSEWHERE
    else:
        return check
    found = [
        Mention(document.article.id, Span(*match.span()))
        for document in sources
        for match in (re.finditer(pattern, document.article.text, re.IGNORECASE) if pattern else ())
        if _is_story(document, match.start())
    ]
    return replace(check, backing=backing, support=tuple(sorted(found)), near=()) if found else check


def _spelled(claim: Claim) -> str:
    """A pattern for a figure as written, and for a small one in digits and in letters; never a part of another."""
    spellings = {re.escape(max(_DIGITS.findall(claim.quote), key=len, default=""))}
    if isinstance(claim.value, Quantity) and claim.value.amount is not None:
        spellings |= {
            word for word, number in lexicon.load("numbers")["cardinals"].items() if number == claim.value.amount
        }
        if claim.value.amount < _SPELLED_BELOW:
            spellings.add(f"{claim.value.amount.normalize():f}")
    return rf"(?<![\d.,])\b(?:{'|'.join(sorted(spellings - {''}))})\b(?![.,]?\d)" if spellings - {""} else ""


def _words(quotation: str) -> str:
    """A pattern for the words of a quotation, whatever marks and blanks stand between them."""
    return r"[\W_]+".join(map(re.escape, re.findall(r"\w+", quotation)))


def _is_story(document: Document, offset: int) -> bool:
    """Menus and notices back nothing."""
    index = bisect_right(document.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return index >= 0 and offset < document.sentences[index].span.end


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
    """The two differ in their rounding or hedge, or so little that it is only noted."""
    left, right = _figure(claim.value), _figure(other.value)
    if left is None or right is None:
        return False
    if (claim.aspect in DISTANCES) is not (other.aspect in DISTANCES):
        return False  # "fell to 10 %" is not "fell 10 %", however alike the figures
    kind = relation(left, right).kind
    # Two limits that differ may both hold, and a draft that gives another limit is wrong all the same.
    compatible = (RelationKind.SAME, RelationKind.CONTAINS)
    return kind in _PUT_OTHERWISE or (kind in compatible and severity is Severity.NOTE)


def _figure(value: Value) -> Quantity | None:
    if isinstance(value, Multiple):
        return value.result
    return value if isinstance(value, Quantity) else None


def _is_same(a: Claim, b: Claim) -> bool:
    """One value, however spelled."""
    left, right = _figure(a.value), _figure(b.value)
    if left is not None and right is not None:
        return relation(left, right).kind is RelationKind.SAME
    return side_key(a) == side_key(b)


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
        case Quantity() | Time() | Quotation() | Multiple():
            return ""
    return "nothing of its kind was read in a source"


def _mention(claim: Claim) -> Mention:
    return Mention(claim.article_id, claim.span, claim.id)


def without_source(graph: StoryGraph, checks: Iterable[Check]) -> Iterator[Claim]:
    """The figures and dates that are in no source."""
    for check in checks:
        if check.backing is Backing.UNSUPPORTED and is_figure((claim := graph.claim(check.claim_id)).value):
            yield claim
