"""Puts the lesson's JupyterLab settings in place and trusts its notebooks.

Settings go to ``etc/jupyter/labconfig`` of the running Python, or to the user's own Jupyter folder where that one
may not be written (a hub). They are defaults: what a user has set wins.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_dir

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

_FILE = Path("labconfig", "default_setting_overrides.json")


class SetupError(Exception):
    """Set-up could not finish; the message says what to do."""


def install_settings() -> Path:
    """Write :data:`SETTINGS` beside those that are there; returns the file."""
    places = [Path(sys.prefix, "etc", "jupyter"), Path(jupyter_config_dir())]
    reasons = []
    for place in places:
        try:
            return _merge(place / _FILE)
        except OSError as e:
            reasons.append(f"{place / _FILE}: {e.strerror or e}")
    raise SetupError(f"cannot write JupyterLab's settings ({'; '.join(reasons)}); make one of these folders writable")


def _merge(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except ValueError as e:
        raise SetupError(f"{path} is not valid JSON ({e}); mend or delete it") from e
    merged = dict(held)
    for plugin, values in SETTINGS.items():
        merged[plugin] = {**held.get(plugin, {}), **values}
    if merged != held:
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as f:
            json.dump(merged, f, indent=2)
        Path(name).chmod(0o644)
        Path(name).replace(path)  # never half a file, even if the disk is full
    return path


def trust(notebooks: Iterable[Path]) -> int:
    """Sign notebooks as this user's own, so that their start button needs no dialog; returns how many."""
    import nbformat
    from nbformat.sign import NotebookNotary

    notary = NotebookNotary()
    count = 0
    for path in notebooks:
        notary.sign(nbformat.read(path, as_version=4))
        count += 1
    return count
