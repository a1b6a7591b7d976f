"""The .js and .css files beside this module."""

from __future__ import annotations

import re
from pathlib import Path

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def script(name: str) -> str:
    """``name.js`` and all it imports as one module: each file once, what is imported before what imports it.

    There is no bundler: ``import`` lines and the word ``export`` are taken out, the rest stands as it is written.
    """
    laid: dict[str, str] = {}

    def lay(part: str) -> None:
        text = _text(f"{part}.js")
        for imported in _IMPORT.findall(text):
            if imported not in laid:
                lay(imported)
        laid[part] = _IMPORT.sub("", text if part == name else _EXPORT.sub("", text))

    lay(name)
    return "\n".join(laid.values())


def style(*names: str) -> str:
    """The text of each ``name.css`` with the colours that all share before it."""
    return "\n".join(_text(f"{part}.css") for part in ("tokens", *names))


def _text(file: str) -> str:
    return (_HERE / file).read_text(encoding="utf-8")
