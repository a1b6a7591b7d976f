"""Questions to look at first, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from widgets.classroom.intervals import ENOUGH, ENOUGH_FOR_CORRELATION
from widgets.classroom.items import Choice, Item, rest_scores
from widgets.classroom.records import Answers, Records
from widgets.classroom.wording import Wording
from widgets.wilson import wilson

NEARLY_ALL = 0.2
"""Nearly all miss an item whose facility index is this or less."""
FEW_MISSES = 10
"""With fewer wrong answers than this nothing is said about a wrong option that nobody chose."""
NEGLIGIBLE = 0.05
"""A wrong option tempts nobody if no one took it and its interval ends below this share."""


class ItemFlag(NamedTuple):
    """Why to look at an item; ``about`` is the option in question (Markdown), if there is one."""

    item: Item
    reason: str
    about: str = ""
    may_be_the_items_fault: bool = False
    """Whether wrong answers to it say little about what learners believe."""


class Idle(NamedTuple):
    """A wrong option that nobody took."""

    item: Item
    choice: Choice


def item_flags(items: Sequence[Item], answers: Answers, records: Records, wording: Wording) -> list[ItemFlag]:
    """Items to look at, the most pressing kind first."""
    return [
        *(flag for item in items for flag in _key(item, answers, records, wording)),
        *(flag for item in items for flag in _missed(item)),
        *(flag for item in items for flag in _wordings(item)),
    ]


def _key(item: Item, answers: Answers, records: Records, wording: Wording) -> Iterator[ItemFlag]:
    d = item.discrimination
    if d is None or d.n < ENOUGH_FOR_CORRELATION or d.high >= 0:
        return
    best = _best_third(item, answers, records, wording)
    about = best.pick.text if best and best.right is False else ""
    chose = " The best third of the class chose, more than anything else:" if about else ""
    shown = f"{d.value:.2f}, {d.low:.2f} to {d.high:.2f}".replace("-", "−")
    yield ItemFlag(
        item,
        f"The able miss it more than the weak (item–rest correlation {shown}): check the key.{chose}",
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


def idle_options(items: Sequence[Item]) -> list[Idle]:
    """Wrong options that tempt nobody, though there were enough who answered wrong."""
    return [
        Idle(item, choice)
        for item in items
        if wilson(0, item.facility.n)[1] < NEGLIGIBLE
        and round((1 - item.facility.value) * item.facility.n) >= FEW_MISSES
        for choice in item.choices
        if choice.right is False and not choice.chosen
    ]


def _wordings(item: Item) -> Iterator[ItemFlag]:
    if item.versions > 1:
        yield ItemFlag(
            item,
            f"It was answered in {item.versions} wordings (it was changed in between): its figures mix them.",
        )
