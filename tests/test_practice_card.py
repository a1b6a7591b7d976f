"""The practice card without a browser: moves, views without a key, the record behind it, the tables."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace as swapped
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from widgets.content import shipped
from widgets.practice.cases import draw
from widgets.practice.choosing import due_first
from widgets.practice.progress import REST, STEPS, Answered, due, of
from widgets.practice.stages import stages
from widgets.practice_record import answers_in, kept
from widgets.practice_tables import answers, by_tone, confusion, practised
from widgets.record import Event, Record
from widgets.ui.practice import Practice
from widgets.ui.practice_views import picture_view, practice_view
from widgets.ui.session import Session as Door
from widgets.ui.tables import html
from widgets.wilson import wilson


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(Record(tmp_path, "brave-otter-417"))


@pytest.fixture
def card(door: Door) -> Iterator[Practice]:
    card = Practice(door, shipped())
    yield card
    card.close()


def move(card: Practice, what: str, value: Any = None, seconds: Any = 4.2) -> None:
    card.receive({"move": what, "turn": card.view["turn"], "value": value, "seconds": seconds})


def right(card: Practice) -> str:
    return card.session.stage.right(card.session.case)


def wrong(card: Practice) -> str:
    stage, case = card.session.stage, card.session.case
    return next(a.id for a in stage.answers if a.id != right(card) and a.id not in stage.partly(case))


def test_before_an_answer_nothing_of_the_key_is_in_view_or_picture(card: Practice) -> None:
    session = card.session
    session.go_to("all-ten")
    case = session.case
    seen, drawn = practice_view(session, shipped()), picture_view(case)
    other = next(lesion for lesion in session.deck.order if lesion != case.lesion)
    session.case = swapped(case, lesion=other, twist=session.deck.twists[0])
    assert practice_view(session, shipped()) == seen, "the view depends on what the case is"
    assert picture_view(session.case) == drawn
    assert seen["feedback"] is None
    assert not any(answer["mark"] for answer in seen["answers"])


def test_a_right_answer_is_kept_told_and_counted(card: Practice, door: Door) -> None:
    case, answer = card.session.case, right(card)
    move(card, "check", answer)
    assert card.view["feedback"]["says"] == "Correct."
    assert card.view["summary"] == "0 of 2 mastered in this stage, 1 answer so far."
    (event,) = door.record.events
    assert (event.event, event.phase, event.item) == ("answered", "practice", f"practice:milium-or-acne:{answer}")
    assert (event.lesion, event.tone, event.picture) == (case.lesion, case.tone, case.picture)
    assert (event.response, event.correct, event.score, event.seconds) == ([answer], True, 1.0, 4.2)
    assert draw(card.session.deck, case.lesion, case.tone, case.picture) == case
    move(card, "next")
    assert card.view["case"] == card.picture["case"] != str(case.picture)
    assert card.view["open"]


def test_a_wrong_answer_sets_both_bumps_side_by_side_with_the_signs(card: Practice) -> None:
    move(card, "stage", "all-ten")
    for _ in range(40):
        case, said = card.session.case, wrong(card)
        move(card, "check", said)
        feedback = card.view["feedback"]
        assert feedback["says"] == "Not quite."
        if said in card.session.deck.lesions and not case.twist:
            assert [one["name"] for one in feedback["pair"]] == [
                shipped().lesions[said].name,
                shipped().lesions[case.lesion].name,
            ]
            assert all(f"Monk tone {case.tone}." in one["svg"] for one in feedback["pair"])
            assert feedback["rows"]
            assert feedback["sources"]
        move(card, "next")


def test_half_right_is_said_to_be_so_and_why(card: Practice) -> None:
    while not card.session.stage.partly(card.session.case):
        move(card, "check", right(card))
        move(card, "next")
        move(card, "stage", "five-bumps")
    case = card.session.case
    move(card, "check", sorted(card.session.stage.partly(case))[0])
    assert card.view["feedback"]["says"] == "Partly right."
    assert case.twist
    assert case.twist.why.split()[0] in card.view["feedback"]["html"]


@given(st.dictionaries(st.sampled_from(["move", "turn", "value", "seconds"]), st.none() | st.text() | st.integers()))
def test_a_move_that_makes_no_sense_changes_nothing(message: dict[str, Any]) -> None:
    folder = Path("/nonexistent-records")
    card = Practice(Door(Record(folder, "brave-otter-417")), shipped())
    before = (card.view, card.picture)
    card.receive(message)
    card.receive([message])
    assert (card.view, card.picture) == before
    card.close()


def test_untimed_answers_carry_no_time_and_it_stays_chosen(card: Practice, door: Door) -> None:
    move(card, "untimed", True)
    assert "within" not in card.view["rule"]
    move(card, "check", right(card), 99)
    assert door.record.events[0].seconds is None
    assert card.view["progress"][0]["steps"] + card.view["progress"][1]["steps"] == 1
    again = Practice(door, shipped())
    assert again.view["untimed"]
    again.close()


def test_another_card_goes_on_where_the_first_stopped(card: Practice, door: Door) -> None:
    for n in range(9):
        move(card, "check", right(card) if n % 3 else wrong(card))
        move(card, "next")
    again = Practice(Door(Record(door.record.folder, "brave-otter-417")), shipped())
    ours, theirs = ({**one.view, "turn": 0} for one in (card, again))
    assert ours == theirs
    assert card.picture == again.picture
    again.close()


def test_who_takes_over_sees_their_own_practice(card: Practice, door: Door) -> None:
    move(card, "check", right(card))
    door.switch("calm-heron-200")
    assert card.view["summary"].endswith("0 answers so far.")
    assert card.view["open"]
    move(card, "check", right(card))
    assert {event.learner for event in door.record.events} == {"calm-heron-200"}
    door.switch("brave-otter-417")
    assert card.view["number"] == 2


def test_starting_all_again_empties_practice_and_deletes_nothing(card: Practice, door: Door) -> None:
    for _ in range(3):
        move(card, "check", right(card))
        move(card, "next")
    before = len(door.record.events)
    door.start_again(list(door.history))
    assert card.session.progress.total == 0
    assert answers_in(door.record.events) == []
    assert len(door.record.events) > before


def test_review_shows_bumps_that_were_mastered_and_are_due_and_no_others(card: Practice, door: Door) -> None:
    content = card.content
    stage = stages(content.lesions)[-1]
    for lesion in stage.lesions[:2]:
        for n in range(STEPS):
            answered = Answered(stage.id, lesion, 1 + n, 1000 + n, lesion, lesion, 1.0, 4.0)
            kept(door.record, answered)
    progress = of(answers_in(door.record.events), stages(content.lesions))
    later = datetime.now(UTC) + 2 * REST
    assert due(progress, later - 2 * REST) == []
    assert set(due(progress, later)) == set(stage.lesions[:2])
    chosen = due_first(lambda: later)(progress, stage, random.Random(1))
    assert chosen == stage.lesions[0]


def test_answers_come_back_from_the_record_as_they_went_in(tmp_path: Path) -> None:
    record = Record(tmp_path, "brave-otter-417")
    given_answers = [
        kept(record, Answered("all-ten", "milium", n, n * 7, "milium", said, score, seconds))
        for n, (said, score, seconds) in enumerate([("milium", 1.0, 3.25), ("cannot-tell", 0.5, None)], 1)
    ]
    assert answers_in(Record(tmp_path, "brave-otter-417").events) == given_answers


def test_what_is_no_practice_answer_is_passed_over(tmp_path: Path) -> None:
    record = Record(tmp_path, "brave-otter-417")
    kept(record, Answered("all-ten", "milium", 3, 7, "milium", "milium", 1.0, 3.25))
    (event,) = record.events
    assert len(answers_in([event])) == 1
    odd: list[Event] = [
        replace(event, phase="lesson"),
        replace(event, event="reset"),
        replace(event, item="milium"),
        replace(event, response="milium"),
        replace(event, response=[1]),
        replace(event, tone=None),
        replace(event, picture="seven"),
        replace(event, lesion=None),
    ]
    assert answers_in(odd) == []


# --- tables


def test_wilsons_interval_is_wilsons() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == pytest.approx(1)
    assert wilson(0, 0) == (0, 1)
    assert all(wilson(k, n)[0] <= k / n <= wilson(k, n)[1] for n in range(1, 40) for k in range(n + 1))


def some_answers() -> list[Answered]:
    time = datetime(2026, 11, 24, tzinfo=UTC).isoformat()
    rows = [("milium", 3, "milium", 1.0), ("milium", 3, "whitehead", 0.0), ("milium", 9, "whitehead", 0.0)]
    return [
        Answered("five-bumps", lesion, tone, n, lesion, said, score, 2.0, time)
        for n, (lesion, tone, said, score) in enumerate(rows)
    ]


def test_the_tables_count_each_answer_once() -> None:
    table = answers([*some_answers(), *some_answers()])
    assert len(table) == 3
    mixed = confusion(table)
    assert mixed.loc["milium", "whitehead"] == 2
    assert mixed.to_numpy().sum() == 3
    tones = by_tone(table)
    assert list(tones.index) == list(range(1, 11))
    assert tones["answers"].sum() == 3
    assert list(tones[["answers", "right", "accuracy"]].loc[3]) == [2, 1, 0.5]
    assert list(tones[["low", "high"]].loc[3]) == [round(end, 2) for end in wilson(1, 2)]
    assert tones.loc[1, ["accuracy", "low", "high"]].isna().all()


def test_tables_of_nothing_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path))
    for table in (confusion(practised()), by_tone(practised())):
        assert table.attrs["missing"] == "no answers yet"
        assert table.isna().all(axis=None)
        assert "None" not in html(table)
        assert "no answers yet" in html(table)


def test_how_it_went_is_shown_when_asked_for_and_closed_by_the_next_move(card: Practice) -> None:
    move(card, "tables", True)
    assert "No answers yet" in card.view["tables"]
    move(card, "check", right(card))
    assert card.view["tables"] == ""
    move(card, "tables", True)
    assert "Accuracy by skin tone" in card.view["tables"]
    move(card, "tables", False)
    assert card.view["tables"] == ""


def test_a_view_is_small_and_plain(card: Practice) -> None:
    move(card, "stage", "all-ten")
    assert len(json.dumps(card.view)) < 6_000
    move(card, "check", wrong(card))
    assert len(json.dumps(card.view)) < 120_000
