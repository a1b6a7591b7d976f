"""`make bench` loses no figure because another one broke."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.conftest import ROOT

ROW = "Row('{}', 1, 'a baseline', {}, 'ms', None)"


def part(folder: Path, name: str, *lines: str) -> str:
    text = "\n".join(["from tests.bench.table import Row", "def rows():", *(f"    {line}" for line in lines)])
    (folder / f"{name}.py").write_text(text + "\n")
    return name


def test_what_breaks_is_named_and_the_other_figures_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = [
        part(tmp_path, "dies", "raise RuntimeError('made up')"),
        part(tmp_path, "divides", f"return [{ROW.format('by nothing', 0)}, {ROW.format('kept beside it', 2)}]"),
        part(tmp_path, "ends", "import os; os._exit(9)"),
        part(tmp_path, "works", f"return [{ROW.format('kept', 4)}]"),
    ]
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{tmp_path}")
    command = f"import sys; from tests.bench.apart import run_apart; sys.exit(run_apart({modules!r}))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "| kept beside it | 1 ms | a baseline | 2 ms | 0.50 |" in done.stdout
    assert "| kept | 1 ms | a baseline | 4 ms | 0.25 |" in done.stdout
    assert "| BROKEN: by nothing |" in done.stdout
    assert [name for name in modules if f"BROKEN: {name};" in done.stdout] == ["dies", "divides", "ends"]
    assert "made up" in done.stderr


def test_every_part_is_there_and_can_be_asked_for_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run_apart(modules: list[str]) -> int:
        asked.append(modules)
        return 0

    monkeypatch.setattr(bench, "run_apart", run_apart)
    assert bench.main(["record"]) == bench.main([]) == 0
    assert asked == [["tests.bench.record"], [f"tests.bench.{name}" for name in bench.PARTS]]
    measured = {p.stem for p in (ROOT / "tests/bench").glob("*.py") if "def rows(" in p.read_text()}
    assert set(bench.PARTS) == measured
