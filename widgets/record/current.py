"""Who is learning in this kernel: the one door to the record that cards, tables and practice share."""

from __future__ import annotations

from pathlib import Path

from widgets.record.learners import Learners
from widgets.record.record import Record, folder

_held: list[Record] = []
_waiting: dict[Path, Record] = {}
"""Records of those who learned here before and whose last answers could not be written yet: nothing of them is lost."""


def current() -> Record:
    """This kernel's record: the same until :func:`become` is called, whoever another kernel lets learn."""
    return _held[0] if _held and _held[0].folder == folder() else begin()


def begin() -> Record:
    """Ask the folder who is learning, as a kernel that starts does."""
    where = folder()
    return _hold(Record(where, Learners(where).current()))


def become(where: Path, learner: str) -> Record:
    """Let somebody else learn in this kernel."""
    if _held and not _held[0].save():
        _waiting[_held[0].path] = _held[0]
    record = Record(where, learner)
    return _hold(_waiting.pop(record.path, record))


def _hold(record: Record) -> Record:
    _held[:] = [record]
    return record
