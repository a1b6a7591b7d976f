"""Item analysis: how hard each question was, whether it tells the able from the weak, which options were chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from widgets.classroom.intervals import Estimate, correlation, share
from widgets.classroom.records import POST, PRACTICE, PRE, Answers, Ints, Records
from widgets.classroom.wording import Wording
from widgets.in_words import Pick
from widgets.model import CERTAIN


@dataclass(frozen=True)
class Choice:
    """How often one thing was answered to an item: an option, a pair of thing and group, a figure."""

    pick: Pick
    chosen: int
    sure: int
    """How many chose it and were sure."""
    right: bool | None
    """Whether it is right; where the content does not tell, whether every answer with it alone was marked right."""


@dataclass(frozen=True)
class Item:
    """One question or claim, over each learner's first answer to it, practice left out."""

    id: str
    phase: int
    """The phase in which most met it."""
    facility: Estimate
    """Facility index: the share whose first answer was right."""
    discrimination: Estimate | None
    """Item–rest correlation: of right or wrong here with the share right in the learner's other items."""
    choices: list[Choice]
    """What was answered, the most chosen first; wrong options nobody chose are in it."""
    asked_sure: int
    """How many said how sure they were."""
    versions: int
    """How many wordings of it were answered."""


def of_items(first: Answers) -> Answers:
    """The answers that item analysis counts: each learner's first to each item, practice left out."""
    a = first.where(first.phase != PRACTICE)
    order = np.lexsort((a.time, a.item, a.learner))
    a = a.where(order)
    again = (np.diff(a.learner) == 0) & (np.diff(a.item) == 0)
    return a.where(np.concatenate((np.ones(min(1, len(a)), bool), ~again)))


def analyse(answers: Answers, records: Records, wording: Wording) -> list[Item]:
    """Every item, in the order of the phases and of the content; ``answers`` as :func:`of_items` gives them."""
    count = len(records.items)
    n = np.bincount(answers.item, minlength=count)
    right = np.bincount(answers.item, answers.right, minlength=count)
    discrimination = _item_rest(answers, count)
    phases = [np.bincount(answers.item[answers.phase == p], minlength=count) for p in range(6)]
    phase = np.argmax(phases, axis=0)
    versions = _distinct(answers.item, answers.version, count)
    said = np.bincount(answers.item[answers.confidence > 0], minlength=count)
    choices = _choices(answers, records, wording)
    items = [
        Item(
            id=records.items[i],
            phase=int(phase[i]),
            facility=share(int(right[i]), int(n[i])),
            discrimination=discrimination[i],
            choices=choices.get(i, []),
            asked_sure=int(said[i]),
            versions=int(versions[i]),
        )
        for i in range(count)
        if n[i]
    ]
    place = {PRE: 0, POST: 2}
    return sorted(items, key=lambda item: (place.get(item.phase, 1), wording.objective(item.id) or 99, item.id))


def rest_scores(answers: Answers) -> tuple[np.ndarray, np.ndarray]:
    """For each answer: the share right of the same learner's other items, and whether there are any."""
    taken = np.bincount(answers.learner)
    right = np.bincount(answers.learner, answers.right)
    others = taken[answers.learner] - 1
    return (right[answers.learner] - answers.right) / np.maximum(others, 1), others > 0


def _item_rest(answers: Answers, count: int) -> list[Estimate | None]:
    rest, some = rest_scores(answers)
    item, x, y = answers.item[some], answers.right[some].astype(float), rest[some]
    n = np.bincount(item, minlength=count)
    safe = np.maximum(n, 1)
    dx = x - (np.bincount(item, x, minlength=count) / safe)[item]
    dy = y - (np.bincount(item, y, minlength=count) / safe)[item]
    xx, yy, xy = (np.bincount(item, product, minlength=count) for product in (dx * dx, dy * dy, dx * dy))
    varies = (n > 2) & (xx > 1e-9) & (yy > 1e-9)
    r = np.where(varies, xy / np.sqrt(np.where(varies, xx * yy, 1)), 0)
    return [correlation(float(r[i]), int(n[i])) if varies[i] else None for i in range(count)]


def _distinct(item: Ints, value: Ints, count: int) -> Ints:
    known = value >= 0
    values = int(value.max(initial=0)) + 1
    return np.bincount(np.unique(item[known] * values + value[known]) // values, minlength=count)


def _choices(answers: Answers, records: Records, wording: Wording) -> dict[int, list[Choice]]:
    """Tally each different response once, however many gave it."""
    pairs = answers.item * len(records.responses) + answers.response
    different, back = np.unique(pairs, return_inverse=True)
    times = np.bincount(back, minlength=len(different))
    sure = np.bincount(back, answers.confidence == CERTAIN, minlength=len(different)).astype(int)
    right = np.bincount(back, answers.right, minlength=len(different)).astype(int)
    found: dict[int, dict[str, list[int]]] = {}
    picks: dict[tuple[int, str], Pick] = {}
    for row, pair in enumerate(different):
        item, response = divmod(int(pair), len(records.responses))
        said = wording.picks(records.items[item], records.responses[response])
        for pick in said:
            picks[item, pick.key] = pick
            tally = found.setdefault(item, {}).setdefault(pick.key, [0, 0, 0, 0])
            tally[0] += int(times[row])
            tally[1] += int(sure[row])
            if len(said) == 1:
                tally[2] += int(right[row])
                tally[3] += int(times[row])
    for item in set(answers.item.tolist()):
        for pick in wording.wrong_options(records.items[item]):
            found.setdefault(item, {}).setdefault(pick.key, [0, 0, 0, 0])
            picks.setdefault((item, pick.key), pick)
    return {
        item: sorted(
            (Choice(picks[item, key], t[0], t[1], _right(picks[item, key], t[2], t[3])) for key, t in tallies.items()),
            key=lambda c: (-c.chosen, c.pick.key),
        )
        for item, tallies in found.items()
    }


def _right(pick: Pick, right: int, alone: int) -> bool | None:
    if pick.right is not None:
        return pick.right
    return right == alone if alone else None
