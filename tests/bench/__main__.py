"""``make bench``: one table, each figure beside its baseline from the same run.

Machines are noisy: figures are medians of alternating rounds, and a ratio says more than a time. Each part runs in a
process of its own, so that none is slowed by another's memory, and a broken one takes no figures of the others with it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.bench.apart import run_apart
from tests.bench.table import HEAD

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
]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="which parts; all if none is named")
    print(HEAD, flush=True)
    return run_apart([f"tests.bench.{part}" for part in parser.parse_args(arguments).parts or PARTS])


if __name__ == "__main__":
    sys.exit(main())
