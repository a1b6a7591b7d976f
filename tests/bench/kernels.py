"""Imports and memory of the first notebook's kernel."""

from __future__ import annotations

import subprocess
from statistics import median
from typing import Any, NamedTuple

import psutil
from jupyter_client.manager import start_new_kernel

from tests.bench.table import Row, milliseconds
from widgets.notebooks import FOLDER, named

ROUNDS = 7
IMPORTS = "import anywidget"


class Kernel(NamedTuple):
    milliseconds: float
    megabytes: float


def measure(cells: list[str]) -> Kernel:
    """Run these cells in a new kernel; time of all of them, and its resident memory after them."""
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(FOLDER), stderr=subprocess.DEVNULL)
    try:

        def run() -> None:
            for cell in cells:
                reply = client.execute_interactive(cell, output_hook=lambda _: None, timeout=60)
                assert reply["content"]["status"] == "ok", reply["content"]

        taken = milliseconds(run)
        client.execute_interactive("import sys; assert 'pandas' not in sys.modules", timeout=60)
        memory = psutil.Process(_pid(manager)).memory_info().rss / 1e6
        return Kernel(taken, memory)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _pid(manager: Any) -> int:
    return int(manager.provisioner.process.pid)


def rows() -> list[Row]:
    first = named("00_start_here").code
    imports = first[0].splitlines()[0]
    taken = [(measure(first), measure([imports]), measure([IMPORTS])) for _ in range(ROUNDS)]
    whole, names, bare = (
        Kernel(median(k.milliseconds for k in column), median(k.megabytes for k in column))
        for column in zip(*taken, strict=True)
    )
    return [
        Row("notebook 00: its imports", names.milliseconds, IMPORTS, bare.milliseconds, "ms", 1.5),
        Row("notebook 00: its imports and all its cells", whole.milliseconds, IMPORTS, bare.milliseconds, "ms", None),
        Row("notebook 00: memory of its kernel, all cells run", whole.megabytes, IMPORTS, bare.megabytes, "MB", 1.2),
    ]
