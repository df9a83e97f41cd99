"""Figures: numerals with currency, unit, modifier and range, as intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.denote import denote, denote_range
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.read import modifiers
from factcheck.read.borrowed import bracketed_unit, led_unit, shared_unit, unit_of
from factcheck.read.compound import half_behind, smaller_unit
from factcheck.read.contests import contests
from factcheck.read.figure import Figure as Figure
from factcheck.read.fractions import fractions, parts_of_units
from factcheck.read.movement import moves_before
from factcheck.read.multiples import TIMES
from factcheck.read.numbers import Numeral, bare, number_words, numeral_at, numeral_pattern
from factcheck.read.scan import Scan, fold
from factcheck.read.units import Unit, counted_noun, currency_before, people_nouns, unit_around
from factcheck.read.vague import vague_figures
from factcheck.regex import regex

_RANGE = regex(r"-\s(?:to|or)\s|\s?-\s?|\s*—\s*|\s+(?:to|and|or|till|until)\s+|-to-", re.IGNORECASE)
_BETWEEN = regex(r"\b(?:between|from)\s+(?:[^\w\s]{0,3}|US\$)$", re.IGNORECASE)
# "Three die as blaze sweeps store": a toll in headline form.
_TOLL = regex(
    r"\s+(?:of\s+(?:them|whom|those)\s+)?(?:(?:have|has|had|were|was|are)\s+)?(?:die|dies|died|dead|killed|injured|hurt|wounded|missing|arrested|held|rescued|charged|jailed|trapped|feared)\b",
    re.IGNORECASE,
)
# Words behind which even a small number in words is a figure: "the toll rises to seven".
_COUNTING = regex(
    r"\b(?:to|at|by|least|than|killed|kills|killing|injured|injures|injuring|reached|reaches|hit|hits|about|around|nearly|almost|"
    r"stands|stood|was|were|is|are|left|leaves|claimed|claims)\s+$",
    re.IGNORECASE,
)
# "minus-5 yards", "at -12 °C"; not a bullet, nor the hyphen of a range or a compound.
_MINUS = regex(r"(?<!plus or )(?<!plus and )(?<!plus-or-)\bminus[\s-]+$|(?<=[a-z(] )-$", re.IGNORECASE)
# An ordinal, or a multiple ("three times as large", "2.5-fold"), which has a reader of its own.
_NO_CARDINAL = regex(rf"(?:st|nd|rd|th)\b|{TIMES}", re.IGNORECASE)
# "dropped by 1 to 1.5 degrees": a step is never a height.
_STEP_BY = regex(r"\bby\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
# A step of "2 to 3 per cent" has ends this near to each other; a step and its height have not.
_RANGE_MOST = 4
# The same behind "by", where each end has its own unit: "grew by £28.5m to £71.3m". Of sixty such in news none with ends
# so far apart is a range.
_STEP_MOST = 2
# How far before a figure the verb that moves it may stand, in characters.
_REACH = 30


def figures(scan: Scan) -> Iterator[Figure]:
    """Every figure of the sentence, in order, leaving alone what is taken. Takes what it reads."""
    found = [*contests(scan), *vague_figures(scan)]
    found += [Figure(f.start, f.core, f.end, f.end, f.quantity) for f in fractions(scan)]
    found.extend(_numerals(scan))
    yield from sorted(found, key=lambda figure: figure.start)


def read_quantity(text: str) -> Quantity | None:
    """The one figure that `text` is, with its modifier; None when it is none or more than one."""
    from factcheck.model.article import Block, BlockKind, Sentence
    from factcheck.model.span import Span

    if not text.strip():
        return None
    whole = Span(0, len(text))
    scan = Scan.of(Sentence("", whole, 0, Block(BlockKind.PARAGRAPH, whole, 0, 0)), fold(text))
    found = list(figures(scan))
    return found[0].quantity if len(found) == 1 else None


def _numerals(scan: Scan) -> Iterator[Figure]:
    text, done = scan.text, 0
    for numeral in parts_of_units(scan):
        figure = _figure(scan, numeral, None) if scan.is_free(numeral.start, numeral.end) else None
        if figure is not None:
            scan.take(figure.start, figure.end)
            yield figure
    if not scan.has_digit and scan.words.isdisjoint(number_words()):
        return
    for match in numeral_pattern().finditer(text):
        if match.start() < done or not scan.is_free(*match.span()):
            continue
        currency = currency_before(text, match.start())
        found = numeral_at(text, match, money=currency is not None)
        if found is None or _NO_CARDINAL.match(text, found.end):
            continue
        figure = _figure(scan, found, currency)
        if figure is None:
            continue
        done = max(done, figure.end)
        scan.take(figure.start, figure.end)
        yield figure


def _figure(scan: Scan, numeral: Numeral, currency: tuple[str, int] | None) -> Figure | None:
    text = scan.text
    core = currency[1] if currency else numeral.start
    last, low = numeral, numeral
    second = _second(scan, numeral, currency, core)
    if second is not None:
        last, low = second
    half = half_behind(text, last) if second is None else None
    if half is not None:  # "two and a half years", "2½ hours"
        numeral = last = low = half
    amount, grain, round_grain = numeral.amount, numeral.grain, numeral.round_grain
    unit = unit_of(text, low, last, currency, scaled=last.scaled)
    if unit is None and currency is None and second is None and half is None:
        unit = shared_unit(text, numeral) or bracketed_unit(text, numeral) or led_unit(text, numeral)
    if unit is None:
        if (
            numeral.spelled
            and not numeral.scaled
            and numeral.amount < 11
            and half is None
            and not (_COUNTING.search(text, max(0, core - _REACH), core) or _TOLL.match(text, numeral.end))
            and not _is_elsewhere(text, numeral)
        ):
            return None  # "one of them", "the two": a word, not a figure
        unit = Unit(Dimension.NUMBER, "", last.end)
    end = last.end if unit.is_noun else unit.end
    if half is None and second is None and not unit.is_noun:
        if (half := half_behind(text, numeral._replace(end=unit.end))) is not None:  # "two years and a half"
            _, end, amount, grain, round_grain = half[:5]
        elif (added := smaller_unit(text, numeral, unit)) is not None:  # "6ft 2in"
            unit, (_, end, amount, grain, round_grain, *_) = added
    negative = _minus_before(text, core, numeral, currency, unit)
    if negative is not None and second is None:
        amount, core = amount.copy_negate(), negative
    start, modifier = core, Modifier.BARE
    left = modifiers.left_of(text, core)
    right = None if left else (modifiers.right_of(text, end) or modifiers.right_of(text, unit.end))
    if left is not None and scan.is_free(left[1], core):
        modifier, start = left
    elif right is not None:
        modifier, end = right
        if unit.dimension is Dimension.NUMBER or unit.unit in (
            "plus",
            "odd",
        ):  # "300 or so veterans", "500-plus copies"
            unit = counted_noun(text, end) or Unit(Dimension.NUMBER, "", end)
    factor = unit.factor
    if second is not None:
        quantity = denote_range(
            low.amount * factor, last.amount * factor,
            grain=max(low.grain, last.grain) * factor,
            round_grain=max(low.round_grain, last.round_grain) * factor, dimension=unit.dimension, unit=unit.unit,
        )  # fmt: skip
        between = _BETWEEN.search(text, max(0, core - _REACH), core)
        if between is not None and left is None:
            start = between.start()
    else:
        quantity = denote(
            amount * factor, grain=grain * factor, round_grain=round_grain * factor, modifier=modifier,
            dimension=unit.dimension, unit=unit.unit, exact=_is_exact(unit, amount),
        )  # fmt: skip
    return Figure(start, core, end, max(end, unit.end), quantity)


def _is_elsewhere(text: str, numeral: Numeral) -> bool:
    """ "Six gates in Lindow, four in Varde": as many more of the same."""
    behind = _SOMEWHERE.match(text, numeral.end) is not None and numeral.amount > 1
    return behind and _AND_SO.search(text, max(0, numeral.start - _REACH), numeral.start) is not None


_SOMEWHERE = regex(r"\s+(?:in|at)\s+(?:the\s+)?[A-Z]")
_AND_SO = regex(r"\s(?:in|at)\s+(?:the\s+)?[A-Z][\w\s.'-]*(?:,|,?\s+and)\s+$")


def _minus_before(text: str, core: int, numeral: Numeral, currency: tuple[str, int] | None, unit: Unit) -> int | None:
    """Where the sign of a figure below zero begins, None for one above it.

    A sign before a percentage says which way it moved, as "up" and "down" do.
    """
    if unit.dimension is Dimension.PERCENT or unit.is_noun:
        return None
    if currency is not None and text[numeral.start - 1] == "-":
        return core
    sign = _MINUS.search(text, max(0, core - 8), core)
    return sign.start() if sign is not None else None


def _is_exact(unit: Unit, amount: Decimal) -> bool:
    """Small counts of people are exact (§3.6 of the number rules): nobody rounds seven dead."""
    return unit.dimension is Dimension.COUNT and amount < 100 and unit.unit in people_nouns()


def _second(scan: Scan, first: Numeral, currency: tuple[str, int] | None, core: int) -> tuple[Numeral, Numeral] | None:
    """The far end of a range that begins with `first`, and `first` rescaled; None for no range."""
    text = scan.text
    joint = _RANGE.match(text, first.end)
    # "$20 million to $30 million", "40 percent to 70 percent": the unit is said at both ends.
    said = None
    if joint is None:
        said = unit_around(text, first.start, first.end, scaled=first.scaled, amount=first.amount)
        if said is None or said.is_noun:
            return None
        joint = _RANGE.match(text, said.end)
        if joint is None:
            return None
    words = joint.group().strip().lower()
    between = _BETWEEN.search(text, max(0, core - _REACH), core)
    choice = words == "or" and first.amount < 100
    if (
        words in ("and", "or")
        and not choice
        and not (words == "and" and between and between.group().lower().startswith("between"))
    ):
        return None
    # "Rose from 5 to 7", "up to 287 from 252": two values, not a range.
    if between and between.group().lower().startswith("from") and moves_before(text, 0, between.start()):
        return None
    moved = words == "to" and moves_before(text, max(0, core - _REACH), core)
    steps = _STEP_BY.search(text, max(0, core - _REACH), core) is not None
    at = joint.end()
    match = None
    for candidate in numeral_pattern().finditer(text, at, min(len(text), at + 40)):
        match = candidate
        break
    if match is None or not scan.is_free(*match.span()):
        return None
    mark = currency_before(text, match.start())
    if (mark[1] if mark else match.start()) != at or (mark and currency and mark[0] != currency[0]):
        return None
    last = numeral_at(text, match, money=bool(currency or mark))
    if last is None:
        return None
    if said is not None:
        again = unit_around(text, match.start(), last.end, scaled=last.scaled, amount=last.amount)
        if again is None or again.dimension is not said.dimension or again.unit != said.unit:
            return None
    low = first
    if last.scaled and not first.scaled and match["digits"]:
        ratio = last.amount / bare(match["digits"])
        low = Numeral(
            first.start,
            first.end,
            first.amount * ratio,
            first.grain * ratio,
            first.round_grain * ratio,
            first.spelled,
            True,
        )
    if low.amount >= last.amount and mark is not None and first.amount < last.amount:
        low = first  # "$200 to $4 million": each end has its own scale
    if low.amount >= last.amount or (choice and last.amount > low.amount + 2):
        return None
    own = said is not None or (currency is not None and mark is not None)
    most = _STEP_MOST if steps and own else _RANGE_MOST
    if moved and ((said is not None and not steps) or last.amount > most * low.amount):
        return None  # "rose 12 to 1,200": a step and the height that it leads to
    return last, low
