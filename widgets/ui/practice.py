"""The practice card: it passes moves to a session, and its view and picture to the browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import traitlets

from widgets.content import Content, shipped
from widgets.practice.cases import Deck
from widgets.practice.choosing import Choose, due_first, next_lesion
from widgets.practice.progress import due
from widgets.practice.session import Session
from widgets.practice_record import answers_in, kept
from widgets.ui.assets import script, style
from widgets.ui.links import notebook_link
from widgets.ui.live import Live, live
from widgets.ui.piece import Piece
from widgets.ui.practice_views import picture_view, practice_view
from widgets.ui.session import Session as Door
from widgets.ui.session import session as door

PRACTICE = "06_practise_telling_them_apart"


class Practice(Piece):
    """Case after case. The browser sends moves; the answer to each is a new view, and to ``next`` a new picture too."""

    _esm = script("practice")
    _css = style("card", "practice")
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, door: Door, content: Content, choose: Choose = next_lesion) -> None:
        self.door, self.content, self.choose = door, content, choose
        self.session = _begun(door, content, choose)
        self.turn, self.rounds = 0, door.rounds
        self.opened = False
        self._ahead = picture_view(self.session.case)
        super().__init__(view=self.seen(), picture=self._ahead)
        door.watch("practice", self.renew)

    def renew(self) -> None:
        """Go on as the record now says, if somebody else is learning or all was started again."""
        if self.door.rounds != self.rounds:
            self.rounds = self.door.rounds
            self.session = _begun(self.door, self.content, self.choose)
            self._show()

    def seen(self) -> dict[str, Any]:
        """What the card shows now."""
        return {"turn": self.turn, "tables": self.tables(), **practice_view(self.session, self.content)}

    def receive(self, message: Any) -> None:
        """A move from the browser: ``{"move": "check", "turn": …, "value": an answer's id, "seconds": …}``.

        Others are ``next``, ``stage`` (value: its id), ``untimed`` (value: true or false) and ``tables`` (value: true
        to open, false to close how it went). A move made on a view that is no longer current, or one that makes no
        sense, changes nothing.
        """
        current = isinstance(message, dict) and message.get("turn") == self.turn
        if not current or not self.moved(str(message.get("move")), message.get("value"), message.get("seconds")):
            return
        self.opened = self.opened and message.get("move") == "tables"
        self._show()
        if self.session.answered:  # the next picture is drawn while the learner reads
            self._ahead = picture_view(self.session.following()[1])
            if message.get("move") == "check":
                self.door.tell()

    def _show(self) -> None:
        self.turn += 1
        with self.hold_sync():
            self.view = self.seen()
            self.picture = self.drawn()

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


def practise() -> Practice:
    """Practice for who is learning now; it goes on where they stopped."""
    return Practice(door(), shipped())


def review_cases() -> Practice | Live:
    """Cases of the bumps that were mastered and are due to be met again; a sentence if none is."""
    here, content = door(), shipped()
    progress = _begun(here, content, next_lesion).progress
    waiting = [content.lesions[id].name for id in due(progress, datetime.now(UTC))]
    if not waiting:
        words = "No bump that you mastered in practice is due." if progress.total else "You have not practised yet."
        return live(here, "review-cases", lambda: f"<p>{words} {notebook_link(PRACTICE, 'Practise →')}</p>")
    card = Practice(here, content, due_first(lambda: datetime.now(UTC)))
    card.receive({"turn": 0, "move": "stage", "value": progress.stages[-1].id})
    return card


def _begun(own: Door, content: Content, choose: Choose) -> Session:
    """A session that goes on where this learner stopped and keeps each answer in their record."""
    deck = Deck(content.lesions, content.tellings, content.twists)
    record = own.record
    return Session(deck, answers_in(record.events), record.learner, lambda answered: kept(record, answered), choose)
