"""Order, sort, number and hotspot in the browser: by mouse, and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage
from widgets.content import shipped
from widgets.model import Hotspot, Number, Order, Question, Sort
from widgets.notebooks import all_notebooks

pytestmark = pytest.mark.slow


def first_of(kind: type[Question]) -> tuple[str, Question]:
    """The first question of this kind that a notebook asks, and the notebook."""
    for notebook in all_notebooks():
        for id in notebook.asked("question"):
            question = shipped().question(id)
            if isinstance(question, kind):
                return notebook.name, question
    raise AssertionError(f"no notebook asks one of {kind}")


def opened(lesson: LessonPage, kind: type[Question]) -> tuple[Question, Locator]:
    name, question = first_of(kind)
    lesson.open(name)
    lesson.start()
    return question, lesson.card(question.id)


def test_an_order_by_mouse(lesson: LessonPage) -> None:
    question, card = opened(lesson, Order)
    assert isinstance(question, Order)
    right = [step.id for step in question.options]
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Give each line a place first")
    for place, id in enumerate([right[1], right[0], *right[2:]], 1):
        card.locator(f"select[data-row='{id}']").select_option(str(place))
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text(f"Partly right. {len(right) - 2} of {len(right)} stand in their place.")
    lesson.press(card, "Try again")
    expect(card.locator("select").first).to_have_value("")
    for id in right:
        card.locator(f"select[data-row='{id}']").select_option("1")
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Two lines have the same place")
    for place, id in enumerate(right, 1):
        card.locator(f"select[data-row='{id}']").select_option(str(place))
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Correct.")


def test_an_order_by_dragging(lesson: LessonPage) -> None:
    question, card = opened(lesson, Order)
    assert isinstance(question, Order)
    for step in reversed(question.options):
        row = card.locator(f".milia-option:has([data-row='{step.id}'])")
        top = card.locator(".milia-option").first
        if row.evaluate("(row, top) => row !== top", top.element_handle()):
            row.drag_to(top, source_position={"x": 200, "y": 20}, target_position={"x": 200, "y": 4})
            expect(card.locator(".milia-option select").first).to_have_attribute("data-row", step.id)
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Correct.")


def test_an_order_by_keyboard_alone(lesson: LessonPage) -> None:
    question, card = opened(lesson, Order)
    assert isinstance(question, Order)
    places = {step.id: place for place, step in enumerate(question.options, 1)}
    keys = lesson.page.keyboard
    card.locator("select").first.focus()
    for i in range(len(places)):
        keys.type(str(places[card.locator("select").nth(i).get_attribute("data-row") or ""]))
        keys.press("Tab")
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Correct.")


def test_a_sort_by_keyboard_alone(lesson: LessonPage) -> None:
    question, card = opened(lesson, Sort)
    assert isinstance(question, Sort)
    group_of = {item.id: item.group for item in question.options}
    places = [group.id for group in question.groups]
    keys = lesson.page.keyboard
    card.locator("select").first.focus()
    for i in range(len(question.options)):
        select = card.locator("select").nth(i)
        expect(select).to_be_focused()
        for _ in range(places.index(group_of[select.get_attribute("data-row") or ""]) + 1):
            keys.press("ArrowDown")
        keys.press("Tab")
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Correct.")
    assert card.locator(".milia-mark").count() == len(question.options)


def test_a_number_by_keyboard_alone(lesson: LessonPage) -> None:
    question, card = opened(lesson, Number)
    assert isinstance(question, Number)
    keys = lesson.page.keyboard
    field = card.get_by_role("spinbutton", name=question.unit)
    field.focus()
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Write a number first")
    keys.type(f"{question.high + 1000:g}")
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text(" ".join(question.too_high.split())[:40])
    keys.press("Tab")
    keys.press("Enter")
    expect(field).to_be_focused()
    keys.type(f"{question.low:g}")
    keys.press("Enter")
    expect(lesson.status(card)).to_contain_text("Correct.")


def test_a_place_is_chosen_on_the_drawing_or_in_the_list(lesson: LessonPage) -> None:
    question, card = opened(lesson, Hotspot)
    assert isinstance(question, Hotspot)
    (right,) = question.right
    wrong = next(o.id for o in question.options if not o.correct)
    card.locator(f"[data-place='{wrong}'] path").first.click()
    expect(card.locator(f"input[value='{wrong}']")).to_be_checked()
    expect(card.locator(".milia-lit")).to_have_count(1)
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Not quite.")
    lesson.press(card, "Try again")
    expect(card.locator("input").first).to_be_focused()
    lesson.choose(card, right)
    expect(card.locator(f"[data-place='{right}']")).to_have_class("milia-lit")
    lesson.press(card, "Check answer")
    expect(lesson.status(card)).to_contain_text("Correct.")


def test_before_the_lesson_answers_are_saved_and_nothing_is_told(lesson: LessonPage) -> None:
    lesson.open("00_start_here")
    lesson.start()
    for question in shipped().questions_in("00_before"):
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
