"""`make lab` on machines where it cannot work: one line that says what to do. The rest of it is in browser/."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, missing, not_allowed
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


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script as a module, at work in a folder of its own with an environment that does nothing."""
    spec = importlib.util.spec_from_file_location("make_venv", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path.resolve() / "Übung 2 – Kopie [1]"
    site = root / ".venv/lib/python3.11/site-packages"
    site.mkdir(parents=True)
    (root / "widgets").mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (root / name).write_text(name)
    for name, place in {"ROOT": root, "VENV": root / ".venv", "BIN": root / ".venv/bin", "LOG": root / "log"}.items():
        monkeypatch.setattr(module, name, str(place))
    return module


def test_an_old_python_gets_one_line() -> None:
    result = run(ROOT, sys.executable, "-c", PRETEND)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Python 3.8 is too old: install Python 3.11 or newer, then run: make lab PYTHON=python3.11"
    ]


def test_the_script_can_be_read_by_old_pythons() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert source.isascii(), "Python 2 reads no other letters without being told so"
    assert not re.search(r"\bf\"|:=|def \w+\([^)]*:", source), "no syntax that Python 2 or early 3 does not know"


SAID = {
    "Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
    "self-signed certificate in certificate chain'))\nERROR: No matching (from versions: none)": "PIP_CERT=",
    "certificate verify failed: certificate is not yet valid": "set the clock",
    "certificate verify failed: certificate has expired": "set the clock",
    "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))\n"
    "ERROR: (from versions: none)": "HTTPS_PROXY=http://NAME:PASSWORD@",
    "ProxyError('Cannot connect to proxy.', NewConnectionError('refused'))\n(from versions: none)": "mend HTTPS_PROXY",
    "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))": "mend HTTPS_PROXY",
    "Could not find a suitable TLS CA certificate bundle, invalid path: /gone.pem": "certificate file that is set",
    "NewConnectionError('[Errno -3] Temporary failure in name resolution')\n(from versions: none)": "no network",
    "Error: Refusing to create a venv in /a:b because it contains the PATH separator :.": "colon",
    "Error: [Errno 1] Operation not permitted: 'lib' -> '/media/stick/lesson/.venv/lib64'": "a stick or a share",
    "OSError: [Errno 95] Operation not supported: 'lib' -> '/media/stick/lib64'": "a stick or a share",
    "PermissionError: [Errno 13] Permission denied: '/elsewhere/cache'": "/elsewhere/cache may not be written",
    "OSError: [Errno 30] Read-only file system": "this folder may not be written",
    "[Errno 28] No space left on device": "is full",
}
"""What pip and venv print, and a piece of what then is to be said."""


@pytest.mark.parametrize("output", SAID, ids=lambda text: text[:30])
def test_what_is_the_matter_is_said_in_a_line_that_is_true(maker: Any, output: str) -> None:
    line = maker.remedy(output)
    assert SAID[output] in line
    assert "\n" not in line
    assert "%" not in line


def test_what_is_not_understood_is_not_guessed_at(maker: Any) -> None:
    assert maker.remedy("one\nsomething else.\n") == "something else"
    Path(maker.LOG).write_text("one\nsomething else.\n")
    assert maker.remedy("one\nsomething else.\n") == "see the end of log for why"


