"""The extraction stepper: a milium opened by a trained hand beside one that is squeezed, step by step."""

from __future__ import annotations

from typing import Any

import traitlets

from widgets.content import Content, shipped
from widgets.ui.assets import script, style
from widgets.ui.piece import Piece
from widgets.ui.stepper_view import Walk, steps_html, walk_view


class Stepper(Piece):
    """A row of steps to walk through. The browser sends moves and keeps the time; the answer is a new view."""

    _esm = script("stepper")
    _css = style("stepper")
    steps = traitlets.List(traitlets.Unicode()).tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, content: Content, seconds: float | None = None):
        self.content, self.seconds = content, seconds
        self.walk = Walk(len(content.extraction))
        super().__init__(steps=steps_html(content), view=self.seen())

    def seen(self) -> dict[str, Any]:
        """What the stepper shows now."""
        return walk_view(self.walk, self.content.extraction, self.seconds)

    def receive(self, message: Any) -> None:
        """A move from the browser, such as ``{"move": "next", "at": 2}``; a tick of another step changes nothing.

        (A page that shows the stepper twice keeps time twice.)
        """
        moved = self.walk
        if isinstance(message, dict) and (message.get("move") != "tick" or message.get("at") == self.walk.at):
            moved = self.walk.moved(str(message.get("move")))
        if moved != self.walk:
            self.walk = moved
            self.view = self.seen()


def extraction_stepper(seconds: float | None = None) -> Stepper:
    """Opening a milium beside squeezing it; ``seconds`` is how long a step stays while it plays (else: to be read)."""
    return Stepper(shipped(), seconds)
