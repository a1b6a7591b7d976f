"""The .js and .css files beside this module."""

from __future__ import annotations

import re
from pathlib import Path

from widgets.look import shared

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
    """The text of each ``name.css``, and before it the look that all pieces share."""
    return "\n".join([shared(), *(_text(f"{name}.css") for name in names)])


def _text(file: str) -> str:
    return (_HERE / file).read_text(encoding="utf-8")
