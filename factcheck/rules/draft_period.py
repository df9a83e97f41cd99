"""A draft puts something on a date or into a quarter, month, year or weekday where the sources have another.

## What it does
Speaks in `check` only. Reports a quarter, half-year, month, year or weekday of the draft that is nowhere in the
sources, where a sentence of a source that speaks of the same things names another one of its kind; a month or year
that is nowhere in the sources, added to what a source says in the same words without it; a figure that the sources
give for another quarter, month, year or weekday; and a date that is in no source, a slip away from one that is: the same
month of another year, another day of the month, the same day of another month.

## Why it matters
The figures of the third quarter under the name of the second survive every check of the figures.

## What it leaves alone
Whatever any source names anywhere, in whatever words: a day in the quarter, the month of the day, the year in
digits, the day a source was published, a day that the draft reckons from a length right before it or from a term that
the source gives ("within six months"). Sentences that speak of something else, or have words of their own: a draft
may know a year that its sources leave out. With several sources, which have many days, only a date that is a slip away
from a source's and a year are more than a note.

## How to resolve
Look up the source's sentence; correct the time, or name the source that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck.align.dated import Dated, may_be_one_bearing, slipped_dates
from factcheck.align.named import Named, bears_out_time, named_times, stands_in
from factcheck.align.own import has_own_name, may_name_its_day
from factcheck.align.periods import is_its_own, is_of_its_sentence
from factcheck.align.setting import is_said_and_denied
from factcheck.align.terms import has_term, is_reckoned_day, is_term_away
from factcheck.align.values import is_telling
from factcheck.lexicon import load
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.finding import Mention, Severity, Side
from factcheck.model.span import Span
from factcheck.model.value import Bearing, Quantity, Time
from factcheck.read.clauses import clause_at
from factcheck.read.measures import STEPS
from factcheck.read.scan import fold
from factcheck.read.words import calendar, canonical_stems, in_words
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, small
from factcheck.rules.sides import side_at

# Words that the two sentences must share besides the times. Set on the open halves of the public drafts and summaries,
# and on the articles of fifteen stories, each taken for a draft of the others: with two words for months, and years
# set against times of other length ("in 2007", "in the second half of 2012"), one article in ten was told of a time
# that none of the others speaks of.
_SHARED = {"quarter": 2, "weekday": 2, "month": 3, "year": 2}
# A draft knows years of its own: one that is neither the next to a source's nor its digits in another order needs
# more. Set on 114 drafts with their sources, each once honest and once with mistakes.
_SHARED_YEAR = 3


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark, of two sides, for each time of a draft that is in no source."""
    if not case.drafts:
        return
    named = [one for claim in case.claims.values() for one in named_times(claim)]
    sources = [one for one in named if one.claim.article_id not in case.drafts]
    articles = [d.article for d in case.documents.values() if d.article.id not in case.drafts]

    @cache
    def known() -> frozenset[str]:
        """The stems of all that the sources say."""
        sources = (document.article.text for id, document in case.documents.items() if id not in case.drafts)
        return frozenset(stem for text in sources for stem in canonical_stems(fold(text)))

    several = len(articles) > 1
    softly = Severity.NOTE if several else Severity.WARNING
    seen: set[tuple[str, str, str]] = set()
    slips: list[tuple[str, Span]] = []
    for mine, its in slipped_dates(case.claims.values(), case.documents, case.drafts):
        id, span = mine.claim.article_id, mine.time.span
        if (
            _is_reckoned(case, mine)
            or is_term_away(mine.claim, mine.time, its.claim, its.time, case.claims.values())
            or case.is_told(id, span, loudly=True)
        ):
            continue
        if not has_own_name(case.documents[id], case.documents[id].sentences[mine.claim.sentence].span, known()):
            one, other = (Named("date", each.time.iso, each.time, each.claim, each.stems) for each in (mine, its))
            slips.append((id, span))
            yield _remark(case, one, other, "no source has the date")
    # With several sources a story has many days: that no source names the draft's, in words like a source's, or that a
    # source has its figure for another, was on 160 drafts never seen before a false alarm each of six times. A year
    # that no source names was once one of these, and once right on earlier drafts.
    for one in named:
        if one.claim.article_id not in case.drafts or (one.claim.article_id, one.kind, one.key) in seen:
            continue
        if case.is_told(one.claim.article_id, one.time.span) or _is_reckoned(case, one):
            continue
        if _is_among(one, slips):
            continue
        if any(bears_out_time(other, one) for other in sources) or any(stands_in(one, article) for article in articles):
            continue
        if one.kind == "weekday" and any(
            may_name_its_day(document, one.stems) for id, document in case.documents.items() if id not in case.drafts
        ):
            continue
        document = case.documents[one.claim.article_id]
        if has_own_name(document, document.sentences[one.claim.sentence].span, known()):
            continue  # another case, which the draft has from elsewhere
        sentence = fold(document.text_of(document.sentences[one.claim.sentence]))
        rivals = [
            other
            for other in sources
            if other.kind == one.kind
            and _of_one_length(other.time, one.time)
            and _may_be_one_day(one, other)
            and not (one.kind == "quarter" and _is_ordinal_of(other.time, sentence))
            and not is_term_away(one.claim, one.time, other.claim, other.time, case.claims.values())
        ]
        best = max(rivals, key=lambda other: len(one.shared(other)), default=None)
        if best is not None and _is_alike(one, best):
            loudness = Severity.WARNING if not several or one.kind == "year" else Severity.NOTE
            remark: Remark | None = _remark(case, one, best, f"no source names this {one.kind}", loudness)
        else:
            remark = _added(case, one, softly) if one.kind in ("month", "year") else None
        if remark is not None:
            seen.add((one.claim.article_id, one.kind, one.key))
            yield remark
    for one in named:
        if _is_among(one, slips):
            continue
        if one.claim.article_id in case.drafts and (one.claim.article_id, one.kind, one.key) not in seen:
            place = (one.claim.article_id, one.claim.sentence)
            members = [each for each in case.claims.values() if (each.article_id, each.sentence) == place]
            of_kind = [
                each for each in sources if each.kind == one.kind and is_of_its_sentence(each.claim, _text(case, each))
            ]
            if not is_of_its_sentence(one.claim, _text(case, one)):
                continue
            rival = _of_another(one, of_kind, members)
            if rival is not None:
                seen.add((one.claim.article_id, one.kind, one.key))
                why = f"the sources give {describe(one.claim.value)} for another {one.kind}"
                yield _remark(case, one, rival, why, softly)


