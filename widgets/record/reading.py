"""Reads records, whatever state they are in: what is sound counts, the rest is reported and passed over."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec
from msgspec.structs import replace

from widgets.collector import collector_at_rest
from widgets.record.event import Event

LONGEST_LINE = 64 * 1024
"""Bytes; no event comes near it, and a file without line ends must not fill the memory."""

FIRST_TIME = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)
LAST_TIME = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
"""Times beyond these count as these: two days off the calendar's ends, so that no zone leads over them."""

_decode = msgspec.json.Decoder(Event).decode
_LEAP = re.compile(rb'("time"\s*:\s*"[^"]*:\d\d):60(?:\.\d*)?')
_MARKS = b"\xef\xbb\xbf\x00 \t\r\n"


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
    from widgets.record.handed import BROKEN, as_utf8

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Reading([], [PassedOver(0, "is no file")])
        with path.open("rb") as file:
            return read_all(as_utf8(file))
    except BROKEN as e:
        return Reading([], [PassedOver(0, f"cannot be read: {getattr(e, 'strerror', None) or e}")])


def read_all(file: BinaryIO) -> Reading:
    """Read a file to its end, a last line without its end too."""
    events, passed_over, _, tail = read_lines(file)
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
            if several := _mended(line):
                if not finished:
                    tail = several[-1]
                    events += several[:-1]
                    break
                events += several
                continue
            if line.strip(_MARKS):
                reason = "cut off" if not finished else _why(e)
                passed_over.append(PassedOver(count, reason))
            if not finished:
                break
        else:
            event = _on_the_calendar(event)
            if not finished:
                tail = event
                break
            events.append(event)
    else:
        return Lines(events, passed_over, count, None)
    file.seek(max(start, file.tell() - len(line)))
    return Lines(events, passed_over, count - 1, tail)


def _mended(line: bytes) -> list[Event]:
    """The events of a line that a foreign program marked, ended or encoded otherwise; none if that does not explain it.

    Marks of byte order and NUL bytes around it, ends of old Macs within it, UTF-16, a leap second.
    """
    for text in (line, *_from_utf16(line)):
        pieces = [_LEAP.sub(rb"\1:59.999", piece) for p in text.split(b"\r") if (piece := p.strip(_MARKS))]
        try:
            if pieces:
                return [_on_the_calendar(_decode(piece)) for piece in pieces]
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
    return []


def _from_utf16(line: bytes) -> list[bytes]:
    if b"\x00" not in line:
        return []
    found = []
    body = line.removesuffix(b"\n")
    for codec, text in (("utf-16-le", body.removeprefix(b"\x00")), ("utf-16-be", body.removesuffix(b"\x00"))):
        try:
            found.append(text.decode(codec).lstrip("\ufeff").encode())
        except UnicodeError:
            continue
    return found


def _on_the_calendar(event: Event) -> Event:
    """The event with a time that every zone can tell."""
    if event.time.tzinfo is UTC and 1 < event.time.year < 9999:
        return event
    held = min(max(event.time, FIRST_TIME), LAST_TIME)
    return replace(event, time=held.astimezone(UTC))


def _why(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"is no event ({error})"
    return "is not JSON"
