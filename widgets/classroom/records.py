"""A folder of learners' records as columns: one row an answer, read once, small enough for many classes.

Texts become small numbers that count into lists of names, so that everything afterwards is arithmetic on arrays.
"""

from __future__ import annotations

import zipfile
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from widgets.record import AHEAD, Event, PassedOver, files_in
from widgets.record.event import PHASES

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PRE, LESSON, PRACTICE, POST, REVIEW, ELSEWHERE = range(6)
UNKNOWN = -1
"""Stands in a column of numbers where a line says nothing."""


class RecordsError(Exception):
    """A folder that no report can be made of; the message names it and says what to do."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the message, without the way through the code."""
        return [str(self)]


class RecordFile(NamedTuple):
    """One file: how many lines were read, which were passed over and why, whose they are."""

    name: str
    lines: int
    passed_over: list[PassedOver]
    learners: list[str]


@dataclass(frozen=True)
class Answers:
    """Columns of equal length, one row an answer that was marked right or wrong.

    ``learner``, ``item``, ``response`` and ``lesion`` count into the lists of :class:`Records`; ``phase`` into
    :data:`PHASES`; ``time`` is milliseconds since 1970; ``form`` is 0 for A, 1 for B. :data:`UNKNOWN` (-1) where a
    line says nothing.
    """

    learner: Ints
    item: Ints
    phase: Ints
    response: Ints
    right: Ints
    attempt: Ints
    confidence: Ints
    lesion: Ints
    tone: Ints
    version: Ints
    time: Ints
    form: Ints

    def where(self, rows: Flags | Ints) -> Answers:
        """Some of the rows."""
        return Answers(**{name: column[rows] for name, column in vars(self).items()})

    def __len__(self) -> int:
        return len(self.learner)


@dataclass(frozen=True)
class Records:
    """All that was read: the answers, the names their numbers stand for, the files."""

    answers: Answers
    learners: list[str]
    items: list[str]
    responses: list[Any]
    lesions: list[str]
    files: list[RecordFile]
    other_files: list[str]
    unmarked: int
    ahead: list[str]
    """Learners with answers far in the future: a clock that was wrong."""
    shown: Ints
    """For each learner, how often an answer was shown instead of found."""
    finished: Ints
    """For each learner, how many parts were finished."""

    def first_answers(self) -> Answers:
        """Each learner's first attempt at each item and phase; practice, where no picture comes twice, whole.

        A line without ``attempt`` counts as a first one. If there are several, as in two files of one learner, the
        earliest counts.
        """
        a = self.answers
        rows = np.flatnonzero((a.attempt == 1) | (a.attempt == UNKNOWN))
        rows = rows[np.lexsort((a.time[rows], a.phase[rows], a.item[rows], a.learner[rows]))]
        a = a.where(rows)
        again = (np.diff(a.learner) == 0) & (np.diff(a.item) == 0) & (np.diff(a.phase) == 0)
        again &= (a.phase[1:] != PRACTICE) | (np.diff(a.time) == 0)
        return a.where(np.concatenate((np.ones(min(1, len(a)), bool), ~again)))


class _Codes(dict[Hashable, int]):
    """Numbers for names, in the order they are met."""

    def __missing__(self, name: Hashable) -> int:
        self[name] = code = len(self)
        return code


