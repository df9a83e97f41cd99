"""Settings: where they are found, in which order they count, what is refused, and what each of them does."""

from __future__ import annotations

import os
import tomllib
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from factcheck import compare
from factcheck.cli.app import app
from factcheck.cli.options import Flags
from factcheck.config import (
    DEFAULT,
    MetricTolerances,
    Settings,
    SourceSettings,
    Tolerances,
    find,
    key_of,
    load,
    variables,
)
from factcheck.config.check import from_table, keys
from factcheck.errors import UsageError
from factcheck.ingest.naming import named
from factcheck.model.article import Article
from factcheck.model.finding import Severity


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an environment that says nothing."""
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, arguments, env=environment)


# -- finding the file ------------------------------------------------------------------------------


def test_the_nearest_file_counts(desk: Path) -> None:
    outer = put(desk / "factcheck.toml", "")
    inner = put(desk / "a" / "factcheck.toml", "")
    put(desk / "a" / "b" / "draft.md", "x")
    put(desk / "c" / "draft.md", "x")
    assert find(["a/b/draft.md"]) == find(["a/b"]) == find(["a"]) == inner
    assert find(["c/draft.md"]) == find(["a/b/draft.md", "c/draft.md"]) == outer


def test_without_one_above_the_articles_the_current_folder_is_asked(
    desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = put(tmp_path_factory.mktemp("elsewhere") / "draft.md", "x")
    assert find([str(elsewhere)]) is None
    mine = put(desk / "factcheck.toml", "")
    assert find([str(elsewhere)]) == find(["-"]) == find([]) == mine


def test_a_project_counts_only_with_a_table_for_us(desk: Path) -> None:
    outer = put(desk / "factcheck.toml", "")
    project = put(desk / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find(["a"]) == outer
    project.write_text("[tool.factcheck]\nfail-on = 'note'\n", encoding="utf-8")
    assert find(["a"]) == project
    assert load(["a"]).settings.fail_on == "note"
    beside = put(desk / "a" / "factcheck.toml", "")
    assert find(["a"]) == beside
    put(desk / "b" / "pyproject.toml", "not TOML")
    assert find(["b"]) == outer, "somebody else's broken file is no reason to stop"


def test_a_file_can_be_named_and_none_can(desk: Path) -> None:
    put(desk / "factcheck.toml", 'fail-on = "note"')
    put(desk / "other.toml", 'fail-on = "warning"')
    assert load([]).settings.fail_on == "note"
    assert load([], file="other.toml").settings.fail_on == "warning"
    assert load([], environ={"FACTCHECK_CONFIG": "other.toml"}).settings.fail_on == "warning"
    assert load([], file="").settings.fail_on == "error"
    with pytest.raises(UsageError, match=r"missing\.toml: no such file of settings"):
        load([], file="missing.toml")


def test_paths_start_from_the_file_that_names_them(desk: Path) -> None:
    put(desk / "desk" / "factcheck.toml", 'sources = ["wire"]\nbaseline = "base.json"\n')
    settings = load(["desk"]).settings
    assert settings.sources == ("desk/wire",)
    assert (settings.baseline, settings.ignore_file) == ("desk/base.json", "desk/factcheck.ignore.toml")
    assert load(["desk"], flags={"baseline": "mine.json"}).settings.baseline == "mine.json"


# -- the order in which they count -----------------------------------------------------------------


def test_flags_over_environment_over_file_over_defaults(desk: Path) -> None:
    put(desk / "factcheck.toml", 'fail-on = "note"\nselect = ["FC1"]\nignore = ["FC101"]\n')
    found = load(
        [], environ={"FACTCHECK_FAIL_ON": "warning", "FACTCHECK_SELECT": "FC2, FC9"}, flags={"fail_on": "never"}
    )
    assert (found.settings.fail_on, found.settings.select, found.settings.ignore) == (
        "never",
        ("FC2", "FC9"),
        ("FC101",),
    )
    assert [found.origin(key) for key in ("fail-on", "select", "ignore", "format")] == [
        "--fail-on",
        "FACTCHECK_SELECT",
        "factcheck.toml",
        "default",
    ]


@pytest.mark.parametrize("key", ["require_support", "strict_sources", "strict_baseline"])
def test_a_flag_that_says_no_wins_over_a_file_that_says_yes(desk: Path, key: str) -> None:
    put(desk / "factcheck.toml", f"{key_of(key)} = true\n")
    given: list[dict[str, Any]] = [{key: True}, {key: False}, {}]
    assert [getattr(Flags(**each).configuration([]).settings, key) for each in given] == [True, False, True]


def test_no_can_be_said_on_the_command_line(desk: Path) -> None:
    """A date in no source is a warning for the file, and none for the flag."""
    put(desk / "factcheck.toml", 'sources = ["wire"]\nrequire-support = true\nfail-on = "warning"\n')
    put(desk / "draft.md", "The keeper of the lighthouse was born on 12 March 1931, her sister said.\n")
    put(desk / "wire" / "a.txt", "The keeper of the lighthouse at Varde has died, her sister said on Monday.\n")
    assert run("check", "draft.md").exit_code == 1
    assert run("check", "draft.md", "--no-require-support").exit_code == 0


def test_a_flag_that_is_not_given_and_an_empty_variable_say_nothing() -> None:
    assert load([], environ={"FACTCHECK_SELECT": "", "PATH": "x"}, flags={"fail_on": None}).origins == {}


def test_every_plain_setting_has_a_variable() -> None:
    tables = {"severity", "tolerances", "source", "path"}
    assert {key_of(field) for field in variables().values()} == set(keys()) - tables
    assert load([], environ={"FACTCHECK_STRICT_BASELINE": "1"}).settings.strict_baseline is True


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ('slect = ["FC1"]', "unknown key 'slect'; did you mean 'select'?"),
        ('fail_on = "note"', "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("zzz = 1", "unknown key 'zzz'; there are select, ignore, "),
        ("root = 'x'", "unknown key 'root'; there are select, "),
        ("[tolerances]\nsmal = 0.1", "unknown key 'smal' in 'tolerances'; did you mean 'small'?"),
        ("[tolerances]\nsmall = 5", "'tolerances' small is a share from 0 to 1"),
        (
            "[tolerances.metric.deaths]\nsmal = 0.1",
            "unknown key 'smal' in 'tolerances metric deaths'; did you mean 'small'?",
        ),
        ("[tolerances.metric.deaths]\nsmall = 5", "'tolerances metric deaths' small is a share from 0 to 1"),
        ("[tolerances.metrics.deaths]\nsmall = 0", "for one attribute write [tolerances.metric.metrics]"),
        ("[tolerances.deaths]\nsmall = 0", "for one attribute write [tolerances.metric.deaths]"),
        ("[tolerances.metric]\nsmall = 0", "'tolerances metric small' should be a table"),
        ("[tolerances]\nsmall = 0.5", "'tolerances' small is above moderate, 0.5 against 0.15"),
        ("[tolerances]\nrounding = 0.1", "'tolerances' rounding is above small, 0.1 against 0.05"),
        ("[tolerances.metric.deaths]\nlarge = 0", "'tolerances' metric deaths: small is above large, 0.05 against 0"),
        ('[[path]]\nmatch = ["x"]\nignor = ["FC1"]', "unknown key 'ignor' in 'path 1'; did you mean 'ignore'?"),
        ('[[path]]\nignore = ["FC1"]', "'path 1 match' is missing"),
        ('[[source]]\nmatch = "x"\nname = 3', "'source 1 name' should be text in quotes"),
        ('[[source]]\nmatch = "x"', "'source 1' needs a name or a weight"),
        ('[[source]]\nmatch = "x"\nweight = -1', "'source 1' weight is a number from 0"),
        ('[[source]]\nmatch = "x"\nweight = "high"', "'source 1 weight' should be a number"),
        ('[[source]]\nmatch = "x"\nwieght = 1', "unknown key 'wieght' in 'source 1'; did you mean 'weight'?"),
        ('select = "FC1"', "'select' should be a list"),
        ("select = [3]", "'select' should be text in quotes"),
        ('fail-on = "warnings"', "'fail-on' should be 'error', 'warning', 'note' or 'never'"),
        ('[severity]\nFC102 = "loud"', "'severity FC102' should be 'error', 'warning' or 'note'"),
        ("slect = 1\nignroe = 2", "did you mean 'select'? (and 1 more)"),
        ("select = [", "not valid TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_one_line_with_a_hint(desk: Path, toml: str, complaint: str) -> None:
    put(desk / "factcheck.toml", toml)
    with pytest.raises(UsageError) as raised:
        load([])
    message = str(raised.value)
    assert message.startswith("factcheck.toml: ") and complaint in message and "\n" not in message
    result = run("compare", "factcheck.toml")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"factcheck: {message}\n")


PLAIN = st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=8) | st.dates()
KEYS = st.sampled_from([*keys(), "match", "name", "small", "reason", "FC102"]) | st.text(max_size=8)
TABLES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@given(st.dictionaries(KEYS, TABLES, max_size=4))
def test_any_table_makes_settings_or_one_line(table: dict[str, Any]) -> None:
    try:
        found = from_table(table, "factcheck.toml")
    except UsageError as error:
        message = str(error)
        assert message.startswith("factcheck.toml: ") and len(message.splitlines()) == 1
    else:
        assert {key_of(name) for name in found} == set(table)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("FACTCHECK_FAILON", "note", "FACTCHECK_FAILON: no such variable; did you mean 'FACTCHECK_FAIL_ON'?"),
        ("FACTCHECK_TOLERANCES", "x", "FACTCHECK_TOLERANCES: no such variable; "),
        ("FACTCHECK_FAIL_ON", "loud", "FACTCHECK_FAIL_ON: should be 'error', 'warning', 'note' or 'never'"),
        ("FACTCHECK_STRICT_BASELINE", "maybe", "FACTCHECK_STRICT_BASELINE: should be true or false"),
    ],
)
def test_what_is_wrong_in_the_environment_is_told(name: str, value: str, complaint: str) -> None:
    with pytest.raises(UsageError) as raised:
        load([], environ={name: value})
    assert str(raised.value).startswith(complaint)


def test_a_file_of_ignored_findings_is_missed_where_it_is_named(desk: Path) -> None:
    put(desk / "factcheck.toml", 'ignore-file = "aside.toml"')
    with pytest.raises(UsageError, match=r"^factcheck\.toml: 'ignore-file' is 'aside\.toml', which is not there"):
        load([])
    put(desk / "aside.toml", "")
    assert load([]).settings.ignore_file == "aside.toml"


def test_bytes_that_are_no_text_are_told(desk: Path) -> None:
    (desk / "factcheck.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"factcheck\.toml: not UTF-8"):
        load([])


# -- config show -----------------------------------------------------------------------------------

FULL = """
select = ["FC1", "FC9"]
ignore = ["number-rounding"]
fail-on = "warning"
format = "markdown"
sources = ["wire"]
require-support = true
strict-sources = true
key-metrics = ["valuation \\"post\\""]
baseline = "base.json"
strict-baseline = true
ignore-file = "aside.toml"
[severity]
FC104 = "note"
[tolerances]
small = 0.1
[tolerances.metric."market share"]
rounding = 0
above = 0.125
[tolerances.metric.deaths]
below = 1
[[source]]
match = "wire.example"
name = "The Wire"
weight = 2.5
[[source]]
match = "rumours/*"
weight = 0
[[path]]
match = ["old/*"]
ignore = ["FC101"]
severity = {FC104 = "error"}
reason = "old stock"
"""


def test_what_is_shown_is_a_file_of_settings_that_says_the_same(desk: Path) -> None:
    put(desk / "factcheck.toml", FULL)
    put(desk / "aside.toml", "")
    first = load([]).settings
    assert {
        field.name for field in fields(Settings) if getattr(first, field.name) == getattr(DEFAULT, field.name)
    } == set()
    for options in ([], ["--origin"]):
        shown = run("config", "show", *options)
        assert shown.exit_code == 0 and shown.stderr == ""
        put(desk / "again.toml", shown.stdout)
        assert load([], file="again.toml").settings == first


def test_the_defaults_are_shown_and_say_so() -> None:
    plain, told = run("config", "show").stdout, run("config", "show", "--origin").stdout
    assert set(tomllib.loads(plain)) == set(keys()) - {"format", "baseline", "source", "path"}
    assert "# format is not set" in plain and "# default" not in plain
    assert told.startswith("# no file of settings\n") and 'fail-on = "error"  # default' in told


def test_origins_are_shown(desk: Path) -> None:
    put(desk / "factcheck.toml", 'fail-on = "note"\n[tolerances]\nsmall = 0.1\n')
    shown = run("config", "show", "--origin", FACTCHECK_IGNORE="FC102").stdout
    assert shown.startswith("# factcheck.toml\n")
    assert 'fail-on = "note"  # factcheck.toml' in shown
    assert 'ignore = ["FC102"]  # FACTCHECK_IGNORE' in shown
    assert "[tolerances]  # factcheck.toml" in shown


# -- what each does --------------------------------------------------------------------------------

ROUNDED = "Orlan Foods has a market share of 31 percent, the firm said. Its bakery in Varde employs 14,000 people."
EXACT = "Orlan Foods has a market share of 31 percent, the firm said. Its bakery in Varde employs 13,800 people."


def severities(settings: Settings, *texts: str) -> list[tuple[str, Severity]]:
    articles = [Article.from_text(text, id=str(number)) for number, text in enumerate(texts)]
    report = compare(articles, one_story=True, settings=settings)
    return [(finding.rule, finding.severity) for finding in report.findings]


def test_tolerances_move_what_is_said_and_how_loud() -> None:
    filler = "The firm has a long history.\n\n" * 3
    texts = (filler + ROUNDED, filler + EXACT)
    said = {
        small: severities(replace(DEFAULT, tolerances=Tolerances(rounding=Decimal(small))), *texts)
        for small in ("0.01", "0.02")
    }
    assert said == {"0.01": [("FC102", Severity.NOTE)], "0.02": []}
    strict = Tolerances(rounding=Decimal(0), small=Decimal("0.01"), large=Decimal("0.012"))
    assert severities(replace(DEFAULT, tolerances=strict), *texts) == [("FC102", Severity.ERROR)]


@pytest.mark.parametrize(
    ("metric", "severity"),
    [("workforce", Severity.ERROR), ("Workforce", Severity.ERROR), ("market share", Severity.NOTE)],
)
def test_one_attribute_may_have_tolerances_of_its_own(metric: str, severity: Severity) -> None:
    """What it does not say anything of is as for all others."""
    filler = "The firm has a long history.\n\n" * 3
    own = Tolerances(metric={metric: MetricTolerances(small=Decimal("0.01"), large=Decimal("0.012"))})
    assert severities(replace(DEFAULT, tolerances=own), filler + ROUNDED, filler + EXACT) == [("FC102", severity)]
    assert own.of("age") is own and own.of(metric.upper()).above == DEFAULT.tolerances.above


def test_explain_says_that_tolerances_are_of_its_own(desk: Path) -> None:
    put(desk / "a.txt", ROUNDED)
    put(desk / "b.txt", EXACT)
    assert "of its own" not in run("explain", "F001", "a.txt", "b.txt").stdout
    put(desk / "factcheck.toml", "[tolerances.metric.workforce]\nsmall = 0.01\nlarge = 0.012\n")
    shown = run("explain", "F001", "a.txt", "b.txt").stdout
    assert "workforce has tolerances of its own" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("metrics", "severity"),
    [
        ((), Severity.NOTE),
        (("workforce",), Severity.WARNING),
        (("Workforce",), Severity.WARNING),
        (("revenue",), Severity.NOTE),
    ],
)
def test_a_key_metric_is_louder(metrics: tuple[str, ...], severity: Severity) -> None:
    filler = "The firm has a long history.\n\n" * 3
    found = severities(replace(DEFAULT, key_metrics=metrics), filler + ROUNDED, filler + EXACT)
    assert found == [("FC102", severity)]


@pytest.mark.parametrize(
    ("match", "name"),
    [
        ("Wire.example", "The Wire"), ("wire.example", "The Wire"), ("north*", "The Wire"), ("desk/*.txt", "The Wire"),
        ("example", "The Wire"), ("ire.example", "Northern Wire"), ("other", "Northern Wire"),
    ],
)  # fmt: skip
def test_a_source_gets_the_name_that_it_is_known_by(match: str, name: str) -> None:
    article = Article.from_text("x", id="desk/a.txt", publisher="Northern Wire", url="https://www.wire.example/1")
    assert named(article, [SourceSettings(match=match, name="The Wire")]).publisher == name


@pytest.mark.parametrize("match", ["rumours", "rumours/", "rumours/*", "*/b.txt"])
def test_the_path_of_a_source_is_below_the_settings_from_wherever_it_is_read(
    desk: Path, monkeypatch: pytest.MonkeyPatch, match: str
) -> None:
    put(desk / "factcheck.toml", f'[[source]]\nmatch = "{match}"\nname = "Rumour"\nweight = 0\n')
    put(desk / "rumours" / "b.txt", ROUNDED)
    put(desk / "a.txt", EXACT)
    (desk / "elsewhere").mkdir()
    for here, names in (
        (desk, ("a.txt", "rumours/b.txt")),
        (desk / "rumours", ("../a.txt", "b.txt")),
        (desk / "elsewhere", ("../a.txt", "../rumours/b.txt")),
        (desk / "elsewhere", (str(desk / "a.txt"), str(desk / "rumours" / "b.txt"))),
    ):
        monkeypatch.chdir(here)
        shown = run("compare", *names).stdout
        assert "Rumour" in shown and "weight 0" in shown, (here, names)


def test_copies_are_shown_under_the_names_of_the_settings(desk: Path) -> None:
    put(desk / "factcheck.toml", '[[source]]\nmatch = "a.txt"\nname = "The Wire"\n')
    for name in ("a.txt", "b.txt"):
        put(desk / name, f"{ROUNDED} It was founded by a miller who could not read, and is run by his great-grandson.")
    assert "The Wire" in run("duplicates", "a.txt", "b.txt").stdout


def test_an_address_that_is_none_is_no_source() -> None:
    article = Article.from_text("x", id="a", url="http://[")
    assert named(article, [SourceSettings(match="wire.example", name="The Wire")]) == article


def test_the_name_is_in_the_report(desk: Path) -> None:
    put(desk / "factcheck.toml", '[[source]]\nmatch = "a.txt"\nname = "The Wire"\n')
    put(desk / "a.txt", ROUNDED)
    put(desk / "b.txt", EXACT)
    assert "The Wire" in run("compare", "a.txt", "b.txt").stdout


def test_sources_and_fail_on_of_the_file(desk: Path) -> None:
    put(desk / "factcheck.toml", 'sources = ["wire"]\nfail-on = "note"\nformat = "markdown"\n')
    put(desk / "draft.md", f"# Jobs\n\n{ROUNDED}\n")
    put(desk / "wire" / "a.txt", EXACT)
    result = run("check", "draft.md")
    assert (result.exit_code, result.stdout[:4]) == (1, "<!--")
    assert run("check", "draft.md", "--fail-on", "error").exit_code == 0
    assert run("check", "draft.md", FACTCHECK_FAIL_ON="never").exit_code == 0
    assert run("check", "draft.md", "--ignore", "FC102").exit_code == 0
    assert run("check", "draft.md", "--select", "FC101,FC104", "--select", "FC9").exit_code == 0


def test_the_format_of_the_file_is_for_what_no_name_tells(desk: Path) -> None:
    """A page called .html is one, whatever the settings print to the terminal; an option is meant for every file."""
    put(desk / "factcheck.toml", 'format = "markdown"\n')
    put(desk / "a.txt", ROUNDED)
    put(desk / "b.txt", EXACT)
    run("compare", "a.txt", "b.txt", "-o", "r.html", "-o", "r.json", "-o", "report", "-o", "junit=r")
    begin = {name: (desk / name).read_text(encoding="utf-8")[:9] for name in ("r.html", "r.json", "report", "r")}
    assert begin == {"r.html": "<!doctype", "r.json": '{\n  "sche', "report": "<!-- Gene", "r": "<?xml ver"}
    assert run("compare", "a.txt", "b.txt", "-o", "-").stdout.startswith("<!-- Gene")
    run("compare", "a.txt", "b.txt", "-f", "markdown", "-o", "r.html")
    assert (desk / "r.html").read_text(encoding="utf-8").startswith("<!-- Gene")
    assert run("compare", "a.txt", "b.txt", FACTCHECK_FORMAT="zzz").exit_code == 2


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--select", ""), "'select' names no rule; leave it out for all of them"),
        (("--select", " , "), "'select' names no rule; leave it out for all of them"),
        (("--select", "FC1", "--ignore", "FC1"), "'ignore' takes away every rule that 'select' names; leave one"),
        (("--ignore", "FC"), "'ignore' takes away every rule that 'select' names; leave one"),
        (("--select", "FC200"), "FC200 is left alone by 'select', and speaks with --require-support only"),
    ],
)
def test_a_run_that_would_look_for_nothing_is_refused(desk: Path, options: tuple[str, ...], complaint: str) -> None:
    """`--select "$RULES"` with a variable that is not set must not be clean."""
    put(desk / "a.txt", ROUNDED)
    put(desk / "b.txt", EXACT)
    ran = run("compare", "a.txt", "b.txt", *options)
    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", f"factcheck: {complaint}\n")


def test_a_draft_without_sources_is_told_where_to_name_them(desk: Path) -> None:
    put(desk / "draft.md", "x")
    result = run("check", "draft.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "factcheck: no sources; name them with --sources, or sources in factcheck.toml\n"


@pytest.mark.parametrize(("epoch", "status"), [("1767225600", 0), ("1798848000", 1), ("soon", 2)])
def test_the_day_is_that_of_the_build(desk: Path, epoch: str, status: int) -> None:
    """2026-01-01 and 2027-01-02, before and after the entry's last day."""
    put(desk / "a.txt", "Orlan Foods cut 4,460 jobs at its plant in Varde.")
    put(desk / "b.txt", "Orlan Foods cut 4,640 jobs at its plant in Varde.")
    (finding,) = compare(["a.txt", "b.txt"]).findings
    entry = f'[[ignore]]\nfingerprint = "{finding.fingerprint}"\nreason = "x"\nuntil = 2026-12-31\n'
    put(desk / "factcheck.ignore.toml", entry)
    assert run("compare", "a.txt", "b.txt", SOURCE_DATE_EPOCH=epoch).exit_code == status


def test_values_as_they_come_are_those_of_the_program(monkeypatch: Any) -> None:
    assert load([]).settings == replace(DEFAULT, ignore_file="factcheck.ignore.toml")
