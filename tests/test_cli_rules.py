"""`factcheck rules` and `factcheck explain` over the rules that there are."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.rules import BUILTIN


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_every_rule_is_listed_in_every_format() -> None:
    codes = [rule.code for rule in BUILTIN]
    for format in ("terminal", "markdown"):
        status, text, _ = run("rules", "--format", format)
        assert status == 0 and [code for code in codes if code not in text] == []
    assert [rule["code"] for rule in json.loads(run("rules", "--format", "json")[1])] == codes


@pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.code)
def test_every_rule_can_be_explained_by_code_and_by_name(rule: object) -> None:
    code, name = getattr(rule, "code"), getattr(rule, "name")  # noqa: B009
    status, text, _ = run("explain", code)
    assert status == 0 and text.startswith(f"━━ {code} {name} ")
    assert run("explain", name)[1] == text


def test_an_unknown_rule_is_two() -> None:
    status, out, complaint = run("explain", "FC999")
    assert (status, out) == (2, "") and complaint.startswith("factcheck: no rule is called 'FC999'")
