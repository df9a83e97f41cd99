"""Patterns that are compiled when they are first asked, whole or around the phrases that a text has words of."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.read import cued
from factcheck.read.cued import Cued, words_of
from factcheck.regex import regex

PACKAGE = Path(factcheck.__file__).parent
# Those that need an extra are tried where it is installed.
MODULES = [
    ".".join(("factcheck", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ("__main__.py", "__init__.py") and "regex(" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_compiles(name: str) -> None:
    module = importlib.import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for part in node.targets
        for target in ast.walk(part)
        if isinstance(target, ast.Name)
    ]
    for each in names:
        if type(getattr(module, each)).__name__ == "_Late":
            getattr(module, each).search("")  # raises where the pattern is wrong


def test_a_pattern_put_off_answers_as_the_compiled_one() -> None:
    late, now = regex(r"(?P<word>b+)a", re.IGNORECASE), re.compile(r"(?P<word>b+)a", re.IGNORECASE)
    text = "abBa bba"
    assert [m.group("word") for m in late.finditer(text)] == [m.group("word") for m in now.finditer(text)]
    assert late.sub("-", text) == now.sub("-", text)
    assert (late.pattern, late.flags, late.groups) == (now.pattern, now.flags, now.groups)
    assert late.match(text, 1) is not None and late.fullmatch("ba") is not None and late.split(text) == now.split(text)


def test_an_error_in_a_pattern_shows_when_it_is_asked() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("text")


PHRASES = {"up": ["rose", "went up", "climbed to"], "down": ["fell", "went down", "~"]}


def _cued() -> Cued:
    return Cued(PHRASES, r"(?:(?P<up>{up})|(?P<down>{down}))(?!\w)".format, re.IGNORECASE)


WORDS = st.lists(st.sampled_from(["rose", "Went", "up", "down", "fell", "it", "to", "climbed", "~", "a"]), max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_only_the_phrases_of_a_text_are_compiled_and_nothing_is_missed(texts: list[list[str]]) -> None:
    pattern = _cued()
    whole = re.compile(r"(?:(?P<up>climbed\s+to|went\s+up|rose)|(?P<down>went\s+down|fell|~))(?!\w)", re.IGNORECASE)
    for words in texts:
        text = " ".join(words)
        found = [(m.span(), m.lastgroup) for m in pattern.find(text, words_of(text))]
        assert found == [(m.span(), m.lastgroup) for m in whole.finditer(text)]


def test_a_text_with_none_of_the_words_has_no_pattern() -> None:
    assert _cued().among(words_of("nothing of the kind")) is None
    assert _cued().always(words_of("nothing of the kind")).search("it rose") is None


def test_after_many_choices_the_whole_pattern_serves_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cued, "_MOST_CHOICES", 2)
    pattern = _cued()
    for text in ("it rose", "it fell", "it climbed to", "it went up", "~"):
        assert next(pattern.find(text, words_of(text))).group() == text.removeprefix("it ")
    assert pattern.among(words_of("it rose and fell")) is pattern.among(words_of("it climbed to and fell"))
