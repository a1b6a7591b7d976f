"""The notebooks as data: which cards each holds and which sources its text cites."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"

_CITE = re.compile(r"\]\(#([A-Z][A-Z0-9_]*)\)")


class Notebook:
    """One notebook, read from its file and not run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]

    @property
    def prose(self) -> str:
        """All Markdown, in order."""
        return "\n\n".join("".join(c["source"]) for c in self.cells if c["cell_type"] == "markdown")

    @property
    def code(self) -> list[str]:
        """The source of each code cell, in order."""
        return ["".join(c["source"]) for c in self.cells if c["cell_type"] == "code"]

    @property
    def cited(self) -> list[str]:
        """Ids of the sources that the prose cites, as ``[name](#ID)``, in order."""
        return list(dict.fromkeys(_CITE.findall(self.prose)))

    def calls(self, function: str) -> bool:
        """Whether a code cell calls ``function``."""
        trees = (ast.parse(source) for source in self.code)
        return any(_calls(node, function) for tree in trees for node in ast.walk(tree))

    def asked(self, function: str) -> list[str]:
        """The ids given to ``function`` ("question", "fact_check", …) in the code cells, in order."""
        return [id for source in self.code for id in _arguments(ast.parse(source), function)]


def named(name: str) -> Notebook:
    """The notebook ``notebooks/<name>.ipynb``."""
    return Notebook(FOLDER / f"{name}.ipynb")


def all_notebooks() -> list[Notebook]:
    """All notebooks of the lesson, in order."""
    return [Notebook(path) for path in sorted(FOLDER.glob("*.ipynb"))]


def _calls(node: ast.AST, function: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function


def _arguments(tree: ast.AST, function: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if _calls(node, function):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
