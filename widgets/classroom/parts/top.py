"""The title and the figures at a glance."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from widgets.classroom.findings import Findings
from widgets.classroom.html import percent_of


def top(found: Findings, title: str) -> str:
    """Title and the figures at a glance."""
    both = found.together
    facts = [
        (f"{len(found.records.learners):,}", "learners took part"),
        (f"{len(found.counted):,}", f"first answers to {len(found.items):,} questions"),
        (f"{percent_of(both.before)} → {percent_of(both.after)}", "right before and after the lesson"),
        (f"{len(found.help):,}", "may need help"),
    ]
    items = "".join(f"<li><b>{figure}</b>{text}</li>" for figure, text in facts)
    return (
        f'<div class="head"><h1>{escape(title)}</h1><p class="quiet">Milia or acne? {_days(found)}'
        "Learners go by their pseudonyms; keep this page as you would keep marks.</p>"
        f'<ul class="facts">{items}</ul></div>'
    )


def _days(found: Findings) -> str:
    times = found.records.answers.time
    if not len(times):
        return ""
    first, last = (_day(int(t)) for t in (times.min(), times.max()))
    return f"Answers of {first}. " if first == last else f"Answers from {first} to {last}. "


def _day(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{moment.day} {moment:%B %Y}"
