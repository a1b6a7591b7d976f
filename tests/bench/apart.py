"""Measure modules, each in a process of its own; ``python -m tests.bench.apart MODULE`` is such a process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module

from tests.bench.table import Row, line


def run_apart(modules: Iterable[str]) -> int:
    """Print each module's rows as they come; name those that broke, and give 1 if any did."""
    broken = [
        name for name in modules if subprocess.run([sys.executable, "-m", __name__, name], check=False).returncode
    ]
    for name in broken:
        print(f"BROKEN: {name}; its fault stands above", flush=True)
    return int(bool(broken))


def print_rows(rows: Iterable[Row]) -> int:
    """A row that cannot be worked out is named, and the others are kept."""
    broken = 0
    for row in rows:
        try:
            print(line(row), flush=True)
        except (ArithmeticError, ValueError) as fault:
            broken = 1
            print(f"| BROKEN: {row.what} | {row.ours} | {row.baseline} | {row.theirs} | {fault} | |", flush=True)
    return broken


if __name__ == "__main__":
    module = sys.argv[1]
    print(f"measuring {module.rpartition('.')[2]} …", file=sys.stderr, flush=True)
    sys.exit(print_rows(import_module(module).rows()))
