"""Every piece in two engines that speak German, Chromium and WebKit; by keyboard, by mouse and by dragging.

Firefox has its driver beside the others and no place here yet: in a window without the desktop's focus, its keys press
no button.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.pieces.engines import Engine, chromium, pause, webkit
from tests.pieces.made import hotspot

pytestmark = pytest.mark.slow

# Looks again and again until an expression holds, and tells what stood on the page when it never did.
UNTIL = """new Promise((done, fail) => {
  const end = performance.now() + 10_000;
  const look = () => {
    const it = (() => { try { return EXPRESSION; } catch { return null; } })();
    if (it) return done(it);
    if (performance.now() < end) return setTimeout(look, 5);
    fail(new Error("never: " + TEXT + " on a page that says: " + document.body.innerText.slice(0, 600)));
  };
  look();
})"""
FIND = """(() => {
  const [css, text] = ASKED;
  const seen = [...document.querySelectorAll(css)].filter((one) => one.getClientRects().length);
  const found = seen.find((one) => !text || one.textContent.trim() === text);
  if (!found) return null;
  found.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = found.getBoundingClientRect();
  return [x, y, width, height];
})()"""
# As Safari has it: what is clicked gets no focus, and what had it loses it.
LIKE_SAFARI = """document.addEventListener("mousedown", (event) => {
  if (!event.target.closest("button, input[type=radio], input[type=checkbox], label")) return;
  event.preventDefault();
  document.activeElement.blur();
}, true)"""


class Played:
    """A piece in one of the engines, in a tester's words."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine, self.address = engine, address

    def open(self, name: str) -> Played:
        self.engine.go(f"{self.address}/{name}")
        self.until("document.body.dataset.ready")
        return self

    def until(self, expression: str) -> Any:
        return self.engine.evaluate(UNTIL.replace("EXPRESSION", expression).replace("TEXT", json.dumps(expression)))

    def says(self, text: str, css: str = "#page") -> None:
        self.until(f"document.querySelector({json.dumps(css)}).innerText.includes({json.dumps(text)})")

    def box(self, css: str, text: str = "") -> tuple[float, float, float, float]:
        x, y, width, height = self.until(FIND.replace("ASKED", json.dumps([css, text])))
        return x, y, width, height

    def click(self, css: str, text: str = "") -> None:
        x, y, width, height = self.box(css, text)
        self.engine.drag((x + width / 2, y + height / 2))

    def press_button(self, text: str) -> None:
        self.click("button", text)

    def drag(self, css: str, onto: str, down: float = 0.5) -> None:
        """By the corner of a line, a little way first, as a hand does."""
        x, y, *_ = self.box(css)
        left, top, width, height = self.box(onto)
        start, end = (x + 4, y + 4), (left + min(40, width / 2), top + height * down)
        first = [(start[0] + 6 * step, start[1] + step) for step in range(1, 5)]
        last = [(end[0] + step, end[1]) for step in range(3)]
        self.engine.evaluate("(window.dragged = 0, document.addEventListener('dragend', () => { dragged = 1; }), 1)")
        self.engine.drag(start, *first, *last)
        self.until("dragged")

    def tab_to(self, css: str) -> None:
        for _ in range(40):
            if self.engine.evaluate(f"document.activeElement.matches({json.dumps(css)})"):
                return
            self.engine.press("Tab")
        raise AssertionError(f"the Tab key does not lead to {css}")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.engine.press(key)

    def file(self, name: str, least: int = 1) -> str:
        """What the browser kept: a file of so many bytes at least."""
        path = self.engine.downloads / name
        for _ in range(400):
            if path.is_file() and path.stat().st_size >= least:
                return path.read_bytes().decode("utf-8")
            self.engine.evaluate("1")  # Playwright hears of a file while it is asked something
            pause()
        raise AssertionError(f"no {name} among {[one.name for one in self.engine.downloads.iterdir()]}")


