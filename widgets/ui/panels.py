"""What a record says, as HTML: how far, what next, what was gained, what to look at again. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from widgets.content import Content
from widgets.markdown import inline
from widgets.model import CERTAIN
from widgets.progress import due
from widgets.progress.due import Due
from widgets.progress.gain import Gain
from widgets.progress.history import History
from widgets.progress.outline import Entry, Part
from widgets.progress.standing import by_objective, next_part, part_progress
from widgets.record import Event
from widgets.ui.links import notebook_link

REVIEW = "08_review"


def overview(content: Content, parts: Sequence[Part], history: History, dates: Sequence[Due], now: datetime) -> str:
    """The whole lesson: each part with its cards and minutes left, each objective, what is due, and the next step."""
    progress = [part_progress(part, history) for part in parts]
    rows = [
        (notebook_link(p.part.name, p.part.title), _bar(p.done, p.total, p.part.title), str(p.minutes_left or "done"))
        for p in progress
        if p.total
    ]
    left = sum(p.minutes_left for p in progress)
    table = _table("The parts of the lesson", ("part", "cards done", "minutes left"), rows)
    return _next(parts, history, left) + table + _objectives(content, parts, history) + due_line(dates, now)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table whose first cells head their rows; caption and heads are text, cells are HTML."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in heads)
    body = "".join(
        f"<tr><th scope='row'>{first}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for first, *cells in rows
    )
    return (
        f"<table class='milia-cells'><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _next(parts: Sequence[Part], history: History, left: int) -> str:
    part = next_part(part_progress(part, history) for part in parts)
    if part is None:
        return "<p class='milia-next'><strong>All parts are done.</strong></p>"
    return (
        f"<p class='milia-next'><strong>Next: {notebook_link(part.name, part.title + ' →')}</strong> "
        f"<span>About {left} minutes of the whole lesson are left.</span></p>"
    )


def _objectives(content: Content, parts: Sequence[Part], history: History) -> str:
    named = [(content.objectives[o.objective].name, o) for o in by_objective(parts, history)]
    rows = [(escape(name), _bar(o.done, o.total, name), str(o.right_at_once)) for name, o in named]
    table = _table("What the lesson is about", ("objective", "cards done", "right at the first try"), rows)
    return f"<details><summary>By objective</summary>{table}</details>"


def _bar(done: int, total: int, name: str) -> str:
    return (
        f"<progress value='{done}' max='{max(total, 1)}' aria-label='{escape(name)}: cards done'></progress> "
        f"<span>{done} of {total}</span>"
    )


def due_line(dates: Sequence[Due], now: datetime) -> str:
    """What is due for review on the day of ``now``, in a line with a link."""
    words = due.due_line(dates, now)
    if not due.due_now(dates, now):
        return f"<p>{words}</p>"
    return f"<p><strong>{words}</strong> {notebook_link(REVIEW, 'Review, five minutes →')}</p>"


def ending(part: Part, following: Part | None, history: History) -> str:
    """The end of a part: what is still open in it, and where to go on."""
    progress = part_progress(part, history)
    cards = "card is" if progress.total - progress.done == 1 else "cards are"
    open_ = f"{progress.total - progress.done} {cards} still open on this page"
    words = "All cards of this page are done." if progress.finished else f"{open_}; you may leave them and come back."
    words = words if progress.total else ""
    link = f" <strong>{notebook_link(following.name, f'Next: {following.title} →')}</strong>" if following else ""
    return f"<p>{words}{link}</p>"


def gain_table(content: Content, found: Gain) -> str:
    """Before and after by objective, and what eight answers can and cannot say."""
    if not found.compared:
        unanswered = "before the lesson" if any(p.after is not None for p in found.pairs) else "before and after"
        return (
            f"<p>Nothing to compare yet: the eight questions {unanswered} have no answers here. That is no fault.</p>"
        )
    rows = [(escape(content.objectives[p.objective].name), _mark(p.before), _mark(p.after)) for p in found.pairs]
    return (
        f"<p><strong>{found.before} right before, {found.after} right after</strong>, of {found.compared} objectives "
        f"answered both times. {_change(found)}</p>"
    ) + _table("Before and after, first answers", ("objective", "before", "after"), rows)


def _change(found: Gain) -> str:
    """What the change means, no surer than so few answers allow."""
    if abs(found.change) > found.within_chance:
        more = "more" if found.change > 0 else "fewer"
        says = f"{abs(found.change)} {more} is beyond what chance alone would often do."
    else:
        says = (
            f"With {found.compared} questions a change of up to {found.within_chance} can be chance alone: "
            "a hint, and no more."
        )
    return (
        says
        + " The two sets ask different questions, and nobody has tried whether they are equally hard; so half of the "
        "learners meet one first, half the other. One question an objective cannot say whether you have that "
        "objective, and being asked soon after reading "
        "says little about next month."
    )


def _mark(right: bool | None) -> str:
    return "– not answered" if right is None else "✓ right" if right else "✗ not yet"


def to_review(content: Content, missed: Iterable[tuple[Entry, Event]], homes: dict[str, Part]) -> str:
    """The cards to look at again: those that were answered with certainty, and wrong, stand first."""
    items = []
    for entry, event in missed:
        certain = " <strong>You were certain.</strong>" if event.confidence == CERTAIN else ""
        claim = content.claims.get(entry.item)
        text = inline(claim.claim if claim else content.question(entry.item).text)
        home = homes.get(entry.item)
        items.append(f"<li>{text}{certain} {notebook_link(home.name, home.title) if home else ''}</li>")
    if not items:
        return "<p>Nothing to look at again: no answer of yours stands that was not right.</p>"
    return f"<ol>{''.join(items)}</ol>"
