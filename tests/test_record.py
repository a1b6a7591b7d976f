"""The record: whatever happens to the file, nothing sound is lost and nothing counts twice."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NUMBER, ORDER, SORT, made_up, not_allowed
from widgets.content import shipped
from widgets.model import Question
from widgets.record import Event, Learners, NameRefused, Record, folder, named, read, version_of

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def answer(record: Record, item: str = "an-item", **fields: Any) -> Event:
    return record.append("answered", phase="lesson", item=item, response=["a"], correct=True, score=1.0, **fields)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "records", "brave-otter-417")


def test_a_line_is_what_the_contract_says(record: Record) -> None:
    record.clock = lambda: datetime(2026, 11, 22, 9, 30, 0, 123_000, tzinfo=UTC)
    answer(record, "what-fills-a-milium", version="3f9a", attempt=1, seconds=8.4)
    (line,) = record.path.read_text().splitlines()
    written = json.loads(line)
    assert written.pop("id")
    assert written == {
        "time": "2026-11-22T09:30:00.123Z", "learner": "brave-otter-417", "event": "answered", "phase": "lesson",
        "item": "what-fills-a-milium", "version": "3f9a", "response": ["a"], "correct": True, "score": 1.0,
        "attempt": 1, "seconds": 8.4,
    }  # fmt: skip


@pytest.mark.parametrize("response", [["a", "b"], {"row": "group"}, 2.5, "verdict"])
def test_whatever_was_answered_comes_back(record: Record, response: Any) -> None:
    record.append("answered", item="an-item", response=response, correct=False, score=0.0, confidence=3)
    (event,) = Record(record.folder, record.learner).events
    assert event.response == response
    assert (event.correct, event.score, event.confidence) == (False, 0.0, 3)


def test_files_are_private(record: Record) -> None:
    answer(record)
    assert stat.S_IMODE(record.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(record.folder.stat().st_mode) == 0o700


def test_a_last_line_cut_at_any_byte_takes_nothing_with_it(record: Record) -> None:
    for _ in range(3):
        answer(record)
    whole = record.path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(start, len(whole) + 1):
        record.path.write_bytes(whole[:cut])
        reading = read(record.path)
        complete = cut >= len(whole) - 1  # only the line end is missing
        assert len(reading.events) == (3 if complete else 2)
        assert len(reading.passed_over) == (0 if complete or cut == start else 1)
        again = Record(record.folder, record.learner)
        assert len(again.events) == (3 if complete else 2)
        answer(again)
        assert len(again.events) == len(read(record.path).events) == (4 if complete else 3)
        assert record.path.read_bytes().startswith(whole[:cut]), "what stood there was rewritten"


def test_a_line_that_is_still_being_written_counts_once(record: Record) -> None:
    line = answer(record).line()
    with record.path.open("ab") as file:
        file.write(line.replace(b'"id":"', b'"id":"x')[:40])
        file.flush()
        assert len(record.events) == 1
        assert [p.line for p in record.passed_over] == [2]
        file.write(line.replace(b'"id":"', b'"id":"x')[40:-1])
        file.flush()
        assert len(record.events) == 2
        file.write(b"\n")
        file.flush()
    assert len(record.events) == 2
    assert record.passed_over == []


FOREIGN = [
    b"", b"nonsense", b"{}", b"[]", b"null", b"\x00\xff\xfe", b"[" * 5000, b'{"time": 1e999}', "„".encode("utf-16"),
    b'{"time": "yesterday", "learner": "x", "event": "answered"}',
    b'{"time": "2026-11-22T09:30:00", "learner": "x", "event": "answered"}',
    b'{"time":"2026-11-22T09:30:00Z","learner":"brave-otter-417","event":"answered","score":"much"}',
]  # fmt: skip


@pytest.mark.parametrize("foreign", FOREIGN, ids=range(len(FOREIGN)))
def test_a_foreign_line_is_reported_and_passed_over(record: Record, foreign: bytes) -> None:
    answer(record)
    with record.path.open("ab") as file:
        file.write(foreign + b"\n")
    answer(record)
    assert len(record.events) == 2
    assert [p.line for p in record.passed_over] == ([2] if foreign else [])
    assert record.passed_over == read(record.path).passed_over


def test_a_newer_versions_lines_are_read_as_far_as_they_are_known(record: Record) -> None:
    newer = b'{"time":"2030-01-01T00:00:00.000000Z","learner":"brave-otter-417","event":"dreamt","mood":{"of":["x"]}}\n'
    record.folder.mkdir()
    record.path.write_bytes(newer)
    assert [e.event for e in record.events] == ["dreamt"]
    assert record.passed_over == []
    assert record.path.read_bytes() == newer


def test_random_bytes_break_nothing_and_lose_nothing_sound(record: Record) -> None:
    chance = random.Random(4)
    for _ in range(2000):
        sound = chance.randint(0, 3)
        lines = [Event(time=START, learner=record.learner, event="answered", id=f"{i}").line() for i in range(sound)]
        noise = [chance.randbytes(chance.randint(0, 60)).replace(b"\n", b"") + b"\n" for _ in range(3)]
        mixed = lines + noise
        chance.shuffle(mixed)
        record.folder.mkdir(exist_ok=True)
        record.path.write_bytes(b"".join(mixed) + chance.randbytes(chance.randint(0, 9)))
        assert len(read(record.path).events) == sound


@settings(max_examples=500)
@given(st.binary(max_size=2000))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.jsonl"
    path.write_bytes(noise)
    reading = read(path)
    assert all(isinstance(event, Event) for event in reading.events)


@pytest.mark.parametrize("kind", ["folder", "pipe", "nothing", "loop"])
def test_what_is_no_file_is_said_to_be_none(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "odd.jsonl"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    reading = read(path)
    assert reading.events == []
    assert len(reading.passed_over) == 1


def test_a_hundred_megabytes_do_no_harm(record: Record) -> None:
    answer(record)
    with record.path.open("ab") as file:
        file.write(b"x" * 100_000_000)
    answer(record)
    assert len(record.events) == 2
    assert [p.reason for p in record.passed_over] == ["longer than any event"]


def test_many_writers_at_once_lose_nothing(record: Record) -> None:
    """Five threads with records of their own, 20 answers each: 100 lines, each once."""
    others = [Record(record.folder, record.learner) for _ in range(5)]
    together = threading.Barrier(len(others))

    def write(one: Record) -> None:
        together.wait()
        for n in range(20):
            answer(one, f"item-{n}")

    threads = [threading.Thread(target=write, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(record.events) == 100
    assert len({event.id for event in record.events}) == 100
    assert record.passed_over == []
    assert all(len(one.events) == 100 for one in others)


KILLED = """
import sys
from pathlib import Path
from widgets.record import Record
record = Record(Path(sys.argv[1]), "brave-otter-417")
while True:
    print(record.append("answered", item="x").id, flush=True)
