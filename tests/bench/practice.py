"""Practice: choosing the next case however many answers lie behind it, and drawing it after a click."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import expect, sync_playwright

from tests.bench.pages import CLICK, CLICKS, ECHO, PAUSE, write_notebook
from tests.bench.table import Row, alternating, milliseconds
from tests.browser.lesson_page import LessonPage
from tests.browsers import CHROMIUM_FLAGS
from tests.server import copy_of_the_project, lab
from widgets.content import shipped
from widgets.practice.cases import Deck, draw
from widgets.practice.choosing import next_case
from widgets.practice.progress import Answered, Progress, of
from widgets.practice.stages import stages
from widgets.skin.patch import patch

CHOICES, ROUNDS = 20, 40
FEW, MANY = 100, 100_000
LARGEST = 40_000
"""Bytes that a picture may have."""


def _deck() -> Deck:
    content = shipped()
    return Deck(content.lesions, content.tellings, content.twists)


def _after(deck: Deck, answers: int) -> Progress:
    """The progress of a learner who gave so many answers, right and wrong by turns of a die."""
    die = random.Random(answers)
    all_stages = stages(deck.lesions)
    given = []
    for n in range(answers):
        stage = die.choice(all_stages[1:])
        lesion = die.choice(stage.lesions)
        right = die.random() < 0.6
        said = lesion if right else die.choice(stage.lesions)
        seconds = die.uniform(3, 30)
        time = f"{n:09d}"
        given.append(Answered(stage.id, lesion, n % 10 + 1, n, lesion, said, float(said == lesion), seconds, time))
    return of(given, all_stages)


def _choosing(deck: Deck) -> Row:
    few, many = _after(deck, FEW), _after(deck, MANY)

    def chosen(progress: Progress) -> float:
        return milliseconds(
            lambda: [next_case(progress, progress.stages[-1], deck, f"learner-{n}") for n in range(CHOICES)]
        )

    ours, theirs = alternating(ROUNDS, lambda: chosen(many), lambda: chosen(few))
    what = f"choose the next case after {MANY:,} answers"
    return Row(what, ours / CHOICES, f"after {FEW} answers", theirs / CHOICES, "ms", 1.1)


def _size(deck: Deck) -> Row:
    sizes = []
    for lesion in deck.order:
        for tone in range(1, 11):
            case = draw(deck, lesion, tone, tone)
            sizes.append(len(patch(case.look, tone, tone).encode()))
    return Row("largest picture of 110 cases", max(sizes), "what is allowed", LARGEST, "bytes", 1)


def _click_to_next() -> Row:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        project = copy_of_the_project(Path(name) / "lesson")
        write_notebook(project, "practising", "from widgets import practise\npractise()", ECHO)
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        with lab(project) as address:
            page = LessonPage(browser.new_page(), address)
            page.open("practising")
            page.start_button.click()
            page.page.locator("#echo").wait_for()
            card = page.page.locator("[data-case]")
            card.wait_for()
            taken = []
            for _ in range(CLICKS):
                card.locator(".milia-option label").first.click()
                page.press(card, "Check answer")
                expect(card.get_by_role("button", name="Next")).to_be_visible()
                page.page.wait_for_timeout(PAUSE)
                ours = page.page.evaluate(CLICK, [".milia-practice [type=submit]", ".milia-case .milia-skin"])
                page.page.wait_for_timeout(PAUSE)
                taken.append((ours, page.page.evaluate(CLICK, ["#echo", "#echoed"])))
                page.page.wait_for_timeout(PAUSE)
        browser.close()
    ours, echo = (median(column) for column in zip(*taken, strict=True))
    return Row("click → next case drawn", ours, "bare anywidget that echoes", echo, "ms", 1.5)


def rows() -> list[Row]:
    deck = _deck()
    return [_choosing(deck), _size(deck), _click_to_next()]
