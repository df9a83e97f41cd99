"""What limits a figure besides its period: basis, which of several, scope, part, earlier value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model.claim import Qualifiers
from factcheck.model.value import Dimension
from factcheck.read.circumstances import is_prior
from factcheck.read.clauses import clause_at
from factcheck.read.doings import Doing, doing_of
from factcheck.read.quantities import Figure
from factcheck.read.scan import Scan
from factcheck.read.words import canonical_stems, stem

_PART = re.compile(
    r"\b(?:including|among\s+them|of\s+whom|of\s+which|of\s+them|of\s+these|of\s+those|among\s+whom|a\s+further|another|"
    r"an\s+additional|additional|more\s+of)\b[^,;\d]{0,40}$",
    re.IGNORECASE,
)
# "45 patients, 12 of them serious"; "two of the dead were children".
_OF_WHOLE = re.compile(
    r"\s+of\s+(?:them|these|those|whom|which|(?:the|those)\s+(?:\w+\s+)?(?:dead|injured|wounded|killed|hurt|victims|missing|"
    r"casualties|survivors|fatalities))\b",
    re.IGNORECASE,
)
# "4,900 people on its payroll here, roughly a third of its workforce".
_SHARE_OF_IT = re.compile(
    r"[^.,;:\d]{0,45},\s+(?:(?:roughly|about|around|nearly|almost|over|under|some|more\s+than|less\s+than|just\s+(?:over|under))\s+)?"
    r"(?:(?:an?|one|two|three)[\s-](?:half|third|quarter|fifth|sixth|tenth)s?|half|\d[\d.]*(?:%|\s+per\s?cent))\s+of\s+(?:its|their|the|all|his|her)\b"
)
_REQUIRED = re.compile(
    r"\b(?:needs?|needed|need|requires?|required)\s+(?:(?:is|was|the|a|an|at\s+least)\s+)?$",
    re.IGNORECASE,
)
# "Twelve more" are others; "12 per cent more" is a comparison.
_COUNTED = (Dimension.COUNT, Dimension.NUMBER)
_DONE = (*_COUNTED, Dimension.PERCENT, Dimension.RATIO, Dimension.MEASURE)
_OTHERS = re.compile(r"\s+(?:others?|more)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(series\s+[a-k]|seed|(?:first|second|third|fourth|fifth|last)[\s-]+(?:round|leg|set|inning|innings|half|quarter-final|ballot|reading|phase|stage)"
    r"|run-?off|(?:quarter|semi)-?finals?|(?<=in\sthe\s)(?:final|heats?|qualifying)|(?:last|this|next|the\s+current)\s+(?:season|campaign|term))\b",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"\b(pre-money|post-money|premoney|postmoney|gross|net|adjusted|underlying|like-for-like|constant[\s-]currency|"
    r"diluted|seasonally\s+adjusted|operating|pre-tax|pretax|annual|annualised|annualized|quarterly|monthly|weekly|"
    r"daily|(?:first|last|final)\s+(?:three|six|nine)\s+months(?=\s+of)|(?:interim|final|special)(?=\s+dividend)|(?:year|quarter|(?:\w+\s+)?months|week)\s+to(?=\s+[A-Z])|half-year|first-half|second-half|full-year|organic|domestic|overseas|international|"
    r"(?:seriously|critically|severely|gravely|badly|slightly|lightly)(?=\s+(?:injured|hurt|wounded|ill|burnt|burned)\b))\b",
    re.IGNORECASE,
)
# A sentence with none of these words has none of those.
_BASIS_CUES = frozenset(
    [
        "months",
        "premoney",
        "money",
        "gross",
        "net",
        "adjusted",
        "underlying",
        "like",
        "constant",
        "diluted",
        "seasonally",
        "operating",
        "pre",
        "pretax",
        "annual",
        "annualised",
        "annualized",
        "quarterly",
        "monthly",
        "weekly",
        "daily",
        "interim",
        "final",
        "special",
        "to",
        "half",
        "full",
        "organic",
        "domestic",
        "overseas",
        "international",
        "seriously",
        "critically",
        "severely",
        "gravely",
        "badly",
        "slightly",
        "lightly",
    ]
)
# How far from the figure a word of basis may stand, in characters; set by hand on fixtures/quarterly.
_BASIS_BEFORE, _BASIS_BEHIND = 45, 35
_PART_BEFORE = 60
# How many stems behind a count say what is said of it.
_PREDICATE = 6
_TAIL = re.compile(r"(?P<tail>[^,;:()—\"]{0,160})")


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
    return Qualifiers(
        basis=_stated_basis(scan, figure, trigger),
        ordinal=_ordinal(text, figure),
        counterparty=party,
        place=place,
        doing=doing_of(text, figure, done) if figure.quantity.dimension in _DONE else "",
        scope=_scope(text, figure),
        what=_what(text, figure),
        against=against,
        prior=is_prior(text, figure.start),
        part=_SHARE_OF_IT.match(text, figure.end) is not None
        or _PART.search(text, max(0, figure.start - _PART_BEFORE), figure.start) is not None
        or (figure.quantity.dimension in _COUNTED and _OTHERS.match(text, figure.end) is not None)
        or _OF_WHOLE.match(text, figure.end) is not None
        or _OF_WHOLE.match(text, figure.noun_end) is not None,
    )


def _stated_basis(scan: Scan, figure: Figure, trigger: tuple[int, int] | None) -> str:
    if _REQUIRED.search(scan.text[: figure.start]):
        return "required"
    if figure.quantity.dimension is Dimension.DURATION and _LATER.match(scan.text, figure.end):
        return "later"
    if not scan.words.isdisjoint(_SEASON_CUES) and _LAST_SEASON.search(scan.text, *clause_at(scan.text, figure.start)):
        return "last season"
    if not scan.words.isdisjoint(_PEAK_CUES) and _AT_PEAK.search(scan.text, *clause_at(scan.text, figure.start)):
        return "at its peak"
    if not scan.words.isdisjoint(_FIRST_CUES) and _AT_FIRST.search(
        scan.text, max(0, figure.start - _FIRST_BEFORE), figure.start
    ):
        return "at first"
    return _basis(scan, figure, trigger)


# "Five seconds later": reckoned from whatever came before.
_LATER = re.compile(r"\s+(?:later|earlier|afterwards|after|before|beforehand|prior)\b")
# "had first offered 18 slots", "an initial offer of", "having opened with": the figure was another one since.
_AT_FIRST = re.compile(
    r"\b(?:(?:first|initially|originally|earlier|previously|having|at\s+first)\s+(?:offer(?:ed|ing)|propos(?:ed|ing)|bid|s(?:ought|eeking)|"
    r"plann(?:ed|ing)|demand(?:ed|ing)|ask(?:ed|ing)|want(?:ed|ing)|tabl(?:ed|ing)|opened|budgeted|intended|meant)|"
    r"(?:after|having)\s+(?:first|initially|originally)\s+[a-z]+ing|(?:lowered|raised|revised|corrected|upgraded|downgraded|up|down)\s+from|(?:initial|preliminary|first|early)\s+(?:estimate|reading|figure|reports?|count|magnitude)|"
    r"(?:initial|original|opening|first-phase|first|earlier|previous)\s+(?:offer|bid|proposal|plan|version|draft|budget|demand|package))\b[^,;:.]*$",
    re.IGNORECASE,
)
# A sentence with none of these words has none of what the patterns look for.
_SEASON_CUES, _PEAK_CUES = (
    frozenset({"season", "campaign"}),
    frozenset({"height", "peak", "peaked", "worst", "highest"}),
)
_FIRST_CUES = frozenset(
    [
        "first",
        "initially",
        "originally",
        "earlier",
        "previously",
        "having",
        "after",
        "lowered",
        "raised",
        "revised",
        "corrected",
        "upgraded",
        "downgraded",
        "up",
        "down",
        "initial",
        "preliminary",
        "early",
        "original",
        "opening",
        "previous",
    ]
)
_LAST_SEASON = re.compile(r"\blast\s+(?:season|campaign)\b|\ba\s+season\s+(?:ago|earlier|before)\b", re.IGNORECASE)
_AT_PEAK = re.compile(
    r"\bat\s+(?:its|their|the)\s+(?:height|peak|worst|highest)\b|\bat\s+the\s+height\s+of\b|\bpeak(?:ed)?\s+(?:at|of)\b",
    re.IGNORECASE,
)
_FIRST_BEFORE = 60


def _basis(scan: Scan, figure: Figure, trigger: tuple[int, int] | None) -> str:
    """The words that say how a figure is reckoned, sorted, "" for none."""
    if scan.words.isdisjoint(_BASIS_CUES):
        return ""
    text = scan.text
    near = text[max(0, figure.start - _BASIS_BEFORE) : min(len(text), figure.end + _BASIS_BEHIND)]
    window = near if trigger is None else text[max(0, trigger[0] - 20) : trigger[1]] + " " + near
    found = sorted({re.sub(r"[\s-]+", " ", match.group().lower()) for match in _BASIS.finditer(window)})
    return " ".join(found)


def _ordinal(text: str, figure: Figure) -> str:
    match = _ORDINAL.search(text, figure.start, min(len(text), figure.end + 40))
    if match is None:
        *_, match = (None, *_MATURITY.finditer(text, max(0, figure.start - _MATURITY_BEFORE), figure.start))
    return re.sub(r"\s+", " ", match.group().lower()) if match else ""


# "The two-year fell 14 basis points", "the yield on the 10-year bond": which of several loans.
_MATURITY = re.compile(
    r"\b(?:\d{1,2}|two|three|five|seven|ten|twenty|thirty)-(?:year|month)(?=\s+(?:(?:[a-z]+\s+)?(?:bonds?|notes?|bills?|yields?|gilts?|"
    r"treasur(?:y|ies)|bunds?|debt|paper|mortgages?|loans?)|(?:yield(?:ed|s)|fell|rose|was|at|climbed|dropped|eased|closed|slipped)\b))",
    re.IGNORECASE,
)
_MATURITY_BEFORE = 50


# "310 new cases of measles", "12 counts of fraud": what the noun is a noun of.
_OF_WHAT = re.compile(
    r"\s+of\s+(?!(?:the|its|their|his|her|our|them|those|these|all|any|some|which|whom|people)\b)(?P<what>[a-z-]{3,})\b"
)
_BEFORE_NOUN = re.compile(r"\b(?P<what>[a-z]{3,}s)\s+[a-z]+$")


def _what(text: str, figure: Figure) -> str:
    """The stem of what the counted noun is a noun of: measles of "cases of measles" and of "measles cases"."""
    if figure.quantity.dimension is not Dimension.COUNT or figure.noun_end <= figure.end:
        return ""
    match = _OF_WHAT.match(text, figure.noun_end) or _BEFORE_NOUN.search(text, figure.end, figure.noun_end)
    return stem(match["what"]) if match is not None else ""


def _scope(text: str, figure: Figure) -> tuple[str, ...]:
    """Stems of what narrows the figure: between number and noun, and what is said of it behind."""
    end = max(figure.end, figure.noun_end)
    tail = _TAIL.match(text, end)
    inner = canonical_stems(text[figure.end : end])
    behind = canonical_stems(tail["tail"]) if tail else ()
    return (*inner, *(stem for stem in behind[:_PREDICATE] if stem not in inner))
