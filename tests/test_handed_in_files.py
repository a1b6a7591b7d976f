"""Handed-in files: however they are called, marked, encoded or packed, what is sound counts, once, for its learner."""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up_records import line, write
from widgets import cli
from widgets.classroom.findings import Findings, findings
from widgets.classroom.records import read_folder
from widgets.classroom.report import class_report
from widgets.content import shipped
from widgets.record import Event, Learners, NameRefused, Record, copies_beside, files_in, named, read
from widgets.record.handed import DEEPEST, MOST_BYTES

NAMES = ("ada", "李雷", "ليلى", "ਗੁਰੂ", "josé")  # Gurmukhi letters hold the byte of a line end in UTF-16


def rows(learner: str = "ada", count: int = 3) -> str:
    return "".join(
        json.dumps(line(learner, f"q{n}", n % 2 == 0, n, id=f"{learner}-{n}"), ensure_ascii=False) + "\n"
        for n in range(count)
    )


def items(path: Path) -> list[str]:
    return [event.item for event in read(path).events]


# ---- names and endings

ENDINGS = [
    "a.jsonl", "a.jsonl.txt", "a.json", "a.jsonl.json", "document", "a.jsonl (1)", "a (1).jsonl", "a.JSONL", "a.txt",
    "a.jsonl.download", "lovelaceada_LATE_123_456_a-1.jsonl", "Ada Lovelace - a.jsonl",
]  # fmt: skip


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("packed", [False, True])
def test_what_a_file_holds_decides_and_not_its_name(tmp_path: Path, name: str, packed: bool) -> None:
    data = rows().encode()
    (tmp_path / (name + ".gz" * packed)).write_bytes(gzip.compress(data) if packed else data)
    records = read_folder(tmp_path)
    assert records.learners == ["ada"]
    assert len(records.answers) == 3
    assert records.other_files == []
    assert [file.passed_over for file in records.files] == [[]]


@pytest.mark.parametrize("name", ["notes.txt", "report.csv", "a.ipynb", "picture.png", "x.docx"])
def test_what_is_no_record_is_left_alone_and_said(tmp_path: Path, name: str) -> None:
    write(tmp_path, "ada", [line("ada", "q", True)])
    (tmp_path / name).write_text('{"cells": [{"source": "\\"learner\\" \\"event\\""}]}\n' * 3)
    assert read_folder(tmp_path).other_files == [name]


# ---- marks and encodings

CODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16 LE with a mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with a mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "Windows' line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macs' line ends": lambda text: text.replace("\n", "\r").encode(),
    "no last line end": lambda text: text.rstrip("\n").encode(),
    "NUL bytes at the end": lambda text: text.encode() + b"\x00" * 4096,
    "NUL bytes within": lambda text: text.replace("\n", "\n" + "\x00" * 512, 1).encode(),
    "a mark on each line": lambda text: "".join("\ufeff" + row + "\n" for row in text.splitlines()).encode(),
    "UTF-16 LE, Windows' line ends": lambda text: b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"),
    "gzip within gzip": lambda text: gzip.compress(gzip.compress(text.encode())),
}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("learner", NAMES)
def test_marks_and_encodings_change_nothing(tmp_path: Path, coding: str, learner: str) -> None:
    path = tmp_path / "handed.jsonl"
    path.write_bytes(CODINGS[coding](rows(learner)))
    reading = read(path)
    assert [(e.learner, e.item) for e in reading.events] == [(learner, f"q{n}") for n in range(3)]
    assert reading.passed_over == []
    assert read_folder(tmp_path).learners == [learner]


