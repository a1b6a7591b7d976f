"""Each of the six question types in the browser: by mouse (dragging where that answers), and by keyboard alone.

One made-up notebook holds every card, so that JupyterLab opens it once for all tests.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import nbformat
import pytest
from playwright.sync_api import Browser, Keyboard, Locator, expect

from tests.browser.conftest import use_theme
from tests.browser.lesson_page import LessonPage
from widgets.content import shipped
from widgets.model import Choice, Hotspot, Multiple, Number, Order, Question, Single, Sort
from widgets.notebooks import all_notebooks
from widgets.progress.forms import FORMS

pytestmark = pytest.mark.slow

Kind = TypeVar("Kind", bound=Question)
KINDS: tuple[type[Question], ...] = (Single, Multiple, Hotspot, Order, Sort, Number)
CARDS = 3
"""How many cards of each type the notebook holds: each test takes a fresh one."""


def first_of(kind: type[Kind]) -> Kind:
    """The first question of this type that a notebook asks."""
    for notebook in all_notebooks():
        for id in notebook.asked("question"):
            question = shipped().question(id)
            if isinstance(question, kind):
                return question
    raise AssertionError(f"no notebook asks one of {kind}")


class Cards:
    """The open notebook; hands out cards that no test has used yet."""

    def __init__(self, lesson: LessonPage) -> None:
        self.lesson, self.used = lesson, Counter[str]()
        self.keys: Keyboard = lesson.page.keyboard

    def fresh(self, kind: type[Kind]) -> tuple[Kind, Locator]:
        question = first_of(kind)
        assert self.used[question.id] < CARDS, "put more cards into the notebook"
        card = self.lesson.card(question.id).nth(self.used[question.id])
        self.used[question.id] += 1
        return question, card

    def says(self, card: Locator, words: str) -> None:
        expect(self.lesson.status(card)).to_contain_text(words)

    def check(self, card: Locator) -> None:
        self.lesson.press(card, "Check answer")


@pytest.fixture(scope="module")
def cards(browser: Browser, address: str, project: Path) -> Iterator[Cards]:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    ids = [first_of(kind).id for kind in KINDS for _ in range(CARDS)]
    notebook.cells = [nbformat.v4.new_code_cell("from widgets import question, start\nstart()")]
    notebook.cells += [nbformat.v4.new_code_cell(f'question("{id}")') for id in ids]
    nbformat.write(notebook, project / "notebooks" / "question_types.ipynb")
    shutil.rmtree(project / "records", ignore_errors=True)  # a new learner
    use_theme(address, "JupyterLab Light")
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    lesson = LessonPage(context.new_page(), address)
    lesson.open("question_types")
    lesson.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()
    lesson.wait_until_all_ran()
    yield Cards(lesson)
    context.close()
    lesson.close_kernels()
    assert lesson.requests_away == []
    assert lesson.errors == []


def row_of(card: Locator, id: str) -> Locator:
    return card.locator(f".milia-option:has([data-row='{id}'])")


def drag(what: Locator, to: Locator, y: float = 4) -> None:
    """Drag by the words, not by the list beside them."""
    box = what.bounding_box()
    assert box
    source = {"x": box["width"] - 20, "y": box["height"] / 2}
    what.drag_to(to, source_position=source, target_position={"x": 60, "y": y})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Single, Multiple])
def test_options_by_mouse(cards: Cards, kind: type[Single] | type[Multiple]) -> None:
    question, card = cards.fresh(kind)
    cards.check(card)
    cards.says(card, "Choose an answer first")
    cards.lesson.choose(card, *question.right)
    cards.check(card)
    cards.says(card, "Correct.")


@pytest.mark.parametrize("kind", [Single, Multiple])
def test_options_by_keyboard_alone(cards: Cards, kind: type[Single] | type[Multiple]) -> None:
    question, card = cards.fresh(kind)
    card.locator("input").first.focus()
    choose_by_keys(cards, card, question)
    cards.keys.press("Enter")
    cards.says(card, "Correct.")
    expect(cards.lesson.status(card)).to_be_focused()


def test_a_place_by_mouse_on_the_drawing(cards: Cards) -> None:
    question, card = cards.fresh(Hotspot)
    (right,) = question.right
    wrong = next(o.id for o in question.options if not o.correct)
    card.locator(f"[data-place='{wrong}'] path").first.click()
    expect(card.locator(f"input[value='{wrong}']")).to_be_checked()
    expect(card.locator(".milia-lit")).to_have_count(1)
    cards.check(card)
    cards.says(card, "Not quite.")
    cards.lesson.press(card, "Try again")
    expect(card.locator("input").first).to_be_focused()
    cards.lesson.choose(card, right)
    expect(card.locator(f"[data-place='{right}']")).to_have_class("milia-lit")
    cards.check(card)
    cards.says(card, "Correct.")


def test_a_place_by_keyboard_alone(cards: Cards) -> None:
    question, card = cards.fresh(Hotspot)
    card.locator("input").first.focus()
    choose_by_keys(cards, card, question)
    (right,) = question.right
    expect(card.locator(".milia-lit")).to_have_attribute("data-place", right)
    cards.keys.press("Enter")
    cards.says(card, "Correct.")


def choose_by_keys(cards: Cards, card: Locator, question: Choice) -> None:
    """Arrows move between radio buttons, Tab and space between and on checkboxes."""
    ids = [str(box.get_attribute("value")) for box in card.locator(".milia-option input").all()]
    if isinstance(question, Multiple):
        for id in ids:
            expect(card.locator(f"input[value='{id}']")).to_be_focused()
            if id in question.right:
                cards.keys.press("Space")
            if id != ids[-1]:
                cards.keys.press("Tab")
    else:
        (right,) = question.right
        cards.keys.press("Space")
        for _ in range(ids.index(right)):
            cards.keys.press("ArrowDown")
    for id in ids:
        expect(card.locator(f"input[value='{id}']")).to_be_checked(checked=id in question.right)


def test_an_order_by_its_lists(cards: Cards) -> None:
    question, card = cards.fresh(Order)
    right = [step.id for step in question.options]
    cards.check(card)
    cards.says(card, "Give each line a place first")
    for place, id in enumerate([right[1], right[0], *right[2:]], 1):
        card.locator(f"select[data-row='{id}']").select_option(str(place))
    cards.check(card)
    cards.says(card, f"Partly right. {len(right) - 2} of {len(right)} stand in their place.")
    cards.lesson.press(card, "Try again")
    expect(card.locator("select").first).to_have_value("")
    for id in right:
        card.locator(f"select[data-row='{id}']").select_option("1")
    cards.check(card)
    cards.says(card, "Two lines have the same place")


def test_an_order_by_dragging(cards: Cards) -> None:
    question, card = cards.fresh(Order)
    for step in reversed(question.options):
        row, top = row_of(card, step.id), card.locator(".milia-option").first
        if row.evaluate("(row, top) => row !== top", top.element_handle()):
            drag(row, top)
            expect(top.locator("select")).to_have_attribute("data-row", step.id)
    expect(card.locator(".milia-trays")).to_be_hidden()
    cards.check(card)
    cards.says(card, "Correct.")


def test_an_order_by_keyboard_alone(cards: Cards) -> None:
    question, card = cards.fresh(Order)
    places = {step.id: place for place, step in enumerate(question.options, 1)}
    card.locator("select").first.focus()
    for i in range(len(places)):
        cards.keys.type(str(places[card.locator("select").nth(i).get_attribute("data-row") or ""]))
        cards.keys.press("Tab")
    cards.keys.press("Enter")
    cards.says(card, "Correct.")


def test_a_sort_by_dragging(cards: Cards) -> None:
    question, card = cards.fresh(Sort)
    first, other = question.options[0], next(g.id for g in question.groups if g.id != question.options[0].group)
    tray = {group.id: card.locator(f".milia-tray[data-group='{group.id}']") for group in question.groups}
    drag(row_of(card, first.id), tray[other], 40)
    expect(card.locator(f"select[data-row='{first.id}']")).to_have_value(other)
    chip = f"[data-chip='{first.id}']"
    drag(tray[other].locator(chip), tray[first.group], 40)  # what lies in a tray can be taken out again
    expect(tray[first.group].locator(chip)).to_have_count(1)
    expect(tray[other].locator("[data-chip]")).to_have_count(0)
    for item in question.options[1:]:
        drag(row_of(card, item.id), tray[item.group], 40)
        expect(card.locator(f"select[data-row='{item.id}']")).to_have_value(item.group)
    cards.check(card)
    cards.says(card, "Correct.")
    expect(card.locator(".milia-trays")).to_be_hidden()


def test_a_sort_by_its_lists_fills_the_trays_and_a_miss_empties_them(cards: Cards) -> None:
    question, card = cards.fresh(Sort)
    cards.check(card)
    cards.says(card, "Give each line a group first")
    for item in question.options:
        card.locator(f"select[data-row='{item.id}']").select_option(question.groups[0].id)
    expect(card.locator(".milia-tray").first.locator("[data-chip]")).to_have_count(len(question.options))
    cards.check(card)
    cards.says(card, "Partly right.")
    cards.lesson.press(card, "Try again")
    expect(card.locator("[data-chip]")).to_have_count(0)
    expect(card.locator("select").first).to_be_focused()


def test_a_sort_by_keyboard_alone(cards: Cards) -> None:
    question, card = cards.fresh(Sort)
    group_of = {item.id: item.group for item in question.options}
    groups = [group.id for group in question.groups]
    card.locator("select").first.focus()
    for i in range(len(question.options)):
        select = card.locator("select").nth(i)
        expect(select).to_be_focused()
        for _ in range(groups.index(group_of[select.get_attribute("data-row") or ""]) + 1):
            cards.keys.press("ArrowDown")
        cards.keys.press("Tab")
    cards.keys.press("Enter")
    cards.says(card, "Correct.")
    assert card.locator(".milia-mark").count() == len(question.options)


def test_a_number_by_mouse(cards: Cards) -> None:
    question, card = cards.fresh(Number)
    field = card.get_by_role("textbox", name=question.unit)
    card.locator(".milia-number label").click()
    expect(field).to_be_focused()
    cards.keys.type(f"{question.low - 1:g}")  # a figure has to be typed; all else is the mouse's
    cards.check(card)
    cards.says(card, " ".join(question.too_low.split())[:40])
    cards.lesson.press(card, "Try again")
    expect(field).to_have_value("")
    field.click()
    cards.keys.type(f"{question.high:g}")
    cards.check(card)
    cards.says(card, "Correct.")


def test_a_number_by_keyboard_alone(cards: Cards) -> None:
    question, card = cards.fresh(Number)
    field = card.get_by_role("textbox", name=question.unit)
    field.focus()
    cards.keys.press("Enter")
    cards.says(card, "Write a number first")
    cards.keys.type(f"{question.high + 1000:g}")
    cards.keys.press("Enter")
    cards.says(card, " ".join(question.too_high.split())[:40])
    expect(cards.lesson.status(card)).to_be_focused()
    cards.keys.press("Tab")
    cards.keys.press("Enter")
    expect(field).to_be_focused()
    cards.keys.type(f"{question.low:g}")
    cards.keys.press("Enter")
    cards.says(card, "Correct.")


def test_before_the_lesson_answers_are_saved_and_nothing_is_told(lesson: LessonPage) -> None:
    lesson.open("00_start_here")
    lesson.start()
    forms = [shipped().questions_in(file) for file in FORMS.values()]
    for question in next(form for form in forms if lesson.card(form[0].id).count()):
        card = lesson.card(question.id)
        card.locator("label").first.click()
        lesson.press(card, "Check answer")
        expect(lesson.status(card)).to_contain_text("Saved.")
        assert card.locator(".milia-mark").count() == 0
        assert card.get_by_role("button").count() == 0


def test_two_notebooks_open_at_once_do_not_disturb_each_other(lesson: LessonPage) -> None:
    lesson.open("02_what_milia_are")
    lesson.start()
    other = LessonPage(lesson.page.context.new_page(), lesson.address)
    other.open("01_not_every_bump_is_a_pimple")
    other.start()
    cards = [(lesson, lesson.card("first-look")), (other, other.card("deep-lump-not-red"))]
    for _, card in cards:
        card.locator("label").first.click()
    for page, card in cards:
        page.press(card, "Check answer")
        expect(page.status(card).locator(".milia-says")).to_be_visible()
    for _, card in cards:
        assert card.locator("input:checked").count() == 1
    assert other.errors == other.requests_away == []
