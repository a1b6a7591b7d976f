"""Today's review: the cards that are due by the learner's day, as many as they want at a time, more when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

import traitlets
from ipywidgets import VBox

from widgets.content import Content
from widgets.progress.due import (
    LARGEST_LIMIT,
    LIMIT_ITEM,
    SITTING,
    Due,
    due_line,
    due_now,
    review_limit,
)
from widgets.record import Event
from widgets.ui.assets import script, style
from widgets.ui.card import Card, FactCheckCard
from widgets.ui.live import Live
from widgets.ui.piece import Piece
from widgets.ui.session import Session

PHASE = "review"


class ReviewDesk(Piece):
    """What is due, and below it how many more: more of them, some ahead of their day, how many at a time."""

    _esm = script("review")
    _css = style("answers")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, write: Callable[[], str]) -> None:
        self.session, self.write = session, write
        self.message = ""
        super().__init__()
        session.watch("due", self.renew)

    @property
    def html(self) -> str:
        """What is due, in words."""
        return str(self.view["line"])

    @property
    def review(self) -> Review | None:
        """The cards on this page, once they were dealt."""
        return cast("Review | None", self.session.pieces.get(PHASE))

    def renew(self) -> None:
        """Show how things stand now."""
        review, limit = self.review, review_limit(self.session.history)
        open_, waiting, later = (review.unanswered(), review.waiting(), review.later()) if review else ([], [], [])
        line = _line(len(review.due_among(open_)), len(waiting)) if review else ""
        self.view = {
            "line": line or self.write(),
            "more": min(len(waiting), limit),
            "ahead": 0 if waiting or open_ else min(len(later), limit),
            "limit": limit,
            "message": self.message,
        }

    def receive(self, message: Any) -> None:
        """A move from the browser: ``more`` due cards, cards ``ahead`` of their day, a ``limit`` with its ``value``."""
        move = message.get("move") if isinstance(message, dict) else None
        if move in ("more", "ahead") and self.review:
            self.review.deal(ahead=move == "ahead")
        elif move == "limit":
            self.message = self._set_limit(message.get("value"))
        self.session.tell()

    def _set_limit(self, value: Any) -> str:
        """Keep how many cards are asked at a time; cards that are here already stay."""
        if not (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST_LIMIT):
            return f"Type a whole number from 1 to {LARGEST_LIMIT}."
        if value != review_limit(self.session.history):
            self.session.record.append("set", item=LIMIT_ITEM, response=value)
        return f"Kept: {value} at a time, from the next cards on."


class Review(VBox):  # type: ignore[misc]
    """The review's cards, first those that were answered today; one sentence where there is none."""

    def __init__(self, session: Session, content: Content, dates: Callable[[], list[Due]], versions: dict[str, str]):
        self.session, self.content, self.dates, self.versions = session, content, dates, versions
        self.items: list[str] = []
        self.none = Live()
        super().__init__()
        self._begin()
        session.pieces[PHASE] = self
        session.watch(PHASE, self.renew)

    def _begin(self) -> None:
        """Lay the cards out by the record as it is now."""
        self.place = self._place()
        self.items = [item for item in self.answered_today() if item in self.versions]
        self._deal(self.waiting()[: max(0, self.limit - len(self.items))])

    def _place(self) -> tuple[object, ...]:
        return self.session.rounds, self.session.record.learner, str(self.session.zone)

    @property
    def limit(self) -> int:
        """How many cards this learner wants at a time."""
        return review_limit(self.session.history)

    def answered_today(self) -> list[str]:
        """Items of a review that was answered on this day, or in a sitting that began before midnight."""
        history = self.session.history
        return [i for i, phase in history if phase == PHASE and self._is_today(history.current(i, PHASE))]

    def _is_today(self, events: list[Event]) -> bool:
        now = self.session.now()
        if not events:
            return False
        answered = events[-1].time.astimezone(now.tzinfo)
        return answered.date() == now.date() or abs(now - answered) <= SITTING

    def due_among(self, items: Iterable[str]) -> list[str]:
        """Those of these items that are due today."""
        due = set(due_now(self.dates(), self.session.now()))
        return [item for item in items if item in due]

    def waiting(self) -> list[str]:
        """What is due and has no card here yet."""
        answered = set(self.items)
        return [item for item in due_now(self.dates(), self.session.now()) if item not in answered]

    def later(self) -> list[str]:
        """What becomes due on a later day and has no card here yet, the next first."""
        due, here = set(due_now(self.dates(), self.session.now())), set(self.items)
        return [one.item for one in self.dates() if one.item not in due and one.item not in here]

    def deal(self, ahead: bool) -> None:
        """Deal as many cards again that are due, or some ahead of their day."""
        self._deal((self.later() if ahead else self.waiting())[: self.limit])

    def _deal(self, items: list[str]) -> None:
        self.session.reset([(item, PHASE) for item in items])
        self.items += items
        self.children = [self._card(item) for item in self.items] or [self.none]

    def _card(self, item: str) -> Card:
        content = self.content
        there = next((c for c in self.children if isinstance(c, Card) and _asks(c) == item), None)
        if there is not None:
            return there
        if item in content.claims:
            return self.session.deal(FactCheckCard, content.claims[item], content, PHASE)
        return self.session.deal(Card, content.question(item), content, PHASE)

    def renew(self) -> None:
        """Lay the cards out anew where another learner or another zone makes another day of it."""
        if self._place() != self.place:
            self.children = []
            self._begin()
        self.none.html = f"<p>{due_line(self.dates(), self.session.now())}</p>"

    def unanswered(self) -> list[str]:
        """What the cards here still ask."""
        return [_asks(c) for c in self.children if isinstance(c, Card) and not c.sitting.responses]


def _asks(card: Card) -> str:
    return card.claim.id if isinstance(card, FactCheckCard) else card.question.id


def _line(here: int, waiting: int) -> str:
    """HTML: how many due cards wait on this page, and how many more there are; empty where none is due."""
    due = here + waiting
    if not due:
        return ""
    words = f"{due} {'card is' if due == 1 else 'cards are'} due for review today"
    places = [f"{here} {'waits' if here == 1 else 'wait'} above"] if here else []
    places += [f"{waiting} {'comes' if waiting == 1 else 'come'} with the button below"] if waiting else []
    return f"<p><strong>{words}</strong>: {', '.join(places)}.</p>"