def _is_among(one: Named, spans: Sequence[tuple[str, Span]]) -> bool:
    return any(id == one.claim.article_id and one.time.span.overlaps(span) for id, span in spans)


def _is_reckoned(case: StoryCase, one: Named | Dated) -> bool:
    members = (each for each in case.claims.values() if each.article_id == one.claim.article_id)
    return is_reckoned_day(one.time, members, _text(case, one))


def _text(case: StoryCase, one: Named | Dated) -> str:
    return case.documents[one.claim.article_id].article.text


def _of_one_length(a: Time, b: Time) -> bool:
    """Both a year, both a day of one …, and both with "in" or "since", "by" or "until"."""
    return _is_said_alike(a, b) and len(a.iso) == len(b.iso) and _sort(a.slot) == _sort(b.slot)


def _is_ordinal_of(time: Time, sentence: str) -> bool:
    """The sentence has the ordinal of a half or quarter alone: "rose in the second half after falling in the first"."""
    nth = next((word for word in time.words.lower().split() if word in load("times")["ordinals"]), "")
    return bool(nth) and re.search(rf"\b[Tt]he\s+{nth}\b(?!\s+\w*(?:quarter|half))", sentence) is not None


def _may_be_one_day(one: Named, other: Named) -> bool:
    """Not the weekday of a rise and the one that it is reckoned from: "up 38 cents from Wednesday's close"."""
    if is_said_and_denied(one.claim, other.claim):
        return False
    if one.kind != "weekday":
        return True
    return one.time.bearing is other.time.bearing or Bearing.FROM not in (one.time.bearing, other.time.bearing)


