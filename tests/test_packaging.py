"""What other repositories and shells get: hooks, the action, the snippets of the README, completion."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from factcheck.cli.app import app

ROOT = Path(__file__).parent.parent
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SNIPPETS = [
    yaml.safe_load(block)
    for block in re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
]
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="needs bash")


# -- pre-commit ------------------------------------------------------------------------------------


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    program, command = hook["entry"].split()
    assert (program, hook["language"]) == ("factcheck", "python")
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0
    assert hook["require_serial"] is True, "several processes would each know a part of the drafts"
    re.compile(hook.get("files", ""))


def test_a_story_is_compared_as_a_whole() -> None:
    by_id = {hook["id"]: hook for hook in HOOKS}
    assert by_id["factcheck-compare"]["pass_filenames"] is False


# -- the action ------------------------------------------------------------------------------------


def steps() -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}


def test_inputs_reach_scripts_as_variables_only() -> None:
    """Text put into a script would be run: a file name may hold a command."""
    assert [name for name, step in steps().items() if "${{" in step["run"]] == []
    used = {
        name
        for step in ACTION["runs"]["steps"]
        for value in (step.get("env") or step["with"]).values()
        for name in re.findall(r"inputs\.([\w-]+)", value)
    }
    assert used == set(ACTION["inputs"])


def test_outputs_are_written_by_the_step_that_they_name() -> None:
    for name, output in ACTION["outputs"].items():
        step, key = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}", output["value"]).groups()  # type: ignore[union-attr]
        assert key == name and f'"{name}=' in next(s["run"] for s in steps().values() if s.get("id") == step)


class Job:
    """A folder with a draft and its source, and the step that checks them run as a runner runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "drafts").mkdir()
        (folder / "wire").mkdir()
        (folder / "runner temp").mkdir()
        (folder / "drafts" / "a.md").write_text("Orlan Foods will cut 4,460 jobs at its plant in Varde.\n")
        (folder / "wire" / "1.txt").write_text("Orlan Foods will cut 4,640 jobs at its plant in Varde.\n")

    def run(self, **inputs: str) -> int:
        step = steps()["Check"]
        given = {name: str(entry.get("default", "")) for name, entry in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in inputs.items()
        }
        environment = {
            variable: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
            for variable, value in step["env"].items()
        }
        here = str(Path(sys.executable).parent)
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            (self.folder / name).write_text("")
            environment[name] = str(self.folder / name)
        environment |= {
            "RUNNER_TEMP": str(self.folder / "runner temp"),
            "PATH": os.pathsep.join([here, os.environ["PATH"]]),
            "HOME": str(self.folder),
        }
        assert BASH is not None
        ran = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.stdout, self.stderr = ran.stdout, ran.stderr
        return ran.returncode

    @property
    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "GITHUB_OUTPUT").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        return (self.folder / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")


@needs_bash
def test_the_action_checks_drafts(tmp_path: Path) -> None:
    job = Job(tmp_path)
    assert job.run(paths="drafts\n", sources="wire") == 1, job.stderr
    assert {key: job.outputs[key] for key in ("findings", "errors")} == {"findings": "1", "errors": "1"}
    assert json.loads(Path(job.outputs["report"]).read_text(encoding="utf-8"))["findings"][0]["rule"] == "FC104"
    assert json.loads(Path(job.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert job.summary.startswith("## factcheck: ") and "FC104" in job.summary
    assert "ERROR FC104" in job.stdout and "\n::error file=drafts/a.md," in job.stdout


@needs_bash
def test_the_action_compares_articles_and_keeps_to_its_inputs(tmp_path: Path) -> None:
    job = Job(tmp_path)
    more = "json=more.json\nmarkdown=more.md\r\n\n"
    status = job.run(
        command="compare", paths="drafts/a.md\nwire", fail_on="never", summary="false", annotations="false", output=more
    )
    assert (status, job.summary) == (0, "") and "::error" not in job.stdout
    assert (tmp_path / "more.json").is_file() and (tmp_path / "more.md").is_file()


@needs_bash
def test_the_action_takes_the_rest_from_the_settings(tmp_path: Path) -> None:
    job = Job(tmp_path)
    (tmp_path / "factcheck.toml").write_text('sources = ["wire"]\nfail-on = "never"\n')
    assert job.run(paths="drafts") == 0, job.stderr
    assert job.outputs["findings"] == "1"


@needs_bash
def test_a_wrong_input_fails_the_action_and_runs_nothing(tmp_path: Path) -> None:
    job = Job(tmp_path)
    status = job.run(paths="$(touch hacked)\n; touch hacked\n--version", sources="wire", config="`touch hacked`")
    assert status == 2 and not (tmp_path / "hacked").exists()
    assert job.outputs == {}


@needs_bash
def test_scripts_of_the_action_are_well_formed() -> None:
    assert BASH is not None
    for step in steps().values():
        subprocess.run([BASH, "-n", "-c", step["run"]], check=True)


# -- snippets --------------------------------------------------------------------------------------


def test_snippets_name_what_there_is() -> None:
    hooks = [hook for snippet in SNIPPETS for repo in snippet.get("repos", ()) for hook in repo["hooks"]]
    assert {hook["id"] for hook in hooks} == {hook["id"] for hook in HOOKS}
    uses = [
        step["with"]
        for snippet in SNIPPETS
        for job in snippet.get("jobs", {}).values()
        for step in job["steps"]
        if step["uses"].rpartition("@")[0].endswith("/factcheck")
    ]
    assert uses and all(set(inputs) <= set(ACTION["inputs"]) for inputs in uses)


@needs_bash
def test_the_job_for_gitlab_does_its_work(tmp_path: Path) -> None:
    (job,) = (snippet["factcheck"] for snippet in SNIPPETS if "factcheck" in snippet)
    Job(tmp_path)
    install, *work = job["script"]
    assert install.startswith("pip install ")
    environment = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    assert BASH is not None
    ran = subprocess.run(
        [BASH, "-c", "\n".join(work)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1, ran.stderr
    kept = [*job["artifacts"].get("paths", ()), *job["artifacts"].get("reports", {}).values()]
    assert kept and [name for name in kept if not (tmp_path / name).is_file()] == []


# -- completion ------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_script_for_every_shell(shell: str) -> None:
    ran = CliRunner().invoke(app, ["completion", shell])
    assert ran.exit_code == 0 and "_FACTCHECK_COMPLETE" in ran.stdout and f"complete_{shell}" in ran.stdout
    if shell == "bash" and BASH is not None:
        subprocess.run([BASH, "-n"], input=ran.stdout, text=True, check=True)


def test_a_shell_that_is_not_known_is_two() -> None:
    ran = CliRunner().invoke(app, ["completion", "bsh"])
    assert (ran.exit_code, ran.stderr) == (2, "factcheck: no shell is called 'bsh'; did you mean 'bash'?\n")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("factcheck com", {"compare", "completion"}),
        ("factcheck baseline ", {"create", "update", "prune"}),
        ("factcheck explain number-r", {"number-rounding"}),
        ("factcheck explain FC90", {"FC900", "FC901", "FC902"}),
        ("factcheck compare --fail-on w", {"warning"}),
        ("factcheck compare --format mark", {"markdown"}),
        ("factcheck compare --strict", {"--strict-baseline"}),
    ],
)
def test_the_shell_is_told_what_may_come_next(line: str, offered: set[str]) -> None:
    words = line.split(" ")
    environment = os.environ | {
        "_FACTCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "factcheck"], env=environment, capture_output=True, text=True, check=True
    )
    assert set(ran.stdout.split()) == offered
