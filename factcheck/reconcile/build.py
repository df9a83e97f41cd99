"""From a fact to its case: sides by value, pairs by relation, circumstances from the articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.config.settings import DEFAULT, Settings
from factcheck.link.speakers import are_colleagues, officers_in, told_by_two
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.denote import denote, denote_range, denote_result
from factcheck.model.describe import describe, describe_interval, plural
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.relate import relation
from factcheck.model.relation import Relation, RelationKind
from factcheck.model.value import (
    Deed,
    Dimension,
    Modifier,
    Multiple,
    Name,
    Quantity,
    Quotation,
    Role,
    Stage,
    Superlative,
    Term,
    Time,
)
from factcheck.read.attributes import attributes
from factcheck.read.offices import HOLDER, offices
from factcheck.reconcile.case import Case, CaseSide, Pair, Weigh, rests_on_nothing
from factcheck.reconcile.running import Moves, movement
from factcheck.reconcile.severity import Circumstances, severity


def case_of(
    fact: Fact,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    all_claims: Sequence[Claim],
    drafts: Collection[str] = (),
    settings: Settings = DEFAULT,
    weigh: Weigh | None = None,
) -> Case:
    """The case of one fact. Sides are ordered by weight, then by how many articles give them, then by reading order.

    `drafts` are the ids of articles that were written from the others; `settings` have the tolerances and
    the key metrics; `weigh` tells what the claims of a side weigh, None where all sources weigh the same.
    """
    known = attributes().get(fact.attribute)
    label = known.label if known else _label(fact.attribute)
    sides = _sides(claims, weigh)
    # What a draft's sentence merely resembles has a rule of its own.
    resembling = {link.left for link in fact.links if link.resembles}
    key = {fact.attribute.casefold(), label.casefold()} & {metric.casefold() for metric in settings.key_metrics}
    plain = Circumstances(key_figure=bool(key), tolerances=settings.tolerances.of(fact.attribute, label))
    moves, officers = movement(fact.attribute, claims, articles), officers_in(all_claims)
    pairs = [
        _pair(left, right, articles, drafts, plain, moves=moves, officers=officers)
        for index, left in enumerate(sides)
        for right in sides[index + 1 :]
        if left.quantity is not None
        and right.quantity is not None
        and not any(_only(side, resembling) for side in (left, right))
    ]
    pairs.sort(key=_loudness)
    subject = fact.subject.name if fact.subject and fact.subject.sure else ""
    return Case(
        fact, label, subject, tuple(claims), sides, tuple(pairs), articles, tuple(all_claims), drafts=frozenset(drafts)
    )


def _label(attribute: str) -> str:
    """How a report names what a figure counts or measures."""
    if attribute.startswith("number of "):
        return plural(attribute.removeprefix("number of "))
    return {"money": "sum of money", "number": "figure", "percent": "percentage", "point": "percentage points"}.get(
        attribute, attribute.replace("_", " ")
    )


def _loudness(pair: Pair) -> tuple[int, Decimal]:
    return (pair.severity.rank if pair.severity else 9, -pair.relation.gap)


def _sides(claims: Sequence[Claim], weigh: Weigh | None) -> tuple[CaseSide, ...]:
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(side_key(claim), []).append(claim)
    sides = [CaseSide(_side_text(members[0]), members[0].value, tuple(members)) for members in groups.values()]
    sides.sort(key=lambda side: (-weigh(side.claims) if weigh else 0, -len(side.articles), -len(side.claims)))
    return tuple(sides)


def _side_text(claim: Claim) -> str:
    """The value in words: figures and stages in ours, the rest in the article's own."""
    match claim.value:
        case Multiple() as multiple if multiple.formula:
            return multiple.formula
        case Quantity() as quantity if quantity.modifier is Modifier.VAGUE:
            return " ".join(claim.quote.split())
        case Quantity() | Stage() | Name():
            return describe(claim.value)
        case Role() as role if claim.subject is not None and claim.subject.name in claim.quote:
            return describe(role)  # "founded by Ada Lunt" says it with a verb
        case Deed() as deed:
            return deed.agent if claim.attribute.startswith(HOLDER) else describe(deed)
        case _:
            return " ".join(claim.quote.split())


