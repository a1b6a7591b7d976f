"""Hands out records, reading no more files than it must: one card costs the same in a bank of any size."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from widgets.content import reading
from widgets.content.faults import Fault
from widgets.content.kinds import KINDS, Kind
from widgets.content.raw import RawFile, RawRecord
from widgets.model import (
    Claim,
    ExtractionStep,
    Lesion,
    MiliaType,
    Objective,
    Product,
    Question,
    Reason,
    RedFlag,
    Sign,
    Source,
    Speaker,
    Telling,
    Term,
    Treatment,
    TreatmentKind,
    Twist,
    Verdict,
)


class ContentError(Exception):
    """A record that is missing or malformed; the message names file, place and remedy."""


class Content:
    """The records below one folder, and beside them those of a class's own bank, if there is one.

    Each file is read when something in it is first asked for, and once. Raises :class:`ContentError`, also where the
    class's own bank uses an id of the shipped one.
    """

    def __init__(self, root: Path, own: Path | None = None) -> None:
        self.root, self.own = root, own
        self._files: dict[Path, RawFile] = {}

    def paths(self, name: str) -> list[Path]:
        """The files of one kind of record (a key of ``KINDS``): the shipped ones, then the class's own."""
        kind = KINDS[name]
        own = kind.paths(self.own) if self.own and name in OWN else []
        return kind.paths(self.root) + [path for path in own if path.is_file()]

    def read(self, kind: Kind, path: Path) -> RawFile:
        """One file as plain records, with what is wrong with it."""
        home = self.own if self.own and path.is_relative_to(self.own) else self.root
        raw = reading.read(path, path.relative_to(home.parent).as_posix(), kind.columns())
        if path.suffix == ".csv":
            raw = raw._replace(records=[r._replace(value=kind.from_csv(r.value)) for r in raw.records])
        return raw

    def question(self, id: str) -> Question:
        """The question with this id; only the file that holds it is read."""
        path, record = self._found(id)
        question: Question = _convert(record, self._files[path], KINDS["questions"])
        return question

    def text_of(self, id: str) -> str:
        """The lines of YAML that a question is written in."""
        path, record = self._found(id)
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        starts = [each.line_of(()) - 1 for each in self._files[path].records]
        start = record.line_of(()) - 1
        end = min((line for line in starts if line > start), default=len(lines))
        return "\n".join(lines[start:end]).strip() + "\n"

    def _found(self, id: str) -> tuple[Path, RawRecord]:
        """Where a question stands. Once it is found, only a class's own files are looked through for a second one."""
        kind, wanted = KINDS["questions"], id.encode()
        found: list[tuple[Path, RawRecord]] = []
        for path in self.paths("questions"):
            if found and path.is_relative_to(self.root):
                continue
            if path in self._files or (path.is_file() and wanted in path.read_bytes()):
                raw = self._files[path] = self._files.get(path) or self.read(kind, path)
                here = [(path, record) for record in raw.records if kind.key_of(record.value) == id]
                if raw.faults and not here:
                    raise ContentError(str(raw.faults[0]))
                found += here[:1]
        if not found:
            raise ContentError(f"{self.root.name}/{kind.files}: no question '{id}'; check the spelling of the id")
        if len(found) > 1:
            (first, at), (second, record) = found[:2]
            _refuse(kind, (self._files[first], at), (self._files[second], record))
        return found[0]

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return self._keyed("sources")

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims of the article by id."""
        return self._keyed("claims")

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """The article's voices by id."""
        return self._keyed("speakers")

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts by id, in the order they are offered."""
        return self._keyed("verdicts")

    @cached_property
    def objectives(self) -> dict[int, Objective]:
        """Objectives by id."""
        return self._keyed("objectives")

    @cached_property
    def lesions(self) -> dict[str, Lesion]:
        """Lesions by id."""
        return self._keyed("lesions")

    @cached_property
    def glossary(self) -> dict[str, Term]:
        """Terms by the word they explain."""
        return self._keyed("glossary")

    @cached_property
    def signs(self) -> list[Sign]:
        """The cells of the signs table, in order."""
        return self._all("signs")

    @cached_property
    def tellings(self) -> list[Telling]:
        """The phrases of practice cases' stories, in order."""
        return self._all("vignettes")

    @cached_property
    def twists(self) -> list[Twist]:
        """The practice cases whose right answer is not a name, in order."""
        return self._all("twists")

    @cached_property
    def milia_types(self) -> list[MiliaType]:
        """The kinds of milia, in order."""
        return self._all("milia_types")

    @cached_property
    def red_flags(self) -> list[RedFlag]:
        """What belongs before a clinician, in order."""
        return self._all("red_flags")

    @cached_property
    def extraction(self) -> list[ExtractionStep]:
        """A milium opened beside one squeezed, step by step."""
        return self._all("extraction")

    @cached_property
    def treatments(self) -> list[Treatment]:
        """What can be done, in order."""
        return self._all("treatments")

    @cached_property
    def cautions(self) -> list[Reason]:
        """Why the treatments' cautions say what they say."""
        return self._all("cautions")

    @cached_property
    def treatment_kinds(self) -> list[TreatmentKind]:
        """Which treatments act in the same way."""
        return self._all("treatment_kinds")

    @cached_property
    def products(self) -> list[Product]:
        """The article's products and prices, in order."""
        return self._all("products")

    @property
    def topics(self) -> list[str]:
        """The names of the question files, without ``.yml``, in order."""
        return list(dict.fromkeys(path.stem for path in self.paths("questions")))

    def questions_in(self, topic: str) -> list[Question]:
        """The questions of ``questions/<topic>.yml``, in order; those of the class's own file of that name last."""
        paths = [path for path in self.paths("questions") if path.stem == topic]
        if not paths:
            known = ", ".join(self.topics)
            raise ContentError(f"{self.root.name}/questions: no file '{topic}.yml'; use one of {known}")
        return [question for path in paths for _, _, question in self._records(KINDS["questions"], path)]

    def chosen(self, topics: Iterable[str] = ()) -> list[Question]:
        """The questions of these topics, each topic once; of all where none is named."""
        named = dict.fromkeys(topics) or self.topics
        return [question for topic in named for question in self.questions_in(topic)]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The whole bank; a card asks for :meth:`question` instead."""
        return self._keyed("questions")

    def _all(self, name: str) -> list[Any]:
        kind = KINDS[name]
        return [record for path in self.paths(name) for _, _, record in self._records(kind, path)]

    def _keyed(self, name: str) -> dict[Any, Any]:
        """The records of a kind by their key; a key that stands twice is a fault."""
        kind = KINDS[name]
        found: dict[Any, Any] = {}
        places: dict[Any, tuple[RawFile, RawRecord]] = {}
        for path in self.paths(name):
            for raw, place, record in self._records(kind, path):
                key = kind.key_of(place.value)
                if key in found:
                    _refuse(kind, places[key], (raw, place))
                found[key], places[key] = record, (raw, place)
        return found

    def _records(self, kind: Kind, path: Path) -> Iterator[tuple[RawFile, RawRecord, Any]]:
        raw = self.read(kind, path)
        if raw.faults:
            raise ContentError(str(raw.faults[0]))
        for record in raw.records:
            yield raw, record, _convert(record, raw, kind)


def _refuse(kind: Kind, first: tuple[RawFile, RawRecord], second: tuple[RawFile, RawRecord]) -> NoReturn:
    (at, place), (raw, record) = first, second
    problem = f"stands already at {at.name}:{place.line_of(())}"
    fault = Fault(raw.name, record.line_of(()), kind.called(record.value), problem, "give it an id of its own")
    raise ContentError(str(fault))


def _convert(record: RawRecord, raw: RawFile, kind: Kind) -> Any:
    try:
        return msgspec.convert(record.value, kind.type, strict=not raw.name.endswith(".csv"))
    except msgspec.ValidationError as e:
        fault = Fault(raw.name, record.line_of(()), kind.called(record.value), str(e), _RUN_CHECK)
        raise ContentError(str(fault)) from None


_RUN_CHECK = "run 'milia-lesson check' for all faults and what to do"


ROOT = Path(__file__).resolve().parents[2]
"""The project's folder."""

OWN_BANK = "MILIA_LESSON_CONTENT"
"""The environment variable that names the folder of a class's own bank; a relative one lies in the project's folder."""

OWN = ("questions", "sources", "claims")
"""What a class's own bank may hold."""


def shipped() -> Content:
    """The content that comes with the lesson; beside it a class's own bank where ``MILIA_LESSON_CONTENT`` names one.

    Raises :class:`ContentError` if it names no folder.
    """
    return _beside(os.environ.get(OWN_BANK, ""))


@cache
def _beside(named: str) -> Content:
    own = ROOT / Path(named).expanduser() if named else None
    if own and not own.is_dir():
        raise ContentError(f"{OWN_BANK}={named}: is no folder; make it with a folder 'questions' in it, or unset it")
    return Content(ROOT / "content", own)
