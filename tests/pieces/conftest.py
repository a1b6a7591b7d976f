"""A page for each test, with a clock that stands still and a stand-in for model and kernel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.pieces.made import PIECES
from tests.pieces.stand import Stand, serve


class PiecePage:
    """One piece on its page, in a tester's words."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.errors = page, address, list[str]()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(f"uncaught: {e}"))

    def open(self, name: str) -> PiecePage:
        self.page.clock.install()
        self.page.goto(f"{self.address}/{name}")
        self.page.wait_for_selector("body[data-ready]")
        return self

    def again(self) -> None:
        """Start the page again: new pieces, a new kernel."""
        self.do("open()")

    def do(self, what: str) -> Any:
        """Turn the stand-in: ``kernel.dispose()``, ``held = true``."""
        return self.page.evaluate(
            f"async () => {{ const done = await (harness.{what}); return done?.handlers ? 0 : done; }}"
        )

    def wait(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)

    @property
    def sent(self) -> list[dict[str, Any]]:
        """The moves that a learner made; that a page tells its time zone is none."""
        return [message for message in self.page.evaluate("() => harness.sent") if message.get("move") != "here"]

    @property
    def word(self) -> Locator:
        """What the piece says of its kernel."""
        return self.page.locator(".milia-word")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status").first

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture(scope="session")
def stand_address() -> Iterator[str]:
    with serve(Stand(PIECES)) as address:
        yield address


@pytest.fixture
def piece(browser: Browser, stand_address: str) -> Iterator[PiecePage]:
    """A new tab; afterwards nothing may have gone wrong in it."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = PiecePage(context.new_page(), stand_address)
    yield page
    context.close()
    assert page.errors == []
