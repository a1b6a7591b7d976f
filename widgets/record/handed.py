"""Handed-in files as they arrive: any name, ending, encoding, packed or not.

What a file holds decides, not what it is called. Nothing is ever unpacked onto the disk; a name in an archive is only
shown. Whatever is too large, too deep, locked or broken is passed over with its reason.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from widgets.record.reading import PassedOver, Reading, read_all

MOST_BYTES = 200_000_000
"""Of one file once unpacked; a class of years stays below."""
MOST_IN_ALL = 1_000_000_000
"""Bytes of all that one archive unpacks to."""
MOST_FILES = 20_000
"""Entries of one archive."""
DEEPEST = 3
"""Archives within archives."""

_HEAD = 65_536
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
"""What reading a broken or locked file may raise."""


class Handed(NamedTuple):
    """One file: its name (in an archive, the archive's before it), what was read, and whether it is a record."""

    name: str
    reading: Reading
    record: bool


class _TooLarge(OSError):
    """More bytes than any record has."""


def as_utf8(file: BinaryIO) -> BinaryIO:
    """A file's text as UTF-8, unpacked if it was packed by gzip; the same file where nothing is to do."""
    head = file.read(4)
    file.seek(0)
    if head.startswith(_GZIP):
        return as_utf8(io.BytesIO(_gunzipped(file, MOST_BYTES + 1)))
    codec = _utf16(head)
    if not codec:
        return file
    text = _all(file)
    if b'{"' in text:  # lines were added in UTF-8 since: each is read for itself
        return io.BytesIO(text)
    try:
        return io.BytesIO(text.decode(codec).lstrip("\ufeff").encode())
    except UnicodeError:  # cut off or mixed: each line is read for itself
        return io.BytesIO(text)


def _utf16(head: bytes) -> str:
    """The encoding that a byte-order mark, or the zeros of plain letters, give away."""
    if head.startswith(b"\xff\xfe") or (len(head) == 4 and head[0] and not head[1] and head[2] and not head[3]):
        return "utf-16-le"
    if head.startswith(b"\xfe\xff") or (len(head) == 4 and not head[0] and head[1] and not head[2] and head[3]):
        return "utf-16-be"
    return ""


def _all(file: BinaryIO) -> bytes:
    return _checked(file.read(MOST_BYTES + 1))


def _checked(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise _TooLarge(0, "unpacks to more than any record holds")
    return data


def _gunzipped(file: BinaryIO, most: int) -> bytes:
    """At most so many bytes; of a file that was cut off, what came before."""
    data = bytearray()
    unpacked = gzip.GzipFile(fileobj=file)
    try:
        while len(data) < most and (more := unpacked.read1(min(_HEAD, most - len(data)))):
            data += more
    except (EOFError, zlib.error, gzip.BadGzipFile):
        if not data:
            raise
    return bytes(data) if most <= _HEAD else _checked(bytes(data))


def files_in(path: Path) -> Iterator[Handed]:
    """Every file of a folder with its sub-folders, or of an archive, in the order of their names; never raises.

    Hidden ones, and those that systems put beside others, are no records.
    """
    if not path.is_dir():
        yield from _file(path, path.name)
        return
    for below in sorted(path.rglob("*")):
        name = below.relative_to(path).as_posix()
        if _hidden(name):
            if not below.is_dir():
                yield Handed(name, Reading([], []), record=False)
        elif not below.is_dir() or _called_record(name):
            yield from _file(below, name)


def files_of(data: bytes, name: str = "") -> list[Handed]:
    """What bytes from elsewhere hold: a file or an archive of files."""
    return list(_content(io.BytesIO(data), name, 0))


def _file(path: Path, name: str) -> Iterator[Handed]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            yield _no(name, "is no file", record=_called_record(name))
            return
        with path.open("rb") as file:
            yield from _content(file, name, 0)
    except OSError as e:
        yield _no(name, f"cannot be read: {e.strerror or e}", record=_called_record(name))


def _content(file: BinaryIO, name: str, depth: int) -> Iterator[Handed]:
    try:
        head = file.read(_HEAD)
        file.seek(0)
        if head.startswith(_ZIP) or head.startswith(b"PK\x05\x06"):
            if _called_document(name):
                yield Handed(name, Reading([], []), record=False)
            else:
                yield from _archive(file, name, depth)
            return
        if head.startswith(_GZIP):
            head = _gunzipped(file, _HEAD)
            file.seek(0)
        if not (_called_record(name) or _speaks_of_events(head)):
            yield Handed(name, Reading([], []), record=False)
            return
        reading = read_all(as_utf8(file))
        yield Handed(name, reading, record=_called_record(name) or bool(reading.events))
    except BROKEN as e:
        yield _no(name, f"cannot be read: {getattr(e, 'strerror', None) or e}")


def _archive(file: BinaryIO, name: str, depth: int) -> Iterator[Handed]:
    if depth == DEEPEST:
        yield _no(name, "lies in too many archives; unpack it")
        return
    left = MOST_IN_ALL
    with zipfile.ZipFile(file) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        if len(entries) > MOST_FILES:
            yield _no(name, f"holds more than {MOST_FILES:,} files; unpack it and choose")
            return
        for entry in sorted(entries, key=lambda e: e.filename):
            inner = f"{name}/{entry.filename}" if name else entry.filename
            if _hidden(entry.filename):
                yield Handed(inner, Reading([], []), record=False)
            elif entry.flag_bits & 1:
                yield _no(inner, "is locked by a password; unpack it")
            elif stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
                yield _no(inner, "is no file")
            else:
                try:
                    with packed.open(entry) as member:
                        data = cast(BinaryIO, member).read(min(left, MOST_BYTES) + 1)
                    if len(data) > min(left, MOST_BYTES):
                        raise _TooLarge(0, "unpacks to more than any record holds")
                except BROKEN as e:
                    yield _no(inner, f"cannot be read: {getattr(e, 'strerror', None) or e}")
                    continue
                left -= len(data)
                yield from (_led_out(found) for found in _content(io.BytesIO(data), inner, depth + 1))


def _led_out(found: Handed) -> Handed:
    """Says of a path that would lead out of its archive that it does; nothing is written there."""
    parts = found.name.replace("\\", "/").split("/")
    if ".." not in parts and "" not in parts and ":" not in found.name:
        return found
    over = PassedOver(0, "its path leads out of the archive; it was read, and nothing was written there")
    if not found.record or over in found.reading.passed_over:
        return found
    return found._replace(reading=Reading(found.reading.events, [*found.reading.passed_over, over]))


def _no(name: str, reason: str, record: bool = True) -> Handed:
    return Handed(name, Reading([], [PassedOver(0, reason)]), record)


def _hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _called_record(name: str) -> bool:
    return ".jsonl" in name.rsplit("/", 1)[-1].lower()


def _called_document(name: str) -> bool:
    """Whether a zip is something else, such as a text or a table of an office program."""
    return name.lower().endswith((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".pages"))


def _speaks_of_events(head: bytes) -> bool:
    """Whether the words of an event stand in these bytes, in whatever encoding."""
    plain = head.replace(b"\x00", b"")
    return b'"learner"' in plain and b'"event"' in plain
