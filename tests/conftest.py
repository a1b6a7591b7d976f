"""What several rooms' tests share: the project's root, made-up records, loud skips."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.browsers import browser  # noqa: F401 # one Chromium for all tests
from widgets.content import shipped
from widgets.model import Choice, Group, Item, Multiple, Number, Option, Order, Single, Sort, Step

ROOT = Path(__file__).resolve().parents[1]

# No test and no notebook run by nbval may write into the records of whoever works on this machine.
os.environ["MILIA_LESSON_RECORDS"] = tempfile.mkdtemp(prefix="records-of-tests-")


# A busy machine is no fault, and first calls read files and load libraries: no law is judged by its time.
settings.register_profile("lesson", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lesson")


def missing(what: str) -> NoReturn:
    """A tool is not there: a failure in CI, elsewhere a skip that says so."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI it must be there")
    pytest.skip(f"NOT TESTED: {what} is missing")


def not_allowed(what: str) -> NoReturn:
    """Only root may do it: a failure for root in CI, elsewhere a skip that says so."""
    if os.environ.get("CI") and hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.fail(f"{what} is missing, and root in CI must have it")
    pytest.skip(f"NOT TESTED: {what} is missing")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What shares a server or a kernel stays in one process where tests run side by side (`make test`)."""
    for item in items:
        lane = lane_of(item)
        if lane != "check":
            item.add_marker(pytest.mark.xdist_group(lane))
        elif item.path.suffix == ".ipynb":  # its cells share a kernel
            item.add_marker(pytest.mark.xdist_group(item.path.name))


def lane_of(item: pytest.Item) -> str:
    """The one lane that runs a test: `make check`, `make test-browser` or `make test-install`."""
    if item.get_closest_marker("install"):
        return "install"
    return "browser" if item.get_closest_marker("slow") else "check"


@pytest.fixture(autouse=True)
def _nobody_learns_yet() -> Iterator[None]:
    """The session of a kernel lasts as long as its process: each test is a kernel that starts anew."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    if sessions := sys.modules.get("widgets.ui.session"):
        sessions.session.cache_clear()


@pytest.fixture
def single() -> Single | Multiple:
    """A made-up question with one right answer."""
    return made_up("single", right=("b",))


@pytest.fixture
def multiple() -> Single | Multiple:
    """A made-up question with two right answers of four."""
    return made_up("multiple", right=("a", "c"))


def made_up(type: str, right: tuple[str, ...], ids: str = "abcd") -> Single | Multiple:
    """A question whose texts can be told apart: ``text a``, ``why a``, …"""
    return (Single if type == "single" else Multiple)(
        id="made-up",
        objective=1,
        text="What is it?",
        hint="think",
        options=[Option(id=i, text=f"text {i}", feedback=f"why {i}", correct=i in right) for i in ids],
        sources=["DERMNET_MILIUM"],
    )


def choice(id: str) -> Choice:
    """A shipped question with options to choose from."""
    question = shipped().question(id)
    assert isinstance(question, Choice)
    return question


ORDER = Order(
    id="an-order",
    objective=1,
    text="In which order?",
    hint="think",
    options=[Step(id=i, text=f"text {i}", feedback=f"why {i}") for i in "abcde"],
    sources=["DERMNET_MILIUM"],
)
SORT = Sort(
    id="a-sort",
    objective=1,
    text="Where does each belong?",
    hint="think",
    groups=[Group(id="one", text="One"), Group(id="two", text="Two")],
    options=[Item(id=i, text=f"text {i}", group="one" if i in "ab" else "two", feedback=f"why {i}") for i in "abcd"],
    sources=["DERMNET_MILIUM"],
)
NUMBER = Number(
    id="a-number",
    objective=1,
    text="How much?",
    hint="think",
    unit="percent",
    low=2.5,
    high=3,
    feedback="why so",
    too_low="why more",
    too_high="why less",
    sources=["DERMNET_MILIUM"],
)