@pytest.mark.parametrize("coding", [c for c in CODINGS if "gzip" not in c])
def test_ones_own_record_can_be_saved_by_another_program_and_goes_on(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "ada.jsonl"
    path.write_bytes(CODINGS[coding](rows()))
    record = Record(tmp_path, "ada")
    assert [event.item for event in record.events] == ["q0", "q1", "q2"]
    record.append("answered", item="later")
    assert [e.item for e in Record(tmp_path, "ada").events] == ["q0", "q1", "q2", "later"]
    assert items(path) == ["q0", "q1", "q2", "later"]


@given(st.integers(0, 5), st.binary(max_size=60).filter(lambda noise: b"\n" not in noise and b"\r" not in noise))
def test_one_broken_line_takes_no_other_with_it(
    tmp_path_factory: pytest.TempPathFactory, place: int, noise: bytes
) -> None:
    lines = rows(count=5).encode().splitlines()
    lines.insert(place, b"#" + noise)
    path = tmp_path_factory.getbasetemp() / "broken.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    reading = read(path)
    assert [e.item for e in reading.events] == [f"q{n}" for n in range(5)]
    assert [over.line for over in reading.passed_over] == [place + 1]


# ---- times at the calendar's ends

TIMES = [
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00",
    "2026-12-31T23:59:60Z", "2016-12-31T23:59:60.5Z", "2026-11-25T08:00:00+14:00", "2026-11-25T08:00:00-12:00",
]  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
def test_times_at_the_calendars_ends_are_read_and_lead_nowhere(tmp_path: Path, time: str) -> None:
    write(tmp_path, "ada", [line("ada", "q", True, time=time, id="x"), line("ada", "r", True, id="y")])
    record = Record(tmp_path, "ada")
    assert len(record.events) == 2
    assert Record.take_in(tmp_path / "other", record.whole()).new == 2
    record.append("answered", item="s")
    for hours in (-12, 14):
        assert [e.time.astimezone(timezone(timedelta(hours=hours))) for e in record.events]
    assert class_report(tmp_path).html()


# ---- archives


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


PLATFORMS = {
    "Moodle": "{0} Lovelace_4711_assignsubmission_file_/{0}.jsonl",
    "Moodle, flat": "{0} Lovelace_4711_assignsubmission_file_{0}.jsonl",
    "Canvas": "lovelace{0}_LATE_12_345_{0}-1.jsonl",
    "Classroom": "Review/{0} Lovelace - {0}.jsonl.txt",
    "Teams": "Submitted files/{0} Lovelace/Review/Version 2/{0}.jsonl",
}


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("where", ["the zip", "a folder", "a zip in a zip"])
def test_a_platforms_zip_is_read(tmp_path: Path, platform: str, where: str) -> None:
    data = packed({PLATFORMS[platform].format(who): rows(who).encode() for who in ("ada", "bo")})
    folder = tmp_path / "class"
    folder.mkdir()
    path = folder / "submissions.zip"
    path.write_bytes(packed({"more/inner.zip": data}) if where == "a zip in a zip" else data)
    records = read_folder(folder if where == "a folder" else path)
    assert sorted(records.learners) == ["ada", "bo"]
    assert len(records.answers) == 6
    assert not any(file.passed_over for file in records.files)


def test_the_command_takes_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "class.zip"
    path.write_bytes(packed({"x/ada.jsonl": rows().encode(), "__MACOSX/x/._ada.jsonl": b"\x00\x05"}))
    assert cli.main(["report", str(path), "--out", str(tmp_path / "r.html")]) == 0
    assert "Report:" in capsys.readouterr().out


def locked() -> bytes:
    """An archive whose only file is marked as locked by a password."""
    data = bytearray(packed({"ada.jsonl": rows().encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place : place + 2] = struct.pack("<H", 1)
    return bytes(data)


def deep(levels: int) -> bytes:
    data = packed({"ada.jsonl": rows().encode()})
    for n in range(levels):
        data = packed({f"level{n}.zip": data})
    return data


def test_what_cannot_be_read_in_an_archive_is_said_and_the_rest_counts(tmp_path: Path) -> None:
    write(tmp_path, "bo", [line("bo", "q", True)])
    bomb = packed({"bomb.jsonl": b"\x00" * (MOST_BYTES + 1), "cy.jsonl": rows("cy").encode()})
    bad = {"locked.zip": locked(), "deep.zip": deep(DEEPEST), "bomb.zip": bomb, "torn.zip": bomb[:-40]}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b'{"learner" "event"' + b"\x00" * MOST_BYTES))
    records = read_folder(tmp_path)
    assert sorted(records.learners) == ["bo", "cy"]
    said = {file.name: str(file.passed_over[0]) for file in records.files if file.passed_over}
    assert "password" in said["locked.zip/ada.jsonl"]
    assert any(name.startswith("deep.zip/") and "too many archives" in why for name, why in said.items())
    assert "more than any record" in said["bomb.zip/bomb.jsonl"]
    assert "more than any record" in said["bomb.gz"]
    assert "torn.zip" in said


def test_nothing_of_an_archive_is_written_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "class"
    folder.mkdir(parents=True)
    (folder / "x.zip").write_bytes(packed({"../../evil.jsonl": rows().encode(), "/evil.jsonl": rows("bo").encode()}))
    before = sorted(tmp_path.rglob("*"))
    records = read_folder(folder)
    assert sorted(tmp_path.rglob("*")) == before
    assert sorted(records.learners) == ["ada", "bo"]
    assert all("leads out of the archive" in str(file.passed_over[0]) for file in records.files)


def test_a_gzip_that_was_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    data = gzip.compress(rows(count=2000).encode())
    (tmp_path / "ada.jsonl.gz").write_bytes(data[: len(data) // 2])
    (file,) = files_in(tmp_path)
    assert 100 < len(file.reading.events) < 2000
    assert [e.item for e in file.reading.events] == [f"q{n}" for n in range(len(file.reading.events))]


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    write(tmp_path, "ada", [line("ada", "q", True)])
    (tmp_path / "gone.jsonl").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipe.jsonl")
    os.mkfifo(tmp_path / "pipe")
    records = read_folder(tmp_path)
    assert {file.name for file in records.files if file.passed_over} == {"gone.jsonl", "folder.jsonl", "pipe.jsonl"}
    assert records.other_files == ["pipe"]


# ---- said at the top


def top_of(found: Findings) -> str:
    from widgets.classroom.parts.top import top

    return top(found, "A class")


def test_what_was_passed_over_is_said_at_the_top(tmp_path: Path) -> None:
    write(tmp_path, "ada", [line("ada", "q", True, id="1")])
    assert "Before you read on" not in top_of(findings(tmp_path, shipped()))
    (tmp_path / "ada (1).jsonl").write_text("broken\n" + json.dumps(line("ada", "r", True, 5, id="2")) + "\n")
    write(tmp_path, "bo", [line("bo", "q", True, time="2099-01-01T00:00:00Z")])
    (tmp_path / "picture.png").write_bytes(b"x")
    said = top_of(findings(tmp_path, shipped()))
    for words in ("Not read whole", "ada (1).jsonl", "In several files", "Dated in the future", "bo", "picture.png"):
        assert words in said


# ---- copies beside one's own record, and names

CONFLICTS = [
    "ada (conflicted copy 2026-11-25).jsonl", "ada-DESKTOP-AB12.jsonl", "ada-desktop-ab12.jsonl", "ada 2.jsonl",
    "ada.sync-conflict-20261125-101112-ABCDEFG.jsonl", "ada (1).jsonl", "ada.jsonl.bak", "renamed.jsonl",
]  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_copy_is_told_taken_in_once_and_is_no_learner(tmp_path: Path, name: str) -> None:
    (tmp_path / "ada.jsonl").write_text(rows(count=3))
    other = [*rows().splitlines(keepends=True)[:2], json.dumps(line("ada", "there", True, 60, id="t")) + "\n"]
    (tmp_path / name).write_text("".join(other))
    (tmp_path / "bo.jsonl").write_text(rows("bo"))
    record = Record(tmp_path, "ada")
    assert [(copy.name, copy.new) for copy in copies_beside(record)] == [(name, 1)]
    assert Learners(tmp_path).all() == ["ada", "bo"]
    before = (tmp_path / name).read_bytes()
    assert Record.take_in(tmp_path, before).new == 1
    assert copies_beside(record) == []
    assert [e.item for e in record.events] == ["q0", "q1", "q2", "there"]
    assert (tmp_path / name).read_bytes() == before, "only the record is added to"


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_the_list_offers_just_the_names_that_are_accepted(
    tmp_path_factory: pytest.TempPathFactory, stems: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("names")
    for stem in stems:
        try:
            (folder / f"{stem}.jsonl").write_bytes(b"")
        except (OSError, ValueError):  # no name of a file
            continue
    (folder / "folder.jsonl").mkdir(exist_ok=True)
    (folder / "dangling.jsonl").symlink_to(folder / "nowhere")
    learners = Learners(folder)
    for name in learners.all():
        assert learners.choose(name) == name == learners.current()
    sound = {path.stem for path in folder.glob("*.jsonl") if path.is_file() and _is_sound(path.stem)}
    assert set(learners.all()) == sound


def _is_sound(stem: str) -> bool:
    try:
        return named(stem) == stem
    except NameRefused:
        return False


def test_an_event_without_an_id_that_stands_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "ada", [line("ada", "q", True)] * 2)
    assert len(Record(tmp_path, "ada").events) == 1
    assert len(read_folder(tmp_path).first_answers()) == 1


def test_others_events_in_ones_file_count_for_nobody_here_and_are_told(tmp_path: Path) -> None:
    write(tmp_path, "ada", [line("ada", "q", True), line("bo", "q", True)])
    record = Record(tmp_path, "ada")
    assert [event.learner for event in record.events] == ["ada"]
    assert record.strangers == {"bo"}
    assert isinstance(record.events[0], Event)
