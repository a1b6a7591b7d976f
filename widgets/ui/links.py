"""Links from what the lesson draws to its notebooks, which JupyterLab opens beside this one."""

from __future__ import annotations

from html import escape


def notebook_link(name: str, text: str) -> str:
    """An HTML link to ``<name>.ipynb`` beside the notebook it stands in.

    ``live.js`` lets JupyterLab open it by a command of its own, without loading the page anew; elsewhere it is an
    ordinary link.
    """
    return f'<a href="{escape(name)}.ipynb">{escape(text)}</a>'
