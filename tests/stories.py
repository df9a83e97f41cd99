"""Loads the story folders under fixtures/ and what their expected.toml says of them.

The format of expected.toml is described in fixtures/README.md; unknown keys are refused, so that
a mistyped one cannot quietly expect nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
_NOT_ARTICLES = frozenset({"expected.toml", "sources.toml"})


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one article. `occurrence` counts from 1; 0 stands for every place they occur at."""

    file: str
    quote: str
    occurrence: int = 0

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of code points in `text` that the place stands for."""
        found = []
        start = text.find(self.quote)
        while start >= 0:
            found.append((start, start + len(self.quote)))
            start = text.find(self.quote, start + 1)
        if self.occurrence:
            found = found[self.occurrence - 1 : self.occurrence]
        return tuple(found)

    def __str__(self) -> str:
        return f"{self.file}: {self.quote!r}"


@dataclass(frozen=True, slots=True)
class ExpectedSide:
    """One value; every place must be met, and no mention may stand anywhere else."""

    value: str
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """A disagreement that must be found, with exactly these sides."""

    rule: str
    severity: str
    subject: str
    attribute: str
    sides: tuple[ExpectedSide, ...]
    gap: str = ""

    def __str__(self) -> str:
        return f"{self.rule} {self.attribute}"


@dataclass(frozen=True, slots=True)
class Silent:
    """Two places that look like a conflict and are none."""

    a: Place
    b: Place
    why: str
    gap: str = ""

    def __str__(self) -> str:
        return f"{self.a.quote} | {self.b.quote}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Places whose claims some fact must join."""

    subject: str
    attribute: str
    mentions: tuple[Place, ...]
    gap: str = ""

    def __str__(self) -> str:
        return f"{self.subject}, {self.attribute}"


@dataclass(frozen=True, slots=True)
class ExpectedPassage:
    """Repeated or standing text that must be reported under this kind."""

    kind: str
    copies: tuple[Place, ...]
    gap: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.copies[0].quote[:40]}"


@dataclass(frozen=True, slots=True)
class ExpectedStory:
    """A folder of articles with everything that is expected of them."""

    folder: Path
    articles: tuple[str, ...]
    findings: tuple[ExpectedFinding, ...]
    silent: tuple[Silent, ...]
    agreements: tuple[Agreement, ...]
    passages: tuple[ExpectedPassage, ...]
    joined: tuple[frozenset[str], ...]
    """Articles that are one origin; any other is an origin of its own."""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def origins(self) -> frozenset[frozenset[str]]:
        """Every origin of the story, as the set of its files."""
        together = frozenset().union(*self.joined)
        alone = (frozenset({file}) for file in self.articles if file not in together)
        return frozenset((*self.joined, *alone))

    def places(self) -> Iterator[Place]:
        """Every place that is named anywhere, in order."""
        for finding in self.findings:
            for side in finding.sides:
                yield from side.mentions
        for pair in self.silent:
            yield from (pair.a, pair.b)
        for agreement in self.agreements:
            yield from agreement.mentions
        for passage in self.passages:
            yield from passage.copies

    def files(self) -> tuple[str, ...]:
        """The files of the folder that are to be read, sorted."""
        return tuple(sorted(path.name for path in self.folder.iterdir() if path.name not in _NOT_ARTICLES))


def load(folder: Path) -> ExpectedStory:
    """Reads the expected.toml of `folder`.

    Raises:
        ValueError: a table lacks a key, has one that means nothing, or is empty where it may not be.
    """
    table = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    where = f"{folder.name}/expected.toml"
    _keys(table, where, must=("articles",), may=("finding", "silent", "agreement", "passage", "origin"))
    return ExpectedStory(
        folder=folder,
        articles=tuple(table["articles"]),
        findings=tuple(_finding(entry, where) for entry in table.get("finding", ())),
        silent=tuple(_silent(entry, where) for entry in table.get("silent", ())),
        agreements=tuple(_agreement(entry, where) for entry in table.get("agreement", ())),
        passages=tuple(_passage(entry, where) for entry in table.get("passage", ())),
        joined=tuple(_origin(entry, where) for entry in table.get("origin", ())),
    )


def load_all() -> tuple[ExpectedStory, ...]:
    """Every story under fixtures/, by name."""
    return tuple(load(path.parent) for path in sorted(FIXTURES.glob("*/expected.toml")))


def raw_text(path: Path) -> str:
    """The words of an article file by the plainest means, to check quotes without the program.

    Text and Markdown as they are, the visible text of HTML, the body of JSON.
    """
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".html":
            page = _VisibleText()
            page.feed(text)
            page.close()
            return "".join(page.parts)
        case ".json":
            item = json.loads(text)
            bodies = item.get("bodies", ())
            plain = [body["value"] for body in bodies if body.get("contenttype") == "text/plain"]
            return str(plain[0] if plain else item.get("body_text") or item["body"])
        case _:
            return text


class _VisibleText(HTMLParser):
    _HIDDEN = frozenset({"head", "script", "style", "textarea"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag in self._HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in self._HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self.parts.append(data)


def _finding(entry: Mapping[str, Any], where: str) -> ExpectedFinding:
    _keys(entry, where, must=("rule", "severity", "subject", "attribute", "side"), may=("gap",))
    sides = []
    for side in entry["side"]:
        _keys(side, where, must=("value", "mentions"))
        sides.append(ExpectedSide(side["value"], _places(side["mentions"], where)))
    return ExpectedFinding(
        rule=entry["rule"],
        severity=entry["severity"],
        subject=entry["subject"],
        attribute=entry["attribute"],
        sides=tuple(sides),
        gap=entry.get("gap", ""),
    )


def _silent(entry: Mapping[str, Any], where: str) -> Silent:
    _keys(entry, where, must=("a", "b", "why"), may=("gap",))
    (a,) = _places([entry["a"]], where)
    (b,) = _places([entry["b"]], where)
    return Silent(a, b, entry["why"], entry.get("gap", ""))


def _agreement(entry: Mapping[str, Any], where: str) -> Agreement:
    _keys(entry, where, must=("subject", "attribute", "mentions"), may=("gap",))
    mentions = _places(entry["mentions"], where)
    return Agreement(entry["subject"], entry["attribute"], mentions, entry.get("gap", ""))


def _passage(entry: Mapping[str, Any], where: str) -> ExpectedPassage:
    _keys(entry, where, must=("kind", "copies"), may=("gap",))
    return ExpectedPassage(entry["kind"], _places(entry["copies"], where), entry.get("gap", ""))


def _origin(entry: Mapping[str, Any], where: str) -> frozenset[str]:
    _keys(entry, where, must=("articles",))
    return frozenset(entry["articles"])


def _places(entries: list[Mapping[str, Any]], where: str) -> tuple[Place, ...]:
    if not entries:
        raise ValueError(f"{where}: an empty list of places")
    places = []
    for entry in entries:
        _keys(entry, where, must=("file", "quote"), may=("occurrence",))
        places.append(Place(entry["file"], entry["quote"], entry.get("occurrence", 0)))
    return tuple(places)


def _keys(table: Mapping[str, Any], where: str, *, must: tuple[str, ...], may: tuple[str, ...] = ()) -> None:
    missing = [key for key in must if key not in table]
    unknown = sorted(set(table) - {*must, *may})
    if missing or unknown:
        raise ValueError(f"{where}: missing {missing}, unknown {unknown} in {dict(table)}")
