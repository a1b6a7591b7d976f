"""One door to the record: cards, tables and practice of a page are the same learner's; a view writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import choice
from widgets.classroom.findings import findings
from widgets.classroom.made_up import made_up_class
from widgets.content import shipped
from widgets.practice_record import answers_in, mine
from widgets.practice_tables import practised as table_of
from widgets.record import Event, Learners, Record, current, read
from widgets.record.current import become
from widgets.ui import lesson
from widgets.ui.card import Card
from widgets.ui.practice import Practice
from widgets.ui.session import session

ID = "what-fills-a-milium"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "records"))
    session.cache_clear()
    yield tmp_path / "records"
    session.cache_clear()


def practise(cases: int) -> Practice:
    card = Practice(session(), shipped())
    for n in range(cases):
        offered = card.session.stage.offered
        right = card.session.stage.right(card.session.case)
        value = right if n % 3 else next(iter(a for a in sorted(offered) if a != right))
        card.receive({"move": "check", "turn": card.turn, "value": value, "seconds": 2.5})
        card.receive({"move": "next", "turn": card.turn})
    return card


def press(card: Card, move: str, response: Any = None) -> None:
    card.receive({"move": move, "turn": card.view["turn"], "response": response})


def test_the_tables_are_of_who_learns_on_this_page_whoever_another_page_lets_learn(folder: Path) -> None:
    practise(3)
    mine_before = session().record.learner
    Learners(folder).choose("bo")  # another notebook
    practise(1)
    assert len(table_of()) == 4
    assert mine().learner == current().learner == session().record.learner == mine_before
    session().switch("cy")
    assert table_of().empty
    assert mine().learner == "cy"


def test_where_nothing_can_be_written_there_is_one_learner_and_the_tables_hold_their_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("widgets.record.record.os.open", refuse)
    monkeypatch.setattr("widgets.record.learners.make_private", refuse)
    practise(2)
    assert {mine().learner for _ in range(3)} == {session().record.learner}
    assert len(table_of()) == 2


def test_looking_at_a_page_writes_nothing(folder: Path) -> None:
    part = lesson._parts()[2]
    head = lesson.start(part.name)
    pieces = [head, lesson.your_answers(), lesson.my_progress(), lesson.due_today(), lesson.question(ID)]
    before = session().record.whole()
    for _ in range(3):
        for piece in pieces:
            for look in ("seen", "renew"):
                if look == "seen" and hasattr(piece, "seen"):
                    piece.seen()
        session().tell()
    assert session().record.whole() == before
    assert [event.event for event in session().record.events] == ["started"]


def test_a_part_is_noted_as_finished_once_after_the_move_that_finished_it() -> None:
    part = next(p for p in lesson._parts() if p.entries and all(e.item in shipped().questions for e in p.entries[:1]))
    small = part._replace(
        entries=[e for e in part.entries if e.item in shipped().questions and e.phase == "lesson"][:1]
    )
    session().begin_part(lambda: small)
    session().begin_part(lambda: small)
    (entry,) = small.entries
    card = session().deal(Card, shipped().question(entry.item), shipped(), "lesson")
    question = card.question
    right: Any = sorted(question.right) if hasattr(question, "right") else getattr(question, "low", None)
    press(card, "check", right)
    for _ in range(2):
        session().tell()
    names = [event.event for event in session().record.events]
    assert names == ["started", "answered", "finished"]


def test_only_kept_moves_are_told_and_a_renewal_once() -> None:
    cards = [lesson.question(ID), lesson.question("first-look")]
    told: list[str] = []
    session().watch("count", lambda: told.append("told"))
    told.clear()
    press(cards[0], "hint")
    assert told == []
    wrong = next(o.id for o in choice(ID).options if not o.correct)
    press(cards[0], "check", [wrong])
    assert told == ["told"]
    press(cards[0], "retry")
    assert told == ["told"]
    session().start_again([(ID, "lesson"), ("first-look", "lesson")])
    assert told == ["told"] * 2
    session().switch("bo")
    assert told == ["told"] * 3


def test_what_is_told_is_told_after_it_can_be_read() -> None:
    card, seen = lesson.question(ID), []
    session().watch("look", lambda: seen.append((card.view["turn"], len(session().history.answers(ID, "lesson")))))
    press(card, "check", sorted(choice(ID).right))
    assert seen[-1] == ("1solved", 1)


def test_an_event_without_an_id_counts_once_in_the_page_too(folder: Path) -> None:
    record = session().record
    event = Event(time=record.clock(), learner=record.learner, event="answered", phase="lesson", item=ID, correct=True)
    folder.mkdir(exist_ok=True)
    with record.path.open("ab") as file:
        file.write(event.line())
    assert len(session().history.answers(ID, "lesson")) == 1
    assert len(session().history.answers(ID, "lesson")) == 1
    with record.path.open("ab") as file:
        file.write(event.line())
    assert len(session().history.answers(ID, "lesson")) == 1


# ---- from practice to the report


def test_ten_cases_practised_stand_in_the_report_as_they_were_answered(folder: Path) -> None:
    card = practise(10)
    found = findings(folder, shipped())
    (learner,) = found.learners
    right = sum(a.score == 1 for a in card.session.given)
    assert (learner.name, learner.practised) == (session().record.learner, (right, 10))
    assert found.practised == 10
    assert {group.key for group in found.lesions} == {a.lesion for a in card.session.given}
    assert sum(group.answers for group in found.tones) == 10
    assert not [file for file in found.records.files if file.passed_over]


def test_a_made_up_class_says_what_the_lesson_would_say(tmp_path: Path) -> None:
    """Its lines are events as the record writes them, and its practice can be read back as practice."""
    practise(1)
    (real,) = (e for e in session().record.events if e.phase == "practice")
    made, practised = made_up_class(tmp_path / "class", 5), 0
    for path in made.iterdir():
        events = read(path).events
        assert path.read_bytes() == b"".join(event.line() for event in events)
        practice = [e for e in events if e.phase == "practice"]
        assert len(answers_in(practice)) == len(practice)
        practised += len(practice)
        assert len({e.id for e in events}) == len(events)
        assert all(e.item for e in events)
        names = {
            k for k in ("lesion", "tone", "picture", "seconds", "score", "attempt") if getattr(real, k) is not None
        }
        assert all(
            {k for k in ("lesion", "tone", "picture", "seconds", "score", "attempt") if getattr(e, k) is not None}
            == names
            for e in practice
        )
        assert len(Record(path.parent, path.stem).events) == len(events)
    assert practised


def test_answers_that_could_not_be_written_outlive_a_change_of_learner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path))
    first = become(tmp_path, "a")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Record, "_write", full)
        first.append("answered", phase="lesson", item="x", correct=True)
        become(tmp_path, "b")
    back = become(tmp_path, "a")
    assert [e.item for e in back.events] == ["x"]
    assert back.save()
    assert [e.item for e in Record(tmp_path, "a").events] == ["x"]
