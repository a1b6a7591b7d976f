"""Practice by kind of bump and by skin tone, and how well learners know what they know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import Estimate, share_of_many
from widgets.classroom.records import PRACTICE, Answers, Flags, Records
from widgets.classroom.wording import Wording
from widgets.model import CONFIDENCE, TONES


class Group(NamedTuple):
    """A group of answers: its name, how many answers, the share right."""

    key: str
    name: str
    answers: int
    right: Estimate


def by_lesion(first: Answers, records: Records, wording: Wording) -> list[Group]:
    """Practice by the kind of bump that was drawn, the hardest first."""
    practice = first.where(first.phase == PRACTICE)
    found = [
        group
        for code, id in enumerate(records.lesions)
        for group in _group(id, wording.lesion(id), practice, practice.lesion == code, records)
    ]
    return sorted(found, key=lambda g: (g.right.value, g.name))


def by_tone(first: Answers, records: Records) -> list[Group]:
    """Practice by Monk tone, lightest first; a number outside the scale is no tone."""
    practice = first.where(first.phase == PRACTICE)
    return [g for t in TONES for g in _group(str(t), f"tone {t}", practice, practice.tone == t, records)]


def by_confidence(counted: Answers, records: Records) -> list[Group]:
    """Answers by how sure the learner was."""
    return [
        g for c, name in CONFIDENCE.items() for g in _group(str(c), name, counted, counted.confidence == c, records)
    ]


def _group(key: str, name: str, answers: Answers, rows: Flags, records: Records) -> Iterator[Group]:
    size = len(records.learners)
    right = np.bincount(answers.learner[rows], answers.right[rows], minlength=size).astype(float)
    given = np.bincount(answers.learner[rows], minlength=size).astype(float)
    estimate = share_of_many(right, given)
    if estimate:
        yield Group(key, name, int(given.sum()), estimate)
