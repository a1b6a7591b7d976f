"""One JupyterLab and one Chromium for all browser tests; each test has a page of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.lesson_page import LessonPage
from tests.server import call, copy_of_the_project, lab
from widgets.record import Learners

LEARNER = "merry-ibis-704"
"""Who opens the pages: form A is their turn before the lesson, so that it is known which question comes first."""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project; tests may add notebooks of their own to it."""
    return copy_of_the_project(tmp_path_factory.mktemp("clone") / "lesson")


@pytest.fixture(scope="session")
def address(project: Path) -> Iterator[str]:
    """The JupyterLab that ``make lab`` opened on that copy."""
    with lab(project) as url:
        yield url


@pytest.fixture(params=["light"])
def theme(request: pytest.FixtureRequest) -> str:
    """The theme of JupyterLab; a test that wants both asks by ``@both_themes``."""
    return str(request.param)


@pytest.fixture
def lesson(browser: Browser, address: str, theme: str, project: Path) -> Iterator[LessonPage]:
    """A new learner's page; afterwards nothing may have left the machine and nothing may have gone wrong."""
    shutil.rmtree(project / "records", ignore_errors=True)
    Learners(project / "records").choose(LEARNER)
    use_theme(address, "JupyterLab Dark" if theme == "dark" else "JupyterLab Light")
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = LessonPage(context.new_page(), address)
    yield page
    context.close()
    page.close_kernels()
    assert page.requests_away == []
    assert page.errors == []


def use_theme(address: str, theme: str) -> None:
    """Set JupyterLab's theme as its settings editor would."""
    path = "/lab/api/settings/@jupyterlab/apputils-extension:themes"
    call(address, path, "PUT", {"raw": json.dumps({"theme": theme})})