def side_key(claim: Claim) -> object:
    """What makes two claims one side: the same value, however spelled; 2,400 jobs and 2,400 positions where the
    attribute says what is counted."""
    named = claim.attribute in attributes()
    match value := claim.value:
        case Quantity():
            return (
                value.low,
                value.high,
                value.low_open,
                value.high_open,
                value.dimension,
                "" if named and value.dimension is Dimension.COUNT else value.unit,
                value.grain,
                value.against,
            )
        case Multiple():
            return ("multiple", value.factor.low, value.factor.high, value.base)
        case Stage():
            return (value.ladder, value.rung)
        case Time():
            return ("time", value.iso or value.slot or value.words.casefold(), value.day, value.bearing, value.clock)
        case Name():
            return ("name", value.form)
        case Role():
            return ("role", value.office, value.grade, value.field if offices()[value.office].portfolio else ())
        case Deed():
            patient = "" if claim.attribute.startswith(HOLDER) else value.patient
            return ("relation", value.agent, patient)
        case Quotation():
            return ("quotation", value.words)
        case Term():
            return ("term", value.term)
        case Superlative():
            return (
                value.property,
                value.shared,
                frozenset(value.members),
                frozenset(value.scope),
                value.holder,
            )
        case _:
            return value


# -- pairs ---------------------------------------------------------------------------------------


def _pair(
    left: CaseSide,
    right: CaseSide,
    articles: Mapping[str, Article],
    drafts: Collection[str],
    plain: Circumstances,
    *,
    moves: Moves,
    officers: Mapping[str, Collection[str]],
) -> Pair:
    assert left.quantity is not None and right.quantity is not None
    related = relation(left.quantity, right.quantity)
    later = _is_update(left, right, articles, moves)
    apart = _attributed_apart(left, right, officers)
    circumstances = replace(
        plain,
        key_figure=plain.key_figure or _is_key(left, articles) or _is_key(right, articles),
        later=later,
        unordered=moves is not Moves.NOT and _has_undated(left, right, articles),
        attributed_apart=apart,
        quoted=_all_quoted(left) or _all_quoted(right),
        draft=_is_drafted(left, drafts) is not _is_drafted(right, drafts),
        weightless=any(rests_on_nothing(side.articles, articles, drafts) for side in (left, right)),
    )
    loud = severity(related, left.quantity, right.quantity, circumstances)
    if loud is not None and later and related.kind is RelationKind.CONTAINS:
        loud = (
            None if circumstances.draft else Severity.NOTE
        )  # "at least nine" on the first day, "at least 17" on the next
    why = (
        f"{left.text} reads as {describe_interval(left.quantity)}",
        f"{right.text} reads as {describe_interval(right.quantity)}",
        _in_words(related),
        *((_UNORDERED,) if circumstances.unordered else ()),
    )
    return Pair(left, right, related, loud, later, apart, why, circumstances)


def _only(side: CaseSide, claims: Collection[str]) -> bool:
    return all(claim.id in claims for claim in side.claims)


def _is_drafted(side: CaseSide, drafts: Collection[str]) -> bool:
    return any(article in drafts for article in side.articles)


def _in_words(related: Relation) -> str:
    gap = f"{related.gap * 100:.1f}".rstrip("0").rstrip(".") + "%"
    match related.kind:
        case RelationKind.SAME:
            return "the same value"
        case RelationKind.CONTAINS:
            return "one range holds the other"
        case RelationKind.ROUNDS_TO:
            return f"one is the other rounded; they are {gap} apart"
        case RelationKind.WITHIN_HEDGE:
            return f"within what the hedge allows; {gap} apart"
        case RelationKind.DISJOINT:
            cause = f" ({related.cause.value.replace('_', ' ')})" if related.cause else ""
            return f"no value satisfies both; they are {gap} apart{cause}"
        case RelationKind.INCOMPARABLE:
            return "not the same kind of figure"


