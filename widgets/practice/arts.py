"""What should come next: ARTS, Adaptive Response-Time-based Sequencing.

E. Mettler and P. J. Kellman, "Adaptive response-time-based category sequencing in perceptual learning", Vision
Research 99 (2014) 111–123, doi:10.1016/j.visres.2013.12.009. The priority of a kind of bump met N cases ago is

    a (N − D) [ b (1 − α) ln(RT / r) + α W ]

α is 1 after an error and 0 after a right answer, RT the seconds that answer took. The kind with the highest priority
comes next: an error soon, a slow answer sooner than a quick one, none before D other cases. The parameters are the
published ones as later programs repeat them; the paper's own table was not read.
"""

from __future__ import annotations

from math import log

A = 0.1
"""a: weight of the whole."""
B = 1.1
"""b: weight of the response time."""
R = 1.7
"""r: seconds at which a right answer adds nothing."""
W = 20.0
"""W: weight of an error."""
D = 2
"""D: enforced delay, in cases."""

JITTER = 0.5
"""Each priority is multiplied by a random factor from 1 − this to 1 + this (this lesson's choice): equal times would
bring the same kinds in the same order again and again, and the order must not tell the answer."""
NEW = 1.0
"""Priority of a kind not met yet (this lesson's choice): after an error that waits, before right answers that wait."""
UNTIMED_SECONDS = 10.0
"""RT where time is not taken (this lesson's choice); then errors and waiting alone steer."""


def priority(waited: int, error: bool, seconds: float | None) -> float:
    """The priority of a kind of bump last met ``waited`` cases ago; a faster answer than r counts as r."""
    time = max(R, UNTIMED_SECONDS if seconds is None else seconds)
    return A * (waited - D) * (W if error else B * log(time / R))
