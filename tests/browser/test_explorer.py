"""The explorer and the table that sorts and searches, in a real JupyterLab."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.lesson_page import LessonPage
from widgets.treatments import SITUATIONS, suitable, treatments

pytestmark = pytest.mark.slow

NOTEBOOK = "05_compare_treatments"
both_themes = pytest.mark.parametrize("theme", ["light", "dark"], indirect=True)


def opened(lesson: LessonPage, width: int = 1200) -> Locator:
    """The explorer of notebook 05 once all cells ran."""
    lesson.open(NOTEBOOK, width)
    if width < 600 and lesson.page.locator("#jp-left-stack").is_visible():
        lesson.page.keyboard.press("Control+b")
    lesson.start()
    box = lesson.page.locator("[data-explorer]")
    expect(box.get_by_role("status")).to_contain_text("are left")
    return box


def order(box: Locator) -> list[str]:
    return [
        str(id) for id in box.locator(".milia-ranked [data-row]").evaluate_all("all => all.map(e => e.dataset.row)")
    ]


def test_table_and_picture_by_keyboard_alone(lesson: LessonPage) -> None:
    box, keys = opened(lesson), lesson.page.keyboard
    status = box.get_by_role("status")
    box.get_by_role("checkbox", name="Pregnant or planning a pregnancy").focus()
    keys.press("Space")
    left = list(suitable("pregnancy").query("left").index)
    expect(status).to_contain_text(f"{len(left)} of 18 are left")
    expect(box.get_by_role("checkbox", name="Pregnant or planning a pregnancy")).to_be_focused()
    assert sorted(order(box)) == sorted(left)
    expect(box.locator(".milia-gone [data-row='retinol']")).to_contain_text("planning")
    expect(box.locator(".milia-line[data-out]")).to_have_count(18 - len(left))
    keys.press("Space")
    expect(status).to_contain_text("16 of 18 are left")

    for _ in SITUATIONS:
        keys.press("Tab")
    expect(box.get_by_role("slider", name="Potency")).to_be_focused()
    keys.press("End")
    keys.press("Tab")
    keys.press("Home")
    keys.press("Tab")
    keys.press("Home")
    for name, words in (("Potency", "most"), ("Cost", "not at all"), ("Risk", "not at all")):
        expect(box.get_by_role("slider", name=name, exact=True)).to_have_attribute("aria-valuetext", words)
    keys.press("Tab")
    expect(box.get_by_role("radio", name="gentler")).to_be_focused()
    keys.press("ArrowRight")
    expect(status).to_contain_text("First place with these sliders: Laser")
    assert order(box)[0] == "laser"
    expect(box.locator(".milia-share")).to_have_count(2)
    expect(box.locator(".milia-share").first).to_contain_text("50 %")

    keys.press("Tab")
    keys.type("30")
    expect(box.locator(".milia-gone [data-row='laser']")).to_contain_text("costs at least $200")
    keys.press("Tab")
    keys.press("Space")
    expect(box.locator(".milia-gone [data-row='cryotherapy']")).to_contain_text("not at home")
    expect(status).to_contain_text("First place with these sliders: Strong acid peel at home")


def test_numbers_behind_the_pictures_and_the_file(lesson: LessonPage, tmp_path: Path) -> None:
    box = opened(lesson)
    assert "Leave it alone: potency 0 of 10" in str(box.locator(".milia-chart").get_attribute("aria-label"))
    assert "Leave it alone: 100 %" in str(box.locator(".milia-bars").get_attribute("aria-label"))
    for summary, cell in (("The picture’s numbers", "15.99"), ("These numbers", "100 %")):
        box.get_by_text(summary).click()
        expect(box.get_by_role("cell", name=cell, exact=True).first).to_be_visible()
    with lesson.page.expect_download() as got:
        box.get_by_role("button", name="Download as CSV").click()
    path = tmp_path / "treatments.csv"
    got.value.save_as(path)
    assert got.value.suggested_filename == "treatments.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert next(row["option"] for row in csv.DictReader(file)) == "Leave it alone"


def test_the_table_sorts_and_searches(lesson: LessonPage) -> None:
    opened(lesson)
    box = lesson.page.locator(".milia-browse").first
    head = box.get_by_role("columnheader", name="cost low usd")
    head.get_by_role("button").focus()
    lesson.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    table = treatments()
    assert box.locator("tbody th").first.inner_text() in ("leave-alone", "squeeze")
    lesson.page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert box.locator("tbody th").first.inner_text() == table["cost_low_usd"].idxmax()
    assert box.locator("tbody tr").last.inner_text().count("unknown") >= 2, "gaps stay last"
    box.get_by_role("searchbox", name="Search").fill("laser")
    expect(box.get_by_role("status")).to_have_text("1 of 18 rows")


@both_themes
def test_axe_finds_nothing_once_it_is_in_use(lesson: LessonPage, theme: str) -> None:
    box = opened(lesson)
    box.get_by_text("Near the eye").first.click()
    box.get_by_text("stronger", exact=True).click()
    expect(box.locator(".milia-gone [data-row='adapalene']")).to_be_visible()
    for summary in box.locator("summary").all():
        summary.click()
    assert lesson.accessibility_faults() == []


def test_320_pixels_are_enough(lesson: LessonPage) -> None:
    box = opened(lesson, width=480)
    lesson.page.add_style_tag(content=".jp-OutputArea-output:has([data-explorer]) { width: 320px !important; }")
    expect(lesson.page.locator(".jp-OutputArea-output:has([data-explorer])").first).to_have_css("width", "320px")
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().width <= 320")
    sizes = box.locator("label.milia-tick, input[type=range], button, figure > details > summary").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert all(size >= 24 for size in sizes)
    box.get_by_role("checkbox", name="A newborn").check()
    expect(box.locator(".milia-gone [data-row='laser']")).to_be_visible()
    expect(box.locator(".milia-ranked [data-row='cleanse']")).to_be_visible()
    expect(box.get_by_role("status")).to_contain_text("A newborn: 13 fall out")
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_budget_below_zero_is_told_and_changes_nothing(lesson: LessonPage) -> None:
    box = opened(lesson)
    box.get_by_role("textbox").fill("-5")
    expect(box.get_by_role("status")).to_contain_text("Write a budget from 0 to")
    box.get_by_role("textbox").fill("")
    expect(box.get_by_role("status")).to_contain_text("16 of 18 are left")
