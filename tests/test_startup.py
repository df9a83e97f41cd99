"""What `--help` loads. Modules are counted, not time: machines are noisy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "networkx", "pydantic", "rapidfuzz", "html.parser", "yaml", "markdown_it", "charset_normalizer",
    "tomllib", "rich.console", "factcheck.pipeline", "factcheck.graph", "factcheck.rules", "factcheck.report",
}  # fmt: skip

LOADED = """
import json, sys
sys.argv = ["factcheck", *{arguments!r}]
from factcheck.__main__ import main
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that are loaded when a command is done."""
    program = LOADED.format(arguments=list(arguments))
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(ran.stdout.splitlines()[-1]))


def heavy(modules: set[str]) -> set[str]:
    return {name for name in modules for each in HEAVY if name == each or name.startswith(f"{each}.")}


def test_nothing_is_left_to_look_through_on_the_way_out() -> None:
    """Python's last search for cycles costs more than `--help` as a whole."""
    program = LOADED.format(arguments=["--help"]) + "import gc; print(gc.get_freeze_count())"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(ran.stdout.splitlines()[-1]) > 1000


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert heavy(loaded(*arguments)) == set()


def test_the_guard_sees_what_a_command_loads() -> None:
    """The same look at a command that does need something finds it, so that an empty set means something."""
    assert {"factcheck.report", "pydantic"} <= heavy(loaded("schema"))


def test_comparing_loads_only_what_the_report_needs() -> None:
    """Not networkx, which `network()` loads, nor the pydantic models of the JSON report."""
    modules = loaded("compare", "fixtures/harbour-fire", "--fail-on", "never")
    assert "factcheck.graph" in modules
    assert {name for name in modules if name.split(".")[0] == "networkx"} == set()
    assert "factcheck.report.schema" not in modules
    assert "jinja2" not in modules


def test_importing_the_package_loads_none_of_it() -> None:
    program = "import factcheck, json, sys; print(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    ours = {name for name in json.loads(ran.stdout) if name.startswith("factcheck")}
    assert ours == {"factcheck"}
