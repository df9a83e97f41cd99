"""What property tests draw from, and the short notation in which golden cases write figures.

Importing this module loads the profile under which all property tests run: the same examples every
time, and no deadline, since machines differ in speed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from factcheck.config import Tolerances
from factcheck.model.article import Article
from factcheck.model.denote import denote, denote_range, denote_vague, grain_of
from factcheck.model.value import Dimension, Modifier, Quantity
from factcheck.reconcile.severity import Circumstances

settings.register_profile("factcheck", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("factcheck")

_DIMENSION_OF = {
    "%": Dimension.PERCENT,
    "points": Dimension.POINT,
    "aged": Dimension.AGE,
    "year": Dimension.YEAR,
    "rank": Dimension.RANK,
    "score": Dimension.SCORE,
    "magnitude": Dimension.MAGNITUDE,
    "days": Dimension.DURATION,
    "hours": Dimension.DURATION,
    "km": Dimension.MEASURE,
    "miles": Dimension.MEASURE,
    "USD": Dimension.MONEY,
    "GBP": Dimension.MONEY,
    "EUR": Dimension.MONEY,
    "money": Dimension.MONEY,
}
_SAYS_ALL = frozenset({"%", "points", "aged", "year", "rank", "score", "magnitude", "money"})
"""Units that are nothing but the name of their dimension."""


def quantity(notation: str) -> Quantity:
    """The quantity that `notation` stands for: modifier, figure, unit, each parted by a space.

    "bare 13.8e9 USD" is $13.8 billion, "range 26..31e6 USD" is $26-31 million, "vague 24..99" is
    dozens; without a unit it is a number, any other word than those known is the noun of a count.
    A "!" behind the modifier marks a figure of which one off is wrong. Digits are read as written,
    so that "1,630,000" and "1.63e6" have grains of their own.
    """
    word, figure, *units = notation.split(" ")
    modifier = Modifier(word.rstrip("!"))
    exact = word.endswith("!")
    unit = units[0] if units else ""
    dimension = _DIMENSION_OF.get(unit, Dimension.COUNT if unit else Dimension.NUMBER)
    unit = "" if unit in _SAYS_ALL else unit
    written, _, power = figure.partition("e")
    scale = Decimal(1).scaleb(int(power or 0))
    if modifier in (Modifier.RANGE, Modifier.VAGUE):
        ends = written.split("..")
        low, high = (_amount(end, scale) for end in ends)
        if modifier is Modifier.VAGUE:
            return denote_vague(low, high, dimension=dimension, unit=unit, exact=exact)
        grains = [grain_of(end, scale) for end in ends]
        return denote_range(
            low,
            high,
            grain=min(grain for grain, _ in grains),
            round_grain=min(round_grain for _, round_grain in grains),
            dimension=dimension,
            unit=unit,
            exact=exact,
        )
    grain, round_grain = grain_of(written, scale)
    return denote(
        _amount(written, scale),
        grain=grain,
        round_grain=round_grain,
        modifier=modifier,
        dimension=dimension,
        unit=unit,
        exact=exact,
    )


def _amount(written: str, scale: Decimal) -> Decimal:
    return Decimal(written.replace(",", "")) * scale


# -- drawn -----------------------------------------------------------------------------------

_BOTH_ENDED = (Modifier.RANGE, Modifier.VAGUE)
_SINGLE = tuple(modifier for modifier in Modifier if modifier not in _BOTH_ENDED)
_KINDS = (
    (Dimension.MONEY, "USD"),
    (Dimension.MONEY, "EUR"),
    (Dimension.COUNT, "house"),
    (Dimension.NUMBER, ""),
    (Dimension.PERCENT, ""),
    (Dimension.POINT, ""),
    (Dimension.AGE, ""),
    (Dimension.MEASURE, "km"),
)
# Weighted towards one dimension, so that most pairs are comparable.
_kinds = st.one_of(st.just(_KINDS[0]), st.just(_KINDS[0]), st.just(_KINDS[2]), st.sampled_from(_KINDS))


@st.composite
def figures(draw: st.DrawFn, *, least: int = 0) -> tuple[str, Decimal]:
    """A figure as written and its scale; the whole is `least` or more.

    Written with few significant digits, noughts at the end, decimals or thousands separators, so
    that equal, neighbouring and rounded figures meet often.
    """
    digits = draw(st.integers(1, 9999).map(str))
    noughts = "0" * draw(st.integers(0, 3))
    power = draw(st.sampled_from((0, 0, 3, 6, 9)))
    if draw(st.booleans()):
        whole, fraction = digits[:-1] or "0", digits[-1]
        written = f"{whole}.{fraction}"
    else:
        written = f"{int(digits + noughts):,}"
    scale = Decimal(1).scaleb(power)
    if Decimal(written.replace(",", "")) * scale < least:
        scale *= 10 * least
    return written, scale


@st.composite
def quantities(draw: st.DrawFn, *, least: int = 0, modifiers: tuple[Modifier, ...] | None = None) -> Quantity:
    """Any quantity that the words of a text can denote; its figure is `least` or more."""
    modifier = draw(st.sampled_from(modifiers or (*_SINGLE, Modifier.BARE, Modifier.BARE, *_BOTH_ENDED)))
    dimension, unit = draw(_kinds)
    exact = draw(st.sampled_from((False, False, True)))
    written, scale = draw(figures(least=least))
    low, (grain, round_grain) = _amount(written, scale), grain_of(written, scale)
    if modifier in _BOTH_ENDED:
        high = low * draw(st.integers(1, 5))
        if modifier is Modifier.VAGUE:
            return denote_vague(low, high, dimension=dimension, unit=unit, exact=exact)
        return denote_range(
            low, high, grain=grain, round_grain=round_grain, dimension=dimension, unit=unit, exact=exact
        )
    return denote(
        low,
        grain=grain,
        round_grain=round_grain,
        modifier=modifier,
        dimension=dimension,
        unit=unit,
        exact=exact,
    )


def points() -> st.SearchStrategy[Quantity]:
    """Bare figures."""
    return quantities(modifiers=(Modifier.BARE,))


def large_quantities() -> st.SearchStrategy[Quantity]:
    """Quantities from a thousand up, whose noughts may be rounded at any scale."""
    return quantities(least=1000)


def circumstances() -> st.SearchStrategy[Circumstances]:
    """Any circumstances, most of them plain, under any tolerances."""
    share = st.decimals(0, 1, places=2)
    shares = st.builds(Tolerances, **dict.fromkeys(sorted(set(Tolerances.__dataclass_fields__) - {"metric"}), share))
    flags = set(Circumstances.__dataclass_fields__) - {"tolerances"}
    return st.builds(
        Circumstances,
        tolerances=st.just(Tolerances()) | shares,
        **{name: st.sampled_from((False, False, True)) for name in sorted(flags)},
    )


# -- texts ---------------------------------------------------------------------------------

_NAMES = ("Orlan Foods", "Hallam Shipping", "Veltro", "Belmont Dairies")
_SENTENCES = (
    "{name} had revenue of {money} in {year}.",
    "{name} will cut {count} jobs at its plant in Varde.",
    "Profit at {name} rose {percent} to {money}.",
    "The round valued {name} at {money}, people close to it said.",
    "The fire at the {name} plant killed {few} people and injured {count}.",
    "Police said {count} people were arrested outside {name} on Monday.",
    "{name} is in talks to buy Pell Instruments for more than {money}.",
    "The debt of {name} stood at about {money}, against {money} a year earlier.",
    "“We lost {count} days,” said Marta Lund, chief executive of {name}.",
    "It would be one of the largest deals in shipping.",
)
_MONEY = ("$1.2 billion", "$1.4bn", "£38.4 million", "£38m", "€410 million", "$950,000", "half a million pounds")
UNRELATED = (
    "The museum opened its doors to children.",
    "A choir sang on the quay, and nobody minded the rain.",
    "The cliffs there are white with gulls.",
)


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(_SENTENCES)).format(
        name=draw(st.sampled_from(_NAMES)),
        money=draw(st.sampled_from(_MONEY)),
        year=draw(st.integers(2019, 2024)),
        count=draw(st.sampled_from(("120", "1,200", "1,900", "46", "at least 300", "dozens of"))),
        few=draw(st.sampled_from(("three", "nine", "14"))),
        percent=draw(st.sampled_from(("4.5 per cent", "12%"))),
    )


texts = st.lists(_sentences(), min_size=1, max_size=5).map(" ".join)
days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 3, 1)))
prefixes = st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Article, ...]:
    """Two to four articles about one company."""
    name = draw(st.sampled_from(_NAMES))
    found = []
    for number in range(draw(st.integers(2, 4))):
        body = draw(texts)
        for other in _NAMES:
            body = body.replace(other, name)
        found.append(Article.from_text(body, id=f"{number}.txt", published=draw(days)))
    return tuple(found)


paragraphs = st.lists(texts, min_size=1, max_size=4)
"""The paragraphs of one article."""

FRAGMENTS = (
    "12", "1,", "$", "£", "€", "%", "5%", "5.8 m ", "1-", "1/2", "3-1 ", "2019", "2019-", "May ", "Monday",
    "last year ", "first quarter ", "half a ", "one ", "million ", "and ", "to ", "from ", "between ", "more than ",
    "about ", "rose ", "killed ", "people ", "in talks ", "the largest ", "won ", "voted ", "ranked third ", "aged ",
    "twice ", "magnitude ", "6ft 2in ", "Ann Lee, 42, ", "Veltro ", "U.S. ", "Mr. ", "said ", "“", "”", "\"", "'", "(",
    ")", ", ", ". ", "; ", "—", "–", "-", "\n", "\n\n", "\t", "\u00a0", "…", "é", "中", "𐐀", "½", "١٢", "²",
    "was held on 3 May ", "at 8.30 a.m. ", "at ", "around ", "noon ", "was convicted of ", "acquitted ",
    "approved the plan ", "denied that ", "closed ", "cases of ",
    "\u200b", "\x00", "\u2028", "ſ", "ſeven ", "mıllion ", "fİve ", "aİ ", "a", " ",
)  # fmt: skip
"""What recognisers look for, and signs that upset those who forget them."""
rubble = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40).map("".join)
"""Texts that nobody wrote."""
