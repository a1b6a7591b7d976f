"""Cronbach's alpha of the questions before, in and after the lesson."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import Estimate, alpha
from widgets.classroom.records import LESSON, POST, PRE, Answers, Records

ASKED = 0.5
"""An item belongs to a set if at least this share of those in the phase answered it."""


class Reliability(NamedTuple):
    """Alpha of one phase's items, over the learners who answered all of them (``None`` where nothing varies)."""

    phase: int
    items: int
    learners: int
    alpha: Estimate | None


def analyse(first: Answers, records: Records) -> list[Reliability]:
    """One entry for each phase that was answered."""
    return [found for phase in (PRE, LESSON, POST) if (found := _of(first.where(first.phase == phase), phase))]


def _of(answers: Answers, phase: int) -> Reliability | None:
    if not len(answers):
        return None
    people, row = np.unique(answers.learner, return_inverse=True)
    _, column = np.unique(answers.item, return_inverse=True)
    usual = np.flatnonzero(np.bincount(column) >= ASKED * len(people))
    kept = np.isin(column, usual)
    grid = np.full((len(people), len(usual)), -1, dtype=np.int8)
    grid[row[kept], np.searchsorted(usual, column[kept])] = answers.right[kept]
    complete = grid[(grid >= 0).all(axis=1)]
    return Reliability(phase, len(usual), len(complete), alpha(complete.astype(float)))
