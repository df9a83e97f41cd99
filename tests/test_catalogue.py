"""The catalogue of rules and the lexicon: complete, well formed, and nothing in it unused."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import lexicon, rules
from factcheck.errors import UsageError
from factcheck.model.value import Bearing, Dimension, Modifier
from factcheck.read.measures import DISTANCE
from factcheck.rules import BUILTIN, Rule, find
from factcheck.rules.base import nothing
from tests import golden
from tests.update_lexicon import compiled

PACKAGE = Path(factcheck.__file__).parent
DATA = sorted(path for path in Path(lexicon.__file__).parent.iterdir() if path.suffix in (".toml", ".txt"))
LEXICON = [path for path in DATA if path.suffix == ".toml"]
# Files under rules/ that hold what rules share.
NOT_RULES = {"__init__", "base", "figures", "selection", "sides"}
SECTIONS = ("What it does", "Why it matters", "What it leaves alone", "How to resolve")
# Rules of figures 1xx up to periods, of wording 17x, of sources 19x.
CODE = re.compile(r"FC[1-9]\d\d")

every_rule = pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
every_lexicon = pytest.mark.parametrize("path", LEXICON, ids=lambda path: path.stem)
# Lists that name a word twice.
KNOWN_GAPS = {
    "names": "in",
    "sentences": "since and some among the openers",
    "stories": "according and between among the words of reporting",
    "words": "were and when among the ends of a phrase",
}


# -- rules -----------------------------------------------------------------------------------------


def test_every_rule_file_is_listed() -> None:
    """A rule file that nobody added to `BUILTIN` is a mistake, not a feature."""
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - NOT_RULES
    # A rule looks at facts or at whole stories: one of its two functions is its own, the other says nothing.
    asked = [[f for f in (rule.check, rule.survey) if f is not nothing] for rule in BUILTIN]
    assert [len(own) for own in asked] == [1] * len(BUILTIN)
    assert {own[0].__module__.rpartition(".")[2] for own in asked} == files


def test_codes_and_names_are_given_once_and_codes_are_in_order() -> None:
    codes = [rule.code for rule in BUILTIN]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in BUILTIN}) == len(BUILTIN)


@every_rule
def test_a_code_is_letters_and_digits_and_a_name_is_words(rule: Rule) -> None:
    assert CODE.fullmatch(rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.name)


@every_rule
def test_a_page_has_its_sections_in_order_with_words_under_each(rule: Rule) -> None:
    head, *sections = re.split(r"^## ", rule.doc, flags=re.MULTILINE)
    assert tuple(section.split("\n", 1)[0].strip() for section in sections) == SECTIONS
    assert all(section.split("\n", 1)[1].strip().endswith(".") for section in sections)
    assert rule.summary == head.strip().splitlines()[0]
    assert rule.summary.endswith(".")


@every_rule
def test_a_page_points_only_to_rules_that_there_are(rule: Rule) -> None:
    assert set(CODE.findall(rule.doc)) <= {other.code for other in BUILTIN}


@every_rule
def test_a_rule_is_found_by_code_and_name_in_any_case(rule: Rule) -> None:
    assert find(rule.code.lower()) is rule
    assert find(f" {rule.name.upper()} ") is rule


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("FC-110", "FC110"), ("number-disjunct", "FC101"), ("scaleslip", "FC103"), ("superlatives", "FC174")],
)
def test_a_wrong_name_is_met_with_the_nearest(wrong: str, meant: str) -> None:
    with pytest.raises(UsageError, match=rf"no rule is called '{wrong}'; did you mean {meant} "):
        find(wrong)


def test_a_name_like_nothing_is_met_with_where_to_look() -> None:
    with pytest.raises(UsageError, match=r"no rule is called 'zzz'; see factcheck rules"):
        find("zzz")


# -- lexicon ---------------------------------------------------------------------------------------


def _leaves(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Every list that holds no tables, with the keys that lead to it."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(table, list):
        if any(isinstance(entry, dict | list) for entry in table):
            for number, entry in enumerate(table):
                yield from _leaves(entry, (*path, str(number)))
        else:
            yield path, table


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from _strings(value)
    elif isinstance(table, list):
        for entry in table:
            yield from _strings(entry)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@every_lexicon
def test_a_lexicon_file_has_words_and_no_empty_ones(path: Path) -> None:
    words = list(_strings(_read(path)))
    assert words
    assert [word for word in words if not word.strip()] == []


# A pair of bounds, a fraction or a pair of months may well repeat a number.
def _is_words(entries: list[Any]) -> bool:
    return all(isinstance(entry, str) for entry in entries)


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, id=p.stem, marks=golden.gap(KNOWN_GAPS.get(p.stem, ""))) for p in LEXICON],
)
def test_a_list_of_words_has_each_once(path: Path) -> None:
    twice = {
        ".".join(keys): sorted(word for word, times in Counter(entries).items() if times > 1)
        for keys, entries in _leaves(_read(path))
        if _is_words(entries) and len(set(entries)) < len(entries)
    }
    assert twice == {}


@pytest.mark.parametrize("path", [path for path in DATA if path.suffix == ".txt"], ids=lambda path: path.stem)
def test_a_plain_list_has_each_word_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert words
    assert sorted(word for word, times in Counter(words).items() if times > 1) == []


def _asked_for() -> set[str]:
    """Names of the lexicon files that some module loads, read from the calls themselves."""
    names = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = ast.unparse(node.func)
            if called in ("load", "phrases", "words") or called.startswith("lexicon."):
                names.add(str(node.args[0].value))
    return names


def test_every_lexicon_file_is_used_and_every_one_asked_for_is_there() -> None:
    assert _asked_for() == {path.stem for path in DATA}


def _patterns() -> list[Any]:
    found = []
    for ladder in lexicon.load("reporting")["ladder"]:
        for label, patterns in ladder["rungs"]:
            found += [
                pytest.param(pattern, id=f"{ladder['name']} {label} {n}") for n, pattern in enumerate(patterns, 1)
            ]
    found += [pytest.param(row["regex"], id=row["why"]) for row in lexicon.load("figures_not")["pattern"]]
    return found


@pytest.mark.parametrize("pattern", _patterns())
def test_a_pattern_compiles_and_does_not_match_nothing(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert compiled.search("") is None
    assert compiled.search(" , ") is None


def test_rungs_of_a_ladder_have_labels_of_their_own() -> None:
    for ladder in lexicon.load("reporting")["ladder"]:
        assert ladder["cues"] == [cue.lower() for cue in ladder["cues"]], ladder["name"]
        labels = [label for label, _ in ladder["rungs"]]
        assert len(set(labels)) == len(labels) > (0 if ladder.get("alone") else 1), ladder["name"]


def test_attributes_name_dimensions_and_subjects_that_there_are() -> None:
    for key, row in lexicon.load("attributes").items():
        assert {Dimension(name) for name in row["dimensions"]}, key
        assert row["subject"] in ("owner", "object", "event"), key
        # The kind of figure may say it all: an age is an age without a word beside it.
        # How far a place is from another is told by a pattern.
        assert row["before"] or row["after"] or row["dimensions"] == [key] or key == DISTANCE, key
        assert set(row.get("needs_unit", ())) <= {*row["before"], *row["after"]}, key
        assert row["label"], key


def test_modifiers_and_bearings_are_of_known_classes_and_no_phrase_is_in_two() -> None:
    for side in ("left", "right"):
        table = lexicon.load("modifiers")[side]
        assert {Modifier(name) for name in table}
        assert _in_two(table) == set()
    bearings = lexicon.load("times")["bearing"]
    assert {Bearing(name) for name in bearings}
    assert _in_two(bearings) == set()
    assert _in_two(lexicon.load("superlatives")["properties"]) == set()
    assert _in_two(lexicon.load("events")) == set()


def _in_two(table: dict[str, list[str]]) -> set[str]:
    """Phrases that stand under two keys, of which only one could ever be read."""
    counts = Counter(phrase for phrases in table.values() for phrase in set(phrases))
    return {phrase for phrase, times in counts.items() if times > 1}


def test_the_compiled_lexicon_is_fresh() -> None:
    assert lexicon.COMPILED.read_text(encoding="utf-8") == compiled(), "run python -m tests.update_lexicon"
    for name, entry in json.loads(compiled()).items():
        assert entry["table"] == lexicon.load(name), f"{name}.toml holds what JSON has no form for"


def test_an_edited_lexicon_file_is_read_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_HERE", tmp_path)
    (tmp_path / "sums.toml").write_text("words = ['anew']", encoding="utf-8")
    assert lexicon.load.__wrapped__("sums") == {"words": ["anew"]}
