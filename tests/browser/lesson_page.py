"""The lesson in a browser, in a learner's words: open, start, choose, press."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.server import TOKEN, call

ALL_RAN = """() => document.querySelectorAll('.jp-CodeCell').length > 0
    && ![...document.querySelectorAll('.jp-InputPrompt')].some(p => /\\[[* ]\\]/.test(p.textContent))"""
# The status bar tells when the kernel is connected; the round mark above the notebook says "idle" too early.
READY = "() => /\\| Idle/.test(document.querySelector('#jp-main-statusbar')?.textContent ?? '')"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules about a whole page say nothing about a notebook's outputs inside JupyterLab's own page.
NOT_OF_A_PART = {"region", "page-has-heading-one", "landmark-one-main"}


class LessonPage:
    """One browser tab with JupyterLab in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.requests_away: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda r: self._note_request(r.url))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(f"uncaught: {e}"))

    def _note_request(self, url: str) -> None:
        if url.startswith(("http", "ws")) and "//127.0.0.1" not in url:
            self.requests_away.append(url)

    def open(self, notebook: str, width: int = 1200) -> None:
        """Open a notebook and wait until its kernel is ready."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(f"{self.address}/lab/workspaces/fresh/tree/notebooks/{notebook}.ipynb?reset&token={TOKEN}")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell")
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until the kernel of the notebook in front is connected and idle."""
        self.page.wait_for_function(READY)

    @property
    def start_button(self) -> Locator:
        return self.page.locator(".jp-Notebook button[data-commandlinker-command]").first

    def start(self) -> None:
        """Press the page's start button and wait until all cells ran."""
        self.start_button.click()
        self.wait_until_all_ran()

    def wait_until_all_ran(self) -> None:
        self.page.wait_for_function(ALL_RAN)
        expect(self.page.locator(".milia-start button").first).to_be_visible()
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jp-CodeCell')].every(cell => {"
            "  const code = cell.querySelector('.jp-Placeholder-content, .cm-content')?.textContent ?? '';"
            "  const cards = cell.querySelectorAll('.milia-card').length;"
            "  const eight = /^(before|after)_questions\\(/.test(code);"
            "  const one = /^(question|fact_check|practise)\\(/.test(code);"
            "  return cards >= (eight ? 8 : one ? 1 : 0);"
            "})"
        )

    def card(self, id: str) -> Locator:
        """The card of a question or claim."""
        return self.page.locator(f"[data-question='{id}']")

    def choose(self, card: Locator, *ids: str) -> None:
        """Choose options by their ids, with the mouse, on their words."""
        for id in ids:
            card.locator(f"input[value='{id}']").locator("xpath=..").locator("label").click()

    def answer_somehow(self, card: Locator) -> None:
        """Give some answer, whatever the kind of question: the first option, places in turn, the number 1."""
        selects = card.locator("select")
        for i in range(selects.count()):
            options = selects.nth(i).locator("option").count() - 1
            selects.nth(i).select_option(index=i % options + 1)
        if card.locator("[inputmode=decimal]").count():
            card.locator("[inputmode=decimal]").fill("1")
        elif not selects.count():
            card.locator("label").first.click()

    def press(self, card: Locator, button: str) -> None:
        """Press a button by its accessible name."""
        card.get_by_role("button", name=button, exact=True).click()

    def status(self, card: Locator) -> Locator:
        return card.get_by_role("status")

    def in_view(self, locator: Locator) -> bool:
        """Whether the whole element can be seen in the notebook's window."""
        return bool(
            locator.evaluate(
                """e => { const r = e.getBoundingClientRect();
                const w = e.closest('.jp-WindowedPanel-outer').getBoundingClientRect();
                return r.top >= w.top && r.bottom <= w.bottom && r.height > 0; }"""
            )
        )

    def accessibility_faults(self) -> list[str]:
        """What axe-core finds in the notebook's text and outputs."""
        parts = [[".jp-OutputArea-output"], [".jp-MarkdownOutput"]]
        found: Any = Axe().run(
            self.page, context={"include": parts}, options={"runOnly": {"type": "tag", "values": RULES}}
        )
        return [
            f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:200]}"
            for v in found.response["violations"]
            if v["id"] not in NOT_OF_A_PART
        ]

    def change_theme(self, theme: str) -> None:
        """By JupyterLab's own command, in the open page, as the menu would."""
        self.page.evaluate(
            """name => { const button = document.createElement("button");
            button.dataset.commandlinkerCommand = "apputils:change-theme";
            button.dataset.commandlinkerArgs = JSON.stringify({ theme: name });
            document.body.append(button); button.click(); button.remove(); }""",
            f"JupyterLab {theme.capitalize()}",
        )
        light = str(theme == "light").lower()
        expect(self.page.locator(f"body[data-jp-theme-light='{light}']")).to_have_count(1)

    def kernels(self) -> list[dict[str, Any]]:
        return list(call(self.address, "/api/kernels"))

    def close_kernels(self) -> None:
        """End every session, so that tests do not disturb each other."""
        for session in call(self.address, "/api/sessions"):
            call(self.address, f"/api/sessions/{session['id']}", "DELETE")