def test_what_was_made_knows_its_place(maker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = maker.fingerprint()
    assert maker.fingerprint() == before
    moved = tmp_path / "moved"
    shutil.copytree(maker.ROOT, moved)
    monkeypatch.setattr(maker, "ROOT", str(moved))
    assert maker.fingerprint() != before


def test_a_link_leads_to_the_widgets_where_the_path_file_is_hidden(maker: Any) -> None:
    """macOS hides ``widgets.pth`` in synced folders, and Python passes hidden ones over: here it is not there."""
    link = Path(maker.VENV) / "lib/python3.11/site-packages/widgets"
    maker.lead_to_widgets()
    assert link.resolve() == Path(maker.ROOT) / "widgets"
    assert not link.readlink().is_absolute(), "it still leads there when the folder is moved"
    link.unlink()
    link.symlink_to("/somewhere/else")
    maker.lead_to_widgets()
    assert link.resolve() == Path(maker.ROOT) / "widgets"


def test_a_disk_without_links_is_no_trouble_by_itself(maker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick with exFAT, imitated at the system call."""

    def refused(*args: object, **more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(maker.os, "symlink", refused)
    maker.lead_to_widgets()


def test_what_was_installed_elsewhere_does_not_count_as_working(maker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not maker.works(), "there is no Python in it"
    monkeypatch.setattr(maker, "BIN", str(ROOT / ".venv/bin"))
    assert not maker.works(), "that one runs another folder's lesson"
    monkeypatch.setattr(maker, "ROOT", str(ROOT.resolve()))
    assert maker.works()
    monkeypatch.setenv("PYTHONPATH", str(Path(maker.VENV).parent))
    assert maker.works(), "a user's own path is left out"


def test_a_users_own_settings_do_not_reach_what_is_run(maker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_USER"):
        monkeypatch.setenv(name, "/mine")
    assert {k: v for k, v in maker.clean().items() if k.startswith(("PYTHON", "PIP_")) and v == "/mine"} == {}
    assert maker.clean()["PYTHONNOUSERSITE"] == "1"


def test_make_lets_no_packages_of_a_users_own_in(tmp_path: Path) -> None:
    more = "show: ; @env | grep -E '^PYTHON(NOUSERSITE|PATH|HOME|STARTUP)=' | sort\n"
    ours = (ROOT / "Makefile").read_text(encoding="utf-8")  # not included: make takes no path with blanks
    (tmp_path / "more.mk").write_text(f"{ours}\n{more}", encoding="utf-8")
    theirs = {"PYTHONPATH": "/mine", "PYTHONSTARTUP": "/mine.py", "PYTHONHOME": "/mine", "PYTHONNOUSERSITE": ""}
    result = run(tmp_path, "make", "-f", "more.mk", "show", **theirs)
    assert result.stdout.splitlines() == ["PYTHONNOUSERSITE=1"]


def test_scripts_keep_their_line_ends_on_windows(tmp_path: Path) -> None:
    """A clone with ``core.autocrlf=true``, as Git for Windows makes it."""
    project = copy_of_the_project(tmp_path / "lesson")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=true"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        assert run(project, *git, *command).returncode == 0
    assert run(tmp_path, *git, "clone", "-q", str(project), "clone").returncode == 0
    listed = run(tmp_path / "clone", "git", "ls-files", "--eol").stdout.splitlines()
    assert len(listed) > 100
    assert [line for line in listed if "w/crlf" in line or "w/mixed" in line] == []
    for name in ("postBuild", "docs/hub/learner-server", ".ci/run", "Makefile"):
        assert b"\r" not in (tmp_path / "clone" / name).read_bytes()


class Refusing(BaseHTTPRequestHandler):
    """A proxy that wants a name and a password."""

    def do_CONNECT(self) -> None:
        self.send_response(407, "Proxy Authentication Required")
        self.end_headers()

    do_GET = do_CONNECT

    def log_message(self, format: str, *args: Any) -> None:
        pass


def serve(server: HTTPServer) -> int:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


LEFT_ALONE = {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
LEFT_ALONE |= {"PIP_CERT": "", "PIP_NO_CACHE_DIR": "1"}


@pytest.mark.install
def test_a_network_that_replaces_certificates_is_told_as_such(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    made = ["-keyout", "k.pem", "-out", "c.pem", "-days", "1", "-subj", "/CN=localhost"]
    if not shutil.which("openssl"):
        missing("openssl")
    assert run(tmp_path, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made).returncode == 0
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c.pem", tmp_path / "k.pem")
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.handle_error = lambda *a: None  # type: ignore[method-assign]
        address = f"https://localhost:{serve(server)}/simple"
        result = run(project, "make", "lab", **LEFT_ALONE, PIP_INDEX_URL=address, no_proxy="*")
        server.shutdown()
    assert result.returncode != 0
    (line,) = lines_of_learners(result)
    assert "PIP_CERT=/path/to/file.pem make lab" in line


@pytest.mark.install
def test_a_proxy_that_wants_a_name_is_told_as_such(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "lesson")
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        proxy = f"http://127.0.0.1:{serve(server)}"
        theirs = {"https_proxy": proxy, "http_proxy": proxy, "no_proxy": "", "NO_PROXY": ""}
        result = run(project, "make", "lab", **LEFT_ALONE, **theirs, PIP_INDEX_URL="https://index.example/simple")
        server.shutdown()
    assert result.returncode != 0
    (line,) = lines_of_learners(result)
    assert "HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT make lab" in line


@pytest.mark.install
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
        not_allowed("the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.install
def test_on_a_full_disk_one_line_says_so(small_disk: Path) -> None:
    project = copy_of_the_project(small_disk / "lesson")
    result = run(project, "make", "lab")
    assert result.returncode != 0
    (line,) = lines_of_learners(result)
    assert line.endswith("is full; free about 1 GB there and run the same command again.")


@pytest.mark.install
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
