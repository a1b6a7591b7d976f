"""How far a learner is: by part, by objective, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Literal, NamedTuple

from widgets.progress.history import History
from widgets.progress.outline import Entry, Part

Standing = Literal["open", "tried", "done"]


def standing(entry: Entry, history: History) -> Standing:
    """Whether a card is done (answered right, shown, or one answer where one is all it takes), tried, or open."""
    events = history.current(entry.item, entry.phase, entry.version)
    if any(entry.one_try or event.correct or event.event == "revealed" for event in events):
        return "done"
    return "tried" if events else "open"


class PartProgress(NamedTuple):
    """A part's cards, those that are done, and the minutes that are left of it."""

    part: Part
    done: int
    total: int
    minutes_left: int

    @property
    def finished(self) -> bool:
        """Whether all its cards are done."""
        return self.done == self.total


def part_progress(part: Part, history: History) -> PartProgress:
    """How far a part is; the minutes left are its own, by the share of its cards that is left."""
    total = len(part.entries)
    done = sum(standing(entry, history) == "done" for entry in part.entries)
    left = ceil(part.minutes * (total - done) / total) if total else 0
    return PartProgress(part, done, total, left)


def next_part(progress: Iterable[PartProgress]) -> Part | None:
    """The first part that is not finished."""
    return next((one.part for one in progress if not one.finished), None)


class ObjectiveProgress(NamedTuple):
    """An objective: its cards in the lesson, those done, and those that were right at the first try."""

    objective: int
    total: int
    done: int
    right_at_once: int


def by_objective(parts: Iterable[Part], history: History) -> list[ObjectiveProgress]:
    """How far each objective is, over all cards but the sets before and after, in the order of their ids."""
    entries = [entry for part in parts for entry in part.entries if entry.phase == "lesson"]
    found = []
    for objective in sorted({entry.objective for entry in entries}):
        mine = [entry for entry in entries if entry.objective == objective]
        first = [history.current(entry.item, entry.phase, entry.version)[:1] for entry in mine]
        found.append(
            ObjectiveProgress(
                objective,
                len(mine),
                sum(standing(entry, history) == "done" for entry in mine),
                sum(bool(event.correct) for events in first for event in events),
            )
        )
    return found
