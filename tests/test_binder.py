"""Binder, as far as it can be proved without it: the files are accepted, install cleanly and run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, missing
from tests.server import copy_of_the_project, own_jupyter
from widgets.notebooks import PAGES

ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PIP_PART: list[str] = next(d["pip"] for d in ENVIRONMENT["dependencies"] if isinstance(d, dict))
PYTHON: str = next(d for d in ENVIRONMENT["dependencies"] if str(d).startswith("python=")).removeprefix("python=")


def test_the_environment_says_each_thing_once() -> None:
    assert PIP_PART == ["--constraint constraints.txt", "--editable ."]
    assert re.fullmatch(r"3\.\d+", PYTHON), "repo2docker reads python=3.13 and not python>=3.11"
    assert tuple(map(int, PYTHON.split("."))) >= (3, 13), "older ones read path files in the machine's code page"
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"], "conda's own channel has terms to agree to"
    assert ENVIRONMENT["variables"] == {"PYTHONNOUSERSITE": "1"}


@pytest.mark.install
def test_repo2docker_accepts_the_repository(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    tool = Path(sys.executable).parent / "jupyter-repo2docker"
    result = subprocess.run(
        [tool, "--no-build", "--debug", str(project)], capture_output=True, text=True, check=False, timeout=120
    )
    said = result.stdout + result.stderr
    assert result.returncode == 0, said[-2000:]
    assert "environment.yml" in said
    assert "postBuild" in said
    assert f"environment.py-{PYTHON}.lock" in said or f"python={PYTHON}" in said or f"py-{PYTHON}" in said


@pytest.mark.install
def test_the_pip_part_installs_cleanly_and_the_notebooks_run_there(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    python = _find_python(PYTHON)
    venv = tmp_path / "clean"
    (project / "pip-part.txt").write_text("\n".join(PIP_PART) + "\n")  # as conda writes it, beside environment.yml
    environment = own_jupyter(tmp_path)
    environment["PATH"] = f"{venv / 'bin'}:{environment['PATH']}"

    def run(*command: str | Path) -> str:
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-3000:]
        return done.stdout

    run(python, "-m", "venv", venv)
    run(venv / "bin/python", "-m", "pip", "install", "--quiet", "--requirement", "pip-part.txt")
    assert run("./postBuild").startswith("Ready: ")
    for name in PAGES:
        run(venv / "bin/jupyter", "nbconvert", "--to", "notebook", "--execute", f"notebooks/{name}.ipynb", "--stdout")


def test_the_binder_link_is_filled_in_by_make() -> None:
    def link(*more: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "-s", "binder-link", *more]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (
        "/gh/a-school/milia/HEAD?urlpath=lab/tree/notebooks/00_start_here.ipynb" in link("REPO=a-school/milia").stdout
    )
    refused = link()
    assert refused.returncode != 0
    assert "make binder-link REPO=owner/name" in refused.stdout


def _find_python(version: str) -> Path:
    versions = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    found = versions[0] if versions else shutil.which(f"python{version}")
    if not found:
        missing(f"Python {version}")
    return Path(found)
