"""What was wrong with files, and records that are the same."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from widgets.classroom.findings import Findings
from widgets.classroom.html import name, plural, section, table

SOME = 20
"""Names listed at most where the rest would tell nothing new."""


def files(found: Findings) -> str:
    """What was wrong with files, and records that are the same."""
    torn = [f for f in found.records.files if f.passed_over]
    body = f'<p class="quiet">{plural(len(found.records.files), "file")} read.</p>'
    notes = list(_notes(found))
    if notes:
        body += f"<ul>{''.join(f'<li>{note}</li>' for note in notes)}</ul>"
    if torn:
        rows = [
            (name(f.name), f"{f.lines:,}", f"{len(f.passed_over):,}", escape(str(f.passed_over[0])[:160])) for f in torn
        ]
        heads = ("File", "Lines read", "Passed over", "Why (the first)")
        body += table("Not read whole; what is sound in them counts", heads, rows, numbers=(1, 2))
    if not notes and not torn:
        body += "<p>Every file was read whole, each learner has one, and no two records are the same.</p>"
    return section("files", "Files", body)


def _notes(found: Findings) -> Iterator[str]:
    records = found.records
    for copy in found.copies:
        yield f"<b>Records that are the same</b>: {' and '.join(map(name, copy.learners))} ({escape(copy.reason)})."
    for learner, names in found.in_several_files.items():
        yield (
            f"<b>One learner, {len(names)} files</b>: {name(learner)} stands in {', '.join(map(name, names))}. They "
            "were put together, and what stands in both counts once. If they are two people, one needs another name."
        )
    empty = [f.name for f in records.files if not f.lines and not f.passed_over]
    if empty:
        yield f"Empty: {_some(empty)}."
    if records.other_files:
        yield f"No records, left alone: {_some(records.other_files)}."
    if records.unmarked:
        yield f"{plural(records.unmarked, 'answer')} without a mark or an item, not counted."


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SOME:,} more" if len(names) > SOME else ""
    return ", ".join(map(name, names[:SOME])) + more
