"""Cards and the record together, without a browser: what was answered stands there again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import choice
from widgets.content import shipped
from widgets.record import Learners, Record
from widgets.ui import lesson
from widgets.ui import session as sessions
from widgets.ui.answers import Answers
from widgets.ui.card import Card
from widgets.ui.session import Session, session

ID = "what-fills-a-milium"
KINDS = {  # one of each type, asked in the lesson
    question.__class__.__name__: question.id for question in shipped().questions.values()
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own; each test may act as a kernel that starts anew by calling :func:`restart`."""
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "records"))
    session.cache_clear()
    yield tmp_path / "records"
    session.cache_clear()


def restart() -> Session:
    """A kernel was killed and started again."""
    sessions.session.cache_clear()
    return session()


def press(card: Card, move: str, response: Any = None, **more: Any) -> None:
    card.receive({"move": move, "turn": card.view["turn"], "response": response, **more})


def wrong(id: str = ID) -> str:
    return next(o.id for o in choice(id).options if not o.correct)


def right(id: str = ID) -> list[str]:
    return sorted(choice(id).right)


def some_answer(card: Card) -> list[Any] | float:
    """An answer of the form that the card asks for."""
    ids = [option["id"] for option in card.view["options"]]
    match card.view["control"]:
        case "radio" | "checkbox" | "hotspot":
            return ids[:1]
        case "order":
            return ids
        case "sort":
            return [[id, card.view["groups"][0]["id"]] for id in ids]
        case _:
            return 1.0


def state(card: Card) -> dict[str, Any]:
    return {name: value for name, value in card.view.items() if name not in ("given", "notice")}


def test_an_answer_is_on_disk_before_its_feedback_is_shown(folder: Path) -> None:
    card = lesson.question(ID)
    lines: list[int] = []
    card.observe(
        lambda _: lines.append(len((folder / f"{session().record.learner}.jsonl").read_text().splitlines())), "view"
    )
    press(card, "check", [wrong()])
    assert lines == [1]


@pytest.mark.parametrize("moves", [[False], [True], [False, "retry", False, "show"], [False, "retry", True]], ids=str)
def test_a_killed_kernel_finds_the_card_as_it_was(moves: list[Any]) -> None:
    card = lesson.question(ID)
    for move in moves:
        if isinstance(move, bool):
            press(card, "check", right() if move else [wrong()])
        else:
            press(card, move)
    restart()
    again = lesson.question(ID)
    assert state(again) == state(card)
    assert again.view["given"]


@pytest.mark.parametrize("id", KINDS.values(), ids=KINDS)
def test_every_type_comes_back_with_its_response(id: str) -> None:
    question = shipped().question(id)
    responses: dict[str, Any] = {
        "number": getattr(question, "low", None),
        "sort": {item.id: item.group for item in getattr(question, "options", []) if hasattr(item, "group")},
        "order": [step.id for step in getattr(question, "options", [])],
    }
    card = lesson.question(id)
    press(card, "check", responses.get(card.view["control"], [o.id for o in getattr(question, "options", [])][:1]))
    assert card.view["turn"] != "0asking"
    restart()
    assert state(lesson.question(id)) == state(card)


def test_a_fact_check_comes_back() -> None:
    card = lesson.fact_check("C20")
    press(card, "check", [card.view["options"][0]["id"]])
    restart()
    assert state(lesson.fact_check("C20")) == state(card)


def test_answers_before_the_lesson_are_saved_with_how_sure_and_say_nothing(folder: Path) -> None:
    (card, *_) = lesson.before_questions().children
    press(card, "check", [card.view["options"][0]["id"]], confidence=3, seconds=8.42)
    assert card.view["status"]["html"].startswith("<p class='milia-says'>Saved")
    line = json.loads(next(folder.glob("*.jsonl")).read_text())
    assert (line["phase"], line["confidence"], line["seconds"], line["attempt"]) == ("pre", 3, 8.4, 1)
    restart()
    (again, *_) = lesson.before_questions().children
    assert state(again) == state(card)
    assert again.view["sure"] == {"asked": True, "chosen": 3}


