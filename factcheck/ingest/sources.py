"""`sources.toml` beside the articles: what is known of them that the files do not say. It has the last word.

    [[article]]
    file = "agency.txt"
    publisher = "Northern Wire"
    published = 2025-03-04T08:30:00Z
    url = "https://wire.example/4"
    credit = "Northern Wire"
    title = "Fire closes harbour"

`file` is a path from the folder that `sources.toml` stands in; `wire.jsonl#3` is one record of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import Problem
from factcheck.ingest.files import File, shown
from factcheck.ingest.stamps import Stamp, stamp
from factcheck.model.article import Article

NAME = "sources.toml"
_WORDS = ("publisher", "url", "credit", "title")
_KEYS = ("file", "published", *_WORDS)


class _Entry(NamedTuple):
    """One `[[article]]`."""

    words: Mapping[str, str]
    published: Stamp | None

    def applied_to(self, article: Article) -> Article:
        """The article with what the entry says in place of what its file says."""
        article = replace(article, **dict(self.words))  # type: ignore[arg-type]
        if self.published is None:
            return article
        # A bare day confirms the time that the file gives for that day; it does not take it away.
        at = self.published.at
        if at is None and article.published == self.published.day:
            at = article.published_at
        return replace(article, published=self.published.day, published_at=at)


class Sources:
    """Reads every `sources.toml` that bears on the articles, each once."""

    def __init__(self) -> None:
        self._sheets: dict[Path, dict[str, _Entry]] = {}
        self.problems: list[Problem] = []
        """What is wrong with the files read so far, in reading order."""

    def describe(self, articles: tuple[Article, ...], file: File) -> tuple[Article, ...]:
        """The articles of `file` with what the nearest `sources.toml` says of them."""
        if not articles:
            return articles
        found = list(articles)
        for folder in self._folders(file):
            sheet = self._sheet(folder)
            name = file.path.relative_to(folder).as_posix()
            for index, article in enumerate(articles):
                number = article.id[len(file.name) :]
                entry = sheet.get(name + number) or sheet.get(name)
                if entry is not None and found[index] is article:
                    found[index] = entry.applied_to(article)
        return tuple(found)

    def look(self, file: File) -> None:
        """Read the files that bear on `file`, so that what is wrong with them is known."""
        for folder in self._folders(file):
            self._sheet(folder)

    def _folders(self, file: File) -> Iterator[Path]:
        """The file's own folder, then those around it up to the one that the user named."""
        folder = file.path.parent
        yield folder
        while file.folder is not None and folder != file.folder:
            folder = folder.parent
            yield folder

    def _sheet(self, folder: Path) -> dict[str, _Entry]:
        if folder not in self._sheets:
            path = folder / NAME
            self._sheets[folder] = self._read(path) if path.is_file() else {}
        return self._sheets[folder]

    def _read(self, path: Path) -> dict[str, _Entry]:
        import tomllib

        try:
            table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        except OSError as error:
            self._tell(path, f"cannot be read: {(error.strerror or str(error)).lower()}", fatal=True)
            return {}
        except UnicodeDecodeError:
            self._tell(path, "not UTF-8; save it as UTF-8", fatal=True)
            return {}
        except tomllib.TOMLDecodeError as error:
            self._tell(path, f"not valid TOML: {error}; correct it there", fatal=True)
            return {}
        return self._entries(path, table)

    def _entries(self, path: Path, table: Mapping[str, Any]) -> dict[str, _Entry]:
        for key in table:
            if key != "article":
                self._tell(path, f"unknown key '{key}'; it holds [[article]] tables only")
        rows = table.get("article", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._tell(path, "'article' is not a list of tables; write [[article]] above each", fatal=True)
            return {}
        entries: dict[str, _Entry] = {}
        for number, row in enumerate(rows, 1):
            file = row.get("file")
            if not isinstance(file, str) or not file.strip():
                self._tell(path, f'article {number} names no file; add file = "…"')
                continue
            name = Path(file).as_posix()
            if name in entries:
                self._tell(path, f"two entries for '{file}'; the first counts")
                continue
            if not self._is_there(path.parent, name):
                self._tell(path, f"no file '{file}' beside it; correct or remove the entry")
            entries[name] = self._entry(path, file, row)
        return entries

    def _entry(self, path: Path, file: str, row: Mapping[str, Any]) -> _Entry:
        words: dict[str, str] = {}
        published = None
        for key, value in row.items():
            if key not in _KEYS:
                self._tell(path, f"'{file}': unknown key '{key}'; known are {', '.join(_KEYS)}")
            elif key == "published":
                published = stamp(value)
                if published is None:
                    self._tell(path, f"'{file}': the date '{value}' is not understood; write it as YYYY-MM-DD")
            elif not isinstance(value, str) or not value.strip():
                self._tell(path, f"'{file}': '{key}' is not text; put it in quotes")
            elif key in _WORDS:
                words[key] = value.strip()
        return _Entry(words, published)

    @staticmethod
    def _is_there(folder: Path, name: str) -> bool:
        return (folder / name).exists() or (folder / name.rpartition("#")[0]).is_file()

    def _tell(self, path: Path, reason: str, *, fatal: bool = False) -> None:
        self.problems.append(Problem(shown(path), reason, fatal=fatal))
