"""Copies of a record that lie beside it: what a sync service left when two devices wrote at once, a renamed file."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from widgets.record.handed import files_in
from widgets.record.record import LARGEST_TAKEN_IN, Record


class CopyBeside(NamedTuple):
    """A file beside a record that holds events of the same learner: its name, and how many are not in the record."""

    name: str
    new: int


def copies_beside(record: Record) -> list[CopyBeside]:
    """Files beside a record, however they are called, that hold answers of this learner which the record lacks.

    A file that holds other people's events too is none.
    """
    try:
        beside = sorted(path for path in record.folder.iterdir() if path != record.path and _may_be(path))
    except OSError:
        return []
    held = {event.id or event.line() for event in record.events} if beside else set()
    found = []
    for path in beside:
        events = [event for file in files_in(path) for event in file.reading.events]
        if {event.learner for event in events} == {record.learner}:
            new = {event.id or event.line() for event in events} - held
            if new:
                found.append(CopyBeside(path.name, len(new)))
    return found


def copy_beside(record: Record, name: str) -> bytes:
    """What such a copy holds. Raises OSError."""
    return (record.folder / name).read_bytes()


def _may_be(path: Path) -> bool:
    if path.name.startswith("."):
        return False
    try:
        found = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and 0 < found.st_size <= LARGEST_TAKEN_IN
