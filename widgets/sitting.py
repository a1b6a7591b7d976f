"""One learner's sitting at one question: what was answered so far and what may be shown now.

A sitting is a value. Each move returns a new one, so it can be stored and made again, and two views of a card
cannot disagree. No widgets, no files.
"""

from __future__ import annotations

import random
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from widgets.grading import Result, grade
from widgets.model import Item, Number, Option, Order, Question, Response, Step

Phase = Literal["asking", "missed", "solved", "shown", "saved"]

Row = Option | Step | Item
"""One line of a question that a learner does something with."""

TRIES_BEFORE_SHOWING = 2
"""After this many misses the answer may be shown."""


class Sitting(Struct, frozen=True):
    """What happened at a question since it was started.

    ``seed`` fixes the order of the options; ``responses`` are the checked answers, oldest first; ``retrying`` is
    true once another try was asked for after a miss; ``collected`` once an answer was only taken down, without a grade.
    """

    seed: int = 0
    responses: tuple[Response, ...] = ()
    retrying: bool = False
    hinted: bool = False
    shown: bool = False
    collected: bool = False

    def phase(self, question: Question) -> Phase:
        """Where the learner stands: asking, missed, solved, shown or (only taken down) saved."""
        result = self.result(question)
        if self.collected:
            return "saved"
        if result and result.correct:
            return "solved"
        if self.shown:
            return "shown"
        return "missed" if result and not self.retrying else "asking"

    def result(self, question: Question) -> Result | None:
        """The grade of the last checked answer."""
        return grade(question, self.responses[-1]) if self.responses else None

    def order(self, question: Question) -> list[Row]:
        """The options, steps or things as this learner sees them: shuffled by the seed, anew at each retry."""
        options: list[Row] = [] if isinstance(question, Number) else list(question.options)
        if question.shuffle:
            tries = len(self.responses) if self.retrying else max(0, len(self.responses) - 1)
            random.Random(f"{self.seed}/{question.id}/{tries}").shuffle(options)
        return options

    def may_show(self, question: Question) -> bool:
        """Whether the answer may be shown now."""
        return self.phase(question) in ("asking", "missed") and len(self.responses) >= TRIES_BEFORE_SHOWING

    def check(self, question: Question, response: Response) -> Sitting:
        """Answer; does nothing unless an answer is being asked for.

        Raises :class:`widgets.grading.ResponseError` for what cannot be an answer.
        """
        if self.phase(question) != "asking":
            return self
        grade(question, response)
        return replace(self, responses=(*self.responses, response), retrying=False)

    def hint(self) -> Sitting:
        """Open the hint."""
        return replace(self, hinted=True)

    def retry(self, question: Question) -> Sitting:
        """Try again after a miss."""
        return replace(self, retrying=True) if self.phase(question) == "missed" else self

    def show(self, question: Question) -> Sitting:
        """Give up and see the answer, where that is allowed."""
        return replace(self, shown=True) if self.may_show(question) else self

    def restart(self) -> Sitting:
        """Start again; the same as a new sitting with this seed."""
        return Sitting(seed=self.seed)


def laid_out(question: Question) -> list[Row]:
    """The lines of a question as a whole class sees them, on paper and on the wall.

    Mixed as its author allows, always in the same way, and steps never as they belong.
    """
    for seed in range(100):
        rows = Sitting(seed=seed).order(question)
        if not isinstance(question, Order) or rows != question.options:
            return rows
    return rows
