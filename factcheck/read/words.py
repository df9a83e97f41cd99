"""Content words of a clause, reduced to stems that match across word forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.regex import regex

_WORD = regex(r"[A-Za-z][A-Za-z'&.-]*[A-Za-z]|[A-Za-z]")


@cache
def stop_words() -> frozenset[str]:
    """Words that carry no content."""
    return frozenset(lexicon.load("words")["stop"])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude stem: lower case, without possessive, plural, -ing and -ed endings.

    It only has to send the forms of one word to one string, not to give a word of the language.
    """
    word = word.lower()
    if word.endswith("'s"):
        word = word[:-2]
    word = word.rstrip("'.")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the content words of a folded text, in order, each once."""
    return tuple(dict.fromkeys(filter(None, map(_content_stem, _WORD.findall(text)))))


@lru_cache(maxsize=20_000)
def _content_stem(word: str) -> str:
    """The stem of a word, "" for a word that carries no content."""
    bare = word.lower().removesuffix("'s")
    bare = _demonyms().get(bare, bare) if word[0].isupper() else _forms().get(bare, bare)  # the Polish, not shoe polish
    return stem(bare) if bare not in stop_words() and len(bare) > 1 else ""


@cache
def _forms() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon.load("words")["forms"]
    return {form: verb for verb, forms in table.items() for form in forms}


@cache
def _demonyms() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon.load("words")["demonyms"]
    return {word: country for country, words in table.items() for word in words}


@cache
def _past() -> frozenset[str]:
    return frozenset(lexicon.load("words")["past"]["words"])


def is_past(word: str) -> bool:
    """A word in lower case that has the form of a past tense or participle."""
    return word in _past() or word in _forms() or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))


def has_verb(text: str) -> bool:
    """A word of the text is a past tense or a finite form of be, have or will; in lower case, so that no name is one."""
    return any(
        word in _past() or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))
        for word in _WORD.findall(text)
    )


@cache
def calendar() -> frozenset[str]:
    """Stems of words that go with any date, period or duration, and say nothing of what happened then."""
    return frozenset(content_stems(" ".join(lexicon.load("words")["calendar"]["words"])))


@cache
def _same() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon.load("words")["same"]
    return {form: name for name, ways in table.items() for form in ways}


@cache
def _same_words() -> frozenset[str]:
    return frozenset(filter(str.isalpha, _same()))


@cache
def _same_phrases() -> tuple[str, ...]:
    """The ways that are no plain words ("artificial intelligence", "u.s."), longest first."""
    return tuple(sorted(_same().keys() - _same_words(), key=lambda form: (-len(form), form)))


def canonical_noun(noun: str) -> str:
    """The noun that stands for all that mean the same: "household" and "house" are "home"."""
    return _same().get(noun, noun)


def canonical_stems(text: str) -> tuple[str, ...]:
    """Content stems with ways of saying one thing sent to one stem ("artificial intelligence" → "ai")."""
    low, same = text.lower(), _same()
    for phrase in _same_phrases():
        if phrase in low:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", same[phrase].upper(), text, flags=re.IGNORECASE)
    if not _same_words().isdisjoint(_LETTERS.findall(low)):
        text = _PLAIN.sub(lambda word: _canonical(word.group()), text)
    return content_stems(text)


def _canonical(word: str) -> str:
    same = _same().get(word.lower())
    return word if same is None else same.upper()


_LETTERS = regex(r"[a-z]+")
_PLAIN = regex(r"(?<!\w)[A-Za-z]+(?!\w)")


def in_words(stems: Iterable[str], text: str) -> tuple[str, ...]:
    """The words of a folded text that have these stems, for a reader, in alphabetical order.

    A stem that no word of it has, since it stands for several ways of saying one thing, is left as it is.
    """
    words: dict[str, str] = {}
    for word in _WORD.findall(text):
        words.setdefault(_content_stem(word), word.removesuffix("'s"))
    return tuple(sorted((words.get(each, each) for each in stems), key=str.casefold))


def in_full(phrase: str) -> str:
    """A phrase of stems as a reader would have it: "insuranc number" is "insurance number"."""
    common = lexicon.words("common")
    return " ".join(f"{word}e" if word not in common and f"{word}e" in common else word for word in phrase.split(" "))


def singular(noun: str) -> str:
    """The singular of an English noun, by rule; irregular plurals of news come from a table."""
    noun = noun.lower()
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if len(noun) > 4 and noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if len(noun) > 2 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "series", "species")):
        return noun[:-1]
    return noun


_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
    "wives": "wife", "knives": "knife", "feet": "foot", "teeth": "tooth", "mice": "mouse", "bodies": "body",
    "policemen": "policeman", "fishermen": "fisherman", "servicemen": "serviceman", "crises": "crisis",
    "halves": "half", "shelves": "shelf", "leaves": "leaf", "thieves": "thief", "buses": "bus", "gases": "gas",
    "fatalities": "death", "fatality": "death", "deaths": "death",
}  # fmt: skip
