"""What limits a figure besides its period: basis, which of several, scope, part, earlier value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Qualifiers
from factcheck.model.value import Dimension
from factcheck.read.bases import basis
from factcheck.read.circumstances import is_prior
from factcheck.read.doings import Doing, doing_of
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import canonical_stems, stem
from factcheck.regex import regex

_PART = regex(
    r"\b(?:including|among\s+them|of\s+whom|of\s+which|of\s+them|of\s+these|of\s+those|among\s+whom|a\s+further|another|"
    r"an\s+additional|additional|more\s+of)\b[^,;\d]{0,40}$",
    re.IGNORECASE,
)
# "45 patients, 12 of them serious"; "two of the dead were children".
_OF_WHOLE = regex(
    r"\s+of\s+(?:them|these|those|whom|which|(?:the|those)\s+(?:\w+\s+)?(?:dead|injured|wounded|killed|hurt|victims|missing|"
    r"casualties|survivors|fatalities))\b",
    re.IGNORECASE,
)
# "Nine hundred of the children live around Varde": of those told of before.
_OF_ALL = regex(r"\s+of\s+(?:the|these|those)\s+(?=[a-z]+s\b|children\b|men\b|women\b|people\b)")
# "4,900 people on its payroll here, roughly a third of its workforce".
_SHARE_OF_IT = regex(
    r"[^.,;:\d]{0,45},\s+(?:(?:roughly|about|around|nearly|almost|over|under|some|more\s+than|less\s+than|just\s+(?:over|under))\s+)?"
    r"(?:(?:an?|one|two|three)[\s-](?:half|third|quarter|fifth|sixth|tenth)s?|half|\d[\d.]*(?:%|\s+per\s?cent))\s+of\s+(?:its|their|the|all|his|her)\b"
)
# "Twelve more" are others; "12 per cent more" is a comparison.
_COUNTED = (Dimension.COUNT, Dimension.NUMBER)
_DONE = (*_COUNTED, Dimension.PERCENT, Dimension.RATIO, Dimension.MEASURE)
_OTHERS = regex(r"\s+(?:others?|more)\b", re.IGNORECASE)
_ORDINAL = regex(
    r"\b(series\s+[a-k]|seed|(?:first|second|third|fourth|fifth|last)[\s-]+(?:round|leg|set|inning|innings|half|quarter-final|ballot|reading|phase|stage)"
    r"|run-?off|(?:quarter|semi)-?finals?|(?<=in\sthe\s)(?:final|heats?|qualifying)|(?:last|this|next|the\s+current)\s+(?:season|campaign|term))\b",
    re.IGNORECASE,
)
# "Two other firefighters", "three more": besides those told of before.
_MORE = regex(r"\s+(?:other|others|more|further|additional|extra)\b")
# "Eleven fell ill and seven of them have died": part of the ill, and all of the dead.
_TOLL_OF = regex(r"\s+of\s+(?:them|whom|those)\s+(?:(?:have|has|had|were|was)\s+)?(?:died|die|dead|killed|injured)\b")


@cache
def _of_a_side() -> re.Pattern[str]:
    """ "Some 27,000 Athletic fans": those of one side."""
    return regex(
        rf"\s+(?:[a-z]+\s+)?(?:[A-Z][\w'-]+\s+){{1,2}}(?:{alternation(lexicon.load('bases')['parts']['fans'])})\b"
    )


@cache
def _treated() -> re.Pattern[str]:
    """ "Its clinics treated 902 people, 17 of whom died": the dead of those."""
    return regex(rf"\b(?:{alternation(lexicon.load('bases')['parts']['treated'])})\b", re.IGNORECASE)


_PART_BEFORE = 60
# How many stems behind a count say what is said of it.
_PREDICATE = 6
_TAIL = regex(r"(?P<tail>[^,;:()—\"]{0,160})")


def qualifiers(
    scan: Scan,
    figure: Figure,
    trigger: tuple[int, int] | None,
    done: Sequence[Doing],
    *,
    party: str,
    place: str = "",
    against: str = "",
) -> Qualifiers:
    """All that limits `figure`, from the words around it and around the trigger of its attribute.

    `done` is what is done in its sentence, `against` what its change is reckoned against.
    """
    text = scan.text
    doing = doing_of(text, figure, done) if figure.quantity.dimension in _DONE else ""
    return Qualifiers(
        basis=basis(scan, figure, trigger),
        ordinal=_ordinal(scan, figure),
        counterparty=party,
        place=place,
        doing=doing,
        scope=_scope(text, figure),
        what=_what(text, figure),
        kind=_kind(text, figure),
        against=against,
        prior=is_prior(text, figure.start) or _THEN.match(text, figure.end) is not None,
        part=(_TOLL_OF.match(text, figure.end) is None or _treated().search(text, 0, figure.start) is not None)
        and (
            _SHARE_OF_IT.match(text, figure.end) is not None
            or _PART.search(text, max(0, figure.start - _PART_BEFORE), figure.start) is not None
            or (figure.quantity.dimension in _COUNTED and _OTHERS.match(text, figure.end) is not None)
            or (figure.noun_end > figure.end and _speak().match(text, figure.noun_end) is not None)
            or _of_a_side().match(text, figure.end) is not None
            or (figure.noun_end > figure.end and _MORE.match(text, figure.end) is not None)
            or _OF_WHOLE.match(text, figure.end) is not None
            or _OF_WHOLE.match(text, figure.noun_end) is not None
            or (figure.quantity.dimension in _COUNTED and not doing and _OF_ALL.match(text, figure.end) is not None)
            or _FROM_A_PLACE.match(text, figure.noun_end) is not None
            or _OF_THOSE.search(text, 0, figure.start) is not None
            or (
                figure.quantity.dimension is Dimension.COUNT
                and _some_of_a_row().search(text, 0, figure.start) is not None
            )
        ),
    )


# "Of those who perished, 21 died at the scene and three in hospital".
_OF_THOSE = regex(r"(?:^|[;:]\s|\.\s)[Oo]f\s+(?:those|these|them|the\s+[a-z]+)\b[^,.;\d]{0,40},\s+$")
# "Landed at $950 a tonne then".
_THEN = regex(r"(?:\s+(?:a|an|per)\s+[a-z]+)?,?\s+then\b(?=\s*[,;.)])")


@cache
def _some_of_a_row() -> re.Pattern[str]:
    """ "For the first ten rounds": of a row that has more of them."""
    return regex(rf"\b(?:{alternation(lexicon.load('bases')['parts']['row'])})\s+$", re.IGNORECASE)


# "Five people from the Bay have been in hospital": those of one place.
_FROM_A_PLACE = regex(
    r"\s+from\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]"
)


def _ordinal(scan: Scan, figure: Figure) -> str:
    text = scan.text
    match = _ORDINAL.search(text, figure.start, min(len(text), figure.end + 40))
    if match is None:
        *_, match = (None, *_MATURITY.finditer(text, max(0, figure.start - _MATURITY_BEFORE), figure.start))
    return re.sub(r"\s+", " ", match.group().lower()) if match else _phase(scan, figure)


def _phase(scan: Scan, figure: Figure) -> str:
    """Which of several in order, where one alone is named before it, or right behind: "phase 1" of "the first phase has
    11 stations", "year 2" of "lost $4 million in its second year"."""
    if scan.words.isdisjoint(_phase_words()):
        return ""
    pattern, numbers = _phases()
    found = list(pattern.finditer(scan.text, max(0, figure.start - _PHASE_NEAR), figure.start))
    if not found:
        behind = _PHASE_BEHIND.match(scan.text, max(figure.end, figure.noun_end))
        found = [each for each in (behind and pattern.match(scan.text, behind.end()),) if each]
    if len(found) != 1:
        return ""
    kind, nth = (found[0]["kind"], found[0]["nth"]) if found[0]["nth"] else (found[0]["what"], found[0]["number"])
    return f"{kind.lower()} {numbers.get(nth.lower(), nth)}"


