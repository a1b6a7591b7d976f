"""Handing in: a copy of one's record in the folder of a class, and nothing else of anybody's touched."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from widgets.record.learners import NameRefused, named
from widgets.record.record import Record

CLASS_VARIABLE = "MILIA_LESSON_CLASS"

MOST_COPIES = 9
"""How many copies of one account may stand beside each other in a class folder."""


class NotHandedIn(Exception):
    """Nothing was handed in; the message says why and what to do."""


def class_folder() -> Path | None:
    """The folder that ``MILIA_LESSON_CLASS`` names (``~`` is the home folder), or None where there is no class."""
    wanted = os.environ.get(CLASS_VARIABLE, "").strip()
    return Path(wanted).expanduser().absolute() if wanted else None


def hand_in(record: Record, folder: Path) -> Path:
    """Copy the whole record into a class folder, as ``<learner>.jsonl``; returns the copy.

    Whoever may list the folder may read the copy, and its owner may change it; a folder with the setgid bit gives it
    the folder's group. Handing in again replaces one's own earlier copy, in one step. What is somebody else's, is no
    file or holds what the record does not is left alone: then the copy is called ``<learner>.<account>.jsonl``, and
    ``<learner>.<account>.2.jsonl`` and so on. Raises :class:`NotHandedIn`.
    """
    text = record.whole()
    if not text:
        raise NotHandedIn(f"Nothing was handed in: {record.learner} has answered nothing yet.")
    try:
        mode = _checked(record, folder)
        return _put(text, folder, mode, record.learner)
    except OSError as e:
        raise NotHandedIn(f"Nothing was handed in: {folder}: {_remedy(e)}.") from e


def _checked(record: Record, folder: Path) -> int:
    """The mode for a copy in this folder."""
    found = folder.stat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "is not a folder")
    if record.folder.exists() and folder.samefile(record.folder):
        raise NotHandedIn(f"Nothing needs handing in: your answers are kept in {folder} already.")
    return 0o600 | (found.st_mode & 0o044)


def _put(text: bytes, folder: Path, mode: int, learner: str) -> Path:
    draft = folder / f".{learner}.{secrets.token_hex(6)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            mine = os.fstat(handle).st_uid  # not the process's: some shares give every file one owner
            if os.name == "posix":
                with contextlib.suppress(OSError):  # a file system without modes
                    os.fchmod(handle, mode)
            file.write(text)
            file.flush()
            os.fsync(handle)
        for name in _names(learner):
            if _may_take(folder / name, mine, text):
                draft.replace(folder / name)
                return folder / name
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    raise NotHandedIn(f"Nothing was handed in: {folder} holds {MOST_COPIES} other copies of yours; tell your teacher.")


def _names(learner: str) -> Iterator[str]:
    """Names for a copy, best first. No pseudonym has a dot, so that none is another learner's own."""
    yield f"{learner}.jsonl"
    try:
        account = named(getpass.getuser())
    except (NameRefused, OSError, KeyError, ImportError):  # a system that knows no accounts
        account = "again"
    yield f"{learner}.{account}.jsonl"
    yield from (f"{learner}.{account}.{n}.jsonl" for n in range(2, MOST_COPIES))


def _may_take(path: Path, mine: int, text: bytes) -> bool:
    """Whether a copy may get this name: nobody has it (then it is taken now), or an earlier copy of mine has."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return True
    except FileExistsError:
        pass
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_uid != mine or found.st_size > len(text):
            return False
        return set(path.read_bytes().splitlines()) <= set(text.splitlines())
    except OSError:  # it may not be read, or is gone this moment: then it was somebody else's
        return False


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder; ask your teacher for its name"
    if isinstance(error, NotADirectoryError):
        return "that is not a folder; ask your teacher for its name"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "you may not write there; ask your teacher to allow it"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; tell your teacher"
    return f"{error.strerror or error}; tell your teacher"