@pytest.mark.parametrize("nonsense", ["3", 4, 0, True, None, 2.5, [3], {}])
def test_a_confidence_that_makes_no_sense_is_not_kept(nonsense: Any, folder: Path) -> None:
    (card, *_) = lesson.before_questions().children
    press(card, "check", [card.view["options"][0]["id"]], confidence=nonsense, seconds=nonsense)
    line = json.loads(next(folder.glob("*.jsonl")).read_text())
    assert "confidence" not in line


@pytest.mark.parametrize("asked", [lesson.before_questions, lesson.after_questions])
def test_the_sets_offer_no_hint_and_take_none(asked: Any) -> None:
    (card, *_) = asked().children
    seen = dict(card.view)
    assert "hint" not in [button["move"] for button in seen["buttons"]]
    press(card, "hint")
    assert card.view == seen


def test_the_form_stands_on_record_and_somebody_elses_cards_take_no_answer(folder: Path) -> None:
    here = session()
    here.switch("learner-0")
    forms = {lesson._first()}
    names = iter(f"learner-{n}" for n in range(1, 99))
    box, after = lesson.before_questions(), lesson.after_questions()
    old = box.children
    while len(forms) < 2:
        here.switch(next(names))
        forms.add(lesson._first())
    assert {card.view["id"] for card in box.children} == {card.question.id for card in after_files(lesson._first())}
    assert not {card.view["id"] for card in box.children} & {card.view["id"] for card in after.children}
    for card in (old[0], box.children[0], after.children[0]):
        press(card, "check", [card.view["options"][0]["id"]])
    lines = [json.loads(line) for line in (folder / f"{here.record.learner}.jsonl").read_text().splitlines()]
    first = lesson._first()
    assert [(line["phase"], line["form"]) for line in lines] == [("pre", first), ("post", "AB".replace(first, ""))]
    restart().switch(here.record.learner)
    assert lesson._first() == first


def after_files(first: str) -> list[Card]:
    """The cards of the form ``first`` as a set before the lesson."""
    file = {"A": "00_before", "B": "07_after"}[first]
    return [Card(question, shipped()) for question in shipped().questions_in(file)]


def test_running_a_cell_again_asks_nothing_twice() -> None:
    card = lesson.question(ID)
    press(card, "check", right())
    assert state(lesson.question(ID)) == state(card)
    assert len(session().record.events) == 1


def test_starting_a_card_again_keeps_its_history() -> None:
    card = lesson.question(ID)
    press(card, "check", right())
    press(card, "restart")
    restart()
    again = lesson.question(ID)
    assert again.view["turn"] == "0asking"
    press(again, "check", [wrong()])
    answers = session().history.answers(ID, "lesson")
    assert [(event.correct, event.attempt) for event in answers] == [(True, 1), (False, 2)]


def test_starting_a_section_again_empties_its_cards_and_no_others() -> None:
    part = lesson._parts()[2]
    head = lesson.start(part.name)
    mine = lesson.question(next(entry.item for entry in part.entries if not entry.item.startswith("C")))
    other = lesson.question(next(entry.item for entry in lesson._parts()[1].entries if not entry.item.startswith("C")))
    for card in (mine, other):
        press(card, "check", some_answer(card))
    answered = [card.view["turn"] for card in (mine, other)]
    assert "0asking" not in answered
    head.receive({"move": "again"})
    assert mine.view["turn"] == "0asking"
    assert other.view["turn"] == answered[1]
    assert session().history.answers(mine.question.id, "lesson")


def test_an_edited_question_is_asked_anew_and_says_so(folder: Path) -> None:
    press(lesson.question(ID), "check", right())
    path = next(folder.glob("*.jsonl"))
    path.write_text(path.read_text().replace('"version":"', '"version":"0'))
    restart()
    card = lesson.question(ID)
    assert card.view["turn"] == "0asking"
    assert card.view["outdated"]
    press(card, "check", right())
    assert card.view["outdated"] == ""