@dataclass
class _Columns:
    """The columns of :class:`Answers` while they grow."""

    learners: _Codes = field(default_factory=_Codes)
    items: _Codes = field(default_factory=_Codes)
    keys: _Codes = field(default_factory=_Codes)
    lesions: _Codes = field(default_factory=_Codes)
    versions: _Codes = field(default_factory=_Codes)
    responses: list[Any] = field(default_factory=list)
    parts: list[Answers] = field(default_factory=list)
    shown: set[tuple[int, datetime]] = field(default_factory=set)
    finished: set[tuple[int, str]] = field(default_factory=set)
    ahead: set[str] = field(default_factory=set)
    unmarked: set[tuple[int, datetime, str]] = field(default_factory=set)
    limit: datetime = field(default_factory=lambda: datetime.now(UTC) + AHEAD)

    def take(self, events: Sequence[Event]) -> list[str]:
        """Add one file's events; returns whose they are."""
        people = {e.learner: self.learners[e.learner] for e in events}
        answered = [e for e in events if e.event == "answered"]
        marked = [e for e in answered if e.correct is not None and e.item]
        if len(marked) < len(answered):
            self.unmarked |= {(people[e.learner], e.time, e.item) for e in answered if e.correct is None or not e.item}
        self.ahead |= {e.learner for e in answered if e.time > self.limit}
        self.shown |= {(people[e.learner], e.time) for e in events if e.event == "revealed"}
        self.finished |= {(people[e.learner], e.item) for e in events if e.event == "finished"}
        items, lesions, versions = self.items, self.lesions, self.versions
        self.parts.append(
            Answers(
                learner=_ints([people[e.learner] for e in marked]),
                item=_ints([items[e.item] for e in marked]),
                phase=_ints([_PHASE.get(e.phase, ELSEWHERE) for e in marked]),
                response=_ints([self._response(e.response) for e in marked]),
                right=_ints([bool(e.correct) for e in marked]),
                attempt=_ints([UNKNOWN if e.attempt is None else e.attempt for e in marked]),
                confidence=_ints([UNKNOWN if e.confidence is None else e.confidence for e in marked]),
                lesion=_ints([UNKNOWN if e.lesion is None else lesions[e.lesion] for e in marked]),
                tone=_ints([UNKNOWN if e.tone is None else e.tone for e in marked]),
                version=_ints([versions[e.version] if e.version else UNKNOWN for e in marked]),
                time=_ints([int(e.time.timestamp() * 1000) for e in marked]),
                form=_ints([_FORM.get(e.form, UNKNOWN) for e in marked]),
            )
        )
        return list(people)

    def _response(self, response: Any) -> int:
        code = self.keys[_key(response)]
        if code == len(self.responses):
            self.responses.append(response)
        return code


def _key(response: Any) -> Hashable:
    """What equal responses have in common."""
    try:
        if isinstance(response, list):
            key: Hashable = tuple(response)
        elif isinstance(response, dict):
            key = tuple(sorted(response.items()))
        else:
            key = response
        hash(key)
    except TypeError:  # lists within lists and the like: no answer of ours, but it must not break the report
        return msgspec.json.encode(response)
    return key


_PHASE: dict[str, int] = {name: i for i, name in enumerate(PHASES)}
_FORM = {"A": 0, "B": 1}
_LIMIT = 2**62


def _ints(values: Sequence[int]) -> Ints:
    try:
        return np.array(values, dtype=np.int64)
    except OverflowError:  # nobody's class has such numbers, but a file may
        return np.array([min(max(value, -_LIMIT), _LIMIT) for value in values], dtype=np.int64)


def read_folder(folder: Path) -> Records:
    """Read every record in a folder, its sub-folders and archives, or in one archive, as learning platforms give them.

    A file is a record by what it holds, whatever it is called. Raises :class:`RecordsError` if there is no such folder
    or no line of a record in it. Whatever else is wrong with a file is told in :attr:`Records.files`.
    """
    if not folder.is_dir() and not (folder.is_file() and zipfile.is_zipfile(folder)):
        raise RecordsError(f"no folder or zip {folder}; name the one that holds the learners' files")
    columns = _Columns()
    files: list[RecordFile] = []
    others: list[str] = []
    for found in files_in(folder):
        if not found.record:
            others.append(found.name)
            continue
        people = columns.take(found.reading.events)
        files.append(RecordFile(found.name, len(found.reading.events), found.reading.passed_over, people))
    if not any(file.lines for file in files):
        raise RecordsError(_nothing(folder, files, others))
    learners = [str(name) for name in columns.learners]
    return Records(
        answers=Answers(**{name: np.concatenate([vars(p)[name] for p in columns.parts]) for name in _NAMES}),
        learners=learners,
        items=[str(name) for name in columns.items],
        responses=columns.responses,
        lesions=[str(name) for name in columns.lesions],
        files=files,
        other_files=others,
        unmarked=len(columns.unmarked),
        ahead=sorted(columns.ahead),
        shown=np.bincount(_ints([i for i, _ in columns.shown]), minlength=len(learners)),
        finished=np.bincount(_ints([i for i, _ in columns.finished]), minlength=len(learners)),
    )


_NAMES = tuple(Answers.__dataclass_fields__)


def _nothing(folder: Path, files: list[RecordFile], others: list[str]) -> str:
    if not files and not others:
        return f"{folder} is empty; put the learners' records there, one <learner>.jsonl each"
    if not files:
        one = "1 file" if len(others) == 1 else f"{len(others)} files"
        return f"{folder} holds {one} but no record; learners get theirs by “Download my answers” at a page's end"
    reason = next((f"{f.name}, {f.passed_over[0]}" for f in files if f.passed_over), "they are empty")
    one = "1 record file" if len(files) == 1 else f"{len(files)} record files"
    return f"{folder} holds {one} but no line of a record ({reason}); ask the learners for theirs"
