"""In a real browser: from a click to feedback, and from an opened page to a question that can be answered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nbformat
from playwright.sync_api import Browser, sync_playwright

from tests.bench.table import Row
from tests.browser.lesson_page import LessonPage
from tests.browsers import CHROMIUM_FLAGS
from tests.conftest import choice
from tests.server import copy_of_the_project, lab, own_jupyter

CLICKS, OPENINGS = 30, 7
PAUSE = 200  # milliseconds a learner waits between clicks; back to back, the network holds every second message up
QUESTION = "first-look"

START = '<button data-commandlinker-command="notebook:run-all-cells">start</button>'
ECHO = """
import anywidget, traitlets
class Echo(anywidget.AnyWidget):
    _esm = '''export default {render({model, el}) {
        const b = document.createElement("button"), s = document.createElement("p");
        b.id = "echo"; b.textContent = "echo"; s.id = "echoed";
        b.onclick = () => model.send({}); el.append(b, s);
        model.on("change:said", () => { s.textContent = model.get("said"); });
    }}'''
    said = traitlets.Unicode("").tag(sync=True)
echo = Echo()
echo.on_msg(lambda *_: setattr(echo, "said", echo.said + "x"))
echo
"""
RADIO = "import ipywidgets\nipywidgets.RadioButtons(options=['a', 'b'], value=None)"

# Clicks, and resolves with the milliseconds until something in `area` has changed; painting takes all the same.
CLICK = """([button, area]) => new Promise(done => {
  const start = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    done(performance.now() - start);
  });
  watch.observe(document.querySelector(area), {childList: true, subtree: true, characterData: true, attributes: true});
  document.querySelector(button).click();
})"""


def _quiz_of_a_peer() -> str:
    question = choice(QUESTION)
    answers = [{"answer": o.text, "correct": o.correct, "feedback": o.feedback} for o in question.options]
    quiz = [{"question": question.text, "type": "multiple_choice", "answers": answers}]
    return (
        f"from jupyterquiz import display_quiz\nimport json\ndisplay_quiz(json.loads({json.dumps(json.dumps(quiz))}))"
    )


def write_notebook(project: Path, name: str, *cells: str) -> None:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    notebook.cells = [nbformat.v4.new_markdown_cell(START), *map(nbformat.v4.new_code_cell, cells)]
    nbformat.write(notebook, project / "notebooks" / f"{name}.ipynb")


def _click_to_feedback(page: LessonPage) -> tuple[float, float, float]:
    """Medians of our card, a bare echo and the peer, in one notebook and in turn."""
    page.open("bench")
    page.start_button.click()
    page.page.locator("#echo").wait_for()
    peer = page.page.locator(".MCButton").first
    peer.wait_for()
    card = page.card(QUESTION)
    wrong = next(o.id for o in choice(QUESTION).options if not o.correct)
    card.wait_for()
    taken: list[tuple[float, float, float]] = []
    for _ in range(CLICKS):
        page.choose(card, wrong)
        page.page.wait_for_timeout(PAUSE)
        ours = page.page.evaluate(CLICK, [".milia-card [data-move=check]", ".milia-status"])
        page.press(card, "Try again")
        card.locator("[data-move=check]").wait_for()
        page.page.wait_for_timeout(PAUSE)
        echo = page.page.evaluate(CLICK, ["#echo", "#echoed"])
        page.page.wait_for_timeout(PAUSE)
        theirs = page.page.evaluate(CLICK, [".MCButton", ".Feedback"])
        taken.append((ours, echo, theirs))
    ours, echo, theirs = (median(column) for column in zip(*taken, strict=True))
    return ours, echo, theirs


def _open_to_usable(browser: Browser, address: str, notebook: str, usable: str) -> float:
    """Milliseconds from asking for the page to a question that can be answered, start pressed as soon as it may."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = LessonPage(context.new_page(), address)
    page.open(notebook)
    start = page.page.evaluate("() => performance.timeOrigin")
    page.start_button.click()
    page.page.locator(usable).first.wait_for()
    taken = page.page.evaluate("() => performance.timeOrigin + performance.now()") - start
    context.close()
    page.close_kernels()
    return float(taken)


def rows() -> list[Row]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        project = copy_of_the_project(Path(name) / "lesson")
        environment = own_jupyter(Path(name))
        subprocess.run([sys.executable, "tools/make_venv.py", "bench"], cwd=project, env=environment, check=True)
        ours = f"from widgets import question\nquestion('{QUESTION}')"
        write_notebook(project, "bench", ours, ECHO, _quiz_of_a_peer())
        write_notebook(project, "radio", RADIO)
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        with lab(project) as address:
            page = LessonPage(browser.new_page(), address)
            ours_ms, echo, peer = _click_to_feedback(page)
            page.page.close()
            page.close_kernels()
            opened = [
                (
                    _open_to_usable(browser, address, "02_what_milia_are", ".milia-card input"),
                    _open_to_usable(browser, address, "radio", ".jp-OutputArea input[type=radio]"),
                )
                for _ in range(OPENINGS)
            ]
        browser.close()
    lesson, radio = (median(column) for column in zip(*opened, strict=True))
    return [
        Row("click → feedback", ours_ms, "bare anywidget that echoes", echo, "ms", 1.25),
        Row("click → feedback", ours_ms, "jupyterquiz, graded in the page", peer, "ms", None),
        Row("opened page → first question usable", lesson, "same with one bare radio widget", radio, "ms", 1.3),
    ]
