"""A JupyterHub of its own, started as the guide says, with made-up accounts of this machine that go afterwards."""

from __future__ import annotations

import grp
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect

from tests.browser.lesson_page import LessonPage
from tests.conftest import missing, not_allowed
from tests.server import copy_of_the_project, free_port, own_jupyter

COPY = "milia-or-acne"
"""What the learners' own copy of the notebooks is called."""

NEEDED = ("groupadd", "useradd", "chpasswd", "userdel", "npm")


class Account(NamedTuple):
    """An account of this machine, made up for a test."""

    name: str
    password: str

    @property
    def home(self) -> Path:
        return Path(pwd.getpwnam(self.name).pw_dir)

    @property
    def user(self) -> int:
        return pwd.getpwnam(self.name).pw_uid

    @property
    def group(self) -> int:
        return pwd.getpwnam(self.name).pw_gid

    def processes(self) -> list[int]:
        """The ids of what runs as this account."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if entry.stat().st_uid == self.user:
                    found.append(int(entry.name))
            except OSError:  # it ended meanwhile
                continue
        return found


class Hub(NamedTuple):
    """A running hub: where it is, its lesson, who learns, who teaches, who is of no class, and the class folder."""

    address: str
    project: Path
    learners: list[Account]
    teacher: Account
    stranger: Account
    classroom: Path

    def page(self, browser: Browser, account: Account) -> HubPage:
        """A browser of this account's own."""
        context = browser.new_context(viewport={"width": 1200, "height": 900})
        return HubPage(context.new_page(), self, account)


class HubPage(LessonPage):
    """One browser tab on a hub."""

    def __init__(self, page: Page, hub: Hub, account: Account) -> None:
        super().__init__(page, f"{hub.address}/user/{account.name}")
        self.hub, self.account = hub, account

    def log_in(self) -> None:
        """Type name and password and let the hub start what it starts."""
        self.page.goto(f"{self.hub.address}/hub/login")
        self.page.get_by_label("Username").fill(self.account.name)
        self.page.get_by_label("Password").fill(self.account.password)
        self.page.get_by_role("button", name="Sign in").click(no_wait_after=True)

    def wait_until_open(self) -> None:
        """Wait for the first notebook, which the hub opens by itself."""
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=120_000)
        self.wait_until_ready()

    def open(self, notebook: str, width: int = 1200) -> None:
        self.page.goto(f"{self.address}/lab/workspaces/fresh/tree/{COPY}/{notebook}.ipynb?reset")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        self.wait_until_ready()

    def type_in_a_new_cell(self, code: str) -> str:
        """Add a cell at the end, run it, and return what it says."""
        before = self.page.locator(".jp-Notebook .jp-Cell").count()
        self.page.locator(".jp-Notebook .jp-Cell").last.click(position={"x": 5, "y": 5})
        self.page.locator(".jp-NotebookPanel-toolbar [data-command='notebook:insert-cell-below']").click()
        expect(self.page.locator(".jp-Notebook .jp-Cell")).to_have_count(before + 1)
        cell = self.page.locator(".jp-Notebook .jp-CodeCell.jp-mod-active")
        cell.locator(".cm-content").click()
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        output = cell.locator(".jp-OutputArea-output")
        expect(output).to_contain_text("\n", timeout=30_000)
        return str(output.inner_text())


@contextmanager
def hub(count: int) -> Iterator[Hub]:
    """``make hub`` on a copy of the project, for so many learners, a teacher and a stranger to the class."""
    python = _python_for_all()
    tools = [tool for tool in NEEDED if not shutil.which(tool)]
    if tools:
        missing(" and ".join(tools))
    if os.geteuid() != 0:
        not_allowed("the right to make accounts (root)")
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hub-", ignore_cleanup_errors=True)))
        place.chmod(0o755)
        group = stack.enter_context(_group(f"milia-{secrets.token_hex(4)}"))
        learners = [stack.enter_context(_account(f"learner{n}", place, group)) for n in range(1, count + 1)]
        teacher = stack.enter_context(_account("teacher", place, group))
        stranger = stack.enter_context(_account("stranger", place, None))
        classroom = place / "class"
        run("install", "-d", "-o", teacher.name, "-g", teacher.name, "-m", "3773", str(classroom))
        project = copy_of_the_project(place / "lesson")
        address = stack.enter_context(_running(project, python, group, classroom, place))
        yield Hub(address, project, learners, teacher, stranger, classroom)


def run(*command: str) -> None:
    """Run a command that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"


def _python_for_all() -> str:
    """A Python that other accounts may run, too."""
    for name in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        path = Path(name).resolve()
        open_to_all = path.exists() and all(place.stat().st_mode & 0o001 for place in (path, *path.parents))
        asked = "import sys, ensurepip; sys.exit(sys.version_info < (3, 11))"
        if open_to_all and subprocess.run([path, "-c", asked], capture_output=True, check=False).returncode == 0:
            return str(path)
    missing("a Python 3.11 with venv that every account of the machine may run")


@contextmanager
def _group(name: str) -> Iterator[str]:
    run("groupadd", name)
    try:
        yield name
    finally:
        run("groupdel", name)


@contextmanager
def _account(name: str, place: Path, group: str | None) -> Iterator[Account]:
    account = Account(f"{name}-{secrets.token_hex(3)}", secrets.token_urlsafe(12))
    of_the_class = ["--groups", group] if group else []
    home = ["--create-home", "--base-dir", str(place), "--key", "HOME_MODE=0700"]
    run("useradd", *home, *of_the_class, "--shell", "/bin/bash", account.name)
    try:
        entry = f"{account.name}:{account.password}"
        subprocess.run(["chpasswd"], input=entry, text=True, check=True, capture_output=True)
        yield account
    finally:
        for process in account.processes():
            os.kill(process, signal.SIGKILL)
        subprocess.run(["userdel", "--force", "--remove", account.name], capture_output=True, check=False)
        assert account.name not in {entry.pw_name for entry in pwd.getpwall()}
        assert account.name not in {entry.gr_name for entry in grp.getgrall()}


@contextmanager
def _running(project: Path, python: str, group: str, classroom: Path, place: Path) -> Iterator[str]:
    port = free_port()
    flags = [
        "--ip=127.0.0.1",
        f"--port={port}",
        f"--JupyterHub.hub_port={free_port()}",
        f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}",
        f"--LocalAuthenticator.allowed_groups={group}",
    ]
    environment = own_jupyter(place / "own-jupyter")
    environment |= {"MILIA_LESSON_CLASS": str(classroom), "MILIA_LESSON_HUB": str(place / "state")}
    process = subprocess.Popen(
        ["make", "hub", f"PYTHON={python}", f"ARGS={' '.join(flags)}"],
        cwd=project, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "JupyterHub is now running at" in line:
            break
    else:
        raise AssertionError("make hub ended before it served:\n" + "".join(said[-30:]))
    rest = threading.Thread(target=lambda: said.extend(process.stdout or []), daemon=True)
    rest.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()  # make alone: it passes the signal on, and a hub that gets two does not stop the servers
        process.wait(60)
        rest.join(60)  # the hub ends the learners' servers; the last of them closes the pipe
        process.stdout.close()
