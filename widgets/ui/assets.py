"""The .js and .css files beside this module."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """One module of these scripts, one after another: there is no bundler, and ``dom`` is what several build with."""
    return "\n".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)


def style(name: str) -> str:
    """The text of ``name.css`` with the colours that all share before it."""
    return "\n".join((_HERE / f"{part}.css").read_text(encoding="utf-8") for part in ("tokens", name))
