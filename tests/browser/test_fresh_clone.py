"""What `make lab` left behind in a bare clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.server import TOKEN, free_port, own_jupyter
from widgets.jupyter_setup import WORKSPACE
from widgets.notebooks import PAGES

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


def test_the_browser_is_given_an_http_address_in_the_lessons_own_workspace(
    project: Path, address: str, tmp_path: Path
) -> None:
    """A browser in a snap, beside WSL or in a Chromebook's container may not open a file of this machine."""
    port = free_port()
    flags = f"--allow-root --port={port} --ServerApp.port_retries=0 --IdentityProvider.token={TOKEN}"
    process = subprocess.Popen(
        ["make", "lab", f"ARGS={flags}"], cwd=project, env={**own_jupyter(tmp_path), "BROWSER": "echo opened %s"},
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    try:
        opened = next(line for line in process.stdout if line.startswith("opened "))
    finally:
        os.killpg(process.pid, 15)
        process.wait(30)
        process.stdout.close()
    first = f"http://localhost:{port}/lab/workspaces/{WORKSPACE}/tree/notebooks/{PAGES[0]}.ipynb"
    assert opened.split()[1].split("?")[0] == first


def test_the_first_page_opens_alone_with_the_side_bars_closed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(f"{address}/?token={TOKEN}")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_selector("#jupyterlab-splash", state="detached")
    assert urlsplit(page.url).path == f"/lab/workspaces/{WORKSPACE}/tree/notebooks/{PAGES[0]}.ipynb"
    tabs = page.locator("#jp-main-dock-panel .lm-DockPanel-tabBar .lm-TabBar-tab")
    expect(tabs).to_have_count(1)
    for side in ("#jp-left-stack", "#jp-right-stack"):
        expect(page.locator(side)).to_be_hidden()
    page.close()


def test_a_copy_is_its_own_and_a_missing_path_file_is_no_trouble(project: Path, address: str, tmp_path: Path) -> None:
    """A folder that was copied with all that was installed in it; then what a sync program does to ``widgets.pth``."""
    copy = tmp_path / "Übung 2 – Kopie"
    shutil.copytree(project, copy, symlinks=True, ignore=shutil.ignore_patterns("records"))
    environment = own_jupyter(tmp_path)
    asked = "import widgets, widgets.record; print(widgets.record.folder())"

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert run(".venv/bin/python", "-P", "-c", asked).strip() == str(copy / "records"), "even before it is made anew"
    assert "Setting up" in run("make", "venv-lesson")
    assert run("make", "venv-lesson") == ""
    assert str(project) not in "".join(path.read_text() for path in (copy / ".venv/bin").glob("jupyter-*"))
    for path in (copy / ".venv").rglob("widgets.pth"):
        path.unlink()
    assert run("make", "venv-lesson") == ""
    assert run(".venv/bin/milia-lesson", "setup").startswith("Ready: 12 notebooks trusted")
