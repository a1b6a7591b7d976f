"""The title and the figures at a glance."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from widgets.classroom.findings import Findings
from widgets.classroom.html import name, percent_of

SOME = 5
"""Names listed at most up here."""


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
        f'<ul class="facts">{items}</ul>{_passed_over(found)}</div>'
    )


def _passed_over(found: Findings) -> str:
    """What was not read whole or stands twice, in a line that leads to the files."""
    records = found.records
    torn = [f for f in records.files if f.passed_over]
    said = []
    if torn:
        over = sum(len(f.passed_over) for f in torn)
        said.append(f"not read whole: {_some([f.name for f in torn])} ({over:,} passed over, the rest counts)")
    if found.in_several_files:
        said.append(f"in several files, put together: {_some(list(found.in_several_files))}")
    if found.copies:
        said.append(f"the same record: {'; '.join(' and '.join(map(name, c.learners)) for c in found.copies[:SOME])}")
    if records.ahead:
        said.append(f"dated in the future, a clock was wrong: {_some(records.ahead)}")
    if records.other_files:
        said.append(f"no records, left alone: {_some(records.other_files)}")
    if not said:
        return ""
    words = ". ".join(f"{s[0].upper()}{s[1:]}" for s in said)
    return f'<p><strong>Before you read on</strong>: {words}. <a href="#files">Files</a></p>'


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SOME:,} more" if len(names) > SOME else ""
    return ", ".join(map(name, names[:SOME])) + more


def _days(found: Findings) -> str:
    times = found.records.answers.time
    if not len(times):
        return ""
    first, last = (_day(int(t)) for t in (times.min(), times.max()))
    return f"Answers of {first}. " if first == last else f"Answers from {first} to {last}. "


def _day(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{moment.day} {moment:%B %Y}"
