"""In a real browser: from a weight moved to a renewed table and picture, and what notebook 05's kernel holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nbformat
from playwright.sync_api import Page, sync_playwright

from tests.bench.kernels import measure
from tests.bench.table import Row
from tests.browser.lesson_page import LessonPage
from tests.browsers import CHROMIUM_FLAGS
from tests.server import copy_of_the_project, lab, own_jupyter
from widgets.notebooks import named

MOVES, KERNELS = 30, 5
PAUSE = 200  # milliseconds between moves, as in pages.py

START = '<button data-commandlinker-command="notebook:run-all-cells">start</button>'
ECHO = """
import anywidget, traitlets
class Echo(anywidget.AnyWidget):
    _esm = '''export default {render({model, el}) {
        const i = document.createElement("input"), s = document.createElement("p");
        i.type = "range"; i.max = 4; i.id = "echo"; s.id = "echoed";
        i.oninput = () => model.send(i.value); el.append(i, s);
        model.on("change:said", () => { s.textContent = model.get("said"); });
    }}'''
    said = traitlets.Unicode("").tag(sync=True)
echo = Echo()
echo.on_msg(lambda _, value, __: setattr(echo, "said", str(value)))
echo
"""
# Moves a slider by one step, and resolves with the milliseconds until each of the parts has changed.
MOVE = """([slider, value, parts]) => new Promise(done => {
  const start = performance.now(), open = new Set(parts);
  const watches = parts.map(part => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      open.delete(part);
      if (!open.size) done(performance.now() - start);
    });
    watch.observe(document.querySelector(part), {childList: true, subtree: true, characterData: true});
    return watch;
  });
  const input = document.querySelector(slider);
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
})"""
OURS = [".milia-explorer input[name=cost]", [".milia-explorer .milia-ranked tbody", ".milia-explorer .milia-chart"]]
THEIRS = ["#echo", ["#echoed"]]


def _moved(page: Page) -> tuple[float, float]:
    """Medians of our explorer and of the echo, in one notebook and in turn."""
    taken: list[tuple[float, float]] = []
    for i in range(MOVES):
        value = str(1 + i % 2 * 3)
        page.wait_for_timeout(PAUSE)
        ours = page.evaluate(MOVE, [OURS[0], value, OURS[1]])
        page.wait_for_timeout(PAUSE)
        taken.append((ours, page.evaluate(MOVE, [THEIRS[0], value, THEIRS[1]])))
    ours, theirs = (median(column) for column in zip(*taken, strict=True))
    return ours, theirs


def _browser() -> tuple[float, float]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        project = copy_of_the_project(Path(name) / "lesson")
        command = [sys.executable, "tools/make_venv.py"]
        subprocess.run(command, cwd=project, env=own_jupyter(Path(name)), check=True)
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
        cells = [ECHO, "from widgets import explorer\nexplorer()"]
        notebook.cells = [nbformat.v4.new_markdown_cell(START), *map(nbformat.v4.new_code_cell, cells)]
        nbformat.write(notebook, project / "notebooks" / "bench.ipynb")
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        with lab(project) as address:
            page = LessonPage(browser.new_page(), address)
            page.open("bench")
            page.start_button.click()
            page.page.locator("#echo").wait_for()
            page.page.locator(".milia-ranked tbody tr").first.wait_for()
            found_ = _moved(page.page)
            page.close_kernels()
        browser.close()
    return found_


def rows() -> list[Row]:
    ours, echo = _browser()
    code = named("05_compare_treatments").code
    memory = [(measure(code).megabytes, measure(["import anywidget, pandas"]).megabytes) for _ in range(KERNELS)]
    kernel, pandas = (median(column) for column in zip(*memory, strict=True))
    return [
        Row("a weight moved → table and picture", ours, "bare slider that echoes", echo, "ms", 3.0),
        Row("notebook 05: memory of its kernel, all cells run", kernel, "import anywidget, pandas", pandas, "MB", 1.3),
    ]
