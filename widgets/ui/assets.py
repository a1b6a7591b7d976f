"""The .js and .css files beside this module."""

from __future__ import annotations

from pathlib import Path

from widgets.look import shared

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """One module of these scripts, one after another: there is no bundler, and ``dom`` is what several build with."""
    return "\n".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)


def style(*names: str) -> str:
    """The text of each ``name.css``, and before it the look that all pieces share."""
    return "\n".join([shared(), *((_HERE / f"{name}.css").read_text(encoding="utf-8") for name in names)])
