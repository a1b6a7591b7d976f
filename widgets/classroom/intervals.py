"""Figures with how sure they are. Every interval is one of 95 %.

Shares: Wilson's interval (1927). Where a learner gives several answers they are alike, so the interval is Wilson's for
the number of independent answers that would vary as much (the design effect). Change in pairs: Agresti and Min's
adjusted Wald interval (2005). Correlation: Fisher's transformation. Cronbach's alpha: Bonett and Wright (2015).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from widgets.wilson import Z, wilson

Floats = NDArray[np.float64]

ENOUGH = 10
"""With fewer learners than this a share or a mean is too small to say."""
ENOUGH_FOR_CORRELATION = 20
"""With fewer learners than this a correlation or an alpha is too small to say."""


class Estimate(NamedTuple):
    """A figure, its interval, and how many learners stand behind it."""

    value: float
    low: float
    high: float
    n: int

    @property
    def enough(self) -> bool:
        """Whether the group is large enough to say something about a share."""
        return self.n >= ENOUGH


def share(right: int, n: int) -> Estimate:
    """Share of ``n`` learners, one answer each."""
    return Estimate(right / n, *wilson(right, n), n)


def share_of_many(right: Floats, answers: Floats) -> Estimate | None:
    """Share of all answers, when each learner gave several; one entry a learner. With one answer each: Wilson's."""
    gave = answers > 0
    right, answers, total = right[gave], answers[gave], float(answers.sum())
    if not total:
        return None
    p, learners = float(right.sum()) / total, int(gave.sum())
    variance = float(((right - p * answers) ** 2).sum()) / total**2
    effective = p * (1 - p) / variance if variance else float(learners)
    return Estimate(p, *wilson(p * (counted := min(effective, total)), counted), learners)


def change(differences: Floats) -> Estimate | None:
    """Mean change of learners measured twice, each difference from -1 to 1."""
    n = len(differences)
    if not n:
        return None
    middle = float(differences.sum()) / (n + 2)
    variance = (float((differences**2).sum()) + 1) / (n + 2) - middle**2
    half = Z * math.sqrt(variance / (n + 2))
    return Estimate(float(differences.mean()), max(-1.0, middle - half), min(1.0, middle + half), n)


def crossed(one: Floats, two: Floats) -> Estimate | None:
    """Mean change where two groups met two forms in opposite orders: the mean of the two groups' changes.

    A form that is harder lowers the change of one group and raises the other's as much, so it falls out. Where only
    one group has learners, it is that group's change, and the forms' difference stays in it.
    """
    a, b = change(one), change(two)
    if not a or not b:
        return a or b
    half = math.hypot((a.high - a.low) / 2, (b.high - b.low) / 2) / 2
    middle = (a.low + a.high + b.low + b.high) / 4
    return Estimate((a.value + b.value) / 2, max(-1.0, middle - half), min(1.0, middle + half), a.n + b.n)


def correlation(r: float, n: int) -> Estimate:
    """Interval of a correlation by Fisher's transformation; from -1 to 1 where ``n`` is below 4."""
    if n < 4:
        return Estimate(r, -1.0, 1.0, n)
    if abs(r) >= 1:
        return Estimate(r, r, r, n)
    z, half = math.atanh(r), Z / math.sqrt(n - 3)
    return Estimate(r, math.tanh(z - half), math.tanh(z + half), n)


def alpha(scores: Floats) -> Estimate | None:
    """Cronbach's alpha of scores (learners by items, none missing); ``None`` if nothing varies."""
    n, k = scores.shape
    if n < 3 or k < 2:
        return None
    total = float(scores.sum(axis=1).var(ddof=1))
    if not total:
        return None
    value = k / (k - 1) * (1 - float(scores.var(axis=0, ddof=1).sum()) / total)
    return Estimate(value, *alpha_interval(value, n, k), n)


def alpha_interval(value: float, n: int, k: int) -> tuple[float, float]:
    """Bonett and Wright's interval of an alpha seen in ``n`` learners and ``k`` items."""
    if value >= 1:
        return 1.0, 1.0
    middle = math.log(1 - value) - math.log(n / (n - 1))
    half = Z * math.sqrt(2 * k / ((k - 1) * (n - 2)))
    return 1 - math.exp(middle + half), 1 - math.exp(middle - half)