def test_another_notebooks_answers_are_seen() -> None:
    here = session()
    other = Session(Record(here.record.folder, here.record.learner))
    card = other.deal(Card, shipped().question(ID), shipped(), "lesson")
    press(card, "check", right())
    assert state(lesson.question(ID)) == state(card)


def test_two_kernels_answering_in_turn_count_each_answer_once() -> None:
    here = session()
    kernels = [here, Session(Record(here.record.folder, here.record.learner))]
    for n in range(50):
        for kernel in kernels:
            card = kernel.deal(Card, shipped().question(ID), shipped(), "lesson")
            press(card, "restart")
            press(card, "check", right() if n % 2 else [wrong()])
    assert len(here.history.answers(ID, "lesson")) == 100
    assert [event.attempt for event in here.history.answers(ID, "lesson")] == list(range(1, 101))


def test_the_head_says_how_far_one_is() -> None:
    part = lesson._parts()[2]
    head = lesson.start(part.name)
    assert head.view["words"].startswith(f"0 of {len(part.entries)} cards done")
    id = next(
        e.item for e in part.entries if e.item in shipped().questions and hasattr(shipped().question(e.item), "right")
    )
    press(lesson.question(id), "check", right(id))
    assert head.view["words"].startswith(f"1 of {len(part.entries)} cards done")
    assert [event.event for event in session().record.events] == ["started", "answered"]


def test_if_answers_cannot_be_kept_it_is_said_once_and_they_can_be_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    head, card, other = lesson.start("02_what_milia_are"), lesson.question(ID), lesson.question("first-look")

    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr("widgets.record.record.os.open", refuse)
        press(card, "check", right())
        assert "Read-only file system" in card.view["notice"]
        assert "Read-only file system" in head.view["problem"]
        assert card.view["turn"] == "1solved", "the lesson goes on"
        press(other, "check", right("first-look"))
        assert other.view["notice"] == ""
        sent: list[dict[str, Any]] = []
        box = lesson.your_answers()
        patch.setattr(box, "send", sent.append)
        box.receive({"move": "download"})
        assert sent[0]["text"].count('"event":"answered"') == 2
    press(other, "restart")
    assert head.view["problem"] == ""
    assert (
        len(Record(session().record.folder, session().record.learner).events) == 4
    )  # started, two answers, a new start


# ---- whose answers they are


def box() -> Answers:
    return lesson.your_answers()


def test_somebody_else_can_learn_and_the_first_finds_everything_again() -> None:
    card, mine = lesson.question(ID), session().record.learner
    press(card, "check", right())
    box().receive({"move": "switch", "name": "Bo"})
    assert session().record.learner == "bo"
    assert card.view["turn"] == "0asking"
    press(card, "check", [wrong()])
    box().receive({"move": "switch", "name": mine})
    assert card.view["turn"] == "1solved"
    restart()
    assert session().record.learner == mine
    assert Learners(session().record.folder).all() == sorted(["bo", mine])


@pytest.mark.parametrize("name", ["", "../..", "😀"])
def test_a_name_that_cannot_be_kept_is_refused_and_nobody_changes(name: str) -> None:
    mine, shown = session().record.learner, box()
    shown.receive({"move": "switch", "name": name})
    assert "Type another" in shown.view["message"]
    assert session().record.learner == mine


def test_answers_taken_to_another_machine_go_on_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press(lesson.question(ID), "check", right())
    text, learner = session().record.whole().decode(), session().record.learner
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "elsewhere"))
    restart()
    card, shown = lesson.question(ID), box()
    shown.receive({"move": "take-in", "text": text})
    assert session().record.learner == learner
    assert card.view["turn"] == "1solved"
    assert "1 event was added" in shown.view["message"]
    shown.receive({"move": "take-in", "text": "nothing of ours"})
    assert "No answers" in shown.view["message"]


