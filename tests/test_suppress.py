"""Findings that somebody has set aside: by a comment, by fingerprint, by a path of the settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import check, compare
from factcheck.config import DEFAULT, PathSettings, Settings
from factcheck.errors import UsageError
from factcheck.model.article import CUE, Article
from factcheck.model.finding import Severity, SuppressionKind
from factcheck.model.report import Report
from factcheck.model.span import beside
from factcheck.report import Page, find
from factcheck.rules import BUILTIN
from factcheck.rules.selection import loudness, selected
from factcheck.segment import segment
from factcheck.suppress.comments import mutes
from tests import golden

WRONG = "Orlan Foods will cut 4,460 jobs at its plant in Varde."
RIGHT = "Orlan Foods will cut 4,640 jobs at its plant in Varde."
ROUNDED = "Orlan Foods reported revenue of $14 billion for the year."
EXACT = "Orlan Foods reported revenue of $13.8 billion for the year."


def written(folder: Path, articles: Sequence[str], suffix: str = ".txt") -> list[Path]:
    """The articles as files, the first in the format of `suffix`."""
    paths = []
    for number, text in enumerate(articles, 1):
        path = folder / f"{number}{suffix if number == 1 else '.txt'}"
        path.write_bytes(text.encode())
        paths.append(path)
    return paths


def rules(findings: Sequence[Any]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    "row", golden.cases("suppress", must=("suffix", "articles", "heard", "set_aside"), may=("draft",))
)
def test_what_a_comment_keeps_quiet(row: dict[str, Any], tmp_path: Path) -> None:
    first, *others = written(tmp_path, row["articles"], row["suffix"])
    report = check(first, others) if row.get("draft") else compare([first, *others], one_story=True)
    assert (rules(report.findings), rules(report.suppressed)) == (row["heard"], row["set_aside"])
    assert all(finding.suppression is None for finding in report.findings)
    assert report.fatal == ()


def test_a_suppression_says_who_where_and_why(tmp_path: Path) -> None:
    text = f"# Jobs\n\n{WRONG} <!-- factcheck: ignore[FC104] --   the plant\nconfirms it -->\n"
    (finding,) = compare(written(tmp_path, [text, RIGHT], ".md"), one_story=True).suppressed
    its = finding.suppression
    assert its is not None
    assert (its.kind, its.reason) == (SuppressionKind.COMMENT, "the plant confirms it")
    assert its.where == f"{(tmp_path / '1.md').as_posix()}:3"


def test_ids_are_given_once(tmp_path: Path) -> None:
    text = f"{WRONG} <!-- factcheck: ignore[FC104, FC101] -- why -->\n\n{ROUNDED} <!-- factcheck: ignore -->\n"
    report = compare(written(tmp_path, [text, f"{RIGHT} {EXACT}"]), one_story=True)
    ids = [finding.id for finding in (*report.findings, *report.suppressed)]
    assert len(ids) == len(set(ids)) == 4


WORDS = st.text(st.sampled_from("factcheck:ignore[]on off,FC104 -—\n!<>x"), max_size=60)


@given(WORDS, WORDS)
def test_any_comment_is_followed_or_complained_of(before: str, words: str) -> None:
    """Nothing written into a comment to us is lost without a word, and no words end in a traceback."""
    text = f"{before}\n\n{WRONG} <!-- factcheck: {words}-->\n"
    found, complaints = mutes(segment(Article.from_text(text, id="a")))
    assert found or complaints
    for mute in found:
        assert mute.reason and mute.start <= mute.end


@given(st.text("ab\n\r \t", max_size=20), st.text("x\n\r", min_size=1, max_size=4), st.text("ab\n\r \t", max_size=20))
def test_what_stands_beside_ends_with_the_line(before: str, words: str, after: str) -> None:
    found = beside(before + words + after, len(before), len(before) + len(words))
    assert found == (re.split(r"[\r\n]", before)[-1], re.split(r"[\r\n]", after)[0])


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {CUE}{' ' * 50_000}!-->",
        f"<!-- {CUE} ignore[{'x' * 50_000}] -- why -->",
        f"<!-- {CUE} {'x' * 50_000} -->",
        f"<!-- {CUE} ignore[FC104] -- why -->\n\nIt is old.\n\n" * 2_000,
        f"<!-- {CUE}" * 5_000,
        "<!--" * 20_000 + f" {CUE}",
    ],
    ids=["white", "name", "verb", "many", "open", "openings"],
)
def test_hostile_comments_cost_little_and_say_little(text: str) -> None:
    """What takes minutes here never ends on the desk: the whole takes a second or two."""
    found, complaints = mutes(segment(Article.from_text(text, id="a")))
    assert len(found) <= 2_000
    assert all(len(complaint.reason) < 200 for complaint in complaints)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
def test_an_unused_comment_is_shown_at_its_place(tmp_path: Path, suffix: str) -> None:
    text = f"<p>{RIGHT}</p>\n\n<!-- factcheck: ignore[FC104] -- why -->\n<p>The plant makes bread.</p>\n"
    report = compare(written(tmp_path, [text, RIGHT], suffix), one_story=True)
    (finding,) = report.findings
    ((mention,),) = (side.mentions for side in finding.sides)
    (article,) = (article for article in report.articles if article.id == mention.article_id)
    assert finding.rule == "FC900"
    assert article.position(mention.span.start).line == (3 if suffix != ".html" else 4)


# -- rules that are left out, and severities -------------------------------------------------------


def report_with(tmp_path: Path, settings: Settings, *, today: date | None = None) -> Report:
    paths = written(tmp_path, [f"{WRONG} {ROUNDED}", f"{RIGHT} {EXACT}"])
    return compare(paths, one_story=True, settings=settings, today=today)


def test_without_settings_both_are_heard(tmp_path: Path) -> None:
    assert rules(report_with(tmp_path, DEFAULT).findings) == ["FC104", "FC102"]


@pytest.mark.parametrize(
    ("select", "ignore", "heard"),
    [
        (("FC102",), (), ["FC102"]),
        (("number-rounding",), (), ["FC102"]),
        (("FC1",), ("FC104",), ["FC102"]),
        (("FC",), ("FC10",), []),
        (("FC102",), ("FC1",), ["FC102"]),
        (("FC9",), (), []),
    ],
)
def test_rules_are_chosen_by_code_name_and_family(
    tmp_path: Path, select: tuple[str, ...], ignore: tuple[str, ...], heard: list[str]
) -> None:
    report = report_with(tmp_path, replace(DEFAULT, select=select, ignore=ignore))
    assert (rules(report.findings), report.suppressed) == (heard, ())


def test_a_rule_that_there_is_not_is_refused_before_any_work() -> None:
    for settings in (
        replace(DEFAULT, ignore=("FC199",)),
        replace(DEFAULT, severity={"FC199": "note"}),
        replace(DEFAULT, path=(PathSettings(match=("x",), ignore=("FC199",)),)),
    ):
        with pytest.raises(UsageError, match="no rule is called 'FC199'"):
            compare(["no-such-file.txt"], settings=settings)


def test_an_unused_comment_on_a_rule_that_is_left_out_is_not_told(tmp_path: Path) -> None:
    text = f"{RIGHT} <!-- factcheck: ignore[FC104] -- why -->"
    paths = written(tmp_path, [text, RIGHT])
    assert rules(compare(paths, one_story=True).findings) == ["FC900"]
    assert compare(paths, one_story=True, settings=replace(DEFAULT, ignore=("FC104",))).findings == ()


def test_the_longest_word_decides_on_the_severity() -> None:
    severities = {"FC": "error", "FC1": "warning", "number-rounding": "note"}
    assert [loudness(code, severities) for code in ("FC102", "FC104", "FC203")] == [
        Severity.NOTE,
        Severity.WARNING,
        Severity.ERROR,
    ]
    assert loudness("FC104", {"FC2": "note"}) is None


def test_all_rules_speak_unless_somebody_says_otherwise() -> None:
    assert selected(DEFAULT.select, DEFAULT.ignore) == {rule.code for rule in BUILTIN}


def test_a_severity_of_the_settings(tmp_path: Path) -> None:
    report = report_with(tmp_path, replace(DEFAULT, severity={"FC104": "note", "FC102": "error"}))
    assert [(f.rule, f.severity) for f in report.findings] == [("FC102", Severity.ERROR), ("FC104", Severity.NOTE)]


# -- paths -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("match", "aside"),
    [("1.txt", True), ("*.txt", True), ("sub/*", False), ("2.txt", True), ("1", False), ("*/1.txt", False)],
)
def test_a_rule_is_left_out_in_a_path(tmp_path: Path, match: str, aside: bool) -> None:
    path = PathSettings(match=(match,), ignore=("FC104",), reason="old stock")
    report = report_with(tmp_path, replace(DEFAULT, path=(path,), root=tmp_path))
    assert rules(report.suppressed) == (["FC104"] if aside else [])
    for finding in report.suppressed:
        assert finding.suppression is not None and finding.suppression.kind is SuppressionKind.SETTINGS
        assert finding.suppression.reason == "old stock"


def test_what_others_say_elsewhere_is_heard_all_the_same(tmp_path: Path) -> None:
    """A path that is left out takes its own words out of a disagreement, not those of others."""
    path = PathSettings(match=("1.txt",), ignore=("FC101", "FC104"))
    paths = written(tmp_path, [WRONG, RIGHT, "Orlan Foods will cut 9,100 jobs at its plant in Varde."])
    report = compare(paths, one_story=True, settings=replace(DEFAULT, path=(path,), root=tmp_path))
    assert len(report.findings) == 1 and report.suppressed == ()


def test_a_severity_in_a_path(tmp_path: Path) -> None:
    path = PathSettings(match=("1.txt",), severity={"FC104": "note"})
    report = report_with(tmp_path, replace(DEFAULT, path=(path,), root=tmp_path))
    assert {f.rule: f.severity for f in report.findings}["FC104"] is Severity.NOTE


def test_a_folder_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    paths = [*written(tmp_path / "old", [WRONG]), *written(tmp_path, [RIGHT])]
    settings = replace(DEFAULT, path=(PathSettings(match=("old/",), ignore=("FC104",)),), root=tmp_path)
    assert rules(compare(paths, one_story=True, settings=settings).suppressed) == ["FC104"]


# -- the file of ignored findings ------------------------------------------------------------------


def aside(tmp_path: Path, toml: str, today: date | None = None) -> Report:
    """The report under a file of ignored findings, in which PRINT stands for the fingerprint of the FC104."""
    (fingerprint,) = (f.fingerprint for f in report_with(tmp_path, DEFAULT).findings if f.rule == "FC104")
    path = tmp_path / "factcheck.ignore.toml"
    path.write_text(toml.replace("PRINT", fingerprint).replace("SHORT", fingerprint[:8]), encoding="utf-8")
    return report_with(tmp_path, replace(DEFAULT, ignore_file=str(path)), today=today)


@pytest.mark.parametrize("length", ["PRINT", "SHORT"])
def test_a_finding_is_set_aside_by_its_fingerprint(tmp_path: Path, length: str) -> None:
    report = aside(
        tmp_path, f'[[ignore]]\nfingerprint = "{length}"\nreason = "agreed"\nby = "Jo"\nuntil = 2026-12-31\n'
    )
    assert (rules(report.findings), rules(report.suppressed), report.problems) == (["FC102"], ["FC104"], ())
    its = report.suppressed[0].suppression
    assert its is not None
    assert (its.kind, its.reason, its.by, its.until) == (SuppressionKind.FILE, "agreed", "Jo", date(2026, 12, 31))


@pytest.mark.parametrize(("day", "holds"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False), (None, True)])
def test_an_entry_holds_up_to_its_last_day(tmp_path: Path, day: date | None, holds: bool) -> None:
    report = aside(tmp_path, '[[ignore]]\nfingerprint = "PRINT"\nreason = "agreed"\nuntil = 2026-12-31\n', day)
    assert rules(report.suppressed) == (["FC104"] if holds else [])
    assert [problem.fatal for problem in report.problems] == ([] if holds else [False])
    assert holds or "ran out on 2026-12-31" in report.problems[0].reason


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ('[[ignore]]\nfingerprint = "PRINT"\n', "ignore 1: 'reason' is missing"),
        ('[[ignore]]\nfingerprint = "PRINT"\nreason = " "\n', "ignore 1: give a reason"),
        ('[[ignore]]\nfingerprint = "abc"\nreason = "x"\n', "ignore 1: the fingerprint has 8 to 16 digits"),
        ('[[ignore]]\nfingerprint = "PRINT"\nreson = "x"\n', "unknown key 'reson'; did you mean 'reason'?"),
        ('[[ignore]]\nfingerprint = "PRINT"\nreason = "x"\nuntil = "soon"\n', "ignore 1: 'until'"),
        ("ignore = 3\n", "it holds [[ignore]] tables only"),
        ("ignore = [3]\n", "ignore 1: should be"),
        ('[other]\nx = 1\n[[ignore]]\nfingerprint = "abcdabcdab"\nreason = "x"\n', "it holds [[ignore]] tables only"),
        ("nonsense", "not valid TOML"),
    ],
)
def test_a_wrong_entry_is_told_and_silences_nothing(tmp_path: Path, toml: str, complaint: str) -> None:
    report = aside(tmp_path, toml)
    assert report.suppressed == ()
    assert complaint in report.fatal[0].reason


def test_what_is_wrong_with_a_comment_ends_as_a_sentence_does() -> None:
    source = Article.from_text("The plant makes bread.", id="a")
    for word in ("FC999", "number-roundin"):
        draft = Article.from_text(f"The plant is old. <!-- factcheck: ignore[{word}] -- because -->", id="draft")
        (finding,) = check(draft, [source]).findings
        assert finding.message.endswith("?") and not finding.message.endswith("?.")
        for format in ("terminal", "markdown", "html", "github"):
            assert "?." not in find(format).load()(check(draft, [source]), Page(100))


def test_a_wrong_entry_does_not_undo_the_others(tmp_path: Path) -> None:
    toml = '[[ignore]]\nfingerprint = "x"\nreason = "x"\n[[ignore]]\nfingerprint = "PRINT"\nreason = "agreed"\n'
    report = aside(tmp_path, toml)
    assert rules(report.suppressed) == ["FC104"] and len(report.fatal) == 1


@pytest.mark.parametrize(
    ("extra", "told"),
    [("", True), ('file = "1.txt"\n', True), ('file = "another.txt"\n', False)],
)
def test_an_entry_that_matches_nothing_is_told_where_it_could_have(tmp_path: Path, extra: str, told: bool) -> None:
    report = aside(tmp_path, f'[[ignore]]\nfingerprint = "0123456789"\nreason = "x"\n{extra}')
    assert ["matches no finding" in problem.reason for problem in report.problems] == [True] * told
    assert report.fatal == ()


@pytest.mark.parametrize(
    ("extra", "strict", "told"),
    [
        ("", False, "matches no finding; remove it, unless it is there for --strict-sources"),
        ("", True, "matches no finding; remove it"),
        ('file = "wire/1.txt"\n', False, ""),
        ('file = "wire/1.txt"\n', True, "matches no finding; remove it"),
        ('file = "draft.md"\n', False, "matches no finding; remove it"),
    ],
)
def test_an_entry_may_be_for_what_sources_say_among_themselves(
    tmp_path: Path, extra: str, strict: bool, told: str
) -> None:
    (tmp_path / "wire").mkdir()
    for name in ("draft.md", "wire/1.txt", "wire/2.txt"):
        (tmp_path / name).write_text("The plant in Varde makes bread.\n", encoding="utf-8")
    path = tmp_path / "factcheck.ignore.toml"
    path.write_text(f'[[ignore]]\nfingerprint = "0123456789"\nreason = "x"\n{extra}', encoding="utf-8")
    settings = Settings(ignore_file=str(path), strict_sources=strict)
    report = check(tmp_path / "draft.md", [tmp_path / "wire"], settings=settings)
    reasons = [problem.reason for problem in report.problems if "0123456789" in problem.reason]
    assert [reason.partition(") ")[2] for reason in reasons] == [told] * bool(told)


def test_an_entry_of_another_file_keeps_nothing_quiet(tmp_path: Path) -> None:
    report = aside(tmp_path, '[[ignore]]\nfingerprint = "PRINT"\nreason = "x"\nfile = "another.txt"\n')
    assert report.suppressed == ()
