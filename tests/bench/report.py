"""A class report: page and tables of 1,000 learners with 200 answers each, beside only parsing the same lines.

The baseline is ``json.loads`` of each line, the files read already. A fresh process each time: imports are not counted,
memory is the peak of the process less what it held before.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.table import Row
from widgets.classroom.made_up import made_up_class

LEARNERS, ANSWERS, ROUNDS = 1000, 200, 5

WORK = """
import json, resource, sys, time
from pathlib import Path
what, folder = sys.argv[1], Path(sys.argv[2])
from widgets.classroom.report import class_report
def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = held()
if what == "report":
    start = time.perf_counter()
    class_report(folder).save(folder.parent / "report.html", folder.parent / "csv")
else:
    texts = [path.read_bytes() for path in sorted(folder.glob("*.jsonl"))]
    start = time.perf_counter()
    for text in texts:
        for line in text.splitlines():
            json.loads(line)
print(json.dumps([(time.perf_counter() - start) * 1000, held() - before]))
"""


def write(folder: Path, learners: int) -> Path:
    """A made-up class whose learners all have exactly :data:`ANSWERS` answers."""
    made_up_class(folder, learners)
    chance = random.Random(3)
    for path in folder.iterdir():
        rows = [row for row in path.read_text(encoding="utf-8").splitlines() if '"answered"' in row][:ANSWERS]
        last = json.loads(rows[-1])
        at = datetime(2026, 4, 1, tzinfo=UTC)
        while len(rows) < ANSWERS:
            at += timedelta(seconds=5)
            stamp = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            case = {"phase": "practice", "item": "tell-apart", "lesion": "milium", "tone": chance.randint(1, 10)}
            rows.append(json.dumps(last | case | {"time": stamp, "picture": chance.randint(1, 9999)}))
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def _run(what: str, folder: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", WORK, what, str(folder)]
    milliseconds, megabytes = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return milliseconds, megabytes


def rows() -> list[Row]:
    with TemporaryDirectory() as name:
        one = write(Path(name, "one", "records"), LEARNERS)
        two = write(Path(name, "two", "records"), 2 * LEARNERS)
        taken = [(_run("report", one), _run("parse", one), _run("report", two)) for _ in range(ROUNDS)]
        size = sum(path.stat().st_size for path in one.iterdir()) / 2**20
    (ours, held), (parsed, _), (twice, held_twice) = (
        (median(ms for ms, _ in column), median(mb for _, mb in column)) for column in zip(*taken, strict=True)
    )
    return [
        Row("class report, 1,000 learners × 200 answers", ours, "json.loads of the same lines", parsed, "ms", 4),
        Row("class report, 2,000 learners × 200 answers", twice, "half as many learners", ours, "ms", 2),
        Row("memory of a report, 1,000 × 200", held, "the files' size", size, "MB", None),
        Row("memory of a report, 2,000 × 200", held_twice, "half as many learners", held, "MB", 2),
    ]
