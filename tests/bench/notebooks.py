"""nbval over all notebooks, beside as many notebooks of one cell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from tests.bench.table import Row, alternating, milliseconds
from widgets.notebooks import FOLDER, all_notebooks


def _nbval(folder: Path) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", "--rootdir", str(folder)]
    paths = [str(folder / f"{notebook.name}.ipynb") for notebook in all_notebooks()]
    return milliseconds(lambda: subprocess.run([*command, *paths], check=True, capture_output=True)) / 1000


def rows() -> list[Row]:
    with TemporaryDirectory() as name:
        bare = Path(name)
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        for notebook in all_notebooks():
            one = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
            one.cells = [nbformat.v4.new_code_cell("import ipywidgets")]
            nbformat.write(one, bare / f"{notebook.name}.ipynb")
        ours, theirs = alternating(3, lambda: _nbval(FOLDER), lambda: _nbval(bare))
    count = len(all_notebooks())
    return [Row(f"nbval over {count} notebooks", ours, f"{count} one-cell notebooks", theirs, "s", 2.0)]
