"""Records that are the same, and learners with several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from widgets.classroom.records import Answers, RecordFile, Records

SAME_ANSWERS, SAME_MISTAKES = 10, 3
"""Two records count as identical with this many answers alike and so many of them wrong in the same way."""
SAME_MOMENTS = 5
"""Two learners with this many equal answers at the same millisecond have one record between them."""


class Copies(NamedTuple):
    """Learners whose records are the same."""

    learners: list[str]
    reason: str


def copies(answers: Answers, records: Records) -> list[Copies]:
    """Learners with the same record: the same moments, or the same answers with the same mistakes."""
    moments = _same_moments(answers)
    found = [
        Copies(
            sorted(records.learners[i] for i in group),
            f"{shared} answers stand in both to the millisecond: one file, two names?",
        )
        for group, shared in moments.items()
    ]
    together = {frozenset(group) for group in moments}
    for group, count, mistakes in _same_answers(answers, len(records.learners)):
        if frozenset(group) not in together:
            found.append(
                Copies(
                    sorted(records.learners[i] for i in group),
                    f"the same {count} answers, {mistakes} of them wrong in the same way",
                )
            )
    return found


def _same_moments(answers: Answers) -> dict[tuple[int, ...], int]:
    """Groups of learners, and how many equal answers at the same time each group shares."""
    rows = np.flatnonzero(answers.time > 0)
    rows = rows[np.lexsort((answers.learner[rows], answers.response[rows], answers.item[rows], answers.time[rows]))]
    a = answers.where(rows)
    same = (np.diff(a.time) == 0) & (np.diff(a.item) == 0) & (np.diff(a.response) == 0)
    groups: dict[tuple[int, ...], int] = defaultdict(int)
    starts = np.flatnonzero(np.concatenate(([True], ~same))) if len(a) else np.zeros(0, int)
    sizes = np.diff(np.append(starts, len(a)))
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        people = tuple(sorted(set(a.learner[start : start + size].tolist())))
        if len(people) > 1:
            groups[people] += 1
    return {people: shared for people, shared in groups.items() if shared >= SAME_MOMENTS}


def _same_answers(answers: Answers, learners: int) -> Iterator[tuple[list[int], int, int]]:
    """Groups of learners with the same answers to the same items, not all of them right."""
    order = np.lexsort((answers.item, answers.learner))
    a = answers.where(order)
    ends = np.searchsorted(a.learner, np.arange(learners + 1))
    alike: dict[bytes, list[int]] = defaultdict(list)
    for i in range(learners):
        rows = slice(ends[i], ends[i + 1])
        if ends[i + 1] - ends[i] >= SAME_ANSWERS and (a.right[rows] == 0).sum() >= SAME_MISTAKES:
            alike[np.stack((a.item[rows], a.response[rows])).tobytes()].append(i)
    for group in alike.values():
        if len(group) > 1:
            rows = slice(ends[group[0]], ends[group[0] + 1])
            yield group, int(ends[group[0] + 1] - ends[group[0]]), int((a.right[rows] == 0).sum())


def in_several_files(files: Sequence[RecordFile]) -> dict[str, list[str]]:
    """Learners whose answers stand in more than one file."""
    where: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for learner in file.learners:
            where[learner].append(file.name)
    return {learner: names for learner, names in where.items() if len(names) > 1}
