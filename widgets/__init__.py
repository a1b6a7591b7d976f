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
    "review_cases": "widgets.ui.practice",
    "key_points": "widgets.ui.lesson",
    "summary": "widgets.ui.lesson",
    "red_flags": "widgets.ui.lesson",
    "extraction_stepper": "widgets.ui.stepper",
    "scoreboard_picture": "widgets.ui.lesson",
    "practise": "widgets.ui.practice",
    "words": "widgets.ui.lesson",
    "explorer": "widgets.ui.explorer",
    "browse": "widgets.ui.browse",
    "sources_used": "widgets.ui.lesson",
    "class_report": "widgets.classroom.report",
    "made_up_class": "widgets.classroom.made_up",
    "present": "widgets.ui.teaching",
    "write_question": "widgets.ui.teaching",
    "aims": "widgets.ui.teaching",
    "teacher_notes": "widgets.ui.teaching",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'widgets' has no attribute '{name}'; it offers {', '.join(_HOME)}")
    return getattr(import_module(_HOME[name]), name)
