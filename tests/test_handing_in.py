"""Handing in: the teacher gets all of it, nobody loses anything, and nobody reads another's."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import not_allowed
from widgets import cli
from widgets.record import CLASS_VARIABLE, NotHandedIn, Record, class_folder, hand_in, read
from widgets.record.handing_in import MOST_COPIES

LEARNER = "brave-otter-417"
ALICE, BOB, TEACHER, TEACHERS = 40_001, 40_002, 40_003, 40_004
"""Numbers of accounts and of a group; the system need not know their names."""


def answered(folder: Path, *items: str) -> Record:
    record = Record(folder, LEARNER)
    for item in items:
        record.append("answered", item=item, response=["a"], correct=True, score=1.0)
    return record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return answered(tmp_path / "records", "one", "two")


@pytest.fixture
def classroom(tmp_path: Path) -> Path:
    folder = tmp_path / "class"
    folder.mkdir(mode=0o755)
    return folder


def items(path: Path) -> list[str]:
    return [event.item for event in read(path).events]


def test_the_copy_is_the_whole_record(record: Record, classroom: Path) -> None:
    copy = hand_in(record, classroom)
    assert copy == classroom / f"{LEARNER}.jsonl"
    assert copy.read_bytes() == record.path.read_bytes()
    assert list(classroom.iterdir()) == [copy], "a draft was left behind"


def test_handing_in_again_replaces_the_earlier_copy_in_one_step(record: Record, classroom: Path) -> None:
    copy = hand_in(record, classroom)
    with copy.open("rb") as open_already:  # a report that is being made
        record.append("answered", item="three")
        assert hand_in(record, classroom) == copy
        assert open_already.read().count(b"\n") == 2
    assert items(copy) == ["one", "two", "three"]
    assert list(classroom.iterdir()) == [copy]


def test_answers_that_could_not_be_saved_are_handed_in_too(record: Record, classroom: Path) -> None:
    record._write = lambda lines: (_ for _ in ()).throw(OSError("full"))  # type: ignore[method-assign]
    record.append("answered", item="three")
    assert items(hand_in(record, classroom)) == ["one", "two", "three"]


def test_a_copy_that_holds_what_the_record_does_not_is_kept(
    record: Record, classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same pseudonym on two machines, or a record begun anew: both copies stay."""
    monkeypatch.setenv("LOGNAME", "alice")
    first = hand_in(answered(tmp_path / "at-home", "at-home"), classroom)
    second = hand_in(record, classroom)
    assert (first.name, second.name) == (f"{LEARNER}.jsonl", f"{LEARNER}.alice.jsonl")
    assert hand_in(record, classroom) == second, "handing in again must not heap up copies"
    assert (items(first), items(second)) == (["at-home"], ["one", "two"])


def test_copies_do_not_heap_up_without_end(classroom: Path, tmp_path: Path) -> None:
    for n in range(MOST_COPIES):
        hand_in(answered(tmp_path / str(n), str(n)), classroom)
    with pytest.raises(NotHandedIn, match="tell your teacher"):
        hand_in(answered(tmp_path / "more", "more"), classroom)
    assert len(list(classroom.iterdir())) == MOST_COPIES


@pytest.mark.parametrize(("folder", "copy"), [(0o755, 0o644), (0o3773, 0o640), (0o3733, 0o600), (0o700, 0o600)])
@pytest.mark.parametrize("umask", [0o022, 0o077, 0])
def test_who_may_list_the_folder_may_read_the_copy(
    record: Record, classroom: Path, folder: int, copy: int, umask: int
) -> None:
    classroom.chmod(folder)
    before = os.umask(umask)
    try:
        assert stat.S_IMODE(hand_in(record, classroom).stat().st_mode) == copy
    finally:
        os.umask(before)


@pytest.mark.parametrize("trick", ["link to a file", "link to nothing", "folder", "pipe"])
def test_what_is_no_file_is_left_alone(record: Record, classroom: Path, tmp_path: Path, trick: str) -> None:
    prey, name = tmp_path / "prey", classroom / f"{LEARNER}.jsonl"
    prey.write_bytes(record.whole())
    match trick:
        case "link to a file":
            name.symlink_to(prey)
        case "link to nothing":
            name.symlink_to(tmp_path / "nothing")
        case "folder":
            name.mkdir()
        case _:
            os.mkfifo(name)
    kind = stat.S_IFMT(name.lstat().st_mode)
    copy = hand_in(record, classroom)
    assert copy != name
    assert copy.read_bytes() == record.whole()
    assert stat.S_IFMT(name.lstat().st_mode) == kind
    assert not (tmp_path / "nothing").exists()