def _is_said_alike(a: Time, b: Time) -> bool:
    """Since a year is another time than in it; of days and months people mean the same by both."""
    years = len(a.iso) == len(b.iso) == len("2024")
    return a.bearing is b.bearing if years else may_be_one_bearing(a, b)


def _sort(slot: str) -> str:
    """Whether it is a weekday, a month, a quarter or a half of which nothing tells the year."""
    return "day" if slot.endswith("day") else slot[:1]


def _is_alike(one: Named, other: Named) -> bool:
    """A draft knows years that its sources leave out: one that is no slip of a source's needs more in common."""
    shared = len(one.shared(other))
    if one.kind == "year" and sorted(one.key) == sorted(other.key) and one.time.bearing is other.time.bearing:
        return shared >= 1  # 1973 for 1937
    if one.kind == "year" and not _is_near(one.key, other.key) and 2 * shared < len(one.stems):
        return shared >= _SHARED_YEAR and one.time.bearing is other.time.bearing
    return shared >= _SHARED[one.kind]


def _is_near(one: str, other: str) -> bool:
    """The year before or after, or the same digits in another order."""
    return abs(int(one) - int(other)) == 1 or sorted(one) == sorted(other)


def _of_another(one: Named, sources: Sequence[Named], members: Sequence[Claim]) -> Named | None:
    """The same figure in a source, where all that have it with such a time have another one."""
    value = one.claim.value
    if (
        not isinstance(value, Quantity)
        or value.amount is None
        or not (is_telling(one.claim) or value.dimension in STEPS)
        or not is_its_own(one.claim, members)
    ):
        return None
    same = [
        other
        for other in sources
        if isinstance(other.claim.value, Quantity)
        and (other.claim.value.amount, other.claim.value.dimension, other.claim.value.unit)
        == (value.amount, value.dimension, value.unit)
        and _is_alike(one, other)
        and _may_be_one_day(one, other)
    ]
    if not same or any(bears_out_time(other, one) for other in (*same, *_beside(one, same, sources, members))):
        return None
    return max(same, key=lambda other: len(one.shared(other)))


def _beside(one: Named, same: Sequence[Named], sources: Sequence[Named], members: Sequence[Claim]) -> Iterator[Named]:
    """The times of other figures that both sentences have: "the 900 jobs pledged through 2028 for $12.5 million"."""
    places = {(other.claim.article_id, other.claim.sentence) for other in same}
    beside = {each.value.amount for each in members if isinstance(each.value, Quantity) and each is not one.claim}
    for each in sources:
        value = each.claim.value
        if (each.claim.article_id, each.claim.sentence) in places and (
            not isinstance(value, Quantity) or value.amount in beside
        ):
            yield each


def _remark(case: StoryCase, one: Named, other: Named, why: str, severity: Severity = Severity.WARNING) -> Remark:
    document = case.documents[other.claim.article_id]
    sentence = fold(document.text_of(document.sentences[other.claim.sentence]))
    mine, theirs = (" ".join(each.time.words.split()) for each in (one, other))
    return Remark(
        severity,
        f"The draft has “{small(mine)}” where the sources have “{small(theirs)}”.",
        (why, "words that both sentences have: " + ", ".join(in_words(one.shared(other), sentence)[:6])),
        tuple(
            Side(words, (Mention(each.claim.article_id, each.time.span, each.claim.id),))
            for words, each in ((mine, one), (theirs, other))
        ),
        LIKELY,
        attribute=one.kind,
    )


