"""Reads records, whatever state they are in: what is sound counts, the rest is reported and passed over."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from widgets.collector import collector_at_rest
from widgets.record.event import Event

LONGEST_LINE = 64 * 1024
"""Bytes; no event comes near it, and a file without line ends must not fill the memory."""

_decode = msgspec.json.Decoder(Event).decode


class PassedOver(NamedTuple):
    """What could not be read: the line, counted from 1 (0: the file as a whole), and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


class Reading(NamedTuple):
    """The sound events of a file in the order of its lines, and what was passed over."""

    events: list[Event]
    passed_over: list[PassedOver]


def read(path: Path) -> Reading:
    """Read one learner's file; never raises, whatever the file holds or is."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Reading([], [PassedOver(0, "is no file")])
        with path.open("rb") as file:
            events, passed_over, _, tail = read_lines(file)
    except OSError as e:
        return Reading([], [PassedOver(0, f"cannot be read: {e.strerror or e}")])
    return Reading(events + ([tail] if tail else []), passed_over)


class Lines(NamedTuple):
    """Events of the finished lines, what was passed over, how many lines there were, and what an unfinished one says.

    A last line without its end may be one that is being written or was cut off; if it can be read it counts, but it
    will be read again.
    """

    events: list[Event]
    passed_over: list[PassedOver]
    lines: int
    tail: Event | None


@collector_at_rest()
def read_lines(file: BinaryIO, before: int = 0) -> Lines:
    """Read on from where ``file`` stands; ``before`` lines came earlier. It is left behind its last finished line."""
    events: list[Event] = []
    passed_over: list[PassedOver] = []
    count = before
    tail: Event | None = None
    start = file.tell()
    readline = file.readline
    while line := readline(LONGEST_LINE):
        count += 1
        finished = line.endswith(b"\n")
        if not finished and len(line) == LONGEST_LINE:
            passed_over.append(PassedOver(count, "longer than any event"))
            while line and not line.endswith(b"\n"):
                line = readline(LONGEST_LINE)
            start = file.tell()
            continue
        try:
            event = _decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as e:
            if line.strip():
                reason = "cut off" if not finished else _why(e)
                passed_over.append(PassedOver(count, reason))
            if not finished:
                break
        else:
            if not finished:
                tail = event
                break
            events.append(event)
    else:
        return Lines(events, passed_over, count, None)
    file.seek(max(start, file.tell() - len(line)))
    return Lines(events, passed_over, count - 1, tail)


def _why(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"is no event ({error})"
    return "is not JSON"
