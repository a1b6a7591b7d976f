"""CSV as plain records."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from widgets.content.faults import Fault
from widgets.content.raw import RawFile, RawRecord, Steps


def read_csv(text: str, name: str, columns: tuple[str, ...]) -> RawFile:
    """The records of a CSV file called ``name`` in messages, which must have these columns."""
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
