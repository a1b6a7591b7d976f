"""The practice card: it passes moves to a session, and its view and picture to the browser."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from widgets.content import Content, shipped
from widgets.practice.cases import Deck
from widgets.practice.session import Session
from widgets.practice_record import answers_in, kept, mine
from widgets.record import Record
from widgets.ui.assets import script, style
from widgets.ui.practice_views import picture_view, practice_view


class Practice(anywidget.AnyWidget):
    """Case after case. The browser sends moves; the answer to each is a new view, and to ``next`` a new picture too."""

    _esm = script("practice")
    _css = style("card", "practice")
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, content: Content) -> None:
        self.session, self.content = session, content
        self.turn = 0
        self.opened = False
        self._ahead = picture_view(session.case)
        super().__init__(view=self.seen(), picture=self._ahead)
        self.on_msg(lambda _, message, __: self.receive(message))

    def seen(self) -> dict[str, Any]:
        """What the card shows now."""
        return {"turn": self.turn, "tables": self.tables(), **practice_view(self.session, self.content)}

    def receive(self, message: Any) -> None:
        """A move from the browser: ``{"move": "check", "turn": …, "value": an answer's id, "seconds": …}``.

        Others are ``next``, ``stage`` (value: its id), ``untimed`` (value: true or false) and ``tables`` (value: true to
        open, false to close how it went). A move made on a view that is no longer current, or one that makes no
        sense, changes nothing.
        """
        current = isinstance(message, dict) and message.get("turn") == self.turn
        if not current or not self.moved(str(message.get("move")), message.get("value"), message.get("seconds")):
            self.send({"unchanged": True})
            return
        self.turn += 1
        self.opened = self.opened and message.get("move") == "tables"
        with self.hold_sync():
            self.view = self.seen()
            self.picture = self.drawn()
        if self.session.answered:  # the next picture is drawn while the learner reads
            self._ahead = picture_view(self.session.following()[1])

    def moved(self, move: str, value: Any, seconds: Any) -> bool:
        """Whether a move made sense; the session has then made it."""
        if move == "check":
            timed = float(seconds) if isinstance(seconds, int | float) else None
            return self.session.answer(str(value), timed) is not None
        if move == "next":
            return self.session.next()
        if move == "stage":
            return self.session.go_to(str(value))
        if move == "untimed":
            self.session.untimed = bool(value)
            return True
        if move == "tables":
            self.opened = bool(value)
            return True
        return False

    def tables(self) -> str:
        """HTML of how it went so far, if it is opened."""
        if not self.opened:
            return ""
        from widgets.ui.practice_report import report  # loads pandas; not before somebody asks

        return report(self.session.given)

    def drawn(self) -> dict[str, str]:
        """The picture of the case that is shown, drawn anew only if it is not at hand."""
        case = self.session.case
        at_hand = (p for p in (self.picture, self._ahead) if p["case"] == str(case.picture))
        return next(at_hand, None) or picture_view(case)


def practise(record: Record | None = None) -> Practice:
    """Practice for who is learning now; it goes on where they stopped."""
    content, own = shipped(), record or mine()
    deck = Deck(content.lesions, content.tellings, content.twists)
    session = Session(deck, answers_in(own.events), own.learner, lambda answered: kept(own, answered))
    return Practice(session, content)
