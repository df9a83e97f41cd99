"""Who says a figure, in what mood, for what time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck import lexicon
from factcheck.model.claim import Attribution, Modality
from factcheck.model.value import Bearing, Time
from factcheck.read.clauses import clause_at
from factcheck.read.negation import is_denied
from factcheck.read.phrasebook import Phrasebook, longest_word
from factcheck.read.scan import Scan, alternation
from factcheck.read.words import has_verb
from factcheck.regex import regex

# Strongest first: "denied that it would" is denied.
_MOODS = (Modality.DENIED, Modality.POSSIBLE, Modality.PROJECTED, Modality.PLANNED)


@cache
def _moods() -> Phrasebook[Modality]:
    table = lexicon.load("reporting")["modality"]
    return Phrasebook((phrase, mood) for mood in _MOODS for phrase in table[mood.value])


def modality(scan: Scan, clause: tuple[int, int], start: int, end: int) -> Modality:
    """The mood of a figure: the cue nearest before it in its clause, else one shortly behind it."""
    text, begin = scan.text, clause[0]
    if _RELATIVE_CLAUSE.match(text, begin) and not has_verb(text[begin:start]):
        begin = clause_at(text, max(0, begin - 3))[0]
    if _TAIL.match(text, begin) and not has_verb(text[begin:start]):
        begin = clause_at(text, max(0, begin - 4))[0]  # "it will stay breezy, with gusts of 65 km/h"
    if _DASHED.search(text, 0, begin) and _PARTICIPLE.match(text, begin):
        begin = clause_at(text, max(0, begin - 4))[0]  # "plans its largest cut ever - cutting 300 jobs"
    if is_limit(text, begin, start):
        return Modality.PLANNED  # "must keep below 15 knots" says nothing of how fast anybody went
    if is_denied(text, begin, start):
        return Modality.DENIED  # "did not cut 500 jobs"
    nearest = [
        mood
        for at, to, mood in scan.find(_moods())
        if begin <= at and to <= start and not _is_no_mood(text, at, to, start)
    ]
    if nearest:
        return nearest[-1]
    if _TO_COME_AFTER.match(text, end, min(len(text), end + 60)):
        return Modality.PLANNED
    if _EXPECTED_AFTER.match(text[end : min(clause[1], end + 40)]):
        return Modality.PROJECTED
    if _MODAL_AFTER.match(text, end, min(len(text), end + 90)):
        return Modality.POSSIBLE
    return Modality.ACTUAL


def _is_no_mood(text: str, at: int, to: int, start: int) -> bool:
    """The month, and "weighing 2,130 kg"."""
    return text[at:to] == "May" or (text[at:to].lower() == "weighing" and not text[to:start].strip())


def is_limit(text: str, begin: int, start: int) -> bool:
    """The figure at `start` is a bound that must be kept: "need less than 25 cm", "cannot bear more than"."""
    return _LIMIT.match(text, start) is not None and _MUST.search(text, begin, start) is not None


_LIMIT = regex(
    r"(?:below|under|above|over|at\s+least|at\s+most|no\s+more|more|less|fewer|up\s+to|within)\b", re.IGNORECASE
)
_MUST = regex(
    r"\b(?:must|may\s+not|cannot|need(?:s|ed)?|requires?|have\s+to|has\s+to|had\s+to|(?:is|are|was|were)\s+(?:required|limited|restricted|allowed|obliged)\s+to)\b[^.;]{0,30}$"
)
_TAIL = regex(r"(?:,\s*)?with\b")
_DASHED = regex(r"(?:—|\s-\s|:\s)\s*$")
_PARTICIPLE = regex(r"\s*[a-z]+ing\b")
_RELATIVE_CLAUSE = regex(r"(?:,\s*)?(?:which|that|who|whose)\b")
# "An investment of several billion dollars, and possibly more, would be …": the main verb stands behind.
_MODAL_AFTER = regex(
    r"(?:,\s+(?:and|or|perhaps|possibly)\b[^,.;]{0,60},)?\s+(?:would|could|might|may)\s+(?:be|rank|make|mean|value|give)\b"
    r"|(?:[\s-]+[a-z]+){0,3}\s+(?:can|could)\s+(?:cause|do|bring|trigger|destroy|damage)\b"
    r"|(?:[\s-]+[a-z]+){1,3}\s+(?:could|may|might)\s+(?:be|lose|die|have|face|go|need)\b"
)
# "Fifteen stores will open", "12 stores are to close".
_TO_COME_AFTER = regex(
    r"(?:[\s-]+(?!(?:who|that|which|have|has|had|was|were|is|are|did|said|and|or|but)\b)[\w'&.-]+){1,5}"
    r"\s+(?:will|shall|(?:is|are)\s+(?:to|due\s+to|set\s+to|about\s+to|going\s+to))\s+(?:be\s+|soon\s+|also\s+)*[a-z]+"
)
_EXPECTED_AFTER = regex(
    r"[\w\s-]{0,25}\b(?:is|are|was|were)\s+(?:expected|forecast|projected|planned|feared|likely)\b",
    re.IGNORECASE,
)


@cache
def _attribution() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    table = lexicon.load("reporting")["speech"]
    verbs, according = alternation(table["verbs"]), alternation(table["according"])
    anonymous = alternation(table["anonymous"])
    name = r"(?:the\s+)?(?:[A-Z][\w.'&-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w.'&-]*){0,5})"
    seat = r"[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*)?(?:,\s+[A-Z][\w.]*,?)?"  # "in Golden, Colo.,"
    speaker = rf"(?P<speaker>{name}|(?<!to )(?<!of )(?<!with )(?<!by )(?<!for )(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey)\b|(?:(?!and\b|but\b|while\b|as\b|that\b|which\b|some\s+of\b)[a-z]+\s+){{0,2}}(?:(?i:{anonymous})))"
    return (
        regex(rf"(?:^|(?<=[\s\"',(]))(?i:{according})\s+(?:the\s+|a\s+)?{speaker}"),
        regex(
            rf"(?:^|(?<=[\s\"',(])){speaker}(?:\s+in\s+{seat})?(?:,[^,]{{3,60}},)?\s+(?:(?:has|have|had|also|later|now|is|was)\s+)?(?P<verb>(?i:{verbs}))\b"
        ),
        regex(rf"[\",]\s*(?P<verb>said|says|told\s+\w+|added|wrote|reported)\s+(?P<speaker>{name})"),
        frozenset(phrase.lower() for phrase in table["anonymous"]),
    )


def speakers(scan: Scan) -> int:
    """How many verbs of speech a sentence has: with two, each clause may have a speaker of its own."""
    if all(scan.words.isdisjoint(words) for words in _speech_words()):
        return 0
    return sum(1 for _ in _SPEAKS.finditer(scan.text))


_SPEAKS = regex(r"\b(?:said|says|put|puts|told|reported|estimated|according\s+to|counted|reckoned)\b")


@cache
def _speech_words() -> tuple[frozenset[str], frozenset[str]]:
    """A word of each phrase that a speaker's name follows ("according to"), and of each verb of speech."""
    table = lexicon.load("reporting")["speech"]
    led, spoken = (frozenset(longest_word(p.lower()) for p in table[key]) for key in ("according", "verbs"))
    return led, spoken


