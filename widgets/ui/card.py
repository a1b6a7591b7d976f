"""The card widgets: they pass moves to a sitting and its view to the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import msgspec
import traitlets
from msgspec.structs import replace

from widgets.claims import as_question
from widgets.content import Content
from widgets.grading import ResponseError
from widgets.model import Claim, Question, Response
from widgets.sitting import Sitting
from widgets.ui.assets import script, style
from widgets.ui.views import View, collecting_view, fact_check_view, question_view

Keep = Callable[[Sitting], None]
"""Called with each new sitting before it is shown; whoever stores sittings hands this in."""


def keep_nothing(sitting: Sitting) -> None:
    """Stores nothing."""


class Card(anywidget.AnyWidget):
    """A question on the page. The browser sends moves; the answer to each is a new view."""

    _esm = script("card")
    _css = style("card")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, question: Question, content: Content, sitting: Sitting | None = None, keep: Keep = keep_nothing):
        self.question, self.content, self.keep = question, content, keep
        self.sitting = sitting or Sitting()
        super().__init__(view=self.seen())
        self.on_msg(lambda _, message, __: self.receive(message))

    def seen(self) -> View:
        """What the card shows now."""
        return question_view(self.question, self.sitting, self.content)

    def receive(self, message: Any) -> None:
        """A move from the browser: ``{"move": "check", "turn": …, "response": [option ids]}``.

        A move made on a view that is no longer current, or one that makes no sense, changes nothing.
        """
        moved = self.sitting
        if isinstance(message, dict) and message.get("turn") == self.view["turn"]:
            moved = self.moved(str(message.get("move")), message.get("response"))
        if moved == self.sitting:
            self.send({"unchanged": True})
        else:
            self.keep(moved)
            self.sitting = moved
            self.view = self.seen()

    def moved(self, move: str, response: Any) -> Sitting:
        """The sitting after a move."""
        if move == "check":
            return self.checked(response)
        if move == "hint":
            return self.sitting.hint()
        if move == "retry":
            return self.sitting.retry(self.question)
        if move == "show":
            return self.sitting.show(self.question)
        return self.sitting.restart() if move == "restart" else self.sitting

    def checked(self, response: Any) -> Sitting:
        """The sitting after an answer; the same one if the answer makes no sense."""
        try:
            return self.sitting.check(self.question, msgspec.convert(response, Response))
        except (ResponseError, msgspec.ValidationError):
            return self.sitting


class CollectingCard(Card):
    """A question before the lesson: the answer is taken down, and nothing is told about it."""

    def seen(self) -> View:
        """What the card shows now."""
        return collecting_view(self.question, self.sitting, self.content)

    def checked(self, response: Any) -> Sitting:
        """The sitting after an answer was taken down."""
        answered = super().checked(response)
        return answered if answered == self.sitting else replace(answered, collected=True)


class FactCheckCard(Card):
    """A claim of the article to be judged: one try, then verdict, why and sources."""

    def __init__(self, claim: Claim, content: Content, sitting: Sitting | None = None, keep: Keep = keep_nothing):
        self.claim = claim
        super().__init__(as_question(claim, content.verdicts.values()), content, sitting, keep)

    def seen(self) -> View:
        """What the card shows now."""
        return fact_check_view(self.claim, self.question, self.sitting, self.content)

    def checked(self, response: Any) -> Sitting:
        """The sitting after a verdict was chosen; a wrong one ends it too."""
        answered = super().checked(response)
        return replace(answered, shown=True) if answered.phase(self.question) == "missed" else answered
