"""The explorer: a learner says what matters; the answer is a ranked table, a picture, and how firm they are."""

from __future__ import annotations

from typing import Any

import msgspec
import traitlets

from widgets.content import Content, shipped
from widgets.numbers import NumberRefused, read_number
from widgets.ui.assets import script, style
from widgets.ui.explorer_view import MOST, Wish, controls, explorer_view, table_csv
from widgets.ui.piece import Piece


class Explorer(Piece):
    """The browser sends wishes; the answer to each is a new view."""

    _esm = script("explorer")
    _css = style("explorer")
    controls = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, content: Content | None = None, wish: Wish | None = None):
        self.content = content or shipped()
        super().__init__(controls=controls(), view=explorer_view(wish or Wish(), self.content))

    def receive(self, message: Any) -> None:
        """A wish from the browser, as :class:`Wish` has it; one that makes no sense changes nothing.

        ``{"move": "csv"}`` asks for the table as a file instead.
        """
        if message == {"move": "csv"}:
            self.send({"csv": table_csv(self.view)})
            return
        try:
            wish = msgspec.convert(_read(message), Wish)
        except NumberRefused as e:
            self.send({"asks": str(e)})
        except msgspec.ValidationError:
            return
        else:
            self.view = explorer_view(wish, self.content)
            self.send({"said": self.view["said"]})  # the view may be the same one, and a question stand in its place


def _read(message: Any) -> Any:
    """A wish whose budget was written as people write it; an empty one is none."""
    if not isinstance(message, dict) or not isinstance(message.get("budget"), str):
        return message
    if not message["budget"].strip():
        return {**message, "budget": None}
    budget = read_number(message["budget"], "US dollars")
    if not 0 <= budget <= MOST:
        raise NumberRefused(f"Write a budget from 0 to {MOST} US dollars, or leave it empty.")
    return {**message, "budget": budget}


def explorer() -> Explorer:
    """The treatments of the lesson, to be explored."""
    return Explorer()