def attribution(scan: Scan, focus: str = "", clause: tuple[int, int] | None = None) -> Attribution | None:
    """Whose statement a sentence is, or one clause of it; None when the article speaks itself.

    `focus` is whom the sentences before speak of: who "it says" is.
    """
    text = scan.text
    start, end = clause or (0, len(text))
    according, before, after, anonymous = _attribution()
    led, spoken = (not scan.words.isdisjoint(words) for words in _speech_words())
    for pattern in (*((according,) if led else ()), *((before, after) if spoken else ())):
        match = pattern.search(text, start, end)
        if match is None:
            continue
        speaker = " ".join(match["speaker"].split()).strip(" ,.'\"")
        speaker = re.sub(r"^[Tt]he\s+(?=[A-Z])", "", speaker)
        low = speaker.lower()
        if (low in _PRONOUNS or low in _nominals()) and focus:
            speaker, low = focus, focus.lower()
        if low in _NOBODY or (low in lexicon.words("common") and not {low, f"the {low}"} & anonymous):
            continue
        verb = match.groupdict().get("verb") or "according to"
        nameless = low in anonymous or any(low.endswith(" " + word) for word in anonymous) or speaker.islower()
        return Attribution(speaker, verb.lower(), nameless)
    if _REPORTEDLY.search(text, start, end):
        return Attribution("reports", "reportedly", True)
    return None


@cache
def _nominals() -> frozenset[str]:
    return frozenset(lexicon.load("names")["nominals"]["organisation"])


_PRONOUNS = frozenset({"it", "he", "she", "they"})
_NOBODY = frozenset(
    {
        "it",
        "he",
        "she",
        "they",
        "this",
        "that",
        "which",
        "who",
        "there",
        "i",
        "we",
        "the",
        "a",
        "an",
        "in",
        "but",
        "and",
        "if",
    }
)
_REPORTEDLY = regex(r"\b(?:reportedly|reported to be|is said to|are said to|was said to)\b", re.IGNORECASE)


