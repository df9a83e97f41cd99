"""What is said or denied in a sentence: verbs in the past or the passive, with their names and what follows them.

No parser: a verb is a word that has the form of one, behind any auxiliaries. That is enough to see that "has been
charged" and "has not been charged" are told of one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.article import BlockKind, Document
from factcheck.model.span import Span
from factcheck.read.scan import fold
from factcheck.read.words import calendar, content_stems, is_past, stop_words
from factcheck.regex import regex

_TOKEN = regex(r"[A-Za-z][A-Za-z'-]*[A-Za-z]|[A-Za-z]|\d[\d,.]*|[.,;:()\"—]")
_STOP = frozenset('.;:,()"—')
# How many words behind the verb say of what it is said, and how many before it may suppose it.
_BEHIND, _BEFORE = 8, 8
# How many words of its subject say so in "no contract for either refit has been awarded".
_SUBJECT = 4
# How many words behind "by" say who did it, and how many on either side of "said" who says it.
_DOER, _TELLER = 3, 3
_AHEAD = 4
# "The first woman elected", "the only man ever charged".
_FOREMOST = 4
# A pronoun this near behind the verb is its object: "Police in Varde charged her".
_OBJECT = 3
_PASSIVE = frozenset({"been", "was", "were", "is", "are", "be", "being"})
_NON = "non-"
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "his", "its", "their"})


class Predicate(NamedTuple):
    """A verb that is said, or denied, of somebody."""

    article_id: str
    span: Span
    """The verb, in the article's text."""
    sentence: Span
    word: str
    stem: str
    denied: bool
    future: bool
    sense: tuple[str, str] | None
    """Its family and what it means there, for verbs of which one excludes another: "answer", "denied"."""
    objects: frozenset[str]
    """Stems of what follows it, up to the next stop."""
    subjects: frozenset[str]
    """Stems of what stands before it in its clause."""
    passive: bool
    partly: bool
    """Said of some of them only: "one of the two had been installed"."""
    limits: frozenset[str]
    """What says for when or how far it holds in its clause: "until", "noon", "monday", "2019", "full"."""
    doers: frozenset[str]
    """Stems of who does it, behind the "by" of a passive."""
    tellers: frozenset[str]
    """Stems of who says so, by a verb of speech of its sentence."""
    names: frozenset[str]
    """Words of the names in its sentence, and where it has a pronoun or no name in the one before."""


_NO_FAMILY = frozenset({"around", "asked", "deciding", "denial", "done", "grave", "open", "settled"})


class _Words(NamedTuple):
    kinds: dict[str, frozenset[str]]
    senses: dict[str, tuple[str, str]]


@cache
def _table() -> _Words:
    table = lexicon.load("predicates")
    kinds = {name: frozenset(words) for part in ("around", "denial") for name, words in table[part].items()}
    families = {name: senses for name, senses in table.items() if name not in _NO_FAMILY}
    senses = {
        word: (family, sense) for family, ways in families.items() for sense, words in ways.items() for word in words
    }
    return _Words(kinds, senses)


def predicates(document: Document, also: frozenset[str] = frozenset()) -> Iterator[Predicate]:
    """The verbs of a document's sentences that are said or denied there, in reading order; none that is only supposed.

    `also`: stems of what need not have the form of a verb behind "is" or "was": "significant", denied elsewhere.
    """
    text = fold(document.article.text)
    small = frozenset(re.findall(r"\b[a-z][a-z'-]+", text))
    before: frozenset[str] = frozenset()
    for sentence in document.sentences:
        if sentence.block.kind is BlockKind.BOILERPLATE:
            continue
        span = sentence.span
        tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text, span.start, span.end)]
        own = frozenset(word.lower().removesuffix("'s") for word, _ in tokens if _is_name(word)) - small - stop_words()
        own -= calendar()
        refers = not own or any(word in _PRONOUNS for word, _ in tokens)
        for at in range(len(tokens)):
            found = _predicate(tokens, at, also)
            if found is not None:
                stem, denied, future, objects, subjects, passive, partly, limits, doers = found
                word, start = tokens[at]
                sense = _table().senses.get(word)
                place = Span(start, start + len(word))
                word = word.removeprefix(_NON)
                yield Predicate(
                    document.article.id,
                    place,
                    span,
                    word,
                    stem,
                    denied,
                    future,
                    sense,
                    objects,
                    subjects,
                    passive,
                    partly,
                    limits,
                    doers,
                    _tellers(tokens, at) - {stem} - objects - subjects,
                    own | before if refers and not _has_own(tokens, at, own) else own,
                )
        before = own


def _has_own(tokens: list[tuple[str, int]], at: int, own: frozenset[str]) -> bool:
    """A name stands before the verb, and no pronoun between the two or right behind: who is meant is in the sentence."""
    words = [word.lower().removesuffix("'s") for word, _ in tokens]
    named = next((place for place in range(at - 1, -1, -1) if words[place] in own), None)
    return named is not None and _PRONOUNS.isdisjoint(words[named : at + _OBJECT])


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 2 and word.isalpha()


_Found = tuple[str, bool, bool, frozenset[str], frozenset[str], bool, bool, frozenset[str], frozenset[str]]


