"""The baseline: findings that were there when it was taken, so that only new ones fail a run.

A JSON file to commit. Findings are known by fingerprint, which holds neither line nor wording, and counted,
so that a second one of a kind is new. A finding whose figures change has another fingerprint and comes back.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from factcheck.config.settings import STRICT
from factcheck.errors import UsageError
from factcheck.model.finding import Finding, Suppression, SuppressionKind
from factcheck.model.report import Report, Stale

NAME = "factcheck-baseline.json"
_REASON = "known when the baseline was taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding, however often it is there. All but `fingerprint` and `count` is for whoever reads the file."""

    __pydantic_config__ = STRICT

    fingerprint: str
    count: int
    rule: str
    severity: str
    subject: str
    attribute: str
    values: tuple[str, ...]
    files: tuple[str, ...]
    """Whose words it quotes, from the folder of the baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The file as a whole."""

    __pydantic_config__ = STRICT

    version: int
    findings: tuple[Entry, ...]


@dataclass(slots=True)
class Baseline:
    """Entries by fingerprint, and how often each has been met in this run."""

    name: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    _met: Counter[str] = field(default_factory=Counter)

    @classmethod
    def load(cls, path: str) -> Baseline:
        """The baseline at `path`.

        Raises:
            UsageError: it is not there, or is no baseline.
        """
        from factcheck.config.check import checked

        try:
            table = json.loads(Path(path).read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            raise UsageError(f"{path}: no such baseline; write it with factcheck baseline create") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or f"not JSON, {error}"
            raise UsageError(f"{path}: {reason}; restore it or write it anew") from None
        file = checked(_File, table, path)
        if file.version != 1:
            raise UsageError(f"{path}: made by a newer factcheck; update this one")
        return cls(path, {entry.fingerprint: entry for entry in file.findings})

    def suppression(self, finding: Finding) -> Suppression | None:
        """The finding's place in the baseline, as often as it was counted there."""
        entry = self.entries.get(finding.fingerprint)
        if entry is None or self._met[finding.fingerprint] >= entry.count:
            return None
        self._met[finding.fingerprint] += 1
        return Suppression(SuppressionKind.BASELINE, self.name, _REASON)

    def stale(
        self, read: Iterable[Path], rules: Collection[str], drafts: Collection[Path] | None = None
    ) -> tuple[Stale, ...]:
        """What was met less often than it says, of the entries of these rules whose files were all read or are gone.

        `drafts` are the files of the drafts where nothing else was judged: what sources say among themselves is
        then nobody's to miss. None where all that was read was judged.
        """
        there = set(read)
        return tuple(
            sorted(
                Stale(e.rule, e.subject, e.attribute, e.fingerprint, e.count - self._met[e.fingerprint])
                for e in self.entries.values()
                if self._met[e.fingerprint] < e.count and e.rule in rules and self._is_covered(e, there, drafts)
            )
        )

    def updated(self, report: Report, rules: Collection[str], *, grow: bool) -> Baseline:
        """The baseline for what a report found, with these rules and without this baseline in force.

        Entries on files that the report did not read, of other rules, or on what sources say among themselves
        where the report is on drafts only, stay. Without `grow` nothing is added.
        """
        there = {Path(article.name).resolve() for article in report.articles}
        drafts = None
        if not report.judges_all:
            drafts = {Path(article.name).resolve() for article in report.drafts}
        found = self._taken(report)
        kept: dict[str, Entry] = {}
        for fingerprint in {*self.entries, *(found if grow else ())}:
            old, new = self.entries.get(fingerprint), found.get(fingerprint)
            if old is None:
                entry = new
            elif old.rule not in rules or not self._is_covered(old, there, drafts):
                entry = new if grow and new is not None and new.count > old.count else old
            elif new is None:
                entry = None
            else:
                entry = new if grow else replace(new, count=min(old.count, new.count))
            if entry is not None:
                kept[fingerprint] = entry
        return Baseline(self.name, kept)

    def _taken(self, report: Report) -> dict[str, Entry]:
        folder = Path(self.name).parent
        names = {article.id: article.name for article in report.articles}
        taken: dict[str, Entry] = {}
        for finding in report.findings:
            files = {_from(folder, names[m.article_id]) for side in finding.sides for m in side.mentions}
            before = taken.get(finding.fingerprint)
            taken[finding.fingerprint] = Entry(
                fingerprint=finding.fingerprint,
                count=before.count + 1 if before else 1,
                rule=finding.rule,
                severity=finding.severity.value,
                subject=finding.subject,
                attribute=finding.attribute,
                values=tuple(sorted(side.value for side in finding.sides)),
                files=tuple(sorted(files | set(before.files if before else ()))),
            )
        return taken

    def _is_covered(self, entry: Entry, read: Collection[Path], drafts: Collection[Path] | None) -> bool:
        """True where a run that read these files would have found it."""
        files = [(Path(self.name).parent / file).resolve() for file in entry.files]
        gone = {file for file in files if not file.exists()}
        judged = drafts is None or any(file in drafts or file in gone for file in files)
        return judged and all(file in read or file in gone for file in files)

    def counts(self) -> Counter[str]:
        """How many findings it holds of each fingerprint."""
        return Counter({fingerprint: entry.count for fingerprint, entry in self.entries.items()})

    def text(self) -> str:
        """The file: sorted, so that a change shows as what it is."""
        ordered = sorted(self.entries.values(), key=lambda e: (e.rule, e.subject, e.attribute, e.fingerprint))
        table = {"version": 1, "findings": [asdict(entry) for entry in ordered]}
        return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _from(folder: Path, name: str) -> str:
    """A file's path from the folder, with / separators; as it is where that cannot be."""
    try:
        return Path(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # another drive
        return name
