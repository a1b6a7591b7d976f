"""A made-up class of 300 in which certain things are true, and the mess that a folder of records may be."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUESTIONS = 40
ALL_MISS, WRONG_KEY, IDLE = "question-0", "question-1", "question-2"
"""What is planted: everyone misses it; the able miss it since its key is wrong; nobody takes its option ``oil``."""

HOSTILE = (
    "<script>alert('x')</script>",
    "</style></bdi><img src=http://evil.example/x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\ttab",
    "\rreturn",
    "＝1+1",
    "ليلى",
    "\u202egnp.exe",
    "😀 ada",
    'O\'Brien & "Söhne"',
    "a\x00b\x07c",
    "x" * 5000,
)


def line(learner: str, item: str, right: bool, n: int = 0, **more: Any) -> dict[str, Any]:
    """One answer; ``n`` counts seconds from the class's start."""
    stamp = (START + timedelta(seconds=n)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    event: dict[str, Any] = {"time": stamp, "learner": learner, "event": "answered", "phase": "lesson", "item": item}
    event |= {"response": ["keratin" if right else "pus"], "correct": right, "score": float(right), "attempt": 1}
    return event | more


def write(folder: Path, name: str, lines: list[dict[str, Any]]) -> Path:
    """One record's file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(event) + "\n" for event in lines), encoding="utf-8")
    return path


def learner(name: str, ability: float, chance: random.Random, first: int) -> list[dict[str, Any]]:
    """One learner's answers to all questions, right with the chance ``ability``."""
    lines = []
    for q in range(QUESTIONS):
        item = f"question-{q}"
        right = chance.random() < ability
        wrong = chance.choice(["pus", "oil"])
        if item == ALL_MISS:
            right = False
        elif item == WRONG_KEY:  # whoever knows chooses "pus", which the key calls wrong
            right, wrong = not right, "pus" if chance.random() < 0.9 else "oil"
        elif item == IDLE:
            wrong = "pus"
        response = ["keratin" if right else wrong]
        lines.append(line(name, item, right, first + 7 * q, response=response, confidence=3 if ability > 0.6 else 1))
    return lines


def planted(folder: Path, learners: int = 300, seed: int = 1) -> Path:
    """The class, all files sound; names are ``learner-000`` and so on."""
    chance = random.Random(seed)
    for n in range(learners):
        name = f"learner-{n:03}"
        write(folder, name, learner(name, chance.uniform(0.2, 0.95), chance, first=1000 * n + 1))
    return folder


def mess(folder: Path) -> None:
    """Everything else that may lie in such a folder."""
    chance = random.Random(2)
    # two copied records: one file under a new name, one with its answers copied by hand
    text = (folder / "learner-007.jsonl").read_text(encoding="utf-8")
    (folder / "copied-file.jsonl").write_text(text.replace("learner-007", "copied-file"), encoding="utf-8")
    by_hand = [json.loads(row) for row in (folder / "learner-009.jsonl").read_text(encoding="utf-8").splitlines()]
    later = (START + timedelta(days=2)).isoformat().replace("+00:00", "Z")
    write(folder, "copied-by-hand", [row | {"learner": "copied-by-hand", "time": later} for row in by_hand])
    # one learner with two files, which overlap
    rows = (folder / "learner-011.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "learner-011.jsonl").write_text("".join(rows[:8]), encoding="utf-8")
    (folder / "learner-011 (1).jsonl").write_text("".join(rows[5:]), encoding="utf-8")
    # torn and foreign files
    torn = (folder / "learner-013.jsonl").read_bytes()
    (folder / "learner-013.jsonl").write_bytes(torn[:-30])
    (folder / "noise.jsonl").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.jsonl").touch()
    (folder / "list.jsonl").write_text("[1, 2]\n{}\nnull\n")
    # hostile names
    for i, name in enumerate(HOSTILE):
        write(folder, f"hostile-{i}", learner(name, 0.6, chance, first=10_000_000 + 1000 * i))
    # other things
    (folder / "notes.txt").write_text("=cmd")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "a-folder.jsonl").mkdir()
    (folder / "empty folder").mkdir()
