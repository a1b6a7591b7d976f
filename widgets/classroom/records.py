"""A folder of learners' records as columns: one row an answer, read once, small enough for many classes.

Texts become small numbers that count into lists of names, so that everything afterwards is arithmetic on arrays.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from widgets.classroom._reader import Event, PassedOver, Response, read

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PHASES = ("pre", "lesson", "practice", "post", "review")
PRE, LESSON, PRACTICE, POST, REVIEW, ELSEWHERE = range(6)
UNKNOWN = -1
"""Stands in a column of numbers where a line says nothing."""


class RecordsError(Exception):
    """A folder that no report can be made of; the message names it and says what to do."""


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
    :data:`PHASES`; ``time`` is milliseconds since 1970. :data:`UNKNOWN` (-1) where a line says nothing.
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
    responses: list[Response | None]
    lesions: list[str]
    files: list[RecordFile]
    other_files: list[str]
    unmarked: int
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
    responses: list[Response | None] = field(default_factory=list)
    parts: list[Answers] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    unmarked: int = 0

    def take(self, events: Sequence[Event]) -> list[str]:
        """Add one file's events; returns whose they are."""
        people = {e.learner: self.learners[e.learner] for e in events}
        self.shown += [self.learners[e.learner] for e in events if e.event == "revealed"]
        self.finished += [self.learners[e.learner] for e in events if e.event == "finished"]
        answered = [e for e in events if e.event == "answered"]
        marked = [e for e in answered if e.correct is not None and e.item is not None]
        self.unmarked += len(answered) - len(marked)
        items, lesions, versions = self.items, self.lesions, self.versions
        self.parts.append(
            Answers(
                learner=_ints([people[e.learner] for e in marked]),
                item=_ints([items[e.item] for e in marked]),
                phase=_ints([_PHASE.get(e.phase, ELSEWHERE) for e in marked]),
                response=_ints([self._response(e.response) for e in marked]),
                right=_ints([e.correct for e in marked]),
                attempt=_ints([UNKNOWN if e.attempt is None else e.attempt for e in marked]),
                confidence=_ints([UNKNOWN if e.confidence is None else e.confidence for e in marked]),
                lesion=_ints([UNKNOWN if e.lesion is None else lesions[e.lesion] for e in marked]),
                tone=_ints([UNKNOWN if e.tone is None else e.tone for e in marked]),
                version=_ints([versions[e.version] if e.version else UNKNOWN for e in marked]),
                time=_ints(_milliseconds(marked)),
            )
        )
        return list(people)

    def _response(self, response: Response | None) -> int:
        key = tuple(sorted(response.items())) if isinstance(response, dict) else response
        code = self.keys[key]
        if code == len(self.responses):
            self.responses.append(response)
        return code


_PHASE: dict[str | None, int] = {name: i for i, name in enumerate(PHASES)}
_LIMIT = 2**62


def _ints(values: Sequence[int | bool | None]) -> Ints:
    try:
        return np.array(values, dtype=np.int64)
    except OverflowError:  # nobody's class has such numbers, but a file may
        return np.array([min(max(int(v or 0), -_LIMIT), _LIMIT) for v in values], dtype=np.int64)


def _milliseconds(events: Sequence[Event]) -> list[int]:
    """Times as numbers; one that cannot be read comes just after the one before."""
    times: list[int] = []
    last = 0
    for event in events:
        try:
            at = datetime.fromisoformat(event.time)
            last = int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)
        except (ValueError, OverflowError):
            last += 1
        times.append(last)
    return times


def read_folder(folder: Path) -> Records:
    """Read every ``*.jsonl`` below a folder, in sub-folders too (as learning platforms hand files out).

    Raises :class:`RecordsError` if the folder is missing or holds no line of a record. Whatever else is wrong with a
    file is told in :attr:`Records.files`.
    """
    if not folder.is_dir():
        raise RecordsError(f"no folder {folder}; name the one that holds the learners' .jsonl files")
    columns = _Columns()
    files: list[RecordFile] = []
    others: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() != ".jsonl" or any(part.startswith(".") for part in path.relative_to(folder).parts):
            if not path.is_dir():
                others.append(name)
            continue
        try:
            reading = read(path)
        except OSError as e:
            files.append(RecordFile(name, 0, [PassedOver(0, f"cannot be opened: {e.strerror or e}")], []))
            continue
        people = columns.take(reading.events)
        files.append(RecordFile(name, len(reading.events), reading.passed_over, people))
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
        unmarked=columns.unmarked,
        shown=np.bincount(_ints(columns.shown), minlength=len(learners)),
        finished=np.bincount(_ints(columns.finished), minlength=len(learners)),
    )


_NAMES = tuple(Answers.__dataclass_fields__)


def _nothing(folder: Path, files: list[RecordFile], others: list[str]) -> str:
    if not files and not others:
        return f"{folder} is empty; put the learners' records there, one <learner>.jsonl each"
    if not files:
        return f"{folder} holds {len(others)} files but no record; records end in .jsonl (unpack archives first)"
    reason = next((f"{f.name}: {f.passed_over[0].reason}" for f in files if f.passed_over), "they are empty")
    return f"{folder} holds {len(files)} .jsonl files but no line of a record ({reason}); ask the learners for theirs"