def _is_key(side: CaseSide, articles: Mapping[str, Article]) -> bool:
    """A figure in headline or opening, or one that several articles rest on (design §4)."""
    several = sum(bool(articles[article].weight) for article in side.articles) > 1
    return several or any(claim.prominent for claim in side.claims)


def _all_quoted(side: CaseSide) -> bool:
    return all(claim.quoted for claim in side.claims)


def _is_update(left: CaseSide, right: CaseSide, articles: Mapping[str, Article], moves: Moves) -> bool:
    """Every report of the larger count is later than every report of the smaller; or the other way, if it may fall."""
    assert left.quantity is not None and right.quantity is not None
    if moves is Moves.NOT:
        return False
    small, large = sorted((left, right), key=lambda side: side.quantity.middle if side.quantity else Decimal(0))
    hours = {_zoned(articles[article]) for side in (small, large) for article in side.articles} - {None}
    first, last = _moments(small, articles, by_day=len(hours) > 1), _moments(large, articles, by_day=len(hours) > 1)
    if len({len(moment.partition("T")[0]) for moment in (*first, *last)}) != 1 or "" in first:
        return False  # one has no date, or no year
    assert small.quantity is not None and large.quantity is not None
    if moves is Moves.SLOWLY and small.quantity.middle * _TWICE < large.quantity.middle:
        return False
    return first[-1] < last[0] or (moves is Moves.BOTH_WAYS and last[-1] < first[0])


_TWICE = 2
_UNORDERED = "not every report has a date: one may be later than the other"


def _has_undated(left: CaseSide, right: CaseSide, articles: Mapping[str, Article]) -> bool:
    """Some of the reports say when they were published and others do not."""
    moments = {*_moments(left, articles), *_moments(right, articles)}
    return "" in moments and len(moments) > 1


def _moments(side: CaseSide, articles: Mapping[str, Article], *, by_day: bool = False) -> list[str]:
    moments = sorted(articles[article].moment for article in side.articles)
    return [moment.partition("T")[0] for moment in moments] if by_day else moments


def _zoned(article: Article) -> bool | None:
    """Whether the zone of its hour is known, None without an hour: "8.30 am" and "10:12 EDT" have no order."""
    return article.published_at.tzinfo is not None if article.published_at is not None else None


def _attributed_apart(left: CaseSide, right: CaseSide, officers: Mapping[str, Collection[str]]) -> bool:
    """Each side is attributed throughout, and to nobody whom the other names or who speaks for the same company."""
    return all(
        told_by_two(mine, theirs) and not are_colleagues(mine, theirs, officers)
        for mine in left.claims
        for theirs in right.claims
    )


# -- multiples -----------------------------------------------------------------------------------


def resolved(claim: Claim, base: Claim) -> Claim:
    """A multiple with what it comes to, from the claim that it multiplies."""
    value, figure = claim.value, base.value
    if not isinstance(value, Multiple) or not isinstance(figure, Quantity) or figure.amount is None:
        return claim
    factor = value.factor
    plain = factor.middle if factor.amount is None else factor.amount
    dimension, unit = figure.dimension, figure.unit
    grain = figure.grain * plain.to_integral_value().max(1)
    if factor.modifier is Modifier.RANGE:
        low, high = figure.amount * factor.low, figure.amount * factor.high
        result = denote_range(low, high, grain=grain, round_grain=grain, dimension=dimension, unit=unit)
        result = replace(result, amount=figure.amount * plain)
    else:
        result = denote(
            figure.amount * plain,
            grain=grain,
            round_grain=grain,
            modifier=factor.modifier,
            dimension=dimension,
            unit=unit,
        )
    product = denote_result(figure.amount * plain, figure)
    formula = f"{_plain(plain)} × {describe(figure)} = {describe(product)}"
    return replace(claim, value=replace(value, result=result, formula=formula))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