# How far before a figure its phase may be named, in characters: "The 13.6-km first phase, from Varde to Lindow, has".
_PHASE_NEAR = 120
_PHASE_BEHIND = regex(r"(?:\s+[\w'-]+){0,3}?\s+(?:in|on|at|for|during|after)\s+(?:the|its|his|her|their|a)\s+(?=\w)")


@cache
def _phase_words() -> frozenset[str]:
    return frozenset(lexicon.load("terms")["phases"]["words"])


@cache
def _phases() -> tuple[re.Pattern[str], dict[str, int]]:
    table, ordinals = lexicon.load("terms")["phases"], lexicon.load("contests")["ordinals"]
    kinds, roman = alternation(table["words"]), alternation(list(table["roman"]))
    return regex(
        rf"\b(?:(?P<nth>{alternation(list(ordinals))})\s+(?P<kind>{kinds})|(?P<what>{kinds})\s+(?P<number>\d{{1,2}}|{roman}))\b",
        re.IGNORECASE,
    ), {**ordinals, **table["roman"]}


# "The two-year fell 14 basis points", "the yield on the 10-year bond": which of several loans.
_MATURITY = regex(
    r"\b(?:\d{1,2}|two|three|five|seven|ten|twenty|thirty)-(?:year|month)(?=\s+(?:(?:[a-z]+\s+)?(?:bonds?|notes?|bills?|yields?|gilts?|"
    r"treasur(?:y|ies)|bunds?|debt|paper|mortgages?|loans?)|(?:yield(?:ed|s)|fell|rose|was|at|climbed|dropped|eased|closed|slipped)\b))",
    re.IGNORECASE,
)
_MATURITY_BEFORE = 50


