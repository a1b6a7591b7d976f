"""JSON schemas made from the model's types, for editors and for naming every fault of a broken record."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any, cast, get_args

import msgspec

from widgets.content.kinds import KINDS, Kind


def record_schema(kind: Kind, value: Any) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of one record of this kind; of its own ``type`` where there are several."""
    tagged = {cls.__struct_config__.tag: cls for cls in get_args(kind.type)}
    if not tagged:
        return msgspec.json.schema(kind.type)
    if isinstance(value, dict) and value.get("type") in tagged:
        return msgspec.json.schema(tagged[value["type"]])
    return {"type": "object", "required": ["type"], "properties": {"type": {"enum": sorted(tagged)}}}


def file_schema(name: str) -> dict[str, Any]:
    """The schema of a whole YAML file of this kind: a list of its records."""
    (schema,), definitions = msgspec.json.schema_components([KINDS[name].type], ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "array",
        "items": schema,
        "$defs": definitions,
    }
    return cast("dict[str, Any]", _without_indent(whole))


def _without_indent(value: Any) -> Any:
    """The same with docstrings' indent taken off, which Python keeps before 3.13: the files do not differ by Python."""
    if isinstance(value, dict):
        return {
            key: inspect.cleandoc(one) if key == "description" and isinstance(one, str) else _without_indent(one)
            for key, one in value.items()
        }
    return [_without_indent(one) for one in value] if isinstance(value, list) else value


def files() -> dict[str, str]:
    """Name → text of each schema file; a CSV file needs none, its first line names the fields."""
    return {
        f"{name}.schema.json": json.dumps(file_schema(name), indent=1, ensure_ascii=False) + "\n"
        for name, kind in KINDS.items()
        if not kind.files.endswith(".csv")
    }


def write(folder: Path) -> None:
    """Write all schema files to ``folder``."""
    folder.mkdir(exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")
