"""The .js and .css files beside this module."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """The text of ``name.js``; of several one after the other, the last being the widget."""
    return "\n".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)


def style(name: str) -> str:
    """The text of ``name.css`` with the colours that all share before it."""
    return "\n".join((_HERE / f"{part}.css").read_text(encoding="utf-8") for part in ("tokens", name))
