"""TypeScript declarations of the views, for the check of the scripts; nothing of it is loaded at lesson time."""

from __future__ import annotations

import ast
import inspect
import types
import typing
from pathlib import Path
from typing import Any

from widgets.ui import view_types

FILE = Path(__file__).parent / "views.d.ts"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "any"}


def declarations() -> str:
    """One exported interface a record, with the same words."""
    records = [one for one in vars(view_types).values() if typing.is_typeddict(one) and one.__name__[0] != "_"]
    words = _documented()
    return "// Made by `make schema` from view_types.py; change that.\n\n" + "\n".join(
        _interface(one, words[one.__name__]) for one in records
    )


def write() -> None:
    """Write them beside the scripts."""
    FILE.write_text(declarations(), encoding="utf-8")


def _interface(record: Any, words: dict[str, str]) -> str:
    lines = [f"/** {(record.__doc__ or '').strip()} */", f"export interface {record.__name__} {{"]
    for name, type in typing.get_type_hints(record).items():
        if name in words:
            lines.append(f"  /** {words[name]} */")
        lines.append(f"  {name}: {_type(type)};")
    return "\n".join([*lines, "}", ""])


def _type(type: Any) -> str:
    if typing.is_typeddict(type):
        return str(type.__name__)
    origin, args = typing.get_origin(type), typing.get_args(type)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(_type, args))
    if origin is typing.Literal:
        return " | ".join(f'"{one}"' for one in args)
    if origin is list:
        inner = _type(args[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{_type(args[0])}, {_type(args[1])}>"
    return PLAIN[type]


def _documented() -> dict[str, dict[str, str]]:
    """For each record the words under its keys."""
    found: dict[str, dict[str, str]] = {}
    for record in ast.parse(inspect.getsource(view_types)).body:
        if isinstance(record, ast.ClassDef):
            pairs = zip(record.body, record.body[1:], strict=False)
            found[record.name] = {
                key.target.id: str(text.value.value)
                for key, text in pairs
                if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name)
                if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
            }
    return found


if __name__ == "__main__":
    write()
