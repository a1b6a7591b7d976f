"""Records that are the same, and learners with several files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import Floats
from widgets.classroom.records import Answers, RecordFile, Records

BY_CHANCE = 0.001
"""Two records count as identical if all their answers are, and chance would bring that about in fewer classes than
this share."""
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
    """Groups of learners with the same answers to the same items; how many, and how many of them wrong."""
    a = answers.where(np.lexsort((answers.item, answers.learner)))
    ends = np.searchsorted(a.learner, np.arange(learners + 1))
    unlikely = _log_chance(a, learners) + 2 * np.log(max(learners, 1)) < np.log(BY_CHANCE)
    alike: dict[bytes, list[int]] = defaultdict(list)
    for i in np.flatnonzero(unlikely).tolist():
        rows = slice(ends[i], ends[i + 1])
        alike[np.stack((a.item[rows], a.response[rows])).tobytes()].append(i)
    for group in alike.values():
        if len(group) > 1:
            rows = slice(ends[group[0]], ends[group[0] + 1])
            yield group, len(a.item[rows]), int((a.right[rows] == 0).sum())


def _log_chance(a: Answers, learners: int) -> Floats:
    """For each learner, the logarithm of the chance that somebody as able gives the very same answers.

    To be fair to both, an answer is taken to be as likely as it is in the class, or as it is for somebody who is right
    as often as this learner and errs as others do in this item, whichever is more.
    """
    item = np.unique(a.item, return_inverse=True)[1]
    same = np.unique(a.item * (a.response.max(initial=0) + 1) + a.response, return_inverse=True)[1]
    gave = np.bincount(same)[same]
    asked, right = np.bincount(item), np.bincount(item, a.right)
    wrong = np.maximum((asked - right)[item], 1)
    answered = np.bincount(a.learner, minlength=learners)
    ability = (np.bincount(a.learner, a.right, minlength=learners) / np.maximum(answered, 1))[a.learner]
    in_class = np.where(a.right == 1, right[item], gave) / asked[item]
    as_able = np.where(a.right == 1, ability, (1 - ability) * np.minimum(gave / wrong, 1))
    return np.bincount(a.learner, np.log(np.maximum(in_class, as_able)), minlength=learners).astype(float)


def in_several_files(files: Sequence[RecordFile]) -> dict[str, list[str]]:
    """Learners whose answers stand in more than one file."""
    where: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for learner in file.learners:
            where[learner].append(file.name)
    return {learner: names for learner, names in where.items() if len(names) > 1}
