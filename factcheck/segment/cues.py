"""Lines that a page carries whatever its news, recognised by their wording.

The wording is data (`lexicon/boilerplate.toml`); this module compiles it once and answers what
kind of block a line is, or None. It sees one line at a time; position is the caller's matter.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.lexicon.inside import AnyOf
from factcheck.model.article import BlockKind
from factcheck.regex import regex
from factcheck.segment import shape
from factcheck.segment.published import is_stamp

_TYPOGRAPHY = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))
_EDGES = " \t.:;!?…|*•·‣▪▼▲►▶→←»«›‹>-–—✕×_[](){}"
_FIGURE = regex(r"\d[\d.,]*[km]?")
_FIRST_WORD = regex(r"[\w']+")
_DIGIT = regex(r"\d")
_SHORT_WORDS = 14
_NOTICE_WORDS = 60
# A notice deep in a long paragraph does not make the paragraph a notice.
_NEAR_START = 160
_WHOLE_NOTICE_WORDS = 45


class Opens(Enum):
    """What a line starts besides itself."""

    RELATED = auto()
    """Links to other stories follow."""
    SECTION = auto()
    """A standing section of a release follows, up to the next heading."""
    ABOUT = auto()
    """The same, if the paragraph below names the company again."""


class Cue(NamedTuple):
    """What a line's wording says: its own kind, and what it opens."""

    kind: BlockKind
    opens: Opens | None = None


def cue_of(line: str, words: int, folded: str, *, inside: bool = True) -> Cue | None:
    """What the wording of `line` says about it; None when it says nothing.

    `folded` is the line folded, and `inside` False when nothing that `stands_inside` finds is in it.
    """
    if shape.is_date_line(line) or is_stamp(line):
        return Cue(BlockKind.METADATA)
    if words <= _SHORT_WORDS:
        cue = _short_line(line, words, folded)
        if cue is not None:
            return cue
    return _notice(line, words, folded, inside)


def stands_inside(folded: str) -> bool:
    """True when a text that is folded holds a phrase that tells the kind of a line from inside it.

    Hardly any article has one, and asking once for the whole of it costs a fifth of asking line by line.
    """
    return _inner_phrases().stands_in(folded)


def fold(line: str) -> str:
    """The line as cues are written: lower case, straight quotes, single spaces."""
    if not line.isascii():
        for mark, plain in _TYPOGRAPHY:
            line = line.replace(mark, plain)
    return " ".join(line.lower().split())


def bare(folded: str) -> str:
    """A folded line without the marks at its ends."""
    return folded.strip(_EDGES)


def promotion_words(line: str) -> int:
    """How many words of self-praise the line holds."""
    known = _phrases("promotion.words")
    words = re.split(r"[^\w/-]+", fold(line))
    return sum(word in known or any(part in known for part in word.split("-")) for word in words)


def is_sign_off(line: str, publisher: str | None) -> bool:
    """True when the last paragraph of a page speaks for the page, or of its own publisher."""
    folded = fold(line)
    if _has("sign_off.contains", folded):
        return True
    own = fold(publisher or "").removeprefix("the ")
    if not own or not _has("sign_off.about", folded):
        return False
    return folded.removeprefix("the ").startswith(own) or folded.startswith(f"the {own.split()[-1]} ")


