"""Before and after."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from widgets.classroom import charts
from widgets.classroom.charts import Mark, Row
from widgets.classroom.findings import Findings
from widgets.classroom.html import TOO_FEW, figure, percent_of, points, said, section, table
from widgets.classroom.intervals import ENOUGH, Estimate
from widgets.classroom.objectives import Progress

KEY = '<span class="key hollow"></span>before, <span class="key"></span>after; lines are 95 % intervals. '
CAUTION = (
    "The two sets, forms A and B, ask different questions of the same kind; half of the learners meet A first, half B. "
    "The change is the mean of the two halves' changes, so a harder form weighs on neither end; where only one order "
    "was met, it does. The forms were not tried for equal difficulty. There is no class without the lesson beside this "
    "one: a gain does not prove what caused it."
)


def before_and_after(found: Findings) -> str:
    """Before and after by objective."""
    rows = [(found.wording.objective_name(p.objective), p) for p in found.progress if p.before or p.after]
    if not rows:
        return section("change", "Before and after", "<p>Nobody answered the questions before or after the lesson.</p>")
    rows.append(("All of them", found.together))
    told = "; ".join(f"{title}: before {said(p.before)}, after {said(p.after)}" for title, p in rows)
    chart = charts.shares(
        [_row(title, p) for title, p in rows],
        f"Share right before and after the lesson, by objective, with intervals. {told}.",
    )
    cells = (
        (escape(title), said(p.before), said(p.after), _change(p.change), str(p.change.n if p.change else 0))
        for title, p in rows
    )
    figures = table(
        "The same in figures, with intervals",
        ("Objective", "Before", "After", "Change in points", "Asked both times"),
        cells,
        numbers=(1, 2, 3, 4),
    )
    return section("change", "Before and after", figure(chart, _words(rows[:-1], found.together)) + figures)


def _row(title: str, p: Progress) -> Row:
    enough = [e for e in (p.before, p.after) if e and e.enough]
    right = f"{percent_of(p.before)} → {percent_of(p.after)}" if enough else TOO_FEW
    return Row(title, (Mark(p.before, hollow=True), Mark(p.after)), right)


def _change(change: Estimate | None) -> str:
    if not change or not change.enough:
        return TOO_FEW
    return f"{points(change.value)} ({points(change.low)} to {points(change.high)})"


def _words(rows: Sequence[tuple[str, Progress]], together: Progress) -> str:
    changes = [(title, p.change) for title, p in rows if p.change and p.change.enough]
    if not changes or not together.change:
        return f"{KEY}Fewer than {ENOUGH} learners answered both times, so a change cannot be told."
    grew = ", ".join(f"<b>{escape(title)}</b>" for title, change in changes if change.low > 0)
    fell = ", ".join(f"<b>{escape(title)}</b>" for title, change in changes if change.high < 0)
    return (
        f"{KEY}Over all, {percent_of(together.before)} were right before and {percent_of(together.after)} after; "
        f"those asked both times changed by {_change(together.change)} points. "
        + (f"A gain is clear in {grew}. " if grew else "In no objective is a gain clear. ")
        + (f"Fewer were right afterwards in {fell}. " if fell else "")
        + CAUTION
    )
