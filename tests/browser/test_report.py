"""The class report in a real browser: it asks nobody, everybody can read it, and it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.lesson_page import RULES, LessonPage
from tests.made_up_records import mess
from widgets.classroom.made_up import made_up_class
from widgets.classroom.report import class_report

pytestmark = pytest.mark.slow

PAPER = {"A4": (210, 297), "Letter": (215.9, 279.4)}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of 40 whose folder holds hostile names, copies and torn files as well."""
    folder = tmp_path_factory.mktemp("report")
    made_up_class(folder / "records", 40)
    for path in (folder / "records").glob("made-up-*.jsonl"):
        number = path.stem.removeprefix("made-up-")
        text = path.read_text(encoding="utf-8").replace(path.stem, f"learner-{number}")
        path.with_name(f"learner-{number}.jsonl").write_text(text, encoding="utf-8")
        path.unlink()
    mess(folder / "records")
    class_report(folder / "records").save(folder / "report.html")
    return folder / "report.html"


@pytest.fixture
def page(browser: Browser, report: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, opened from the disk, with the network watched; nothing may be asked and nothing may go wrong."""
    scheme: Literal["light", "dark"]
    scheme, width = getattr(request, "param", ("light", 1000))
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = context.new_page()
    opened.emulate_media(color_scheme=scheme)
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.on("console", lambda m: wrong.append(m.text))
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    opened.goto(report.as_uri())
    yield opened
    context.close()
    assert asked == [report.as_uri()]
    assert wrong == []


LOOKS = [("light", 1000), ("dark", 1000), ("light", 320), ("dark", 320)]


@pytest.mark.parametrize("page", LOOKS, indirect=True, ids=str)
def test_everybody_can_read_it(page: Page) -> None:
    for part in page.locator("details").all():
        part.locator("summary").click()
    found: Any = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it must not scroll sideways"


@pytest.mark.parametrize("page", [("dark", 1000)], indirect=True, ids=str)
def test_it_is_dark_where_the_system_is(page: Page) -> None:
    back = "() => getComputedStyle(document.body).backgroundColor"
    assert _lightness(page.evaluate(back)) < 60
    page.emulate_media(media="print", color_scheme="dark")
    assert _lightness(page.evaluate(back)) > 240, "paper is light"


def _lightness(colour: str) -> float:
    parts = [int(n) for n in re.findall(r"\d+", colour)[:3]]
    return sum(parts) / 3


def test_hostile_names_are_shown_and_not_obeyed(page: Page) -> None:
    page.locator("#everyone summary").click()
    assert page.locator("script, img").count() == 0
    shown = page.locator("#everyone").inner_text()
    for name in ("<script>alert('x')</script>", "=HYPERLINK(", "ليلى", "😀 ada", 'O\'Brien & "Söhne"'):
        assert name in shown
    evil = page.locator("#everyone bdi", has_text="gnp.exe")
    assert "\u202e" not in evil.inner_text()


@pytest.mark.parametrize("paper", PAPER)
def test_it_prints_without_losing_anything(page: Page, paper: str) -> None:
    """Nothing is cut off at the side; pictures and short tables stay on one page; folded parts are left out."""
    width, height = (round(mm / 25.4 * 96) for mm in PAPER[paper])
    margins = round(2 * 14 / 25.4 * 96)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width - margins, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.evaluate(
        "() => [...document.querySelectorAll('.scroll')].filter(e => e.offsetParent"
        " && e.scrollWidth > e.clientWidth + 1).map(e => e.innerText.slice(0, 60))"
    )
    assert cut == []
    assert not page.locator("nav").is_visible()
    assert not page.locator("#every").is_visible()
    folded = page.pdf(format=paper)
    page.emulate_media(media="screen")
    page.locator("#every summary").click()
    page.emulate_media(media="print")
    assert page.locator("#every").is_visible(), "what was opened is printed"
    opened = page.pdf(format=paper)
    assert _pages(folded) < 20
    assert _pages(opened) > _pages(folded) + 5


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_notebook_makes_the_report_in_one_click(lesson: LessonPage) -> None:
    lesson.open("teacher/01_class_report")
    lesson.start_button.click()
    lesson.page.get_by_text("tables in class_report/tables").wait_for()
    assert lesson.page.locator(".milia-report svg[role=img]").count() == 6
    assert (
        lesson.page.locator(".jp-OutputArea-output[data-mime-type*='error'], [data-mime-type*='stderr']").count() == 0
    )
    assert lesson.accessibility_faults() == []
