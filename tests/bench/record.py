"""What keeping answers costs: at a click, when a notebook is opened, and when a long record is read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

from tests.bench.kernels import measure
from tests.bench.pages import CLICK, CLICKS, PAUSE, QUESTION, write_notebook
from tests.bench.table import Row, alternating, milliseconds
from tests.browser.lesson_page import LessonPage
from tests.browsers import CHROMIUM_FLAGS
from tests.conftest import choice
from tests.server import copy_of_the_project, lab
from widgets.content import shipped
from widgets.notebooks import named
from widgets.record import Event, read, version_of
from widgets.record.record import now

OPENED, MANY, LONG, ROUNDS = "02_what_milia_are", 10_000, 100_000, 7
LEARNER = "brave-otter-417"
WITHOUT = f"""
from msgspec.structs import replace
from widgets.content import shipped
from widgets.ui.card import Card
Card(replace(shipped().question("{QUESTION}"), id="without"), shipped())
"""


def write_record(path: Path, answers: int) -> None:
    """A record of so many answers to the lesson's questions, one a second."""
    questions = list(shipped().questions.values())
    start = now() - timedelta(days=30)
    with path.open("wb") as file:
        for n in range(answers):
            question = questions[n % len(questions)]
            file.write(
                Event(
                    time=start + timedelta(seconds=n), learner=LEARNER, event="answered", phase="lesson",
                    item=question.id, version=version_of(question), response=["a"], correct=n % 3 > 0,
                    score=float(n % 3 > 0), attempt=n // len(questions) + 1, seconds=8.4, id=f"{n:012x}",
                ).line()
            )  # fmt: skip


@contextmanager
def records(answers: int) -> Iterator[Path]:
    """A folder of records in which one learner gave so many answers; kernels started meanwhile use it."""
    before = os.environ.get("MILIA_LESSON_RECORDS")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "who-is-learning.txt").write_text(LEARNER)
        if answers:
            write_record(folder / f"{LEARNER}.jsonl", answers)
        os.environ["MILIA_LESSON_RECORDS"] = name
        try:
            yield folder
        finally:
            os.environ.pop("MILIA_LESSON_RECORDS")
            if before:
                os.environ["MILIA_LESSON_RECORDS"] = before


def _opening() -> Row:
    cells = named(OPENED).code

    def opened(answers: int) -> float:
        with records(answers):
            return measure(cells).milliseconds

    many, none = alternating(ROUNDS, lambda: opened(MANY), lambda: opened(0))
    return Row(f"all cells of {OPENED} with {MANY:,} answers on file", many, "with none", none, "ms", 1.3)


def _reading() -> list[Row]:
    with TemporaryDirectory() as name:
        once, twice = Path(name, "once.jsonl"), Path(name, "twice.jsonl")
        write_record(once, LONG)
        write_record(twice, 2 * LONG)
        ours, plain, double = alternating(
            ROUNDS,
            lambda: milliseconds(lambda: read(once)),
            lambda: milliseconds(lambda: [json.loads(line) for line in once.open("rb")]),
            lambda: milliseconds(lambda: read(twice)),
        )
    return [
        Row(f"reading {LONG:,} answers", ours, "json.loads of the same lines", plain, "ms", 1.5),
        Row(f"reading {2 * LONG:,} answers", double, "half as many", ours, "ms", 2.0),
    ]


def _clicks() -> Row:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    wrong = next(o.id for o in choice(QUESTION).options if not o.correct)
    taken: dict[str, list[float]] = {QUESTION: [], "without": []}
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        project = copy_of_the_project(Path(name) / "lesson")
        write_notebook(project, "kept", f"from widgets import question\nquestion('{QUESTION}')", WITHOUT)
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        with lab(project) as address:
            page = LessonPage(browser.new_page(), address)
            page.open("kept")
            page.start_button.click()
            page.card("without").wait_for()
            for _ in range(CLICKS):
                for id, times in taken.items():
                    card = page.card(id)
                    page.choose(card, wrong)
                    page.page.wait_for_timeout(PAUSE)
                    at = f"[data-question='{id}']"
                    times.append(page.page.evaluate(CLICK, [f"{at} [data-move=check]", f"{at} .milia-status"]))
                    page.press(card, "Try again")
                    expect(card.locator("[data-move=check]")).to_be_visible()
            page.page.close()
            page.close_kernels()
        browser.close()
    kept, without = (median(times) for times in taken.values())
    return Row("click → feedback, the answer on disk", kept, "the same card that keeps nothing", without, "ms", 1.15)


def rows() -> list[Row]:
    return [_clicks(), _opening(), *_reading()]
