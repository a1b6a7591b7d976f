"""The findings as CSV files for spreadsheets and gradebooks. Shares run from 0 to 1; empty means: cannot be said."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from widgets.classroom.findings import Findings
from widgets.classroom.intervals import Estimate
from widgets.classroom.practice import Group
from widgets.record.event import PHASES
from widgets.spreadsheet import SEPARATORS, guarded

Cell = str | float | int | None


def safe(cell: Cell) -> str:
    """A cell as text: guarded against being run, a number in plain digits, empty where nothing can be said."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return f"{cell:.6f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)


def write(found: Findings, folder: Path, separator: str = "comma") -> list[Path]:
    """Write all files to a folder, which is made if need be; returns them. Raises :class:`OSError`.

    Each begins with the mark by which spreadsheets know UTF-8.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, columns, rows in _files(found):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            table = csv.writer(file, delimiter=SEPARATORS[separator], lineterminator="\r\n")
            table.writerow(columns.split())
            table.writerows([safe(cell) for cell in row] for row in rows)
        paths.append(path)
    return paths


def _files(found: Findings) -> Iterator[tuple[str, str, Iterable[tuple[Cell, ...]]]]:
    wording = found.wording
    yield (
        "items",
        "item n facility_index discrimination",
        ((i.id, i.facility.n, i.facility.value, i.discrimination and i.discrimination.value) for i in found.items),
    )
    yield (
        "learners",
        "learner answered facility_index",
        ((a.name, a.answered, a.overall and a.overall.value) for a in found.learners),
    )
    yield (
        "options",
        "item option text right chosen sure n",
        (
            (i.id, c.pick.key, c.pick.text, _yes(c.right), c.chosen, c.sure, i.facility.n)
            for i in found.items
            for c in i.choices
        ),
    )
    yield (
        "look_at",
        "item reason about",
        [
            *((flag.item.id, flag.reason, flag.about) for flag in found.look_at),
            *((idle.item.id, "nobody takes this wrong option", idle.choice.pick.text) for idle in found.idle),
        ],
    )
    yield (
        "objectives",
        "objective name before before_low before_high before_n after after_low after_high after_n "
        "change change_low change_high change_n",
        (
            (p.objective, wording.objective_name(p.objective), *_four(p.before), *_four(p.after), *_four(p.change))
            for p in found.progress
        ),
    )
    yield (
        "misconceptions",
        "item answer text chosen sure n share low",
        (
            (b.item.id, b.choice.pick.key, b.choice.pick.text, b.choice.chosen, b.choice.sure, b.item.facility.n,
             b.share, b.low)
            for b in found.beliefs
        ),
    )  # fmt: skip
    yield "practice_by_lesion", "lesion name answers right low high learners", map(_group, found.lesions)
    yield "practice_by_tone", "tone name answers right low high learners", map(_group, found.tones)
    yield "confidence", "confidence name answers right low high learners", map(_group, found.confidence)
    yield (
        "alpha",
        "phase form items learners alpha low high",
        (
            (PHASES[r.phase], "AB"[r.form] if r.form >= 0 else "", r.items, r.learners, *(_four(r.alpha)[:3]))
            for r in found.reliability
        ),
    )
    yield (
        "progress",
        "learner answered right before_right before_answered after_right after_answered practice_right "
        "practice_answered sure_and_wrong answers_shown parts_finished",
        (
            (a.name, a.answered, round(a.overall.value * a.overall.n) if a.overall else 0, *a.before, *a.after,
             *a.practised, a.sure_and_wrong, a.shown, a.finished)
            for a in found.learners
        ),
    )  # fmt: skip
    yield "may_need_help", "learner reasons", ((h.learner.name, "; ".join(h.reasons)) for h in found.help)
    yield (
        "files",
        "file lines_read passed_over first_reason learners",
        (
            (f.name, f.lines, len(f.passed_over), str(f.passed_over[0]) if f.passed_over else "", " ".join(f.learners))
            for f in found.records.files
        ),
    )


def _yes(right: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[right]


def _four(estimate: Estimate | None) -> tuple[Cell, ...]:
    return tuple(estimate) if estimate else (None, None, None, 0)


def _group(group: Group) -> tuple[Cell, ...]:
    return (group.key, group.name, group.answers, *group.right)
