"""Stand-in for widgets.record.read until it is here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

Response = tuple[str, ...] | dict[str, str] | float | str


class Event(msgspec.Struct, frozen=True, gc=False):
    """One line."""

    time: str
    learner: str
    event: str
    phase: str | None = None
    item: str | None = None
    version: str | None = None
    response: Response | None = None
    correct: bool | None = None
    score: float | None = None
    attempt: int | None = None
    seconds: float | None = None
    confidence: int | None = None
    lesion: str | None = None
    tone: int | None = None
    picture: int | str | None = None


class PassedOver(NamedTuple):
    """A line that was not read."""

    line: int
    reason: str


class Reading(NamedTuple):
    """What a file holds."""

    events: list[Event]
    passed_over: list[PassedOver]


_decode = msgspec.json.Decoder(Event).decode


def read(path: Path) -> Reading:
    """Sound lines."""
    events: list[Event] = []
    over: list[PassedOver] = []
    for n, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            events.append(_decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as e:
            over.append(PassedOver(n, str(e)))
    return Reading(events, over)
