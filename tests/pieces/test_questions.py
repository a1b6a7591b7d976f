"""Every kind of question by keyboard and by mouse, and numbers as people write them, on the plain page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.pieces.conftest import PiecePage

pytestmark = pytest.mark.slow


def _tab_to(piece: PiecePage, selector: str) -> None:
    """Go there by the Tab key alone."""
    for _ in range(40):
        if piece.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        piece.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {selector}")


def _list(piece: PiecePage, row: str, downs: int) -> None:
    _tab_to(piece, f"[data-row={row}]")
    for _ in range(downs):
        piece.page.keyboard.press("ArrowDown")


def _multiple(piece: PiecePage) -> None:
    for id in "ac":
        _tab_to(piece, f"[value={id}]")
        piece.page.keyboard.press("Space")


def _single(piece: PiecePage) -> None:
    _tab_to(piece, "[type=radio]")
    piece.page.keyboard.press("Space")
    while not piece.page.locator("[value=b]").is_checked():
        piece.page.keyboard.press("ArrowDown")


def _order(piece: PiecePage) -> None:
    for row in piece.page.locator("[data-row]").evaluate_all("all => all.map(one => one.dataset.row)"):
        _list(piece, row, "abcde".index(row) + 1)


def _sort(piece: PiecePage) -> None:
    for row in piece.page.locator("[data-row]").evaluate_all("all => all.map(one => one.dataset.row)"):
        _list(piece, row, 1 if row in "ab" else 2)


def _number(piece: PiecePage) -> None:
    _tab_to(piece, "[inputmode=decimal]")
    piece.page.keyboard.type("2,8 %")


KEYS: dict[str, Callable[[PiecePage], None]] = {
    "single": _single, "multiple": _multiple, "order": _order, "sort": _sort, "number": _number,
}  # fmt: skip


@pytest.mark.parametrize("name", KEYS)
def test_a_question_is_answered_right_by_the_keyboard_alone(piece: PiecePage, name: str) -> None:
    piece.open(name)
    KEYS[name](piece)
    _tab_to(piece, "[type=submit]")
    piece.page.keyboard.press("Enter")
    expect(piece.status).to_contain_text("Correct")
    piece.wait(100)
    assert piece.page.evaluate("() => document.activeElement.getAttribute('role')") == "status"


@pytest.mark.parametrize("locale", ["en-US", "de-DE", "fr-FR", "ar-EG"])
@pytest.mark.parametrize(
    ("written", "read"), [("2,8", "2.8"), ("2.8", "2.8"), ("2,8\u202f%", "2.8"), ("3 percent", "3")]
)
def test_a_number_means_the_same_in_every_browsers_language(
    browser: Browser, stand_address: str, locale: str, written: str, read: str
) -> None:
    context = browser.new_context(locale=locale)
    piece = PiecePage(context.new_page(), stand_address).open("number")
    piece.page.locator("[inputmode=decimal]").fill(written)
    piece.press("Check answer")
    expect(piece.status).to_contain_text("Correct.")
    expect(piece.status).to_contain_text(f"read as {read} percent")
    context.close()


@pytest.mark.parametrize(
    ("written", "asks"), [("", "Write a number first"), ("1,234", "two numbers"), ("ten", "in digits")]
)
def test_a_number_that_is_none_beyond_doubt_is_asked_back(piece: PiecePage, written: str, asks: str) -> None:
    piece.open("number")
    piece.page.locator("[inputmode=decimal]").fill(written)
    piece.press("Check answer")
    expect(piece.status).to_contain_text(asks)
    expect(piece.page.locator("[inputmode=decimal]")).to_have_value(written)
    expect(piece.page.get_by_role("button", name="Check answer")).to_be_visible()


def test_a_line_is_dragged_into_its_tray(piece: PiecePage) -> None:
    piece.open("sort")
    for row in "abcd":
        group = "one" if row in "ab" else "two"
        line = piece.page.locator(f".milia-option:has([data-row={row}])")
        line.drag_to(piece.page.locator(f"[data-group={group}]"), source_position={"x": 4, "y": 4})
    piece.press("Check answer")
    expect(piece.status).to_contain_text("Correct")


def test_a_file_is_kept_by_the_browser(piece: PiecePage) -> None:
    piece.open("download")
    with piece.page.expect_download() as kept:
        piece.press("Download my page")
    assert kept.value.suggested_filename == "page.html"
    assert kept.value.path().read_text() == "<p>made</p>"
    expect(piece.status).to_contain_text("page.html is among your downloads")
