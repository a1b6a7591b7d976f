"""One learner practising: the case that is shown, its answer, and what comes next. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from widgets.practice.cases import Case, Deck
from widgets.practice.choosing import Choose, next_case, next_lesion
from widgets.practice.progress import Answered, Progress, of
from widgets.practice.stages import Stage, stages

Keep = Callable[[Answered], Answered]
"""Called with each answer before anything is shown of it; returns it as it was kept, with its time."""

LONGEST = 3600.0
"""Seconds; what seems to have taken longer was left lying, and counts as this long."""


class Session:
    """Where a learner stands. Made from the answers so far, it goes on where they stopped."""

    def __init__(
        self, deck: Deck, answers: Iterable[Answered], learner: str, keep: Keep, choose: Choose = next_lesion
    ) -> None:
        self.deck, self.learner, self.keep, self.choose = deck, learner, keep, choose
        self.given = list(answers)
        """All answers so far."""
        self.progress: Progress = of(self.given, stages(deck.lesions))
        self.untimed = self.progress.untimed
        """Whether no time is taken; may be set at any time."""
        self.pinned = False
        """Whether the learner chose the stage; otherwise practice goes on to the first that is not complete."""
        self.answered: Answered | None = None
        self.stage: Stage = self.progress.stage
        self.case: Case = self._choose(self.stage)
        self._following: tuple[Stage, Case] | None = None

    @property
    def number(self) -> int:
        """The number of the case that is shown, from 1."""
        return self.progress.total + (0 if self.answered else 1)

    def answer(self, response: str, seconds: float | None) -> Answered | None:
        """Answer the case; ``None``, and nothing happens, if it was answered or the response is not offered.

        Seconds that are missing or make no sense are as if no time was taken.
        """
        if self.answered or response not in self.stage.offered:
            return None
        case, stage = self.case, self.stage
        right = stage.right(case)
        score = 1.0 if response == right else 0.5 if response in stage.partly(case) else 0.0
        timed = None if self.untimed or seconds is None or not seconds >= 0 else min(round(seconds, 2), LONGEST)
        given = Answered(stage.id, case.lesion, case.tone, case.picture, right, response, score, timed)
        self.answered = self.keep(given)
        self.given.append(self.answered)
        self.progress.add(self.answered)
        return self.answered

    def following(self) -> tuple[Stage, Case]:
        """What comes next, chosen once, so that it can be drawn while the feedback is read."""
        if self._following is None:
            stays = self.pinned and not self.progress.complete(self.stage)
            stage = self.stage if stays else self.progress.stage
            self._following = stage, self._choose(stage)
        return self._following

    def next(self) -> bool:
        """Go on to the next case, if this one was answered; a stage that is complete leads to the next stage."""
        if not self.answered:
            return False
        self._show(*self.following())
        return True

    def go_to(self, stage_id: str) -> bool:
        """Practise another stage, with a new case, until that is complete."""
        stage = next((stage for stage in self.progress.stages if stage.id == stage_id), self.stage)
        if stage == self.stage:
            return False
        self.pinned = True
        self._show(stage, self._choose(stage))
        return True

    def _show(self, stage: Stage, case: Case) -> None:
        self.stage, self.case, self.answered, self._following = stage, case, None, None

    def _choose(self, stage: Stage) -> Case:
        return next_case(self.progress, stage, self.deck, self.learner, self.choose)
