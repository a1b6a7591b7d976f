"""What several rooms' tests share: the project's root, made-up records, loud skips."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from widgets.model import Option, Question

ROOT = Path(__file__).resolve().parents[1]


def missing(what: str) -> NoReturn:
    """A tool is not there: a failure in CI, elsewhere a skip that says so."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI it must be there")
    pytest.skip(f"NOT TESTED: {what} is missing")


@pytest.fixture
def single() -> Question:
    """A made-up question with one right answer."""
    return made_up("single", right=("b",))


@pytest.fixture
def multiple() -> Question:
    """A made-up question with two right answers of four."""
    return made_up("multiple", right=("a", "c"))


def made_up(type: str, right: tuple[str, ...], ids: str = "abcd") -> Question:
    """A question whose texts can be told apart: ``text a``, ``why a``, …"""
    return Question(
        id="made-up",
        type=type,  # type: ignore[arg-type]
        objective=1,
        text="What is it?",
        hint="think",
        options=[Option(id=i, text=f"text {i}", feedback=f"why {i}", correct=i in right) for i in ids],
        sources=["DERMNET_MILIUM"],
    )
