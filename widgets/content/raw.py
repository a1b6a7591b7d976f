"""What a file of content holds before anybody asks whether it makes sense."""

from __future__ import annotations

from collections.abc import Callable
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
