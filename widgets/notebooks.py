"""The notebooks as data: which belong to the lesson, what each teaches and asks, which sources its text cites.

``python -m widgets.notebooks`` prints the lesson's own files, one a line.
"""

from __future__ import annotations

import ast
import json
import re
import stat
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from widgets.pieces import Call, seconds

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"

PAGES = (
    "00_start_here",
    "01_not_every_bump_is_a_pimple",
    "02_what_milia_are",
    "03_what_causes_milia",
    "04_getting_rid_of_milia",
    "05_compare_treatments",
    "06_practise_telling_them_apart",
    "07_check_what_you_learned",
    "08_review",
)
"""What the lesson consists of, in order; whatever else lies in the folder is no part of it."""
FOR_TEACHERS = ("00_lesson_plan", "01_class_report", "02_write_questions")
"""The notebooks of ``notebooks/teacher``."""

LARGEST = 64 * 2**20
"""Bytes; a notebook beyond that is no page of this lesson, and reading it would fill the memory."""

WORDS_A_MINUTE = 140
"""How fast somebody reads who wants to learn and looks at the pictures in between: slower than a novel is read."""

_CITE = re.compile(r"\]\(#([A-Z][A-Z0-9_]*)\)")
_ROWS = re.compile(r"(\w+) == (['\"])([^'\"]*)\2")
_PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/([^)\s]+)\)")
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
    """One notebook, read from its file and not run.

    Where the file cannot be read, ``problem`` says why, in a few words, and there are no cells: it teaches and asks
    nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.problem = ""
        self.cells: list[dict[str, Any]] = []
        try:
            self.cells = _cells(path)
        except OSError as e:
            self.problem = "is not there" if isinstance(e, FileNotFoundError) else f"cannot be read ({e.strerror or e})"
        except (ValueError, RecursionError, MemoryError) as e:
            self.problem = str(e) if isinstance(e, _NoNotebook) else "is no whole notebook (not valid JSON)"

    @property
    def prose(self) -> str:
        """All Markdown, in order."""
        return "\n\n".join(c["source"] for c in self.cells if c["cell_type"] == "markdown")

    @property
    def code(self) -> list[str]:
        """The source of each code cell, in order."""
        return [c["source"] for c in self.cells if c["cell_type"] == "code"]

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
            (claim, str(cell.get("id", "")))
            for cell in self.cells
            if cell["cell_type"] == "markdown"
            for ids in _TEACHES.findall(cell["source"])
            for claim in ids.split()
        ]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What a learner reads of the prose, as (cell id, text): without notes in the source and addresses of links."""
        return [
            (str(cell.get("id", "")), _UNSEEN.sub("", cell["source"]))
            for cell in self.cells
            if cell["cell_type"] == "markdown"
        ]

    @property
    def words(self) -> int:
        """How many words of prose there are to read, without names of sources in brackets and the start button."""
        cells = [c["source"] for c in self.cells if c["cell_type"] == "markdown"]
        return sum(len(_WORD.findall(_SKIPPED.sub("", text))) for text in cells if "<button" not in text)

    @property
    def minutes(self) -> float:
        """How long it takes, as estimated from its words and what it shows; the minutes at its top promise it."""
        return self.words / WORDS_A_MINUTE + sum(seconds(call.function) for call in self.called) / 60

    @property
    def called(self) -> list[Call]:
        """What the code cells call by name, in order."""
        return [call for source in self.code for call in _calls(_parsed(source))]

    @property
    def pictures(self) -> list[str]:
        """File names of the pictures that the prose shows, in order, each once."""
        return list(dict.fromkeys(_PICTURE.findall(self.prose)))

    def calls(self, function: str) -> bool:
        """Whether a code cell calls ``function``."""
        return any(call.function == function for call in self.called)

    def asked(self, function: str) -> list[str]:
        """The ids given to ``function`` ("question", "fact_check", …) in the code cells, in order."""
        return [id for call in self.called if call.function == function for id in call.texts]


def named(name: str) -> Notebook:
    """The notebook ``notebooks/<name>.ipynb``."""
    return Notebook(FOLDER / f"{name}.ipynb")


def all_notebooks() -> list[Notebook]:
    """The pages of the lesson, in order; one that cannot be read keeps its place, and its ``problem`` says why."""
    return [named(name) for name in PAGES]


def own_files() -> list[Path]:
    """Every notebook that comes with the lesson, the teachers' among them."""
    return [FOLDER / f"{name}.ipynb" for name in PAGES] + [FOLDER / "teacher" / f"{n}.ipynb" for n in FOR_TEACHERS]


class _NoNotebook(ValueError):
    """A file that holds something else; the message says what is the matter with it."""


def _cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook file, each with its type and its source as one text."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise _NoNotebook("is no file")
    if about.st_size > LARGEST:
        raise _NoNotebook("is too large")
    whole = json.loads(path.read_bytes())
    cells = whole.get("cells") if isinstance(whole, dict) else None
    if not isinstance(cells, list):
        raise _NoNotebook("is no notebook of this format (nbformat 4)")
    return [
        {**cell, "cell_type": cell.get("cell_type"), "source": _text(cell)} for cell in cells if isinstance(cell, dict)
    ]


def _text(cell: dict[str, Any]) -> str:
    """A cell's source, which is a text or a list of lines; what is no text is left out."""
    source = cell.get("source")
    parts: Iterable[Any] = source if isinstance(source, list) else [source]
    text = "".join(part for part in parts if isinstance(part, str))
    return text.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair could not be sent to a page


def _parsed(source: str) -> ast.AST:
    """The cell's code; what is no Python (a slip, a magic, a shell command) asks nothing, and only the cell says so."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of somebody's cell, and it would appear below another one
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _calls(tree: ast.AST) -> Iterator[Call]:
    rows: dict[ast.expr, dict[str, str]] = {}
    for node in ast.walk(tree):  # from the outside in, so that a query is met before the table it is put to
        if not isinstance(node, ast.Call):
            continue
        texts = tuple(a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
        if isinstance(node.func, ast.Attribute) and node.func.attr == "query" and texts:
            rows[node.func.value] = _rows(texts[0])
        if isinstance(node.func, ast.Name):
            yield Call(node.func.id, texts, rows.get(node, {}))


def _rows(query: str) -> dict[str, str]:
    """What a query keeps, as column → value; nothing where it says anything else than that columns equal texts."""
    found = [_ROWS.fullmatch(part.strip()) for part in query.split(" and ")]
    return {match[1]: match[3] for match in found if match} if all(found) else {}


if __name__ == "__main__":
    for file in own_files():
        print(file.relative_to(FOLDER.parent).as_posix())
