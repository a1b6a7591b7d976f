"""From the bytes of a YAML or CSV file to plain records that know which line they came from.

Nothing here knows what a question is. A file that cannot be read whole gives faults, never an exception.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from widgets.content.faults import Fault

Steps = tuple[str | int, ...]
"""The way to a value inside a record, such as ``("options", 2, "text")``."""


class RawRecord(NamedTuple):
    """One entry of a file before its shape is checked; ``line_of`` finds the line of a value inside it."""

    value: Any
    line_of: Callable[[Steps], int]


class RawFile(NamedTuple):
    """What a file holds, as far as it could be read, and what was wrong with it."""

    name: str
    records: list[RawRecord]
    faults: list[Fault]


def read(path: Path, name: str, columns: tuple[str, ...] = ()) -> RawFile:
    """Read ``path``, called ``name`` in messages; ``columns`` are those that a CSV file must have."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = e.object[: e.start].count(b"\n") + 1
        problem = f"byte 0x{e.object[e.start]:02x} is not UTF-8"
        return RawFile(name, [], [Fault(name, line, "", problem, "save the file with the encoding UTF-8")])
    except OSError as e:
        reason = (e.strerror or str(e)).lower()
        return RawFile(name, [], [Fault(name, 0, "", f"cannot be read ({reason})", "put a readable file there")])
    if path.suffix == ".csv":
        return _read_csv(text, name, columns)
    from widgets.content.yaml_text import read_yaml  # loading the parser takes time; not before it is needed

    return read_yaml(text, name)


def _read_csv(text: str, name: str, columns: tuple[str, ...]) -> RawFile:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[RawRecord] = []
    faults: list[Fault] = []
    try:
        head = next(rows, [])
        if sorted(head) != sorted(columns):
            odd = sorted(set(head) ^ set(columns)) or sorted(head)
            problem = f"the columns do not fit ({', '.join(odd)})"
            remedy = f"the first line must name, separated by commas: {','.join(columns)}"
            return RawFile(name, [], [Fault(name, 1, "", problem, remedy)])
        for row in rows:
            if len(row) == len(head):
                records.append(RawRecord(dict(zip(head, row, strict=True)), _fixed(rows.line_num)))
            elif row:
                problem = f"has {len(row)} cells where the first line names {len(head)}"
                faults.append(Fault(name, rows.line_num, "", problem, "put cells that hold a comma in double quotes"))
    except csv.Error as e:
        faults.append(Fault(name, rows.line_num, "", f"not valid CSV ({e})", "check the double quotes of that line"))
    if not records and not faults:
        faults.append(Fault(name, 0, "", "holds no records", "add one or delete the file"))
    return RawFile(name, records, faults)


def _fixed(line: int) -> Callable[[Steps], int]:
    return lambda steps: line
