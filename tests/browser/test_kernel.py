"""What every piece says in a real JupyterLab when its kernel was killed, restarted, ended, or is not there yet."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage
from tests.browser.test_record import kill_kernels
from tests.server import call

pytestmark = pytest.mark.slow

START, PRACTICE = "00_start_here", "06_practise_telling_them_apart"
BUTTONS = [
    "Start this part again", "Download my answers", "Start all again", "Change who is learning",
]  # fmt: skip


def press_everything(lesson: LessonPage) -> int:
    """Press each control of the page that asks the kernel for something; how many pieces must speak then."""
    cards = lesson.page.locator("[data-question]")
    for card in cards.all():
        lesson.answer_somehow(card)
        lesson.press(card, "Check answer")
    for name in BUTTONS:
        for button in lesson.page.get_by_role("button", name=name, exact=True).all():
            button.click()
    for name in ("Yes, empty its cards", "Yes, empty all cards"):
        for button in lesson.page.get_by_role("button", name=name, exact=True).all():
            button.click()
    boxes = lesson.page.locator(".milia-answers").count()
    return cards.count() + boxes + lesson.page.locator(".milia-start").count()


def words(lesson: LessonPage) -> Locator:
    return lesson.page.locator(".milia-word")


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_every_piece_says_that_its_kernel_is_gone_and_the_page_goes_on(
    lesson: LessonPage, address: str, how: str
) -> None:
    lesson.open(START)
    lesson.start()
    if how == "killed":
        kill_kernels(address)
        lesson.page.wait_for_function("() => /Restarting|Unknown|Idle|Connecting/.test(document.body.textContent)")
    else:  # as when it is culled
        for kernel in lesson.kernels():
            call(address, f"/api/kernels/{kernel['id']}", "DELETE")
    says = "was restarted" if how == "killed" else "has stopped"
    button = lesson.page.get_by_role("button", name="Download my answers").first
    button.click()
    expect(words(lesson).first).to_contain_text(says, timeout=20_000)
    for dialog in lesson.page.locator(".jp-Dialog button").all():
        dialog.click()
    speaking = press_everything(lesson)
    expect(words(lesson)).to_have_count(speaking, timeout=20_000)
    for word in words(lesson).all():
        expect(word).to_contain_text(says)
        expect(word).to_contain_text("Your saved answers are kept.")
    chosen = lesson.page.locator("[data-question] input:checked").evaluate_all("all => all.map(one => one.value)")
    assert chosen
    words(lesson).first.get_by_role("button", name="Start this page again").click()
    expect(words(lesson)).to_have_count(0, timeout=60_000)
    lesson.wait_until_all_ran()
    again = lesson.page.locator("[data-question] input:checked").evaluate_all("all => all.map(one => one.value)")
    assert again == chosen, "what was chosen is there again"
    card = lesson.page.locator("[data-question]").first
    lesson.press(card, "Check answer")
    expect(card.locator(".milia-says")).to_be_visible()
    lesson.errors.clear()  # JupyterLab tells the console of a kernel that is gone


def test_practice_says_so_too_when_its_kernel_was_killed(lesson: LessonPage, address: str) -> None:
    lesson.open(PRACTICE)
    lesson.start()
    kill_kernels(address)
    card = lesson.page.locator("[data-case]")
    for act in (
        lambda: card.get_by_label("Untimed").click(),
        lambda: card.get_by_label("Stage").select_option(index=1),
    ):
        act()
        expect(card.locator(".milia-word")).to_contain_text("was restarted", timeout=20_000)
    lesson.errors.clear()


def test_a_card_waits_while_a_late_cell_still_runs(lesson: LessonPage, project: Path) -> None:
    """A late cell sleeps 20 seconds: the first card is answered at once, and after ten the page says to wait."""
    notebook = nbformat.read(project / f"notebooks/{START}.ipynb", 4)
    notebook.cells.append(nbformat.v4.new_code_cell("import time; time.sleep(20)", id="late"))
    late = project / "notebooks/late_start.ipynb"
    nbformat.write(notebook, late)
    try:
        lesson.open("late_start")
        lesson.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()  # needs no trust
        card = lesson.page.locator("[data-question]").first
        expect(card).to_be_visible(timeout=60_000)
        lesson.answer_somehow(card)
        lesson.press(card, "Check answer")
        word = card.locator(".milia-word")
        expect(word).to_contain_text("still starting", timeout=15_000)
        expect(word).not_to_contain_text("Restart")
        expect(card.locator(".milia-says")).to_be_visible(timeout=30_000)
        expect(word).to_have_count(0)
    finally:
        late.unlink()
