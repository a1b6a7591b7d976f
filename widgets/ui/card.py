"""The card widgets: they pass moves to a sitting and its view to the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
import traitlets
from msgspec.structs import replace

from widgets.claims import as_question
from widgets.content import Content
from widgets.grading import ResponseError
from widgets.model import CONFIDENCE, Claim, Number, Question, Response
from widgets.numbers import NumberRefused, read_number
from widgets.record import Event
from widgets.sitting import Sitting
from widgets.ui.assets import script, style
from widgets.ui.piece import Piece
from widgets.ui.views import View, collecting_view, fact_check_view, question_view, unhinted_view


class Move(NamedTuple):
    """What a learner did at a card: the move, the sitting it led to, and what came with an answer.

    ``seconds`` is how long the question was in view, ``confidence`` 1 (a guess) to 3 (certain); ``None``: not told.
    """

    what: str
    sitting: Sitting
    seconds: float | None = None
    confidence: int | None = None


Keep = Callable[[Move], None]
"""Called with each move before it is shown; whoever stores answers hands this in."""


def keep_nothing(move: Move) -> None:
    """Stores nothing."""


class Past(NamedTuple):
    """What a record says of a card before it is drawn: its standing events, or when an older version was answered."""

    events: Iterable[Event] = ()
    outdated: datetime | None = None


NO_PAST = Past()


class Card(Piece):
    """A question on the page. The browser sends moves; the answer to each is a new view.

    ``asks_sure``: the card also asks how sure the learner is.
    """

    _esm = script("card")
    _css = style("card")
    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        question: Question,
        content: Content,
        sitting: Sitting | None = None,
        keep: Keep = keep_nothing,
        past: Past = NO_PAST,
        asks_sure: bool = False,
    ):
        self.question, self.content, self.keep, self.asks_sure = question, content, keep, asks_sure
        self.notice = ""
        self._begin(sitting or Sitting(), past)
        super().__init__(view=self.seen())

    def renew(self, sitting: Sitting, past: Past) -> None:
        """Show what the record says now; whoever calls this has kept why."""
        self._begin(sitting, past)
        self.view = self.seen()

    def _begin(self, sitting: Sitting, past: Past) -> None:
        self.sitting, self.outdated = sitting, past.outdated
        self.dealt = getattr(self, "dealt", -1) + 1  # what somebody else did may look alike and is another turn
        self.given: datetime | None = None
        self.confidence: int | None = None
        for event in past.events:
            self._relive(event)

    def _relive(self, event: Event) -> None:
        """Make a stored move again, by the rules of a live one."""
        if event.event == "revealed":
            self.sitting = self.sitting.show(self.question)
        else:
            self.sitting = self.checked(event.response, self.sitting.retry(self.question))
            self.given, self.confidence = event.time, event.confidence

    def seen(self) -> View:
        """What the card shows now."""
        sure = {"asked": self.asks_sure, "chosen": self.confidence if self.sitting.responses else None}
        given = self.given.isoformat() if self.given else ""
        outdated = self.outdated.isoformat() if self.outdated and not self.sitting.responses else ""
        return {
            **self.body(),
            "dealt": self.dealt,
            "sure": sure,
            "given": given,
            "outdated": outdated,
            "notice": self.notice,
        }

    def body(self) -> View:
        """What the card shows of its question."""
        return question_view(self.question, self.sitting, self.content)

    def receive(self, message: Any) -> None:
        """A move from the browser: ``{"move": "check", "turn": …, "response": [option ids]}``.

        ``seconds`` and ``confidence`` may come with it. A move made on a view that is no longer current, or one that
        makes no sense, changes nothing. A card that was put away takes none.
        """
        if self.comm is None:
            return
        moved = self.sitting
        if isinstance(message, dict) and message.get("turn") == self.view["turn"]:
            moved = self.moved(str(message.get("move")), message.get("response"))
        if moved != self.sitting:
            move = Move(message["move"], moved, _seconds(message), _confidence(message) if self.asks_sure else None)
            self.keep(move)
            self.sitting, self.given = moved, self.given if move.what in ("hint", "show") else None
            self.confidence = move.confidence if move.what == "check" else self.confidence
            self.view = self.seen()

    def moved(self, move: str, response: Any) -> Sitting:
        """The sitting after a move."""
        if move == "check":
            return self.checked(response, self.sitting)
        if move == "hint":
            return self.sitting.hint()
        if move == "retry":
            return self.sitting.retry(self.question)
        if move == "show":
            return self.sitting.show(self.question)
        return self.sitting.restart() if move == "restart" else self.sitting

    def checked(self, response: Any, sitting: Sitting) -> Sitting:
        """The sitting after an answer; the same one if the answer makes no sense."""
        try:
            return sitting.check(self.question, msgspec.convert(self.read(response), Response))
        except NumberRefused as e:
            self.send({"asks": str(e)})
            return sitting
        except (ResponseError, msgspec.ValidationError):
            return sitting

    def read(self, response: Any) -> Any:
        """A response with a number that was written, ``{"text": "2,8 %"}``, read as that number."""
        if isinstance(self.question, Number) and isinstance(response, dict) and isinstance(response.get("text"), str):
            return read_number(response["text"], self.question.unit)
        return response


class UnhintedCard(Card):
    """A question after the lesson: like the one before it, it offers no hint, so that the two compare."""

    def body(self) -> View:
        """What the card shows of its question."""
        return unhinted_view(self.question, self.sitting, self.content)

    def moved(self, move: str, response: Any) -> Sitting:
        """The sitting after a move."""
        return self.sitting if move == "hint" else super().moved(move, response)


class CollectingCard(Card):
    """A question before the lesson: the answer is taken down, and nothing is told about it."""

    def body(self) -> View:
        """What the card shows of its question."""
        return collecting_view(self.question, self.sitting, self.content)

    def moved(self, move: str, response: Any) -> Sitting:
        """The sitting after a move."""
        return self.sitting if move == "hint" else super().moved(move, response)

    def checked(self, response: Any, sitting: Sitting) -> Sitting:
        """The sitting after an answer was taken down."""
        answered = super().checked(response, sitting)
        return answered if answered == sitting else replace(answered, collected=True)


class FactCheckCard(Card):
    """A claim of the article to be judged: one try, then verdict, why and sources."""

    def __init__(self, claim: Claim, content: Content, *rest: Any, **options: Any):
        self.claim = claim
        super().__init__(as_question(claim, content.verdicts.values()), content, *rest, **options)

    def body(self) -> View:
        """What the card shows of its claim."""
        return fact_check_view(self.claim, self.question, self.sitting, self.content)

    def checked(self, response: Any, sitting: Sitting) -> Sitting:
        """The sitting after a verdict was chosen; a wrong one ends it too."""
        answered = super().checked(response, sitting)
        return replace(answered, shown=True) if answered.phase(self.question) == "missed" else answered


def _seconds(message: dict[str, Any]) -> float | None:
    seconds = message.get("seconds")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 <= seconds < 86_400:
        return None
    return round(float(seconds), 1)


def _confidence(message: dict[str, Any]) -> int | None:
    confidence = message.get("confidence")
    whole = isinstance(confidence, int) and not isinstance(confidence, bool)
    return confidence if whole and confidence in CONFIDENCE else None
