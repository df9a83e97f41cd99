"""Files, folders and standard input to articles. Nothing is rewritten, and nothing is lost without a word.

A format is a module of its own with a function `read`, loaded when the first file of it is met. Where a
format tells what its parts are (a heading, a caption, navigation) the article has regions; what no region
covers is left to the segmenter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from factcheck.errors import InputError, Problem
from factcheck.ingest.base import Reader, Reading, Source, Unpacker
from factcheck.ingest.decode import decode
from factcheck.ingest.files import LIMIT_BYTES, STDIN, File, expand, shown
from factcheck.ingest.ours import is_ours
from factcheck.ingest.sniff import sniff
from factcheck.ingest.sources import Sources
from factcheck.model.article import Article

__all__ = ["PACKED", "READERS", "Loaded", "load"]

READERS: Mapping[str, str] = {
    ".txt": "plaintext",
    ".text": "plaintext",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json_articles",
    ".jsonl": "json_articles",
    ".ndjson": "json_articles",
    ".xml": "xml_articles",
    ".nitf": "xml_articles",
    ".newsml": "xml_articles",
    ".rss": "xml_articles",
    ".atom": "xml_articles",
}
"""The module in this package that reads files of each suffix. A new format is a file and a line here."""
PACKED: Mapping[str, str] = {".docx": "docx", ".pdf": "pdf"}
"""Likewise, of formats that are not text."""
_BEGINNINGS = {b"PK\x03\x04": ".docx", b"%PDF": ".pdf"}
"""What is packed shows by its first bytes, where no name says it."""


class Loaded(NamedTuple):
    """What the inputs gave: articles in the order of the inputs, and every problem that there was."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def load(
    inputs: Sequence[str | Path | Article],
    *,
    stdin: BinaryIO | None = None,
    stdin_name: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Loaded:
    """Read files, folders, `-` (from `stdin`) and ready articles, the latter handed through.

    `stdin_name` is the file that standard input is a version of: its article is named so, and read in its format.
    What cannot be read becomes a `Problem` and the rest goes on. `progress` is called with the number of
    inputs done and their total, after each.
    """
    found = list(expand(inputs, (*READERS, *PACKED)))
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    sources = Sources()
    for done, item in enumerate(found, 1):
        reading = _read(item, sources, stdin, stdin_name)
        problems += [*sources.problems, *reading.problems]
        sources.problems.clear()
        for article in reading.articles:
            if article.id in articles:
                problems.append(_twice(articles[article.id], article))
            else:
                articles[article.id] = article
        if progress is not None:
            progress(done, len(found))
    return Loaded(tuple(articles.values()), tuple(problems))


def _read(item: File | Article | Problem, sources: Sources, stdin: BinaryIO | None, stdin_name: str | None) -> Reading:
    if isinstance(item, Article):
        return Reading((item,))
    if isinstance(item, Problem):
        return Reading((), (item,))
    try:
        if item.name == STDIN:
            named = File(shown(Path(stdin_name)), Path(stdin_name)) if stdin_name else item
            return _read_bytes(named, _from_stdin(stdin))
        sources.look(item)
        reading = _read_bytes(item, _from_disk(item))
        return replace(reading, articles=sources.describe(reading.articles, item))
    except InputError as error:
        return Reading((), (Problem(error.path, error.reason),))


def _read_bytes(file: File, content: bytes) -> Reading:
    if packed := _packed(file, content):
        return cast(Unpacker, import_module(f"{__name__}.{PACKED[packed]}").read)(file.name, content)
    text, note = decode(file.name, content)
    if is_ours(text):
        if file.folder is None:
            raise InputError(file.name, "a report of factcheck, not an article; name the articles")
        return Reading((), (Problem(file.name, "a report of factcheck, not an article; left out", fatal=False),))
    suffix = file.path.suffix.lower()
    suffix = suffix if suffix in READERS else sniff(text)
    read = cast(Reader, import_module(f"{__name__}.{READERS[suffix]}").read)
    reading = read(Source.of_text(file.name, text, sha256=hashlib.sha256(content).hexdigest()))
    if note is None:
        return reading
    return replace(reading, problems=(Problem(file.name, note, fatal=False), *reading.problems))


def _packed(file: File, content: bytes) -> str | None:
    """The suffix of a format that is not text; None for what is."""
    suffix = file.path.suffix.lower()
    if suffix in PACKED or suffix in READERS:
        return suffix if suffix in PACKED else None
    return next((format for beginning, format in _BEGINNINGS.items() if content.startswith(beginning)), None)


def _from_disk(file: File) -> bytes:
    try:
        with file.path.open("rb") as stream:
            return _bounded(file.name, stream)
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise InputError(file.name, reason) from None


def _from_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise InputError(STDIN, "there is no standard input to read; name a file or a folder")
    return _bounded(STDIN, stdin)


def _bounded(name: str, stream: BinaryIO) -> bytes:
    content = stream.read(LIMIT_BYTES + 1)
    if len(content) > LIMIT_BYTES:
        raise InputError(
            name,
            f"larger than {LIMIT_BYTES // 1024**2} MB, the most that is read; split it or take it out",
        )
    return content


def _twice(first: Article, second: Article) -> Problem:
    if first == second:
        return Problem(second.name, "given more than once; read once", fatal=False)
    return Problem(second.name, f"another article has the id '{second.id}'; give each an id of its own")
