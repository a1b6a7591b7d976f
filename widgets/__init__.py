"""Milia or acne? The lesson's pieces; notebooks import them from here.

Names are looked up when first used, so that a command or a table does not load the widgets.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "start": "widgets.ui.lesson",
    "question": "widgets.ui.lesson",
    "fact_check": "widgets.ui.lesson",
    "before_questions": "widgets.ui.lesson",
    "after_questions": "widgets.ui.lesson",
    "my_progress": "widgets.ui.lesson",
    "your_answers": "widgets.ui.lesson",
    "ending": "widgets.ui.lesson",
    "gain": "widgets.ui.lesson",
    "to_review": "widgets.ui.lesson",
    "due_today": "widgets.ui.lesson",
    "review": "widgets.ui.lesson",
    "key_points": "widgets.ui.lesson",
    "summary": "widgets.ui.lesson",
    "red_flags": "widgets.ui.lesson",
    "scoreboard_picture": "widgets.ui.lesson",
    "words": "widgets.ui.lesson",
    "sources_used": "widgets.ui.lesson",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'widgets' has no attribute '{name}'; it offers {', '.join(_HOME)}")
    return getattr(import_module(_HOME[name]), name)
