"""Hand-outs in a browser: printed on A4 and Letter, on a narrow screen, and for assistive technology."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.lesson_page import RULES
from tests.test_handout import BANK, PAGES, articles, both, squeezed
from widgets.content import shipped

pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@both
@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_printed_no_question_is_cut_in_two(name: str, paper: str, points: tuple[int, int], page: Page) -> None:
    html = PAGES[name](shipped())
    page.set_content(html)
    pages = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    assert all(page.mediabox[2:] == pytest.approx(points, abs=1) for page in pages)
    printed = [squeezed(page.extract_text()) for page in pages]
    for article, question in zip(articles(html), BANK, strict=True):
        parts = [
            squeezed(part.get_text()) for part in article.select(".ask, .options li > span:last-child, .reasons li")
        ]
        whole = [number for number, text in enumerate(printed) if all(part in text for part in parts)]
        assert whole, f"{question.id} is on no page as a whole"
    assert all(f"{number}of{len(pages)}" in text for number, text in enumerate(printed, 1))


@both
def test_axe_finds_nothing(name: str, page: Page) -> None:
    page.set_content(PAGES[name](shipped()))
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]] == []


def test_on_a_narrow_screen_nothing_runs_over_the_edge(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for make in PAGES.values():
        page.set_content(make(shipped()))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