def _predicate(tokens: list[tuple[str, int]], at: int, also: frozenset[str]) -> _Found | None:
    word, kinds = tokens[at][0], _table().kinds
    if not word[0].islower() or word in kinds["auxiliaries"]:
        return None
    begin = at
    while begin and (
        _is_around(tokens[begin - 1][0].lower())
        # "was not statistically significant"
        or (begin > 1 and tokens[begin - 1][0].endswith("ly") and _is_around(tokens[begin - 2][0].lower()))
        # 'had not "thrown away the phone number"'
        or (begin > 1 and tokens[begin - 1][0] == '"' and _is_around(tokens[begin - 2][0].lower()))
    ):
        begin -= 1
    around = [tokens[each][0].lower() for each in range(begin, at)]
    denied = any(each in kinds["words"] or each.endswith("n't") for each in around)
    to = "to" in around or "having" in around
    if (begin and to and tokens[begin - 1][0].lower() in kinds["verbs"]) or (to and "yet" in around):
        denied = True
    elif to and not denied:
        return None  # "agreed to pay", "was to be charged"
    none = (
        at + 2 < len(tokens)
        and tokens[at + 1][0] == "no"
        and bool(content_stems(tokens[at + 2][0]))
        and (is_past(word) or word in kinds["bearing"])
    )
    if none or word.startswith(_NON):
        if denied:
            return None
        denied = True  # "made no finding", "non-binding"
    if not (
        is_past(word)
        or denied
        or word in _table().senses
        or (around and (around[-1] in kinds["leading"] or (not also.isdisjoint(content_stems(word)) and _is(around))))
    ):
        return None
    clause = [each.lower() for each, _ in _clause(tokens, at)]
    if around and clause[0] in kinds["no"]:
        denied = True  # "No contract has been awarded"
    earlier = [each.lower() for each, _ in tokens[max(0, begin - _BEFORE) : at]]
    if not around and kinds["foremost"].intersection(earlier[-_FOREMOST:]):
        return None
    told = pairwise(each.lower() for each, _ in tokens[:begin])
    if any(verb in kinds["contradicted"] and what in kinds["reports"] for verb, what in told):
        return None  # "denied reports that the bridge had been swept away"
    if kinds["supposed"].intersection(earlier) or (not denied and kinds["nothing"].intersection(clause)):
        return None
    if not denied and kinds["words"].intersection(each.lower() for each, _ in _clause(tokens, at, begin)):
        return None  # "Not one ballot paper was damaged"
    stems = content_stems(word.removeprefix(_NON))
    if not stems:
        return None
    behind = []
    for each, _ in tokens[at + 1 : at + 1 + _BEHIND]:
        if each in _STOP:
            break
        behind.append(each)
    if clause[0] in kinds["no"] and "that" not in clause:
        behind += clause[1:_SUBJECT]
    objects = frozenset(content_stems(" ".join(behind))) - calendar()
    ahead: list[str] = []
    for each, _ in reversed(tokens[max(0, begin - _AHEAD) : begin]):
        if each in _STOP or (each == "that" and content_stems(" ".join(ahead))):
            break  # "found that alarms had been bypassed": the alarms alone
        ahead.append(each)
    subjects = frozenset(content_stems(" ".join(ahead))) - calendar()
    passive = not _PASSIVE.isdisjoint(around)
    partly = not kinds["partly"].isdisjoint(clause)
    future = bool(kinds["future"].intersection(around))
    doers = (
        frozenset(content_stems(" ".join(behind[behind.index("by") + 1 :][:_DOER])))
        if passive and "by" in behind
        else frozenset()
    )
    return stems[0], denied, future, objects, subjects, passive, partly, _limits(clause), doers - calendar()


def _tellers(tokens: list[tuple[str, int]], at: int) -> frozenset[str]:
    """The words around the other verbs of speech of a sentence: the judge of "said the judge"."""
    words = [each for each, _ in tokens]
    told = (each for each, word in enumerate(words) if word in _speech() and each != at)
    near = (" ".join(words[max(0, each - _TELLER) : each + 1 + _TELLER]) for each in told)
    return frozenset(stem for some in near for stem in content_stems(some)) - calendar()


@cache
def _speech() -> frozenset[str]:
    return frozenset(lexicon.load("reporting")["speech"]["verbs"])


def _limits(clause: list[str]) -> frozenset[str]:
    """The words of a clause that limit it; not those of who says so, and when: "said on Monday that"."""
    behind = len(clause) - clause[::-1].index("that") if "that" in clause[:-1] else 0
    kinds = _table().kinds["limits"]
    found = {word for word in clause[behind:] if word in kinds or word[0].isdigit() or word in _of_calendar()}
    if any(word == "by" and later in found for word, later in pairwise(clause[behind:])):
        return frozenset(found | {"by"})
    return frozenset(found - {"by"})


@cache
def _of_calendar() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.load("words")["calendar"]["words"])


def _is(around: list[str]) -> bool:
    """The words before end in a form of "be", with or without an adverb."""
    return next((word in _PASSIVE for word in reversed(around) if not word.endswith("ly")), False)


def _is_around(word: str) -> bool:
    kinds = _table().kinds
    return word in kinds["auxiliaries"] or word in kinds["words"] or word.endswith("n't") or word == "having"


def _clause(tokens: list[tuple[str, int]], at: int, end: int = 0) -> list[tuple[str, int]]:
    """The words around a verb between two stops, or those up to `end`."""
    start = next((each + 1 for each in range(at, -1, -1) if tokens[each][0] in _STOP), 0)
    end = end or next((each for each in range(at, len(tokens)) if tokens[each][0] in _STOP), len(tokens))
    return tokens[start:end]
