"""Nothing is lost, in a real browser with real kernels: killed, restarted, opened twice, out of disk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.lesson_page import LessonPage
from tests.conftest import choice, not_allowed
from tests.server import call, lab
from widgets.content import shipped
from widgets.record import Event, read

pytestmark = pytest.mark.slow

START = '<button data-commandlinker-command="notebook:run-all-cells">start</button>'
ONES = [q.id for q in shipped().questions_in("02_what_milia_are") if q.__class__.__name__ == "Single"][:4]
FIRST = ONES[0]
ROUNDS = 8  # each of the four cards comes back twice


def wrong(id: str) -> str:
    return next(o.id for o in choice(id).options if not o.correct)


def right(id: str) -> str:
    return next(o.id for o in choice(id).options if o.correct)


def write(project: Path, name: str, *cells: str) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    notebook.cells = [nbformat.v4.new_markdown_cell(START), *map(nbformat.v4.new_code_cell, cells)]
    nbformat.write(notebook, project / "notebooks" / f"{name}.ipynb")


@pytest.fixture
def small(project: Path) -> str:
    """A notebook of four questions."""
    write(project, "small", "from widgets import question, start\nstart()", *(f"question('{id}')" for id in ONES))
    return "small"


def run(page: LessonPage, notebook: str) -> None:
    """Open a notebook made here and run it by the button above it, which needs no trust."""
    page.open(notebook)
    page.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Start the lesson").click()
    page.wait_until_all_ran()


def records(project: Path) -> list[Event]:
    return [event for path in sorted((project / "records").glob("*.jsonl")) for event in read(path).events]


def kill_kernels(address: str) -> None:
    """SIGKILL to every kernel of the server, as a crash would."""
    found = subprocess.run(["pgrep", "-f", "ipykernel_launcher.*kernel-"], capture_output=True, text=True, check=False)
    running = {kernel["id"] for kernel in call(address, "/api/kernels")}
    for pid in map(int, found.stdout.split()):
        words = Path(f"/proc/{pid}/cmdline").read_text()
        if any(id in words for id in running):
            os.kill(pid, signal.SIGKILL)


def answered(card: Locator, word: str) -> None:
    expect(card.get_by_role("status")).to_contain_text(word)


def test_killed_again_and_again_and_nothing_lost(lesson: LessonPage, small: str, project: Path, address: str) -> None:
    for round in range(ROUNDS):
        id = ONES[round % len(ONES)]
        run(lesson, small)
        card = lesson.card(id)
        if round >= len(ONES):
            answered(card, "Correct")  # from four rounds ago
            expect(card.get_by_text("You answered this on")).to_be_visible()
            lesson.press(card, "Start again")
            expect(card.locator("input").first).to_be_enabled()
        lesson.choose(card, right(id))
        lesson.press(card, "Check answer")
        answered(card, "Correct")
        kill_kernels(address)
        kept = [event for event in records(project) if event.event == "answered"]
        assert len(kept) == round + 1
        lesson.close_kernels()
    run(lesson, small)
    for id in ONES:
        answered(lesson.card(id), "Correct")


def test_two_tabs_show_one_state_and_count_each_answer_once(
    lesson: LessonPage, small: str, project: Path, address: str, browser: Browser
) -> None:
    """Two tabs on one notebook, and a second notebook with the same questions: 100 answers, in turn and at once."""
    write(project, "twin", "from widgets import question, start\nstart()", f"question('{FIRST}')")
    run(lesson, small)
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    other = LessonPage(context.new_page(), address)
    run(other, "twin")
    press = """([id, option]) => {
      const card = document.querySelector(`[data-question="${id}"]`);
      card.querySelector(`input[value="${option}"]`).click();
      card.querySelector('[data-move=check]').click();
    }"""
    again = """id => document.querySelector(`[data-question="${id}"] [data-move=restart]`).click()"""
    for n in range(50):
        for page in (lesson, other):  # both clicks are sent before either answer is awaited
            page.page.evaluate(press, [FIRST, right(FIRST)])
        for page in (lesson, other):
            answered(page.card(FIRST), "Correct")
        if n < 49:
            for page in (lesson, other):
                page.page.evaluate(again, FIRST)
            for page in (lesson, other):
                expect(page.card(FIRST).locator("input").first).to_be_enabled()
    context.close()
    kept = [event for event in records(project) if event.event == "answered"]
    assert len(kept) == len({event.id for event in kept}) == 100


def test_one_notebook_in_two_tabs_shows_the_same_in_both(
    lesson: LessonPage, small: str, address: str, browser: Browser
) -> None:
    run(lesson, small)
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    other = LessonPage(context.new_page(), address)
    run(other, small)  # the same kernel: running it again draws what was answered
    lesson_card, other_card = lesson.card(FIRST), other.card(FIRST)
    other.choose(other_card, wrong(FIRST))
    other.press(other_card, "Check answer")
    answered(other_card, "Not quite")
    run(lesson, small)
    answered(lesson_card, "Not quite")
    context.close()


def test_progress_moves_with_the_answer_and_the_next_step_is_a_link(lesson: LessonPage) -> None:
    lesson.open("00_start_here")
    lesson.start()
    head = lesson.page.locator(".milia-start")
    expect(head).to_contain_text("0 of 9 cards done")
    card = lesson.card("when-to-see-someone")
    for option in choice("when-to-see-someone").options:
        if option.correct:
            lesson.choose(card, option.id)
    lesson.press(card, "Check answer")
    expect(head).to_contain_text("1 of 9 cards done")
    link = lesson.page.locator(".milia-next a")
    expect(link).to_contain_text("Not every bump is a pimple")
    link.click()
    expect(lesson.page.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current")).to_contain_text("01_not_every")
    assert "00_start_here" in " ".join(lesson.page.locator(".lm-TabBar-tab").all_inner_texts()), (
        "JupyterLab stayed as it was"
    )


def test_a_section_and_everything_can_be_started_again_by_keyboard(lesson: LessonPage, project: Path) -> None:
    lesson.open("00_start_here")
    lesson.start()
    card = lesson.card("when-to-see-someone")
    lesson.choose(card, "grows-and-bleeds")
    lesson.press(card, "Check answer")
    answered(card, "Partly right")
    lesson.page.get_by_role("button", name="Start this part again").focus()
    lesson.page.keyboard.press("Enter")
    lesson.page.keyboard.press("Shift+Tab")  # "Cancel" is what Enter would do
    lesson.page.keyboard.press("Enter")
    expect(card.locator("input").first).to_be_enabled()
    expect(card.locator("input:checked")).to_have_count(0)
    assert [event.event for event in records(project)].count("answered") == 1


def test_answers_can_be_taken_to_another_machine(lesson: LessonPage, project: Path, tmp_path: Path) -> None:
    lesson.open("00_start_here")
    lesson.start()
    card = lesson.card("when-to-see-someone")
    lesson.choose(card, "grows-and-bleeds")
    lesson.press(card, "Check answer")
    answered(card, "Partly right")
    box = lesson.page.get_by_role("region", name="Your answers", exact=True)
    with lesson.page.expect_download() as download:
        box.get_by_role("button", name="Download my answers").click()
    taken = tmp_path / download.value.suggested_filename
    download.value.save_as(taken)
    learner = read(taken).events[0].learner
    assert taken.name == f"{learner}.jsonl"
    lesson.close_kernels()
    shutil.rmtree(project / "records")  # another machine
    lesson.open("00_start_here")
    lesson.start()
    expect(box).not_to_contain_text(learner)
    box.locator("input[type=file]").set_input_files(taken)
    expect(box.get_by_role("status")).to_contain_text("added")
    expect(box).to_contain_text(learner)
    answered(card, "Partly right")
    torn = tmp_path / "torn.jsonl"
    torn.write_bytes(b"%PDF-1.7 nothing of ours")
    box.locator("input[type=file]").set_input_files(torn)
    expect(box.get_by_role("status")).to_contain_text("No answers of this lesson")


def test_the_summary_is_a_page_that_stands_alone(lesson: LessonPage, browser: Browser, tmp_path: Path) -> None:
    lesson.open("07_check_what_you_learned")
    lesson.start()
    with lesson.page.expect_download() as download:
        lesson.page.get_by_role("button", name="Download my page").click()
    page = tmp_path / "page.html"
    download.value.save_as(page)
    context = browser.new_context()
    alone = context.new_page()
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(page.as_uri())
    assert asked == [page.as_uri()]
    from axe_playwright_python.sync_playwright import Axe

    assert Axe().run(alone).response["violations"] == []
    context.close()


def test_a_full_disk_is_said_once_and_the_lesson_goes_on(
    project: Path, browser: Browser, tmp_path: Path, small: str
) -> None:
    """The records on a real file system of 64 kB that is full."""
    folder = tmp_path / "full"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        not_allowed("the right to mount a small file system")
    try:
        (folder / "records").mkdir()
        with lab(project, MILIA_LESSON_RECORDS=str(folder / "records")) as address:
            page = LessonPage(browser.new_context(viewport={"width": 1200, "height": 900}).new_page(), address)
            run(page, small)
            with (folder / "filler").open("wb") as filler:
                while True:
                    try:
                        os.write(filler.fileno(), b"x" * 4096)
                    except OSError:
                        break
            for id in ONES[:2]:
                card = page.card(id)
                page.choose(card, right(id))
                page.press(card, "Check answer")
                answered(card, "Correct")
            warned = page.page.locator(".milia-card").get_by_text("Your answers are not being kept on disk")
            expect(warned).to_have_count(1)
            (folder / "filler").unlink()
            card = page.card(ONES[2])
            page.choose(card, right(ONES[2]))
            page.press(card, "Check answer")
            answered(card, "Correct")
            kept = [
                json.loads(line)["item"]
                for path in folder.glob("records/*.jsonl")
                for line in path.read_text().splitlines()
                if line
            ]
            assert [item for item in kept if item in ONES] == ONES[:3]
            page.page.context.close()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
