"""The notebooks as data: what each teaches and asks, which sources its text cites, how long it takes."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"

WORDS_A_MINUTE = 140
"""How fast somebody reads who wants to learn and looks at the pictures in between: slower than a novel is read."""
SECONDS = {
    "question": 35,
    "fact_check": 25,
    "before_questions": 280,
    "after_questions": 280,
    "red_flags": 60,
    "extraction_stepper": 90,
    "explorer": 60,
    "practise": 300,
    "key_points": 50,
}
"""How long a learner stays at what each call shows: reading, choosing, and reading why. Words explained and sources are
looked up and not read through, so they take nothing."""

_CITE = re.compile(r"\]\(#([A-Z][A-Z0-9_]*)\)")
_TEACHES = re.compile(r"<!--(.*?)-->", re.DOTALL)
# What the eye skips: notes in the source, pictures' words for those who cannot see them, sources in brackets or in a
# line of their own, the addresses of links; and the cell with the start button.
_SKIPPED = re.compile(
    r"<!--.*?-->|!\[[^\]]*\]\([^)]*\)|\((?:[^()]*\[[^\]]*\]\(#\w+\))+[^()]*\)|(?m:^Sources.*$)|(?<=\])\([^)]*\)",
    re.DOTALL,
)
_UNSEEN = re.compile(r"<!--.*?-->|(?<=\])\([^)]*\)", re.DOTALL)
_WORD = re.compile(r"[^\W_][\w'’-]*")


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

    @property
    def taught(self) -> list[tuple[str, str]]:
        """What the prose teaches, as (claim id, cell id), in order.

        A sentence that teaches a claim is followed by its id in a comment, ``<!-- C20 C22 -->``: whoever mends the
        sentence sees it, a learner does not.
        """
        return [
            (claim, cell["id"])
            for cell in self.cells
            if cell["cell_type"] == "markdown"
            for ids in _TEACHES.findall("".join(cell["source"]))
            for claim in ids.split()
        ]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What a learner reads of the prose, as (cell id, text): without notes in the source and addresses of links."""
        return [
            (cell["id"], _UNSEEN.sub("", "".join(cell["source"])))
            for cell in self.cells
            if cell["cell_type"] == "markdown"
        ]

    @property
    def words(self) -> int:
        """How many words of prose there are to read, without names of sources in brackets and the start button."""
        cells = ["".join(c["source"]) for c in self.cells if c["cell_type"] == "markdown"]
        return sum(len(_WORD.findall(_SKIPPED.sub("", text))) for text in cells if "<button" not in text)

    @property
    def minutes(self) -> float:
        """How long it takes, as estimated from its words and what it shows; the minutes at its top promise it."""
        called = (node.func.id for node in self._called() if isinstance(node.func, ast.Name))
        return self.words / WORDS_A_MINUTE + sum(SECONDS.get(name, 0) for name in called) / 60

    def calls(self, function: str) -> bool:
        """Whether a code cell calls ``function``."""
        return any(_calls(node, function) for node in self._called())

    def asked(self, function: str) -> list[str]:
        """The ids given to ``function`` ("question", "fact_check", …) in the code cells, in order."""
        return [id for source in self.code for id in _arguments(ast.parse(source), function)]

    def _called(self) -> Iterator[ast.Call]:
        for source in self.code:
            yield from (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


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
