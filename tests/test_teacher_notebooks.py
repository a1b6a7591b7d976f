"""The notebooks for people who teach: kept as the lesson's are, without the learner's skeleton."""

from __future__ import annotations

import ast
import re
from urllib.parse import unquote

import nbformat
import pytest

from tests.conftest import ROOT
from widgets.notebooks import FOLDER, Notebook, all_notebooks

PATHS = sorted((FOLDER / "teacher").glob("*.ipynb"))
each = pytest.mark.parametrize("notebook", [Notebook(path) for path in PATHS], ids=lambda n: n.name)
BUTTON = re.compile(
    r'<button class="jp-Button jp-mod-styled jp-mod-accept" data-commandlinker-command="notebook:run-all-cells">'
)
SETTING = re.compile(r'[A-Z_]+ = "[^"]*"$')
"""A line that a teacher is to change; it stays in view."""


def test_they_are_there_and_none_is_part_of_the_lesson() -> None:
    assert "01_class_report" in [path.stem for path in PATHS]
    assert not {path.stem for path in PATHS} & {n.name for n in all_notebooks()}


@each
def test_the_file_is_valid_small_and_without_outputs(notebook: Notebook) -> None:
    raw = nbformat.read(notebook.path, as_version=4)
    nbformat.validate(raw)
    assert notebook.path.stat().st_size < 60_000
    assert raw.metadata.kernelspec.name == "python3"
    assert "widgets" not in raw.metadata
    for cell in raw.cells:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.id), "cell ids are words, not random"
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


@each
def test_it_says_what_it_is_how_long_it_takes_and_how_to_start(notebook: Notebook) -> None:
    first = "".join(notebook.cells[0]["source"])
    assert first.startswith("# ")
    assert re.search(r"\b\d+ minutes\b", first)
    assert "**Run ▸ Run All Cells**" in notebook.prose
    assert re.findall(r"</?[a-z][^>]*>", re.sub(r"`[^`]*`", "", notebook.prose)) == [
        *BUTTON.findall(notebook.prose), "</button>"
    ]  # fmt: skip


@each
def test_code_cells_are_one_or_two_lines_and_folded_unless_they_are_to_be_changed(notebook: Notebook) -> None:
    for cell in notebook.cells:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            assert len(source.splitlines()) <= 2
            ast.parse(source)
            folded = cell["metadata"].get("jupyter", {}).get("source_hidden", False)
            assert folded == (not SETTING.match(source))


@each
def test_what_it_links_to_is_there(notebook: Notebook) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", notebook.prose):
        assert (notebook.path.parent / unquote(target)).is_file(), target


def test_the_class_report_shows_every_part_that_the_report_offers() -> None:
    from widgets.classroom.report import ClassReport

    notebook = Notebook(FOLDER / "teacher" / "01_class_report.ipynb")
    offered = {name for name, kind in vars(ClassReport).items() if callable(kind) and not name.startswith("_")}
    shown = {name for source in notebook.code for name in re.findall(r"report\.(\w+)\(", source)}
    assert offered - shown == {"html"}


def test_what_the_notebook_writes_is_not_kept() -> None:
    assert "notebooks/teacher/class_report/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
