"""What every interactive piece is on Python's side: it takes moves in and tells the page that it did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget


class Piece(anywidget.AnyWidget):
    """A widget whose browser side sends moves. Each is answered, whatever came of it, so that the page need not guess.

    A move may change what the piece shows before it is answered. One that fails is answered too, as ``failed``.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(lambda _, message, buffers: self.answer(message, buffers))

    def answer(self, message: Any, buffers: Sequence[Any] = ()) -> None:
        """Take a message in, with the bytes that came along, and answer it by its number, ``ask``."""
        told: dict[str, Any] = {"answered": message.pop("ask", None) if isinstance(message, dict) else None}
        if buffers and isinstance(message, dict):
            message["bytes"] = b"".join(map(bytes, buffers))
        try:
            self.receive(message)
        except BaseException:
            told["failed"] = True
            raise
        finally:
            self.send(told)

    def receive(self, message: Any) -> None:
        """Take a move in; one that makes no sense changes nothing. Bytes that came along stand in ``bytes``."""
