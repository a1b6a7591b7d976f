"""What people who carry on rely on: lanes, workflows, versions."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
import yaml
from _pytest.mark.expression import Expression

from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"(?m)^([a-z][a-z-]*):", MAKEFILE))
LANES = ("check", "test-browser", "test-install")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def chosen_by(lane: str) -> Expression:
    (rule,) = re.findall(rf'(?m)^{lane}:.*\n\t@\$\(BIN\)/pytest .*-m "([^"]+)"', MAKEFILE)
    return Expression.compile(rule)


@pytest.mark.parametrize(
    "marks", [set(), {"slow"}, {"install"}, {"slow", "install"}], ids=["none", "slow", "install", "both"]
)
def test_each_test_is_in_exactly_one_lane(marks: set[str]) -> None:
    def bears(name: str, /, **_: str | int | bool | None) -> bool:
        return name in marks

    lanes = [lane for lane in LANES if chosen_by(lane).evaluate(bears)]
    assert len(lanes) == 1


def test_the_whole_leaves_no_lane_out() -> None:
    whole = MAKEFILE.split("\ntest: ")[1].split("\n\n")[0]
    assert "pytest tests " in whole
    assert " -m " not in whole.split("pytest", 1)[1]
    assert "CI=true make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def made_by(workflow: dict[str, Any]) -> set[str]:
    """The targets that a workflow makes, its matrix of lanes filled in."""
    made: set[str] = set()
    for job in workflow["jobs"].values():
        lanes = job.get("strategy", {}).get("matrix", {}).get("lane", [])
        for step in job["steps"]:
            for target in re.findall(r"\bmake (\$\{\{ matrix\.lane \}\}|[\w-]+)", step.get("run", "")):
                made |= set(lanes) if "matrix" in target else {target}
    return made


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_makes_only_what_can_be_made(path: Any) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = made_by(workflow)
    assert made
    assert made <= TARGETS
    if path.stem == "check":
        assert made == set(LANES)
    used = re.findall(r"uses: ([^@\s]+)", path.read_text(encoding="utf-8"))
    assert [name for name in used if not name.startswith("actions/")] == []


def test_the_devcontainer_makes_only_what_can_be_made() -> None:
    command = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))["postCreateCommand"]
    assert set(re.findall(r"\bmake ([\w-]+)", command)) <= TARGETS


def test_the_change_log_begins_with_this_version_and_speaks_to_both() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.split(r"(?m)^## ", text)[1:]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert versions[0].splitlines()[0] == f"{VERSION} – {cited['date-released']}"
    assert str(cited["version"]) == VERSION
    for version in versions:
        assert re.findall(r"(?m)^### (.+)$", version) == ["For learners and teachers", "For developers"]