def test_faults_are_one_line_that_says_what_to_do(record: Record, classroom: Path, tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    faults = {
        "there is no such folder": tmp_path / "nowhere",
        "not a folder": tmp_path / "a-file",
        "kept in .* already": record.folder,
    }
    for words, folder in faults.items():
        with pytest.raises(NotHandedIn, match=words) as told:
            hand_in(record, folder)
        assert "\n" not in str(told.value)
        assert str(folder) in str(told.value)
    with pytest.raises(NotHandedIn, match="answered nothing yet"):
        hand_in(Record(tmp_path / "none", LEARNER), classroom)
    assert not list(classroom.iterdir())


# --- several accounts -------------------------------------------------------------------------------------------


@contextmanager
def account(user: int, group: int | None = None) -> Iterator[None]:
    """Be somebody else for a while."""
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(group or user)
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@pytest.fixture
def machine() -> Iterator[Path]:
    """A place where several accounts have folders of their own."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        not_allowed("the right to act for several accounts (root)")
    place = Path(tempfile.mkdtemp(prefix="accounts-"))
    place.chmod(0o755)
    for user in (ALICE, BOB):
        (place / str(user)).mkdir()
        os.chown(place / str(user), user, user)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def drop_off(machine: Path) -> Path:
    """A class folder as the guide says: all may put in, only the teachers may look."""
    folder = machine / "class"
    folder.mkdir()
    os.chown(folder, TEACHER, TEACHERS)
    folder.chmod(0o3773)
    return folder


def handed_in_by(user: int, machine: Path, folder: Path, *things: str) -> Path:
    with account(user):
        return hand_in(answered(machine / str(user) / "records", *things), folder)


def test_only_teachers_read_what_was_handed_in(machine: Path, drop_off: Path) -> None:
    alice = handed_in_by(ALICE, machine, drop_off, "alices")
    with account(TEACHER, TEACHERS):
        assert list(drop_off.iterdir()) == [alice]
        assert items(alice) == ["alices"]
    with account(BOB):
        with pytest.raises(PermissionError):
            list(drop_off.iterdir())
        with pytest.raises(PermissionError):
            alice.read_bytes()
        with pytest.raises(PermissionError):
            alice.unlink()
        with pytest.raises(PermissionError):
            (machine / str(ALICE) / "records" / alice.name).read_bytes()


@pytest.mark.parametrize("mode", [0o3773, 0o777], ids=["drop-off", "free for all"])
@pytest.mark.parametrize("first", ["alices", None], ids=["a record", "nothing in it"])
def test_two_accounts_with_one_pseudonym_both_hand_in(
    machine: Path, drop_off: Path, mode: int, first: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_off.chmod(mode)
    monkeypatch.setenv("LOGNAME", "bob")
    alice = drop_off / f"{LEARNER}.jsonl"
    if first:
        handed_in_by(ALICE, machine, drop_off, first)
    else:
        with account(ALICE):
            alice.touch()
    bob = handed_in_by(BOB, machine, drop_off, "bobs")
    assert bob.name == f"{LEARNER}.bob.jsonl"
    assert items(alice) == ([first] if first else [])
    assert alice.stat().st_uid == ALICE
    assert items(handed_in_by(BOB, machine, drop_off, "more")) == ["bobs", "more"]
    assert len(list(drop_off.iterdir())) == 2


def test_a_folder_that_may_not_be_written_says_so(machine: Path, drop_off: Path) -> None:
    drop_off.chmod(0o755)
    with pytest.raises(NotHandedIn, match="you may not write there; ask your teacher"):
        handed_in_by(ALICE, machine, drop_off, "alices")
    drop_off.chmod(0o700)
    with pytest.raises(NotHandedIn, match="you may not write there; ask your teacher"):
        handed_in_by(ALICE, machine, drop_off)


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture
def command(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(record.folder))
    monkeypatch.delenv(CLASS_VARIABLE, raising=False)
    (record.folder / "who-is-learning.txt").write_text(LEARNER)


@pytest.mark.usefixtures("command")
def test_the_command_hands_in(
    record: Record, classroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["hand-in", str(classroom)]) == 0
    copy = classroom / f"{LEARNER}.jsonl"
    assert capsys.readouterr().out == f"Handed in: {copy}\n"
    copy.unlink()
    monkeypatch.setenv(CLASS_VARIABLE, str(classroom))
    assert class_folder() == classroom
    assert cli.main(["hand-in"]) == 0
    assert copy.read_bytes() == record.whole()


@pytest.mark.usefixtures("command")
def test_the_command_says_what_is_wrong(
    tmp_path: Path, classroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["hand-in"]) == 2
    assert f"set {CLASS_VARIABLE}" in capsys.readouterr().err
    assert cli.main(["hand-in", str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err
    monkeypatch.setenv("MILIA_LESSON_RECORDS", str(tmp_path / "no-records"))
    assert cli.main(["hand-in", str(classroom)]) == 1
    assert capsys.readouterr().err == f"milia-lesson hand-in: no answers are kept in {tmp_path / 'no-records'} yet\n"
    assert not (tmp_path / "no-records").exists()