def _short_line(line: str, words: int, folded: str) -> Cue | None:
    key = bare(folded)
    if _is("furniture.whole", folded) or _is("furniture.whole", key) or _is("comments.whole", key):
        return Cue(BlockKind.BOILERPLATE)
    if _is("related.whole", key):
        return Cue(BlockKind.NAVIGATION, Opens.RELATED)
    if _is("section.whole", key):
        return Cue(BlockKind.HEADING, Opens.SECTION)
    if _is("navigation.whole", key) or _is_move(key):
        return Cue(BlockKind.NAVIGATION)
    if _is("counts.whole", key):
        return Cue(BlockKind.METADATA)
    if not shape.is_sentence(line, words):
        if _starts("related.starts", folded):
            return Cue(BlockKind.NAVIGATION, Opens.RELATED)
        if _starts("section.starts", key) or _ends("section.ends", key):
            return Cue(BlockKind.HEADING, Opens.SECTION)
        if _starts("section.about", key) and words <= 6 and line.split()[-1][:1].isupper():
            return Cue(BlockKind.HEADING, Opens.ABOUT)
        if _starts("navigation.starts", folded):
            return Cue(BlockKind.NAVIGATION)
    if _is_label(line, folded) or shape.is_ticker_line(line):
        return Cue(BlockKind.METADATA)
    if shape.is_menu(line):
        return Cue(BlockKind.NAVIGATION)
    if _starts("contact.starts", folded) and shape.is_contact_line(line) and not shape.has_finite_verb(line):
        return Cue(BlockKind.BOILERPLATE)
    if shape.is_place_and_date(line):
        return Cue(BlockKind.DATELINE)
    return None


def _notice(line: str, words: int, folded: str, inside: bool) -> Cue | None:
    """Cues that may stand in a longer line too."""
    if words <= _NOTICE_WORDS:
        opening = _FIRST_WORD.match(folded)
        # Most lines of a story begin as no cue does.
        if opening is None or folded.startswith(_openings().get(opening.group(), ())):
            cue = _opening(line, folded, words)
            if cue is not None:
                return cue
        if inside and words <= 20 and _has("byline.contributed", folded):
            return Cue(BlockKind.BYLINE)
        if inside and words <= 40 and _has("caption.contains", folded):
            return Cue(BlockKind.CAPTION)
    if _is_glued_link(line):
        return Cue(BlockKind.TEASER)
    if inside and _has("furniture.contains", _searched(line, words, folded)):
        return Cue(BlockKind.BOILERPLATE)
    return None


def _searched(line: str, words: int, folded: str) -> str:
    """How much of a line is looked through for a notice."""
    if words > _NOTICE_WORDS:
        return fold(line[:_NEAR_START])
    return folded if words <= _WHOLE_NOTICE_WORDS else folded[:_NEAR_START]


def _opening(line: str, folded: str, words: int) -> Cue | None:
    """Cues with which a line begins."""
    if _is_byline(line, folded):
        return Cue(BlockKind.BYLINE)
    if _starts("caption.starts", folded):
        return Cue(BlockKind.CAPTION)
    if _starts("comments.starts", folded) or _starts("furniture.starts", folded):
        return Cue(BlockKind.BOILERPLATE)
    if words <= 30 and _starts("related.links", folded):
        return Cue(BlockKind.TEASER)
    return Cue(BlockKind.BOILERPLATE) if _is_call(line, folded, words) else None


def _is_move(key: str) -> bool:
    move = _lead("navigation.moves", key)
    return move is not None and key[len(move) :].strip() in _phrases("navigation.targets")


def _is_byline(line: str, folded: str) -> bool:
    """ "By", "Reporting by", "With files from" …, and then nothing but names and their offices."""
    lead = folded.lstrip("(—–-[ ")
    credit = _lead("byline.credits", lead) or _lead("byline.starts", lead)
    if credit is None:
        return False
    tokens = [token.strip("\"'“”‘’().,:;|/@—–-•[]") for token in line.split()]
    names = [token for token in tokens if token][len(credit.split()) :]
    known = _phrases("byline.words")
    return (
        bool(names)
        and (names[0][0].isupper() or all(name.lower() in known for name in names))
        and all(name[0].isupper() or name[0].isdigit() or name.lower() in known for name in names)
    )


def _is_label(line: str, folded: str) -> bool:
    """A "key: value" of the page, or a key that a line break has parted from its value."""
    key, colon, value = folded.partition(":")
    if key.strip() not in _phrases("metadata.keys"):
        return False
    return len(value) <= 80 if colon else len(line) <= 30


