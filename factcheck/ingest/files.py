"""From what the user names, files, folders and `-`, to the files to be read, in order and each once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import Problem
from factcheck.model.article import Article

STDIN = "-"
# The longest book has 10 MB of text; a larger file is a dump or a mistake, and would hold up all others.
LIMIT_BYTES = 20 * 1024 * 1024

# In a folder of articles, files that are plainly something else: settings, data, pictures, sound, code.
_NOT_ARTICLES = frozenset(
    {
        *(".toml", ".yaml", ".yml", ".ini", ".cfg", ".lock", ".log", ".bak", ".tmp", ".swp", ".map"),
        *(".csv", ".tsv", ".xls", ".xlsx", ".ods", ".parquet", ".db", ".sqlite"),
        *(
            ".png",
            ".jpg",
            ".jpeg",
            ".gif",
            ".webp",
            ".svg",
            ".ico",
            ".bmp",
            ".tif",
            ".tiff",
            ".avif",
            ".heic",
        ),
        *(".mp3", ".wav", ".ogg", ".m4a", ".mp4", ".mov", ".avi", ".mkv", ".webm"),
        *(".py", ".pyc", ".js", ".mjs", ".ts", ".css", ".scss", ".sh", ".bat", ".ps1", ".sql", ".rb", ".php"),
        *(".woff", ".woff2", ".ttf", ".otf", ".sarif", ".graphml", ".dot"),
    }
)
# Files that may well be articles but in formats that there is no reader for.
_DOCUMENTS = frozenset(
    {
        *(".doc", ".odt", ".rtf", ".pages", ".epub", ".eml", ".msg", ".mhtml"),
        *(".zip", ".gz", ".tar"),
    }
)
# Files without a suffix, or beside articles, that are about the folder.
_ABOUT_FOLDER = frozenset(
    {"factcheck-baseline", "readme", "license", "licence", "copying", "notice", "makefile", "dockerfile"}
)


class File(NamedTuple):
    """One file to read.

    `name` is what reports call it, the path as given with `/` separators; `folder` is the input folder that
    it was found in, None for a file named by itself.
    """

    name: str
    path: Path
    folder: Path | None = None


Input = File | Article | Problem
"""One thing to read, or why there is nothing to read. Standard input is the file named `-`."""


def expand(inputs: Sequence[str | Path | Article], suffixes: Sequence[str]) -> Iterator[Input]:
    """Every file that the inputs stand for, in their order, folders sorted by name.

    `suffixes` are those that have a reader, in lower case. A file that is named twice, in whatever spelling,
    is given once.
    """
    finder = _Finder(suffixes)
    for given in inputs:
        if isinstance(given, Article):
            yield given
        elif str(given) == STDIN:
            yield from finder.once(STDIN, File(STDIN, Path(STDIN)))
        elif not str(given).strip():
            yield Problem(str(given) or "''", "an empty name; give a file, a folder or - for standard input")
        else:
            yield from finder.named(Path(given))


def shown(path: Path) -> str:
    """The path as reports show it; a name that is not text has its odd bytes replaced."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class _Finder:
    def __init__(self, suffixes: Sequence[str]) -> None:
        self._suffixes = frozenset(suffixes)
        self._readable = ", ".join(suffixes)
        self._seen: dict[str, str] = {}
        self._found = 0

    def once(self, identity: str, file: File) -> Iterator[Input]:
        """The file, or a word on where it has been named before."""
        self._found += 1
        if identity in self._seen:
            yield Problem(file.name, self._again(identity, file.name, "file"), fatal=False)
        else:
            self._seen[identity] = file.name
            yield file

    def _again(self, identity: str, name: str, what: str) -> str:
        first = self._seen[identity]
        return "named more than once; read once" if first == name else f"the same {what} as {first}; read once"

    def named(self, path: Path) -> Iterator[Input]:
        """What the user means by `path`."""
        name = shown(path)
        if name == STDIN:
            name = f"./{STDIN}"  # a file of that name, which a path of its own tells apart
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            yield Problem(name, "no such file or folder; check the name")
            return
        except (OSError, ValueError) as error:
            yield Problem(name, f"cannot be read: {_why(error)}")
            return
        if stat.S_ISDIR(mode):
            before = self._found
            troubles = 0
            for item in self._folder(path, path):
                troubles += isinstance(item, Problem) and item.fatal
                yield item
            if self._found == before and not troubles:
                yield Problem(name, f"nothing to read in this folder; articles end in {self._readable}")
        elif not path.suffix or path.suffix.lower() in self._suffixes:
            yield from self.once(os.path.realpath(path), File(name, path))
        else:
            yield Problem(name, self._no_reader(path))

    def _folder(self, folder: Path, root: Path) -> Iterator[Input]:
        identity = os.path.realpath(folder)
        if identity in self._seen:  # a link back to a folder around it ends here, too
            self._found += 1
            yield Problem(shown(folder), self._again(identity, shown(folder), "folder"), fatal=False)
            return
        self._seen[identity] = shown(folder)
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(shown(folder), f"cannot be read: {_why(error)}")
            return
        for entry in entries:
            if not entry.name.startswith("."):
                yield from self._entry(entry, root)

    def _entry(self, entry: Path, root: Path) -> Iterator[Input]:
        suffix = entry.suffix.lower()
        if entry.is_dir():
            yield from self._folder(entry, root)
        elif entry.stem.lower() in _ABOUT_FOLDER or suffix in _NOT_ARTICLES:
            return
        elif entry.is_symlink() and not entry.exists():
            yield Problem(shown(entry), "a link to a file that is not there; mend or remove it")
        elif not entry.is_file():
            yield Problem(shown(entry), "not an ordinary file; left out", fatal=False)
        elif suffix in self._suffixes:
            yield from self.once(os.path.realpath(entry), File(shown(entry), entry, root))
        else:
            # A Word file among the articles is one that the user misses; an unknown suffix hardly ever is.
            yield Problem(shown(entry), self._no_reader(entry), fatal=suffix in _DOCUMENTS)

    def _no_reader(self, path: Path) -> str:
        kind = path.suffix or "a name without suffix"
        return f"no reader for {kind}, left out; save the article as one of {self._readable}"


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
