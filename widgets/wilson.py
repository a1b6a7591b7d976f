"""Wilson's score interval (95 %) of a proportion: honest for few answers, where "right ± error" is not."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Of the normal distribution, 95 % lie between −Z and Z."""


def wilson(right: float, n: float) -> tuple[float, float]:
    """The interval of ``right`` answers among ``n``; neither need be whole where answers count for less than one.

    E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212. Both ends lie between 0 and 1; of no answers: 0 and 1.
    """
    if not n:
        return 0.0, 1.0
    p, spread = right / n, Z * Z / n
    middle, half = p + spread / 2, Z * sqrt(p * (1 - p) / n + spread / (4 * n))
    return max(0.0, min(p, (middle - half) / (1 + spread))), min(1.0, max(p, (middle + half) / (1 + spread)))
