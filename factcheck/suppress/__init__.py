"""What becomes of findings that somebody has set aside: they are kept with the reason, and fail no run.

In this order: rules that settings leave out say nothing; severities; comments beside the words; paths of
the settings; the file of ignored findings; the baseline. Nothing here looks at `fail-on`, so that a
baseline holds whatever fails a run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config import DEFAULT, PathSettings, Settings
from factcheck.model.article import CUE, Article
from factcheck.model.finding import Finding, Mention, Side, Suppression, SuppressionKind
from factcheck.model.report import Report, Story
from factcheck.rules import find
from factcheck.rules.selection import loudness, named, selected, speaking

if TYPE_CHECKING:
    from factcheck.baseline import Baseline
    from factcheck.suppress.comments import Comment, Complaint, Mute
    from factcheck.suppress.sidecar import Sidecar

__all__ = ["Rulings", "settle"]


class Rulings:
    """Settings made ready for one run, and what has been met of them."""

    def __init__(self, settings: Settings, enabled: frozenset[str]) -> None:
        self.settings = settings
        self.enabled = enabled
        self.sidecar: Sidecar | None = None
        self.baseline: Baseline | None = None
        self._files: dict[str, Path] = {}

    @classmethod
    def of(cls, settings: Settings = DEFAULT, *, today: date | None = None) -> Rulings:
        """Read what the settings point to. `today` decides which entries have run out; None lets all hold.

        Raises:
            UsageError: a rule that there is not, or a baseline that cannot be read.
        """
        enabled = speaking(settings)
        for path in settings.path:
            selected(path.ignore, path.severity)
        selected(settings.severity, ())
        found = cls(settings, enabled)
        if settings.baseline:
            from factcheck.baseline import Baseline

            found.baseline = Baseline.load(settings.baseline)
        if settings.ignore_file and Path(settings.ignore_file).is_file():
            from factcheck.suppress.sidecar import load

            found.sidecar = load(settings.ignore_file, today)
        return found

    def file(self, article: Article) -> Path:
        """The article's file, whatever folder we are in."""
        if article.id not in self._files:
            self._files[article.id] = Path(article.name).resolve()
        return self._files[article.id]

    def is_in(self, article: Article, path: PathSettings) -> bool:
        """True where a pattern of `path` fits the article's file."""
        file, root = self.file(article), self.settings.root or Path.cwd()
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else article.name
        return any(fnmatchcase(name, each) or name.startswith(each.rstrip("/") + "/") for each in path.match)


def settle(report: Report, rulings: Rulings, *, drafts: Collection[str] = ()) -> Report:
    """The report with everything that is set aside moved to `suppressed`.

    `drafts` are the ids of articles that were written from the others: only they may keep quiet what is
    found in them, and a finding that no longer touches one is quiet.
    """
    number = max((int(finding.id.removeprefix("F")) for finding in report.findings), default=0) + 1
    stories = []
    for story in report.stories:
        settled = _Story(story, rulings, drafts).settled(number)
        number += len(settled.findings) + len(settled.suppressed)
        stories.append(settled)
    report = replace(report, stories=tuple(stories))
    if rulings.sidecar is None and rulings.baseline is None:
        return report
    read = [rulings.file(article) for article in report.articles]
    judged = None if report.judges_all else {rulings.file(article) for article in report.drafts}
    problems = list(report.problems)
    if rulings.sidecar is not None:
        problems += [*rulings.sidecar.problems, *rulings.sidecar.unmet(read, rulings.enabled, judged)]
    stale = rulings.baseline.stale(read, rulings.enabled, judged) if rulings.baseline is not None else ()
    return replace(report, problems=tuple(problems), stale=stale)