@pytest.fixture(scope="session", params=["chromium", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One browser an engine, for all tests."""
    folder = tmp_path_factory.mktemp(request.param)
    with ExitStack() as stack:
        if request.param == "chromium":
            yield stack.enter_context(chromium(request.getfixturevalue("browser"), folder))
        else:
            yield stack.enter_context(webkit(folder))


@pytest.fixture
def played(engine: Engine, stand_address: str) -> Iterator[Played]:
    """A piece; afterwards nothing may have gone wrong on its page or behind it."""
    yield Played(engine, stand_address)
    assert engine.evaluate("[...harness.faults, ...harness.errors]") == []


def _rows(played: Played) -> list[str]:
    return list(played.engine.evaluate("[...document.querySelectorAll('[data-row]')].map((one) => one.dataset.row)"))


def _downs(played: Played, row: str, downs: int) -> None:
    played.tab_to(f"[data-row={row}]")
    played.keys(*["ArrowDown"] * downs)


def _radio_keys(played: Played, right: str) -> None:
    played.tab_to("[type=radio]")
    played.keys("Space")
    for _ in range(20):
        if played.engine.evaluate(f"document.querySelector('[value={right}]').checked"):
            return
        played.keys("ArrowDown")
    raise AssertionError(f"the arrow keys do not lead to {right}")


def _multiple_keys(played: Played) -> None:
    for id in "ac":
        played.tab_to(f"[value={id}]")
        played.keys("Space")


def _order_keys(played: Played) -> None:
    for row in _rows(played):
        _downs(played, row, "abcde".index(row) + 1)


def _sort_keys(played: Played) -> None:
    for row in _rows(played):
        _downs(played, row, 1 if row in "ab" else 2)


def _number_keys(played: Played) -> None:
    played.tab_to("[inputmode=decimal]")
    played.keys(*"2,8 %")


RIGHT_PLACE = next(iter(sorted(hotspot().right)))

BY_KEYS: dict[str, Callable[[Played], None]] = {
    "single": lambda played: _radio_keys(played, "b"),
    "multiple": _multiple_keys,
    "hotspot": lambda played: _radio_keys(played, RIGHT_PLACE),
    "order": _order_keys,
    "sort": _sort_keys,
    "number": _number_keys,
}


@pytest.mark.parametrize("name", BY_KEYS)
def test_a_question_is_answered_right_by_the_keyboard_alone(played: Played, name: str) -> None:
    played.open(name)
    BY_KEYS[name](played)
    played.tab_to("[type=submit]")
    played.keys("Enter")
    played.says("Correct", ".milia-status")
    played.until("document.activeElement.getAttribute('role') === 'status'")


def _multiple_mouse(played: Played) -> None:
    for id in "ac":
        played.click("label", f"text {id}")


def _order_mouse(played: Played) -> None:
    for place, row in enumerate("abcde"):
        standing = _rows(played)
        if standing[place] != row:
            line = ".milia-option:has([data-row={}])".format
            played.drag(line(row), line(standing[place]), 0.2)
        assert _rows(played)[place] == row
    if not played.engine.evaluate("document.querySelector('select').value"):  # it stood right from the start
        raise AssertionError("nothing was dragged")


def _sort_mouse(played: Played) -> None:
    for row in "abcd":
        played.drag(f".milia-option:has([data-row={row}])", f"[data-group={'one' if row in 'ab' else 'two'}]")


def _number_mouse(played: Played) -> None:
    played.click("[inputmode=decimal]")
    played.keys(*"2,8")


# A point inside a place: the middle of both eyelids is the nose.
INSIDE = """(() => {
  const place = document.querySelector("[data-place=PLACE]");
  place.scrollIntoView({ block: "center" });
  const { left, right, top, bottom } = place.getBoundingClientRect();
  for (let y = top + 1; y < bottom; y += 2)
    for (let x = left + 1; x < right; x += 2)
      if (place.contains(document.elementFromPoint(x, y))) return [x, y];
})()"""


def _place(played: Played) -> None:
    x, y = played.engine.evaluate(INSIDE.replace("PLACE", RIGHT_PLACE))
    played.engine.drag((x, y))
    played.until(f"document.querySelector('[value={RIGHT_PLACE}]').checked")


BY_MOUSE: dict[str, Callable[[Played], None]] = {
    "single": lambda played: played.click("label", "text b"),
    "multiple": _multiple_mouse,
    "hotspot": _place,
    "order": _order_mouse,
    "sort": _sort_mouse,
    "number": _number_mouse,
}


@pytest.mark.parametrize("name", BY_MOUSE)
def test_a_question_is_answered_right_by_the_mouse(played: Played, name: str) -> None:
    played.open(name)
    BY_MOUSE[name](played)
    played.press_button("Check answer")
    played.says("Correct", ".milia-status")


def test_the_browser_speaks_german_and_a_decimal_comma_is_a_number(played: Played) -> None:
    played.open("number")
    assert played.engine.evaluate("navigator.language").startswith("de")
    _number_mouse(played)
    played.press_button("Check answer")
    played.says("read as 2.8 percent", ".milia-status")


def test_a_number_that_is_none_beyond_doubt_is_asked_back_and_stays(played: Played) -> None:
    played.open("number")
    played.click("[inputmode=decimal]")
    played.keys(*"1,234", "Enter")
    played.says("two numbers", ".milia-status")
    assert played.engine.evaluate("document.activeElement.value") == "1,234", "the next key mends it"


@pytest.mark.parametrize("safari", [False, True], ids=["as it is", "without focus by click"])
def test_after_a_click_the_news_has_the_focus(played: Played, safari: bool) -> None:
    played.open("single")
    if safari:
        played.engine.evaluate(f"({LIKE_SAFARI}, 1)")
    played.click("label", "text a")
    played.press_button("Check answer")
    played.says("Not quite", ".milia-status")
    played.until("document.activeElement.getAttribute('role') === 'status'")
    played.press_button("Try again")
    played.until("document.activeElement.matches('fieldset:enabled input')")


def test_a_question_back_has_the_focus_where_it_was_asked(played: Played) -> None:
    played.open("answers")
    played.engine.evaluate(f"({LIKE_SAFARI}, 1)")
    played.press_button("Start all again")
    played.until("document.activeElement.textContent === 'Cancel'")
    played.keys("Space")
    played.until("document.activeElement.textContent === 'Start all again'")


def test_a_page_is_kept_as_a_file(played: Played) -> None:
    played.open("download").press_button("Download my page")
    assert played.file("page.html") == "<p>made</p>"
    played.says("page.html is among your downloads")


def test_answers_are_kept_as_a_file(played: Played) -> None:
    played.open("answers").press_button("Download my answers")
    played.says("brave-otter-417.jsonl")
    assert played.file("brave-otter-417.jsonl", least=0) == "", "nothing was answered yet"


def test_a_table_is_searched_sorted_and_kept_as_a_file(played: Played) -> None:
    first = "document.querySelector('tbody th').textContent"
    played.open("browse")
    played.click("[type=search]")
    played.keys(*"t", "w")
    played.says("1 of 3 rows")
    assert played.engine.evaluate(first) == "two"
    played.tab_to("thead th:last-child button")
    played.keys("Enter", "Enter")
    assert played.engine.evaluate("document.querySelector('[aria-sort]').ariaSort") == "descending"
    played.press_button("Download as CSV")
    text = played.file("small.csv")
    assert text.startswith("\ufeff")
    assert "two" in text


def test_the_stepper_is_led_by_buttons_and_keys_and_plays_to_its_end(played: Played) -> None:
    at = "[...document.querySelectorAll('.milia-step')].findIndex((step) => 'shown' in step.dataset)"
    played.open("stepper")
    played.press_button("Next")
    played.until(f"{at} === 1")
    played.keys("ArrowRight")
    played.until(f"{at} === 2")
    played.keys("ArrowLeft", "ArrowLeft")
    played.until(f"{at} === 0")
    played.press_button("Play")
    played.until(f"{at} === document.querySelectorAll('.milia-step').length - 1")
    played.press_button("Play again")
    played.until(f"{at} === 0")
    played.press_button("Pause")
    played.says("Play")


def test_the_explorer_follows_boxes_and_sliders_and_gives_its_table(played: Played) -> None:
    out = "document.querySelectorAll('[data-state=out]').length"
    played.open("explorer")
    before = played.engine.evaluate(out)
    played.click("[value=pregnancy]")
    played.until(f"{out} > {before}")
    played.tab_to("[name=cost]")
    value = int(played.engine.evaluate("document.activeElement.value"))
    played.keys("ArrowRight")
    played.until("harness.sent.length === 2")
    assert [int(one) for one in played.engine.evaluate("harness.sent.map((one) => one.cost)")] == [value, value + 1]
    played.press_button("Download as CSV")
    assert "," in played.file("treatments.csv")


def test_practice_leads_from_case_to_case_by_mouse_and_by_key(played: Played) -> None:
    played.open("practice")
    played.press_button("Check answer")
    played.says("Choose an answer first")
    played.click(".milia-option label")
    played.press_button("Check answer")
    played.until("document.activeElement.matches('.milia-status')")
    played.keys("Enter")
    played.says("Case 2")
    played.until("document.activeElement.matches('.milia-eyebrow')")
    played.keys(played.engine.evaluate("document.querySelector('kbd').textContent.toLowerCase()"))
    played.until("document.activeElement.matches('.milia-status') && document.activeElement.innerText")
    played.click("summary", "How it went")
    played.until("document.querySelector('.milia-tables table')")


def test_the_wall_counts_hands_and_shows_what_is_right(played: Played) -> None:
    played.open("wall")
    played.click("[name=b]")
    played.keys("7")
    played.click("[data-move=talk]")
    played.until("[...document.querySelectorAll('.milia-vote')].some((bar) => bar.innerText.includes('7'))")
    played.until("document.activeElement.matches('.milia-buttons button')")
    played.click("[data-move=again]")
    played.until("!document.querySelector('[data-move=again]')")
    played.click("[data-move=answer]")
    played.until("document.querySelector('[data-right=true]')")
    played.until("document.querySelector('.milia-lines').innerText.includes('✓')")


def test_the_review_desk_keeps_a_number_of_cards(played: Played) -> None:
    limit = "document.querySelector('[inputmode=numeric]')"
    played.open("review")
    before = played.until(f"{limit}.value")
    played.click("[inputmode=numeric]")
    played.engine.evaluate(f"({limit}.select(), 1)")
    played.keys("1", "2")
    played.press_button("Keep this number")
    played.says("12", ".milia-said")
    assert before != "12"


def test_a_question_at_the_desk_is_checked_while_it_is_written(played: Played) -> None:
    played.open("desk")
    said = played.engine.evaluate("document.querySelector('.milia-status').innerText")
    played.click("textarea")
    played.keys(*"x: ")
    played.until(f"document.querySelector('.milia-status').innerText !== {json.dumps(said)}")
    assert played.engine.evaluate("document.activeElement.tagName") == "TEXTAREA"


@pytest.mark.parametrize("name", ["collecting", "fact-check", "start", "live"])
def test_every_other_piece_is_drawn(played: Played, name: str) -> None:
    played.open(name)
    played.until("document.querySelector('#page .milia').innerText.trim()")
    assert len(played.engine.screenshot()) > 1000
