"""YAML as plain records, with what a parser would pass over in silence: keys that stand twice, and aliases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import yaml

from widgets.collector import collector_at_rest
from widgets.content.faults import Fault
from widgets.content.raw import RawFile, RawRecord, Steps

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one reads ten times faster where it exists


@collector_at_rest()
def read_yaml(text: str, name: str) -> RawFile:
    """The records of a YAML file called ``name`` in messages."""
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
    return RawFile(name, [RawRecord(value, _finder(text, i)) for i, value in enumerate(records)], [])


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


def _finder(text: str, index: int) -> Callable[[Steps], int]:
    def line_of(steps: Steps) -> int:
        at = _composed(text)
        for step in (index, *steps):
            if isinstance(at, yaml.SequenceNode) and isinstance(step, int) and step < len(at.value):
                at = at.value[step]
            elif isinstance(at, yaml.MappingNode):
                at = next((v for k, v in at.value if k.value == step), at)
        return int(at.start_mark.line) + 1

    return line_of


@lru_cache(maxsize=1)
def _composed(text: str) -> Any:
    """The nodes of a file, made again when a line is asked for: kept for all files they would slow everything."""
    return Loader(text).get_single_node()
