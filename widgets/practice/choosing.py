"""Which case comes next. The cost does not grow with the answers behind it: only the progress is looked at."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime

from widgets.model import TONES
from widgets.practice import arts
from widgets.practice.cases import Case, Deck, draw
from widgets.practice.progress import Progress, due
from widgets.practice.stages import Stage

REFRESH_EVERY = 8
"""Each so-manieth case is one of a mastered bump, the one unseen longest: mastered ones appear rarely."""

Choose = Callable[[Progress, Stage, random.Random], str]
"""A rule that says which kind of bump comes next."""


def next_lesion(progress: Progress, stage: Stage, rng: random.Random) -> str:
    """The kind of bump that comes next.

    In a stage with two answers a coin chooses the answer first, so that neither can be guessed from the order.
    """

    def urgency(lesion: str) -> float:
        met = progress.met.get((stage.grouped, lesion))
        score = arts.priority(progress.waited(stage, lesion), met.error, met.seconds) if met else arts.NEW
        return score * rng.uniform(1 - arts.JITTER, 1 + arts.JITTER)

    def longest_unseen(lesion: str) -> tuple[float, float]:
        return progress.waited(stage, lesion), rng.random()

    if stage.grouped:
        answer = rng.choice(stage.units)
        return max((lesion for lesion in stage.lesions if stage.unit(lesion) == answer), key=urgency)
    mastered = [lesion for lesion in stage.lesions if progress.mastered(stage, lesion)]
    learning = [lesion for lesion in stage.lesions if lesion not in mastered]
    refresh = mastered and (progress.cases.get(stage.grouped, 0) + 1) % REFRESH_EVERY == 0
    if refresh or not learning:
        return max(mastered, key=longest_unseen)
    score, lesion = max((urgency(lesion), lesion) for lesion in learning)
    waits = score <= 0  # none has waited long enough: a mastered one comes in between, if there is one
    return max(mastered, key=longest_unseen) if waits and mastered else lesion


def due_first(now: Callable[[], datetime]) -> Choose:
    """A rule for a review: mastered bumps that are due, the one longest unseen first; then what would come anyway."""

    def choose(progress: Progress, stage: Stage, rng: random.Random) -> str:
        waiting = [id for id in due(progress, now()) if id in stage.lesions]
        return waiting[0] if waiting else next_lesion(progress, stage, rng)

    return choose


def next_case(progress: Progress, stage: Stage, deck: Deck, learner: str, choose: Choose = next_lesion) -> Case:
    """The next case for a learner in a stage; the same for the same progress and learner."""
    rng = random.Random(f"{learner}/{stage.id}/{progress.total}")
    lesion = choose(progress, stage, rng)
    tone = next_tone(progress, lesion, learner)
    pictures = random.Random(f"{learner}/{lesion}/{sum(progress.tones_of(lesion))}")
    while True:
        picture = pictures.getrandbits(31)
        if (lesion, picture) not in progress.pictures:
            case = draw(deck, lesion, tone, picture)
            if stage.right(case) in stage.offered:
                return case


def next_tone(progress: Progress, lesion: str, learner: str) -> int:
    """One of the tones on which this lesion was met least often, so that it is met on all ten equally often."""
    counts = progress.tones_of(lesion)
    least = min(counts)
    order = random.Random(f"{learner}/{lesion}/tones/{least}").sample(list(TONES), len(TONES))
    return next(tone for tone in order if counts[tone - 1] == least)
