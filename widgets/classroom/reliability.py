"""Cronbach's alpha of the questions before, in and after the lesson."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import Estimate, alpha
from widgets.classroom.records import LESSON, POST, PRE, UNKNOWN, Answers, Records
from widgets.classroom.wording import Wording

ASKED = 0.5
"""An item belongs to a set if at least this share of those in the phase answered it."""


class Reliability(NamedTuple):
    """Alpha of one phase's items, over the learners who answered all of them (``None`` where nothing varies).

    Before and after the lesson half of the learners meet form A (0) and half form B (1), so each stands for itself.
    """

    phase: int
    form: int
    items: int
    learners: int
    alpha: Estimate | None


def analyse(first: Answers, records: Records, wording: Wording) -> list[Reliability]:
    """One entry for each phase and form that was answered."""
    forms = np.array([wording.form(item) for item in records.items], dtype=np.int64)
    form = forms[first.item]
    sets = [(phase, one) for phase in (PRE, LESSON, POST) for one in (UNKNOWN, 0, 1)]
    return [found for p, f in sets if (found := _of(first.where((first.phase == p) & (form == f)), p, f))]


def _of(answers: Answers, phase: int, form: int) -> Reliability | None:
    if not len(answers):
        return None
    people, row = np.unique(answers.learner, return_inverse=True)
    _, column = np.unique(answers.item, return_inverse=True)
    usual = np.flatnonzero(np.bincount(column) >= ASKED * len(people))
    kept = np.isin(column, usual)
    grid = np.full((len(people), len(usual)), -1, dtype=np.int8)
    grid[row[kept], np.searchsorted(usual, column[kept])] = answers.right[kept]
    complete = grid[(grid >= 0).all(axis=1)]
    return Reliability(phase, form, len(usual), len(complete), alpha(complete.astype(float)))
