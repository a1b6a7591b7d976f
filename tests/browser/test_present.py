"""Questions on the wall and the desk, in a browser: large, by keyboard alone, light and dark, narrow."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.slow

SMALLEST = """stage => Math.min(...[...stage.querySelectorAll('*')]
    .filter(e => e.checkVisibility() && (e.matches('input')
        || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""  # fmt: skip
OVER = """e => [e, ...e.querySelectorAll('*')].filter(one => one.checkVisibility()
    && one.getBoundingClientRect().right > e.getBoundingClientRect().right + 1)
    .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def wall(project: Path) -> str:
    """A notebook with a presentation and a desk in it."""
    cells = [
        nbformat.v4.new_code_cell("from widgets import present, start, write_question\nstart()"),
        nbformat.v4.new_code_cell('present("what-fills-a-milium", "where-place-helps-least", "from-scald-to-milia")'),
        nbformat.v4.new_code_cell('write_question("number")'),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (project / "notebooks" / "wall.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return "wall"


def run(lesson: LessonPage, notebook: str, width: int = 1200) -> None:
    lesson.open(notebook, width)
    lesson.page.keyboard.press("Escape")
    lesson.page.get_by_role("menuitem", name="Run", exact=True).click()
    lesson.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(lesson.page.locator(".milia-stage")).to_be_visible()
    expect(lesson.page.locator(".milia-desk")).to_be_attached()


@pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)
def test_from_question_to_question_by_keyboard_in_large_type(lesson: LessonPage, wall: str) -> None:
    run(lesson, wall)
    stage, keys = lesson.page.locator(".milia-stage"), lesson.page.keyboard
    status = stage.get_by_role("status")
    hands = stage.get_by_label("hands for B")
    hands.focus()
    keys.press("Control+a")
    keys.type("7")
    stage.get_by_role("button", name="Show the votes").focus()
    for pressed, says in (("Enter", "Talk with a neighbour"), ("Enter", "Vote again"), ("Enter", "Answer: ")):
        assert stage.evaluate(SMALLEST) >= 28
        keys.press(pressed)
        expect(status).to_contain_text(says)
        expect(stage.locator(".milia-first")).to_be_focused()
    expect(stage.get_by_text("vote 1: 7")).to_be_visible()
    expect(stage.locator("[data-right='true']")).to_contain_text("✓ right")
    assert stage.evaluate(SMALLEST) >= 28
    assert lesson.accessibility_faults() == []
    keys.press("Enter")
    expect(stage).to_have_attribute("data-question", "where-place-helps-least")
    expect(stage.get_by_role("img", name="Drawing of a face")).to_be_visible()
    assert lesson.accessibility_faults() == []


def test_a_narrow_page_holds_the_wall_and_the_desk(lesson: LessonPage, wall: str) -> None:
    run(lesson, wall, width=480)
    for part in (".milia-stage", ".milia-desk"):
        assert lesson.page.locator(part).evaluate(OVER) == []


def test_the_desk_checks_as_one_writes_and_shows_the_card(lesson: LessonPage, wall: str) -> None:
    run(lesson, wall)
    area, status = lesson.page.get_by_label("Your question, as YAML"), lesson.page.locator(".milia-desk [role=status]")
    expect(status).to_contain_text("Sound: my-aha-consumer-limit")
    text = area.input_value()
    area.fill(text.replace("low: 10", "low: 11"))
    expect(status).to_contain_text("has its low end above its high end; swap them")
    area.fill(text.replace("Up to how many percent", "How many percent at most"))
    expect(lesson.card("my-aha-consumer-limit")).to_contain_text("How many percent at most")
    expect(status).to_contain_text("Sound")
    assert lesson.accessibility_faults() == []