"""


def test_what_was_said_to_be_kept_survives_a_kill(record: Record) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(record.folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = [process.stdout.readline().strip() for _ in range(50)]
    process.kill()
    said += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.wait()
    process.stdout.close()
    kept = [event.id for event in record.events]
    assert kept[: len(said)] == said
    assert len(kept) == len(set(kept))


def test_times_do_not_run_back_with_the_clock(record: Record) -> None:
    for hours in (0, -48, 5, -1):
        record.clock = lambda hours=hours: START + timedelta(hours=hours)  # type: ignore[misc]
        answer(record)
    times = [event.time for event in record.events]
    assert times == sorted(times)
    assert len(set(times)) == 4


def test_the_zone_of_a_clock_does_not_matter(record: Record) -> None:
    for hours in (-11, 0, 5.75, 14):
        zone = timezone(timedelta(hours=hours))
        record.clock = lambda zone=zone: START.astimezone(zone)  # type: ignore[misc]
        answer(record)
    assert all(
        json.loads(line)["time"].startswith("2026-11-22T09:30:00.0") for line in record.path.read_text().splitlines()
    )


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_lost(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(record)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(
            "widgets.record.record.os.open", refuse
        )  # root may write everywhere, so the system is made to refuse
        answer(record)
        assert "Permission denied" in record.problem
        assert str(record.path) in record.problem
        assert len(record.events) == 2
        assert len(record.whole().splitlines()) == 2
    answer(record)
    assert record.problem == ""
    assert len(Record(record.folder, record.learner).events) == 3


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    """A real one: a file system of 64 kB in memory."""
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False, capture_output=True
    ).returncode:
        not_allowed("the right to mount a small file system")
    try:
        record = Record(small / "records", "brave-otter-417")
        answer(record)
        filler = small / "filler"
        with filler.open("wb") as file:
            try:
                while True:
                    os.write(file.fileno(), b"x" * 512)
            except OSError:
                pass
        long = "x" * 5000
        for _ in range(3):
            answer(record, long)
        assert "No space left" in record.problem
        assert len(record.events) == 4
        filler.unlink()
        answer(record)
        assert record.problem == ""
        assert len(record.events) == 5
        assert len(Record(record.folder, record.learner).events) == 5
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_line_that_stands_twice_counts_once(record: Record) -> None:
    answer(record)
    answer(record)
    record.path.write_bytes(record.path.read_bytes() * 2)
    assert len(Record(record.folder, record.learner).events) == 2


def test_a_deleted_record_is_gone_and_a_new_one_begins(record: Record) -> None:
    answer(record)
    record.path.unlink()
    assert record.events == []
    answer(record)
    assert len(record.events) == 1


# ---- who is learning


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada", "ada"), ("  Ada  Lovelace ", "ada-lovelace"), ("../../etc/passwd", "etc-passwd"), ("C:\\x", "c-x"),
        ("a\x00b", "a-b"), ("José", "josé"), ("李雷", "李雷"), ("ليلى", "ليلى"), ("con", "con-learner"),
        ("a" * 10_000, "a" * 48), ("-x-", "x"), ("😀 7", "7"),
    ],
)  # fmt: skip
def test_a_typed_name_becomes_a_safe_one(typed: str, kept: str) -> None:
    assert named(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "../..", "😀", "\x00", "///"])
def test_a_name_of_nothing_is_refused_with_a_remedy(typed: str) -> None:
    with pytest.raises(NameRefused, match="Type another"):
        named(typed)


@given(st.text(max_size=300))
def test_a_name_never_leaves_its_folder_and_is_kept_as_it_is(typed: str) -> None:
    try:
        name = named(typed)
    except NameRefused:
        return
    assert named(name) == name
    path = Path("/folder", f"{name}.jsonl")
    assert path.parent == Path("/folder")
    assert len(path.name.encode()) <= 255


def test_a_new_learner_gets_a_pseudonym_that_stays(tmp_path: Path) -> None:
    learners = Learners(tmp_path / "records")
    name = learners.current()
    assert len(name.split("-")) == 3
    assert Learners(learners.folder).current() == name
    assert learners.choose("Bo") == "bo"
    assert Learners(learners.folder).current() == "bo"


def test_two_kernels_that_start_together_agree_who_is_learning(tmp_path: Path) -> None:
    found: list[str] = []
    together = threading.Barrier(8)

    def ask() -> None:
        together.wait()
        found.append(Learners(tmp_path / "records").current())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1


NO_LINKS = [PermissionError(1, "not permitted"), OSError(95, "not supported"), AttributeError(), OSError(38, "no")]


@pytest.mark.parametrize("refusal", NO_LINKS, ids=repr)
def test_one_learner_where_a_disk_has_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """FAT, exFAT, most shares: imitated at the system call. A second page asks while the first one is writing."""
    found: list[str] = []
    second = threading.Thread(target=lambda: found.append(Learners(tmp_path / "records").current()))
    write = os.write

    def no_link(*args: object, **more: object) -> None:
        raise refusal

    def slow(handle: int, data: bytes) -> int:
        if not second.ident:
            second.start()
            second.join(0.05)
        return write(handle, data)

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "write", slow)
    first = Learners(tmp_path / "records").current()
    second.join()
    assert found == [first]
    assert Learners(tmp_path / "records").current() == first
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["who-is-learning.txt"]


@pytest.mark.parametrize("kept", ["pipe", "garbage", "empty"])
def test_what_names_nobody_is_replaced_by_somebody_new(tmp_path: Path, kept: str) -> None:
    place = tmp_path / "who-is-learning.txt"
    if kept == "pipe":
        os.mkfifo(place)
    else:
        place.write_bytes(b"\xff\x00 ---" if kept == "garbage" else b"")
    somebody = Learners(tmp_path).current()
    assert Learners(tmp_path).current() == somebody
    assert place.is_file()


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.setenv("MILIA_LESSON_RECORDS", "~/mine")
    assert folder() == Path.home() / "mine"
    monkeypatch.delenv("MILIA_LESSON_RECORDS")
    monkeypatch.chdir(tmp_path)
    assert folder().name == "records"
    assert folder().parent != tmp_path, "it must not depend on where the kernel was started"


# ---- taking it along

LINE = b'{"time":"2026-11-22T09:30:00Z","learner":"%s","event":"answered"}\n'


def test_a_record_taken_along_arrives_whole_and_never_twice(record: Record, tmp_path: Path) -> None:
    for n in range(5):
        answer(record, f"item-{n}")
    other = tmp_path / "elsewhere"
    first = Record.take_in(other, record.whole())
    assert (first.learner, first.new, first.refused) == (record.learner, 5, "")
    assert Record.take_in(other, record.whole()).new == 0
    answer(Record(other, record.learner), "added-there")
    back = Record.take_in(record.folder, Record(other, record.learner).whole())
    assert back.new == 1
    assert [e.item for e in record.events] == [e.item for e in Record(other, record.learner).events]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "No answers"), (b"%PDF-1.7", "No answers"), (b'{"cells": []}', "No answers"),
        (b"x" * 50_000_001, "too large"), (LINE % b"../x", "name in this file"), (LINE % b"a" + LINE % b"b", "several"),
    ],
    ids=["empty", "pdf", "notebook", "huge", "path", "two"],
)  # fmt: skip
def test_what_is_no_sound_record_is_refused_with_a_reason(tmp_path: Path, text: bytes, why: str) -> None:
    taken = Record.take_in(tmp_path / "records", text)
    assert why in taken.refused
    assert taken.new == 0
    assert not (tmp_path / "x.jsonl").exists()


# ---- versions


@pytest.mark.parametrize(
    "question", [made_up("single", ("b",)), made_up("multiple", ("a", "c")), ORDER, SORT, NUMBER], ids=lambda q: q.id
)
def test_a_version_changes_with_what_is_answered_to_and_with_nothing_else(question: Question) -> None:
    version = version_of(question)
    change = msgspec.structs.replace
    assert version_of(change(question, hint="another hint", sources=["ARTICLE"])) == version
    assert version_of(change(question, text=question.text + "!")) != version


def test_all_questions_have_versions_of_their_own() -> None:
    versions = [version_of(q) for q in shipped().questions.values()] + [
        version_of(c) for c in shipped().claims.values()
    ]
    assert len(set(versions)) == len(versions)
