"""JSON: one record or a list of them, and JSON Lines with one a line.

A record is `{title, body, source, date, url}`, the neutral form that programs hand over, or a ninjs item.
The text is the title and the body; every character maps back to its line and column in the JSON file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from json import JSONDecodeError
from pathlib import PurePosixPath
from typing import Any

from factcheck.errors import InputError, Problem
from factcheck.ingest import ninjs
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.fields import pick, read_fields
from factcheck.ingest.json_text import Quoted, parse, plain
from factcheck.ingest.records import Record, RecordError, article_of

# The names that the text of a record goes by, most telling first, and that of its title.
_BODY = ("body", "text", "content", "articlebody", "maintext", "fulltext", "bodyhtml", "bodytext", "html")
_TITLE = ("title", "headline", "hed")
_LINES = frozenset({".jsonl", ".ndjson"})

RecordReader = Callable[[Mapping[str, Any]], Record]
FORMATS: tuple[tuple[Callable[[Mapping[str, Any]], bool], RecordReader], ...] = ((ninjs.is_ninjs, ninjs.read_item),)
"""Each special kind of record: how to know it, and how to read it. Anything else is the neutral form."""


def read(source: Source) -> Reading:
    """The articles of one file: `path` for a lone record, `path#1` … for those of a list or of lines."""
    articles, problems = [], list[Problem]()
    for suffix, value, place in _records(source, problems):
        prefix = f"{place}: " if place else ""
        if not isinstance(value, dict):
            problems.append(Problem(source.path, f'{prefix}not a record; write {{"title": …, "body": …}}'))
            continue
        try:
            reader = next((reader for matches, reader in FORMATS if matches(value)), _neutral)
            record = reader(value)
        except RecordError as reason:
            problems.append(Problem(source.path, f"{prefix}{reason}", fatal=reason.fatal))
            continue
        articles.append(article_of(record, source, f"{source.path}{suffix}"))
        problems += [Problem(source.path, f"{prefix}{line}", fatal=False) for line in record.fields.unread]
    if not articles and not problems:
        problems.append(Problem(source.path, "an empty list; put at least one record into it"))
    return Reading(tuple(articles), tuple(problems))


def _records(source: Source, problems: list[Problem]) -> Iterator[tuple[str, Any, str]]:
    """The id's suffix, the value and the place in words of each record."""
    if PurePosixPath(source.path).suffix.lower() in _LINES or _is_lines(source.text):
        yield from _lines(source, problems)
        return
    try:
        value = parse(source.text)
    except RecursionError:
        raise InputError(source.path, "nested too deeply to be an article; check the file") from None
    except JSONDecodeError as error:
        raise InputError(
            source.path,
            f"not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}; correct it there",
        ) from None
    except ValueError:
        raise InputError(source.path, "not valid JSON: a number too long to be read; shorten it") from None
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield f"#{number}", item, f"record {number}"
    else:
        yield "", value, ""


def _is_lines(text: str) -> bool:
    """True for records one a line under a name that does not say so."""
    first, _, rest = text.strip().partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(parse(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(source: Source, problems: list[Problem]) -> Iterator[tuple[str, Any, str]]:
    number = at = 0
    # Only a line feed ends a record: a string may hold any other line separator as it is.
    for line_number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            number += 1
            try:
                value = parse(line, at=at)
            except (ValueError, RecursionError) as error:
                what = (
                    f"{error.msg} in column {error.colno}" if isinstance(error, JSONDecodeError) else "cannot be read"
                )
                problems.append(
                    Problem(source.path, f"line {line_number}: not valid JSON: {what}; correct or remove it")
                )
            else:
                yield f"#{number}", value, f"line {line_number}"
        at += len(line) + 1


def _neutral(record: Mapping[str, Any]) -> Record:
    found = pick(record, _BODY)
    if found is None:
        raise RecordError("the record has no body; put the article's text into its field 'body'")
    name, body = found
    if not isinstance(body, Quoted):
        raise RecordError(f"the field '{name}' is not text; put the article's text into it")
    if not body.value.strip():
        raise RecordError(f"the field '{name}' is empty; put the article's text into it")
    title = pick(record, _TITLE)
    return Record(title[1] if title and isinstance(title[1], Quoted) else None, body, read_fields(plain(record)))