# Words of the draft's sentence, times left out, and the part of them, and of those of the clause with the time, that a
# source's sentence and the one before must have for the time to be an addition to it. Of the articles of fifteen
# stories, each taken for a draft of the others, none has such a sentence; the next has .83. On the open half of the public drafts all such sentences were edited.
_WORDS, _COVERED = 4, Decimal("0.85")


def _added(case: StoryCase, one: Named, severity: Severity) -> Remark | None:
    """The draft's time is an addition: all else of its sentence is said by a source, without it."""
    draft = case.documents[one.claim.article_id]
    span = draft.sentences[one.claim.sentence].span
    text = fold(span.of(draft.article.text))
    start, end = clause_at(text, one.time.start - span.start)
    said, beside = _said(text), _said(text[start:end])
    if len(said) < _WORDS:
        return None
    best, found = 0, None
    for document in case.documents.values():
        before: frozenset[str] = frozenset()
        for sentence in () if document.article.id in case.drafts else document.sentences:
            here = _said(fold(document.text_of(sentence)))
            had = here | before
            if len(said & here) > best and all(len(own & had) >= _COVERED * len(own) for own in (said, beside)):
                best, found = len(said & here), (document, sentence)
            before = here
    if found is None:
        return None
    document, sentence = found
    place = (document.article.id, sentence.index)
    members = (each for each in case.claims.values() if (each.article_id, each.sentence) == place)
    if has_term(members, document.article.text):
        return None  # "within six months" of a source, which the draft has reckoned
    text = fold(document.text_of(sentence))
    shared = in_words(said & _said(text), text)
    return Remark(
        severity,
        f"The draft adds “{small(one.time.words)}”, which no source has, to what a source says.",
        (f"no source names this {one.kind}", "words that both sentences have: " + ", ".join(shared[:6])),
        (
            Side(one.time.words, (Mention(one.claim.article_id, one.time.span, one.claim.id),)),
            side_at(f"no {one.kind}", document.article.id, sentence.span),
        ),
        LIKELY,
        attribute=one.kind,
    )


def _said(text: str) -> frozenset[str]:
    """What a stretch of text is about, as stems, times and figures left out."""
    return frozenset(stem for stem in canonical_stems(text) if not stem.isdigit()) - calendar()


RULE = Rule(
    code="FC204",
    name="draft-period",
    severity=Severity.WARNING,
    doc=__doc__ or "",
    passing=True,
    survey=survey,
    examples=(
        Example(
            (
                "Orlan Foods reported strong results for <<Q2>>, with higher margins in its cheese and butter business.",
                "Orlan Foods said margins of its cheese and butter business rose to 14% in <<the third quarter>>.",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods reported strong results for Q3, with higher margins in its cheese and butter business.",
                "Orlan Foods said margins of its cheese and butter business rose in the three months to 30 September 2020.",
            ),
            why="the days of the source lie in the quarter",
            draft=True,
        ),
        Example(
            (
                "Orlan Foods reported strong results for Q2, with higher margins in its cheese and butter business.",
                "Lindow's harbour will be dredged in the third quarter of the year.",
            ),
            why="the source's sentence is about something else",
            draft=True,
        ),
        Example(
            (
                "Orlan Foods, founded in 1962, reported higher margins in its cheese and butter business.",
                "Orlan Foods said margins of its cheese and butter business rose.",
            ),
            why="no source names a year, and the draft may add one to what it says in its own words",
            draft=True,
        ),
        Example(
            (
                "Orlan Foods will keep its cheese and butter business open until <<March>>.",
                "<<Orlan Foods says it will keep its cheese and butter business open.>>",
            ),
            draft=True,
        ),
        Example(
            (
                "Orlan Foods will keep its cheese and butter business open until March.",
                "Orlan Foods says it will keep its cheese and butter business open until 31 March 2020.",
            ),
            why="the source has the month",
            draft=True,
        ),
    ),
)
