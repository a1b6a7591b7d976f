"""Before and after the lesson, objective by objective, and what to teach again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from widgets.classroom.intervals import ENOUGH, Estimate, Floats, crossed, share_of_many
from widgets.classroom.items import Choice, Item
from widgets.classroom.records import LESSON, POST, PRE, UNKNOWN, Answers, Ints, Records
from widgets.classroom.wording import Wording
from widgets.wilson import wilson


@dataclass(frozen=True)
class Progress:
    """One objective: the share right before, in and after the lesson, and the change in those asked both times."""

    objective: int
    before: Estimate | None
    during: Estimate | None
    after: Estimate | None
    change: Estimate | None


@dataclass(frozen=True)
class Belief:
    """Something wrong that learners answered: the item, what they chose, how many of how many."""

    item: Item
    choice: Choice
    low: float
    """Lower end of the interval of its share: what the ranking goes by, so that a small group does not lead."""

    @property
    def share(self) -> float:
        """Share of the item's learners who answered this."""
        return self.choice.chosen / self.item.facility.n


@dataclass(frozen=True)
class TeachAgain:
    """An objective that is not yet reached: on what that rests, and the beliefs to talk about."""

    objective: int
    phase: int
    reached: Estimate
    progress: Progress
    beliefs: list[Belief]


def before_and_after(first: Answers, records: Records, wording: Wording) -> tuple[list[Progress], Progress]:
    """Each objective that was asked about, and all of them together."""
    of_item = np.array([wording.objective(item) or 0 for item in records.items], dtype=np.int64)
    asked = of_item[first.item] if len(first) else np.zeros(0, dtype=np.int64)
    orders = _orders(first, records, wording)
    rows = [_progress(o, first.where(asked == o), orders) for o in wording.objectives]
    found = [row for row in rows if row.before or row.during or row.after]
    return found, _progress(0, first, orders)


def _orders(first: Answers, records: Records, wording: Wording) -> Ints:
    """For each learner, the form met before the lesson: 0 is A, 1 is B.

    The first answer before the lesson tells it: by the form on its line, else by what was asked. Where neither says
    it, the line is from before there were two orders, and that was A.
    """
    rows = np.flatnonzero(first.phase == PRE)
    rows = rows[np.argsort(-first.time[rows], kind="stable")]  # the earliest is written last, and stands
    of_item = np.array([wording.form(item) for item in records.items], dtype=np.int64)
    form = np.where(first.form[rows] == UNKNOWN, of_item[first.item[rows]], first.form[rows])
    orders = np.zeros(len(records.learners), dtype=np.int64)
    orders[first.learner[rows]] = np.maximum(form, 0)
    return orders


def _progress(objective: int, first: Answers, orders: Ints) -> Progress:
    learners = len(orders)
    right, given = zip(*(_by_learner(first, phase, learners) for phase in (PRE, LESSON, POST)), strict=True)
    both = (given[0] > 0) & (given[2] > 0)
    gained = right[2][both] / given[2][both] - right[0][both] / given[0][both]
    before, during, after = (share_of_many(r, g) for r, g in zip(right, given, strict=True))
    return Progress(objective, before, during, after, crossed(gained[orders[both] == 0], gained[orders[both] == 1]))


def _by_learner(first: Answers, phase: int, learners: int) -> tuple[Floats, Floats]:
    rows = first.phase == phase
    right = np.bincount(first.learner[rows], first.right[rows], minlength=learners).astype(float)
    return right, np.bincount(first.learner[rows], minlength=learners).astype(float)


def beliefs(items: Sequence[Item]) -> list[Belief]:
    """Wrong answers, the most certain to be common first.

    What was believed before the lesson is left out as soon as there are answers from later.
    """
    later = [item for item in items if item.phase != PRE]
    found = [
        Belief(item, choice, wilson(choice.chosen, item.facility.n)[0])
        for item in later or items
        for choice in item.choices
        if choice.right is False and choice.chosen
    ]
    return sorted(found, key=lambda b: (-b.low, b.item.id, b.choice.pick.key))


REACHED = 0.8
"""An objective counts as reached when this share of the answers is right."""


def teach_again(progress: Sequence[Progress], held: Sequence[Belief], wording: Wording) -> list[TeachAgain]:
    """The objectives least reached, at most three, judged by the latest phase with enough learners."""
    found: list[TeachAgain] = []
    for row in progress:
        stages = ((POST, row.after), (LESSON, row.during), (PRE, row.before))
        for phase, reached in stages:
            if reached and reached.n >= ENOUGH:
                if reached.value < REACHED:
                    mine = [b for b in held if wording.objective(b.item.id) == row.objective]
                    mine = [b for b in mine if b.item.facility.n >= ENOUGH]
                    found.append(TeachAgain(row.objective, phase, reached, row, mine[:2]))
                break
    return sorted(found, key=lambda t: t.reached.value)[:3]
