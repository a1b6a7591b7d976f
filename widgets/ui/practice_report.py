"""How practice went, as two tables below the card."""

from __future__ import annotations

from collections.abc import Iterable

from widgets import practice_tables
from widgets.practice.progress import Answered
from widgets.ui import tables


def report(given: Iterable[Answered]) -> str:
    """HTML: what was taken for what, and accuracy by skin tone with its interval."""
    table = practice_tables.answers(given)
    if table.empty:
        return "<p>No answers yet.</p>"
    return (
        "<p><strong>What was taken for what.</strong> Rows are the right answers, columns yours; on the diagonal they "
        "agree.</p>"
        + tables.html(practice_tables.confusion(table), "In practice")
        + "<p><strong>Accuracy by skin tone.</strong> Low and high are Wilson’s 95 % interval: with few answers it is "
        "wide, and a difference between two tones says little.</p>"
        + tables.html(practice_tables.by_tone(table), "In practice")
    )
