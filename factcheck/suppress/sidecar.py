"""`factcheck.ignore.toml`: findings set aside by fingerprint, for texts that nobody may write comments into.

[[ignore]]
fingerprint = "3f9a0c1be2d47786"     # or its first 8 digits or more
reason = "the agency has confirmed the rounding"
by = "Desk"
until = 2026-12-31                   # the last day; after it the finding is heard again
file = "drafts/harbour.md"           # only in this file, and only then missed when it no longer matches
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factcheck.config.settings import DEFAULT, STRICT
from factcheck.errors import Problem, UsageError
from factcheck.model.finding import Finding, Suppression, SuppressionKind
from factcheck.regex import regex
from factcheck.rules.selection import speaking

_DIGITS = regex(r"[0-9a-f]{8,16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One entry of the file."""

    __pydantic_config__ = STRICT

    fingerprint: str
    reason: str
    by: str = ""
    until: date | None = None
    file: str = ""
    rule: str = ""
    """Its code, for whoever reads the file; where rules are left out, it is not missed unless this one speaks."""

    def __post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.fingerprint.lower()):
            raise ValueError("the fingerprint has 8 to 16 digits of 0-9 and a-f; copy it from a report")
        if not self.reason.strip():
            raise ValueError("give a reason")


@dataclass(slots=True)
class Sidecar:
    """The entries that hold on the day, what is wrong with the others, and which have matched."""

    name: str
    folder: Path
    entries: list[tuple[int, Ignore]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _met: set[int] = field(default_factory=set)

    def suppression(self, finding: Finding, files: Iterable[Path]) -> Suppression | None:
        """The first entry that sets the finding aside. `files` are those whose words it quotes."""
        for number, entry in self.entries:
            if not finding.fingerprint.startswith(entry.fingerprint.lower()):
                continue
            if entry.file and self._path(entry) not in files:
                continue
            self._met.add(number)
            return Suppression(SuppressionKind.FILE, self.name, entry.reason.strip(), entry.by, entry.until)
        return None

    def unmet(
        self, read: Iterable[Path], rules: Collection[str], drafts: Collection[Path] | None = None
    ) -> list[Problem]:
        """A word on every entry that nothing matched, unless its file was not read or its rule left out.

        `drafts` are the files of the drafts where nothing else was judged, None where everything was.
        """
        there, all_speak = set(read if drafts is None else drafts), speaking(DEFAULT) <= set(rules)
        advice = "remove it" if drafts is None else "remove it, unless it is there for --strict-sources"
        return [
            Problem(
                self.name,
                f"ignore {number} ({entry.fingerprint}) matches no finding; {'remove it' if entry.file else advice}",
                fatal=False,
            )
            for number, entry in self.entries
            if number not in self._met
            and (not entry.file or self._path(entry) in there)
            and (all_speak or entry.rule in rules)
        ]

    def _path(self, entry: Ignore) -> Path:
        return (self.folder / entry.file).resolve()


def load(path: str, today: date | None) -> Sidecar:
    """The file at `path`. Without `today` no entry has run out.

    What cannot be followed is a fatal problem, and the finding that it meant is heard.
    """
    import tomllib

    file = Path(path)
    found = Sidecar(path, file.parent)
    try:
        table = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        found.problems.append(Problem(path, f"cannot be read: {(error.strerror or str(error)).lower()}"))
        return found
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not valid TOML: {error}"
        found.problems.append(Problem(path, f"{reason}; correct it, nothing in it counts"))
        return found
    from factcheck.config.check import checked

    rows = table.pop("ignore", [])
    if table or not isinstance(rows, list):
        found.problems.append(Problem(path, "it holds [[ignore]] tables only; correct the rest"))
        rows = rows if isinstance(rows, list) else []
    for number, row in enumerate(rows, 1):
        try:
            entry = checked(Ignore, row, f"ignore {number}")
        except UsageError as error:
            found.problems.append(Problem(path, str(error)))
            continue
        if entry.until is not None and today is not None and entry.until < today:
            reason = f"ignore {number} ({entry.fingerprint}) ran out on {entry.until}; renew or remove it"
            found.problems.append(Problem(path, reason, fatal=False))
            continue
        found.entries.append((number, entry))
    return found
