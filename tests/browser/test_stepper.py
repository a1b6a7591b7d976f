"""The extraction stepper in a browser: keyboard, playing, what a screen reader is told, still pages, narrow pages."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage
from widgets.content import shipped

pytestmark = pytest.mark.slow

STEPS = shipped().extraction
both_themes = pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)

LISTEN = """told => { window.told = [];
    new MutationObserver(() => window.told.push(told.textContent)).observe(told, { childList: true }); }"""


@pytest.fixture
def stepper(lesson: LessonPage, project: Path) -> Locator:
    """A notebook with a stepper that plays a step in half a second."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    notebook.cells = [
        nbformat.v4.new_code_cell("from widgets import extraction_stepper, start\nstart()"),
        nbformat.v4.new_code_cell("extraction_stepper(seconds=0.5)"),
    ]
    nbformat.write(notebook, project / "notebooks" / "stepper.ipynb")
    lesson.open("stepper")
    lesson.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()
    lesson.wait_until_all_ran()
    stepper = lesson.page.get_by_role("region", name="step by step")
    expect(stepper).to_be_visible()
    return stepper


def at(stepper: Locator, step: int) -> None:
    """Wait until this step (from 1) is shown, and no other."""
    expect(stepper.get_by_text(f"Step {step} of {len(STEPS)}", exact=True)).to_be_visible()
    for i, one in enumerate(STEPS, 1):
        for side in (one.opening, one.squeezing):
            expect(stepper.get_by_text(side.name, exact=True)).to_be_visible(visible=i == step)


def test_by_keyboard_alone(lesson: LessonPage, stepper: Locator) -> None:
    keys, back, forth = lesson.page.keyboard, *(stepper.get_by_role("button", name=name) for name in ("Back", "Next"))
    at(stepper, 1)
    back.focus()
    keys.press("Enter")  # there is nothing before: nothing happens, and the keyboard stays where it is
    keys.press("Tab")
    keys.press("Tab")
    expect(forth).to_be_focused()
    keys.press("Enter")
    at(stepper, 2)
    keys.press("Space")
    at(stepper, 3)
    expect(forth).to_be_focused()
    keys.press("ArrowLeft")
    at(stepper, 2)
    for step in range(3, len(STEPS) + 1):
        keys.press("ArrowRight")
        at(stepper, step)
    expect(forth).to_be_focused()
    expect(forth).to_have_attribute("aria-disabled", "true")
    keys.press("ArrowRight")
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.press("Shift+Tab")
    expect(back).to_be_focused()
    keys.press("Enter")
    at(stepper, len(STEPS) - 1)
    for _ in range(3):  # past Play and Next to the sources of the first way
        keys.press("Tab")
    keys.press("Enter")
    expect(stepper.locator("[data-shown] details").first).to_have_attribute("open", "")


def test_it_plays_when_told_to_and_stops_at_the_end(lesson: LessonPage, stepper: Locator) -> None:
    expect(stepper.get_by_role("button", name="Play", exact=True)).to_be_visible()  # never by itself
    play = stepper.locator("button").nth(1)
    play.focus()
    lesson.page.keyboard.press("Enter")
    expect(play).to_have_text("Pause")
    lesson.page.keyboard.press("Enter")
    expect(play).to_have_text("Play")
    lesson.page.keyboard.press("Enter")
    expect(play).to_have_text("Play again")
    at(stepper, len(STEPS))
    expect(play).to_be_focused()


def test_a_screen_reader_hears_each_step_once_and_not_those_that_are_leafed_past(
    lesson: LessonPage, stepper: Locator
) -> None:
    status = stepper.get_by_role("status")
    expect(status).to_have_text("")
    status.evaluate(LISTEN)
    stepper.get_by_role("button", name="Next").focus()
    for _ in STEPS[1:]:
        lesson.page.keyboard.press("ArrowRight")
    expect(status).to_contain_text(f"Step {len(STEPS)} of {len(STEPS)}.")
    expect(status).to_contain_text(STEPS[-1].squeezing.name)
    assert len(lesson.page.evaluate("window.told")) == 1
    stepper.get_by_role("button", name="Play again").click()
    expect(stepper.get_by_role("button", name="Play again")).to_be_visible()
    expect(status).to_contain_text(f"Step {len(STEPS)} of {len(STEPS)}.")
    told = lesson.page.evaluate("window.told")
    assert len(told) == len(set(told[1:])) + 1 <= len(STEPS) + 1


def test_nothing_moves_for_who_wants_it_still(lesson: LessonPage, stepper: Locator) -> None:
    fade = "steps => getComputedStyle(steps.querySelector('.milia-step[data-shown]')).transitionDuration"
    lesson.page.emulate_media(reduced_motion="no-preference")
    assert stepper.evaluate(fade) == "0.25s"
    lesson.page.emulate_media(reduced_motion="reduce")
    assert stepper.evaluate(fade) == "0s"
    stepper.get_by_role("button", name="Next").click()
    at(stepper, 2)
    assert stepper.evaluate("s => s.getAnimations({ subtree: true }).length") == 0


@both_themes
def test_axe_finds_nothing_and_a_narrow_page_is_enough(lesson: LessonPage, stepper: Locator, theme: str) -> None:
    expect(lesson.page.locator(f"body[data-jp-theme-light='{str(theme == 'light').lower()}']")).to_have_count(1)
    assert lesson.accessibility_faults() == []
    high = stepper.evaluate("s => s.getBoundingClientRect().height")
    stepper.get_by_role("button", name="Next").click()
    at(stepper, 2)
    assert stepper.evaluate("s => s.getBoundingClientRect().height") == high  # the page does not jump
    lesson.page.add_style_tag(
        content=".jp-OutputArea-output:has(.milia-stepper) { flex: none; width: 320px !important; }"
    )
    expect(lesson.page.locator(".jp-OutputArea-output:has(.milia-stepper)")).to_have_css("width", "320px")
    assert stepper.evaluate("s => s.scrollWidth <= s.clientWidth && s.getBoundingClientRect().width <= 320")
    for _ in STEPS[2:]:
        stepper.get_by_role("button", name="Next").click()
    at(stepper, len(STEPS))
    for summary in stepper.locator("[data-shown] summary").all():
        summary.click()
    assert lesson.accessibility_faults() == []
    assert stepper.evaluate("s => s.scrollWidth <= s.clientWidth")
    targets = stepper.locator("button, [data-shown] summary").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(targets) >= 24
    letters = stepper.locator("[data-shown] svg text").evaluate_all(
        "all => all.map(t => t.getBBox().height * t.getScreenCTM().a)"
    )
    assert min(letters) >= 14  # a line of labels is as high as one of 11 pixels' type, or higher
