"""Questions on the wall: what is shown when, and what counts as a vote. tests/browser/test_present.py looks at it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets import present, teacher_notes
from widgets.content import ContentError, shipped
from widgets.markdown import block
from widgets.model import Choice, Number
from widgets.ui.present import Presentation

BANK = list(shipped().questions.values())


def move(wall: Presentation, what: str, **votes: Any) -> None:
    wall.receive({"move": what, "turn": wall.view["turn"], "votes": votes})


def labels(wall: Presentation) -> list[str]:
    return [button["label"] for button in wall.view["buttons"]]


def test_a_class_votes_talks_votes_again_and_sees_the_answer() -> None:
    wall = present("what-fills-a-milium", "aha-consumer-limit")
    assert labels(wall) == ["Show the votes", "Show the answer"]
    move(wall, "talk", keratin=6, pus=18)
    assert labels(wall) == ["Vote again", "Show the answer"]
    bars = {option["id"]: option["bars"] for option in wall.view["options"]}
    assert bars["pus"] == [{"words": "vote 1: 18", "share": 75}]
    move(wall, "again")
    assert all(option["bars"] == [] for option in wall.view["options"]), "the second vote is not led by the first"
    move(wall, "answer", keratin=24)
    bars = {option["id"]: [bar["words"] for bar in option["bars"]] for option in wall.view["options"]}
    assert bars["keratin"] == ["vote 1: 6", "vote 2: 24"]
    right = next(option for option in wall.view["options"] if option["right"])
    assert right["id"] == "keratin"
    assert f"Answer: {right['letter']}" in wall.view["status"]
    move(wall, "next")
    assert wall.view["id"] == "aha-consumer-limit"
    assert labels(wall) == ["Show the answer"], "a number is not voted on"
    move(wall, "answer")
    assert "Answer: 10 percent" in wall.view["status"]
    assert labels(wall) == ["Start again"]
    move(wall, "restart")
    assert wall.view["turn"] == "0vote"


@pytest.mark.parametrize("question", BANK, ids=[question.id for question in BANK])
def test_neither_key_nor_reason_is_in_a_view_before_the_answer(question: Any) -> None:
    wall = Presentation([question], shipped())
    for what in ("talk", "again") if isinstance(question, Choice) else ():
        _hidden(wall.view, question)
        move(wall, what)
    _hidden(wall.view, question)
    move(wall, "answer")
    told = wall.view["status"] + wall.view["reasons"]
    reasons = [question.feedback] if isinstance(question, Number) else [o.feedback for o in question.options]
    assert all(block(reason) in told for reason in reasons)


def _hidden(view: dict[str, Any], question: Any) -> None:
    assert all(option["right"] is None and option["mark"] == "" for option in view["options"])
    reasons = [question.feedback] if isinstance(question, Number) else [o.feedback for o in question.options]
    assert not any(block(reason).strip() in str(view) for reason in reasons)
    assert "Answer" not in view["status"]


messages = st.fixed_dictionaries(
    {
        "move": st.sampled_from(["talk", "again", "answer", "next", "restart", "reveal", "", None]),
        "turn": st.sampled_from(["0vote", "0talk", "0again", "0answer", "1vote", "1answer"]),
        "votes": st.one_of(
            st.none(),
            st.dictionaries(
                st.sampled_from(["keratin", "pus", "x", "<b>"]), st.one_of(st.integers(), st.floats(), st.text())
            ),
        ),
    }
)


@settings(max_examples=60)
@given(st.lists(st.one_of(messages, st.none(), st.text()), max_size=12))
def test_whatever_the_browser_sends_the_wall_stays_sound(sent: list[Any]) -> None:
    wall = present("what-fills-a-milium", "from-scald-to-milia")
    for message in sent:
        wall.receive(message)
        assert 0 <= wall.showing.place < 2
        assert len(wall.showing.votes) <= 2
        assert labels(wall)
        for votes in wall.showing.votes:
            assert sum(votes.values()) > 0
            assert all(hands >= 0 for hands in votes.values())


def test_no_question_and_an_unknown_one_are_said() -> None:
    with pytest.raises(ContentError, match="no question is named"):
        present()
    with pytest.raises(ContentError, match="no question 'nope'"):
        present("nope")


@pytest.mark.parametrize("question", BANK, ids=[question.id for question in BANK])
def test_a_teachers_notes_tell_every_reason(question: Any) -> None:
    html = str(teacher_notes(question.id).data)
    told = (
        (question.feedback, question.too_low, question.too_high)
        if isinstance(question, Number)
        else [option.feedback for option in question.options]
    )
    assert all(block(reason) in html for reason in told)
    assert all(f"Claim {id} " in html for id in question.claims)
