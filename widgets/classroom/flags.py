"""What to look at first, with the reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import ENOUGH, ENOUGH_FOR_CORRELATION, wilson
from widgets.classroom.items import Choice, Item, rest_scores
from widgets.classroom.records import Answers, RecordFile, Records
from widgets.classroom.wording import Wording

NEARLY_ALL = 0.2
"""Nearly all miss an item whose facility index is this or less."""
FEW_MISSES = 10
"""With fewer wrong answers than this nothing is said about a wrong option that nobody chose."""
SAME_ANSWERS, SAME_MISTAKES = 10, 3
"""Two records count as identical with this many answers alike and so many of them wrong in the same way."""
SAME_MOMENTS = 5
"""Two learners with this many equal answers at the same millisecond have one record between them."""


class ItemFlag(NamedTuple):
    """Why to look at an item; ``about`` is the option in question (Markdown), if there is one."""

    item: Item
    reason: str
    about: str = ""
    may_be_the_items_fault: bool = False
    """Whether wrong answers to it say little about what learners believe."""


@dataclass(frozen=True)
class Copies:
    """Learners whose records are the same."""

    learners: list[str]
    reason: str


def item_flags(items: Sequence[Item], answers: Answers, records: Records, wording: Wording) -> list[ItemFlag]:
    """Items to look at, the most pressing kind first."""
    return [
        *(flag for item in items for flag in _key(item, answers, records, wording)),
        *(flag for item in items for flag in _missed(item)),
        *(flag for item in items for flag in _nobody(item)),
        *(flag for item in items for flag in _wordings(item)),
    ]


def _key(item: Item, answers: Answers, records: Records, wording: Wording) -> Iterator[ItemFlag]:
    d = item.discrimination
    if d is None or d.n < ENOUGH_FOR_CORRELATION or d.high >= 0:
        return
    best = _best_third(item, answers, records, wording)
    about = best.pick.text if best and best.right is False else ""
    chose = " The best third of the class chose, more than anything else:" if about else ""
    yield ItemFlag(
        item,
        f"The able miss it more than the weak (item–rest correlation {d.value:.2f}, {d.low:.2f} to {d.high:.2f}): "
        f"check the key.{chose}",
        about,
        True,
    )


def _best_third(item: Item, answers: Answers, records: Records, wording: Wording) -> Choice | None:
    """What the third of the item's learners who did best elsewhere chose most."""
    rest, _ = rest_scores(answers)
    rows = np.flatnonzero(answers.item == records.items.index(item.id))
    best = rows[np.argsort(-rest[rows], kind="stable")[: len(rows) // 3]]
    response, times = np.unique(answers.response[best], return_counts=True)
    said = {pick.key for pick in wording.picks(item.id, records.responses[int(response[np.argmax(times)])])}
    return next((c for c in item.choices if c.pick.key in said), None)


def _missed(item: Item) -> Iterator[ItemFlag]:
    f = item.facility
    if f.n >= ENOUGH and f.value <= NEARLY_ALL:
        right = round(f.value * f.n)
        known = [c for c in item.choices if c.right is False and c.chosen]
        most = f" Most often answered, by {known[0].chosen}:" if known else ""
        yield ItemFlag(
            item,
            f"Nearly all miss it: {right} of {f.n} answered right. Too hard, unclear, or marked wrongly?{most}",
            known[0].pick.text if known else "",
            True,
        )


def _nobody(item: Item) -> Iterator[ItemFlag]:
    n = item.facility.n
    misses = n - round(item.facility.value * n)
    if n < ENOUGH_FOR_CORRELATION or misses < FEW_MISSES:
        return
    for choice in item.choices:
        if choice.right is False and not choice.chosen:
            most = 100 * wilson(0, n)[1]
            yield ItemFlag(
                item,
                f"A wrong option that tempts nobody (0 of {n} took it; hardly more than {most:.0f} in 100 would). "
                "Write another instead of:",
                choice.pick.text,
            )


def _wordings(item: Item) -> Iterator[ItemFlag]:
    if item.versions > 1:
        yield ItemFlag(
            item,
            f"It was answered in {item.versions} wordings (it was changed in between): its figures mix them.",
        )


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
