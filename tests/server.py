"""A copy of the project as a learner gets it, set up and served by its own ``make lab``."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

TOKEN = "a-learner"


def call(address: str, path: str, method: str = "GET", body: Any = None) -> Any:
    """Ask the server's own interface."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{address}{path}", data, {"Authorization": f"token {TOKEN}"}, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def copy_of_the_project(folder: Path) -> Path:
    """What git holds or would take, as a bare clone would have it, uncommitted changes included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def own_jupyter(folder: Path) -> dict[str, str]:
    """The environment with a Jupyter of its own: no user's settings, workspaces or trust."""
    names = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in ("VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL", "PYTHONPATH", "MILIA_LESSON_RECORDS")
    }
    return {**kept, **{name: str(folder / leaf) for name, leaf in names.items()}}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def lab(project: Path) -> Iterator[str]:
    """``make lab`` in ``project``; gives the server's address once it answers."""
    port = free_port()
    flags = f"--no-browser --allow-root --port={port} --ServerApp.port_retries=0 --IdentityProvider.token={TOKEN}"
    with tempfile.TemporaryDirectory(prefix="own-jupyter-") as own:
        process = subprocess.Popen(
            ["make", "lab", f"ARGS={flags}"],
            cwd=project, env=own_jupyter(Path(own)), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        assert process.stdout
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if f"127.0.0.1:{port}/lab" in line:
                break
        else:
            raise AssertionError("make lab ended before it served:\n" + "".join(said[-30:]))
        rest = threading.Thread(target=lambda: said.extend(process.stdout or []), daemon=True)
        rest.start()
        try:
            _wait_until_it_answers(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, 15)
            process.wait(30)
            rest.join(30)
            process.stdout.close()


def _wait_until_it_answers(address: str, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        try:
            call(address, "/api/status")
            return
        except urllib.error.URLError:  # it has said its address but does not listen yet
            time.sleep(0.05)
    raise AssertionError("make lab ended before it served")
