"""Made-up learners, to see whether the rules of practice do what they should. Simulation, not evidence about people.

The forgetting learner follows P. I. Pavlik and J. R. Anderson, "Practice and forgetting effects on vocabulary memory:
an activation-based model of the spacing effect", Cognitive Science 29 (2005) 559–586,
doi:10.1207/s15516709cog0000_14. Each case of a kind of bump adds to its activation, and what it added decays with time,
the faster the more active the kind was:

    m = ln Σ tᵢ^(−dᵢ)      dᵢ = c·exp(mᵢ₋₁) + a      p = 1 / (1 + exp((τ − m) / s))      seconds = F·exp(−m) + rest

tᵢ are the seconds since its i-th case, p is how likely it is known; who does not know guesses. The parameters are set
here, in the order of magnitude of such models, and fitted to nobody.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from math import exp, inf, log, sqrt
from statistics import mean, stdev

from msgspec.structs import replace

from widgets.practice.cases import Deck
from widgets.practice.choosing import Choose, next_lesion
from widgets.practice.progress import Answered, Progress
from widgets.practice.session import Session
from widgets.practice.stages import Stage

C, A = 0.217, 0.177
"""c and a: how decay grows with activation, and decay without any."""
TAU, S = -0.704, 0.255
"""τ and s: the activation at which half is known, and its noise."""
F, REST = 3.0, 2.0
"""Seconds: how an answer's time grows with what is forgotten, and what it takes at the least."""
READING = 5.0
"""Seconds of feedback between two cases."""
A_DAY = 0.025 * 24 * 3600
"""A day as it counts between sessions, in seconds: outside practice forgetting is slower (same paper)."""
SLOWEST = 60.0
"""Seconds after which any answer is given."""
TOO_MANY = 3000
"""Cases after which a run is given up."""

Answering = Callable[[Session, random.Random], tuple[str, float]]
"""A made-up learner: answer and seconds for the case that is shown."""


def any_order(progress: Progress, stage: Stage, rng: random.Random) -> str:
    """Random order: any bump of the stage, each as likely."""
    return rng.choice(stage.lesions)


def any_unmastered(progress: Progress, stage: Stage, rng: random.Random) -> str:
    """Random order where what is mastered drops out and is not asked about again while anything else is left."""
    learning = [lesion for lesion in stage.lesions if not progress.mastered(stage, stage.unit(lesion))]
    return rng.choice(learning or list(stage.lesions))


def knows_all(session: Session, rng: random.Random) -> tuple[str, float]:
    """Answers all cases rightly and quickly."""
    return session.stage.right(session.case), REST


def guesses(session: Session, rng: random.Random) -> tuple[str, float]:
    """Answers at random, quickly."""
    return rng.choice(sorted(session.stage.offered)), REST


class Forgetting:
    """A new learner who learns from each case and forgets between them."""

    def __init__(self) -> None:
        self.now = 0.0
        self.traces: dict[str, list[tuple[float, float]]] = {}
        """Of each kind of bump: when it was met, and how fast that decays."""

    def __call__(self, session: Session, rng: random.Random) -> tuple[str, float]:
        """Answer a case, and learn from its feedback."""
        lesion = session.case.lesion
        active = self.activation(lesion)
        right = session.stage.right(session.case)
        said = right if rng.random() < self.known(lesion) else rng.choice(sorted(session.stage.offered))
        seconds = min(SLOWEST, F * exp(-active) + REST) if active > -inf else SLOWEST
        self.now += seconds
        self.traces.setdefault(lesion, []).append((self.now, C * exp(active) + A))
        self.now += READING
        return said, seconds

    def activation(self, lesion: str, later: float = 0.0) -> float:
        """m, now or so many seconds later; −∞ where it was never met."""
        total = sum(max(1.0, self.now + later - met) ** -decay for met, decay in self.traces.get(lesion, []))
        return log(total) if total else -inf

    def known(self, lesion: str, later: float = 0.0) -> float:
        """p, now or so many seconds later."""
        active = self.activation(lesion, later)
        return 0.0 if active == -inf else 1 / (1 + exp((TAU - active) / S))

    def keeps(self, lesions: tuple[str, ...]) -> float:
        """How much of these is known a day later, 0 to 1."""
        return mean(self.known(lesion, A_DAY) for lesion in lesions)


def run(
    deck: Deck, learner: Answering, seed: int, choose: Choose = next_lesion, at_most: int = TOO_MANY, stage: str = ""
) -> tuple[Session, list[Answered]]:
    """One made-up learner practising until all is mastered, or given up; from the first stage on, or in one stage."""
    given: list[Answered] = []

    def keep(answered: Answered) -> Answered:
        given.append(replace(answered, time=f"{len(given):09d}"))
        return given[-1]

    rng = random.Random(f"learner/{seed}")
    session = Session(deck, [], f"simulated-{seed}", keep, choose)
    session.go_to(stage)
    while len(given) < at_most and not all(map(session.progress.complete, session.progress.stages)):
        session.answer(*learner(session, rng))
        session.next()
    return session, given


def ratio(ours: list[float], theirs: list[float]) -> tuple[float, float, float]:
    """The ratio of two means over paired runs, with its 95 % interval (delta method)."""
    value, n = mean(ours) / mean(theirs), len(ours)
    spread = stdev(x - value * y for x, y in zip(ours, theirs, strict=True)) / (mean(theirs) * sqrt(n))
    return value, value - 1.96 * spread, value + 1.96 * spread
