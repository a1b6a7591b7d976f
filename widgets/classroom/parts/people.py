"""Who took part, who may need help, every learner."""

from __future__ import annotations

from html import escape

from widgets.classroom import charts
from widgets.classroom.findings import Findings
from widgets.classroom.html import figure, folded, name, percent, section, table
from widgets.classroom.learners import Learner

MOST_HELP = 40
"""Learners listed as ones who may need help; the CSV file holds all."""


def who(found: Findings) -> str:
    """Who took part, and who may need help."""
    body = _histogram(found)
    if not found.help:
        body += "<p>No learner gives a reason to look in on them.</p>"
    else:
        rows = [
            (name(h.learner.name), escape("; ".join(h.reasons)), f"{h.learner.answered:,}", _right(h.learner))
            for h in found.help[:MOST_HELP]
        ]
        heads = ("Learner", "Why", "Answered", "Right")
        body += table("Learners who may need help", heads, rows, numbers=(2, 3), wide=(1,))
        more = len(found.help) - MOST_HELP
        body += f'<p class="small quiet">{more:,} more in may_need_help.csv.</p>' if more > 0 else ""
    return section("learners", "Who took part, who may need help", body)


def _histogram(found: Findings) -> str:
    asked, total = len(found.items), len(found.learners)
    tenths = [min(9, 10 * a.answered // asked) if asked else 0 for a in found.learners]
    counts = [tenths.count(i) for i in range(10)]
    labels = [f"{10 * i}–{10 * i + 10} %" for i in range(10)]
    sentence = (
        f"How many learners answered how much of the {asked:,} questions: {counts[9]:,} of {total:,} answered nine "
        "tenths or more."
    )
    told = "; ".join(f"{label}: {n}" for label, n in zip(labels, counts, strict=True) if n)
    return figure(charts.histogram(counts, labels, f"{sentence} {told}."), sentence)


def every_learner(found: Findings) -> str:
    """Each learner's figures."""
    heads = ("Learner", "Answered", "Right", "Before", "After", "Practice", "Certain and wrong")
    caption = "What each learner did; a share of few answers says little"
    return folded("everyone", "Every learner", table(caption, heads, map(_row, found.learners), numbers=range(1, 7)))


def _row(a: Learner) -> tuple[str, ...]:
    return (
        name(a.name),
        f"{a.answered:,}",
        _right(a),
        _of(*a.before),
        _of(*a.after),
        _of(*a.practised),
        str(a.sure_and_wrong),
    )


def _right(learner: Learner) -> str:
    return percent(learner.overall.value) if learner.overall else "–"


def _of(right: int, answered: int) -> str:
    return f"{right} of {answered}" if answered else "–"
