"""A record with where it stands, so that rules can say what is wrong in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from widgets.content.faults import Fault
from widgets.content.kinds import Kind
from widgets.content.raw import RawFile, RawRecord, Steps


class Place:
    """One record of a file, as plain data: its shape may be wrong."""

    def __init__(self, raw: RawFile, record: RawRecord, kind: Kind) -> None:
        self.raw, self.record, self.kind, self.value = raw, record, kind, record.value

    def fault(self, problem: str, remedy: str, *steps: str | int) -> Fault:
        """What is wrong at the end of a way into the record."""
        named = self.kind.called(self.value)
        inside = _inside(self.value, steps)
        return Fault(self.raw.name, self.record.line_of(steps), f"{named}{inside}", problem, remedy)


def places(raw_files: Iterable[RawFile], kind: Kind) -> Iterator[Place]:
    """The records of one kind that have fields at all."""
    for raw in raw_files:
        yield from (Place(raw, record, kind) for record in raw.records if isinstance(record.value, dict))


def _inside(value: Any, steps: Steps) -> str:
    """The way into a record in words: ``, option 'oil', text``."""
    words = ""
    for step, then in zip_longest(steps, steps[1:]):
        value = value[step]
        if isinstance(step, int):
            name = value.get("id", step + 1) if isinstance(value, dict) else value
            words += f" '{name}'"
        else:
            words += f", {step.removesuffix('s') if isinstance(then, int) else step}"
    return words
