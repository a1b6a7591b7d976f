"""Who is learning: a pseudonym in words, easy to say aloud, that somebody may replace by a name of their own."""

from __future__ import annotations

import contextlib
import io
import os
import random
import time
import unicodedata
from pathlib import Path

from widgets.record.reading import LONGEST_LINE, read_lines

FIRST = (
    "brave", "bright", "calm", "clever", "curious", "eager", "fair", "gentle", "glad", "happy", "honest", "keen",
    "kind", "lively", "lucky", "merry", "modest", "nimble", "polite", "proud", "quick", "quiet", "steady",
    "sunny", "swift", "warm",
)  # fmt: skip
SECOND = (
    "badger", "beaver", "bison", "crane", "dolphin", "falcon", "finch", "fox", "gecko", "heron", "ibis", "koala",
    "lark", "lemur", "llama", "lynx", "magpie", "marten", "otter", "owl", "panda", "puffin", "raven", "robin",
    "seal", "tapir", "wren",
)  # fmt: skip

LONGEST = 48
"""Characters of a name; four bytes each and an ending still fit what file systems take."""

_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices, whatever their ending."""

_CURRENT = "who-is-learning.txt"


class NameRefused(ValueError):
    """A name that cannot be used; the message says what to do."""


def pseudonym(chance: random.Random | None = None) -> str:
    """A new pseudonym, such as ``brave-otter-417``."""
    chance = chance or random.SystemRandom()
    return f"{chance.choice(FIRST)}-{chance.choice(SECOND)}-{chance.randint(100, 999)}"


def named(typed: str) -> str:
    """A typed name as it is kept: letters and digits of any script, in lower case, joined by hyphens.

    Nothing of a path survives. Raises :class:`NameRefused` if nothing is left.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", typed[: 8 * LONGEST]).casefold())
    marked = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in plain)
    name = "-".join(marked.split())[:LONGEST].strip("-")
    if not any(c.isalnum() for c in name):
        raise NameRefused("A name needs a letter or a digit. Type another one.")
    return f"{name}-learner" if name in _RESERVED else name


class Learners:
    """Who has a record in a folder, and whose turn it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[str]:
        """Who has a record here, by name."""
        try:
            return sorted(path.stem for path in self.folder.glob("*.jsonl") if _is_a_learners(path))
        except OSError:
            return []

    def current(self) -> str:
        """Who is learning; somebody new if that was never said. Two who ask at once get the same answer."""
        for _ in range(2):
            try:
                return named(self._read())
            except NameRefused:
                break
            except OSError:
                pass
            name = pseudonym()
            try:
                self._write(name, new=True)
            except FileExistsError:
                continue
            except OSError:
                return name
        else:
            return pseudonym()
        name = pseudonym()
        self.choose(name)
        return name

    def choose(self, name: str) -> str:
        """Let somebody else learn; returns the name as it is kept. Raises :class:`NameRefused`."""
        name = named(name)
        with contextlib.suppress(OSError):  # a folder that may not be written is told of where answers are kept
            self._write(name, new=False)
        return name

    def _read(self) -> str:
        """What is kept; a file that another page has made and not yet filled is waited for."""
        kept = self.folder / _CURRENT
        if kept.exists() and not kept.is_file():
            return ""  # a pipe would be waited for without end
        for _ in range(100):
            if text := kept.read_text(encoding="utf-8", errors="replace")[:1000]:
                return text
            time.sleep(0.01)
        return ""

    def _write(self, name: str, new: bool) -> None:
        make_private(self.folder)
        target = self.folder / _CURRENT
        draft = self.folder / f".{_CURRENT}.{os.getpid()}.{random.SystemRandom().getrandbits(32):08x}"
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(f"{name}\n")
            if new:
                _place(draft, target)
            else:
                draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def _is_a_learners(path: Path) -> bool:
    """Whether a file is the record of who it is called after: a sound name, and no copy of somebody else's."""
    try:
        if named(path.stem) != path.stem or not path.is_file():
            return False
        with path.open("rb") as file:
            first = read_lines(io.BytesIO(file.readline(LONGEST_LINE))).events
    except NameRefused:
        return False
    except OSError:  # it may not be read now; whose it is stays what it is called
        return True
    return not first or first[0].learner == path.stem


def _place(draft: Path, target: Path) -> None:
    """Give a finished file its name, unless somebody was quicker: then :class:`FileExistsError`."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a stick or a share without hard links
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, draft.read_bytes())
        except OSError:
            target.unlink()
            raise
        finally:
            os.close(handle)


def make_private(folder: Path) -> None:
    """Make a folder that only its user may open, if it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
