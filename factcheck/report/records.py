"""From our records to those that are written as JSON: values, claims, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from factcheck import __version__
from factcheck.errors import Problem
from factcheck.model.article import Article
from factcheck.model.claim import Claim, Unread
from factcheck.model.describe import describe
from factcheck.model.reader import ReaderInfo
from factcheck.model.span import Span
from factcheck.model.value import Deed, Multiple, Name, Quantity, Quotation, Role, Stage, Superlative, Term, Time, Value
from factcheck.regex import regex
from factcheck.report import schema as to
from factcheck.report import schema_values as values

_SURROGATE = regex("[\ud800-\udfff]")


def tool(reader: ReaderInfo | None = None) -> to.Tool:
    """Who writes, and who read besides the rules."""
    second = None if reader is None else to.SecondReader(**asdict(reader))
    return to.Tool(name="factcheck", version=__version__, reader=second)


def place(article: Article, span: Span) -> dict[str, Any]:
    """The fields of a `Place`."""
    line, column = article.position(span.start)
    return {
        "article": clean(article.name),
        "article_id": clean(article.id),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "quote": clean(article.quote(span)),
    }


def extraction(article: Article) -> to.ExtractionRecord | None:
    """How surely its text was told from its page."""
    its = article.extraction
    if its is None:
        return None
    return to.ExtractionRecord(certainty=its.certainty.value, why=its.why, percent=its.percent)


def clean(text: str) -> str:
    """`text` as JSON in UTF-8 can hold it: half a surrogate pair becomes U+FFFD, one for one."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def optional(text: str | None) -> str | None:
    """`clean`, for what may be missing."""
    return None if text is None else clean(text)


def value(its: Value) -> values.AnyValue:
    """A value with its description."""
    text = clean(describe(its))
    match its:
        case Quantity():
            return quantity(its)
        case Multiple():
            result = quantity(its.result) if its.result is not None else None
            return values.MultipleValue(
                kind="multiple",
                text=text,
                factor=quantity(its.factor),
                base=optional(its.base),
                result=result,
                formula=its.formula,
            )
        case Stage():
            return values.StageValue(kind="stage", text=text, ladder=its.ladder, rung=its.rung, label=its.label)
        case Name():
            return values.NameValue(kind="name", text=text, form=its.form, of=its.of)
        case Role():
            return values.RoleValue(
                kind="role",
                text=text,
                office=its.office,
                grade=its.grade,
                field=tuple(map(clean, its.field)),
                of=clean(its.of),
                standing=its.standing.value,
            )
        case Deed():
            return values.RelationValue(
                kind="relation", text=text, verb=its.verb, agent=clean(its.agent), patient=clean(its.patient)
            )
        case Term():
            return values.TermValue(kind="term", text=text, family=its.family, term=its.term)
        case Quotation():
            return values.QuotationValue(kind="quotation", text=text, words=clean(its.words), partial=its.partial)
        case Superlative():
            return values.SuperlativeValue(
                kind="superlative",
                text=text,
                property=its.property,
                shared=its.shared,
                members=its.members,
                scope=its.scope,
                holder=clean(its.holder),
            )
        case Time():
            return time(its)


def quantity(its: Quantity) -> values.QuantityValue:
    """A figure with its interval."""
    return values.QuantityValue(
        kind="quantity",
        text=clean(describe(its)),
        low=_figure(its.low),
        high=_figure(its.high),
        low_open=its.low_open,
        high_open=its.high_open,
        amount=_figure(its.amount),
        grain=f"{its.grain:f}",
        modifier=its.modifier.value,
        dimension=its.dimension.value,
        unit=clean(its.unit),
        exact=its.exact,
        against=_figure(its.against),
    )


def time(its: Time) -> values.TimeValue:
    """A time with the days that it covers."""
    return values.TimeValue(
        kind="time",
        text=clean(describe(its)),
        words=clean(its.words),
        iso=its.iso,
        earliest=its.earliest.isoformat() if its.earliest else None,
        latest=its.latest.isoformat() if its.latest else None,
        bearing=its.bearing.value,
        slot=its.slot,
        relative=its.relative,
        clock=its.clock,
        zone=its.zone,
        start=its.start,
        end=its.end,
    )


def _figure(amount: Decimal | None) -> str | None:
    return f"{amount:f}" if amount is not None and amount.is_finite() else None


def claim(its: Claim, article: Article, *, story: str) -> to.ClaimRecord:
    """A claim at its place."""
    who, limits = its.attribution, its.qualifiers
    return to.ClaimRecord(
        **place(article, its.span),
        id=clean(its.id),
        story=story,
        kind=its.value.kind,
        attribute=clean(its.attribute),
        value=value(its.value),
        subject=clean(its.subject.name) if its.subject else None,
        entity=clean(its.subject.id) if its.subject and its.subject.id else None,
        change=its.change if its.change in ("up", "down") else None,  # type: ignore[arg-type]
        aspect=its.aspect.value,
        period=time(its.period) if its.period else None,
        times=tuple(map(time, its.times)),
        modality=its.modality.value,
        attribution=to.AttributionRecord(speaker=clean(who.speaker), verb=clean(who.verb), anonymous=who.anonymous)
        if who
        else None,
        qualifiers=to.QualifierRecord(
            basis=clean(limits.basis),
            ordinal=clean(limits.ordinal),
            counterparty=clean(limits.counterparty),
            doing=limits.doing,
            what=clean(limits.what),
            kind=tuple(map(clean, limits.kind)),
            against=limits.against,
            scope=tuple(map(clean, limits.scope)),
            place=clean(limits.place),
            prior=limits.prior,
            part=limits.part,
        ),
        quoted=its.quoted,
        prominent=its.prominent,
        agreed=its.agreed,
    )


def unread(its: Unread, article: Article) -> to.UnreadRecord:
    """Words not read, at their place."""
    return to.UnreadRecord(**place(article, its.span), why=clean(its.why))


def problems(its: Iterable[Problem]) -> tuple[to.ProblemRecord, ...]:
    """What is to be known about the inputs."""
    return tuple(to.ProblemRecord(path=clean(p.path), reason=clean(p.reason), fatal=p.fatal) for p in its)
