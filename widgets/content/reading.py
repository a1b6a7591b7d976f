"""From the bytes of a YAML or CSV file to plain records that know which line they came from.

Nothing here knows what a question is. A file that cannot be read whole gives faults, never an exception.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from widgets.content.faults import Fault

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one reads ten times faster where it exists
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
    return _read_csv(text, name, columns) if path.suffix == ".csv" else _read_yaml(text, name)


def _read_yaml(text: str, name: str) -> RawFile:
    try:
        loader = Loader(text)
        root = loader.get_single_node()
        faults = list(_odd_nodes(root, name))
        records = loader.construct_document(root) if root and not faults else []
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        problem = getattr(e, "problem", None) or getattr(e, "reason", None) or "unreadable"
        line = mark.line + 1 if mark else 0
        return RawFile(name, [], [Fault(name, line, "", f"not valid YAML ({problem})", "mend the spelling there")])
    except (ValueError, RecursionError) as e:  # such as a date that is none, or thousands of nested brackets
        return RawFile(name, [], [Fault(name, 0, "", f"not valid YAML ({e})", "mend or quote that value")])
    if faults or records is None or records == []:
        return RawFile(name, [], faults or [Fault(name, 0, "", "holds no records", "add one or delete the file")])
    if not isinstance(records, list):
        return RawFile(name, [], [Fault(name, 1, "", "is not a list", "begin each record with '- id: …'")])
    return RawFile(name, [RawRecord(v, _finder(n)) for v, n in zip(records, root.value, strict=True)], [])


def _odd_nodes(root: yaml.Node | None, name: str) -> Iterator[Fault]:
    """Keys that stand twice in one mapping (YAML would keep the last in silence), and aliases."""
    seen: set[int] = set()
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            continue
        if id(node) in seen:
            yield Fault(name, line, "", "is used twice through an alias", "write the value out instead of '*name'")
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                if key.value in keys and isinstance(key, yaml.ScalarNode):
                    at = key.start_mark.line + 1
                    yield Fault(name, at, "", f"the key '{key.value}' stands twice here", "keep one of them")
                elif isinstance(key, yaml.ScalarNode):
                    keys.add(key.value)
                waiting.append(value)
        else:
            waiting.extend(node.value)


def _finder(node: yaml.Node) -> Callable[[Steps], int]:
    def line_of(steps: Steps) -> int:
        at = node
        for step in steps:
            if isinstance(at, yaml.SequenceNode) and isinstance(step, int) and step < len(at.value):
                at = at.value[step]
            elif isinstance(at, yaml.MappingNode):
                at = next((v for k, v in at.value if k.value == step), at)
        return int(at.start_mark.line) + 1

    return line_of


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
