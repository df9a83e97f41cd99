"""The shape of the package: which module may import which, and what stays out of which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent

# Of two layers the one named first may not import the other; layers on one line may import each other.
LAYERS = (
    ("errors", "regex", "model"),
    ("config",),
    ("graph",),
    ("lexicon",),
    ("ingest",),
    ("segment",),
    ("read",),
    ("link",),
    ("align",),
    ("reconcile", "rules"),
    ("trace",),
    ("report",),
    ("baseline", "suppress", "cache", "story", "pipeline", "duplicates"),
    ("cli",),
    ("__main__",),
)
RANK = {layer: rank for rank, layers in enumerate(LAYERS) for layer in layers}
# Loaded on first use only, inside the function that needs them.
HEAVY = frozenset(
    {"networkx", "pydantic", "yaml", "markdown_it", "charset_normalizer", "rapidfuzz", "typer", "rich", "jinja2"}
)
# Modules that are themselves loaded on use only, and may import heavy things at their top: the module → what.
ON_USE = {
    "config.check": {"pydantic"},
    "report.schema": {"pydantic"},
    "report.schema_values": {"pydantic"},
}
# What a run loads before it knows what it is to do: the module it begins with → what may come with it.
BEGINNINGS = {"cli.app": {"typer", "rich"}, "pipeline": set(), "report.__init__": set(), "ingest.__init__": set()}
MOST_LINES = 400
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}
every_module = pytest.mark.parametrize("name", MODULES)


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def _layer(module: str) -> str:
    """The layer of a module of ours, given without "factcheck."; "" for the package itself."""
    return module.split(".")[0]


def _modules(node: ast.AST) -> Iterator[str]:
    """The modules that an import statement names, in full; for any other node none."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        assert node.module is not None
        yield node.module
        if node.module == "factcheck":
            yield from (f"factcheck.{alias.name}" for alias in node.names)


def imports(name: str) -> set[str]:
    """Every module that a module of ours imports, anywhere in it."""
    return {module for node in ast.walk(_tree(name)) for module in _modules(node)}


def _is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _at_top(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run when the module is imported, inside `if`, `try` and classes too."""
    for node in body:
        if _is_for_types(node) or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield node
        for part in ("body", "orelse", "finalbody"):
            yield from _at_top(getattr(node, part, []))


def imports_at_top(name: str) -> set[str]:
    """The modules that are loaded when a module of ours is imported."""
    return {module for node in _at_top(_tree(name).body) for module in _modules(node)}


def _inner(modules: set[str]) -> set[str]:
    return {module.removeprefix("factcheck.") for module in modules if module.startswith("factcheck.")}


# -- layers ----------------------------------------------------------------------------------------


@every_module
def test_a_module_belongs_to_a_layer(name: str) -> None:
    assert name == "__init__" or _layer(name) in RANK


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__"])
def test_imports_point_one_way(name: str) -> None:
    """Types are no exception at run time, but what is imported for them alone may point anywhere below `cli`."""
    own = RANK[_layer(name)]
    for_types = {
        module
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.If) and _is_for_types(node)
        for inner in ast.walk(node)
        for module in _modules(inner)
    }
    names = {module for module in _inner(imports(name) - for_types) if _layer(module) in RANK}
    assert {module for module in names if RANK[_layer(module)] > own} == set()
    assert {module for module in _inner(for_types) if _layer(module) == "cli"} == set()


def test_a_wrong_way_would_be_seen() -> None:
    """The look at imports sees what is there, so that an empty set means something."""
    assert "factcheck.story" in imports("pipeline")
    assert "factcheck.story" not in imports_at_top("pipeline")
    assert "factcheck.model.article" in imports_at_top("pipeline")


@every_module
def test_only_the_graph_imports_networkx(name: str) -> None:
    outer = {module.split(".")[0] for module in imports(name)}
    assert ("networkx" in outer) is (name == "graph")


@every_module
def test_nothing_heavy_is_loaded_before_it_is_needed(name: str) -> None:
    if _layer(name) == "cli":
        allowed = {"typer", "rich"}
    elif _layer(name) == "report" and name not in BEGINNINGS:
        allowed = ON_USE.get(name, {"rich"})
    else:
        allowed = ON_USE.get(name, set())
    assert _heavy(imports_at_top(name)) <= allowed


def _heavy(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules} & HEAVY


def _home(module: str) -> list[str]:
    """The modules of ours that importing `module` runs: itself, or its package, and those above."""
    parts = module.split(".")[1:]
    names = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return [name if name in MODULES else f"{name}.__init__" for name in names]


@pytest.mark.parametrize("name", BEGINNINGS)
def test_nothing_heavy_comes_with_what_a_run_begins_with(name: str) -> None:
    """Through any number of imports at the top of modules."""
    seen: set[str] = set()
    ahead = [name]
    heavy: set[str] = set()
    while ahead:
        module = ahead.pop()
        if module in seen or module not in MODULES:
            continue
        seen.add(module)
        named = imports_at_top(module)
        heavy |= _heavy(named)
        for inner in named:
            if inner.startswith("factcheck."):
                ahead.extend(_home(inner))
    assert heavy <= BEGINNINGS[name]
    assert len(seen) > 1


def test_the_package_itself_imports_none_of_its_modules() -> None:
    assert _inner(imports_at_top("__init__")) == set()


@pytest.mark.parametrize("name", [name for name in MODULES if _layer(name) == "model"])
def test_the_records_need_the_standard_library_only(name: str) -> None:
    import sys

    outer = {module.split(".")[0] for module in imports(name)} - {"factcheck"}
    assert outer <= sys.stdlib_module_names


# -- what stays out --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in MODULES if _layer(name) not in ("cli", "__main__")])
def test_nothing_below_the_command_prints_or_asks_clock_or_environment(name: str) -> None:
    asked = set()
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Call):
            said = ast.unparse(node.func)
            if said in ("print", "input", "breakpoint") or said.endswith(
                (".now", ".utcnow", ".today", "time.time", "time.time_ns", "getenv", "perf_counter", "monotonic")
            ):
                asked.add(said)
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in (
            "os.environ",
            "sys.stdout",
            "sys.stderr",
            "sys.argv",
        ):
            asked.add(ast.unparse(node))
    assert asked == set()


@every_module
def test_a_module_is_short_enough_to_be_read(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@every_module
def test_a_module_says_what_it_is_for(name: str) -> None:
    if name != "lexicon.__init__":
        assert ast.get_docstring(_tree(name))
