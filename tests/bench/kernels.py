"""Imports and memory of the first notebook's kernel."""

from __future__ import annotations

import subprocess
from statistics import median
from typing import Any, NamedTuple

import psutil
from jupyter_client.manager import start_new_kernel

from tests.bench.table import Row, milliseconds
from widgets.notebooks import FOLDER, all_notebooks, named

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
    no_pandas = "import sys; assert 'pandas' not in sys.modules"
    taken = [(measure([*first, no_pandas]), measure([imports]), measure([IMPORTS])) for _ in range(ROUNDS)]
    whole, names, bare = (
        Kernel(median(k.milliseconds for k in column), median(k.megabytes for k in column))
        for column in zip(*taken, strict=True)
    )
    pandas = median(measure([f"{IMPORTS}, pandas"]).megabytes for _ in range(3))
    each = {n.name: median(measure(n.code).megabytes for _ in range(3)) for n in all_notebooks()}
    memory = [
        Row(f"{name}: memory of its kernel", mb, "import anywidget, pandas", pandas, "MB", None)
        for name, mb in each.items()
    ]
    together = Row(
        "all notebooks open at once", sum(each.values()), f"{len(each)} such kernels", len(each) * pandas, "MB", None
    )
    return [
        *memory,
        together,
        Row("notebook 00: its imports", names.milliseconds, IMPORTS, bare.milliseconds, "ms", 1.5),
        Row("notebook 00: its imports and all its cells", whole.milliseconds, IMPORTS, bare.milliseconds, "ms", None),
        Row("notebook 00: memory of its kernel, all cells run", whole.megabytes, IMPORTS, bare.megabytes, "MB", 1.2),
    ]
