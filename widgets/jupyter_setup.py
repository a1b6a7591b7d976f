"""Puts the lesson's JupyterLab settings in place and trusts its notebooks.

Settings go to ``etc/jupyter/labconfig`` of the running Python, or to the user's own Jupyter folder where that one
may not be written (a hub). They are defaults: what a user has set wins.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import logging
import os
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jupyter_core.paths import jupyter_config_dir, jupyter_data_dir

from widgets.notebooks import Notebook

if TYPE_CHECKING:
    from nbformat.sign import NotebookNotary

SETTINGS: dict[str, dict[str, Any]] = {
    # the start button inside a notebook may run it
    "@jupyterlab/apputils-extension:sanitizer": {"allowCommandLinker": True},
    # no question about news at the first start
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/notebook-extension:tracker": {
        "autoStartDefaultKernel": True,  # no question about which kernel
        "enableKernelInitNotification": True,  # who presses start too early is told; otherwise nothing would happen
        "kernelShutdown": True,  # closing a notebook frees its memory
        "windowingMode": "none",  # screen readers and find-in-page reach the whole page
    },
    # the same start as a button above the notebook, for where its own is not trusted
    "@jupyterlab/notebook-extension:panel": {
        "toolbar": [
            {
                "name": "start-lesson",
                "command": "notebook:run-all-cells",
                "label": "▶ Start the lesson",
                "caption": "Run all cells of this notebook",
                "rank": 1,
            }
        ]
    },
}

WORKSPACE = "milia-or-acne"
"""The workspace of JupyterLab that `make lab` opens: the lesson's own, without other tabs, its side bars closed."""
_CLOSED: dict[str, Any] = {"collapsed": True, "visible": True, "current": None, "widgets": []}
_LAYOUT = {"main": {"dock": None}, "left": _CLOSED, "right": _CLOSED, "relativeSizes": [0, 1, 0]}

_FILE = Path("labconfig", "default_setting_overrides.json")


class SetupError(Exception):
    """Set-up could not finish; the message says what to do."""


def install_settings() -> Path:
    """Write :data:`SETTINGS` beside those that are there; returns the file."""
    places = [Path(sys.prefix, "etc", "jupyter")]
    with contextlib.suppress(RuntimeError):  # an account without a home
        places.append(Path(jupyter_config_dir()))
    reasons = []
    for place in places:
        try:
            return _merge(place / _FILE, SETTINGS)
        except OSError as e:
            reasons.append(f"{place / _FILE}: {e.strerror or e}")
    raise SetupError(f"cannot write JupyterLab's settings ({'; '.join(reasons)}); make one of these folders writable")


def prepare_kernel() -> None:
    """Let the kernels of this Python take ``widgets`` and pandas from it, not from files beside a notebook."""
    path = Path(sys.prefix, "etc", "ipython", "ipython_kernel_config.json")
    with contextlib.suppress(OSError, SetupError):  # where a user put no such files, nothing is amiss without it
        _merge(path, {"IPKernelApp": {"ignore_cwd": True}})


def prepare_workspace() -> None:
    """Make :data:`WORKSPACE` with its side bars closed, once: later it is as its user left it."""
    with contextlib.suppress(OSError, RuntimeError):  # JupyterLab then makes one with its file list open
        named = os.environ.get("JUPYTERLAB_WORKSPACES_DIR")
        folder = Path(named) if named else Path(jupyter_config_dir(), "lab", "workspaces")
        sign = hashlib.sha256(WORKSPACE.encode()).hexdigest()[:4]  # as JupyterLab's server names its files
        path = folder / f"{WORKSPACE}-{sign}.jupyterlab-workspace"
        if not path.exists():
            _write(path, {"data": {"layout-restorer:data": _LAYOUT}, "metadata": {"id": WORKSPACE}})


