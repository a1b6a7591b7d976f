"""What stands at a notebook's head once it runs."""

from __future__ import annotations

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

    def __init__(self, session: Session, part: Part | None = None):
        self.session, self.part = session, part
        super().__init__()
        session.watch("start", self.renew)

    def renew(self) -> None:
        """Show how things stand now."""
        self.view = self.seen()

    def seen(self) -> dict[str, Any]:
        """The view: who is learning, how many cards are done, what is left, what went wrong."""
        who = self.session.record.learner if self.part else ""  # who teaches has no answers of their own here
        view: dict[str, Any] = {"who": who, "problem": self.session.problem, "total": 0}
        if self.part and self.part.entries:
            self.session.note(self.part)
            progress = part_progress(self.part, self.session.history)
            left = f"about {progress.minutes_left} min left" if progress.minutes_left else "all done"
            words = f"{progress.done} of {progress.total} cards done · {left}"
            view |= {"done": progress.done, "total": progress.total, "words": words}
        return view

    def receive(self, message: Any) -> None:
        """The one move from the browser: ``{"move": "again"}`` starts this part again."""
        if self.part and isinstance(message, dict) and message.get("move") == "again":
            cards = [(entry.item, entry.phase) for entry in self.part.entries]
            self.session.start_again([(self.part.name, "lesson"), *cards])
