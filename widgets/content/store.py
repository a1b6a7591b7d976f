"""Hands out records, reading no more files than it must: one card costs the same in a bank of any size."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any

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
    Twist,
    Verdict,
)


class ContentError(Exception):
    """A record that is missing or malformed; the message names file, place and remedy."""


class Content:
    """The records below one folder.

    Each file is read when something in it is first asked for, and once. Raises :class:`ContentError`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files: dict[Path, RawFile] = {}

    def read(self, kind: Kind, path: Path) -> RawFile:
        """One file as plain records, with what is wrong with it."""
        raw = reading.read(path, path.relative_to(self.root.parent).as_posix(), kind.columns())
        if path.suffix == ".csv":
            raw = raw._replace(records=[r._replace(value=kind.from_csv(r.value)) for r in raw.records])
        return raw

    def question(self, id: str) -> Question:
        """The question with this id; only the file that holds it is read."""
        kind, wanted = KINDS["questions"], id.encode()
        for path in kind.paths(self.root):
            if path in self._files or (path.is_file() and wanted in path.read_bytes()):
                if path not in self._files:
                    self._files[path] = self.read(kind, path)
                raw = self._files[path]
                for record in raw.records:
                    if kind.key_of(record.value) == id:
                        found: Question = _convert(record, raw, kind)
                        return found
                if raw.faults:
                    raise ContentError(str(raw.faults[0]))
        raise ContentError(f"{self.root.name}/{kind.files}: no question '{id}'; check the spelling of the id")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {s.id: s for s in self._all("sources")}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims of the article by id."""
        return {c.id: c for c in self._all("claims")}

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """The article's voices by id."""
        return {s.id: s for s in self._all("speakers")}

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Verdicts by id, in the order they are offered."""
        return {v.id: v for v in self._all("verdicts")}

    @cached_property
    def objectives(self) -> dict[int, Objective]:
        """Objectives by id."""
        return {o.id: o for o in self._all("objectives")}

    @cached_property
    def lesions(self) -> dict[str, Lesion]:
        """Lesions by id."""
        return {lesion.id: lesion for lesion in self._all("lesions")}

    @cached_property
    def glossary(self) -> dict[str, Term]:
        """Terms by the word they explain."""
        return {t.term: t for t in self._all("glossary")}

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
    def products(self) -> list[Product]:
        """The article's products and prices, in order."""
        return self._all("products")

    def questions_in(self, file: str) -> list[Question]:
        """The questions of ``questions/<file>.yml``, in order."""
        kind, path = KINDS["questions"], self.root / "questions" / f"{file}.yml"
        raw = self.read(kind, path)
        if raw.faults:
            raise ContentError(str(raw.faults[0]))
        return [_convert(record, raw, kind) for record in raw.records]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The whole bank; a card asks for :meth:`question` instead."""
        return {q.id: q for q in self._all("questions")}

    def _all(self, name: str) -> list[Any]:
        kind = KINDS[name]
        found: list[Any] = []
        for path in kind.paths(self.root):
            raw = self.read(kind, path)
            if raw.faults:
                raise ContentError(str(raw.faults[0]))
            found.extend(_convert(record, raw, kind) for record in raw.records)
        return found


def _convert(record: RawRecord, raw: RawFile, kind: Kind) -> Any:
    try:
        return msgspec.convert(record.value, kind.type, strict=not raw.name.endswith(".csv"))
    except msgspec.ValidationError as e:
        fault = Fault(raw.name, record.line_of(()), kind.called(record.value), str(e), _RUN_CHECK)
        raise ContentError(str(fault)) from None


_RUN_CHECK = "run 'milia-lesson check' for all faults and what to do"


@cache
def shipped() -> Content:
    """The content that comes with the lesson."""
    return Content(Path(__file__).resolve().parents[2] / "content")
