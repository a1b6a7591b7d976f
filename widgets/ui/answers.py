"""A learner's own answers: whose they are, where they are kept, taking them along, starting all again."""

from __future__ import annotations

import os
from typing import Any

import traitlets

from widgets.record import (
    CopyBeside,
    Learners,
    NameRefused,
    NotHandedIn,
    Record,
    class_folder,
    copies_beside,
    copy_beside,
    hand_in,
)
from widgets.ui.assets import script, style
from widgets.ui.piece import Piece
from widgets.ui.session import Session


def _copy_words(copy: CopyBeside) -> str:
    events = "1 event" if copy.new == 1 else f"{copy.new} events"
    return f"{copy.name} lies beside your answers and holds {events} of yours that are not among them."


def on_binder() -> bool:
    """Whether this runs on Binder, which forgets everything (BinderHub names its launch in ``BINDER_…``)."""
    return any(name.startswith("BINDER_") for name in os.environ)


class Answers(Piece):
    """The box about a learner's answers; ``whole`` adds who is learning, taking in, and starting all again."""

    _esm = script("answers")
    _css = style("answers")
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, whole: bool = False):
        self.session, self.whole, self.message = session, whole, ""
        self._beside: tuple[object, list[CopyBeside]] = (None, [])
        super().__init__()
        session.watch(f"answers-{whole}", self.renew)

    def renew(self) -> None:
        """Show how things stand now."""
        self.view = self.seen()

    def seen(self) -> dict[str, Any]:
        """The view: who, where, what may be done."""
        record = self.session.record
        passed = [f"{record.path.name}, {over}" for over in record.passed_over]
        if record.strangers:
            others = ", ".join(sorted(record.strangers)[:5])
            passed.append(f"{record.path.name} also holds answers of {others}; they count for them, not for you")
        return {
            "who": record.learner,
            "others": [name for name in Learners(record.folder).all() if name != record.learner] if self.whole else [],
            "file": str(record.path),
            "count": sum(event.event == "answered" for event in record.events),
            "binder": on_binder(),
            "problem": self.session.problem,
            "passed": passed[:20],
            "copies": [{"name": copy.name, "words": _copy_words(copy)} for copy in self.copies()],
            "whole": self.whole,
            "class": str(class_folder() or ""),
            "message": self.message,
        }

    def copies(self) -> list[CopyBeside]:
        """Copies beside the record that hold more of it; looked for again only when the folder or record changed."""
        record = self.session.record
        if not self.whole:
            return []
        try:
            state: object = (record.learner, len(record.events), record.folder.stat().st_mtime_ns)
        except OSError:
            return []
        if self._beside[0] != state:
            self._beside = state, copies_beside(record)
        return self._beside[1]

    def receive(self, message: Any) -> None:
        """A move from the browser: download, hand in, take in a file, switch to a ``name``, start again.

        A file comes as ``bytes`` (as ``text`` too); ``take-copy`` takes in a copy beside the record.
        """
        if not isinstance(message, dict):
            return
        move, record = message.get("move"), self.session.record
        if move == "download":
            text = record.whole().decode("utf-8", errors="replace")
            self.send({"download": f"{record.learner}.jsonl", "text": text, "type": "application/jsonl"})
            self.message = f"Your answers were put together as {record.learner}.jsonl."
        elif move == "hand-in":
            self.message = self._handed_in()
        elif move == "take-in":
            typed = str(message.get("text", "")).encode("utf-8", errors="replace")
            self.message = self._taken_in(message.get("bytes") or typed)
        elif move == "take-copy":
            self.message = self._copy_taken_in(str(message.get("name", "")))
        elif move == "switch":
            self.message = self._switched(str(message.get("name", "")))
        elif move == "again":
            self.session.start_again(list(self.session.history))
            self.message = "All cards are empty again. What you answered before stays on file."
        self.renew()

    def _handed_in(self) -> str:
        into = class_folder()
        if into is None:
            return "No class folder was set up here."
        try:
            return f"Handed in: {hand_in(self.session.record, into)}."
        except NotHandedIn as e:
            return f"Not handed in: {e}"

    def _copy_taken_in(self, name: str) -> str:
        if name not in {copy.name for copy in self.copies()}:
            return "That file is not here any more."
        try:
            return self._taken_in(copy_beside(self.session.record, name))
        except OSError as e:
            return f"{name} cannot be read: {e.strerror or e}."

    def _taken_in(self, text: bytes) -> str:
        taken = Record.take_in(self.session.record.folder, text)
        over = (
            f" {len(taken.passed_over)} lines or files could not be read and were left out."
            if taken.passed_over
            else ""
        )
        if taken.refused:
            return taken.refused + over
        self._learn(taken.learner)
        if not taken.new:
            return f"All answers in this file were here already. You are now {taken.learner}.{over}"
        added = "1 event was added" if taken.new == 1 else f"{taken.new} events were added"
        return f"{added}. You are now {taken.learner}.{over}"

    def _switched(self, name: str) -> str:
        try:
            return f"You are now {self._learn(name)}. Other open pages follow when their lesson is started again."
        except NameRefused as e:
            return str(e)

    def _learn(self, name: str) -> str:
        kept = Learners(self.session.record.folder).choose(name)
        self.session.switch(kept)
        return kept