def period(
    scan: Scan,
    found: Sequence[Time],
    clause: tuple[int, int],
    start: int,
    end: int,
    others: Sequence[tuple[int, int]] = (),
) -> Time | None:
    """The time that a figure is for: the nearest in its clause, else one that opens the sentence.

    A time beyond another figure (`others`, sentence offsets) belongs to that one rather.
    """
    bracket = _bracket(scan.text, start)
    aside = [match.span() for match in _ASIDE.finditer(scan.text, 0, start)]
    found = [
        time
        for time in found
        if not any(a < time.start - scan.base < b for a, b in aside)
        and not is_compared(scan.text, time.end - scan.base)
        and not _closes_superlative(scan, time)
        and _bracket(scan.text, time.start - scan.base)
        in (None, bracket, (time.start - scan.base, time.end - scan.base))
    ]
    if bracket is not None and (own := [time for time in found if bracket[0] <= time.start - scan.base < bracket[1]]):
        return own[0]  # "net income €2.94 billion (2023: €3.16 billion)"
    inside = [time for time in found if clause[0] <= time.start - scan.base < clause[1]]
    if inside:

        def distance(time: Time) -> tuple[int, int]:
            at, to = time.start - scan.base, time.end - scan.base
            near, far = (end, at) if at >= end else (to, start)
            crossed = sum(1 for a, b in others if near <= a and b <= far)
            # "In the first quarter revenue was …" holds for all that follows; "until this year" does not.
            opens = at - clause[0] <= _OPENING and time.bearing is not Bearing.UNTIL
            if (time.is_dated and time.earliest == time.latest) or time.slot.endswith("day") or time.day:
                crossed += 1  # the day of the announcement, rather than what the figure is for
            if to <= start and any(0 <= at - b <= _BEHIND for _, b in others):
                crossed += 1  # "from 94 in 2018 to 74 in 2024": right behind another figure
            return (_BESIDE if opens and not crossed and far - near > _BESIDE else far - near + _CROSSING * crossed, at)

        return _of_the_time(scan, min(inside, key=distance), start)
    for time in found:
        if time.start - scan.base <= 12 and time.start - scan.base < start:
            return time
    return None


def _of_the_time(scan: Scan, time: Time, start: int) -> Time:
    """ "The first since 1989, when teachers were out for 12 days": what follows is of that year itself."""
    then = (
        time.bearing is Bearing.SINCE and time.end - scan.base <= start and _WHEN.match(scan.text, time.end - scan.base)
    )
    return replace(time, bearing=Bearing.IN) if then else time


def _closes_superlative(scan: Scan, time: Time) -> bool:
    """ "The largest of four since 2020", "the first since the war": how long nothing was larger; not ", when it …"."""
    if time.bearing is not Bearing.SINCE or _WHEN.match(scan.text, time.end - scan.base):
        return False
    return _MOST.search(scan.text, 0, time.start - scan.base) is not None


_WHEN = regex(r",?\s+when\b")
_MOST = regex(r"\b(?:first|only|most|worst|best|least|[a-z]{3,}est|record)\b[^,;:.]{0,60}$", re.IGNORECASE)
# "Shares, which have lost a third this year, rose": said by the way, of another time.
_ASIDE = regex(r",\s+(?:which|who|whose|where)\s[^,;:—]{3,90},(?=\s)")


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """What the brackets around `at` hold, as start and end; None outside of brackets."""
    opens = text.rfind("(", 0, at)
    if opens < 0 or text.find(")", opens, at) >= 0 or (closes := text.find(")", at)) < 0:
        return None
    return opens + 1, closes


def is_compared(text: str, end: int) -> bool:
    """The time that ends there is that of a value that another is compared with."""
    return _COMPARED.search(text[:end]) is not None


# "(2023: €3.16 billion)", "(same quarter of 2024: 488)": what a bracket gives for another time.
_IN_BRACKET = regex(
    r"\((?:[^():]{0,40}\b(?:(?:19|20)\d\d|last|previous|prior|same|year|earlier)\b[^():]{0,20}|(?:[QH]\d|FY)[^():]{0,12}):\s*[^\s():]{0,4}$",
    re.IGNORECASE,
)

# "from a year earlier", "than in September 2024", "a gain of 17 wins on 2024": the time of the value compared with.
_COMPARED = regex(
    r"(?:\b(?:on|than|versus|compared\s+(?:with|to))\s+(?:19|20)\d\d|"
    r"\b(?:than|versus|compared\s+(?:with|to))\s+(?:(?:that|those)\s+)?(?:in|during|for|at|on|of)\s+[\w\s]{3,25}|\b(?:a|one|the)\s+(?:year|quarter|month|week)\s+(?:earlier|before)|"
    r"\b(?:than|from|against|with|on|to|(?:level|that|those|figure)s?\s+of)\s+(?:a|one|the\s+same\s+\w+|the)\s+(?:year|quarter|month)?\s*(?:ago|last\s+year|a\s+year\s+ago))$",
    re.IGNORECASE,
)
# What crossing another figure costs, in characters: more than any clause is long.
_CROSSING = 1000
# A time this near to the figure, in characters, is its own even where another opens the clause.
_BESIDE = 4
# A time this near behind another figure is that one's, in characters: "94 per cent of GDP at the end of".
_BEHIND = 20
# A time that begins this near to the start of its clause opens it, in characters: "and in the first quarter".
_OPENING = 8

_PRIOR = regex(
    r"\b(?:against|compare[sd]?\s+(?:with|to)|versus|vs\.?|up\s+from|down\s+from|higher\s+than|lower\s+than|more\s+than\s+the|less\s+than\s+the|"
    r"from|than)\s+(?:(?:a|an|the|about|around|some|just|nearly|almost)\s+){0,2}$",
    re.IGNORECASE,
)


def is_prior(text: str, start: int) -> bool:
    """The figure is the earlier one that a new one is set against: "up from 12", "against £34 million"."""
    before = text[max(0, start - 70) : start]
    return _PRIOR.search(before[-40:]) is not None or _IN_BRACKET.search(before) is not None