# "310 new cases of measles", "12 counts of fraud": what the noun is a noun of.
_OF_WHAT = regex(
    r"\s+of\s+(?!(?:the|its|their|his|her|our|them|those|these|all|any|some|which|whom|people)\b)(?P<what>[a-z-]{3,})\b"
)
_BEFORE_NOUN = regex(r"\b(?P<what>[a-z]{3,}s)\s+[a-z]+$")


def _what(text: str, figure: Figure) -> str:
    """The stem of what the counted noun is a noun of: measles of "cases of measles" and of "measles cases"."""
    if figure.quantity.dimension is not Dimension.COUNT or figure.noun_end <= figure.end:
        return ""
    match = _OF_WHAT.match(text, figure.noun_end) or _BEFORE_NOUN.search(text, figure.end, figure.noun_end)
    return stem(match["what"]) if match is not None else ""


@cache
def _speak() -> re.Pattern[str]:
    """ "Two survivors said": those who were asked."""
    verbs = alternation(lexicon.load("reporting")["speech"]["told_by"])
    return regex(rf"\s+(?:also\s+|have\s+|had\s+)?(?:{verbs})\b")


def _kind(text: str, figure: Figure) -> tuple[str, ...]:
    """Stems between number and noun: "six league matches", "228 Lindow jobs"."""
    if figure.quantity.dimension is not Dimension.COUNT or figure.noun_end <= figure.end:
        return ()
    return canonical_stems(text[figure.end : figure.noun_end])[:-1]


def _scope(text: str, figure: Figure) -> tuple[str, ...]:
    """Stems of what narrows the figure: between number and noun, and what is said of it behind."""
    end = max(figure.end, figure.noun_end)
    tail = _TAIL.match(text, end)
    inner = canonical_stems(text[figure.end : end])
    behind = canonical_stems(tail["tail"]) if tail else ()
    return (*inner, *(stem for stem in behind[:_PREDICATE] if stem not in inner))
