"""One learner's record: what was done so far, and adding to it."""

from __future__ import annotations

import errno
import os
import secrets
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from widgets.record.event import Event
from widgets.record.handed import files_of
from widgets.record.learners import NameRefused, make_private, named
from widgets.record.reading import LAST_TIME, PassedOver, read_lines

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "MILIA_LESSON_RECORDS"

LARGEST_TAKEN_IN = 50_000_000
"""Bytes of a file that is taken in from another machine; years of learning stay far below."""


AHEAD = timedelta(days=7)
"""A time further ahead of the clock than this was written by a clock that was wrong."""
NOT_BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this the lesson was not there: a clock that says so is behind."""


def folder() -> Path:
    """Where records are kept: what ``MILIA_LESSON_RECORDS`` names (``~`` is the home folder), or ``records/``."""
    wanted = os.environ.get(VARIABLE, "").strip()
    return Path(wanted).expanduser().absolute() if wanted else ROOT / "records"


def now() -> datetime:
    """The time, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class TakenIn(NamedTuple):
    """What came of taking a file in: whose it is, how many events were new, what was passed over, why it was not."""

    learner: str
    new: int
    passed_over: list[PassedOver]
    refused: str = ""


class Record:
    """What one learner did, kept in ``<learner>.jsonl`` of a folder.

    Other processes may write to the same file at any time: :meth:`refresh` reads on from where it stopped. Where a line
    cannot be written, it stays in memory, :attr:`problem` says why, and the next :meth:`append` tries again.
    """

    def __init__(self, folder: Path, learner: str, clock: Callable[[], datetime] = now) -> None:
        self.folder, self.learner, self.clock = folder, named(learner), clock
        self.path = folder / f"{self.learner}.jsonl"
        self.problem = ""
        self._start()
        self._unsaved: list[Event] = []

    def _start(self) -> None:
        self._events: list[Event] = []
        self._ids: set[str | bytes] = set()
        self._tail: Event | None = None
        self._times: list[datetime] = []
        self.strangers: set[str] = set()
        """Others whose events stand in this file; they count for nobody here."""
        self._file: tuple[int, int] = (0, 0)
        self._offset = self._lines = 0
        self.passed_over: list[PassedOver] = []
        self.generation = getattr(self, "generation", 0) + 1
        """Counts how often the file was read anew from its start, because it was replaced or deleted."""

    @property
    def events(self) -> list[Event]:
        """All that is known to have happened, oldest line first; those that could not be written stand last."""
        self.refresh()
        return self._events + self.loose

    @property
    def loose(self) -> list[Event]:
        """Events that are in no finished line: one that may still be written, and those only in memory."""
        return ([self._tail] if self._tail else []) + self._unsaved

    def later(self, count: int) -> list[Event]:
        """The events of finished lines but for the first ``count``; within a :attr:`generation` they only grow."""
        return self._events[count:]

    def refresh(self) -> list[Event]:
        """Read what was added since; returns the new events. A file that was replaced or deleted is read anew."""
        try:
            with self.path.open("rb") as file:
                found = os.fstat(file.fileno())
                same = (found.st_dev, found.st_ino)
                if same != self._file or found.st_size < self._offset:
                    self._start()
                    self._file = same
                if found.st_size == self._offset:
                    self._tail = None
                    return []
                file.seek(self._offset)
                before = self._lines
                read_now = read_lines(file, before)
                self._offset, self._lines = file.tell(), read_now.lines
        except FileNotFoundError:
            if self._file != (0, 0):
                self._start()
            return []
        except OSError as e:
            self.problem = self._why(e)
            return []
        self.passed_over = [p for p in self.passed_over if p.line <= before] + read_now.passed_over
        mine = [event for event in read_now.events if self._takes(event)]
        self._events += mine
        tail = read_now.tail
        self._tail = tail if tail and tail.learner == self.learner else None
        return mine

    def _takes(self, event: Event) -> bool:
        if event.learner != self.learner:
            self.strangers.add(event.learner)
            return False
        if (same := _same(event)) in self._ids:
            return False
        self._ids.add(same)
        if not self._times or event.time > self._times[-1]:
            self._times.append(event.time)
        else:
            insort(self._times, event.time)
        return True

    def append(self, event: str, **fields: Any) -> Event:
        """Add an event and have it on disk before this returns, or say in :attr:`problem` why not.

        Times never run backwards within a record, even if the clock does: the order of what happened is kept. A time
        far ahead of the clock is no floor: it was written by a clock that was wrong.
        """
        self.refresh()
        clock = self.clock()
        last = self._last_before(clock)
        time = clock if last is None else max(clock, last + timedelta(milliseconds=1))
        added = Event(time=time, learner=self.learner, event=event, id=secrets.token_hex(6), **fields)
        self._unsaved.append(added)
        self.save()
        return added

    def _last_before(self, clock: datetime) -> datetime | None:
        """The latest time that a clock may have told by now."""
        limit = clock + AHEAD if clock >= NOT_BEFORE else LAST_TIME
        held = bisect_right(self._times, limit)
        times = [*self._times[max(0, held - 1) : held], *(e.time for e in self._unsaved if e.time <= limit)]
        return max(times, default=None)

    def save(self) -> bool:
        """Write what is only in memory; returns whether all is on disk."""
        if self._unsaved:
            try:
                self._write([event.line() for event in self._unsaved])
            except OSError as e:
                self.problem = self._why(e)
                return False
            self.problem = ""
            self._unsaved = []
            self.refresh()
        return True

    def _write(self, lines: Iterable[bytes]) -> None:
        make_private(self.folder)
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            torn = size > 0 and _last_byte(handle, size) != b"\n"
            text = (b"\n" if torn else b"") + b"".join(lines)
            if os.write(handle, text) < len(text):
                raise OSError(errno.ENOSPC, "No space left on device")  # the next line begins on a line of its own
            os.fsync(handle)
            if not size:
                _sync_folder(self.folder)
        finally:
            os.close(handle)

    def _why(self, error: OSError) -> str:
        return f"{self.path}: {error.strerror or error}"

    def whole(self) -> bytes:
        """The record to take along: the file as it is, and what is only in memory."""
        try:
            held = self.path.read_bytes()
        except OSError:
            held = b""
        end = b"\n" if held and not held.endswith(b"\n") else b""
        return held + end + b"".join(event.line() for event in self._unsaved)

    @staticmethod
    def take_in(folder: Path, text: bytes) -> TakenIn:
        """Add a record from another machine to this folder: what is new of it, and nothing twice.

        Refused, with a reason, is what holds no event, events of several learners, or far too much.
        """
        if len(text) > LARGEST_TAKEN_IN:
            return TakenIn("", 0, [], "This file is far too large to be a record of this lesson.")
        found = files_of(text)
        events = [event for file in found for event in file.reading.events]
        over = [over for file in found for over in file.reading.passed_over]
        learners = {event.learner for event in events}
        if not learners:
            return TakenIn("", 0, over, "No answers of this lesson were found in this file.")
        if len(learners) > 1:
            return TakenIn("", 0, over, "This file holds answers of several people; take in one at a time.")
        (learner,) = learners
        try:
            sound = named(learner) == learner
        except NameRefused:
            sound = False
        if not sound:
            return TakenIn("", 0, over, "The name in this file is none that the lesson would give.")
        record = Record(folder, learner)
        held = {_same(event) for event in record.events}
        new = {key: event for event in events if (key := _same(event)) not in held}
        if new:
            record._unsaved = list(new.values())
            if not record.save():
                return TakenIn(learner, 0, over, f"It could not be kept ({record.problem}).")
        return TakenIn(learner, len(new), over)


def _same(event: Event) -> str | bytes:
    """What one event has in common with itself wherever it stands: its id, or all of it where it has none."""
    return event.id or event.line()


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _sync_folder(folder: Path) -> None:
    """Have a new file's name on disk too, where folders can be opened (not on Windows)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
