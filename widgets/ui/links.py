"""Links from what the lesson draws to its notebooks, which JupyterLab opens beside this one."""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import PurePosixPath


def notebook_link(name: str, text: str) -> str:
    """An HTML link to ``<name>.ipynb``.

    JupyterLab opens it by a command of its own, without loading the page anew; elsewhere it is an ordinary link. The
    server tells a kernel its notebook's path in ``JPY_SESSION_NAME``.
    """
    here = PurePosixPath(os.environ.get("JPY_SESSION_NAME", "notebooks/a.ipynb")).parent
    path = json.dumps({"path": str(here / f"{name}.ipynb")})
    return (
        f'<a href="{escape(name)}.ipynb" data-commandlinker-command="docmanager:open" '
        f'data-commandlinker-args="{escape(path)}">{escape(text)}</a>'
    )
