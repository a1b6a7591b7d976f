"""What stands at a notebook's head once it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from widgets.progress.outline import Part
from widgets.progress.standing import part_progress
from widgets.ui.assets import script, style
from widgets.ui.piece import Piece
from widgets.ui.session import Session


class Start(Piece):
    """Says that the lesson runs and how far its reader is, and brings the first thing to do into view, once."""

    _esm = script("start")
    _css = style("start")
    view = traitlets.Dict().tag(sync=True)
    fresh = traitlets.Bool(True).tag(sync=True)

    def __init__(self, session: Session, part: Callable[[], Part] | None = None):
        self.session, self._part = session, part
        super().__init__()
        if part:
            session.begin_part(part)
        session.watch("start", self.renew)

    @property
    def part(self) -> Part | None:
        """The part that this notebook is for whoever is learning now."""
        return self._part() if self._part else None

    def renew(self) -> None:
        """Show how things stand now."""
        self.view = self.seen()

    def seen(self) -> dict[str, Any]:
        """The view: who is learning, how many cards are done, what is left, what went wrong."""
        part = self.part
        who = self.session.record.learner if part else ""  # who teaches has no answers of their own here
        view: dict[str, Any] = {"who": who, "problem": self.session.problem, "total": 0}
        if part and part.entries:
            progress = part_progress(part, self.session.history)
            left = f"about {progress.minutes_left} min left" if progress.minutes_left else "all done"
            words = f"{progress.done} of {progress.total} cards done · {left}"
            view |= {"done": progress.done, "total": progress.total, "words": words}
        return view

    def receive(self, message: Any) -> None:
        """A move from the browser: ``{"move": "again"}`` starts this part again, ``here`` tells its time zone."""
        if not isinstance(message, dict):
            return
        if message.get("move") == "here":
            self.session.live_in(message.get("zone"), message.get("ahead"))
        part = self.part
        if part and message.get("move") == "again":
            cards = [(entry.item, entry.phase) for entry in part.entries]
            self.session.start_again([(part.name, "lesson"), *cards])
