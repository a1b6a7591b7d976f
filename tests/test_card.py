"""The card widgets, from the kernel's side."""

from __future__ import annotations

from typing import Any

import pytest

from widgets.content import ContentError, shipped
from widgets.model import Question
from widgets.sitting import Sitting
from widgets.ui.card import Card, FactCheckCard, Move
from widgets.ui.lesson import fact_check, question
from widgets.ui.session import session


@pytest.fixture
def kept() -> list[Move]:
    return []


@pytest.fixture
def card(multiple: Question, kept: list[Move]) -> Card:
    return Card(multiple, shipped(), Sitting(seed=7), keep=kept.append)


def move(card: Card, what: str, response: Any = None) -> None:
    card.receive({"move": what, "turn": card.view["turn"], "response": response})


def test_a_whole_round(card: Card, kept: list[Move]) -> None:
    move(card, "hint")
    move(card, "check", ["b"])
    assert [b["label"] for b in card.view["buttons"]] == ["Try again"]
    move(card, "retry")
    move(card, "check", ["d"])
    assert [b["label"] for b in card.view["buttons"]] == ["Try again", "Show the answer"]
    move(card, "show")
    assert card.view["status"]["html"].count("<li>") == 2
    move(card, "restart")
    assert card.view == Card(card.question, shipped(), Sitting(seed=7)).view
    assert len(kept) == 6


def test_every_move_is_kept_before_it_is_shown(multiple: Question) -> None:
    shown_when_kept = []
    new = Card(multiple, shipped(), keep=lambda _: shown_when_kept.append(new.view["turn"]))
    move(new, "check", ["a", "c"])
    assert shown_when_kept == ["0asking"]
    assert new.view["turn"] == "1solved"


def test_if_it_cannot_be_kept_it_is_not_shown_as_kept(multiple: Question) -> None:
    def full(_: Move) -> None:
        raise OSError("disk full")

    card = Card(multiple, shipped(), keep=full)
    with pytest.raises(OSError, match="disk full"):
        move(card, "check", ["a"])
    assert card.view["turn"] == "0asking"


@pytest.mark.parametrize(
    "message",
    [
        None,
        "check",
        {},
        {"move": "check"},
        {"move": "check", "turn": "9solved", "response": ["a"]},
        {"move": "check", "turn": "0asking", "response": None},
        {"move": "check", "turn": "0asking", "response": []},
        {"move": "check", "turn": "0asking", "response": "a"},
        {"move": "check", "turn": "0asking", "response": [["a"]]},
        {"move": "check", "turn": "0asking", "response": ["a", "no-option"]},
        {"move": "show", "turn": "0asking"},
        {"move": "retry", "turn": "0asking"},
        {"move": "__class__", "turn": "0asking"},
    ],
)
def test_moves_that_make_no_sense_change_nothing(card: Card, kept: list[Move], message: Any) -> None:
    before = card.view
    card.receive(message)
    assert card.view == before
    assert kept == []


def test_a_card_made_from_a_stored_sitting_shows_it(card: Card, kept: list[Move]) -> None:
    move(card, "check", ["a"])
    assert Card(card.question, shipped(), kept[-1].sitting).view == card.view


def test_a_fact_check_is_told_after_one_try() -> None:
    claim = shipped().claims["C20"]
    card = FactCheckCard(claim, shipped())
    assert card.view["id"] == "C20"
    assert "Marnie Nussbaum" in card.view["intro"]
    move(card, "check", ["contradicted"])
    assert card.view["status"]["html"].startswith("<p class='milia-says'>Not quite. Verdict: partly supported.")
    assert card.view["sources"]
    again = FactCheckCard(claim, shipped(), card.sitting)
    assert again.view == card.view
    move(card, "restart")
    move(card, "check", ["partly"])
    assert card.view["status"]["tone"] == "correct"


def test_an_unknown_id_says_where_to_look() -> None:
    with pytest.raises(ContentError, match=r"content/questions/\*\.yml: no question 'no-such'"):
        question("no-such")
    with pytest.raises(ContentError, match=r"content/claims\.yml: no claim 'C99'"):
        fact_check("C99")


def test_the_same_question_is_laid_out_differently_for_different_learners_and_stays_so_for_one() -> None:
    def order() -> tuple[str, ...]:
        return tuple(o["id"] for o in question("what-fills-a-milium").view["options"])

    orders = {}
    for n in range(40):
        session().switch(f"learner-{n}")
        orders[n] = order()
        assert order() == orders[n]
    assert len(set(orders.values())) > 5
