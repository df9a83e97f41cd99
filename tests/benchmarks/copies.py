"""Independent articles with copies planted among them, and what of each is whose.

Every sentence has an owner. An article's own sentences are drawn part by part from long lists of
words, so that no two agree for long by chance; stock phrases and the lines of a publisher are in
many of them and are nobody's report. A planted copy takes some or all sentences of an earlier
article and rewrites them the way desks do: words for one another, words slipped in or dropped, a
closing clause cut off, two sentences joined, figures changed, sentences put in another order.

    python -m tests.benchmarks.copies FOLDER COUNT
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).with_suffix(".toml")
NEWSROOM = Path(__file__).with_name("newsroom.toml")

LEVELS: dict[str, float] = {
    "verbatim": 0.0,
    "5 %": 0.05,
    "15 %": 0.15,
    "30 %": 0.30,
    "reordered": 0.02,
    "numbers": 0.0,
}
"""Kinds of copies, and the share of their words that is changed."""
PLANTED = 0.3
"""Share of articles that hold a copy."""
WHOLE = 0.25
"""Share of copies that take the whole of the other article."""
_SENTENCES = (12, 30)
_STOCK = 0.15
"""Share of sentences that are a stock phrase with its names."""
_BOILERPLATE = 0.4
_PUBLISHERS = 40

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_FIGURE = re.compile(r"\d+")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Part(NamedTuple):
    """A sentence of an article, `text[start:end]`, and whose it is; `owner` is "" for nobody's."""

    start: int
    end: int
    owner: str


class Made(NamedTuple):
    """An article, its sentences, and where its copy came from, if it holds one."""

    id: str
    text: str
    parts: tuple[Part, ...]
    publisher: str
    source: str = ""
    level: str = ""


class _Sentence(NamedTuple):
    words: str
    owner: str


def corpus(count: int, *, seed: int = 11) -> Iterator[Made]:
    """`count` articles; the first n are the same for every `count`."""
    rng = random.Random(seed)
    recent: list[tuple[str, list[_Sentence]]] = []
    levels = tuple(LEVELS)
    for number in range(count):
        name = f"a{number:06d}"
        publisher = f"P{rng.randrange(_PUBLISHERS)}"
        own = [_sentence(rng, f"{name}/{k}") for k in range(rng.randint(*_SENTENCES))]
        source = level = ""
        body = own
        if recent and rng.random() < PLANTED:
            level = rng.choice(levels)
            source, theirs = rng.choice(recent)
            body = _planted(rng, own, theirs, level)
        else:
            # Only what is an article's own is copied on, so that the rate of change is the one asked for.
            recent.append((name, own))
            if len(recent) > 500:
                del recent[rng.randrange(400)]
        lines = [] if rng.random() > _BOILERPLATE else [_line(publisher)]
        yield _article(rng, name, publisher, body, lines, source, level)


# -- an article of one's own -----------------------------------------------------------------


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return data


@cache
def _words() -> dict[str, tuple[str, ...]]:
    words = tomllib.loads(NEWSROOM.read_text(encoding="utf-8"))["words"]
    return {key: tuple(text.split()) for key, text in words.items()}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    names = tomllib.loads(NEWSROOM.read_text(encoding="utf-8"))["names"]
    return {key: tuple(w.strip() for w in (v.split("|") if "|" in v else v.split())) for key, v in names.items()}


def _slots(rng: random.Random) -> dict[str, str]:
    words, names = _words(), _names()
    noun, noun2 = rng.sample(words["noun"], 2)
    plural, plural2 = rng.sample(words["plural"], 2)
    adjective, adjective2 = rng.sample(words["adjective"], 2)
    return {
        "noun": noun,
        "noun2": noun2,
        "plural": plural,
        "plural2": plural2,
        "adjective": adjective,
        "adjective2": adjective2,
        "verb": rng.choice(words["verb"]),
        "count": str(rng.randint(2, 990)),
        "weekday": rng.choice(_WEEKDAYS),
        "place": rng.choice(names["first"]) + rng.choice(names["middle"]) + rng.choice(names["place_end"]),
        "org": rng.choice(names["first"]) + rng.choice(names["surname_end"]) + " " + rng.choice(names["company_end"]),
        "name": rng.choice(names["given"]) + " " + rng.choice(names["first"]) + rng.choice(names["surname_end"]),
    }


def _sentence(rng: random.Random, owner: str) -> _Sentence:
    lists = _data()["article"]
    if rng.random() < _STOCK:
        return _Sentence(rng.choice(lists["stock"]).format(**_slots(rng)), "")
    parts = [rng.choice(lists["openings"]).format(**_slots(rng)) + ","] if rng.random() < 0.5 else []
    parts += [rng.choice(lists[part]).format(**_slots(rng)) for part in ("subjects", "verbs", "objects")]
    for _ in range(rng.choice((0, 1, 1, 2))):
        parts.append(rng.choice(lists["tails"]).format(**_slots(rng)))
    return _Sentence(" ".join(parts), owner)


@cache
def _line(publisher: str) -> _Sentence:
    rng = random.Random(f"line {int(publisher[1:]) % (_PUBLISHERS * 3 // 4)}")  # some share an owner's
    return _Sentence(rng.choice(_data()["article"]["boilerplate"]).format(**_slots(rng)), "boilerplate")


