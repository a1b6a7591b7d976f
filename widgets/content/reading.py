"""From the bytes of a YAML or CSV file to plain records that know which line they came from.

Nothing here knows what a question is. A file that cannot be read whole gives faults, never an exception.
"""

from __future__ import annotations

from pathlib import Path

from widgets.content.csv_text import read_csv
from widgets.content.faults import Fault
from widgets.content.raw import RawFile


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
        return read_csv(text, name, columns)
    from widgets.content.yaml_text import read_yaml  # loading the parser takes time; not before it is needed

    return read_yaml(text, name)
