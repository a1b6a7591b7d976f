"""The explorer: a learner says what matters; the answer is a ranked table, a picture, and how firm they are."""

from __future__ import annotations

from typing import Any

import anywidget
import msgspec
import traitlets

from widgets.content import Content, shipped
from widgets.ui.assets import script, style
from widgets.ui.explorer_view import Wish, controls, explorer_view, table_csv


class Explorer(anywidget.AnyWidget):
    """The browser sends wishes; the answer to each is a new view."""

    _esm = script("dom", "parts", "explorer")
    _css = style("explorer")
    controls = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, content: Content | None = None, wish: Wish | None = None):
        self.content = content or shipped()
        super().__init__(controls=controls(), view=explorer_view(wish or Wish(), self.content))
        self.on_msg(lambda _, message, __: self.receive(message))

    def receive(self, message: Any) -> None:
        """A wish from the browser, as :class:`Wish` has it; one that makes no sense changes nothing.

        ``{"move": "csv"}`` asks for the table as a file instead.
        """
        if message == {"move": "csv"}:
            self.send({"csv": table_csv(self.view)})
            return
        try:
            wish = msgspec.convert(message, Wish)
        except msgspec.ValidationError:
            self.send({"unchanged": True})
            return
        view = explorer_view(wish, self.content)
        if view == self.view:
            self.send({"unchanged": True})
        else:
            self.view = view


def explorer() -> Explorer:
    """The treatments of the lesson, to be explored."""
    return Explorer()