def _is_glued_link(line: str) -> bool:
    lowered = line[:24].lower()
    return lowered.startswith(_glued()) and any(
        lowered.startswith(phrase) and line[len(phrase) :][:1].isupper() for phrase in _glued()
    )


def _is_call(line: str, folded: str, words: int) -> bool:
    """An invitation in the site's own voice: an imperative with one of its goods."""
    calls = load("boilerplate")["calls"]
    if words > calls["line_words"] or not _starts("calls.verbs", folded):
        return False
    if shape.has_finite_verb(line) and _phrases("voice.words").isdisjoint(re.findall(r"[\w']+", folded)):
        return False
    if _has("calls.objects", folded):
        return True
    return words <= calls["short_words"] and _ends("calls.weak_objects", folded.strip(_EDGES))


# -- the lexicon, compiled --------------------------------------------------------------------


@cache
def _phrases(family: str) -> frozenset[str]:
    table, key = family.split(".")
    return frozenset(load("boilerplate")[table][key])


@cache
def _inner_phrases() -> AnyOf:
    families = ("byline.contributed", "caption.contains", "furniture.contains")
    return AnyOf(phrase for family in families for phrase in _phrases(family))


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """By their first word: the phrases with which a line of any length may begin, each up to its first figure."""
    families = ("byline.starts", "byline.credits", "caption.starts", "comments.starts", "furniture.starts")
    known: dict[str, set[str]] = {}
    for phrase in (p for family in (*families, "related.links", "calls.verbs") for p in _phrases(family)):
        if match := _FIRST_WORD.match(phrase):
            known.setdefault(match.group(), set()).add(phrase.partition("#")[0])
    return {word: tuple(sorted(phrases)) for word, phrases in known.items()}


@cache
def _longest_first(family: str) -> tuple[str, ...]:
    return tuple(sorted(_phrases(family), key=lambda phrase: (-len(phrase), phrase)))


def _is(family: str, key: str) -> bool:
    return key in _phrases(family) or (_has_figures(family) and _without_figures(key) in _phrases(family))


def _starts(family: str, folded: str) -> bool:
    if _lead(family, folded) is not None:
        return True
    return _has_figures(family) and _lead(family, _without_figures(folded)) is not None


def _lead(family: str, folded: str) -> str | None:
    """The longest phrase of the family with which the line begins."""
    phrases = _longest_first(family)
    if not folded.startswith(phrases):
        return None
    return next((phrase for phrase in phrases if folded.startswith(phrase) and _ends_at(folded, phrase, 0)), None)


def _has(family: str, folded: str) -> bool:
    return any(_stands_in(folded, phrase) for phrase in _phrases(family) if phrase in folded)


def _stands_in(folded: str, phrase: str) -> bool:
    at = folded.find(phrase)
    while at >= 0:
        if not (at and _is_letter(folded[at - 1])) and _ends_at(folded, phrase, at):
            return True
        at = folded.find(phrase, at + 1)
    return False


def _ends_at(folded: str, phrase: str, at: int) -> bool:
    """True when the phrase found at `at` ends in a mark of its own, or no letter follows it."""
    following = folded[at + len(phrase) : at + len(phrase) + 1]
    return not (following and _is_letter(phrase[-1]) and _is_letter(following))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _has_figures(family: str) -> bool:
    """True when one of the phrases has # for a figure."""
    return any("#" in phrase for phrase in _phrases(family))


def _without_figures(folded: str) -> str:
    """The line with # for each figure, as the phrases have it."""
    return _FIGURE.sub("#", folded) if _DIGIT.search(folded) else folded


@cache
def _glued() -> tuple[str, ...]:
    return tuple(sorted(_phrases("related.glued")))


@cache
def _endings(family: str) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in sorted(_phrases(family)))


def _ends(family: str, key: str) -> bool:
    return key.endswith(_endings(family))
