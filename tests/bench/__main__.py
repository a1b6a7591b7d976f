"""``make bench``: one table, each figure beside its baseline from the same run.

Machines are noisy: figures are medians of alternating rounds, and a ratio says more than a time.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from tests.bench.table import Row, show

PARTS = [
    "content",
    "explorer",
    "hub",
    "kernels",
    "notebooks",
    "pages",
    "pictures",
    "practice",
    "record",
    "simulation",
    "report",
]  # each is loaded only when its turn comes: small heap, true figures


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="which parts; all if none is named")
    found: list[Row] = []
    for part in parser.parse_args().parts or PARTS:
        print(f"measuring {part} …", flush=True)
        found += import_module(f"tests.bench.{part}").rows()
    print()
    print(show(found))


if __name__ == "__main__":
    main()
