"""What an article is about: the names and rare words that carry it, with their weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import BlockKind, Document
from factcheck.regex import regex

WORD = regex(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
POSSESSIVE = regex(r"['’]s$|['’]$")

# News says first what it is about; what comes later in a long feature only dilutes it.
_WORDS_READ = 600
_TERMS = 60
# A third of the names, two at least, is what the article is about; the others come up in it.
_LEAST_CENTRAL, _MOST_CENTRAL, _CENTRAL_SHARE = 2, 8, 3
# Weight of a name beside an ordinary word, and of one in the headline or the first sentence.
_NAME_WEIGHT = 2.0
_LEAD_WEIGHT = 2.0
# Rarity is reckoned as if the articles stood in a collection of at least this many: among five
# articles of one story a name that all five share is not common.
_COLLECTION = 200


class Profile(NamedTuple):
    """Weights of the terms that carry an article.

    `names` are those that are names, and all of them where none is; `central` the heaviest of these.
    `total` is the weight of all terms, `named` that of the names.
    """

    terms: Mapping[str, float]
    names: frozenset[str]
    central: frozenset[str]
    nameless: bool
    total: float
    named: float


@dataclass(slots=True)
class _Counts:
    """How often an article has each word, by how it is written."""

    capital: Counter[str] = field(default_factory=Counter)
    """With a capital inside a sentence."""
    initial: Counter[str] = field(default_factory=Counter)
    """With a capital that a sentence's start or a title explains."""
    small: Counter[str] = field(default_factory=Counter)
    lead: set[str] = field(default_factory=set)


def profiles_of(documents: Sequence[Document]) -> list[Profile]:
    """What each document is about, rarity being reckoned among all of them."""
    forms: dict[str, _Form | None] = {}
    counts = [_count(document, forms) for document in documents]
    capital: Counter[str] = Counter()
    initial: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for one in counts:
        capital.update(one.capital.keys())
        initial.update(one.initial.keys())
        small.update(one.small.keys())
    # A word that opens sentences in several articles and is never written small is a name too.
    names = {word for word in capital if capital[word] > small[word]}
    names |= {word for word in initial if initial[word] > 1 and not small[word]}
    tables = [_terms(one, names) for one in counts]
    spread: Counter[str] = Counter()
    for table in tables:
        spread.update(table.keys())
    size = max(len(documents), _COLLECTION)
    found = []
    for table, one in zip(tables, counts, strict=True):
        weights = {
            term: (_NAME_WEIGHT if is_name else 1.0)
            * (_LEAD_WEIGHT if term in one.lead else 1.0)
            * (1 + math.log(times))
            * math.log(1 + size / spread[term])
            for term, (times, is_name) in table.items()
        }
        found.append(profile_of(weights, {term for term, (_, is_name) in table.items() if is_name}))
    return found


def profile_of(weights: Mapping[str, float], names: set[str]) -> Profile:
    """The heaviest of the weighted terms; `names` tells which of them are names."""
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:_TERMS]
    kept = {term: weights[term] for term in heaviest}
    named = [term for term in heaviest if term in names]
    ordered = named or heaviest
    most = min(max(len(ordered) // _CENTRAL_SHARE, _LEAST_CENTRAL), _MOST_CENTRAL)
    central = frozenset(ordered[:most])
    return Profile(
        kept,
        frozenset(ordered),
        central,
        nameless=not named,
        total=sum(kept.values()),
        named=sum(kept[term] for term in ordered),
    )


def _count(document: Document, forms: dict[str, _Form | None]) -> _Counts:
    """The words of an article. `forms` remembers what was made of each spelling."""
    counts = _Counts()
    text = document.article.text
    left = _WORDS_READ
    body = 0
    for sentence in document.sentences:
        titled = sentence.block.kind is BlockKind.HEADLINE
        body += not titled
        words = WORD.findall(text, sentence.span.start, sentence.span.end)
        for place, word in enumerate(words):
            if word not in forms:
                forms[word] = _form(word)
            form = forms[word]
            if form is None:
                continue
            if not form.capital:
                counts.small[form.folded] += 1
            elif form.inner or not (titled or place == 0):
                counts.capital[form.folded] += 1
            else:
                counts.initial[form.folded] += 1
            if titled or body == 1:
                counts.lead.add(form.folded)
        left -= len(words)
        if left <= 0:
            break
    return counts


class _Form(NamedTuple):
    """A spelling: the word it stands for, whether it has a capital in front, and further ones inside."""

    folded: str
    capital: bool
    inner: bool


def _form(spelling: str) -> _Form | None:
    """What a spelling stands for; None when the word says nothing about the story."""
    word = POSSESSIVE.sub("", spelling)
    folded = word.lower()
    capital = word[0].isupper()
    if folded in common_words() or len(folded) < (2 if capital else 4):
        return None
    return _Form(folded, capital, word[1:] != word[1:].lower())


def _terms(counts: _Counts, names: set[str]) -> dict[str, tuple[int, bool]]:
    """Term → how often the article has it, and whether it is a name there."""
    capitals = counts.capital + counts.initial
    table: dict[str, tuple[int, bool]] = {}
    for word in {**capitals, **counts.small}:
        is_name = word in names and word in capitals
        if is_name or len(word) > 3:
            table[word] = (capitals[word] + counts.small[word], is_name)
    return table


@cache
def common_words() -> frozenset[str]:
    """Words that stories of every kind share; names of outlets among them."""
    stories, sentences, dates = load("stories"), load("sentences"), load("boilerplate")["dates"]
    outlets = {
        spelling.lower()
        for table in ("agencies", "outlets")
        for name, others in load("credits")[table].items()
        for spelling in (name, *others)
    }
    return frozenset(
        {
            *stories["names"]["common"],
            *stories["reporting"]["words"],
            *sentences["function"]["words"],
            *sentences["openers"]["words"],
            *dates["words"],
            *outlets,
        }
    )
