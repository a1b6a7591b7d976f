"""What `make lab` left behind in a bare clone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.server import own_jupyter

pytestmark = pytest.mark.slow


def test_exactly_the_locked_versions_are_installed(project: Path, address: str) -> None:
    locked = set(re.findall(r"(?m)^([a-z0-9._-]+==\S+)", (project / "constraints.txt").read_text()))
    command = [str(project / ".venv/bin/python"), "-m", "pip", "list", "--format=json", "--exclude-editable"]
    listed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    installed = {re.sub(r"[-_.]+", "-", p["name"]).lower(): p["version"] for p in listed}
    free = {name for name, version in installed.items() if f"{name}=={version}" not in locked}
    assert free <= {"pip", "setuptools"}  # those come with Python itself
    assert {"jupyterlab", "ipywidgets", "anywidget", "pandas"} <= set(installed)
    assert "pytest" not in installed, "who learns needs no test tools"


def test_a_second_run_has_nothing_to_do(project: Path, address: str, tmp_path: Path) -> None:
    command = [sys.executable, "tools/make_venv.py"]
    environment = own_jupyter(tmp_path)
    again = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True)
    assert again.stdout == again.stderr == ""


def test_the_tree_is_as_clean_as_it_was(project: Path, address: str) -> None:
    extra = {p.name for p in project.iterdir()} - {p.name for p in ROOT.iterdir()}
    assert extra <= {".venv", "records"}  # what was installed, and what was answered
