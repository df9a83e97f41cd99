"""What speaks for a draft's figure against another figure of a source: the source has the draft's in words that fit as
well, or it comes of figures that stand there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.align.beside import COUNTS, capital_only, is_in_a_row, own_words
from factcheck.align.computed import is_computed
from factcheck.align.days import last_day
from factcheck.align.one_figure import has_its_digits, is_scaled, is_the_same, may_be_of, rounds_thousands
from factcheck.align.values import digits, holds_length
from factcheck.model.article import Document
from factcheck.model.claim import DISTANCES, Claim
from factcheck.model.span import Span
from factcheck.model.value import Dimension, Modifier, Quantity, Time
from factcheck.read.fractions import parts_of_one
from factcheck.read.numbers import numerals
from factcheck.read.reckoning import averages, ends_of, is_apart, is_step, joint, table_scale, to_a_day, totals
from factcheck.read.scan import fold
from factcheck.read.words import canonical_stems
from factcheck.regex import regex

# Digits of a figure that comes out of others, or stands in a source, by no chance.
_TELLING = 3
# So many times as much is a product of a count beside it, and no chance: of sums of money, and of all else.
_TWICE, _TELLING_COUNT = 2, 5
# A figure that a sentence has by no chance, however few its digits.
_LARGE = 1000


class Explained:
    """Whether a draft's figure that clashes with a source's is in the sources for all that."""

    def __init__(self, claims: Iterable[Claim], documents: Iterable[Document], drafts: Collection[str]) -> None:
        self._documents = {document.article.id: document for document in documents}
        self.members: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        """The figures and dates of each sentence, by article and number."""
        for claim in claims:
            if isinstance(claim.value, Quantity | Time):
                self.members[claim.article_id, claim.sentence].append(claim)
        self._given = [one for (id, _), there in self.members.items() if id not in drafts for one in there]
        self._figures = [(each, each.value.amount) for each in self._given if isinstance(each.value, Quantity)]
        self._words: dict[str, frozenset[str]] = {}
        self._drafts = drafts
        self._shown: set[Decimal] | None = None
        self._names: frozenset[str] | None = None
        self._scaled: dict[str, bool] = {}

    def said(self, claim: Claim) -> str:
        """The sentence of a claim, folded."""
        document = self._documents[claim.article_id]
        return fold(document.text_of(document.sentences[claim.sentence]))

    def _begin(self, claim: Claim) -> int:
        return self._documents[claim.article_id].sentences[claim.sentence].span.start

    def is_so(self, claim: Claim, rivals: Sequence[Claim]) -> bool:
        """`claim` is a draft's, `rivals` are the claims of sources that it clashes with."""
        value = claim.value
        telling = isinstance(value, Quantity) and len(digits(value)) >= _TELLING
        if (telling or self._is_reckoned(claim)) and any(
            is_computed(claim, self.members[rival.article_id, rival.sentence]) for rival in rivals
        ):
            return True
        if any(self._is_left_over(claim, rival) or self.is_times(claim, rival) for rival in rivals):
            return True
        if self._is_step_to_companion(claim) or (telling and is_computed(claim, self.told_before(claim))):
            return True
        if _is_between_days(claim, self._documents) and not any(_is_between_days(r, self._documents) for r in rivals):
            return True
        if any(self.is_a_step_away(claim, rival) for rival in rivals):
            return True
        if rivals and all(self.is_told_besides(claim, rival) for rival in rivals):
            return True
        if any(self._has_it_as_share(claim, rival) or self._is_end_of(claim, rival) for rival in rivals):
            return True
        if any(holds_length(claim.value, rival.value) for rival in rivals):
            return True
        if any(self._stands_near(claim, rival) or self._is_joint(claim, rival) for rival in rivals):
            return True
        if telling and (self.is_shown(claim) or self._is_copied(claim)):
            return True
        if any(self.is_in_thousands(claim, other) for other in self._given):
            return True
        if any(self._stands_unread(claim, rival) or self._has_aged(claim, rival) for rival in rivals):
            return True
        nearest = max((len(self.beside(claim) & self.beside(rival)) for rival in rivals), default=0)
        return any(
            len(self.beside(claim) & self.beside(other)) >= max(1, nearest)
            for other in self._given
            if is_the_same(claim, other)
        )

    def is_shown(self, claim: Claim) -> bool:
        """The number stands somewhere in the sources, though not read: nobody knows of what."""
        if self._shown is None:
            read: dict[str, list[Span]] = defaultdict(list)
            for each in self._given:
                read[each.article_id].append(each.span)
            self._shown = {
                each.amount
                for id, document in self._documents.items()
                if id not in self._drafts
                for each in numerals(fold(document.article.text))
                if not any(span.overlaps(Span(each.start, each.end)) for span in read[id])
            }
        return isinstance(claim.value, Quantity) and claim.value.amount in self._shown

    def is_given(self, claim: Claim) -> bool:
        """A source has the figure, read or not, of whatever."""
        return self.is_shown(claim) or any(
            is_the_same(claim, other) or has_its_digits(claim, other) for other in self._given
        )

    def comes_of_one_place(self, claim: Claim) -> bool:
        """Two figures of one sentence of a source come to it: "£30,000 from the trust and £12,600 from friends"."""
        return any(is_computed(claim, there) for (id, _), there in self.members.items() if id not in self._drafts)

    def _is_copied(self, claim: Claim) -> bool:
        """A source has the very figure, of so many digits that the draft has it from there."""
        value = claim.value
        return (
            isinstance(value, Quantity)
            and len(digits(value)) > _TELLING
            and any(amount == value.amount and is_the_same(claim, other) for other, amount in self._figures)
        )

    def _is_step_to_companion(self, claim: Claim) -> bool:
        """A percentage that leads to another figure of the draft's sentence from what a source has beside that one."""
        value = claim.value
        if not isinstance(value, Quantity) or value.dimension is not Dimension.PERCENT:
            return False
        beside = [
            each.value
            for each in self.members[claim.article_id, claim.sentence]
            if isinstance(each.value, Quantity) and each.value.dimension is not Dimension.PERCENT
        ]
        places = {
            (other.article_id, other.sentence)
            for other, _ in self._figures
            if any(may_be_of(other.value, each) for each in beside)
        }
        return any(is_computed(claim, self.members[place]) for place in places)

    def _is_left_over(self, claim: Claim, rival: Claim) -> bool:
        """ "The remainder, a little under $1.3 million", of a source's $4.39 million and the rival's $3.1 million."""
        if not self.is_step(claim) or not isinstance(rival.value, Quantity):
            return False
        kind = (rival.value.dimension, rival.value.unit)
        return any(
            is_computed(claim, (rival, other))
            for other, _ in self._figures
            if isinstance(other.value, Quantity) and (other.value.dimension, other.value.unit) == kind
        )

    def is_times(self, claim: Claim, rival: Claim) -> bool:
        """A count beside the one or the other makes it of the rival: "10 prisoners at $580 a day", and $58 each."""
        value, its = claim.value, rival.value
        if not isinstance(value, Quantity) or not isinstance(its, Quantity) or value.amount is None or not its.amount:
            return False
        if (value.dimension, value.unit) != (its.dimension, its.unit):
            return False
        times = value.amount / its.amount
        places = ((each.article_id, each.sentence) for each in (claim, rival))
        least = _TWICE if value.dimension is Dimension.MONEY else _TELLING_COUNT
        return times >= least and any(
            isinstance(each.value, Quantity) and each.value.dimension in COUNTS and each.value.amount == times
            for place in places
            for each in self.members[place]
            if each is not claim and each is not rival
        )

    def told_before(self, claim: Claim) -> list[Claim]:
        """The other figures of the draft's sentence, and those of the one before."""
        places = ((claim.article_id, claim.sentence + step) for step in (-1, 0))
        return [each for place in places for each in self.members.get(place, ()) if each is not claim]

    def is_a_step_away(self, claim: Claim, rival: Claim) -> bool:
        """The draft's own sentence says how far the one is from the other: "nine inspectors, two more than in 2021"."""
        value, its = claim.value, rival.value
        if (
            not isinstance(value, Quantity)
            or not isinstance(its, Quantity)
            or value.amount is None
            or its.amount is None
        ):
            return False
        gap = abs(value.amount - its.amount)
        text, begin = self.said(claim), self._begin(claim)
        return gap > 0 and any(
            each.amount == gap and each.start != claim.start - begin and is_apart(text, each.start, each.end)
            for each in (*numerals(text), *parts_of_one(text))
        )

    def _has_it_as_share(self, claim: Claim, rival: Claim) -> bool:
        """The rival is the share of it that the draft's sentence tells: "nearly two-thirds of the 37", and 24."""
        whole, part = claim.value, rival.value
        if not isinstance(whole, Quantity) or not isinstance(part, Quantity) or not whole.amount or part.amount is None:
            return False
        text = self._documents[claim.article_id].article.text
        return any(
            each.end <= claim.start
            and isinstance(each.value, Quantity)
            and each.value.dimension in (Dimension.RATIO, Dimension.PERCENT)
            and _OF.fullmatch(text, each.end, claim.start) is not None
            and abs(100 * part.amount / whole.amount - _in_percent(each.value)) <= _SHARE_SLACK
            for each in self.members[claim.article_id, claim.sentence]
        )

    def _is_end_of(self, claim: Claim, rival: Claim) -> bool:
        """ "In the upper half of £310m to £330m", and £320m to £330m."""
        mine, its = claim.value, rival.value
        if not isinstance(mine, Quantity) or not isinstance(its, Quantity) or its.modifier is not Modifier.RANGE:
            return False
        if (mine.dimension, mine.unit) != (its.dimension, its.unit) or not its.low <= mine.low <= mine.high <= its.high:
            return False
        return ends_of().search(self.said(rival)) is not None

    def is_told_besides(self, claim: Claim, rival: Claim) -> bool:
        """The draft has the rival's figure too, right beside its own: "84 per cent, above the average of 79.6"."""
        value = rival.value
        if not isinstance(value, Quantity) or (len(digits(value)) < _TELLING and value.middle < _LARGE):
            return False
        places = ((claim.article_id, claim.sentence + step) for step in (-1, 0, 1))
        return any(
            each is not claim and isinstance(each.value, Quantity) and is_the_same(rival, each)
            for place in places
            for each in self.members.get(place, ())
        )

    def _stands_near(self, claim: Claim, rival: Claim) -> bool:
        """The sentence before or behind the rival's has the very figure: a release counts what remains in the next."""
        value = claim.value
        if not isinstance(value, Quantity) or value.dimension is Dimension.AGE:
            return False  # the one beside is of somebody else
        if value.amount is None or len(f"{value.amount:f}") <= 1:
            return False
        places = ((rival.article_id, rival.sentence + step) for step in (-1, 1))
        return any(
            isinstance(each.value, Quantity) and each.value.amount == value.amount and is_the_same(claim, each)
            for place in places
            for each in self.members.get(place, ())
        )

    def _is_joint(self, claim: Claim, rival: Claim) -> bool:
        """The rival and the next number, joined by "and", come to it: "my three children and my sister's two"; or the
        rival and one more of its kind."""
        value, its = claim.value, rival.value
        if not isinstance(value, Quantity) or not isinstance(its, Quantity) or its.dimension not in COUNTS:
            return False
        text, begin = self.said(rival), self._begin(rival)
        if its.amount is not None and its.unit and value.amount == its.amount + 1:
            another = rf"(?:,|\band)\s+(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}{re.escape(its.unit)}\b"
            if re.search(another, text[rival.end - begin :]):
                return True  # "two primary schools, a secondary school"
        found = list(numerals(text))
        return any(
            (one.start == rival.start - begin or other.start == rival.start - begin)
            and value.amount == one.amount + other.amount
            and joint().fullmatch(text, one.end, other.start) is not None
            for one, other in pairwise(found)
        )

    def is_average_apart(self, claim: Claim, other: Claim) -> bool:
        """The draft's sentence speaks of averages, which its writer may have reckoned, and the source's does not."""
        return averages().search(self.said(claim)) is not None and averages().search(self.said(other)) is None

    def companions(self, claim: Claim, other: Claim) -> tuple[str, ...]:
        """Other figures that the sentences of both have, no small or round ones."""
        left, right = (self.members[each.article_id, each.sentence] for each in (claim, other))
        theirs = [each.value for each in right if each is not other]
        return tuple(
            each.quote
            for each in left
            if each is not claim
            and isinstance(each.value, Quantity)
            and len(digits(each.value)) > 1
            and any(isinstance(its, Quantity) and its.amount == each.value.amount for its in theirs)
        )

    def _is_reckoned(self, claim: Claim) -> bool:
        """The words say that it is a difference, or a sum: "£355 more than", "120 people in total"."""
        return self.is_step(claim) or totals().search(self.said(claim)) is not None

    def is_step(self, claim: Claim) -> bool:
        """Words right beside the figure say that it lies between two, or is what is left."""
        begin = self._begin(claim)
        return claim.aspect in DISTANCES or is_step(self.said(claim), claim.start - begin, claim.end - begin)

    def _stands_unread(self, claim: Claim, rival: Claim) -> bool:
        """The rival's sentence has the figure among what was not read: "killed 14, eight of them women"."""
        value, begin = claim.value, self._begin(rival)
        if not isinstance(value, Quantity) or value.amount is None:
            return False
        read = [each.span for each in self.members[rival.article_id, rival.sentence]]
        return any(
            numeral.amount == value.amount
            and not any(each.contains(Span(begin + numeral.start, begin + numeral.end)) for each in read)
            for numeral in numerals(self.said(rival))
        )

    def is_in_thousands(self, claim: Claim, other: Claim) -> bool:
        """A row of figures has its digits: "Figures in thousands", says the head, so that 1,310 is 1.31 million."""
        document = self._documents[other.article_id]
        if is_scaled(claim, other) and self._is_scaled(document):
            return True
        alike = has_its_digits(claim, other) or rounds_thousands(claim, other)
        return alike and is_in_a_row(document, other)

    def _is_scaled(self, document: Document) -> bool:
        """The document says somewhere that its figures are in thousands, millions, crore."""
        id = document.article.id
        if id not in self._scaled:
            self._scaled[id] = table_scale().search(fold(document.article.text)) is not None
        return self._scaled[id]

    def _has_aged(self, claim: Claim, rival: Claim) -> bool:
        """Somebody has had birthdays since a source of an earlier day, or may have since one without a date."""
        mine, its = claim.value, rival.value
        if not isinstance(mine, Quantity) or not isinstance(its, Quantity):
            return False
        if not mine.dimension is its.dimension is Dimension.AGE or mine.amount is None or its.amount is None:
            return False
        last = last_day((document.article for document in self._documents.values()), self._drafts)
        then = self._documents[rival.article_id].article.published
        years = 1 if then is None or last is None else 1 + (last - then).days // 365 if then < last else 0
        return 0 < mine.amount - its.amount <= years

    def named_with(self, claim: Claim, other: Claim) -> tuple[str, ...]:
        """The names, as stems, that the sentences of both have."""
        if self._names is None:
            self._names = capital_only(self._documents.values())
        left, right = (frozenset(canonical_stems(self.said(each))) for each in (claim, other))
        return tuple(sorted(left & right & self._names))

    def beside(self, claim: Claim) -> frozenset[str]:
        """The words that go with a figure and not with the next one of its sentence."""
        if claim.id not in self._words:
            members = self.members[claim.article_id, claim.sentence]
            self._words[claim.id] = own_words(self._documents[claim.article_id], claim, members)
        return self._words[claim.id]


_OF = regex(r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)*")
# What rounding a share to "two-thirds" or "60 per cent" may hide, in per cent.
_SHARE_SLACK = Decimal(4)


def _in_percent(share: Quantity) -> Decimal:
    """A ratio or a percentage as a percentage."""
    return share.middle if share.dimension is Dimension.PERCENT else 100 * share.middle


def _is_between_days(claim: Claim, documents: Mapping[str, Document]) -> bool:
    """A time from one day to another, which the days tell as well: "four months after the inquiry began"."""
    value = claim.value
    if not isinstance(value, Quantity) or value.dimension is not Dimension.DURATION:
        return False
    return to_a_day().match(documents[claim.article_id].article.text, claim.end) is not None