def test_a_file_is_taken_in_as_the_bytes_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press(lesson.question(ID), "check", right())
    text, learner = session().record.whole().decode(), session().record.learner
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "elsewhere"))
    restart()
    shown = box()
    shown.answer({"move": "take-in"}, [memoryview(gzip.compress(b"\xff\xfe" + text.encode("utf-16-le")))])
    assert session().record.learner == learner
    assert "1 event was added" in shown.view["message"]


def test_a_conflict_copy_is_told_and_taken_in_only_when_asked(folder: Path) -> None:
    card, shown = lesson.question(ID), box()
    press(card, "check", right())
    learner = session().record.learner
    copy = folder / f"{learner} (conflicted copy).jsonl"
    copy.write_text(session().record.whole().decode().replace('"id":"', '"id":"other').replace(ID, "first-look"))
    session().tell()
    (told,) = shown.view["copies"]
    assert told["name"] == copy.name
    assert "1 event of yours" in told["words"]
    assert len(session().record.events) == 1, "nothing is taken in unasked"
    assert learner not in shown.view["others"]
    shown.receive({"move": "take-copy", "name": "../" + copy.name})
    assert len(session().record.events) == 1
    shown.receive({"move": "take-copy", "name": copy.name})
    assert [event.item for event in session().record.events] == [ID, "first-look"]
    assert shown.view["copies"] == []


def test_answers_can_be_handed_in_where_a_class_folder_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press(lesson.question(ID), "check", right())
    assert box().view["class"] == ""
    folder = tmp_path / "class"
    folder.mkdir()
    monkeypatch.setenv("MILIA_LESSON_CLASS", str(folder))
    shown = box()
    shown.receive({"move": "hand-in"})
    assert "Handed in" in shown.view["message"]
    (copy,) = folder.glob("*.jsonl")
    assert copy.read_bytes() == session().record.whole()
    monkeypatch.setenv("MILIA_LESSON_CLASS", str(tmp_path / "gone"))
    shown.receive({"move": "hand-in"})
    assert "Not handed in" in shown.view["message"]


def test_starting_all_again_empties_everything_and_deletes_nothing() -> None:
    cards = [lesson.question(ID), lesson.question("first-look")]
    for card in cards:
        press(card, "check", right(card.question.id))
    box().receive({"move": "again"})
    assert [card.view["turn"] for card in cards] == ["0asking", "0asking"]
    assert sum(event.event == "answered" for event in session().record.events) == 2


@pytest.mark.parametrize("message", [None, [], {}, {"move": "x"}, {"move": "take-in"}, {"move": "switch"}, {"move": 7}])
def test_messages_that_make_no_sense_do_no_harm(message: Any) -> None:
    mine = session().record.learner
    box().receive(message)
    assert session().record.learner == mine
    assert session().record.events == []


# ---- review and summary


def test_review_asks_what_is_due_and_shows_what_was_answered_in_it_today(folder: Path) -> None:
    press(lesson.question(ID), "check", [wrong()])
    path = next(folder.glob("*.jsonl"))
    path.write_text(path.read_text().replace('"time":"20', '"time":"19'))  # a century ago
    restart()
    (card,) = lesson.review().children
    assert card.view["id"] == ID
    assert card.view["turn"] == "0asking"
    press(card, "check", right())
    restart()
    (again,) = lesson.review().children
    assert state(again) == state(card)
    assert session().history.answers(ID, "review")[0].correct


def test_the_summary_stands_alone_and_says_what_was_missed() -> None:
    press(lesson.question(ID), "check", [wrong()])
    page = lesson.summary().make()
    assert page.startswith("<!DOCTYPE html>")
    assert "src=" not in page
    assert "href=" not in page
    assert "no certificate" in page
    assert page.count("<h2>") == 5
    for objective in shipped().objectives.values():
        assert objective.text in page
