"""The table that ``make bench`` prints."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Row(NamedTuple):
    """A figure, its baseline, and the ratio that is wanted at most (``None``: only told)."""

    what: str
    ours: float
    baseline: str
    theirs: float
    unit: str
    goal: float | None

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return f"≤ {self.goal:g} {'met' if self.ratio <= self.goal else 'MISSED'}"


HEAD = "| what | ours | baseline | its figure | ratio | goal |\n| --- | ---: | --- | ---: | ---: | --- |"


def line(row: Row) -> str:
    """A row of the Markdown table."""
    ours, theirs = f"{row.ours:.3g} {row.unit}", f"{row.theirs:.3g} {row.unit}"
    return f"| {row.what} | {ours} | {row.baseline} | {theirs} | {row.ratio:.2f} | {row.verdict} |"


def milliseconds(function: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    function()
    return (perf_counter() - start) * 1000


def alternating(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure, taken in turn so that a busy moment hits all of them."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]
