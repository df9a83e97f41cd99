"""A percentage and the two figures that its own sentence reckons it from: "up 11 per cent from 12.3 to 13.8"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import cache
from itertools import permutations
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import Document
from factcheck.model.claim import DISTANCES, Claim, Modality
from factcheck.model.denote import ARITHMETIC
from factcheck.model.value import Dimension, Quantity
from factcheck.read.scan import alternation, fold
from factcheck.regex import regex

# So far from what the figures come to, in points and as a part of it, roundings on the way cannot take a percentage.
# Set by hand on 250 drafts with their sources, of which none that is right is told.
_POINTS, _PART = Decimal(1), Decimal("0.06")
_HUNDRED = Decimal(100)


class Percentage(NamedTuple):
    """The claim with a percentage, the two figures, and the least and the most that these come to, in per cent."""

    claim: Claim
    first: Claim
    last: Claim
    low: Decimal
    high: Decimal
    formula: str

    @property
    def result(self) -> Decimal:
        """What the figures come to as they stand, but for their roundings."""
        return (self.low + self.high) / 2

    @property
    def fits(self) -> bool:
        """The claim is what they come to, as far as roundings on the way allow."""
        value, slack = _quantity(self.claim), max(_POINTS, self.high * _PART)
        return value.low <= self.high + slack and self.low - slack <= value.high


def misreckoned(
    claims: Iterable[Claim], documents: Mapping[str, Document], articles: Iterable[str]
) -> Iterator[Percentage]:
    """Each percentage of the articles that is not what the two figures of its sentence come to."""
    wanted = set(articles)
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article_id in wanted and isinstance(claim.value, Quantity):
            sentences[claim.article_id, claim.sentence].append(claim)
    for (id, number), members in sentences.items():
        percents = [each for each in members if _quantity(each).dimension is Dimension.PERCENT]
        if len(percents) != 1 or _quantity(percents[0]).amount is None or len(members) < _PAIR:
            continue
        document = documents[id]
        sentence = document.sentences[number].span
        text, at = fold(sentence.of(document.article.text)), sentence.start
        if is_otherwise(text):
            continue
        found = _of_pairs(percents[0], members, text, at) or _of_ratio(percents[0], members, text, at)
        if found is not None and not found.fits:
            yield found


_PAIR = 2


def is_otherwise(text: str) -> bool:
    """A folded sentence speaks of rates a year, averages, real terms or the like: reckoned from other figures."""
    return _otherwise().search(text) is not None


def _of_pairs(percent: Claim, members: Sequence[Claim], text: str, at: int) -> Percentage | None:
    """The percentage with the two figures that it is reckoned from; None where the words do not say, or say it of two
    pairs."""
    found = []
    beside = (_bare(text, percent.start - at, percent.end - at), percent.end - at)
    figures = [each for each in members if each is not percent and _is_figure(each)]
    for one, other in permutations(figures, 2):
        a, b = _quantity(one), _quantity(other)
        if (a.dimension, a.unit) != (b.dimension, b.unit) and Dimension.NUMBER not in (a.dimension, b.dimension):
            continue
        left, right = (one.start - at, one.end - at), (other.start - at, other.end - at)
        with localcontext(ARITHMETIC):
            if percent.aspect in DISTANCES and _is_from_to(text, left, right, beside):
                ends = [abs(y / x - 1) * _HUNDRED for x in (a.low, a.high) for y in (b.low, b.high)]
                larger, smaller = (other, one) if b.middle > a.middle else (one, other)
                formula = f"({larger.quote} − {smaller.quote}) ÷ {one.quote}"
            elif percent.aspect not in DISTANCES and _is_part(text, left, right, beside):
                ends = [x / y * _HUNDRED for x in (a.low, a.high) for y in (b.low, b.high)]
                formula = f"{one.quote} ÷ {other.quote}"
            else:
                continue
        found.append(Percentage(percent, one, other, min(ends), max(ends), formula))
    return found[0] if len(found) == 1 else None


def _of_ratio(percent: Claim, members: Sequence[Claim], text: str, at: int) -> Percentage | None:
    """The percentage with the share right before it: "46 out of 78, or 59 per cent"."""
    for each in members:
        value = _quantity(each)
        if value.dimension is not Dimension.RATIO or value.amount is None or not _OUT_OF.search(each.quote):
            continue
        if each.end <= percent.start and _OR.fullmatch(
            text, each.end - at, _bare(text, percent.start - at, percent.end - at)
        ):
            share = value.amount * _HUNDRED
            return Percentage(percent, each, each, share, share, each.quote)
    return None


_OUT_OF = regex(r"\d\s+(?:out\s+)?of\s+(?:the\s+)?\d")


def _bare(text: str, start: int, end: int) -> int:
    """Where the number of a figure begins, behind its hedge: of "or about 18 per cent" at the 18."""
    number = _NUMBER.search(text, start, end)
    return number.start() if number is not None else start


_NUMBER = regex(r"\d|[a-z-]+\s+(?:per\s?cent|percent)\b", re.IGNORECASE)


def _is_from_to(text: str, first: tuple[int, int], last: tuple[int, int], percent: tuple[int, int]) -> bool:
    """ "11 per cent from 12.3 to 13.8", "11 per cent to 13.8 from 12.3", "from 12.3 to 13.8, a rise of 11 per cent"."""
    begin, end = min(first[0], last[0]), max(first[1], last[1])
    if last[1] <= percent[0] and percent[1] <= first[0]:
        return bool(_UP_BY.fullmatch(text, last[1], percent[0]) and _ON.fullmatch(text, percent[1], first[0]))
    if percent[1] <= begin:
        if not _LEADS.fullmatch(text, percent[1], begin):
            return False
    elif percent[0] < end or not _follows().fullmatch(text, end, percent[0]):
        return False
    if first[1] <= last[0]:
        return bool(_FROM.search(text, 0, first[0]) and _TO.fullmatch(text, first[1], last[0]))
    if _UP_FROM.fullmatch(text, last[1], first[0]):
        return True
    return bool(_UP_TO.search(text, 0, last[0]) and _BACK_FROM.fullmatch(text, last[1], first[0]))


_LEADS = regex(
    r",?\s+(?:from|to)\s+(?:(?:about|around|some|nearly|almost|just|over|under|more|less|than)\s+){0,3}", re.IGNORECASE
)
_FROM = regex(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_TO = regex(r"(?:\s+(?:in|of|at|a|per)\s+[\w\s]{1,20}|\s+[a-z]+){0,2},?\s+to\s+(?:[a-z]+\s+){0,2}")
_UP_TO = regex(r"\bto\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_BACK_FROM = regex(
    r"(?:\s+(?:in|of|at|a|per)\s+[\w\s]{1,20}|\s+[a-z]+){0,2},?\s+(?:up\s+|down\s+)?from\s+(?:[a-z]+\s+){0,2}"
)

# "It took $118 to produce a tonne, up about 40 per cent on the year before's $84".
_UP_BY = regex(r"[^,;:.—]{0,80},\s+(?:up|down)\s+(?:by\s+)?(?:[a-z]+\s+){0,2}")
_ON = regex(r"\s+(?:on|from|over|against|compared\s+(?:with|to))\s+(?:[a-z0-9'-]+\s+){0,6}")
# "The count put it at 842, up from 611, an increase of 38 per cent".
_UP_FROM = regex(r"(?:\s+[a-z'-]+){0,4}(?:\s+\d{4})?,?\s+[(—-]?(?:up|down)\s+from\s+(?:[a-z]+\s+){0,2}")


@cache
def _follows() -> re.Pattern[str]:
    """What stands between the two figures and a percentage behind them: ", a rise of about ", " (up "."""
    return regex(rf",?\s*[(—-]?\s*(?:(?:{alternation(load('sums')['leading'])})\s+){{0,6}}", re.IGNORECASE)


def _is_part(text: str, part: tuple[int, int], whole: tuple[int, int], percent: tuple[int, int]) -> bool:
    """ "410,000, or about 13 per cent, of the 3.2 million", "57 of the 96 houses, or 59 per cent"."""
    if part[1] <= percent[0] and percent[1] <= whole[0]:
        return bool(_OR.fullmatch(text, part[1], percent[0]) and _OF.fullmatch(text, percent[1], whole[0]))
    if part[1] <= whole[0] and whole[1] <= percent[0]:
        return bool(_OF.fullmatch(text, part[1], whole[0]) and _OR.fullmatch(text, whole[1], percent[0]))
    return False


_OR = regex(r"(?:\s+[a-z'-]+){0,4},?\s+(?:or|that\s+is|i\.e\.|equal\s+to|equivalent\s+to)\s+(?:[a-z]+\s+){0,2}")
_OF = regex(r"(?:\s+[a-z'-]+){0,3},?\s+(?:out\s+)?of\s+(?:[a-z']+\s+){0,2}")


@cache
def _otherwise() -> re.Pattern[str]:
    """Words by which a percentage is reckoned from something else than the figures beside it."""
    return regex(rf"\b(?:{alternation(load('sums')['otherwise'])})\b", re.IGNORECASE)


def _is_figure(claim: Claim) -> bool:
    value = _quantity(claim)
    plain = value.low.is_finite() and value.high.is_finite() and value.low > 0
    return plain and claim.aspect not in DISTANCES and claim.modality is not Modality.DENIED


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.value, Quantity)
    return claim.value
