"""Each learner by pseudonym: how far, how well, and who may need help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import ENOUGH, Estimate, share
from widgets.classroom.records import POST, PRACTICE, PRE, Answers, Flags, Records
from widgets.model import CERTAIN

FAR_BEHIND = 0.5
"""Who answered less than this share of what the middle of the class did is behind."""
SURE_AND_WRONG = 5
"""Who was wrong this often while sure may hold on to something."""


@dataclass(frozen=True)
class Learner:
    """What one learner did. ``overall`` is over items answered (first answers, practice left out)."""

    name: str
    answered: int
    overall: Estimate | None
    before: tuple[int, int]
    """Right and answered before the lesson."""
    after: tuple[int, int]
    practised: tuple[int, int]
    sure_and_wrong: int
    shown: int
    """How often the answer was shown instead of found."""
    finished: int


class Help(NamedTuple):
    """A learner who may need help, with the reasons in words."""

    learner: Learner
    reasons: list[str]


def analyse(first: Answers, counted: Answers, records: Records) -> list[Learner]:
    """All learners in order of their names; ``counted`` holds the answers of item analysis."""
    size = len(records.learners)

    def tally(answers: Answers, rows: Flags) -> list[tuple[int, int]]:
        right = np.bincount(answers.learner[rows], answers.right[rows], minlength=size)
        n = np.bincount(answers.learner[rows], minlength=size)
        return list(zip(right.astype(int).tolist(), n.tolist(), strict=True))

    overall = tally(counted, np.ones(len(counted), bool))
    before, after = tally(first, first.phase == PRE), tally(first, first.phase == POST)
    practised = tally(first, first.phase == PRACTICE)
    sure = tally(counted, (counted.confidence == CERTAIN) & (counted.right == 0))
    return sorted(
        (
            Learner(
                name=name,
                answered=overall[i][1],
                overall=share(*overall[i]) if overall[i][1] else None,
                before=before[i],
                after=after[i],
                practised=practised[i],
                sure_and_wrong=sure[i][1],
                shown=int(records.shown[i]),
                finished=int(records.finished[i]),
            )
            for i, name in enumerate(records.learners)
        ),
        key=lambda learner: learner.name,
    )


def may_need_help(learners: list[Learner]) -> list[Help]:
    """Learners with a reason to look in on them, those with the most reasons first.

    Low means: the interval lies below the class's mean, and the share more than a standard deviation below it.
    """
    answered = [learner.answered for learner in learners]
    middle = float(np.median(answered)) if answered else 0.0
    shares = [a.overall.value for a in learners if a.overall and a.overall.n >= ENOUGH]
    mean, spread = (float(np.mean(shares)), float(np.std(shares))) if shares else (0.0, 0.0)
    found = [Help(learner, list(_reasons(learner, middle, mean, spread))) for learner in learners]
    return sorted(
        (help for help in found if help.reasons),
        key=lambda h: (-len(h.reasons), h.learner.overall.value if h.learner.overall else 0.0, h.learner.name),
    )


def _reasons(learner: Learner, middle: float, mean: float, spread: float) -> Iterator[str]:
    if not learner.answered:
        yield "has not answered anything yet"
        return
    if middle >= ENOUGH and learner.answered < FAR_BEHIND * middle:
        yield f"answered {learner.answered}, the middle of the class {middle:.0f}"
    right = learner.overall
    if right and right.n >= ENOUGH and right.high < mean and right.value < mean - spread:
        yield f"right in {100 * right.value:.0f} of 100 answers, clearly below the class ({100 * mean:.0f})"
    if learner.sure_and_wrong >= SURE_AND_WRONG:
        yield f"certain and wrong {learner.sure_and_wrong} times"
    if learner.answered and learner.shown >= max(5, learner.answered / 2):
        yield f"had {learner.shown} answers shown instead of finding them"
