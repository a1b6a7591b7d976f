"""A file made when somebody asks for it, and handed to the browser to be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from widgets.ui.assets import script, style
from widgets.ui.piece import Piece


class Download(Piece):
    """A button named ``label``; pressed, it lets the browser keep what ``make`` returns as ``name``."""

    _esm = script("download")
    _css = style("answers")
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, name: str, type: str, make: Callable[[], str]):
        self.name, self.type, self.make = name, type, make
        super().__init__(label=label)

    def receive(self, message: Any) -> None:
        """The one move from the browser: ``{"move": "download"}``."""
        if isinstance(message, dict) and message.get("move") == "download":
            self.send({"download": self.name, "type": self.type, "text": self.make()})
