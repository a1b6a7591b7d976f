"""The .css files beside this module."""

from __future__ import annotations

from pathlib import Path


def style(name: str) -> str:
    """The text of ``name.css``."""
    return (Path(__file__).parent / f"{name}.css").read_text(encoding="utf-8")