def _merge(path: Path, settings: dict[str, dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        held = json.loads(path.read_bytes()) if path.exists() else {}
    except ValueError as e:
        raise SetupError(f"{path} is not valid JSON ({e}); mend or delete it") from e
    if not isinstance(held, dict):
        raise SetupError(f"{path} holds no settings; mend or delete it")
    merged = dict(held)
    for name, values in settings.items():
        mine = held.get(name)
        merged[name] = {**(mine if isinstance(mine, dict) else {}), **values}
    if merged != held:
        _write(path, merged)
    return path


def _write(path: Path, data: dict[str, Any]) -> None:
    """Write JSON in one step: never half a file, even if the disk is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as f:
            json.dump(data, f, indent=2)
        with contextlib.suppress(OSError):  # a disk without rights
            draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Trusted(NamedTuple):
    """How many notebooks are trusted now, which were passed over and why, and why none could be, if so."""

    kept: int
    passed_over: list[tuple[Path, str]]
    problem: str


def signatures() -> str:
    """Where the list of trusted notebooks is kept, in words if there is no place for it."""
    try:
        return str(Path(jupyter_data_dir(), "nbsignatures.db"))
    except RuntimeError:
        return "there is no home folder"


def trust(notebooks: Iterable[Path]) -> Trusted:
    """Sign notebooks as this user's own, so that their start button needs no dialog; then look whether it was kept."""
    readable, passed_over = [], []
    for path in notebooks:
        problem = Notebook(path).problem
        try:
            readable += [] if problem else [_read(path)]
        except Exception:  # what nbformat raises depends on what is amiss, and JupyterLab cannot open such a file
            problem = "is no notebook that JupyterLab can open"
        passed_over += [(path, problem)] if problem else []
    try:
        with _notary() as signing:
            for book in readable:
                signing.sign(book)
        with _notary() as checking:
            kept = sum(checking.check_signature(book) for book in readable)
    except (OSError, sqlite3.Error, RuntimeError) as e:
        return Trusted(0, passed_over, _why(e))
    return Trusted(kept, passed_over, "" if kept == len(readable) else "what was written there is not kept")


def _read(path: Path) -> Any:
    import nbformat

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about notebooks that others saved
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
    return book


@contextlib.contextmanager
def _notary() -> Iterator[NotebookNotary]:
    """The one that JupyterLab asks. A list that is locked or may not be written is left as it is.

    nbformat's own would put a list aside though another program uses it, and go on with one that nobody keeps. Here
    only one that is broken is put aside.
    """
    from nbformat.sign import NotebookNotary, SQLiteSignatureStore

    class Store(SQLiteSignatureStore):
        def _connect_db(self, db_file: str) -> sqlite3.Connection:
            db = sqlite3.connect(db_file)
            try:
                self.init_db(db)  # type: ignore[no-untyped-call]
            except sqlite3.Error as e:
                db.close()
                if e.sqlite_errorname not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
                    raise
                aside: sqlite3.Connection = super()._connect_db(db_file)  # type: ignore[no-untyped-call]
                return aside
            return db

    quiet = logging.Logger("signatures", logging.CRITICAL)
    folder = Path(jupyter_data_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def store() -> SQLiteSignatureStore:
        return Store(str(folder / "nbsignatures.db"), log=quiet)  # type: ignore[no-untyped-call]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # how nbformat keeps times
        notary = NotebookNotary(data_dir=str(folder), log=quiet, store_factory=store)
        try:
            yield notary
        finally:
            notary.store.close()


def _why(error: Exception) -> str:
    """Why the list of what is trusted could not be used, in words that end a sentence."""
    code = getattr(error, "sqlite_errorname", "") or errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    for signs, words in (
        (("BUSY", "LOCK", "PROTOCOL"), "it is locked by another program, or its disk cannot lock files"),
        (("FULL", "ENOSPC", "EDQUOT"), "its disk is full"),
        (("READONLY", "CANTOPEN", "EACCES", "EPERM", "EROFS"), "it may not be written"),
    ):
        if any(sign in code for sign in signs):
            return words
    return f"it cannot be used: {getattr(error, 'strerror', None) or error}"
