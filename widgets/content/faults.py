"""What is wrong with a file of content, said in one line: where, what, and what to do."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One fault. ``line`` counts from 1; 0 means the file as a whole."""

    file: str
    line: int
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        place = f" {self.place}:" if self.place else ""
        return " ".join(f"{where}:{place} {self.problem}; {self.remedy}".split())
