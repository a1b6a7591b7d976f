"""Before and after: eight questions each, one an objective, and what so few can and cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, sqrt
from typing import NamedTuple

from widgets.model import CERTAIN
from widgets.progress.history import History
from widgets.progress.outline import Entry
from widgets.record import Event


class Pair(NamedTuple):
    """An objective, and whether its questions before and after were answered right (``None``: not answered)."""

    objective: int
    before: bool | None
    after: bool | None


class Gain(NamedTuple):
    """The pairs by objective; ``before`` and ``after`` count right answers among the pairs that have both."""

    pairs: list[Pair]
    before: int
    after: int
    compared: int

    @property
    def change(self) -> int:
        """How many more are right after than before."""
        return self.after - self.before

    @property
    def within_chance(self) -> int:
        """The change up to which chance alone would explain it, in about 19 of 20 learners who know as much as before.

        Two counts of n answers with the same share p right differ by 1.96 · √(2 n p (1 − p)) or less (the normal
        approximation of the binomial, rounded up); p is taken from both counts together, moved off 0 and 1 by
        adding two answers to each side (Agresti and Caffo's remedy for small samples).
        """
        share = (self.before + self.after + 2) / (2 * self.compared + 4)
        return ceil(1.96 * sqrt(2 * self.compared * share * (1 - share)))


def gain(before: Sequence[Entry], after: Sequence[Entry], history: History) -> Gain:
    """What changed between the first answers of both sets that stand."""
    firsts = [{e.objective: _first(e, history) for e in entries} for entries in (before, after)]
    pairs = [Pair(objective, firsts[0].get(objective), right) for objective, right in sorted(firsts[1].items())]
    both = [pair for pair in pairs if pair.before is not None and pair.after is not None]
    return Gain(pairs, sum(bool(p.before) for p in both), sum(bool(p.after) for p in both), len(both))


def _first(entry: Entry, history: History) -> bool | None:
    events = history.current(entry.item, entry.phase, entry.version)
    return bool(events[0].correct) if events else None


def to_review(entries: Iterable[Entry], history: History) -> list[tuple[Entry, Event]]:
    """Cards whose last standing answer was not right: those the learner was certain of first, then the newest first."""
    missed = []
    for entry in entries:
        answers = [e for e in history.current(entry.item, entry.phase, entry.version) if e.event == "answered"]
        if answers and not answers[-1].correct:
            missed.append((entry, answers[-1]))
    missed.sort(key=lambda pair: pair[1].order, reverse=True)
    return sorted(missed, key=lambda pair: pair[1].confidence != CERTAIN)
