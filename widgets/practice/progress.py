"""How far a learner has come: a function of the set of practice answers, kept up to date one answer at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec import Struct

from widgets.model import TONES
from widgets.practice.stages import Stage

STEPS = 5
"""A kind of bump is mastered after so many steps: a right answer in time is one forward …"""
BACK = 2
"""… and a wrong one so many back, both for the bump that was shown and for the one that was named."""
IN_TIME = 20.0
"""Seconds within which a right answer counts; where no time was taken, accuracy alone does."""

REST = timedelta(days=1)
"""A mastered kind is due for review so long after it was last met."""


class Answered(Struct, frozen=True):
    """One answer to one case, as the record keeps it."""

    stage: str
    lesion: str
    tone: int
    picture: int
    right: str
    """The right answer."""
    response: str
    score: float
    """1 right, 0.5 partly, 0 not."""
    seconds: float | None = None
    """How long it took; ``None`` where no time was taken."""
    time: str = ""
    """When: ISO 8601 in UTC to the millisecond, so that it sorts as text; empty until it is kept."""


@dataclass
class Met:
    """What is known of one kind of bump in one scope."""

    at: int = 0
    """The scope's number of cases when it was last met."""
    error: bool = False
    seconds: float | None = None


@dataclass
class Progress:
    """Steps, last answers, pictures seen and tones used. :func:`of` makes it, :meth:`add` brings it up to date."""

    stages: tuple[Stage, ...]
    steps: dict[tuple[bool, str], int] = field(default_factory=lambda: defaultdict(int))
    met: dict[tuple[bool, str], Met] = field(default_factory=dict)
    cases: dict[bool, int] = field(default_factory=lambda: defaultdict(int))
    tones: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * len(TONES)))
    pictures: set[tuple[str, int]] = field(default_factory=set)
    last: dict[str, str] = field(default_factory=dict)
    total: int = 0
    untimed: bool = False
    """Whether the last answer was taken without time."""

    def add(self, answer: Answered) -> None:
        """Take in an answer that is later than all before. An answer to a stage or bump unknown here is passed over."""
        stage = next((stage for stage in self.stages if stage.id == answer.stage), None)
        if stage is None or answer.lesion not in stage.lesions or answer.tone not in TONES:
            return
        self.total += 1
        self.tones[answer.lesion][answer.tone - 1] += 1
        self.pictures.add((answer.lesion, answer.picture))
        self.last[answer.lesion] = answer.time
        self.untimed = answer.seconds is None
        self.cases[stage.grouped] += 1
        self.met[stage.grouped, answer.lesion] = Met(self.cases[stage.grouped], answer.score == 0, answer.seconds)
        shown = stage.unit(answer.lesion)
        if answer.score == 1:
            quick = answer.seconds is None or answer.seconds <= IN_TIME
            self._step(stage, shown, 1 if quick else 0)
        elif answer.score == 0:
            for unit in {shown, stage.meant(answer.response)} - {None}:
                self._step(stage, str(unit), -BACK)

    def _step(self, stage: Stage, unit: str, by: int) -> None:
        self.steps[stage.grouped, unit] = min(STEPS, max(0, self.steps[stage.grouped, unit] + by))

    def steps_of(self, stage: Stage, unit: str) -> int:
        """Steps towards mastery, 0 to :data:`STEPS`. Stages without groups share them."""
        return self.steps.get((stage.grouped, unit), 0)

    def mastered(self, stage: Stage, unit: str) -> bool:
        """Whether what is practised is mastered now."""
        return self.steps_of(stage, unit) == STEPS

    def tones_of(self, lesion: str) -> list[int]:
        """How often a lesion was met on each tone, 1 to 10."""
        return self.tones.get(lesion, [0] * len(TONES))

    def complete(self, stage: Stage) -> bool:
        """Whether all of a stage is mastered now."""
        return all(self.mastered(stage, unit) for unit in stage.units)

    @property
    def stage(self) -> Stage:
        """The first stage that is not complete, or the last."""
        return next((stage for stage in self.stages if not self.complete(stage)), self.stages[-1])

    def waited(self, stage: Stage, lesion: str) -> int:
        """How many cases ago a lesion was last met; more than all, if never."""
        met = self.met.get((stage.grouped, lesion))
        now = self.cases.get(stage.grouped, 0) + 1
        return now - met.at if met else now + 1


def of(answers: Iterable[Answered], stages: tuple[Stage, ...]) -> Progress:
    """The progress of a set of answers: neither their order nor an answer that stands twice matters."""
    progress = Progress(stages)
    for answer in sorted(set(answers), key=lambda a: (a.time, a.lesion, a.picture, a.stage, a.response)):
        progress.add(answer)
    return progress


def due(progress: Progress, now: datetime, rest: timedelta = REST) -> list[str]:
    """Ids of mastered lesions that were last met at least ``rest`` ago, the longest unseen first.

    ``now`` carries its time zone; times in the record are ISO 8601.
    """
    named = [stage for stage in progress.stages if not stage.grouped]
    mastered = {unit for stage in named for unit in stage.units if progress.mastered(stage, unit)}
    waiting = [(time, id) for id, time in progress.last.items() if id in mastered]
    return [id for time, id in sorted(waiting) if now - datetime.fromisoformat(time) >= rest]
