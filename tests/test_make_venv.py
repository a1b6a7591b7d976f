"""`make lab` on machines where it cannot work: one line that says what to do. The rest of it is in browser/."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, missing
from tests.server import copy_of_the_project, own_jupyter

SCRIPT = ROOT / "tools" / "make_venv.py"
PRETEND = (
    "import runpy, sys; sys.version_info = (3, 8, 18); sys.argv = ['make_venv.py'];"
    "runpy.run_path('tools/make_venv.py', run_name='__main__')"
)


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**own_jupyter(folder), **more}
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)


def lines_of_learners(result: subprocess.CompletedProcess[str]) -> list[str]:
    """What stands on the screen, without make's own closing line and the greeting."""
    said = (result.stdout + result.stderr).splitlines()
    return [line for line in said if line and not line.startswith(("make", "Setting up"))]


def test_an_old_python_gets_one_line() -> None:
    result = run(ROOT, sys.executable, "-c", PRETEND)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Python 3.8 is too old: install Python 3.11 or newer, then run: make lab PYTHON=python3.11"
    ]


def test_the_script_can_be_read_by_old_pythons() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert not re.search(r"\bf\"|:=|def \w+\([^)]*:", source), "no syntax that Python 2 or early 3 does not know"


@pytest.mark.slow
def test_without_a_network_one_line_says_so(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}
    cut_off = {**nowhere, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_NO_CACHE_DIR": "1"}
    result = run(project, "make", "lab", **cut_off)
    assert result.returncode != 0
    (line,) = lines_of_learners(result)
    assert line.endswith("no network; connect to the internet and run the same command again.")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 40 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "none", str(disk)], check=False)
    if mounted.returncode:
        missing("the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_on_a_full_disk_one_line_says_so(small_disk: Path) -> None:
    project = copy_of_the_project(small_disk / "lesson")
    result = run(project, "make", "lab")
    assert result.returncode != 0
    (line,) = lines_of_learners(result)
    assert line.endswith("the disk is full; free about 1 GB and run the same command again.")


@pytest.mark.slow
def test_what_was_cut_short_is_begun_again(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").write_text("broken")
    result = run(project, "make", "venv-lesson", PIP_NO_INDEX="1", PIP_NO_BUILD_ISOLATION="0")
    assert "could not be set up" in result.stderr  # it went on to install, and that is what failed here
    assert run(project, ".venv/bin/python", "-c", "").returncode == 0


def test_the_lock_names_every_version_and_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    pins = re.findall(r"(?m)^([a-z0-9][a-z0-9._-]*)==(\S+)", text)
    assert len(pins) > 100
    others = [line for line in text.splitlines() if line and not line.startswith((" ", "#")) and "==" not in line]
    assert others == []
