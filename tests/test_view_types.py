"""Every view is the record that its script was checked against."""

from __future__ import annotations

import typing
from typing import Any

import msgspec
import pytest

from tests.conftest import NUMBER, ORDER, SORT, made_up
from tests.pieces.made import CLAIM, PIECES, hotspot
from tests.pieces.stand import Stage
from widgets.content import shipped
from widgets.ui.assets import script
from widgets.ui.card import Card, FactCheckCard
from widgets.ui.view_script_types import FILE, declarations
from widgets.ui.view_types import VIEWS


def test_the_scripts_types_are_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == declarations(), "run `make schema`"


def holds(value: Any, type: Any) -> None:
    """Value is of the type, and nothing stands in it that the type does not name."""
    assert msgspec.to_builtins(msgspec.convert(value, type)) == value


def check_view(widget: Any) -> None:
    type = VIEWS[widget.__class__.__name__]
    keys = set(typing.get_type_hints(type))
    assert keys >= set(widget.view), f"not named: {set(widget.view) - keys}"
    holds(widget.view, type)


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_shows_what_its_record_says(name: str) -> None:
    for widget in Stage(PIECES[name]()).models.values():
        if widget.__class__.__name__ in VIEWS:
            check_view(widget)


@pytest.mark.parametrize(
    "question", [made_up("single", ("b",)), made_up("multiple", ("a", "c")), ORDER, SORT, NUMBER, hotspot()]
)
def test_a_card_that_has_ended_does_too(question: Any) -> None:
    card = Card(question, shipped())
    for _ in range(3):
        answer: Any = 99.0
        if hasattr(question, "groups"):
            answer = {item.id: question.groups[0].id for item in question.options}
        elif question is ORDER:
            answer = [step.id for step in reversed(question.options)]
        elif hasattr(question, "options"):
            answer = [question.options[0].id]
        card.receive({"move": "check", "turn": card.view["turn"], "response": answer})
        check_view(card)
        card.receive({"move": "retry", "turn": card.view["turn"]})
        check_view(card)
    card.receive({"move": "show", "turn": card.view["turn"]})
    check_view(card)


def test_practice_and_fact_check_do_after_an_answer() -> None:
    practice: Any = PIECES["practice"]()
    practice.receive({"move": "check", "turn": 0, "value": practice.view["answers"][0]["id"]})
    assert practice.view["feedback"]
    check_view(practice)
    card = FactCheckCard(CLAIM, shipped())
    card.receive({"move": "check", "turn": card.view["turn"], "response": [card.view["options"][0]["id"]]})
    check_view(card)


# --- one module of several files ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PIECES)
def test_a_script_is_laid_in_once_and_imports_nothing_more(name: str) -> None:
    for widget in Stage(PIECES[name]()).models.values():
        text: str = widget._esm
        assert text.count("function element(") == text.count("function talk(") == 1
        assert "import {" not in text.replace("import(", "")
        assert text.count("export ") == text.count("export default") == 1


def test_what_is_imported_stands_before_what_imports_it() -> None:
    text = script("card")
    places = [text.index(one) for one in ("function element(", "function talk(", "const piece =", "export default")]
    assert places == sorted(places)
