"""Invented newsroom articles in any number, the same for the same seed, for measuring.

Several articles share a story: its names, its facts in other words and other precision, its quotes.
Some figures differ on purpose, some paragraphs are copied. Stories of one kind share their wordings
and differ in names and figures, so that putting articles together needs more than common words.

    python -m tests.benchmarks.generate FOLDER COUNT
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("newsroom.toml")

LENGTH_MEAN, LENGTH_SPREAD = 2500, 700
"""Of an article, in characters: what agencies write on a single event."""
WINDOW = 250
"""Stories in the making at a time; their articles come mixed, at most this many stories apart."""
DIFFERS = 0.06
"""Share of figures that an article gives otherwise than the story has them."""
ROUNDED = 0.25
"""Share of figures that an article rounds, with or without a hedge."""
COPIES = 0.25
"""Share of articles that take paragraphs from an earlier one of their story."""

_FIRST_DAY = date(2023, 1, 1)
_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou])")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def write(folder: Path, count: int, *, seed: int = 7, per_story: int = 4) -> None:
    """Write `count` articles as UTF-8 text files into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles(count, seed=seed, per_story=per_story):
        (folder / name).write_text(text, encoding="utf-8")


def articles(count: int, *, seed: int = 7, per_story: int = 4) -> Iterator[tuple[str, str]]:
    """Yield `count` pairs of file name and text; names tell nothing about the story.

    The first n articles are the same for every `count`, except in the last window.
    """
    stories = -(-count // per_story)
    texts: Iterator[str] = (
        text
        for start in range(0, stories, WINDOW)
        for text in _mixed(
            [
                _story_texts(random.Random(f"{seed}/{index}"), per_story)
                for index in range(start, min(start + WINDOW, stories))
            ]
        )
    )
    for place, text in enumerate(islice(texts, count)):
        yield f"a{place:06d}.txt", text


def _mixed(stories: list[list[str]]) -> Iterator[str]:
    """First the first article of each story, then the second of each …"""
    for report in zip(*stories, strict=True):
        yield from report


# -- a story ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Story:
    """What happened: names, the true figures, what was said, and the words it is told in."""

    kind: dict[str, Any]
    names: dict[str, str]
    figures: dict[str, int]
    quotes: tuple[tuple[str, str], ...]
    """What was said and by whom."""
    stock: dict[str, tuple[str, ...]]


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    for table in (data["names"], data["words"]):
        for key, words in table.items():
            table[key] = [word.strip() for word in (words.split("|") if "|" in words else words.split())]
    return data


def _story_texts(rng: random.Random, count: int) -> list[str]:
    story = _story(rng)
    reports: list[list[str]] = []
    for number in range(count):
        source = rng.choice(reports) if reports and rng.random() < COPIES else None
        reports.append(_paragraphs(story, rng, first=number == 0, source=source))
    return ["\n\n".join(paragraphs) + "\n" for paragraphs in reports]


def _story(rng: random.Random) -> _Story:
    data = _data()
    kind = data["kinds"][rng.choice(sorted(data["kinds"]))]
    names = _cast(rng, kind)
    stock = {
        "noun": tuple(rng.sample(data["words"]["noun"], 26)),
        "plural": tuple(rng.sample(data["words"]["plural"], 12)),
        "adjective": tuple(rng.sample(data["words"]["adjective"], 18)),
        "verb": tuple(rng.sample(data["words"]["verb"], 14)),
    }
    figures = {name: _draw(rng, *spec) for name, spec in sorted(kind["figures"].items())}
    quotes = tuple(
        (_fill(template, rng, names, stock), rng.choice((names["lead"], names["second"], names["third"])))
        for template in rng.sample(data["prose"]["quotes"], 3)
    )
    return _Story(kind, names, figures, quotes, stock)


def _cast(rng: random.Random, kind: dict[str, Any]) -> dict[str, str]:
    parts = _data()["names"]
    day = _FIRST_DAY + timedelta(days=rng.randrange(365))
    cast = {
        "place": _name(rng, "place_end"),
        "town2": _name(rng, "place_end"),
        "region": f"{_name(rng, 'place_end')} {rng.choice(parts['region_end'])}",
        "country": f"{rng.choice(parts['first'])}{rng.choice(parts['middle'])}ia",
        "org": f"{_name(rng, 'surname_end')} {rng.choice(parts['company_end'])}",
        "org2": f"{_name(rng, 'surname_end')} {rng.choice(parts['company_end'])}",
        "role": rng.choice(kind["roles"]),
        "weekday": f"{day:%A}",
        "date": f"{day:%B} {day.day}",
        "direction": rng.choice(("rose", "fell")),
    }
    for part in ("lead", "second", "third"):
        last = _name(rng, "surname_end")
        cast[part] = f"{rng.choice(parts['given'])} {last}"
        cast[f"{part}_last"] = last
    return cast


def _name(rng: random.Random, ending: str) -> str:
    parts = _data()["names"]
    middle = rng.choice(parts["middle"]) if rng.random() < 0.7 else ""
    return f"{rng.choice(parts['first'])}{middle}{rng.choice(parts[ending])}"


def _draw(rng: random.Random, kind: str, low: int, high: int) -> int:
    """A figure from `low` to `high`, small ones as likely as large ones; years evenly."""
    if kind in ("year", "age", "magnitude", "percent"):
        return rng.randint(low, high)
    drawn: float = low * (high / low) ** rng.random()
    return round(drawn)


# -- an article ------------------------------------------------------------------------------


def _paragraphs(story: _Story, rng: random.Random, *, first: bool, source: list[str] | None) -> list[str]:
    """Headline, then paragraphs up to the length drawn for this article."""
    data = _data()
    agency = f"{_name(rng, 'place_end')} {rng.choice(data['names']['agency_end'])}"
    length = max(900, rng.gauss(LENGTH_MEAN, LENGTH_SPREAD))
    told = {name: _tell(rng, story, name) for name in story.figures}
    names = {**story.names, **told, "agency": agency}
    names["day"] = names["weekday"] if rng.random() < 0.6 else names["date"]
    facts = [rng.choice(wordings) for wordings in story.kind["facts"]]
    opening, rest = facts[0], facts[1:]
    if not first:
        rest = rng.sample(rest, k=len(rest) - rng.choice((0, 0, 1)))
    lines = [_fill(fact, rng, names, story.stock) for fact in (opening, *rest)]
    for quote, speaker in rng.sample(story.quotes, k=rng.choice((1, 2, 2, 3))):
        saying = rng.choice(data["prose"]["saying"])
        lines.append(saying.format(quote=quote, speaker=speaker, **names))
    prose = cycle(rng.sample(data["prose"]["sentences"], k=len(data["prose"]["sentences"])))
    while sum(map(len, lines)) < length:
        lines.append(_fill(next(prose), rng, names, story.stock))
    opening, *others = lines
    rng.shuffle(others)
    paragraphs = [" ".join(group) for group in _groups(rng, others)]
    if source is not None:
        # A rewrite: some of its own paragraphs give way to those of the other report.
        taken = rng.sample(source[2:], k=min(len(source) - 2, rng.choice((2, 3, 5))))
        paragraphs = [*taken, *paragraphs[len(taken) :]]
    headline = _fill(rng.choice(story.kind["headlines"]), rng, names, story.stock)
    dateline = f"{names['place'].upper()}, {names['date']} ({agency}) - "
    closing = [data["prose"]["boilerplate"][0].format(**names)] if rng.random() < 0.3 else []
    return [_capital(headline), dateline + opening, *paragraphs, *closing]


def _groups(rng: random.Random, lines: list[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while group := list(islice(rest, rng.choice((1, 2, 2, 3)))):
        yield group


def _fill(template: str, rng: random.Random, names: dict[str, str], stock: dict[str, tuple[str, ...]]) -> str:
    """`template` with names and figures as given and content words from the stock or beyond."""
    words = _data()["words"]
    slots = dict(names)
    for kind in ("noun", "plural", "adjective", "verb"):
        source = stock[kind] if rng.random() < 0.5 else words[kind]
        one, two = rng.sample(source, 2)
        slots |= {kind: one, f"{kind}2": two, kind.capitalize(): one.capitalize()}
    return _capital(_BEFORE_VOWEL.sub(r"\1n ", template.format(**slots)))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


# -- figures ---------------------------------------------------------------------------------


def _tell(rng: random.Random, story: _Story, name: str) -> str:
    """The figure `name` as this article has it: mostly right, in one of its ways of writing."""
    kind, low, high = story.kind["figures"][name]
    value = story.figures[name]
    if rng.random() < DIFFERS:
        value = _draw(rng, kind, low, high)
    if kind == "money":
        return _money(rng, value)
    if kind == "percent":
        sign = rng.choice((" percent", " per cent", "%"))
        return f"{value}.{rng.randrange(1, 10)}{sign}" if rng.random() < 0.1 else f"{value}{sign}"
    if kind == "magnitude":
        return f"magnitude {value // 10}.{value % 10}" if name == "magnitude" else str(value)
    if kind == "cents":
        return f"{value} cents" if value < 100 else f"${value // 100}.{value % 100:02d}"
    if kind in ("year", "age"):
        return str(value)
    return _count(rng, value)


def _money(rng: random.Random, millions: int) -> str:
    scales = (("billion", "bn", 1000), ("million", "m", 1)) if millions >= 1000 else (("million", "m", 1),)
    word, suffix, size = scales[0]
    value = f"{millions / size:.1f}".removesuffix(".0") if size > 1 else str(millions)
    hedge = ""
    if rng.random() < ROUNDED and size > 1 and millions >= 10_000:
        value, hedge = str(round(millions / size)), rng.choice(("", "about ", "some "))
    return f"{hedge}${value} {word}" if rng.random() < 0.7 else f"{hedge}${value}{suffix}"


def _count(rng: random.Random, value: int) -> str:
    if value < 10:
        return _SMALL[value - 2] if value > 1 else "one"
    if rng.random() < ROUNDED and value >= 100:
        step = 10 ** (len(str(value)) - 2)
        down = value // step * step
        if down < value:
            return rng.choice(
                (f"more than {down:,}", f"about {round(value / step) * step:,}", f"nearly {down + step:,}")
            )
    return f"{value:,}"


def main() -> None:
    """Write articles for a look at them."""
    parser = argparse.ArgumentParser(description="Write invented articles into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-story", type=int, default=4)
    options = parser.parse_args()
    write(options.folder, options.count, seed=options.seed, per_story=options.per_story)


if __name__ == "__main__":
    main()
