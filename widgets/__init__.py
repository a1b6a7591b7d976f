"""Milia or acne? The lesson's pieces; notebooks import them from here.

Names are looked up when first used, so that a command or a table does not load the widgets.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from widgets.pieces import PIECES

__all__ = [name for name, piece in PIECES.items() if piece.offered]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'widgets' has no attribute '{name}'; it offers {', '.join(__all__)}")
    return getattr(import_module(PIECES[name].home), name)
