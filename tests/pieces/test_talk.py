"""What every piece does and says while its kernel is busy, away, silent, restarted or gone: the same words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.pieces.conftest import PiecePage
from tests.pieces.made import PIECES
from widgets.ui.assets import script

pytestmark = pytest.mark.slow

Act = Callable[[PiecePage], object]


def _choose_and_check(piece: PiecePage) -> None:
    piece.page.locator("fieldset input").first.check()
    piece.press("Check answer")


def _place_and_check(piece: PiecePage) -> None:
    for i, select in enumerate(piece.page.locator("select").all()):
        select.select_option(index=1 + i % (select.locator("option").count() - 1))
    piece.press("Check answer")


def _write_and_check(piece: PiecePage) -> None:
    piece.page.locator("[inputmode=decimal]").fill("2,8")
    piece.press("Check answer")


def _write(piece: PiecePage) -> None:
    piece.page.locator("textarea").fill("- id: other")
    piece.wait(300)


def _confirmed(ask: str, yes: str) -> Act:
    def act(piece: PiecePage) -> None:
        if piece.page.get_by_role("button", name=ask, exact=True).is_visible():
            piece.press(ask)
        piece.press(yes)

    return act


def _name(piece: PiecePage) -> None:
    piece.page.locator("input[type=text]").fill("calm-fox-1")
    piece.press("Change who is learning")


def _file(piece: PiecePage) -> None:
    piece.page.locator("input[type=file]").set_input_files(
        {"name": "a.jsonl", "mimeType": "text/plain", "buffer": b"{}"}
    )
    piece.page.wait_for_function("() => harness.sent.length || document.querySelector('.milia-word')")


def _how_it_went(piece: PiecePage) -> None:
    if piece.page.locator("details[open]").count():
        piece.page.get_by_text("How it went").click()  # to close it asks nobody
    before = len(piece.sent)
    piece.page.get_by_text("How it went").click()
    piece.page.wait_for_function(f"() => harness.sent.length > {before} || document.querySelector('.milia-word')")


# Each control that asks the kernel for something: the piece it is on, and how it is pressed.
ACTS: dict[str, tuple[str, Act]] = {
    "single": ("single", _choose_and_check),
    "multiple": ("multiple", _choose_and_check),
    "hotspot": ("hotspot", _choose_and_check),
    "order": ("order", _place_and_check),
    "sort": ("sort", _place_and_check),
    "number": ("number", _write_and_check),
    "hint": ("single", lambda piece: piece.press("Hint")),
    "collecting": ("collecting", _choose_and_check),
    "fact-check": ("fact-check", _choose_and_check),
    "practice": ("practice", _choose_and_check),
    "practice: stage": ("practice", lambda piece: piece.page.locator("select").select_option(index=1)),
    "practice: untimed": ("practice", lambda piece: piece.page.get_by_label("Untimed").click()),
    "practice: how it went": ("practice", _how_it_went),
    "explorer": ("explorer", lambda piece: piece.page.get_by_label("Pregnancy").click()),
    "explorer: file": ("explorer", lambda piece: piece.press("Download as CSV")),
    "stepper": ("stepper", lambda piece: piece.press("Next")),
    "wall": ("wall", lambda piece: piece.press("Show the votes")),
    "desk": ("desk", _write),
    "answers: download": ("answers", lambda piece: piece.press("Download my answers")),
    "answers: all again": ("answers", _confirmed("Start all again", "Yes, empty all cards")),
    "answers: who": ("answers", _name),
    "answers: take in": ("answers", _file),
    "start": ("start", _confirmed("Start this part again", "Yes, empty its cards")),
    "review: number": ("review", lambda piece: piece.press("Keep this number")),
    "download": ("download", lambda piece: piece.press("Download my page")),
}
MUTE = {"live", "browse"}
"""Pieces that ask the kernel nothing."""
every_control = pytest.mark.parametrize("control", ACTS)


def test_every_piece_is_here() -> None:
    assert {on for on, _ in ACTS.values()} | MUTE == set(PIECES)


@pytest.mark.parametrize("name", sorted(MUTE))
def test_who_asks_nothing_sends_nothing(name: str) -> None:
    entry = script(name).rsplit("export default", 1)[1]
    assert "talk" not in entry
    assert "model.send" not in entry


def _words(piece: PiecePage) -> str:
    expect(piece.word).to_be_visible()
    return piece.word.locator("p").inner_text()


@every_control
def test_while_cells_run_a_move_waits_and_follows(piece: PiecePage, control: str) -> None:
    name, act = ACTS[control]
    piece.open(name)
    piece.do("held = true")
    piece.do("kernel.become('busy')")
    act(piece)
    assert len(piece.sent) == 1
    for _ in range(3):  # however long it takes, it is never called dead
        piece.wait(10_000)
        words = _words(piece)
        assert "still starting" in words
        assert "follows by itself" in words
        assert "Restart" not in words
    assert piece.page.get_by_role("button", name="Start this page again").count() == 0
    piece.do("kernel.become('idle')")
    piece.do("release()")
    expect(piece.word).to_have_count(0)
    assert len(piece.sent) == 1


def _is_said_at_once(piece: PiecePage, control: str, how: str, says: str) -> None:
    name, act = ACTS[control]
    piece.open(name)
    piece.do(how)
    piece.do("kernel.status = 'idle'")  # a server starts a killed kernel anew; these pieces are not of it
    act(piece)
    words = _words(piece)
    assert says in words
    assert "Your saved answers are kept." in words
    assert "Restart Kernel and Run All Cells" in words
    assert piece.sent == []


@every_control
@pytest.mark.parametrize(("how", "says"), [("dispose()", "has stopped"), ("become('autorestarting')", "was restarted")])
def test_a_kernel_that_is_gone_is_said_at_once_at_every_control(
    piece: PiecePage, control: str, how: str, says: str
) -> None:
    _is_said_at_once(piece, control, f"kernel.{how}", says)


@pytest.mark.parametrize(
    ("status", "says"), [("dead", "has stopped"), ("terminating", "has stopped"), ("restarting", "was restarted")]
)
def test_each_way_to_end_is_seen(piece: PiecePage, status: str, says: str) -> None:
    _is_said_at_once(piece, "single", f"kernel.become('{status}')", says)


@every_control
@pytest.mark.parametrize("told", ["true", "false"])
def test_a_silent_kernel_is_said_after_ten_seconds(piece: PiecePage, control: str, told: str) -> None:
    """Where the page sees its kernel idle, and where it sees nothing of it."""
    name, act = ACTS[control]
    piece.open(name)
    piece.do(f"told = {told}")
    piece.again()
    piece.do("deaf = true")
    act(piece)
    piece.wait(9_000)
    expect(piece.word).to_have_count(0)
    piece.wait(2_000)
    words = _words(piece)
    assert "does not answer" in words
    assert "If cells of this page still run, wait." in words
    act(piece)
    piece.wait(300)
    piece.page.wait_for_function("() => harness.sent.filter((one) => one.move !== 'here').length >= 2")
    assert len(piece.sent) >= 2, "who presses again is heard again"


@every_control
def test_a_kernel_that_ends_while_it_is_asked_is_said_at_once(piece: PiecePage, control: str) -> None:
    name, act = ACTS[control]
    piece.open(name)
    piece.do("deaf = true")
    piece.do("kernel.status = 'busy'")
    act(piece)
    expect(piece.word).to_have_count(0)
    piece.do("kernel.become('autorestarting')")
    assert "was restarted" in _words(piece)


def test_a_lost_connection_is_waited_for(piece: PiecePage) -> None:
    piece.open("single")
    piece.do("held = true")
    piece.do("kernel.connection('connecting')")
    _choose_and_check(piece)
    piece.wait(11_000)
    assert "connection to the lesson is interrupted" in _words(piece)
    piece.do("kernel.connection('connected')")
    piece.do("release()")
    expect(piece.word).to_have_count(0)
    expect(piece.status).to_contain_text("Not quite")


def test_moves_that_are_made_meanwhile_follow(piece: PiecePage) -> None:
    """Practice dropped them: a stage chosen while an answer waited jumped back."""
    piece.open("practice")
    piece.do("held = true")
    piece.page.get_by_label("Untimed").click()
    piece.page.locator("select").select_option(index=2)
    assert len(piece.sent) == 1
    piece.do("release()")
    piece.page.wait_for_function("() => harness.sent.length === 2")
    piece.page.wait_for_function("() => document.querySelector('select').selectedIndex === 2")
    assert [one["move"] for one in piece.sent] == ["untimed", "stage"]


def test_of_many_wishes_the_last_one_follows(piece: PiecePage) -> None:
    piece.open("explorer")
    piece.do("held = true")
    for _ in range(2):
        piece.page.get_by_label("Cost", exact=True).press("ArrowRight")
    piece.page.get_by_label("Cost", exact=True).press("ArrowLeft")
    piece.do("release()")
    piece.page.wait_for_function("() => harness.sent.length === 2")
    assert [one["cost"] for one in piece.sent] == [3, 3]


def test_a_double_click_answers_once(piece: PiecePage) -> None:
    piece.open("single")
    piece.do("held = true")
    _choose_and_check(piece)
    piece.press("Check answer")
    piece.do("release()")
    expect(piece.status).to_contain_text("Not quite")
    assert len(piece.sent) == 1


# What is chosen or written, and how to see that it stands there.
WRITTEN: dict[str, tuple[Act, str]] = {
    "single": (
        lambda piece: piece.page.locator("input[value=c]").check(),
        "document.querySelector('input[value=c]').checked",
    ),
    "number": (
        lambda piece: piece.page.locator("[inputmode=decimal]").fill("2,8"),
        "document.querySelector('[inputmode=decimal]').value === '2,8'",
    ),
    "order": (
        lambda piece: piece.page.locator("[data-row=b]").select_option("3"),
        "document.querySelector('[data-row=b]').value === '3'",
    ),
    "sort": (
        lambda piece: piece.page.locator("[data-row=b]").select_option("two"),
        "document.querySelector('[data-row=b]').value === 'two'",
    ),
    "explorer": (
        lambda piece: piece.page.get_by_label("Pregnancy").check(),
        "document.querySelector('[value=pregnancy]').checked",
    ),
    "desk": (
        lambda piece: piece.page.locator("textarea").fill("- id: much work"),
        "document.querySelector('textarea').value === '- id: much work'",
    ),
    "answers": (
        lambda piece: piece.page.locator("input[type=text]").fill("calm-fox"),
        "document.querySelector('input[type=text]').value === 'calm-fox'",
    ),
    "wall": (
        lambda piece: piece.page.locator("[name=b]").fill("7"),
        "document.querySelector('[name=b]').value === '7'",
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("before", [True, False], ids=["written before the end", "written after it"])
def test_what_was_written_is_there_when_the_page_is_started_again(piece: PiecePage, name: str, before: bool) -> None:
    write, stands = WRITTEN[name]
    piece.open(name)
    if before:
        write(piece)
    piece.do("kernel.become('restarting')")
    if not before:
        write(piece)
    piece.again()
    assert piece.page.evaluate(stands)
    piece.again()
    assert not piece.page.evaluate(stands), "it is brought back once"


def test_an_error_in_drawing_is_shown_in_the_piece_and_not_swallowed(piece: PiecePage) -> None:
    piece.open("single")
    piece.page.evaluate(
        "() => { const [model] = harness.models.values(); model.state.view = {}; model.emit('change:view'); }"
    )
    expect(piece.page.get_by_role("alert")).to_contain_text("could not be drawn")
    expect(piece.page.get_by_role("alert")).to_contain_text("Your saved answers are kept")
    assert len(piece.errors) == 1
    piece.errors.clear()


def test_a_piece_that_left_the_page_says_and_sends_nothing_more(piece: PiecePage) -> None:
    for name in PIECES:
        piece.open(name)
        left = piece.page.evaluate(
            "() => { for (const end of harness.ends.splice(0)) end?.();"
            " return [...harness.models.values()].flatMap((model) => [...model.handlers.values()].flat()).length; }"
        )
        assert left == 0, name