def _article(
    rng: random.Random,
    name: str,
    publisher: str,
    body: Sequence[_Sentence],
    lines: Sequence[_Sentence],
    source: str,
    level: str,
) -> Made:
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    left = 0
    for sentence in body:
        words = sentence.words[:1].upper() + sentence.words[1:] + "."
        gap = "" if not pieces else " " if left else "\n\n"
        left = left - 1 if left else rng.choice((0, 1, 2))
        pieces += (gap, words)
        at += len(gap)
        parts.append(Part(at, at + len(words), sentence.owner))
        at += len(words)
    for sentence in lines:
        pieces += ("\n\n", sentence.words)
        parts.append(Part(at + 2, at + 2 + len(sentence.words), sentence.owner))
        at += 2 + len(sentence.words)
    return Made(name, "".join(pieces) + "\n", tuple(parts), publisher, source, level)


# -- a copy ----------------------------------------------------------------------------------


def _planted(rng: random.Random, own: list[_Sentence], theirs: list[_Sentence], level: str) -> list[_Sentence]:
    whole = rng.random() < WHOLE
    size = len(theirs) if whole else rng.randint(3, 7)
    first = rng.randrange(max(1, len(theirs) - size + 1))
    taken = theirs[first : first + size]
    if level == "reordered":
        taken = rng.sample(taken, len(taken))
    if level == "numbers":
        taken = [_Sentence(_FIGURE.sub(lambda _: str(rng.randint(2, 990)), s.words), s.owner) for s in taken]
    taken = _rewritten(rng, taken, LEVELS[level])
    if whole:
        return taken
    keep = own[: max(4, len(own) - size)]
    place = rng.randrange(len(keep) + 1)
    return [*keep[:place], *taken, *keep[place:]]


def _rewritten(rng: random.Random, sentences: Sequence[_Sentence], rate: float) -> list[_Sentence]:
    """The sentences with about `rate` of their words changed, dropped or added."""
    words = sum(len(_WORD.findall(s.words)) for s in sentences)
    budget = rate * words
    done = list(sentences)
    while budget >= 1 and done:
        index = rng.randrange(len(done))
        act = rng.choices((_swap, _slip_in, _drop_word, _cut_clause, _join_next), (60, 12, 12, 8, 4))[0]
        spent = act(rng, done, index)
        budget -= spent if spent else 0.05  # a sentence that the act does not fit is no reason to go on for ever
    return done


def _swap(rng: random.Random, done: list[_Sentence], index: int) -> float:
    sentence = done[index]
    folded = sentence.words.lower()
    if rng.random() < 0.5:
        group = rng.choice(_synonyms())
        for phrase in rng.sample(group, len(group)):
            match = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded)
            if match:
                other = rng.choice([each for each in group if each != phrase])
                words = sentence.words[: match.start()] + other + sentence.words[match.end() :]
                done[index] = sentence._replace(words=words)
                return max(len(phrase.split()), len(other.split()))
    # A content word for another of its kind: what a synonym is to who compares words.
    place = rng.choice(list(_WORD.finditer(sentence.words)))
    for kind, known in _words().items():
        if place.group() in known:
            other = rng.choice(_words()[kind])
            words = sentence.words[: place.start()] + other + sentence.words[place.end() :]
            done[index] = sentence._replace(words=words)
            return 1
    return 0


def _slip_in(rng: random.Random, done: list[_Sentence], index: int) -> float:
    sentence = done[index]
    place = rng.choice([m.start() for m in re.finditer(r"(?<= )\w", sentence.words)] or [0])
    word = rng.choice(_data()["synonyms"]["fillers"]) + " "
    done[index] = sentence._replace(words=sentence.words[:place] + word + sentence.words[place:])
    return 1


def _drop_word(rng: random.Random, done: list[_Sentence], index: int) -> float:
    sentence = done[index]
    adjectives = [m for m in _WORD.finditer(sentence.words) if m.group() in _words()["adjective"]]
    if not adjectives:
        return 0
    match = rng.choice(adjectives)
    words = (sentence.words[: match.start()] + sentence.words[match.end() :].lstrip()).strip()
    done[index] = sentence._replace(words=words)
    return 1


def _cut_clause(rng: random.Random, done: list[_Sentence], index: int) -> float:
    sentence = done[index]
    for mark in (" before ", " while ", " although ", " though ", " which ", " without ", " until ", " despite "):
        at = sentence.words.find(mark)
        if at > 30:
            dropped = len(_WORD.findall(sentence.words[at:]))
            done[index] = sentence._replace(words=sentence.words[:at].rstrip(","))
            return dropped
    return 0


def _join_next(rng: random.Random, done: list[_Sentence], index: int) -> float:
    if index + 1 >= len(done) or done[index].owner == "" or done[index + 1].owner == "":
        return 0
    link = rng.choice(_data()["synonyms"]["links"])
    gap = "" if link[0] in ",;" else " "
    joined = f"{done[index].words}{gap}{link} {done[index + 1].words}"
    done[index : index + 2] = [_Sentence(joined, f"{done[index].owner} {done[index + 1].owner}")]
    return 2


@cache
def _synonyms() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in _data()["synonyms"]["groups"])


def main() -> None:
    """Write articles for a look at them."""
    parser = argparse.ArgumentParser(description="Write articles with planted copies into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for made in corpus(options.count, seed=options.seed):
        (options.folder / f"{made.id}.txt").write_text(made.text, encoding="utf-8")


if __name__ == "__main__":
    main()