class _Story:
    def __init__(self, story: Story, rulings: Rulings, drafts: Collection[str]) -> None:
        self._story = story
        self._rulings = rulings
        self._drafts = drafts
        self._articles = {article.id: article for article in story.articles}
        self._mutes: dict[str, list[Mute]] = {}
        self._met: set[tuple[str, Mute]] = set()
        self._complaints: list[tuple[str, Complaint]] = []
        for document in story.documents:
            id = document.article.id
            if (not drafts or id in drafts) and (CUE in document.article.text or document.article.comments):
                from factcheck.suppress.comments import mutes

                self._mutes[id], complaints = mutes(document)
                self._complaints += [(id, complaint) for complaint in complaints]

    def settled(self, number: int) -> Story:
        spoken = [finding for finding in self._story.findings if finding.rule in self._rulings.enabled]
        heard = [(finding, self._by_comment(finding)) for finding in spoken]
        heard += [
            (replace(finding, id=f"F{number + index:03d}"), None)
            for index, finding in enumerate(self._own_findings())
            if finding.rule in self._rulings.enabled
        ]
        findings, suppressed = [], []
        for finding, suppression in heard:
            finding = self._made_loud(finding)
            suppression = suppression or self._by_path(finding) or self._by_fingerprint(finding)
            if suppression is None:
                findings.append(finding)
            else:
                suppressed.append(replace(finding, suppression=suppression))
        findings.sort(key=lambda finding: finding.order)
        suppressed.sort(key=lambda finding: finding.order)
        return replace(self._story, findings=tuple(findings), suppressed=tuple(suppressed))

    def _made_loud(self, finding: Finding) -> Finding:
        severity = loudness(finding.rule, self._rulings.settings.severity)
        for path in self._rulings.settings.path:
            if self._is_within(finding, path):
                severity = loudness(finding.rule, path.severity) or severity
        return replace(finding, severity=severity) if severity is not None else finding

    # -- who sets it aside -----------------------------------------------------------------

    def _by_comment(self, finding: Finding) -> Suppression | None:
        met: list[tuple[str, Mute]] = []

        def covered(mention: Mention) -> bool:
            its = self._mutes.get(mention.article_id, ())
            found = [m for m in its if m.code == finding.rule and m.covers(self._articles[mention.article_id], mention)]
            met.extend((mention.article_id, mute) for mute in found)
            return bool(found)

        quiet = self._is_quiet(finding, covered)
        self._met.update(met)
        if not quiet:
            return None
        id, mute = met[0]
        where = f"{self._articles[id].name}:{mute.comment.start.line}"
        return Suppression(SuppressionKind.COMMENT, where, mute.reason)

    def _by_path(self, finding: Finding) -> Suppression | None:
        for path in self._rulings.settings.path:
            if named(finding.rule, path.ignore) and self._is_within(finding, path):
                reason = path.reason or f"the settings leave {finding.rule} out there"
                return Suppression(SuppressionKind.SETTINGS, " ".join(path.match), reason)
        return None

    def _is_within(self, finding: Finding, path: PathSettings) -> bool:
        return self._is_quiet(finding, lambda mention: self._rulings.is_in(self._articles[mention.article_id], path))

    def _by_fingerprint(self, finding: Finding) -> Suppression | None:
        files = {self._rulings.file(self._articles[m.article_id]) for side in finding.sides for m in side.mentions}
        sidecar, baseline = self._rulings.sidecar, self._rulings.baseline
        found = sidecar.suppression(finding, files) if sidecar is not None else None
        return found or (baseline.suppression(finding) if baseline is not None else None)

    def _is_quiet(self, finding: Finding, covered: Callable[[Mention], bool]) -> bool:
        """True where the words that are not covered no longer disagree, or no longer touch a draft."""
        heard = [[m for m in side.mentions if not covered(m)] for side in finding.sides]
        if sum(map(len, heard)) == sum(len(side.mentions) for side in finding.sides):
            return False
        if sum(1 for side in heard if side) < min(2, len(finding.sides)):
            return True
        draft = self._story.draft  # none where the sources are set against each other
        return bool(draft) and not any(m.article_id == draft for side in heard for m in side)

    # -- what is found in the comments themselves --------------------------------------------

    def _own_findings(self) -> Iterable[Finding]:
        for id, complaint in self._complaints:
            yield _finding(
                "FC901", id, complaint.comment, f"This comment is not followed: {_ended(complaint.reason)}", ()
            )
        for id, its in self._mutes.items():
            for mute in its:
                if (id, mute) not in self._met and mute.code in self._rulings.enabled:
                    message = f"This comment keeps {mute.code} quiet where it has nothing to say."
                    step = f"it holds {mute.lines}, where {mute.code} finds nothing; remove it"
                    yield _finding("FC900", id, mute.comment, message, (step,))


def _ended(reason: str) -> str:
    return reason if reason.endswith("?") else f"{reason}."


def _finding(code: str, article: str, comment: Comment, message: str, steps: Sequence[str]) -> Finding:
    rule = find(code)
    words = " ".join(comment.words.split())
    return Finding(
        id="",
        rule=code,
        name=rule.name,
        severity=rule.severity,
        subject="",
        attribute="comment to factcheck",
        message=message,
        confidence=Decimal(1),
        explanation=tuple(steps),
        sides=(Side(words.removeprefix("factcheck:").strip() or words, (Mention(article, comment.place),)),),
    )
