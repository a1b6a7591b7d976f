"""One line of a record: what happened, to which item, and when."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from widgets.model import Asked, Choice, Claim, Number, Order, Sort

PHASES = ("pre", "lesson", "practice", "post", "review")
"""Where an answer was given: before the lesson, in it, in practice, after it, in a review."""


class Event(Struct, frozen=True, gc=False, kw_only=True):
    """One event. A field that says nothing is ``None`` or empty; fields that a later version adds are passed by.

    ``time`` is aware (UTC when written, to the millisecond); ``response`` is a list of ids (single, multiple, hotspot,
    order), thing → group (sort) or a number; ``score`` runs from 0 to 1; ``attempt`` counts a learner's answers to an
    item in a phase from 1; ``seconds`` is how long the question was in view; ``confidence`` is 1 (a guess) to 3
    (certain); ``tone`` 1 to 10 on the Monk scale; ``picture`` the seed that draws a case again;
    ``form`` is A or B for the sets before and after (older lines say nothing: then A was before, B after); ``id``
    tells two events apart that are equal in all else, so that a line read twice counts once.
    """

    time: Annotated[datetime, Meta(tz=True)]
    learner: str
    event: str
    phase: str = ""
    item: str = ""
    version: str = ""
    response: Any = None
    correct: bool | None = None
    score: float | None = None
    attempt: int | None = None
    seconds: float | None = None
    confidence: int | None = None
    lesion: str | None = None
    tone: int | None = None
    picture: int | str | None = None
    form: str = ""
    id: str = ""

    @property
    def order(self) -> tuple[datetime, str]:
        """What events are put in order by: their time; the id only keeps ties the same everywhere."""
        return self.time, self.id

    def line(self) -> bytes:
        """The event as it stands in a file, line end included."""
        fields = {name: value for name, value in msgspec.structs.asdict(self).items() if value not in (None, "")}
        fields["time"] = self.time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return msgspec.json.encode(fields) + b"\n"


def version_of(asked: Asked | Claim) -> str:
    """A hash of what a learner answers to: text, option ids and texts, and the key.

    Feedback, hint and sources are left out, so that a mended comma there asks nobody again.
    """
    return hashlib.sha256(msgspec.json.encode(_answered_to(asked))).hexdigest()[:16]


def _answered_to(asked: Asked | Claim) -> list[Any]:
    if isinstance(asked, Claim):
        return [asked.claim, asked.verdict]
    if isinstance(asked, Choice):
        return [asked.text, [(option.id, option.text, option.correct) for option in asked.options]]
    if isinstance(asked, Order):
        return [asked.text, [(step.id, step.text) for step in asked.options]]
    if isinstance(asked, Sort):
        groups = [(group.id, group.text) for group in asked.groups]
        return [asked.text, groups, [(item.id, item.text, item.group) for item in asked.options]]
    if isinstance(asked, Number):
        return [asked.text, asked.unit, asked.low, asked.high]
    raise TypeError(f"no question: {asked!r}")
